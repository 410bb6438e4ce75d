//! The outbox: bundles that wait for the road, sealed part by part as the road takes them.
//!
//! A part is sealed once: its ciphertext and digests are durable here before it leaves, and it is
//! removed when the road answered for it. So there is never a second copy of a film on the disk.

mod parts;
mod seal;

use std::fs;
use std::path::PathBuf;

use age::x25519::Recipient;
use rusqlite::{Connection, OptionalExtension as _};
use sanad_evidence::consent;
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Digest, Id};
use serde::Serialize;

use crate::custody::{Draft, from_sql};
use crate::fault::{Fault, sync_folder};
use crate::items::{self, ItemError};
use crate::{PartnerError, Vault};
use parts::originals_of;

pub use parts::Parts;
pub(crate) use seal::encrypt;

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
    /// It was answered, or withdrawn: there is nothing to send again.
    #[error("this bundle was answered or withdrawn")]
    Answered,
    /// Something in it was disposed of since.
    #[error("something in this bundle is no longer here")]
    Erased,
    /// No acceptance for it was recorded.
    #[error("no acceptance for this bundle has come")]
    NotAccepted,
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
            Self::Answered => "bundle-answered",
            Self::Erased => "bundle-erased",
            Self::NotAccepted => "not-accepted-yet",
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

/// The first item in a bundle that may not leave now, and why.
fn refused_item(db: &Connection, bundle: &Id) -> Result<Option<(Id, &'static str)>, Fault> {
    let mut statement = db.prepare(
        "SELECT i.id FROM held h JOIN record r ON r.digest = h.name JOIN item i ON i.id = r.thing
         WHERE h.bundle = ?1 AND h.kind = 'record' AND r.kind NOT IN ('consent-basis/1', 'tombstone/1')
         UNION SELECT item FROM bundle_original WHERE bundle = ?1",
    )?;
    let rows = statement.query_map([bundle.to_string()], |row| row.get::<_, String>(0))?;
    for item in rows {
        let item = item?.parse().map_err(|_| Fault::damaged("an item's row"))?;
        if let Err(reason) = consent::best_purpose(&items::standing(db, &item)?) {
            return Ok(Some((item, reason.code())));
        }
    }
    Ok(None)
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
        let refused = self.read(|db| refused_item(db, bundle))?;
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

    /// Puts a bundle that was delivered and never answered back into the outbox: the stick was lost, or
    /// the partner could not read it. The same bundle, sealed anew; if both copies arrive, the second is
    /// known and left alone.
    ///
    /// # Errors
    /// [`OutboxError::NotFound`]; [`OutboxError::Answered`] for one that was accepted or withdrawn;
    /// [`OutboxError::MayNotLeave`]; [`OutboxError::Erased`] when something in it is no longer here.
    pub fn resend(&self, bundle: &Id) -> Result<(), OutboxError> {
        if let Some((item, reason)) = self.read(|db| refused_item(db, bundle))? {
            return Err(OutboxError::MayNotLeave { item, reason });
        }
        self.write(|tx| {
            let row =
                bundle_row(tx, bundle)?.ok_or_else(|| OutboxError::NotFound { given: bundle.to_string() })?;
            match row.state.as_str() {
                "queued" => return Ok(()),
                "delivered" => {}
                _ => return Err(OutboxError::Answered),
            }
            let erased = tx
                .prepare("SELECT 1 FROM bundle WHERE id = ?1 AND length(head) = 0")
                .and_then(|mut statement| statement.exists([bundle.to_string()]))
                .map_err(Fault::from)?;
            if erased {
                return Err(OutboxError::Erased);
            }
            for sql in [
                "DELETE FROM part WHERE bundle = ?1",
                "UPDATE bundle SET state = 'queued', listing = NULL WHERE id = ?1",
            ] {
                tx.execute(sql, [bundle.to_string()]).map_err(Fault::from)?;
            }
            Ok(())
        })
    }

    /// Says that a bundle is on the road whole, its listing too.
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
                // Its head stays until the partner answered: a stick can be lost.
                "UPDATE bundle SET state = 'delivered' WHERE id = ?1",
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
