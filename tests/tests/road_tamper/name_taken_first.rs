//! A collector who saw the id of another's bundle on a shared stick sends one of her own under it.

use std::fs;

use sanad_courier::{FolderRoad, fetch};
use sanad_tests::mallory::Mallory;
use sanad_tests::stick;
use sanad_vault::Job;

use super::Scene;

#[test]
fn a_bundle_of_another_sender_under_the_same_id_is_refused_or_left_alone() {
    let scene = Scene::new();
    let mut mallory = Mallory::new();
    let mut bag = mallory.bundle(1);
    let mut info = bag.info();
    info.bundle = scene.bundle;
    bag.files.insert(sanad_evidence::bag::Place::Info, info.to_text().into_bytes());
    mallory.address(&mut bag);
    // The seal in her log names another bundle, so the name alone is not enough.
    fs::remove_dir_all(stick::folder(&scene.stick, &scene.bundle)).unwrap();
    mallory.put(&scene.stick, &bag);
    let codes = super::refused(&scene.bureau, &scene.stick, &scene.bundle);
    assert_eq!(codes, vec!["seal-missing"]);
    scene.honest_bundles_still_work();
    // And after Amina's was taken in, nothing under its name is looked at again.
    mallory.put(&scene.stick, &bag);
    let road = FolderRoad::new(&scene.stick).unwrap();
    let fetched = fetch(&scene.bureau.vault, &road, &Job::new()).unwrap();
    assert!(fetched.known.contains(&scene.bundle) && fetched.bundles.is_empty());
}
