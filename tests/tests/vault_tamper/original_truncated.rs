//! An original was cut short, also at the border of a chunk, or something was put behind its end.

use std::fs;

use super::{Scene, original};

#[test]
fn a_cut_is_found_wherever_it_is() {
    for cut in [1_usize, 16, 4_500, 70_000] {
        let scene = Scene::new();
        let kept = scene.kept;
        let codes = scene.after_folder(|vault| {
            let path = original(vault, &kept);
            let bytes = fs::read(&path).unwrap();
            fs::write(&path, &bytes[..bytes.len() - cut]).unwrap();
        });
        assert_eq!(codes, vec!["original-damaged"], "{cut} bytes cut");
    }
}

#[test]
fn an_empty_one_and_one_with_more_behind_it_are_found() {
    for more in [false, true] {
        let scene = Scene::new();
        let kept = scene.kept;
        let codes = scene.after_folder(|vault| {
            let path = original(vault, &kept);
            let mut bytes = fs::read(&path).unwrap();
            if more {
                bytes.extend(b"more")
            } else {
                bytes.clear()
            }
            fs::write(&path, bytes).unwrap();
        });
        assert_eq!(codes, vec!["original-damaged"]);
    }
}
