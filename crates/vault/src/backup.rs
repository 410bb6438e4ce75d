//! Backup: a copy of the vault on another disk, incremental, since originals never change.

use std::collections::BTreeSet;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use rusqlite::Connection;
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

/// Room for the small files of a backup: keys, digests, and what a file system writes down about the rest.
const SMALL: u64 = 256 << 10;

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
    /// copied again. Where it fails before anything of use is there (no original, no store), what was
    /// made for it goes again, folders included.
    ///
    /// # Errors
    /// [`BackupError`].
    pub fn backup(&self, dir: &Path, opens_with: OpensWith, job: &Job) -> Result<BackedUp, BackupError> {
        let made = missing_folders(dir);
        let mut done = BackedUp { copied: 0, already: 0, removed: 0, bytes: 0 };
        let outcome = self.backup_into(dir, opens_with, &mut done, job);
        if outcome.is_err() {
            // Deepest first; one that holds something stays, and so do those above it.
            let _ = made.iter().try_for_each(fs::remove_dir);
        }
        outcome.map(|()| done)
    }

    fn backup_into(
        &self,
        dir: &Path,
        opens_with: OpensWith,
        done: &mut BackedUp,
        job: &Job,
    ) -> Result<(), BackupError> {
        let doing = "making the backup's folder";
        DirBuilder::new().recursive(true).mode(0o700).create(dir).map_err(Fault::io(doing))?;
        let dir = dir.canonicalize().map_err(Fault::io(doing))?;
        if dir.starts_with(self.folder()) || self.folder().starts_with(&dir) {
            return Err(BackupError::InsideVault { path: dir });
        }
        sync_above(&dir)?;
        let bare = self.is_bare(&dir)?;
        let outcome = self.fill_backup(&dir, opens_with, bare, done, job);
        if outcome.is_err() && bare && done.copied == 0 && !dir.join("vault.db").exists() {
            sweep_begun(&dir);
        }
        outcome
    }

    /// Whether nothing is in the folder but what a run leaves that was ended before its first copy.
    fn is_bare(&self, dir: &Path) -> Result<bool, BackupError> {
        let doing = "making the backup's folder";
        let begun = format!("{ABOUT}.part");
        let (mut ours, mut bare) = (true, true);
        for entry in fs::read_dir(dir).map_err(Fault::io(doing))?.flatten() {
            let name = entry.file_name();
            ours &= name.to_str() == Some(begun.as_str());
            bare &= name.to_str() == Some(begun.as_str()) || name.to_str() == Some(ABOUT);
        }
        if !ours && vault_of(dir) != Some(self.id()) {
            return Err(BackupError::Foreign { path: dir.to_owned() });
        }
        Ok(bare)
    }

    fn fill_backup(
        &self,
        dir: &Path,
        opens_with: OpensWith,
        bare: bool,
        done: &mut BackedUp,
        job: &Job,
    ) -> Result<(), BackupError> {
        // Most of them now, while others may write; the rest together with the store.
        let (stocks, store) = self.read(|db| Ok::<_, Fault>((items::stocks(db, None)?, store_size(db)?)))?;
        // The new store is written beside the old one, over what an interrupted run left of it.
        let left = fs::metadata(dir.join("vault.db.next")).map_or(0, |facts| facts.len());
        let wanted = self.missing_originals(dir, &stocks);
        weigh(dir, &wanted, store.saturating_sub(left).saturating_add(SMALL))?;
        if bare {
            // From the first byte on the folder says what it is, so that an interrupted one goes on.
            put_file(&dir.join(ABOUT), about(self.id(), opens_with, None).as_bytes())?;
        }
        copy_originals(&wanted, done, job)?;
        // While this stands the digests below need not agree: see `sums_hold`.
        put_file(&dir.join(ABOUT), about(self.id(), opens_with, None).as_bytes())?;
        let kept = self.copy_keys_and_store(dir, opens_with, done, job)?;
        done.already = (kept.len() as u64).saturating_sub(done.copied);
        done.removed = remove_unknown(dir, &kept)?;
        let made_at = self.now().to_string();
        Ok(put_file(&dir.join(ABOUT), about(self.id(), opens_with, Some(&made_at)).as_bytes())?)
    }

    /// Which originals the backup shall hold, and which of them are to be copied yet.
    fn missing_originals(&self, dir: &Path, stocks: &[Stock]) -> Wanted {
        let mut wanted = Wanted::default();
        for stock in stocks.iter().filter(|stock| stock.key_id.is_some()) {
            let from = original::path_of(self.folder(), &stock.id);
            let to = original::path_of(dir, &stock.id);
            // One that is missing here is fixity's to tell; the rest must still be saved.
            let Ok(size) = fs::metadata(&from).map(|facts| facts.len()) else { continue };
            wanted.kept.insert(to.clone());
            if fs::metadata(&to).is_ok_and(|facts| facts.len() == size) {
                continue;
            }
            // What an interrupted run copied of it would be counted as taken.
            let _ = fs::remove_file(part_of(&to));
            wanted.missing.push(Missing { from, to, size });
        }
        wanted
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
                .and_then(|stocks| self.copy_the_rest(dir, &stocks, done, job));
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

    /// What came while the others were copied. The store is there by now.
    fn copy_the_rest(
        &self,
        dir: &Path,
        stocks: &[Stock],
        done: &mut BackedUp,
        job: &Job,
    ) -> Result<BTreeSet<PathBuf>, BackupError> {
        let wanted = self.missing_originals(dir, stocks);
        weigh(dir, &wanted, SMALL)?;
        copy_originals(&wanted, done, job)?;
        Ok(wanted.kept)
    }
}

/// The originals of a backup.
#[derive(Default)]
struct Wanted {
    /// Where each of them shall stand.
    kept: BTreeSet<PathBuf>,
    /// Those that do not stand there yet.
    missing: Vec<Missing>,
}

struct Missing {
    from: PathBuf,
    to: PathBuf,
    size: u64,
}

/// Refuses what does not fit, before a byte of it is written: the originals that are missing there with
/// the folders they lie in, as much of the disk as they take, and `rest` bytes.
fn weigh(dir: &Path, wanted: &Wanted, rest: u64) -> Result<(), BackupError> {
    let block = device::block_size(dir)?;
    let whole = |bytes: u64| bytes.div_ceil(block).saturating_mul(block);
    let shelves: BTreeSet<_> =
        wanted.missing.iter().filter_map(|one| one.to.parent()).filter(|shelf| !shelf.is_dir()).collect();
    // Each of the few small files is written beside its place first.
    let few = block.saturating_mul((shelves.len() as u64).saturating_add(8));
    let originals = wanted.missing.iter().fold(0_u64, |sum, one| sum.saturating_add(whole(one.size)));
    let needed = originals.saturating_add(few).saturating_add(whole(rest));
    let free = device::free_space(dir)?;
    if needed > free { Err(BackupError::NoRoom { needed, free }) } else { Ok(()) }
}

fn copy_originals(wanted: &Wanted, done: &mut BackedUp, job: &Job) -> Result<(), BackupError> {
    job.expect_bytes(wanted.missing.iter().map(|one| one.size).sum());
    for one in &wanted.missing {
        copy_file(&one.from, &one.to, job)?;
        done.copied = done.copied.saturating_add(1);
        done.bytes = done.bytes.saturating_add(one.size);
    }
    Ok(())
}

/// The bytes of the store once its write-ahead log is written into it, which is before it is copied.
fn store_size(db: &Connection) -> Result<u64, Fault> {
    // SQLCipher answers the second as text; multiplied it is a number.
    let asked = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
    Ok(db.query_row(asked, [], |row| row.get::<_, i64>(0))?.unsigned_abs())
}

/// The folders that are not there yet on the way to this one and itself, the deepest first.
fn missing_folders(dir: &Path) -> Vec<PathBuf> {
    let there = |one: &Path| one.as_os_str().is_empty() || one.exists();
    dir.ancestors().take_while(|one| !there(one)).map(Path::to_owned).collect()
}

/// Takes away what a run made that failed before anything of use was there. It is kept to names that only
/// a backup makes, and what does not go is as good as nothing to the next run.
fn sweep_begun(dir: &Path) {
    for shelf in fs::read_dir(dir.join("originals")).into_iter().flatten().flatten() {
        let _ = fs::remove_dir(shelf.path());
    }
    let _ = fs::remove_dir(dir.join("originals"));
    // The keys come after the store's copy, and the sentence that this is a backup goes last.
    for name in ["recovery.age", "keyslots", "vault.db.next", ABOUT] {
        let _ = fs::remove_file(dir.join(name));
    }
    let _ = sync_folder(dir);
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

#[cfg(test)]
#[path = "backup_tests.rs"]
mod tests;
