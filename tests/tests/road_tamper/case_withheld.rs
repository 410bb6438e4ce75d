//! A collector keeps back what the case is.

use sanad_evidence::bag::Place;
use sanad_evidence::{Record, Schema};
use sanad_tests::company::pair;
use sanad_tests::mallory::Mallory;

use super::refused;

#[test]
fn a_case_that_comes_without_its_record_is_refused() {
    for leave_out in [true, false] {
        let (amina, bureau) = pair();
        let stick = amina.beside("stick");
        let mut mallory = Mallory::new();
        let mut bag = mallory.bundle(1);
        let whole = bag.clone();
        let place: Place = bag.record(&Schema::CASE);
        if leave_out {
            bag.files.remove(&place);
        } else {
            let record = Record::parse(&bag.text(&place)).unwrap();
            let withheld = record.withhold(&["case"], "private").unwrap();
            bag.edit_text(&place, |_| withheld.to_text());
        }
        bag.sign_again();
        let bundle = mallory.put(&stick, &bag);
        assert_eq!(refused(&bureau, &stick, &bundle), vec!["case-record-missing"]);
        mallory.put(&stick, &whole);
        assert_eq!(bureau.take_in_all(&stick).len(), 1);
    }
}

#[test]
fn a_case_whose_code_is_kept_back_gets_one() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    let mut mallory = Mallory::new();
    let mut bag = mallory.bundle(1);
    let place = bag.record(&Schema::CASE);
    let record = Record::parse(&bag.text(&place)).unwrap();
    bag.edit_text(&place, |_| record.withhold(&["code"], "private").unwrap().to_text());
    bag.sign_again();
    mallory.put(&stick, &bag);
    assert_eq!(bureau.take_in_all(&stick)[0].case, "mallory/case");
}

#[test]
fn a_hostile_case_code_is_a_text_and_nothing_more() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    let mut mallory = Mallory::new();
    let mut bag = mallory.bundle(1);
    let place = bag.record(&Schema::CASE);
    // Sealed anew with a code no honest program would take.
    mallory = Mallory::new();
    mallory.case.entries.clear();
    mallory.case.records.clear();
    let id = mallory.case.id;
    let values = std::collections::BTreeMap::from([
        ("case", serde_json::json!(id.to_string())),
        ("code", serde_json::json!("../../etc/'; DROP TABLE item; --\n\u{202E}\u{0}")),
    ]);
    let record = mallory.case.seal_record(&Schema::CASE, values);
    let kind = sanad_evidence::entry::ThingKind::Case;
    mallory.case.append(sanad_evidence::entry::Action::RecordSealed, (kind, id), None, Some(record));
    assert!(bag.files.remove(&place).is_some());
    bag = mallory.bundle(1);
    mallory.put(&stick, &bag);
    let taken = bureau.take_in_all(&stick);
    let shown = &taken[0].case;
    assert!(!shown.chars().any(|c| c.is_control() || c == '\u{202E}'), "{shown:?} would be shown to people");
    assert_eq!(bureau.vault.items(None).unwrap().len(), 0);
}
