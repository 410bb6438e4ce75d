//! A partner gone bad says that it stored what it was never sent, so that it is forgotten here.

use sanad_evidence::Digest;
use sanad_evidence::acceptance::Held;
use sanad_tests::bag::id;

use super::{Scene, acceptance, answer, desk_key};

#[test]
fn what_was_not_sent_is_not_forgotten_on_a_partners_word() {
    let scene = Scene::answered();
    let stays = scene.amina.acquire(&scene.amina.file("voice.txt", b"her voice"));
    let mut lie = acceptance(&scene);
    lie.originals.insert(stays.item, (stays.digest, Held::Stored));
    lie.originals.insert(id("nobody's"), (Digest::of(b"nothing"), Held::Stored));
    answer(&scene, lie.sign(&desk_key(&scene)).unwrap().as_bytes());
    scene.amina.courier(&scene.stick);
    assert_eq!(scene.amina.vault.forget(&stays.item).unwrap_err().code(), "not-stored-elsewhere");
    assert_eq!(scene.amina.vault.forget(&id("nobody's")).unwrap_err().code(), "item-not-found");
    // What it was sent, and says that it stored, may go.
    scene.amina.vault.forget(&scene.item).unwrap();
}

#[test]
fn other_bytes_under_the_same_id_are_not_what_was_sent() {
    let scene = Scene::answered();
    let mut lie = acceptance(&scene);
    lie.originals.insert(scene.item, (Digest::of(b"other bytes"), Held::Stored));
    answer(&scene, lie.sign(&desk_key(&scene)).unwrap().as_bytes());
    scene.amina.courier(&scene.stick);
    assert_eq!(scene.amina.vault.forget(&scene.item).unwrap_err().code(), "not-stored-elsewhere");
}

#[test]
fn verified_is_not_stored() {
    let scene = Scene::answered();
    let mut less = acceptance(&scene);
    for held in less.originals.values_mut() {
        held.1 = Held::Verified;
    }
    answer(&scene, less.sign(&desk_key(&scene)).unwrap().as_bytes());
    assert_eq!(scene.amina.courier(&scene.stick).acceptances[0].verified, 1);
    assert_eq!(scene.amina.vault.forget(&scene.item).unwrap_err().code(), "not-stored-elsewhere");
}

#[test]
fn a_bundle_still_on_the_way_is_not_answered_by_the_answer_to_another() {
    let scene = Scene::answered();
    let later = scene.amina.acquire(&scene.amina.file("later.txt", b"later"));
    scene.amina.not_needed(&later.item);
    scene.amina.transfer();
    let elsewhere = scene.amina.beside("elsewhere");
    // The second bundle is out, and only the first is answered: with the second's item in it.
    sanad_courier::deliver(
        &scene.amina.vault,
        &sanad_courier::FolderRoad::new(&elsewhere).unwrap(),
        &sanad_vault::Job::new(),
    )
    .unwrap();
    let mut lie = acceptance(&scene);
    lie.originals.insert(later.item, (later.digest, Held::Stored));
    answer(&scene, lie.sign(&desk_key(&scene)).unwrap().as_bytes());
    assert_eq!(scene.amina.courier(&scene.stick).acceptances.len(), 1);
    assert_eq!(scene.amina.vault.forget(&later.item).unwrap_err().code(), "not-stored-elsewhere");
}
