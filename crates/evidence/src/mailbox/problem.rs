//! Refusals: RFC 9457 problem details with stable codes.

use serde::{Deserialize, Serialize};

use super::body::{BodyError, MOST_JSON, Ranges};
use crate::id::Digest;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $status:literal, $title:literal;)*) => {
        /// Why a mailbox refuses. The code never changes its meaning; the title is for a person who reads
        /// the answer of `curl`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ProblemCode { $($(#[$doc])* $name,)* }

        impl ProblemCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as it is written.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The HTTP status that it comes with.
            #[must_use]
            pub const fn status(self) -> u16 {
                match self { $(Self::$name => $status,)* }
            }

            /// One plain sentence.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }
        }
    };
}

codes! {
    /// The request is not one of this protocol.
    BadRequest = "bad-request", 400, "The request is not as FORMAT.md says.";
    /// No, malformed, unknown, revoked or foreign token or key: always this one answer.
    Unauthorized = "unauthorized", 401, "The mailbox does not know this token or key.";
    /// No such path; at the desk also: no such bundle, part, message or reply.
    NotFound = "not-found", 404, "There is nothing here.";
    /// The path takes other methods.
    MethodNotAllowed = "method-not-allowed", 405, "This path takes another method.";
    /// The body came too slowly.
    TooSlow = "too-slow", 408, "Nothing came for too long.";
    /// The token let in another bundle already.
    TokenSpent = "token-spent", 409, "This token was used for another bundle.";
    /// Tokens that were to be made known are another's at this mailbox already; which ones is not said.
    TokenTaken = "token-taken", 409, "Some of these tokens were made known by another before.";
    /// The bundle was withdrawn; its token lets nothing in any more.
    Withdrawn = "withdrawn", 410, "This bundle was withdrawn.";
    /// No room: the partner's quota or the disk is full.
    MailboxFull = "mailbox-full", 507, "The mailbox has no room for this.";
    /// More bytes, or more parts, than may be, or than were stated when the bundle was opened.
    TooBig = "too-big", 413, "This is more than the mailbox takes.";
    /// The token has no open bundle.
    NotOpen = "not-open", 404, "No bundle was opened with this token.";
    /// The index is not one of the bundle's, or not written without leading zeros.
    BadIndex = "bad-index", 404, "The bundle has no part of this number.";
    /// The mailbox holds other bytes under this number; `held` is their digest.
    PartDiffers = "part-differs", 409, "Other bytes are held under this number.";
    /// `Content-Digest` is missing or malformed, or the body has another digest.
    BadDigest = "bad-digest", 400, "The body is not what its digest says, or no digest was stated.";
    /// The bundle is closed, with another listing than this one.
    Closed = "closed", 409, "This bundle is closed.";
    /// Parts are missing; `missing` names them.
    PartsMissing = "parts-missing", 409, "Parts of this bundle are missing.";
    /// The parts that are held are not those that the closing states.
    SumsDiffer = "sums-differ", 409, "The parts held are not the parts that were meant.";
    /// There is no such reply yet.
    NoReply = "no-reply", 404, "There is no such reply yet.";
    /// Too many requests; `Retry-After` says when to ask again.
    TooMany = "too-many", 429, "Too many requests at once. Ask again later.";
    /// The mailbox cannot do this now; `Retry-After` says when to ask again.
    Busy = "busy", 503, "The mailbox cannot do this now. Ask again later.";
}

impl ProblemCode {
    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.code() == code)
    }
}

/// A refusal, as problem details (RFC 9457).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Why.
    pub code: ProblemCode,
    /// With [`ProblemCode::PartDiffers`]: the digest of what is held.
    pub held: Option<Digest>,
    /// With [`ProblemCode::PartsMissing`]: which, in ascending ranges, both ends included.
    pub missing: Ranges,
}

#[derive(Serialize, Deserialize)]
struct Written<'a> {
    #[serde(rename = "type", borrow)]
    kind: std::borrow::Cow<'a, str>,
    #[serde(borrow)]
    title: std::borrow::Cow<'a, str>,
    status: u16,
    #[serde(borrow)]
    code: std::borrow::Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    held: Option<Digest>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    missing: Ranges,
}

impl Problem {
    /// A refusal without further members.
    #[must_use]
    pub const fn new(code: ProblemCode) -> Self {
        Self { code, held: None, missing: Vec::new() }
    }

    /// The body.
    #[must_use]
    pub fn to_json(&self) -> String {
        let written = Written {
            kind: format!("urn:sanad:problem:{}", self.code.code()).into(),
            title: self.code.title().into(),
            status: self.code.status(),
            code: self.code.code().into(),
            held: self.held,
            missing: self.missing.clone(),
        };
        // Strings and numbers alone: this cannot fail.
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// Reads a body that came with `status`. Members it does not know are passed over, titles too.
    ///
    /// # Errors
    /// [`BodyError`] for anything but a problem with a known code that belongs to this status: whatever
    /// answered is no mailbox that this Sanad knows.
    pub fn parse(status: u16, bytes: &[u8]) -> Result<Self, BodyError> {
        if bytes.len() > MOST_JSON {
            return Err(BodyError::TooLarge { bytes: bytes.len() });
        }
        let written: Written<'_> = serde_json::from_slice(bytes).map_err(|_| BodyError::Malformed)?;
        let code = ProblemCode::parse(&written.code).ok_or(BodyError::Malformed)?;
        let same = written.status == status
            && code.status() == status
            && written.kind.strip_prefix("urn:sanad:problem:") == Some(code.code());
        if !same || !super::body::ascending(&written.missing) {
            return Err(BodyError::Malformed);
        }
        Ok(Self { code, held: written.held, missing: written.missing })
    }
}
