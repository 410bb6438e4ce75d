//! What can be wrong with `vault.db`.

use std::io;

use rusqlite::ErrorCode;

/// Why the store did not open, or did not do what was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no file of this name.
    #[error("there is no store here")]
    Missing,
    /// There is one already.
    #[error("there is a store here already")]
    Exists,
    /// The file is an SQLite file in the clear. It is not opened: a vault never is.
    #[error("this file is not encrypted, so it is not a vault's")]
    NotEncrypted,
    /// The program was built without SQLCipher. It would write in the clear, so it stops.
    #[error("this program was built without SQLCipher")]
    NoCipher,
    /// The key is that of another vault, or another copy of this one after its keys were changed.
    #[error("the key does not open this store")]
    WrongKey,
    /// The key is right, as far as can be told, but bytes were changed or lost.
    #[error("the store is damaged")]
    Damaged,
    /// It opens, but it is no vault's store.
    #[error("this is not a vault's store (application id {found:#x})")]
    NotAVault {
        /// The application id found.
        found: i32,
    },
    /// A schema this program does not know.
    #[error("the store was made by a newer Sanad (schema {found}, known {known})")]
    Newer {
        /// The schema version found.
        found: i32,
        /// The newest this program knows.
        known: i32,
    },
    /// The disk or the file cannot be written to.
    #[error("the disk or the file cannot be written to")]
    ReadOnly,
    /// This account may not read the file.
    #[error("this account may not open the store")]
    Denied,
    /// No room is left on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// Another handle is at work on it.
    #[error("the store is in use")]
    Busy,
    /// There is no key with this number.
    #[error("there is no key {0}")]
    NoSuchKey(i64),
    /// The operating system has no randomness to give.
    #[error("the operating system gives no randomness")]
    Randomness(#[from] getrandom::Error),
    /// Reading or writing failed.
    #[error("the disk reports: {0}")]
    Io(io::Error),
    /// SQLite reports something else, which is an error of ours.
    #[error("the store reports: {0}")]
    Sqlite(rusqlite::Error),
}

impl StoreError {
    /// The stable name of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing => "store-missing",
            Self::Exists => "store-exists",
            Self::NotEncrypted => "store-not-encrypted",
            Self::NoCipher => "store-no-cipher",
            Self::WrongKey => "store-wrong-key",
            Self::Damaged => "store-damaged",
            Self::NotAVault { .. } => "store-not-a-vault",
            Self::Newer { .. } => "store-newer",
            Self::ReadOnly => "store-read-only",
            Self::Denied => "store-denied",
            Self::DiskFull => "store-disk-full",
            Self::Busy => "store-busy",
            Self::NoSuchKey(_) => "store-no-such-key",
            Self::Randomness(_) => "no-randomness",
            Self::Io(_) => "store-io",
            Self::Sqlite(_) => "store-sqlite",
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::AlreadyExists => Self::Exists,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::PermissionDenied => Self::Denied,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Io(error),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            // A page whose MAC is wrong reads as either; which key was used is settled at opening.
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            // The file itself is there; what cannot be opened is the log that must be made beside it.
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen) => Self::ReadOnly,
            Some(ErrorCode::PermissionDenied) => Self::Denied,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::SystemIoFailure) => Self::Io(io::Error::other(error.to_string())),
            _ => Self::Sqlite(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::ffi;

    use super::*;

    #[test]
    fn what_sqlite_says_becomes_what_to_do() {
        let code = |number| {
            let error = rusqlite::Error::SqliteFailure(ffi::Error::new(number), None);
            StoreError::from(error).code()
        };
        assert_eq!(code(ffi::SQLITE_CORRUPT), "store-damaged");
        assert_eq!(code(ffi::SQLITE_NOTADB), "store-damaged");
        assert_eq!(code(ffi::SQLITE_BUSY_SNAPSHOT), "store-busy");
        assert_eq!(code(ffi::SQLITE_READONLY_DIRECTORY), "store-read-only");
        assert_eq!(code(ffi::SQLITE_FULL), "store-disk-full");
        assert_eq!(code(ffi::SQLITE_MISUSE), "store-sqlite");
        let code = |kind: io::ErrorKind| StoreError::from(io::Error::from(kind)).code();
        assert_eq!(code(io::ErrorKind::ReadOnlyFilesystem), "store-read-only");
        assert_eq!(code(io::ErrorKind::StorageFull), "store-disk-full");
        assert_eq!(code(io::ErrorKind::NotFound), "store-missing");
        assert_eq!(code(io::ErrorKind::BrokenPipe), "store-io");
    }
}
