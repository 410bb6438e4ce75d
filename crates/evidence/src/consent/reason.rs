//! Why a thing stays: one code for each rule that keeps it.

use super::conditions::ConditionCode;

/// Why a thing stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// No basis is recorded. Blank means no.
    NoBasis,
    /// Consent was withdrawn.
    Withdrawn,
    /// Nobody was asked, and it is not stated that this is no one's account.
    MayBeAnAccount,
    /// Nobody was asked, so it may be held and not used or disclosed.
    SafekeepingOnly,
    /// The basis points to answers that are not here.
    AnswersMissing,
    /// A basis was stated without what it must state.
    BasisIncomplete,
    /// The person did not agree to this much.
    NotAgreed,
    /// The person was not asked about this yet. Blank means no.
    NotAskedYet,
    /// The person wants to be asked again.
    AskAgain,
    /// The person did not name this purpose for this kind of recipient.
    NotForThisRecipient,
    /// Who the person is stays behind: she did not agree to use with her name.
    IdentityKeptBack,
    /// A condition of hers forbids it, or cannot be evaluated.
    Condition(ConditionCode),
}

impl Reason {
    /// The code as it is written down and printed.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoBasis => "no-consent-basis",
            Self::Withdrawn => "consent-withdrawn",
            Self::MayBeAnAccount => "may-be-an-account",
            Self::SafekeepingOnly => "safekeeping-only",
            Self::AnswersMissing => "answers-missing",
            Self::BasisIncomplete => "basis-incomplete",
            Self::NotAgreed => "not-agreed",
            Self::NotAskedYet => "not-asked-yet",
            Self::AskAgain => "ask-again",
            Self::NotForThisRecipient => "not-for-this-recipient",
            Self::IdentityKeptBack => "identity-kept-back",
            Self::Condition(code) => code.reason(),
        }
    }

    /// Every reason there is, for those who must have words for each.
    pub fn all() -> impl Iterator<Item = Self> {
        let plain = [
            Self::NoBasis,
            Self::Withdrawn,
            Self::MayBeAnAccount,
            Self::SafekeepingOnly,
            Self::AnswersMissing,
            Self::BasisIncomplete,
            Self::NotAgreed,
            Self::NotAskedYet,
            Self::AskAgain,
            Self::NotForThisRecipient,
            Self::IdentityKeptBack,
        ];
        plain.into_iter().chain(ConditionCode::ALL.into_iter().map(Self::Condition))
    }
}

/// The code of the first of several reasons, for those who show one. Of none, the reason that blank has.
#[must_use]
pub fn first_code(reasons: &[Reason]) -> &'static str {
    reasons.first().copied().unwrap_or(Reason::NoBasis).code()
}
