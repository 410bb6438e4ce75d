//! Keys of signed notes and cosignatures, and the `vkey` text in which they travel.

use std::fmt;
use std::str::FromStr;

use base64ct::{Base64, Encoding as _};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};

use crate::{from_hex, to_hex};

/// Signature type of a signed note: Ed25519 (C2SP signed-note, "Signature types").
pub(super) const NOTE: u8 = 0x01;
/// Signature type of a timestamped Ed25519 cosignature (C2SP tlog-cosignature).
pub(super) const COSIGNATURE: u8 = 0x04;

/// The longest key name, in bytes: 255.
pub const MAX_KEY_NAME: usize = 255;
/// The longest `vkey` text: name, 8 digits, 44 base64 characters and two plus signs.
const MAX_VKEY: usize = MAX_KEY_NAME + 54;

/// Why a text is not a verifier key, or a key cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// A key name is empty, too long, or holds white space, a plus sign or a control character.
    #[error("this cannot be the name of a key")]
    BadName,
    /// The text is not name, eight hexadecimal digits and base64, joined by plus signs.
    #[error("not a verifier key: name+id+key is expected")]
    BadForm,
    /// The key is for another purpose: a log's key is not a cosigner's.
    #[error("a key of type {found:#04x} where one of type {expected:#04x} is needed")]
    WrongType {
        /// The signature type asked for.
        expected: u8,
        /// The signature type found.
        found: u8,
    },
    /// The key id does not follow from name and key: a copying fault, or two keys mixed.
    #[error("the key id does not belong to this name and key")]
    WrongId,
    /// The 32 bytes are not a usable Ed25519 public key.
    #[error("not a usable Ed25519 public key")]
    BadKey,
}

impl KeyError {
    /// A stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::BadName => "key-name",
            Self::BadForm => "key-form",
            Self::WrongType { .. } => "key-type",
            Self::WrongId => "key-id",
            Self::BadKey => "key-unusable",
        }
    }
}

/// The verifying half of a named Ed25519 key for one signature type: `TYPE` is 0x01 for a log
/// ([`NoteKey`](super::NoteKey)) and 0x04 for a cosigner ([`CosignerKey`](super::CosignerKey)).
///
/// Its text is the `vkey` of C2SP signed-note: `<name>+<8 hex digits>+<base64(TYPE || key)>`.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifierKey<const TYPE: u8> {
    name: String,
    id: [u8; 4],
    public: VerifyingKey,
}

impl<const TYPE: u8> VerifierKey<TYPE> {
    /// A key from its name and its 32 bytes (RFC 8032 §5.1.5).
    ///
    /// # Errors
    /// [`KeyError`] for a name that C2SP signed-note does not allow or that is longer than
    /// [`MAX_KEY_NAME`], and for a public key that is no point or a weak one.
    pub fn new(name: &str, public: &[u8; 32]) -> Result<Self, KeyError> {
        if !is_key_name(name) {
            return Err(KeyError::BadName);
        }
        let public = VerifyingKey::from_bytes(public).map_err(|_| KeyError::BadKey)?;
        if public.is_weak() {
            return Err(KeyError::BadKey);
        }
        Ok(Self { name: name.to_owned(), id: key_id(name, TYPE, public.as_bytes()), public })
    }

    /// The name: a log's origin, or the cosigner's own.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The key id: the first four bytes of SHA-256(name || 0x0A || TYPE || key). It helps to find a
    /// key and proves nothing.
    #[must_use]
    pub const fn id(&self) -> [u8; 4] {
        self.id
    }

    /// The 32 bytes of the public key.
    #[must_use]
    pub fn public(&self) -> &[u8; 32] {
        self.public.as_bytes()
    }

    /// Whether `signature` is this key's over `message`. Strict: no weak points, one encoding.
    pub(super) fn signed(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.public.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }
}

impl<const TYPE: u8> fmt::Display for VerifierKey<TYPE> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = vec![TYPE];
        bytes.extend_from_slice(self.public.as_bytes());
        write!(f, "{}+{}+{}", self.name, to_hex(&self.id), Base64::encode_string(&bytes))
    }
}

impl<const TYPE: u8> fmt::Debug for VerifierKey<TYPE> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifierKey({self})")
    }
}

impl<const TYPE: u8> FromStr for VerifierKey<TYPE> {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        if text.len() > MAX_VKEY {
            return Err(KeyError::BadForm);
        }
        // Base64 may hold plus signs, a name may not: so the first two divide.
        let (name, rest) = text.split_once('+').ok_or(KeyError::BadForm)?;
        let (id, key) = rest.split_once('+').ok_or(KeyError::BadForm)?;
        let id = from_hex::<4>(id).map_err(|_| KeyError::BadForm)?;
        let key = Base64::decode_vec(key).map_err(|_| KeyError::BadForm)?;
        let (kind, public) = key.split_first().ok_or(KeyError::BadForm)?;
        if *kind != TYPE {
            return Err(KeyError::WrongType { expected: TYPE, found: *kind });
        }
        let public = <&[u8; 32]>::try_from(public).map_err(|_| KeyError::BadForm)?;
        let key = Self::new(name, public)?;
        if key.id == id { Ok(key) } else { Err(KeyError::WrongId) }
    }
}

/// The signing half. Wiped from memory when dropped, and never printed.
pub struct SignerKey<const TYPE: u8> {
    key: VerifierKey<TYPE>,
    secret: SigningKey,
}

impl<const TYPE: u8> SignerKey<TYPE> {
    /// A signer from its name and its 32-byte seed, the private key of RFC 8032 §5.1.5. The caller
    /// wipes its own copy of the seed.
    ///
    /// # Errors
    /// [`KeyError`] for a name that cannot be one.
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Result<Self, KeyError> {
        let secret = SigningKey::from_bytes(seed);
        Ok(Self { key: VerifierKey::new(name, secret.verifying_key().as_bytes())?, secret })
    }

    /// The verifying half.
    #[must_use]
    pub const fn key(&self) -> &VerifierKey<TYPE> {
        &self.key
    }

    pub(super) fn sign_bytes(&self, message: &[u8]) -> [u8; 64] {
        self.secret.sign(message).to_bytes()
    }
}

impl<const TYPE: u8> fmt::Debug for SignerKey<TYPE> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignerKey({}, secret hidden)", self.key)
    }
}

fn key_id(name: &str, kind: u8, public: &[u8; 32]) -> [u8; 4] {
    let hasher = Sha256::new().chain_update(name).chain_update([b'\n', kind]).chain_update(public);
    let [a, b, c, d, ..] = <[u8; 32]>::from(hasher.finalize());
    [a, b, c, d]
}

/// Whether `name` may name a key: C2SP signed-note's rule (not empty, no Unicode space, no plus
/// sign), no control character, and at most [`MAX_KEY_NAME`] bytes.
pub(super) fn is_key_name(name: &str) -> bool {
    let bad = |c: char| c.is_whitespace() || c.is_control() || c == '+';
    !name.is_empty() && name.len() <= MAX_KEY_NAME && !name.contains(bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    // golang.org/x/mod/sumdb/note, package documentation.
    const PETER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    #[test]
    fn the_published_key_reads_and_writes_back() {
        let key: VerifierKey<NOTE> = PETER.parse().unwrap();
        assert_eq!(key.name(), "PeterNeumann");
        assert_eq!(key.id(), [0xc7, 0x4f, 0x20, 0xa3]);
        assert_eq!(key.to_string(), PETER);
    }

    #[test]
    fn a_key_with_one_thing_wrong_is_refused() {
        let parse = |text: &str| text.parse::<VerifierKey<NOTE>>().map(|_| ());
        assert_eq!(
            parse("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"),
            Err(KeyError::WrongId)
        );
        assert_eq!(
            parse("PeterNewman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"),
            Err(KeyError::WrongId)
        );
        assert_eq!(
            parse("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"),
            Err(KeyError::BadForm)
        );
        assert_eq!(parse("PeterNeumann+c74f20a3"), Err(KeyError::BadForm));
        assert_eq!(parse("PeterNeumann+c74f20a3+"), Err(KeyError::BadForm));
        assert_eq!(
            parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10Q="),
            Err(KeyError::BadForm)
        );
        assert_eq!(parse(&format!("{PETER}\n")), Err(KeyError::BadForm));
        assert_eq!(parse(&format!("{}{PETER}", "x".repeat(400))), Err(KeyError::BadForm));
        assert_eq!(parse(&PETER.replacen("Peter", "Peter ", 1)), Err(KeyError::BadName));
        assert_eq!(parse(&PETER.replacen("PeterNeumann", "", 1)), Err(KeyError::BadName));
        let cosigner = PETER.parse::<VerifierKey<COSIGNATURE>>().map(|_| ());
        assert_eq!(cosigner, Err(KeyError::WrongType { expected: 4, found: 1 }));
    }

    #[test]
    fn a_weak_key_is_refused() {
        // The neutral point: every signature of a certain form would verify under it.
        let mut neutral = [0_u8; 32];
        neutral[0] = 1;
        assert_eq!(VerifierKey::<NOTE>::new("n", &neutral).map(|_| ()), Err(KeyError::BadKey));
    }

    #[test]
    fn a_signer_does_not_print_its_secret() {
        let signer = SignerKey::<NOTE>::from_seed("n", &[0xab; 32]).unwrap();
        let shown = format!("{signer:?}");
        assert!(!shown.contains("ababab") && !shown.contains("171") && shown.contains("hidden"), "{shown}");
    }
}
