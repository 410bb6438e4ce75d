//! What is said between a courier, a desk and a mailbox (FORMAT.md, Mailbox): the paths, the limits,
//! the bodies and the refusals. No socket is opened here; both sides build on these words.

mod body;
mod problem;

pub use body::{
    BodyError, BundleState, DeskFacts, MOST_JSON, Opening, State, TokenChange, Waiting, WaitingBundle,
    content_digest, parse_content_digest,
};
pub use problem::{Problem, ProblemCode};

use sha2::{Digest as _, Sha256};

use crate::document::decimal;
use crate::id::{Digest, Id};
use crate::listing::{Listing, Part};

/// The most bytes of one part: the largest part size and what age adds to it.
pub const MOST_PART_BYTES: u64 = Listing::MOST_PART.saturating_add(Part::MOST_OVERHEAD);
/// The most bytes of an encrypted listing, 256 MiB.
pub const MOST_LISTING_BYTES: u64 = 256 * 1024 * 1024;
/// The most bytes of one reply: an encrypted acceptance, 256 MiB and what age adds to it.
pub const MOST_REPLY_BYTES: u64 = MOST_LISTING_BYTES.saturating_add(Part::MOST_OVERHEAD);
/// The most bytes of one encrypted message, 64 KiB.
pub const MOST_MESSAGE_BYTES: u64 = 65_536;
/// The most replies to one bundle; the first has number 1.
pub const MOST_REPLIES: u64 = 1000;
/// The most messages of one collector about one bundle; the first has number 1.
pub const MOST_MESSAGES: u64 = 100;
/// The most digests in each list of one [`TokenChange`].
pub const MOST_TOKENS: usize = 10_000;
/// The most bundles in one page of [`Waiting`].
pub const MOST_WAITING: usize = 500;
/// The most ranges that a mailbox states as held or missing: the first ones.
pub const MOST_RANGES: usize = 10_000;

/// The media type of JSON bodies.
pub const JSON: &str = "application/json";
/// The media type of problem details (RFC 9457).
pub const PROBLEM_JSON: &str = "application/problem+json";
/// The media type of parts, listings, replies and messages.
pub const OCTETS: &str = "application/octet-stream";
/// The header that states the [`sums`] when a bundle is closed: 64 lower-case hexadecimal digits.
pub const SUMS_HEADER: &str = "sanad-sums";
/// The header of RFC 9530 that states the digest of a body: see [`content_digest`].
pub const CONTENT_DIGEST_HEADER: &str = "content-digest";

/// Whether the mailbox is alive: no token needed.
pub const HEALTH: &str = "/v1/health";
/// The bundle of the token: `PUT` opens it, `GET` says how it stands, `DELETE` withdraws it.
pub const BUNDLE: &str = "/v1/bundle";
/// Closes the bundle of the token: `POST` with the encrypted listing.
pub const CLOSE: &str = "/v1/bundle/close";
/// What the mailbox says to a partner about itself: [`DeskFacts`].
pub const DESK: &str = "/v1/desk";
/// Where a partner's desk registers and revokes tokens: `POST` of a [`TokenChange`].
pub const DESK_TOKENS: &str = "/v1/desk/tokens";
/// The list of what waits at the mailbox: [`Waiting`].
pub const DESK_BUNDLES: &str = "/v1/desk/bundles";

/// A part of the token's bundle; the first has index 1.
#[must_use]
pub fn part_path(index: u64) -> String {
    format!("/v1/bundle/parts/{index}")
}

/// A reply to the token's bundle; the first has number 1.
#[must_use]
pub fn reply_path(number: u64) -> String {
    format!("/v1/bundle/replies/{number}")
}

/// A collector's message about the token's bundle; the first has number 1.
#[must_use]
pub fn message_path(number: u64) -> String {
    format!("/v1/bundle/messages/{number}")
}

/// The page of [`Waiting`] after a handle; the first page without one.
#[must_use]
pub fn waiting_path(after: Option<&Id>) -> String {
    match after {
        Some(handle) => format!("{DESK_BUNDLES}?after={handle}"),
        None => DESK_BUNDLES.to_owned(),
    }
}

/// One bundle at the desk: `DELETE` once it was accepted.
#[must_use]
pub fn desk_bundle_path(handle: &Id) -> String {
    format!("{DESK_BUNDLES}/{handle}")
}

/// The receipt that the mailbox gave for a bundle.
#[must_use]
pub fn desk_receipt_path(handle: &Id) -> String {
    format!("{DESK_BUNDLES}/{handle}/receipt")
}

/// The encrypted listing of a bundle.
#[must_use]
pub fn desk_listing_path(handle: &Id) -> String {
    format!("{DESK_BUNDLES}/{handle}/listing")
}

/// One part of a bundle; the first has index 1.
#[must_use]
pub fn desk_part_path(handle: &Id, index: u64) -> String {
    format!("{DESK_BUNDLES}/{handle}/parts/{index}")
}

/// One message of the collector about a bundle; the first has number 1.
#[must_use]
pub fn desk_message_path(handle: &Id, number: u64) -> String {
    format!("{DESK_BUNDLES}/{handle}/messages/{number}")
}

/// One reply to a bundle; the first has number 1.
#[must_use]
pub fn desk_reply_path(handle: &Id, number: u64) -> String {
    format!("{DESK_BUNDLES}/{handle}/replies/{number}")
}

/// Under what name a mailbox keeps the bundle of a token: the first 16 bytes of the token's digest
/// ([`Token::digest`](crate::secret::Token::digest)). So no two collectors can meet, whatever ids they
/// state.
#[must_use]
pub fn handle(token: &Digest) -> Id {
    let mut first = [0; Id::SIZE];
    for (place, byte) in first.iter_mut().zip(token.as_bytes()) {
        *place = *byte;
    }
    Id::from_bytes(first)
}

/// The digest of what `sha256sum` writes about the parts 1, 2, 3… in their order: a line
/// `<sha256>  <index in 8 digits>.age` for each. `sha256sum *.age | sha256sum` says the same.
#[must_use]
pub fn sums(parts: impl IntoIterator<Item = Digest>) -> Digest {
    let mut sums = Sums::default();
    for part in parts {
        sums.add(&part);
    }
    sums.finish()
}

/// The [`sums`] of parts that come one by one.
#[derive(Debug, Default)]
pub struct Sums {
    hash: Sha256,
    parts: u64,
}

impl Sums {
    /// Adds the next part.
    pub fn add(&mut self, part: &Digest) {
        self.parts = self.parts.saturating_add(1);
        self.hash.update(format!("{part}  {:08}.age\n", self.parts));
    }

    /// The digest of the lines so far.
    #[must_use]
    pub fn finish(self) -> Digest {
        Digest::from_bytes(self.hash.finalize().into())
    }
}

/// A number as it stands in a path: decimal, from 1 to `most`, without sign or leading zeros.
#[must_use]
pub fn parse_number(text: &str, most: u64) -> Option<u64> {
    decimal(text).filter(|number| (1..=most).contains(number))
}

/// Ascending numbers as ranges, both ends included: 1, 2, 3, 7 is `[1,3]`, `[7,7]`. At most
/// [`MOST_RANGES`], the first ones.
#[must_use]
pub fn ranges(numbers: impl IntoIterator<Item = u64>) -> Vec<(u64, u64)> {
    let mut ranges: Vec<(u64, u64)> = Vec::new();
    for number in numbers {
        if let Some((_, last)) = ranges.last_mut()
            && last.checked_add(1) == Some(number)
        {
            *last = number;
        } else if ranges.len() == MOST_RANGES {
            break;
        } else {
            ranges.push((number, number));
        }
    }
    ranges
}

#[cfg(test)]
mod tests;
