//! The words, the formats and the proofs of Sanad.
//!
//! Pure: bytes in, facts out. Nothing here opens a file, a socket or a database, and nothing reads
//! the clock or draws randomness: time and chance are arguments. The binding text is `FORMAT.md`
//! beside this crate; the words are in `GLOSSARY.md`, the adversaries in `THREATS.md`.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![deny(rustdoc::broken_intra_doc_links)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::string_slice
    )
)]

pub mod acceptance;
mod account;
pub mod approval;
pub mod bag;
pub mod card;
pub mod code;
pub mod consent;
pub mod document;
pub mod enrolment;
pub mod entry;
mod hex;
mod id;
pub mod invitation;
pub mod listing;
pub mod log;
pub mod mailbox;
pub mod message;
pub mod pass;
pub mod place_value;
pub mod receipt;
pub mod recipient;
pub mod record;
pub mod secret;
pub mod sign;
pub mod time;
pub mod trust;
pub mod verify;
pub mod vkey;
pub mod vocabulary;
pub mod when;

pub use account::account_text;
pub use entry::Entry;
pub use hex::{HexError, from_hex, to_hex};
pub use id::{Digest, Id};
pub use place_value::PlaceValue;
pub use record::{Record, Schema};
pub use time::ClaimedTime;
pub use when::When;
