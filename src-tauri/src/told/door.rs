//! The door: what is said before a vault is open.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::{PlaceId, Settings};

/// Which window asks: its label decides what it may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum WindowKind {
    /// The vault is locked.
    Door,
    /// A collector's vault is open.
    Collect,
    /// A partner's vault is open.
    Review,
}

/// What every window asks first.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Greeting {
    /// Which window this is.
    pub window: WindowKind,
    /// The program's version.
    pub version: String,
    /// Whether this is a development build: the gallery and the pseudo-locale are offered.
    pub development: bool,
    /// The app's settings.
    pub settings: Settings,
    /// The vaults that were opened here before; the last one first. Empty: first run.
    pub vaults: Vec<KnownVault>,
    /// The keyboard layout's short name (`us`, `af`, `ara`), where it can be known.
    pub keyboard: Option<String>,
    /// At the door: why it is there, where nobody asked for it.
    pub locked_by: Option<LockedBy>,
    /// What of this computer cannot be kept safe, by code, worst first: `swap-open`, `hibernation`,
    /// `no-sandbox`, `memory-not-locked`, `development-build`.
    pub warnings: Vec<String>,
}

/// Why the door is there though nobody pressed Lock. It names no vault, and is told until one is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum LockedBy {
    /// Nobody was there for as long as the settings say.
    Idle,
    /// The computer went to sleep, its lid was closed, or its desktop was locked.
    System,
    /// The page of the window ended by a fault.
    PageBroke,
    /// The vault was wiped.
    Wiped,
}

/// A vault this app knows of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct KnownVault {
    /// A handle for the commands of the door.
    pub key: String,
    /// The name of its folder, for people with more than one.
    pub name: String,
    /// Whether the folder is there now (its disk may be unplugged).
    pub there: bool,
}

/// How one gets back in without the passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum RecoveryKind {
    /// One sheet that opens the vault.
    Sheet,
    /// Two halves that open it together: one for her, one for someone she trusts.
    Halves,
    /// Nothing but the passphrase.
    None,
}

/// What a new vault is made from.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NewVaultAsked {
    /// Where, or nothing for the usual place.
    pub place: Option<PlaceId>,
    /// `collector` or `partner`.
    pub role: String,
    /// The partner's own name, as collectors will read it; only with role `partner`.
    pub partner_name: Option<String>,
    /// The passphrase, which crosses once and inward only.
    #[ts(type = "string")]
    pub passphrase: Zeroizing<String>,
    /// The way back in.
    pub recovery: RecoveryKind,
}

/// A recovery sheet as text to copy or keep.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Sheet {
    /// `sheet`, `first-half` or `second-half`.
    pub which: String,
    /// Its key lines, in groups as printed.
    #[ts(type = "string[]")]
    pub lines: Vec<Zeroizing<String>>,
}

/// A vault was made. It is not entered yet: first the way back in is rehearsed.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Created {
    /// The sheets, if any were chosen: none, one, or two halves.
    pub sheets: Vec<Sheet>,
}

/// How long a passphrase would stand.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Strength {
    /// Whether it is long enough to be taken at all.
    pub accepted: bool,
    /// 0 (guessed at once) to 4 (not within a lifetime).
    pub score: u8,
    /// The decimal logarithm of the guesses it would take.
    pub guesses_log10: f64,
    /// What is weak about it, by code (`common-word`, `date`, `repeat`, `keyboard-run`, `short`), if anything.
    pub weakness: Option<String>,
}
