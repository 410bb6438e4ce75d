//! The signed note: a text, and below it the signatures of named keys (C2SP signed-note).

use std::fmt;

use base64ct::{Base64, Encoding as _};

use super::key::{NOTE, SignerKey, VerifierKey, is_key_name};

/// A key that verifies notes: Ed25519, signature type 0x01. A log's key bears the log's origin.
pub type NoteKey = VerifierKey<NOTE>;
/// A key that signs notes.
pub type NoteSigner = SignerKey<NOTE>;

/// The longest note that is read or written, in bytes: 128 KiB, room for the 16 signatures of about
/// 5 kB that C2SP signed-note asks a reader to accept.
pub const MAX_NOTE: usize = 128 << 10;
/// The most signature lines that are read.
pub const MAX_SIGNATURES: usize = 16;

/// Em dash (U+2014) and space: how every signature line begins.
const DASH: &str = "\u{2014} ";

/// Why a text is not a note signed by the key that was asked about.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoteError {
    /// Longer than is read.
    #[error("a note longer than {limit} bytes")]
    TooLong {
        /// The limit in bytes.
        limit: usize,
    },
    /// A control character other than the newline.
    #[error("a note may hold no control character but the newline")]
    ControlCharacter,
    /// The text to be signed does not end in a newline.
    #[error("the text of a note ends in a newline")]
    NoNewline,
    /// No blank line with signature lines below it.
    #[error("a note without signatures")]
    NoSignature,
    /// A line below the blank line is not a signature line.
    #[error("signature line {line} is malformed")]
    BadLine {
        /// The line, counted from 1 below the blank line.
        line: usize,
    },
    /// More signatures than are read.
    #[error("more than {limit} signatures")]
    TooMany {
        /// The limit.
        limit: usize,
    },
    /// None of the signatures is by the key asked about.
    #[error("not signed by {name}")]
    NotSigned {
        /// The name of the key.
        name: String,
    },
    /// A signature names the key and is not its signature over this text.
    #[error("the signature of {name} is wrong")]
    WrongSignature {
        /// The name of the key.
        name: String,
    },
}

impl NoteError {
    /// A stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "note-too-long",
            Self::ControlCharacter => "note-control-character",
            Self::NoNewline => "note-no-newline",
            Self::NoSignature => "note-no-signature",
            Self::BadLine { .. } => "note-bad-line",
            Self::TooMany { .. } => "note-too-many-signatures",
            Self::NotSigned { .. } => "note-not-signed",
            Self::WrongSignature { .. } => "note-wrong-signature",
        }
    }
}

/// One signature line: who, and the bytes, whose meaning depends on the key's type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SignatureLine {
    pub(super) name: String,
    pub(super) id: [u8; 4],
    pub(super) signature: Vec<u8>,
}

impl SignatureLine {
    /// Reads `— <name> <base64(key id || signature)>`, without the newline.
    pub(super) fn parse(line: &str) -> Option<Self> {
        Self::parse_bare(line.strip_prefix(DASH)?)
    }

    /// Reads what stands behind the dash.
    pub(super) fn parse_bare(text: &str) -> Option<Self> {
        let (name, encoded) = text.split_once(' ')?;
        let bytes = Base64::decode_vec(encoded).ok()?;
        let (id, signature) = bytes.split_first_chunk::<4>()?;
        let good = is_key_name(name) && !signature.is_empty();
        good.then(|| Self { name: name.to_owned(), id: *id, signature: signature.to_vec() })
    }

    /// What stands behind the dash.
    pub(super) fn bare(&self) -> String {
        let mut bytes = self.id.to_vec();
        bytes.extend_from_slice(&self.signature);
        format!("{} {}", self.name, Base64::encode_string(&bytes))
    }
}

impl fmt::Display for SignatureLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{DASH}{}", self.bare())
    }
}

/// A note taken apart, its signatures unchecked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    /// The text with its final newline.
    pub(super) text: &'a str,
    pub(super) signatures: Vec<SignatureLine>,
}

impl<'a> Parts<'a> {
    /// Divides a note at its last blank line.
    pub(super) fn parse(note: &'a str) -> Result<Self, NoteError> {
        if note.len() > MAX_NOTE {
            return Err(NoteError::TooLong { limit: MAX_NOTE });
        }
        if has_control(note) {
            return Err(NoteError::ControlCharacter);
        }
        let blank = note.rfind("\n\n").ok_or(NoteError::NoSignature)?;
        // The first of the two newlines belongs to the text.
        let (text, below) = note.split_at_checked(blank + 1).ok_or(NoteError::NoSignature)?;
        let lines = below.strip_prefix('\n').and_then(|lines| lines.strip_suffix('\n'));
        let mut signatures = Vec::new();
        for (index, line) in lines.ok_or(NoteError::NoSignature)?.split('\n').enumerate() {
            if index >= MAX_SIGNATURES {
                return Err(NoteError::TooMany { limit: MAX_SIGNATURES });
            }
            signatures.push(SignatureLine::parse(line).ok_or(NoteError::BadLine { line: index + 1 })?);
        }
        Ok(Self { text, signatures })
    }
}

impl NoteSigner {
    /// Signs `text`: gives the whole note, which is the text, a blank line and one signature line.
    ///
    /// # Errors
    /// [`NoteError`] when the text does not end in a newline, holds a control character, or is too
    /// long.
    pub fn sign(&self, text: &str) -> Result<String, NoteError> {
        if !text.ends_with('\n') {
            return Err(NoteError::NoNewline);
        }
        if has_control(text) {
            return Err(NoteError::ControlCharacter);
        }
        let signature = self.sign_bytes(text.as_bytes()).to_vec();
        let line = SignatureLine { name: self.key().name().to_owned(), id: self.key().id(), signature };
        let note = format!("{text}\n{line}\n");
        if note.len() > MAX_NOTE {
            return Err(NoteError::TooLong { limit: MAX_NOTE });
        }
        Ok(note)
    }
}

impl NoteKey {
    /// Opens a note: gives its text with the final newline, once this key's signature is verified.
    /// Signatures by other keys are ignored, as the specification demands.
    ///
    /// # Errors
    /// [`NoteError`] when this is not a note, not signed by this key, or wrongly so.
    pub fn open<'a>(&self, note: &'a str) -> Result<&'a str, NoteError> {
        let parts = Parts::parse(note)?;
        let mut mine =
            parts.signatures.iter().filter(|line| line.name == self.name() && line.id == self.id());
        let name = || self.name().to_owned();
        let verified = |line: &SignatureLine| {
            let signature = <&[u8; 64]>::try_from(line.signature.as_slice());
            signature.is_ok_and(|signature| self.signed(parts.text.as_bytes(), signature))
        };
        let first = mine.next().ok_or_else(|| NoteError::NotSigned { name: name() })?;
        if verified(first) && mine.all(verified) {
            Ok(parts.text)
        } else {
            Err(NoteError::WrongSignature { name: name() })
        }
    }
}

fn has_control(text: &str) -> bool {
    text.bytes().any(|byte| byte < 0x20 && byte != b'\n')
}

#[cfg(test)]
mod tests;
