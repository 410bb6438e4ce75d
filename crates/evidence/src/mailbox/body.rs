//! The JSON bodies, each read strictly and within bounds; and how a body's digest is stated.

use base64ct::{Base64, Encoding as _};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{MOST_LISTING_BYTES, MOST_MESSAGES, MOST_PART_BYTES, MOST_RANGES, MOST_TOKENS, MOST_WAITING};
use crate::document::MOST_PARTS;
use crate::id::{Digest, Id};
use crate::sign::VerifyingKey;
use crate::time::ClaimedTime;

/// The most bytes of any JSON body of this protocol, 2 MiB.
pub const MOST_JSON: usize = 2 * 1024 * 1024;

/// Ascending ranges of numbers, both ends included.
pub type Ranges = Vec<(u64, u64)>;

/// Why a body was not taken. It never says what stood there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BodyError {
    /// More bytes than any body of this protocol has.
    #[error("{bytes} bytes, and a body of this protocol has at most {MOST_JSON}")]
    TooLarge {
        /// How many bytes there are.
        bytes: usize,
    },
    /// Not the JSON this protocol has here, or a number out of its range.
    #[error("not the JSON that FORMAT.md says stands here")]
    Malformed,
}

impl BodyError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "body-too-large",
            Self::Malformed => "body-malformed",
        }
    }
}

/// Opens a bundle: what is to come, so that "full" comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// The bundle.
    pub bundle: Id,
    /// How many parts it has: 1 to 1,000,000.
    pub parts: u64,
    /// At most how many bytes all parts and the listing have together, encrypted.
    pub bytes: u64,
}

/// How a bundle stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Parts are taken.
    Open,
    /// There is a receipt; the partner has not deleted the parts yet.
    Closed,
    /// There is a receipt; the partner has collected the parts.
    Collected,
    /// It was withdrawn.
    Withdrawn,
}

/// What the mailbox says to a collector about her bundle, when she opens it and when she asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BundleState {
    /// The bundle, as it was opened.
    pub bundle: Id,
    /// How it stands.
    pub state: State,
    /// How many parts it has.
    pub parts: u64,
    /// Of an open bundle: which parts seem to be held, in ascending ranges, both ends included. A hint:
    /// closing it reads every part.
    pub held: Ranges,
    /// The number of the last reply that seems to be there: a hint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replies: Option<u64>,
}

/// What the mailbox says to a partner about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskFacts {
    /// Bytes counted as this partner's, those of bundles that are open in full. A count, not a ledger.
    pub used: u64,
    /// How many bytes this partner may have; none: as many as there is room for.
    pub quota: Option<u64>,
    /// How many bundles there are, open, closed or collected.
    pub bundles: u64,
    /// How many days a bundle's remains are kept once it was collected.
    pub keep_days: u64,
    /// The key that signs the mailbox's receipts.
    #[serde(with = "key_text")]
    pub receipt_key: VerifyingKey,
}

/// Which tokens a mailbox is to know from now on, by their digests
/// ([`Token::digest`](crate::secret::Token::digest)), and which no longer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TokenChange {
    /// To be known: at most 10,000.
    #[serde(default)]
    pub add: Vec<Digest>,
    /// To let nothing in any more: at most 10,000. A token that was revoked stays so.
    #[serde(default)]
    pub revoke: Vec<Digest>,
}

/// What waits at the mailbox: one page, by handle.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// At most 500, in ascending order of their handles.
    pub bundles: Vec<WaitingBundle>,
    /// Whether there are more after the last of these.
    pub more: bool,
}

/// One bundle that was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingBundle {
    /// Under what name the mailbox keeps it: see [`handle`](super::handle).
    pub handle: Id,
    /// The bundle, as its collector's program named it when it was opened.
    pub bundle: Id,
    /// How many parts it has.
    pub parts: u64,
    /// How many bytes all parts have together.
    pub bytes: u64,
    /// When it was closed, by the mailbox's clock.
    pub closed_at: ClaimedTime,
    /// The number of the last message that seems to be there, 0 to 100: a hint.
    pub messages: u64,
    /// Whether parts and listing were deleted already; only the messages are left to fetch.
    #[serde(default)]
    pub collected: bool,
}

macro_rules! json_body {
    ($($name:ident),*) => {$(
        impl $name {
            /// The body.
            #[must_use]
            pub fn to_json(&self) -> String {
                // Strings, numbers and lists alone: this cannot fail.
                serde_json::to_string(self).unwrap_or_default()
            }

            /// Reads a body, within [`MOST_JSON`] bytes, every number in its range.
            ///
            /// # Errors
            /// [`BodyError`].
            pub fn parse(bytes: &[u8]) -> Result<Self, BodyError> {
                let body: Self = bounded(bytes)?;
                if body.is_sound() { Ok(body) } else { Err(BodyError::Malformed) }
            }
        }
    )*};
}

json_body!(Opening, BundleState, DeskFacts, TokenChange, Waiting);

fn bounded<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, BodyError> {
    if bytes.len() > MOST_JSON {
        return Err(BodyError::TooLarge { bytes: bytes.len() });
    }
    serde_json::from_slice(bytes).map_err(|_| BodyError::Malformed)
}

/// That ranges ascend without touching, from 1, and are not too many.
pub(super) fn ascending(ranges: &[(u64, u64)]) -> bool {
    let mut after = 0_u64;
    ranges.len() <= MOST_RANGES
        && ranges.iter().all(|(from, to)| {
            let fits = *from > after && from <= to && *to <= MOST_PARTS;
            after = to.saturating_add(1);
            fits
        })
}

impl Opening {
    /// The most bytes that a bundle of this many parts may be opened with.
    #[must_use]
    pub const fn most_bytes(parts: u64) -> u64 {
        parts.saturating_mul(MOST_PART_BYTES).saturating_add(MOST_LISTING_BYTES)
    }

    /// Whether the numbers are in their ranges: 1 to 1,000,000 parts, and no more bytes than these and a
    /// listing can have.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        (1..=MOST_PARTS).contains(&self.parts) && (1..=Self::most_bytes(self.parts)).contains(&self.bytes)
    }
}

impl BundleState {
    fn is_sound(&self) -> bool {
        let within = self.held.last().is_none_or(|(_, last)| *last <= self.parts);
        (1..=MOST_PARTS).contains(&self.parts) && within && ascending(&self.held)
    }
}

impl DeskFacts {
    const fn is_sound(&self) -> bool {
        true
    }
}

impl TokenChange {
    fn is_sound(&self) -> bool {
        self.add.len() <= MOST_TOKENS && self.revoke.len() <= MOST_TOKENS
    }
}

impl Waiting {
    fn is_sound(&self) -> bool {
        self.bundles.len() <= MOST_WAITING
            && self
                .bundles
                .iter()
                .all(|bundle| (1..=MOST_PARTS).contains(&bundle.parts) && bundle.messages <= MOST_MESSAGES)
            && self.bundles.windows(2).all(|pair| match pair {
                [before, after] => before.handle < after.handle,
                _ => true,
            })
    }
}

/// `Content-Digest` (RFC 9530) with the one algorithm that this protocol has: `sha-256=:<base64>:`.
#[must_use]
pub fn content_digest(digest: &Digest) -> String {
    format!("sha-256=:{}:", Base64::encode_string(digest.as_bytes()))
}

/// Reads the value of a `Content-Digest` header. Other algorithms may stand beside the SHA-256, which
/// must be there once.
#[must_use]
pub fn parse_content_digest(value: &str) -> Option<Digest> {
    let mut found = None;
    for member in value.split(',') {
        let (name, bytes) = member.trim_matches([' ', '\t']).split_once('=')?;
        if name != "sha-256" {
            continue;
        }
        let text = bytes.strip_prefix(':')?.strip_suffix(':')?;
        let mut digest = [0; Digest::SIZE];
        if found.is_some() || Base64::decode(text, &mut digest).ok()?.len() != Digest::SIZE {
            return None;
        }
        found = Some(Digest::from_bytes(digest));
    }
    found
}

mod key_text {
    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::sign::VerifyingKey;

    pub(super) fn serialize<S: Serializer>(key: &VerifyingKey, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(key)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<VerifyingKey, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
