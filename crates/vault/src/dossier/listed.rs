//! Files of a dossier as they are written, with their digests.

use std::collections::BTreeMap;
use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use sanad_evidence::Digest;

use crate::fault::{Fault, put_file};

/// Files written below a folder, with their digests, for a manifest (RFC 8493 §2.1.3).
pub(super) struct Listed<'a> {
    out: &'a Path,
    pub(super) files: BTreeMap<String, Digest>,
    pub(super) bytes: u64,
}

impl<'a> Listed<'a> {
    pub(super) const fn new(out: &'a Path) -> Self {
        Self { out, files: BTreeMap::new(), bytes: 0 }
    }

    pub(super) fn make_way(&self, path: &str) -> Result<PathBuf, Fault> {
        let place = self.out.join(path);
        let folder = place.parent().unwrap_or(self.out);
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(Fault::io("laying out a dossier"))?;
        Ok(place)
    }

    pub(super) fn put(&mut self, path: String, text: &str) -> Result<(), Fault> {
        put_file(&self.make_way(&path)?, text.as_bytes())?;
        self.note(path, Digest::of(text.as_bytes()), text.len() as u64);
        Ok(())
    }

    pub(super) fn note(&mut self, path: String, digest: Digest, size: u64) {
        self.bytes = self.bytes.saturating_add(size);
        self.files.insert(path, digest);
    }

    pub(super) fn manifest(&self) -> String {
        self.files.iter().map(|(path, digest)| format!("{digest}  {path}\n")).collect()
    }
}
