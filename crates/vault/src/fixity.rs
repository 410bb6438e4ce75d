//! Checking fixity: every original read again and compared, and the custody log with its own proofs.

use std::collections::BTreeMap;
use std::path::Path;

use sanad_evidence::bag::allowed_extension;
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::log::TlogProof;
use sanad_evidence::log::merkle::{self, MemoryNodes};
use sanad_evidence::verify::first_entry;
use sanad_evidence::{Digest, Entry, Id, Record, Schema};
use serde::Serialize;

use crate::custody::{self, Draft, from_sql};
use crate::fault::Fault;
use crate::items::{self, ItemError, Stock};
use crate::job::Job;
use crate::original;
use crate::sealed;
use crate::{OpenWith, UnlockError, Vault, account};

/// What a check of fixity found. All of it is listed, not the first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FixityReport {
    /// How many originals were read and are what they were.
    pub whole: u64,
    /// Bytes read.
    pub bytes: u64,
    /// How many entries of the custody logs were checked.
    pub entries: u64,
    /// What is wrong.
    pub findings: Vec<FixityFinding>,
}

/// One thing that is wrong in this vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FixityFinding {
    /// A stable code.
    pub code: &'static str,
    /// What it is about: an item id, a record digest, a log and index.
    pub thing: String,
}

impl Vault {
    /// Reads every original again and compares it with what was acquired; checks every record against
    /// its digest, every entry against the log's tree and its link to the one before. Writes an entry
    /// for each case that says how it went.
    ///
    /// # Errors
    /// [`Fault`] when it could not be done; damage is no error here but a finding.
    pub fn check_fixity(&self, job: &Job) -> Result<FixityReport, Fault> {
        let (report, by_case) = self.inspect(job)?;
        let written = self.write(|tx| {
            for (case, whole) in &by_case {
                let outcome = if *whole && report.findings.is_empty() { "whole" } else { "damage-found" };
                self.append(
                    tx,
                    &Draft {
                        action: Action::FixityChecked,
                        case: *case,
                        thing_kind: ThingKind::Case,
                        thing: *case,
                        digest: None,
                        record: None,
                        outcome: Some(outcome),
                    },
                )?;
            }
            Ok::<_, Fault>(())
        });
        match written {
            // A log that is damaged where it would go on takes no entry; what was found is told first.
            Err(Fault::Damaged { .. } | Fault::Store(_)) if !report.findings.is_empty() => Ok(report),
            other => other.map(|()| report),
        }
    }

    /// Opens a backup where it lies and reads all of it, as a restore would: whether it would bring
    /// everything back. Nothing is added to it.
    ///
    /// # Errors
    /// [`UnlockError`] when it does not open.
    pub fn drill(dir: &Path, key: &OpenWith<'_>, job: &Job) -> Result<FixityReport, UnlockError> {
        let vault = Self::open_backup(dir, key)?;
        Ok(vault.inspect(job)?.0)
    }

    /// Everything that can be wrong here, and for each case whether its originals are whole.
    fn inspect(&self, job: &Job) -> Result<(FixityReport, BTreeMap<Id, bool>), Fault> {
        let mut report = FixityReport::default();
        // Nobody writes meanwhile: a page half way from the log into the file is no damage.
        let pages = self.with_writer(|writer| Ok(sealed::damaged_pages(writer.connection())?))?;
        let damaged = |thing| FixityFinding { code: "store-damaged", thing };
        report.findings.extend(pages.into_iter().map(damaged));
        match self.inspect_into(&mut report, job) {
            // What stands on damaged pages cannot be read; which pages, and what was found, can be told.
            Err(Fault::Damaged { .. }) if !report.findings.is_empty() => Ok((report, BTreeMap::new())),
            other => other.map(|by_case| (report, by_case)),
        }
    }

    fn inspect_into(&self, report: &mut FixityReport, job: &Job) -> Result<BTreeMap<Id, bool>, Fault> {
        let stocks = self.read(|db| items::stocks(db, None))?;
        job.expect_bytes(stocks.iter().filter(|stock| stock.key_id.is_some()).map(|stock| stock.size).sum());
        let cases = self.read(crate::case::ids)?;
        let mut by_case: BTreeMap<Id, bool> = cases.into_iter().map(|case| (case, true)).collect();
        for stock in stocks.iter().filter(|stock| stock.key_id.is_some()) {
            if self.is_whole(stock, job)? {
                report.whole = report.whole.saturating_add(1);
                report.bytes = report.bytes.saturating_add(stock.size);
            } else if self.read(|db| items::stock(db, &stock.id))?.is_some_and(|now| now.key_id.is_none()) {
                // It was let go while this went on.
            } else {
                by_case.insert(stock.case, false);
                report.findings.push(FixityFinding { code: "original-damaged", thing: stock.id.to_string() });
            }
        }
        self.read(|db| {
            check_records(db, report)?;
            for case in by_case.keys() {
                for row in custody::all_logs(db, case)? {
                    check_log(db, &row, report)?;
                }
            }
            check_foreign(db, report)?;
            check_items(db, &stocks, report)?;
            if sealed::knows_persons(db)? {
                account::check_rows(db, report)?;
                crate::person::check(self, db, report)?;
            }
            sealed::check(db, report)
        })?;
        Ok(by_case)
    }

    /// Whether an original is still what was acquired. A stopped job and a failing disk are errors,
    /// damage is an answer.
    pub(crate) fn is_whole(&self, stock: &Stock, job: &Job) -> Result<bool, Fault> {
        let identity = match self.kept(&stock.id) {
            Ok((_, identity)) => identity,
            Err(ItemError::Fault(fault)) if !matches!(fault, Fault::Damaged { .. }) => return Err(fault),
            Err(_) => return Ok(false),
        };
        let read = original::open(self.folder(), &stock.id, &identity)
            .and_then(|mut reader| original::read_all(&mut reader, &stock.id, job, |_| Ok(())));
        match read {
            Ok(stored) => Ok(stored.digest == stock.digest && stored.size == stock.size),
            Err(Fault::Damaged { .. }) => Ok(false),
            Err(other) => Err(other),
        }
    }
}

fn check_records(db: &rusqlite::Connection, report: &mut FixityReport) -> Result<(), Fault> {
    let mut statement = db.prepare("SELECT digest, text FROM record WHERE text IS NOT NULL")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (digest, text): (String, String) = (row.get(0)?, row.get(1)?);
        if Record::parse(&text).map(|record| record.digest().to_string()).ok().as_ref() != Some(&digest) {
            report.findings.push(FixityFinding { code: "record-damaged", thing: digest });
        }
    }
    Ok(())
}

/// Reads a log from its first entry, building the tree anew beside the stored one.
fn check_log(
    db: &rusqlite::Connection,
    row: &custody::LogRow,
    report: &mut FixityReport,
) -> Result<(), Fault> {
    let mut finding = |code, index: u64| {
        report.findings.push(FixityFinding { code, thing: format!("{}:{index}", row.origin) });
    };
    let mut statement =
        db.prepare("SELECT idx, text, action, thing, digest, record FROM entry WHERE log = ?1 ORDER BY idx")?;
    let mut rows = statement.query([row.id])?;
    let mut nodes = MemoryNodes::default();
    let mut newest: BTreeMap<Id, (u64, Digest)> = BTreeMap::new();
    let mut expected = 0_u64;
    while let Some(entry_row) = rows.next()? {
        let index = from_sql(entry_row.get(0)?);
        let text: String = entry_row.get(1)?;
        if index != expected {
            finding("entry-missing", expected);
        }
        expected = index.saturating_add(1);
        let Ok(record) = Record::parse(&text) else {
            finding("entry-damaged", index);
            continue;
        };
        nodes
            .push(merkle::leaf_hash(record.commitment().as_bytes()))
            .map_err(|_| Fault::damaged("the custody log"))?;
        match Entry::from_record(&record) {
            Ok(entry)
                if entry.index == index
                    && entry.log == row.origin
                    && columns(entry_row)? == said(&entry, &record) =>
            {
                if entry.previous != newest.get(&entry.thing).copied() {
                    finding("entry-link-wrong", index);
                }
                newest.insert(entry.thing, (index, record.digest()));
            }
            _ => finding("entry-damaged", index),
        }
    }
    report.entries = report.entries.saturating_add(expected);
    let key = custody::note_key(row);
    let stored = custody::signed_checkpoint(db, row)
        .and_then(|signed| signed.open(&key?).map_err(|_| Fault::damaged("a log key")));
    let rebuilt = merkle::root(&nodes, nodes.size());
    let agrees = matches!((&stored, &rebuilt), (Ok(stored), Ok(root)) if stored.root == *root);
    if expected != row.size || !agrees || !sealed::tree_agrees(db, row, &nodes)? {
        report.findings.push(FixityFinding { code: "log-damaged", thing: row.origin.clone() });
    }
    sealed::check_sent(db, row, &nodes, report)
}

/// The columns beside an entry's text, by which the vault asks: action, thing, digest, record.
type Columns = (String, String, String, Option<String>);

fn columns(row: &rusqlite::Row<'_>) -> Result<Columns, Fault> {
    Ok((row.get("action")?, row.get("thing")?, row.get("digest")?, row.get("record")?))
}

/// What they must say.
fn said(entry: &Entry, record: &Record) -> Columns {
    (
        entry.action.code().to_owned(),
        entry.thing.to_string(),
        record.digest().to_string(),
        entry.record.map(|digest| digest.to_string()),
    )
}

/// Collectors' entries, each against the proof it came with and the key of its log.
fn check_foreign(db: &rusqlite::Connection, report: &mut FixityReport) -> Result<(), Fault> {
    let mut statement = db.prepare(
        "SELECT f.origin, f.idx, f.digest, f.text, f.proof, l.vkey, f.thing, f.record FROM foreign_entry f
         JOIN foreign_log l ON l.origin = f.origin ORDER BY l.position, f.idx",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (origin, index): (String, u64) = (row.get(0)?, from_sql(row.get(1)?));
        let (digest, text): (String, String) = (row.get(2)?, row.get(3)?);
        let (proof, vkey): (String, String) = (row.get(4)?, row.get(5)?);
        let (thing, sealed): (String, Option<String>) = (row.get(6)?, row.get(7)?);
        report.entries = report.entries.saturating_add(1);
        let holds = (|| {
            let record = Record::parse(&text).ok()?;
            let (_, said_thing, said_digest, said_record) = said(&Entry::from_record(&record).ok()?, &record);
            let columns = said_thing == thing && said_digest == digest && said_record == sealed;
            let leaf = merkle::leaf_hash(record.commitment().as_bytes());
            let proof = TlogProof::parse(&proof).ok()?;
            let under = proof.verify(&leaf, &vkey.parse().ok()?).ok()?;
            Some(columns && proof.index() == index && under.origin() == origin)
        })();
        if holds != Some(true) {
            report.findings.push(FixityFinding { code: "entry-damaged", thing: format!("{origin}:{index}") });
        }
    }
    Ok(())
}

/// Every item row must say what its sealed record says, and that record must be in a log.
fn check_items(db: &rusqlite::Connection, stocks: &[Stock], report: &mut FixityReport) -> Result<(), Fault> {
    for stock in stocks {
        let sealed = match items::records_about(db, &stock.id, &Schema::ITEM) {
            Err(Fault::Damaged { .. }) => Vec::new(),
            other => other?,
        };
        let filed = match items::records_about(db, &stock.id, &Schema::FILED) {
            Err(Fault::Damaged { .. }) => Vec::new(),
            other => other?,
        };
        // It states the case it was acquired into: this one, or the tray its first entry stands in.
        let first = filed.iter().filter_map(first_entry).find(|first| first.thing == stock.id);
        let came_into = first.as_ref().map_or(stock.case, |first| first.case);
        if filed.len() > usize::from(first.is_some()) {
            report.findings.push(FixityFinding { code: "item-unsealed", thing: stock.id.to_string() });
        }
        // What was disposed of has no words left; whether it was, the log says (see `sealed`).
        let erased = stock.state == "disposed";
        let agrees = sealed.iter().any(|record| {
            record.digest() == stock.record
                && record.text_of("digest") == Some(&stock.digest.to_string())
                && record.value("size").and_then(serde_json::Value::as_u64) == Some(stock.size)
                && record.text_of("case").is_none_or(|case| case == came_into.to_string())
                && allowed_extension(record.text_of("extension").unwrap_or("bin")) == stock.extension
        });
        if !(agrees || erased && sealed.is_empty()) {
            report.findings.push(FixityFinding { code: "item-unsealed", thing: stock.id.to_string() });
        }
    }
    Ok(())
}
