//! A collector keeps back what an item's record must show, or smuggles words about an item in a
//! record that does not say of which.

use std::collections::BTreeMap;

use sanad_evidence::bag::Place;
use sanad_evidence::consent::Basis;
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Record, Schema};
use sanad_tests::bag::id;
use sanad_tests::company::pair;
use sanad_tests::mallory::Mallory;
use serde_json::json;

use super::refused;

#[test]
fn an_items_record_shows_its_id_its_digest_and_its_size() {
    for field in ["item", "digest", "size"] {
        let (amina, bureau) = pair();
        let stick = amina.beside("stick");
        let mut mallory = Mallory::new();
        mallory.acquire_as(id("an item"), b"something");
        let mut bag = mallory.bundle(1);
        let place: Place = bag.record(&Schema::ITEM);
        let record = Record::parse(&bag.text(&place)).unwrap();
        bag.edit_text(&place, |_| record.withhold(&[field], "private").unwrap().to_text());
        bag.sign_again();
        let bundle = mallory.put(&stick, &bag);
        let codes = refused(&bureau, &stick, &bundle);
        assert!(codes.contains(&"record-malformed"), "{field}: {codes:?}");
    }
}

#[test]
fn words_about_an_item_that_may_not_leave_are_not_smuggled_in() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    let mut mallory = Mallory::new();
    let item = id("a withdrawn item");
    mallory.acquire_as(item, b"something");
    mallory.case.consent(&item, Basis::Withdrawn);
    mallory.case.originals.clear();
    let values = BTreeMap::from([("item", json!(item.to_string())), ("events", json!("what she told"))]);
    let record = mallory.case.seal_record(&Schema::DESCRIPTION, values);
    mallory.case.append(Action::Described, (ThingKind::Item, item), None, Some(record));
    let mut bag = mallory.bundle(1);
    let records: Vec<Place> =
        bag.files.keys().filter(|place| matches!(place, Place::Record(_))).cloned().collect();
    for place in records {
        let record = Record::parse(&bag.text(&place)).unwrap();
        if record.is(&Schema::ITEM) {
            bag.files.remove(&place);
        } else if record.is(&Schema::DESCRIPTION) {
            // The words stay, of what they are is kept back.
            bag.edit_text(&place, |_| record.withhold(&["item"], "private").unwrap().to_text());
        }
    }
    bag.sign_again();
    let bundle = mallory.put(&stick, &bag);
    let codes = refused(&bureau, &stick, &bundle);
    assert!(codes.contains(&"consent-withdrawn"), "{codes:?}");
}
