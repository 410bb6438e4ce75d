//! `sanad-mailbox`: what the operator types.
#![forbid(unsafe_code)]

mod args;
mod partner_verbs;
mod verbs;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

use crate::args::Arguments;

fn main() -> ExitCode {
    // Keys are in memory: none of it goes into a core dump, and no other program of this user reads it. Where
    // the system does not agree, there is nothing better to do than to go on.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
    let arguments = Arguments::parse();
    // Once for the process: TLS here and towards an S3 server.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime =
        match tokio::runtime::Builder::new_multi_thread().max_blocking_threads(32).enable_all().build() {
            Ok(runtime) => runtime,
            Err(error) => {
                let _ = writeln!(std::io::stderr(), "sanad-mailbox cannot start: {error}.");
                return ExitCode::from(1);
            }
        };
    match runtime.block_on(verbs::run(arguments)) {
        Ok(exit) => exit,
        Err(failure) => {
            let _ = writeln!(std::io::stderr(), "{}\n{}", failure.what, failure.hint);
            ExitCode::from(failure.exit)
        }
    }
}
