//! The custody log takes no change by SQL as the vault itself speaks it, not even by INSERT OR REPLACE.

use sanad_tests::stolen;

use super::Scene;

#[test]
fn entries_and_nodes_are_only_ever_added() {
    let scene = Scene::new();
    let store = stolen::store(scene.amina.folder(), &scene.amina.sheet);
    store.execute_batch("PRAGMA recursive_triggers = ON").unwrap();
    let insert = "INSERT OR REPLACE INTO entry (log, idx, action, thing, digest, record, text)
                  SELECT log, idx, action, thing, digest, record, 'changed' FROM entry WHERE idx = 1";
    for statement in [
        "UPDATE entry SET text = 'changed' WHERE idx = 1",
        "UPDATE entry SET idx = 99 WHERE idx = 1",
        "DELETE FROM entry",
        "DELETE FROM entry WHERE idx = 1",
        insert,
        "REPLACE INTO entry SELECT * FROM entry WHERE idx = 0",
        "INSERT INTO entry (log, idx, action, thing, digest, record, text) VALUES (1, 99, 'x', 'x', 'x', NULL, 'x')",
        "INSERT INTO entry (log, idx, action, thing, digest, record, text) VALUES (7, 0, 'x', 'x', 'x', NULL, 'x')",
        "UPDATE OR REPLACE entry SET idx = 0 WHERE idx = 1",
        "UPDATE node SET hash = zeroblob(32)",
        "DELETE FROM node",
        "INSERT OR REPLACE INTO node (log, level, idx, hash) VALUES (1, 0, 0, zeroblob(32))",
        "DELETE FROM item_key",
    ] {
        let error = store.execute(statement, []).expect_err(statement).to_string();
        let by_trigger = ["append-only", "only the next entry", "never deleted"];
        assert!(by_trigger.iter().any(|words| error.contains(words)), "{statement}: {error}");
    }
    drop(store);
    assert_eq!(super::codes(&scene.amina), Vec::<&str>::new());
}

#[test]
fn without_recursive_triggers_the_next_index_is_still_demanded() {
    let scene = Scene::new();
    let store = stolen::store(scene.amina.folder(), &scene.amina.sheet);
    let replaced = store.execute("REPLACE INTO entry SELECT * FROM entry WHERE idx = 1", []);
    assert!(replaced.unwrap_err().to_string().contains("only the next entry"));
}
