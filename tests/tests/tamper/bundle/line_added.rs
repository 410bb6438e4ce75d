//! A line is added to a record, by who signs.

use sanad_evidence::Schema;
use sanad_evidence::verify::Code;
use sanad_tests::bag;

use crate::tamper::caught;

fn with(line: &str) -> sanad_evidence::verify::Report {
    let mut bag = bag::example_bundle();
    let place = bag.record(&Schema::DESCRIPTION);
    bag.edit_text(&place, |text| format!("{text}{line}\n"));
    bag.sign_again();
    bag::verified(&bag.to_tar())
}

#[test]
fn one_shown() {
    caught(&with("00112233445566778899aabbccddeeff note \"added\""), &[Code::RecordMalformed]);
}

#[test]
fn one_withheld() {
    let line = format!("withheld {} redaction.safety", "0".repeat(64));
    caught(&with(&line), &[Code::RecordMalformed]);
}
