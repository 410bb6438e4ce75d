//! The ground on which an item may be handed on, as its statements say (FORMAT.md, "Consent").

use std::str::FromStr;

use crate::{Id, Record, Schema};

/// On what ground an item may be handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// A person answered, per purpose and recipient: her [`Permit`](super::Permit) decides.
    Answered,
    /// No person's consent is needed: a decree, a street. A reason is stated.
    NotNeeded,
    /// Consent was taken before Sanad: its form, date and scope are stated.
    TakenBefore,
    /// Nobody was asked. Such material may travel only for safekeeping, and only if it is no one's
    /// account.
    NotAsked,
    /// Consent was withdrawn.
    Withdrawn,
}

impl Basis {
    /// Every basis, in the order of the specification.
    pub const ALL: [Self; 5] =
        [Self::Answered, Self::NotNeeded, Self::TakenBefore, Self::NotAsked, Self::Withdrawn];

    /// The code as it is written down.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::NotNeeded => "not-needed",
            Self::TakenBefore => "taken-before",
            Self::NotAsked => "not-asked",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl FromStr for Basis {
    type Err = crate::entry::UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|basis| basis.code() == text).ok_or(crate::entry::UnknownCode)
    }
}

/// Whether a record states the basis of an item, in any version this program knows.
#[must_use]
pub fn is_basis(record: &Record) -> bool {
    record.is(&Schema::CONSENT_BASIS) || record.is(&Schema::CONSENT_BASIS_2)
}

/// The newest statement of an item's basis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stated {
    pub(super) basis: Basis,
    pub(super) complete: bool,
    pub(super) no_ones_account: bool,
    /// Whose answers hold, where the basis is [`Basis::Answered`] and says so.
    pub(super) person: Option<Id>,
}

impl Stated {
    /// What counts when the newest statement was a withdrawal, or cannot be read.
    pub(super) const WITHDRAWN: Self =
        Self { basis: Basis::Withdrawn, complete: true, no_ones_account: false, person: None };

    pub(super) fn from_record(record: &Record) -> Self {
        let filled = |name| record.text_of(name).is_some_and(|text| !text.trim().is_empty());
        // What cannot be read restricts: an unknown or withheld basis counts as a withdrawal.
        let basis = record.text_of("basis").and_then(|code| code.parse().ok()).unwrap_or(Basis::Withdrawn);
        let complete = match basis {
            Basis::NotNeeded => filled("reason"),
            Basis::TakenBefore => filled("form") && filled("date") && filled("scope"),
            Basis::Answered | Basis::NotAsked | Basis::Withdrawn => true,
        };
        let person = record.text_of("person").and_then(|text| text.parse().ok());
        Self {
            basis,
            complete,
            no_ones_account: record.text_of("account") == Some("no"),
            person: person.filter(|_| basis == Basis::Answered),
        }
    }
}
