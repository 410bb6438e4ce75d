//! What a partner's desk held before: asked by the verifier while a bundle streams through it.

use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, OptionalExtension as _, params};
use sanad_evidence::log::Checkpoint;
use sanad_evidence::verify::Held;
use sanad_evidence::{Digest, Id, Record, Schema};

use crate::Vault;
use crate::custody::{self, from_sql, to_sql};
use crate::fault::Fault;

/// What is held of one collector. The store is asked for each fact alone, so that no lock is held
/// while files are read.
pub(crate) struct DeskHeld<'a> {
    vault: &'a Vault,
    collector: Id,
    /// The first failure of the store: an answer of "nothing" was then none, and nothing may pass.
    failed: Mutex<Option<Fault>>,
}

impl<'a> DeskHeld<'a> {
    pub(crate) const fn new(vault: &'a Vault, collector: Id) -> Self {
        Self { vault, collector, failed: Mutex::new(None) }
    }

    /// Whether every answer was one.
    pub(crate) fn into_result(self) -> Result<(), Fault> {
        self.failed.into_inner().unwrap_or_else(PoisonError::into_inner).map_or(Ok(()), Err)
    }

    fn ask<T: Default>(&self, question: impl FnOnce(&Connection) -> Result<T, Fault>) -> T {
        self.vault.read(question).unwrap_or_else(|fault| {
            self.failed.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(fault);
            T::default()
        })
    }
}

fn digest(text: &str) -> Result<Digest, Fault> {
    text.parse().map_err(|_| Fault::damaged("a digest in the store"))
}

impl Held for DeskHeld<'_> {
    fn remembers(&self) -> bool {
        true
    }

    fn log(&self, origin: &str) -> Option<(Checkpoint, String)> {
        self.ask(|db| {
            let row: Option<(i64, String, String)> = db
                .query_row("SELECT size, root, vkey FROM foreign_log WHERE origin = ?1", [origin], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
                })
                .optional()?;
            row.map(|(size, root, vkey)| {
                let checkpoint =
                    Checkpoint { log: custody::log_id(origin)?, size: from_sql(size), root: digest(&root)? };
                Ok((checkpoint, vkey))
            })
            .transpose()
        })
    }

    fn has_other_log(&self, case: &Id, origin: &str) -> bool {
        self.ask(|db| {
            Ok(db
                .prepare("SELECT 1 FROM foreign_log WHERE case_id = ?1 AND origin <> ?2 AND collector = ?3")?
                .exists([case.to_string(), origin.to_owned(), self.collector.to_string()])?)
        })
    }

    fn entry(&self, origin: &str, index: u64) -> Option<Digest> {
        self.ask(|db| {
            let text: Option<String> = db
                .prepare_cached("SELECT digest FROM foreign_entry WHERE origin = ?1 AND idx = ?2")?
                .query_row(params![origin, to_sql(index)], |row| row.get(0))
                .optional()?;
            text.map(|text| digest(&text)).transpose()
        })
    }

    fn newest_about(&self, origin: &str, thing: &Id) -> Option<(u64, Digest)> {
        self.ask(|db| {
            let row: Option<(i64, String)> = db
                .prepare_cached(
                    "SELECT idx, digest FROM foreign_entry WHERE origin = ?1 AND thing = ?2 ORDER BY idx DESC LIMIT 1",
                )?
                .query_row([origin.to_owned(), thing.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            row.map(|(index, text)| Ok((from_sql(index), digest(&text)?))).transpose()
        })
    }

    fn item(&self, item: &Id) -> Option<(Digest, bool)> {
        self.ask(|db| {
            let row: Option<(String, bool)> = db
                .prepare_cached(
                    "SELECT i.digest, i.key_id IS NOT NULL FROM item i JOIN case_file c ON c.id = i.case_id
                     WHERE i.id = ?1 AND c.collector = ?2",
                )?
                .query_row([item.to_string(), self.collector.to_string()], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })
                .optional()?;
            row.map(|(text, kept)| Ok((digest(&text)?, kept))).transpose()
        })
    }

    fn statements(&self, item: &Id) -> Vec<(String, u64, Record)> {
        self.ask(|db| {
            let kind = Schema::CONSENT_BASIS.name;
            let mut statement = db.prepare_cached(
                "SELECT f.origin, f.idx, r.digest FROM foreign_entry f
                 JOIN foreign_log l ON l.origin = f.origin JOIN record r ON r.digest = f.record
                 WHERE f.thing = ?1 AND r.kind IN (?2 || '/1', ?2 || '/2') AND l.collector = ?3
                 ORDER BY l.position, f.idx",
            )?;
            let params = [item.to_string(), kind.to_owned(), self.collector.to_string()];
            let rows = statement.query_map(params, |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?))
            })?;
            let mut statements = Vec::new();
            for row in rows {
                let (origin, index, text) = row?;
                if let Some(record) = custody::record(db, &digest(&text)?)? {
                    statements.push((origin, from_sql(index), record));
                }
            }
            Ok(statements)
        })
    }

    fn media_type(&self, item: &Id) -> Option<String> {
        self.ask(|db| {
            let text: Option<Option<String>> = db
                .prepare_cached(
                    "SELECT r.digest FROM item i JOIN record r ON r.digest = i.record
                     JOIN case_file c ON c.id = i.case_id WHERE i.id = ?1 AND c.collector = ?2",
                )?
                .query_row([item.to_string(), self.collector.to_string()], |row| row.get(0))
                .optional()?;
            let Some(text) = text.flatten() else { return Ok(None) };
            let record = custody::record(db, &digest(&text)?)?;
            Ok(record.and_then(|record| record.text_of("media_type").map(str::to_owned)))
        })
    }

    fn said(&self, person: &Id) -> Vec<(String, u64, Option<Record>)> {
        self.ask(|db| {
            let mut statement = db.prepare_cached(
                "SELECT f.origin, f.idx, f.record FROM foreign_entry f JOIN foreign_log l ON l.origin = f.origin
                 WHERE f.thing IN (SELECT id FROM consent WHERE person = ?1) AND l.collector = ?2
                 ORDER BY l.position, f.idx",
            )?;
            let rows = statement.query_map([person.to_string(), self.collector.to_string()], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, Option<String>>(2)?))
            })?;
            let mut said = Vec::new();
            for row in rows {
                let (origin, index, text) = row?;
                let record = text.map(|text| custody::record(db, &digest(&text)?)).transpose()?.flatten();
                said.push((origin, from_sql(index), record));
            }
            Ok(said)
        })
    }

    fn person_of(&self, thing: &Id) -> Option<Id> {
        self.ask(|db| {
            let text: Option<String> = db
                .prepare_cached(
                    "SELECT p.id FROM person p JOIN case_file c ON c.id = p.case_id
                     WHERE c.collector = ?2 AND p.id IN
                        (SELECT id FROM person WHERE id = ?1 UNION ALL SELECT id FROM person WHERE identity = ?1
                         UNION ALL SELECT person FROM account WHERE id = ?1
                         UNION ALL SELECT person FROM consent WHERE id = ?1)",
                )?
                .query_row([thing.to_string(), self.collector.to_string()], |row| row.get(0))
                .optional()?;
            text.map(|text| text.parse().map_err(|_| Fault::damaged("a person's row"))).transpose()
        })
    }

    fn invitation(&self) -> Option<Id> {
        // A collector is known here by the invitation that was made for her.
        Some(self.collector)
    }

    fn bundle(&self, bundle: &Id) -> bool {
        self.ask(|db| {
            Ok(db
                .prepare("SELECT 1 FROM inbox WHERE bundle = ?1 AND state IN ('taken-in', 'accepted')")?
                .exists([bundle.to_string()])?)
        })
    }

    fn numbered(&self, branch: &Id, sequence: u64) -> Option<Digest> {
        self.ask(|db| {
            let text: Option<String> = db
                .query_row(
                    "SELECT digest FROM inbox WHERE collector = ?1 AND branch = ?2 AND sequence = ?3
                     AND state IN ('taken-in', 'accepted')",
                    params![self.collector.to_string(), branch.to_string(), to_sql(sequence)],
                    |row| row.get(0),
                )
                .optional()?;
            text.map(|text| digest(&text)).transpose()
        })
    }

    fn knows_sender(&self) -> bool {
        self.ask(|db| {
            Ok(db
                .prepare("SELECT 1 FROM inbox WHERE collector = ?1 AND state IN ('taken-in', 'accepted')")?
                .exists([self.collector.to_string()])?)
        })
    }
}
