//! Someone who has the item's own key encrypts other bytes to it.

use std::fs;

use sanad_tests::{stick, stolen};

use super::{Scene, original};

#[test]
fn other_bytes_under_the_same_key_have_another_digest() {
    for same_size in [true, false] {
        let scene = Scene::new();
        let kept = scene.kept;
        let amina = scene.amina.while_locked(|vault, sheet| {
            let store = stolen::store(vault, sheet);
            let query = format!("SELECT key_id FROM item WHERE id = '{kept}'");
            let identity = stolen::identity(&stolen::secret(&store, &query));
            let mut bytes = stick::decrypt(&fs::read(original(vault, &kept)).unwrap(), &identity);
            if same_size {
                bytes[0] ^= 1
            } else {
                bytes.push(0)
            }
            let cipher = stick::encrypt(&bytes, &identity.to_public().to_string());
            fs::write(original(vault, &kept), cipher).unwrap();
        });
        assert_eq!(super::codes(&amina), vec!["original-damaged"]);
    }
}
