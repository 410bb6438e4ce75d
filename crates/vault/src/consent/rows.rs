//! The rows that lead from a person and a recipient to what the custody log sealed of her answers.

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sanad_evidence::consent::{HERE, Permit, Said};
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Digest, Entry, Id, Record, Schema};

use crate::fault::Fault;
use crate::{case, custody, device};

/// A person's answers towards one recipient, as a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ConsentRow {
    pub id: Id,
    pub person: Id,
    /// [`HERE`], or the id of an invitation.
    pub recipient: String,
}

const COLUMNS: &str = "SELECT id, person, recipient FROM consent";

fn consent_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<(String, String, String)> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}

fn read((id, person, recipient): (String, String, String)) -> Result<ConsentRow, Fault> {
    let bad = |_| Fault::damaged("the row of a person's answers");
    Ok(ConsentRow { id: id.parse().map_err(bad)?, person: person.parse().map_err(bad)?, recipient })
}

/// Her answers towards one recipient, if she was ever asked about it.
pub(crate) fn find(db: &Connection, person: &Id, recipient: &str) -> Result<Option<ConsentRow>, Fault> {
    let row = db
        .prepare_cached(&format!("{COLUMNS} WHERE person = ?1 AND recipient = ?2"))?
        .query_row([person.to_string(), recipient.to_owned()], consent_row)
        .optional()?;
    row.map(read).transpose()
}

/// All of a person's: what is kept here first, then by the recipient's id.
pub(crate) fn of_person(db: &Connection, person: &Id) -> Result<Vec<ConsentRow>, Fault> {
    let mut statement =
        db.prepare_cached(&format!("{COLUMNS} WHERE person = ?1 ORDER BY recipient <> 'here', recipient"))?;
    let rows = statement.query_map([person.to_string()], consent_row)?;
    rows.map(|row| read(row?)).collect()
}

/// Her answers towards one recipient, made when she is asked for the first time.
pub(crate) fn find_or_make(tx: &Transaction<'_>, person: &Id, recipient: &str) -> Result<ConsentRow, Fault> {
    if let Some(row) = find(tx, person, recipient)? {
        return Ok(row);
    }
    let row = ConsentRow { id: device::new_id()?, person: *person, recipient: recipient.to_owned() };
    insert(tx, &row)?;
    Ok(row)
}

/// Keeps such a row.
pub(crate) fn insert(tx: &Transaction<'_>, row: &ConsentRow) -> Result<(), Fault> {
    tx.prepare_cached("INSERT INTO consent (id, person, recipient) VALUES (?1, ?2, ?3)")?.execute([
        row.id.to_string(),
        row.person.to_string(),
        row.recipient.clone(),
    ])?;
    Ok(())
}

/// The recipient whose answers hold at this vault for things of a case: those who collect, for a case that
/// was opened here; at a partner's desk the one that the collector knows the desk by.
pub(crate) fn recipient_here(db: &Connection, case: &Id) -> Result<String, Fault> {
    let collector: Option<Option<String>> = db
        .prepare_cached("SELECT collector FROM case_file WHERE id = ?1")?
        .query_row([case.to_string()], |row| row.get(0))
        .optional()?;
    Ok(collector.flatten().unwrap_or_else(|| HERE.to_owned()))
}

/// What the custody log says was stated of a person's answers, in its order: the record, or nothing where it
/// is not here or cannot be read.
///
/// A record that was sealed anew after a restore keeps its first place: so an older yes that a backup
/// brought back does not outrun a withdrawal which that backup did not know.
pub(crate) fn statements(db: &Connection, case_id: &Id, consent: &Id) -> Result<Vec<Option<Record>>, Fault> {
    let sql = if case::is_foreign(db, case_id)? {
        "SELECT f.text, f.record FROM foreign_entry f JOIN foreign_log l ON l.origin = f.origin
         WHERE f.thing = ?1 AND l.case_id = ?2 ORDER BY l.position, f.idx"
    } else {
        "SELECT e.text, e.record FROM entry e JOIN log l ON l.id = e.log
         WHERE e.thing = ?1 AND l.case_id = ?2 ORDER BY e.log, e.idx"
    };
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(params![consent.to_string(), case_id.to_string()])?;
    let mut seen: Vec<String> = Vec::new();
    let mut statements = Vec::new();
    while let Some(row) = rows.next()? {
        let (text, sealed): (String, Option<String>) = (row.get(0)?, row.get(1)?);
        if sealed.as_ref().is_some_and(|digest| seen.contains(digest)) {
            continue;
        }
        statements.push(stated(db, &text, sealed.as_deref())?);
        seen.extend(sealed);
    }
    Ok(statements)
}

/// The record that one entry sealed; nothing when it is not here, is damaged, or is not what the entry says.
fn stated(db: &Connection, text: &str, sealed: Option<&str>) -> Result<Option<Record>, Fault> {
    let entry = Record::parse(text).ok().and_then(|record| Entry::from_record(&record).ok());
    let digest: Option<Digest> = sealed.and_then(|digest| digest.parse().ok());
    let (Some(entry), Some(digest)) = (entry, digest) else { return Ok(None) };
    let record = match custody::record(db, &digest) {
        Err(Fault::Damaged { .. }) => None,
        read => read?,
    };
    let fits = |record: &Record| {
        let as_said = entry.action != Action::ConsentWithdrawn || record.is(&Schema::WITHDRAWAL);
        entry.thing_kind == ThingKind::Consent && as_said
    };
    Ok(record.filter(fits))
}

/// What she allows one recipient for one thing of hers, now.
pub(crate) fn permit(
    db: &Connection,
    case_id: &Id,
    person: &Id,
    recipient: &str,
    thing: &Id,
) -> Result<Permit, Fault> {
    let told = match find(db, person, recipient)? {
        Some(row) => statements(db, case_id, &row.id)?,
        None => Vec::new(),
    };
    Ok(Permit::of(
        recipient,
        thing,
        told.iter().map(|one| one.as_ref().map_or(Said::Unreadable, Said::Record)),
    ))
}
