//! The listing: what a bundle's parts are. The last thing sent, signed by the collector's key.

use std::fmt::Write as _;

use crate::document::{DocumentError, Lines, MOST_PARTS, Problem, signed_by, words};
use crate::id::{Digest, Id};
use crate::sign::{Namespace, SigningKey, VerifyingKey, open, sign_document};

const KIND: &str = "listing";

/// Tells a bundle's parts apart from anything else on the way (FORMAT.md, Listing).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The bundle that was cut into these parts.
    pub bundle: Id,
    /// The collector's key for this partner; the listing is signed by it.
    pub key: VerifyingKey,
    /// Bytes of plaintext in every part, from [`Listing::LEAST_PART`] to [`Listing::MOST_PART`].
    pub part_size: u64,
    /// The parts in order; the first has index 1. From 1 to [`MOST_PARTS`] of them.
    pub parts: Vec<Part>,
}

/// One part: an age file that holds `part_size` bytes of the bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The digest of the age file.
    pub ciphertext: Digest,
    /// The age file's size in bytes: more than the part size, by at most [`Part::MOST_OVERHEAD`].
    pub ciphertext_bytes: u64,
    /// The digest of what it holds.
    pub plaintext: Digest,
}

impl Part {
    /// The most bytes age may add to a part: header, stanzas, and 16 bytes for every 64 KiB.
    pub const MOST_OVERHEAD: u64 = 65_536;
}

impl Listing {
    /// The smallest part size, 256 KiB.
    pub const LEAST_PART: u64 = 262_144;
    /// The largest part size, 4 MiB.
    pub const MOST_PART: u64 = 4_194_304;
    /// The largest document, signature included, in bytes.
    pub const MOST_BYTES: usize = 192 * 1024 * 1024;

    /// The text without signature.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity(self.parts.len().saturating_mul(160).saturating_add(256));
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "sanad {KIND} v1\nbundle {}\nkey {}\npart-size {}\nparts {}\n",
            self.bundle,
            self.key,
            self.part_size,
            self.parts.len()
        );
        for (index, part) in (1_u64..).zip(&self.parts) {
            let Part { ciphertext, ciphertext_bytes, plaintext } = part;
            let _ = writeln!(text, "part {index} {ciphertext} {ciphertext_bytes} {plaintext}");
        }
        text
    }

    /// Parses the text without signature.
    ///
    /// # Errors
    /// [`DocumentError`], naming the line.
    pub fn parse(text: &str) -> Result<Self, DocumentError> {
        const PART: &str = "part <index> <sha256 of ciphertext> <bytes> <sha256 of plaintext>";
        let mut lines = Lines::begin(KIND, text, Self::MOST_BYTES)?;
        let bundle = lines.id("bundle", "bundle <32 hex>")?;
        let key = lines.key()?;
        let part_size = lines.number("part-size", "part-size <bytes>", Self::LEAST_PART, Self::MOST_PART)?;
        let count = lines.number("parts", "parts <number>", 1, MOST_PARTS)?;
        // Grown as lines are met: a stated count must not be able to reserve memory.
        let mut parts = Vec::new();
        for index in 1..=count {
            let value = lines.field("part", PART)?;
            let [stated, ciphertext, bytes, plaintext] =
                words(value).ok_or_else(|| lines.fail(Problem::Expected(PART)))?;
            if lines.in_range(stated, 1, MOST_PARTS)? != index {
                return Err(lines.fail(Problem::Index(index)));
            }
            let most = part_size.saturating_add(Part::MOST_OVERHEAD);
            parts.push(Part {
                ciphertext: ciphertext.parse().map_err(|_| lines.fail(Problem::Hex(64)))?,
                ciphertext_bytes: lines.in_range(bytes, part_size.saturating_add(1), most)?,
                plaintext: plaintext.parse().map_err(|_| lines.fail(Problem::Hex(64)))?,
            });
        }
        lines.end()?;
        Ok(Self { bundle, key, part_size, parts })
    }

    /// Signs the listing. `key` must be the one it names.
    ///
    /// # Errors
    /// [`DocumentError`] when the key is another, or the listing is one that [`Listing::parse`]
    /// would refuse.
    pub fn sign(&self, key: &SigningKey) -> Result<String, DocumentError> {
        signed_by(&self.key, &key.verifying_key())?;
        let text = self.to_text();
        Self::parse(&text)?;
        Ok(sign_document(&text, key, Namespace::Listing)?)
    }

    /// Opens a signed listing: the signature holds, by the key the listing names. Whose key that is,
    /// is for the roster to say. An acceptance names the listing by the digest of `bytes`.
    ///
    /// # Errors
    /// [`DocumentError`].
    pub fn open(bytes: &[u8]) -> Result<Self, DocumentError> {
        let (text, signer) = open(bytes, Namespace::Listing, Self::MOST_BYTES)?;
        let listing = Self::parse(text)?;
        signed_by(&listing.key, &signer)?;
        Ok(listing)
    }
}
