//! A partner gone bad sends a bundle that was meant for it on to another, as the collector's own.

use sanad_evidence::verify::{Code, Nothing, Nowhere, Outside, Verdict, verify_tar};
use sanad_tests::bag;

use crate::tamper::caught;

#[test]
fn it_names_whom_it_was_meant_for() {
    let tar = bag::example_bundle().to_tar();
    assert_eq!(bag::verified_by(&tar, &Nothing, Some(bag::PARTNER)).verdict(), Verdict::Verified);
    caught(&bag::verified_by(&tar, &Nothing, Some(bag::REPLY)), &[Code::RecipientOther]);
}

/// Nothing of it is stored, not even for a moment; nor of what nobody known signed.
#[test]
fn the_payload_is_not_even_read() {
    let tar = bag::example_bundle().to_tar();
    let known = bag::trust_in(&bag::key("collector"));
    let unknown = bag::trust_in(&bag::key("stranger"));
    for (trust, recipient) in [(&known, bag::REPLY), (&unknown, bag::PARTNER)] {
        let recipient = Some(sanad_evidence::Digest::of(recipient.as_bytes()));
        let outside = Outside { trust, held: &Nothing, recipient, invited: None, stop_early: true };
        let report = verify_tar(tar.as_slice(), &outside, &mut Nowhere).unwrap();
        assert!(report.facts.originals.is_empty() && report.facts.records.is_empty());
        assert_ne!(report.verdict(), Verdict::Verified);
    }
}
