//! The tar ends early, wherever it may be cut; and none of the cuts makes anything panic.

use sanad_evidence::verify::Code;
use sanad_tests::bag;

use crate::tamper::caught;

#[test]
fn inside_the_last_original() {
    let bag = bag::example_bundle();
    let tar = bag.to_tar();
    let (_, last) = bag.members().pop().unwrap();
    let start = tar.windows(last.len()).position(|window| window == last).unwrap();
    let report = bag::verified(&tar[..start + last.len() / 2]);
    caught(&report, &[Code::TarTruncated, Code::MemberMissing, Code::PayloadCount, Code::OriginalMissing]);
}

/// Cut exactly after the last member, so that nothing but the closing zeros is gone.
#[test]
fn without_its_end() {
    let bag = bag::example_bundle();
    let tar = bag.to_tar();
    let (_, last) = bag.members().pop().unwrap();
    let start = tar.windows(last.len()).position(|window| window == last).unwrap();
    let end = (start + last.len()).next_multiple_of(512);
    caught(&bag::verified(&tar[..end]), &[Code::TarTruncated]);
}

#[test]
fn anywhere() {
    let tar = bag::example_bundle().to_tar();
    let content = tar.iter().rposition(|byte| *byte != 0).unwrap();
    for cut in (0..content).step_by(257) {
        let report = bag::verified(&tar[..cut]);
        assert!(report.findings.iter().any(|finding| finding.code == Code::TarTruncated), "at {cut}");
        assert!(!report.holds());
    }
}
