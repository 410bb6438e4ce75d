//! The acceptance: the partner opened a bundle, it verified, and this is what is kept of it.
//!
//! On the collector's side it is what allows forgetting, so it names each original by id *and*
//! digest, and is signed by the partner's key, never the mailbox's.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use base64ct::{Base64, Encoding as _};
use zeroize::Zeroizing;

use crate::document::{DocumentError, Lines, MOST_PARTS, Problem, signed_by, words};
use crate::id::{Digest, Id};
use crate::log::{Checkpoint, MAX_SIZE};
use crate::recipient::AgeRecipient;
use crate::secret::Token;
use crate::sign::{Namespace, SigningKey, VerifyingKey, open, sign_document};
use crate::time::ClaimedTime;
use crate::vkey::{Cosignature, VkeyError};

const KIND: &str = "acceptance";
const CHECKPOINT: &str = "checkpoint sanad/log/<32 hex> <size> <base64 root>";
const CONSISTENCY: &str = "consistency first | from <size>";
const NEXT: &str = "next-recipient age1… | same";
const ORIGINAL: &str = "original <32 hex> <64 hex> stored|verified";

/// A partner's answer to one bundle (FORMAT.md, Acceptance).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The bundle.
    pub bundle: Id,
    /// The digest of its tag manifest: of everything in it.
    pub tag_manifest: Digest,
    /// The digest of the signed listing it came by.
    pub listing: Digest,
    /// The case.
    pub case: Id,
    /// The custody log's state that the bundle proved.
    pub checkpoint: Checkpoint,
    /// What that state was checked against.
    pub consistency: Consistency,
    /// When, by the partner's clock.
    pub at: ClaimedTime,
    /// Where the next bundle is encrypted to; `None` for the same recipient as before.
    pub next_recipient: Option<AgeRecipient>,
    /// Fresh tokens for the mailbox, at most [`Acceptance::MOST_TOKENS`].
    pub tokens: Vec<Token>,
    /// Each original by item: its digest, and how far the partner vouches for it.
    pub originals: BTreeMap<Id, (Digest, Held)>,
    /// The digests of the records taken in.
    pub records: BTreeSet<Digest>,
    /// The partner's cosignature of the checkpoint.
    pub cosignature: Cosignature,
}

/// What the checkpoint was checked against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consistency {
    /// Nothing: the first this partner sees of this log.
    First,
    /// The checkpoint of this size that the partner had cosigned before; from 1 to the size now.
    From(u64),
}

/// How far the partner vouches for an original.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// Read again from disk and whole: it may be forgotten at the collector's. It does not say that there
    /// is a second copy.
    Stored,
    /// Its digest was right as it came in; not yet kept safely.
    Verified,
}

impl Held {
    /// The word in the text.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stored => "stored",
            Self::Verified => "verified",
        }
    }
}

impl Acceptance {
    /// The largest document, signature included, in bytes.
    pub const MOST_BYTES: usize = 256 * 1024 * 1024;
    /// The most tokens in one acceptance.
    pub const MOST_TOKENS: usize = 10_000;

    /// Whether the partner says of exactly this original that it is stored. Only then, and after a
    /// person confirms, may it be forgotten.
    #[must_use]
    pub fn says_stored(&self, item: &Id, digest: &Digest) -> bool {
        self.originals.get(item) == Some(&(*digest, Held::Stored))
    }

    /// The text without signature. It holds tokens, so it is wiped when dropped.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        // Large enough from the start: a text that grows leaves copies of its tokens behind.
        let size =
            [(self.originals.len(), 128), (self.records.len(), 80), (self.tokens.len(), 80), (1, 2048)]
                .iter()
                .fold(0_usize, |sum, (count, each)| sum.saturating_add(count.saturating_mul(*each)));
        let mut text = Zeroizing::new(String::with_capacity(size));
        let Checkpoint { log, size, root } = self.checkpoint;
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "sanad {KIND} v1\nbundle {}\ntag-manifest {}\nlisting {}\ncase {}\n\
             checkpoint sanad/log/{log} {size} {}\n",
            self.bundle,
            self.tag_manifest,
            self.listing,
            self.case,
            Base64::encode_string(root.as_bytes()),
        );
        let _ = match self.consistency {
            Consistency::First => writeln!(text, "consistency first"),
            Consistency::From(size) => writeln!(text, "consistency from {size}"),
        };
        let _ = writeln!(text, "at {}", self.at);
        let next = self.next_recipient.as_ref().map_or("same", AgeRecipient::as_str);
        let _ = writeln!(text, "next-recipient {next}");
        for token in &self.tokens {
            text.push_str("token ");
            token.write_hex(&mut text);
            text.push('\n');
        }
        for (item, (digest, held)) in &self.originals {
            let _ = writeln!(text, "original {item} {digest} {}", held.as_str());
        }
        for record in &self.records {
            let _ = writeln!(text, "record {record}");
        }
        let _ = writeln!(text, "cosignature {}", self.cosignature);
        text
    }

    /// Parses the text without signature.
    ///
    /// # Errors
    /// [`DocumentError`], naming the line.
    pub fn parse(text: &str) -> Result<Self, DocumentError> {
        let mut lines = Lines::begin(KIND, text, Self::MOST_BYTES)?;
        let bundle = lines.id("bundle", "bundle <32 hex>")?;
        let tag_manifest = lines.digest("tag-manifest", "tag-manifest <64 hex>")?;
        let listing = lines.digest("listing", "listing <64 hex>")?;
        let case = lines.id("case", "case <32 hex>")?;
        let checkpoint = parse_checkpoint(&mut lines)?;
        let consistency = match lines.field("consistency", CONSISTENCY)? {
            "first" => Consistency::First,
            other => {
                let size = other.strip_prefix("from ");
                let size = size.ok_or_else(|| lines.fail(Problem::Expected(CONSISTENCY)))?;
                Consistency::From(lines.in_range(size, 1, checkpoint.size)?)
            }
        };
        let at = lines.time()?;
        let next_recipient = match lines.field("next-recipient", NEXT)? {
            "same" => None,
            other => Some(lines.recipient_in(other)?),
        };
        let tokens = lines.tokens(Self::MOST_TOKENS)?;
        let originals = parse_originals(&mut lines)?;
        let records = parse_records(&mut lines)?;
        let cosignature = lines.field("cosignature", "cosignature <name> <base64>")?;
        let cosignature = cosignature.parse().map_err(|error: VkeyError| lines.fail(error))?;
        lines.end()?;
        Ok(Self {
            bundle,
            tag_manifest,
            listing,
            case,
            checkpoint,
            consistency,
            at,
            next_recipient,
            tokens,
            originals,
            records,
            cosignature,
        })
    }

    /// Signs the acceptance with the partner's key. Wiped when dropped.
    ///
    /// # Errors
    /// [`DocumentError`] when the acceptance is one that [`Acceptance::parse`] would refuse.
    pub fn sign(&self, key: &SigningKey) -> Result<Zeroizing<String>, DocumentError> {
        let text = self.to_text();
        Self::parse(&text)?;
        Ok(Zeroizing::new(sign_document(&text, key, Namespace::Acceptance)?))
    }

    /// Opens a signed acceptance and says which key signed it: *a* key, for the caller's trust to
    /// name.
    ///
    /// # Errors
    /// [`DocumentError`].
    pub fn open(bytes: &[u8]) -> Result<(Self, VerifyingKey), DocumentError> {
        let (text, signer) = open(bytes, Namespace::Acceptance, Self::MOST_BYTES)?;
        Ok((Self::parse(text)?, signer))
    }

    /// Opens an acceptance that must be signed by `partner`: the way on the collector's side, where
    /// it allows forgetting.
    ///
    /// # Errors
    /// [`DocumentError`], [`DocumentError::OtherSigner`] among them.
    pub fn open_from(bytes: &[u8], partner: &VerifyingKey) -> Result<Self, DocumentError> {
        let (acceptance, signer) = Self::open(bytes)?;
        signed_by(partner, &signer)?;
        Ok(acceptance)
    }
}

fn parse_checkpoint(lines: &mut Lines<'_>) -> Result<Checkpoint, DocumentError> {
    let value = lines.field("checkpoint", CHECKPOINT)?;
    let shape = || lines.fail(Problem::Expected(CHECKPOINT));
    let [origin, size, root] = words(value).ok_or_else(shape)?;
    let log = origin.strip_prefix("sanad/log/").ok_or_else(shape)?;
    let mut bytes = [0_u8; 32];
    let decoded = Base64::decode(root, &mut bytes).map(<[u8]>::len);
    if decoded != Ok(32) {
        return Err(lines.fail(Problem::Base64(32)));
    }
    Ok(Checkpoint {
        log: log.parse().map_err(|_| lines.fail(Problem::Hex(32)))?,
        size: lines.in_range(size, 1, MAX_SIZE)?,
        root: Digest::from_bytes(bytes),
    })
}

fn parse_originals(lines: &mut Lines<'_>) -> Result<BTreeMap<Id, (Digest, Held)>, DocumentError> {
    let mut originals = BTreeMap::new();
    let mut previous: Option<Id> = None;
    while let Some(value) = lines.optional("original", ORIGINAL)? {
        lines.room(originals.len(), MOST_PARTS as usize)?;
        let shape = || lines.fail(Problem::Expected(ORIGINAL));
        let [item, digest, held] = words(value).ok_or_else(shape)?;
        let item: Id = item.parse().map_err(|_| lines.fail(Problem::Hex(32)))?;
        let digest: Digest = digest.parse().map_err(|_| lines.fail(Problem::Hex(64)))?;
        let held = match held {
            "stored" => Held::Stored,
            "verified" => Held::Verified,
            _ => return Err(shape()),
        };
        if previous.is_some_and(|previous| previous >= item) {
            return Err(lines.fail(Problem::Order));
        }
        previous = Some(item);
        originals.insert(item, (digest, held));
    }
    Ok(originals)
}

fn parse_records(lines: &mut Lines<'_>) -> Result<BTreeSet<Digest>, DocumentError> {
    const RECORD: &str = "record <64 hex>";
    let mut records = BTreeSet::new();
    while let Some(value) = lines.optional("record", RECORD)? {
        lines.room(records.len(), MOST_PARTS as usize)?;
        let record: Digest = value.parse().map_err(|_| lines.fail(Problem::Hex(64)))?;
        if records.last().is_some_and(|last| *last >= record) {
            return Err(lines.fail(Problem::Order));
        }
        records.insert(record);
    }
    Ok(records)
}
