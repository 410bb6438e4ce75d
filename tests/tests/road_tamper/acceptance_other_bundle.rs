//! The acceptance of one bundle in the place of that of another.

use std::fs;

use sanad_evidence::Digest;
use sanad_evidence::acceptance::Acceptance;
use sanad_tests::bag::id;
use sanad_tests::stick;

use super::{Scene, acceptance, answer, desk_key, honest_answer_still_works, is_not_believed};

#[test]
fn the_acceptance_of_another_bundle_is_told() {
    let scene = Scene::answered();
    let reply = fs::read(stick::reply(&scene.stick, &scene.bundle)).unwrap();
    scene.amina.courier(&scene.stick);
    let item = scene.amina.acquire_free("two.txt", b"two");
    let second = scene.amina.transfer().bundle;
    scene.amina.courier(&scene.stick);
    fs::write(stick::reply(&scene.stick, &second), reply).unwrap();
    let done = scene.amina.courier(&scene.stick);
    assert_eq!((done.acceptances.len(), done.problems[0].code), (0, "acceptance-other"));
    assert_eq!(scene.amina.vault.forget(&item).unwrap_err().code(), "not-stored-elsewhere");
    let scene = Scene { bundle: second, item, ..scene };
    fs::remove_file(stick::reply(&scene.stick, &second)).unwrap();
    scene.bureau.take_in_all(&scene.stick);
    honest_answer_still_works(&scene);
}

#[test]
fn one_that_differs_in_any_fact_is_for_something_else() {
    let scene = Scene::answered();
    let honest = acceptance(&scene);
    let other = Digest::of(b"something else");
    let mut size = honest.checkpoint;
    size.size += 1;
    let mut root = honest.checkpoint;
    root.root = other;
    for wrong in [
        Acceptance { bundle: id("other"), ..honest.clone() },
        Acceptance { tag_manifest: other, ..honest.clone() },
        Acceptance { listing: other, ..honest.clone() },
        Acceptance { case: id("other"), ..honest.clone() },
        Acceptance { checkpoint: size, ..honest.clone() },
        Acceptance { checkpoint: root, ..honest.clone() },
    ] {
        answer(&scene, wrong.sign(&desk_key(&scene)).unwrap().as_bytes());
        is_not_believed(&scene, "acceptance-other");
    }
    honest_answer_still_works(&scene);
}
