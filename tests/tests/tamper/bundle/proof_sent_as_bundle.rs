//! A bag that calls itself a proof, which needs no signature, is sent to a partner as a bundle.

use sanad_evidence::bag::{BagKind, Place};
use sanad_evidence::verify::{Code, Nothing};
use sanad_tests::bag;

use crate::tamper::caught;

#[test]
fn a_proof_is_meant_for_no_one() {
    let mut bag = bag::example_bundle();
    let mut info = bag.info();
    (info.kind, info.sequence, info.recipient) = (BagKind::Proof, 0, None);
    bag.edit_text(&Place::Info, |_| info.to_text());
    bag.sign_again();
    let report = bag::verified_by(&bag.to_tar(), &Nothing, Some(bag::PARTNER));
    caught(&report, &[Code::RecipientOther, Code::SignerUnknown]);
}
