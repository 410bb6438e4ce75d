//! Drafts: what is being written and not sealed. From the first keystroke on it stands in the vault, so that
//! a power cut costs at most what was typed since the last save, and never an evening.
//!
//! A draft is in no record and no log, and nobody is sent one. Its body is encrypted under a key of its own,
//! which is burned when the draft is discarded or sealed: what is then left of it in free pages opens
//! nothing, however often SQLite moved the row about (FORMAT.md, "Drafts").

use std::fmt;
use std::str::FromStr;

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sanad_evidence::Id;
use serde::Serialize;
use zeroize::Zeroizing;

use crate::case::{self, CaseError};
use crate::fault::Fault;
use crate::keys::{MasterKey, Secret32};
use crate::store::fixed_keys::{self, KeyId};
use crate::{Role, Vault, device, store};

/// The longest body, in bytes: 4 MiB, four times the longest account.
const LONGEST: usize = 4 << 20;

/// The bytes of a nonce of XChaCha20-Poly1305, in front of what it encrypts.
const NONCE: usize = 24;

/// What is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DraftKind {
    /// An account; the thing is the person who tells it.
    Account,
    /// A conversation about consent; the thing is the person.
    Conversation,
    /// The coded half of a person: the thing is she, or for a new person any id that the page keeps to.
    Person,
    /// An identity half; the thing is the person.
    Identity,
    /// Facts or plans of a case; the thing is the case, or any id that the page keeps to.
    Facts,
}

impl DraftKind {
    /// The code as it is written down.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Conversation => "conversation",
            Self::Person => "person",
            Self::Identity => "identity",
            Self::Facts => "facts",
        }
    }

    /// Whether the thing must be a person of the case.
    const fn is_of_a_person(self) -> bool {
        matches!(self, Self::Account | Self::Conversation | Self::Identity)
    }
}

/// A code that names no kind of draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a kind of draft")]
pub struct UnknownDraftKind;

impl FromStr for DraftKind {
    type Err = UnknownDraftKind;
    fn from_str(text: &str) -> Result<Self, UnknownDraftKind> {
        [Self::Account, Self::Conversation, Self::Person, Self::Identity, Self::Facts]
            .into_iter()
            .find(|kind| kind.code() == text)
            .ok_or(UnknownDraftKind)
    }
}

/// A draft as a list shows it. Its words are not read for this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DraftRow {
    /// What is being written.
    pub kind: DraftKind,
    /// What it is about.
    pub thing: Id,
    /// The case.
    pub case: Id,
    /// The code of the person, where the thing is one.
    pub person: Option<String>,
    /// The claimed time at which it was begun.
    pub begun_at: String,
    /// The claimed time at which it was last saved.
    pub saved_at: String,
}

/// A draft with its words, which are wiped from memory when it goes, and are never printed.
pub struct Draft {
    /// Everything but the words.
    pub row: DraftRow,
    /// What was written: whatever the page keeps of itself.
    pub body: Zeroizing<String>,
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Draft").field("row", &self.row).finish_non_exhaustive()
    }
}

/// Why a draft was not kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DraftError {
    /// More than 4 MiB.
    #[error("a draft has at most 4 MiB")]
    TooLong,
    /// The thing is no person of this case.
    #[error("there is no such person in this case")]
    NoPerson,
    /// The case is not here, belongs to a collector, or this is a partner's vault.
    #[error(transparent)]
    Case(#[from] CaseError),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl DraftError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong => "draft-too-long",
            Self::NoPerson => "person-not-found",
            Self::Case(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}

impl Vault {
    /// Keeps what is being written, in the place of what was kept of it before. It is durable when this
    /// returns, and may be called twice a second.
    ///
    /// # Errors
    /// [`DraftError`]; then what was kept before stays.
    pub fn save_draft(&self, kind: DraftKind, case: &Id, thing: &Id, body: &str) -> Result<(), DraftError> {
        if self.role() != Role::Collector {
            return Err(CaseError::PartnersVault.into());
        }
        if body.len() > LONGEST {
            return Err(DraftError::TooLong);
        }
        self.write(|tx| {
            check_place(tx, kind, case, thing)?;
            let known: Option<i64> = tx
                .prepare_cached("SELECT key_id FROM draft WHERE kind = ?1 AND thing = ?2")
                .and_then(|mut s| s.query_row([kind.code(), &thing.to_string()], |row| row.get(0)).optional())
                .map_err(Fault::from)?;
            let row = match known {
                Some(row) => KeyId::from_row(row),
                None => fixed_keys::put(tx, Secret32::random().map_err(|_| Fault::Randomness)?.expose())
                    .map_err(Fault::from)?,
            };
            let key = key_of(tx, self.master(), self.id(), row)?;
            let sealed = seal(&key, kind.code(), &thing.to_string(), body.as_bytes())?;
            tx.prepare_cached(
                "INSERT INTO draft (kind, thing, case_id, key_id, body, begun_at, saved_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)
                 ON CONFLICT (kind, thing) DO UPDATE
                 SET case_id = excluded.case_id, body = excluded.body, saved_at = excluded.saved_at",
            )
            .and_then(|mut statement| {
                statement.execute(params![
                    kind.code(),
                    thing.to_string(),
                    case.to_string(),
                    row.row(),
                    sealed,
                    self.now().to_string()
                ])
            })
            .map_err(Fault::from)?;
            Ok(())
        })
    }

    /// A draft with its words, if there is one.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when it is not what was written.
    pub fn draft(&self, kind: DraftKind, thing: &Id) -> Result<Option<Draft>, Fault> {
        self.read(|db| {
            let found = db
                .prepare_cached(&format!(
                    "{ROW}, d.key_id, d.body FROM {FROM} WHERE d.kind = ?1 AND d.thing = ?2"
                ))?
                .query_row([kind.code(), &thing.to_string()], |row| {
                    Ok((draft_row(row)?, row.get::<_, i64>(6)?, row.get::<_, Vec<u8>>(7)?))
                })
                .optional()?;
            let Some((row, key, sealed)) = found else { return Ok(None) };
            let key = key_of(db, self.master(), self.id(), KeyId::from_row(key))?;
            let bytes = open(&key, kind.code(), &thing.to_string(), &sealed)?;
            let text = std::str::from_utf8(&bytes).map_err(|_| bad())?;
            Ok(Some(Draft { row: row?, body: Zeroizing::new(text.to_owned()) }))
        })
    }

    /// Every draft, the one begun last first. No words are read.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn drafts(&self) -> Result<Vec<DraftRow>, Fault> {
        self.read(|db| {
            let mut statement = db.prepare_cached(&format!("{ROW} FROM {FROM} ORDER BY d.rowid DESC"))?;
            let rows = statement.query_map([], draft_row)?;
            rows.map(|row| row?).collect()
        })
    }

    /// Discards a draft: its key is burned, so that no word of it is left in the vault's folder. One that is
    /// not there is discarded already. An older backup still has it.
    ///
    /// # Errors
    /// [`Fault`]; only when this returns well is the draft gone.
    pub fn discard_draft(&self, kind: DraftKind, thing: &Id) -> Result<(), Fault> {
        self.write(|tx| forget(tx, kind, thing))?;
        self.with_writer(store::checkpoint_truncate)
    }
}

impl Vault {
    /// After a transaction that sealed what a draft held. It is sealed, whatever becomes of the log's old
    /// pages now: those hold the key that was burned, and go at the next lock at the latest.
    pub(crate) fn cut_after_draft(&self) {
        let _ = self.with_writer(store::checkpoint_truncate);
    }
}

/// Burns and removes a draft, in the caller's transaction: of what was sealed, nothing is left to go on
/// with. It is gone when the write-ahead log is cut after the commit.
pub(crate) fn forget(tx: &Transaction<'_>, kind: DraftKind, thing: &Id) -> Result<(), Fault> {
    let row: Option<i64> = tx
        .prepare_cached("DELETE FROM draft WHERE kind = ?1 AND thing = ?2 RETURNING key_id")?
        .query_row([kind.code(), &thing.to_string()], |row| row.get(0))
        .optional()?;
    if let Some(row) = row {
        fixed_keys::burn(tx, KeyId::from_row(row))?;
    }
    Ok(())
}

/// Encrypts every draft anew when the vault's master key is replaced. `db` is the store that will hold them.
pub(crate) fn reseal(db: &Connection, vault: Id, old: &MasterKey, new: &MasterKey) -> Result<(), Fault> {
    let mut statement = db.prepare("SELECT kind, thing, key_id FROM draft")?;
    let drafts = statement.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, KeyId::from_row(row.get(2)?)))
    })?;
    for draft in drafts.collect::<Result<Vec<_>, _>>()? {
        let (kind, thing, row) = draft;
        let sealed: Vec<u8> =
            db.query_row("SELECT body FROM draft WHERE kind = ?1 AND thing = ?2", [&kind, &thing], |row| {
                row.get(0)
            })?;
        // What was damaged before stays as it is: a change of keys must not fail by it.
        let Ok(body) = open(&key_of(db, old, vault, row)?, &kind, &thing, &sealed) else { continue };
        // A new row too: whoever has the old master key and an old copy of the file has the old one.
        fixed_keys::burn(db, row)?;
        let sealed = seal(&key_of(db, new, vault, row)?, &kind, &thing, &body)?;
        db.execute(
            "UPDATE draft SET body = ?3 WHERE kind = ?1 AND thing = ?2",
            params![kind, thing, sealed],
        )?;
    }
    Ok(())
}

const ROW: &str = "SELECT d.kind, d.thing, d.case_id, p.code, d.begun_at, d.saved_at";
const FROM: &str = "draft d LEFT JOIN person p ON p.id = d.thing";

fn draft_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Result<DraftRow, Fault>> {
    let (kind, thing, case): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let (person, begun_at, saved_at) = (row.get(3)?, row.get(4)?, row.get(5)?);
    Ok((|| {
        Ok(DraftRow {
            kind: kind.parse().map_err(|_| bad())?,
            thing: thing.parse().map_err(|_| bad())?,
            case: case.parse().map_err(|_| bad())?,
            person,
            begun_at,
            saved_at,
        })
    })())
}

/// Whether a draft of this kind may stand at this place.
fn check_place(db: &Connection, kind: DraftKind, case: &Id, thing: &Id) -> Result<(), DraftError> {
    if !case::is_known(db, case)? {
        return Err(CaseError::NotFound { code: case.to_string() }.into());
    }
    if case::is_foreign(db, case)? {
        return Err(CaseError::Foreign { code: case.to_string() }.into());
    }
    let is_hers = || {
        db.prepare_cached("SELECT 1 FROM person WHERE id = ?1 AND case_id = ?2")
            .and_then(|mut statement| statement.exists([thing.to_string(), case.to_string()]))
            .map_err(Fault::from)
    };
    if kind.is_of_a_person() && !is_hers()? { Err(DraftError::NoPerson) } else { Ok(()) }
}

fn bad() -> Fault {
    Fault::damaged("a draft")
}

fn key_of(db: &Connection, master: &MasterKey, vault: Id, row: KeyId) -> Result<Secret32, Fault> {
    Ok(master.draft_key(vault, &fixed_keys::get(db, row)?))
}

/// What is encrypted belongs to this thing and this kind only.
fn belongs(kind: &str, thing: &str) -> String {
    format!("{kind}\n{thing}\n")
}

fn seal(key: &Secret32, kind: &str, thing: &str, body: &[u8]) -> Result<Vec<u8>, Fault> {
    let nonce: [u8; NONCE] = device::random()?;
    let aad = belongs(kind, thing);
    let cipher = XChaCha20Poly1305::new(key.expose().into());
    let payload = Payload { msg: body, aad: aad.as_bytes() };
    let sealed = cipher.encrypt(XNonce::from_slice(&nonce), payload).map_err(|_| bad())?;
    Ok([&nonce[..], &sealed].concat())
}

fn open(key: &Secret32, kind: &str, thing: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let (nonce, rest) = sealed.split_at_checked(NONCE).ok_or_else(bad)?;
    let aad = belongs(kind, thing);
    let cipher = XChaCha20Poly1305::new(key.expose().into());
    let payload = Payload { msg: rest, aad: aad.as_bytes() };
    cipher.decrypt(XNonce::from_slice(nonce), payload).map(Zeroizing::new).map_err(|_| bad())
}

#[cfg(test)]
mod tests;
