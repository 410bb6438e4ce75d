//! A bundle did not arrive, and the next one did.

use std::fs;

use sanad_tests::stick;

use super::{Scene, refused};

#[test]
fn a_bundle_that_was_skipped_is_missed() {
    let scene = Scene::new();
    scene.amina.acquire_free("two.txt", b"two");
    let second = scene.amina.transfer().bundle;
    scene.amina.courier(&scene.stick);
    fs::remove_dir_all(stick::folder(&scene.stick, &scene.bundle)).unwrap();
    let codes = refused(&scene.bureau, &scene.stick, &second);
    assert!(codes.contains(&"bundle-gap"), "{codes:?}");
    // It arrives after all, and both are taken in, in their order.
    stick::copy_all(&scene.pristine, &scene.stick);
    let taken = scene.bureau.take_in_all(&scene.stick);
    assert_eq!(taken.iter().map(|one| one.bundle).collect::<Vec<_>>(), vec![scene.bundle, second]);
}

#[test]
fn one_in_the_middle_too() {
    let scene = Scene::new();
    scene.bureau.take_in_all(&scene.stick);
    let mut bundles = Vec::new();
    for name in ["two.txt", "three.txt"] {
        scene.amina.acquire_free(name, name.as_bytes());
        bundles.push(scene.amina.transfer().bundle);
    }
    scene.amina.courier(&scene.stick);
    let kept = scene.amina.beside("kept");
    fs::rename(stick::folder(&scene.stick, &bundles[0]), kept.join("two")).unwrap();
    let codes = refused(&scene.bureau, &scene.stick, &bundles[1]);
    assert!(codes.contains(&"bundle-gap"), "{codes:?}");
    fs::rename(kept.join("two"), stick::folder(&scene.stick, &bundles[0])).unwrap();
    assert_eq!(scene.bureau.take_in_all(&scene.stick).len(), 2);
}
