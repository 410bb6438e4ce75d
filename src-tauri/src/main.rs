//! Sanad, the desktop app: a window upon the vault.
#![forbid(unsafe_code)]

fn main() -> std::process::ExitCode {
    sanad::run()
}
