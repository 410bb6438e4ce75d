//! Where each thing lies (FORMAT.md, What the mailbox stores). Every piece of a path is an id, a digest
//! or a number that was parsed: nothing that came over the network stands in one as it came.

use object_store::path::Path;
use sanad_evidence::{Digest, Id};

/// The names of what is not in a bundle.
pub mod place {
    use super::{Digest, Id, Path};

    /// Whose store this is: the key of its receipts.
    #[must_use]
    pub fn receipt_key() -> Path {
        Path::from("receipt-key.pub")
    }

    /// What a start tries whether this store creates things once.
    #[must_use]
    pub fn trial(id: &Id) -> Path {
        Path::from(format!("trial/{id}"))
    }

    /// The partners.
    #[must_use]
    pub fn partners() -> Path {
        Path::from("partner")
    }

    /// A partner.
    #[must_use]
    pub fn partner(partner: &Id) -> Path {
        Path::from(format!("partner/{partner}.json"))
    }

    /// There once this partner is being removed.
    #[must_use]
    pub fn removed(partner: &Id) -> Path {
        Path::from(format!("partner/{partner}.removed"))
    }

    /// The keys of desks.
    #[must_use]
    pub fn desks() -> Path {
        Path::from("desk")
    }

    /// The desk key of this digest.
    #[must_use]
    pub fn desk(key: &Digest) -> Path {
        Path::from(format!("desk/{key}.json"))
    }

    /// The tokens.
    #[must_use]
    pub fn tokens() -> Path {
        Path::from("tokens")
    }

    /// The token of this digest.
    #[must_use]
    pub fn token(token: &Digest) -> Path {
        Path::from(format!("tokens/{token}.json"))
    }

    /// There once the token of this digest was revoked.
    #[must_use]
    pub fn revoked(token: &Digest) -> Path {
        Path::from(format!("revoked/{token}"))
    }

    /// The bundles of all partners, each partner's in a folder.
    #[must_use]
    pub fn all_bundles() -> Path {
        Path::from("bundles")
    }

    /// A partner's bundles, each in a folder.
    #[must_use]
    pub fn bundles(partner: &Id) -> Path {
        Path::from(format!("bundles/{partner}"))
    }
}

/// Where one bundle lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BundlePlace {
    /// Whose it is.
    pub partner: Id,
    /// Under what name it is kept.
    pub handle: Id,
}

impl BundlePlace {
    /// All of it.
    #[must_use]
    pub fn folder(&self) -> Path {
        Path::from(format!("bundles/{}/{}", self.partner, self.handle))
    }

    fn within(&self, name: &str) -> Path {
        Path::from(format!("bundles/{}/{}/{name}", self.partner, self.handle))
    }

    /// What was stated when it was opened.
    #[must_use]
    pub fn open(&self) -> Path {
        self.within("open.json")
    }

    /// A part.
    #[must_use]
    pub fn part(&self, index: u64) -> Path {
        self.within(&format!("{index:08}.age"))
    }

    /// The listing of this digest.
    #[must_use]
    pub fn listing(&self, digest: &Digest) -> Path {
        self.within(&format!("listing-{digest}.age"))
    }

    /// What decides: the receipt, or that it was withdrawn.
    #[must_use]
    pub fn end(&self) -> Path {
        self.within("end")
    }

    /// There once the partner has collected it.
    #[must_use]
    pub fn collected(&self) -> Path {
        self.within("collected")
    }

    /// The collector's messages.
    #[must_use]
    pub fn messages(&self) -> Path {
        self.within("messages")
    }

    /// A message.
    #[must_use]
    pub fn message(&self, number: u64) -> Path {
        self.within(&format!("messages/{number:08}.age"))
    }

    /// The replies to it.
    #[must_use]
    pub fn replies(&self) -> Path {
        self.within("replies")
    }

    /// A reply.
    #[must_use]
    pub fn reply(&self, number: u64) -> Path {
        self.within(&format!("replies/{number:08}.age"))
    }
}

/// The number in the name of a part, a message or a reply.
#[must_use]
pub fn number_of(path: &Path) -> Option<u64> {
    let digits = path.filename()?.strip_suffix(".age")?;
    let plain = digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}
