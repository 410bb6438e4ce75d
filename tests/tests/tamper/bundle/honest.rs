//! No attack: what is honest passes, or the attacks beside this would prove nothing.

use sanad_evidence::consent::Basis;
use sanad_evidence::verify::{Code, Verdict};
use sanad_tests::bag::{self, Desk, Told};

#[test]
fn a_first_and_a_second_bundle_are_taken_in() {
    let (mut case, items) = bag::example();
    let (mut told, mut desk) = (Told::default(), Desk::default());
    let first = desk.verified(&case.bundle(1, &mut told).to_tar());
    assert_eq!((first.verdict(), first.findings.len()), (Verdict::Verified, 0), "{:?}", first.findings);
    desk.take_in(first);

    let film = case.acquire("film.mp4", "mp4", &[7; 3000]);
    case.consent(&film, Basis::NotAsked);
    case.describe(&items[0], "The same decree", "Herat");
    let second = desk.verified(&case.bundle(2, &mut told).to_tar());
    assert_eq!((second.verdict(), second.findings.len()), (Verdict::Verified, 0), "{:?}", second.findings);
    assert_eq!(second.facts.continues, Some(8));
    assert_eq!(second.facts.originals.len(), 1);
}

#[test]
fn a_withdrawal_travels_without_the_item() {
    let (mut case, items) = bag::example();
    let (mut told, mut desk) = (Told::default(), Desk::default());
    desk.take_in(desk.verified(&case.bundle(1, &mut told).to_tar()));
    case.consent(&items[1], Basis::Withdrawn);
    let second = desk.verified(&case.bundle(2, &mut told).to_tar());
    assert_eq!(second.verdict(), Verdict::Verified, "{:?}", second.findings);
}

/// Word of an original that was destroyed after its consent was withdrawn must reach the partner too.
#[test]
fn a_tombstone_travels_without_the_item() {
    use sanad_evidence::Schema;
    use sanad_evidence::entry::{Action, ThingKind};
    use serde_json::json;
    let (mut case, items) = bag::example();
    let (mut told, mut desk) = (Told::default(), Desk::default());
    desk.take_in(desk.verified(&case.bundle(1, &mut told).to_tar()));
    case.consent(&items[1], Basis::Withdrawn);
    let values = std::collections::BTreeMap::from([
        ("item", json!(items[1].to_string())),
        ("act", json!("disposed")),
        ("reason", json!("she asked for it")),
    ]);
    let record = case.seal_record(&Schema::TOMBSTONE, values);
    case.append(Action::Disposed, (ThingKind::Item, items[1]), None, Some(record));
    let second = desk.verified(&case.bundle(2, &mut told).to_tar());
    assert_eq!(second.verdict(), Verdict::Verified, "{:?}", second.findings);
}

#[test]
fn a_bundle_that_did_not_arrive_is_a_gap() {
    let (mut case, items) = bag::example();
    let (mut told, mut desk) = (Told::default(), Desk::default());
    desk.take_in(desk.verified(&case.bundle(1, &mut told).to_tar()));
    case.describe(&items[0], "Lost on the road", "Herat");
    let _lost = case.bundle(2, &mut told);
    case.describe(&items[0], "Arrived", "Herat");
    let third = desk.verified(&case.bundle(3, &mut told).to_tar());
    let codes: Vec<Code> = third.findings.iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&Code::BundleGap) && codes.contains(&Code::CustodyGap), "{codes:?}");
}
