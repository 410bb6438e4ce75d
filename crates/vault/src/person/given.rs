//! What is stated of a person in her coded half: nothing that names her, nothing that is required.

use rusqlite::Connection;
use sanad_evidence::{Id, Record, Schema};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::about;
use crate::fault::Fault;
use crate::stated::{self, StateError, Stated, unshown};

/// What is stated of a person (person/1). What is left out is not known; codes are ids of the vocabulary.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonGiven {
    /// `individual` or `group`.
    pub counting: Option<String>,
    /// Of a group: how many there are, as far as is known.
    pub number: Option<u32>,
    /// In neutral words, for those who work with the case: no name, no place that points to her.
    pub described: Option<String>,
    /// What she is to the case, as codes or in words: `witness`, `source`.
    pub roles: Vec<String>,
    /// How she is connected with what happened: `srcconn.…`.
    pub connection: Vec<String>,
    /// Her age at the time, as a band in words: `18-25`.
    pub age_band: Option<String>,
    /// Whether she is a child, or may be one: in doubt, yes.
    pub child: Option<bool>,
    /// The languages she understands (BCP 47).
    pub languages: Vec<String>,
    /// Whether she needs an interpreter.
    pub interpreter: Option<bool>,
    /// What calls for care: `vuln.…`. Withheld in copies that leave.
    pub vulnerable: Vec<String>,
    /// What keeps her safe: `safety.…`. It travels with her: a partner must know.
    pub safety: Vec<String>,
    /// Whether she wishes to be contacted again: `yes`, `no` or `later`.
    pub contact: Option<String>,
    /// What help was offered (`referral.…`), and what came of it in words.
    pub referral: Vec<[String; 2]>,
    /// Anything else, for this vault: withheld in copies that leave.
    pub note: Option<String>,
}

unshown!(PersonGiven);

impl PersonGiven {
    /// The fields of a record.
    pub(super) fn stated(&self) -> Result<Stated, StateError> {
        let mut stated = Stated::new();
        stated
            .one_of("counting", &["individual", "group"], self.counting.as_deref())?
            .text("described", self.described.as_deref())?
            .texts("roles", &self.roles)?
            .codes("connection", "srcconn.", &self.connection)?
            .text("age_band", self.age_band.as_deref())?
            .flag("child", self.child)
            .texts("languages", &self.languages)?
            .flag("interpreter", self.interpreter)
            .codes("vulnerable", "vuln.", &self.vulnerable)?
            .codes("safety", "safety.", &self.safety)?
            .one_of("contact", &["yes", "no", "later"], self.contact.as_deref())?
            .rows("referral", &self.referral)?
            .text("note", self.note.as_deref())?;
        if self.referral.iter().any(|[code, _]| !code.starts_with("referral.")) {
            return Err(StateError::BadCode { field: "referral" });
        }
        if let Some(number) = self.number {
            stated.put("number", number);
        }
        Ok(stated)
    }

    /// What a record states; withheld fields are as if nothing was said.
    pub(crate) fn of(record: &Record) -> Self {
        let text = |field| stated::text_in(record, field);
        let texts = |field| stated::texts_in(record, field);
        Self {
            counting: text("counting"),
            number: record.value("number").and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok()),
            described: text("described"),
            roles: texts("roles"),
            connection: texts("connection"),
            age_band: text("age_band"),
            child: stated::flag_in(record, "child"),
            languages: texts("languages"),
            interpreter: stated::flag_in(record, "interpreter"),
            vulnerable: texts("vulnerable"),
            safety: texts("safety"),
            contact: text("contact"),
            referral: stated::rows_in(record, "referral"),
            note: text("note"),
        }
    }
}

/// What holds of a person now; nothing is stated of one whose record was erased.
pub(crate) fn newest(db: &Connection, case: &Id, person: &Id) -> Result<PersonGiven, Fault> {
    let record = about::newest(db, case, person, &Schema::PERSON)?;
    Ok(record.as_ref().map(PersonGiven::of).unwrap_or_default())
}
