//! A withdrawal is kept back: its record, its entry, or the whole bundle.

use sanad_evidence::bag::Place;

use super::Scene;

#[test]
fn without_its_bundle_nothing_later_is_taken_in() {
    let (mut scene, account) = Scene::told(3);
    let recipient = scene.mallory.recipient();
    scene.mallory.case.withdrawal_from(&scene.her, &recipient, &[]);
    let notice = scene.bundle();
    let answers = scene.answers(2);
    scene.mallory.case.answers(&scene.her, &answers);
    let later = scene.bundle();
    assert!(scene.puts(&later).contains(&"bundle-gap"));
    assert_eq!(scene.puts(&notice), Vec::<&str>::new());
    scene.is_shut(&account);
    assert_eq!(scene.puts(&later), Vec::<&str>::new());
    scene.is_open(&account);
}

/// The entry says that she withdrew, even when nothing says how.
#[test]
fn without_its_record_it_closes_all_the_same() {
    let (mut scene, account) = Scene::told(3);
    let recipient = scene.mallory.recipient();
    let record = scene.mallory.case.withdrawal_from(&scene.her, &recipient, &[account]);
    let mut bag = scene.bundle();
    bag.files.remove(&Place::Record(record)).unwrap();
    bag.sign_again();
    let codes = scene.puts(&bag);
    if codes.is_empty() {
        scene.is_shut(&account);
    }
}

#[test]
fn without_its_entry_the_log_does_not_hold() {
    let (mut scene, account) = Scene::told(3);
    let recipient = scene.mallory.recipient();
    let record = scene.mallory.case.withdrawal_from(&scene.her, &recipient, &[]);
    let index = scene.mallory.case.entries.last().unwrap().0.index;
    let more = scene.mallory.case.account(&scene.her, "more of it");
    let mut bag = scene.bundle();
    bag.files.remove(&Place::Record(record)).unwrap();
    bag.files.remove(&Place::Entry(index)).unwrap();
    bag.files.remove(&Place::Proof(index)).unwrap();
    bag.sign_again();
    assert_ne!(scene.puts(&bag), Vec::<&str>::new());
    assert!(scene.bureau.vault.account(&more).is_err());
    scene.is_open(&account);
}

/// It says that it is about one thing, and that is another's: it is not read as being about nothing.
#[test]
fn one_that_covers_what_nobody_knows_closes_nothing_else_and_opens_nothing() {
    let (mut scene, account) = Scene::told(3);
    let recipient = scene.mallory.recipient();
    scene.mallory.case.withdrawal_from(&scene.her, &recipient, &[sanad_tests::bag::id("unknown")]);
    assert_eq!(scene.sends(), Vec::<&str>::new());
    scene.is_open(&account);
    scene.mallory.case.withdrawal_from(&scene.her, &recipient, &[account]);
    assert_eq!(scene.sends(), Vec::<&str>::new());
    scene.is_shut(&account);
}
