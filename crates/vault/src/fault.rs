//! What can go wrong beneath any verb: the disk, the store, the system.

use std::io;
use std::path::Path;

/// A failure beneath the verbs. Nothing committed is lost by any of them.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// The disk is full.
    #[error("no space left on the disk while {doing}")]
    NoSpace {
        /// What was being done.
        doing: &'static str,
    },
    /// The disk takes no writes.
    #[error("the disk is read-only, found while {doing}")]
    ReadOnly {
        /// What was being done.
        doing: &'static str,
    },
    /// The system answered with another error.
    #[error("{doing}: {error}")]
    Io {
        /// What was being done.
        doing: &'static str,
        /// The system's answer.
        error: io::Error,
    },
    /// The store answered with an error.
    #[error("the store could not be read or written: {0}")]
    Store(String),
    /// Something kept here is not what it was.
    #[error("{what} is damaged")]
    Damaged {
        /// What, in the design's words.
        what: String,
    },
    /// The person, or a signal, stopped it.
    #[error("stopped")]
    Stopped,
    /// The system gave no randomness.
    #[error("the system gave no randomness")]
    Randomness,
}

impl Fault {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoSpace { .. } => "no-space",
            Self::ReadOnly { .. } => "disk-read-only",
            Self::Io { .. } => "disk-error",
            Self::Store(_) => "store-error",
            Self::Damaged { .. } => "damaged",
            Self::Stopped => "stopped",
            Self::Randomness => "no-randomness",
        }
    }

    /// Wraps a system error with what was being done.
    pub fn io(doing: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |error| match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::NoSpace { doing },
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { doing },
            _ => Self::Io { doing, error },
        }
    }

    /// A thing that is not what it was.
    pub fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged { what: what.into() }
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::NoSpace { doing: "writing to the vault" },
            Some(ErrorCode::ReadOnly) => Self::ReadOnly { doing: "writing to the vault" },
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::damaged("vault.db"),
            Some(ErrorCode::SystemIoFailure) => {
                Self::Io { doing: "reading or writing the vault", error: io::Error::other(error.to_string()) }
            }
            _ => Self::Store(error.to_string()),
        }
    }
}

impl From<crate::store::StoreError> for Fault {
    fn from(error: crate::store::StoreError) -> Self {
        use crate::store::StoreError as E;
        match error {
            E::DiskFull => Self::NoSpace { doing: "writing to the vault" },
            E::ReadOnly => Self::ReadOnly { doing: "writing to the vault" },
            E::Damaged => Self::damaged("vault.db"),
            E::NoSuchKey(_) => Self::damaged("a key's row"),
            E::Randomness(_) => Self::Randomness,
            E::Io(error) => Self::io("reading or writing the vault")(error),
            E::Sqlite(error) => error.into(),
            other => Self::Store(other.to_string()),
        }
    }
}

impl From<getrandom::Error> for Fault {
    fn from(_: getrandom::Error) -> Self {
        Self::Randomness
    }
}

/// Fsyncs a folder, so that a rename in it survives a power cut.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), Fault> {
    let doing = "making a change of a folder durable";
    // The folder of a bare name is the one the process stands in.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    std::fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(Fault::io(doing))
}

/// Puts `bytes` at `path` so that after a power cut there stands the old or the new, whole: a
/// temporary name, fsync, rename, fsync of the folder.
pub(crate) fn put_file(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    use std::io::Write as _;
    let doing = "writing a file of the vault";
    let folder = path.parent().ok_or_else(|| Fault::damaged("a path"))?;
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = folder.join(name);
    let write = || -> io::Result<()> {
        let mut file = std::fs::File::create(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&part, path)
    };
    if let Err(error) = write() {
        // A part of a file is of no use, and the disk may be full of it.
        let _ = std::fs::remove_file(&part);
        return Err(Fault::io(doing)(error));
    }
    sync_folder(folder)
}

/// Makes the name of a folder durable in the one above it.
pub(crate) fn sync_above(folder: &Path) -> Result<(), Fault> {
    folder.parent().map_or(Ok(()), sync_folder)
}
