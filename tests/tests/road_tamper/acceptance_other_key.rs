//! An acceptance that somebody else signed, or that names another cosigner's word.

use sanad_evidence::sign::{Namespace, sign_document};
use sanad_tests::bag::{cosigner, key};

use super::{Scene, acceptance, answer, desk_key, honest_answer_still_works, is_not_believed};

#[test]
fn another_hand_is_not_the_partner() {
    let scene = Scene::answered();
    let honest = acceptance(&scene);
    answer(&scene, honest.sign(&key("somebody")).unwrap().as_bytes());
    is_not_believed(&scene, "acceptance-not-by-partner");
    honest_answer_still_works(&scene);
}

#[test]
fn a_signature_for_another_purpose_is_none() {
    let scene = Scene::answered();
    let text = acceptance(&scene).to_text();
    let document = sign_document(&text, &desk_key(&scene), Namespace::Receipt).unwrap();
    answer(&scene, document.as_bytes());
    is_not_believed(&scene, "acceptance-not-by-partner");
    answer(&scene, text.as_bytes());
    is_not_believed(&scene, "acceptance-not-by-partner");
    honest_answer_still_works(&scene);
}

#[test]
fn a_cosignature_by_another_does_not_hold() {
    let scene = Scene::answered();
    let mut wrong = acceptance(&scene);
    let other = cosigner().cosign(&wrong.checkpoint, 1_795_334_400).unwrap();
    wrong.cosignature = other.to_string().parse().unwrap();
    answer(&scene, wrong.sign(&desk_key(&scene)).unwrap().as_bytes());
    is_not_believed(&scene, "cosignature-wrong");
    honest_answer_still_works(&scene);
}
