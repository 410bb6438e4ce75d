//! Places on the disk, as handles; and what was dropped on the window.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A handle for a folder or file that a person chose in the system's chooser. The page never learns
/// or names the path itself.
pub type PlaceId = String;

/// What a place is wanted for; the chooser's title and its kind (file, new file, folder) follow from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum PlaceFor {
    /// A folder in which a new vault is made.
    NewVault,
    /// The folder of a vault that exists.
    OldVault,
    /// The folder of backups.
    Backup,
    /// A backup to bring back.
    Restore,
    /// A folder or stick that carries parts out, or acceptances.
    RoadOut,
    /// A folder or stick from which bundles or acceptances are fetched.
    RoadIn,
    /// A new file for an original in the clear.
    Export,
    /// A new file for a proof.
    Proof,
    /// A new file for an invitation.
    InvitationOut,
    /// An invitation that came.
    InvitationIn,
    /// A new file for a recovery sheet.
    Sheet,
}

/// A place that was chosen.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Place {
    /// Its handle.
    pub id: PlaceId,
    /// The name to show: the last part of the path, or a stick's label.
    pub name: String,
    /// Whether it lies on something that can be unplugged.
    pub removable: bool,
    /// Free bytes there, where that can be known.
    #[ts(type = "number | null")]
    pub free: Option<u64>,
    /// The largest file it can hold, where that is small (FAT: 4 GiB less one byte).
    #[ts(type = "number | null")]
    pub largest_file: Option<u64>,
}

/// How unplugging went.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Unplugged {
    /// Whether everything is written to the device.
    pub written: bool,
    /// Whether the device was also released: it can be pulled out now.
    pub released: bool,
}

/// Files that were dropped, chosen or pasted, and wait for a word.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Drop {
    /// Its handle.
    pub id: String,
    /// What can be acquired; at most 500 are listed.
    pub files: Vec<DropFile>,
    /// How many files there are in all.
    pub count: u32,
    /// Bytes in all.
    #[ts(type = "number")]
    pub bytes: u64,
    /// What cannot be acquired, and why.
    pub refused: Vec<DropRefused>,
    /// Bytes free on the vault's disk.
    #[ts(type = "number")]
    pub free: u64,
}

/// A file among those dropped.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DropFile {
    /// Its name alone.
    pub name: String,
    /// The folder it lies in below what was dropped, or empty.
    pub folder: String,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub size: u64,
}

/// Something dropped that cannot be acquired.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DropRefused {
    /// Its name alone.
    pub name: String,
    /// The code of the reason.
    pub code: String,
}
