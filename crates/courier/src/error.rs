//! Why the road could not be taken.

use std::io;
use std::path::PathBuf;

use sanad_vault::{Fault, OutboxError, TakeInError};

/// Why nothing more could be delivered or fetched. What was answered for stays so.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CourierError {
    /// The folder is not there: a stick that is not plugged in, or was pulled out.
    #[error("the folder {path} is not there")]
    NoFolder {
        /// The folder.
        path: PathBuf,
    },
    /// The folder belongs to a vault.
    #[error("the folder {path} is part of a vault")]
    InsideVault {
        /// The folder.
        path: PathBuf,
    },
    /// The folder's disk is full.
    #[error("the disk of {path} is full")]
    Full {
        /// The folder.
        path: PathBuf,
    },
    /// The folder takes no writes.
    #[error("nothing can be written to {path}")]
    ReadOnly {
        /// The folder.
        path: PathBuf,
    },
    /// What was written did not read back the same: a failing stick.
    #[error("what was written to {path} did not read back the same")]
    ReadBack {
        /// The file.
        path: PathBuf,
    },
    /// Another file stands where a part belongs.
    #[error("another file stands at {path}")]
    Conflict {
        /// The file.
        path: PathBuf,
    },
    /// The system answered with another error.
    #[error("{path}: {error}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's answer.
        error: io::Error,
    },
    /// The mailbox cannot be spoken with now. What was answered for stays so, and the next round goes on.
    #[error("{text}")]
    Network {
        /// The stable code: a [`NetError`](crate::NetError)'s, or a limit's.
        code: &'static str,
        /// What happened, in English, for a trace.
        text: String,
        /// When the mailbox asked to be asked again.
        after: Option<std::time::Duration>,
    },
    /// The mailbox refused, in the words of its protocol.
    #[error("the mailbox refused: {text}")]
    Refused {
        /// The stable code.
        code: &'static str,
        /// What it said, in English.
        text: &'static str,
    },
    /// The outbox.
    #[error(transparent)]
    Outbox(#[from] OutboxError),
    /// The inbox.
    #[error(transparent)]
    Inbox(#[from] TakeInError),
    /// Anything beneath, in the vault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl CourierError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoFolder { .. } => "road-no-folder",
            Self::InsideVault { .. } => "inside-vault",
            Self::Full { .. } => "road-full",
            Self::ReadOnly { .. } => "road-read-only",
            Self::ReadBack { .. } => "road-read-back",
            Self::Conflict { .. } => "road-conflict",
            Self::Io { .. } => "road-error",
            Self::Network { code, .. } | Self::Refused { code, .. } => code,
            Self::Outbox(error) => error.code(),
            Self::Inbox(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}
