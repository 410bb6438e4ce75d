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
    assert!(bureau.vault.original(&item).is_ok());
    bureau.vault.keep_cached(&item, "thumbnail", b"small").unwrap();
    assert!(bureau.vault.cached(&item, "thumbnail").unwrap().is_some());
    amina.withdraw_consent(&item);
    amina.vault.dispose(&item, "she asked for it").unwrap();
    amina.transfer();
    amina.courier(&stick);
    assert_eq!(bureau.take_in_all(&stick).len(), 1);
    let row = bureau.vault.items(None).unwrap().remove(0);
    assert_eq!((row.basis, row.stays), (Some("withdrawn"), Some("consent-withdrawn")));
    let out = bureau.beside("out").join("face.jpg");
    assert_eq!(bureau.vault.export(&item, &out, &Job::new()).unwrap_err().code(), "may-not-be-used");
    // Neither may it be looked at, nor what was made of it while it could be.
    assert_eq!(bureau.vault.original(&item).map(|_| ()).unwrap_err().code(), "may-not-be-used");
    assert_eq!(bureau.vault.cached(&item, "thumbnail").unwrap(), None);
    bureau.vault.keep_cached(&item, "thumbnail", b"late").unwrap();
    assert_eq!(bureau.vault.cached(&item, "thumbnail").unwrap(), None);
    for person in [&amina, &bureau] {
        assert_eq!(person.vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
    }
}
