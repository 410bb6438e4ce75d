//! `sanad-cli`: the same acts as the window, without one.
//!
//! `args` says what may be typed and `teach` puts the words to it; `verbs` does it, speaking through
//! `shell`; `told` and `refusal` say what went wrong. No rule of the domain lives here: those are in
//! `sanad-vault` and `sanad-evidence`.
#![forbid(unsafe_code)]
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

mod args;
mod describing;
mod estimate;
mod forms;
mod given;
mod progress;
mod refusal;
mod secrets;
mod sheets;
mod shell;
mod show;
mod talk;
mod teach;
mod told;
mod verbs;
mod words;

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::FromArgMatches as _;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use serde_json::{Value, json};

use crate::args::Arguments;
use crate::refusal::{Refusal, USAGE};
use crate::secrets::{Place, Secrets};
use crate::shell::Shell;
use crate::words::Words;

fn main() -> ExitCode {
    // Before any secret is in memory. Where the system does not agree to all of it, there is nothing
    // better to do than to go on: THREATS.md says what a running program cannot be kept from.
    let _ = sanad_vault::harden_process();
    let typed: Vec<OsString> = std::env::args_os().collect();
    let (words, json) = (language(&typed), before_verb(&typed, "--json").is_some());
    let Some(words) = words else {
        return refused(&Words::english(), json, &Refusal::usage("language-unknown"));
    };
    let parsed = teach::command(&words)
        .try_get_matches_from(&typed)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return misused(&words, json, &error),
    };
    let secrets = Secrets {
        passphrase: Place::named(arguments.passphrase_file.as_ref(), arguments.passphrase_fd),
        recovery: arguments.recovery,
    };
    let named = std::env::var_os("SANAD_VAULT").filter(|name| !name.is_empty()).map(PathBuf::from);
    let shell = Shell::new(words, arguments.json, arguments.vault.or(named), secrets);
    match verbs::run(&shell, arguments.verb) {
        Ok(answer) => {
            if shell.json {
                print(&answer.json);
            }
            ExitCode::from(answer.exit)
        }
        Err(refusal) => refused(&shell.words, shell.json, &refusal),
    }
}

/// The language asked for with `--lang`; English when none is.
fn language(typed: &[OsString]) -> Option<Words> {
    match before_verb(typed, "--lang") {
        Some(language) => Words::of(&language),
        None => Some(Words::english()),
    }
}

/// The value of an option before clap has read it: the words for clap's own errors depend on it.
fn before_verb(typed: &[OsString], name: &str) -> Option<String> {
    let mut found = typed.iter().skip(1).filter_map(|one| one.to_str());
    while let Some(one) = found.next() {
        if one == name {
            return Some(if name == "--json" {
                String::new()
            } else {
                found.next().unwrap_or("").to_owned()
            });
        }
        if let Some(value) = one.strip_prefix(name).and_then(|rest| rest.strip_prefix('=')) {
            return Some(value.to_owned());
        }
    }
    None
}

fn print(document: &Value) {
    let _ = writeln!(io::stdout(), "{}", show::json_text(document));
}

fn refused(words: &Words, json: bool, refusal: &Refusal) -> ExitCode {
    if json {
        print(&json!({ "error": refusal.json(words) }));
    } else {
        for line in refusal.lines(words) {
            let _ = writeln!(io::stderr(), "{line}");
        }
    }
    ExitCode::from(refusal.exit)
}

/// Called wrongly, or asked for help.
fn misused(words: &Words, json: bool, error: &clap::Error) -> ExitCode {
    let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    if let Some(name) = misplaced(error) {
        return refused(words, json, &Refusal::usage("option-after-verb").fact("name", name));
    }
    let usage = Refusal::usage("usage");
    if json && !asked {
        return refused(words, json, &usage.because(error.to_string().trim()));
    }
    let _ = error.print();
    // Called with nothing, it shows the help: that is hint enough.
    if !asked && error.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = writeln!(io::stderr(), "\n  {}\n  {}", usage.hint(words), usage.small());
    }
    ExitCode::from(if asked { 0 } else { USAGE })
}

/// An option of the program that was typed after the verb.
fn misplaced(error: &clap::Error) -> Option<&str> {
    let Some(ContextValue::String(name)) = error.get(ContextKind::InvalidArg) else { return None };
    let name = name.split(['=', ' ']).next()?;
    let known = ["--vault", "--json", "--passphrase-file", "--passphrase-fd", "--recovery", "--lang"];
    (error.kind() == ErrorKind::UnknownArgument && known.contains(&name)).then_some(name)
}
