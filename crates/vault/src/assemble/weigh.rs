//! Weighing: what a transfer made now would carry, before anyone decides to make it.

use rusqlite::Transaction;
use sanad_evidence::Id;
use serde::Serialize;

use super::{AssembleError, Assembled, Choice, Stays};
use crate::fault::Fault;
use crate::{Vault, items, partner};

/// What a transfer made now would contain. With nothing new to send, `goes` is empty, the numbers are 0
/// and `stays` says why.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Weighed {
    /// The items whose originals would go.
    pub goes: Vec<WeighedItem>,
    /// The persons of whom something coded would go, by code.
    pub persons: Vec<Goes>,
    /// The accounts that would go, by the code of who told them.
    pub accounts: Vec<Goes>,
    /// The persons whose identity half would go, by code.
    pub identities: Vec<Goes>,
    /// The things that would stay, and why.
    pub stays: Vec<Stays>,
    /// How many records would go.
    pub records: usize,
    /// How many entries of the custody log would go.
    pub entries: usize,
    /// Bytes that would leave, padding included, encryption not. The parts themselves are a little
    /// larger.
    pub bytes: u64,
    /// Whether there is more for this partner than one bundle holds.
    pub more: bool,
}

/// An item whose original would go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WeighedItem {
    /// The item.
    pub item: Id,
    /// The name it was found under.
    pub file_name: Option<String>,
    /// The title it was given, if any.
    pub title: Option<String>,
    /// The size of its original in bytes.
    pub size: u64,
    /// It would go for safekeeping only: the partner may hold it, and not use or disclose it.
    pub safekeeping: bool,
}

/// A person or account that would go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Goes {
    /// The thing; for an identity half its person.
    pub thing: Id,
    /// The person's code.
    pub label: String,
    /// It would go for safekeeping only.
    pub safekeeping: bool,
}

impl Vault {
    /// What [`Vault::assemble`] would make now. It is made, told and taken back, so that the two cannot
    /// differ; nothing is written.
    ///
    /// # Errors
    /// [`AssembleError`], but for [`AssembleError::Nothing`], which is an answer here.
    pub fn weigh(&self, case: &Id, partner_name: &str) -> Result<Weighed, AssembleError> {
        self.weigh_with_choice(case, partner_name, &Choice::default())
    }

    /// The persons whose identity half could go now, if somebody confirmed each of them: for a page that asks.
    /// [`Vault::weigh`] tells of none of them, since without that they stay.
    ///
    /// # Errors
    /// As for [`Vault::weigh`].
    pub fn weigh_identities(&self, case: &Id, partner_name: &str) -> Result<Vec<Goes>, AssembleError> {
        let halves: Vec<Id> = self.read(|db| {
            let mut statement =
                db.prepare_cached("SELECT id FROM person WHERE case_id = ?1 AND key_id IS NOT NULL")?;
            let rows = statement.query_map([case.to_string()], |row| row.get::<_, String>(0))?;
            rows.map(|id| id?.parse().map_err(|_| Fault::damaged("a person's row"))).collect::<Result<_, _>>()
        })?;
        if halves.is_empty() {
            return Ok(Vec::new());
        }
        let choice = Choice { identities: halves, ..Choice::default() };
        Ok(self.weigh_with_choice(case, partner_name, &choice)?.identities)
    }

    /// What [`Vault::assemble_with_choice`] would make now.
    ///
    /// # Errors
    /// As for [`Vault::weigh`].
    pub fn weigh_with_choice(
        &self,
        case: &Id,
        partner_name: &str,
        choice: &Choice,
    ) -> Result<Weighed, AssembleError> {
        let partner = self.read(|db| partner::find(db, partner_name))?;
        let weighed = self.rehearse(|tx| {
            let made = self.assemble_in(tx, case, &partner, choice)?;
            Ok::<_, AssembleError>(weighed(tx, made)?)
        });
        match weighed {
            Err(AssembleError::Nothing { stays }) => Ok(Weighed { stays, ..Weighed::default() }),
            other => other,
        }
    }
}

fn weighed(tx: &Transaction<'_>, made: Assembled) -> Result<Weighed, Fault> {
    let goes = made.originals.iter().map(|item| {
        let row = items::row_of(tx, item)?;
        let safekeeping = made.safekeeping.contains(item);
        let (file_name, title) = (row.file_name, row.title);
        Ok(WeighedItem { item: *item, file_name, title, size: row.size, safekeeping })
    });
    let people = |list: &[Id]| -> Result<Vec<Goes>, Fault> {
        list.iter().map(|thing| told(tx, thing, &made.safekeeping)).collect()
    };
    Ok(Weighed {
        goes: goes.collect::<Result<_, Fault>>()?,
        persons: people(&made.persons)?,
        accounts: people(&made.accounts)?,
        identities: people(&made.identities)?,
        stays: made.stays,
        records: made.records,
        entries: made.entries,
        bytes: made.bytes,
        more: made.more,
    })
}

fn told(tx: &Transaction<'_>, thing: &Id, safekeeping: &[Id]) -> Result<Goes, Fault> {
    let label = tx
        .prepare_cached(
            "SELECT code FROM person WHERE id = ?1
             UNION ALL SELECT p.code FROM account a JOIN person p ON p.id = a.person WHERE a.id = ?1",
        )?
        .query_row([thing.to_string()], |row| row.get(0))?;
    Ok(Goes { thing: *thing, label, safekeeping: safekeeping.contains(thing) })
}
