//! What those who collect settle before anybody tells anything: what a case is for, what could go wrong,
//! where help can be found, what the one who collects was trained for. Plans never leave.

mod facts;
mod referrals;
mod risk;
#[cfg(test)]
mod tests;
mod training;

use rusqlite::{Connection, Transaction};
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Digest, Id, Record, Schema};
use serde::Serialize;

pub use facts::CaseFacts;
pub use referrals::Referral;
pub use risk::Risk;
pub(crate) use training::training_of;

use crate::case::{self, CaseError};
use crate::custody::Draft;
use crate::fault::Fault;
use crate::stated::{StateError, Stated};
use crate::{Vault, about, device};

/// Why facts or a plan of a case were not kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// Nothing was stated.
    #[error("nothing was stated")]
    Empty,
    /// The case: not there, or a collector's.
    #[error(transparent)]
    Case(#[from] CaseError),
    /// A text, list, day or code that no record takes.
    #[error(transparent)]
    Stated(#[from] StateError),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl PlanError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "nothing-planned",
            Self::Case(error) => error.code(),
            Self::Stated(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// What a case has of what an account needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Readiness {
    /// Whether the risk was assessed.
    pub risk: bool,
    /// Whether the newest assessment says to stop: then no account is taken, and nothing is transferred.
    pub stopped: bool,
    /// Whether it is written down where help can be found.
    pub referrals: bool,
    /// Whether it is stated what the case is for.
    pub facts: bool,
}

impl Vault {
    /// What a case has of what an account needs.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn readiness(&self, case: &Id) -> Result<Readiness, Fault> {
        self.read(|db| readiness(db, case))
    }

    /// Seals a plan and enters it, in the caller's transaction: the newest of its thing takes the place of the
    /// one before. A thing that is not there yet is made.
    fn seal_plan(
        &self,
        tx: &Transaction<'_>,
        case: &Id,
        thing: Option<Id>,
        schema: &Schema,
        mut stated: Stated,
    ) -> Result<Digest, PlanError> {
        let thing = match thing {
            Some(thing) => thing,
            None => device::new_id()?,
        };
        stated.put("plan", thing.to_string());
        self.seal_of_case(tx, case, ThingKind::Plan, &thing, schema, stated)
    }

    fn seal_of_case(
        &self,
        tx: &Transaction<'_>,
        case: &Id,
        thing_kind: ThingKind,
        thing: &Id,
        schema: &Schema,
        mut stated: Stated,
    ) -> Result<Digest, PlanError> {
        let before = about::digests(tx, case, thing, schema)?;
        let amends: Vec<String> = before.last().map(Digest::to_string).into_iter().collect();
        stated.put("case", case.to_string()).put("amends", amends).put("at", self.now().to_string());
        let record = self.keep_record(tx, schema, case, thing, stated.into_values())?;
        self.append(
            tx,
            &Draft {
                action: Action::RecordSealed,
                case: *case,
                thing_kind,
                thing: *thing,
                digest: None,
                record: Some(record),
                outcome: None,
            },
        )?;
        Ok(record)
    }
}

/// What a case has of what an account needs.
pub(crate) fn readiness(db: &Connection, case: &Id) -> Result<Readiness, Fault> {
    let risk = newest(db, case, &Schema::RISK)?;
    Ok(Readiness {
        stopped: risk.as_ref().is_some_and(|record| record.text_of("residual") == Some(risk::STOP)),
        risk: risk.is_some(),
        referrals: newest(db, case, &Schema::REFERRALS)?.is_some(),
        facts: about::newest(db, case, case, &Schema::CASE_FACTS)?.is_some(),
    })
}

/// Refuses a case that is not there, and one of a collector.
fn own_case(db: &Connection, id: &Id) -> Result<(), PlanError> {
    if !case::is_known(db, id)? {
        return Err(CaseError::NotFound { code: id.to_string() }.into());
    }
    if case::is_foreign(db, id)? {
        let code =
            db.query_row("SELECT code FROM case_file WHERE id = ?1", [id.to_string()], |row| row.get(0));
        return Err(CaseError::Foreign { code: code.map_err(Fault::from)? }.into());
    }
    Ok(())
}

/// The things of a case that records of this kind are about.
fn things(db: &Connection, case: &Id, schema: &Schema) -> Result<Vec<Id>, Fault> {
    let kind = format!("{}/{}", schema.name, schema.version);
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT thing FROM record WHERE case_id = ?1 AND kind = ?2 ORDER BY thing",
    )?;
    let things = statement.query_map([case.to_string(), kind], |row| row.get::<_, String>(0))?;
    things.map(|thing| thing?.parse().map_err(|_| Fault::damaged("a record's row"))).collect()
}

/// The one thing of a case that plans of this kind are about, if there is any yet.
fn thing(db: &Connection, case: &Id, schema: &Schema) -> Result<Option<Id>, Fault> {
    Ok(things(db, case, schema)?.first().copied())
}

/// The newest plan of a kind of which a case has one.
fn newest(db: &Connection, case: &Id, schema: &Schema) -> Result<Option<Record>, Fault> {
    match thing(db, case, schema)? {
        Some(thing) => about::newest(db, case, &thing, schema),
        None => Ok(None),
    }
}
