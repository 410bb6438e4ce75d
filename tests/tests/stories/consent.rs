//! The survivor decides, and can change her mind; the software enforces it on both sides.

use sanad_evidence::consent::Basis;
use sanad_tests::people::{acquainted, amina, basis, bureau};
use sanad_vault::StatedBasis;

#[test]
fn what_was_not_asked_stays_unless_it_is_no_ones_account() {
    let (amina, bureau) = (amina(), bureau());
    acquainted(&amina, &bureau);
    let street = amina.acquire(&amina.file("street.jpg", b"\xFF\xD8\xFF street")).item;
    let voice = amina.acquire(&amina.file("voice.txt", b"what she told")).item;
    let not_asked = |account| StatedBasis { account: Some(account), ..basis(Basis::NotAsked, None) };
    amina.vault.record_basis(&street, &not_asked(false)).unwrap();
    amina.vault.record_basis(&voice, &not_asked(true)).unwrap();
    let bundle = amina.transfer();
    assert_eq!(bundle.safekeeping, vec![street]);
    assert_eq!(bundle.stays.len(), 1);
    assert_eq!((bundle.stays[0].thing, bundle.stays[0].reasons[0]), (voice, "may-be-an-account"));
    let stick = amina.beside("stick");
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    assert_eq!(bureau.vault.items(None).unwrap().len(), 1);
    // Held for safekeeping is not looked at; hers is hers to look at.
    assert_eq!(bureau.vault.original(&street).map(|_| ()).unwrap_err().code(), "may-not-be-used");
    assert_eq!(amina.vault.original(&voice).unwrap().size(), 13);
}

#[test]
fn a_basis_must_state_what_it_rests_on() {
    let amina = amina();
    let item = amina.acquire(&amina.file("x.txt", b"x")).item;
    for (stated, missing) in [
        (basis(Basis::NotNeeded, None), "reason"),
        (basis(Basis::TakenBefore, None), "form"),
        (basis(Basis::NotAsked, None), "account"),
    ] {
        let error = amina.vault.record_basis(&item, &stated).unwrap_err();
        assert_eq!(error.code(), "basis-must-state");
        assert!(error.to_string().contains(missing), "{error}");
    }
    assert_eq!(
        amina.vault.record_basis(&item, &basis(Basis::Answered, None)).unwrap_err().code(),
        "no-answers"
    );
}

#[test]
fn consent_withdrawn_before_the_courier_came_stops_the_bundle() {
    let (amina, bureau) = (amina(), bureau());
    acquainted(&amina, &bureau);
    let item = amina.acquire_free("face.jpg", b"\xFF\xD8\xFF her face");
    let bundle = amina.transfer().bundle;
    amina.withdraw_consent(&item);
    let stick = amina.beside("stick");
    let done = amina.courier(&stick);
    assert!(done.bundles.is_empty());
    assert_eq!((done.problems[0].bundle, done.problems[0].code), (bundle, "may-not-leave"));
    assert!(!stick.join("bundles").join(bundle.to_string()).exists(), "nothing of it is on the stick");
}

#[test]
fn a_withdrawal_after_the_hand_over_goes_with_the_next_transfer_and_restricts_the_partner() {
    let (amina, bureau) = (amina(), bureau());
    acquainted(&amina, &bureau);
    let stick = amina.beside("stick");
    let item = amina.acquire_free("face.jpg", b"\xFF\xD8\xFF her face");
    amina.transfer();
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    assert_eq!(bureau.vault.items(None).unwrap()[0].stays, None);

    amina.withdraw_consent(&item);
    let notice = amina.transfer();
    assert_eq!((notice.originals.len(), notice.stays[0].reasons[0]), (0, "consent-withdrawn"));
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    let row = bureau.vault.items(None).unwrap().remove(0);
    assert_eq!((row.basis, row.stays), (Some("withdrawn"), Some("consent-withdrawn")));
}
