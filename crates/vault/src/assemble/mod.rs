//! Assembling a bundle: what may leave, sealed and frozen, in the order in which a receiver reads it.

mod freeze;
mod gather;
mod people;
mod weigh;

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Transaction;
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Digest, Id, Schema};
use serde::Serialize;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::custody::{self, Draft};
use crate::device;
use crate::fault::Fault;
use crate::items::Stock;
use crate::partner::{self, PartnerRow};
use crate::{PartnerError, Vault, tray};
use gather::{entry_text, gather, number};

pub use weigh::{Goes, Weighed, WeighedItem};

/// Why no bundle was assembled.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AssembleError {
    /// Nothing new may leave.
    #[error("there is nothing new that may leave")]
    Nothing {
        /// What stays, and why.
        stays: Vec<Stays>,
    },
    /// The risk assessment of the case says stop, and there is no withdrawal to be told.
    #[error("the risk assessment of this case says stop")]
    Stopped {
        /// What stays, and why.
        stays: Vec<Stays>,
    },
    /// An original that would go is not what it was.
    #[error("the original of item {item} is damaged")]
    OriginalDamaged {
        /// The item.
        item: Id,
    },
    /// The tray never leaves: its items are filed into a case first.
    #[error("the tray is not transferred")]
    Tray,
    /// More than a bundle can hold.
    #[error("this is more than one bundle holds")]
    TooMuch,
    /// The partner.
    #[error(transparent)]
    Partner(#[from] PartnerError),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl AssembleError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Nothing { .. } => "nothing-to-transfer",
            Self::Stopped { .. } => "risk-stop",
            Self::OriginalDamaged { .. } => "original-damaged",
            Self::Tray => "tray-stays",
            Self::TooMuch => "bundle-too-large",
            Self::Partner(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// A thing that stays, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stays {
    /// The thing; for an identity half its person.
    pub thing: Id,
    /// `item`, `person`, `identity` or `account`.
    pub kind: &'static str,
    /// The file name of an item, if it still has one; else the person's code.
    pub label: Option<String>,
    /// The codes of everything that keeps it, at least one.
    pub reasons: Vec<&'static str>,
}

/// A bundle that was assembled and waits in the outbox.
#[derive(Debug, Clone, Serialize)]
pub struct Assembled {
    /// Its id.
    pub bundle: Id,
    /// Its number for this partner.
    pub sequence: u64,
    /// The items whose originals go with it.
    pub originals: Vec<Id>,
    /// The items whose originals are announced to follow.
    pub to_follow: Vec<Id>,
    /// The persons of whom something coded goes.
    pub persons: Vec<Id>,
    /// The accounts that go.
    pub accounts: Vec<Id>,
    /// The persons whose identity half goes.
    pub identities: Vec<Id>,
    /// How many records go.
    pub records: usize,
    /// How many entries of the custody log go.
    pub entries: usize,
    /// Whether there is more for this partner than one bundle holds: assemble again for the rest.
    pub more: bool,
    /// The things that stay, and why.
    pub stays: Vec<Stays>,
    /// Items, persons and accounts that go for safekeeping only: the partner may hold them, and not use or
    /// disclose them.
    pub safekeeping: Vec<Id>,
    /// Bytes on the road, padding included, encryption not.
    pub bytes: u64,
    /// In how many parts.
    pub parts: u64,
}

/// What will be in the bundle.
#[derive(Default)]
struct Contents {
    originals: Vec<Stock>,
    /// Also of identity halves: wiped when this is dropped.
    records: BTreeMap<Digest, Zeroizing<String>>,
    entries: BTreeMap<u64, String>,
    /// Whether any of the entries tells of more than transfers and checks.
    news: bool,
    /// Whether there is more than one bundle holds.
    more: bool,
    /// Originals that are only announced.
    to_follow: Vec<Stock>,
    heads: BTreeMap<Id, (u64, Digest)>,
    persons: Vec<Id>,
    accounts: Vec<Id>,
    /// Persons whose identity half goes.
    identities: Vec<Id>,
    stays: Vec<Stays>,
    safekeeping: Vec<Id>,
    /// How large parts were asked to be.
    part_size: Option<u64>,
}

/// What of what is new goes with a bundle, and how it is cut.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// Only the originals of these items; the others are announced to follow. All of them when `None`.
    pub only: Option<Vec<Id>>,
    /// No originals yet: all are announced to follow.
    pub records_first: bool,
    /// The persons whose identity half goes too, as far as each allowed it: a person at this vault confirmed
    /// each of them for this transfer. Nobody's when empty.
    pub identities: Vec<Id>,
    /// Parts of at least this many bytes; the next of 256 KiB, 1 MiB and 4 MiB is taken. Chosen by the
    /// length, and by how fast the link to this partner was, when `None`.
    pub part_size: Option<u64>,
}

/// The most bundles that are made at once, one for each original.
const MOST_AT_ONCE: usize = 500;

impl Vault {
    /// Assembles a bundle of what is new in a case for a partner, seals it and puts it in the outbox.
    ///
    /// Asks [`may_leave`](sanad_evidence::consent::may_leave) for everything; what stays is listed with its reason.
    ///
    /// # Errors
    /// [`AssembleError::Nothing`] when nothing new may leave; [`AssembleError::Stopped`] when the risk
    /// assessment says stop and no withdrawal is to be told.
    pub fn assemble(&self, case: &Id, partner_name: &str) -> Result<Assembled, AssembleError> {
        self.assemble_with_choice(case, partner_name, &Choice::default())
    }

    /// The same without the originals, which are announced to follow: so that records and checkpoint
    /// cross a thin link first. The next bundle carries the originals.
    ///
    /// # Errors
    /// As for [`Vault::assemble`].
    pub fn assemble_records_first(&self, case: &Id, partner_name: &str) -> Result<Assembled, AssembleError> {
        let choice = Choice { records_first: true, ..Choice::default() };
        self.assemble_with_choice(case, partner_name, &choice)
    }

    /// The same with some of the originals, or none, or in parts of another size.
    ///
    /// # Errors
    /// As for [`Vault::assemble`].
    pub fn assemble_with_choice(
        &self,
        case: &Id,
        partner_name: &str,
        choice: &Choice,
    ) -> Result<Assembled, AssembleError> {
        let partner = self.read(|db| partner::find(db, partner_name))?;
        self.write(|tx| self.assemble_in(tx, case, &partner, choice))
    }

    /// The records and the checkpoint first, then one bundle for each of these originals, in this order: so
    /// that what matters most is across before the link goes. Originals that are not named, are held by
    /// the partner already or may not leave are left out. The first takes the identity halves of `identities`
    /// along, as [`Choice::identities`]. All of them are made, or none.
    ///
    /// # Errors
    /// As for [`Vault::assemble`]; [`AssembleError::TooMuch`] for more than 500 originals.
    pub fn assemble_one_by_one(
        &self,
        case: &Id,
        partner_name: &str,
        order: &[Id],
        identities: &[Id],
    ) -> Result<Vec<Assembled>, AssembleError> {
        if order.len() > MOST_AT_ONCE {
            return Err(AssembleError::TooMuch);
        }
        let partner = self.read(|db| partner::find(db, partner_name))?;
        self.write(|tx| {
            let identities = identities.to_vec();
            let first = Choice { records_first: true, identities, ..Choice::default() };
            let first = self.assemble_in(tx, case, &partner, &first);
            // Records that went before leave originals alone to go.
            let mut waits: BTreeSet<Id> = match &first {
                Ok(first) => first.to_follow.iter().copied().collect(),
                Err(AssembleError::Nothing { .. }) => order.iter().copied().collect(),
                Err(_) => BTreeSet::new(),
            };
            let mut all = Vec::new();
            let nothing = match first {
                Ok(first) => {
                    all.push(first);
                    None
                }
                Err(nothing @ AssembleError::Nothing { .. }) => Some(nothing),
                Err(error) => return Err(error),
            };
            for item in order {
                if waits.remove(item) {
                    let choice = Choice { only: Some(vec![*item]), ..Choice::default() };
                    match self.assemble_in(tx, case, &partner, &choice) {
                        Ok(made) => all.push(made),
                        Err(AssembleError::Nothing { .. }) => {}
                        Err(error) => return Err(error),
                    }
                }
            }
            nothing.filter(|_| all.is_empty()).map_or(Ok(all), Err)
        })
    }

    /// All of it, in a transaction that the caller commits, or does not.
    fn assemble_in(
        &self,
        tx: &Transaction<'_>,
        case: &Id,
        partner: &PartnerRow,
        choice: &Choice,
    ) -> Result<Assembled, AssembleError> {
        if tray::is_tray(tx, case)? {
            return Err(AssembleError::Tray);
        }
        let log = custody::open_log(tx, case)?;
        let mut contents = gather(self, tx, case, &log, &partner.id, choice)?;
        contents.part_size = choice.part_size;
        let goes =
            |item: &Id| !choice.records_first && choice.only.as_ref().is_none_or(|only| only.contains(item));
        let (originals, to_follow) =
            std::mem::take(&mut contents.originals).into_iter().partition(|stock| goes(&stock.id));
        contents.originals = originals;
        contents.to_follow = to_follow;
        contents.to_follow.sort_by_key(|stock| stock.id);
        if contents.records.is_empty() && contents.originals.is_empty() && contents.entries.is_empty() {
            return Err(AssembleError::Nothing { stays: contents.stays });
        }
        for stock in &contents.originals {
            // A bundle that could not be sent to its end would block the road: a short look now.
            if !crate::original::path_of(self.folder(), &stock.id).is_file() {
                return Err(AssembleError::OriginalDamaged { item: stock.id });
            }
        }
        let bundle = device::new_id()?;
        let (sequence, previous, branch) = number(tx, &partner.id)?;
        self.seal(tx, case, &bundle, sequence, &mut contents)?;
        let log = custody::open_log(tx, case)?;
        let frozen =
            self.freeze(tx, partner, &log, case, &bundle, (sequence, previous, branch), &contents)?;
        let made_at = self.now().to_string();
        self.store_bundle(tx, partner, case, &bundle, sequence, &branch, &frozen, &contents, &made_at)?;
        Ok(Assembled {
            bundle,
            sequence,
            originals: contents.originals.iter().map(|stock| stock.id).collect(),
            persons: contents.persons,
            accounts: contents.accounts,
            identities: contents.identities,
            records: contents.records.len(),
            entries: contents.entries.len(),
            to_follow: contents.to_follow.iter().map(|stock| stock.id).collect(),
            more: contents.more,
            stays: contents.stays,
            safekeeping: contents.safekeeping,
            bytes: frozen.length,
            parts: frozen.length / frozen.part_size,
        })
    }

    /// Appends the entry that seals the bundle, and adds it and its record to the contents.
    fn seal(
        &self,
        tx: &Transaction<'_>,
        case: &Id,
        bundle: &Id,
        sequence: u64,
        contents: &mut Contents,
    ) -> Result<(), AssembleError> {
        let heads: Vec<Value> = contents
            .heads
            .iter()
            .map(|(thing, (index, digest))| json!([thing.to_string(), index, digest.to_string()]))
            .collect();
        let values = BTreeMap::from([
            ("bundle", json!(bundle.to_string())),
            ("case", json!(case.to_string())),
            ("sequence", json!(sequence)),
            ("heads", Value::Array(heads)),
            ("sealed_at", json!(self.now().to_string())),
        ]);
        let record = self.keep_record(tx, &Schema::SEAL, case, bundle, values).map_err(|fault| {
            if contents.heads.len() > 100_000 { AssembleError::TooMuch } else { fault.into() }
        })?;
        let (index, _) = self.append(
            tx,
            &Draft {
                action: Action::Sealed,
                case: *case,
                thing_kind: ThingKind::Bundle,
                thing: *bundle,
                digest: None,
                record: Some(record),
                outcome: None,
            },
        )?;
        let text = custody::record(tx, &record)?.ok_or_else(|| Fault::damaged("a seal"))?.to_text();
        contents.records.insert(record, Zeroizing::new(text));
        let log = custody::open_log(tx, case)?;
        contents.entries.insert(index, entry_text(tx, &log, index)?);
        Ok(())
    }
}
