//! The keys of single items, alone in a table from which they can be forgotten.
//!
//! To forget an item is to forget its key. SQLite moves rows when it balances its trees, and what
//! it leaves behind is not always wiped, `secure_delete` or not. In a rowid table with rows of one
//! size that are only ever added at the end and overwritten in place, no row is ever moved. The
//! test below looks for keys in every decrypted page; where 2,500 of 5,000 keys were deleted from
//! an indexed table instead, it found 3 of them (SQLCipher 4.19).

use rusqlite::{Connection, OptionalExtension as _, params};

use super::StoreError;
use crate::keys::Secret32;

/// The statement that makes the table; part of the schema of every store.
pub const TABLE: &str = include_str!("fixed_keys.sql");

/// The number of a key: its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(i64);

impl KeyId {
    /// The key with this row number, as another table refers to it.
    #[must_use]
    pub const fn from_row(row: i64) -> Self {
        Self(row)
    }

    /// The row number.
    #[must_use]
    pub const fn row(self) -> i64 {
        self.0
    }
}

/// Adds a key and returns its number.
///
/// # Errors
/// What the store reports.
pub fn put(connection: &Connection, key: &[u8; 32]) -> Result<KeyId, StoreError> {
    let mut statement = connection.prepare_cached("INSERT INTO item_key (key) VALUES (?1)")?;
    Ok(KeyId(statement.insert(params![key])?))
}

/// The key with this number. After [`burn`] it is random bytes that open nothing: whether a key was
/// burned is said by the row that refers to it.
///
/// # Errors
/// [`StoreError::NoSuchKey`] and what the store reports.
pub fn get(connection: &Connection, id: KeyId) -> Result<Secret32, StoreError> {
    let mut statement = connection.prepare_cached("SELECT key FROM item_key WHERE id = ?1")?;
    let key = statement
        .query_row(params![id.0], |row| {
            // Straight from SQLite's memory into ours, with no copy between.
            let bytes = row.get_ref(0)?.as_blob().ok().and_then(|blob| blob.try_into().ok());
            Ok(bytes.map(Secret32::copy_of))
        })
        .optional()?;
    match key {
        Some(Some(key)) => Ok(key),
        Some(None) => Err(StoreError::Damaged),
        None => Err(StoreError::NoSuchKey(id.0)),
    }
}

/// Overwrites a key in place with random bytes. It is gone from the disk after the transaction is
/// committed *and* [`super::Writer::checkpoint_truncate`] has succeeded, not before.
///
/// # Errors
/// [`StoreError::NoSuchKey`] and what the store reports.
pub fn burn(connection: &Connection, id: KeyId) -> Result<(), StoreError> {
    let noise = Secret32::random()?;
    let mut statement = connection.prepare_cached("UPDATE item_key SET key = ?2 WHERE id = ?1")?;
    match statement.execute(params![id.0, noise.expose()])? {
        0 => Err(StoreError::NoSuchKey(id.0)),
        _ => Ok(()),
    }
}

#[cfg(test)]
#[path = "fixed_keys_tests.rs"]
mod tests;
