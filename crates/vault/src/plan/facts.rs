//! What a case is for, and who else documents there. Unlike plans it goes to a partner, with the first
//! bundle: it says how what follows may be used.

use sanad_evidence::entry::ThingKind;
use sanad_evidence::when::When;
use sanad_evidence::{Digest, Id, Record, Schema};

use super::{PlanError, own_case};
use crate::fault::Fault;
use crate::stated::{self, StateError, Stated, unshown};
use crate::{Vault, about, index};

/// What a case is for (case-facts/1). What is left out is not stated.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct CaseFacts {
    /// The situation it belongs to.
    pub situation: Option<String>,
    /// The time it is about.
    pub period: Option<When>,
    /// The area, in words.
    pub area: Option<String>,
    /// What it is gathered for: `purpose.…`. That limits what may be collected.
    pub purposes: Vec<String>,
    /// On what ground: a mandate, a law.
    pub mandate: Option<String>,
    /// Until which day it is kept: `YYYY-MM-DD`.
    pub retention_until: Option<String>,
    /// Who else documents here, so that nobody is asked to tell twice.
    pub others_here: Option<String>,
}

unshown!(CaseFacts);

impl CaseFacts {
    fn stated(&self) -> Result<Stated, StateError> {
        let mut stated = Stated::new();
        stated
            .text("situation", self.situation.as_deref())?
            .text("area", self.area.as_deref())?
            .codes("purposes", "purpose.", &self.purposes)?
            .text("mandate", self.mandate.as_deref())?
            .day("retention", self.retention_until.as_deref())?
            .text("others_here", self.others_here.as_deref())?;
        if let Some(period) = &self.period {
            stated.put("period", period.to_value());
        }
        Ok(stated)
    }

    fn of(record: &Record) -> Self {
        let text = |field| stated::text_in(record, field);
        Self {
            situation: text("situation"),
            period: record.value("period").and_then(|value| When::from_value(value).ok()),
            area: text("area"),
            purposes: stated::texts_in(record, "purposes"),
            mandate: text("mandate"),
            retention_until: text("retention"),
            others_here: text("others_here"),
        }
    }
}

impl Vault {
    /// States what a case is for, anew and whole.
    ///
    /// # Errors
    /// [`PlanError`].
    pub fn set_case_facts(&self, case: &Id, facts: &CaseFacts) -> Result<Digest, PlanError> {
        let stated = facts.stated()?;
        if stated.says_nothing() {
            return Err(PlanError::Empty);
        }
        self.write(|tx| {
            own_case(tx, case)?;
            let record = self.seal_of_case(tx, case, ThingKind::Case, case, &Schema::CASE_FACTS, stated)?;
            index::note(tx, index::Kind::Case, case)?;
            Ok(record)
        })
    }

    /// What a case is for, as far as it was stated.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn case_facts(&self, case: &Id) -> Result<Option<CaseFacts>, Fault> {
        self.read(|db| Ok(about::newest(db, case, case, &Schema::CASE_FACTS)?.as_ref().map(CaseFacts::of)))
    }
}
