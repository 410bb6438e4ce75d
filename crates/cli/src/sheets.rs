//! Where recovery sheets go: to a new file, or onto the terminal. Never nowhere.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use sanad_vault::keys::{RecoveryChoice, RecoverySheet};
use serde_json::{Value, json};

use crate::args::RecoveryKind;
use crate::facts;
use crate::refusal::Refusal;
use crate::secrets::lies_in;
use crate::shell::Shell;
use crate::words::Facts;

/// What was chosen, with the places made ready before anything is changed: a sheet that cannot be
/// put anywhere must not be made.
pub struct SheetPlan {
    kind: RecoveryKind,
    first: Option<Paper>,
    second: Option<Paper>,
}

/// A new, empty file for a sheet; removed again when it was not written.
struct Paper {
    path: PathBuf,
    file: File,
    written: bool,
}

impl Drop for Paper {
    fn drop(&mut self) {
        if !self.written {
            let _ = fs::remove_file(&self.path);
        }
    }
}

impl SheetPlan {
    /// What was chosen on the command line, or is chosen now. `vault` is the folder it must not lie in.
    pub fn make(
        shell: &Shell,
        kind: Option<RecoveryKind>,
        out: Option<&PathBuf>,
        second: Option<&PathBuf>,
        vault: &Path,
    ) -> Result<Self, Refusal> {
        let kind = match (kind, out, second) {
            (Some(kind), ..) => kind,
            (None, Some(_), Some(_)) => RecoveryKind::Halves,
            (None, Some(_), None) => RecoveryKind::Sheet,
            (None, None, _) => choose(shell)?,
        };
        let wanted: &[Option<&PathBuf>] = match kind {
            RecoveryKind::None => &[],
            RecoveryKind::Sheet => &[out],
            RecoveryKind::Halves => &[out, second],
        };
        // Without a file it is shown, and only to a person: not to a pipe that nobody reads.
        if wanted.iter().any(Option::is_none) && !shell.is_read() {
            return Err(Refusal::new("sheet-nowhere"));
        }
        let named = [out, second].into_iter().flatten().count();
        if named > wanted.iter().flatten().count() {
            return Err(Refusal::usage("sheet-not-made"));
        }
        let paper = |path: Option<&PathBuf>| path.map(|path| Paper::new(path, vault)).transpose();
        let first = if wanted.is_empty() { None } else { paper(out)? };
        let second = if kind == RecoveryKind::Halves { paper(second)? } else { None };
        Ok(Self { kind, first, second })
    }

    /// As the vault takes it.
    pub const fn choice(&self) -> RecoveryChoice {
        match self.kind {
            RecoveryKind::Sheet => RecoveryChoice::Sheet,
            RecoveryKind::Halves => RecoveryChoice::Halves,
            RecoveryKind::None => RecoveryChoice::None,
        }
    }

    /// Writes the sheets to their places, or shows them; says what to do with them.
    pub fn hand_over(
        self,
        shell: &Shell,
        sheet: Option<&RecoverySheet>,
        other_half: Option<&RecoverySheet>,
    ) -> Result<Value, Refusal> {
        let (mut places, mut shown) = (Vec::new(), false);
        for (sheet, paper) in [(sheet, self.first), (other_half, self.second)] {
            let Some(sheet) = sheet else { continue };
            match paper {
                Some(paper) => {
                    let path = paper.path.clone();
                    paper.write(sheet.expose())?;
                    shell.say("sheet-written", facts![path = &path]);
                    places.push(json!(path.to_string_lossy()));
                }
                None => {
                    shown = true;
                    shell.put("");
                    for line in sheet.expose().lines() {
                        shell.put(line);
                    }
                    shell.put("");
                }
            }
        }
        let (name, sentence) = match self.kind {
            RecoveryKind::Sheet => ("sheet", "sheet-advice"),
            RecoveryKind::Halves => ("halves", "halves-advice"),
            RecoveryKind::None => ("none", "no-sheet-advice"),
        };
        shell.say(sentence, Facts::new());
        if shown {
            shell.say("sheet-was-shown", Facts::new());
        }
        Ok(json!({"recovery": name, "sheets": places}))
    }
}

impl Paper {
    fn new(path: &Path, vault: &Path) -> Result<Self, Refusal> {
        if lies_in(path, vault) {
            return Err(Refusal::new("sheet-in-vault").fact("path", path));
        }
        let file = new_file(path)?;
        Ok(Self { path: path.to_owned(), file, written: false })
    }

    fn write(mut self, text: &str) -> Result<(), Refusal> {
        let done = self.file.write_all(text.as_bytes()).and_then(|()| self.file.sync_all());
        done.map_err(|error| Refusal::new("sheet-not-written").fact("path", &self.path).because(error))?;
        self.written = true;
        Ok(())
    }
}

/// A new file that only this account may read.
pub fn new_file(path: &Path) -> Result<File, Refusal> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(|error| {
        match error.kind() {
            std::io::ErrorKind::AlreadyExists => Refusal::new("exists-already").fact("path", path),
            _ => Refusal::new("output-unwritable").fact("path", path).because(error),
        }
    })
}

/// Asks, with the consequence of each.
fn choose(shell: &Shell) -> Result<RecoveryKind, Refusal> {
    if !shell.can_ask() {
        return Err(Refusal::new("recovery-choice-needed"));
    }
    shell.note("recovery-choices", Facts::new());
    for _ in 0..3 {
        match shell.ask("recovery-choose", Facts::new())?.as_str() {
            "1" | "sheet" => return Ok(RecoveryKind::Sheet),
            "2" | "halves" => return Ok(RecoveryKind::Halves),
            "3" | "none" => return Ok(RecoveryKind::None),
            _ => {}
        }
    }
    Err(Refusal::new("recovery-choice-needed"))
}
