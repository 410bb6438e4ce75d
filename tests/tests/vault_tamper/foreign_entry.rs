//! At the Bureau, what a collector's log said was changed.

use sanad_tests::stolen;

use super::codes;

#[test]
fn a_collectors_entry_that_was_changed_is_found() {
    for sql in [
        "UPDATE foreign_entry SET text = replace(text, '\"unsynced\"', '\"synced\"') WHERE idx = 1",
        "UPDATE foreign_entry SET text = 'nonsense' WHERE idx = 1",
        "UPDATE foreign_entry SET digest = (SELECT digest FROM foreign_entry WHERE idx = 0) WHERE idx = 1",
        "UPDATE foreign_entry SET proof = (SELECT proof FROM foreign_entry WHERE idx = 0) WHERE idx = 1",
        "UPDATE foreign_entry SET proof = '' WHERE idx = 1",
        "UPDATE foreign_entry SET idx = 99 WHERE idx = 1",
        "UPDATE foreign_entry SET record = NULL WHERE idx = 1",
        "UPDATE foreign_entry SET thing = (SELECT thing FROM foreign_entry WHERE idx = 0) WHERE idx = 1",
        "UPDATE foreign_log SET vkey = (SELECT vkey FROM log)",
    ] {
        let bureau = super::bureau().while_locked(|vault, sheet| {
            let store = stolen::store_without_triggers(vault, sheet);
            assert!(store.execute(sql, []).unwrap() > 0, "{sql}");
        });
        let found = codes(&bureau);
        assert!(found.contains(&"entry-damaged"), "{sql}: {found:?}");
    }
}
