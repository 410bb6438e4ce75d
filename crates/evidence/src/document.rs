//! What the plain documents have in common: a first line that says kind and version, one fact a
//! line, strict and bounded reading, errors that name the line.

use crate::id::{Digest, Id};
use crate::recipient::{AgeRecipient, RecipientError};
use crate::secret::Token;
use crate::sign::{Fingerprint, KeyError, SignatureError, VerifyingKey};
use crate::time::{ClaimedTime, TimeError};
use crate::vkey::VkeyError;

/// The most parts a bundle may have, and the most originals or records an acceptance may name.
pub const MOST_PARTS: u64 = 1_000_000;

/// Why a document was not taken. Says where and what was expected, never what stood there: the line
/// may hold a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DocumentError {
    /// More bytes than this kind of document may have.
    #[error("{bytes} bytes, and a {kind} has at most {most}")]
    TooLarge {
        /// The kind of document asked for.
        kind: &'static str,
        /// How many bytes there are.
        bytes: usize,
        /// How many are taken.
        most: usize,
    },
    /// The first line is not that of this kind of document.
    #[error("line 1: expected `sanad {kind} v1`")]
    OtherKind {
        /// The kind of document asked for.
        kind: &'static str,
    },
    /// A later version of this kind of document: it is not guessed at.
    #[error("line 1: this {kind} was made by a newer Sanad (version {version}; this one reads 1)")]
    Newer {
        /// The kind of document.
        kind: &'static str,
        /// The version it states.
        version: u32,
    },
    /// A line is wrong.
    #[error("line {line}: {problem}")]
    Line {
        /// The number of the line, from 1.
        line: usize,
        /// What is wrong with it.
        problem: Problem,
    },
    /// The signature is missing, of the wrong sort, or does not hold.
    #[error(transparent)]
    Signature(#[from] SignatureError),
    /// The signature holds, but by another key than the document names or the caller expected.
    #[error("signed by the key {found}, not by {expected}")]
    OtherSigner {
        /// Whose signature was expected.
        expected: Fingerprint,
        /// Whose it is.
        found: Fingerprint,
    },
}

impl DocumentError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "document-too-large",
            Self::OtherKind { .. } => "document-other-kind",
            Self::Newer { .. } => "document-newer",
            Self::Line { .. } => "document-line",
            Self::Signature(error) => error.code(),
            Self::OtherSigner { .. } => "document-other-signer",
        }
    }
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// The line has another shape.
    #[error("expected `{0}`")]
    Expected(&'static str),
    /// The text ends before this line.
    #[error("the text ends here; expected `{0}`")]
    Ended(&'static str),
    /// The line has no newline: the text was cut.
    #[error("the line does not end with a newline")]
    Cut,
    /// Something follows the last line of the format.
    #[error("nothing may follow the line before")]
    Extra,
    /// A control character, a carriage return among them.
    #[error("a control character")]
    Control,
    /// Not lower-case hexadecimal of this many digits.
    #[error("expected {0} lower-case hexadecimal digits")]
    Hex(usize),
    /// Not standard padded base64 of this many bytes.
    #[error("expected the base64 of {0} bytes")]
    Base64(usize),
    /// Not a decimal number without leading zeros, or out of range.
    #[error("expected a whole number from {least} to {most}, without leading zeros")]
    Number {
        /// The least taken.
        least: u64,
        /// The most taken.
        most: u64,
    },
    /// An index that is not the next one.
    #[error("expected the index {0}")]
    Index(u64),
    /// A list that is not in ascending order, or names something twice.
    #[error("the lines stand in ascending order, each thing once")]
    Order,
    /// A list that is too long.
    #[error("more than {0} lines of this kind")]
    TooMany(usize),
    /// Not a verifying key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// Not an age recipient.
    #[error(transparent)]
    Recipient(#[from] RecipientError),
    /// Not a C2SP verifier key or cosignature.
    #[error(transparent)]
    Vkey(#[from] VkeyError),
    /// Not a claimed time.
    #[error(transparent)]
    Time(#[from] TimeError),
    /// Not a name in the one JSON spelling.
    #[error("expected a JSON string of 1 to 200 characters, as short as JSON allows")]
    Name,
    /// Not the address of a mailbox.
    #[error("expected an https:// address without user, query or fragment")]
    Address,
    /// A suite this Sanad does not know.
    #[error("a cryptographic suite that needs a newer Sanad")]
    Suite,
    /// Tokens without a mailbox to give them to.
    #[error("a token without a mailbox")]
    TokenWithoutMailbox,
    /// Not a message's text in the one JSON spelling.
    #[error("expected a JSON string of 1 to 4,000 characters, as short as JSON allows")]
    Text,
    /// A message that expires before it was written, or too late.
    #[error("expected a time after the one before, by at most 90 days")]
    Expiry,
    /// A text that is not filled up to a multiple of 4,096 bytes.
    #[error("expected as many zeros, one at least, as make the text a multiple of 4,096 bytes")]
    Padding,
}

/// Reads a document line by line.
pub(crate) struct Lines<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Lines<'a> {
    /// Checks size and first line.
    pub(crate) fn begin(kind: &'static str, text: &'a str, most: usize) -> Result<Self, DocumentError> {
        if text.len() > most {
            return Err(DocumentError::TooLarge { kind, bytes: text.len(), most });
        }
        let other = DocumentError::OtherKind { kind };
        let (first, rest) = text.split_once('\n').ok_or_else(|| other.clone())?;
        let version = first
            .strip_prefix("sanad ")
            .and_then(|line| line.strip_prefix(kind))
            .and_then(|line| line.strip_prefix(" v"))
            .and_then(decimal)
            .and_then(|version| u32::try_from(version).ok());
        match version {
            Some(1) => Ok(Self { rest, line: 1 }),
            Some(version) if version > 1 => Err(DocumentError::Newer { kind, version }),
            _ => Err(other),
        }
    }

    /// An error about the line last taken.
    pub(crate) fn fail(&self, problem: impl Into<Problem>) -> DocumentError {
        DocumentError::Line { line: self.line, problem: problem.into() }
    }

    /// Takes the line `<name> <value>` and returns the value; `shape` is what an error shows.
    pub(crate) fn field(
        &mut self,
        name: &'static str,
        shape: &'static str,
    ) -> Result<&'a str, DocumentError> {
        self.line = self.line.saturating_add(1);
        if self.rest.is_empty() {
            return Err(self.fail(Problem::Ended(shape)));
        }
        let (line, rest) = self.rest.split_once('\n').ok_or_else(|| self.fail(Problem::Cut))?;
        if line.chars().any(char::is_control) {
            return Err(self.fail(Problem::Control));
        }
        self.rest = rest;
        value_of(line, name).ok_or_else(|| self.fail(Problem::Expected(shape)))
    }

    /// Takes the line if it begins with `name`; for lines that stand zero or more times.
    pub(crate) fn optional(
        &mut self,
        name: &'static str,
        shape: &'static str,
    ) -> Result<Option<&'a str>, DocumentError> {
        match value_of(self.rest, name) {
            Some(_) => self.field(name, shape).map(Some),
            None => Ok(None),
        }
    }

    /// Takes `<name> <32 hex>`.
    pub(crate) fn id(&mut self, name: &'static str, shape: &'static str) -> Result<Id, DocumentError> {
        let value = self.field(name, shape)?;
        value.parse().map_err(|_| self.fail(Problem::Hex(32)))
    }

    /// Takes `<name> <64 hex>`.
    pub(crate) fn digest(
        &mut self,
        name: &'static str,
        shape: &'static str,
    ) -> Result<Digest, DocumentError> {
        let value = self.field(name, shape)?;
        value.parse().map_err(|_| self.fail(Problem::Hex(64)))
    }

    /// Takes `<name> <decimal number>`.
    pub(crate) fn number(
        &mut self,
        name: &'static str,
        shape: &'static str,
        least: u64,
        most: u64,
    ) -> Result<u64, DocumentError> {
        let value = self.field(name, shape)?;
        self.in_range(value, least, most)
    }

    /// Reads a number within a line.
    pub(crate) fn in_range(&self, value: &str, least: u64, most: u64) -> Result<u64, DocumentError> {
        decimal(value)
            .filter(|number| (least..=most).contains(number))
            .ok_or_else(|| self.fail(Problem::Number { least, most }))
    }

    /// Takes `key ssh-ed25519 <base64>`.
    pub(crate) fn key(&mut self) -> Result<VerifyingKey, DocumentError> {
        let value = self.field("key", "key ssh-ed25519 <base64>")?;
        value.parse().map_err(|error: KeyError| self.fail(error))
    }

    /// Takes `at <claimed time>`.
    pub(crate) fn time(&mut self) -> Result<ClaimedTime, DocumentError> {
        self.named_time("at", "at <time>")
    }

    /// Takes `<name> <claimed time>`.
    pub(crate) fn named_time(
        &mut self,
        name: &'static str,
        shape: &'static str,
    ) -> Result<ClaimedTime, DocumentError> {
        let value = self.field(name, shape)?;
        value.parse().map_err(|error: TimeError| self.fail(error))
    }

    /// Takes `<name> age1…`.
    pub(crate) fn recipient(
        &mut self,
        name: &'static str,
        shape: &'static str,
    ) -> Result<AgeRecipient, DocumentError> {
        let value = self.field(name, shape)?;
        self.recipient_in(value)
    }

    /// Reads a recipient within a line.
    pub(crate) fn recipient_in(&self, value: &str) -> Result<AgeRecipient, DocumentError> {
        value.parse().map_err(|error: RecipientError| self.fail(error))
    }

    /// Takes the lines `token <64 hex>` that stand here, if any.
    pub(crate) fn tokens(&mut self, most: usize) -> Result<Vec<Token>, DocumentError> {
        // Room for all of them from the start: a list that grows leaves copies of secrets behind.
        let count = self.rest.split('\n').take(most).take_while(|line| line.starts_with("token ")).count();
        let mut tokens = Vec::with_capacity(count);
        while let Some(value) = self.optional("token", "token <64 hex>")? {
            self.room(tokens.len(), most)?;
            tokens.push(Token::parse(value).map_err(|_| self.fail(Problem::Hex(64)))?);
        }
        Ok(tokens)
    }

    /// That one more line fits in a list of at most `most`.
    pub(crate) fn room(&self, held: usize, most: usize) -> Result<(), DocumentError> {
        if held < most { Ok(()) } else { Err(self.fail(Problem::TooMany(most))) }
    }

    /// Nothing may be left.
    pub(crate) fn end(mut self) -> Result<(), DocumentError> {
        if self.rest.is_empty() {
            return Ok(());
        }
        self.line = self.line.saturating_add(1);
        Err(self.fail(Problem::Extra))
    }
}

/// What follows `<name> ` at the beginning of `text`.
fn value_of<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.strip_prefix(name).and_then(|rest| rest.strip_prefix(' '))
}

/// A decimal number without sign or leading zeros.
pub(crate) fn decimal(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let leading = text.len() > 1 && text.starts_with('0');
    if digits && !leading { text.parse().ok() } else { None }
}

/// Exactly `N` words parted by one space each.
pub(crate) fn words<const N: usize>(value: &str) -> Option<[&str; N]> {
    let mut words = value.split(' ');
    let mut out = [""; N];
    for slot in &mut out {
        *slot = words.next().filter(|word| !word.is_empty())?;
    }
    words.next().is_none().then_some(out)
}

/// That `found` is the key that should have signed.
pub(crate) fn signed_by(expected: &VerifyingKey, found: &VerifyingKey) -> Result<(), DocumentError> {
    if expected == found {
        return Ok(());
    }
    Err(DocumentError::OtherSigner { expected: expected.fingerprint(), found: found.fingerprint() })
}

#[cfg(test)]
mod tests;
