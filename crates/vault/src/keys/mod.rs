//! The keys of a vault: what a person holds, and what opens what.
//!
//! ```text
//! passphrase ─ folded ─ Argon2id ─► KEK ─► keyslots ─┐
//! recovery sheet ─ age ─► recovery.age ──────────────┴─► master key ─ HKDF ─► key of vault.db, …
//! ```
//! FORMAT.md: "Passphrases", "keyslots", "recovery.age", "Sub-keys".

mod cost;
mod error;
mod kdf;
mod keyslots;
mod master;
mod passphrase;
mod recovery;
mod secret;

pub use cost::Cost;
pub use error::KeyslotError;
pub use keyslots::{KEYSLOTS_SIZE, Keyslots, SLOT_COUNT, Slot, Unlocked};
pub use master::{MasterKey, Purpose};
pub use passphrase::{MAX_PASSPHRASE_BYTES, MIN_PASSPHRASE_CHARS, Passphrase, PassphraseError};
pub use recovery::{
    RECOVERY_SIZE, Recovery, RecoveryChoice, RecoveryError, RecoveryKeys, RecoverySheet, SheetHolds,
    open_recovery, seal_recovery,
};
pub use secret::Secret32;

#[cfg(test)]
mod vectors;
