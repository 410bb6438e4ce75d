//! A collector states consent, or anything else, about an item of another.

use std::collections::BTreeMap;

use sanad_evidence::consent::Basis;
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Id, Schema};
use sanad_tests::mallory::Mallory;
use sanad_tests::stick;
use serde_json::json;

use super::{Scene, failed, next_works};

fn describes(mallory: &mut Mallory, item: &Id) {
    let values = BTreeMap::from([("item", json!(item.to_string())), ("title", json!("a lie"))]);
    let record = mallory.case.seal_record(&Schema::DESCRIPTION, values);
    mallory.case.append(Action::Described, (ThingKind::Item, *item), None, Some(record));
    mallory.case.consent(item, Basis::NotNeeded);
}

#[test]
fn nobody_but_its_collector_states_anything_of_an_item() {
    let lies: [fn(&mut Mallory, &Id); 3] = [
        |mallory, item| {
            mallory.case.consent(item, Basis::Withdrawn);
        },
        |mallory, item| {
            mallory.case.consent(item, Basis::NotNeeded);
        },
        describes,
    ];
    for lie in lies {
        let scene = Scene::new();
        scene.bureau.take_in_all(&scene.stick);
        let mut mallory = Mallory::new();
        lie(&mut mallory, &scene.item);
        let bag = mallory.bundle(1);
        let bundle = mallory.put(&scene.stick, &bag);
        assert_eq!(failed(&scene.bureau, &scene.stick, &bundle).code(), "belongs-to-another");
        std::fs::remove_dir_all(stick::folder(&scene.stick, &bundle)).unwrap();
        next_works(&scene.amina, &scene.bureau, &scene.stick, &scene.bundle);
    }
}

#[test]
fn what_was_stated_by_another_before_the_item_came_counts_for_nothing() {
    let scene = Scene::new();
    let mut mallory = Mallory::new();
    describes(&mut mallory, &scene.item);
    mallory.case.consent(&scene.item, Basis::Withdrawn);
    // A withdrawal alone would keep her own description back: it is of no item of hers.
    mallory.case.consent(&scene.item, Basis::NotNeeded);
    let bag = mallory.bundle(1);
    let elsewhere = scene.bureau.beside("elsewhere");
    mallory.put(&elsewhere, &bag);
    scene.bureau.take_in_all(&elsewhere);
    // Amina withdraws, then the item comes: it was never hers to free.
    let taken = scene.bureau.take_in_all(&scene.stick);
    assert_eq!(taken.len(), 1);
    let row = scene.bureau.vault.items(None).unwrap().into_iter().find(|row| row.id == scene.item).unwrap();
    assert_eq!((row.title.as_deref(), row.basis), (None, Some("not-needed")));
    scene.amina.withdraw_consent(&scene.item);
    scene.amina.transfer();
    scene.amina.courier(&scene.stick);
    scene.bureau.take_in_all(&scene.stick);
    // She says "not needed" again, after Amina's withdrawal.
    mallory.case.consent(&scene.item, Basis::NotNeeded);
    let bag = mallory.bundle(2);
    let bundle = mallory.put(&elsewhere, &bag);
    assert_eq!(failed(&scene.bureau, &elsewhere, &bundle).code(), "belongs-to-another");
    let page = scene.bureau.vault.show(&scene.item).unwrap();
    assert_eq!((page.row.basis, page.row.stays), (Some("withdrawn"), Some("consent-withdrawn")));
    let strangers = page.custody.iter().filter(|entry| entry.log.ends_with(&mallory.case.log.to_string()));
    assert_eq!(strangers.count(), 0, "her entries are none of this item's custody");
}
