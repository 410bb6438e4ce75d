//! Laying out a bundle again as its sender signed it: a plain bag that a stranger can check with stock
//! tools, and with the sender's own signature over it.

use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension as _};
use sanad_evidence::bag::{Manifest, Place};
use sanad_evidence::{Digest, Id};

use crate::Vault;
use crate::custody;
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
    /// stands there in the clear.
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
        let written = self.lay_out(&documents, out, job);
        if written.is_err() {
            // Whatever was begun is in the clear and of no use.
            let _ = fs::remove_dir_all(out);
        }
        written
    }

    fn lay_out(&self, documents: &[(Place, String)], out: &Path, job: &Job) -> Result<(), BagError> {
        let damaged = || Fault::damaged("a bundle that was taken in");
        for (place, text) in documents {
            put_file(&make_way(out, place)?, text.as_bytes())?;
        }
        let manifest = documents.iter().find(|(place, _)| *place == Place::Manifest).ok_or_else(damaged)?;
        let manifest = Manifest::parse(&manifest.1).map_err(|_| damaged())?;
        for (place, stated) in manifest.iter() {
            let path = make_way(out, place)?;
            match place {
                Place::Original(item, _) => {
                    self.export(item, &path, job)?;
                }
                Place::Record(digest) => {
                    let record = self.read(|db| custody::record(db, digest))?.ok_or_else(damaged)?;
                    let text = record.to_text();
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
