//! The one error table: every error of every room becomes a code and its facts, and nothing else.
//! The words for it are `err-<code>` and `window-hint-<code>` or `hint-<code>` in `assets/locales`.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

/// A refusal as a page reads it: it branches on the code, and never on words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Refusal {
    /// The stable code, as in the documentation of each error.
    pub code: String,
    /// The values for its sentence, by name. Sizes are bytes in decimal digits; the page writes them
    /// in its language's numerals and units.
    pub facts: BTreeMap<String, String>,
}
