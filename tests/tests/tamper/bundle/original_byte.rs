//! One byte of an original is changed.

use sanad_evidence::verify::Code;
use sanad_tests::bag;

use crate::tamper::caught;

#[test]
fn on_the_road() {
    let mut bag = bag::example_bundle();
    bag.edit(&bag.original(), |bytes| bytes[10] ^= 1);
    caught(&bag::verified(&bag.to_tar()), &[Code::DigestMismatch, Code::OriginalMismatch]);
}

/// She changes it after acquiring it, and signs: the record she sealed before still says otherwise.
#[test]
fn by_who_signs() {
    let mut bag = bag::example_bundle();
    bag.edit(&bag.original(), |bytes| bytes[10] ^= 1);
    bag.sign_again();
    caught(&bag::verified(&bag.to_tar()), &[Code::OriginalMismatch]);
}
