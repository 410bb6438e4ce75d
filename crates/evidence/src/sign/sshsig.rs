//! SSHSIG (OpenSSH `PROTOCOL.sshsig`): Ed25519 over SHA-512, in one of Sanad's namespaces.
//!
//! ssh-key lays out the bytes and the armour; the Ed25519 itself is ed25519-dalek's.

use std::fmt;

use ssh_key::public::KeyData;
use ssh_key::{Algorithm, HashAlg, LineEnding, Signature, SshSig};

use super::{KeyError, SigningKey, VerifyingKey};

/// The longest armour looked at, in bytes. Ours are about 350; an RSA one, to be refused by name
/// and not by size, is about 2,000.
const LONGEST: usize = 8192;

/// What a signature is about. A signature in one namespace is worth nothing in another, so no kind
/// of document can be passed off as another kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Namespace {
    /// `sanad-bundle`: the tag manifest of a bundle, by the collector's key.
    Bundle,
    /// `sanad-listing`: a listing, by the collector's key.
    Listing,
    /// `sanad-acceptance`: an acceptance, by the partner's key.
    Acceptance,
    /// `sanad-receipt`: a receipt, by the mailbox's key.
    Receipt,
    /// `sanad-invitation`: an invitation, by the partner's key.
    Invitation,
    /// `sanad-dossier`: the tag manifest of a dossier, by the partner's key.
    Dossier,
    /// `sanad-message`: a message, by the key it names.
    Message,
    /// `sanad-card`: a card, by the partner's key.
    Card,
    /// `sanad-approval`: an approval, by the partner's key.
    Approval,
}

impl Namespace {
    /// Every namespace.
    pub const ALL: [Self; 9] = [
        Self::Bundle,
        Self::Listing,
        Self::Acceptance,
        Self::Receipt,
        Self::Invitation,
        Self::Dossier,
        Self::Message,
        Self::Card,
        Self::Approval,
    ];

    /// The namespace as SSHSIG carries it and as `ssh-keygen -n` takes it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Bundle => "sanad-bundle",
            Self::Listing => "sanad-listing",
            Self::Acceptance => "sanad-acceptance",
            Self::Receipt => "sanad-receipt",
            Self::Invitation => "sanad-invitation",
            Self::Dossier => "sanad-dossier",
            Self::Message => "sanad-message",
            Self::Card => "sanad-card",
            Self::Approval => "sanad-approval",
        }
    }
}

impl fmt::Display for Namespace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why a signature was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignatureError {
    /// More bytes than the kind of document may have.
    #[error("{bytes} bytes, and at most {most} are taken")]
    TooLarge {
        /// How many there are.
        bytes: usize,
        /// How many are taken.
        most: usize,
    },
    /// The document is not UTF-8.
    #[error("not UTF-8 text")]
    NotText,
    /// The document has no line `-----BEGIN SSH SIGNATURE-----`, or nothing before it.
    #[error("no signed text followed by an SSH signature")]
    NoSignature,
    /// The text to sign does not end with a newline, or would be cut in the wrong place.
    #[error("a text to sign ends with a newline and has no signature of its own")]
    NotSignable,
    /// Not one SSHSIG block in the one spelling `ssh-keygen -Y sign` writes, with nothing around it.
    #[error("not one SSH signature block as `ssh-keygen -Y sign` writes it")]
    NotCanonical,
    /// A key or signature that is not Ed25519.
    #[error("signed with {found}; only ssh-ed25519 is taken")]
    Algorithm {
        /// The algorithm's OpenSSH name.
        found: String,
    },
    /// A hash other than SHA-512.
    #[error("hashed with {found}; only sha512 is taken")]
    Hash {
        /// The hash's OpenSSH name.
        found: String,
    },
    /// A signature about something else.
    #[error("signed in the namespace {found:?}; {expected} was asked for")]
    Namespace {
        /// What was asked for.
        expected: Namespace,
        /// What the signature states.
        found: String,
    },
    /// The key inside the signature is unsound.
    #[error("the signature's key is {0}")]
    Key(#[from] KeyError),
    /// The signature does not hold for this text: one of the two was changed.
    #[error("the signature does not hold for this text")]
    Wrong,
}

impl SignatureError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "signed-too-large",
            Self::NotText => "signed-not-text",
            Self::NoSignature => "signature-missing",
            Self::NotSignable => "not-signable",
            Self::NotCanonical => "signature-not-canonical",
            Self::Algorithm { .. } => "signature-algorithm",
            Self::Hash { .. } => "signature-hash",
            Self::Namespace { .. } => "signature-namespace",
            Self::Key(error) => error.code(),
            Self::Wrong => "signature-wrong",
        }
    }
}

/// Signs `text` in `namespace`: the armoured SSHSIG block, with LF line ends and a final newline,
/// byte for byte what `ssh-keygen -Y sign` writes for the same key.
///
/// # Errors
/// [`SignatureError::NotCanonical`] if the encoding failed, which no input is known to cause.
pub fn sign(text: &[u8], key: &SigningKey, namespace: Namespace) -> Result<String, SignatureError> {
    let message = signed_data(text, namespace)?;
    armour(&key.verifying_key(), namespace, &key.sign_raw(&message))
}

/// Verifies the block `armoured` over `text` and returns the key that signed: *a* key, whose owner
/// is for the caller's trust to say.
///
/// # Errors
/// [`SignatureError`] for every other algorithm, hash, namespace, version or spelling, for text
/// around the block, and when the signature does not hold.
pub fn verify(text: &[u8], armoured: &str, namespace: Namespace) -> Result<VerifyingKey, SignatureError> {
    if armoured.len() > LONGEST {
        return Err(SignatureError::TooLarge { bytes: armoured.len(), most: LONGEST });
    }
    let parsed = SshSig::from_pem(armoured).map_err(|error| match error {
        ssh_key::Error::AlgorithmUnsupported { algorithm } => {
            SignatureError::Algorithm { found: algorithm.to_string() }
        }
        // Known to OpenSSH, but not compiled into ssh-key here: ECDSA and its hardware keys.
        ssh_key::Error::AlgorithmUnknown => {
            SignatureError::Algorithm { found: "another algorithm".to_owned() }
        }
        _ => SignatureError::NotCanonical,
    })?;
    let KeyData::Ed25519(raw) = parsed.public_key() else {
        return Err(SignatureError::Algorithm { found: parsed.public_key().algorithm().to_string() });
    };
    if parsed.algorithm() != Algorithm::Ed25519 {
        return Err(SignatureError::Algorithm { found: parsed.algorithm().to_string() });
    }
    if parsed.hash_alg() != HashAlg::Sha512 {
        return Err(SignatureError::Hash { found: parsed.hash_alg().to_string() });
    }
    if parsed.namespace() != namespace.as_str() {
        return Err(SignatureError::Namespace {
            expected: namespace,
            found: parsed.namespace().chars().take(64).collect(),
        });
    }
    let key = VerifyingKey::from_bytes(&raw.0)?;
    let signature: &[u8; 64] =
        parsed.signature_bytes().try_into().map_err(|_| SignatureError::NotCanonical)?;
    // Written again from the facts alone: an older version, a filled reserved field, other line
    // widths or line ends, and words before or after the block all fail here.
    if armour(&key, namespace, signature)? != armoured {
        return Err(SignatureError::NotCanonical);
    }
    let message = signed_data(text, namespace)?;
    if key.verifies(&message, signature) { Ok(key) } else { Err(SignatureError::Wrong) }
}

fn signed_data(text: &[u8], namespace: Namespace) -> Result<Vec<u8>, SignatureError> {
    SshSig::signed_data(namespace.as_str(), HashAlg::Sha512, text).map_err(|_| SignatureError::NotCanonical)
}

fn armour(key: &VerifyingKey, namespace: Namespace, signature: &[u8; 64]) -> Result<String, SignatureError> {
    let encode = || {
        let signature = Signature::new(Algorithm::Ed25519, signature.to_vec())?;
        SshSig::new(key.to_key_data(), namespace.as_str(), HashAlg::Sha512, signature)?.to_pem(LineEnding::LF)
    };
    let mut block: String = encode().map_err(|_: ssh_key::Error| SignatureError::NotCanonical)?;
    if !block.ends_with('\n') {
        block.push('\n');
    }
    Ok(block)
}
