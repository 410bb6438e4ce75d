//! `cache.db`: what can be made again at any time, such as small pictures of originals (FORMAT.md
//! "cache.db"). A file of its own under a key of its own, in no backup; whatever is wrong with it, it
//! is thrown away and begun anew.
//!
//! Each item has a key of its own here too, in a table like that of `vault.db`, and what is kept of an
//! item is encrypted under it: so erasing is overwriting 32 bytes in place, wherever SQLite may have
//! moved the rest.

use std::fs;
use std::path::{Path, PathBuf};

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};
use rusqlite::{Connection, OptionalExtension as _, params};
use sanad_evidence::Id;

use crate::Vault;
use crate::fault::Fault;
use crate::items::{self, may_be_used};
use crate::keys::{Purpose, Secret32};
use crate::store::fixed_keys::{self, KeyId};
use crate::store::{self, Schema, StoreError, Writer};

/// How many bytes are kept at most, as they were given; then the oldest go. 256 MiB.
const MOST: u64 = 256 << 20;
/// The largest single thing that is kept: 8 MiB. What is larger is no small picture.
const MOST_EACH: usize = 8 << 20;
/// The bytes of a nonce of XChaCha20-Poly1305, in front of what it encrypts.
const NONCE: usize = 24;

/// The file's name in the vault's folder.
const FILE: &str = "cache.db";

/// The tables. An item's `key_id` is its row in `item_key`.
const TABLES: Schema = Schema {
    version: 1,
    sql: concat!(
        include_str!("store/fixed_keys.sql"),
        "CREATE TABLE cached_item (
            item   TEXT PRIMARY KEY NOT NULL,
            key_id INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE cached (
            -- The order in which they were kept: the least is the oldest.
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            item   TEXT NOT NULL REFERENCES cached_item (item),
            what   TEXT NOT NULL,
            size   INTEGER NOT NULL,
            bytes  BLOB NOT NULL,
            UNIQUE (item, what)
        ) STRICT;
        CREATE INDEX cached_size ON cached (size);"
    ),
};

/// The cache, open.
pub(crate) struct Cache {
    writer: Writer,
    /// Bytes kept now, as they were given.
    total: u64,
    most: u64,
}

impl Cache {
    /// Opens the cache at `path`, or begins it. What is not there, damaged, or of another key is begun
    /// anew.
    fn open(path: &Path, key: &Secret32, most: u64) -> Result<Self, StoreError> {
        match Self::open_as_it_is(path, key, most) {
            Ok(None) => {}
            Ok(Some(cache)) => return Ok(cache),
            Err(error @ (StoreError::DiskFull | StoreError::ReadOnly | StoreError::Denied)) => {
                return Err(error);
            }
            Err(_) => remove(path)?,
        }
        let writer = Writer::create(path, key, &TABLES)?;
        let cache = Self { writer, total: 0, most };
        cache.relax()?;
        Ok(cache)
    }

    /// The cache at `path`; `None` when there is no file.
    fn open_as_it_is(path: &Path, key: &Secret32, most: u64) -> Result<Option<Self>, StoreError> {
        let writer = match Writer::open(path, key, TABLES.version) {
            Err(StoreError::Missing) => return Ok(None),
            other => other?,
        };
        let sum = "SELECT coalesce(sum(size), 0) FROM cached";
        let total: i64 = writer.connection().query_row(sum, [], |row| row.get(0))?;
        let cache = Self { writer, total: u64::try_from(total).unwrap_or(0), most };
        cache.relax()?;
        Ok(Some(cache))
    }

    /// What a power cut takes from here can be made again, so no commit waits for the disk. Cutting the
    /// log does, as erasing must.
    fn relax(&self) -> Result<(), StoreError> {
        Ok(self.writer.connection().pragma_update(None, "synchronous", "NORMAL")?)
    }

    fn get(&self, item: &Id, what: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let db = self.writer.connection();
        let found: Option<(i64, Vec<u8>)> = db
            .prepare_cached(
                "SELECT i.key_id, c.bytes FROM cached c JOIN cached_item i ON i.item = c.item
                 WHERE c.item = ?1 AND c.what = ?2",
            )?
            .query_row(params![item.to_string(), what], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((key_id, sealed)) = found else { return Ok(None) };
        let key = fixed_keys::get(db, KeyId::from_row(key_id))?;
        open_sealed(&key, item, what, &sealed).map(Some)
    }

    fn put(&mut self, item: &Id, what: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let size = bytes.len() as u64;
        let tx = self.writer.transaction()?;
        let mut total = self.total.saturating_sub(take_out(&tx, item, Some(what))?);
        let key = key_of(&tx, item)?;
        let sealed = seal(&key, item, what, bytes)?;
        tx.prepare_cached("INSERT INTO cached (item, what, size, bytes) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![item.to_string(), what, i64::try_from(size).unwrap_or(i64::MAX), sealed])?;
        total = total.saturating_add(size);
        while total > self.most {
            let oldest: Option<(i64, i64)> = tx
                .prepare_cached("SELECT number, size FROM cached ORDER BY number LIMIT 1")?
                .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            let Some((number, size)) = oldest else { break };
            tx.prepare_cached("DELETE FROM cached WHERE number = ?1")?.execute([number])?;
            total = total.saturating_sub(u64::try_from(size).unwrap_or(0));
        }
        tx.commit()?;
        self.total = total;
        Ok(())
    }

    /// Burns an item's key here and removes what was under it; gone from the disk when this returns.
    fn erase(&mut self, item: &Id) -> Result<(), StoreError> {
        let tx = self.writer.transaction()?;
        let gone = take_out(&tx, item, None)?;
        let key: Option<i64> = tx
            .prepare_cached("SELECT key_id FROM cached_item WHERE item = ?1")?
            .query_row([item.to_string()], |row| row.get(0))
            .optional()?;
        if let Some(key) = key {
            fixed_keys::burn(&tx, KeyId::from_row(key))?;
            tx.execute("DELETE FROM cached_item WHERE item = ?1", [item.to_string()])?;
        }
        tx.commit()?;
        self.total = self.total.saturating_sub(gone);
        self.writer.checkpoint_truncate()
    }
}

/// Removes the rows of an item, or one of them; returns how many bytes they stood for.
fn take_out(tx: &Connection, item: &Id, what: Option<&str>) -> Result<u64, StoreError> {
    let rows = params![item.to_string(), what];
    let sum = "SELECT coalesce(sum(size), 0) FROM cached WHERE item = ?1 AND (?2 IS NULL OR what = ?2)";
    let gone: i64 = tx.prepare_cached(sum)?.query_row(rows, |row| row.get(0))?;
    tx.prepare_cached("DELETE FROM cached WHERE item = ?1 AND (?2 IS NULL OR what = ?2)")?.execute(rows)?;
    Ok(u64::try_from(gone).unwrap_or(0))
}

/// The key of an item here, made at the first time.
fn key_of(tx: &Connection, item: &Id) -> Result<Secret32, StoreError> {
    let known: Option<i64> = tx
        .prepare_cached("SELECT key_id FROM cached_item WHERE item = ?1")?
        .query_row([item.to_string()], |row| row.get(0))
        .optional()?;
    if let Some(row) = known {
        return fixed_keys::get(tx, KeyId::from_row(row));
    }
    let key = Secret32::random()?;
    let row = fixed_keys::put(tx, key.expose())?.row();
    tx.prepare_cached("INSERT INTO cached_item (item, key_id) VALUES (?1, ?2)")?
        .execute(params![item.to_string(), row])?;
    Ok(key)
}

/// What is encrypted belongs to this item and this name only.
fn belongs(item: &Id, what: &str) -> String {
    format!("{item}\n{what}")
}

fn seal(key: &Secret32, item: &Id, what: &str, bytes: &[u8]) -> Result<Vec<u8>, StoreError> {
    let mut nonce = [0; NONCE];
    getrandom::fill(&mut nonce)?;
    let aad = belongs(item, what);
    let payload = Payload { msg: bytes, aad: aad.as_bytes() };
    let cipher = XChaCha20Poly1305::new(key.expose().into());
    let sealed = cipher.encrypt(XNonce::from_slice(&nonce), payload).map_err(|_| StoreError::Damaged)?;
    Ok([&nonce[..], &sealed].concat())
}

fn open_sealed(key: &Secret32, item: &Id, what: &str, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
    let (nonce, rest) = sealed.split_at_checked(NONCE).ok_or(StoreError::Damaged)?;
    let aad = belongs(item, what);
    let payload = Payload { msg: rest, aad: aad.as_bytes() };
    let cipher = XChaCha20Poly1305::new(key.expose().into());
    cipher.decrypt(XNonce::from_slice(nonce), payload).map_err(|_| StoreError::Damaged)
}

/// Removes the cache's files. Nobody has it open.
fn remove(path: &Path) -> Result<(), StoreError> {
    store::remove_journals(path)?;
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Removes the cache of a vault that is not open: it was made under a key that was seen.
pub(crate) fn remove_from(folder: &Path) -> Result<(), Fault> {
    Ok(remove(&folder.join(FILE))?)
}

impl Vault {
    /// What was kept of an item under a name, such as `thumbnail`; `None` when nothing was, or nothing
    /// may be looked at (see [`Vault::original`]): then it is made again, or not.
    ///
    /// # Errors
    /// [`Fault`] when the disk fails. A damaged cache is no error: it is begun anew.
    pub fn cached(&self, item: &Id, what: &str) -> Result<Option<Vec<u8>>, Fault> {
        if !self.may_be_cached(item)? {
            return Ok(None);
        }
        self.with_cache(false, |cache| cache.get(item, what)).map(Option::flatten)
    }

    /// Keeps something that was made from an item under a name, in place of what was there. It may be
    /// gone the next time: at most 256 MiB are kept, and the oldest go first. More than 8 MiB at once,
    /// and anything of an item whose original is not here or may not be used, is not kept.
    ///
    /// # Errors
    /// [`Fault`] when the disk fails or is full; nothing of the vault itself is touched by that.
    pub fn keep_cached(&self, item: &Id, what: &str, bytes: &[u8]) -> Result<(), Fault> {
        if bytes.len() > MOST_EACH {
            return Ok(());
        }
        // Asked while the cache is held, so that an item that is let go meanwhile leaves nothing: erasing
        // waits for this to end.
        self.with_cache(true, |cache| {
            match self.may_be_cached(item) {
                Ok(true) => cache.put(item, what, bytes),
                // The store's own trouble is told by whoever asks it next.
                Ok(false) | Err(_) => Ok(()),
            }
        })
        .map(|_| ())
    }

    /// Erases what was kept of an item. If the cache cannot do that, the whole of it goes.
    pub(crate) fn erase_cached(&self, item: &Id) -> Result<(), Fault> {
        let mut held = self.cache();
        let path = self.cache_path();
        if held.is_none() && !path.exists() {
            return Ok(());
        }
        let erased = self.opened(&mut held).and_then(|cache| cache.erase(item));
        if erased.is_err() {
            *held = None;
            remove(&path)?;
        }
        Ok(())
    }

    /// Whether anything made from an item may be kept and shown.
    fn may_be_cached(&self, item: &Id) -> Result<bool, Fault> {
        self.read(|db| {
            let Some(stock) = items::stock(db, item)?.filter(|stock| stock.key_id.is_some()) else {
                return Ok(false);
            };
            Ok(may_be_used(db, &stock).is_ok())
        })
    }

    /// Does something with the cache, begun if `begin` says so; `None` when there is none.
    fn with_cache<T>(
        &self,
        begin: bool,
        act: impl FnOnce(&mut Cache) -> Result<T, StoreError>,
    ) -> Result<Option<T>, Fault> {
        let mut held = self.cache();
        if held.is_none() && !begin && !self.cache_path().exists() {
            return Ok(None);
        }
        match self.opened(&mut held).and_then(act) {
            Ok(done) => Ok(Some(done)),
            Err(error @ (StoreError::DiskFull | StoreError::ReadOnly | StoreError::Denied)) => {
                Err(error.into())
            }
            // Damaged, or what it should never say: nothing in it is worth asking twice.
            Err(_) => {
                *held = None;
                remove(&self.cache_path())?;
                Ok(None)
            }
        }
    }

    fn opened<'a>(&self, held: &'a mut Option<Cache>) -> Result<&'a mut Cache, StoreError> {
        let cache = match held.take() {
            Some(cache) => cache,
            None => {
                let key = self.master().subkey(self.id(), Purpose::Cache);
                Cache::open(&self.cache_path(), &key, MOST)?
            }
        };
        Ok(held.insert(cache))
    }

    fn cache_path(&self) -> PathBuf {
        self.folder().join(FILE)
    }
}

#[cfg(test)]
#[path = "cache_tests.rs"]
mod tests;
