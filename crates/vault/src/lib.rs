//! The encrypted store on one device, and every act upon it.
//!
//! What lies on the disk is written to the byte in `FORMAT.md`; the words are in `GLOSSARY.md`, the
//! adversaries in `THREATS.md`. The only unsafe code is the module `sys`: three calls into C.
#![deny(unsafe_code)]
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

pub mod keys;
pub mod store;
mod sys;

pub use sys::harden_process;
