//! Sanad, the desktop app: a window upon the vault.
#![forbid(unsafe_code)]

mod refusal;
mod told;

fn main() {}
