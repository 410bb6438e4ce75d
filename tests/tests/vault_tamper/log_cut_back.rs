//! The end of the log was cut off, cleanly: entries, tree and size agree with each other.

use super::{Scene, plant_again};

#[test]
fn what_was_sent_to_a_partner_tells_that_the_log_was_longer() {
    let codes = Scene::new().after(|store| {
        store.execute("DELETE FROM entry WHERE idx > 2", []).unwrap();
        plant_again(store);
    });
    assert!(codes.contains(&"log-cut-back"), "{codes:?}");
}

#[test]
fn an_item_whose_acquisition_was_cut_off_is_sealed_by_nothing() {
    let codes = Scene::new().after(|store| {
        let sql = "DELETE FROM entry WHERE idx >= (SELECT max(idx) FROM entry WHERE action = 'Acquired')";
        assert!(store.execute(sql, []).unwrap() >= 2);
        plant_again(store);
    });
    assert_eq!(codes, vec!["item-unsealed", "record-unsealed"]);
}

#[test]
fn a_withdrawal_that_was_cut_off_leaves_its_record() {
    let scene = Scene::new();
    scene.amina.withdraw_consent(&scene.kept);
    let codes = scene.after(|store| {
        store.execute("DELETE FROM entry WHERE action = 'ConsentWithdrawn'", []).unwrap();
        plant_again(store);
    });
    assert_eq!(codes, vec!["record-unsealed"]);
}
