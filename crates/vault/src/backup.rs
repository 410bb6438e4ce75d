//! Backup: a copy of the vault on another disk, incremental, since originals never change.

use std::collections::BTreeSet;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use sanad_evidence::{Digest, Id};
use serde::Serialize;

use crate::fault::{Fault, put_file, sync_above, sync_folder};
use crate::items::{self, Stock};
use crate::job::Job;
use crate::keys::{
    KeyslotError, Keyslots, MasterKey, Passphrase, RecoveryChoice, RecoveryError, seal_recovery,
};
use crate::original::{self, CHUNK, fill};
use crate::{Vault, device};

/// The file that says that a folder is a backup, and of which vault.
pub(crate) const ABOUT: &str = "backup.txt";

/// What shall open a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpensWith {
    /// The passphrases of the vault, and its recovery sheet.
    Both,
    /// The passphrases only: who finds the sheet cannot open it.
    Passphrase,
    /// The sheet only: nobody can be made to tell a passphrase for it.
    Sheet,
}

impl OpensWith {
    /// The code as it is written down.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Passphrase => "passphrase",
            Self::Sheet => "sheet",
        }
    }
}

impl FromStr for OpensWith {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        [Self::Both, Self::Passphrase, Self::Sheet].into_iter().find(|one| one.code() == text).ok_or(())
    }
}

/// Why no backup was made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BackupError {
    /// There is something else in that folder.
    #[error("{path} holds something else than a backup of this vault")]
    Foreign {
        /// The folder.
        path: PathBuf,
    },
    /// The folder is inside the vault, or the vault in it.
    #[error("{path} is part of the vault itself")]
    InsideVault {
        /// The folder.
        path: PathBuf,
    },
    /// It would not fit.
    #[error("{needed} bytes are needed and {free} are free")]
    NoRoom {
        /// Bytes needed.
        needed: u64,
        /// Bytes free.
        free: u64,
    },
    /// Keys for the copy.
    #[error(transparent)]
    Keys(#[from] KeyslotError),
    /// The sheet for the copy.
    #[error(transparent)]
    Recovery(#[from] RecoveryError),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl BackupError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Foreign { .. } => "not-a-backup",
            Self::InsideVault { .. } => "inside-vault",
            Self::NoRoom { .. } => "no-room",
            Self::Keys(error) => error.code(),
            Self::Recovery(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// What a backup did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BackedUp {
    /// Originals that were copied now.
    pub copied: u64,
    /// Originals that were there already.
    pub already: u64,
    /// Originals that went, because the vault let them go.
    pub removed: u64,
    /// Bytes copied, encrypted as they lie in the vault.
    pub bytes: u64,
}

impl Vault {
    /// Makes or freshens a backup in `dir`.
    ///
    /// Killed at any moment, the folder is the old backup or the new, and what was copied is not
    /// copied again.
    ///
    /// # Errors
    /// [`BackupError`].
    pub fn backup(&self, dir: &Path, opens_with: OpensWith, job: &Job) -> Result<BackedUp, BackupError> {
        let doing = "making the backup's folder";
        DirBuilder::new().recursive(true).mode(0o700).create(dir).map_err(Fault::io(doing))?;
        let dir = dir.canonicalize().map_err(Fault::io(doing))?;
        if dir.starts_with(self.folder()) || self.folder().starts_with(&dir) {
            return Err(BackupError::InsideVault { path: dir });
        }
        sync_above(&dir)?;
        // What an earlier run was just about to begin is as good as nothing.
        let begun = format!("{ABOUT}.part");
        let mut names =
            fs::read_dir(&dir).map_err(Fault::io(doing))?.flatten().map(|entry| entry.file_name());
        let empty = names.all(|name| name.to_str() == Some(begun.as_str()));
        if !empty && vault_of(&dir) != Some(self.id()) {
            return Err(BackupError::Foreign { path: dir });
        }
        if empty {
            // From the first byte on the folder says what it is, so that an interrupted one goes on.
            put_file(&dir.join(ABOUT), about(self.id(), opens_with, None).as_bytes())?;
        }
        let mut done = BackedUp { copied: 0, already: 0, removed: 0, bytes: 0 };
        // Most of them now, while others may write; the rest together with the store.
        let stocks = self.read(|db| items::stocks(db, None))?;
        self.copy_originals(&dir, &stocks, &mut done, job)?;
        // While this stands the digests below need not agree: see `sums_hold`.
        put_file(&dir.join(ABOUT), about(self.id(), opens_with, None).as_bytes())?;
        let kept = self.copy_keys_and_store(&dir, opens_with, &mut done, job)?;
        done.already = (kept.len() as u64).saturating_sub(done.copied);
        done.removed = remove_unknown(&dir, &kept)?;
        put_file(&dir.join(ABOUT), about(self.id(), opens_with, Some(&self.now().to_string())).as_bytes())?;
        Ok(done)
    }

    fn copy_originals(
        &self,
        dir: &Path,
        stocks: &[Stock],
        done: &mut BackedUp,
        job: &Job,
    ) -> Result<BTreeSet<PathBuf>, BackupError> {
        let mut kept = BTreeSet::new();
        let mut missing = Vec::new();
        let mut needed = 16_u64 << 20;
        for stock in stocks.iter().filter(|stock| stock.key_id.is_some()) {
            let from = original::path_of(self.folder(), &stock.id);
            let to = original::path_of(dir, &stock.id);
            // One that is missing here is fixity's to tell; the rest must still be saved.
            let Ok(size) = fs::metadata(&from).map(|facts| facts.len()) else { continue };
            kept.insert(to.clone());
            if fs::metadata(&to).is_ok_and(|facts| facts.len() == size) {
                continue;
            }
            // What an interrupted run copied of it would be counted as taken.
            let _ = fs::remove_file(part_of(&to));
            needed = needed.saturating_add(size);
            missing.push((from, to, size));
        }
        let free = device::free_space(dir)?;
        if !missing.is_empty() && needed > free {
            return Err(BackupError::NoRoom { needed, free });
        }
        job.expect_bytes(missing.iter().map(|(_, _, size)| *size).sum());
        for (from, to, size) in missing {
            copy_file(&from, &to, job)?;
            done.copied = done.copied.saturating_add(1);
            done.bytes = done.bytes.saturating_add(size);
        }
        Ok(kept)
    }

    /// The store and the files that open it change together: the store goes beside the old one first,
    /// and opening a backup ends what a power cut left (see `rekey`).
    ///
    /// Returns the originals that the store in the backup knows.
    fn copy_keys_and_store(
        &self,
        dir: &Path,
        opens_with: OpensWith,
        done: &mut BackedUp,
        job: &Job,
    ) -> Result<BTreeSet<PathBuf>, BackupError> {
        let read =
            |name: &str| fs::read(self.folder().join(name)).map_err(Fault::io("reading the vault's keys"));
        let keyslots = match opens_with {
            OpensWith::Sheet => {
                let master = MasterKey::random().map_err(Fault::from)?;
                let noise =
                    Passphrase::fold(&device::new_id()?.to_string()).map_err(|_| Fault::Randomness)?;
                // At the vault's own cost: a passphrase set after a restore shall not be cheaper to guess.
                let cost = Keyslots::from_bytes(&read("keyslots")?)?.cost();
                Keyslots::create(self.id(), cost, &noise, &master)?.to_bytes().to_vec()
            }
            _ => read("keyslots")?,
        };
        let recovery = match opens_with {
            OpensWith::Passphrase => {
                let today = self.now().moment().date_naive();
                seal_recovery(self.master(), self.id(), &RecoveryChoice::None, today)?.file.to_vec()
            }
            _ => read("recovery.age")?,
        };
        let next = dir.join("vault.db.next");
        let mut rest = Ok(BTreeSet::new());
        self.with_writer(|writer| {
            writer.checkpoint_truncate()?;
            writer.copy_file(&next)?;
            // No row is written while these are copied: none is in the store without its original.
            rest = items::stocks(writer.connection(), None)
                .map_err(BackupError::from)
                .and_then(|stocks| self.copy_originals(dir, &stocks, done, job));
            Ok(())
        })?;
        let kept = rest?;
        sync_folder(dir)?;
        put_file(&dir.join("recovery.age"), &recovery)?;
        put_file(&dir.join("keyslots"), &keyslots)?;
        let store = fs::read(&next).map_err(Fault::io("reading the backup"))?;
        fs::rename(&next, dir.join("vault.db")).map_err(Fault::io("putting the backup in its place"))?;
        let sums = format!(
            "{}  keyslots\n{}  recovery.age\n{}  vault.db\n",
            Digest::of(&keyslots),
            Digest::of(&recovery),
            Digest::of(&store)
        );
        put_file(&dir.join("SHA256SUMS"), sums.as_bytes())?;
        Ok(kept)
    }
}

fn about(vault: Id, opens_with: OpensWith, made_at: Option<&str>) -> String {
    format!(
        "sanad backup v1\nvault {vault}\nopens-with {}\nmade-at {}\n",
        opens_with.code(),
        made_at.unwrap_or("unfinished")
    )
}

/// The vault a folder is a backup of.
pub(crate) fn vault_of(dir: &Path) -> Option<Id> {
    let text = fs::read_to_string(dir.join(ABOUT)).ok()?;
    let rest = text.strip_prefix("sanad backup v1\nvault ")?;
    rest.lines().next()?.parse().ok()
}

/// The name under which a copy is made.
fn part_of(to: &Path) -> PathBuf {
    to.with_extension("part")
}

/// Copies one file so that it stands there whole or not at all.
pub(crate) fn copy_file(from: &Path, to: &Path, job: &Job) -> Result<(), Fault> {
    let doing = "copying an original";
    let folder = to.parent().ok_or_else(|| Fault::damaged("a path"))?;
    if !folder.is_dir() {
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(Fault::io(doing))?;
        folder.parent().map_or(Ok(()), sync_folder)?;
    }
    let part = part_of(to);
    let mut input = File::open(from).map_err(Fault::io(doing))?;
    let mut output = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&part)
        .map_err(Fault::io(doing))?;
    let mut copy = || {
        let mut buffer = vec![0; CHUNK];
        loop {
            let count = fill(&mut input, &mut buffer).map_err(Fault::io(doing))?;
            if count == 0 {
                break;
            }
            output.write_all(buffer.get(..count).unwrap_or_default()).map_err(Fault::io(doing))?;
            job.step(count as u64)?;
        }
        let times = input.metadata().and_then(|facts| facts.modified());
        if let Ok(time) = times {
            output.set_modified(time).map_err(Fault::io(doing))?;
        }
        output.sync_all().map_err(Fault::io(doing))?;
        fs::rename(&part, to).map_err(Fault::io(doing))
    };
    if let Err(fault) = copy() {
        let _ = fs::remove_file(&part);
        return Err(fault);
    }
    sync_folder(folder)
}

/// Removes originals from a backup that the vault no longer has: what was let go must not live on.
fn remove_unknown(dir: &Path, kept: &BTreeSet<PathBuf>) -> Result<u64, Fault> {
    let doing = "tidying the backup";
    let mut removed = 0_u64;
    let Ok(shelves) = fs::read_dir(dir.join("originals")) else { return Ok(0) };
    for shelf in shelves {
        let shelf = shelf.map_err(Fault::io(doing))?.path();
        let mut changed = false;
        for file in fs::read_dir(&shelf).map_err(Fault::io(doing))? {
            let path = file.map_err(Fault::io(doing))?.path();
            if !kept.contains(&path) {
                fs::remove_file(&path).map_err(Fault::io(doing))?;
                removed = removed.saturating_add(1);
                changed = true;
            }
        }
        if changed {
            sync_folder(&shelf)?;
        }
    }
    Ok(removed)
}

/// Whether the small files of a backup are what its SHA256SUMS says. Between the moments in which an
/// interrupted freshening changed them they are of both times; then each still proves itself, by its
/// own authentication, when it is opened.
pub(crate) fn sums_hold(dir: &Path) -> Result<bool, Fault> {
    let doing = "reading the backup";
    let about = fs::read_to_string(dir.join(ABOUT)).map_err(Fault::io(doing))?;
    if about.lines().any(|line| line == "made-at unfinished") {
        return Ok(true);
    }
    let text = fs::read_to_string(dir.join("SHA256SUMS")).map_err(Fault::io(doing))?;
    for line in text.lines() {
        let Some((digest, name)) = line.split_once("  ") else { return Ok(false) };
        if !["keyslots", "recovery.age", "vault.db"].contains(&name) {
            return Ok(false);
        }
        let mut bytes = Vec::new();
        File::open(dir.join(name))
            .and_then(|mut file| file.read_to_end(&mut bytes))
            .map_err(Fault::io(doing))?;
        if Digest::of(&bytes).to_string() != digest {
            return Ok(false);
        }
    }
    Ok(true)
}
