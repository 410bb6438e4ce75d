//! The file `vault.db`: SQLCipher 4 with its defaults, under a raw key.
//!
//! FORMAT.md "vault.db". What is in the tables is said by the schema that is handed in; here it is
//! said how such a file is made, opened, and left so that nothing forgotten stays behind in it.

mod error;
pub mod fixed_keys;
mod open;
mod pages;

pub use error::StoreError;
pub use open::{APPLICATION_ID, Reader, Schema, Writer};
