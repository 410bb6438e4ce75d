//! Who she is comes along, and she did not agree to be named.

use sanad_tests::stolen::holds;

use super::{Scene, WORDS};

const NAME: &str = "Zorkblatt of the third house";

#[test]
fn who_she_is_is_refused_below_the_fourth_rung() {
    for height in 1..4 {
        let mut scene = Scene::new();
        let answers = scene.answers(height);
        scene.mallory.case.answers(&scene.her, &answers);
        scene.mallory.case.account(&scene.her, WORDS);
        scene.mallory.case.identity(&scene.her, NAME);
        assert!(scene.sends().contains(&"identity-kept-back"), "{height}");
        let pages = sanad_tests::stolen::pages(scene.bureau.folder(), &scene.bureau.sheet);
        assert!(!holds(&pages, NAME.as_bytes()));
    }
}

/// Agreed to, taken in, and kept under a key of its own here too; withdrawn, it is not opened.
#[test]
fn and_with_it_it_is_under_a_key_of_its_own_until_she_withdraws() {
    let mut scene = Scene::new();
    let answers = scene.answers(4);
    scene.mallory.case.answers(&scene.her, &answers);
    scene.mallory.case.identity(&scene.her, NAME);
    assert_eq!(scene.sends(), Vec::<&str>::new());
    let opened = scene.bureau.vault.open_identity(&scene.her.id).unwrap().unwrap();
    assert_eq!(opened.names.as_ref().map(|name| name.as_str()), Some(NAME));
    let recipient = scene.mallory.recipient();
    scene.mallory.case.withdrawal_from(&scene.her, &recipient, &[]);
    assert_eq!(scene.sends(), Vec::<&str>::new());
    assert!(scene.bureau.vault.open_identity(&scene.her.id).is_err());
    let (home, folder, sheet) = scene.bureau.lock();
    assert!(!holds(&sanad_tests::stolen::pages(&folder, &sheet), NAME.as_bytes()));
    drop(home);
}
