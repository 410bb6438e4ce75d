//! A person's consent: the conversation, her answers towards each recipient, her withdrawals, and the one
//! place that says how a thing stands ([`standing`]).
//!
//! Towards each recipient her answers are a thing of their own in the custody log, so that a partner who
//! is shown its own learns nothing of another.

mod conversation;
mod desk;
mod error;
mod retrieval;
pub(crate) mod rows;
pub(crate) mod standing;
mod state;
#[cfg(test)]
mod tests;
mod withdraw;

pub use conversation::{ConversationGiven, Recorded};
pub use desk::{Notice, Restricted};
pub use error::ConsentError;
pub use state::{AlreadyOut, NoticeState, PermitRow, RecipientRow};
pub use withdraw::WithdrawalGiven;

/// What a person answered about one recipient.
pub use sanad_evidence::consent::Answers as AnswersGiven;

use rusqlite::{Connection, OptionalExtension as _};
use sanad_evidence::Id;

use crate::fault::Fault;

/// The case of a person that may be written about here: one of an own case.
pub(crate) fn own_person(db: &Connection, person: &Id) -> Result<Id, ConsentError> {
    let case: Option<String> = db
        .prepare_cached("SELECT case_id FROM person WHERE id = ?1")
        .and_then(|mut statement| statement.query_row([person.to_string()], |row| row.get(0)).optional())
        .map_err(Fault::from)?;
    let case = case.ok_or_else(|| ConsentError::NotFound { given: person.to_string() })?;
    let case = case.parse().map_err(|_| Fault::damaged("a person's row"))?;
    if crate::case::is_foreign(db, &case)? { Err(ConsentError::Foreign) } else { Ok(case) }
}
