//! The open vault.

use serde::Serialize;
use ts_rs::TS;

/// The facts of the open vault.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct VaultView {
    /// Its id.
    pub id: String,
    /// `collector` or `partner`.
    pub role: String,
    /// The name of its folder.
    pub name: String,
    /// The code of whoever opened it.
    pub agent: String,
    /// When it was made.
    pub made_at: String,
    /// Cases in it.
    #[ts(type = "number")]
    pub cases: u64,
    /// Items in it.
    #[ts(type = "number")]
    pub items: u64,
    /// Bytes of its originals.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Free bytes on its disk.
    #[ts(type = "number")]
    pub free: u64,
    /// Whether it is unsure that a recovery sheet was ever written down.
    pub sheet_unsure: bool,
    /// When a backup was last made from this window, if ever.
    pub backed_up_at: Option<String>,
    /// When a backup or sheet was last rehearsed, if ever.
    pub rehearsed_at: Option<String>,
}

/// What lies where on this computer, for "what is where".
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct WhereView {
    /// `vault`, `settings`, `program`, `web`.
    pub what: String,
    /// The path, to read only.
    pub path: String,
    /// Bytes it takes, where known.
    #[ts(type = "number | null")]
    pub bytes: Option<u64>,
}
