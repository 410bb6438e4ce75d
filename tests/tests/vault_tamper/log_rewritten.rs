//! Someone who has the key of the log writes it anew: entries, links and tree agree with each other.

use super::{Scene, entry, plant_again, put_entry};

#[test]
fn what_was_sent_to_a_partner_tells_that_the_log_was_another() {
    let codes = Scene::new().after(|store| {
        // Nothing links to the first entry of the case; its clock shall have been right.
        let text = entry(store, 0);
        let changed = match text.contains("\"unsynced\"") {
            true => text.replace("\"unsynced\"", "\"synced\""),
            false => text.replace("\"synced\"", "\"unsynced\""),
        };
        assert_ne!(text, changed);
        put_entry(store, 0, &changed);
        store.execute("UPDATE entry SET action = action WHERE idx = 0", []).unwrap();
        plant_again(store);
    });
    assert!(codes.contains(&"log-forked"), "{codes:?}");
}

#[test]
fn the_bureau_finds_it_too() {
    let scene = Scene::new();
    let (stick, bureau) = (scene.amina.beside("stick"), super::bureau());
    let amina = scene.amina.while_locked(|vault, sheet| {
        let store = sanad_tests::stolen::store_without_triggers(vault, sheet);
        let text = entry(&store, 1);
        put_entry(&store, 1, &text.replace("\"unsynced\"", "\"synced\""));
        plant_again(&store);
    });
    amina.acquire_free("new.txt", b"new");
    let bundle = amina.transfer().bundle;
    amina.courier(&stick);
    let road = sanad_courier::FolderRoad::new(&stick).unwrap();
    sanad_courier::fetch(&bureau.vault, &road, &sanad_vault::Job::new()).unwrap();
    let refused = bureau.vault.take_in(&bundle, &sanad_vault::Job::new()).unwrap_err();
    let sanad_vault::TakeInError::Refused { findings } = refused else { panic!("{refused}") };
    let codes: Vec<&str> = findings.iter().map(|finding| finding.code.as_str()).collect();
    assert!(codes.contains(&"log-forked"), "{codes:?}");
}
