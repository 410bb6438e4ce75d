//! Acquiring: the bytes of a file into the vault, durably, and the entry that says so.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use base64ct::{Base64, Encoding as _};
use chrono::{DateTime, Local};
use rusqlite::{Connection, params};
use sanad_evidence::bag::allowed_extension;
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{ClaimedTime, Digest, Id, Schema};
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::custody::{self, Draft};
use crate::fault::Fault;
use crate::items::{self, ItemRow};
use crate::job::Job;
use crate::original::{self, StoreOriginalError, Stored};
use crate::store::fixed_keys;
use crate::{Vault, age_key, device, index};

/// What stays free on the disk whatever is acquired: room to lock, to log and to write a hint. 16 MiB.
const RESERVE: u64 = 16 << 20;
/// How many leading bytes are looked at to tell what kind of file it is.
const MAGIC: usize = 8192;
/// How deep folders are followed.
const MAX_DEPTH: usize = 32;

/// How an item came, as its record says: as a file, or pasted from what was copied elsewhere.
const FILE: &str = "file";
const PASTE: &str = "paste";

/// Why a file was not acquired. The others of the same call were not touched by it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AcquireError {
    /// Nothing is there.
    #[error("there is nothing at this path")]
    NotFound,
    /// It may not be read.
    #[error("this file may not be read")]
    Unreadable,
    /// A symbolic link. It is not followed: what is meant is for a person to say.
    #[error("this is a link, to {target}")]
    Link {
        /// Where it points.
        target: String,
    },
    /// A pipe, a device, a socket.
    #[error("this is {what}, not a file")]
    NotAFile {
        /// What it is.
        what: &'static str,
    },
    /// The vault's own folder.
    #[error("this is part of a vault")]
    InsideVault,
    /// Folders nested deeper than 32.
    #[error("folders are nested deeper than 32 here")]
    TooDeep,
    /// The file changed while it was read. Nothing was kept of it.
    #[error("the file changed while it was read")]
    Changed,
    /// The file could not be read to its end.
    #[error("the file could not be read: {0}")]
    Read(io::Error),
    /// It would not fit.
    #[error("{needed} bytes are needed and {free} are free")]
    NoRoom {
        /// Bytes needed, with what must stay free.
        needed: u64,
        /// Bytes free.
        free: u64,
    },
    /// Only a collector's vault takes things in from outside; a partner's takes bundles in.
    #[error("this is a partner's vault: items come from collectors")]
    PartnersVault,
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl AcquireError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "file-not-found",
            Self::Unreadable => "file-unreadable",
            Self::Link { .. } => "file-is-link",
            Self::NotAFile { .. } => "not-a-file",
            Self::InsideVault => "inside-vault",
            Self::TooDeep => "folder-too-deep",
            Self::Changed => "file-changed",
            Self::Read(_) => "file-read-error",
            Self::NoRoom { .. } => "no-room",
            Self::PartnersVault => "partners-vault",
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// One file that was acquired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Acquired {
    /// The item's id.
    pub item: Id,
    /// SHA-256 of the original.
    pub digest: Digest,
    /// Its size in bytes.
    pub size: u64,
    /// Its name as it was found, with what cannot be shown replaced.
    pub file_name: String,
    /// The same bytes are in this case already, as this item. Both are kept.
    pub same_as: Option<Id>,
}

/// A file to acquire, found by walking what a person named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// The folder it stood in, below what was named; empty at the top. It may tell of a person.
    pub folder: String,
}

/// Walks what a person named: a file is itself, a folder all files in it, sorted by name. What
/// cannot be acquired is listed with its reason, and nothing is passed over in silence.
#[must_use]
pub fn find_files(path: &Path) -> Vec<Result<Found, (PathBuf, AcquireError)>> {
    find_files_within(path, usize::MAX)
}

/// The same, but not more than `most` of them: what is named may be a whole disk. Whoever asks sees by
/// the number that there may be more.
#[must_use]
pub fn find_files_within(path: &Path, most: usize) -> Vec<Result<Found, (PathBuf, AcquireError)>> {
    let mut found = Vec::new();
    walk(path, String::new(), 0, most, &mut found);
    found
}

fn walk(
    path: &Path,
    folder: String,
    depth: usize,
    most: usize,
    found: &mut Vec<Result<Found, (PathBuf, AcquireError)>>,
) {
    if found.len() >= most {
        return;
    }
    let refuse = |error| Err((path.to_owned(), error));
    match fs::symlink_metadata(path) {
        Err(error) => found.push(refuse(open_error(error))),
        Ok(facts) if facts.is_dir() && depth >= MAX_DEPTH => found.push(refuse(AcquireError::TooDeep)),
        Ok(facts) if facts.is_dir() => {
            if path.join("keyslots").exists() && path.join("vault.db").exists() {
                return found.push(refuse(AcquireError::InsideVault));
            }
            let entries = fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>);
            let mut entries = match entries {
                Ok(entries) => entries,
                Err(error) => return found.push(refuse(open_error(error))),
            };
            entries.sort_by_key(fs::DirEntry::file_name);
            let below = |name: &std::ffi::OsStr| match folder.as_str() {
                "" => name.to_string_lossy().into_owned(),
                above => format!("{above}/{}", name.to_string_lossy()),
            };
            let inner = below(path.file_name().unwrap_or_default());
            for entry in entries {
                walk(&entry.path(), inner.clone(), depth.saturating_add(1), most, found);
            }
        }
        Ok(facts) => match check_kind(path, &facts) {
            Ok(()) => found.push(Ok(Found { path: path.to_owned(), folder })),
            Err(error) => found.push(refuse(error)),
        },
    }
}

fn check_kind(path: &Path, facts: &Metadata) -> Result<(), AcquireError> {
    let kind = facts.file_type();
    if kind.is_symlink() {
        let target = fs::read_link(path).unwrap_or_default();
        return Err(AcquireError::Link { target: target.to_string_lossy().into_owned() });
    }
    let what = if kind.is_fifo() {
        "a pipe"
    } else if kind.is_char_device() || kind.is_block_device() {
        "a device"
    } else if kind.is_socket() {
        "a socket"
    } else if kind.is_dir() {
        "a folder"
    } else {
        return Ok(());
    };
    Err(AcquireError::NotAFile { what })
}

fn open_error(error: io::Error) -> AcquireError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => AcquireError::NotFound,
        io::ErrorKind::PermissionDenied => AcquireError::Unreadable,
        _ => AcquireError::Read(error),
    }
}

/// Opens without following a link and without waiting on a pipe; what it is, is asked of the open
/// file, so that nothing can be exchanged in between.
fn open(path: &Path) -> Result<(File, Metadata), AcquireError> {
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    let flags = i32::try_from(flags.bits()).unwrap_or(0);
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path).map_err(|error| {
        match fs::symlink_metadata(path).map(|facts| check_kind(path, &facts)) {
            Ok(Err(kind)) => kind,
            _ => open_error(error),
        }
    })?;
    let facts = file.metadata().map_err(AcquireError::Read)?;
    check_kind(path, &facts)?;
    Ok((file, facts))
}

/// Keeps the first bytes that pass, to tell what kind of file they begin.
struct Peek<R> {
    inner: R,
    first: Vec<u8>,
}

impl<R: Read> Read for Peek<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let want = MAGIC.saturating_sub(self.first.len()).min(count);
        self.first.extend_from_slice(buffer.get(..want).unwrap_or_default());
        Ok(count)
    }
}

/// Media type and allow-listed extension: by the first bytes where they are known, else by the name.
fn kind_of(first: &[u8], path: &Path) -> (Option<&'static str>, &'static str) {
    let named = allowed_extension(path.extension().and_then(|e| e.to_str()).unwrap_or_default());
    match infer::get(first) {
        Some(kind) => {
            let told = allowed_extension(kind.extension());
            // Office files and archives of the web are zip files inside: there the name knows more.
            let extension = if told == "bin" || (told == "zip" && named != "bin") { named } else { told };
            (Some(kind.mime_type()), extension)
        }
        None => (None, named),
    }
}

impl Vault {
    /// The item of a case that has the bytes (by SHA-256) and the name of a file and is kept here, if any.
    /// The file is read only when an item of that name and size is kept.
    ///
    /// # Errors
    /// [`AcquireError`], as [`Vault::acquire`].
    pub fn kept_as(&self, case: &Id, found: &Found, job: &Job) -> Result<Option<Id>, AcquireError> {
        let (mut file, before) = open(&found.path)?;
        let name = found.path.file_name().unwrap_or_default().to_string_lossy();
        let alike = self.read(|db| alike(db, case, &name, before.len()))?;
        if alike.is_empty() {
            return Ok(None);
        }
        job.doing(name);
        let (mut hash, mut size, mut buffer) = (Sha256::new(), 0_u64, vec![0; original::CHUNK]);
        loop {
            let count = original::fill(&mut file, &mut buffer).map_err(AcquireError::Read)?;
            if count == 0 {
                break;
            }
            hash.update(buffer.get(..count).unwrap_or_default());
            size = size.saturating_add(count as u64);
            job.step(count as u64)?;
        }
        let digest = Digest::from_bytes(hash.finalize().into());
        unchanged(&file, &before, &Stored { digest, size })?;
        let same = alike.into_iter().find(|row| row.digest == digest).map(|row| row.id);
        if same.is_none() {
            // It will be read once more.
            job.expect_bytes(size);
        }
        Ok(same)
    }

    /// Acquires one file into a case: reads it once, stores it encrypted, and returns only when item,
    /// record and custody entry are durable.
    ///
    /// # Errors
    /// [`AcquireError`]; then nothing of the file is in the vault.
    pub fn acquire(&self, case: &Id, found: &Found, job: &Job) -> Result<Acquired, AcquireError> {
        // By whatever way it is named. To read the open store would also drop SQLite's locks on it.
        let really = found.path.canonicalize();
        if found.path.starts_with(self.folder()) || really.is_ok_and(|path| path.starts_with(self.folder())) {
            return Err(AcquireError::InsideVault);
        }
        let (file, before) = open(&found.path)?;
        let needed = before.len().saturating_add(before.len() / 4096).saturating_add(RESERVE);
        let free = device::free_space(self.folder())?;
        if needed > free {
            return Err(AcquireError::NoRoom { needed, free });
        }
        job.doing(found.path.file_name().unwrap_or_default().to_string_lossy());
        // A file that grows as fast as it is read would have no end: one byte more is enough to tell.
        let mut input = (&file).take(before.len().saturating_add(1));
        let seen = Seen {
            name: found.path.file_name().unwrap_or_default(),
            folder: &found.folder,
            modified: before.modified().ok(),
            how: FILE,
        };
        self.take(case, &seen, &mut input, |stored| unchanged(&file, &before, stored), job)
    }

    /// Acquires bytes that are in no file: a picture or a text that was copied elsewhere and is pasted
    /// here. They go the way of any original; the record says `paste` for how they came, and states no
    /// time of change, since there is none.
    ///
    /// `name` is what the item is called; of a path only its last part. Its extension says what kind it
    /// is where the first bytes do not.
    ///
    /// # Errors
    /// [`AcquireError`]; then nothing of it is in the vault.
    pub fn acquire_bytes(
        &self,
        case: &Id,
        name: &str,
        bytes: &mut (dyn Read + Send),
        job: &Job,
    ) -> Result<Acquired, AcquireError> {
        let free = device::free_space(self.folder())?;
        if free < RESERVE {
            return Err(AcquireError::NoRoom { needed: RESERVE, free });
        }
        let name = Path::new(name).file_name().unwrap_or(OsStr::new(PASTE));
        job.doing(name.to_string_lossy());
        let seen = Seen { name, folder: "", modified: None, how: PASTE };
        self.take(case, &seen, bytes, |_| Ok(()), job)
    }

    /// The way of all bytes into the vault: stored, checked, committed.
    fn take(
        &self,
        case: &Id,
        seen: &Seen<'_>,
        input: &mut (dyn Read + Send),
        check: impl FnOnce(&Stored) -> Result<(), AcquireError>,
        job: &Job,
    ) -> Result<Acquired, AcquireError> {
        let item = device::new_id()?;
        let received = self.now();
        let (key, recipient) = age_key::generate()?;
        let mut input = Peek { inner: input, first: Vec::new() };
        let written = original::write_part(self.folder(), &item, &recipient, &mut input, job)
            .map_err(|error| match error {
                StoreOriginalError::Read(error) => AcquireError::Read(error),
                StoreOriginalError::Fault(fault) => AcquireError::Fault(fault),
            })
            .and_then(|stored| {
                check(&stored)?;
                Ok(original::shelve(self.folder(), &item).map(|()| stored)?)
            });
        let stored = written.inspect_err(|_| original::abandon(self.folder(), &item))?;
        let facts = Facts { seen, stored, received, first: &input.first };
        match self.commit_item(case, item, &key, &facts) {
            Ok(acquired) => {
                original::settled(self.folder(), &item);
                Ok(acquired)
            }
            Err(fault) => {
                // If it is not sure, the intent stays, and the next unlock asks the log.
                if self.surely_undone() {
                    original::abandon(self.folder(), &item);
                }
                Err(fault.into())
            }
        }
    }

    fn commit_item(&self, case: &Id, item: Id, key: &[u8; 32], facts: &Facts<'_>) -> Result<Acquired, Fault> {
        let name = facts.seen.name;
        let (media_type, extension) = kind_of(facts.first, Path::new(name));
        let file_name = name.to_string_lossy().into_owned();
        let exact =
            if name.to_str().is_some() { Value::Null } else { json!(Base64::encode_string(name.as_bytes())) };
        let folder = if facts.seen.folder.is_empty() { Value::Null } else { json!(facts.seen.folder) };
        let modified = facts
            .seen
            .modified
            .and_then(|time| ClaimedTime::new(DateTime::<Local>::from(time).fixed_offset()).ok());
        let stored = facts.stored;
        let values = BTreeMap::from([
            ("item", json!(item.to_string())),
            ("case", json!(case.to_string())),
            ("file_name", json!(file_name)),
            ("file_name_bytes", exact),
            ("folder", folder),
            ("size", json!(stored.size)),
            ("digest", json!(stored.digest.to_string())),
            ("media_type", media_type.map_or(Value::Null, |kind| json!(kind))),
            ("extension", json!(extension)),
            ("received_at", json!(facts.received.to_string())),
            ("modified_claim", modified.map_or(Value::Null, |time| json!(time.to_string()))),
            ("how", json!(facts.seen.how)),
        ]);
        self.write(|tx| {
            let same_as: Option<String> = tx
                .prepare_cached(
                    "SELECT id FROM item WHERE case_id = ?1 AND digest = ?2 ORDER BY position LIMIT 1",
                )?
                .query_map(params![case.to_string(), stored.digest.to_string()], |row| row.get(0))?
                .next()
                .transpose()?;
            let record = self.keep_record(tx, &Schema::ITEM, case, &item, values)?;
            let key_id = fixed_keys::put(tx, key)?.row();
            tx.prepare_cached(
                "INSERT INTO item (id, case_id, record, digest, size, extension, key_id, state, position, place)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'kept', (SELECT coalesce(max(rowid), 0) + 1 FROM item),
                         (SELECT coalesce(max(place), 0) + 1 FROM item WHERE case_id = ?2))",
            )?
            .execute(params![
                item.to_string(),
                case.to_string(),
                record.to_string(),
                stored.digest.to_string(),
                custody::to_sql(stored.size),
                extension,
                key_id
            ])?;
            self.append(
                tx,
                &Draft {
                    action: Action::Acquired,
                    case: *case,
                    thing_kind: ThingKind::Item,
                    thing: item,
                    digest: Some(stored.digest),
                    record: Some(record),
                    outcome: None,
                },
            )?;
            index::note(tx, index::Kind::Item, &item)?;
            let same_as = same_as.and_then(|id| id.parse().ok());
            Ok(Acquired { item, digest: stored.digest, size: stored.size, file_name, same_as })
        })
    }
}

/// The items of a case that are kept here under a name and have a size.
fn alike(db: &Connection, case: &Id, name: &str, size: u64) -> Result<Vec<ItemRow>, Fault> {
    let mut statement = db.prepare_cached(
        "SELECT id FROM item WHERE case_id = ?1 AND size = ?2 AND state = 'kept' ORDER BY position",
    )?;
    let ids = statement
        .query_map(params![case.to_string(), custody::to_sql(size)], |row| row.get::<_, String>(0))?;
    let mut rows = Vec::new();
    for id in ids {
        let row = items::row_of(db, &id?.parse().map_err(|_| Fault::damaged("an item's row"))?)?;
        if row.file_name.as_deref() == Some(name) {
            rows.push(row);
        }
    }
    Ok(rows)
}

/// What was seen of bytes from outside.
struct Seen<'a> {
    name: &'a OsStr,
    /// The folders it stood in below what was named.
    folder: &'a str,
    modified: Option<SystemTime>,
    /// How it came: [`FILE`] or [`PASTE`].
    how: &'static str,
}

/// The same with what is known after they were read.
struct Facts<'a> {
    seen: &'a Seen<'a>,
    stored: Stored,
    received: ClaimedTime,
    first: &'a [u8],
}

/// A file that grew, shrank or was written to while it was read is not the file that was meant. The
/// time of modification can be set back; that of the last change of any kind cannot.
fn unchanged(file: &File, before: &Metadata, stored: &Stored) -> Result<(), AcquireError> {
    let after = file.metadata().map_err(AcquireError::Read)?;
    let times = |facts: &Metadata| (facts.mtime(), facts.mtime_nsec(), facts.ctime(), facts.ctime_nsec());
    if stored.size != before.len() || after.len() != before.len() || times(&after) != times(before) {
        return Err(AcquireError::Changed);
    }
    Ok(())
}
