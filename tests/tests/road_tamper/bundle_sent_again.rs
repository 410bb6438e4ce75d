//! A bundle that was taken in comes again: the same, or changed since.

use std::fs;

use sanad_courier::{FolderRoad, fetch};
use sanad_tests::bag::id;
use sanad_tests::company::pair;
use sanad_tests::mallory::Mallory;
use sanad_tests::stick;
use sanad_vault::Job;

use super::{Scene, desk, next_works, refused};

#[test]
fn a_bundle_that_was_taken_in_is_left_alone_whatever_became_of_it() {
    let scene = Scene::new();
    let road = FolderRoad::new(&scene.stick).unwrap();
    scene.bureau.take_in_all(&scene.stick);
    let before = desk(&scene.bureau);
    for change in [false, true] {
        if change {
            stick::flip(&stick::part(&scene.stick, &scene.bundle, 1));
            fs::remove_file(stick::part(&scene.stick, &scene.bundle, 2)).unwrap();
        }
        let fetched = fetch(&scene.bureau.vault, &road, &Job::new()).unwrap();
        assert_eq!((fetched.bundles, fetched.known), (vec![], vec![scene.bundle]));
        let again = scene.bureau.vault.take_in(&scene.bundle, &Job::new());
        assert_eq!(again.unwrap_err().code(), "bundle-taken-in-already");
        assert_eq!(desk(&scene.bureau), before);
    }
    next_works(&scene.amina, &scene.bureau, &scene.stick, &scene.bundle);
}

#[test]
fn the_same_number_twice_is_a_fork() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    let mut mallory = Mallory::new();
    let first = mallory.bundle(1);
    mallory.put(&stick, &first);
    bureau.take_in_all(&stick);
    // Another bundle that says it is her first, with an id of its own.
    let mut second = first.clone();
    let mut info = second.info();
    info.bundle = id("her other first");
    second.files.insert(sanad_evidence::bag::Place::Info, info.to_text().into_bytes());
    mallory.address(&mut second);
    let bundle = mallory.put(&stick, &second);
    let codes = refused(&bureau, &stick, &bundle);
    assert!(codes.contains(&"bundle-fork"), "{codes:?}");
}
