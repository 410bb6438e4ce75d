//! What a bundle keeps of itself until it is answered: everything before the originals, as bytes.
//!
//! A head that holds an identity half is kept as the half is: an age file to a key that hangs from the master
//! key and from a row of its own ([`MasterKey::half_key`]). So the key of `vault.db` alone opens none, and the
//! row is burned when the bundle is answered or withdrawn.

use rusqlite::{Connection, Transaction, params};
use sanad_evidence::Id;
use zeroize::Zeroizing;

use crate::fault::Fault;
use crate::keys::MasterKey;
use crate::store::fixed_keys::{self, KeyId};
use crate::{Vault, age_key, device};

/// The most bytes of a head: what a verifier holds in memory of one, and the paths.
const MOST: u64 = 2 << 30;

fn bad() -> Fault {
    Fault::damaged("a bundle's row")
}

fn opener(
    db: &Connection,
    master: &MasterKey,
    vault: Id,
    key_id: i64,
) -> Result<age::x25519::Identity, Fault> {
    let row = fixed_keys::get(db, KeyId::from_row(key_id))?;
    age_key::identity(&master.half_key(vault, &row))
}

impl Vault {
    /// A head as it is kept, and the row of its key where it holds an identity half.
    pub(crate) fn seal_head(
        &self,
        tx: &Transaction<'_>,
        head: &[u8],
        secret: bool,
    ) -> Result<(Vec<u8>, Option<i64>), Fault> {
        if !secret {
            return Ok((head.to_vec(), None));
        }
        let key_id = fixed_keys::put(tx, &Zeroizing::new(device::random::<32>()?))?.row();
        let recipient = opener(tx, self.master(), self.id(), key_id)?.to_public();
        Ok((age_key::seal(head, &recipient)?, Some(key_id)))
    }

    /// The head of a bundle, in the clear.
    pub(crate) fn open_head(&self, db: &Connection, bundle: &Id) -> Result<Zeroizing<Vec<u8>>, Fault> {
        let (head, key_id): (Vec<u8>, Option<i64>) =
            db.query_row("SELECT head, head_key FROM bundle WHERE id = ?1", [bundle.to_string()], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        let Some(key_id) = key_id.filter(|_| !head.is_empty()) else { return Ok(Zeroizing::new(head)) };
        age_key::open(&head, &opener(db, self.master(), self.id(), key_id)?, MOST).ok_or_else(bad)
    }
}

/// Burns the keys of heads that were cleared: called in the transaction that clears any.
pub(crate) fn burn_cleared(tx: &Transaction<'_>) -> Result<(), Fault> {
    let keys: Vec<i64> = {
        let mut statement =
            tx.prepare_cached("SELECT head_key FROM bundle WHERE head_key IS NOT NULL AND length(head) = 0")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        rows.collect::<Result<_, _>>()?
    };
    for key_id in keys {
        fixed_keys::burn(tx, KeyId::from_row(key_id))?;
        tx.execute("UPDATE bundle SET head_key = NULL WHERE head_key = ?1", [key_id])?;
    }
    Ok(())
}

/// Seals the heads that hold identity halves anew, as the master key they hang from is replaced.
pub(crate) fn reseal_heads(
    tx: &Transaction<'_>,
    vault: Id,
    old: &MasterKey,
    new: &MasterKey,
) -> Result<(), Fault> {
    let sealed: Vec<(String, Vec<u8>, i64)> = {
        let mut statement = tx.prepare("SELECT id, head, head_key FROM bundle WHERE head_key IS NOT NULL")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        rows.collect::<Result<_, _>>()?
    };
    for (bundle, head, key_id) in sealed {
        // What was damaged before stays as it is: a change of keys must not fail by it.
        let Some(plain) = age_key::open(&head, &opener(tx, old, vault, key_id)?, MOST) else { continue };
        fixed_keys::burn(tx, KeyId::from_row(key_id))?;
        let recipient = opener(tx, new, vault, key_id)?.to_public();
        tx.execute(
            "UPDATE bundle SET head = ?2 WHERE id = ?1",
            params![bundle, age_key::seal(&plain, &recipient)?],
        )?;
    }
    Ok(())
}
