//! The link of an entry to the one before it about the same thing was changed.

use super::{Scene, entry, plant_again, put_entry};

#[test]
fn a_wrong_link_is_found_even_under_a_new_tree() {
    for again in [false, true] {
        let codes = Scene::new().after(|store| {
            // The second entry about the first item names the first.
            let text = entry(store, 2);
            let at = text.find(" previous [1,").expect("a link to entry 1");
            let end = at + text[at..].find('\n').unwrap();
            let changed = format!("{} previous []{}", &text[..at], &text[end..]);
            put_entry(store, 2, &changed);
            if again {
                plant_again(store);
            }
        });
        assert!(codes.contains(&"entry-link-wrong"), "{codes:?}");
    }
}
