//! What can be wrong with `keyslots`, or with a passphrase for it.

use super::Slot;

/// Why `keyslots` did not open or could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyslotError {
    /// No slot opens with this passphrase. A changed salt, cost or vault id looks the same.
    #[error("no slot opens with this passphrase")]
    WrongPassphrase,
    /// This passphrase belongs to a slot whose wrapped key is damaged, or the header is.
    #[error("the passphrase is right, but slot {slot} is damaged")]
    SlotDamaged {
        /// The damaged slot.
        slot: Slot,
    },
    /// The bytes are no `keyslots` file.
    #[error("keyslots is damaged: {what}")]
    Damaged {
        /// What is wrong with it.
        what: &'static str,
    },
    /// A version this program does not know.
    #[error("keyslots was made by a newer Sanad (version {version:?})")]
    Newer {
        /// The version character found.
        version: char,
    },
    /// A cost below the floor or above the ceiling of [`super::Cost`].
    #[error("refused cost: {memory_kib} KiB, {passes} passes, {lanes} lanes")]
    Cost {
        /// Memory in KiB.
        memory_kib: u32,
        /// Passes over it.
        passes: u32,
        /// Lanes.
        lanes: u32,
    },
    /// The machine has not enough free memory for the derivation.
    #[error("not enough memory: {memory_kib} KiB are needed")]
    OutOfMemory {
        /// Memory needed in KiB.
        memory_kib: u32,
    },
    /// Another slot opens with the same passphrase, so it would not tell who acted.
    #[error("the passphrase is already in use for slot {slot}")]
    PassphraseInUse {
        /// The slot that holds it.
        slot: Slot,
    },
    /// There is no such slot.
    #[error("there is no slot {0}: slots are numbered 0 to 7")]
    NoSuchSlot(u8),
    /// The operating system has no randomness to give.
    #[error("the operating system gives no randomness")]
    Randomness(#[from] getrandom::Error),
    /// A primitive refused its input, which the sizes here rule out.
    #[error("{0} refused its input")]
    Primitive(&'static str),
}

impl KeyslotError {
    /// The stable name of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::WrongPassphrase => "wrong-passphrase",
            Self::SlotDamaged { .. } => "keyslot-damaged",
            Self::Damaged { .. } => "keyslots-damaged",
            Self::Newer { .. } => "keyslots-newer",
            Self::Cost { .. } => "keyslots-cost",
            Self::OutOfMemory { .. } => "keyslots-out-of-memory",
            Self::PassphraseInUse { .. } => "passphrase-in-use",
            Self::NoSuchSlot(_) => "no-such-slot",
            Self::Randomness(_) => "no-randomness",
            Self::Primitive(_) => "primitive-refused",
        }
    }
}
