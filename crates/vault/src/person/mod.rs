//! Persons who tell: a coded half that goes wherever their words go, and an identity half apart from it
//! under a key of its own.

mod check;
mod code;
mod given;
mod half;
mod identity;
#[cfg(test)]
mod identity_tests;
mod list;
mod page;
mod prior;
pub(crate) mod rows;
#[cfg(test)]
mod tests;

use rusqlite::{Connection, Transaction};
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Digest, Id, Schema};

pub(crate) use check::check;
pub use given::PersonGiven;
pub(crate) use half::reseal;
pub use identity::IdentityGiven;
pub use list::{PersonRow, PersonsAsked, PersonsPage};
pub use page::{ConversationRow, PersonPage};
pub use prior::{Prior, PriorAccount};

pub(crate) use code::is_code;
pub(crate) use given::newest as newest_given;
pub(crate) use prior::newest as newest_prior;

use crate::custody::Draft;
use crate::draft::{self, DraftKind};
use crate::fault::Fault;
use crate::index;
use crate::stated::{StateError, Stated};
use crate::{Role, Vault, about, case, device};
use rows::PersonStock;

/// Why something about a person was not kept or found.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PersonError {
    /// No person of that id or code.
    #[error("there is no person {given}")]
    NotFound {
        /// What was given.
        given: String,
    },
    /// Several persons have that code: collectors each have their own W-7F3K.
    #[error("several persons have the code {given}")]
    Ambiguous {
        /// The code given.
        given: String,
    },
    /// No case of that id.
    #[error("there is no case {case}")]
    NoCase {
        /// The id given.
        case: String,
    },
    /// She came from a collector: only the collector adds to what is known of her.
    #[error("this person belongs to a collector's case")]
    Foreign,
    /// Only a collector's vault enters persons.
    #[error("this is a partner's vault: persons come from collectors")]
    PartnersVault,
    /// There is no identity half to destroy.
    #[error("there is no identity half of this person here")]
    NoHalf,
    /// A bundle with the identity half waits for the road.
    #[error("a bundle with this identity half is still under way")]
    UnderWay,
    /// She allows this desk no use of it.
    #[error("this may not be used: {reason}")]
    MayNotLeave {
        /// The reason's code.
        reason: &'static str,
    },
    /// A text, list or code that no record takes.
    #[error(transparent)]
    Stated(#[from] StateError),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl PersonError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "person-not-found",
            Self::Ambiguous { .. } => "person-ambiguous",
            Self::NoCase { .. } => "case-not-found",
            Self::Foreign => "person-foreign",
            Self::PartnersVault => "partners-vault",
            Self::NoHalf => "identity-not-here",
            Self::UnderWay => "still-under-way",
            Self::MayNotLeave { .. } => "may-not-be-used",
            Self::Stated(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}

impl Vault {
    /// Enters a person into a case: a code that tells nothing, and what was said of her so far. Nothing is
    /// required.
    ///
    /// # Errors
    /// [`PersonError`].
    pub fn new_person(&self, case: &Id, given: &PersonGiven) -> Result<Id, PersonError> {
        if self.role() != Role::Collector {
            return Err(PersonError::PartnersVault);
        }
        let stated = given.stated()?;
        self.write(|tx| {
            if !case::is_known(tx, case)? {
                return Err(PersonError::NoCase { case: case.to_string() });
            }
            if case::is_foreign(tx, case)? {
                return Err(PersonError::Foreign);
            }
            let stock = PersonStock {
                id: device::new_id()?,
                case: *case,
                code: code::new_code(tx)?,
                identity: device::new_id()?,
                key_id: None,
                burned: false,
            };
            rows::add(tx, &stock)?;
            self.seal_given(tx, &stock, stated, Vec::new())?;
            Ok(stock.id)
        })
    }

    /// States anew what is known of a person. What was stated before stays, and is no longer what holds.
    ///
    /// # Errors
    /// [`PersonError`].
    pub fn amend_person(&self, person: &Id, given: &PersonGiven) -> Result<Digest, PersonError> {
        let stated = given.stated()?;
        let digest = self.write(|tx| {
            let stock = own(tx, person)?;
            let before = about::digests(tx, &stock.case, person, &Schema::PERSON)?;
            draft::forget(tx, DraftKind::Person, person)?;
            self.seal_given(tx, &stock, stated, before.last().copied().into_iter().collect())
        })?;
        self.cut_after_draft();
        Ok(digest)
    }

    fn seal_given(
        &self,
        tx: &Transaction<'_>,
        stock: &PersonStock,
        mut stated: Stated,
        amends: Vec<Digest>,
    ) -> Result<Digest, PersonError> {
        stated.put("case", stock.case.to_string()).put("code", stock.code.as_str());
        self.seal_about_person(tx, stock, &Schema::PERSON, stated, &amends)
    }

    /// Seals a record about the coded half and enters it, in the caller's transaction.
    pub(crate) fn seal_about_person(
        &self,
        tx: &Transaction<'_>,
        stock: &PersonStock,
        schema: &Schema,
        mut stated: Stated,
        amends: &[Digest],
    ) -> Result<Digest, PersonError> {
        let amends: Vec<String> = amends.iter().map(Digest::to_string).collect();
        stated.put("person", stock.id.to_string()).put("amends", amends);
        stated.put("at", self.now().to_string());
        let record = self.keep_record(tx, schema, &stock.case, &stock.id, stated.into_values())?;
        self.append(
            tx,
            &Draft {
                action: Action::RecordSealed,
                case: stock.case,
                thing_kind: ThingKind::Person,
                thing: stock.id,
                digest: None,
                record: Some(record),
                outcome: None,
            },
        )?;
        index::note(tx, index::Kind::Person, &stock.id)?;
        Ok(record)
    }

    /// The person of this code. At a partner's desk several collectors may have given the same.
    ///
    /// # Errors
    /// [`PersonError::NotFound`], [`PersonError::Ambiguous`].
    pub fn person_by_code(&self, code: &str) -> Result<Id, PersonError> {
        let given = code::as_written(code);
        let found = self.read(|db| rows::with_code(db, &given))?;
        match found.as_slice() {
            [one] => Ok(*one),
            [] => Err(PersonError::NotFound { given }),
            _ => Err(PersonError::Ambiguous { given }),
        }
    }
}

/// A person's row.
pub(crate) fn stock(db: &Connection, person: &Id) -> Result<PersonStock, PersonError> {
    rows::stock(db, person)?.ok_or_else(|| PersonError::NotFound { given: person.to_string() })
}

/// The row of a person of a case that was opened here.
pub(crate) fn own(db: &Connection, person: &Id) -> Result<PersonStock, PersonError> {
    let stock = stock(db, person)?;
    if case::is_foreign(db, &stock.case)? { Err(PersonError::Foreign) } else { Ok(stock) }
}
