//! The receipt: a mailbox says that it holds these bytes. No more: whether anyone could open them
//! is for the [acceptance](crate::acceptance).

use crate::document::{DocumentError, Lines, MOST_PARTS, signed_by};
use crate::id::{Digest, Id};
use crate::sign::{Namespace, SigningKey, VerifyingKey, open, sign_document};
use crate::time::ClaimedTime;

const KIND: &str = "receipt";

/// What a mailbox holds of one bundle, every part read again (FORMAT.md, Receipt).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The bundle.
    pub bundle: Id,
    /// The digest of the listing as the mailbox holds it: of the age file, for it cannot open it.
    pub listing: Digest,
    /// The digest of the text that `sha256sum` would write about the parts: see
    /// [`sums`](crate::mailbox::sums). So a stranger who has the parts checks a receipt without us.
    pub sums: Digest,
    /// How many parts it holds, from 1 to [`MOST_PARTS`].
    pub parts: u64,
    /// How many bytes the parts have together.
    pub bytes: u64,
    /// When, by the mailbox's clock.
    pub at: ClaimedTime,
}

impl Receipt {
    /// The largest document, signature included, in bytes.
    pub const MOST_BYTES: usize = 4096;

    /// The text without signature.
    #[must_use]
    pub fn to_text(&self) -> String {
        let Self { bundle, listing, sums, parts, bytes, at } = self;
        format!(
            "sanad {KIND} v1\nbundle {bundle}\nlisting {listing}\nsums {sums}\nparts {parts}\nbytes {bytes}\n\
             at {at}\n"
        )
    }

    /// Parses the text without signature.
    ///
    /// # Errors
    /// [`DocumentError`], naming the line.
    pub fn parse(text: &str) -> Result<Self, DocumentError> {
        let mut lines = Lines::begin(KIND, text, Self::MOST_BYTES)?;
        let receipt = Self {
            bundle: lines.id("bundle", "bundle <32 hex>")?,
            listing: lines.digest("listing", "listing <64 hex>")?,
            sums: lines.digest("sums", "sums <64 hex>")?,
            parts: lines.number("parts", "parts <number>", 1, MOST_PARTS)?,
            bytes: lines.number("bytes", "bytes <number>", 1, u64::MAX)?,
            at: lines.time()?,
        };
        lines.end()?;
        Ok(receipt)
    }

    /// Signs the receipt with the mailbox's key.
    ///
    /// # Errors
    /// [`DocumentError`] when the receipt is one that [`Receipt::parse`] would refuse.
    pub fn sign(&self, key: &SigningKey) -> Result<String, DocumentError> {
        let text = self.to_text();
        Self::parse(&text)?;
        Ok(sign_document(&text, key, Namespace::Receipt)?)
    }

    /// Opens a signed receipt and says which key signed it: *a* key, for the caller's trust to name.
    ///
    /// # Errors
    /// [`DocumentError`].
    pub fn open(bytes: &[u8]) -> Result<(Self, VerifyingKey), DocumentError> {
        let (text, signer) = open(bytes, Namespace::Receipt, Self::MOST_BYTES)?;
        Ok((Self::parse(text)?, signer))
    }

    /// Opens a receipt that must be signed by `mailbox`.
    ///
    /// # Errors
    /// [`DocumentError`], [`DocumentError::OtherSigner`] among them.
    pub fn open_from(bytes: &[u8], mailbox: &VerifyingKey) -> Result<Self, DocumentError> {
        let (receipt, signer) = Self::open(bytes)?;
        signed_by(mailbox, &signer)?;
        Ok(receipt)
    }
}
