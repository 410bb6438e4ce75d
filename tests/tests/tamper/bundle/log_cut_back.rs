//! A collector shows a partner a shorter log than before.

use sanad_evidence::verify::Code;
use sanad_tests::bag::{self, Desk, Told};

use crate::tamper::caught;

#[test]
fn what_was_cosigned_cannot_be_unsaid() {
    let mut desk = Desk::default();
    let (mut case, items) = bag::example();
    case.describe(&items[0], "To be unsaid", "Herat");
    desk.take_in(desk.verified(&case.bundle(1, &mut Told::default()).to_tar()));

    // She goes back to before that, and sends what she sent then under a new number and id.
    let (mut case, items) = bag::example();
    case.entries.truncate(6);
    let told =
        Told { records: case.records.keys().copied().collect(), originals: items.into(), ..Told::default() };
    let before = desk_digest(&desk);
    let mut bag = case.bundle(2, &mut Told { previous: before, ..told });
    bag.sign_again();
    let report = desk.verified(&bag.to_tar());
    let codes: Vec<Code> = report.findings.iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&Code::LogCutBack), "{codes:?}");
    // What is told twice and differently is said too.
    let expected: Vec<Code> = codes
        .iter()
        .copied()
        .filter(|code| [Code::LogCutBack, Code::EntryConflict, Code::CustodyGap].contains(code))
        .collect();
    caught(&report, &expected);
}

fn desk_digest(desk: &Desk) -> Option<sanad_evidence::Digest> {
    use sanad_evidence::verify::Held as _;
    desk.numbered(&bag::id("branch"), 1)
}
