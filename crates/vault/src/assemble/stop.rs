//! Whether the risk assessment of a case says stop.

use rusqlite::{Connection, OptionalExtension as _};
use sanad_evidence::{Digest, Id, Record};

use crate::custody;
use crate::fault::Fault;

/// What the decision, or the risk that remains, says when it disables accounts and transfers.
const STOP: [&str; 2] = ["stop", "risk.stop"];

/// Whether the newest risk assessment of a case says stop. One that cannot be read says so too.
pub(crate) fn is_stopped(db: &Connection, case: &Id) -> Result<bool, Fault> {
    let newest: Option<String> = db
        .prepare_cached(
            "SELECT r.digest FROM record r JOIN entry e ON e.record = r.digest
             WHERE r.case_id = ?1 AND r.kind = 'risk-assessment/1' ORDER BY e.log DESC, e.idx DESC LIMIT 1",
        )?
        .query_row([case.to_string()], |row| row.get(0))
        .optional()?;
    let Some(newest) = newest else { return Ok(false) };
    let digest: Digest = newest.parse().map_err(|_| Fault::damaged("a record's row"))?;
    let record = custody::record(db, &digest)?;
    let says_stop = |record: &Record| {
        let said = ["decision", "residual"].map(|field| record.text_of(field));
        said.into_iter().flatten().any(|code| STOP.contains(&code))
    };
    Ok(record.as_ref().is_none_or(says_stop))
}
