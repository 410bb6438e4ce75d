//! Two entries changed places.

use super::{Scene, entry, put_entry};

#[test]
fn entries_in_each_others_places_are_found() {
    let codes = Scene::new().after(|store| {
        let (one, two) = (entry(store, 1), entry(store, 2));
        put_entry(store, 1, &two);
        put_entry(store, 2, &one);
    });
    assert!(codes.contains(&"entry-damaged") && codes.contains(&"log-damaged"), "{codes:?}");
}

#[test]
fn rows_in_each_others_places_are_found() {
    let codes = Scene::new().after(|store| {
        store
            .execute_batch(
                "UPDATE entry SET idx = 100 WHERE idx = 1; UPDATE entry SET idx = 1 WHERE idx = 2;
                 UPDATE entry SET idx = 2 WHERE idx = 100;",
            )
            .unwrap();
    });
    assert!(codes.contains(&"entry-damaged") && codes.contains(&"log-damaged"), "{codes:?}");
}
