//! Ed25519 keys: the half that signs and the half that verifies.

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::Signer as _;
use ssh_key::public::{Ed25519PublicKey, KeyData};
use zeroize::Zeroizing;

use super::Fingerprint;

/// The longest text looked at as a key: `ssh-ed25519 ` and 68 base64 digits make 80 bytes.
const LONGEST: usize = 80;

/// The half of an Ed25519 key (RFC 8032) that signs. Wiped when dropped; never printed.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// Takes the 32-byte Ed25519 seed, which must be fresh and uniformly random.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// The 32-byte seed, to be kept inside the vault and nowhere else.
    #[must_use]
    pub fn seed(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }

    /// The half that verifies.
    #[must_use]
    pub fn verifying_key(&self) -> VerifyingKey {
        VerifyingKey(self.0.verifying_key().to_bytes())
    }

    /// The plain Ed25519 signature over `message`; SSHSIG wraps it.
    pub(super) fn sign_raw(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(..)")
    }
}

/// Why bytes or a text are not a key Sanad takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// Not the one line `ssh-ed25519 <68 base64 digits>`, without comment or spare spaces.
    #[error("not `ssh-ed25519 ` and 68 base64 digits")]
    NotEd25519,
    /// The 32 bytes are not the one spelling of a point on the curve.
    #[error("not a point on the Ed25519 curve")]
    NotAPoint,
    /// A key of small order: its "signatures" hold for messages nobody signed.
    #[error("a weak Ed25519 key, under which anything verifies")]
    Weak,
}

impl KeyError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotEd25519 => "key-not-ed25519",
            Self::NotAPoint => "key-not-a-point",
            Self::Weak => "key-weak",
        }
    }
}

/// The half of an Ed25519 key (RFC 8032) that verifies: 32 bytes, known to be a sound point.
///
/// Its text is OpenSSH's one line without comment, `ssh-ed25519 AAAA…`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VerifyingKey([u8; 32]);

impl VerifyingKey {
    /// Takes the 32 bytes of RFC 8032 §5.1.5.
    ///
    /// # Errors
    /// [`KeyError`] when they are not the one spelling of a point of large order.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, KeyError> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(bytes).map_err(|_| KeyError::NotAPoint)?;
        if key.is_weak() {
            return Err(KeyError::Weak);
        }
        // The decoder takes a coordinate above the prime too: a second spelling of the same key.
        if key.to_edwards().compress().to_bytes() != *bytes {
            return Err(KeyError::NotAPoint);
        }
        Ok(Self(*bytes))
    }

    /// The 32 bytes of RFC 8032 §5.1.5.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// What two people read to each other to compare this key.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(self)
    }

    /// Whether `signature` is this key's over `message`, by dalek's strict reading of RFC 8032
    /// (no small-order point, no unreduced scalar).
    pub(super) fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        ed25519_dalek::VerifyingKey::from_bytes(&self.0).is_ok_and(|key| {
            key.verify_strict(message, &ed25519_dalek::Signature::from_bytes(signature)).is_ok()
        })
    }

    /// The key in ssh-key's terms.
    pub(super) const fn to_key_data(self) -> KeyData {
        KeyData::Ed25519(Ed25519PublicKey(self.0))
    }
}

impl fmt::Display for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = ssh_key::PublicKey::from(self.to_key_data()).to_openssh().map_err(|_| fmt::Error)?;
        f.write_str(&line)
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifyingKey({self})")
    }
}

impl FromStr for VerifyingKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        if text.len() > LONGEST {
            return Err(KeyError::NotEd25519);
        }
        let key = ssh_key::PublicKey::from_openssh(text).map_err(|_| KeyError::NotEd25519)?;
        let KeyData::Ed25519(raw) = key.key_data() else { return Err(KeyError::NotEd25519) };
        let key = Self::from_bytes(&raw.0)?;
        // ssh-key is lenient about comments and space: one value has one spelling here.
        if key.to_string() == text { Ok(key) } else { Err(KeyError::NotEd25519) }
    }
}
