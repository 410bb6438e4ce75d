//! Recovery sheets between their making and their being put away: shown, written to a file, rehearsed.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use sanad_vault::keys::{RecoveryChoice, RecoveryKeys, RecoverySheet};
use zeroize::Zeroizing;

use crate::refusal::{Answer, Refusal};
use crate::told::{Created, RecoveryKind, Sheet};

/// The sheets of one making: none, one, or two halves. Wiped when they go.
#[derive(Default)]
pub struct Sheets(Vec<(&'static str, RecoverySheet)>);

impl Sheets {
    /// As the vault gave them.
    pub fn new(first: Option<RecoverySheet>, other_half: Option<RecoverySheet>) -> Self {
        Self(match (first, other_half) {
            (Some(first), Some(second)) => vec![("first-half", first), ("second-half", second)],
            (Some(sheet), None) | (None, Some(sheet)) => vec![("sheet", sheet)],
            (None, None) => Vec::new(),
        })
    }

    /// As a page shows them: their keys alone.
    pub fn told(&self) -> Created {
        let told = |(which, sheet): &(&'static str, RecoverySheet)| Sheet {
            which: (*which).to_owned(),
            lines: keys_of(sheet.expose()).map(|line| Zeroizing::new(line.to_owned())).collect(),
        };
        Created { sheets: self.0.iter().map(told).collect() }
    }

    /// Writes one to a new file that only this account may read, and answers with the file's name.
    ///
    /// # Errors
    /// `no-such-sheet`, `sheet-in-vault`, `exists-already`, `sheet-not-written`.
    pub fn write(&self, which: &str, to: &Path, vault: &Path) -> Answer<String> {
        let found = self.0.iter().find(|(own, _)| *own == which).map(|(_, sheet)| sheet);
        let sheet = found.ok_or_else(|| Refusal::new("no-such-sheet"))?;
        let folder = to.parent().and_then(|folder| folder.canonicalize().ok());
        if folder.is_none_or(|folder| folder.starts_with(vault)) {
            return Err(Refusal::new("sheet-in-vault").fact("path", to.display()));
        }
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to);
        let mut file = file.map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => Refusal::new("exists-already").fact("path", to.display()),
            _ => Refusal::new("sheet-not-written").fact("path", to.display()),
        })?;
        if file.write_all(sheet.expose().as_bytes()).and_then(|()| file.sync_all()).is_err() {
            // A part of a sheet opens nothing and looks like one that does.
            let _ = std::fs::remove_file(to);
            return Err(Refusal::new("sheet-not-written").fact("path", to.display()));
        }
        Ok(to.file_name().unwrap_or_default().to_string_lossy().into_owned())
    }
}

/// The lines of a sheet that are keys.
fn keys_of(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The keys that were typed or copied from sheets, all lines of all of them.
///
/// # Errors
/// `recovery-sheet-line` with the line's number, `recovery-sheet`.
pub fn read(lines: &[Zeroizing<String>]) -> Answer<RecoveryKeys> {
    let room = lines.iter().map(|line| line.len().saturating_add(1)).sum();
    let mut text = Zeroizing::new(String::with_capacity(room));
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
    Ok(RecoveryKeys::parse(&text)?)
}

/// As the vault takes it.
pub const fn choice(kind: RecoveryKind) -> RecoveryChoice {
    match kind {
        RecoveryKind::Sheet => RecoveryChoice::Sheet,
        RecoveryKind::Halves => RecoveryChoice::Halves,
        RecoveryKind::None => RecoveryChoice::None,
    }
}
