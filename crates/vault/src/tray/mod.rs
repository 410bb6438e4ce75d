//! The tray: things taken in before anyone knows where they belong, and their filing into a case
//! (FORMAT.md, "Tray").
//!
//! A tray is a case of its own that stands in no list of cases and never leaves. Its custody log holds the
//! first entry about each thing; filing carries that entry and its proof into the log of the case, and seals
//! there anew what was known.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io::Read;

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Digest, Id, Schema};
use serde_json::json;

use crate::acquire::{AcquireError, Acquired, Found};
use crate::case::{self, CaseError};
use crate::custody::{self, Draft, LogRow, from_sql};
use crate::fault::Fault;
use crate::items::{self, ItemError, Stock};
use crate::job::Job;
use crate::vault::{fact, set_fact};
use crate::{Role, Vault, index};

/// The fact that says which tray is in use.
const TRAY: &str = "tray";

/// Why an item was not filed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FileError {
    /// The item is in a case already: there it stays.
    #[error("this item is not in the tray")]
    NotInTray,
    /// The case.
    #[error(transparent)]
    Case(#[from] CaseError),
    /// The item.
    #[error(transparent)]
    Item(#[from] ItemError),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl FileError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotInTray => "item-not-in-tray",
            Self::Case(error) => error.code(),
            Self::Item(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// An item that was filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// The record that carries its first entry.
    pub record: Digest,
    /// The same bytes are in the case already, as this item. Both are kept.
    pub same_as: Option<Id>,
}

impl Vault {
    /// The tray in use; `None` when nothing was taken into one yet, or all of it was filed.
    ///
    /// Its items are listed, described and looked at as those of a case are. It cannot be transferred.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn tray(&self) -> Result<Option<Id>, Fault> {
        self.read(current)
    }

    /// Takes a file into the tray, which is made if there is none: as [`Vault::acquire`], with nothing to
    /// decide before.
    ///
    /// # Errors
    /// [`AcquireError`]; then nothing of the file is in the vault.
    pub fn acquire_into_tray(&self, found: &Found, job: &Job) -> Result<Acquired, AcquireError> {
        self.acquire(&self.open_tray()?, found, job)
    }

    /// The same with bytes that are in no file, as [`Vault::acquire_bytes`].
    ///
    /// # Errors
    /// [`AcquireError`]; then nothing of it is in the vault.
    pub fn acquire_bytes_into_tray(
        &self,
        name: &str,
        bytes: &mut (dyn Read + Send),
        job: &Job,
    ) -> Result<Acquired, AcquireError> {
        self.acquire_bytes(&self.open_tray()?, name, bytes, job)
    }

    fn open_tray(&self) -> Result<Id, AcquireError> {
        if self.role() != Role::Collector {
            return Err(AcquireError::PartnersVault);
        }
        if let Some(tray) = self.tray()? {
            return Ok(tray);
        }
        self.write(|tx| {
            if let Some(tray) = current(tx)? {
                return Ok(tray);
            }
            // A number that tells nothing: only this vault ever shows it.
            let number: i64 = tx
                .query_row("SELECT count(*) + 1 FROM case_file WHERE code LIKE '…%'", [], |row| row.get(0))
                .map_err(Fault::from)?;
            let code = if number == 1 { "…tray".to_owned() } else { format!("…tray{number}") };
            let tray = self.begin_case(tx, &code)?;
            set_fact(tx, TRAY, &tray.to_string())?;
            Ok(tray)
        })
    }

    /// Files an item of the tray into a case. Its id, first digest and first time stay; the case's log
    /// gets the proof of its first entry and everything that was stated of it, sealed anew in its order.
    ///
    /// A tray of which all was filed is not used again: who receives two cases cannot tell by later trays
    /// that they come from one vault.
    ///
    /// # Errors
    /// [`FileError`].
    pub fn file_item(&self, item: &Id, case: &Id) -> Result<Filed, FileError> {
        self.write(|tx| {
            let stock =
                items::stock(tx, item)?.ok_or_else(|| ItemError::NotFound { given: item.to_string() })?;
            if !is_tray(tx, &stock.case)? {
                return Err(FileError::NotInTray);
            }
            if stock.key_id.is_none() {
                return Err(ItemError::NotKept { state: stock.state }.into());
            }
            if !case::is_known(tx, case)? {
                return Err(CaseError::NotFound { code: case.to_string() }.into());
            }
            if case::is_foreign(tx, case)? {
                return Err(CaseError::Foreign { code: case.to_string() }.into());
            }
            let same_as = same_bytes(tx, case, &stock)?;
            let first = first_entry(tx, &stock)?;
            let known = records_in_order(tx, &stock)?;
            move_rows(tx, &stock, case)?;
            let values = BTreeMap::from([
                ("item", json!(item.to_string())),
                ("from_case", json!(stock.case.to_string())),
                ("from_log", json!(first.log.origin)),
                ("log_key", json!(first.log.vkey)),
                ("entry", json!(first.text)),
                ("proof", json!(first.proof)),
                ("at", json!(self.now().to_string())),
            ]);
            let record = self.keep_record(tx, &Schema::FILED, case, item, values)?;
            let about = |action, record, outcome| Draft {
                action,
                case: *case,
                thing_kind: ThingKind::Item,
                thing: *item,
                digest: Some(stock.digest),
                record: Some(record),
                outcome,
            };
            self.append(tx, &about(Action::Filed, record, None))?;
            for digest in known {
                self.append(tx, &about(Action::RecordSealed, digest, Some("carried-over")))?;
            }
            index::note(tx, index::Kind::Item, item)?;
            retire(tx, &stock.case)?;
            Ok(Filed { record, same_as })
        })
    }
}

/// Whether a case is a tray.
pub(crate) fn is_tray(db: &Connection, case: &Id) -> Result<bool, Fault> {
    Ok(db
        .prepare_cached("SELECT 1 FROM case_file WHERE id = ?1 AND code LIKE '…%'")?
        .exists([case.to_string()])?)
}

fn current(db: &Connection) -> Result<Option<Id>, Fault> {
    let id = fact(db, TRAY)?.filter(|id| !id.is_empty());
    id.map(|id| id.parse().map_err(|_| Fault::damaged("the tray"))).transpose()
}

/// A tray that holds no original any more is used no more.
pub(crate) fn retire(tx: &Connection, tray: &Id) -> Result<(), Fault> {
    let holds = tx
        .prepare_cached("SELECT 1 FROM item WHERE case_id = ?1 AND key_id IS NOT NULL")?
        .exists([tray.to_string()])?;
    if !holds && current(tx)? == Some(*tray) {
        set_fact(tx, TRAY, "")?;
    }
    Ok(())
}

/// The item of a case that has the same bytes.
fn same_bytes(db: &Connection, case: &Id, stock: &Stock) -> Result<Option<Id>, Fault> {
    let same: Option<String> = db
        .prepare_cached("SELECT id FROM item WHERE case_id = ?1 AND digest = ?2 ORDER BY position LIMIT 1")?
        .query_row(params![case.to_string(), stock.digest.to_string()], |row| row.get(0))
        .optional()?;
    same.map(|id| id.parse().map_err(|_| Fault::damaged("an item's row"))).transpose()
}

/// The entry by which an item came, and what proves it.
struct FirstEntry {
    log: LogRow,
    text: String,
    proof: String,
}

fn first_entry(db: &Connection, stock: &Stock) -> Result<FirstEntry, Fault> {
    let (log, index, text): (i64, i64, String) = db
        .prepare_cached(
            "SELECT e.log, e.idx, e.text FROM entry e JOIN log l ON l.id = e.log
             WHERE e.thing = ?1 AND l.case_id = ?2 ORDER BY e.log, e.idx LIMIT 1",
        )?
        .query_row(params![stock.id.to_string(), stock.case.to_string()], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
    let index = from_sql(index);
    let log = custody::all_logs(db, &stock.case)?
        .into_iter()
        .find(|row| row.id == log)
        .ok_or_else(|| Fault::damaged("the custody log"))?;
    // Proved under the log as it was then: what came into the tray later is nobody's business.
    let then = LogRow { size: index.saturating_add(1), ..log.clone() };
    let checkpoint = custody::signed_checkpoint(db, &then)?;
    let proof = custody::proof(db, &then, index, &checkpoint)?.to_string();
    Ok(FirstEntry { log, text, proof })
}

/// The records about an item whose words are here, in the order in which the tray's logs sealed them.
fn records_in_order(db: &Connection, stock: &Stock) -> Result<Vec<Digest>, Fault> {
    let mut statement = db.prepare_cached(
        "SELECT e.record FROM entry e JOIN log l ON l.id = e.log JOIN record r ON r.digest = e.record
         WHERE e.thing = ?1 AND l.case_id = ?2 AND r.text IS NOT NULL ORDER BY e.log, e.idx",
    )?;
    let rows = statement.query_map([stock.id.to_string(), stock.case.to_string()], |row| row.get(0))?;
    let mut digests: Vec<Digest> = Vec::new();
    for digest in rows {
        let digest: Digest =
            digest.map(|text: String| text.parse().map_err(|_| Fault::damaged("a record")))??;
        // What a restore sealed anew counts at its later place, as everywhere.
        digests.retain(|known| *known != digest);
        digests.push(digest);
    }
    Ok(digests)
}

/// The item's row and its records belong to the case from now on; the numbers of the tray close up.
fn move_rows(tx: &Transaction<'_>, stock: &Stock, case: &Id) -> Result<(), Fault> {
    let (item, tray) = (stock.id.to_string(), stock.case.to_string());
    let place: i64 = tx.query_row("SELECT place FROM item WHERE id = ?1", [&item], |row| row.get(0))?;
    tx.execute(
        "UPDATE item SET case_id = ?2, place = (SELECT coalesce(max(place), 0) + 1 FROM item WHERE case_id = ?2)
         WHERE id = ?1",
        params![item, case.to_string()],
    )?;
    tx.execute("UPDATE item SET place = place - 1 WHERE case_id = ?1 AND place > ?2", params![tray, place])?;
    tx.execute("UPDATE record SET case_id = ?2 WHERE thing = ?1", params![item, case.to_string()])?;
    Ok(())
}
