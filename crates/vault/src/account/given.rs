//! What a person told, on its way into a record and back.

use std::fmt;

use rusqlite::Connection;
use sanad_evidence::{ClaimedTime, Id, Record};
use serde::{Deserialize, Serialize};

use super::AccountError;
use crate::fault::Fault;
use crate::stated::{self, StateError, Stated};

/// A contact note: no account is taken.
pub(crate) const SCREENING: &str = "account.screening";

/// An account that somebody else took before: it is referred to, and nobody tells again.
pub(crate) const PRIOR_OTHER: &str = "account.prior_other";

/// A detailed account.
pub(crate) const DETAILED: &str = "account.detailed";

/// What is looked at before a person begins to tell; each must be ticked. `safety`: she and those who listen
/// are safe; `privacy`: nobody overhears; `consent`: she agreed; `distress`: it is clear what is done if it is
/// too much; `referral`: help is at hand.
pub const STOP_CONDITIONS: [&str; 5] = ["safety", "privacy", "consent", "distress", "referral"];

/// What a row of `distress` says when the account was stopped there.
pub const STOPPED: &str = "stopped";

/// The longest account in her own words, in bytes: 1 MiB.
const LONGEST: usize = 1 << 20;

/// The longest contact note, in characters: how to reach her, what she needs, and no account.
const LONGEST_NOTE: usize = 2_000;

/// What is sealed of an account (account/1). Codes are ids of the vocabulary; what is left out was not said.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountGiven {
    /// Which: `account.…`.
    pub kind: String,
    /// Why she tells again, where she told before: `priorreason.…`.
    pub reason: Option<String>,
    /// The same in words.
    pub reason_words: Option<String>,
    /// The [`STOP_CONDITIONS`] that were looked at before.
    pub stop_checked: Vec<String>,
    /// When it began: a claimed time.
    pub began: Option<String>,
    /// When it ended: a claimed time.
    pub ended: Option<String>,
    /// Breaks: when each began and ended.
    pub breaks: Vec<[String; 2]>,
    /// What kind of place it was: `place.…`, never an address.
    pub place_type: Option<String>,
    /// Who was there: a role, and who by code.
    pub present: Vec<[String; 2]>,
    /// The language it was told in (BCP 47).
    pub spoken: Option<String>,
    /// The language it is written in (BCP 47).
    pub written: Option<String>,
    /// How it was taken: `own-words`, by phone, written by her.
    pub method: Option<String>,
    /// The interpreter, by code, and the declaration.
    pub interpreter: Option<String>,
    /// Her own words, whole: at most 1 MiB.
    pub narrative: String,
    /// Questions that were asked after that, and what she answered.
    pub questions: Vec<[String; 2]>,
    /// How she knows: `srcconn.…`.
    pub known_how: Vec<String>,
    /// Exact words of those who did it: the words, their language (BCP 47), who said them.
    pub quotes: Vec<[String; 3]>,
    /// What was not asked.
    pub not_asked: Vec<String>,
    /// What she did not want to say.
    pub chose_not: Vec<String>,
    /// Whether it was read back to her, and in what language.
    pub read_back: Option<String>,
    /// What she corrected then.
    pub corrections: Option<String>,
    /// In what form she said that it is true: `mark`, `oral`, `signature` or `sound`.
    pub declared: Option<String>,
    /// Why she did not.
    pub unsigned_reason: Option<String>,
    /// Items that hold the whole recording, uncut.
    pub recording: Vec<Id>,
    /// Items that hold a transcript or a translation.
    pub transcripts: Vec<Id>,
    /// What was seen of how she was: plainly, no diagnosis.
    pub condition: Option<String>,
    /// When something weighed on her, and what was done; [`STOPPED`] when the account was stopped there.
    pub distress: Vec<[String; 2]>,
    /// Help that was offered (`referral.…`), and what came of it.
    pub referral: Vec<[String; 2]>,
    /// Whether anything was given to her: travel, food.
    pub anything_given: Option<String>,
    /// The second person's yes on which it rests.
    #[serde(rename = "override_id")]
    pub override_: Option<Id>,
}

impl fmt::Debug for AccountGiven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Her words are printed nowhere.
        f.debug_struct("AccountGiven").field("kind", &self.kind).finish_non_exhaustive()
    }
}

fn says(text: Option<&String>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}

impl AccountGiven {
    /// Whether the account was stopped: then it is sealed as far as it goes.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.ended.is_some() && self.distress.iter().any(|[_, what]| what == STOPPED)
    }

    /// What must hold of an account by itself, whoever told it. A stopped one loses nothing of what was
    /// agreed, so nothing is asked of it that only the end would bring.
    pub(super) fn check(&self) -> Result<(), AccountError> {
        if self.narrative.len() > LONGEST {
            return Err(AccountError::TooLong);
        }
        for (field, time) in [("began", &self.began), ("ended", &self.ended)] {
            if time.as_ref().is_some_and(|time| time.parse::<ClaimedTime>().is_err()) {
                return Err(AccountError::BadTime { field });
            }
        }
        let is_note = self.kind == SCREENING;
        // Neither asked for, nor recorded, nor told in another field than the one that is measured.
        let is_account = !self.questions.is_empty()
            || !self.quotes.is_empty()
            || !self.recording.is_empty()
            || !self.transcripts.is_empty()
            || says(self.corrections.as_ref());
        if is_note && (is_account || self.narrative.chars().count() > LONGEST_NOTE) {
            return Err(AccountError::NoteTooLong);
        }
        if self.is_stopped() {
            return Ok(());
        }
        let missing = |condition: &&str| !self.stop_checked.iter().any(|ticked| ticked == condition);
        let open: Vec<&'static str> = STOP_CONDITIONS.into_iter().filter(missing).collect();
        if !open.is_empty() {
            return Err(AccountError::ConditionsOpen { open });
        }
        if self.narrative.trim().is_empty() && self.recording.is_empty() && self.transcripts.is_empty() {
            return Err(AccountError::NothingTold);
        }
        let must_declare = matches!(self.kind.as_str(), "account.first" | DETAILED | "account.clarify");
        if must_declare && !says(self.declared.as_ref()) && !says(self.unsigned_reason.as_ref()) {
            return Err(AccountError::NotDeclared);
        }
        Ok(())
    }

    /// Whether every item it points to is one of its case.
    pub(super) fn check_items(&self, db: &Connection, case: &Id) -> Result<(), AccountError> {
        for item in self.recording.iter().chain(&self.transcripts) {
            let here = db
                .prepare_cached("SELECT 1 FROM item WHERE id = ?1 AND case_id = ?2")
                .and_then(|mut statement| statement.exists([item.to_string(), case.to_string()]))
                .map_err(Fault::from)?;
            if !here {
                return Err(AccountError::NoItem { item: *item });
            }
        }
        Ok(())
    }

    /// The fields of a record.
    pub(super) fn stated(&self) -> Result<Stated, StateError> {
        if !sanad_evidence::vocabulary::is_code_of("account", &self.kind) {
            return Err(StateError::BadCode { field: "kind" });
        }
        // It opens a gate: a word that nobody knows is no reason.
        let reason = self.reason.as_deref().filter(|reason| !reason.is_empty());
        if reason.is_some_and(|reason| !sanad_evidence::vocabulary::is_code_of("priorreason", reason)) {
            return Err(StateError::BadCode { field: "reason" });
        }
        let ids = |ids: &[Id]| ids.iter().map(Id::to_string).collect::<Vec<_>>();
        let mut stated = Stated::new();
        stated
            .put("kind", self.kind.as_str())
            .code("reason", "priorreason.", self.reason.as_deref())?
            .text("reason_words", self.reason_words.as_deref())?
            .texts("stop_checked", &self.stop_checked)?
            .text("began", self.began.as_deref())?
            .text("ended", self.ended.as_deref())?
            .rows("breaks", &self.breaks)?
            .code("place_type", "place.", self.place_type.as_deref())?
            .rows("present", &self.present)?
            .text("spoken", self.spoken.as_deref())?
            .text("written", self.written.as_deref())?
            .text("method", self.method.as_deref())?
            .text("interpreter", self.interpreter.as_deref())?
            .rows("questions", &self.questions)?
            .codes("known_how", "srcconn.", &self.known_how)?
            .rows("quotes", &self.quotes)?
            .texts("not_asked", &self.not_asked)?
            .texts("chose_not", &self.chose_not)?
            .text("read_back", self.read_back.as_deref())?
            .text("corrections", self.corrections.as_deref())?
            .one_of("declared", &["mark", "oral", "signature", "sound"], self.declared.as_deref())?
            .text("unsigned_reason", self.unsigned_reason.as_deref())?
            .texts("recording", &ids(&self.recording))?
            .texts("transcripts", &ids(&self.transcripts))?
            .text("condition", self.condition.as_deref())?
            .rows("distress", &self.distress)?
            .rows("referral", &self.referral)?
            .text("anything_given", self.anything_given.as_deref())?;
        if self.referral.iter().any(|[code, _]| !code.starts_with("referral.")) {
            return Err(StateError::BadCode { field: "referral" });
        }
        // Exactly as it was written, spaces and all.
        if !self.narrative.is_empty() {
            stated.put("narrative", self.narrative.as_str());
        }
        if let Some(written) = self.written.as_deref().filter(|language| !language.trim().is_empty()) {
            stated.put("language", written);
        }
        Ok(stated)
    }

    /// What a record states; withheld fields are as if nothing was said.
    pub(crate) fn of(record: &Record) -> Self {
        let text = |field| stated::text_in(record, field);
        let texts = |field| stated::texts_in(record, field);
        let ids = |field| texts(field).iter().filter_map(|id| id.parse().ok()).collect();
        Self {
            kind: text("kind").unwrap_or_default(),
            reason: text("reason"),
            reason_words: text("reason_words"),
            stop_checked: texts("stop_checked"),
            began: text("began"),
            ended: text("ended"),
            breaks: stated::rows_in(record, "breaks"),
            place_type: text("place_type"),
            present: stated::rows_in(record, "present"),
            spoken: text("spoken"),
            written: text("written"),
            method: text("method"),
            interpreter: text("interpreter"),
            narrative: text("narrative").unwrap_or_default(),
            questions: stated::rows_in(record, "questions"),
            known_how: texts("known_how"),
            quotes: stated::rows_in(record, "quotes"),
            not_asked: texts("not_asked"),
            chose_not: texts("chose_not"),
            read_back: text("read_back"),
            corrections: text("corrections"),
            declared: text("declared"),
            unsigned_reason: text("unsigned_reason"),
            recording: ids("recording"),
            transcripts: ids("transcripts"),
            condition: text("condition"),
            distress: stated::rows_in(record, "distress"),
            referral: stated::rows_in(record, "referral"),
            anything_given: text("anything_given"),
            override_: text("override").and_then(|id| id.parse().ok()),
        }
    }
}
