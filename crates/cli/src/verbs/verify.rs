//! `verify`: what `sanad-verify` does, for those who have this program at hand.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use sanad_evidence::trust::{MOST_BYTES, Trust};
use sanad_verifier::{verify_path, verify_stream};

use super::Outcome;
use crate::refusal::Refusal;
use crate::shell::{Answer, Shell};

pub fn run(shell: &Shell, path: &Path, trust: Option<&Path>) -> Outcome {
    let trust = trust.map_or_else(|| Ok(Trust::default()), read_trust)?;
    let done =
        if path.as_os_str() == "-" { verify_stream(io::stdin(), &trust) } else { verify_path(path, &trust) };
    let done = done.map_err(|error| Refusal::from(error).fact("path", path))?;
    for line in done.to_text().lines() {
        shell.put(line);
    }
    Ok(Answer { json: done.to_json(), exit: done.exit_code() })
}

fn read_trust(path: &Path) -> Result<Trust, Refusal> {
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(most).read_to_end(&mut bytes))
        .map_err(|error| Refusal::new("trust-unreadable").fact("path", path).because(error))?;
    Trust::parse(&bytes).map_err(|error| Refusal::from(error).fact("path", path))
}
