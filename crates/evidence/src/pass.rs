//! The pass: the secret file with which a partner's desk opens its mailbox.

use std::fmt::Write as _;

use zeroize::Zeroizing;

use crate::document::{DocumentError, Lines, Problem};
use crate::id::Digest;
use crate::invitation::{Invitation, InvitationError, MailboxAddress};
use crate::secret::DeskKey;
use crate::sign::{KeyError, VerifyingKey};

const KIND: &str = "mailbox-pass";
const ADDRESS: &str = "address <https address>";

/// What the mailbox's operator gives a partner by hand (FORMAT.md, Pass). It holds a secret and has no
/// signature: whoever gives it is trusted for the comparison of its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    mailboxes: Vec<MailboxAddress>,
    pin: Digest,
    receipt_key: VerifyingKey,
    desk_key: DeskKey,
}

impl Pass {
    /// The largest pass in bytes.
    pub const MOST_BYTES: usize = 16_384;

    /// The pass to the mailbox at `addresses`, of which there are 1 to 16 and each an `https://` one.
    ///
    /// # Errors
    /// [`InvitationError::Address`].
    pub fn new(
        addresses: &[&str],
        pin: Digest,
        receipt_key: VerifyingKey,
        desk_key: DeskKey,
    ) -> Result<Self, InvitationError> {
        if !(1..=Invitation::MOST_MAILBOXES).contains(&addresses.len()) {
            return Err(InvitationError::Address);
        }
        let mailboxes = addresses.iter().map(|url| MailboxAddress::new(url, pin, receipt_key));
        Ok(Self { mailboxes: mailboxes.collect::<Result<_, _>>()?, pin, receipt_key, desk_key })
    }

    /// Where the mailbox is: its addresses, to be tried in this order, all with the same pin and key.
    #[must_use]
    pub fn mailboxes(&self) -> &[MailboxAddress] {
        &self.mailboxes
    }

    /// SHA-256 of the server's public key (SubjectPublicKeyInfo, DER).
    #[must_use]
    pub const fn pin(&self) -> Digest {
        self.pin
    }

    /// The key with which the mailbox signs receipts: it names the mailbox.
    #[must_use]
    pub const fn receipt_key(&self) -> VerifyingKey {
        self.receipt_key
    }

    /// What opens the partner's part of the mailbox.
    #[must_use]
    pub const fn desk_key(&self) -> &DeskKey {
        &self.desk_key
    }

    /// The text. It holds a secret, so it is wiped when dropped.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        // Large enough from the start: a text that grows leaves copies of its secret behind.
        let mut text = Zeroizing::new(String::with_capacity(Self::MOST_BYTES));
        // Writing to a String cannot fail.
        let _ = writeln!(text, "sanad {KIND} v1");
        for mailbox in &self.mailboxes {
            let _ = writeln!(text, "address {}", mailbox.url());
        }
        let _ = write!(text, "pin {}\nreceipt-key {}\ndesk-key ", self.pin, self.receipt_key);
        self.desk_key.write_hex(&mut text);
        text.push('\n');
        text
    }

    /// Parses the text.
    ///
    /// # Errors
    /// [`DocumentError`], naming the line and never showing it.
    pub fn parse(text: &str) -> Result<Self, DocumentError> {
        let mut lines = Lines::begin(KIND, text, Self::MOST_BYTES)?;
        let mut addresses = Vec::new();
        loop {
            // One at least.
            let value = match addresses.is_empty() {
                true => lines.field("address", ADDRESS)?,
                false => match lines.optional("address", ADDRESS)? {
                    Some(value) => value,
                    None => break,
                },
            };
            lines.room(addresses.len(), Invitation::MOST_MAILBOXES)?;
            if !MailboxAddress::is_url(value) {
                return Err(lines.fail(Problem::Address));
            }
            addresses.push(value);
        }
        let pin = lines.digest("pin", "pin <64 hex>")?;
        let key = lines.field("receipt-key", "receipt-key ssh-ed25519 <base64>")?;
        let key = key.parse().map_err(|error: KeyError| lines.fail(error))?;
        let desk_key = lines.field("desk-key", "desk-key <64 hex>")?;
        let desk_key = DeskKey::parse(desk_key).map_err(|_| lines.fail(Problem::Hex(64)))?;
        let pass = Self::new(&addresses, pin, key, desk_key).map_err(|_| lines.fail(Problem::Address))?;
        lines.end()?;
        Ok(pass)
    }
}
