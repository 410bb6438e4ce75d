//! Whether the rows of `account` say what the sealed records say.

use rusqlite::Connection;
use sanad_evidence::Schema;

use super::rows::{self, AccountStock};
use crate::about;
use crate::custody;
use crate::fault::Fault;
use crate::fixity::{FixityFinding, FixityReport};

/// Every row against the records of its account: whose it is, in which case, of what kind. One whose words
/// were erased has none left that could say; that it was disposed of, the log says (see `crate::sealed`).
pub(crate) fn check(db: &Connection, report: &mut FixityReport) -> Result<(), Fault> {
    for stock in rows::all(db)? {
        if !agrees(db, &stock)? {
            report.findings.push(FixityFinding { code: "account-unsealed", thing: stock.id.to_string() });
        }
    }
    Ok(())
}

fn agrees(db: &Connection, stock: &AccountStock) -> Result<bool, Fault> {
    let digests = about::digests(db, &stock.case, &stock.id, &Schema::ACCOUNT)?;
    let Some(first) = digests.first() else { return Ok(false) };
    let record = match custody::record(db, first) {
        // That its words are damaged is a finding of its own.
        Err(Fault::Damaged { .. }) => return Ok(true),
        other => other?,
    };
    let Some(record) = record else { return Ok(!stock.kept) };
    let says = |field: &str, value: &str| record.text_of(field) == Some(value);
    Ok(says("account", &stock.id.to_string())
        && says("person", &stock.person.to_string())
        && says("case", &stock.case.to_string())
        && says("kind", &stock.kind))
}
