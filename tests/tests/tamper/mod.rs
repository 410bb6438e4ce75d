//! Attacks, one file each, each caught for its own reason: by the code asserted, and no other.

mod bundle;
mod dossier;

use std::collections::BTreeSet;

use sanad_evidence::verify::{Code, Report, Verdict};

/// That the attack failed, and that exactly these codes say why.
#[track_caller]
fn caught(report: &Report, expected: &[Code]) {
    let found: BTreeSet<Code> = report.findings.iter().map(|finding| finding.code).collect();
    let places: Vec<&str> = report.findings.iter().map(|finding| finding.place.as_str()).collect();
    assert_eq!(found, expected.iter().copied().collect(), "{places:?}");
    assert_eq!(report.verdict(), Verdict::Failed);
}
