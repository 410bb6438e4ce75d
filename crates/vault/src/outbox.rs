//! The outbox: bundles that wait for the road, sealed part by part as the road takes them.
//!
//! A part is sealed once: its ciphertext and digests are durable here before it leaves, and it is
//! removed when the road answered for it. So there is never a second copy of a film on the disk.

use std::fs;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::PathBuf;

use age::x25519::{Identity, Recipient};
use rand::seq::SliceRandom as _;
use rusqlite::{Connection, OptionalExtension as _, params};
use sanad_evidence::bag::tar::{self, BLOCK, member_len};
use sanad_evidence::bag::{EXTENSIONS, Place};
use sanad_evidence::consent;
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::listing::{Listing, Part};
use sanad_evidence::{Digest, Id};
use serde::Serialize;

use crate::custody::{Draft, from_sql, to_sql};
use crate::fault::{Fault, put_file, sync_folder};
use crate::items::{self, ItemError};
use crate::original::{self, OriginalReader};
use crate::{PartnerError, Vault, partner};

/// How many recipients every part is encrypted to: the partner, and throw-away ones, so that a header
/// does not tell how many can open it.
const STANZAS: usize = 4;

/// Why a bundle could not be prepared for the road.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OutboxError {
    /// No bundle has an id that begins so.
    #[error("there is no bundle {given}")]
    NotFound {
        /// What was given.
        given: String,
    },
    /// An item in it may not leave any more. The bundle is withdrawn.
    #[error("item {item} may not leave: {reason}")]
    MayNotLeave {
        /// The item.
        item: Id,
        /// The reason's code.
        reason: &'static str,
    },
    /// It was delivered: what is out cannot be called back.
    #[error("this bundle was delivered already")]
    Delivered,
    /// The partner.
    #[error(transparent)]
    Partner(#[from] PartnerError),
    /// An item.
    #[error(transparent)]
    Item(#[from] ItemError),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl OutboxError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "bundle-not-found",
            Self::MayNotLeave { .. } => "may-not-leave",
            Self::Delivered => "delivered-already",
            Self::Partner(error) => error.code(),
            Self::Item(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// A bundle in the outbox, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outgoing {
    /// Its id.
    pub bundle: Id,
    /// The partner's name here.
    pub partner: String,
    /// The code of the case.
    pub case: String,
    /// Its number for this partner.
    pub sequence: u64,
    /// `queued`, `delivered`, `accepted` or `withdrawn`.
    pub state: String,
    /// Parts in all.
    pub parts: u64,
    /// Parts the road answered for.
    pub delivered: u64,
    /// Bytes on the road before encryption.
    pub bytes: u64,
    /// When it was assembled, by the device's clock.
    pub made_at: String,
}

/// A sealed part, ready for the road.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedPart {
    /// Its index, from 1.
    pub index: u64,
    /// Where its ciphertext lies.
    pub path: PathBuf,
    /// SHA-256 of the ciphertext.
    pub digest: Digest,
    /// Its size in bytes.
    pub bytes: u64,
}

/// One bundle's row.
pub(crate) struct BundleRow {
    pub id: Id,
    pub partner: Id,
    pub case: Id,
    pub digest: Digest,
    pub state: String,
    pub part_size: u64,
    pub parts: u64,
    pub length: u64,
    pub recipient: String,
}

pub(crate) fn bundle_row(db: &Connection, bundle: &Id) -> Result<Option<BundleRow>, Fault> {
    let bad = || Fault::damaged("a bundle's row");
    db.query_row(
        "SELECT partner, case_id, digest, state, part_size, parts, length, recipient FROM bundle WHERE id = ?1",
        [bundle.to_string()],
        |row| {
            let texts: (String, String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            Ok((texts, row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?))
        },
    )
    .optional()?
    .map(|((partner, case, digest, state), part_size, parts, length, recipient)| {
        Ok(BundleRow {
            id: *bundle,
            partner: partner.parse().map_err(|_| bad())?,
            case: case.parse().map_err(|_| bad())?,
            digest: digest.parse().map_err(|_| bad())?,
            state,
            part_size: from_sql(part_size),
            parts: from_sql(parts),
            length: from_sql(length),
            recipient,
        })
    })
    .transpose()
}

impl Vault {
    /// Every bundle of this vault, the oldest first.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn outbox(&self) -> Result<Vec<Outgoing>, Fault> {
        self.read(|db| {
            let mut statement = db.prepare(
                "SELECT b.id, p.name, c.code, b.sequence, b.state, b.parts,
                        (SELECT count(*) FROM part WHERE bundle = b.id AND state = 'delivered'), b.length, b.made_at
                 FROM bundle b JOIN partner p ON p.id = b.partner JOIN case_file c ON c.id = b.case_id
                 ORDER BY b.position",
            )?;
            let rows = statement.query_map([], |row| {
                let id: String = row.get(0)?;
                Ok((
                    id,
                    Outgoing {
                        bundle: Id::from_bytes([0; 16]),
                        partner: row.get(1)?,
                        case: row.get(2)?,
                        sequence: from_sql(row.get(3)?),
                        state: row.get(4)?,
                        parts: from_sql(row.get(5)?),
                        delivered: from_sql(row.get(6)?),
                        bytes: from_sql(row.get(7)?),
                        made_at: row.get(8)?,
                    },
                ))
            })?;
            rows.map(|row| {
                let (id, outgoing) = row?;
                Ok(Outgoing { bundle: id.parse().map_err(|_| Fault::damaged("a bundle's row"))?, ..outgoing })
            })
            .collect()
        })
    }

    /// The bundles that wait for the road, in order.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn queued(&self) -> Result<Vec<Id>, Fault> {
        Ok(self.outbox()?.into_iter().filter(|one| one.state == "queued").map(|one| one.bundle).collect())
    }

    /// Bundles that were delivered and not yet answered.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn unanswered(&self) -> Result<Vec<Id>, Fault> {
        Ok(self.outbox()?.into_iter().filter(|one| one.state == "delivered").map(|one| one.bundle).collect())
    }

    /// The bundle whose id begins with `given`.
    ///
    /// # Errors
    /// [`OutboxError::NotFound`].
    pub fn find_bundle(&self, given: &str) -> Result<Id, OutboxError> {
        let mut found = self.outbox()?.into_iter().filter(|one| one.bundle.to_string().starts_with(given));
        match (given.len() >= 4, found.next(), found.next()) {
            (true, Some(one), None) => Ok(one.bundle),
            _ => Err(OutboxError::NotFound { given: given.to_owned() }),
        }
    }

    /// Withdraws a bundle that is not yet delivered whole, and with it every later one for the same
    /// partner that is not, since those count on it. What lies on the road already, the road removes.
    ///
    /// Returns the bundles that were withdrawn.
    ///
    /// # Errors
    /// [`OutboxError::Delivered`], [`OutboxError::NotFound`].
    pub fn withdraw(&self, bundle: &Id) -> Result<Vec<Id>, OutboxError> {
        let withdrawn = self.write(|tx| {
            let row =
                bundle_row(tx, bundle)?.ok_or_else(|| OutboxError::NotFound { given: bundle.to_string() })?;
            if row.state != "queued" {
                return Err(OutboxError::Delivered);
            }
            let later: Vec<String> = tx
                .prepare(
                    "SELECT id FROM bundle WHERE partner = ?1 AND state = 'queued'
                     AND position >= (SELECT position FROM bundle WHERE id = ?2)",
                )
                .and_then(|mut statement| {
                    let rows = statement
                        .query_map([row.partner.to_string(), bundle.to_string()], |row| row.get(0))?;
                    rows.collect()
                })
                .map_err(Fault::from)?;
            for id in &later {
                for sql in [
                    "DELETE FROM held WHERE bundle = ?1",
                    "DELETE FROM part WHERE bundle = ?1",
                    "UPDATE bundle SET state = 'withdrawn', head = x'', listing = NULL WHERE id = ?1",
                ] {
                    tx.execute(sql, [id]).map_err(Fault::from)?;
                }
            }
            later
                .iter()
                .map(|id| id.parse().map_err(|_| Fault::damaged("a bundle's row").into()))
                .collect::<Result<Vec<Id>, OutboxError>>()
        })?;
        for id in &withdrawn {
            let folder = self.outbox_folder(id);
            if folder.exists() {
                fs::remove_dir_all(&folder).map_err(Fault::io("emptying the outbox"))?;
            }
        }
        Ok(withdrawn)
    }

    /// Asks again whether everything in a bundle may leave: before it leaves, and at every resume.
    ///
    /// # Errors
    /// [`OutboxError::MayNotLeave`] for the first item that may not; the bundle is then withdrawn.
    pub fn ask_again(&self, bundle: &Id) -> Result<(), OutboxError> {
        let refused = self.read(|db| {
            let mut statement = db.prepare(
                "SELECT i.id FROM held h JOIN record r ON r.digest = h.name JOIN item i ON i.id = r.thing
                 WHERE h.bundle = ?1 AND h.kind = 'record' AND r.kind <> 'consent-basis/1'
                 UNION SELECT item FROM bundle_original WHERE bundle = ?1",
            )?;
            let rows = statement.query_map([bundle.to_string()], |row| row.get::<_, String>(0))?;
            for item in rows {
                let item = item?.parse().map_err(|_| Fault::damaged("an item's row"))?;
                if let Err(reason) = consent::best_purpose(&items::standing(db, &item)?) {
                    return Ok(Some((item, reason.code())));
                }
            }
            Ok::<_, Fault>(None)
        })?;
        if let Some((item, reason)) = refused {
            self.withdraw(bundle)?;
            return Err(OutboxError::MayNotLeave { item, reason });
        }
        Ok(())
    }

    fn outbox_folder(&self, bundle: &Id) -> PathBuf {
        self.folder().join("outbox").join(bundle.to_string())
    }

    /// Opens a bundle for sealing its parts one after the other.
    ///
    /// # Errors
    /// [`OutboxError`].
    pub fn parts(&self, bundle: &Id) -> Result<Parts<'_>, OutboxError> {
        let (row, head, originals, recipient) = self.read(|db| {
            let row =
                bundle_row(db, bundle)?.ok_or_else(|| OutboxError::NotFound { given: bundle.to_string() })?;
            let head: Vec<u8> = db
                .query_row("SELECT head FROM bundle WHERE id = ?1", [bundle.to_string()], |row| row.get(0))
                .map_err(Fault::from)?;
            let recipient: Recipient =
                row.recipient.parse().map_err(|_| Fault::damaged("a partner's recipient"))?;
            let originals = originals_of(db, bundle)?;
            Ok::<_, OutboxError>((row, head, originals, recipient))
        })?;
        let folder = self.outbox_folder(bundle);
        if !folder.is_dir() {
            fs::create_dir(&folder).map_err(Fault::io("writing to the outbox"))?;
            sync_folder(&self.folder().join("outbox"))?;
        }
        Ok(Parts { vault: self, row, head, originals, recipient, folder, open: None })
    }

    /// Says that a bundle is on the road whole, its listing too; its head is no longer needed.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn delivered(&self, bundle: &Id) -> Result<(), OutboxError> {
        self.write(|tx| {
            let row =
                bundle_row(tx, bundle)?.ok_or_else(|| OutboxError::NotFound { given: bundle.to_string() })?;
            if row.state != "queued" {
                return Ok(());
            }
            tx.execute(
                "UPDATE bundle SET state = 'delivered', head = x'', listing = NULL WHERE id = ?1",
                [bundle.to_string()],
            )
            .map_err(Fault::from)?;
            self.append(
                tx,
                &Draft {
                    action: Action::Transferred,
                    case: row.case,
                    thing_kind: ThingKind::Bundle,
                    thing: *bundle,
                    digest: Some(row.digest),
                    record: None,
                    outcome: None,
                },
            )?;
            Ok::<_, OutboxError>(())
        })?;
        // It is delivered, whatever becomes of the copies here: the next unlock removes what stays.
        let _ = fs::remove_dir_all(self.outbox_folder(bundle));
        Ok(())
    }
}

/// One original in the tar: its header block and what follows.
struct InTar {
    item: Id,
    header: [u8; 512],
    size: u64,
}

fn originals_of(db: &Connection, bundle: &Id) -> Result<Vec<InTar>, Fault> {
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
    vault: &'a Vault,
    row: BundleRow,
    head: Vec<u8>,
    originals: Vec<InTar>,
    recipient: Recipient,
    folder: PathBuf,
    /// The original that was read last, and how far: parts mostly follow each other.
    open: Option<(Id, OriginalReader, u64)>,
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
        let cipher = encrypt(&plain, &self.recipient)?;
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
        fs::remove_file(&part.path).map_err(Fault::io("emptying the outbox"))
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
            let sealed = encrypt(document.as_bytes(), &self.recipient)?;
            tx.execute(
                "UPDATE bundle SET listing = ?2, listing_digest = ?3 WHERE id = ?1",
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

/// One age file to a recipient and three that nobody has, in an order that says nothing.
pub(crate) fn encrypt(plain: &[u8], recipient: &Recipient) -> Result<Vec<u8>, Fault> {
    let bad = || Fault::damaged("an age recipient");
    let mut recipients: Vec<Recipient> = (1..STANZAS).map(|_| Identity::generate().to_public()).collect();
    recipients.push(recipient.clone());
    recipients.shuffle(&mut rand::rng());
    let recipients = recipients.iter().map(|recipient| recipient as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(recipients).map_err(|_| bad())?;
    let mut cipher = Vec::with_capacity(plain.len().saturating_add(8192));
    let mut writer = encryptor.wrap_output(&mut cipher).map_err(|_| bad())?;
    writer.write_all(plain).map_err(|_| bad())?;
    writer.finish().map_err(|_| bad())?;
    Ok(cipher)
}
