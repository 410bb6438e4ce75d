//! The custody log of each case: appending, checkpoints, proofs.
//!
//! Appending happens inside the transaction of the change it records, so neither is ever without the
//! other. No method here changes or removes an entry.

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::log::{self, Checkpoint, Nodes, NoteKey, NoteSigner, SignedCheckpoint, TlogProof};
use sanad_evidence::{Digest, Entry, Id, Record};
use serde_json::Value;
use std::collections::BTreeMap;

use crate::Vault;
use crate::device;
use crate::fault::Fault;
use crate::store::fixed_keys::{self, KeyId};

/// What a verb wants written; the log adds index, time, agent and links.
pub(crate) struct Draft {
    pub action: Action,
    pub case: Id,
    pub thing_kind: ThingKind,
    pub thing: Id,
    pub digest: Option<Digest>,
    pub record: Option<Digest>,
    pub outcome: Option<&'static str>,
}

/// One log of a case, as it stands in the store.
#[derive(Debug, Clone)]
pub(crate) struct LogRow {
    pub id: i64,
    pub origin: String,
    pub vkey: String,
    pub size: u64,
    pub key_id: i64,
}

/// A log's complete subtrees in the store.
pub(crate) struct StoredNodes<'a> {
    db: &'a Connection,
    log: i64,
}

impl Nodes for StoredNodes<'_> {
    type Error = Fault;

    fn node(&self, level: u8, index: u64) -> Result<Digest, Fault> {
        let mut statement =
            self.db.prepare_cached("SELECT hash FROM node WHERE log = ?1 AND level = ?2 AND idx = ?3")?;
        let hash: Option<[u8; 32]> =
            statement.query_row(params![self.log, level, to_sql(index)], |row| row.get(0)).optional()?;
        hash.map(Digest::from_bytes).ok_or_else(|| Fault::damaged("the custody log"))
    }
}

/// SQLite's integers are signed; sizes and indexes here never come near 2^63.
pub(crate) fn to_sql(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The way back from [`to_sql`]; a negative number is damage and reads as 0.
pub(crate) fn from_sql(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// Begins a log for a case with an origin and a key of its own.
pub(crate) fn begin_log(tx: &Transaction<'_>, case: &Id) -> Result<LogRow, Fault> {
    let origin = log::origin(&device::new_id()?);
    let mut seed = zeroize::Zeroizing::new(device::random::<32>()?);
    let signer = NoteSigner::from_seed(&origin, &seed).map_err(|_| Fault::damaged("a log key"))?;
    let vkey = signer.key().to_string();
    let key_id = fixed_keys::put(tx, &seed)?.row();
    zeroize::Zeroize::zeroize(&mut *seed);
    tx.execute(
        "INSERT INTO log (case_id, origin, key_id, vkey) VALUES (?1, ?2, ?3, ?4)",
        params![case.to_string(), origin, key_id, vkey],
    )?;
    Ok(LogRow { id: tx.last_insert_rowid(), origin, vkey, size: 0, key_id })
}

/// The open log of a case.
pub(crate) fn open_log(db: &Connection, case: &Id) -> Result<LogRow, Fault> {
    db.query_row(
        "SELECT id, origin, vkey, size, key_id FROM log WHERE case_id = ?1 AND open = 1",
        [case.to_string()],
        log_row,
    )
    .optional()?
    .ok_or_else(|| Fault::damaged("the custody log"))
}

/// Every log of a case, the oldest first.
pub(crate) fn all_logs(db: &Connection, case: &Id) -> Result<Vec<LogRow>, Fault> {
    let mut statement =
        db.prepare("SELECT id, origin, vkey, size, key_id FROM log WHERE case_id = ?1 ORDER BY id")?;
    let rows = statement.query_map([case.to_string()], log_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn log_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<LogRow> {
    Ok(LogRow {
        id: row.get(0)?,
        origin: row.get(1)?,
        vkey: row.get(2)?,
        size: from_sql(row.get(3)?),
        key_id: row.get(4)?,
    })
}

/// A log's complete subtrees, to make proofs from.
pub(crate) const fn nodes<'a>(db: &'a Connection, row: &LogRow) -> StoredNodes<'a> {
    StoredNodes { db, log: row.id }
}

/// The checkpoint of a log as it stands now.
pub(crate) fn checkpoint(db: &Connection, row: &LogRow) -> Result<Checkpoint, Fault> {
    let root = log::merkle::root(&nodes(db, row), row.size)?;
    let log = log_id(&row.origin)?;
    Ok(Checkpoint { log, size: row.size, root })
}

/// The id in a log's origin.
pub(crate) fn log_id(origin: &str) -> Result<Id, Fault> {
    let id = origin.strip_prefix("sanad/log/").and_then(|id| id.parse().ok());
    id.ok_or_else(|| Fault::damaged("the custody log"))
}

/// The same, signed with the log's key: a C2SP signed note.
pub(crate) fn signed_checkpoint(db: &Connection, row: &LogRow) -> Result<SignedCheckpoint, Fault> {
    let bad = || Fault::damaged("a log key");
    let seed = fixed_keys::get(db, KeyId::from_row(row.key_id))?;
    let signer = NoteSigner::from_seed(&row.origin, seed.expose()).map_err(|_| bad())?;
    SignedCheckpoint::sign(&checkpoint(db, row)?, &signer).map_err(|_| bad())
}

/// The proof that the entry at `index` is under a checkpoint of this log as it stands now.
pub(crate) fn proof(
    db: &Connection,
    row: &LogRow,
    index: u64,
    checkpoint: &SignedCheckpoint,
) -> Result<TlogProof, Fault> {
    TlogProof::produce(&nodes(db, row), index, checkpoint.clone())
        .map_err(|_| Fault::damaged("the custody log"))
}

/// The log's key, as a C2SP verifier key.
pub(crate) fn note_key(row: &LogRow) -> Result<NoteKey, Fault> {
    row.vkey.parse().map_err(|_| Fault::damaged("a log key"))
}

impl Vault {
    /// Appends one entry to the open log of its case, in the caller's transaction.
    ///
    /// Returns its index and the digest of its record.
    pub(crate) fn append(&self, tx: &Transaction<'_>, draft: &Draft) -> Result<(u64, Digest), Fault> {
        let row = open_log(tx, &draft.case)?;
        let now = self.now();
        let newest: Option<i64> = tx
            .query_row("SELECT value FROM fact WHERE name = 'newest-time'", [], |row| row.get::<_, String>(0))
            .optional()?
            .and_then(|text| text.parse().ok());
        let who = self.pseudonyms(&row.origin);
        let entry = Entry {
            action: draft.action,
            case: draft.case,
            log: row.origin.clone(),
            index: row.size,
            claimed_at: now,
            clock: device::clock_state(now, newest),
            since_boot: who.since_boot,
            boot: who.boot,
            agent: who.agent,
            thing_kind: draft.thing_kind,
            thing: draft.thing,
            digest: draft.digest,
            record: draft.record,
            previous: previous(tx, row.id, &draft.thing)?,
            anchor: anchor(tx, &draft.case)?,
            outcome: draft.outcome.map(str::to_owned),
            tool: concat!("sanad ", env!("CARGO_PKG_VERSION")).to_owned(),
        };
        let record = entry.seal(&device::new_seed()?).map_err(|_| Fault::damaged("an entry"))?;
        let digest = record.digest();
        let leaf = log::merkle::leaf_hash(record.commitment().as_bytes());
        for (level, index, hash) in log::merkle::append(&nodes(tx, &row), row.size, leaf)? {
            tx.prepare_cached("INSERT INTO node (log, level, idx, hash) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![row.id, level, to_sql(index), hash.as_bytes()])?;
        }
        tx.prepare_cached(
            "INSERT INTO entry (log, idx, action, thing, digest, record, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            row.id,
            to_sql(row.size),
            draft.action.code(),
            draft.thing.to_string(),
            digest.to_string(),
            draft.record.map(|digest| digest.to_string()),
            record.to_text(),
        ])?;
        tx.prepare_cached(
            "INSERT INTO fact (name, value) VALUES ('newest-time', ?1)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value
             WHERE CAST(excluded.value AS INTEGER) > CAST(value AS INTEGER)",
        )?
        .execute([now.unix().to_string()])?;
        Ok((row.size, digest))
    }

    /// Seals a record of `values` and keeps it, in the caller's transaction.
    pub(crate) fn keep_record(
        &self,
        tx: &Transaction<'_>,
        schema: &sanad_evidence::Schema,
        case: &Id,
        thing: &Id,
        mut values: BTreeMap<&str, Value>,
    ) -> Result<Digest, Fault> {
        values.entry("language").or_insert_with(|| Value::from("und"));
        values.entry("amends").or_insert_with(|| Value::Array(Vec::new()));
        if schema.field("vocabulary").is_some() {
            values.insert("vocabulary", Value::from(sanad_evidence::vocabulary::VERSION));
        }
        let record = Record::seal(schema, &values, &device::new_seed()?)
            .map_err(|error| Fault::damaged(format!("a record ({error})")))?;
        put_record(tx, &record, case, thing)
    }
}

/// Keeps a sealed record. One that is already here is the same, since its digest is its name.
pub(crate) fn put_record(
    tx: &Transaction<'_>,
    record: &Record,
    case: &Id,
    thing: &Id,
) -> Result<Digest, Fault> {
    let digest = record.digest();
    tx.prepare_cached(
        "INSERT INTO record (digest, kind, case_id, thing, text) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (digest) DO NOTHING",
    )?
    .execute(params![
        digest.to_string(),
        record.kind().to_string(),
        case.to_string(),
        thing.to_string(),
        record.to_text()
    ])?;
    Ok(digest)
}

/// A record by its digest; `None` when its words were erased or it never was here.
pub(crate) fn record(db: &Connection, digest: &Digest) -> Result<Option<Record>, Fault> {
    let text: Option<Option<String>> = db
        .prepare_cached("SELECT text FROM record WHERE digest = ?1")?
        .query_row([digest.to_string()], |row| row.get(0))
        .optional()?;
    text.flatten().map(|text| parse_record(&text, digest)).transpose()
}

fn parse_record(text: &str, digest: &Digest) -> Result<Record, Fault> {
    let record = Record::parse(text).map_err(|_| Fault::damaged(format!("the record {digest}")))?;
    if record.digest() == *digest { Ok(record) } else { Err(Fault::damaged(format!("the record {digest}"))) }
}

fn previous(db: &Connection, log: i64, thing: &Id) -> Result<Option<(u64, Digest)>, Fault> {
    let found: Option<(i64, String)> = db
        .prepare_cached(
            "SELECT idx, digest FROM entry WHERE thing = ?1 AND log = ?2 ORDER BY idx DESC LIMIT 1",
        )?
        .query_row(params![thing.to_string(), log], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    found
        .map(|(index, digest)| {
            let digest = digest.parse().map_err(|_| Fault::damaged("the custody log"))?;
            Ok((from_sql(index), digest))
        })
        .transpose()
}

fn anchor(db: &Connection, case: &Id) -> Result<Option<Digest>, Fault> {
    let digest: Option<String> = db
        .prepare_cached("SELECT digest FROM acceptance WHERE case_id = ?1 ORDER BY position DESC LIMIT 1")?
        .query_row([case.to_string()], |row| row.get(0))
        .optional()?;
    digest.map(|digest| digest.parse().map_err(|_| Fault::damaged("an acceptance"))).transpose()
}
