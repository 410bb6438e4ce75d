//! Cases: each a code, a record and a custody log of its own.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Id, Schema};
use serde::Serialize;
use serde_json::json;

use crate::custody::{self, Draft};
use crate::device;
use crate::fault::Fault;
use crate::{Role, Vault, index};

/// Why a case could not be opened or found.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CaseError {
    /// A code that is empty, too long, or has other characters than letters, digits, `-` and `_`.
    #[error("{code:?} is not a case code")]
    BadCode {
        /// The code given.
        code: String,
    },
    /// A code that another case has.
    #[error("there is a case {code} already")]
    Taken {
        /// The code.
        code: String,
    },
    /// No case of that code.
    #[error("there is no case {code}")]
    NotFound {
        /// The code given.
        code: String,
    },
    /// A case taken in from a collector: only what comes from her is added to it.
    #[error("the case {code} belongs to a collector")]
    Foreign {
        /// The code.
        code: String,
    },
    /// A note longer than 1000 characters.
    #[error("a note of a case has at most 1000 characters")]
    NoteTooLong,
    /// Only a collector's vault opens cases.
    #[error("this is a partner's vault: cases come from collectors")]
    PartnersVault,
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl CaseError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::BadCode { .. } => "case-code-bad",
            Self::Taken { .. } => "case-code-taken",
            Self::NotFound { .. } => "case-not-found",
            Self::Foreign { .. } => "case-foreign",
            Self::NoteTooLong => "case-note-too-long",
            Self::PartnersVault => "partners-vault",
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// A case, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseFile {
    /// Its id.
    pub id: Id,
    /// Its code.
    pub code: String,
    /// How many items it holds.
    pub items: u64,
    /// How many entries its custody log has.
    pub entries: u64,
    /// The collector it came from, by the name in the roster; `None` for a case opened here.
    pub collector: Option<String>,
    /// How many bundles of it wait for the road: queued, and not delivered whole.
    pub waiting: u64,
    /// How many of its originals are kept here and no bundle has carried yet; those of bundles that were
    /// withdrawn count again. At a partner's desk 0: nothing leaves from there by transfer.
    pub unsent: u64,
    /// What it is about, in words for this vault only: see [`Vault::set_case_note`].
    pub note: Option<String>,
}

/// Whether a case stands in lists of cases. The tray does not: its code begins as no case's code does.
pub(crate) fn is_listed(code: &str) -> bool {
    !code.starts_with('…')
}

/// A case code: 1 to 40 letters (of any script), digits, `-` and `_`. It names no place or person.
pub(crate) fn is_code(code: &str) -> bool {
    let count = code.chars().count();
    (1..=40).contains(&count) && code.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

impl Vault {
    /// Opens a case under a code, and begins its custody log.
    ///
    /// # Errors
    /// [`CaseError`] when the code is bad or taken.
    pub fn new_case(&self, code: &str) -> Result<Id, CaseError> {
        if self.role() != Role::Collector {
            return Err(CaseError::PartnersVault);
        }
        if !is_code(code) {
            return Err(CaseError::BadCode { code: code.to_owned() });
        }
        self.write(|tx| {
            let taken: Option<i64> = tx
                .query_row("SELECT 1 FROM case_file WHERE code = ?1", [code], |row| row.get(0))
                .optional()
                .map_err(Fault::from)?;
            if taken.is_some() {
                return Err(CaseError::Taken { code: code.to_owned() });
            }
            Ok(self.begin_case(tx, code)?)
        })
    }

    /// Makes a case under a code, and begins its custody log.
    pub(crate) fn begin_case(&self, tx: &Transaction<'_>, code: &str) -> Result<Id, Fault> {
        let case = device::new_id()?;
        let created = self.now();
        let values = BTreeMap::from([
            ("case", json!(case.to_string())),
            ("code", json!(code)),
            ("created_at", json!(created.to_string())),
        ]);
        let record = self.keep_record(tx, &Schema::CASE, &case, &case, values)?;
        tx.execute(
            "INSERT INTO case_file (id, code, record) VALUES (?1, ?2, ?3)",
            params![case.to_string(), code, record.to_string()],
        )?;
        custody::begin_log(tx, &case)?;
        self.append(
            tx,
            &Draft {
                action: Action::RecordSealed,
                case,
                thing_kind: ThingKind::Case,
                thing: case,
                digest: None,
                record: Some(record),
                outcome: None,
            },
        )?;
        index::note(tx, index::Kind::Case, &case)?;
        Ok(case)
    }

    /// Every case, by code.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn cases(&self) -> Result<Vec<CaseFile>, Fault> {
        self.read(|db| {
            let mut statement = db.prepare(
                "SELECT c.id, c.code, (SELECT coalesce(sum(count), 0) FROM item_count WHERE case_id = c.id),
                        (SELECT coalesce(sum(size), 0) FROM log WHERE case_id = c.id),
                        (SELECT name FROM collector WHERE id = c.collector),
                        (SELECT count(*) FROM bundle WHERE case_id = c.id AND state = 'queued'),
                        iif(c.collector IS NULL,
                            (SELECT coalesce(sum(count), 0) FROM item_count
                             WHERE case_id = c.id AND state = 'kept' AND sent = 0),
                            0),
                        (SELECT text FROM case_note WHERE case_id = c.id)
                 FROM case_file c WHERE c.code NOT LIKE '…%' ORDER BY c.code",
            )?;
            let rows = statement.query_map([], |row| {
                let case = CaseFile {
                    id: Id::from_bytes([0; 16]),
                    code: row.get(1)?,
                    items: custody::from_sql(row.get(2)?),
                    entries: custody::from_sql(row.get(3)?),
                    collector: row.get(4)?,
                    waiting: custody::from_sql(row.get(5)?),
                    unsent: custody::from_sql(row.get(6)?),
                    note: row.get(7)?,
                };
                Ok((row.get::<_, String>(0)?, case))
            })?;
            rows.map(|row| {
                let (id, case) = row?;
                Ok(CaseFile { id: id.parse().map_err(|_| Fault::damaged("a case id"))?, ..case })
            })
            .collect()
        })
    }

    /// The id of a case by its code.
    ///
    /// # Errors
    /// [`CaseError::NotFound`].
    pub fn case(&self, code: &str) -> Result<Id, CaseError> {
        self.read(|db| find(db, code))?.ok_or_else(|| CaseError::NotFound { code: code.to_owned() })
    }

    /// The id of a case that was opened here.
    ///
    /// # Errors
    /// [`CaseError::NotFound`], or [`CaseError::Foreign`] for one that came from a collector.
    pub fn own_case(&self, code: &str) -> Result<Id, CaseError> {
        let id = self.case(code)?;
        if self.read(|db| is_foreign(db, &id))? {
            Err(CaseError::Foreign { code: code.to_owned() })
        } else {
            Ok(id)
        }
    }
}

fn find(db: &Connection, code: &str) -> Result<Option<Id>, Fault> {
    let id: Option<String> = db
        .query_row("SELECT id FROM case_file WHERE code = ?1 AND code NOT LIKE '…%'", [code], |row| {
            row.get(0)
        })
        .optional()?;
    id.map(|id| id.parse().map_err(|_| Fault::damaged("a case id"))).transpose()
}

/// Whether a case came from a collector.
pub(crate) fn is_foreign(db: &Connection, case: &Id) -> Result<bool, Fault> {
    Ok(db
        .prepare_cached("SELECT 1 FROM case_file WHERE id = ?1 AND collector IS NOT NULL")?
        .exists([case.to_string()])?)
}

/// The id of every case.
pub(crate) fn ids(db: &Connection) -> Result<Vec<Id>, Fault> {
    let mut statement = db.prepare("SELECT id FROM case_file ORDER BY id")?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    rows.map(|id| id?.parse().map_err(|_| Fault::damaged("a case id"))).collect()
}

/// Whether a case of this id is here. A tray is none.
pub(crate) fn is_known(db: &Connection, case: &Id) -> Result<bool, Fault> {
    Ok(db
        .prepare_cached("SELECT 1 FROM case_file WHERE id = ?1 AND code NOT LIKE '…%'")?
        .exists([case.to_string()])?)
}
