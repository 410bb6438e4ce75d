//! The risk assessment. "Stop" is its one word with force: it closes accounts and transfers of its case.

use sanad_evidence::{Digest, Id, Record, Schema};
use serde::{Deserialize, Serialize};

use super::{PlanError, newest, own_case, thing};
use crate::Vault;
use crate::fault::Fault;
use crate::stated::{self, StateError, Stated, unshown};

/// The residual risk under which nothing goes on.
pub(super) const STOP: &str = "risk.stop";

/// The residual risks there are.
const RESIDUAL: [&str; 4] = ["risk.low", "risk.medium", "risk.high", STOP];

/// A risk assessment (risk-assessment/1). It never leaves.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Risk {
    /// What it is about: a person, a way, the case, a device.
    pub scope: Option<String>,
    /// What threatens whom, how likely, how bad.
    pub threats: Option<String>,
    /// What is done against it.
    pub measures: Option<String>,
    /// What remains: `risk.low`, `risk.medium`, `risk.high` or `risk.stop`.
    pub residual: String,
    /// What was decided.
    pub decision: Option<String>,
    /// Who decided.
    pub decided_by: Option<String>,
    /// On which day it is looked at again: `YYYY-MM-DD`.
    pub review_on: Option<String>,
    /// What would make everyone stop.
    pub stop_trigger: Option<String>,
    /// Whom to call.
    pub contacts: Option<String>,
    /// What opens and what is destroyed when a device is taken.
    pub seizure_plan: Option<String>,
    /// Who was told.
    pub told: Option<String>,
}

unshown!(Risk);

impl Risk {
    fn stated(&self) -> Result<Stated, StateError> {
        let mut stated = Stated::new();
        if self.residual.is_empty() {
            return Err(StateError::BadCode { field: "residual" });
        }
        stated
            .one_of("residual", &RESIDUAL, Some(&self.residual))?
            .text("scope", self.scope.as_deref())?
            .text("threats", self.threats.as_deref())?
            .text("measures", self.measures.as_deref())?
            .text("decision", self.decision.as_deref())?
            .text("decided_by", self.decided_by.as_deref())?
            .day("review_on", self.review_on.as_deref())?
            .text("stop_trigger", self.stop_trigger.as_deref())?
            .text("contacts", self.contacts.as_deref())?
            .text("seizure_plan", self.seizure_plan.as_deref())?
            .text("told", self.told.as_deref())?;
        Ok(stated)
    }

    fn of(record: &Record) -> Self {
        let text = |field| stated::text_in(record, field);
        Self {
            scope: text("scope"),
            threats: text("threats"),
            measures: text("measures"),
            residual: text("residual").unwrap_or_default(),
            decision: text("decision"),
            decided_by: text("decided_by"),
            review_on: text("review_on"),
            stop_trigger: text("stop_trigger"),
            contacts: text("contacts"),
            seizure_plan: text("seizure_plan"),
            told: text("told"),
        }
    }
}

impl Vault {
    /// Records a risk assessment of a case: the newest holds. With `risk.stop` accounts and transfers of the
    /// case are refused until another one says otherwise.
    ///
    /// # Errors
    /// [`PlanError`].
    pub fn assess_risk(&self, case: &Id, risk: &Risk) -> Result<Digest, PlanError> {
        let stated = risk.stated()?;
        self.write(|tx| {
            own_case(tx, case)?;
            let thing = thing(tx, case, &Schema::RISK)?;
            self.seal_plan(tx, case, thing, &Schema::RISK, stated)
        })
    }

    /// The newest risk assessment of a case.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn risk(&self, case: &Id) -> Result<Option<Risk>, Fault> {
        self.read(|db| Ok(newest(db, case, &Schema::RISK)?.as_ref().map(Risk::of)))
    }
}
