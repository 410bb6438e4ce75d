//! Looking at accounts: a list that reads no word of them, and one of them to be read.

use rusqlite::Connection;
use sanad_evidence::consent::{self, Destination, Leave, Purpose};
use sanad_evidence::{Digest, Id, Schema};
use serde::Serialize;

use super::rows::{self, AccountStock};
use super::{AccountError, AccountGiven};
use crate::consent::{rows as answers, standing};
use crate::fault::Fault;
use crate::items::EntryView;
use crate::{Vault, about, case, custody, stated};

/// An account as a list shows it: none of its words are read for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccountRow {
    /// Its id.
    pub id: Id,
    /// Who told it.
    pub person: Id,
    /// Which: `account.…`.
    pub kind: String,
    /// `kept` or `disposed`.
    pub state: &'static str,
    /// When it was sealed, by the clock of the device that did.
    pub at: Option<String>,
    /// How often it was corrected since.
    pub corrected: u64,
    /// Whether it came from a collector.
    pub foreign: bool,
}

/// One account, to be read.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct AccountPage {
    /// The row as in a list.
    #[serde(flatten)]
    pub row: AccountRow,
    /// The code of who told it.
    pub code: String,
    /// The id of the case.
    pub case_id: Id,
    /// The code of the case.
    pub case: String,
    /// Its versions, the newest first. None where it was disposed of, or may not be read here.
    pub versions: Vec<AccountVersion>,
    /// What the one who collects thought, apart from it. It never leaves.
    pub impressions: Option<String>,
    /// What may be done with it, towards each of those whom she can be asked about.
    pub may: Vec<MayLeave>,
    /// Why it may not be read here, by code; empty where it may.
    pub closed: Vec<&'static str>,
    /// Why it was disposed of.
    pub disposed: Option<String>,
    /// The entries of the custody log about it, in order.
    pub custody: Vec<EntryView>,
}

/// One version of an account.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct AccountVersion {
    /// The digest of its record.
    pub digest: Digest,
    /// When it was sealed, by the device's clock.
    pub at: String,
    /// What it says.
    pub given: AccountGiven,
}

/// What may be done with a thing towards one recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MayLeave {
    /// `here`, or the id of an invitation.
    pub recipient: String,
    /// The collector's name for the partner; empty for `here`.
    pub name: String,
    /// The most for which it may leave, by [`Purpose::code`]; nothing when it stays.
    pub most: Option<&'static str>,
    /// Why no more, by code; sorted.
    pub reasons: Vec<&'static str>,
}

impl std::fmt::Debug for AccountPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AccountPage").field("row", &self.row).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for AccountVersion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AccountVersion").field("digest", &self.digest).finish_non_exhaustive()
    }
}

impl Vault {
    /// The accounts of a person, in the order in which they came. No word of them is read for this.
    ///
    /// # Errors
    /// [`AccountError`] when there is no such person.
    pub fn accounts(&self, person: &Id) -> Result<Vec<AccountRow>, AccountError> {
        self.read(|db| {
            crate::person::stock(db, person)?;
            let rows = rows::of_person(db, person)?;
            Ok(rows.iter().map(|stock| row_of(db, stock)).collect::<Result<_, Fault>>()?)
        })
    }

    /// The account whose id begins with `given` (at least four digits).
    ///
    /// # Errors
    /// [`AccountError::NotFound`], also when several begin so.
    pub fn find_account(&self, given: &str) -> Result<Id, AccountError> {
        let not_found = || AccountError::NotFound { given: given.to_owned() };
        if given.len() < 4 || !given.bytes().all(|c| matches!(c, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(not_found());
        }
        let found: Vec<String> = self.read(|db| {
            // Behind all digits comes `g`: so the index finds them, and nothing is counted through.
            let mut statement =
                db.prepare_cached("SELECT id FROM account WHERE id >= ?1 AND id < ?2 LIMIT 2")?;
            let rows = statement.query_map([given, &format!("{given}g")], |row| row.get(0))?;
            Ok::<_, Fault>(rows.collect::<Result<_, _>>()?)
        })?;
        match found.as_slice() {
            [one] => one.parse().map_err(|_| Fault::damaged("an account's row").into()),
            _ => Err(not_found()),
        }
    }

    /// One account with its words, every version of it. At a partner's desk only where she agreed to more
    /// than safekeeping; else [`AccountPage::closed`] says why not.
    ///
    /// # Errors
    /// [`AccountError::NotFound`]; [`Fault::Damaged`] when it is not what was sealed.
    pub fn account(&self, account: &Id) -> Result<AccountPage, AccountError> {
        self.read(|db| {
            let stock = rows::find(db, account)?;
            let closed = standing::unusable(db, account, &self.now())?.unwrap_or_default();
            let versions = if closed.is_empty() { versions(db, &stock)? } else { Vec::new() };
            let text = |sql: &str, id: &Id| {
                db.prepare_cached(sql)?.query_row([id.to_string()], |row| row.get::<_, String>(0))
            };
            let thought = match stock.impressions {
                Some(plan) => about::newest(db, &stock.case, &plan, &Schema::IMPRESSIONS)?,
                None => None,
            };
            let tombstone = about::newest(db, &stock.case, account, &Schema::TOMBSTONE_2)?;
            Ok(AccountPage {
                row: row_of(db, &stock)?,
                code: text("SELECT code FROM person WHERE id = ?1", &stock.person).map_err(Fault::from)?,
                case_id: stock.case,
                case: text("SELECT code FROM case_file WHERE id = ?1", &stock.case).map_err(Fault::from)?,
                versions,
                impressions: thought.and_then(|record| stated::text_in(&record, "words")),
                may: may_of(self, db, &stock)?,
                closed: closed.into_iter().map(consent::Reason::code).collect(),
                disposed: tombstone.and_then(|record| stated::text_in(&record, "reason")),
                custody: about::entries(db, &stock.case, account)?,
            })
        })
    }
}

/// An account as a list shows it. When it was sealed and how often it was corrected, the log says.
fn row_of(db: &Connection, stock: &AccountStock) -> Result<AccountRow, Fault> {
    let versions = about::digests(db, &stock.case, &stock.id, &Schema::ACCOUNT)?.len();
    let first = about::entries(db, &stock.case, &stock.id)?.into_iter().next();
    Ok(AccountRow {
        id: stock.id,
        person: stock.person,
        kind: stock.kind.clone(),
        state: if stock.kept { "kept" } else { "disposed" },
        at: first.map(|entry| entry.claimed_at),
        corrected: (versions as u64).saturating_sub(1),
        foreign: case::is_foreign(db, &stock.case)?,
    })
}

fn versions(db: &Connection, stock: &AccountStock) -> Result<Vec<AccountVersion>, Fault> {
    let mut versions = Vec::new();
    for digest in about::digests(db, &stock.case, &stock.id, &Schema::ACCOUNT)?.into_iter().rev() {
        let Some(record) = custody::record(db, &digest)? else { continue };
        let at = stated::text_in(&record, "at").unwrap_or_default();
        versions.push(AccountVersion { digest, at, given: AccountGiven::of(&record) });
    }
    Ok(versions)
}

/// What may be done with it towards everybody she can be asked about; of one that is gone, nothing.
fn may_of(vault: &Vault, db: &Connection, stock: &AccountStock) -> Result<Vec<MayLeave>, Fault> {
    if !stock.kept {
        return Ok(Vec::new());
    }
    let mut recipients = vec![(answers::recipient_here(db, &stock.case)?, String::new())];
    if !case::is_foreign(db, &stock.case)? {
        let mut statement = db.prepare_cached("SELECT id, name FROM partner ORDER BY name")?;
        let partners = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        recipients.extend(partners.collect::<Result<Vec<_>, _>>()?);
    }
    let mut may = Vec::new();
    for (recipient, name) in recipients {
        let standing = standing::standing_of(db, &stock.id, &recipient)?;
        let (mut most, mut reasons) = (None, Vec::new());
        for purpose in Purpose::ALL {
            match consent::may_leave(&standing, &Destination::default(), purpose, &vault.now()) {
                Leave::Yes => most = Some(purpose.code()),
                Leave::No(why) => {
                    reasons = why.into_iter().map(consent::Reason::code).collect();
                    break;
                }
            }
        }
        may.push(MayLeave { recipient, name, most, reasons });
    }
    Ok(may)
}
