//! Verifying what comes back for a bundle: an acceptance, a receipt.

use super::signature::judge_signer;
use super::{Code, Report};
use crate::acceptance::Acceptance;
use crate::document::DocumentError;
use crate::log::Checkpoint;
use crate::receipt::Receipt;
use crate::sign::{Namespace, VerifyingKey};
use crate::trust::Trust;
use crate::{Digest, Id};

/// Checks an acceptance for a stranger: its form and signature, whether the signer is trusted, and
/// the cosignature if the trust file names the cosigner.
#[must_use]
pub fn verify_acceptance(bytes: &[u8], trust: &Trust) -> (Report, Option<Acceptance>) {
    let (mut report, acceptance) = opened(Acceptance::open(bytes), trust, Namespace::Acceptance);
    if let Some(acceptance) = &acceptance {
        super::custody::judge_cosignature(&mut report, trust, acceptance);
    }
    (report, acceptance)
}

/// Checks a receipt for a stranger: its form and signature, and whether the signer is trusted.
#[must_use]
pub fn verify_receipt(bytes: &[u8], trust: &Trust) -> (Report, Option<Receipt>) {
    opened(Receipt::open(bytes), trust, Namespace::Receipt)
}

fn opened<T>(
    document: Result<(T, VerifyingKey), DocumentError>,
    trust: &Trust,
    namespace: Namespace,
) -> (Report, Option<T>) {
    let mut report = Report::default();
    match document {
        Ok((document, signer)) => {
            judge_signer(&mut report, trust, signer, namespace);
            (report, Some(document))
        }
        Err(error) => {
            // What was changed after signing is not unreadable: it is not what was signed.
            let code = match error {
                DocumentError::Signature(_) => Code::SignatureWrong,
                _ => Code::DocumentMalformed,
            };
            report.find(code, error.to_string());
            (report, None)
        }
    }
}

/// What a bundle's sender knows of it, for comparison with what an acceptance says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The bundle.
    pub bundle: Id,
    /// The digest of its tag manifest.
    pub tag_manifest: Digest,
    /// The digest of the signed listing it went by.
    pub listing: Digest,
    /// The case.
    pub case: Id,
    /// The state of the custody log it proved.
    pub checkpoint: Checkpoint,
}

/// Compares an acceptance with the bundle it should be for: every fact, since a partner that answers
/// the right id with another log's state has answered another bundle.
pub fn check_answer(report: &mut Report, acceptance: &Acceptance, sent: &Sent) {
    let Acceptance { bundle, tag_manifest, listing, case, checkpoint, .. } = acceptance;
    let facts = [
        ("bundle", *bundle == sent.bundle),
        ("tag-manifest", *tag_manifest == sent.tag_manifest),
        ("listing", *listing == sent.listing),
        ("case", *case == sent.case),
        ("checkpoint", *checkpoint == sent.checkpoint),
    ];
    for (fact, _) in facts.into_iter().filter(|(_, same)| !same) {
        report.find(Code::AcceptanceOther, fact);
    }
}
