//! An item is filed with a first entry that is another's, or that no log holds.

use std::collections::BTreeMap;

use sanad_evidence::consent::Basis;
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Id, Schema};
use sanad_tests::bag::{Case, PICTURE};
use serde_json::{Value, json};

use super::Scene;

fn tray() -> (Case, Id, Id) {
    let mut tray = Case::open("tray");
    let item = tray.acquire("one.png", "png", PICTURE);
    let other = tray.acquire("two.png", "png", b"another");
    (tray, item, other)
}

#[test]
fn with_the_right_first_entry_it_is_taken_in() {
    let mut scene = Scene::told(2).0;
    let (tray, item, _) = tray();
    scene.mallory.case.file(&tray, &item);
    scene.mallory.case.consent(&item, Basis::NotNeeded);
    assert_eq!(scene.sends(), Vec::<&str>::new());
    assert!(scene.bureau.vault.original(&item).is_ok());
}

/// A later time, another item, another log, a proof of something else: whatever it is, it is none.
#[test]
fn a_first_entry_that_is_not_its_own_is_refused() {
    let (tray, item, other) = tray();
    let mut elsewhere = Case::open("elsewhere");
    let stranger = elsewhere.acquire("three.png", "png", b"third");
    let text = |case: &Case, thing: &Id| {
        case.entries.iter().find(|(entry, _)| entry.thing == *thing).unwrap().1.to_text()
    };
    let lies: [(&str, Value); 5] = [
        ("entry", json!(text(&tray, &other))),
        ("entry", json!(text(&elsewhere, &stranger))),
        ("proof", json!("")),
        ("log_key", json!(elsewhere.log_key.key().to_string())),
        ("from_log", json!(elsewhere.entries[0].0.log)),
    ];
    for (field, lie) in lies {
        let mut scene = Scene::told(2).0;
        let case = &mut scene.mallory.case;
        let honest = case.file(&tray, &item);
        let record = case.records.remove(&honest).unwrap();
        let (entry, _) = case.entries.pop().unwrap();
        let mut values: BTreeMap<&str, Value> =
            record.fields().into_iter().map(|(name, value)| (name, value.clone())).collect();
        values.insert(field, lie);
        let spoilt = case.seal_record(&Schema::FILED, values);
        case.append(Action::Filed, (ThingKind::Item, item), entry.digest, Some(spoilt));
        case.consent(&item, Basis::NotNeeded);
        let codes = scene.sends();
        assert!(codes.contains(&"filed-wrong"), "{field}: {codes:?}");
        assert!(scene.bureau.vault.original(&item).is_err());
    }
}
