//! The app's settings: nothing of any case.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How the room is lit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Theme {
    /// As the system says.
    System,
    /// Ink on paper.
    Light,
    /// The same room in the evening.
    Dark,
    /// The lamp turned down: dim and warm.
    Night,
}

/// What a person chose for this app on this device. Kept in the clear: it says nothing of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[ts(export)]
pub struct Settings {
    /// The language of the words, as a BCP 47 tag: `en`, `ar`; `en-XA` is the pseudo-locale of
    /// development builds. Nothing: as the system says.
    pub language: Option<String>,
    /// How the room is lit.
    pub theme: Theme,
    /// The size of text in per cent, 90 to 200.
    pub text_size: u16,
    /// Minutes without a key or a move after which the vault locks, 1 to 120.
    pub idle_minutes: u16,
    /// Whether it locks when the laptop sleeps, its lid closes or the session is locked.
    pub lock_on_sleep: bool,
    /// Whether every picture and film is covered until it is opened by hand.
    pub cover_pictures: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            theme: Theme::System,
            text_size: 100,
            idle_minutes: 10,
            lock_on_sleep: true,
            cover_pictures: false,
        }
    }
}
