//! A stretch of the list of items, from any place in it at once: what a window scrolls through.

use rusqlite::{Connection, params};
use sanad_evidence::Id;
use serde::{Deserialize, Serialize};

use crate::Vault;
use crate::custody::{from_sql, to_sql};
use crate::fault::Fault;
use crate::items::{self, ItemRow};

/// How many rows are given at once, at most.
const MOST_ROWS: u32 = 500;

/// From which end a list begins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// What came last stands first.
    #[default]
    Newest,
    /// What came first stands first.
    Oldest,
}

/// Which stretch of which list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemsAsked {
    /// The items of this case, or of all of them.
    pub case: Option<Id>,
    /// The place of the first row, from 0.
    pub start: u64,
    /// How many rows; more than 500 is 500.
    pub count: u32,
    /// From which end.
    pub order: Order,
    /// Only items in this state: `kept`, `to-follow`, `forgotten` or `disposed`.
    pub state: Option<String>,
}

/// A stretch of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemsPage {
    /// How many rows the whole list has.
    pub total: u64,
    /// The rows asked for, as far as there are any. One whose facts are damaged says so and stands
    /// in its place.
    pub rows: Vec<ItemRow>,
}

impl Vault {
    /// A stretch of the items of a case, or of all, by the order in which they came.
    ///
    /// Takes time by the rows asked for and not by how many stand before them, but for a list of one
    /// state, which is counted through by its index.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read. A damaged record is none: its row says so.
    pub fn items_page(&self, asked: &ItemsAsked) -> Result<ItemsPage, Fault> {
        let (total, ids) = self.read(|db| places(db, asked))?;
        let mut rows = Vec::with_capacity(ids.len());
        self.read(|db| {
            for id in &ids {
                rows.push(items::row_of(db, id)?);
            }
            Ok::<_, Fault>(())
        })?;
        for row in rows.iter_mut().filter(|row| row.damaged) {
            // After a damaged page of the file SQLCipher answers nothing more until the reading is begun
            // anew: what came after it may be whole.
            *row = self.read(|db| items::row_of(db, &row.id))?;
        }
        Ok(ItemsPage { total, rows })
    }
}

/// How long the list is, and the ids of the stretch.
fn places(db: &Connection, asked: &ItemsAsked) -> Result<(u64, Vec<Id>), Fault> {
    let count = u64::from(asked.count.min(MOST_ROWS));
    let total = total(db, asked)?;
    let start = asked.start.min(total);
    let count = count.min(total.saturating_sub(start));
    // Counted from the end at which the numbers begin.
    let first = match asked.order {
        Order::Oldest => start,
        Order::Newest => total.saturating_sub(start).saturating_sub(count),
    };
    let case = asked.case.as_ref().map(Id::to_string);
    let mut statement = db.prepare_cached(list_sql(case.is_some(), asked.state.is_some()))?;
    let ids = statement
        .query_map(params![case, asked.state, to_sql(first), to_sql(count)], |row| row.get::<_, String>(0))?;
    let mut ids = ids
        .map(|id| id?.parse().map_err(|_| Fault::damaged("an item's row")))
        .collect::<Result<Vec<Id>, Fault>>()?;
    if asked.order == Order::Newest {
        ids.reverse();
    }
    Ok((total, ids))
}

/// The query of a stretch: case, state, how many stand before it, how many it has. Items are numbered
/// without a gap in each case and in all; only those of one state are not.
pub(crate) const fn list_sql(of_case: bool, of_state: bool) -> &'static str {
    match (of_case, of_state) {
        (true, false) => {
            "SELECT id FROM item WHERE case_id = ?1 AND ?2 IS NULL AND place > ?3 ORDER BY place LIMIT ?4"
        }
        (false, false) => {
            "SELECT id FROM item WHERE ?1 IS NULL AND ?2 IS NULL AND position > ?3 ORDER BY position LIMIT ?4"
        }
        (true, true) => {
            "SELECT id FROM item WHERE case_id = ?1 AND state = ?2 ORDER BY place LIMIT ?4 OFFSET ?3"
        }
        (false, true) => {
            "SELECT id FROM item WHERE ?1 IS NULL AND state = ?2 ORDER BY position LIMIT ?4 OFFSET ?3"
        }
    }
}

fn total(db: &Connection, asked: &ItemsAsked) -> Result<u64, Fault> {
    let case = asked.case.as_ref().map(Id::to_string);
    let sql = match (&case, &asked.state) {
        (Some(_), None) => "SELECT coalesce(max(place), 0) FROM item WHERE case_id = ?1 AND ?2 IS NULL",
        (None, None) => "SELECT coalesce(max(position), 0) FROM item WHERE ?1 IS NULL AND ?2 IS NULL",
        (Some(_), Some(_)) => "SELECT count(*) FROM item WHERE case_id = ?1 AND state = ?2",
        (None, Some(_)) => "SELECT count(*) FROM item WHERE ?1 IS NULL AND state = ?2",
    };
    let total = db.prepare_cached(sql)?.query_row(params![case, asked.state], |row| row.get(0))?;
    Ok(from_sql(total))
}
