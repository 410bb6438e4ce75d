//! The parts of one bundle: cut from the tar by seeking, sealed once, kept until the road answered.

use std::fs;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::PathBuf;

use age::x25519::Recipient;
use rusqlite::{Connection, OptionalExtension as _, params};
use sanad_evidence::bag::tar::{self, BLOCK, member_len};
use sanad_evidence::bag::{EXTENSIONS, Place};
use sanad_evidence::listing::{Listing, Part};
use sanad_evidence::mailbox;
use sanad_evidence::{Digest, Id};

use super::seal::encrypt;
use super::{BundleRow, SealedPart};
use crate::custody::{from_sql, to_sql};
use crate::fault::{Fault, put_file};
use crate::items::{self, ItemError};
use crate::original::{self, AgeReader};
use crate::{Vault, partner};

/// One original in the tar: its header block and what follows.
pub(super) struct InTar {
    item: Id,
    header: [u8; 512],
    size: u64,
}

pub(super) fn originals_of(db: &Connection, bundle: &Id) -> Result<Vec<InTar>, Fault> {
    let bad = || Fault::damaged("a bundle's row");
    let mut statement = db.prepare("SELECT item FROM bundle_original WHERE bundle = ?1 ORDER BY position")?;
    let rows = statement.query_map([bundle.to_string()], |row| row.get::<_, String>(0))?;
    let mut originals = Vec::new();
    for item in rows {
        let item: Id = item?.parse().map_err(|_| bad())?;
        let stock = items::stock(db, &item)?.ok_or_else(bad)?;
        let extension = EXTENSIONS.iter().find(|known| **known == stock.extension).ok_or_else(bad)?;
        let path = Place::Original(item, extension).to_string();
        let header = tar::header(&path, stock.size).map_err(|_| bad())?;
        originals.push(InTar { item, header, size: stock.size });
    }
    Ok(originals)
}

/// The parts of one bundle, sealed as they are asked for.
pub struct Parts<'a> {
    pub(super) vault: &'a Vault,
    pub(super) row: BundleRow,
    pub(super) head: zeroize::Zeroizing<Vec<u8>>,
    pub(super) originals: Vec<InTar>,
    pub(super) recipient: Recipient,
    /// The partner's recovery recipient, if its invitation named one.
    pub(super) recovery: Option<Recipient>,
    pub(super) folder: PathBuf,
    /// The original that was read last, and how far: parts mostly follow each other.
    pub(super) open: Option<(Id, AgeReader, u64)>,
}

impl Parts<'_> {
    /// The bundle.
    #[must_use]
    pub const fn bundle(&self) -> Id {
        self.row.id
    }

    /// How many parts it has.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.row.parts
    }

    /// Bytes of plaintext in each part.
    #[must_use]
    pub const fn part_size(&self) -> u64 {
        self.row.part_size
    }

    /// The indexes of the parts the road has not answered for, from 1.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn missing(&self) -> Result<Vec<u64>, Fault> {
        let delivered: Vec<i64> = self.vault.read(|db| {
            let mut statement =
                db.prepare("SELECT idx FROM part WHERE bundle = ?1 AND state = 'delivered' ORDER BY idx")?;
            let rows = statement.query_map([self.row.id.to_string()], |row| row.get(0))?;
            Ok::<_, Fault>(rows.collect::<Result<_, _>>()?)
        })?;
        Ok((1..=self.row.parts).filter(|index| delivered.binary_search(&to_sql(*index)).is_err()).collect())
    }

    /// Seals one part, or gives the one that was sealed before: the same bytes, however often the
    /// road must be tried.
    ///
    /// # Errors
    /// [`Fault`]; nothing that left is changed.
    pub fn seal(&mut self, index: u64) -> Result<SealedPart, Fault> {
        let path = self.folder.join(format!("{index:08}.age"));
        if let Some(sealed) = self.sealed_before(index, &path)? {
            return Ok(sealed);
        }
        let size = usize::try_from(self.row.part_size).map_err(|_| Fault::damaged("a bundle's row"))?;
        let mut plain = zeroize::Zeroizing::new(vec![0_u8; size]);
        let start = index.saturating_sub(1).saturating_mul(self.row.part_size);
        self.fill(start, &mut plain)?;
        let cipher = encrypt(&plain, &self.recipient, self.recovery.as_ref())?;
        let (digest, bytes) = (Digest::of(&cipher), cipher.len() as u64);
        put_file(&path, &cipher)?;
        let plain = Digest::of(&plain);
        self.vault.write(|tx| {
            tx.execute(
                "INSERT INTO part (bundle, idx, cipher, bytes, plain, state) VALUES (?1, ?2, ?3, ?4, ?5, 'sealed')
                 ON CONFLICT (bundle, idx) DO UPDATE SET cipher = excluded.cipher, bytes = excluded.bytes
                 WHERE state = 'sealed'",
                params![
                    self.row.id.to_string(),
                    to_sql(index),
                    digest.to_string(),
                    to_sql(bytes),
                    plain.to_string()
                ],
            )?;
            Ok::<_, Fault>(())
        })?;
        Ok(SealedPart { index, path, digest, bytes })
    }

    /// A part whose row and ciphertext are both here and agree. If a power cut left only one of them,
    /// it never left, and is sealed anew.
    fn sealed_before(&self, index: u64, path: &PathBuf) -> Result<Option<SealedPart>, Fault> {
        let row: Option<String> = self.vault.read(|db| {
            Ok::<_, Fault>(
                db.query_row(
                    "SELECT cipher FROM part WHERE bundle = ?1 AND idx = ?2",
                    params![self.row.id.to_string(), to_sql(index)],
                    |row| row.get(0),
                )
                .optional()?,
            )
        })?;
        let (Some(stated), Ok(cipher)) = (row, fs::read(path)) else { return Ok(None) };
        let digest = Digest::of(&cipher);
        let bytes = cipher.len() as u64;
        let same = stated == digest.to_string();
        Ok(same.then(|| SealedPart { index, path: path.clone(), digest, bytes }))
    }

    /// The road answered for a part: it is held there, whole. Its ciphertext here goes.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn answered(&self, part: &SealedPart) -> Result<(), Fault> {
        self.vault.write(|tx| {
            tx.execute(
                "UPDATE part SET state = 'delivered' WHERE bundle = ?1 AND idx = ?2",
                params![self.row.id.to_string(), to_sql(part.index)],
            )?;
            Ok::<_, Fault>(())
        })?;
        match fs::remove_file(&part.path) {
            // The bundle was withdrawn while the road was still answering, and its folder went with it.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            other => other.map_err(Fault::io("emptying the outbox")),
        }
    }

    /// The road lost a part it had answered for (a stick that was emptied): it must be sealed anew.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn lost(&self, index: u64) -> Result<(), Fault> {
        self.vault.write(|tx| {
            tx.execute(
                "DELETE FROM part WHERE bundle = ?1 AND idx = ?2",
                params![self.row.id.to_string(), to_sql(index)],
            )?;
            // The listing named the digests of before.
            tx.execute("UPDATE bundle SET listing = NULL WHERE id = ?1", [self.row.id.to_string()])?;
            Ok(())
        })
    }

    /// What the road holds of a part, by its digest: to be asked before anything is sent again.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn answered_digest(&self, index: u64) -> Result<Option<Digest>, Fault> {
        let text: Option<String> = self.vault.read(|db| {
            Ok::<_, Fault>(
                db.query_row(
                    "SELECT cipher FROM part WHERE bundle = ?1 AND idx = ?2 AND state = 'delivered'",
                    params![self.row.id.to_string(), to_sql(index)],
                    |row| row.get(0),
                )
                .optional()?,
            )
        })?;
        text.map(|text| text.parse().map_err(|_| Fault::damaged("a part's row"))).transpose()
    }

    /// What a mailbox must hold of this bundle: the [sums](mailbox::sums) of its parts, and how many bytes
    /// they have together.
    ///
    /// # Errors
    /// [`Fault`] when a part was not answered for yet.
    pub fn sums(&self) -> Result<(Digest, u64), Fault> {
        self.vault.read(|db| sums(db, &self.row))
    }

    /// The listing, signed, encrypted and kept: the same bytes until a part is sealed anew.
    ///
    /// # Errors
    /// [`Fault`] when a part was not answered for yet.
    pub fn listing(&self) -> Result<Vec<u8>, Fault> {
        let kept: Option<Vec<u8>> = self.vault.read(|db| {
            Ok::<_, Fault>(db.query_row(
                "SELECT listing FROM bundle WHERE id = ?1",
                [self.row.id.to_string()],
                |row| row.get(0),
            )?)
        })?;
        if let Some(listing) = kept {
            return Ok(listing);
        }
        let bad = || Fault::damaged("a listing");
        self.vault.write(|tx| {
            let partner = partner::by_id(tx, &self.row.partner.to_string())?;
            let key = partner::signing_key(tx, &partner)?;
            let parts: Vec<(String, i64, String)> = {
                let mut statement = tx.prepare(
                    "SELECT cipher, bytes, plain FROM part WHERE bundle = ?1 AND state = 'delivered' ORDER BY idx",
                )?;
                let rows = statement.query_map([self.row.id.to_string()], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
                })?;
                rows.collect::<Result<_, _>>()?
            };
            if parts.len() as u64 != self.row.parts {
                return Err(bad());
            }
            let parts = parts.into_iter().map(|(cipher, bytes, plain)| {
                Ok(Part {
                    ciphertext: cipher.parse().map_err(|_| bad())?,
                    ciphertext_bytes: from_sql(bytes),
                    plaintext: plain.parse().map_err(|_| bad())?,
                })
            });
            let listing = Listing {
                bundle: self.row.id,
                key: key.verifying_key(),
                part_size: self.row.part_size,
                parts: parts.collect::<Result<_, Fault>>()?,
            };
            let document = listing.sign(&key).map_err(|_| bad())?;
            let sealed = encrypt(document.as_bytes(), &self.recipient, self.recovery.as_ref())?;
            tx.execute(
                // Every listing that may have left: an acceptance may name any of them.
                "UPDATE bundle SET listing = ?2, listing_digest = coalesce(listing_digest || ' ', '') || ?3 WHERE id = ?1",
                params![self.row.id.to_string(), sealed, Digest::of(document.as_bytes()).to_string()],
            )?;
            Ok(sealed)
        })
    }

    /// Copies the bytes of the padded tar from `start` on. Behind the last member there are zeros.
    fn fill(&mut self, start: u64, out: &mut [u8]) -> Result<(), Fault> {
        let end = start.saturating_add(out.len() as u64).min(self.row.length);
        let head = self.head.len() as u64;
        if start < head {
            let from = usize::try_from(start).unwrap_or(usize::MAX);
            let upto = usize::try_from(end.min(head)).unwrap_or(usize::MAX);
            copy_at(out, 0, self.head.get(from..upto).unwrap_or_default());
        }
        let mut at = head;
        let originals: Vec<(Id, [u8; 512], u64)> =
            self.originals.iter().map(|one| (one.item, one.header, one.size)).collect();
        for (item, header, size) in originals {
            let content = at.saturating_add(BLOCK);
            let next = at.saturating_add(member_len(size));
            if next > start && at < end {
                // The header's share of this window, then the content's.
                overlap(start, end, at, content, |offset, from, upto| {
                    copy_at(out, offset, header.get(from..upto).unwrap_or_default());
                });
                let (from, upto) = (start.max(content), end.min(content.saturating_add(size)));
                if from < upto {
                    let offset = usize::try_from(from.saturating_sub(start)).unwrap_or(usize::MAX);
                    let length = usize::try_from(upto.saturating_sub(from)).unwrap_or(0);
                    let window = out.get_mut(offset..offset.saturating_add(length)).unwrap_or_default();
                    self.read_original(&item, from.saturating_sub(content), window)?;
                }
            }
            at = next;
        }
        Ok(())
    }

    /// Reads a stretch of an original, seeking only when it does not follow the last.
    fn read_original(&mut self, item: &Id, position: u64, out: &mut [u8]) -> Result<(), Fault> {
        let follows = self.open.as_ref().is_some_and(|(open, _, at)| open == item && *at == position);
        let mut reader = match self.open.take() {
            Some((_, reader, _)) if follows => reader,
            _ => {
                let (_, identity) = self.vault.kept(item).map_err(|error| match error {
                    ItemError::Fault(fault) => fault,
                    _ => Fault::damaged(format!("the original of item {item}")),
                })?;
                let mut reader = original::open(self.vault.folder(), item, &identity)?;
                reader.seek(SeekFrom::Start(position)).map_err(|error| original::read_fault(error, item))?;
                reader
            }
        };
        reader.read_exact(out).map_err(|error| original::read_fault(error, item))?;
        self.open = Some((*item, reader, position.saturating_add(out.len() as u64)));
        Ok(())
    }
}

/// The sums of the parts that a road answered for, and their bytes together.
pub(super) fn sums(db: &Connection, row: &BundleRow) -> Result<(Digest, u64), Fault> {
    let bad = || Fault::damaged("a part's row");
    let mut statement =
        db.prepare("SELECT cipher, bytes FROM part WHERE bundle = ?1 AND state = 'delivered' ORDER BY idx")?;
    let rows = statement
        .query_map([row.id.to_string()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?;
    let (mut digests, mut bytes) = (Vec::new(), 0_u64);
    for part in rows {
        let (digest, size) = part?;
        digests.push(digest.parse().map_err(|_| bad())?);
        bytes = bytes.saturating_add(from_sql(size));
    }
    if digests.len() as u64 == row.parts { Ok((mailbox::sums(digests), bytes)) } else { Err(bad()) }
}

fn copy_at(out: &mut [u8], offset: usize, bytes: &[u8]) {
    if let Some(window) = out.get_mut(offset..offset.saturating_add(bytes.len())) {
        window.copy_from_slice(bytes);
    }
}

/// Calls `copy` with the overlap of the window `start..end` and the stretch `at..upto`: offset in the
/// window, and the range within the stretch.
fn overlap(start: u64, end: u64, at: u64, upto: u64, copy: impl FnOnce(usize, usize, usize)) {
    let (from, to) = (start.max(at), end.min(upto));
    if from < to {
        let small = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        copy(small(from.saturating_sub(start)), small(from.saturating_sub(at)), small(to.saturating_sub(at)));
    }
}
