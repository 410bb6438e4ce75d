//! One person's yes is shown for another's words.

use super::Scene;

#[test]
fn the_yes_of_one_opens_nothing_of_another() {
    let (mut scene, _) = Scene::told(5);
    let other = scene.mallory.case.person("W-2222");
    let account = scene.mallory.case.account(&other, "what the other told");
    assert!(scene.sends().contains(&"not-asked-yet"));
    scene.is_shut(&account);
    assert!(scene.bureau.vault.person(&other.id).is_err());
}

/// The record names one person, and stands under the thing that is the answers of another.
#[test]
fn under_the_others_answers_it_closes_both() {
    let (mut scene, account) = Scene::told(5);
    let mut other = scene.mallory.case.person("W-2222");
    let answers = scene.answers(5);
    scene.mallory.case.answers(&other, &scene.answers(1));
    let hers = other.consent;
    other.consent = scene.her.consent;
    scene.mallory.case.answers(&other, &answers);
    assert_ne!(hers, other.consent);
    let told = scene.mallory.case.account(&other, "what the other told");
    let codes = scene.sends();
    assert_ne!(codes, Vec::<&str>::new());
    scene.is_shut(&told);
    // What was agreed to before stands as it did.
    scene.is_open(&account);
}

#[test]
fn a_withdrawal_of_another_does_not_free_what_she_withdrew() {
    let (mut scene, account) = Scene::told(5);
    scene.mallory.case.withdrawal_from(&scene.her, &scene.mallory.recipient(), &[]);
    assert_eq!(scene.sends(), Vec::<&str>::new());
    scene.is_shut(&account);
    let other = scene.mallory.case.person("W-2222");
    let answers = scene.answers(5);
    scene.mallory.case.answers(&other, &answers);
    assert_eq!(scene.sends(), Vec::<&str>::new());
    scene.is_shut(&account);
    assert_eq!(scene.bureau.vault.account(&account).unwrap().closed, ["consent-withdrawn"]);
}
