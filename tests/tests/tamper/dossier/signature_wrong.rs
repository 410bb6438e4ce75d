//! The signature is for another purpose, by another key, or gone.

use sanad_evidence::sign::Namespace;
use sanad_evidence::verify::{Code, Verdict};
use sanad_tests::bag;

use super::{caught, honest, partner};

#[test]
fn a_signature_for_another_purpose_is_none() {
    for namespace in [Namespace::Bundle, Namespace::Acceptance] {
        let mut dossier = honest();
        dossier.sign_again(&partner(), namespace);
        caught(&dossier.verified(), &[Code::SignatureWrong]);
    }
}

#[test]
fn another_key_is_unknown_and_cannot_pass_for_the_partners() {
    let mut dossier = honest();
    dossier.sign_again(&bag::key("mallory"), Namespace::Dossier);
    let report = dossier.verified();
    assert_eq!(report.verdict(), Verdict::SelfConsistentSignerUnknown);
    let signed = dossier.files["signatures/tagmanifest-sha256.txt.sig"].clone();
    // The partner's key in the folder, the other's signature over it.
    let mut dossier = honest();
    dossier.put("signatures/tagmanifest-sha256.txt.sig", &signed);
    caught(&dossier.verified(), &[Code::SignatureWrong]);
}

#[test]
fn no_signature_is_found() {
    let mut dossier = honest();
    dossier.files.remove("signatures/tagmanifest-sha256.txt.sig");
    caught(&dossier.verified(), &[Code::SignatureMissing]);
}
