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
pub(crate) use state::knows;
pub use state::{AlreadyOut, NoticeState, PermitRow, RecipientRow};
pub use withdraw::WithdrawalGiven;

/// What a person answered about one recipient.
pub use sanad_evidence::consent::Answers as AnswersGiven;
