//! The plaintext of a bundle, part by part, each compared with the listing.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use age::x25519::Identity;
use sanad_evidence::Digest;
use sanad_evidence::listing::Listing;
use sanad_evidence::verify::{Code, Finding};
use zeroize::Zeroizing;

use crate::fault::Fault;

pub(super) fn decrypt(sealed: &[u8], identity: &Identity) -> Result<Zeroizing<Vec<u8>>, ()> {
    let decryptor = age::Decryptor::new_buffered(sealed).map_err(|_| ())?;
    let mut reader = decryptor.decrypt(std::iter::once(identity as &dyn age::Identity)).map_err(|_| ())?;
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
    reader.read_to_end(&mut plain).map_err(|_| ())?;
    Ok(plain)
}

/// Compares the files in the folder with the listing: what is missing, what does not belong.
pub(super) fn part_names(folder: &Path, listing: &Listing) -> Result<Vec<Finding>, Fault> {
    let doing = "reading the inbox";
    let mut there = BTreeSet::new();
    for entry in fs::read_dir(folder).map_err(Fault::io(doing))? {
        there.insert(entry.map_err(Fault::io(doing))?.file_name().to_string_lossy().into_owned());
    }
    let mut findings = Vec::new();
    for index in 1..=listing.parts.len() {
        let name = format!("{index:08}.age");
        if !there.remove(&name) {
            findings.push(Finding::new(Code::PartMissing, name));
        }
    }
    there.remove("listing.age");
    findings.extend(there.into_iter().map(|name| Finding::new(Code::PartForeign, name)));
    Ok(findings)
}

/// The plaintext of the parts one after the other. A part that is wrong is a finding, and the end.
pub(super) struct PartReader<'a> {
    folder: &'a Path,
    listing: &'a Listing,
    identity: &'a Identity,
    next: usize,
    plain: Zeroizing<Vec<u8>>,
    at: usize,
    found: Arc<Mutex<Vec<Finding>>>,
    ended: bool,
}

impl<'a> PartReader<'a> {
    pub(super) fn new(
        folder: &'a Path,
        listing: &'a Listing,
        identity: &'a Identity,
        found: Arc<Mutex<Vec<Finding>>>,
    ) -> Self {
        let plain = Zeroizing::new(Vec::new());
        Self { folder, listing, identity, next: 0, plain, at: 0, found, ended: false }
    }

    fn find(&mut self, code: Code, index: usize) {
        let finding = Finding::new(code, format!("{index:08}.age"));
        self.found.lock().unwrap_or_else(PoisonError::into_inner).push(finding);
    }

    /// The ciphertext of the next part, if it is the one the listing states.
    fn cipher(&mut self) -> io::Result<Option<Vec<u8>>> {
        let Some(stated) = self.listing.parts.get(self.next).copied() else { return Ok(None) };
        self.next = self.next.saturating_add(1);
        let path = self.folder.join(format!("{:08}.age", self.next));
        let file = match File::open(path) {
            Ok(file) => file,
            // Told already, by its name.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.ended = true;
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let mut cipher =
            Vec::with_capacity(usize::try_from(stated.ciphertext_bytes).unwrap_or(0).min(8 << 20));
        file.take(stated.ciphertext_bytes.saturating_add(1)).read_to_end(&mut cipher)?;
        if Digest::of(&cipher) == stated.ciphertext {
            return Ok(Some(cipher));
        }
        self.find(Code::PartMismatch, self.next);
        self.ended = true;
        Ok(None)
    }

    fn load(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        let Some(cipher) = self.cipher()? else { return Ok(false) };
        let stated = self.listing.parts.get(self.next.saturating_sub(1)).map(|part| part.plaintext);
        match decrypt(&cipher, self.identity) {
            Ok(plain)
                if plain.len() as u64 == self.listing.part_size && Some(Digest::of(&plain)) == stated =>
            {
                self.plain = plain;
                self.at = 0;
                Ok(true)
            }
            Ok(_) => {
                self.find(Code::PartMismatch, self.next);
                self.ended = true;
                Ok(false)
            }
            Err(()) => {
                self.find(Code::PartUnreadable, self.next);
                self.ended = true;
                Ok(false)
            }
        }
    }

    /// After the stream ended early: whether the other parts are what the listing states, so that
    /// all that must be sent again is told at once.
    pub(super) fn check_rest(&mut self) {
        while self.next < self.listing.parts.len() {
            if self.cipher().is_err() {
                return;
            }
        }
    }
}

impl Read for PartReader<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.plain.len() && !self.load()? {
            return Ok(0);
        }
        let rest = self.plain.get(self.at..).unwrap_or_default();
        let count = rest.len().min(out.len());
        if let (Some(to), Some(from)) = (out.get_mut(..count), rest.get(..count)) {
            to.copy_from_slice(from);
        }
        self.at = self.at.saturating_add(count);
        Ok(count)
    }
}
