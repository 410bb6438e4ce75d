//! The row of an item was changed: what the vault believes of it without asking the log.

use sanad_tests::stolen;

use super::{Scene, codes};

#[test]
fn a_row_that_does_not_say_what_was_sealed_is_found() {
    for (change, code) in [
        ("digest = (SELECT digest FROM item ORDER BY position LIMIT 1)", "item-unsealed"),
        ("size = size + 1", "item-unsealed"),
        ("record = (SELECT record FROM item ORDER BY position LIMIT 1)", "item-unsealed"),
        ("extension = 'exe'", "item-unsealed"),
        ("state = 'to-follow'", "item-state-wrong"),
        ("state = 'forgotten'", "item-state-wrong"),
        ("state = 'disposed', key_id = NULL", "item-state-wrong"),
        ("state = 'forgotten', key_id = NULL", "item-state-wrong"),
        ("key_id = NULL", "item-state-wrong"),
        ("key_id = (SELECT key_id FROM item ORDER BY position LIMIT 1)", "original-damaged"),
        ("key_id = 9999", "original-damaged"),
        ("id = '00000000000000000000000000000000'", "item-missing"),
    ] {
        let scene = Scene::new();
        let sql = format!("UPDATE item SET {change} WHERE id = '{}'", scene.kept);
        let found = scene.after_sql(&sql);
        assert!(found.contains(&code), "{change}: {found:?}");
    }
}

#[test]
fn a_row_that_is_gone_is_missed() {
    let scene = Scene::new();
    let sql = format!("DELETE FROM item WHERE id = '{}'", scene.kept);
    assert_eq!(scene.after_sql(&sql), vec!["item-missing"]);
}

#[test]
fn an_item_moved_to_another_case_is_found() {
    let scene = Scene::new();
    let other = scene.amina.vault.new_case("kabul-2").unwrap();
    let sql = format!("UPDATE item SET case_id = '{other}' WHERE id = '{}'", scene.kept);
    let found = scene.after_sql(&sql);
    assert!(found.contains(&"item-unsealed"), "{found:?}");
}

#[test]
fn what_cannot_even_be_read_is_damage_and_no_panic() {
    for change in ["id = 'nonsense'", "digest = 'nonsense'", "case_id = 'nonsense'", "record = ''"] {
        let scene = Scene::new();
        let sql = format!("UPDATE item SET {change} WHERE id = '{}'", scene.kept);
        let amina = scene.amina.while_locked(|vault, sheet| {
            assert_eq!(stolen::store_without_triggers(vault, sheet).execute(&sql, []).unwrap(), 1);
        });
        let error = amina.vault.check_fixity(&sanad_vault::Job::new()).unwrap_err();
        assert_eq!(error.code(), "damaged", "{change}");
    }
}

#[test]
fn at_the_bureau_too() {
    for (change, code) in [
        ("state = 'to-follow', key_id = NULL", "item-state-wrong"),
        ("state = 'disposed', key_id = NULL", "item-state-wrong"),
        ("size = 1", "item-unsealed"),
    ] {
        let bureau = super::bureau().while_locked(|vault, sheet| {
            let store = stolen::store_without_triggers(vault, sheet);
            assert_eq!(store.execute(&format!("UPDATE item SET {change}"), []).unwrap(), 1);
        });
        let found = codes(&bureau);
        assert!(found.contains(&code), "{change}: {found:?}");
    }
    let bureau = super::bureau().while_locked(|vault, sheet| {
        assert_eq!(stolen::store_without_triggers(vault, sheet).execute("DELETE FROM item", []).unwrap(), 1);
    });
    assert_eq!(codes(&bureau), vec!["item-missing"]);
}
