//! The card: a partner's signed statement of where its mailboxes are now.

use std::fmt::Write as _;

use crate::document::{DocumentError, Lines, signed_by};
use crate::invitation::{MailboxAddress, PartnerName, parse_name};
use crate::sign::{Namespace, SigningKey, VerifyingKey, open, sign_document};
use crate::time::ClaimedTime;

const KIND: &str = "card";

/// A partner's present mailboxes (FORMAT.md, Card). It replaces those of the invitation, and of every
/// card with a smaller number. It holds no secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// From 1, one more with each card. A reader keeps the greatest it has seen.
    pub number: u64,
    /// The partner's name for itself.
    pub name: PartnerName,
    /// The partner's key, which the invitation named; the card is signed by it.
    pub key: VerifyingKey,
    /// Where the partner's mailboxes are, at most 16; none when it has none any more.
    pub mailboxes: Vec<MailboxAddress>,
    /// When, by the partner's clock.
    pub at: ClaimedTime,
}

impl Card {
    /// The largest document, signature included, in bytes.
    pub const MOST_BYTES: usize = 32_768;
    /// The greatest number.
    pub const MOST_NUMBER: u64 = 1_000_000_000;

    /// The text without signature.
    #[must_use]
    pub fn to_text(&self) -> String {
        let Self { number, name, key, at, .. } = self;
        let name = serde_json::Value::from(name.as_str());
        let mut text = format!("sanad {KIND} v1\nnumber {number}\nname {name}\nkey {key}\n");
        for mailbox in &self.mailboxes {
            mailbox.write(&mut text);
        }
        // Writing to a String cannot fail.
        let _ = writeln!(text, "at {at}");
        text
    }

    /// Parses the text without signature.
    ///
    /// # Errors
    /// [`DocumentError`], naming the line.
    pub fn parse(text: &str) -> Result<Self, DocumentError> {
        let mut lines = Lines::begin(KIND, text, Self::MOST_BYTES)?;
        let card = Self {
            number: lines.number("number", "number <number>", 1, Self::MOST_NUMBER)?,
            name: parse_name(&mut lines)?,
            key: lines.key()?,
            mailboxes: MailboxAddress::parse_all(&mut lines)?,
            at: lines.time()?,
        };
        lines.end()?;
        Ok(card)
    }

    /// Signs the card. `key` must be the one it names.
    ///
    /// # Errors
    /// [`DocumentError`] when the key is another, or the card is one that [`Card::parse`] would refuse.
    pub fn sign(&self, key: &SigningKey) -> Result<String, DocumentError> {
        signed_by(&self.key, &key.verifying_key())?;
        let text = self.to_text();
        Self::parse(&text)?;
        Ok(sign_document(&text, key, Namespace::Card)?)
    }

    /// Opens a card that must name, and be signed by, `partner`: the key of the invitation.
    ///
    /// # Errors
    /// [`DocumentError`], [`DocumentError::OtherSigner`] among them.
    pub fn open_from(bytes: &[u8], partner: &VerifyingKey) -> Result<Self, DocumentError> {
        let (text, signer) = open(bytes, Namespace::Card, Self::MOST_BYTES)?;
        let card = Self::parse(text)?;
        signed_by(partner, &signer)?;
        signed_by(partner, &card.key)?;
        Ok(card)
    }
}
