//! A bundle under the id of another: to have it taken in a second time, or to be answered for
//! something else.

use std::fs;

use sanad_tests::bag::id;
use sanad_tests::company::pair;
use sanad_tests::mallory::Mallory;
use sanad_tests::stick;

use super::{Scene, refused};

#[test]
fn a_bundle_under_a_new_name_is_told() {
    let scene = Scene::new();
    let name = id("a new name");
    fs::rename(stick::folder(&scene.stick, &scene.bundle), stick::folder(&scene.stick, &name)).unwrap();
    assert_eq!(refused(&scene.bureau, &scene.stick, &name), vec!["listing-wrong"]);
    scene.honest_bundles_still_work();
}

#[test]
fn a_bundle_that_was_taken_in_is_not_taken_in_under_a_new_name() {
    let scene = Scene::new();
    scene.bureau.take_in_all(&scene.stick);
    let name = id("a new name");
    stick::copy_all(&stick::folder(&scene.stick, &scene.bundle), &stick::folder(&scene.stick, &name));
    assert_eq!(refused(&scene.bureau, &scene.stick, &name), vec!["listing-wrong"]);
}

#[test]
fn a_collector_cannot_list_one_bundle_and_send_another() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    let mut mallory = Mallory::new();
    let bag = mallory.bundle(1);
    let name = id("another id");
    mallory.put_as(&stick, &name, &bag);
    let codes = refused(&bureau, &stick, &name);
    assert!(codes.contains(&"listing-wrong"), "{codes:?}");
    // Under its own name it is welcome.
    fs::remove_dir_all(stick.join("bundles")).unwrap();
    mallory.put(&stick, &bag);
    assert_eq!(bureau.take_in_all(&stick).len(), 1);
}
