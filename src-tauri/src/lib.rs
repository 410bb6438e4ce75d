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

mod acquire;
mod app;
mod commands;
mod diagnostics;
mod drops;
mod environment;
mod guard;
mod idle;
mod jobs;
mod logind;
mod media;
mod notices;
mod passphrase;
mod paste;
mod places;
mod refusal;
mod road;
mod saved;
mod session;
mod settings;
mod sheets;
mod system;
mod tell;
mod told;
mod trace;
mod unplug;
mod web;
mod windows;
mod words;

pub use app::run;
