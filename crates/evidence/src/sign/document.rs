//! A signed document: a text, then the armoured signature over exactly that text.

use super::sshsig::{Namespace, SignatureError, sign, verify};
use super::{SigningKey, VerifyingKey};

/// The line at which a signed document is cut.
pub const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----";

/// A text and the SSHSIG block that follows it, not yet verified.
///
/// The cut is before the first line that is exactly [`BEGIN`], the line at which `sed` cuts it for
/// `ssh-keygen`, so both read the same text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignedDocument<'a> {
    /// Everything before the block, with its last newline.
    pub text: &'a str,
    /// The block, from its first line to the end of the document.
    pub signature: &'a str,
}

impl<'a> SignedDocument<'a> {
    /// Cuts `bytes`, of which at most `most` are taken, into text and block.
    ///
    /// # Errors
    /// [`SignatureError`] when too large, not UTF-8, or not a text followed by a block.
    pub fn split(bytes: &'a [u8], most: usize) -> Result<Self, SignatureError> {
        if bytes.len() > most {
            return Err(SignatureError::TooLarge { bytes: bytes.len(), most });
        }
        let document = std::str::from_utf8(bytes).map_err(|_| SignatureError::NotText)?;
        let mut at = 0_usize;
        for line in document.split_inclusive('\n') {
            if line.strip_suffix('\n').unwrap_or(line) == BEGIN {
                break;
            }
            at = at.saturating_add(line.len());
        }
        match document.split_at_checked(at) {
            Some((text, signature)) if !text.is_empty() && !signature.is_empty() => {
                Ok(Self { text, signature })
            }
            _ => Err(SignatureError::NoSignature),
        }
    }

    /// Verifies the block over the text.
    ///
    /// # Errors
    /// As [`verify`].
    pub fn verify(&self, namespace: Namespace) -> Result<VerifyingKey, SignatureError> {
        verify(self.text.as_bytes(), self.signature, namespace)
    }

    /// Puts the two together again, in one allocation, so that a caller can wipe it whole.
    #[must_use]
    pub fn join(&self) -> String {
        let mut whole = String::with_capacity(self.text.len().saturating_add(self.signature.len()));
        whole.push_str(self.text);
        whole.push_str(self.signature);
        whole
    }
}

/// Signs `text`, which ends with a newline, and puts the block after it.
///
/// # Errors
/// [`SignatureError::NotSignable`] when the text is empty, does not end with a newline, or holds a
/// line at which it would be cut.
pub fn sign_document(text: &str, key: &SigningKey, namespace: Namespace) -> Result<String, SignatureError> {
    if !text.ends_with('\n') || text.split('\n').any(|line| line == BEGIN) {
        return Err(SignatureError::NotSignable);
    }
    let signature = sign(text.as_bytes(), key, namespace)?;
    Ok(SignedDocument { text, signature: &signature }.join())
}

/// Opens a signed document of at most `most` bytes: its text, and the key that signed it.
///
/// # Errors
/// As [`SignedDocument::split`] and [`verify`].
pub fn open(bytes: &[u8], namespace: Namespace, most: usize) -> Result<(&str, VerifyingKey), SignatureError> {
    let document = SignedDocument::split(bytes, most)?;
    let key = document.verify(namespace)?;
    Ok((document.text, key))
}
