//! The second person: an account that nobody takes alone needs the yes of one more human being, who opens
//! another slot of this vault, or signs it from a partner's desk. Never a box that is ticked.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, params};
use sanad_evidence::approval::Approval;
use sanad_evidence::{ClaimedTime, Digest, Id, Record, Schema};
use serde::Serialize;

use crate::fault::Fault;
use crate::keys::{KeyslotError, Passphrase};
use crate::partner::{self, CollectorRow, PartnerError};
use crate::person::{self, PersonError};
use crate::slots::SlotError;
use crate::stated::{self, StateError, Stated, unshown};
use crate::{Role, Vault, about, custody, device};

/// Why a second person's yes was not taken, given or written down.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SecondError {
    /// The passphrase is that of whoever acts now.
    #[error("this is the passphrase of whoever opened the vault")]
    Same,
    /// The vault was opened with a sheet: then nobody knows who acts, and who is another.
    #[error("the vault was opened with a recovery sheet")]
    OpenedWithSheet,
    /// A yes that belongs to another vault, person or kind of account.
    #[error("this yes was given for something else")]
    ForOther,
    /// The file is not an approval by a partner of this vault.
    #[error("this file is not an approval by a partner")]
    NotAnApproval,
    /// The digits of the partner that signed were never compared: anybody may have.
    #[error("the digits of {name} were not compared")]
    NotCompared {
        /// The collector's name for it.
        name: String,
    },
    /// Its time is over.
    #[error("this approval ended at {until}")]
    Expired {
        /// When it ended.
        until: String,
    },
    /// An override rests on it already.
    #[error("this approval was used already")]
    Used,
    /// Not between 1 and 90 days.
    #[error("an approval lasts 1 to 90 days")]
    Days,
    /// An override needs a reason.
    #[error("a reason is needed")]
    NoReason,
    /// The other person's passphrase.
    #[error(transparent)]
    Slots(#[from] SlotError),
    /// The person who tells.
    #[error(transparent)]
    Person(#[from] PersonError),
    /// The collector whom an approval is for.
    #[error(transparent)]
    Partner(#[from] PartnerError),
    /// A text or code that no record takes.
    #[error(transparent)]
    Stated(#[from] StateError),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

unshown!(OverrideRow);

impl SecondError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Same => "second-is-first",
            Self::OpenedWithSheet => "second-with-sheet",
            Self::ForOther => "second-for-other",
            Self::NotAnApproval => "not-an-approval",
            Self::NotCompared { .. } => "approval-not-compared",
            Self::Expired { .. } => "approval-expired",
            Self::Used => "approval-used",
            Self::Days => "approval-days",
            Self::NoReason => "reason-needed",
            Self::Slots(error) => error.code(),
            Self::Person(error) => error.code(),
            Self::Partner(error) => error.code(),
            Self::Stated(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// That another person than the one who acts opened a slot of this vault. Only [`Vault::second_person`] makes
/// one, and it serves once.
#[derive(Debug)]
pub struct SecondPerson {
    vault: Id,
    agent: String,
}

impl SecondPerson {
    /// The code of that person.
    #[must_use]
    pub fn agent(&self) -> &str {
        &self.agent
    }
}

/// A partner's approval that was checked. Only [`Vault::take_approval`] makes one.
#[derive(Debug)]
pub struct ApprovalTaken {
    approval: Approval,
    partner: String,
    text: String,
}

impl ApprovalTaken {
    /// The collector's name for the partner that signed.
    #[must_use]
    pub fn partner(&self) -> &str {
        &self.partner
    }

    /// The person it is about.
    #[must_use]
    pub const fn person(&self) -> &Id {
        &self.approval.person
    }

    /// The kind of account: `account.…`.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.approval.kind
    }

    /// Until when it may be used.
    #[must_use]
    pub const fn until(&self) -> &ClaimedTime {
        &self.approval.until
    }
}

/// A second person's yes.
#[derive(Debug)]
pub enum Second {
    /// Of one who is here.
    Here(SecondPerson),
    /// Of a partner.
    Partner(ApprovalTaken),
}

/// A safeguard that was set aside with a second person's yes (override/1).
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct OverrideRow {
    /// Its id, as an account names it.
    pub id: Id,
    /// For which kind of account: `account.…`.
    pub kind: String,
    /// Why.
    pub reason: String,
    /// `slot`: another passphrase was opened here; `approval`: a partner signed.
    pub by: &'static str,
    /// When, by the device's clock.
    pub at: String,
}

impl OverrideRow {
    /// What a record says, if it names an override.
    pub(crate) fn of(record: &Record) -> Option<Self> {
        let text = |field| stated::text_in(record, field).unwrap_or_default();
        Some(Self {
            id: record.text_of("override")?.parse().ok()?,
            kind: text("kind"),
            reason: text("reason"),
            by: if record.text_of("approval").is_some() { "approval" } else { "slot" },
            at: text("at"),
        })
    }
}

impl Vault {
    /// Shows that another person is here: `passphrase` opens a slot that is not the one the vault was opened
    /// with. One derivation at the vault's cost.
    ///
    /// # Errors
    /// [`SecondError`].
    pub fn second_person(&self, passphrase: &Passphrase) -> Result<SecondPerson, SecondError> {
        let own = self.slot().ok_or(SecondError::OpenedWithSheet)?;
        let unlocked = self.keyslots_file()?.unlock(passphrase).map_err(SlotError::from)?;
        if unlocked.slot == own {
            return Err(SecondError::Same);
        }
        let rows = self.keyslots()?;
        let row = rows.into_iter().find(|row| row.slot == unlocked.slot.number());
        // A slot that nobody holds: taken away, and put back with an older copy of the file.
        let row = row.ok_or(SlotError::Keys(KeyslotError::WrongPassphrase))?;
        Ok(SecondPerson { vault: self.id(), agent: row.agent })
    }

    /// At a partner's desk: says yes to an account of this kind from this person, for a collector and some
    /// days (1 to 90), as a signed file to be given to her. The person need not be known here yet.
    ///
    /// # Errors
    /// [`SecondError`].
    pub fn approve(
        &self,
        collector: &str,
        person: &Id,
        kind: &str,
        days: u32,
    ) -> Result<Vec<u8>, SecondError> {
        if self.role() != Role::Partner {
            return Err(PartnerError::OtherRole { needed: "partner" }.into());
        }
        if !Approval::is_kind(kind) {
            return Err(StateError::BadCode { field: "kind" }.into());
        }
        if !(1..=Approval::MOST_DAYS).contains(&days) {
            return Err(SecondError::Days);
        }
        let (row, key) = self.read(|db| {
            let row = partner::collector_by_name(db, collector)?;
            is_hers(db, &row, person)?;
            Ok::<_, SecondError>((row, partner::desk_key(db)?))
        })?;
        if row.state == "revoked" {
            return Err(PartnerError::Revoked { name: row.name }.into());
        }
        let at = self.now();
        let until = at.moment().checked_add_days(chrono::Days::new(u64::from(days)));
        let until = until.and_then(|until| ClaimedTime::new(until).ok()).ok_or(SecondError::Days)?;
        let approval = Approval {
            id: device::new_id()?,
            collector: row.id,
            key: key.verifying_key(),
            person: *person,
            kind: kind.to_owned(),
            at,
            until,
        };
        let signed = approval.sign(&key).map_err(|_| Fault::damaged("the desk's key"))?;
        Ok(signed.into_bytes())
    }

    /// Checks a partner's approval: by a partner whose digits were compared, for this vault, in time, and not
    /// used before. Nothing is kept until [`Vault::record_override`].
    ///
    /// # Errors
    /// [`SecondError`].
    pub fn take_approval(&self, bytes: &[u8]) -> Result<ApprovalTaken, SecondError> {
        let text = std::str::from_utf8(bytes).map_err(|_| SecondError::NotAnApproval)?;
        let taken = self.read(|db| {
            for partner in all_partners(db)? {
                // One key could stand for two relationships: the one it names is the one it is for.
                let opened = Approval::open_from(bytes, &partner.key);
                let Some(approval) = opened.ok().filter(|one| one.collector == partner.id) else { continue };
                if !partner.compared {
                    return Err(SecondError::NotCompared { name: partner.name });
                }
                return Ok(ApprovalTaken { approval, partner: partner.name, text: text.to_owned() });
            }
            Err(SecondError::NotAnApproval)
        })?;
        self.may_still_be_used(&taken)?;
        Ok(taken)
    }

    fn may_still_be_used(&self, taken: &ApprovalTaken) -> Result<(), SecondError> {
        if taken.until().unix() < self.now().unix() {
            return Err(SecondError::Expired { until: taken.until().to_string() });
        }
        let digest = Digest::of(taken.text.as_bytes());
        let used = self.read(|db| is_used(db, &digest))?;
        if used { Err(SecondError::Used) } else { Ok(()) }
    }

    /// Writes down that an account of this kind (`account.…`) may be taken from this person in spite of a
    /// safeguard, why, and which second person agreed. Returns the id by which the account names it.
    ///
    /// # Errors
    /// [`SecondError`]; the yes is then used up all the same, and has to be given again.
    pub fn record_override(
        &self,
        person: &Id,
        kind: &str,
        reason: &str,
        second: Second,
    ) -> Result<Id, SecondError> {
        if reason.trim().is_empty() {
            return Err(SecondError::NoReason);
        }
        if !Approval::is_kind(kind) {
            return Err(StateError::BadCode { field: "kind" }.into());
        }
        let mut stated = Stated::new();
        stated.text("reason", Some(reason))?.put("kind", kind);
        match &second {
            Second::Here(other) if other.vault != self.id() || other.agent == self.agent() => {
                return Err(SecondError::ForOther);
            }
            Second::Here(_) => {}
            Second::Partner(taken) if taken.person() != person || taken.kind() != kind => {
                return Err(SecondError::ForOther);
            }
            Second::Partner(taken) => self.may_still_be_used(taken)?,
        }
        self.write(|tx| {
            let stock = person::own(tx, person)?;
            let id = device::new_id()?;
            let origin = custody::open_log(tx, &stock.case)?.origin;
            stated.put("override", id.to_string()).put("by", self.pseudonyms(&origin).agent);
            match &second {
                Second::Here(other) => {
                    stated.put("second", self.pseudonym_of(&other.agent, &origin));
                }
                Second::Partner(taken) => {
                    let digest = Digest::of(taken.text.as_bytes());
                    if is_used(tx, &digest)? {
                        return Err(SecondError::Used);
                    }
                    tx.execute(
                        "INSERT INTO approval (digest, text) VALUES (?1, ?2)",
                        params![digest.to_string(), taken.text],
                    )
                    .map_err(Fault::from)?;
                    stated.put("approval", digest.to_string());
                }
            }
            self.seal_about_person(tx, &stock, &Schema::OVERRIDE, stated, &[])?;
            Ok(id)
        })
    }
}

/// The overrides about a person, the oldest first.
pub(crate) fn overrides(db: &Connection, case: &Id, person: &Id) -> Result<Vec<OverrideRow>, Fault> {
    let records = about::records(db, case, person, &Schema::OVERRIDE)?;
    Ok(records.iter().filter_map(OverrideRow::of).collect())
}

/// A partner as far as its approvals are concerned.
struct Approver {
    id: Id,
    name: String,
    key: sanad_evidence::sign::VerifyingKey,
    compared: bool,
}

fn all_partners(db: &Connection) -> Result<Vec<Approver>, Fault> {
    let mut statement = db.prepare("SELECT id, name, key, compared FROM partner ORDER BY id")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get(1)?, row.get::<_, String>(2)?, row.get::<_, bool>(3)?))
    })?;
    rows.map(|row| {
        let (id, name, key, compared) = row?;
        let bad = || Fault::damaged("a partner's row");
        let (id, key) = (id.parse().map_err(|_| bad())?, key.parse().map_err(|_| bad())?);
        Ok(Approver { id, name, key, compared })
    })
    .collect()
}

/// Whether an override rests on this approval already.
fn is_used(db: &Connection, digest: &Digest) -> Result<bool, Fault> {
    Ok(db.prepare_cached("SELECT 1 FROM approval WHERE digest = ?1")?.exists([digest.to_string()])?)
}

/// The digests of approvals that overrides here rest on and that are gone, or not what was signed.
pub(crate) fn damaged_approvals(db: &Connection) -> Result<Vec<String>, Fault> {
    let mut named = BTreeMap::new();
    let mut statement = db.prepare(
        "SELECT r.text FROM record r JOIN case_file c ON c.id = r.case_id
         WHERE r.kind = 'override/1' AND r.text IS NOT NULL AND c.collector IS NULL",
    )?;
    for text in statement.query_map([], |row| row.get::<_, String>(0))? {
        // A record that cannot be read is told as damaged itself.
        let record = Record::parse(&text?).ok();
        let digest = record.and_then(|record| stated::text_in(&record, "approval"));
        named.extend(digest.map(|digest| (digest, false)));
    }
    let mut statement = db.prepare("SELECT digest, text FROM approval")?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    for row in rows {
        let (digest, text) = row?;
        let whole = Digest::of(text.as_bytes()).to_string() == digest;
        named.insert(digest, whole);
    }
    Ok(named.into_iter().filter(|(_, whole)| !whole).map(|(digest, _)| digest).collect())
}

/// Refuses a person who is known here as another collector's.
fn is_hers(db: &Connection, row: &CollectorRow, person: &Id) -> Result<(), SecondError> {
    let owner: Option<Option<String>> = db
        .query_row(
            "SELECT c.collector FROM person p JOIN case_file c ON c.id = p.case_id WHERE p.id = ?1",
            [person.to_string()],
            |row| row.get(0),
        )
        .optional()
        .map_err(Fault::from)?;
    match owner {
        Some(owner) if owner != Some(row.id.to_string()) => Err(SecondError::ForOther),
        _ => Ok(()),
    }
}

#[cfg(test)]
#[path = "second_tests.rs"]
mod tests;
