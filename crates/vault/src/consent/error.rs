//! Why nothing was recorded of a person's consent.

use crate::PersonError;
use crate::fault::Fault;
use crate::stated::StateError;

/// Why a conversation or a withdrawal was not recorded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConsentError {
    /// The person: there is none of that id, or she belongs to a collector.
    #[error(transparent)]
    Person(#[from] PersonError),
    /// Nobody of that id is set up here, so nobody can be asked about it.
    #[error("no recipient {given} is set up here")]
    UnknownRecipient {
        /// What was given.
        given: String,
    },
    /// The same recipient twice in one conversation: which answers hold could not be told.
    #[error("the recipient {given} stands there twice")]
    RecipientTwice {
        /// Which.
        given: String,
    },
    /// A condition that this program does not know, or without what it needs: it would mean no to
    /// everything, which she did not say.
    #[error("the condition {condition} lacks what it needs")]
    ConditionIncomplete {
        /// Its code.
        condition: String,
    },
    /// A day that is none.
    #[error("{given} is no day")]
    BadDay {
        /// What was given.
        given: String,
    },
    /// What the answers or the form point to is nothing of this case.
    #[error("there is no {given} in this case")]
    UnknownThing {
        /// Its id.
        given: String,
    },
    /// Nobody was ever answered for, or everything is withdrawn already.
    #[error("there is nothing to withdraw")]
    NothingToWithdraw,
    /// Something stated does not go into a record.
    #[error(transparent)]
    State(#[from] StateError),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl ConsentError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Person(error) => error.code(),
            Self::UnknownRecipient { .. } => "recipient-unknown",
            Self::RecipientTwice { .. } => "recipient-twice",
            Self::ConditionIncomplete { .. } => "condition-incomplete",
            Self::BadDay { .. } => "day-bad",
            Self::UnknownThing { .. } => "thing-unknown",
            Self::NothingToWithdraw => "nothing-to-withdraw",
            Self::State(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}
