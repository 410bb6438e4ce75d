//! The road, server side: a partner's blind store of ciphertext.
//!
//! [`acts::Mailbox`] is all of it without a socket: it answers requests ([`http`]) out of a [`store`].
//! [`serve`] puts it before a listener. What is said over the wire is in `FORMAT.md` (Mailbox) and
//! `sanad_evidence::mailbox`; how it is run, in `OPERATING.md` beside this crate.
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

pub mod acts;
pub mod check;
pub mod claim;
pub mod clock;
pub mod config;
pub mod failure;
pub mod http;
pub mod init;
pub mod keys;
pub mod limits;
pub mod metrics;
pub mod partners;
pub mod refusal;
pub mod room;
pub mod serve;
pub mod size;
pub mod spool;
pub mod store;
pub mod sweep;
pub mod trace;

#[cfg(test)]
mod tests;
