//! A record was taken away, or its words erased without a tombstone: a withdrawal of consent, say.

use sanad_tests::stolen;

use super::Scene;

#[test]
fn a_record_that_an_entry_seals_and_that_is_gone_is_missed() {
    for sql in [
        "DELETE FROM record WHERE kind = 'consent-basis/2'",
        "DELETE FROM record WHERE kind = 'description/2'",
        "UPDATE record SET text = NULL WHERE kind = 'consent-basis/2'",
        "UPDATE record SET text = NULL WHERE kind = 'case/1'",
        "UPDATE record SET text = NULL WHERE kind = 'seal/1'",
    ] {
        let codes = Scene::new().after_sql(sql);
        assert_eq!(codes, vec!["record-missing"], "{sql}");
    }
    for sql in
        ["DELETE FROM record WHERE kind = 'item/1'", "UPDATE record SET text = NULL WHERE kind = 'item/1'"]
    {
        let codes = Scene::new().after_sql(sql);
        assert_eq!(codes, vec!["item-unsealed", "record-missing"], "{sql}");
    }
}

#[test]
fn an_erased_withdrawal_is_missed() {
    let scene = Scene::new();
    scene.amina.withdraw_consent(&scene.kept);
    let newest = "(SELECT record FROM entry WHERE action = 'ConsentWithdrawn')";
    let codes = scene.after_sql(&format!("UPDATE record SET text = NULL WHERE digest = {newest}"));
    assert_eq!(codes, vec!["record-missing"]);
}

#[test]
fn what_was_disposed_of_is_not_missed() {
    let scene = Scene::new();
    scene.amina.vault.dispose(&scene.kept, "taken by mistake").unwrap();
    assert_eq!(super::codes(&scene.amina), Vec::<&str>::new());
    // But the tombstone is.
    let codes = scene.after_sql("UPDATE record SET text = NULL WHERE kind = 'tombstone/1'");
    assert_eq!(codes, vec!["record-missing"]);
}

#[test]
fn a_record_the_bureau_took_in_is_missed_there() {
    let bureau = super::bureau().while_locked(|vault, sheet| {
        let store = stolen::store_without_triggers(vault, sheet);
        let sql = "UPDATE record SET text = NULL WHERE kind = 'consent-basis/2'";
        assert_eq!(store.execute(sql, []).unwrap(), 1);
    });
    assert_eq!(super::codes(&bureau), vec!["record-missing"]);
}
