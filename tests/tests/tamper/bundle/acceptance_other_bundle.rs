//! An acceptance is brought to the collector as the answer to another bundle than it was written for.

use sanad_evidence::Digest;
use sanad_evidence::verify::{Code, Sent, check_answer, verify_acceptance};
use sanad_tests::bag;

use crate::tamper::caught;

#[test]
fn every_fact_is_compared() {
    let report = bag::verified(&bag::example_bundle().to_tar());
    let acceptance = bag::acceptance_of(&report, Digest::of(b"listing"));
    let sent = Sent {
        bundle: acceptance.bundle,
        tag_manifest: acceptance.tag_manifest,
        listing: acceptance.listing,
        case: acceptance.case,
        checkpoint: acceptance.checkpoint,
    };
    let trust = format!("archive namespaces=\"sanad-acceptance\" {}\n", bag::key("partner").verifying_key());
    let trust = sanad_evidence::trust::Trust::parse(
        format!("{trust}# sanad-vkey {}\n", bag::cosigner().key()).as_bytes(),
    )
    .unwrap();
    let signed = acceptance.sign(&bag::key("partner")).unwrap();
    let (mut report, opened) = verify_acceptance(signed.as_bytes(), &trust);
    check_answer(&mut report, &opened.unwrap(), &sent);
    assert!(report.findings.is_empty(), "{:?}", report.findings);

    let mut smaller = sent.checkpoint;
    smaller.size -= 1;
    for other in [
        Sent { bundle: bag::id("other"), ..sent.clone() },
        Sent { tag_manifest: Digest::of(b"other"), ..sent.clone() },
        Sent { listing: Digest::of(b"other"), ..sent.clone() },
        Sent { case: bag::id("other"), ..sent.clone() },
        Sent { checkpoint: smaller, ..sent.clone() },
    ] {
        let (mut report, opened) = verify_acceptance(signed.as_bytes(), &trust);
        check_answer(&mut report, &opened.unwrap(), &other);
        caught(&report, &[Code::AcceptanceOther]);
    }
}
