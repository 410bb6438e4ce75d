//! The approval: a partner's signed yes to an account that a collector may not take alone.

use crate::document::{DocumentError, Lines, Problem, signed_by};
use crate::id::Id;
use crate::sign::{Namespace, SigningKey, VerifyingKey, open, sign_document};
use crate::time::ClaimedTime;

const KIND: &str = "approval";

/// A second person's yes from afar (FORMAT.md, Approval): for one collector, one person who tells, one kind
/// of account, and some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// Its own id.
    pub id: Id,
    /// The invitation by which the partner knows the collector.
    pub collector: Id,
    /// The partner's key, which the invitation named; it signs.
    pub key: VerifyingKey,
    /// The person it is about.
    pub person: Id,
    /// The kind of account: `account.detailed`.
    pub kind: String,
    /// When, by the partner's clock.
    pub at: ClaimedTime,
    /// Until when it may be used: after `at`, by at most [`Approval::MOST_DAYS`].
    pub until: ClaimedTime,
}

impl Approval {
    /// The largest document, signature included, in bytes.
    pub const MOST_BYTES: usize = 4096;
    /// The longest time an approval may last, in days.
    pub const MOST_DAYS: u32 = 90;

    /// Whether a text is the code of a kind of account: `account.` and lower-case letters, digits, `_`, 64
    /// characters at most.
    #[must_use]
    pub fn is_kind(code: &str) -> bool {
        let allowed = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_';
        code.len() <= 64
            && code.strip_prefix("account.").is_some_and(|rest| !rest.is_empty() && rest.bytes().all(allowed))
    }

    /// The text without signature.
    #[must_use]
    pub fn to_text(&self) -> String {
        let Self { id, collector, key, person, kind, at, until } = self;
        format!(
            "sanad {KIND} v1\nid {id}\ncollector {collector}\nkey {key}\nperson {person}\nkind {kind}\nat {at}\nuntil {until}\n"
        )
    }

    /// Parses the text without signature.
    ///
    /// # Errors
    /// [`DocumentError`], naming the line.
    pub fn parse(text: &str) -> Result<Self, DocumentError> {
        const KIND_OF: &str = "kind account.<code>";
        let mut lines = Lines::begin(KIND, text, Self::MOST_BYTES)?;
        let id = lines.id("id", "id <32 hex>")?;
        let collector = lines.id("collector", "collector <32 hex>")?;
        let key = lines.key()?;
        let person = lines.id("person", "person <32 hex>")?;
        let kind = lines.field("kind", KIND_OF)?;
        if !Self::is_kind(kind) {
            return Err(lines.fail(Problem::Expected(KIND_OF)));
        }
        let at = lines.time()?;
        let until = lines.named_time("until", "until <time>")?;
        let lasts = until.unix().saturating_sub(at.unix());
        if !(1..=i64::from(Self::MOST_DAYS).saturating_mul(86_400)).contains(&lasts) {
            return Err(lines.fail(Problem::Expiry));
        }
        lines.end()?;
        Ok(Self { id, collector, key, person, kind: kind.to_owned(), at, until })
    }

    /// Signs the approval. `key` must be the one it names.
    ///
    /// # Errors
    /// [`DocumentError`] when the key is another, or the approval is one that [`Approval::parse`] would
    /// refuse.
    pub fn sign(&self, key: &SigningKey) -> Result<String, DocumentError> {
        signed_by(&self.key, &key.verifying_key())?;
        let text = self.to_text();
        Self::parse(&text)?;
        Ok(sign_document(&text, key, Namespace::Approval)?)
    }

    /// Opens an approval that must name, and be signed by, `partner`: the key of the invitation.
    ///
    /// # Errors
    /// [`DocumentError`], [`DocumentError::OtherSigner`] among them.
    pub fn open_from(bytes: &[u8], partner: &VerifyingKey) -> Result<Self, DocumentError> {
        let (text, signer) = open(bytes, Namespace::Approval, Self::MOST_BYTES)?;
        let approval = Self::parse(text)?;
        signed_by(partner, &signer)?;
        signed_by(partner, &approval.key)?;
        Ok(approval)
    }
}
