//! Entries of the custody log with lines withheld: who did it, on which start of which device. They
//! still prove, and what must show still must.

use sanad_evidence::bag::Place;
use sanad_evidence::log::merkle::leaf_hash;
use sanad_evidence::{Entry, Record};
use sanad_tests::bag::{example, verified};

#[test]
fn an_entry_without_its_agent_is_the_same_leaf_and_still_proves() {
    let (mut case, _) = example();
    let mut bag = case.bundle(1, &mut sanad_tests::bag::Told::default());
    let entries: Vec<Place> =
        bag.files.keys().filter(|place| matches!(place, Place::Entry(_))).cloned().collect();
    assert!(entries.len() > 5);
    for place in &entries {
        let whole = Record::parse(&bag.text(place)).unwrap();
        let copy = whole.withhold(&["agent", "boot", "tool"], "protected-person").unwrap();
        assert_eq!(
            leaf_hash(copy.commitment().as_bytes()),
            leaf_hash(whole.commitment().as_bytes()),
            "the leaf is over the digests of the lines"
        );
        assert!(Entry::from_record(&copy).is_ok());
        bag.edit_text(place, |_| copy.to_text());
        for secret in ["A-7F3K", "0011223344556677", "sanad 0.1.0"] {
            assert!(!bag.text(place).contains(secret));
        }
    }
    bag.sign_again();
    let report = verified(&bag.to_tar());
    assert!(report.holds(), "{:?}", report.findings);
}

#[test]
fn an_entry_that_keeps_back_what_it_must_show_is_told() {
    for field in ["action", "case", "log", "index", "claimed_at", "clock", "thing_kind", "thing", "previous"]
    {
        let (mut case, _) = example();
        let mut bag = case.bundle(1, &mut sanad_tests::bag::Told::default());
        let place = Place::Entry(2);
        let copy = Record::parse(&bag.text(&place)).unwrap().withhold(&[field], "private").unwrap();
        bag.edit_text(&place, |_| copy.to_text());
        bag.sign_again();
        let report = verified(&bag.to_tar());
        let codes: Vec<&str> = report.findings.iter().map(|finding| finding.code.as_str()).collect();
        assert!(codes.contains(&"entry-malformed"), "{field}: {codes:?}");
    }
}

#[test]
fn records_of_a_bundle_with_lines_withheld_still_verify() {
    let (mut case, _) = example();
    let mut bag = case.bundle(1, &mut sanad_tests::bag::Told::default());
    let places: Vec<Place> =
        bag.files.keys().filter(|place| matches!(place, Place::Record(_))).cloned().collect();
    for place in &places {
        let whole = Record::parse(&bag.text(place)).unwrap();
        for name in ["file_name", "place", "title", "received_at", "described_at", "stated_at", "code"] {
            if whole.value(name).is_some_and(|value| !value.is_null()) {
                bag.edit_text(place, |text| {
                    Record::parse(&text).unwrap().withhold(&[name], "private").unwrap().to_text()
                });
            }
        }
    }
    bag.sign_again();
    let report = verified(&bag.to_tar());
    assert!(report.holds(), "{:?}", report.findings);
    let text: String = places.iter().map(|place| bag.text(place)).collect();
    assert!(!text.contains("Herat") && !text.contains("فرمان"));
}
