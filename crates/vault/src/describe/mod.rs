//! Stating facts about an item, and on what ground it may leave. Both are records, and never
//! overwritten: the newest in the order of the custody log holds, the older stay.

mod facts;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use sanad_evidence::consent::Basis;
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::place_value::PlaceError;
use sanad_evidence::{Digest, Id, Schema};
use serde_json::{Value, json};

use crate::Vault;
use crate::custody::Draft;
use crate::fault::Fault;
use crate::index;
use crate::items::{self, ItemError};
use crate::stated::StateError;
use facts::filled;

pub use facts::{Description, KNOWABLE, value_in_words};

/// A consent basis with what it must state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedBasis {
    /// Which.
    pub basis: Basis,
    /// Why no consent is needed; or why it was withdrawn, which nobody has to say.
    pub reason: Option<String>,
    /// For consent taken before: its form.
    pub form: Option<String>,
    /// For consent taken before: its date.
    pub date: Option<String>,
    /// For consent taken before: what it covers.
    pub scope: Option<String>,
    /// Whether the item is somebody's account; `None` when not said.
    pub account: Option<bool>,
    /// For an item of a person who answered: whose answers hold for it. She is entered in the item's case.
    pub person: Option<Id>,
}

impl StatedBasis {
    /// A basis that states nothing beside itself yet.
    #[must_use]
    pub const fn new(basis: Basis) -> Self {
        Self { basis, reason: None, form: None, date: None, scope: None, account: None, person: None }
    }
}

/// Why facts or a basis were not recorded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DescribeError {
    /// Nothing was said.
    #[error("nothing was stated")]
    Empty,
    /// A basis without what it must state.
    #[error("the basis {basis} must state {missing}")]
    BasisIncomplete {
        /// The basis.
        basis: &'static str,
        /// What is missing.
        missing: &'static str,
    },
    /// `answered` points to a person's answers, and no person is named.
    #[error("whose answers hold for this item is not said")]
    NoAnswers,
    /// A person's answers hold for the item, and she was asked already: no other ground takes their place.
    #[error("this item is a person's who was asked already")]
    Hers,
    /// The person named is not entered in the item's case.
    #[error("there is no person {given} in the case of this item")]
    NoPerson {
        /// Her id.
        given: Id,
    },
    /// A place that cannot be.
    #[error(transparent)]
    Place(PlaceError),
    /// A text, list or code that no record takes.
    #[error(transparent)]
    Stated(#[from] StateError),
    /// An item that came from a collector: only she states facts and consent.
    #[error("this item belongs to a collector")]
    Foreign,
    /// The item.
    #[error(transparent)]
    Item(#[from] ItemError),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl DescribeError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "nothing-stated",
            Self::BasisIncomplete { .. } => "basis-must-state",
            Self::NoAnswers => "no-answers",
            Self::Hers => "item-is-hers",
            Self::NoPerson { .. } => "person-not-found",
            Self::Place(error) => error.code(),
            Self::Stated(error) => error.code(),
            Self::Foreign => "item-foreign",
            Self::Item(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}

impl Vault {
    /// Records what is known of an item. Each fact counts as it was last stated: what is left out now and was
    /// stated before holds on, until it is stated anew or to be unknown.
    ///
    /// # Errors
    /// [`DescribeError`].
    pub fn describe(&self, item: &Id, facts: &Description) -> Result<Digest, DescribeError> {
        let mut stated = facts.stated()?;
        stated.put("described_at", self.now().to_string());
        self.state(item, &Schema::DESCRIPTION_2, stated.into_values(), Action::Described, |_, _| Ok(()))
    }

    /// What is known of an item, each fact as it was last stated; `None` when nothing was.
    ///
    /// # Errors
    /// [`ItemError::NotFound`], or [`ItemError::MayNotLeave`] at a desk that may hold the item and not use it.
    pub fn description(&self, item: &Id) -> Result<Option<Description>, ItemError> {
        self.read(|db| {
            let stock =
                items::stock(db, item)?.ok_or_else(|| ItemError::NotFound { given: item.to_string() })?;
            items::may_be_used(db, &stock)?;
            let records = items::records_about(db, item, &Schema::DESCRIPTION)?;
            Ok((!records.is_empty()).then(|| Description::of(&records)))
        })
    }

    /// Records on what ground an item may leave.
    ///
    /// # Errors
    /// [`DescribeError::BasisIncomplete`] names what the basis must state.
    pub fn record_basis(&self, item: &Id, stated: &StatedBasis) -> Result<Digest, DescribeError> {
        let incomplete = |missing| DescribeError::BasisIncomplete { basis: stated.basis.code(), missing };
        let has = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
        match stated.basis {
            Basis::NotNeeded if !has(&stated.reason) => return Err(incomplete("reason")),
            Basis::TakenBefore if !has(&stated.form) => return Err(incomplete("form")),
            Basis::TakenBefore if !has(&stated.date) => return Err(incomplete("date")),
            Basis::TakenBefore if !has(&stated.scope) => return Err(incomplete("scope")),
            Basis::NotAsked if stated.account.is_none() => return Err(incomplete("account")),
            Basis::Answered if stated.person.is_none() => return Err(DescribeError::NoAnswers),
            _ => {}
        }
        let texts = [
            ("reason", &stated.reason),
            ("form", &stated.form),
            ("date", &stated.date),
            ("scope", &stated.scope),
        ];
        let mut values = filled(&texts)?;
        values.insert("basis", json!(stated.basis.code()));
        values.insert("stated_at", json!(self.now().to_string()));
        if let Some(account) = stated.account {
            values.insert("account", json!(if account { "yes" } else { "no" }));
        }
        // Whose answers hold is said where they do, and nowhere else.
        let person = stated.person.filter(|_| stated.basis == Basis::Answered);
        if let Some(person) = person {
            values.insert("person", json!(person.to_string()));
        }
        let action = match stated.basis {
            Basis::Withdrawn => Action::ConsentWithdrawn,
            _ => Action::ConsentRecorded,
        };
        let basis = stated.basis;
        self.state(item, &Schema::CONSENT_BASIS_2, values, action, |tx, case| {
            if basis != Basis::Withdrawn && is_anothers(tx, item, person.as_ref())? {
                return Err(DescribeError::Hers);
            }
            if let Some(person) = &person {
                let known = tx
                    .prepare_cached("SELECT 1 FROM person WHERE id = ?1 AND case_id = ?2")
                    .and_then(|mut statement| statement.exists([person.to_string(), case.to_string()]))
                    .map_err(Fault::from)?;
                if !known {
                    return Err(DescribeError::NoPerson { given: *person });
                }
            }
            Ok(note_person(tx, item, basis, person.as_ref())?)
        })
    }

    fn state(
        &self,
        item: &Id,
        schema: &Schema,
        mut values: BTreeMap<&'static str, Value>,
        action: Action,
        besides: impl FnOnce(&Connection, &Id) -> Result<(), DescribeError>,
    ) -> Result<Digest, DescribeError> {
        self.write(|tx| {
            let stock =
                items::stock(tx, item)?.ok_or_else(|| ItemError::NotFound { given: item.to_string() })?;
            if crate::case::is_foreign(tx, &stock.case)? {
                return Err(DescribeError::Foreign);
            }
            // A statement names the one it takes the place of, so two made apart both stay visible.
            let before = items::records_about(tx, item, schema)?;
            let amends: Vec<String> =
                before.last().map(|record| record.digest().to_string()).into_iter().collect();
            values.insert("amends", json!(amends));
            values.insert("item", json!(item.to_string()));
            let record = self.keep_record(tx, schema, &stock.case, item, values)?;
            self.append(
                tx,
                &Draft {
                    action,
                    case: stock.case,
                    thing_kind: ThingKind::Item,
                    thing: *item,
                    digest: Some(stock.digest),
                    record: Some(record),
                    outcome: None,
                },
            )?;
            besides(tx, &stock.case)?;
            index::note(tx, index::Kind::Item, item)?;
            Ok(record)
        })
    }
}

/// Whether the answers of somebody else hold for an item, who was asked already: then no other ground takes
/// their place, or whoever writes here could talk round what she said.
fn is_anothers(db: &Connection, item: &Id, person: Option<&Id>) -> Result<bool, Fault> {
    Ok(db
        .prepare_cached(
            "SELECT 1 FROM item_person i JOIN consent c ON c.person = i.person
             WHERE i.item = ?1 AND i.person IS NOT ?2",
        )?
        .exists(params![item.to_string(), person.map(Id::to_string)])?)
}

/// Notes whose answers hold for an item, as its newest basis says. A withdrawal that is the item's own leaves
/// it as it was.
pub(crate) fn note_person(
    tx: &Connection,
    item: &Id,
    basis: Basis,
    person: Option<&Id>,
) -> Result<(), Fault> {
    match (basis, person) {
        (Basis::Answered, Some(person)) => {
            let sql = "INSERT OR REPLACE INTO item_person (item, person) VALUES (?1, ?2)";
            tx.prepare_cached(sql)?.execute(params![item.to_string(), person.to_string()])?;
        }
        (Basis::Withdrawn | Basis::Answered, _) => {}
        _ => {
            tx.prepare_cached("DELETE FROM item_person WHERE item = ?1")?.execute([item.to_string()])?;
        }
    }
    Ok(())
}
