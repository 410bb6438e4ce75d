//! An original was taken away, or something else stands in its place.

use std::fs;

use super::{Scene, original};

#[test]
fn a_missing_original_is_found() {
    let scene = Scene::new();
    let kept = scene.kept;
    assert_eq!(
        scene.after_folder(|vault| fs::remove_file(original(vault, &kept)).unwrap()),
        vec!["original-damaged"]
    );
}

#[test]
fn all_of_them_gone_are_found() {
    let scene = Scene::new();
    let codes = scene.after_folder(|vault| {
        fs::remove_dir_all(vault.join("originals")).unwrap();
        fs::create_dir(vault.join("originals")).unwrap();
    });
    assert_eq!(codes, vec!["original-damaged"]);
}
