//! An acceptance is forged, so that the collector forgets what nobody stored.

use sanad_evidence::Digest;
use sanad_evidence::sign::{Namespace, sign_document};
use sanad_evidence::trust::Trust;
use sanad_evidence::verify::{Code, Verdict, verify_acceptance};
use sanad_tests::bag;

use crate::tamper::caught;

fn trust() -> Trust {
    let partner = bag::key("partner").verifying_key();
    let text = format!(
        "archive namespaces=\"sanad-acceptance\" {partner}\n# sanad-vkey {}\n",
        bag::cosigner().key()
    );
    Trust::parse(text.as_bytes()).unwrap()
}

#[test]
fn by_another_key() {
    let report = bag::verified(&bag::example_bundle().to_tar());
    let acceptance = bag::acceptance_of(&report, Digest::of(b"listing"));
    let forged = acceptance.sign(&bag::key("mailbox")).unwrap();
    let (report, opened) = verify_acceptance(forged.as_bytes(), &trust());
    let codes: Vec<Code> = report.findings.iter().map(|finding| finding.code).collect();
    assert_eq!((report.verdict(), codes), (Verdict::SelfConsistentSignerUnknown, vec![Code::SignerUnknown]));
    // On the collector's side, where it would let something be forgotten, it is refused outright.
    assert!(opened.is_some());
    let partner = bag::key("partner").verifying_key();
    let refused = sanad_evidence::acceptance::Acceptance::open_from(forged.as_bytes(), &partner);
    assert_eq!(refused.unwrap_err().code(), "document-other-signer");
}

#[test]
fn changed_after_signing() {
    let report = bag::verified(&bag::example_bundle().to_tar());
    let mut acceptance = bag::acceptance_of(&report, Digest::of(b"listing"));
    for (_, held) in acceptance.originals.values_mut() {
        *held = sanad_evidence::acceptance::Held::Verified;
    }
    let honest = acceptance.sign(&bag::key("partner")).unwrap();
    let forged = honest.replacen(" verified\n", " stored\n", 1);
    caught(&verify_acceptance(forged.as_bytes(), &trust()).0, &[Code::SignatureWrong]);
}

#[test]
fn signed_as_something_else() {
    let report = bag::verified(&bag::example_bundle().to_tar());
    let text = bag::acceptance_of(&report, Digest::of(b"listing")).to_text();
    for namespace in [Namespace::Receipt, Namespace::Bundle, Namespace::Listing, Namespace::Invitation] {
        let forged = sign_document(&text, &bag::key("partner"), namespace).unwrap();
        caught(&verify_acceptance(forged.as_bytes(), &trust()).0, &[Code::SignatureWrong]);
    }
}

/// The cosignature is over another state of the log than the acceptance names.
#[test]
fn with_anothers_cosignature() {
    let report = bag::verified(&bag::example_bundle().to_tar());
    let mut acceptance = bag::acceptance_of(&report, Digest::of(b"listing"));
    acceptance.checkpoint.size += 1;
    let signed = acceptance.sign(&bag::key("partner")).unwrap();
    caught(&verify_acceptance(signed.as_bytes(), &trust()).0, &[Code::CosignatureWrong]);
}
