//! Keys: what opens a backup.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What opens a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum OpensWithAsked {
    /// The passphrase and the sheet.
    Both,
    /// The passphrase alone.
    Passphrase,
    /// The recovery sheet alone.
    Sheet,
}
