//! Finding things again, in any script: words, and what narrows them (FORMAT.md, "Search").

mod asked;
mod excerpt;
mod names;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, params};
use sanad_evidence::Id;
use serde::Serialize;

use crate::Vault;
use crate::custody::to_sql;
use crate::fault::Fault;
use crate::index::{self, Kind};
use crate::job::Job;
use asked::Asked;

/// How many hits are given at once, at most.
const MOST_HITS: u32 = 100;

/// What is looked for. What is left out does not narrow.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Words in any script, in any order: all of them must be there, each as far as it is given, one of a
    /// single letter whole. Not more than 16 of them are looked for.
    pub text: String,
    /// Within this case.
    pub case: Option<Id>,
    /// Of these kinds; of any when empty.
    pub kinds: Vec<Kind>,
    /// This person, her accounts, and the items for which her answers hold.
    pub person: Option<Id>,
    /// What it tells of was on this day or later, as far as is known. What has no known day is not found.
    pub from: Option<NaiveDate>,
    /// The same: on this day or before.
    pub to: Option<NaiveDate>,
    /// Words of the place it tells of.
    pub place: Option<String>,
    /// Ids of the vocabulary, all of which must be stated.
    pub codes: Vec<String>,
    /// How many hits are passed over, the newest first.
    pub start: u64,
    /// How many are given, at most 100.
    pub count: u32,
    /// Also opens identity halves, one by one, and looks for the words in names: in her own script, in Latin
    /// letters, and others she has. It takes time by the number of persons. A hit shows her code and no name.
    pub names: bool,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// The hits of this stretch, the one that came last first.
    pub hits: Vec<Hit>,
    /// How many there are at least: those until the end of this stretch, and one more if there is more.
    pub total_at_least: u64,
    /// Whether there are more behind.
    pub more: bool,
}

/// One thing that was found.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub thing: Id,
    /// The case it belongs to.
    pub case: Id,
    /// An item's title, or the name it was found under; the code of a person, of the person who gave an
    /// account, of a case. Empty for what is held here and may not be read.
    pub title: String,
    /// Words from where it was found, as they stand in the record; at most 160 characters. Empty when
    /// there are no words but the title, or they may not be read here.
    pub excerpt: String,
    /// When it was entered, by the device's clock.
    pub at: Option<String>,
}

/// Words of testimony are never in a trace.
impl std::fmt::Debug for Hit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hit").field("kind", &self.kind).field("thing", &self.thing).finish_non_exhaustive()
    }
}

/// Nor is what somebody looked for.
impl std::fmt::Debug for Query {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Query")
            .field("start", &self.start)
            .field("count", &self.count)
            .finish_non_exhaustive()
    }
}

impl Vault {
    /// Finds things, the one that came last first. With nothing asked, everything is found.
    ///
    /// If the index is not whole (see [`Vault::index_is_whole`]), it is made so first.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read. No text is wrong: what is not a letter or a digit parts words
    /// and means nothing.
    pub fn search(&self, query: &Query) -> Result<Found, Fault> {
        self.complete_index(&Job::new())?;
        let asked = Asked::of(query);
        let count = u64::from(query.count.min(MOST_HITS));
        // Words were given and none of them has a letter or a digit: nothing is like that.
        let mut found = match &asked {
            None => Vec::new(),
            Some(asked) if query.names => self.with_named(query, asked, count.saturating_add(1))?,
            Some(asked) => self.read(|db| numbers(db, query, asked, query.start, count.saturating_add(1)))?,
        };
        let more = found.len() as u64 > count;
        found.truncate(usize::try_from(count).unwrap_or(usize::MAX));
        let until_here = if found.is_empty() { 0 } else { query.start.saturating_add(found.len() as u64) };
        let hits = self.read(|db| {
            let hits = found.into_iter().filter_map(|number| hit(db, number, asked.as_ref()).transpose());
            hits.collect::<Result<Vec<_>, Fault>>()
        })?;
        Ok(Found { hits, total_at_least: until_here.saturating_add(u64::from(more)), more })
    }

    /// A stretch of what is found by the index and of who is found by name.
    fn with_named(&self, query: &Query, asked: &Asked, count: u64) -> Result<Vec<i64>, Fault> {
        let named = self.named(query, asked)?;
        let until = query.start.saturating_add(count);
        let mut all = self.read(|db| numbers(db, query, asked, 0, until))?;
        all.extend(named);
        all.sort_unstable_by(|one, other| other.cmp(one));
        all.dedup();
        let start = usize::try_from(query.start).unwrap_or(usize::MAX);
        Ok(all.into_iter().skip(start).take(usize::try_from(count).unwrap_or(usize::MAX)).collect())
    }
}

/// What stands under a number in the index, as it is shown; nothing when it went meanwhile.
fn hit(db: &Connection, number: i64, asked: Option<&Asked>) -> Result<Option<Hit>, Fault> {
    let row: Option<(String, String, String)> = db
        .prepare_cached("SELECT kind, thing, case_id FROM found WHERE id = ?1")?
        .query_row([number], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((kind, thing, case)) = row else { return Ok(None) };
    let bad = || Fault::damaged("the index");
    let kind = Kind::of(&kind).ok_or_else(bad)?;
    let (thing, case): (Id, Id) = (thing.parse().map_err(|_| bad())?, case.parse().map_err(|_| bad())?);
    // What cannot be read any more stands in its place, so that no page is shorter than it says.
    let row = index::row_of(db, kind, &thing)?.unwrap_or_else(|| index::Row::new(case));
    // What may not be read here any more, by a day that came or passed, is found by no word of it.
    if row.restricted && asked.is_some_and(|asked| !asked.stands_in(&row.title)) {
        return Ok(None);
    }
    let excerpt = excerpt::of(&row, asked);
    Ok(Some(Hit { kind, thing, case: row.case, title: row.title, excerpt, at: row.at }))
}

/// The numbers in the index of a stretch of what is found, the one that came last first.
fn numbers(db: &Connection, query: &Query, asked: &Asked, start: u64, count: u64) -> Result<Vec<i64>, Fault> {
    let expression = asked.expression();
    let timed = query.from.is_some() || query.to.is_some();
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let mut statement = db.prepare_cached(numbers_sql(expression.is_some(), timed))?;
    let values = params![expression, to_sql(start), to_sql(count), day(query.from), day(query.to)];
    let rows = statement.query_map(values, |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The query of a stretch: the expression, how many are passed over, how many it has, the first and the last
/// day.
const fn numbers_sql(worded: bool, timed: bool) -> &'static str {
    match (worded, timed) {
        (true, false) => {
            "SELECT rowid FROM found_words WHERE found_words MATCH ?1 AND ?4 IS NULL AND ?5 IS NULL
             ORDER BY rowid DESC LIMIT ?3 OFFSET ?2"
        }
        (false, false) => {
            "SELECT id FROM found WHERE ?1 IS NULL AND ?4 IS NULL AND ?5 IS NULL
             ORDER BY id DESC LIMIT ?3 OFFSET ?2"
        }
        (true, true) => {
            "SELECT f.id FROM found_words w CROSS JOIN found f ON f.id = w.rowid
             WHERE w.found_words MATCH ?1 AND coalesce(f.earliest, f.latest) IS NOT NULL
               AND (?4 IS NULL OR f.latest IS NULL OR f.latest >= ?4)
               AND (?5 IS NULL OR f.earliest IS NULL OR f.earliest <= ?5)
             ORDER BY w.rowid DESC LIMIT ?3 OFFSET ?2"
        }
        (false, true) => {
            "SELECT id FROM found
             WHERE ?1 IS NULL AND coalesce(earliest, latest) IS NOT NULL
               AND (?4 IS NULL OR latest IS NULL OR latest >= ?4)
               AND (?5 IS NULL OR earliest IS NULL OR earliest <= ?5)
             ORDER BY id DESC LIMIT ?3 OFFSET ?2"
        }
    }
}
