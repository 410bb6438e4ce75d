//! What people read aloud to compare a key.

use std::fmt;

use sha2::{Digest as _, Sha256};

use super::VerifyingKey;

/// The fingerprint of a verifying key: the first 128 bits of the SHA-256 of its 32 bytes, read as
/// one big-endian number and written with 40 decimal digits (leading zeros kept), in 8 groups of 5.
///
/// Digits, because every language can read them aloud; 128 bits, so that nobody can make a second
/// key with the same ones. A shell shows the groups numbered, in local numerals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// The fingerprint of `key`.
    #[must_use]
    pub fn of(key: &VerifyingKey) -> Self {
        let digest: [u8; 32] = Sha256::digest(key.as_bytes()).into();
        let first = digest.iter().take(16).fold(0_u128, |number, byte| (number << 8) | u128::from(*byte));
        Self(first)
    }

    /// The eight groups of five digits, in order.
    #[must_use]
    pub fn groups(&self) -> [String; 8] {
        let group = |place: u32| {
            let scale = 10_u128.pow(place.saturating_mul(5));
            let five = (self.0 / scale) % 100_000;
            format!("{five:05}")
        };
        [7, 6, 5, 4, 3, 2, 1, 0].map(group)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.groups().join(" "))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}
