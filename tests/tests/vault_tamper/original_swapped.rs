//! Two originals changed places, or an older copy of another came back in one's place.

use std::fs;

use super::{Scene, original};

#[test]
fn each_original_opens_with_its_own_key_only() {
    let scene = Scene::new();
    let (one, two) = (scene.sent, scene.kept);
    let codes = scene.after_folder(|vault| {
        let (first, second) = (original(vault, &one), original(vault, &two));
        let bytes = fs::read(&first).unwrap();
        fs::copy(&second, &first).unwrap();
        fs::write(&second, bytes).unwrap();
    });
    assert_eq!(codes, vec!["original-damaged"]);
}

#[test]
fn not_even_with_their_keys_swapped_too() {
    let scene = Scene::new();
    let (one, two) = (scene.sent, scene.kept);
    let amina = scene.amina.while_locked(|vault, sheet| {
        let (first, second) = (original(vault, &one), original(vault, &two));
        let bytes = fs::read(&first).unwrap();
        fs::copy(&second, &first).unwrap();
        fs::write(&second, bytes).unwrap();
        let store = sanad_tests::stolen::store_without_triggers(vault, sheet);
        let sql = "UPDATE item SET key_id = (SELECT sum(key_id) FROM item) - key_id";
        assert_eq!(store.execute(sql, []).unwrap(), 2);
    });
    assert_eq!(super::codes(&amina), vec!["original-damaged"]);
}
