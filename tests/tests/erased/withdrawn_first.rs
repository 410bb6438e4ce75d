//! Consent is withdrawn, and the original destroyed before anyone was told: the words of the withdrawal
//! are erased with the others, and still it arrives.

use sanad_tests::company::pair;
use sanad_vault::Job;

#[test]
fn a_withdrawal_whose_words_were_erased_restricts_the_partner_all_the_same() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    let item = amina.acquire_free("face.jpg", b"\xFF\xD8\xFF her face");
    amina.transfer();
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    amina.withdraw_consent(&item);
    amina.vault.dispose(&item, "she asked for it").unwrap();
    amina.transfer();
    amina.courier(&stick);
    assert_eq!(bureau.take_in_all(&stick).len(), 1);
    let row = bureau.vault.items(None).unwrap().remove(0);
    assert_eq!((row.basis, row.stays), (Some("withdrawn"), Some("consent-withdrawn")));
    let out = bureau.beside("out").join("face.jpg");
    assert_eq!(bureau.vault.export(&item, &out, &Job::new()).unwrap_err().code(), "may-not-be-used");
    for person in [&amina, &bureau] {
        assert_eq!(person.vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
    }
}
