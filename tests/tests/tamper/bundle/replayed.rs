//! A bundle is delivered again, or another under its number.

use sanad_evidence::verify::Code;
use sanad_tests::bag::{self, Desk, Told};

use crate::tamper::caught;

#[test]
fn the_same_again() {
    let mut desk = Desk::default();
    let tar = bag::example_bundle().to_tar();
    desk.take_in(desk.verified(&tar));
    caught(&desk.verified(&tar), &[Code::BundleReplayed]);
}

/// A second bundle that claims to be the first.
#[test]
fn another_under_the_same_number() {
    let (mut desk, mut told) = (Desk::default(), Told::default());
    let (mut case, items) = bag::example();
    desk.take_in(desk.verified(&case.bundle(1, &mut told).to_tar()));
    case.describe(&items[0], "Again the first", "Herat");
    let mut bag = case.bundle(3, &mut told);
    let mut info = bag.info();
    info.sequence = 1;
    bag.edit_text(&sanad_evidence::bag::Place::Info, |_| info.to_text());
    bag.sign_again();
    caught(&desk.verified(&bag.to_tar()), &[Code::BundleFork, Code::SealMissing]);
}

/// A second bundle that does not follow the first she sent, but another.
#[test]
fn one_that_follows_another_first() {
    let (mut desk, mut told) = (Desk::default(), Told::default());
    let (mut case, items) = bag::example();
    desk.take_in(desk.verified(&case.bundle(1, &mut told).to_tar()));
    case.describe(&items[0], "Second", "Herat");
    told.previous = Some(sanad_evidence::Digest::of(b"another first"));
    caught(&desk.verified(&case.bundle(2, &mut told).to_tar()), &[Code::BundleFork]);
}
