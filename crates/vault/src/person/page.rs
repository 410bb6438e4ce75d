//! One person with what is known of her, without a word of her identity half or of her accounts.

use rusqlite::Connection;
use sanad_evidence::{Entry, Id, Record, Schema};
use serde::Serialize;

use super::list::row_of;
use super::rows::PersonStock;
use super::{PersonError, PersonGiven, PersonRow, Prior, newest_given, newest_prior, stock};
use crate::consent::standing::unusable;
use crate::custody::from_sql;
use crate::fault::Fault;
use crate::items::EntryView;
use crate::second::{self, OverrideRow};
use crate::stated;
use crate::{Vault, about};

/// A person's page. What she answered about each recipient is [`Vault::consent_state`]'s to tell, what she
/// told is [`Vault::accounts`]'.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonPage {
    /// The row as in a list.
    #[serde(flatten)]
    pub row: PersonRow,
    /// The id of her case.
    pub case_id: Id,
    /// What holds of her now.
    pub given: PersonGiven,
    /// How many times it was stated anew.
    pub amended: u64,
    /// Her answer to the first question, once it was asked.
    pub prior: Option<Prior>,
    /// The conversations about consent, the oldest first.
    pub conversations: Vec<ConversationRow>,
    /// Safeguards that were set aside with a second person's yes, the oldest first.
    pub overrides: Vec<OverrideRow>,
    /// How many items' answers are hers.
    pub items: u64,
    /// The entries of the custody logs about her, her identity half and her answers, in the logs' order.
    pub custody: Vec<EntryView>,
}

/// A conversation about consent as a page lists it (conversation/1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConversationRow {
    /// Its id.
    pub id: Id,
    /// When it was, by the device's clock.
    pub at: String,
    /// Which script was said, and its version.
    pub script: String,
    /// In what form she agreed: `mark`, `oral`, `drawn`, `sound`.
    pub form: String,
    /// What copy she has: `none`, `held`, `paper`, `file`.
    pub copy: String,
    /// On which day it is to be asked again.
    pub review_on: Option<String>,
}

impl ConversationRow {
    fn of(record: &Record) -> Option<Self> {
        let text = |field| stated::text_in(record, field).unwrap_or_default();
        let script = format!("{} {}", text("script"), text("script_version"));
        Some(Self {
            id: record.text_of("conversation")?.parse().ok()?,
            at: text("at"),
            script: script.trim().to_owned(),
            form: text("form"),
            copy: text("copy"),
            review_on: stated::text_in(record, "review_on"),
        })
    }
}

impl Vault {
    /// Everything known of a person but her identity half and her words.
    ///
    /// # Errors
    /// [`PersonError::NotFound`].
    pub fn person(&self, person: &Id) -> Result<PersonPage, PersonError> {
        self.read(|db| {
            let stock = stock(db, person)?;
            let stated = about::digests(db, &stock.case, person, &Schema::PERSON)?.len();
            // At a desk, what she does not allow it to use is not shown: her code and her safety are.
            let closed = unusable(db, person, &self.now())?.is_some();
            let talks = match closed {
                true => Vec::new(),
                false => about::records(db, &stock.case, person, &Schema::CONVERSATION)?,
            };
            let given = newest_given(db, &stock.case, person)?;
            let shown = PersonGiven { safety: given.safety.clone(), ..PersonGiven::default() };
            Ok(PersonPage {
                row: row_of(db, &stock)?,
                case_id: stock.case,
                given: if closed { shown } else { given },
                amended: (stated as u64).saturating_sub(1),
                prior: newest_prior(db, &stock.case, person)?.filter(|_| !closed),
                conversations: talks.iter().filter_map(ConversationRow::of).collect(),
                overrides: second::overrides(db, &stock.case, person)?,
                items: items_of(db, person)?,
                custody: custody_of(db, &stock)?,
            })
        })
    }
}

fn items_of(db: &Connection, person: &Id) -> Result<u64, Fault> {
    let mut statement = db.prepare_cached("SELECT count(*) FROM item_person WHERE person = ?1")?;
    Ok(from_sql(statement.query_row([person.to_string()], |row| row.get(0))?))
}

/// The entries about a person, her identity half and her answers, of collectors' logs first.
fn custody_of(db: &Connection, stock: &PersonStock) -> Result<Vec<EntryView>, Fault> {
    let things = "IN (SELECT id FROM consent WHERE person = ?1 UNION ALL VALUES (?1), (?2))";
    let queries = [
        format!(
            "SELECT f.text, 1 FROM foreign_entry f JOIN foreign_log l ON l.origin = f.origin
             WHERE f.thing {things} AND l.case_id = ?3 ORDER BY l.position, f.idx"
        ),
        format!(
            "SELECT e.text, 0 FROM entry e JOIN log l ON l.id = e.log
             WHERE e.thing {things} AND l.case_id = ?3 ORDER BY e.log, e.idx"
        ),
    ];
    let params = [stock.id.to_string(), stock.identity.to_string(), stock.case.to_string()];
    let mut views = Vec::new();
    for query in &queries {
        let mut statement = db.prepare_cached(query)?;
        let mut rows = statement.query(params.each_ref())?;
        while let Some(row) = rows.next()? {
            let (text, foreign): (String, bool) = (row.get(0)?, row.get(1)?);
            let record = Record::parse(&text).map_err(|_| Fault::damaged("the custody log"))?;
            let entry = Entry::from_record(&record).map_err(|_| Fault::damaged("the custody log"))?;
            views.push(EntryView::of(entry, record.digest(), foreign));
        }
    }
    Ok(views)
}
