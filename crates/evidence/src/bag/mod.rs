//! The bag: what a bundle, a proof and later a dossier are made of (RFC 8493, FORMAT.md "Bag").

mod info;
mod place;
pub mod tar;

use std::collections::BTreeMap;

pub use info::{BagInfo, BagInfoError, BagKind, FIRST_PREVIOUS};
pub use place::{EXTENSIONS, Place, allowed_extension};

use crate::Digest;

/// The one content of `bagit.txt` (RFC 8493 §2.1.1).
pub const BAGIT_TXT: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
/// The largest manifest that is read, in bytes: 128 MiB, about 800,000 members.
pub const MAX_MANIFEST: u64 = 128 << 20;

/// Why a text is not a manifest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ManifestError {
    /// A line that is not `<digest>  <path>` with a path this format has.
    #[error("line {line} is not a digest, two spaces and a path of this format")]
    BadLine {
        /// Counted from 1.
        line: usize,
    },
    /// A path that stands there twice.
    #[error("line {line} names a path a second time")]
    Twice {
        /// Counted from 1.
        line: usize,
    },
}

/// A payload or tag manifest: the SHA-256 of each file by its place (RFC 8493 §2.1.3).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manifest(BTreeMap<Place, Digest>);

impl Manifest {
    /// A manifest of these files.
    pub fn new(files: impl IntoIterator<Item = (Place, Digest)>) -> Self {
        Self(files.into_iter().collect())
    }

    /// The digest stated for a place.
    #[must_use]
    pub fn digest(&self, place: &Place) -> Option<Digest> {
        self.0.get(place).copied()
    }

    /// Every place with its digest, in the order of the bag.
    pub fn iter(&self) -> impl Iterator<Item = (&Place, &Digest)> {
        self.0.iter()
    }

    /// How many files it names.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it names none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The manifest as it is written: `<64 hex>  <path>` a line, in the order of the bag.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.0.iter().map(|(place, digest)| format!("{digest}  {place}\n")).collect()
    }

    /// Parses a manifest. The order of its lines is free, as in RFC 8493; paths are those of this
    /// format only, so none can be absolute, climb with `..`, or need percent-encoding.
    ///
    /// # Errors
    /// [`ManifestError`] names the line.
    pub fn parse(text: &str) -> Result<Self, ManifestError> {
        let mut files = BTreeMap::new();
        for (index, row) in text.split_inclusive('\n').enumerate() {
            let line = index.saturating_add(1);
            let bad = ManifestError::BadLine { line };
            let (digest, path) =
                row.strip_suffix('\n').and_then(|row| row.split_once("  ")).ok_or(bad.clone())?;
            let digest = digest.parse().map_err(|_| bad.clone())?;
            let place = path.parse().map_err(|_| bad)?;
            if files.insert(place, digest).is_some() {
                return Err(ManifestError::Twice { line });
            }
        }
        Ok(Self(files))
    }
}
