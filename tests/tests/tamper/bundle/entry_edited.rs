//! A word of an entry is changed, by who signs: the leaf in the log is another.

use sanad_evidence::bag::Place;
use sanad_evidence::verify::Code;
use sanad_tests::bag;

use crate::tamper::caught;

#[test]
fn the_proof_does_not_lead_to_it() {
    let mut bag = bag::example_bundle();
    // The case's own entry: nothing else names it but the seal.
    bag.edit_text(&Place::Entry(0), |text| text.replace("2026-11-21T09:00", "2026-11-20T09:00"));
    bag.sign_again();
    caught(&bag::verified(&bag.to_tar()), &[Code::ProofWrong, Code::SealHead]);
}

/// A line of an entry is withheld rightly: its leaf stays, and it is still an entry.
#[test]
fn the_agent_may_be_withheld() {
    let mut bag = bag::example_bundle();
    bag.edit_text(&Place::Entry(0), |text| {
        let record = sanad_evidence::Record::parse(&text).unwrap();
        record.withhold(&["agent"], "redaction.safety").unwrap().to_text()
    });
    bag.sign_again();
    assert!(bag::verified(&bag.to_tar()).holds());
}
