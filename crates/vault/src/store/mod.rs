//! The file `vault.db`: SQLCipher 4 with its defaults, under a raw key.
//!
//! FORMAT.md "vault.db". What is in the tables is said by the schema that is handed in; here it is
//! said how such a file is made, opened, and left so that nothing forgotten stays behind in it.

#[cfg(test)]
mod decrypted;
mod error;
pub mod fixed_keys;
mod open;
mod pages;

#[cfg(test)]
pub(crate) use decrypted::decrypted;
pub use error::StoreError;
pub(crate) use open::remove_journals;
pub use open::{APPLICATION_ID, Reader, Schema, Writer};

/// The tables of a vault.
pub(crate) const VAULT: Schema = Schema {
    version: 4,
    sql: concat!(
        include_str!("fixed_keys.sql"),
        include_str!("schema.sql"),
        include_str!("upgrade_2.sql"),
        include_str!("upgrade_3.sql"),
        include_str!("upgrade_4.sql")
    ),
};

/// What brings a store to a version from the one before.
const UPGRADES: [(i32, &str); 3] = [
    (2, include_str!("upgrade_2.sql")),
    (3, include_str!("upgrade_3.sql")),
    (4, include_str!("upgrade_4.sql")),
];

/// Brings the store of an older vault to the tables of this program, in one transaction.
pub(crate) fn upgrade(writer: &mut Writer) -> Result<(), StoreError> {
    let found = writer.schema_version()?;
    if found >= VAULT.version {
        return Ok(());
    }
    let transaction = writer.transaction()?;
    for (version, sql) in UPGRADES {
        if found < version {
            transaction.execute_batch(sql)?;
        }
    }
    transaction.pragma_update(None, "user_version", VAULT.version)?;
    Ok(transaction.commit()?)
}

/// Cuts the write-ahead log to nothing, so that no old page stays in it.
pub(crate) fn checkpoint_truncate(writer: &Writer) -> Result<(), StoreError> {
    writer.checkpoint_truncate()
}

/// Writes the whole file anew, so that nothing stays in free space, and cuts the log.
pub(crate) fn rewrite(writer: &Writer) -> Result<(), StoreError> {
    writer.connection().execute_batch("VACUUM")?;
    writer.checkpoint_truncate()
}
