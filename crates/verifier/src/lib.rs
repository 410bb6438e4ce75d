//! Verifying what Sanad hands over, for someone who trusts neither side of it.
//!
//! A convenience, not an authority: everything here can be done with stock tools, as [`HOW`] says.
//! What is checked and why is in `sanad_evidence::verify`; this crate finds out what lies at a path,
//! feeds it there, and puts the answer into words or JSON. Originals are read in a stream: a bundle
//! of 100 GB needs no more memory than one of 100 MB.
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

mod complete;
mod dossier;
mod folder;
mod json;
mod open;
mod outcome;
mod plain;
mod words;

pub use complete::Completeness;
pub use open::{VerifyError, verify_path, verify_stream};
pub use outcome::{Document, Outcome};
pub use plain::plain;

/// How to check everything with stock tools alone, in English and French.
pub const HOW: &str = include_str!("../../../assets/VERIFY.txt");
