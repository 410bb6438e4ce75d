//! Finding things again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What kind of thing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum HitKind {
    /// An item.
    Item,
    /// A person.
    Person,
    /// An account.
    Account,
    /// A case.
    Case,
}

/// What is looked for. What is left out does not narrow.
#[derive(Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[ts(export)]
pub struct SearchQuery {
    /// Words, in any script; all of them must be there, the last as far as it was typed.
    pub text: String,
    /// Within this case.
    pub case_id: Option<String>,
    /// Of these kinds; empty: all.
    pub kinds: Vec<HitKind>,
    /// About this person.
    pub person: Option<String>,
    /// On this day or after: Gregorian, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// On this day or before.
    pub to: Option<String>,
    /// A place, in words.
    pub place: Option<String>,
    /// All of these codes.
    pub codes: Vec<String>,
    /// How many are passed over, the newest first.
    #[ts(type = "number")]
    pub start: u64,
    /// How many, at most 100.
    pub count: u32,
    /// Whether identity halves are opened, one by one, to look in names.
    pub names: bool,
}

/// What was found.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SearchFound {
    /// The hits of this stretch.
    pub hits: Vec<Hit>,
    /// How many there are at least.
    #[ts(type = "number")]
    pub total_at_least: u64,
    /// Whether there are more after these.
    pub more: bool,
}

/// One thing that was found.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// Its id.
    pub thing: String,
    /// The id of its case.
    pub case_id: String,
    /// The code of its case; empty: it lies in the tray.
    pub case_code: String,
    /// Its title, or a person's code. Empty for what is held here and may not be read.
    pub title: String,
    /// Where the words stand, at most 160 characters; empty where they may not be read.
    pub excerpt: String,
    /// When it was entered, by the device's clock.
    pub at: Option<String>,
}
