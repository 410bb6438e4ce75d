//! The keys of a partner's desk: made once, named anew with each acceptance, burned when their time is over.

use rusqlite::{Connection, Transaction, params};
use sanad_evidence::log::Cosigner;
use sanad_evidence::recipient::AgeRecipient;
use sanad_evidence::sign::SigningKey;
use sanad_evidence::{Id, to_hex};
use zeroize::Zeroizing;

use super::bad_row;
use crate::custody::to_sql;
use crate::fault::Fault;
use crate::store::fixed_keys::{self, KeyId};
use crate::vault::{fact, set_fact};
use crate::{Vault, age_key, device};

/// How long a partner keeps an identity after a bundle to a newer one was taken in: 30 days, in seconds.
const GRACE: i64 = 30 * 24 * 3600;

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

pub(super) fn desk_name(db: &Connection) -> Result<String, Fault> {
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
