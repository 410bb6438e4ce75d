//! Whether the tables say what the logs sealed, and no less: each row a log entry calls for, each state
//! an entry explains, and what bundles carried out of the house.
//!
//! Someone who has the vault's key can write all of it anew. What left before, a partner cosigned.

use rusqlite::Connection;
use sanad_evidence::Digest;
use sanad_evidence::log::merkle::{self, MemoryNodes, Nodes as _};

use crate::custody::{LogRow, from_sql};
use crate::fault::Fault;
use crate::fixity::{FixityFinding, FixityReport};

/// A finding, and the query that names every thing it is about.
const QUERIES: [(&str, &str); 8] = [
    // Sealed by an entry here, or brought by a bundle; gone, or erased without a disposal.
    (
        "record-missing",
        "SELECT s.name FROM (SELECT record AS name, thing FROM entry WHERE record IS NOT NULL
                             UNION SELECT t.name, r.thing FROM taken t LEFT JOIN record r ON r.digest = t.name
                                   WHERE t.kind = 'record') s
         LEFT JOIN record r ON r.digest = s.name
         WHERE r.digest IS NULL
            OR (r.text IS NULL AND r.kind NOT IN ('identity/1', 'mark/1') AND (r.kind LIKE 'tombstone/_' OR NOT EXISTS
                    (SELECT 1 FROM entry d WHERE d.thing = r.thing AND d.action = 'Disposed')))
         ORDER BY s.name",
    ),
    (
        "record-unsealed",
        "SELECT digest FROM record r WHERE NOT EXISTS (SELECT 1 FROM entry WHERE record = r.digest)
            AND NOT EXISTS (SELECT 1 FROM foreign_entry WHERE record = r.digest) ORDER BY digest",
    ),
    (
        "item-missing",
        "SELECT thing FROM entry WHERE action = 'Acquired' AND thing NOT IN (SELECT id FROM item)
         UNION SELECT thing FROM record WHERE kind = 'item/1' AND thing NOT IN (SELECT id FROM item)
         ORDER BY thing",
    ),
    (
        "item-state-wrong",
        "SELECT i.id FROM item i JOIN case_file c ON c.id = i.case_id
         WHERE (i.key_id IS NOT NULL) <> (i.state = 'kept') OR i.state <> CASE
            WHEN EXISTS (SELECT 1 FROM entry WHERE thing = i.id AND action = 'Disposed') THEN 'disposed'
            WHEN EXISTS (SELECT 1 FROM entry WHERE thing = i.id AND action = 'Forgotten') THEN 'forgotten'
            WHEN c.collector IS NULL THEN 'kept'
            WHEN EXISTS (SELECT 1 FROM taken WHERE kind = 'original' AND name = i.id) THEN 'kept'
            ELSE 'to-follow' END
         ORDER BY i.id",
    ),
    (
        "account-missing",
        "SELECT DISTINCT thing FROM record WHERE kind = 'account/1' AND thing NOT IN (SELECT id FROM account)
         ORDER BY thing",
    ),
    (
        "account-state-wrong",
        "SELECT id FROM account a WHERE (a.state = 'disposed') <>
            EXISTS (SELECT 1 FROM entry WHERE thing = a.id AND action = 'Disposed') ORDER BY id",
    ),
    (
        "case-missing",
        "SELECT case_id FROM log WHERE case_id NOT IN (SELECT id FROM case_file)
         UNION SELECT case_id FROM item WHERE case_id NOT IN (SELECT id FROM case_file) ORDER BY case_id",
    ),
    (
        "log-damaged",
        "SELECT id FROM case_file c WHERE NOT EXISTS (SELECT 1 FROM log WHERE case_id = c.id AND open = 1)
         ORDER BY id",
    ),
];

/// The pages of `vault.db` that are not what was written, also those no query reads.
pub(crate) fn damaged_pages(db: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = db.prepare("PRAGMA cipher_integrity_check")?;
    let pages = statement.query_map([], |row| row.get(0))?;
    pages.collect()
}

/// Whether a store has the tables of persons and accounts. A backup of an older version, which is read as it
/// lies, has none.
pub(crate) fn knows_persons(db: &Connection) -> Result<bool, Fault> {
    Ok(db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'person'")?.exists([])?)
}

/// Everything the tables must hold because a log says so, and nothing a log does not.
pub(crate) fn check(db: &Connection, report: &mut FixityReport) -> Result<(), Fault> {
    let knows_persons = knows_persons(db)?;
    for (code, sql) in QUERIES.iter().filter(|(code, _)| knows_persons || !code.starts_with("account-")) {
        let mut statement = db.prepare(sql)?;
        let things = statement.query_map([], |row| row.get::<_, String>(0))?;
        for thing in things {
            report.findings.push(FixityFinding { code, thing: thing? });
        }
    }
    Ok(())
}

/// Whether every node stored of a log's tree is the one its entries give, and none is missing: a proof
/// may need any of them.
pub(crate) fn tree_agrees(db: &Connection, row: &LogRow, nodes: &MemoryNodes) -> Result<bool, Fault> {
    let mut statement = db.prepare("SELECT level, idx, hash FROM node WHERE log = ?1")?;
    let mut rows = statement.query([row.id])?;
    let mut count = 0_u64;
    while let Some(stored) = rows.next()? {
        let (level, index, hash): (i64, i64, [u8; 32]) = (stored.get(0)?, stored.get(1)?, stored.get(2)?);
        let Ok(level) = u8::try_from(level) else { return Ok(false) };
        if nodes.node(level, from_sql(index)).ok() != Some(Digest::from_bytes(hash)) {
            return Ok(false);
        }
        count = count.saturating_add(1);
    }
    // A tree of n leaves has 2n - (ones in n) complete subtrees.
    let size = nodes.size();
    Ok(count == size.saturating_mul(2).saturating_sub(u64::from(size.count_ones())))
}

/// Whether a log still is what each bundle that left said it was.
pub(crate) fn check_sent(
    db: &Connection,
    row: &LogRow,
    nodes: &MemoryNodes,
    report: &mut FixityReport,
) -> Result<(), Fault> {
    let mut statement = db.prepare(
        "SELECT id, size, root FROM bundle WHERE origin = ?1 AND state <> 'withdrawn' ORDER BY position",
    )?;
    let mut rows = statement.query([&row.origin])?;
    while let Some(bundle) = rows.next()? {
        let (id, size, root): (String, i64, String) = (bundle.get(0)?, bundle.get(1)?, bundle.get(2)?);
        let size = from_sql(size);
        let code = if size > nodes.size() {
            "log-cut-back"
        } else if merkle::root(nodes, size).is_ok_and(|now| now.to_string() == root) {
            continue;
        } else {
            "log-forked"
        };
        report.findings.push(FixityFinding { code, thing: format!("{} at bundle {id}", row.origin) });
    }
    Ok(())
}
