//! An entry is left out of a bundle.

use sanad_evidence::bag::Place;
use sanad_evidence::verify::Code;
use sanad_tests::bag;

use crate::tamper::caught;

fn without(index: u64, sign: bool) -> sanad_evidence::verify::Report {
    let mut bag = bag::example_bundle();
    bag.files.remove(&Place::Entry(index));
    bag.files.remove(&Place::Proof(index));
    if sign {
        bag.sign_again();
    }
    bag::verified(&bag.to_tar())
}

#[test]
fn on_the_road() {
    caught(&without(3, false), &[Code::MemberMissing, Code::CustodyGap, Code::RecordUnsealed]);
}

/// She leaves out that the item was described in between: the next entry names the missing one.
#[test]
fn from_the_middle_by_who_signs() {
    caught(&without(3, true), &[Code::CustodyGap, Code::RecordUnsealed]);
}

/// She leaves out the newest entry about an item: the seal names it.
#[test]
fn from_the_end_by_who_signs() {
    let mut bag = bag::example_bundle();
    bag.files.remove(&Place::Entry(6));
    bag.files.remove(&Place::Proof(6));
    bag.sign_again();
    let report = bag::verified(&bag.to_tar());
    caught(&report, &[Code::SealHead, Code::RecordUnsealed, Code::NoConsentBasis]);
}

/// She leaves out the seal itself.
#[test]
fn the_seal_by_who_signs() {
    caught(&without(7, true), &[Code::SealMissing, Code::RecordUnsealed]);
}
