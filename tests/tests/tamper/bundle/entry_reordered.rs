//! Two entries change places.

use sanad_evidence::bag::Place;
use sanad_evidence::verify::Code;
use sanad_tests::bag;

use crate::tamper::caught;

#[test]
fn entries_and_proofs_together() {
    let mut bag = bag::example_bundle();
    for place in [Place::Entry, Place::Proof] {
        let (first, second) = (bag.text(&place(3)), bag.text(&place(4)));
        bag.edit_text(&place(3), |_| second);
        bag.edit_text(&place(4), |_| first);
    }
    bag.sign_again();
    let report = bag::verified(&bag.to_tar());
    caught(
        &report,
        &[Code::EntryMisplaced, Code::ProofWrong, Code::CustodyGap, Code::SealHead, Code::SealUncovered]
            .into_iter()
            .filter(|code| report.findings.iter().any(|finding| finding.code == *code))
            .collect::<Vec<_>>(),
    );
    for code in [Code::EntryMisplaced, Code::ProofWrong] {
        assert!(report.findings.iter().any(|finding| finding.code == code));
    }
}
