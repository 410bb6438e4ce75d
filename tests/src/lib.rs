//! What the tests share: people with vaults of their own, bags made from seeds, and the places things
//! are found in.
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
pub mod by_net;
pub mod company;
pub mod mailbox;
pub mod mallory;
pub mod measure;
pub mod misbehaving;
pub mod neighbours;
pub mod nginx;
pub mod people;
pub mod places;
pub mod s3;
pub mod sender;
pub mod stick;
pub mod stolen;
pub mod testimony;
pub mod window;
pub mod wire;
