//! The relationship between a collector and a partner: invitations, keys for one partner alone, the
//! roster.

mod brought;
mod card;
mod desk;
mod invitation;
mod mailbox;
mod pass;
mod roster;
mod rows;

use sanad_evidence::Id;
use sanad_evidence::log::CosignerKey;
use sanad_evidence::recipient::AgeRecipient;
use sanad_evidence::sign::VerifyingKey;
use serde::Serialize;

use crate::Permission;
use crate::fault::Fault;

pub use brought::{Collected, CopyUnder};
pub(crate) use brought::{put_acceptance_again, put_there, still_to_be_put, taken_from};
pub(crate) use card::queue_card;
pub use desk::Identities;
pub(crate) use desk::{
    begin_desk, cosigner, desk_identities, desk_key, desk_name, retire_identities, retire_older,
};
pub use invitation::OpenedInvitation;
pub(crate) use mailbox::{CardTaken, keep_card, mailboxes};
pub use pass::DeskMailbox;
pub(crate) use pass::new_tokens;
pub(crate) use rows::{
    by_id, collector, collector_named as collector_by_name, collector_secret, enrol, enrolled,
    enrolment_secret, find, is_known, reply_identity, reply_recipient, set_recipient, signing_key,
};

/// Why an invitation was not made or taken, or a partner or collector not found.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PartnerError {
    /// The name is taken.
    #[error("there is a {name} already")]
    Taken {
        /// The name.
        name: String,
    },
    /// Not a name.
    #[error("a name has 1 to 200 characters, none of them invisible")]
    BadName,
    /// Nobody of that name.
    #[error("there is no {name} here")]
    NotFound {
        /// The name.
        name: String,
    },
    /// The act belongs to the other role.
    #[error("this is for a {needed}'s vault")]
    OtherRole {
        /// Whose it is.
        needed: &'static str,
    },
    /// The file is not an invitation.
    #[error("this file is not an invitation")]
    NotAnInvitation,
    /// The code does not open it.
    #[error("the code does not open this invitation")]
    WrongCode,
    /// The invitation was taken before.
    #[error("this invitation was taken already, as {name}")]
    TakenBefore {
        /// The partner's name here.
        name: String,
    },
    /// She was revoked, and a revocation is not undone.
    #[error("{name} was revoked")]
    Revoked {
        /// The name.
        name: String,
    },
    /// Nobody can be confirmed whose key is not known yet.
    #[error("{name} has not sent anything yet")]
    NotEnrolled {
        /// The name.
        name: String,
    },
    /// The file is not a pass to a mailbox.
    #[error("this file is not a pass to a mailbox")]
    NotAPass,
    /// The desk has no pass to such a mailbox, or to any.
    #[error("there is no such mailbox here")]
    NoSuchMailbox,
    /// As many mailboxes as an invitation can name.
    #[error("no more addresses than 16 can be named in an invitation")]
    TooManyMailboxes,
    /// Not a recipient that age encrypts to.
    #[error("this is not an age recipient")]
    BadRecipient,
    /// Not a card by this partner.
    #[error("this is not a card by {name}")]
    NotACard {
        /// The partner's name here.
        name: String,
    },
    /// A card that is not newer than the last that was taken.
    #[error("this card is not newer than the last one of {name}")]
    CardOlder {
        /// The partner's name here.
        name: String,
    },
    /// Something stands at the place of the invitation file.
    #[error("the invitation could not be written")]
    Exists,
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl PartnerError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Taken { .. } => "name-taken",
            Self::BadName => "name-bad",
            Self::NotFound { .. } => "name-not-found",
            Self::OtherRole { .. } => "other-role",
            Self::NotAnInvitation => "not-an-invitation",
            Self::WrongCode => "wrong-code",
            Self::TakenBefore { .. } => "invitation-taken",
            Self::Revoked { .. } => "collector-revoked",
            Self::NotEnrolled { .. } => "not-enrolled",
            Self::NotAPass => "not-a-pass",
            Self::NoSuchMailbox => "mailbox-unknown",
            Self::TooManyMailboxes => "mailboxes-too-many",
            Self::BadRecipient => "recipient-bad",
            Self::NotACard { .. } => "not-a-card",
            Self::CardOlder { .. } => "card-older",
            Self::Exists => "exists-already",
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// A partner as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Partner {
    /// The invitation's id.
    pub id: Id,
    /// The collector's name for it.
    pub name: String,
    /// Its name for itself.
    pub their_name: String,
    /// The fingerprint of its key: eight groups of five digits, to compare aloud.
    pub fingerprint: [String; 8],
    /// The fingerprint of the collector's own key for this partner, for the other side to compare.
    pub own_fingerprint: [String; 8],
    /// Whether the collector said that she compared it.
    pub compared: bool,
    /// When it was added.
    pub added_at: String,
    /// How many originals it has stated to have stored.
    pub stored: u64,
    /// Whether anything may go to it over a network.
    pub permission: Permission,
    /// The addresses of its mailboxes.
    pub mailboxes: Vec<String>,
    /// How many bundles its mailboxes still let in: tokens that are left.
    pub tokens: u64,
    /// The partner's recovery recipient, to which everything is encrypted too, if its invitation named one.
    pub recovery: Option<String>,
}

/// A collector in the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Collector {
    /// The invitation's id.
    pub id: Id,
    /// The partner's name for her.
    pub name: String,
    /// `invited`, `enrolled`, `confirmed` or `revoked`.
    pub state: String,
    /// The fingerprint of her key, once she sent something.
    pub fingerprint: Option<[String; 8]>,
    /// The fingerprint of the partner's own key, for her to compare.
    pub own_fingerprint: [String; 8],
    /// When she was invited.
    pub invited_at: String,
    /// Since when she is distrusted, by the device's clock: nothing she sealed later is taken in.
    pub distrusted_from: Option<String>,
}

/// One partner's row.
#[derive(Debug, Clone)]
pub(crate) struct PartnerRow {
    pub id: Id,
    pub name: String,
    pub key: VerifyingKey,
    pub cosigner: CosignerKey,
    pub recipient: String,
    /// The second recipient that its invitation named.
    pub recovery: Option<String>,
    /// Whether the partner still has to be told the keys made for it: until its first acceptance.
    pub enrolling: bool,
    signing_key: i64,
    reply_key: i64,
    enrolment: i64,
}

/// One collector's row.
#[derive(Debug, Clone)]
pub(crate) struct CollectorRow {
    pub id: Id,
    pub name: String,
    pub key: Option<VerifyingKey>,
    pub reply: Option<AgeRecipient>,
    pub state: String,
    /// Whether nothing is taken in any more that goes beyond what was held at some time.
    pub distrusted: bool,
    enrolment: i64,
}

fn bad_row() -> Fault {
    Fault::damaged("a partner's or collector's row")
}
