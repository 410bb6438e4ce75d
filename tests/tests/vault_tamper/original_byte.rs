//! One byte of an original was changed.

use std::fs;

use super::{Scene, original};

#[test]
fn a_changed_byte_is_found_wherever_it_is() {
    // In the age header, in the first chunk, in the last.
    for place in [40_usize, 30_000, 70_100] {
        let scene = Scene::new();
        let kept = scene.kept;
        let codes = scene.after_folder(|vault| {
            let path = original(vault, &kept);
            let mut bytes = fs::read(&path).unwrap();
            bytes[place] ^= 1;
            fs::write(&path, bytes).unwrap();
        });
        assert_eq!(codes, vec!["original-damaged"]);
    }
}
