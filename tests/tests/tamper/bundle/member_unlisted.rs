//! A member is put in that nobody signed.

use sanad_evidence::bag::Place;
use sanad_evidence::verify::Code;
use sanad_tests::bag;

use crate::tamper::caught;

#[test]
fn among_the_tag_files() {
    let mut bag = bag::example_bundle();
    bag.files.insert(Place::ToFollow, Vec::new());
    caught(&bag::verified(&bag.to_tar()), &[Code::MemberUnlisted]);
}

#[test]
fn among_the_originals() {
    let mut bag = bag::example_bundle();
    bag.files.insert(Place::Original(bag::id("smuggled"), "pdf"), b"smuggled".to_vec());
    let report = bag::verified(&bag.to_tar());
    caught(&report, &[Code::MemberUnlisted, Code::OriginalUnknown, Code::PayloadCount, Code::NoConsentBasis]);
}

/// And one is taken out that was.
#[test]
fn one_missing() {
    let mut bag = bag::example_bundle();
    let original = bag.original();
    bag.files.remove(&original);
    let report = bag::verified(&bag.to_tar());
    caught(&report, &[Code::MemberMissing, Code::PayloadCount, Code::OriginalMissing]);
}

/// A list of what is to follow has one spelling, and names nothing twice.
#[test]
fn a_list_to_follow_with_a_second_spelling() {
    let (item, digest) = (bag::id("item"), sanad_evidence::Digest::of(b"x"));
    for line in [
        format!("{item} {digest} +7\n"),
        format!("{item} {digest} 07\n"),
        format!("{item} {digest} 7 \n"),
        format!("{item} {digest} 7"),
        format!("{item} {digest} 7\n{item} {digest} 8\n"),
    ] {
        let mut bag = bag::example_bundle();
        bag.files.insert(Place::ToFollow, line.clone().into_bytes());
        bag.sign_again();
        let report = bag::verified(&bag.to_tar());
        assert!(report.findings.iter().any(|finding| finding.code == Code::ToFollowMalformed), "{line:?}");
    }
    let mut bag = bag::example_bundle();
    bag.files.insert(Place::ToFollow, format!("{item} {digest} 7\n").into_bytes());
    bag.sign_again();
    assert!(bag::verified(&bag.to_tar()).holds());
}
