//! The person's side of every verb: what is said, what is asked, and opening the vault.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use sanad_vault::{OpenWith, UnlockError, Vault};
use serde_json::Value;

use crate::facts;
use crate::progress::Progress;
use crate::refusal::{FAILED, Refusal};
use crate::secrets::Secrets;
use crate::words::{Facts, Words};

/// How often a passphrase or a code is asked for before giving up.
pub const TRIES: usize = 3;

/// What a verb came to: its facts for machines, and whether all of it was done.
pub struct Answer {
    /// One document.
    pub json: Value,
    /// The exit code.
    pub exit: u8,
}

impl Answer {
    /// All of it was done.
    pub const fn done(json: Value) -> Self {
        Self { json, exit: 0 }
    }

    /// Done, if `whole`; else some of it was not, and the answer says what.
    pub const fn partly(json: Value, whole: bool) -> Self {
        Self { json, exit: if whole { 0 } else { FAILED } }
    }
}

/// What is said goes to standard output, what is asked or noted to standard error. With `--json`
/// nothing is said but one document at the end.
pub struct Shell {
    /// The words.
    pub words: Words,
    /// Whether a machine reads.
    pub json: bool,
    vault: Option<PathBuf>,
    secrets: Secrets,
    progress: Mutex<Progress>,
}

impl Shell {
    /// A shell with the options that stood before the verb.
    pub fn new(words: Words, json: bool, vault: Option<PathBuf>, secrets: Secrets) -> Self {
        let progress = Mutex::new(Progress::new(!json && io::stderr().is_terminal()));
        Self { words, json, vault, secrets, progress }
    }

    /// Whether there is a person to ask.
    pub fn can_ask(&self) -> bool {
        !self.json && io::stdin().is_terminal()
    }

    /// Whether a person reads what is said.
    pub fn is_read(&self) -> bool {
        !self.json && io::stdout().is_terminal()
    }

    /// The progress line.
    pub fn progress(&self) -> &Mutex<Progress> {
        &self.progress
    }

    /// Says on the progress line how far it is, instead of the job's own numbers.
    pub fn tell(&self, line: String) {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner).tell(Some(line));
    }

    /// Says one sentence, by its id.
    pub fn say(&self, id: &str, facts: Facts) {
        self.put(&self.words.line(id, &facts));
    }

    /// Says lines that are already made safe.
    pub fn put_all(&self, lines: &[String]) {
        for line in lines {
            self.put(line);
        }
    }

    /// Says a line that is already made safe.
    pub fn put(&self, line: &str) {
        if self.json {
            return;
        }
        self.progress.lock().unwrap_or_else(PoisonError::into_inner).clear();
        // A reader that went away does not undo what was done.
        let _ = writeln!(io::stdout(), "{line}");
    }

    /// Notes something beside the answer, on standard error; nothing with `--json`.
    pub fn note(&self, id: &str, facts: Facts) {
        if !self.json {
            self.put_note(&self.words.line(id, &facts));
        }
    }

    fn put_note(&self, line: &str) {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner).clear();
        let _ = writeln!(io::stderr(), "{line}");
    }

    /// A line that a person types, shown as she types it.
    pub fn ask(&self, id: &str, facts: Facts) -> Result<String, Refusal> {
        if !self.can_ask() {
            return Err(Refusal::new("confirmation-needed"));
        }
        let _ = write!(io::stderr(), "{} ", self.words.line(id, &facts));
        let _ = io::stderr().flush();
        let mut line = String::new();
        let read = io::stdin().lock().read_line(&mut line);
        let read = read.map_err(|error| Refusal::new("confirmation-needed").because(error))?;
        if read == 0 {
            let _ = writeln!(io::stderr());
        }
        Ok(line.trim().to_owned())
    }

    /// Says what an act that cannot be undone will do, and has its word typed; `yes` was said before.
    pub fn confirm(&self, act: &str, facts: Facts, yes: bool) -> Result<(), Refusal> {
        self.note(&format!("confirm-{act}"), facts);
        if yes {
            return Ok(());
        }
        let word = self.words.line(&format!("confirm-{act}-word"), &Facts::new());
        let typed = self.ask("confirm-type", facts![word = &word])?;
        if typed.to_lowercase() == word { Ok(()) } else { Err(Refusal::new("not-confirmed")) }
    }

    /// The secrets that were named, and where to ask for others.
    pub const fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// The folder of the vault, as it was named.
    pub fn folder(&self) -> Result<&Path, Refusal> {
        self.vault.as_deref().ok_or_else(|| Refusal::usage("vault-not-named"))
    }

    /// Opens the vault. A passphrase typed wrongly may be typed again.
    pub fn open(&self) -> Result<Vault, Refusal> {
        self.open_at(self.folder()?)
    }

    /// Opens a vault in that folder.
    pub fn open_at(&self, folder: &Path) -> Result<Vault, Refusal> {
        // Asking for a passphrase where there is no vault would be a cruel joke.
        if !folder.join("keyslots").is_file() {
            return Err(UnlockError::NotAVault { path: folder.to_owned() }.into());
        }
        if folder.join("backup.txt").exists() {
            return Err(UnlockError::IsBackup { path: folder.to_owned() }.into());
        }
        let vault = self.with_key(|key| Vault::unlock(folder, key))?;
        if vault.facts()?.sheet_unsure {
            self.note("sheet-unsure", Facts::new());
        }
        Ok(vault)
    }

    /// Does something with the key that was named or is typed.
    pub fn with_key<T>(&self, act: impl Fn(&OpenWith<'_>) -> Result<T, UnlockError>) -> Result<T, Refusal> {
        let mut left = if self.secrets.are_typed() { TRIES } else { 1 };
        loop {
            left = left.saturating_sub(1);
            // A passphrase that cannot be one was typed wrongly too.
            let done = match self.secrets.key(self) {
                Ok(key) => act(&key.open_with()).map_err(Refusal::from),
                Err(refusal) => Err(refusal),
            };
            match done {
                Err(refusal) if left > 0 && is_mistyped(refusal.code) => self.note("try-again", Facts::new()),
                other => return other,
            }
        }
    }
}

/// Whether a passphrase was typed that does not open the vault, or cannot be one.
fn is_mistyped(code: &str) -> bool {
    code == "wrong-passphrase" || (code.starts_with("passphrase-") && code != "passphrase-needed")
}
