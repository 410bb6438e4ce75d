//! The index of an entry was changed: its row's, or the one it states.

use super::{Scene, entry, plant_again, put_entry};

#[test]
fn a_row_that_moved_is_found() {
    let codes = Scene::new().after_sql("UPDATE entry SET idx = 77 WHERE idx = 3");
    assert!(codes.contains(&"entry-missing") && codes.contains(&"entry-damaged"), "{codes:?}");
}

#[test]
fn a_stated_index_that_is_wrong_is_found_even_under_a_new_tree() {
    for again in [false, true] {
        let codes = Scene::new().after(|store| {
            let text = entry(store, 1);
            let changed = text.replace(" index 1\n", " index 2\n");
            assert_ne!(text, changed);
            put_entry(store, 1, &changed);
            if again {
                plant_again(store);
            }
        });
        assert!(codes.contains(&"entry-damaged"), "{codes:?}");
    }
}
