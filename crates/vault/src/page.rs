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
    let case = asked.case.as_ref().map(Id::to_string);
    let all = total(db, case.as_deref(), None)?;
    // Where every item is in the state asked for, the list is the whole one, and numbered.
    let of_state =
        asked.state.as_deref().map(|state| Ok::<_, Fault>((state, total(db, case.as_deref(), Some(state))?)));
    let (state, total) = match of_state.transpose()? {
        Some((state, total)) if total < all => (Some(state), total),
        _ => (None, all),
    };
    let start = asked.start.min(total);
    let count = count.min(total.saturating_sub(start));
    let behind = total.saturating_sub(start).saturating_sub(count);
    // How many older ones are passed over, and how many newer ones.
    let (older, newer) = match asked.order {
        Order::Oldest => (start, behind),
        Order::Newest => (behind, start),
    };
    // A list of one state is counted through, from the nearer end.
    let from_newest = state.is_some() && newer < older;
    let passed = if from_newest { newer } else { older };
    let mut statement = db.prepare_cached(list_sql(case.is_some(), state.is_some(), from_newest))?;
    let ids = statement
        .query_map(params![case, state, to_sql(passed), to_sql(count)], |row| row.get::<_, String>(0))?;
    let mut ids = ids
        .map(|id| id?.parse().map_err(|_| Fault::damaged("an item's row")))
        .collect::<Result<Vec<Id>, Fault>>()?;
    if from_newest != (asked.order == Order::Newest) {
        ids.reverse();
    }
    Ok((total, ids))
}

/// The query of a stretch: case, state, how many are passed over, how many it has. Items are numbered
/// without a gap in each case and in all; only those of one state are not.
pub(crate) const fn list_sql(of_case: bool, of_state: bool, from_newest: bool) -> &'static str {
    match (of_case, of_state, from_newest) {
        (true, false, _) => {
            "SELECT id FROM item WHERE case_id = ?1 AND ?2 IS NULL AND place > ?3 ORDER BY place LIMIT ?4"
        }
        (false, false, _) => {
            "SELECT id FROM item WHERE ?1 IS NULL AND ?2 IS NULL AND position > ?3 ORDER BY position LIMIT ?4"
        }
        (true, true, false) => {
            "SELECT id FROM item WHERE case_id = ?1 AND state = ?2 ORDER BY place LIMIT ?4 OFFSET ?3"
        }
        (true, true, true) => {
            "SELECT id FROM item WHERE case_id = ?1 AND state = ?2 ORDER BY place DESC LIMIT ?4 OFFSET ?3"
        }
        (false, true, false) => {
            "SELECT id FROM item WHERE ?1 IS NULL AND state = ?2 ORDER BY position LIMIT ?4 OFFSET ?3"
        }
        (false, true, true) => {
            "SELECT id FROM item WHERE ?1 IS NULL AND state = ?2 ORDER BY position DESC LIMIT ?4 OFFSET ?3"
        }
    }
}

/// How many items there are, of a case or of all, in one state or in any.
fn total(db: &Connection, case: Option<&str>, state: Option<&str>) -> Result<u64, Fault> {
    let sql = match case {
        Some(_) => {
            "SELECT coalesce(sum(count), 0) FROM item_count WHERE case_id = ?1 AND (?2 IS NULL OR state = ?2)"
        }
        None => {
            "SELECT coalesce(sum(count), 0) FROM item_count WHERE ?1 IS NULL AND (?2 IS NULL OR state = ?2)"
        }
    };
    Ok(from_sql(db.prepare_cached(sql)?.query_row(params![case, state], |row| row.get(0))?))
}
