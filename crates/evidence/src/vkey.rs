//! C2SP verifier keys and cosignature lines as bounded texts: documents and trust files carry
//! them, the custody log's own code reads what is inside.

use std::fmt;
use std::str::FromStr;

use base64ct::{Base64, Encoding as _};

use crate::hex::from_hex;

/// The longest verifier key or cosignature text, in bytes.
const LONGEST: usize = 512;

/// Why a text is not a verifier key or a cosignature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VkeyError {
    /// Not a C2SP signed-note verifier key.
    #[error("expected a verifier key: `<name>+<8 hex>+<base64>`")]
    Vkey,
    /// Not a C2SP signed-note signature line.
    #[error("expected a cosignature: `<name> <base64>`")]
    Cosignature,
}

impl VkeyError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Vkey => "vkey",
            Self::Cosignature => "cosignature",
        }
    }
}

/// A C2SP signed-note verifier key, `<name>+<8 hex>+<base64>`, at most 512 bytes.
///
/// Its spelling is checked; that the hash fits the key is for whoever verifies with it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Vkey(String);

/// What stands after `— ` in a C2SP signed-note signature line, `<name> <base64>`, at most 512 bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cosignature(String);

impl Vkey {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key's name: what stands before the first `+`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.split_once('+').map_or("", |(name, _)| name)
    }
}

impl Cosignature {
    /// The text, without `— `.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the key that cosigned.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.split_once(' ').map_or("", |(name, _)| name)
    }
}

impl FromStr for Vkey {
    type Err = VkeyError;

    fn from_str(text: &str) -> Result<Self, VkeyError> {
        let parsed = || {
            let (name, rest) = text.split_once('+')?;
            let (hash, key) = rest.split_once('+')?;
            // A type byte and at least one byte of key.
            (text.len() <= LONGEST && is_name(name) && from_hex::<4>(hash).is_ok() && is_base64(key, 2))
                .then(|| Self(text.to_owned()))
        };
        parsed().ok_or(VkeyError::Vkey)
    }
}

impl FromStr for Cosignature {
    type Err = VkeyError;

    fn from_str(text: &str) -> Result<Self, VkeyError> {
        let parsed = || {
            let (name, signature) = text.split_once(' ')?;
            // Four bytes of key hash and at least one of signature.
            (text.len() <= LONGEST && is_name(name) && is_base64(signature, 5)).then(|| Self(text.to_owned()))
        };
        parsed().ok_or(VkeyError::Cosignature)
    }
}

impl fmt::Display for Vkey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Cosignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// C2SP signed-note: a key name is not empty and has no space and no plus.
fn is_name(name: &str) -> bool {
    !name.is_empty()
        && !name.chars().any(|letter| letter == '+' || letter.is_whitespace() || letter.is_control())
}

fn is_base64(text: &str, least: usize) -> bool {
    Base64::decode_vec(text).is_ok_and(|bytes| bytes.len() >= least)
}

#[cfg(test)]
mod tests {
    use super::*;

    // The example of the C2SP signed-note specification.
    const VKEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    #[test]
    fn a_vkey_is_a_name_a_hash_and_a_key() {
        let vkey: Vkey = VKEY.parse().unwrap();
        assert_eq!((vkey.name(), vkey.as_str()), ("PeterNeumann", VKEY));
        let long = format!("{}{VKEY}", "n".repeat(LONGEST));
        for wrong in [
            "",
            "name",
            "name+c74f20a3",
            "+c74f20a3+ARpc",
            "a name+c74f20a3+ARpc",
            "name+C74F20A3+ARpc",
            "name+c74f20a+ARpc",
            "name+c74f20a3+ARp",
            "name+c74f20a3+AQ==+",
            "name+c74f20a3+AQ==",
            "name+c74f20a3+AR-_",
            &long,
        ] {
            assert_eq!(wrong.parse::<Vkey>(), Err(VkeyError::Vkey), "{wrong} was taken");
        }
    }

    #[test]
    fn a_cosignature_is_a_name_and_base64() {
        let line: Cosignature = "partner.example/cosigner AAAAAAAB".parse().unwrap();
        assert_eq!(line.name(), "partner.example/cosigner");
        for wrong in ["", "name", "name ", " AAAAAAAB", "name AAAAAAAB x", "na+me AAAAAAAB", "name AAAA"] {
            assert_eq!(wrong.parse::<Cosignature>(), Err(VkeyError::Cosignature), "{wrong} was taken");
        }
    }
}
