//! Something is hidden where only zeros may be: after a member, after the end, in the last byte.

use sanad_evidence::verify::Code;
use sanad_tests::bag;

use crate::tamper::caught;

#[test]
fn after_the_end() {
    let tar = bag::example_bundle().to_tar();
    for at in [tar.len() - 1, tar.len() - 100_000] {
        let mut tar = tar.clone();
        assert_eq!(tar[at], 0);
        tar[at] = b'x';
        caught(&bag::verified(&tar), &[Code::TarPadding]);
    }
}

/// After the last member's bytes, before its block ends.
#[test]
fn after_a_member() {
    let bag = bag::example_bundle();
    let mut tar = bag.to_tar();
    let (_, last) = bag.members().pop().unwrap();
    let end = tar.windows(last.len()).position(|window| window == last).unwrap() + last.len();
    tar[end] = b'x';
    caught(&bag::verified(&tar), &[Code::TarPadding]);
}

/// In a header, which every stock reader passes over: the owner's name.
#[test]
fn in_a_header() {
    let mut tar = bag::example_bundle().to_tar();
    tar[265] = b'x';
    let report = bag::verified(&tar);
    assert!(report.findings.iter().any(|finding| finding.code == Code::TarHeader));
    assert!(!report.holds());
}
