//! The text of an entry was changed.

use super::{Scene, entry, put_entry};

#[test]
fn a_changed_entry_is_found_in_the_tree() {
    for (from, to) in
        [("\"Acquired\"", "\"Described\""), ("+", "-"), ("unsynced", "synced"), ("\"synced\"", "\"wrong\"")]
    {
        let scene = Scene::new();
        let mut changed = false;
        let codes = scene.after(|store| {
            let text = entry(store, 1);
            changed = text.contains(from);
            put_entry(store, 1, &text.replace(from, to));
        });
        if changed {
            assert!(codes.contains(&"log-damaged"), "{codes:?}");
        }
    }
}

#[test]
fn what_is_no_entry_is_found() {
    for text in ["", "nonsense", "sanad record v1 entry/1\n"] {
        let codes = Scene::new().after(|store| put_entry(store, 1, text));
        assert!(codes.contains(&"entry-damaged") && codes.contains(&"log-damaged"), "{codes:?}");
    }
}

#[test]
fn a_record_of_another_kind_is_no_entry() {
    let codes = Scene::new()
        .after_sql("UPDATE entry SET text = (SELECT text FROM record WHERE kind = 'case/1') WHERE idx = 2");
    assert!(codes.contains(&"entry-damaged") && codes.contains(&"log-damaged"), "{codes:?}");
}
