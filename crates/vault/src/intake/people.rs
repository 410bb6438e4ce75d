//! Committing what a bundle brought of persons: rows for persons, accounts and answers, identity halves under
//! this desk's own keys, and whose answers hold for which item.

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sanad_evidence::bag::BagInfo;
use sanad_evidence::consent::{Basis, is_basis};
use sanad_evidence::verify::Facts;
use sanad_evidence::{Id, Record, Schema};

use super::TakeInError;
use super::keep::thing_of;
use crate::consent::rows::{self, ConsentRow};
use crate::fault::Fault;
use crate::partner::CollectorRow;
use crate::person::rows::PersonStock;
use crate::{Vault, custody, device, person};

/// The types of record that are about something of a person's.
const OF_PEOPLE: [Schema; 9] = [
    Schema::PERSON,
    Schema::PRIOR_ACCOUNTS,
    Schema::CONVERSATION,
    Schema::OVERRIDE,
    Schema::ACCOUNT,
    Schema::ANSWERS,
    Schema::WITHDRAWAL,
    Schema::IDENTITY,
    Schema::MARK,
];

/// Whether the words of this record are kept under the key of an identity half.
pub(super) fn is_half(record: &Record) -> bool {
    record.is(&Schema::IDENTITY) || record.is(&Schema::MARK)
}

/// The records of persons that nobody could place: they keep back what they are about or whose it is, or name
/// another thing than the entry that seals them.
pub(super) fn unplaced(facts: &Facts) -> Vec<&Record> {
    let of_people = |record: &&Record| OF_PEOPLE.iter().any(|schema| record.is(schema));
    let placed = |record: &Record| {
        let thing = thing_of(record);
        let digest = record.digest();
        let mut sealed = facts.entries.values().filter(|(entry, _)| entry.record == Some(digest)).peekable();
        thing.is_some()
            && id_in(record, "person").is_some()
            && sealed.peek().is_some()
            && sealed.all(|(entry, _)| Some(entry.thing) == thing)
    };
    facts.records.values().filter(of_people).filter(|record| !placed(record)).collect()
}

pub(super) fn id_in(record: &Record, field: &str) -> Option<Id> {
    record.text_of(field)?.parse().ok()
}

/// The case in which something of a person's is known here under this id.
pub(super) fn owner(db: &Connection, thing: &Id) -> Result<Option<(&'static str, String)>, Fault> {
    let found: Option<(String, String)> = db
        .prepare_cached(
            "SELECT 'person', case_id FROM person WHERE id = ?1 OR identity = ?1
             UNION ALL SELECT 'account', case_id FROM account WHERE id = ?1
             UNION ALL SELECT 'answers', p.case_id FROM consent c JOIN person p ON p.id = c.person
                       WHERE c.id = ?1 LIMIT 1",
        )?
        .query_row([thing.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.map(|(kind, case)| {
        let kind = match kind.as_str() {
            "person" => "person",
            "account" => "account",
            _ => "answers",
        };
        (kind, case)
    }))
}

/// Keeps the rows, in the caller's transaction, after the records themselves.
pub(super) fn keep_people(
    vault: &Vault,
    tx: &Transaction<'_>,
    collector: &CollectorRow,
    info: &BagInfo,
    facts: &Facts,
) -> Result<(), TakeInError> {
    // By the log's order: the first record of a thing makes its row.
    let sealed = facts.entries.values().filter_map(|(entry, _)| facts.records.get(&entry.record?));
    let records: Vec<&Record> = sealed.collect();
    let of = |schema: &'static Schema| records.iter().copied().filter(move |record| record.is(schema));
    for record in of(&Schema::PERSON) {
        keep_person(tx, info, record)?;
    }
    for schema in [&Schema::ANSWERS, &Schema::WITHDRAWAL] {
        for record in of(schema) {
            keep_answers(tx, collector, info, record)?;
        }
    }
    for record in of(&Schema::ACCOUNT) {
        keep_account(tx, info, record)?;
    }
    for record in records.iter().copied().filter(|record| is_half(record)) {
        keep_half(vault, tx, info, record)?;
    }
    for record in records.iter().copied().filter(|record| is_basis(record)) {
        keep_whose(tx, record)?;
    }
    Ok(())
}

fn unclear() -> Fault {
    Fault::damaged("a verified bundle")
}

/// The person a record is about, who must be one of this case.
fn person_of(tx: &Transaction<'_>, info: &BagInfo, record: &Record) -> Result<PersonStock, TakeInError> {
    let id = id_in(record, "person").ok_or_else(unclear)?;
    match person::rows::stock(tx, &id)? {
        Some(stock) if stock.case == info.case => Ok(stock),
        _ => Err(TakeInError::BelongsToAnother { what: format!("person {id}") }),
    }
}

fn keep_person(tx: &Transaction<'_>, info: &BagInfo, record: &Record) -> Result<(), TakeInError> {
    let id = id_in(record, "person").ok_or_else(unclear)?;
    if person::rows::stock(tx, &id)?.is_some() {
        return person_of(tx, info, record).map(|_| ());
    }
    // It is shown to people: what no honest program takes for a code is none.
    let given = record.text_of("code").filter(|code| person::is_code(code)).unwrap_or("W");
    let taken = tx
        .prepare_cached("SELECT 1 FROM person WHERE case_id = ?1 AND code = ?2")
        .and_then(|mut statement| statement.exists([&info.case.to_string(), given]))
        .map_err(Fault::from)?;
    let mut code = given.to_owned();
    if taken || code == "W" {
        code.push('~');
        code.extend(id.to_string().chars().take(6));
    }
    let stock = PersonStock {
        id,
        case: info.case,
        code,
        // Until her identity half comes, if it ever does, nothing here is entered under this.
        identity: device::new_id()?,
        key_id: None,
        burned: false,
    };
    Ok(person::rows::add(tx, &stock)?)
}

fn keep_answers(
    tx: &Transaction<'_>,
    collector: &CollectorRow,
    info: &BagInfo,
    record: &Record,
) -> Result<(), TakeInError> {
    let id = id_in(record, "consent").ok_or_else(unclear)?;
    let person = person_of(tx, info, record)?.id;
    let recipient = collector.id.to_string();
    match rows::find(tx, &person, &recipient)? {
        Some(row) if row.id == id => Ok(()),
        // Two lines of answers about one recipient: which holds could not be told.
        Some(_) => Err(TakeInError::BelongsToAnother { what: format!("answers {id}") }),
        None => Ok(rows::insert(tx, &ConsentRow { id, person, recipient })?),
    }
}

fn keep_account(tx: &Transaction<'_>, info: &BagInfo, record: &Record) -> Result<(), TakeInError> {
    let id = id_in(record, "account").ok_or_else(unclear)?;
    let person = person_of(tx, info, record)?.id;
    tx.execute(
        "INSERT INTO account (id, case_id, person, kind, state, position)
         VALUES (?1, ?2, ?3, ?4, 'kept', (SELECT coalesce(max(position), 0) + 1 FROM account))
         ON CONFLICT (id) DO NOTHING",
        params![
            id.to_string(),
            info.case.to_string(),
            person.to_string(),
            record.text_of("kind").unwrap_or_default()
        ],
    )
    .map_err(Fault::from)?;
    Ok(())
}

/// A record of an identity half, sealed under this desk's own key for it.
fn keep_half(
    vault: &Vault,
    tx: &Transaction<'_>,
    info: &BagInfo,
    record: &Record,
) -> Result<(), TakeInError> {
    let identity = id_in(record, "identity").ok_or_else(unclear)?;
    let mut stock = person_of(tx, info, record)?;
    if stock.identity != identity {
        if stock.key_id.is_some() {
            return Err(TakeInError::BelongsToAnother { what: format!("identity {identity}") });
        }
        tx.execute(
            "UPDATE person SET identity = ?2 WHERE id = ?1",
            [stock.id.to_string(), identity.to_string()],
        )
        .map_err(Fault::from)?;
        stock.identity = identity;
    }
    vault.keep_in_half(tx, &stock, record)?;
    Ok(())
}

/// Whose answers hold for an item, as the record says.
fn keep_whose(tx: &Transaction<'_>, record: &Record) -> Result<(), TakeInError> {
    let Some(item) = id_in(record, "item") else { return Ok(()) };
    let answered = record.text_of("basis") == Some(Basis::Answered.code());
    let person = id_in(record, "person").filter(|_| answered);
    let known = tx
        .prepare_cached("SELECT 1 FROM item WHERE id = ?1")
        .and_then(|mut statement| statement.exists([item.to_string()]))
        .map_err(Fault::from)?;
    if !known {
        return Ok(());
    }
    let done = match person {
        Some(person) => tx.execute(
            "INSERT INTO item_person (item, person) VALUES (?1, ?2)
             ON CONFLICT (item) DO UPDATE SET person = excluded.person",
            [item.to_string(), person.to_string()],
        ),
        None => tx.execute("DELETE FROM item_person WHERE item = ?1", [item.to_string()]),
    };
    done.map_err(Fault::from)?;
    Ok(())
}

/// Keeps the record itself, in the clear within this vault but for identity halves.
pub(super) fn keep_record(tx: &Transaction<'_>, info: &BagInfo, record: &Record) -> Result<(), Fault> {
    if is_half(record) {
        return Ok(());
    }
    let thing = thing_of(record).unwrap_or(info.case);
    custody::put_record(tx, record, &info.case, &thing)?;
    Ok(())
}
