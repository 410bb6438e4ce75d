//! The listing was changed on the way, taken away, or another thing put in its place.

use std::fs;

use sanad_courier::{FolderRoad, fetch};
use sanad_tests::stick;
use sanad_vault::Job;

use super::Scene;

#[test]
fn a_changed_listing_opens_with_no_key() {
    let scene = Scene::new();
    stick::flip(&stick::listing(&scene.stick, &scene.bundle));
    scene.fails_with("bundle-not-for-us");
    scene.honest_bundles_still_work();
}

#[test]
fn what_is_no_listing_opens_with_no_key() {
    for bytes in [&b""[..], b"sanad listing v1\n", b"age-encryption.org/v1\n"] {
        let scene = Scene::new();
        fs::write(stick::listing(&scene.stick, &scene.bundle), bytes).unwrap();
        scene.fails_with("bundle-not-for-us");
        scene.honest_bundles_still_work();
    }
}

#[test]
fn without_its_listing_a_bundle_is_not_whole() {
    let scene = Scene::new();
    fs::remove_file(stick::listing(&scene.stick, &scene.bundle)).unwrap();
    let road = FolderRoad::new(&scene.stick).unwrap();
    assert_eq!(fetch(&scene.bureau.vault, &road, &Job::new()).unwrap().bundles, vec![]);
    assert_eq!(
        scene.bureau.vault.take_in(&scene.bundle, &Job::new()).unwrap_err().code(),
        "bundle-not-found"
    );
    scene.honest_bundles_still_work();
}
