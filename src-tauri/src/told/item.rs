//! Cases and items.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::facts::DescriptionGiven;

/// A case as the list shows it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CaseView {
    /// Its id.
    pub id: String,
    /// Its code.
    pub code: String,
    /// What it is about: private to this vault, never sent.
    pub note: Option<String>,
    /// Items in it.
    #[ts(type = "number")]
    pub items: u64,
    /// Entries of its custody log.
    #[ts(type = "number")]
    pub entries: u64,
    /// Transfers of it that wait in the outbox.
    #[ts(type = "number")]
    pub waiting: u64,
    /// The collector it came from; on a partner's desk only.
    pub collector: Option<String>,
}

/// Whether an original is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum ItemState {
    /// It is kept.
    Kept,
    /// It is announced and has not come yet.
    ToFollow,
    /// This laptop forgot it after an acceptance.
    Forgotten,
    /// It was disposed of.
    Disposed,
}

/// The order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum ItemsOrder {
    /// The newest first.
    Newest,
    /// The oldest first.
    Oldest,
}

/// Which items are wanted.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct ItemsAsked {
    /// Of one case, or of all.
    pub case_id: Option<String>,
    /// The place of the first in the whole list.
    #[ts(type = "number")]
    pub start: u64,
    /// How many, at most 500.
    pub count: u32,
    /// In which order.
    pub order: ItemsOrder,
    /// Only those in one state.
    pub state: Option<ItemState>,
}

/// A stretch of the list.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ItemsFound {
    /// How many there are in all.
    #[ts(type = "number")]
    pub total: u64,
    /// The rows of this stretch.
    pub rows: Vec<Row>,
}

/// An item as a list shows it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// The code of its case.
    pub case_code: String,
    /// SHA-256 of its original.
    pub digest: String,
    /// Bytes of its original.
    #[ts(type = "number")]
    pub size: u64,
    /// The name it was found under, bidi and control characters as they are: show them isolated.
    pub file_name: Option<String>,
    /// The title it was given.
    pub title: Option<String>,
    /// What kind of file it is, by its extension alone.
    pub kind: LookKind,
    /// Whether its original is here.
    pub state: ItemState,
    /// Its newest consent basis: `answered`, `not-needed`, `taken-before`, `not-asked`, `withdrawn`.
    pub basis: Option<String>,
    /// Why it would stay if a transfer were made now, by code.
    pub stays: Option<String>,
    /// The claimed time at which it was received.
    pub received_at: Option<String>,
    /// Whether it is covered: marked as graphic.
    pub graphic: bool,
    /// Whether its record is damaged; then little else is known.
    pub damaged: bool,
}

/// Everything known of one item.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Item {
    /// The row as in the list.
    pub row: Row,
    /// The id of its case.
    pub case_id: String,
    /// Whether it came from a collector: then only she describes it.
    pub foreign: bool,
    /// What is known of it, each fact as it was last stated.
    pub description: DescriptionGiven,
    /// The newest statement of its consent basis.
    pub basis: Option<StatedBasisGiven>,
    /// Its records, the oldest first.
    pub records: Vec<ItemRecord>,
    /// The entries of the custody log about it, in order.
    pub custody: Vec<CustodyEntry>,
    /// Partners that hold it by an acceptance, by name.
    pub stored_by: Vec<String>,
    /// Begins the address of its media: `evidence://localhost/<token>/<item>/`; then `thumb`,
    /// `picture`, `page/N`, `piece/N`. Valid until lock. Nothing when the original is not here.
    pub media: Option<String>,
}

/// A record, for people.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ItemRecord {
    /// Type and version, such as `item/1`.
    pub kind: String,
    /// Its digest.
    pub digest: String,
    /// The fields that are shown and filled, by name.
    #[ts(type = "Record<string, string>")]
    pub fields: serde_json::Map<String, serde_json::Value>,
}

/// One entry of the custody log.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CustodyEntry {
    /// Its index in its log.
    #[ts(type = "number")]
    pub index: u64,
    /// The action, as in the glossary: `Acquired`, `Described`, …
    pub action: String,
    /// When, by the device's clock: a claim.
    pub claimed_at: String,
    /// How far that clock can be believed.
    pub clock: String,
    /// Who, by code.
    pub agent: String,
    /// `item`, `case` or `bundle`.
    pub thing_kind: String,
    /// The thing's id.
    pub thing: String,
    /// How it went, where that is not plain.
    pub outcome: Option<String>,
    /// The digest of the entry itself.
    pub digest: String,
    /// Whether a collector wrote it.
    pub foreign: bool,
}

/// A stretch of a case's custody log, the newest first.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Custody {
    /// Entries in all.
    #[ts(type = "number")]
    pub total: u64,
    /// The entries of this stretch.
    pub entries: Vec<CustodyEntry>,
}

/// A consent basis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Basis {
    /// The person answered.
    Answered,
    /// None is needed: a decree, a street.
    NotNeeded,
    /// It was taken before Sanad.
    TakenBefore,
    /// Nobody was asked.
    NotAsked,
    /// It was withdrawn.
    Withdrawn,
}

/// A consent basis as stated.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct StatedBasisGiven {
    /// Which.
    pub basis: Basis,
    /// Why none is needed, or why nobody was asked.
    pub reason: Option<String>,
    /// In what form consent was given before Sanad.
    pub form: Option<String>,
    /// When.
    pub date: Option<String>,
    /// For what.
    pub scope: Option<String>,
    /// Whether the item is a person's account; with `not-asked`.
    pub account: Option<bool>,
    /// The id of the person whose answers hold; with `answered`.
    pub person: Option<String>,
}

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum LookKind {
    /// A picture.
    Picture,
    /// A film.
    Film,
    /// Sound.
    Sound,
    /// A PDF.
    Pdf,
    /// Plain text.
    Text,
    /// An office document, shown as its text.
    Office,
    /// Something else.
    Other,
}

/// What a file says about itself, read by the child process. All of it is a claim of the file.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Look {
    /// What it is, by its bytes.
    pub kind: LookKind,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
    /// Length in milliseconds.
    #[ts(type = "number | null")]
    pub duration_ms: Option<u64>,
    /// Pages.
    pub pages: Option<u32>,
    /// Claims, in the order found.
    pub claims: Vec<Claim>,
    /// Whether the file ends before its picture does.
    pub cut: bool,
}

/// One claim found in a file.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Claim {
    /// What it is about: `taken_at`, `camera_make`, `gps`, …
    pub name: String,
    /// The claim itself, as text.
    pub value: String,
}

/// The text of a file.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TextShown {
    /// The text.
    pub text: String,
    /// Whether there is more of it in the original.
    pub truncated: bool,
    /// How its bytes were read: `utf-8`, …
    pub encoding: String,
}

/// How sound or film is played by Media Source Extensions.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Playable {
    /// The type for `addSourceBuffer`, with codecs.
    pub mime: String,
    /// Length in milliseconds.
    #[ts(type = "number")]
    pub duration_ms: u64,
    /// The pieces after piece 0, which is the head; piece N of this list is fetched as `piece/N+1`.
    pub pieces: Vec<PlayPiece>,
}

/// One piece of sound or film.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlayPiece {
    /// Where it begins, in milliseconds.
    #[ts(type = "number")]
    pub start_ms: u64,
    /// How long it is, in milliseconds.
    #[ts(type = "number")]
    pub duration_ms: u64,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}
