//! The recovery sheet: age identities with a few words around them.

use std::fmt;

use age::secrecy::ExposeSecret as _;
use age::x25519::Identity;
use chrono::NaiveDate;
use sanad_evidence::Id;
use zeroize::Zeroizing;

use super::RecoveryError;

/// The longest sheet that is read, in bytes.
const MAX_SHEET_BYTES: usize = 16 * 1024;

/// The most keys that are tried.
const MAX_KEYS: usize = 8;

/// Room for a sheet at once: a String that grows leaves copies behind.
const SHEET_ROOM: usize = 4096;

/// Which keys are on a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetHolds {
    /// Both: the sheet opens the vault by itself.
    Both,
    /// The key of the outer layer: hers.
    Outer,
    /// The key of the inner layer: the half someone else keeps.
    Inner,
}

/// A recovery sheet to print or write down: text that stock `age -i` reads. Wiped on drop, never
/// printed by accident.
pub struct RecoverySheet(Zeroizing<String>);

impl RecoverySheet {
    pub(super) fn new(vault: Id, date: NaiveDate, holds: SheetHolds, keys: &[&Identity]) -> Self {
        let (title, meaning) = match holds {
            SheetHolds::Both => ("Sanad recovery sheet", BOTH),
            SheetHolds::Outer => ("Sanad recovery sheet: the first half", FIRST_HALF),
            SheetHolds::Inner => ("Sanad recovery sheet: the second half", SECOND_HALF),
        };
        let mut text = Zeroizing::new(String::with_capacity(SHEET_ROOM));
        let head = format!("# {title}\n#\n# Vault: {vault}\n# Made on: {date}\n#\n");
        text.push_str(&head);
        text.push_str(meaning);
        text.push_str(HOW);
        for key in keys {
            text.push_str(key.to_string().expose_secret());
            text.push('\n');
        }
        Self(text)
    }

    /// The text of the sheet. Whoever reads it has the keys.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for RecoverySheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoverySheet(not shown)")
    }
}

const BOTH: &str = "\
# Whoever holds this sheet and a copy of the vault can read everything in it.
# No passphrase is needed. Keep it away from the computer, where nobody looks.
";

const FIRST_HALF: &str = "\
# This half opens nothing by itself. Together with the second half, which
# someone else keeps, and a copy of the vault, everything in it can be read.
";

const SECOND_HALF: &str = "\
# This half opens nothing by itself. Together with the first half, which the
# owner of the vault keeps, and a copy of the vault, everything in it can be
# read. Give it to nobody but the owner.
";

const HOW: &str = "\
# When a new sheet replaces this one, this one still opens older copies.
#
# Sanad asks for this sheet when you choose to open the vault without a
# passphrase. Without Sanad, the program age opens recovery.age with it (with
# both halves, copy their key lines into one file first):
#   age -d -i SHEET recovery.age | age -d -i SHEET
#
# Every line that does not begin with # is a key. Copy each letter.
";

/// The keys of one or more recovery sheets. Wiped on drop, never printed.
pub struct RecoveryKeys(Vec<Identity>);

impl RecoveryKeys {
    /// Reads a sheet. Comments and empty lines are passed over. As people copy sheets by hand, white
    /// space inside a key and small letters are accepted: a key carries its own check digits.
    ///
    /// # Errors
    /// [`RecoveryError::SheetLine`] naming the line that is no key, [`RecoveryError::Sheet`].
    pub fn parse(sheet: &str) -> Result<Self, RecoveryError> {
        if sheet.len() > MAX_SHEET_BYTES {
            return Err(RecoveryError::Sheet { what: "it is too long" });
        }
        let mut keys = Vec::new();
        for (line, text) in (1_usize..).zip(sheet.lines()) {
            let text = text.trim();
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            let mut key = Zeroizing::new(String::with_capacity(text.len()));
            key.extend(text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()));
            keys.push(key.parse().map_err(|_| RecoveryError::SheetLine { line })?);
        }
        match keys.len() {
            0 => Err(RecoveryError::Sheet { what: "there is no key on it" }),
            1..=MAX_KEYS => Ok(Self(keys)),
            _ => Err(RecoveryError::Sheet { what: "there are too many keys on it" }),
        }
    }

    /// These keys and those of another sheet: how two halves are joined.
    #[must_use]
    pub fn join(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    pub(super) fn identities(&self) -> impl Iterator<Item = &dyn age::Identity> {
        self.0.iter().map(|identity| identity as &dyn age::Identity)
    }
}

impl fmt::Debug for RecoveryKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKeys(not shown)")
    }
}
