//! The invitation: a partner's card for one collector, with the secrets that are hers alone.

use std::fmt;
use std::fmt::Write as _;

use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use crate::document::{DocumentError, Lines, Problem, signed_by};
use crate::id::{Digest, Id};
use crate::recipient::AgeRecipient;
use crate::secret::{EnrolmentSecret, Token};
use crate::sign::{KeyError, Namespace, SigningKey, VerifyingKey, open, sign_document};
use crate::vkey::{Vkey, VkeyError};

const KIND: &str = "invitation";
/// The one suite of version 1: everything is encrypted to age X25519 recipients.
const SUITE: &str = "age-x25519-1";
const MAILBOX: &str = "mailbox <https address> <64 hex> ssh-ed25519 <base64>";
const RECOVERY: &str = "recovery-recipient none | age1…";

/// What a partner gives a collector by hand (FORMAT.md, Invitation). It holds secrets: it travels
/// only inside an age file under an [`InvitationCode`](crate::code::InvitationCode).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The invitation's own id, which her enrolment answers.
    pub id: Id,
    /// The partner's name for itself.
    pub name: PartnerName,
    /// The partner's key; the invitation is signed by it, and so will acceptances be.
    pub key: VerifyingKey,
    /// The key with which the partner will cosign her custody logs.
    pub cosigner: Vkey,
    /// The recipient made for this collector alone.
    pub recipient: AgeRecipient,
    /// What proves in her first bundle that she is the one invited.
    pub enrolment: EnrolmentSecret,
    /// Where the partner's mailboxes are, at most [`Invitation::MOST_MAILBOXES`].
    pub mailboxes: Vec<MailboxAddress>,
    /// One token for each bundle, at most [`Invitation::MOST_TOKENS`]; none without a mailbox.
    pub tokens: Vec<Token>,
    /// The partner's offline recovery recipient, if it has one: shown to the collector.
    pub recovery_recipient: Option<AgeRecipient>,
}

/// An address, the public key to pin there, and the key with which that mailbox signs receipts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailboxAddress {
    url: String,
    /// SHA-256 of the server's public key (SubjectPublicKeyInfo, DER).
    pub pin: Digest,
    /// The key of the mailbox's receipts. Addresses with the same one lead to the same mailbox.
    pub receipt_key: VerifyingKey,
}

/// A partner's name for itself: 1 to 200 characters, NFC, nothing around it, no control character
/// and no character that turns the direction of the text that follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerName(String);

/// Why something cannot stand in an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvitationError {
    /// Not a partner's name.
    #[error("a name has 1 to 200 characters, none of them invisible controls")]
    Name,
    /// Not a mailbox's address.
    #[error("a mailbox's address is https://, at most 512 characters, without user, query or fragment")]
    Address,
}

impl InvitationError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Name => "partner-name",
            Self::Address => "mailbox-address",
        }
    }
}

impl PartnerName {
    /// Takes a name as typed; brings it to NFC and cuts the space around it.
    ///
    /// # Errors
    /// [`InvitationError::Name`].
    pub fn new(typed: &str) -> Result<Self, InvitationError> {
        // Bounded before normalising, which can make a text longer but not shorter than a third.
        if typed.len() > 4096 {
            return Err(InvitationError::Name);
        }
        let name: String = typed.trim().nfc().collect();
        let turning = |letter: char| {
            letter.is_control() || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        if (1..=200).contains(&name.chars().count()) && !name.chars().any(turning) {
            Ok(Self(name))
        } else {
            Err(InvitationError::Name)
        }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PartnerName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl MailboxAddress {
    /// Takes an `https://` address, the digest of the public key to pin, and the key of receipts.
    ///
    /// # Errors
    /// [`InvitationError::Address`].
    pub fn new(url: &str, pin: Digest, receipt_key: VerifyingKey) -> Result<Self, InvitationError> {
        if Self::is_url(url) {
            Ok(Self { url: url.to_owned(), pin, receipt_key })
        } else {
            Err(InvitationError::Address)
        }
    }

    /// Whether a text can be a mailbox's address.
    #[must_use]
    pub fn is_url(url: &str) -> bool {
        let plain = |byte: u8| {
            byte.is_ascii_lowercase()
                || byte.is_ascii_uppercase()
                || byte.is_ascii_digit()
                || b"-._~:/[]%".contains(&byte)
        };
        let host = url.strip_prefix("https://").unwrap_or("");
        !host.is_empty() && !host.starts_with('/') && host.bytes().all(plain) && url.len() <= 512
    }

    /// The address.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Takes the lines `mailbox …` that stand here, at most [`Invitation::MOST_MAILBOXES`].
    pub(crate) fn parse_all(lines: &mut Lines<'_>) -> Result<Vec<Self>, DocumentError> {
        let mut mailboxes = Vec::new();
        while let Some(value) = lines.optional("mailbox", MAILBOX)? {
            lines.room(mailboxes.len(), Invitation::MOST_MAILBOXES)?;
            let shape = || lines.fail(Problem::Expected(MAILBOX));
            let (url, rest) = value.split_once(' ').ok_or_else(shape)?;
            let (pin, key) = rest.split_once(' ').ok_or_else(shape)?;
            let pin = pin.parse().map_err(|_| lines.fail(Problem::Hex(64)))?;
            let key = key.parse().map_err(|error: KeyError| lines.fail(error))?;
            mailboxes.push(Self::new(url, pin, key).map_err(|_| lines.fail(Problem::Address))?);
        }
        Ok(mailboxes)
    }

    /// Writes the line `mailbox …`.
    pub(crate) fn write(&self, text: &mut String) {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "mailbox {} {} {}", self.url, self.pin, self.receipt_key);
    }
}

impl Invitation {
    /// The largest document, signature included, in bytes.
    pub const MOST_BYTES: usize = 1024 * 1024;
    /// The most mailboxes.
    pub const MOST_MAILBOXES: usize = 16;
    /// The most tokens.
    pub const MOST_TOKENS: usize = 10_000;

    /// The text without signature. It holds secrets, so it is wiped when dropped.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        // Large enough from the start: a text that grows leaves copies of its secrets behind.
        let size = self.tokens.len().saturating_mul(80);
        let size = self.mailboxes.len().saturating_mul(720).saturating_add(size).saturating_add(8192);
        let mut text = Zeroizing::new(String::with_capacity(size));
        let Self { id, name, key, cosigner, recipient, .. } = self;
        let name = serde_json::Value::from(name.as_str());
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "sanad {KIND} v1\nid {id}\nsuite {SUITE}\nname {name}\nkey {key}\ncosigner {cosigner}\n\
             recipient {recipient}\nenrolment "
        );
        self.enrolment.write_hex(&mut text);
        text.push('\n');
        for mailbox in &self.mailboxes {
            mailbox.write(&mut text);
        }
        for token in &self.tokens {
            text.push_str("token ");
            token.write_hex(&mut text);
            text.push('\n');
        }
        let recovery = self.recovery_recipient.as_ref().map_or("none", AgeRecipient::as_str);
        let _ = writeln!(text, "recovery-recipient {recovery}");
        text
    }

    /// Parses the text without signature.
    ///
    /// # Errors
    /// [`DocumentError`], naming the line and never showing it.
    pub fn parse(text: &str) -> Result<Self, DocumentError> {
        let mut lines = Lines::begin(KIND, text, Self::MOST_BYTES)?;
        let id = lines.id("id", "id <32 hex>")?;
        if lines.field("suite", "suite age-x25519-1")? != SUITE {
            return Err(lines.fail(Problem::Suite));
        }
        let name = parse_name(&mut lines)?;
        let key = lines.key()?;
        let cosigner = lines.field("cosigner", "cosigner <name>+<8 hex>+<base64>")?;
        let cosigner = cosigner.parse().map_err(|error: VkeyError| lines.fail(error))?;
        let recipient = lines.recipient("recipient", "recipient age1…")?;
        let secret = lines.field("enrolment", "enrolment <64 hex>")?;
        let enrolment = EnrolmentSecret::parse(secret).map_err(|_| lines.fail(Problem::Hex(64)))?;
        let mailboxes = MailboxAddress::parse_all(&mut lines)?;
        let tokens = lines.tokens(Self::MOST_TOKENS)?;
        if mailboxes.is_empty() && !tokens.is_empty() {
            return Err(lines.fail(Problem::TokenWithoutMailbox));
        }
        let recovery_recipient = match lines.field("recovery-recipient", RECOVERY)? {
            "none" => None,
            other => Some(lines.recipient_in(other)?),
        };
        lines.end()?;
        Ok(Self { id, name, key, cosigner, recipient, enrolment, mailboxes, tokens, recovery_recipient })
    }

    /// Signs the invitation. `key` must be the one it names. Wiped when dropped.
    ///
    /// # Errors
    /// [`DocumentError`] when the key is another, or the invitation is one that
    /// [`Invitation::parse`] would refuse.
    pub fn sign(&self, key: &SigningKey) -> Result<Zeroizing<String>, DocumentError> {
        signed_by(&self.key, &key.verifying_key())?;
        let text = self.to_text();
        Self::parse(&text)?;
        Ok(Zeroizing::new(sign_document(&text, key, Namespace::Invitation)?))
    }

    /// Opens a signed invitation: the signature holds, by the key the invitation names. That this
    /// is the partner's key, the two people say when they compare fingerprints.
    ///
    /// # Errors
    /// [`DocumentError`].
    pub fn open(bytes: &[u8]) -> Result<Self, DocumentError> {
        let (text, signer) = open(bytes, Namespace::Invitation, Self::MOST_BYTES)?;
        let invitation = Self::parse(text)?;
        signed_by(&invitation.key, &signer)?;
        Ok(invitation)
    }
}

pub(crate) fn parse_name(lines: &mut Lines<'_>) -> Result<PartnerName, DocumentError> {
    let value = lines.field("name", "name <JSON string>")?;
    let text: String = serde_json::from_str(value).map_err(|_| lines.fail(Problem::Name))?;
    let name = PartnerName::new(&text).map_err(|_| lines.fail(Problem::Name))?;
    // Already normal, and in the one spelling JSON has for it here.
    let normal = name.as_str() == text;
    let spelling = serde_json::Value::from(text).to_string();
    if normal && spelling == value { Ok(name) } else { Err(lines.fail(Problem::Name)) }
}
