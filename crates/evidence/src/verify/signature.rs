//! Who signed, for whom, and in what order.

use super::{Checker, Code, Report};
use crate::bag::Place;
use crate::enrolment::Enrolment;
use crate::sign::{self, Namespace, VerifyingKey};
use crate::trust::Trust;

/// Notes who signed and whether the trust file names that key for this kind of document.
pub(super) fn judge_signer(report: &mut Report, trust: &Trust, signer: VerifyingKey, namespace: Namespace) {
    report.facts.signer = Some(signer);
    report.facts.signer_name = trust.signer(&signer, namespace).map(str::to_owned);
    report.signer_trusted = report.facts.signer_name.is_some();
    if !report.signer_trusted {
        report.find(Code::SignerUnknown, signer.fingerprint().to_string());
    }
}

impl Checker<'_> {
    /// The signature over the tag manifest, the key in the bag, the enrolment, the recipient.
    pub(super) fn check_signature(&mut self) {
        // A proof stands on the log's signature alone, and is meant for no one: whoever receives
        // bundles may not be handed one in a bundle's place.
        if !self.is_bundle() {
            if self.outside.recipient.is_some() {
                self.find(Code::RecipientOther, Place::Info.to_string());
            }
            return;
        }
        let Some(armour) = self.texts.remove(&Place::Signature) else {
            return self.find(Code::SignatureMissing, Place::Signature.to_string());
        };
        let manifest = self.texts.remove(&Place::TagManifest).unwrap_or_default();
        let signer = match sign::verify(manifest.as_bytes(), &armour, Namespace::Bundle) {
            Ok(signer) => signer,
            Err(error) => return self.find(Code::SignatureWrong, error.to_string()),
        };
        let stated = self.texts.remove(&Place::SignerKey).unwrap_or_default();
        if stated.strip_suffix('\n').and_then(|line| line.parse().ok()) != Some(signer) {
            self.find(Code::SignerMismatch, Place::SignerKey.to_string());
        }
        let enrolled = self.check_enrolment(&signer);
        self.report.facts.signer = Some(signer);
        self.report.facts.signer_name =
            self.outside.trust.signer(&signer, Namespace::Bundle).map(str::to_owned);
        self.report.signer_trusted = self.report.facts.signer_name.is_some() || enrolled;
        if !self.report.signer_trusted {
            self.find(Code::SignerUnknown, signer.fingerprint().to_string());
        }
        let meant = self.report.facts.info.as_ref().and_then(|info| info.recipient);
        if self.outside.recipient.is_some() && meant != self.outside.recipient {
            self.find(Code::RecipientOther, Place::Info.to_string());
        }
    }

    /// Whether the sender's key was enrolled with the secret of the invitation.
    fn check_enrolment(&mut self, signer: &VerifyingKey) -> bool {
        let Some(text) = self.texts.remove(&Place::Enrolment) else { return false };
        let place = Place::Enrolment.to_string();
        let Ok(enrolment) = Enrolment::parse(&text) else {
            self.find(Code::EnrolmentWrong, place);
            return false;
        };
        let bundle = self.report.facts.info.as_ref().map(|info| info.bundle);
        let own = enrolment.key() == *signer && Some(enrolment.bundle()) == bundle;
        let invited = self.outside.invited;
        let enrolled = invited
            .is_some_and(|(id, secret)| id == enrolment.invitation() && enrolment.verify(secret).is_ok());
        if !own || (invited.is_some() && !enrolled) {
            self.find(Code::EnrolmentWrong, place);
        }
        self.report.facts.enrolment = Some(enrolment);
        own && enrolled
    }

    /// The bundle's number in its branch, against what was taken in before.
    pub(super) fn check_sequence(&mut self) {
        let Some(info) = self.report.facts.info.clone().filter(|_| self.is_bundle()) else { return };
        let held = self.outside.held;
        if held.bundle(&info.bundle) {
            return self.find(Code::BundleReplayed, info.bundle.to_string());
        }
        if held.numbered(&info.branch, info.sequence).is_some() {
            return self.find(Code::BundleFork, format!("number {}", info.sequence));
        }
        if !held.remembers() {
            return;
        }
        match info.sequence.checked_sub(1) {
            // The first of a branch, from a sender who is known, is explained by a restore.
            Some(0) if held.knows_sender() => self.find(Code::BranchNew, info.branch.to_string()),
            Some(0) | None => {}
            Some(before) => match held.numbered(&info.branch, before) {
                None => self.find(Code::BundleGap, format!("number {before}")),
                Some(digest) if Some(digest) != info.previous => {
                    self.find(Code::BundleFork, format!("number {before}"));
                }
                Some(_) => {}
            },
        }
    }
}
