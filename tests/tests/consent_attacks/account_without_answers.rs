//! An account comes along, and nobody said that its person agreed to anything.

use sanad_evidence::consent::Answer;

use super::{Scene, WORDS};

#[test]
fn an_account_without_answers_is_refused() {
    let mut scene = Scene::new();
    let account = scene.mallory.case.account(&scene.her, WORDS);
    assert!(scene.sends().contains(&"not-asked-yet"));
    scene.is_shut(&account);
    assert!(scene.bureau.vault.person(&scene.her.id).is_err(), "nothing of her is kept");
}

#[test]
fn a_no_and_a_later_are_no_answers_to_rest_on() {
    for (answer, code) in [(Answer::No, "not-agreed"), (Answer::Later, "ask-again")] {
        let mut scene = Scene::new();
        let mut answers = scene.answers(0);
        answers.ladder = [answer; 5];
        scene.mallory.case.answers(&scene.her, &answers);
        let account = scene.mallory.case.account(&scene.her, WORDS);
        assert!(scene.sends().contains(&code));
        scene.is_shut(&account);
    }
}

/// A yes above a rung that is not answered is no yes.
#[test]
fn neither_is_a_yes_that_stands_on_nothing() {
    let mut scene = Scene::new();
    let mut answers = scene.answers(5);
    answers.ladder[0] = Answer::Blank;
    scene.mallory.case.answers(&scene.her, &answers);
    let account = scene.mallory.case.account(&scene.her, WORDS);
    assert!(scene.sends().contains(&"not-asked-yet"));
    scene.is_shut(&account);
}
