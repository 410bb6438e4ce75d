//! `sanad-verify`: reads its arguments, verifies, prints, and says by its exit code what it found.
#![forbid(unsafe_code)]

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use sanad_evidence::trust::{self, Trust};
use sanad_verifier::{HOW, plain, verify_path, verify_stream};
use serde_json::json;

/// Check what Sanad hands over: a bundle, a proof, a dossier, an acceptance, a receipt.
///
/// PATH is the tar of a bundle or of a proof, a folder with one unpacked, the folder of a dossier,
/// or a signed acceptance or receipt. Nothing is written, nothing is unpacked, and no network is used.
///
/// Whose key signed it cannot be learned from the thing itself: a key inside a bundle is a claim.
/// Give --trust a file that names the keys you know, in the form of OpenSSH's allowed_signers, made
/// by you from fingerprints you compared. Without one the best verdict is "self-consistent, signer
/// unknown".
#[derive(Parser)]
#[command(
    name = "sanad-verify",
    version,
    max_term_width = 100,
    after_help = "Exit code: 0 no fault was found (the first line says whether the signer is known); 1 it FAILED, \
                  or could not be read; 2 wrong usage.\n\nEverything this program does can be done without it: \
                  sanad-verify --how",
    after_long_help = "Exit code: 0 no fault was found (the first line says whether the signer is known); 1 it \
                       FAILED, or could not be read; 2 wrong usage.\n\nA trust file, line by line:\n  \
                       roya namespaces=\"sanad-bundle\" ssh-ed25519 AAAA…\n  \
                       bureau namespaces=\"sanad-dossier\" ssh-ed25519 AAAA…\n  \
                       archive namespaces=\"sanad-acceptance\" ssh-ed25519 AAAA…\n  \
                       # sanad-vkey <key of a custody log or cosigner>\n\nExamples:\n  \
                       sanad-verify bundle.tar --trust trust.txt\n  \
                       sanad-verify bag/ --json | jq .verdict\n  \
                       sanad-verify dossier/ --trust trust.txt\n  \
                       sanad-verify - < acceptance.txt\n\nEverything this program does can be done without it, \
                       with sha256sum, ssh-keygen, openssl and bagit.py: sanad-verify --how"
)]
struct Arguments {
    /// What to check; `-` reads it from standard input.
    #[arg(value_name = "PATH", required_unless_present = "how")]
    path: Option<PathBuf>,
    /// The file that says whose keys are whose (OpenSSH allowed_signers).
    #[arg(long, value_name = "FILE")]
    trust: Option<PathBuf>,
    /// Print everything found as JSON.
    #[arg(long)]
    json: bool,
    /// Print how to check everything with stock tools alone (English, then French), and stop.
    #[arg(long)]
    how: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if arguments.how {
        return print(HOW, 0);
    }
    // clap demands a path unless `--how` was given.
    let path = arguments.path.unwrap_or_default();
    let refuse = |code: &str, place: &Path, message: String| {
        let place = plain(&place.to_string_lossy());
        if arguments.json {
            let answer = json!({"error": {"code": code, "path": place, "message": message}});
            print(&format!("{answer:#}\n"), 1)
        } else {
            // Nothing is left to do when standard error is gone.
            let _ = writeln!(io::stderr(), "sanad-verify: {place}: {message} [{code}]");
            ExitCode::from(1)
        }
    };
    let trust = match arguments.trust.as_deref().map(read_trust) {
        None => Trust::default(),
        Some(Ok(trust)) => trust,
        Some(Err((code, message))) => {
            return refuse(code, arguments.trust.as_deref().unwrap_or(Path::new("")), message);
        }
    };
    for ignored in trust.ignored() {
        let (line, kind) = (ignored.line, plain(&ignored.key_type));
        let _ =
            writeln!(io::stderr(), "sanad-verify: trust file, line {line}: a key of type {kind} is ignored");
    }
    let outcome =
        if path.as_os_str() == "-" { verify_stream(io::stdin(), &trust) } else { verify_path(&path, &trust) };
    match outcome {
        Ok(outcome) => {
            let text = if arguments.json { format!("{:#}\n", outcome.to_json()) } else { outcome.to_text() };
            print(&text, outcome.exit_code())
        }
        Err(error) => refuse(error.code(), &path, error.to_string()),
    }
}

fn read_trust(path: &Path) -> Result<Trust, (&'static str, String)> {
    let mut bytes = Vec::new();
    let most = u64::try_from(trust::MOST_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    File::open(path)
        .and_then(|file| file.take(most).read_to_end(&mut bytes))
        .map_err(|error| ("unreadable", error.to_string()))?;
    Trust::parse(&bytes).map_err(|error| (error.code(), error.to_string()))
}

/// Prints and ends with `code`; a reader that went away early does not change what was found.
fn print(text: &str, code: u8) -> ExitCode {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::from(1),
        _ => ExitCode::from(code),
    }
}
