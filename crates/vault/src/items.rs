//! Looking at items: lists, one item with everything known of it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use rusqlite::{Connection, OptionalExtension as _, params};
use sanad_evidence::consent::{self, Basis, Standing};
use sanad_evidence::{Digest, Entry, Id, Record, Schema};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::Vault;
use crate::age_key;
use crate::consent::standing::{leaves_in_lists, unusable};
use crate::custody::{self, from_sql};
use crate::device;
use crate::fault::Fault;
use crate::store::fixed_keys::{self, KeyId};

/// Why an item could not be found, shown or exported.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ItemError {
    /// No item has an id that begins so.
    #[error("there is no item {given}")]
    NotFound {
        /// What was given.
        given: String,
    },
    /// Several items have ids that begin so.
    #[error("several items begin with {given}")]
    Ambiguous {
        /// What was given.
        given: String,
    },
    /// Its original is not kept here.
    #[error("the original of this item is {state}")]
    NotKept {
        /// `to-follow`, `forgotten` or `disposed`.
        state: String,
    },
    /// Something stands at the place already; it is not overwritten.
    #[error("there is something at {path} already")]
    Exists {
        /// The place.
        path: PathBuf,
    },
    /// The folder for it is not there.
    #[error("there is no folder {path}")]
    NoFolder {
        /// The folder.
        path: PathBuf,
    },
    /// The item may not leave.
    #[error("this item may not leave: {reason}")]
    MayNotLeave {
        /// The reason's code.
        reason: &'static str,
    },
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl ItemError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "item-not-found",
            Self::Ambiguous { .. } => "item-ambiguous",
            Self::NotKept { .. } => "original-not-kept",
            Self::Exists { .. } => "exists-already",
            Self::NoFolder { .. } => "no-folder",
            Self::MayNotLeave { .. } => "may-not-be-used",
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// An item as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemRow {
    /// Its id.
    pub id: Id,
    /// The code of its case.
    pub case: String,
    /// SHA-256 of its original.
    pub digest: Digest,
    /// The size of its original in bytes.
    pub size: u64,
    /// The name it was found under, or nothing once that was erased.
    pub file_name: Option<String>,
    /// The title it was given, if any.
    pub title: Option<String>,
    /// `kept`, `to-follow`, `forgotten` or `disposed`.
    pub state: String,
    /// The newest consent basis, if any.
    pub basis: Option<&'static str>,
    /// Why it would stay if a transfer were made now.
    pub stays: Option<&'static str>,
    /// The claimed time at which it was received.
    pub received_at: Option<String>,
    /// What kind of file it is, by the allow-listed extension it is kept under: `jpg`, `bin`.
    pub extension: String,
    /// Whether its picture is covered at this desk until a person asks to see it.
    pub graphic: bool,
    /// Something this vault knows of it is not what was written. What could be read stands here, the
    /// rest is empty, a digest that could not be read is all zeros; fixity says which record it is.
    pub damaged: bool,
}

/// Everything known of one item.
#[derive(Debug, Clone, Serialize)]
pub struct ItemPage {
    /// The row as in a list.
    #[serde(flatten)]
    pub row: ItemRow,
    /// Its records, the oldest first: kind, digest and the fields that are filled.
    pub records: Vec<RecordView>,
    /// The entries of the custody log about it.
    pub custody: Vec<EntryView>,
}

/// A record, for people.
#[derive(Debug, Clone, Serialize)]
pub struct RecordView {
    /// Type and version.
    pub kind: String,
    /// Its digest.
    pub digest: Digest,
    /// The fields that are shown and filled.
    pub fields: Map<String, Value>,
}

/// An entry, for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryView {
    /// The origin of its log.
    pub log: String,
    /// Its index in that log.
    pub index: u64,
    /// What was done.
    pub action: String,
    /// When, by the device's clock: a claim.
    pub claimed_at: String,
    /// How far that clock can be believed.
    pub clock: String,
    /// Who, by code.
    pub agent: String,
    /// `item`, `case` or `bundle`.
    pub thing_kind: String,
    /// The thing's id.
    pub thing: Id,
    /// How it went, where that is not plain.
    pub outcome: Option<String>,
    /// The digest of the thing, where it has one.
    pub digest: Option<Digest>,
    /// The digest of the record the entry seals.
    pub record: Option<Digest>,
    /// The digest of the entry's own record.
    pub entry: Digest,
    /// Whether it was written by a collector and came here with a bundle.
    pub foreign: bool,
}

impl EntryView {
    /// An entry and its record's digest, as people see it.
    pub(crate) fn of(entry: Entry, digest: Digest, foreign: bool) -> Self {
        Self {
            log: entry.log,
            index: entry.index,
            action: entry.action.code().to_owned(),
            claimed_at: entry.claimed_at.to_string(),
            clock: entry.clock.code().to_owned(),
            agent: entry.agent,
            thing_kind: entry.thing_kind.code().to_owned(),
            thing: entry.thing,
            outcome: entry.outcome,
            digest: entry.digest,
            record: entry.record,
            entry: digest,
            foreign,
        }
    }
}

/// One item's row in the store.
pub(crate) struct Stock {
    pub id: Id,
    pub case: Id,
    pub record: Digest,
    pub digest: Digest,
    pub size: u64,
    pub extension: String,
    pub key_id: Option<i64>,
    pub state: String,
}

const STOCK: &str = "SELECT id, case_id, record, digest, size, extension, key_id, state FROM item";

fn stock_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Result<Stock, Fault>> {
    let (id, case): (String, String) = (row.get(0)?, row.get(1)?);
    let (record, digest): (String, String) = (row.get(2)?, row.get(3)?);
    let (size, extension, key_id, state) = (row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?);
    let bad = || Fault::damaged("an item's row");
    Ok((|| {
        Ok(Stock {
            id: id.parse().map_err(|_| bad())?,
            case: case.parse().map_err(|_| bad())?,
            record: record.parse().map_err(|_| bad())?,
            digest: digest.parse().map_err(|_| bad())?,
            size: from_sql(size),
            extension,
            key_id,
            state,
        })
    })())
}

/// The row of one item.
pub(crate) fn stock(db: &Connection, item: &Id) -> Result<Option<Stock>, Fault> {
    let row = db
        .prepare_cached(&format!("{STOCK} WHERE id = ?1"))?
        .query_row([item.to_string()], stock_row)
        .optional()?;
    row.transpose()
}

/// The rows of a case's items, or of all, in the order in which they came.
pub(crate) fn stocks(db: &Connection, case: Option<&Id>) -> Result<Vec<Stock>, Fault> {
    let mut statement =
        db.prepare_cached(&format!("{STOCK} WHERE ?1 IS NULL OR case_id = ?1 ORDER BY case_id, position"))?;
    let rows = statement.query_map([case.map(Id::to_string)], stock_row)?;
    rows.map(|row| row?).collect()
}

/// The records about an item, or a case, that are of one type, of whatever version, in the order of the custody log:
/// own entries by log and index; on a partner's desk those of the collector's logs. Only the logs of the
/// item's own case count: whatever another collector says of it says nothing, and what stands in the log
/// it was filed from was sealed anew in that of its case.
pub(crate) fn records_about(db: &Connection, item: &Id, schema: &Schema) -> Result<Vec<Record>, Fault> {
    let mut records = Vec::new();
    for digest in digests_about(db, item, schema)? {
        records.extend(custody::record(db, &digest)?);
    }
    Ok(records)
}

/// The newest of some records, in the order of the log, that fills a field; none where a newer one states
/// that it is unknown.
pub(crate) fn newest_with<'a>(records: &'a [Record], field: &str) -> Option<&'a Record> {
    for record in records.iter().rev() {
        let empty = |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if record.value(field).is_some_and(|value| !empty(value)) {
            return Some(record);
        }
        let unknown = record.value("unknown").and_then(Value::as_array);
        if unknown.into_iter().flatten().any(|name| name.as_str() == Some(field)) {
            return None;
        }
    }
    None
}

/// The digests of these records, each once. A record that was sealed anew after a restore stands in both logs,
/// and counts at its later place, as all that were sealed anew kept their order.
fn digests_about(db: &Connection, item: &Id, schema: &Schema) -> Result<Vec<Digest>, Fault> {
    let mut digests = sealings_about(db, item, schema)?;
    digests.reverse();
    let mut seen = BTreeSet::new();
    digests.retain(|digest| seen.insert(*digest));
    digests.reverse();
    Ok(digests)
}

/// The digests of these records as often as they were sealed, in the order of the custody log.
fn sealings_about(db: &Connection, item: &Id, schema: &Schema) -> Result<Vec<Digest>, Fault> {
    // `0` comes right behind `/`: every version of this type, and no other.
    let (first, behind) = (format!("{}/", schema.name), format!("{}0", schema.name));
    // A case is its own; of what is no item here, nobody's log counts.
    let case: Option<String> = db
        .prepare_cached(
            "SELECT case_id FROM item WHERE id = ?1 UNION ALL SELECT id FROM case_file WHERE id = ?1",
        )?
        .query_row([item.to_string()], |row| row.get(0))
        .optional()?;
    let mut statement = db.prepare_cached(
        "SELECT r.digest FROM record r
         LEFT JOIN entry e ON e.record = r.digest
         LEFT JOIN log o ON o.id = e.log
         LEFT JOIN foreign_entry f ON f.record = r.digest
         LEFT JOIN foreign_log l ON l.origin = f.origin
         WHERE r.thing = ?1 AND r.kind > ?2 AND r.kind < ?3
           AND (o.case_id = ?4 OR l.case_id = ?4)
         ORDER BY l.position, f.idx, e.log, e.idx",
    )?;
    let rows =
        statement.query_map(params![item.to_string(), first, behind, case], |row| row.get::<_, String>(0))?;
    rows.map(|digest| digest?.parse().map_err(|_| Fault::damaged("a record"))).collect()
}

/// What is stated of an item's consent. On a partner's desk the log is asked too: what it says was
/// stated last, and whose words never came (they were erased at the collector's), restricts.
///
/// A statement that was sealed anew after a restore keeps its first place: so an older basis that a backup
/// brought back does not outrun a withdrawal which that backup did not know.
///
/// This is the basis alone. Where a person's answers hold, they decide: ask
/// [`standing_of`](crate::consent::standing::standing_of).
pub(crate) fn basis_standing(db: &Connection, item: &Id) -> Result<Standing, Fault> {
    if newest_is_unreadable(db, item)? {
        return Ok(Standing::withdrawn());
    }
    let mut digests = sealings_about(db, item, &Schema::CONSENT_BASIS)?;
    let mut seen = BTreeSet::new();
    digests.retain(|digest| seen.insert(*digest));
    let mut statements = Vec::new();
    for digest in &digests {
        statements.extend(custody::record(db, digest)?);
    }
    Ok(Standing::of(item, &statements))
}

/// Whether the newest entry of a collector's log that states consent for an item has no record here, or one of
/// a kind that this program does not know.
fn newest_is_unreadable(db: &Connection, item: &Id) -> Result<bool, Fault> {
    let mut statement = db.prepare_cached(
        "SELECT f.text, r.text IS NULL OR r.kind NOT IN ('consent-basis/1', 'consent-basis/2') FROM foreign_entry f JOIN foreign_log l ON l.origin = f.origin
         LEFT JOIN record r ON r.digest = f.record
         WHERE f.thing = ?1 AND l.case_id = (SELECT case_id FROM item WHERE id = ?1)
         ORDER BY l.position DESC, f.idx DESC",
    )?;
    let mut rows = statement.query([item.to_string()])?;
    while let Some(row) = rows.next()? {
        let (text, missing): (String, bool) = (row.get(0)?, row.get(1)?);
        let entry = Record::parse(&text).ok().and_then(|record| Entry::from_record(&record).ok());
        if entry.is_some_and(|entry| consent::is_statement(entry.action)) {
            return Ok(missing);
        }
    }
    Ok(false)
}

/// The reason for which an item stays whose own facts cannot be read.
const ITEM_DAMAGED: &str = "item-damaged";

/// What could be read, or nothing and a note that something is damaged. Any other fault stays one.
fn soft<T: Default>(read: Result<T, Fault>, damaged: &mut bool) -> Result<T, Fault> {
    match read {
        Err(Fault::Damaged { .. }) => {
            *damaged = true;
            Ok(T::default())
        }
        other => other,
    }
}

/// An item as a list shows it. What is damaged about it is said in the row, and hides no other.
pub(crate) fn row_of(db: &Connection, item: &Id) -> Result<ItemRow, Fault> {
    let mut damaged = false;
    let (case, state, size, extension, graphic): (String, String, i64, String, bool) = db
        .prepare_cached(
            "SELECT coalesce(c.code, ''), i.state, i.size, i.extension, i.graphic
             FROM item i LEFT JOIN case_file c ON c.id = i.case_id WHERE i.id = ?1",
        )?
        .query_row([item.to_string()], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })?;
    let stock = soft(stock(db, item), &mut damaged)?;
    let record = stock.as_ref().map(|stock| custody::record(db, &stock.record));
    let record = soft(record.transpose(), &mut damaged)?.flatten();
    let text = |name| record.as_ref().and_then(|record| record.text_of(name)).map(str::to_owned);
    let descriptions = soft(records_about(db, item, &Schema::DESCRIPTION), &mut damaged)?;
    let title = descriptions.iter().rev().find_map(|record| record.text_of("title")).map(str::to_owned);
    let basis = soft(basis_standing(db, item).map(Some), &mut damaged)?.and_then(|standing| standing.basis());
    let at = device::claimed_now();
    let leaves = stock.as_ref().map(|stock| leaves_in_lists(db, stock, &at)).transpose();
    let leaves = soft(leaves, &mut damaged)?;
    let stays = match leaves {
        Some(leaves) if !damaged => leaves.err().map(|reasons| consent::first_code(&reasons)),
        _ => Some(ITEM_DAMAGED),
    };
    Ok(ItemRow {
        id: *item,
        case,
        digest: stock.map_or_else(|| Digest::from_bytes([0; 32]), |stock| stock.digest),
        size: from_sql(size),
        file_name: text("file_name"),
        title,
        state,
        basis: basis.map(Basis::code),
        stays,
        received_at: text("received_at"),
        extension,
        graphic,
        damaged,
    })
}

impl Vault {
    /// The items of a case, or of all cases, in the order in which they came: all of them, so for
    /// programs. A window asks for [`Vault::items_page`].
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn items(&self, case: Option<&Id>) -> Result<Vec<ItemRow>, Fault> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT id FROM item WHERE ?1 IS NULL OR case_id = ?1 ORDER BY case_id, position",
            )?;
            let ids = statement.query_map([case.map(Id::to_string)], |row| row.get::<_, String>(0))?;
            ids.map(|id| row_of(db, &id?.parse().map_err(|_| Fault::damaged("an item's row"))?)).collect()
        })
    }

    /// The item whose id begins with `given` (at least four digits).
    ///
    /// # Errors
    /// [`ItemError::NotFound`], [`ItemError::Ambiguous`].
    pub fn find_item(&self, given: &str) -> Result<Id, ItemError> {
        let not_found = || ItemError::NotFound { given: given.to_owned() };
        if given.len() < 4 || !given.bytes().all(|c| matches!(c, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(not_found());
        }
        let found: Vec<String> = self.read(|db| {
            // Behind all digits comes `g`: so the index finds them, and nothing is counted through.
            let mut statement =
                db.prepare_cached("SELECT id FROM item WHERE id >= ?1 AND id < ?2 LIMIT 2")?;
            let rows = statement.query_map([given, &format!("{given}g")], |row| row.get(0))?;
            Ok::<_, Fault>(rows.collect::<Result<_, _>>()?)
        })?;
        match found.as_slice() {
            [] => Err(not_found()),
            [one] => one.parse().map_err(|_| Fault::damaged("an item's row").into()),
            _ => Err(ItemError::Ambiguous { given: given.to_owned() }),
        }
    }

    /// Everything known of one item. What is damaged is left out, and [`ItemRow::damaged`] says so.
    ///
    /// # Errors
    /// [`ItemError`].
    pub fn show(&self, item: &Id) -> Result<ItemPage, ItemError> {
        self.read(|db| {
            let known = db
                .prepare_cached("SELECT 1 FROM item WHERE id = ?1")
                .and_then(|mut statement| statement.exists([item.to_string()]))
                .map_err(Fault::from)?;
            if !known {
                return Err(ItemError::NotFound { given: item.to_string() });
            }
            let mut row = row_of(db, item)?;
            let mut records = Vec::new();
            let kinds =
                [Schema::ITEM, Schema::FILED, Schema::DESCRIPTION, Schema::CONSENT_BASIS, Schema::TOMBSTONE];
            for schema in &kinds {
                for digest in soft(digests_about(db, item, schema), &mut row.damaged)? {
                    let record = soft(custody::record(db, &digest), &mut row.damaged)?;
                    let Some(record) = record else { continue };
                    let fields = record.fields().into_iter();
                    let fields = fields.map(|(name, value)| (name.to_owned(), value.clone())).collect();
                    records.push(RecordView {
                        kind: record.kind().to_string(),
                        digest: record.digest(),
                        fields,
                    });
                }
            }
            let custody = entries_read(db, None, Some(item), &mut row.damaged)?;
            Ok(ItemPage { row, records, custody })
        })
    }

    /// The custody log, of one case, one item or everything, in order: first what collectors wrote,
    /// then what was written here.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn custody(&self, case: Option<&Id>, item: Option<&Id>) -> Result<Vec<EntryView>, Fault> {
        self.read(|db| entries(db, case, item))
    }

    /// The row and the age identity of an item whose original is kept here.
    pub(crate) fn kept(&self, item: &Id) -> Result<(Stock, age::x25519::Identity), ItemError> {
        self.read(|db| {
            let stock = stock(db, item)?.ok_or_else(|| ItemError::NotFound { given: item.to_string() })?;
            let Some(key_id) = stock.key_id else { return Err(ItemError::NotKept { state: stock.state }) };
            let secret = fixed_keys::get(db, KeyId::from_row(key_id)).map_err(Fault::from)?;
            let identity = age_key::identity(&secret)?;
            Ok((stock, identity))
        })
    }
}

/// On a partner's desk an item is used only as far as its standing goes: what is held for safekeeping,
/// or was withdrawn, stays where it is. What a collector does with her own is hers to decide.
pub(crate) fn may_be_used(db: &Connection, stock: &Stock) -> Result<(), ItemError> {
    match unusable(db, &stock.id, &device::claimed_now())? {
        None => Ok(()),
        Some(reasons) => Err(ItemError::MayNotLeave { reason: consent::first_code(&reasons) }),
    }
}

/// Entries as people see them, of own logs and of collectors'. Of an item that was filed, those of the log in
/// which it was first entered come first.
pub(crate) fn entries(
    db: &Connection,
    case: Option<&Id>,
    item: Option<&Id>,
) -> Result<Vec<EntryView>, Fault> {
    let mut damaged = false;
    let views = entries_read(db, case, item, &mut damaged)?;
    if damaged { Err(Fault::damaged("the custody log")) } else { Ok(views) }
}

/// The same of what can be read; whether there is more is noted.
fn entries_read(
    db: &Connection,
    case: Option<&Id>,
    item: Option<&Id>,
    damaged: &mut bool,
) -> Result<Vec<EntryView>, Fault> {
    // A query for each question: with one for all, SQLite would read through everything.
    let (foreign, own) = match (case, item) {
        (_, Some(_)) => (
            "SELECT f.text, 1 FROM foreign_entry f JOIN foreign_log l ON l.origin = f.origin
             WHERE f.thing = ?2 AND l.case_id = (SELECT case_id FROM item WHERE id = ?2)
               AND (?1 IS NULL OR l.case_id = ?1)
             ORDER BY l.position, f.idx",
            "SELECT e.text, 0 FROM entry e JOIN log l ON l.id = e.log
             WHERE e.thing = ?2 AND (?1 IS NULL OR l.case_id = ?1)
             ORDER BY l.case_id = (SELECT case_id FROM item WHERE id = ?2), e.log, e.idx",
        ),
        (_, None) => (
            "SELECT f.text, 1 FROM foreign_entry f JOIN foreign_log l ON l.origin = f.origin
             WHERE ?2 IS NULL AND (?1 IS NULL OR l.case_id = ?1) ORDER BY l.position, f.idx",
            "SELECT e.text, 0 FROM entry e JOIN log l ON l.id = e.log
             WHERE ?2 IS NULL AND (?1 IS NULL OR l.case_id = ?1) ORDER BY e.log, e.idx",
        ),
    };
    let (mut foreign, mut own) = (db.prepare_cached(foreign)?, db.prepare_cached(own)?);
    let filter = params![case.map(Id::to_string), item.map(Id::to_string)];
    let mut views = Vec::new();
    for statement in [&mut foreign, &mut own] {
        let mut rows = statement.query(filter)?;
        while let Some(row) = rows.next()? {
            let (text, foreign): (String, bool) = (row.get(0)?, row.get(1)?);
            let read = Record::parse(&text).ok();
            let read = read.and_then(|record| Some((Entry::from_record(&record).ok()?, record)));
            let Some((entry, record)) = read else {
                *damaged = true;
                continue;
            };
            views.push(EntryView::of(entry, record.digest(), foreign));
        }
    }
    Ok(views)
}
