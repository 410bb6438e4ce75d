//! Gathering: what is new for a partner and may leave, and what stays.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sanad_evidence::consent::{Purpose, Reason};
use sanad_evidence::entry::Action;
use sanad_evidence::{ClaimedTime, Digest, Id, Record, Schema};
use serde_json::Value;
use zeroize::Zeroizing;

use super::{AssembleError, Choice, Contents, Stays};
use crate::consent::standing;
use crate::custody::{self, LogRow, from_sql, to_sql};
use crate::fault::Fault;
use crate::items::{self, Stock};
use crate::{Vault, about, person, plan};

/// How many items, and how many persons and accounts, one bundle brings for the first time: what comes
/// before the originals is held in memory on both sides.
const MOST_NEW: usize = 5_000;
/// After so many bytes of words the rest goes with the next bundle.
const MOST_WORDS: usize = 64 << 20;

/// Why things stay when the risk assessment says stop.
pub(super) const RISK_STOP: &str = "risk-stop";
/// Why an item stays whose original is not here.
const NOT_KEPT: &str = "original-not-kept";

/// What an item shows and how it came. Without a place in this list a record never leaves.
const OF_ITEMS: [Schema; 4] = [Schema::ITEM, Schema::DESCRIPTION, Schema::DESCRIPTION_2, Schema::FILED];
/// What restricts, and carries nothing of the item itself.
const OF_ITEMS_ALWAYS: [Schema; 3] = [Schema::CONSENT_BASIS, Schema::CONSENT_BASIS_2, Schema::TOMBSTONE];
const OF_CASES: [Schema; 3] = [Schema::CASE, Schema::RESTORED, Schema::CASE_FACTS];

/// One bundle in the gathering.
pub(super) struct Gathering<'a> {
    pub(super) vault: &'a Vault,
    pub(super) tx: &'a Transaction<'a>,
    pub(super) case: &'a Id,
    /// The partner, as answers name it.
    pub(super) recipient: String,
    pub(super) choice: &'a Choice,
    pub(super) at: ClaimedTime,
    /// The risk assessment says stop: only what restricts goes.
    pub(super) stopped: bool,
    held: BTreeSet<(String, String)>,
    /// What the seal covers.
    pub(super) things: Vec<Id>,
    pub(super) contents: Contents,
    words: usize,
    new_items: usize,
    new_people: usize,
}

/// Gathers what is new for a partner: asks consent for every thing, and lists what stays.
///
/// When the risk assessment of the case says stop, only statements that restrict go: withdrawals, and
/// tombstones of what the partner holds. They carry nothing of anyone, and whoever withdrew must not wait for
/// the risk to end.
pub(super) fn gather(
    vault: &Vault,
    tx: &Transaction<'_>,
    case: &Id,
    log: &LogRow,
    partner: &Id,
    choice: &Choice,
) -> Result<Contents, AssembleError> {
    let mut gathering = Gathering {
        vault,
        tx,
        case,
        recipient: partner.to_string(),
        choice,
        at: vault.now(),
        stopped: plan::readiness(tx, case)?.stopped,
        held: held_names(tx, partner)?,
        things: vec![*case],
        contents: Contents::default(),
        words: 0,
        new_items: 0,
        new_people: 0,
    };
    gathering.people()?;
    gathering.items()?;
    if gathering.stopped {
        gathering.things.retain(|thing| thing != case);
    } else {
        gathering.records_about(case, &OF_CASES)?;
    }
    gathering.things.extend(bundles_of(tx, case, partner)?);
    for thing in std::mem::take(&mut gathering.things) {
        gathering.entries_about(log, &thing)?;
    }
    let Gathering { mut contents, stopped, .. } = gathering;
    if !contents.news && contents.originals.is_empty() && contents.records.is_empty() {
        contents.entries.clear();
        if stopped {
            return Err(AssembleError::Stopped { stays: contents.stays });
        }
    }
    Ok(contents)
}

impl Gathering<'_> {
    pub(super) fn is_held(&self, kind: &str, name: &str) -> bool {
        self.held.contains(&(kind.to_owned(), name.to_owned()))
    }

    fn items(&mut self) -> Result<(), Fault> {
        for stock in items::stocks(self.tx, Some(self.case))? {
            let known = self.is_held("record", &stock.record.to_string());
            match standing::leaves(self.tx, &stock.id, &self.recipient, &self.at)? {
                Err(reasons) => self.item_stays(&stock, &codes(&reasons), known)?,
                Ok(_) if self.stopped => self.item_stays(&stock, &[RISK_STOP], false)?,
                // A record without its original would be refused, and rightly.
                Ok(_) if stock.key_id.is_none() && !known => self.item_stays(&stock, &[NOT_KEPT], false)?,
                // What does not fit into this bundle goes with the next.
                Ok(_) if !known && self.new_items >= MOST_NEW => self.contents.more = true,
                Ok(purpose) => {
                    self.new_items = self.new_items.saturating_add(usize::from(!known));
                    self.records_about(&stock.id, &OF_ITEMS)?;
                    self.records_about(&stock.id, &OF_ITEMS_ALWAYS)?;
                    self.things.push(stock.id);
                    if purpose == Purpose::Safekeeping {
                        self.contents.safekeeping.push(stock.id);
                    }
                    if stock.key_id.is_some() && !self.is_held("original", &stock.id.to_string()) {
                        self.contents.originals.push(stock);
                    }
                }
            }
        }
        Ok(())
    }

    fn item_stays(&mut self, stock: &Stock, reasons: &[&'static str], known: bool) -> Result<(), Fault> {
        let file_name = custody::record(self.tx, &stock.record)?
            .and_then(|record| record.text_of("file_name").map(str::to_owned));
        // What was disposed of does not stay: it is gone, and its tombstone says so.
        if stock.state != "disposed" {
            self.stays(stock.id, "item", file_name, reasons);
        }
        // What the partner holds already, it must hear of: a withdrawal goes at once.
        if known {
            self.records_about(&stock.id, &OF_ITEMS_ALWAYS)?;
            self.things.push(stock.id);
        }
        Ok(())
    }

    pub(super) fn stays(
        &mut self,
        thing: Id,
        kind: &'static str,
        label: Option<String>,
        reasons: &[&'static str],
    ) {
        self.contents.stays.push(Stays { thing, kind, label, reasons: reasons.to_vec() });
    }

    /// Whether one more person or account may be brought for the first time.
    pub(super) fn has_room(&mut self) -> bool {
        let room = self.new_people < MOST_NEW && self.words < MOST_WORDS;
        self.contents.more |= !room;
        room
    }

    pub(super) const fn count_new(&mut self) {
        self.new_people = self.new_people.saturating_add(1);
    }

    /// Adds the records about a thing that the partner does not hold yet, without the fields that stay.
    /// Says whether there was any.
    pub(super) fn records_about(&mut self, thing: &Id, kinds: &[Schema]) -> Result<bool, Fault> {
        let mut any = false;
        for schema in kinds {
            for digest in about::digests(self.tx, self.case, thing, schema)? {
                if self.is_held("record", &digest.to_string()) {
                    continue;
                }
                let Some(record) = custody::record(self.tx, &digest)? else { continue };
                self.put(digest, Zeroizing::new(without_what_stays(record)?.to_text()));
                any = true;
            }
        }
        Ok(any)
    }

    pub(super) fn put(&mut self, digest: Digest, text: Zeroizing<String>) {
        self.words = self.words.saturating_add(text.len());
        self.contents.records.insert(digest, text);
    }

    /// The entries about a thing that are new, and the newest of all as its head.
    fn entries_about(&mut self, log: &LogRow, thing: &Id) -> Result<(), Fault> {
        let mut statement = self.tx.prepare_cached(
            "SELECT idx, digest, text, action FROM entry WHERE log = ?1 AND thing = ?2 ORDER BY idx",
        )?;
        let mut rows = statement.query(params![log.id, thing.to_string()])?;
        while let Some(row) = rows.next()? {
            let (index, digest, text): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let head = digest.parse().map_err(|_| Fault::damaged("the custody log"))?;
            self.contents.heads.insert(*thing, (from_sql(index), head));
            if !self.held.contains(&("entry".to_owned(), digest)) {
                self.contents.news |= !is_bookkeeping(&row.get::<_, String>(3)?);
                self.contents.entries.insert(from_sql(index), text);
            }
        }
        Ok(())
    }
}

/// The codes of reasons.
pub(super) fn codes(reasons: &[Reason]) -> Vec<&'static str> {
    reasons.iter().map(|reason| reason.code()).collect()
}

/// Fields that stay here when a copy of a record leaves: how a person could be harmed or found by those
/// around her, who was with her, who agreed to an override, why somebody destroyed or withdrew something.
const STAY: [(Schema, &[&str]); 6] = [
    (Schema::PERSON, &["vulnerable", "note"]),
    (Schema::CONVERSATION, &["free", "interpreter", "support"]),
    (Schema::OVERRIDE, &["by", "second"]),
    (Schema::WITHDRAWAL, &["reason", "told_how", "by"]),
    (Schema::TOMBSTONE, &["reason"]),
    (Schema::TOMBSTONE_2, &["reason"]),
];

/// A copy of a record as it leaves. Whether a field that stays was filled, the copy does not tell.
fn without_what_stays(record: Record) -> Result<Record, Fault> {
    let withhold =
        |fields: &[&str]| record.withhold(fields, "redaction.safety").map_err(|_| Fault::damaged("a record"));
    if record.is(&Schema::DESCRIPTION_2) {
        let names = names_in(&record);
        return if names.is_empty() { Ok(record) } else { withhold(&names) };
    }
    match STAY.iter().find(|(schema, _)| record.is(schema)) {
        // A tombstone without a reason is one of forgetting, which has nothing to keep back.
        Some((schema, _)) if *schema == Schema::TOMBSTONE && record.text_of("reason").is_none() => Ok(record),
        Some((_, fields)) => withhold(fields),
        None => Ok(record),
    }
}

/// The fields of a description that say who a person is otherwise than by her code: those stay.
fn names_in(record: &Record) -> Vec<&'static str> {
    let names = |value: &Value| value.as_str().is_some_and(|text| !text.is_empty() && !person::is_code(text));
    let mut fields = Vec::new();
    if record.value("witness").is_some_and(names) {
        fields.push("witness");
    }
    let shown = record.value("persons").and_then(Value::as_array);
    let first = |row: &Value| row.as_array().and_then(|row| row.first()).is_some_and(names);
    if shown.is_some_and(|rows| rows.iter().any(first)) {
        fields.push("persons");
    }
    fields
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
