//! Why a vault was not made, or did not open.

use std::path::PathBuf;

use crate::fault::Fault;
use crate::keys::{KeyslotError, RecoveryError};
use crate::store::StoreError;

/// Why a vault was not made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CreateError {
    /// There is something in that folder.
    #[error("the folder {path} is not empty")]
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// A network file system.
    #[error("{path} is on a network disk")]
    NetworkDisk {
        /// The folder.
        path: PathBuf,
    },
    /// A name a partner cannot have.
    #[error("a partner needs a name of 1 to 200 characters")]
    PartnerName,
    /// The keys.
    #[error(transparent)]
    Keys(#[from] KeyslotError),
    /// The recovery sheet.
    #[error(transparent)]
    Recovery(#[from] RecoveryError),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl CreateError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotEmpty { .. } => "folder-not-empty",
            Self::NetworkDisk { .. } => "network-disk",
            Self::PartnerName => "partner-name",
            Self::Keys(error) => error.code(),
            Self::Recovery(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// Why a vault did not open.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UnlockError {
    /// There is no vault in that folder.
    #[error("there is no vault in {path}")]
    NotAVault {
        /// The folder.
        path: PathBuf,
    },
    /// A backup: opened as a vault it would be written to, and would no longer be one.
    #[error("{path} holds a backup, not a vault")]
    IsBackup {
        /// The folder.
        path: PathBuf,
    },
    /// Another process has it open.
    #[error("the vault is open in another window or program")]
    InUse,
    /// A network file system.
    #[error("{path} is on a network disk")]
    NetworkDisk {
        /// The folder.
        path: PathBuf,
    },
    /// The disk takes no writes.
    #[error("the disk is read-only")]
    ReadOnly,
    /// The sheet belongs to another vault.
    #[error("this sheet belongs to another vault")]
    OtherVault,
    /// The keys: wrong passphrase, damaged or newer keyslots.
    #[error(transparent)]
    Keys(#[from] KeyslotError),
    /// The recovery sheet.
    #[error(transparent)]
    Recovery(#[from] RecoveryError),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl UnlockError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAVault { .. } => "not-a-vault",
            Self::IsBackup { .. } => "is-a-backup",
            Self::InUse => "vault-in-use",
            Self::NetworkDisk { .. } => "network-disk",
            Self::ReadOnly => "disk-read-only",
            Self::OtherVault => "sheet-other-vault",
            Self::Keys(error) => error.code(),
            Self::Recovery(error) => error.code(),
            Self::Store(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}
