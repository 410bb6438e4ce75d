//! Committing what a bundle brought: case, log, items, and what came with which bundle.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sanad_evidence::bag::BagInfo;
use sanad_evidence::verify::Facts;
use sanad_evidence::{Digest, Id, Record, Schema};

use super::people::{self, id_in};
use super::shelf::Shelf;
use super::{OpenedListing, TakeInError};
use crate::custody::{self, to_sql};
use crate::fault::Fault;
use crate::partner::CollectorRow;
use crate::store::fixed_keys;

/// What the record of an item must show, or nobody could say which original it means.
pub(super) struct ItemFacts {
    item: Id,
    digest: Digest,
    size: u64,
}

impl ItemFacts {
    pub(super) fn of(record: &Record) -> Option<Self> {
        Some(Self {
            item: record.text_of("item")?.parse().ok()?,
            digest: record.text_of("digest")?.parse().ok()?,
            size: record.value("size")?.as_u64()?,
        })
    }
}

/// The thing a record is about, where it names one; records about a case name none of these.
pub(super) fn thing_of(record: &Record) -> Option<Id> {
    let field = match record.kind().name.as_str() {
        "seal" => "bundle",
        "person" | "prior-accounts" | "conversation" | "override" => "person",
        "identity" | "mark" => "identity",
        "answers" | "withdrawal" => "consent",
        "account" => "account",
        "tombstone" => return id_in(record, "item").or_else(|| id_in(record, "thing")),
        _ => "item",
    };
    id_in(record, field)
}

/// The case's row; a case that comes for the first time gets the code the collector gave it, with
/// her name before it, so that two collectors may use the same.
pub(super) fn keep_case(
    tx: &Transaction<'_>,
    collector: &CollectorRow,
    info: &BagInfo,
    facts: &Facts,
) -> Result<String, TakeInError> {
    let known: Option<(String, Option<String>)> = tx
        .query_row("SELECT code, collector FROM case_file WHERE id = ?1", [info.case.to_string()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()
        .map_err(Fault::from)?;
    if let Some((code, owner)) = known {
        return if owner == Some(collector.id.to_string()) {
            Ok(code)
        } else {
            Err(TakeInError::BelongsToAnother { what: format!("case {}", info.case) })
        };
    }
    let name = info.case.to_string();
    let record = facts
        .records
        .values()
        .find(|record| record.is(&Schema::CASE) && record.text_of("case") == Some(name.as_str()))
        .ok_or_else(|| Fault::damaged("a case's record"))?;
    // It is shown to people: what no honest program takes for a code is none.
    let given = record.text_of("code").filter(|code| crate::case::is_code(code)).unwrap_or("case");
    let mut code = format!("{}/{given}", collector.name);
    let taken = tx
        .prepare("SELECT 1 FROM case_file WHERE code = ?1")
        .and_then(|mut statement| statement.exists([&code]))
        .map_err(Fault::from)?;
    if taken {
        code.push('~');
        code.extend(name.chars().take(6));
    }
    custody::put_record(tx, record, &info.case, &info.case)?;
    tx.execute(
        "INSERT INTO case_file (id, code, record, collector) VALUES (?1, ?2, ?3, ?4)",
        params![name, code, record.digest().to_string(), collector.id.to_string()],
    )
    .map_err(Fault::from)?;
    custody::begin_log(tx, &info.case)?;
    Ok(code)
}

/// Nobody but its collector says anything of an item or a case.
pub(super) fn refuse_strange(tx: &Transaction<'_>, info: &BagInfo, facts: &Facts) -> Result<(), TakeInError> {
    let own = info.case.to_string();
    let of_entries = facts.entries.values().map(|(entry, _)| entry.thing);
    let things: BTreeSet<Id> = of_entries.chain(facts.records.values().filter_map(thing_of)).collect();
    for thing in things.iter().filter(|thing| **thing != info.case) {
        let what = if owner_of_item(tx, thing)?.is_some_and(|case| case != own) {
            format!("item {thing}")
        } else if let Some((kind, _)) = people::owner(tx, thing)?.filter(|(_, case)| *case != own) {
            format!("{kind} {thing}")
        } else if crate::case::is_known(tx, thing)? {
            format!("case {thing}")
        } else {
            continue;
        };
        return Err(TakeInError::BelongsToAnother { what });
    }
    Ok(())
}

/// The collector's log as far as this bundle shows it.
pub(super) fn keep_log(
    tx: &Transaction<'_>,
    collector: &CollectorRow,
    info: &BagInfo,
    facts: &Facts,
) -> Result<(), TakeInError> {
    let missing = || Fault::damaged("a verified bundle");
    let checkpoint = facts.checkpoint.ok_or_else(missing)?;
    let origin = checkpoint.origin();
    let owner: Option<String> = tx
        .query_row("SELECT collector FROM foreign_log WHERE origin = ?1", [&origin], |row| row.get(0))
        .optional()
        .map_err(Fault::from)?;
    if owner.is_some_and(|owner| owner != collector.id.to_string()) {
        return Err(TakeInError::BelongsToAnother { what: origin });
    }
    tx.execute(
        "INSERT INTO foreign_log (origin, collector, case_id, vkey, size, root, checkpoint, position)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT coalesce(max(position), 0) + 1 FROM foreign_log))
         ON CONFLICT (origin) DO UPDATE SET size = excluded.size, root = excluded.root, checkpoint = excluded.checkpoint",
        params![
            origin,
            collector.id.to_string(),
            info.case.to_string(),
            facts.log_key.clone().ok_or_else(missing)?,
            to_sql(checkpoint.size),
            checkpoint.root.to_string(),
            facts.checkpoint_note.clone().ok_or_else(missing)?
        ],
    )
    .map_err(Fault::from)?;
    for (index, (entry, record)) in &facts.entries {
        tx.prepare_cached(
            "INSERT INTO foreign_entry (origin, idx, thing, digest, record, text, proof)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (origin, idx) DO NOTHING",
        )
        .and_then(|mut statement| {
            statement.execute(params![
                origin,
                to_sql(*index),
                entry.thing.to_string(),
                record.digest().to_string(),
                entry.record.map(|digest| digest.to_string()),
                record.to_text(),
                facts.proofs.get(index)
            ])
        })
        .map_err(Fault::from)?;
    }
    Ok(())
}

pub(super) fn keep_items(
    tx: &Transaction<'_>,
    info: &BagInfo,
    facts: &Facts,
    shelf: &Shelf<'_>,
) -> Result<(), TakeInError> {
    for record in facts.records.values().filter(|record| record.is(&Schema::ITEM)) {
        let ItemFacts { item, digest, size } =
            ItemFacts::of(record).ok_or_else(|| Fault::damaged("an item's record"))?;
        if owner_of_item(tx, &item)?.is_some_and(|case| case != info.case.to_string()) {
            return Err(TakeInError::BelongsToAnother { what: format!("item {item}") });
        }
        let extension = sanad_evidence::bag::allowed_extension(record.text_of("extension").unwrap_or("bin"));
        tx.execute(
            "INSERT INTO item (id, case_id, record, digest, size, extension, key_id, state, position, place)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL, 'to-follow', (SELECT coalesce(max(rowid), 0) + 1 FROM item),
                     (SELECT coalesce(max(place), 0) + 1 FROM item WHERE case_id = ?2))
             ON CONFLICT (id) DO NOTHING",
            params![
                item.to_string(),
                info.case.to_string(),
                record.digest().to_string(),
                digest.to_string(),
                to_sql(size),
                extension
            ],
        )
        .map_err(Fault::from)?;
    }
    for (item, key) in &shelf.items {
        if owner_of_item(tx, item)?.is_none_or(|case| case != info.case.to_string()) {
            return Err(TakeInError::BelongsToAnother { what: format!("item {item}") });
        }
        let key_id = fixed_keys::put(tx, key).map_err(Fault::from)?;
        tx.execute(
            "UPDATE item SET key_id = ?2, state = 'kept' WHERE id = ?1",
            params![item.to_string(), key_id.row()],
        )
        .map_err(Fault::from)?;
    }
    Ok(())
}

fn owner_of_item(db: &Connection, item: &Id) -> Result<Option<String>, Fault> {
    Ok(db
        .prepare_cached("SELECT case_id FROM item WHERE id = ?1")?
        .query_row([item.to_string()], |row| row.get(0))
        .optional()?)
}

pub(super) fn note_bundle(
    tx: &Transaction<'_>,
    bundle: &Id,
    opened: &OpenedListing,
    info: &BagInfo,
    facts: &Facts,
    listing: &Digest,
    report: &str,
) -> Result<(), Fault> {
    let missing = || Fault::damaged("a verified bundle");
    let checkpoint = facts.checkpoint.ok_or_else(missing)?;
    tx.execute(
        "UPDATE inbox SET state = 'taken-in', collector = ?2, case_id = ?3, branch = ?4, sequence = ?5, digest = ?6,
                          listing = ?7, origin = ?8, size = ?9, root = ?10, from_size = ?11, recipient = ?12, report = ?13
         WHERE bundle = ?1",
        params![
            bundle.to_string(),
            opened.collector.id.to_string(),
            info.case.to_string(),
            info.branch.to_string(),
            to_sql(info.sequence),
            facts.tag_manifest.ok_or_else(missing)?.to_string(),
            listing.to_string(),
            checkpoint.origin(),
            to_sql(checkpoint.size),
            checkpoint.root.to_string(),
            facts.continues.map(to_sql),
            opened.recipient,
            report
        ],
    )?;
    let records = facts.records.keys().map(|digest| ("record", digest.to_string()));
    let originals = facts.originals.keys().map(|item| ("original", item.to_string()));
    for (kind, name) in records.chain(originals) {
        tx.prepare_cached("INSERT INTO taken (bundle, kind, name) VALUES (?1, ?2, ?3)")?.execute(params![
            bundle.to_string(),
            kind,
            name
        ])?;
    }
    for (place, text) in &facts.documents {
        tx.prepare_cached("INSERT INTO taken_document (bundle, place, text) VALUES (?1, ?2, ?3)")?
            .execute([bundle.to_string(), place.to_string(), text.clone()])?;
    }
    Ok(())
}
