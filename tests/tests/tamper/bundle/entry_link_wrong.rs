//! A collector writes an entry whose link to the previous one about the same thing is wrong, in a log
//! that is whole otherwise: to hide that something was between, or that anything was before.

use sanad_evidence::verify::Code;
use sanad_evidence::{Digest, Entry};
use sanad_tests::bag::{self, Told};

use crate::tamper::caught;

fn with(spoil: fn(&mut Entry)) -> sanad_evidence::verify::Report {
    let (mut case, items) = bag::example();
    case.spoil = spoil;
    case.describe(&items[0], "Spoilt", "Herat");
    case.spoil = |_| {};
    bag::verified(&case.bundle(1, &mut Told::default()).to_tar())
}

#[test]
fn none_before_where_there_was_one() {
    caught(&with(|entry| entry.previous = None), &[Code::CustodyGap]);
}

#[test]
fn another_digest() {
    caught(&with(|entry| entry.previous = Some((5, Digest::of(b"another")))), &[Code::CustodyGap]);
}

#[test]
fn one_passed_over() {
    // Entry 5 stands between; the link goes to the one before it, honestly named.
    let (mut case, items) = bag::example();
    case.spoil = |entry| entry.previous = entry.previous.map(|(_, digest)| (3, digest));
    case.describe(&items[0], "Spoilt", "Herat");
    case.spoil = |_| {};
    caught(&bag::verified(&case.bundle(1, &mut Told::default()).to_tar()), &[Code::CustodyGap]);
}
