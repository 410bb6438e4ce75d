//! The identity half: records of their own, each an age file to a key that the store's key does not give.
//!
//! The secret of a half is made of a sub-key of the master key and of the half's row among the keys of
//! single things ([`MasterKey::half_key`]). Who has the whole of `vault.db` and its key, and no master key,
//! reads no half; once the row is burned, nobody does. What the log seals is the digest of the record, so
//! the log holds either way.

use age::x25519::Identity;
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Digest, Id, Record, Schema};
use zeroize::Zeroizing;

use super::PersonError;
use super::rows::{self, PersonStock};
use crate::custody::Draft;
use crate::fault::Fault;
use crate::keys::MasterKey;
use crate::stated::Stated;
use crate::store::fixed_keys::{self, KeyId};
use crate::{Vault, about, age_key, device};

/// The most bytes of a record of an identity half: 19 texts of 64 KiB, or a drawn mark.
const MOST: u64 = 2 << 20;

/// The age identity of a half, from its row.
fn opener(db: &Connection, master: &MasterKey, vault: Id, key_id: i64) -> Result<Identity, Fault> {
    let row = fixed_keys::get(db, KeyId::from_row(key_id))?;
    age_key::identity(&master.half_key(vault, &row))
}

/// What a sealed record holds, if this identity opens it and it is the record of that digest.
fn open_one(db: &Connection, digest: &Digest, identity: &Identity) -> Result<Record, Fault> {
    let bad = || Fault::damaged(format!("the record {digest}"));
    let sealed: Option<Vec<u8>> = db
        .prepare_cached("SELECT sealed FROM sealed_record WHERE digest = ?1")?
        .query_row([digest.to_string()], |row| row.get(0))
        .optional()?;
    let plain = age_key::open(&sealed.ok_or_else(bad)?, identity, MOST).ok_or_else(bad)?;
    let record = Record::parse(std::str::from_utf8(&plain).map_err(|_| bad())?).map_err(|_| bad())?;
    if record.digest() == *digest { Ok(record) } else { Err(bad()) }
}

impl Vault {
    /// Seals a record into a person's identity half and enters it, in the caller's transaction. The first
    /// makes the key of the half.
    pub(super) fn seal_into_half(
        &self,
        tx: &Transaction<'_>,
        stock: &PersonStock,
        schema: &Schema,
        mut stated: Stated,
        amends: &[Digest],
    ) -> Result<Digest, PersonError> {
        let amends: Vec<String> = amends.iter().map(Digest::to_string).collect();
        stated.put("language", "und").put("amends", amends).put("at", self.now().to_string());
        stated.put("identity", stock.identity.to_string()).put("person", stock.id.to_string());
        let record = Record::seal(schema, &stated.into_values(), &device::new_seed()?)
            .map_err(|error| Fault::damaged(format!("a record ({error})")))?;
        let digest = self.keep_in_half(tx, stock, &record)?;
        self.append(
            tx,
            &Draft {
                action: Action::RecordSealed,
                case: stock.case,
                thing_kind: ThingKind::Identity,
                thing: stock.identity,
                digest: None,
                record: Some(digest),
                outcome: None,
            },
        )?;
        Ok(digest)
    }

    /// Keeps a record of an identity half under this vault's own key for it, without an entry: also one that
    /// a bundle brought. The first makes the key of the half.
    pub(crate) fn keep_in_half(
        &self,
        tx: &Transaction<'_>,
        stock: &PersonStock,
        record: &Record,
    ) -> Result<Digest, Fault> {
        // Another record may have made the key in this very transaction.
        let known = rows::stock(tx, &stock.id)?.and_then(|stock| stock.key_id);
        let key_id = match known {
            Some(key_id) => key_id,
            None => {
                let secret = Zeroizing::new(device::random::<32>()?);
                let key_id = fixed_keys::put(tx, &secret)?.row();
                tx.execute(
                    "UPDATE person SET key_id = ?2, burned = 0 WHERE id = ?1",
                    params![stock.id.to_string(), key_id],
                )?;
                key_id
            }
        };
        let recipient = opener(tx, self.master(), self.id(), key_id)?.to_public();
        let text = Zeroizing::new(record.to_text());
        let sealed = age_key::seal(text.as_bytes(), &recipient)?;
        let digest = record.digest();
        tx.execute(
            "INSERT INTO record (digest, kind, case_id, thing, text) VALUES (?1, ?2, ?3, ?4, NULL)
             ON CONFLICT (digest) DO NOTHING",
            params![
                digest.to_string(),
                record.kind().to_string(),
                stock.case.to_string(),
                stock.identity.to_string()
            ],
        )?;
        tx.execute(
            "INSERT INTO sealed_record (digest, sealed) VALUES (?1, ?2) ON CONFLICT (digest) DO NOTHING",
            params![digest.to_string(), sealed],
        )?;
        Ok(digest)
    }

    /// The records of one kind in a person's identity half, in the order of the custody log: none when there
    /// is no half, or its key was burned.
    pub(crate) fn open_half(
        &self,
        db: &Connection,
        stock: &PersonStock,
        schema: &Schema,
    ) -> Result<Vec<Record>, Fault> {
        let Some(key_id) = stock.key_id else { return Ok(Vec::new()) };
        let identity = opener(db, self.master(), self.id(), key_id)?;
        let digests = about::digests(db, &stock.case, &stock.identity, schema)?;
        let mut records = Vec::new();
        for digest in digests.iter().filter(|digest| is_sealed(db, digest).unwrap_or(true)) {
            let record = open_one(db, digest, &identity)?;
            if !is_hers(&record, stock) {
                return Err(Fault::damaged(format!("the record {digest}")));
            }
            records.push(record);
        }
        Ok(records)
    }
}

impl Vault {
    /// Every record of a person's identity half by its digest, to leave with a bundle: none when there is
    /// no half, or its key was burned.
    pub(crate) fn half_records(
        &self,
        db: &Connection,
        person: &Id,
    ) -> Result<Vec<(Digest, Zeroizing<String>)>, Fault> {
        let Some(stock) = rows::stock(db, person)? else { return Ok(Vec::new()) };
        let mut records = self.open_half(db, &stock, &Schema::IDENTITY)?;
        records.extend(self.open_half(db, &stock, &Schema::MARK)?);
        Ok(records.iter().map(|record| (record.digest(), Zeroizing::new(record.to_text()))).collect())
    }

    /// The text of one record of an identity half; `None` when it is in no half that is here.
    pub(crate) fn half_record(
        &self,
        db: &Connection,
        digest: &Digest,
    ) -> Result<Option<Zeroizing<String>>, Fault> {
        let thing: Option<String> = db
            .prepare_cached("SELECT thing FROM record WHERE digest = ?1")?
            .query_row([digest.to_string()], |row| row.get(0))
            .optional()?;
        let bad = || Fault::damaged(format!("the record {digest}"));
        let Some(thing) = thing else { return Ok(None) };
        let Some(stock) = rows::by_identity(db, &thing.parse().map_err(|_| bad())?)? else { return Ok(None) };
        let records = self.half_records(db, &stock.id)?;
        Ok(records.into_iter().find(|(known, _)| known == digest).map(|(_, text)| text))
    }
}

/// Whether an age file of this record is here: of what an earlier half held, whose key was burned, none is.
fn is_sealed(db: &Connection, digest: &Digest) -> Result<bool, Fault> {
    Ok(db.prepare_cached("SELECT 1 FROM sealed_record WHERE digest = ?1")?.exists([digest.to_string()])?)
}

/// Which records of a half are here and are not what was sealed.
pub(super) fn damaged(vault: &Vault, db: &Connection, stock: &PersonStock) -> Result<Vec<Digest>, Fault> {
    let Some(key_id) = stock.key_id else { return Ok(Vec::new()) };
    let identity = opener(db, vault.master(), vault.id(), key_id);
    let mut damaged = Vec::new();
    for digest in sealed_of(db, &stock.identity)? {
        let opened = match &identity {
            Ok(identity) => open_one(db, &digest, identity),
            Err(_) => Err(Fault::damaged("a key's row")),
        };
        match opened {
            Ok(record) if is_hers(&record, stock) => {}
            Ok(_) | Err(Fault::Damaged { .. }) => damaged.push(digest),
            Err(other) => return Err(other),
        }
    }
    Ok(damaged)
}

/// Whether a record of an identity half says that it is this person's: rows could be exchanged.
fn is_hers(record: &Record, stock: &PersonStock) -> bool {
    record.text_of("person") == Some(stock.id.to_string().as_str())
        && record.text_of("identity") == Some(stock.identity.to_string().as_str())
}

/// Burns the key of a half and removes what it sealed, in the caller's transaction. Only after the
/// write-ahead log is cut is it gone.
pub(super) fn burn(tx: &Transaction<'_>, stock: &PersonStock, key_id: i64) -> Result<(), Fault> {
    fixed_keys::burn(tx, KeyId::from_row(key_id))?;
    tx.execute("UPDATE person SET key_id = NULL, burned = 1 WHERE id = ?1", [stock.id.to_string()])?;
    tx.execute(
        "DELETE FROM sealed_record WHERE digest IN (SELECT digest FROM record WHERE thing = ?1)",
        [stock.identity.to_string()],
    )?;
    Ok(())
}

/// Seals every half of a store anew, as the master key it hangs from is replaced, each with new bytes in its
/// row: so that the master key that was replaced opens nothing of the new store.
pub(crate) fn reseal(tx: &Transaction<'_>, vault: Id, old: &MasterKey, new: &MasterKey) -> Result<(), Fault> {
    for stock in rows::all(tx)? {
        let Some(key_id) = stock.key_id else { continue };
        let identity = opener(tx, old, vault, key_id)?;
        let mut opened = Vec::new();
        for digest in sealed_of(tx, &stock.identity)? {
            match open_one(tx, &digest, &identity) {
                Ok(record) => opened.push((digest, Zeroizing::new(record.to_text()))),
                // What was damaged before stays as it is: a change of keys must not fail by it.
                Err(Fault::Damaged { .. }) => {}
                Err(other) => return Err(other),
            }
        }
        fixed_keys::burn(tx, KeyId::from_row(key_id))?;
        let recipient = opener(tx, new, vault, key_id)?.to_public();
        for (digest, text) in opened {
            tx.execute(
                "UPDATE sealed_record SET sealed = ?2 WHERE digest = ?1",
                params![digest.to_string(), age_key::seal(text.as_bytes(), &recipient)?],
            )?;
        }
    }
    Ok(())
}

/// The digests of a half's records that are here.
fn sealed_of(db: &Connection, identity: &Id) -> Result<Vec<Digest>, Fault> {
    let mut statement = db.prepare_cached(
        "SELECT s.digest FROM sealed_record s JOIN record r ON r.digest = s.digest WHERE r.thing = ?1
         ORDER BY s.digest",
    )?;
    let digests = statement.query_map([identity.to_string()], |row| row.get::<_, String>(0))?;
    digests.map(|digest| digest?.parse().map_err(|_| Fault::damaged("a record"))).collect()
}
