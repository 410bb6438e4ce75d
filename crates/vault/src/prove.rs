//! Proving one item: a small bag with its record, every entry about it, and their proofs, that anyone
//! can check against the original and the log's key.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};
use sanad_evidence::bag::{BAGIT_TXT, BagInfo, BagKind, Manifest, Place};
use sanad_evidence::consent::{self, Destination, Leave, Purpose};
use sanad_evidence::log::public_key_pem;
use sanad_evidence::{Digest, Id, Record, Schema};

use crate::consent::rows;
use crate::consent::standing::{self, Kind};
use crate::custody::{self, LogRow, from_sql};
use crate::fault::{Fault, put_file};
use crate::items::{self, ItemError};
use crate::{Vault, about, case, device};

/// The reason code of lines withheld from a dossier.
const WITHHELD: &str = "redaction.safety";

/// Why no proof was made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ProveError {
    /// There is something at that place.
    #[error("there is something at {path} already")]
    Exists {
        /// The place.
        path: PathBuf,
    },
    /// The words about the item were erased; nothing is left to prove but the log itself.
    #[error("the record of this item was erased")]
    Erased,
    /// The item.
    #[error(transparent)]
    Item(#[from] ItemError),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl ProveError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Exists { .. } => "exists-already",
            Self::Erased => "record-erased",
            Self::Item(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}

impl Vault {
    /// Writes the proof of one item to a new folder `out`: a BagIt bag without the original, which it
    /// names by digest and size. At a partner's desk only of what may go beyond the partner: whoever is
    /// shown a proof is not known here.
    ///
    /// # Errors
    /// [`ProveError`]; [`ItemError::MayNotLeave`] among them.
    pub fn prove(&self, item: &Id, out: &Path) -> Result<(), ProveError> {
        if out.exists() {
            return Err(ProveError::Exists { path: out.to_owned() });
        }
        self.read(|db| may_be_proved(db, item))?;
        let proved = self.read(|db| Proved::item(db, item, &[Schema::ITEM]))?;
        let files = self.proof_files(&proved, &[])?;
        if let Err(fault) = write_files(out, &files) {
            let _ = fs::remove_dir_all(out);
            return Err(fault.into());
        }
        Ok(())
    }

    /// The files of a proof: the records it is of with the named fields withheld, every entry about their
    /// things, and what proves them.
    pub(crate) fn proof_files(
        &self,
        proved: &Proved,
        withheld: &[&str],
    ) -> Result<BTreeMap<Place, String>, ProveError> {
        self.read(|db| {
            let foreign = case::is_foreign(db, &proved.case)?;
            let mut files = if foreign { foreign_files(db, proved)? } else { own_files(db, proved)? };
            let mut payload = BTreeMap::new();
            for record in &proved.records {
                let copy = withhold(record, withheld)?;
                payload.insert(Place::Record(record.digest()), copy.to_text());
            }
            if !payload.contains_key(&Place::Record(proved.head)) {
                return Err(ProveError::Erased);
            }
            let bytes = payload.values().map(|text| text.len() as u64).sum();
            let digests = |files: &BTreeMap<Place, String>| {
                Manifest::new(files.iter().map(|(place, text)| (place.clone(), Digest::of(text.as_bytes()))))
            };
            let info = BagInfo {
                kind: BagKind::Proof,
                bundle: device::new_id()?,
                case: proved.case,
                branch: device::new_id()?,
                sequence: 0,
                previous: None,
                recipient: None,
                payload: (bytes, payload.len() as u64),
                date: self.now().moment().format("%Y-%m-%d").to_string(),
            };
            files.insert(Place::Declaration, BAGIT_TXT.to_owned());
            files.insert(Place::Info, info.to_text());
            files.insert(Place::Manifest, digests(&payload).to_text());
            if let Some((item, digest, size)) = &proved.original {
                files.insert(Place::ToFollow, format!("{item} {digest} {size}\n"));
            }
            files.insert(Place::TagManifest, digests(&files).to_text());
            files.extend(payload);
            Ok(files)
        })
    }
}

/// What a proof is of: one thing first, and what else is shown with it.
pub(crate) struct Proved {
    case: Id,
    /// Every entry about these is shown.
    things: Vec<Id>,
    /// The records that are shown.
    records: Vec<Record>,
    /// The record without which there is nothing to prove.
    head: Digest,
    /// The original that it announces.
    original: Option<(Id, Digest, u64)>,
    /// Where a case has several logs: from the newest, which holds all that still counts, or from the one in
    /// which the thing was first entered.
    newest: bool,
}

impl Proved {
    /// An item and its records of these types, in any version.
    pub(crate) fn item(db: &Connection, item: &Id, kinds: &[Schema]) -> Result<Self, ProveError> {
        let stock = items::stock(db, item)?.ok_or_else(|| ItemError::NotFound { given: item.to_string() })?;
        let mut records = Vec::new();
        // Where an item was filed, its first entry goes along: without it this log would begin too late.
        for schema in kinds.iter().chain([&Schema::FILED]) {
            records.extend(items::records_about(db, item, schema)?);
        }
        Ok(Self {
            case: stock.case,
            things: vec![*item],
            records,
            head: stock.record,
            original: Some((*item, stock.digest, stock.size)),
            newest: false,
        })
    }

    /// An account, every version of it that is here.
    pub(crate) fn account(db: &Connection, case: &Id, account: &Id) -> Result<Self, ProveError> {
        let records = about::records(db, case, account, &Schema::ACCOUNT)?;
        let head = records.last().map(Record::digest).ok_or(ProveError::Erased)?;
        Ok(Self { case: *case, things: vec![*account], records, head, original: None, newest: true })
    }

    /// With a person's coded half and what she said of her consent to this desk: what allows it.
    pub(crate) fn with_person(mut self, db: &Connection, person: &Id) -> Result<Self, Fault> {
        self.newest = true;
        self.things.push(*person);
        for schema in [Schema::PERSON, Schema::PRIOR_ACCOUNTS, Schema::CONVERSATION, Schema::OVERRIDE] {
            self.records.extend(about::records(db, &self.case, person, &schema)?);
        }
        let recipient = rows::recipient_here(db, &self.case)?;
        if let Some(row) = rows::find(db, person, &recipient)? {
            self.things.push(row.id);
            for schema in [Schema::ANSWERS, Schema::WITHDRAWAL] {
                self.records.extend(about::records(db, &self.case, &row.id, &schema)?);
            }
        }
        Ok(self)
    }

    /// With who she is.
    pub(crate) fn with_half(mut self, identity: &Id, records: Vec<Record>) -> Self {
        self.things.push(*identity);
        self.records.extend(records);
        self
    }
}

/// That an item of a collector's may go beyond this desk.
fn may_be_proved(db: &Connection, item: &Id) -> Result<(), ProveError> {
    let known = standing::known(db, item)?.filter(|known| known.kind == Kind::Item);
    let known = known.ok_or_else(|| ItemError::NotFound { given: item.to_string() })?;
    if !case::is_foreign(db, &known.case)? {
        return Ok(());
    }
    let to = Destination::default();
    match standing::goes_beyond(db, &known, &to, Purpose::Disclosure, &device::claimed_now())? {
        Leave::Yes => Ok(()),
        Leave::No(reasons) => Err(ItemError::MayNotLeave { reason: consent::first_code(&reasons) }.into()),
    }
}

/// Writes the files of a proof into a folder.
pub(crate) fn write_files(out: &Path, files: &BTreeMap<Place, String>) -> Result<(), Fault> {
    for (place, text) in files {
        let path = out.join(place.to_string());
        let folder = path.parent().unwrap_or(out);
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(Fault::io("writing a proof"))?;
        put_file(&path, text.as_bytes())?;
    }
    Ok(())
}

/// A copy of a record without the named fields. Where a named field is empty it goes with the other empty
/// ones, so that the copy does not tell.
pub(crate) fn withhold(record: &Record, names: &[&str]) -> Result<Record, Fault> {
    if names.is_empty() {
        return Ok(record.clone());
    }
    let shown: Vec<&str> = names.iter().copied().filter(|name| record.value(name).is_some()).collect();
    record.withhold(&shown, WITHHELD).map_err(|_| Fault::damaged("a record"))
}

/// Entries and proofs from a log of this vault: all under one checkpoint, of now.
fn own_files(db: &Connection, proved: &Proved) -> Result<BTreeMap<Place, String>, Fault> {
    let log = log_with_record(db, proved)?;
    let key = custody::note_key(&log)?;
    let checkpoint = custody::signed_checkpoint(db, &log)?;
    let mut files = BTreeMap::from([
        (Place::LogKey, format!("{key}\n")),
        (Place::LogKeyPem, public_key_pem(key.public())),
        (Place::Checkpoint, checkpoint.as_str().to_owned()),
    ]);
    let mut statement =
        db.prepare("SELECT idx, text FROM entry WHERE log = ?1 AND thing = ?2 ORDER BY idx")?;
    for thing in &proved.things {
        let mut rows = statement.query(params![log.id, thing.to_string()])?;
        while let Some(row) = rows.next()? {
            let index = from_sql(row.get(0)?);
            files.insert(Place::Entry(index), row.get(1)?);
            files.insert(Place::Proof(index), custody::proof(db, &log, index, &checkpoint)?.to_string());
        }
    }
    Ok(files)
}

/// The first log of its case in which the first record was sealed: that of its acquisition, or filing.
fn log_with_record(db: &Connection, proved: &Proved) -> Result<LogRow, Fault> {
    let id: i64 = db.query_row(
        "SELECT e.log FROM entry e JOIN log l ON l.id = e.log WHERE e.record = ?1 AND l.case_id = ?2
         ORDER BY e.log LIMIT 1",
        [proved.head.to_string(), proved.case.to_string()],
        |row| row.get(0),
    )?;
    custody::all_logs(db, &proved.case)?
        .into_iter()
        .find(|log| log.id == id)
        .ok_or_else(|| Fault::damaged("the custody log"))
}

/// Entries of a collector's log with the proofs that came with them, each under the checkpoint of its
/// bundle, and the newest checkpoint held.
fn foreign_files(db: &Connection, proved: &Proved) -> Result<BTreeMap<Place, String>, Fault> {
    let bad = || Fault::damaged("a collector's log");
    let order = if proved.newest { "DESC" } else { "ASC" };
    let first = proved.things.first().ok_or_else(bad)?;
    let (origin, vkey, checkpoint): (String, String, String) = db.query_row(
        &format!(
            "SELECT l.origin, l.vkey, l.checkpoint FROM foreign_log l
             JOIN foreign_entry f ON f.origin = l.origin
             WHERE f.thing = ?1 ORDER BY l.position {order} LIMIT 1"
        ),
        [first.to_string()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    let key: sanad_evidence::log::NoteKey = vkey.parse().map_err(|_| bad())?;
    let mut files = BTreeMap::from([
        (Place::LogKey, format!("{key}\n")),
        (Place::LogKeyPem, public_key_pem(key.public())),
        (Place::Checkpoint, checkpoint),
    ]);
    let mut statement = db.prepare(
        "SELECT idx, text, proof FROM foreign_entry WHERE origin = ?1 AND thing = ?2 ORDER BY idx",
    )?;
    for thing in &proved.things {
        let mut rows = statement.query([origin.clone(), thing.to_string()])?;
        while let Some(row) = rows.next()? {
            let index = from_sql(row.get(0)?);
            files.insert(Place::Entry(index), row.get(1)?);
            files.insert(Place::Proof(index), row.get(2)?);
        }
    }
    Ok(files)
}
