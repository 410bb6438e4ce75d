//! Whether a thing may leave: one pure function, asked before every hand-over and again at every
//! resume, on both sides (FORMAT.md, "Consent").

mod answers;
mod basis;
mod conditions;
mod permit;
mod reason;
#[cfg(test)]
mod tests;

pub use answers::{Answer, Answers, Cell, HERE, Rung, Statement, Withdrawal};
pub use basis::{Basis, is_basis};
pub use conditions::{Condition, ConditionCode};
pub use permit::{Permit, Said};
pub use reason::{Reason, first_code};

use basis::Stated;

use crate::entry::Action;
use crate::{ClaimedTime, Id, Record};

/// For what a thing would leave, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// The partner may hold it, and nothing more.
    Safekeeping,
    /// The partner may work with it: review, verify, compile.
    Review,
    /// It would go beyond the partner, without the person's name.
    Disclosure,
    /// It would go beyond the partner, with the person's name.
    DisclosureNamed,
    /// It would be public.
    Publication,
}

impl Purpose {
    /// Every purpose, from the least.
    pub const ALL: [Self; 5] =
        [Self::Safekeeping, Self::Review, Self::Disclosure, Self::DisclosureNamed, Self::Publication];

    /// The code by which tables name it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Safekeeping => "safekeeping",
            Self::Review => "review",
            Self::Disclosure => "disclosure",
            Self::DisclosureNamed => "disclosure-named",
            Self::Publication => "publication",
        }
    }

    /// The rung up to which every question must be answered `yes`.
    #[must_use]
    pub const fn rung(self) -> Rung {
        match self {
            Self::Safekeeping => Rung::Keep,
            Self::Review => Rung::Lead,
            Self::Disclosure => Rung::Use,
            Self::DisclosureNamed => Rung::UseNamed,
            Self::Publication => Rung::Public,
        }
    }

    /// Whether the thing would go beyond the partner.
    #[must_use]
    pub const fn is_beyond_partner(self) -> bool {
        matches!(self, Self::Disclosure | Self::DisclosureNamed | Self::Publication)
    }
}

/// What sort of thing it is, as conditions tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// The coded half of a person: person, prior accounts, conversation, override.
    Coded,
    /// What she told: an account.
    Words,
    /// Who she is: the identity half, and her mark.
    Identity,
    /// An item that may show a face or let a voice be heard: an image, a film, a sound.
    Picture,
    /// Any other item.
    Other,
}

impl Sort {
    /// Every sort.
    pub const ALL: [Self; 5] = [Self::Coded, Self::Words, Self::Identity, Self::Picture, Self::Other];

    /// The code by which tables name it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Coded => "coded",
            Self::Words => "words",
            Self::Identity => "identity",
            Self::Picture => "picture",
            Self::Other => "other",
        }
    }

    /// The sort of an item of that media type, as its record states it. What is not known to be free of
    /// faces and voices counts as a picture: only text and its plain relatives do not.
    #[must_use]
    pub fn of_media_type(media_type: Option<&str>) -> Self {
        let kind = media_type.unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if FACELESS.contains(&kind.as_str()) { Self::Other } else { Self::Picture }
    }
}

/// Media types that show no face and carry no voice. Papers, letters and cards of contacts may hold pictures, and
/// are not here.
const FACELESS: [&str; 5] = ["text/plain", "text/csv", "application/json", "application/xml", "text/xml"];

/// Where a thing would go when it goes beyond the partner. Everything is `None` for a transfer to a partner.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Destination {
    /// The class of the recipient, an id of the vocabulary: `recipient.icc_otp`.
    pub class: Option<String>,
    /// The purpose, an id of the vocabulary: `purpose.justice_intl`.
    pub purpose: Option<String>,
    /// The State whose authority it is, in two letters (ISO 3166-1 alpha-2).
    pub state: Option<String>,
}

/// The answer of [`may_leave`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leave {
    /// It may.
    Yes,
    /// It may not, and everything that keeps it: sorted, each once, never empty.
    No(Vec<Reason>),
}

impl Leave {
    fn unless(reasons: Vec<Reason>) -> Self {
        if reasons.is_empty() { Self::Yes } else { Self::No(reasons) }
    }

    /// Whether it may.
    #[must_use]
    pub fn is_yes(&self) -> bool {
        *self == Self::Yes
    }
}

/// What is stated of a thing: the basis of an item, and where a person's answers hold, her permit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    ground: Ground,
    /// Her permit for this thing, and the sort of thing it is.
    permit: Option<(Permit, Sort)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ground {
    /// An item: the newest statement in the order of the custody log.
    Item(Option<Stated>),
    /// An account, an identity half, a coded half: nothing but the permit.
    Person,
}

impl Default for Ground {
    fn default() -> Self {
        Self::Item(None)
    }
}

impl Standing {
    /// The standing of `item` from its consent-basis records **in the order of the custody log**,
    /// never of the clock or of arrival; the newest holds. Records about other items are passed over.
    /// Where the basis is [`Basis::Answered`], [`Standing::with_permit`] adds what decides.
    pub fn of<'a>(item: &Id, statements: impl IntoIterator<Item = &'a Record>) -> Self {
        let name = item.to_string();
        let newest = statements
            .into_iter()
            .filter(|record| is_basis(record) && record.text_of("item") == Some(&name))
            .last()
            .map(Stated::from_record);
        Self { ground: Ground::Item(newest), permit: None }
    }

    /// The standing of an item whose newest statement was a withdrawal, or cannot be read.
    #[must_use]
    pub const fn withdrawn() -> Self {
        Self { ground: Ground::Item(Some(Stated::WITHDRAWN)), permit: None }
    }

    /// The standing of an account, an identity half or a coded half: her permit alone.
    #[must_use]
    pub const fn of_person(permit: Permit, sort: Sort) -> Self {
        Self { ground: Ground::Person, permit: Some((permit, sort)) }
    }

    /// The same with the permit of the [person](Standing::person) whose answers hold for the item.
    #[must_use]
    pub fn with_permit(self, permit: Permit, sort: Sort) -> Self {
        Self { permit: Some((permit, sort)), ..self }
    }

    /// The newest basis stated, if any.
    #[must_use]
    pub fn basis(&self) -> Option<Basis> {
        match self.ground {
            Ground::Item(newest) => newest.map(|stated| stated.basis),
            Ground::Person => None,
        }
    }

    /// Whose answers hold, where the basis of an item is [`Basis::Answered`] and says so.
    #[must_use]
    pub fn person(&self) -> Option<Id> {
        match self.ground {
            Ground::Item(newest) => newest.and_then(|stated| stated.person),
            Ground::Person => None,
        }
    }

    /// The permit that decides, if one does.
    #[must_use]
    pub fn permit(&self) -> Option<&Permit> {
        let decides = matches!(self.ground, Ground::Person) || self.person().is_some();
        self.permit.as_ref().filter(|_| decides).map(|(permit, _)| permit)
    }
}

/// Whether an entry of the custody log says that consent was stated or withdrawn.
#[must_use]
pub const fn is_statement(action: Action) -> bool {
    matches!(action, Action::ConsentRecorded | Action::ConsentWithdrawn)
}

/// Whether a thing of this standing may leave to that destination, for this purpose, at this time.
///
/// Blank means no. There is no way round it: assembling, resuming, taking in and disclosing all ask
/// here.
#[must_use]
pub fn may_leave(thing: &Standing, to: &Destination, purpose: Purpose, at: &ClaimedTime) -> Leave {
    let by_permit = |missing| match &thing.permit {
        Some((permit, sort)) => Leave::unless(permit.against(*sort, to, purpose, at)),
        None => Leave::No(vec![missing]),
    };
    let no = |reason| Leave::No(vec![reason]);
    let stated = match thing.ground {
        Ground::Person => return by_permit(Reason::NotAskedYet),
        Ground::Item(None) => return no(Reason::NoBasis),
        Ground::Item(Some(stated)) => stated,
    };
    match (stated.basis, purpose) {
        (Basis::Withdrawn, _) => no(Reason::Withdrawn),
        (Basis::Answered, _) if stated.person.is_none() => no(Reason::AnswersMissing),
        (Basis::Answered, _) => by_permit(Reason::AnswersMissing),
        (Basis::NotNeeded | Basis::TakenBefore, _) if !stated.complete => no(Reason::BasisIncomplete),
        (Basis::NotNeeded | Basis::TakenBefore, _) => Leave::Yes,
        (Basis::NotAsked, _) if !stated.no_ones_account => no(Reason::MayBeAnAccount),
        (Basis::NotAsked, Purpose::Safekeeping) => Leave::Yes,
        (Basis::NotAsked, _) => no(Reason::SafekeepingOnly),
    }
}

/// For what a thing of this standing may leave to a partner: for review where that is allowed, else
/// for safekeeping where that is, else not at all.
///
/// # Errors
/// The reasons why it stays: sorted, each once, never empty.
pub fn best_purpose(thing: &Standing, at: &ClaimedTime) -> Result<Purpose, Vec<Reason>> {
    let partner = Destination::default();
    if may_leave(thing, &partner, Purpose::Review, at).is_yes() {
        return Ok(Purpose::Review);
    }
    match may_leave(thing, &partner, Purpose::Safekeeping, at) {
        Leave::Yes => Ok(Purpose::Safekeeping),
        Leave::No(reasons) => Err(reasons),
    }
}
