//! Answers that are for somebody else: they tell a desk what is none of its affair, and open nothing here.

use sanad_evidence::consent::{Answers, HERE};
use sanad_tests::bag::id;

use super::{Scene, WORDS};

#[test]
fn answers_for_another_recipient_are_not_taken_in() {
    for other in [HERE.to_owned(), id("another invitation").to_string()] {
        let (mut scene, account) = Scene::told(1);
        let smuggled = Answers { recipient: other, ..scene.answers(5) };
        scene.mallory.case.answers(&scene.her, &smuggled);
        assert!(scene.sends().contains(&"answers-for-another"));
        scene.is_shut(&account);
        let state = scene.bureau.vault.consent_state(&scene.her.id).unwrap();
        assert_eq!((state.len(), state[0].height), (1, 1));
    }
}

#[test]
fn and_nothing_rests_on_them() {
    let mut scene = Scene::new();
    let answers = Answers { recipient: id("another invitation").to_string(), ..scene.answers(5) };
    scene.mallory.case.answers(&scene.her, &answers);
    let account = scene.mallory.case.account(&scene.her, WORDS);
    let codes = scene.sends();
    assert!(codes.contains(&"answers-for-another") && codes.contains(&"not-asked-yet"), "{codes:?}");
    scene.is_shut(&account);
}
