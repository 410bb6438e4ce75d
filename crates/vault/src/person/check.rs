//! Whether the rows about persons say what the logs sealed, and whether every identity half that should be
//! here is here and whole.

use rusqlite::Connection;
use sanad_evidence::{Id, Schema};

use super::{half, rows};
use crate::fault::Fault;
use crate::fixity::{FixityFinding, FixityReport};
use crate::{Vault, about, second};

/// The version of the store that first had persons: a backup that is read where it lies may be older.
const FIRST_WITH_PERSONS: i32 = 4;

/// A finding, and the query that names every thing it is about.
const QUERIES: [(&str, &str); 3] = [
    (
        "person-missing",
        "SELECT DISTINCT thing FROM record WHERE kind = 'person/1' AND thing NOT IN (SELECT id FROM person)
         ORDER BY thing",
    ),
    // A half is here, or it was burned and the log says so, or there never was one.
    (
        "identity-state-wrong",
        "SELECT id FROM person p WHERE burned <> (key_id IS NULL
                AND EXISTS (SELECT 1 FROM entry WHERE thing = p.identity AND action = 'Disposed'))
            OR (key_id IS NOT NULL) <> EXISTS (SELECT 1 FROM record r JOIN sealed_record s ON s.digest = r.digest
                                               WHERE r.thing = p.identity)
         ORDER BY id",
    ),
    // Sealed into a half after it was last burned, by an entry here or brought by a bundle, and gone.
    (
        "record-missing",
        "SELECT s.name FROM (SELECT record AS name, thing, log, idx FROM entry WHERE record IS NOT NULL
                             UNION ALL SELECT t.name, r.thing, 0, 0 FROM taken t JOIN record r ON r.digest = t.name
                                       WHERE t.kind = 'record') s
         JOIN record r ON r.digest = s.name
         WHERE r.kind IN ('identity/1', 'mark/1') AND r.digest NOT IN (SELECT digest FROM sealed_record)
           AND NOT EXISTS (SELECT 1 FROM entry d WHERE d.thing = s.thing AND d.action = 'Disposed'
                             AND (d.log, d.idx) > (s.log, s.idx))
         GROUP BY s.name ORDER BY s.name",
    ),
];

/// Everything that can be wrong with what is kept of persons.
pub(crate) fn check(vault: &Vault, db: &Connection, report: &mut FixityReport) -> Result<(), Fault> {
    let version: i32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version < FIRST_WITH_PERSONS {
        return Ok(());
    }
    let mut find = |code, thing: String| report.findings.push(FixityFinding { code, thing });
    for (code, sql) in QUERIES {
        let mut statement = db.prepare(sql)?;
        for thing in statement.query_map([], |row| row.get::<_, String>(0))? {
            find(code, thing?);
        }
    }
    let damaged = second::damaged_approvals(db)?;
    damaged.into_iter().for_each(|thing| find("approval-damaged", thing));
    for stock in rows::all(db)? {
        let newest = match about::newest(db, &stock.case, &stock.id, &Schema::PERSON) {
            Err(Fault::Damaged { .. }) => None,
            other => other?,
        };
        let says = |field, value: &str| {
            newest.as_ref().is_some_and(|record| record.text_of(field).is_none_or(|said| said == value))
        };
        let id = |id: &Id| id.to_string();
        let agrees = newest.as_ref().is_some_and(|record| record.text_of("person") == Some(&id(&stock.id)))
            && says("case", &id(&stock.case))
            && says("code", &stock.code);
        if !agrees {
            find("person-unsealed", id(&stock.id));
        }
        for digest in half::damaged(vault, db, &stock)? {
            find("record-damaged", digest.to_string());
        }
    }
    Ok(())
}
