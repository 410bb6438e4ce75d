//! Stating facts about an item, and on what ground it may leave. Both are records, and never
//! overwritten: the newest in the order of the custody log holds, the older stay.

use std::collections::BTreeMap;

use sanad_evidence::consent::Basis;
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Digest, Id, Schema};
use serde_json::{Value, json};

use crate::Vault;
use crate::custody::Draft;
use crate::fault::Fault;
use crate::index;
use crate::items::{self, ItemError};

/// What is stated of an item: the six facts judges look for first, a title and a note. What is left
/// out is unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Description {
    /// The language it is written in (BCP 47); `und` when not said.
    pub language: Option<String>,
    /// A neutral title.
    pub title: Option<String>,
    /// When what it shows happened, in words or as a date.
    pub date: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// What it shows.
    pub events: Option<String>,
    /// Who made it.
    pub author: Option<String>,
    /// From whom it came.
    pub from_whom: Option<String>,
    /// Through whose hands it went.
    pub custody: Option<String>,
    /// Anything else.
    pub note: Option<String>,
}

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
    /// `answered` points to a person's answers, which are recorded with her testimony.
    #[error("there are no recorded answers for this item")]
    NoAnswers,
    /// A text longer than 64 KiB.
    #[error("{field} is longer than 64 KiB")]
    TooLong {
        /// The field.
        field: &'static str,
    },
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
            Self::TooLong { .. } => "text-too-long",
            Self::Foreign => "item-foreign",
            Self::Item(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}

const MAX_TEXT: usize = 64 << 10;

impl Vault {
    /// Records what is known of an item.
    ///
    /// # Errors
    /// [`DescribeError`].
    pub fn describe(&self, item: &Id, facts: &Description) -> Result<Digest, DescribeError> {
        let texts = [
            ("title", &facts.title),
            ("date", &facts.date),
            ("place", &facts.place),
            ("events", &facts.events),
            ("author", &facts.author),
            ("from_whom", &facts.from_whom),
            ("custody", &facts.custody),
            ("note", &facts.note),
        ];
        let mut values = filled(&texts)?;
        if values.is_empty() {
            return Err(DescribeError::Empty);
        }
        values.extend(filled(&[("language", &facts.language)])?);
        values.insert("described_at", json!(self.now().to_string()));
        self.state(item, &Schema::DESCRIPTION, values, Action::Described)
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
            Basis::Answered => return Err(DescribeError::NoAnswers),
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
        let action = match stated.basis {
            Basis::Withdrawn => Action::ConsentWithdrawn,
            _ => Action::ConsentRecorded,
        };
        self.state(item, &Schema::CONSENT_BASIS, values, action)
    }

    fn state(
        &self,
        item: &Id,
        schema: &Schema,
        mut values: BTreeMap<&'static str, Value>,
        action: Action,
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
            index::note(tx, index::Kind::Item, item)?;
            Ok(record)
        })
    }
}

fn filled(texts: &[(&'static str, &Option<String>)]) -> Result<BTreeMap<&'static str, Value>, DescribeError> {
    let mut values = BTreeMap::new();
    for (field, text) in texts {
        let Some(text) = text.as_deref().filter(|text| !text.trim().is_empty()) else { continue };
        if text.len() > MAX_TEXT {
            return Err(DescribeError::TooLong { field });
        }
        values.insert(*field, json!(text));
    }
    Ok(values)
}
