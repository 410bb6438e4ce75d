//! The keys of a partner's desk: made once, named anew with each acceptance, burned when their time is over.

use rusqlite::{Connection, Transaction, params};
use sanad_evidence::log::Cosigner;
use sanad_evidence::recipient::AgeRecipient;
use sanad_evidence::sign::SigningKey;
use sanad_evidence::{ClaimedTime, Id, to_hex};
use serde::Serialize;
use zeroize::Zeroizing;

use super::{PartnerError, bad_row};
use crate::custody::{from_sql, to_sql};
use crate::fault::Fault;
use crate::store::fixed_keys::{self, KeyId};
use crate::vault::{fact, set_fact};
use crate::{Role, Vault, age_key, device};

/// How long a partner keeps an identity after a bundle to a newer one was taken in: 30 days, in seconds.
const GRACE: i64 = 30 * 24 * 3600;

/// The fact that holds the recovery recipient, or `none`.
const RECOVERY: &str = "recovery-recipient";

impl Vault {
    /// A new recipient for a collector, whose identity is kept here until it is retired.
    pub(crate) fn new_recipient(&self, tx: &Transaction<'_>, collector: &Id) -> Result<AgeRecipient, Fault> {
        let (key, recipient) = age_key::generate()?;
        let key_id = fixed_keys::put(tx, &key)?;
        let text = recipient.to_string();
        tx.execute(
            "INSERT INTO desk_recipient (recipient, collector, key_id, made_at, position)
             VALUES (?1, ?2, ?3, ?4, (SELECT coalesce(max(position), 0) + 1 FROM desk_recipient))",
            params![text, collector.to_string(), key_id.row(), self.now().to_string()],
        )?;
        text.parse().map_err(|_| bad_row())
    }
}

/// The identities of a desk: how many open bundles, and how many of these wait to be burned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Identities {
    /// That open something now.
    pub open: u64,
    /// Of these, that are burned when their time of grace is over: a newer one was used.
    pub retiring: u64,
    /// When the next of them is burned, at the earliest.
    pub next_retires: Option<String>,
    /// That were burned: what was encrypted to them opens for nobody.
    pub burned: u64,
}

impl Vault {
    /// The identities of this desk: counts and dates.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn identities(&self) -> Result<Identities, Fault> {
        self.read(|db| {
            let sql = "SELECT count(key_id), count(CASE WHEN key_id IS NOT NULL THEN retire_at END),
                              min(CASE WHEN key_id IS NOT NULL THEN retire_at END), count(*) - count(key_id)
                       FROM desk_recipient";
            let (open, retiring, next, burned): (i64, i64, Option<i64>, i64) =
                db.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
            let moment = |seconds| chrono::DateTime::from_timestamp(seconds, 0);
            let time = |seconds| ClaimedTime::new(moment(seconds)?.fixed_offset()).ok();
            Ok(Identities {
                open: from_sql(open),
                retiring: from_sql(retiring),
                next_retires: next.and_then(time).map(|time| time.to_string()),
                burned: from_sql(burned),
            })
        })
    }

    /// Sets the recipient, kept apart from this desk, to which collectors invited from now on encrypt
    /// everything too; or takes it away. They see it before they take the invitation. Those invited before
    /// are not changed by it.
    ///
    /// # Errors
    /// [`PartnerError::BadRecipient`], [`PartnerError::OtherRole`].
    pub fn set_recovery_recipient(&self, recipient: Option<&AgeRecipient>) -> Result<(), PartnerError> {
        if self.role() != Role::Partner {
            return Err(PartnerError::OtherRole { needed: "partner" });
        }
        // Its checksum too: what is mistyped here would be found by every collector's program instead.
        if let Some(recipient) = recipient
            && recipient.as_str().parse::<age::x25519::Recipient>().is_err()
        {
            return Err(PartnerError::BadRecipient);
        }
        self.write(|tx| set_fact(tx, RECOVERY, recipient.map_or("none", AgeRecipient::as_str)))?;
        Ok(())
    }

    /// The recipient to which collectors invited from now on encrypt everything too, if there is one.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn recovery_recipient(&self) -> Result<Option<AgeRecipient>, Fault> {
        self.read(recovery_recipient)
    }
}

/// The recipient to which collectors invited from now on encrypt everything too.
pub(super) fn recovery_recipient(db: &Connection) -> Result<Option<AgeRecipient>, Fault> {
    let text = fact(db, RECOVERY)?.filter(|text| text != "none");
    text.map(|text| text.parse().map_err(|_| bad_row())).transpose()
}

/// The keys of a partner's desk, made once.
pub(crate) fn begin_desk(tx: &Transaction<'_>, name: &str) -> Result<(), Fault> {
    let key = fixed_keys::put(tx, &Zeroizing::new(device::random::<32>()?))?;
    let cosigner = fixed_keys::put(tx, &Zeroizing::new(device::random::<32>()?))?;
    set_fact(tx, "desk-name", name)?;
    set_fact(tx, "desk-key", &key.row().to_string())?;
    set_fact(tx, "desk-cosigner", &cosigner.row().to_string())?;
    set_fact(tx, "desk-id", &to_hex(&device::random::<16>()?))
}

fn desk_secret(db: &Connection, name: &str) -> Result<crate::keys::Secret32, Fault> {
    let row = fact(db, name)?.and_then(|row| row.parse().ok()).ok_or_else(bad_row)?;
    Ok(fixed_keys::get(db, KeyId::from_row(row))?)
}

pub(crate) fn desk_name(db: &Connection) -> Result<String, Fault> {
    fact(db, "desk-name")?.ok_or_else(bad_row)
}

/// The key with which a partner signs acceptances and invitations.
pub(crate) fn desk_key(db: &Connection) -> Result<SigningKey, Fault> {
    Ok(SigningKey::from_seed(desk_secret(db, "desk-key")?.expose()))
}

/// The key with which a partner cosigns checkpoints.
pub(crate) fn cosigner(db: &Connection) -> Result<Cosigner, Fault> {
    let id = fact(db, "desk-id")?.ok_or_else(bad_row)?;
    let secret = desk_secret(db, "desk-cosigner")?;
    Cosigner::from_seed(&format!("sanad/cosigner/{id}"), secret.expose()).map_err(|_| bad_row())
}

/// The identities of a partner's desk that still open something: recipient, collector, identity; the
/// newest first.
pub(crate) fn desk_identities(
    db: &Connection,
) -> Result<Vec<(String, String, age::x25519::Identity)>, Fault> {
    let mut statement = db.prepare(
        "SELECT recipient, collector, key_id FROM desk_recipient WHERE key_id IS NOT NULL ORDER BY position DESC",
    )?;
    let mut rows = statement.query([])?;
    let mut identities = Vec::new();
    while let Some(row) = rows.next()? {
        let identity = age_key::identity(&fixed_keys::get(db, KeyId::from_row(row.get(2)?))?)?;
        identities.push((row.get(0)?, row.get(1)?, identity));
    }
    Ok(identities)
}

/// A bundle to this recipient was taken in: the older ones of the same collector are due in 30 days.
pub(crate) fn retire_older(db: &Connection, recipient: &str, now: i64) -> Result<(), Fault> {
    db.execute(
        "UPDATE desk_recipient SET retire_at = ?2
         WHERE retire_at IS NULL AND key_id IS NOT NULL
           AND collector = (SELECT collector FROM desk_recipient WHERE recipient = ?1)
           AND position < (SELECT position FROM desk_recipient WHERE recipient = ?1)",
        params![recipient, now.saturating_add(GRACE)],
    )?;
    Ok(())
}

/// Burns the identities whose grace time is over: a seized key opens what is under way, not the past.
pub(crate) fn retire_identities(vault: &Vault) -> Result<(), Fault> {
    let now = vault.now().unix();
    let burned = vault.write(|tx| {
        let due: Vec<i64> = {
            let mut statement =
                tx.prepare("SELECT key_id FROM desk_recipient WHERE key_id IS NOT NULL AND retire_at <= ?1")?;
            let rows = statement.query_map([now], |row| row.get(0))?;
            rows.collect::<Result<_, _>>()?
        };
        for key_id in &due {
            fixed_keys::burn(tx, KeyId::from_row(*key_id))?;
            tx.execute("UPDATE desk_recipient SET key_id = NULL WHERE key_id = ?1", [key_id])?;
        }
        Ok::<_, Fault>(to_sql(due.len() as u64))
    })?;
    if burned > 0 {
        vault.with_writer(crate::store::checkpoint_truncate)?;
    }
    Ok(())
}
