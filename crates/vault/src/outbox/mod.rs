//! The outbox: bundles that wait for the road, sealed part by part as the road takes them.
//!
//! A part is sealed once: its ciphertext and digests are durable here before it leaves, and it is
//! removed when the road answered for it. So there is never a second copy of a film on the disk.

mod carriage;
mod head;
mod parts;
mod receipt;
mod seal;
pub(crate) mod token;

use std::fs;
use std::path::PathBuf;

use age::x25519::Recipient;
use rusqlite::{Connection, OptionalExtension as _, Transaction};
use sanad_evidence::consent;
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Digest, Id};
use serde::Serialize;

use crate::consent::standing;
use crate::custody::{Draft, from_sql};
use crate::fault::{Fault, sync_folder};
use crate::items::ItemError;
use crate::{PartnerError, Vault, device, plan};
use parts::originals_of;

pub use carriage::{Carriage, Withdrawal};
pub(crate) use carriage::{key_of, only_via, token_of};
pub(crate) use head::{burn_cleared, reseal_heads};
pub use parts::Parts;
pub use receipt::RecordReceiptError;
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
    /// The risk assessment of the case says stop: the bundle waits.
    #[error("the risk assessment of this case says stop")]
    RiskStop,
    /// A thing in it may not leave any more. The bundle is withdrawn.
    #[error("{thing} may not leave: {reason}")]
    MayNotLeave {
        /// The item, person, identity half or account.
        thing: Id,
        /// The reason's code.
        reason: &'static str,
    },
    /// A mailbox was asked to close it, or a later one that counts on it, and has not answered: it may be
    /// delivered already.
    #[error("this bundle may be delivered already")]
    Closing,
    /// No token for a mailbox is left.
    #[error("no token for the partner's mailbox is left")]
    NoToken,
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
            Self::RiskStop => "risk-stop",
            Self::MayNotLeave { .. } => "may-not-leave",
            Self::Closing => "bundle-closing",
            Self::NoToken => "no-token",
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
    /// The road it is on: `none`, `folder` or `mailbox`.
    pub road: String,
    /// It is held back until somebody lets it go on.
    pub paused: bool,
    /// A mailbox was asked to close it and has not answered: it may be delivered already.
    pub closing: bool,
    /// A mailbox gave a receipt for it.
    pub receipt: bool,
    /// Since when the mailbox holds it, by the mailbox's clock.
    pub held_since: Option<String>,
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
    pub recovery: Option<String>,
}

pub(crate) fn bundle_row(db: &Connection, bundle: &Id) -> Result<Option<BundleRow>, Fault> {
    let bad = || Fault::damaged("a bundle's row");
    db.query_row(
        "SELECT partner, case_id, digest, state, part_size, parts, length, recipient, recovery FROM bundle
         WHERE id = ?1",
        [bundle.to_string()],
        |row| {
            let texts: (String, String, String, String) =
                (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            let recipients: (String, Option<String>) = (row.get(7)?, row.get(8)?);
            Ok((texts, row.get(4)?, row.get(5)?, row.get(6)?, recipients))
        },
    )
    .optional()?
    .map(|((partner, case, digest, state), part_size, parts, length, (recipient, recovery))| {
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
            recovery,
        })
    })
    .transpose()
}

/// The first thing in a bundle that may not leave now, and why. Statements of consent and tombstones carry
/// nothing of anyone.
fn refused_thing(db: &Connection, bundle: &Id) -> Result<Option<(Id, &'static str)>, Fault> {
    let Some(row) = bundle_row(db, bundle)? else { return Ok(None) };
    let mut statement = db.prepare(
        "SELECT r.thing FROM held h JOIN record r ON r.digest = h.name
         WHERE h.bundle = ?1 AND h.kind = 'record' AND r.kind NOT IN
               ('consent-basis/1', 'consent-basis/2', 'tombstone/1', 'tombstone/2', 'answers/1', 'withdrawal/1',
                'seal/1')
         UNION SELECT item FROM bundle_original WHERE bundle = ?1",
    )?;
    let rows = statement.query_map([bundle.to_string()], |row| row.get::<_, String>(0))?;
    let (recipient, at) = (row.partner.to_string(), device::claimed_now());
    for thing in rows {
        let thing: Id = thing?.parse().map_err(|_| Fault::damaged("a thing's row"))?;
        if standing::known(db, &thing)?.is_none() {
            continue;
        }
        if let Err(reasons) = standing::leaves(db, &thing, &recipient, &at)? {
            return Ok(Some((thing, consent::first_code(&reasons))));
        }
    }
    Ok(None)
}

/// Whether the risk assessment of its case keeps a bundle here: it says stop, and the bundle holds more than
/// statements that restrict.
fn is_stopped(db: &Connection, bundle: &Id) -> Result<bool, Fault> {
    let Some(row) = bundle_row(db, bundle)? else { return Ok(false) };
    if !plan::readiness(db, &row.case)?.stopped {
        return Ok(false);
    }
    let mut more = db.prepare(
        "SELECT 1 FROM held h JOIN record r ON r.digest = h.name
         WHERE h.bundle = ?1 AND h.kind = 'record' AND r.kind NOT IN
               ('consent-basis/1', 'consent-basis/2', 'tombstone/1', 'tombstone/2', 'answers/1', 'withdrawal/1',
                'seal/1')
         UNION SELECT 1 FROM bundle_original WHERE bundle = ?1",
    )?;
    Ok(more.exists([bundle.to_string()])?)
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
                        (SELECT count(*) FROM part WHERE bundle = b.id AND state = 'delivered'), b.length, b.made_at,
                        b.road, b.paused, b.closing, b.receipt IS NOT NULL, b.held_since
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
                        road: row.get(9)?,
                        paused: row.get(10)?,
                        closing: row.get(11)?,
                        receipt: row.get(12)?,
                        held_since: row.get(13)?,
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
    /// Returns the bundles that were withdrawn. One that was delivered before and waited to be sent again is
    /// only called back from that: it is delivered still, since its number must not be given again.
    ///
    /// # Errors
    /// [`OutboxError::Closing`] when one of them may be delivered already: nothing is withdrawn until the
    /// mailbox has answered. [`OutboxError::Delivered`], [`OutboxError::NotFound`].
    pub fn withdraw(&self, bundle: &Id) -> Result<Vec<Id>, OutboxError> {
        let now = self.now().unix();
        let (withdrawn, kept) = self.write(|tx| {
            let row =
                bundle_row(tx, bundle)?.ok_or_else(|| OutboxError::NotFound { given: bundle.to_string() })?;
            if row.state != "queued" {
                return Err(OutboxError::Delivered);
            }
            let waiting: Vec<(Id, Option<String>)> = not_delivered_from(tx, &row)?;
            if waiting.iter().any(|(_, doubt)| doubt.as_deref() == Some("closing")) {
                return Err(OutboxError::Closing);
            }
            let (kept, later): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|(_, doubt)| doubt.is_some());
            for (id, _) in &kept {
                call_back(tx, id)?;
            }
            for (id, _) in &later {
                token::withdraw_there(tx, id, now)?;
                for sql in [
                    "DELETE FROM held WHERE bundle = ?1",
                    "DELETE FROM part WHERE bundle = ?1",
                    "UPDATE bundle SET state = 'withdrawn', head = x'', listing = NULL WHERE id = ?1",
                ] {
                    tx.execute(sql, [id.to_string()]).map_err(Fault::from)?;
                }
            }
            burn_cleared(tx)?;
            let ids =
                |list: Vec<(Id, Option<String>)>| list.into_iter().map(|(id, _)| id).collect::<Vec<Id>>();
            Ok::<_, OutboxError>((ids(later), ids(kept)))
        })?;
        for id in withdrawn.iter().chain(&kept) {
            let folder = self.outbox_folder(id);
            if folder.exists() {
                fs::remove_dir_all(&folder).map_err(Fault::io("emptying the outbox"))?;
            }
        }
        if withdrawn.is_empty() { Err(OutboxError::Delivered) } else { Ok(withdrawn) }
    }

    /// Asks again whether everything in a bundle may leave: before it leaves, and at every resume. Earlier
    /// ones for the same partner that still wait are asked too: it counts on them, and goes with them or not
    /// at all.
    ///
    /// # Errors
    /// [`OutboxError::MayNotLeave`] for the first thing that may not; the bundle is then withdrawn.
    /// [`OutboxError::RiskStop`] when the risk assessment says stop; the bundle then waits as it is.
    /// [`OutboxError::Closing`] when it may be delivered already: the mailbox must answer first, and the
    /// bundle waits.
    pub fn ask_again(&self, bundle: &Id) -> Result<(), OutboxError> {
        for one in self.read(|db| queued_up_to(db, bundle))? {
            let Some((thing, reason)) = self.read(|db| refused_thing(db, &one))? else {
                if self.read(|db| is_stopped(db, &one))? {
                    return Err(OutboxError::RiskStop);
                }
                continue;
            };
            match self.withdraw(&one) {
                // An earlier one that was delivered before and is only sent again is no reason to wait.
                Err(OutboxError::Delivered) if one != *bundle => {}
                Ok(_) | Err(OutboxError::Delivered) => {
                    return Err(OutboxError::MayNotLeave { thing, reason });
                }
                Err(error) => return Err(error),
            }
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
        let (row, head, originals, recipient, recovery) = self.read(|db| {
            let row =
                bundle_row(db, bundle)?.ok_or_else(|| OutboxError::NotFound { given: bundle.to_string() })?;
            let head = self.open_head(db, bundle)?;
            let recipient: Recipient =
                row.recipient.parse().map_err(|_| Fault::damaged("a partner's recipient"))?;
            let recovery = row.recovery.as_ref().map(|text| text.parse()).transpose();
            let recovery = recovery.map_err(|_| Fault::damaged("a partner's recovery recipient"))?;
            let originals = originals_of(db, bundle)?;
            Ok::<_, OutboxError>((row, head, originals, recipient, recovery))
        })?;
        let folder = self.outbox_folder(bundle);
        if !folder.is_dir() {
            fs::create_dir(&folder).map_err(Fault::io("writing to the outbox"))?;
            sync_folder(&self.folder().join("outbox"))?;
        }
        Ok(Parts { vault: self, row, head, originals, recipient, recovery, folder, open: None })
    }

    /// Puts a bundle that was delivered and never answered back into the outbox: the stick was lost, or
    /// the partner could not read it. The same bundle, sealed anew; if both copies arrive, the second is
    /// known and left alone.
    ///
    /// # Errors
    /// [`OutboxError::NotFound`]; [`OutboxError::Answered`] for one that was accepted or withdrawn;
    /// [`OutboxError::MayNotLeave`]; [`OutboxError::Erased`] when something in it is no longer here.
    pub fn resend(&self, bundle: &Id) -> Result<(), OutboxError> {
        if let Some((thing, reason)) = self.read(|db| refused_thing(db, bundle))? {
            return Err(OutboxError::MayNotLeave { thing, reason });
        }
        if self.read(|db| is_stopped(db, bundle))? {
            return Err(OutboxError::RiskStop);
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
                "UPDATE bundle SET state = 'queued', listing = NULL, road = 'none', doubt = 'before' WHERE id = ?1",
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
            // Its head stays until the partner answered: a stick can be lost.
            self.transferred(tx, &row)?;
            Ok::<_, OutboxError>(())
        })?;
        // It is delivered, whatever becomes of the copies here: the next unlock removes what stays.
        let _ = fs::remove_dir_all(self.outbox_folder(bundle));
        Ok(())
    }

    /// A bundle is on the road whole: its state, and the entry that says so.
    fn transferred(&self, tx: &Transaction<'_>, row: &BundleRow) -> Result<(), Fault> {
        self.note_delivered(tx, &row.id)?;
        let draft = Draft {
            action: Action::Transferred,
            case: row.case,
            thing_kind: ThingKind::Bundle,
            thing: row.id,
            digest: Some(row.digest),
            record: None,
            outcome: None,
        };
        self.append(tx, &draft).map(|_| ())
    }
}

/// The bundles for the same partner that wait, up to this one, which is the last, whatever its state.
fn queued_up_to(db: &Connection, bundle: &Id) -> Result<Vec<Id>, Fault> {
    let mut statement = db.prepare(
        "SELECT e.id FROM bundle e JOIN bundle b ON b.partner = e.partner AND e.position <= b.position
         WHERE b.id = ?1 AND (e.state = 'queued' OR e.id = b.id) ORDER BY e.position",
    )?;
    let rows = statement.query_map([bundle.to_string()], |row| row.get::<_, String>(0))?;
    rows.map(|id| id?.parse().map_err(|_| Fault::damaged("a bundle's row"))).collect()
}

/// A bundle that waits and the later ones for the same partner that do too, with the doubt there is whether
/// the partner has them.
fn not_delivered_from(tx: &Transaction<'_>, row: &BundleRow) -> Result<Vec<(Id, Option<String>)>, Fault> {
    let mut statement = tx.prepare(
        "SELECT id, doubt FROM bundle WHERE partner = ?1 AND state = 'queued'
         AND position >= (SELECT position FROM bundle WHERE id = ?2)",
    )?;
    let rows = statement.query_map([row.partner.to_string(), row.id.to_string()], |row| {
        Ok((row.get::<_, String>(0)?, row.get(1)?))
    })?;
    rows.map(|row| {
        let (id, doubt) = row?;
        Ok((id.parse().map_err(|_| Fault::damaged("a bundle's row"))?, doubt))
    })
    .collect()
}

/// A bundle that was delivered before is not sent again: it is as it was.
fn call_back(tx: &Transaction<'_>, bundle: &Id) -> Result<(), Fault> {
    for sql in [
        "DELETE FROM part WHERE bundle = ?1",
        "UPDATE bundle SET state = 'delivered', listing = NULL, doubt = NULL, paused = 0 WHERE id = ?1",
    ] {
        tx.execute(sql, [bundle.to_string()])?;
    }
    Ok(())
}
