//! Accounts: what a person tells, while it is written and after.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::CustodyEntry;

/// An account as it is sealed.
#[derive(Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[ts(export)]
pub struct AccountGiven {
    /// Which: a code `account.*`.
    pub kind: String,
    /// Why she tells again: a code `priorreason.*`; only when she told before.
    pub reason: Option<String>,
    /// The same in words.
    pub reason_words: Option<String>,
    /// What was looked at before: `safety`, `privacy`, `consent`, `distress`, `referral`.
    pub stop_checked: Vec<String>,
    /// When it began, by the device's clock (RFC 3339).
    pub began: Option<String>,
    /// When it ended, likewise.
    pub ended: Option<String>,
    /// Breaks: pairs of when one began and ended.
    pub breaks: Vec<[String; 2]>,
    /// What kind of place: a code `place.*`; never an address.
    pub place_type: Option<String>,
    /// Who was there: pairs of a role and a code.
    pub present: Vec<[String; 2]>,
    /// The language it was said in (BCP 47).
    pub spoken: Option<String>,
    /// The language it is written in (BCP 47).
    pub written: Option<String>,
    /// How it was taken.
    pub method: Option<String>,
    /// The interpreter, by code.
    pub interpreter: Option<String>,
    /// Her own words, whole.
    pub narrative: String,
    /// Open questions that were asked, with what she answered.
    pub questions: Vec<[String; 2]>,
    /// How she knows: codes `srcconn.*`.
    pub known_how: Vec<String>,
    /// Exact words of those who did it: words, language, who said them.
    pub quotes: Vec<[String; 3]>,
    /// What was not asked.
    pub not_asked: Vec<String>,
    /// What she did not want to say.
    pub chose_not: Vec<String>,
    /// Whether it was read back to her, and in what language.
    pub read_back: Option<String>,
    /// What she corrected.
    pub corrections: Option<String>,
    /// In what form she said that it is true: `mark`, `oral`, `signature`, `sound`.
    pub declared: Option<String>,
    /// Why it is not signed.
    pub unsigned_reason: Option<String>,
    /// Items that hold the whole recording.
    pub recording: Vec<String>,
    /// Items that hold a transcript or translation.
    pub transcripts: Vec<String>,
    /// What was seen of how she is, plainly.
    pub condition: Option<String>,
    /// What weighed on her, and what was done: pairs of when and what; `stopped` where the account was
    /// stopped.
    pub distress: Vec<[String; 2]>,
    /// Help that was offered, and what came of it: pairs of a code `referral.*` and words.
    pub referral: Vec<[String; 2]>,
    /// Whether anything was given to her, and what.
    pub anything_given: Option<String>,
    /// The second person's yes it rests on, where one was needed.
    pub override_id: Option<String>,
}

/// An account as a list shows it: none of its words.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AccountRow {
    /// Its id.
    pub id: String,
    /// Which: a code `account.*`.
    pub kind: String,
    /// `kept` or `disposed`.
    pub state: String,
    /// When it was sealed, by the device's clock.
    pub at: Option<String>,
    /// How often it was corrected since.
    #[ts(type = "number")]
    pub corrected: u64,
    /// Whether it came from a collector.
    pub foreign: bool,
}

/// One account, to be read.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AccountPage {
    /// The row as in the list.
    pub row: AccountRow,
    /// Who told it.
    pub person: String,
    /// Her code.
    pub code: String,
    /// The id of the case.
    pub case_id: String,
    /// The code of the case.
    pub case_code: String,
    /// Its versions, the newest first. None where it was disposed of, or may not be read.
    pub versions: Vec<AccountVersion>,
    /// What the collector thought apart from it. It never leaves.
    pub impressions: Vec<String>,
    /// What may be done with it, towards each recipient she was asked about.
    pub may: Vec<MayLeave>,
    /// Why it may not be read here, by code; empty where it may.
    pub closed: Vec<String>,
    /// Why it was disposed of.
    pub disposed: Option<String>,
    /// The entries of the custody log about it, in order.
    pub custody: Vec<CustodyEntry>,
}

/// One version of an account.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AccountVersion {
    /// The digest of its record.
    pub digest: String,
    /// When it was sealed, by the device's clock.
    pub at: String,
    /// What it says.
    pub given: AccountGiven,
}

/// What may be done with a thing towards one recipient.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MayLeave {
    /// `here`, or the id of an invitation.
    pub recipient: String,
    /// The partner's name; empty for `here`.
    pub name: String,
    /// The most that may be done: `safekeeping`, `review`, `disclosure`, `disclosure-named`, `publication`;
    /// nothing: it stays.
    pub most: Option<String>,
    /// Why no more, by code; sorted.
    pub reasons: Vec<String>,
}

/// What a draft is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum DraftKind {
    /// An account.
    Account,
    /// A conversation.
    Conversation,
    /// A person's coded half.
    Person,
    /// Her identity half.
    Identity,
    /// Facts or plans of a case.
    Facts,
}

/// A draft.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Draft {
    /// What it is of.
    pub kind: DraftKind,
    /// The id of its case.
    pub case_id: String,
    /// What it is about: a person's or a case's id.
    pub thing: String,
    /// What the page wrote, as it wrote it.
    #[ts(type = "string")]
    pub body: Zeroizing<String>,
    /// When it was begun, by the device's clock.
    pub begun_at: String,
    /// When it was last kept.
    pub saved_at: String,
}

/// A draft as a list shows it: none of its words.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DraftRow {
    /// What it is of.
    pub kind: DraftKind,
    /// The id of its case.
    pub case_id: String,
    /// What it is about: a person's or a case's id.
    pub thing: String,
    /// The code of that person, where it is about one.
    pub person_code: Option<String>,
    /// When it was begun, by the device's clock.
    pub begun_at: String,
    /// When it was last kept.
    pub saved_at: String,
}
