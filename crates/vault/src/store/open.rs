//! Making and opening the file, with every setting that keeps it quiet and whole.

use std::fs::{File, OpenOptions};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use sanad_evidence::to_hex;
use zeroize::Zeroizing;

use super::StoreError;
use super::pages::{PAGE_SIZE, PLAIN_MAGIC, SALT_SIZE, any_page_is_ours};
use crate::keys::Secret32;
use crate::sys::{self, RAW_KEY_TEXT_SIZE};

/// `PRAGMA application_id` of every vault's store: "SNDV" in ASCII.
pub const APPLICATION_ID: i32 = 0x534E_4456;

/// How long one handle waits for another.
const PATIENCE: Duration = Duration::from_secs(5);

/// The tables of a store, and the version they have.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    /// `PRAGMA user_version`; from 1.
    pub version: i32,
    /// The statements that make the tables in an empty store.
    pub sql: &'static str,
}

/// The one handle that writes. At most one is open at a time: the vault's `lock` sees to that.
#[derive(Debug)]
pub struct Writer {
    path: PathBuf,
    connection: Connection,
}

/// A handle that reads; any number may be open beside the writer.
#[derive(Debug)]
pub struct Reader {
    connection: Connection,
}

impl Writer {
    /// Makes the store at `path` (mode 0600) with the tables of `schema`, durable when this
    /// returns.
    ///
    /// # Errors
    /// [`StoreError::Exists`], [`StoreError::ReadOnly`], [`StoreError::DiskFull`] and others; then
    /// no store is left behind.
    pub fn create(path: &Path, key: &Secret32, schema: &Schema) -> Result<Self, StoreError> {
        // Made by us first, so that an existing file is never taken over and nobody else ever reads
        // it. SQLite takes an empty file for a new one.
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path)?.sync_all()?;
        let made = Self::make(path, key, schema);
        if made.is_err() {
            for suffix in ["", "-wal", "-shm"] {
                let mut name = path.as_os_str().to_owned();
                name.push(suffix);
                // What is left is ciphertext of nothing; the first error is the one to tell.
                let _ = std::fs::remove_file(name);
            }
        }
        made
    }

    fn make(path: &Path, key: &Secret32, schema: &Schema) -> Result<Self, StoreError> {
        let connection = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let mut writer = Self::prepare(path, connection)?;
        let transaction = writer.transaction()?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.execute_batch(schema.sql)?;
        transaction.pragma_update(None, "user_version", schema.version)?;
        transaction.commit()?;
        writer.checkpoint_truncate()?;
        sync_folder(path)?;
        Ok(writer)
    }

    /// Opens the store at `path` for writing. `known` is the newest schema version this program
    /// knows; an older store is opened, and [`Writer::schema_version`] says which it is.
    ///
    /// # Errors
    /// Nearly any [`StoreError`]. A file of another key is [`StoreError::WrongKey`]; a changed or
    /// shortened one is [`StoreError::Damaged`], unless the damage hides that the key was right.
    pub fn open(path: &Path, key: &Secret32, known: i32) -> Result<Self, StoreError> {
        let connection = open(path, key, known)?;
        // SQLite falls back to reading when it may not write, and fails at the first change.
        if connection.is_readonly("main")? {
            return Err(StoreError::ReadOnly);
        }
        Self::prepare(path, connection)
    }

    /// What only the writer needs, or may set.
    fn prepare(path: &Path, connection: Connection) -> Result<Self, StoreError> {
        let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        if mode != "wal" {
            return Err(StoreError::ReadOnly);
        }
        Ok(Self { path: path.to_owned(), connection })
    }

    /// Opens a handle that reads beside this one, under the same `key`.
    ///
    /// # Errors
    /// [`StoreError::WrongKey`] and what the disk reports.
    pub fn reader(&self, key: &Secret32) -> Result<Reader, StoreError> {
        // The file was checked when the writer opened it, and must not be opened again by other
        // hands than SQLite's now: closing it would drop the locks of every handle (POSIX fcntl).
        let connection = connect(&self.path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)
            .and_then(|connection| number(&connection, "application_id").map(|_| connection))
            .map_err(|error| match error {
                StoreError::Damaged => StoreError::WrongKey,
                other => other,
            })?;
        connection.pragma_update(None, "query_only", true)?;
        // 8 MiB instead of 2: who scrolls about in a long list comes by the same pages again.
        connection.pragma_update(None, "cache_size", -8192)?;
        Ok(Reader { connection })
    }

    /// Writes a copy of the store to `path`, as it lies on the disk, durable when this returns. The
    /// write-ahead log must have been cut before, and nobody writes meanwhile: the caller has the one
    /// writer. Reading the file by other hands than SQLite's drops SQLite's own locks on it; the
    /// vault's `lock` file is what keeps other processes away.
    ///
    /// # Errors
    /// What the disk reports; then no copy is left.
    pub fn copy_file(&self, path: &Path) -> Result<(), StoreError> {
        let made = std::fs::copy(&self.path, path).and_then(|_| File::open(path)?.sync_all());
        if made.is_err() {
            // A part of a copy is of no use; the first error is the one to tell.
            let _ = std::fs::remove_file(path);
        }
        Ok(made?)
    }

    /// Writes a copy of the store to `path`, readable only under `key`, durable when this returns.
    /// The write-ahead log must have been cut before.
    /// Otherwise as for [`Writer::copy_file`].
    ///
    /// # Errors
    /// What the disk or SQLCipher reports; then no copy is left.
    pub fn copy_under(&self, path: &Path, old: &Secret32, new: &Secret32) -> Result<(), StoreError> {
        let made = (|| {
            remove_journals(path)?;
            self.copy_file(path)?;
            let copy = connect(path, old, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            // Written in place, with a journal that is gone at the end: one file comes out.
            run(&copy, "PRAGMA journal_mode = DELETE")?;
            sys::rekey_connection(&copy, &raw_key_text(new))?;
            drop(copy);
            File::open(path)?.sync_all()?;
            // SQLCipher 4.19 answers "done" to a change of keys whose commit failed, on a full disk say,
            // and leaves the old key in the file. So it is not believed but read.
            reads_whole(path, new)
        })();
        if made.is_err() {
            let _ = remove_journals(path);
            let _ = std::fs::remove_file(path);
        }
        made
    }

    /// The connection, for the modules that own the tables.
    #[must_use]
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Begins a transaction that has the right to write from the start.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and what the disk reports.
    pub fn transaction(&mut self) -> Result<Transaction<'_>, StoreError> {
        Ok(self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
    }

    /// The schema version of the store.
    ///
    /// # Errors
    /// What the disk reports.
    pub fn schema_version(&self) -> Result<i32, StoreError> {
        number(&self.connection, "user_version")
    }

    /// Moves everything from the write-ahead log into the file and cuts the log to nothing, so that
    /// no old page stays in it. Needed after every destructive act, and at lock.
    ///
    /// # Errors
    /// [`StoreError::Busy`] while a reader is in the middle of reading: old pages may then still be
    /// in the log, and the caller must try again before it says that something is forgotten.
    pub fn checkpoint_truncate(&self) -> Result<(), StoreError> {
        let (busy, left): (i32, i32) =
            self.connection
                .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if busy == 0 && left == 0 { Ok(()) } else { Err(StoreError::Busy) }
    }
}

impl Reader {
    /// The connection, for the modules that own the tables.
    #[must_use]
    pub fn connection(&self) -> &Connection {
        &self.connection
    }
}

/// Makes the name of the file at `path` durable.
#[cfg(unix)]
fn sync_folder(path: &Path) -> Result<(), StoreError> {
    let path = std::path::absolute(path)?;
    Ok(path.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())?)
}

/// Folders cannot be synced on this system.
#[cfg(not(unix))]
fn sync_folder(_path: &Path) -> Result<(), StoreError> {
    Ok(())
}

/// Opens an existing store for writing and checks that it is ours.
fn open(path: &Path, key: &Secret32, known: i32) -> Result<Connection, StoreError> {
    check_front(path)?;
    // A wrong key shows at the first read, which may already be a setting's.
    let opened = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)
        .and_then(|connection| Ok((number(&connection, "application_id")?, connection)));
    let (application_id, connection) = match opened {
        Err(StoreError::Damaged) => {
            let ours = any_page_is_ours(&mut File::open(path)?, key)?;
            return Err(if ours { StoreError::Damaged } else { StoreError::WrongKey });
        }
        other => other?,
    };
    if application_id != APPLICATION_ID {
        return Err(StoreError::NotAVault { found: application_id });
    }
    let found = number(&connection, "user_version")?;
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    // The schema is read now, so that damage to it shows here and not in the middle of some verb.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(connection)
}

/// Removes the journals of a store that nobody has open. A journal that outlived its file would be
/// played into the next file of that name, so they go before it does.
pub(crate) fn remove_journals(path: &Path) -> Result<(), StoreError> {
    for suffix in ["-journal", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        match std::fs::remove_file(name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

/// Reads every page of the store at `path` and checks that it was written under `key`.
fn reads_whole(path: &Path, key: &Secret32) -> Result<(), StoreError> {
    let wrong = || StoreError::Io(std::io::Error::other("the copy under the new key does not read back"));
    let copy = connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(|_| wrong())?;
    if number(&copy, "application_id").ok() != Some(APPLICATION_ID) {
        return Err(wrong());
    }
    // One row for every page whose MAC is wrong.
    let mut statement = copy.prepare("PRAGMA cipher_integrity_check")?;
    let mut rows = statement.query([])?;
    if rows.next()?.is_some() { Err(wrong()) } else { Ok(()) }
}

/// Refuses a file too short to be a store, and one in the clear.
///
/// A function of its own, so that the file is closed again before SQLite opens it: see
/// [`Writer::reader`].
fn check_front(path: &Path) -> Result<(), StoreError> {
    let mut file = File::open(path)?;
    // SQLite would take an empty file for a new store, and a store for an empty one.
    if file.metadata()?.len() < PAGE_SIZE as u64 {
        return Err(StoreError::Damaged);
    }
    let mut front = [0_u8; SALT_SIZE];
    file.read_exact(&mut front)?;
    if &front == PLAIN_MAGIC { Err(StoreError::NotEncrypted) } else { Ok(()) }
}

/// A connection with its key and its settings.
fn connect(path: &Path, key: &Secret32, access: OpenFlags) -> Result<Connection, StoreError> {
    // Absolute, so that no name is taken for a URI (SQLCipher is built to accept `file:`).
    let path: PathBuf = std::path::absolute(path)?;
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let connection = Connection::open_with_flags(path, flags)?;
    // SQLCipher may report to standard error or the system's log: not about her vault.
    run(&connection, "PRAGMA cipher_log_level = NONE")?;
    run(&connection, "PRAGMA cipher_log = off")?;
    sys::key_connection(&connection, &raw_key_text(key))?;
    // Without the codec the key is silently ignored.
    let version = connection.query_row("PRAGMA cipher_version", [], |row| row.get::<_, String>(0));
    match version {
        Ok(version) if !version.is_empty() => {}
        Ok(_) | Err(rusqlite::Error::QueryReturnedNoRows) => return Err(StoreError::NoCipher),
        Err(error) => return Err(error.into()),
    }

    connection.busy_timeout(PATIENCE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    for setting in [
        // Nothing in the clear outside of memory.
        "PRAGMA temp_store = MEMORY",
        "PRAGMA mmap_size = 0",
        // A hostile file may not make us run its code, or lead us astray.
        "PRAGMA trusted_schema = OFF",
        "PRAGMA cell_size_check = ON",
        // What is committed is on the disk; what is deleted is overwritten.
        "PRAGMA synchronous = FULL",
        "PRAGMA secure_delete = ON",
        // The rules of the schema hold, for REPLACE too.
        "PRAGMA foreign_keys = ON",
        "PRAGMA recursive_triggers = ON",
    ] {
        run(&connection, setting)?;
    }
    Ok(connection)
}

/// The key as SQLCipher takes a raw key: `x'` and 64 digits and `'`.
fn raw_key_text(key: &Secret32) -> Zeroizing<[u8; RAW_KEY_TEXT_SIZE]> {
    let digits = Zeroizing::new(to_hex(key.expose()));
    let mut text = Zeroizing::new([b'\''; RAW_KEY_TEXT_SIZE]);
    for (to, from) in text.iter_mut().zip(b"x'".iter().chain(digits.as_bytes())) {
        *to = *from;
    }
    text
}

/// Runs a statement that may answer with rows.
fn run(connection: &Connection, sql: &str) -> Result<(), StoreError> {
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while rows.next()?.is_some() {}
    Ok(())
}

fn number(connection: &Connection, pragma: &str) -> Result<i32, StoreError> {
    Ok(connection.pragma_query_value(None, pragma, |row| row.get(0))?)
}

#[cfg(test)]
#[path = "open_tests.rs"]
mod tests;
