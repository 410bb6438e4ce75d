//! Every test of the whole, in one program. A module for each subject; [`guard`] sees to it that no
//! file is forgotten.
#![forbid(unsafe_code)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice
)]

mod app;
mod consent_attacks;
mod erased;
mod fuzz;
mod guard;
mod hostile;
mod network;
mod nothing_lost;
mod road_tamper;
mod stock;
mod stories;
mod tamper;
mod vault_tamper;
mod vectors;
mod vectors_people;
mod verifier;
mod withholding;
mod without_us;
