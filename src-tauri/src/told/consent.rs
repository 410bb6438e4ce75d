//! Consent: the conversation, the answers, the withdrawal.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

/// One answer. Nothing is filled in for her: blank means no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Ask me again.
    Later,
    /// She was not asked, or said nothing.
    #[serde(rename = "")]
    Blank,
}

/// One cell of the full matrix.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Cell {
    /// For what: a code `purpose.*`.
    pub purpose: String,
    /// For what class of recipient: a code `recipient.*`.
    pub class: String,
    /// Her answer.
    pub answer: Answer,
}

/// A condition she made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Condition {
    /// Which: a code `condition.*`.
    pub code: String,
    /// What it says: states, a day, ids; by the kind of condition.
    pub params: Vec<String>,
}

/// Whom she is asked about.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RecipientRow {
    /// `here`, or the id of an invitation.
    pub id: String,
    /// The partner's name; empty for `here`.
    pub name: String,
}

/// What was explained and agreed in one conversation.
#[derive(Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[ts(export)]
pub struct ConversationGiven {
    /// The script that was gone through.
    pub script: String,
    /// Its version.
    pub script_version: u32,
    /// The language it was said in (BCP 47).
    pub script_language: String,
    /// How: `spoken`, `read`, `sound`.
    pub medium: String,
    /// The lines that were said, by id.
    pub said: Vec<String>,
    /// How she understood it, in her own words.
    pub understanding: Option<String>,
    /// Whether she can speak freely: pairs of a question's id and its answer.
    pub free: Vec<[String; 2]>,
    /// The interpreter, by code.
    pub interpreter: Option<String>,
    /// Who supports her, by code.
    pub support: Option<String>,
    /// A child's own yes, and who speaks for it.
    pub assent: Option<String>,
    /// In what form she agreed: `oral`, `mark`, `drawn`, `sound`.
    pub form: Option<String>,
    /// The item that holds the sound.
    pub form_item: Option<String>,
    /// What copy she wants: `none`, `held`, `paper`, `file`.
    pub copy: Option<String>,
    /// When she is asked again: `YYYY-MM-DD`.
    pub review_on: Option<String>,
    /// Whether anything was given to her, and what.
    pub given_anything: Option<String>,
    /// Her answers, for each recipient she was asked about.
    pub answers: Vec<AnswersGiven>,
    /// A drawn mark: strokes, each a row of x, y, x, y… It is kept with the identity half.
    pub strokes: Option<Vec<Vec<i32>>>,
}

/// Her answers towards one recipient.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct AnswersGiven {
    /// `here`, or the id of an invitation.
    pub recipient: String,
    /// The five plain questions, from the bottom: keep it safe, a lead without name, use without name, use
    /// with name, public.
    pub ladder: [Answer; 5],
    /// The full matrix, where she wanted it; else empty.
    pub matrix: Vec<Cell>,
    /// The conditions she makes.
    pub conditions: Vec<Condition>,
    /// Conditions of before that she lifts, by code.
    pub lifted: Vec<String>,
    /// The ids of the things it is about; empty: everything of hers.
    pub covers: Vec<String>,
}

/// A conversation that was recorded.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Recorded {
    /// Its id.
    pub conversation: String,
    /// The retrieval code, when her copy is held here. It is shown this once.
    #[ts(type = "string | null")]
    pub retrieval: Option<Zeroizing<String>>,
}

/// A conversation as a list shows it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ConversationRow {
    /// Its id.
    pub id: String,
    /// When, by the device's clock.
    pub at: String,
    /// The script that was gone through.
    pub script: String,
    /// In what form she agreed; empty when that was not said.
    pub form: String,
    /// What copy she wanted; likewise.
    pub copy: String,
    /// When she is asked again.
    pub review_on: Option<String>,
}

/// How it stands towards one recipient.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PermitRow {
    /// `here`, or the id of an invitation.
    pub recipient: String,
    /// The partner's name; empty for `here`.
    pub name: String,
    /// Her newest answers to the five questions, from the bottom.
    pub ladder: [Answer; 5],
    /// How many rungs are open, from the bottom: 0 to 5.
    pub height: u8,
    /// Her newest answers in the full matrix.
    pub matrix: Vec<Cell>,
    /// The conditions that hold.
    pub conditions: Vec<Condition>,
    /// Whether it is withdrawn.
    pub withdrawn: bool,
    /// Whether the newest answers or the withdrawal are about some of her things only.
    pub covers_some: bool,
    /// When she is asked again.
    pub review_on: Option<String>,
    /// When the answers were given, or withdrawn.
    pub given_at: Option<String>,
    /// What is out there and cannot be called back.
    pub already_out: Vec<AlreadyOut>,
    /// Where the notice of a withdrawal stands: `none`, `to-send`, `under-way`, `acknowledged`.
    pub notice: String,
}

/// Something of hers that is out, and cannot be called back.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AlreadyOut {
    /// `person`, `identity`, `account` or `item`.
    pub kind: String,
    /// The thing's id.
    pub thing: String,
    /// The title or file name of an item, where it has one.
    pub label: Option<String>,
    /// Where: the partner's name; at a partner's desk, to whom it was disclosed.
    pub place: String,
    /// `under-way` (parts of it left, or may have), `delivered`, `accepted` or `disclosed`.
    pub state: String,
    /// When it went, by the device's clock.
    pub at: Option<String>,
}

/// A withdrawal.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct WithdrawalGiven {
    /// Towards whom: `here` or ids of invitations; empty: everyone.
    pub recipients: Vec<String>,
    /// Whether she asks that it be erased.
    pub erase: bool,
    /// How she said it.
    pub told_how: Option<String>,
    /// Who said it: she, or whom she sent.
    pub by: Option<String>,
    /// Why, if she says. It is never asked.
    pub reason: Option<String>,
}

/// A withdrawal that came to a partner's desk.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct WithdrawalNotice {
    /// The person.
    pub person: String,
    /// Her code.
    pub code: String,
    /// The id of the case.
    pub case_id: String,
    /// The code of the case.
    pub case_code: String,
    /// The collector it came from.
    pub collector: String,
    /// Whether she asks that it be erased.
    pub erase: bool,
    /// When it was withdrawn, by the collector's clock.
    pub at: Option<String>,
    /// The bundle whose acceptance acknowledges it.
    pub bundle: Option<String>,
    /// Whether it was acknowledged.
    pub acknowledged: bool,
    /// What it restricts here: items.
    #[ts(type = "number")]
    pub items: u64,
    /// What it restricts here: accounts.
    #[ts(type = "number")]
    pub accounts: u64,
    /// Whether she answered anew since.
    pub answered_again: bool,
}

/// Something of a person's that is held at a partner's desk and may not be used.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RestrictedRow {
    /// `person`, `identity`, `account` or `item`.
    pub kind: String,
    /// The thing's id.
    pub thing: String,
    /// Whose it is.
    pub person: String,
    /// Her code.
    pub code: String,
    /// Why not, by code.
    pub reasons: Vec<String>,
}
