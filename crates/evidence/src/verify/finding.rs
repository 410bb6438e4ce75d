//! What a verification found: stable codes, each with its weight and a sentence.

use serde::Serialize;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Something to know.
    Note,
    /// Something that could not be checked, or that a person must judge.
    Warning,
    /// What was handed over is not what it says it is.
    Fault,
}

macro_rules! findings {
    ($($variant:ident = $code:literal, $weight:ident, $sentence:literal;)*) => {
        /// What can be found. The codes are stable: they never change their meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code { $(#[doc = $sentence] $variant,)* }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The code as it is written.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// How much it weighs.
            #[must_use]
            pub const fn weight(self) -> Weight {
                match self { $(Self::$variant => Weight::$weight),* }
            }

            /// One plain sentence in English.
            #[must_use]
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$variant => $sentence),* }
            }
        }
    };
}

findings! {
    TarHeader = "tar-header", Fault, "A member of the tar has a header that is not in its one form.";
    TarPadding = "tar-padding", Fault, "There are bytes in the padding, where only zeros may be.";
    TarTruncated = "tar-truncated", Fault, "The stream ends before the bundle does.";
    PathNotAllowed = "path-not-allowed", Fault, "A member has a path that no bag of this format has.";
    MemberTwice = "member-twice", Fault, "A member stands there twice.";
    MemberOutOfOrder = "member-out-of-order", Fault, "A member stands out of its order.";
    MemberTooLarge = "member-too-large", Fault, "A member is larger than its kind may be.";
    MemberNotAFile = "member-not-a-file", Fault, "A member is a link or another thing that is not a plain file.";
    MemberUnlisted = "member-unlisted", Fault, "A member is in no manifest: nobody signed it.";
    MemberMissing = "member-missing", Fault, "A member that a manifest lists is not there.";
    DigestMismatch = "digest-mismatch", Fault, "The bytes of a member are not those the manifest states.";
    Declaration = "bag-declaration", Fault, "This is not a BagIt 1.0 bag of this format.";
    Info = "bag-info", Fault, "bag-info.txt is not as it must be.";
    ManifestMalformed = "manifest-malformed", Fault, "A manifest cannot be read.";
    PayloadCount = "payload-count", Fault, "The payload has not the bytes and files that bag-info.txt states.";
    SignatureMissing = "signature-missing", Fault, "The bundle is not signed.";
    SignatureWrong = "signature-wrong", Fault, "The signature does not hold.";
    SignerMismatch = "signer-mismatch", Fault, "The bundle was signed with another key than the one in it.";
    SignerUnknown = "signer-unknown", Warning, "The signer is not named by anyone you trust.";
    EnrolmentWrong = "enrolment-wrong", Fault, "The sender's keys were not made with this invitation.";
    RecipientOther = "recipient-other", Fault, "This bundle was meant for another recipient.";
    BundleReplayed = "bundle-replayed", Fault, "This bundle was taken in before.";
    BundleFork = "bundle-fork", Fault, "Another bundle with this number was taken in before.";
    BundleGap = "bundle-gap", Fault, "A bundle before this one has not arrived: take that one in first.";
    BranchNew = "branch-new", Note, "The sender's vault was restored from a backup, and counts its bundles anew.";
    LogKey = "log-key", Fault, "The key of the custody log cannot be read, or is not the one in the checkpoint.";
    LogKeyChanged = "log-key-changed", Fault, "The custody log has another key than before.";
    CheckpointMalformed = "checkpoint-malformed", Fault, "The checkpoint cannot be read.";
    CheckpointSignature = "checkpoint-signature", Fault, "The checkpoint is not signed with the log's key.";
    LogCutBack = "log-cut-back", Fault, "The custody log is shorter than it was.";
    LogForked = "log-forked", Fault, "The custody log does not continue the one shown before.";
    ConsistencyMissing = "consistency-missing", Fault, "Nothing shows that the custody log continues the one shown before.";
    LogRestored = "log-restored", Note, "A vault was restored from a backup: a new log begins, and names the old one.";
    LogUnexplained = "log-unexplained", Warning, "A new custody log begins, and nothing says why.";
    EntryMalformed = "entry-malformed", Fault, "An entry of the custody log cannot be read.";
    EntryMisplaced = "entry-misplaced", Fault, "An entry states another log, case or index than the place it stands in.";
    EntryConflict = "entry-conflict", Fault, "An entry is not the one shown before at this place.";
    ProofMissing = "proof-missing", Fault, "Nothing shows that an entry is in the custody log.";
    ProofWrong = "proof-wrong", Fault, "A proof does not show that the entry is in the custody log.";
    CustodyGap = "custody-gap", Fault, "An entry about a thing is missing: the next one names it.";
    CustodyElsewhere = "custody-elsewhere", Warning, "Earlier entries about a thing are not here; they came before.";
    ClockWrong = "clock-wrong", Note, "The device's clock was known to be wrong when an entry was written.";
    RecordMalformed = "record-malformed", Fault, "A record cannot be read.";
    RecordMismatch = "record-digest-mismatch", Fault, "A record is not the one its name states.";
    RecordUnsealed = "record-unsealed", Fault, "A record is sealed by no entry of the custody log.";
    RecordUnknown = "record-type-unknown", Warning, "A record is of a type this program does not know; its digest was checked.";
    SealMissing = "seal-missing", Fault, "The custody log does not end with the seal of this bundle.";
    SealHead = "seal-head-missing", Fault, "The seal names a newest entry about a thing that is not here.";
    SealUncovered = "seal-uncovered", Fault, "There are entries about a thing that the seal does not cover.";
    CaseMissing = "case-record-missing", Fault, "The case is not known here, and its record is not in the bundle.";
    OriginalMissing = "original-missing", Fault, "An original is neither here nor announced to follow.";
    OriginalUnknown = "original-unknown", Fault, "An original belongs to no item.";
    OriginalMismatch = "original-mismatch", Fault, "An original is not the one its item's record states.";
    ToFollow = "to-follow", Note, "An original is announced to follow.";
    ToFollowMalformed = "to-follow-malformed", Fault, "The list of originals to follow cannot be read.";
    TimeToken = "time-token-unchecked", Warning, "There is a time token; check it with openssl ts -verify.";
    NoConsentBasis = "no-consent-basis", Fault, "An item came without a consent basis.";
    ConsentWithdrawn = "consent-withdrawn", Fault, "An item came whose consent was withdrawn.";
    MayBeAccount = "may-be-an-account", Fault, "An item came for which nobody was asked, and that may be someone's account.";
    SafekeepingOnly = "safekeeping-only", Fault, "An item came that may be held in safekeeping, and not be disclosed.";
    BasisIncomplete = "basis-incomplete", Fault, "An item came with a basis that lacks what it must state.";
    AnswersMissing = "answers-missing", Fault, "An item came whose basis points to answers that are not here.";
    NotAgreed = "not-agreed", Fault, "Something came that the person did not agree to.";
    NotAskedYet = "not-asked-yet", Fault, "Something came about which the person was not asked.";
    AskAgain = "ask-again", Fault, "Something came about which the person wants to be asked again.";
    NotForThisRecipient = "not-for-this-recipient", Fault, "Something came that the person did not agree to for this purpose and recipient.";
    IdentityKeptBack = "identity-kept-back", Fault, "Who a person is came along, and she did not agree to be named.";
    ConditionNoName = "condition-no-name", Fault, "Something came although the person asked that it goes only without her identity.";
    ConditionNoImage = "condition-no-image", Fault, "Something came although the person asked that it goes only without face and voice.";
    ConditionNoLocation = "condition-no-location", Fault, "Something came although the person asked that it goes only without the exact place.";
    ConditionAskFirst = "condition-ask-first", Fault, "Something came although the person asked to be asked before each use.";
    ConditionNoDeathPenalty = "condition-no-death-penalty", Fault, "Something came although the person asked that it goes nowhere where the death penalty is possible.";
    ConditionFairTrial = "condition-fair-trial", Fault, "Something came although the person asked that it goes only where a fair trial is assured.";
    ConditionNoState = "condition-no-state", Fault, "Something came although the person named States whose authorities must not have it.";
    ConditionEmbargo = "condition-embargo", Fault, "Something came before the day that the person named.";
    ConditionExpires = "condition-expires", Fault, "Something came after the day on which the person's consent ended.";
    ConditionLeadOnly = "condition-lead-only", Fault, "Something came although the person asked that it serves as a lead only.";
    ConditionPartial = "condition-partial", Fault, "Something came that is not among what the person marked.";
    ConditionUnknown = "condition-unknown", Fault, "Something came under a condition that this program does not know.";
    AnswersForAnother = "answers-for-another", Fault, "A person's answers came that are for another recipient.";
    PlanCarried = "plan-carried", Fault, "A plan of those who collect came; plans never leave.";
    SafetyField = "safety-field-shown", Warning, "A record shows what is withheld for someone's safety in every copy that leaves.";
    FiledWrong = "filed-wrong", Fault, "An item was filed from another log, and the proof of its first entry does not hold.";
    ListingWrong = "listing-wrong", Fault, "The listing of the parts is not as it must be, or not signed by the sender.";
    PartMissing = "part-missing", Fault, "A part is missing.";
    PartMismatch = "part-mismatch", Fault, "A part is not the one the listing states.";
    PartForeign = "part-foreign", Fault, "There is a file among the parts that the listing does not name.";
    PartUnreadable = "part-unreadable", Fault, "A part cannot be decrypted with the key it should be for.";
    DocumentMalformed = "document-malformed", Fault, "The document cannot be read.";
    AcceptanceOther = "acceptance-other", Fault, "The acceptance is for another bundle than the one it came for.";
    CosignatureWrong = "cosignature-wrong", Fault, "The cosignature of the checkpoint does not hold.";
    CosignerUnknown = "cosigner-unknown", Warning, "The cosigner is not named by anyone you trust.";
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What.
    #[serde(serialize_with = "code_text")]
    pub code: Code,
    /// How much it weighs.
    pub weight: Weight,
    /// Where: a path, an index, an id; empty for the whole.
    pub place: String,
    /// The sentence.
    pub sentence: &'static str,
}

fn code_text<S: serde::Serializer>(code: &Code, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(code.as_str())
}

impl Finding {
    /// A finding at its ordinary weight.
    pub fn new(code: Code, place: impl Into<String>) -> Self {
        Self { code, weight: code.weight(), place: place.into(), sentence: code.sentence() }
    }
}

/// What a verification comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Everything agrees, and the signer is one you trust.
    Verified,
    /// Everything agrees with itself; who signed it is unknown to you.
    SelfConsistentSignerUnknown,
    /// Something does not hold.
    Failed,
}

impl Verdict {
    /// The words, the same everywhere.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::SelfConsistentSignerUnknown => "self-consistent, signer unknown",
            Self::Failed => "FAILED",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_distinct_and_every_one_says_something() {
        let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(codes.len(), Code::ALL.len());
        assert!(Code::ALL.iter().all(|code| code.sentence().ends_with('.')));
    }
}
