//! Gathering: what is new for a partner and may leave, and what stays.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sanad_evidence::consent::{self, Purpose};
use sanad_evidence::entry::Action;
use sanad_evidence::{Digest, Id, Schema};

use super::{Contents, Stays};
use crate::custody::{self, LogRow, from_sql, to_sql};
use crate::device;
use crate::fault::Fault;
use crate::items::{self};

/// How many items one bundle brings for the first time: what comes before the originals is held in
/// memory on both sides.
const MOST_ITEMS: usize = 5_000;

/// Gathers what is new for a partner: asks consent for every item, and lists what stays.
pub(super) fn gather(tx: &Transaction<'_>, case: &Id, log: &LogRow, partner: &Id) -> Result<Contents, Fault> {
    let mut contents = Contents::default();
    let held = held_names(tx, partner)?;
    let is_held = |kind: &str, name: &str| held.contains(&(kind.to_owned(), name.to_owned()));
    let mut things = vec![*case];
    let mut new_items = 0_usize;
    for stock in items::stocks(tx, Some(case))? {
        let standing = items::standing(tx, &stock.id)?;
        let known = is_held("record", &stock.record.to_string());
        let purpose = consent::best_purpose(&standing, &device::claimed_now());
        match purpose {
            Err(reasons) => {
                let file_name = custody::record(tx, &stock.record)?
                    .and_then(|record| record.text_of("file_name").map(str::to_owned));
                // What was disposed of does not stay: it is gone, and its tombstone says so.
                if stock.state != "disposed" {
                    let reason = consent::first_code(&reasons);
                    contents.stays.push(Stays { item: stock.id, file_name, reason });
                }
                // What the partner holds already, it must hear of: a withdrawal goes at once.
                if known {
                    let kinds = [Schema::CONSENT_BASIS, Schema::TOMBSTONE];
                    add_records(tx, &stock.id, &kinds, &is_held, &mut contents)?;
                    things.push(stock.id);
                }
            }
            // A record without its original would be refused, and rightly.
            Ok(_) if stock.key_id.is_none() && !known => {
                contents.stays.push(Stays { item: stock.id, file_name: None, reason: "original-not-kept" });
            }
            // What does not fit into this bundle goes with the next.
            Ok(_) if !known && new_items >= MOST_ITEMS => contents.more = true,
            Ok(purpose) => {
                new_items = new_items.saturating_add(usize::from(!known));
                let kinds = [
                    Schema::ITEM,
                    Schema::FILED,
                    Schema::DESCRIPTION,
                    Schema::CONSENT_BASIS,
                    Schema::TOMBSTONE,
                ];
                add_records(tx, &stock.id, &kinds, &is_held, &mut contents)?;
                things.push(stock.id);
                if purpose == Purpose::Safekeeping {
                    contents.safekeeping.push(stock.id);
                }
                if stock.key_id.is_some() && !is_held("original", &stock.id.to_string()) {
                    contents.originals.push(stock);
                }
            }
        }
    }
    add_records(tx, case, &[Schema::CASE, Schema::RESTORED], &is_held, &mut contents)?;
    things.extend(bundles_of(tx, case, partner)?);
    for thing in &things {
        add_entries(tx, log, thing, &is_held, &mut contents)?;
    }
    if !contents.news && contents.originals.is_empty() && contents.records.is_empty() {
        contents.entries.clear();
    }
    Ok(contents)
}

/// Whether an action only tells of transfers and checks: alone it is no reason for a bundle.
fn is_bookkeeping(action: &str) -> bool {
    [
        Action::Sealed,
        Action::Transferred,
        Action::AcceptanceRecorded,
        Action::ReceiptRecorded,
        Action::FixityChecked,
    ]
    .iter()
    .any(|one| one.code() == action)
}

fn add_records(
    db: &Connection,
    thing: &Id,
    kinds: &[Schema],
    is_held: &impl Fn(&str, &str) -> bool,
    contents: &mut Contents,
) -> Result<(), Fault> {
    for schema in kinds {
        for record in items::records_about(db, thing, schema)? {
            let digest = record.digest();
            if !is_held("record", &digest.to_string()) {
                // Why she destroyed something is hers to tell; that she did, the partner must hear.
                let reasoned = record.is(&Schema::TOMBSTONE) && record.text_of("reason").is_some();
                let copy =
                    if reasoned { record.withhold(&["reason"], "redaction.safety") } else { Ok(record) };
                let copy = copy.map_err(|_| Fault::damaged("a record"))?;
                contents.records.insert(digest, copy.to_text());
            }
        }
    }
    Ok(())
}

/// The entries about a thing that are new, and the newest of all as its head.
fn add_entries(
    db: &Connection,
    log: &LogRow,
    thing: &Id,
    is_held: &impl Fn(&str, &str) -> bool,
    contents: &mut Contents,
) -> Result<(), Fault> {
    let mut statement = db.prepare_cached(
        "SELECT idx, digest, text, action FROM entry WHERE log = ?1 AND thing = ?2 ORDER BY idx",
    )?;
    let mut rows = statement.query(params![log.id, thing.to_string()])?;
    while let Some(row) = rows.next()? {
        let (index, digest, text): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let head = digest.parse().map_err(|_| Fault::damaged("the custody log"))?;
        contents.heads.insert(*thing, (from_sql(index), head));
        if !is_held("entry", &digest) {
            contents.news |= !is_bookkeeping(&row.get::<_, String>(3)?);
            contents.entries.insert(from_sql(index), text);
        }
    }
    Ok(())
}

fn held_names(db: &Connection, partner: &Id) -> Result<BTreeSet<(String, String)>, Fault> {
    let mut statement = db.prepare("SELECT kind, name FROM held WHERE partner = ?1")?;
    let rows = statement.query_map([partner.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Earlier bundles of a case for a partner: their entries are part of what it sees.
fn bundles_of(db: &Connection, case: &Id, partner: &Id) -> Result<Vec<Id>, Fault> {
    let mut statement = db.prepare(
        "SELECT id FROM bundle WHERE case_id = ?1 AND partner = ?2 AND state <> 'withdrawn' ORDER BY position",
    )?;
    let rows = statement.query_map([case.to_string(), partner.to_string()], |row| row.get::<_, String>(0))?;
    rows.map(|id| id?.parse().map_err(|_| Fault::damaged("a bundle's row"))).collect()
}

/// The number of the next bundle for a partner, the digest of the one before, and the branch.
pub(super) fn number(db: &Connection, partner: &Id) -> Result<(u64, Option<Digest>, Id), Fault> {
    let branch: String =
        db.query_row("SELECT value FROM fact WHERE name = 'branch'", [], |row| row.get(0))?;
    let last: Option<(i64, String, String)> = db
        .query_row(
            "SELECT sequence, digest, branch FROM bundle WHERE partner = ?1 AND state <> 'withdrawn'
             ORDER BY position DESC LIMIT 1",
            [partner.to_string()],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()?;
    let bad = || Fault::damaged("a bundle's row");
    let id = branch.parse().map_err(|_| bad())?;
    match last {
        None => Ok((1, None, id)),
        Some((sequence, digest, last_branch)) => {
            let previous = Some(digest.parse().map_err(|_| bad())?);
            let next = if last_branch == branch { from_sql(sequence).saturating_add(1) } else { 1 };
            Ok((next, previous, id))
        }
    }
}

/// The size of the log in the last bundle a partner was sent from it: what its verifier holds.
pub(super) fn last_checkpoint(db: &Connection, partner: &Id, origin: &str) -> Result<Option<u64>, Fault> {
    let size: Option<i64> = db
        .query_row(
            "SELECT size FROM bundle WHERE partner = ?1 AND origin = ?2 AND state <> 'withdrawn'
             ORDER BY position DESC LIMIT 1",
            [partner.to_string(), origin.to_owned()],
            |row| row.get(0),
        )
        .optional()?;
    Ok(size.map(from_sql))
}

pub(super) fn entry_text(db: &Connection, log: &LogRow, index: u64) -> Result<String, Fault> {
    let params = params![log.id, to_sql(index)];
    Ok(db.query_row("SELECT text FROM entry WHERE log = ?1 AND idx = ?2", params, |row| row.get(0))?)
}
