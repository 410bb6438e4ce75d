//! Persons: the coded half, the identity half, the first question, a second person's yes.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::account::AccountRow;
use super::consent::{ConversationRow, PermitRow};
use super::item::CustodyEntry;

/// Which persons are wanted.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct PersonsAsked {
    /// Of one case, or of all.
    pub case_id: Option<String>,
    /// The place of the first in the whole list, the newest first.
    #[ts(type = "number")]
    pub start: u64,
    /// How many, at most 500.
    pub count: u32,
}

/// A stretch of the list.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PersonsPage {
    /// How many there are in all.
    #[ts(type = "number")]
    pub total: u64,
    /// The rows of this stretch.
    pub rows: Vec<PersonRow>,
}

/// A person as a list shows her.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PersonRow {
    /// Her id.
    pub id: String,
    /// The code of her case.
    pub case_code: String,
    /// Her code, such as `W-7F3K`.
    pub code: String,
    /// Whether she is a child, where that is known.
    pub child: Option<bool>,
    /// What must never be done towards her: codes `safety.*`.
    pub safety: Vec<String>,
    /// Accounts of hers that are kept.
    #[ts(type = "number")]
    pub accounts: u64,
    /// The answer to the first question: `yes`, `none`, `unknown`, `did-not-say`; nothing: not asked yet.
    pub told: Option<String>,
    /// How it stands with her answers, over everybody she was asked about: `not-asked`, `given` (to somebody,
    /// for something), `not-given`, `withdrawn`.
    pub consent: String,
    /// Whether there is an identity half.
    pub has_identity: bool,
    /// Whether the key of her identity half was destroyed.
    pub burned: bool,
    /// Whether she came from a collector: then only the collector states anything about her.
    pub foreign: bool,
    /// The claimed time at which she was entered.
    pub at: Option<String>,
    /// Whether her record is damaged; then little else is known.
    pub damaged: bool,
}

/// What is stated about a person: the coded half. Nothing of it is required.
#[derive(Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[ts(export)]
pub struct PersonGiven {
    /// `individual` or `group`.
    pub counting: Option<String>,
    /// How many, when it is a group.
    pub number: Option<u32>,
    /// In plain words, without a name.
    pub described: Option<String>,
    /// Her roles: free codes.
    pub roles: Vec<String>,
    /// How she knows: codes `srcconn.*`.
    pub connection: Vec<String>,
    /// Her age at the time, as a band in words: `18-25`.
    pub age_band: Option<String>,
    /// Whether she is a child, or may be one.
    pub child: Option<bool>,
    /// Languages she understands (BCP 47).
    pub languages: Vec<String>,
    /// Whether she needs an interpreter.
    pub interpreter: Option<bool>,
    /// What makes care needed: codes `vuln.*`. Withheld in copies that leave.
    pub vulnerable: Vec<String>,
    /// What must never be done towards her: codes `safety.*`. It travels with her.
    pub safety: Vec<String>,
    /// Whether she wishes to be contacted again: `yes`, `no` or `later`.
    pub contact: Option<String>,
    /// Help that was offered, and what came of it: pairs of a code `referral.*` and words.
    pub referral: Vec<[String; 2]>,
    /// Anything else. Withheld in copies that leave.
    pub note: Option<String>,
}

/// Everything known of one person, but her identity half.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PersonPage {
    /// The row as in the list.
    pub row: PersonRow,
    /// The id of her case.
    pub case_id: String,
    /// The newest of what is stated.
    pub given: PersonGiven,
    /// How many times it was stated anew.
    #[ts(type = "number")]
    pub amended: u64,
    /// The newest answer to the first question; nothing: not asked yet.
    pub prior: Option<Prior>,
    /// Conversations about consent, the newest first.
    pub conversations: Vec<ConversationRow>,
    /// How it stands towards each recipient she was asked about.
    pub permits: Vec<PermitRow>,
    /// Her accounts, the newest first.
    pub accounts: Vec<AccountRow>,
    /// Safeguards that were set aside with a second person's yes, the newest first.
    pub overrides: Vec<OverrideRow>,
    /// The entries of the custody log about her, in order.
    pub custody: Vec<CustodyEntry>,
}

/// The first question: whether she told before.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Prior {
    /// `yes`, `none`, `unknown` or `did-not-say`.
    pub told: String,
    /// Each time she told, as far as she says.
    pub accounts: Vec<PriorAccount>,
}

/// One time she told before.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct PriorAccount {
    /// To whom, in words.
    pub to_whom: String,
    /// When, in her words.
    pub when: String,
    /// In what form.
    pub form: String,
    /// Whether a copy can be reached.
    pub reachable: String,
    /// What it was used for, as far as known.
    pub used: String,
}

/// What of an identity half a page sends or is shown; wiped when it is dropped, and never printed.
#[derive(Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[ts(export)]
pub struct IdentityGiven {
    /// Her names in their own script.
    #[ts(type = "string | null")]
    pub names: Option<Zeroizing<String>>,
    /// In Latin letters.
    #[ts(type = "string | null")]
    pub latin: Option<Zeroizing<String>>,
    /// Other names.
    #[ts(type = "string | null")]
    pub other_names: Option<Zeroizing<String>>,
    /// Gender, in her own words.
    #[ts(type = "string | null")]
    pub gender: Option<Zeroizing<String>>,
    /// Anything else she says she is, in her own words.
    #[ts(type = "string | null")]
    pub traits: Option<Zeroizing<String>>,
    /// When she was born, in words.
    #[ts(type = "string | null")]
    pub birth: Option<Zeroizing<String>>,
    /// Where she was born.
    #[ts(type = "string | null")]
    pub birth_place: Option<Zeroizing<String>>,
    /// Papers.
    #[ts(type = "string | null")]
    pub documents: Option<Zeroizing<String>>,
    /// Nationality.
    #[ts(type = "string | null")]
    pub nationality: Option<Zeroizing<String>>,
    /// How she can be reached safely.
    #[ts(type = "string | null")]
    pub contact: Option<Zeroizing<String>>,
    /// The word by which she knows who calls.
    #[ts(type = "string | null")]
    pub code_word: Option<Zeroizing<String>>,
    /// When it is safe.
    #[ts(type = "string | null")]
    pub safe_hours: Option<Zeroizing<String>>,
    /// Whom she trusts.
    #[ts(type = "string | null")]
    pub trusted_person: Option<Zeroizing<String>>,
    /// Where she lives.
    #[ts(type = "string | null")]
    pub address: Option<Zeroizing<String>>,
    /// Her family.
    #[ts(type = "string | null")]
    pub family: Option<Zeroizing<String>>,
    /// Her lawyer.
    #[ts(type = "string | null")]
    pub lawyer: Option<Zeroizing<String>>,
    /// What a doctor should know.
    #[ts(type = "string | null")]
    pub medical: Option<Zeroizing<String>>,
    /// What she wishes if something happens to her.
    #[ts(type = "string | null")]
    pub emergency: Option<Zeroizing<String>>,
    /// Anything else.
    #[ts(type = "string | null")]
    pub note: Option<Zeroizing<String>>,
}

impl fmt::Debug for IdentityGiven {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("IdentityGiven")
    }
}

/// A safeguard that was set aside with a second person's yes.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct OverrideRow {
    /// Its id, as an account names it.
    pub id: String,
    /// For which kind of account: a code `account.*`.
    pub kind: String,
    /// Why.
    pub reason: String,
    /// `slot`: another passphrase was opened here; `approval`: the partner signed.
    pub by: String,
    /// When, by the device's clock.
    pub at: String,
}

/// A second person's yes that was shown to be there, and waits to be used.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SecondView {
    /// Its handle, for `record_override`. Used once, and forgotten at lock.
    pub id: String,
    /// The code of the agent whose passphrase opened, or the name of the partner that signed.
    pub who: String,
    /// The person whom a partner's yes is about.
    pub person: Option<String>,
    /// The kind of account a partner's yes is about: a code `account.*`.
    pub kind: Option<String>,
    /// Until when a partner's yes holds.
    pub until: Option<String>,
}

/// A passphrase that opens this vault.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Keyslot {
    /// Its number, 0 to 7.
    pub slot: u8,
    /// The code of the agent it makes of whoever opens it.
    pub agent: String,
    /// Whether it is the one in use now.
    pub mine: bool,
}
