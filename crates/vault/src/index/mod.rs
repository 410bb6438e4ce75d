//! The index by which things are found again (FORMAT.md, "Search"): a table of what can be found, and the
//! folded words beside it.
//!
//! Nothing in it is evidence. Every row is made from the records by [`note`], in the transaction that wrote
//! them, and the whole can be made anew at any time by the same function.

pub(crate) mod fold;
mod rows;
#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use rusqlite::{Connection, OptionalExtension as _, params};
use sanad_evidence::{Id, Record, Schema};
use serde::{Deserialize, Serialize};

use crate::Vault;
use crate::fault::Fault;
use crate::job::Job;
use crate::vault::{fact, set_fact};

pub(crate) use rows::{Row, row_of};

/// The fact that says whether the index is whole, and by which rules it was made.
pub(crate) const FACT: &str = "index";
/// How many things are indexed in one transaction while the index is made anew: nobody waits long for the
/// writer.
const SLICE: usize = 250;

/// What can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An item.
    Item,
    /// A person, by the coded half.
    Person,
    /// What a person told.
    Account,
    /// A case.
    Case,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Item, Self::Person, Self::Account, Self::Case];

    /// The code as it is written down.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Person => "person",
            Self::Account => "account",
            Self::Case => "case",
        }
    }

    pub(crate) fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The type of the record with which such a thing begins.
    const fn first_record(self) -> &'static Schema {
        match self {
            Self::Item => &Schema::ITEM,
            Self::Person => &Schema::PERSON,
            Self::Account => &Schema::ACCOUNT,
            Self::Case => &Schema::CASE,
        }
    }
}

/// What the index says when it is whole.
pub(crate) fn whole() -> String {
    format!("whole {}", fold::VERSION)
}

fn is_whole(db: &Connection) -> Result<bool, Fault> {
    let said: Option<String> = db
        .prepare_cached("SELECT value FROM fact WHERE name = ?1")?
        .query_row([FACT], |row| row.get(0))
        .optional()?;
    Ok(said == Some(whole()))
}

/// Makes the index say of a thing what its records say now: to be called in the transaction that wrote,
/// filed or erased any of them, after that. A thing of which nothing may be found any more leaves it.
pub(crate) fn note(tx: &Connection, kind: Kind, thing: &Id) -> Result<(), Fault> {
    // While it is made anew, what is not in it yet comes in its turn, so that the order is that of coming.
    if place(tx, thing)?.is_none() && !is_whole(tx)? {
        return Ok(());
    }
    put(tx, kind, thing)
}

/// The same for whatever records are about, as when a bundle was taken in: items, persons, accounts and
/// cases themselves, and all that a person's answers or withdrawal may cover.
pub(crate) fn note_records<'a>(
    tx: &Connection,
    records: impl IntoIterator<Item = &'a Record>,
) -> Result<(), Fault> {
    let mut things: Vec<(Kind, Id)> = Vec::new();
    for record in records {
        let about = match record.kind().name.as_str() {
            "item" | "description" | "consent-basis" | "tombstone" | "filed" => {
                [("item", Kind::Item), ("thing", Kind::Account)].as_slice()
            }
            "person" => &[("person", Kind::Person)],
            "account" => &[("account", Kind::Account)],
            "case" | "case-facts" => &[("case", Kind::Case)],
            "answers" | "withdrawal" => {
                if let Some(person) = record.text_of("person").and_then(|id| id.parse().ok()) {
                    things.extend(things_of(tx, &person)?);
                }
                &[]
            }
            _ => &[],
        };
        for (field, kind) in about {
            if let Some(thing) = record.text_of(field).and_then(|id| id.parse().ok()) {
                things.push((*kind, thing));
            }
        }
    }
    things.sort_unstable();
    things.dedup();
    things.iter().try_for_each(|(kind, thing)| note(tx, *kind, thing))
}

/// A person, her accounts, and the items for which her answers hold.
fn things_of(db: &Connection, person: &Id) -> Result<Vec<(Kind, Id)>, Fault> {
    let mut statement = db.prepare_cached(
        "SELECT 'account', id FROM account WHERE person = ?1
         UNION ALL SELECT 'item', item FROM item_person WHERE person = ?1",
    )?;
    let rows = statement
        .query_map([person.to_string()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let mut things = vec![(Kind::Person, *person)];
    for row in rows {
        let (kind, thing) = row?;
        let bad = || Fault::damaged("the row of a thing");
        things.push((Kind::of(&kind).ok_or_else(bad)?, thing.parse().map_err(|_| bad())?));
    }
    Ok(things)
}

/// Lets no erased word stay in the index: called in the transaction that erases, after [`note`]. What was
/// taken out of such a table is only marked there until it is written anew, which takes time by its size.
pub(crate) fn purge(tx: &Connection) -> Result<(), Fault> {
    tx.execute("INSERT INTO found_words (found_words) VALUES ('optimize')", [])?;
    Ok(())
}

/// The number under which a thing stands in the index.
fn place(db: &Connection, thing: &Id) -> Result<Option<i64>, Fault> {
    Ok(db
        .prepare_cached("SELECT id FROM found WHERE thing = ?1")?
        .query_row([thing.to_string()], |row| row.get(0))
        .optional()?)
}

fn put(tx: &Connection, kind: Kind, thing: &Id) -> Result<(), Fault> {
    let known = place(tx, thing)?;
    let row = row_of(tx, kind, thing)?;
    if let Some(id) = known {
        tx.prepare_cached("DELETE FROM found_words WHERE rowid = ?1")?.execute([id])?;
        if row.is_none() {
            tx.prepare_cached("DELETE FROM found WHERE id = ?1")?.execute([id])?;
        }
    }
    let Some(row) = row else { return Ok(()) };
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
    let id: i64 = tx
        .prepare_cached(
            "INSERT INTO found (kind, thing, case_id, person, earliest, latest) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (thing) DO UPDATE SET case_id = excluded.case_id, person = excluded.person,
                 earliest = excluded.earliest, latest = excluded.latest
             RETURNING id",
        )?
        .query_row(
            params![
                kind.code(),
                thing.to_string(),
                row.case.to_string(),
                row.person.map(|id| id.to_string()),
                day(row.earliest),
                day(row.latest)
            ],
            |row| row.get(0),
        )?;
    let mut marks = mark_of_kind(kind);
    let _ = write!(marks, " {}", mark_of_case(&row.case));
    if let Some(person) = &row.person {
        let _ = write!(marks, " {}", mark_of_person(person));
    }
    for code in &row.codes {
        let _ = write!(marks, " {}", mark_of_code(code));
    }
    tx.prepare_cached(
        "INSERT INTO found_words (rowid, title, words, place, marks) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        id,
        fold::folded(&row.title),
        row.words.iter().map(|text| fold::folded(text)).collect::<String>(),
        row.places.iter().map(|text| fold::folded(text)).collect::<String>(),
        marks
    ])?;
    Ok(())
}

/// What stands in the column `marks` for a kind of thing.
pub(crate) fn mark_of_kind(kind: Kind) -> String {
    format!("k{}", kind.code())
}

/// The same for a case.
pub(crate) fn mark_of_case(case: &Id) -> String {
    format!("c{case}")
}

/// The same for a person.
pub(crate) fn mark_of_person(person: &Id) -> String {
    format!("p{person}")
}

/// The same for a code of the vocabulary, as one token: whatever parts tokens stands for a letter that no
/// code has.
pub(crate) fn mark_of_code(code: &str) -> String {
    let letters =
        code.chars().take(64).map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '·' });
    std::iter::once('v').chain(letters).collect()
}

impl Vault {
    /// Makes the index anew from the records: everything that can be found is found by this version's rules
    /// after that. Others may write meanwhile; a search before its end finds what is there yet.
    ///
    /// # Errors
    /// [`Fault`]; what was done until then stays, and the next call, or search, goes on.
    pub fn reindex(&self, job: &Job) -> Result<(), Fault> {
        self.write(|tx| {
            tx.execute("DELETE FROM found", [])?;
            tx.execute("INSERT INTO found_words (found_words) VALUES ('delete-all')", [])?;
            set_fact(tx, FACT, "stale")
        })?;
        self.complete_index(job)
    }

    /// Whether the index is whole. When it is not, as after a new version of Sanad changed its rules, the
    /// next search makes it so first, which may take a minute; [`Vault::complete_index`] does it before.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn index_is_whole(&self) -> Result<bool, Fault> {
        self.read(is_whole)
    }

    /// Goes on making the index where that was left, if it is not whole; a few hundred things at a time, so
    /// that others can write between. The job counts records.
    ///
    /// # Errors
    /// [`Fault`]; what was done until then stays.
    pub fn complete_index(&self, job: &Job) -> Result<(), Fault> {
        if self.read(is_whole)? {
            return Ok(());
        }
        let (mut after, last): (i64, i64) = self.write(|tx| {
            if fact(tx, FACT)?.is_none_or(|said| said.starts_with("whole")) {
                // Whole by other rules: nothing of that can stay.
                tx.execute("DELETE FROM found", [])?;
                tx.execute("INSERT INTO found_words (found_words) VALUES ('delete-all')", [])?;
                set_fact(tx, FACT, "stale")?;
            }
            let last = tx.query_row("SELECT coalesce(max(rowid), 0) FROM record", [], |row| row.get(0))?;
            Ok::<_, Fault>((0, last))
        })?;
        job.expect_bytes(u64::try_from(last).unwrap_or(0));
        loop {
            let from = after;
            let done = self.write(|tx| {
                let things = firsts_after(tx, from)?;
                let Some((to, _, _)) = things.last() else {
                    set_fact(tx, FACT, &whole())?;
                    return Ok::<_, Fault>(None);
                };
                for (_, kind, thing) in &things {
                    if place(tx, thing)?.is_none() {
                        put(tx, *kind, thing)?;
                    }
                }
                Ok(Some(*to))
            })?;
            let Some(to) = done else { return Ok(()) };
            job.step(u64::try_from(to.saturating_sub(from)).unwrap_or(0))?;
            after = to;
        }
    }
}

/// The things that began after a row of `record`, in the order in which they came.
fn firsts_after(db: &Connection, after: i64) -> Result<Vec<(i64, Kind, Id)>, Fault> {
    let mut statement = db.prepare_cached(
        "SELECT rowid, kind, thing FROM record
         WHERE rowid > ?1 AND kind IN ('item/1', 'person/1', 'account/1', 'case/1') ORDER BY rowid LIMIT ?2",
    )?;
    let rows = statement.query_map(params![after, i64::try_from(SLICE).unwrap_or(i64::MAX)], |row| {
        Ok((row.get(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
    })?;
    rows.map(|row| {
        let (number, kind, thing) = row?;
        let bad = || Fault::damaged("a record's row");
        let found =
            Kind::ALL.into_iter().find(|known| kind.strip_suffix("/1") == Some(known.first_record().name));
        Ok((number, found.ok_or_else(bad)?, thing.parse().map_err(|_| bad())?))
    })
    .collect()
}
