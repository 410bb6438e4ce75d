//! The reply was changed on the way.

use std::fs;

use sanad_tests::stick;

use super::{Scene, acceptance, answer, desk_key, honest_answer_still_works, is_not_believed};

#[test]
fn a_changed_byte_makes_it_unreadable() {
    let scene = Scene::answered();
    stick::flip(&stick::reply(&scene.stick, &scene.bundle));
    is_not_believed(&scene, "reply-unreadable");
    honest_answer_still_works(&scene);
}

#[test]
fn a_changed_word_is_not_what_was_signed() {
    let scene = Scene::answered();
    let signed = acceptance(&scene).sign(&desk_key(&scene)).unwrap();
    let changed = signed.replace("consistency first", "consistency from 1");
    assert_ne!(*signed, changed);
    answer(&scene, changed.as_bytes());
    is_not_believed(&scene, "acceptance-not-by-partner");
    honest_answer_still_works(&scene);
}

#[test]
fn one_that_was_cut_short_is_unreadable() {
    for size in [0, 10, 300] {
        let scene = Scene::answered();
        let path = stick::reply(&scene.stick, &scene.bundle);
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, &bytes[..size]).unwrap();
        is_not_believed(&scene, "reply-unreadable");
        honest_answer_still_works(&scene);
    }
}
