//! Laying out a bundle again as its sender signed it: a plain bag that a stranger can check with stock
//! tools, and with the sender's own signature over it.

use std::collections::BTreeSet;
use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension as _, Transaction};
use sanad_evidence::bag::{Manifest, Place};
use sanad_evidence::consent::{self, Destination, Leave, Purpose};
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Digest, Id};
use zeroize::Zeroizing;

use crate::Vault;
use crate::consent::standing::{self, Kind};
use crate::custody::{self, Draft};
use crate::device;
use crate::fault::{Fault, put_file};
use crate::items::ItemError;
use crate::job::Job;

/// Why a bag was not laid out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BagError {
    /// No bundle of that id was taken in.
    #[error("no bundle {bundle} was taken in here")]
    NotFound {
        /// Its id.
        bundle: Id,
    },
    /// There is something at that place.
    #[error("there is something at {path} already")]
    Exists {
        /// The place.
        path: PathBuf,
    },
    /// Something of it is not kept here any more, or may not leave.
    #[error(transparent)]
    Item(#[from] ItemError),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl BagError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "bundle-not-found",
            Self::Exists { .. } => "exists-already",
            Self::Item(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}

impl Vault {
    /// Writes a bundle that was taken in to a new folder `out`, byte for byte as it was signed. It
    /// stands there in the clear, for whoever it is handed to: so everything it speaks of must be such
    /// as may go beyond the partner, and a disclosure is entered before the bag is whole.
    ///
    /// # Errors
    /// [`BagError`]; a folder that was begun is removed again.
    pub fn write_bag(&self, bundle: &Id, out: &Path, job: &Job) -> Result<(), BagError> {
        if out.exists() {
            return Err(BagError::Exists { path: out.to_owned() });
        }
        let documents = self.read(|db| documents(db, bundle))?;
        if documents.is_empty() {
            return Err(BagError::NotFound { bundle: *bundle });
        }
        let things = self.read(|db| {
            let things = spoken_of(db, &documents)?;
            may_all_leave(db, &things)?;
            Ok::<_, BagError>(things)
        })?;
        let written = self.lay_out(&documents, out, job).and_then(|()| {
            // The signature comes last, after the entry: so no whole bag stands anywhere that the log does
            // not know of. A withdrawal may have come in while originals were written, so it is asked again.
            self.write(|tx| {
                may_all_leave(tx, &things)?;
                self.enter_bag(tx, bundle)
            })?;
            put_documents(&documents, out, |place| *place == Place::Signature)
        });
        if written.is_err() {
            // Whatever was begun is in the clear and of no use.
            let _ = fs::remove_dir_all(out);
        }
        written
    }

    fn lay_out(&self, documents: &[(Place, String)], out: &Path, job: &Job) -> Result<(), BagError> {
        let damaged = || Fault::damaged("a bundle that was taken in");
        put_documents(documents, out, |place| *place != Place::Signature)?;
        let manifest = manifest_of(documents)?;
        for (place, stated) in manifest.iter() {
            let path = make_way(out, place)?;
            match place {
                Place::Original(item, _) => {
                    self.export(item, &path, job)?;
                }
                Place::Record(digest) => {
                    let text = self.text_of(digest)?.ok_or_else(damaged)?;
                    if Digest::of(text.as_bytes()) != *stated {
                        return Err(damaged().into());
                    }
                    put_file(&path, text.as_bytes())?;
                }
                _ => return Err(damaged().into()),
            }
        }
        Ok(())
    }

    /// The text of a record, also of one of an identity half.
    fn text_of(&self, digest: &Digest) -> Result<Option<Zeroizing<String>>, Fault> {
        self.read(|db| match custody::record(db, digest)? {
            Some(record) => Ok(Some(Zeroizing::new(record.to_text()))),
            None => self.half_record(db, digest),
        })
    }

    /// That the bundle was handed on as a bag, in this vault's own log of the case.
    fn enter_bag(&self, tx: &Transaction<'_>, bundle: &Id) -> Result<(), BagError> {
        let damaged = || Fault::damaged("a bundle that was taken in");
        let (case, digest): (Option<String>, Option<String>) = tx
            .query_row("SELECT case_id, digest FROM inbox WHERE bundle = ?1", [bundle.to_string()], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .map_err(Fault::from)?;
        let draft = Draft {
            action: Action::Disclosed,
            case: case.and_then(|case| case.parse().ok()).ok_or_else(damaged)?,
            thing_kind: ThingKind::Bundle,
            thing: *bundle,
            digest: Some(digest.and_then(|digest| digest.parse().ok()).ok_or_else(damaged)?),
            record: None,
            outcome: Some("bag"),
        };
        self.append(tx, &draft)?;
        Ok(())
    }
}

fn manifest_of(documents: &[(Place, String)]) -> Result<Manifest, Fault> {
    let damaged = || Fault::damaged("a bundle that was taken in");
    let (_, text) = documents.iter().find(|(place, _)| *place == Place::Manifest).ok_or_else(damaged)?;
    Manifest::parse(text).map_err(|_| damaged())
}

/// Every thing of which the bundle has an original or words. Statements of consent and tombstones carry
/// nothing of anyone.
fn spoken_of(db: &Connection, documents: &[(Place, String)]) -> Result<BTreeSet<Id>, Fault> {
    let damaged = || Fault::damaged("a bundle that was taken in");
    let mut things = BTreeSet::new();
    for (place, _) in manifest_of(documents)?.iter() {
        match place {
            Place::Original(item, _) => {
                things.insert(*item);
            }
            Place::Record(digest) => {
                let (kind, thing): (String, String) = db
                    .query_row(
                        "SELECT kind, thing FROM record WHERE digest = ?1",
                        [digest.to_string()],
                        |row| Ok((row.get(0)?, row.get(1)?)),
                    )
                    .optional()?
                    .ok_or_else(damaged)?;
                let name = kind.split_once('/').map_or(kind.as_str(), |(name, _)| name);
                if !SILENT.contains(&name) {
                    things.insert(thing.parse().map_err(|_| damaged())?);
                }
            }
            _ => return Err(damaged()),
        }
    }
    Ok(things)
}

/// Types of records that carry nothing of an item or a person.
const SILENT: [&str; 5] = ["consent-basis", "tombstone", "answers", "withdrawal", "seal"];

/// Asks of every thing whether it may go beyond the partner. To whom is not known, so what a person named
/// purposes and recipients for stays.
fn may_all_leave(db: &Connection, things: &BTreeSet<Id>) -> Result<(), BagError> {
    let (to, at) = (Destination::default(), device::claimed_now());
    for thing in things {
        let Some(thing) = standing::known(db, thing)? else { continue };
        let purpose = match thing.kind {
            Kind::Identity => Purpose::DisclosureNamed,
            _ => Purpose::Disclosure,
        };
        if let Leave::No(reasons) = standing::goes_beyond(db, &thing, &to, purpose, &at)? {
            return Err(ItemError::MayNotLeave { reason: consent::first_code(&reasons) }.into());
        }
    }
    Ok(())
}

fn put_documents(
    documents: &[(Place, String)],
    out: &Path,
    which: impl Fn(&Place) -> bool,
) -> Result<(), BagError> {
    for (place, text) in documents.iter().filter(|(place, _)| which(place)) {
        put_file(&make_way(out, place)?, text.as_bytes())?;
    }
    Ok(())
}

fn make_way(out: &Path, place: &Place) -> Result<PathBuf, Fault> {
    let path = out.join(place.to_string());
    let folder = path.parent().unwrap_or(out);
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(Fault::io("laying out a bag"))?;
    Ok(path)
}

fn documents(db: &Connection, bundle: &Id) -> Result<Vec<(Place, String)>, Fault> {
    let known: Option<i64> = db
        .query_row(
            "SELECT 1 FROM inbox WHERE bundle = ?1 AND state IN ('taken-in', 'accepted')",
            [bundle.to_string()],
            |row| row.get(0),
        )
        .optional()?;
    if known.is_none() {
        return Ok(Vec::new());
    }
    let mut statement = db.prepare("SELECT place, text FROM taken_document WHERE bundle = ?1")?;
    let rows =
        statement.query_map([bundle.to_string()], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    rows.map(|row| {
        let (place, text) = row?;
        Ok((place.parse().map_err(|_| Fault::damaged("a bundle that was taken in"))?, text))
    })
    .collect()
}
