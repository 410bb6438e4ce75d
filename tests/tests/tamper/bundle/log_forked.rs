//! A collector shows two partners, or one partner twice, two different logs under one key.

use sanad_evidence::bag::Place;
use sanad_evidence::verify::Code;
use sanad_tests::bag::{self, Case, Desk, Told};

use crate::tamper::caught;

/// The example told otherwise from entry 3 on, and then made longer than the first telling.
fn other_telling() -> (Case, [sanad_evidence::Id; 2]) {
    let (mut case, items) = bag::example();
    case.entries.truncate(3);
    case.records.clear();
    for title in ["Told", "otherwise", "from", "here", "on"] {
        case.describe(&items[0], title, "Kabul");
    }
    case.describe(&items[1], "and longer", "Kabul");
    (case, items)
}

#[test]
fn a_longer_log_that_does_not_continue_the_first() {
    let (mut desk, mut told) = (Desk::default(), Told::default());
    desk.take_in(desk.verified(&bag::example().0.bundle(1, &mut told).to_tar()));
    let (mut case, _) = other_telling();
    // Her consistency file is honest about her own log: it does not lead to the root shown before.
    let bag = case.bundle(2, &mut told);
    let report = desk.verified(&bag.to_tar());
    // She leaves out what would conflict with what was shown, and so cannot show what her seal names.
    caught(&report, &[Code::LogForked, Code::RecordUnsealed, Code::SealHead]);
}

#[test]
fn without_a_consistency_file() {
    let (mut desk, mut told) = (Desk::default(), Told::default());
    desk.take_in(desk.verified(&bag::example().0.bundle(1, &mut told).to_tar()));
    let (mut case, items) = bag::example();
    let _ = case.bundle(1, &mut Told::default());
    case.describe(&items[0], "Later", "Herat");
    let mut bag = case.bundle(2, &mut told);
    bag.files.remove(&Place::Consistency);
    bag.sign_again();
    caught(&desk.verified(&bag.to_tar()), &[Code::ConsistencyMissing]);
}

/// The same length, another root.
#[test]
fn a_log_of_the_same_length() {
    let (mut desk, mut told) = (Desk::default(), Told::default());
    desk.take_in(desk.verified(&bag::example().0.bundle(1, &mut told).to_tar()));
    let (mut case, items) = bag::example();
    case.entries.truncate(6);
    case.describe(&items[1], "Told otherwise", "Kabul");
    told.entries = 6;
    let bag = case.bundle(2, &mut told);
    let report = desk.verified(&bag.to_tar());
    let codes: Vec<Code> = report.findings.iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&Code::LogForked) && codes.contains(&Code::EntryConflict), "{codes:?}");
}
