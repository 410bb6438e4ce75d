//! What a case's custody log sealed about one thing: its records and its entries, in the log's order.
//!
//! Only the logs of the thing's own case count: whatever another collector says of it says nothing.

use rusqlite::{Connection, params};
use sanad_evidence::{Digest, Entry, Id, Record, Schema};

use crate::custody;
use crate::fault::Fault;
use crate::items::EntryView;

/// Asked for every row of a list: every table in it is found by an index.
pub(crate) const DIGESTS: &str = "SELECT r.digest FROM record r
     LEFT JOIN entry e ON e.record = r.digest
     LEFT JOIN log o ON o.id = e.log
     LEFT JOIN foreign_entry f ON f.record = r.digest
     LEFT JOIN foreign_log l ON l.origin = f.origin
     WHERE r.thing = ?1 AND r.kind = ?2 AND (o.case_id = ?3 OR l.case_id = ?3)
     ORDER BY l.position, f.idx, e.log, e.idx";

/// The digests of the records about a thing that are of one kind, each once, in the order of the custody
/// log: on a partner's desk those of the collector's logs first, then by own entries.
pub(crate) fn digests(db: &Connection, case: &Id, thing: &Id, schema: &Schema) -> Result<Vec<Digest>, Fault> {
    let kind = format!("{}/{}", schema.name, schema.version);
    let mut statement = db.prepare_cached(DIGESTS)?;
    let rows = statement
        .query_map(params![thing.to_string(), kind, case.to_string()], |row| row.get::<_, String>(0))?;
    let mut digests: Vec<Digest> = Vec::new();
    for digest in rows {
        let digest: Digest = digest?.parse().map_err(|_| Fault::damaged("a record"))?;
        // A record that was sealed anew after a restore stands in both logs, and counts once: at its
        // later place, as all that were sealed anew kept their order.
        digests.retain(|known| *known != digest);
        digests.push(digest);
    }
    Ok(digests)
}

/// These records, as far as their words are here.
pub(crate) fn records(db: &Connection, case: &Id, thing: &Id, schema: &Schema) -> Result<Vec<Record>, Fault> {
    let mut records = Vec::new();
    for digest in digests(db, case, thing, schema)? {
        records.extend(custody::record(db, &digest)?);
    }
    Ok(records)
}

/// The newest of them, if there is any.
pub(crate) fn newest(
    db: &Connection,
    case: &Id,
    thing: &Id,
    schema: &Schema,
) -> Result<Option<Record>, Fault> {
    match digests(db, case, thing, schema)?.last() {
        Some(digest) => custody::record(db, digest),
        None => Ok(None),
    }
}

/// The entries about a thing, of the collector's logs first, then of those written here.
pub(crate) fn entries(db: &Connection, case: &Id, thing: &Id) -> Result<Vec<EntryView>, Fault> {
    let queries = [
        "SELECT f.text, 1 FROM foreign_entry f JOIN foreign_log l ON l.origin = f.origin
         WHERE f.thing = ?1 AND l.case_id = ?2 ORDER BY l.position, f.idx",
        "SELECT e.text, 0 FROM entry e JOIN log l ON l.id = e.log
         WHERE e.thing = ?1 AND l.case_id = ?2 ORDER BY e.log, e.idx",
    ];
    let mut views = Vec::new();
    for query in queries {
        let mut statement = db.prepare_cached(query)?;
        let mut rows = statement.query([thing.to_string(), case.to_string()])?;
        while let Some(row) = rows.next()? {
            let (text, foreign): (String, bool) = (row.get(0)?, row.get(1)?);
            let record = Record::parse(&text).map_err(|_| Fault::damaged("the custody log"))?;
            let entry = Entry::from_record(&record).map_err(|_| Fault::damaged("the custody log"))?;
            views.push(EntryView::of(entry, record.digest(), foreign));
        }
    }
    Ok(views)
}
