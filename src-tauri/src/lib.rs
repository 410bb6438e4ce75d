//! The shell of Sanad: windows, the one session, and the commands a page may call.
//!
//! A page knows handles, codes and facts; paths, keys and bytes of evidence stay on this side, except
//! what a person asked to see. Every command stands once, in `commands/list.rs`.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
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

mod app;
mod commands;
mod environment;
mod notices;
mod refusal;
mod session;
mod settings;
mod tell;
mod told;
mod trace;
mod web;
mod windows;

pub use app::run;
