//! A stretch of the list of persons, from any place in it at once.

use rusqlite::{Connection, params};
use sanad_evidence::{Id, Schema};
use serde::Serialize;

use super::rows::{self, PersonStock};
use super::{PersonGiven, newest_prior};
use crate::custody::{from_sql, to_sql};
use crate::fault::Fault;
use crate::{Vault, about, case, consent, custody};

/// How many rows are given at once, at most.
const MOST_ROWS: u32 = 500;

/// Which stretch of which list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonsAsked {
    /// The persons of this case, or of all of them.
    pub case: Option<Id>,
    /// The place of the first row, from 0: who was entered last stands first.
    pub start: u64,
    /// How many rows; more than 500 is 500.
    pub count: u32,
}

/// A stretch of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonsPage {
    /// The rows asked for, as far as there are any. One whose facts are damaged stands in its place.
    pub rows: Vec<PersonRow>,
    /// How many rows the whole list has.
    pub total: u64,
}

/// A person as a list shows her.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonRow {
    /// Her id.
    pub id: Id,
    /// The code of her case.
    pub case: String,
    /// Her own code: `W-7F3K`.
    pub code: String,
    /// Whether she is a child, or may be one; `None` when not stated.
    pub child: Option<bool>,
    /// What keeps her safe: `safety.…`.
    pub safety: Vec<String>,
    /// How many accounts of hers are kept here.
    pub accounts: u64,
    /// Her answer to the first question, or `None` while it was not asked: [`super::Prior::told`].
    pub told: Option<String>,
    /// What stands of her consent, over everybody she was asked about: `not-asked`, `given` (to somebody,
    /// for something), `not-given`, or `withdrawn`.
    pub consent: &'static str,
    /// Whether her identity half is here.
    pub has_identity: bool,
    /// Whether it was here and its key was burned.
    pub burned: bool,
    /// Whether she came from a collector: only the collector adds to what is known of her.
    pub foreign: bool,
    /// When she was entered, by the clock of the device that did.
    pub at: Option<String>,
    /// Something this vault knows of her is not what was written; fixity says which record it is.
    pub damaged: bool,
}

impl Vault {
    /// A stretch of the persons of a case, or of all: who was entered last stands first. Takes time by the
    /// rows asked for, and not by how many stand before them.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read. A damaged record is none: its row says so.
    pub fn persons(&self, asked: &PersonsAsked) -> Result<PersonsPage, Fault> {
        self.read(|db| {
            let (total, ids) = places(db, asked)?;
            let mut rows = Vec::with_capacity(ids.len());
            for id in ids {
                let stock = rows::stock(db, &id)?.ok_or_else(|| Fault::damaged("a person's row"))?;
                rows.push(row_of(db, &stock)?);
            }
            Ok(PersonsPage { rows, total })
        })
    }
}

/// How long the list is, and the ids of the stretch.
fn places(db: &Connection, asked: &PersonsAsked) -> Result<(u64, Vec<Id>), Fault> {
    let case = asked.case.as_ref().map(Id::to_string);
    // Persons are numbered without a gap: the last number is how many there are.
    let (last, list) = match case {
        Some(_) => (
            "SELECT coalesce(max(place), 0) FROM person WHERE case_id = ?1",
            "SELECT id FROM person WHERE case_id = ?1 AND place <= ?2 ORDER BY place DESC LIMIT ?3",
        ),
        None => (
            "SELECT coalesce(max(position), 0) FROM person WHERE ?1 IS NULL",
            "SELECT id FROM person WHERE ?1 IS NULL AND position <= ?2 ORDER BY position DESC LIMIT ?3",
        ),
    };
    let total = from_sql(db.prepare_cached(last)?.query_row([&case], |row| row.get(0))?);
    let from = total.saturating_sub(asked.start);
    let mut statement = db.prepare_cached(list)?;
    let ids = statement
        .query_map(params![case, to_sql(from), asked.count.min(MOST_ROWS)], |row| row.get::<_, String>(0))?;
    let ids = ids.map(|id| id?.parse().map_err(|_| Fault::damaged("a person's row")));
    Ok((total, ids.collect::<Result<_, Fault>>()?))
}

/// A person as a list shows her. What is damaged about her is said in the row, and hides no other.
pub(super) fn row_of(db: &Connection, stock: &PersonStock) -> Result<PersonRow, Fault> {
    let mut damaged = false;
    let digests = about::digests(db, &stock.case, &stock.id, &Schema::PERSON)?;
    let mut read = |digest: Option<&_>| {
        let record = digest.map(|digest| custody::record(db, digest)).transpose();
        soft(record, &mut damaged).map(Option::flatten)
    };
    let (first, newest) = (read(digests.first())?, read(digests.last())?);
    let given = newest.as_ref().map(PersonGiven::of).unwrap_or_default();
    let prior = soft(newest_prior(db, &stock.case, &stock.id), &mut damaged)?;
    let case: String = db
        .prepare_cached("SELECT coalesce((SELECT code FROM case_file WHERE id = ?1), '')")?
        .query_row([stock.case.to_string()], |row| row.get(0))?;
    let accounts = db
        .prepare_cached("SELECT count(*) FROM account WHERE person = ?1 AND state = 'kept'")?
        .query_row([stock.id.to_string()], |row| row.get(0))?;
    Ok(PersonRow {
        id: stock.id,
        case,
        code: stock.code.clone(),
        child: given.child,
        safety: given.safety,
        accounts: from_sql(accounts),
        told: prior.map(|prior| prior.told),
        consent: soft(consent_of(db, stock), &mut damaged)?.unwrap_or("not-asked"),
        has_identity: stock.key_id.is_some(),
        burned: stock.burned,
        foreign: case::is_foreign(db, &stock.case)?,
        at: first.and_then(|record| record.text_of("at").map(str::to_owned)),
        damaged,
    })
}

/// What stands of her consent, over everybody she was asked about; `None` where nobody asked her.
fn consent_of(db: &Connection, stock: &PersonStock) -> Result<Option<&'static str>, Fault> {
    let (mut asked, mut given, mut withdrawn) = (false, false, false);
    for row in consent::rows::of_person(db, &stock.id)? {
        let permit = consent::rows::permit(db, &stock.case, &stock.id, &row.recipient, &stock.id)?;
        asked |= permit.asked();
        given |= permit.height() > 0;
        withdrawn |= permit.withdrawn();
    }
    Ok(match (given, withdrawn, asked) {
        (true, ..) => Some("given"),
        (false, true, _) => Some("withdrawn"),
        (false, false, true) => Some("not-given"),
        (false, false, false) => None,
    })
}

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
