//! What tests of several rooms share: bags made from seeds, and where the programs are.
//!
//! Everything here panics when it cannot do its work: it is part of tests, and its panic is their
//! failure.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice
)]

pub mod bag;
pub mod places;
