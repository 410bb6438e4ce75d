//! Whether a thing may leave: one pure function, asked before every hand-over and again at every
//! resume, on both sides (FORMAT.md, "Consent basis").

use std::str::FromStr;

use crate::entry::Action;
use crate::{Id, Record, Schema};

/// On what ground an item may be handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The person answered, per purpose and recipient. The answers come with testimony.
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

/// For what an item would leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// The partner may work with it: review, verify, compile.
    Review,
    /// The partner may hold it, and nothing more.
    Safekeeping,
    /// It would go beyond the partner.
    Disclosure,
}

/// Why an item stays.
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
    /// The basis points to answers that this record does not carry.
    AnswersMissing,
    /// A basis was stated without what it must state.
    BasisIncomplete,
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
        }
    }
}

/// The answer of [`may_leave`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// It may.
    Yes,
    /// It may not, and why.
    No(Reason),
}

/// What is stated of an item's consent: the newest statement in the order of the custody log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    newest: Option<Stated>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stated {
    basis: Basis,
    complete: bool,
    no_ones_account: bool,
}

impl Standing {
    /// The standing of `item` from its consent-basis records **in the order of the custody log**,
    /// never of the clock or of arrival; the newest holds. Records about other items are passed over.
    pub fn of<'a>(item: &Id, statements: impl IntoIterator<Item = &'a Record>) -> Self {
        let name = item.to_string();
        let newest = statements
            .into_iter()
            .filter(|record| record.is(&Schema::CONSENT_BASIS) && record.text_of("item") == Some(&name))
            .last()
            .map(Stated::from_record);
        Self { newest }
    }

    /// The standing of an item whose newest statement was a withdrawal, or cannot be read.
    #[must_use]
    pub const fn withdrawn() -> Self {
        Self { newest: Some(Stated { basis: Basis::Withdrawn, complete: true, no_ones_account: false }) }
    }

    /// The newest basis stated, if any.
    #[must_use]
    pub fn basis(&self) -> Option<Basis> {
        self.newest.map(|stated| stated.basis)
    }
}

impl Stated {
    fn from_record(record: &Record) -> Self {
        let filled = |name| record.text_of(name).is_some_and(|text| !text.trim().is_empty());
        // What cannot be read restricts: an unknown or withheld basis counts as a withdrawal.
        let basis = record.text_of("basis").and_then(|code| code.parse().ok()).unwrap_or(Basis::Withdrawn);
        let complete = match basis {
            Basis::NotNeeded => filled("reason"),
            Basis::TakenBefore => filled("form") && filled("date") && filled("scope"),
            Basis::Answered | Basis::NotAsked | Basis::Withdrawn => true,
        };
        Self { basis, complete, no_ones_account: record.text_of("account") == Some("no") }
    }
}

/// Whether an entry of the custody log says that consent was stated or withdrawn.
#[must_use]
pub const fn is_statement(action: Action) -> bool {
    matches!(action, Action::ConsentRecorded | Action::ConsentWithdrawn)
}

/// Whether a thing of this standing may leave for this purpose.
///
/// Blank means no. There is no way round it: assembling, resuming, taking in and disclosing all ask
/// here.
#[must_use]
pub fn may_leave(standing: &Standing, purpose: Purpose) -> Leave {
    let Some(stated) = standing.newest else { return Leave::No(Reason::NoBasis) };
    match (stated.basis, purpose) {
        (Basis::Withdrawn, _) => Leave::No(Reason::Withdrawn),
        (Basis::Answered, _) => Leave::No(Reason::AnswersMissing),
        (Basis::NotNeeded | Basis::TakenBefore, _) if !stated.complete => Leave::No(Reason::BasisIncomplete),
        (Basis::NotNeeded | Basis::TakenBefore, _) => Leave::Yes,
        (Basis::NotAsked, _) if !stated.no_ones_account => Leave::No(Reason::MayBeAnAccount),
        (Basis::NotAsked, Purpose::Safekeeping) => Leave::Yes,
        (Basis::NotAsked, _) => Leave::No(Reason::SafekeepingOnly),
    }
}

/// For what a thing of this standing may leave to a partner: for review where that is allowed, else
/// for safekeeping where that is, else not at all.
///
/// # Errors
/// The reason why it stays.
pub fn best_purpose(standing: &Standing) -> Result<Purpose, Reason> {
    match (may_leave(standing, Purpose::Review), may_leave(standing, Purpose::Safekeeping)) {
        (Leave::Yes, _) => Ok(Purpose::Review),
        (_, Leave::Yes) => Ok(Purpose::Safekeeping),
        (Leave::No(reason), _) => Err(reason),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;
    use crate::record::Seed;

    const ITEM: Id = Id::from_bytes([7; 16]);

    fn stated(fields: &[(&'static str, &str)]) -> Record {
        let mut values = BTreeMap::from([("language", json!("en")), ("amends", json!([]))]);
        values.insert("item", json!(ITEM.to_string()));
        values.extend(fields.iter().map(|(name, value)| (*name, json!(value))));
        Record::seal(&Schema::CONSENT_BASIS, &values, &Seed::from_random(&mut [1; 32])).unwrap()
    }

    fn asked(statements: &[&Record], purpose: Purpose) -> Leave {
        may_leave(&Standing::of(&ITEM, statements.iter().copied()), purpose)
    }

    #[test]
    fn blank_means_no() {
        assert_eq!(asked(&[], Purpose::Safekeeping), Leave::No(Reason::NoBasis));
        let foreign = Standing::of(
            &Id::from_bytes([8; 16]),
            [&stated(&[("basis", "not-needed"), ("reason", "a street")])],
        );
        assert_eq!(may_leave(&foreign, Purpose::Review), Leave::No(Reason::NoBasis));
    }

    #[test]
    fn a_withdrawal_restricts_at_once_and_she_may_change_her_mind() {
        let yes = stated(&[
            ("basis", "taken-before"),
            ("form", "paper"),
            ("date", "2026-10-01"),
            ("scope", "court"),
        ]);
        let no = stated(&[("basis", "withdrawn")]);
        assert_eq!(asked(&[&yes], Purpose::Disclosure), Leave::Yes);
        assert_eq!(asked(&[&yes, &no], Purpose::Safekeeping), Leave::No(Reason::Withdrawn));
        assert_eq!(asked(&[&yes, &no, &yes], Purpose::Review), Leave::Yes);
    }

    #[test]
    fn not_asked_travels_for_safekeeping_only_and_only_if_no_ones_account() {
        let blank = stated(&[("basis", "not-asked")]);
        let account = stated(&[("basis", "not-asked"), ("account", "yes")]);
        let street = stated(&[("basis", "not-asked"), ("account", "no")]);
        assert_eq!(asked(&[&blank], Purpose::Safekeeping), Leave::No(Reason::MayBeAnAccount));
        assert_eq!(asked(&[&account], Purpose::Safekeeping), Leave::No(Reason::MayBeAnAccount));
        assert_eq!(asked(&[&street], Purpose::Safekeeping), Leave::Yes);
        assert_eq!(asked(&[&street], Purpose::Review), Leave::No(Reason::SafekeepingOnly));
        assert_eq!(asked(&[&street], Purpose::Disclosure), Leave::No(Reason::SafekeepingOnly));
    }

    #[test]
    fn what_cannot_be_read_restricts() {
        let unknown = stated(&[("basis", "of-a-newer-kind")]);
        assert_eq!(asked(&[&unknown], Purpose::Review), Leave::No(Reason::Withdrawn));
        let without_reason = stated(&[("basis", "not-needed"), ("reason", "  ")]);
        assert_eq!(asked(&[&without_reason], Purpose::Review), Leave::No(Reason::BasisIncomplete));
    }
}
