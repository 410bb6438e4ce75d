//! The rows of `account`: what leads from a person or an id to the records of what she told.

use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};
use sanad_evidence::Id;

use super::AccountError;
use crate::fault::Fault;

/// One account's row in the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AccountStock {
    pub id: Id,
    pub case: Id,
    pub person: Id,
    /// `account.…`.
    pub kind: String,
    /// Whether its words are kept; else it was disposed of.
    pub kept: bool,
    /// The plan under which the impressions are entered.
    pub impressions: Option<Id>,
    /// The second person's yes it rests on.
    pub override_: Option<Id>,
}

const COLUMNS: &str = "SELECT id, case_id, person, kind, state, impressions, override FROM account";

fn read(row: &Row<'_>) -> rusqlite::Result<Result<AccountStock, Fault>> {
    let (id, case, person): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let (kind, state): (String, String) = (row.get(3)?, row.get(4)?);
    let (impressions, override_): (Option<String>, Option<String>) = (row.get(5)?, row.get(6)?);
    let id_of = |text: &str| text.parse::<Id>().map_err(|_| Fault::damaged("an account's row"));
    Ok((|| {
        Ok(AccountStock {
            id: id_of(&id)?,
            case: id_of(&case)?,
            person: id_of(&person)?,
            kind,
            kept: state == "kept",
            impressions: impressions.as_deref().map(id_of).transpose()?,
            override_: override_.as_deref().map(id_of).transpose()?,
        })
    })())
}

/// The row of one account, if there is one.
pub(crate) fn stock(db: &Connection, account: &Id) -> Result<Option<AccountStock>, Fault> {
    let row = db
        .prepare_cached(&format!("{COLUMNS} WHERE id = ?1"))?
        .query_row([account.to_string()], read)
        .optional()?;
    row.transpose()
}

/// The same, where it must be there.
pub(super) fn find(db: &Connection, account: &Id) -> Result<AccountStock, AccountError> {
    stock(db, account)?.ok_or_else(|| AccountError::NotFound { given: account.to_string() })
}

/// The accounts of a person, in the order in which they came.
pub(crate) fn of_person(db: &Connection, person: &Id) -> Result<Vec<AccountStock>, Fault> {
    let mut statement = db.prepare_cached(&format!("{COLUMNS} WHERE person = ?1 ORDER BY position"))?;
    let rows = statement.query_map([person.to_string()], read)?;
    rows.map(|row| row?).collect()
}

/// Every row, in the order in which accounts came.
pub(crate) fn all(db: &Connection) -> Result<Vec<AccountStock>, Fault> {
    let mut statement = db.prepare(&format!("{COLUMNS} ORDER BY position"))?;
    let rows = statement.query_map([], read)?;
    rows.map(|row| row?).collect()
}

/// Adds a row behind all others, in the caller's transaction. Also for one that a bundle brought.
pub(crate) fn add(tx: &Transaction<'_>, row: &AccountStock) -> Result<(), Fault> {
    tx.prepare_cached(
        "INSERT INTO account (id, case_id, person, kind, state, impressions, override, position)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT coalesce(max(position), 0) + 1 FROM account))",
    )?
    .execute(params![
        row.id.to_string(),
        row.case.to_string(),
        row.person.to_string(),
        row.kind,
        if row.kept { "kept" } else { "disposed" },
        row.impressions.map(|id| id.to_string()),
        row.override_.map(|id| id.to_string())
    ])?;
    Ok(())
}
