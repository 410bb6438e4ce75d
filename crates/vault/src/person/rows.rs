//! The rows of `person`: what leads from an id or code to the records about a person.

use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};
use sanad_evidence::Id;

use crate::fault::Fault;

/// One person's row in the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PersonStock {
    pub id: Id,
    pub case: Id,
    pub code: String,
    /// The thing under which the identity half is entered.
    pub identity: Id,
    /// The row of `item_key` from which the key of the identity half is made.
    pub key_id: Option<i64>,
    /// Whether there was an identity half and its key was burned.
    pub burned: bool,
}

const COLUMNS: &str = "SELECT id, case_id, code, identity, key_id, burned FROM person";

fn read(row: &Row<'_>) -> rusqlite::Result<Result<PersonStock, Fault>> {
    let (id, case, code): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let (identity, key_id, burned): (String, _, _) = (row.get(3)?, row.get(4)?, row.get(5)?);
    let bad = || Fault::damaged("a person's row");
    Ok((|| {
        Ok(PersonStock {
            id: id.parse().map_err(|_| bad())?,
            case: case.parse().map_err(|_| bad())?,
            code,
            identity: identity.parse().map_err(|_| bad())?,
            key_id,
            burned,
        })
    })())
}

/// The row of one person.
pub(crate) fn stock(db: &Connection, person: &Id) -> Result<Option<PersonStock>, Fault> {
    let row = db
        .prepare_cached(&format!("{COLUMNS} WHERE id = ?1"))?
        .query_row([person.to_string()], read)
        .optional()?;
    row.transpose()
}

/// The row of the person whose identity half is entered under this thing.
pub(crate) fn by_identity(db: &Connection, identity: &Id) -> Result<Option<PersonStock>, Fault> {
    let row = db
        .prepare_cached(&format!("{COLUMNS} WHERE identity = ?1"))?
        .query_row([identity.to_string()], read)
        .optional()?;
    row.transpose()
}

/// Every row, in the order in which persons were entered here.
pub(crate) fn all(db: &Connection) -> Result<Vec<PersonStock>, Fault> {
    let mut statement = db.prepare(&format!("{COLUMNS} ORDER BY position"))?;
    let rows = statement.query_map([], read)?;
    rows.map(|row| row?).collect()
}

/// Adds a row behind the others of its case, in the caller's transaction. Also for one that a bundle
/// brought: then the id, code and case are the collector's.
pub(crate) fn add(tx: &Transaction<'_>, stock: &PersonStock) -> Result<(), Fault> {
    tx.prepare_cached(
        "INSERT INTO person (id, case_id, code, identity, key_id, burned, place, position)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT coalesce(max(place), 0) + 1 FROM person WHERE case_id = ?2),
                 (SELECT coalesce(max(position), 0) + 1 FROM person))",
    )?
    .execute(params![
        stock.id.to_string(),
        stock.case.to_string(),
        stock.code,
        stock.identity.to_string(),
        stock.key_id,
        stock.burned
    ])?;
    Ok(())
}

/// The ids of the persons who have this code.
pub(crate) fn with_code(db: &Connection, code: &str) -> Result<Vec<Id>, Fault> {
    let mut statement = db.prepare_cached("SELECT id FROM person WHERE code = ?1 LIMIT 2")?;
    let ids = statement.query_map([code], |row| row.get::<_, String>(0))?;
    ids.map(|id| id?.parse().map_err(|_| Fault::damaged("a person's row"))).collect()
}
