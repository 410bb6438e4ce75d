//! The enrolment: in her bundles, the collector shows that she is the one who was invited.

use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::document::{DocumentError, Lines};
use crate::hex::to_hex;
use crate::id::Id;
use crate::recipient::AgeRecipient;
use crate::secret::EnrolmentSecret;
use crate::sign::VerifyingKey;

const KIND: &str = "enrolment";

/// The collector's keys for one partner, bound to the invitation by an HMAC (RFC 2104, SHA-256)
/// under the enrolment secret, and to the bundle by its id (FORMAT.md, Enrolment).
///
/// It is a tag file of the bundle, so the bundle's signature covers it too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    invitation: Id,
    bundle: Id,
    key: VerifyingKey,
    reply: AgeRecipient,
    hmac: [u8; 32],
}

/// The enrolment was not made with the secret of that invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the enrolment was not made with the secret of this invitation")]
pub struct NotInvited;

impl NotInvited {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "not-invited"
    }
}

impl Enrolment {
    /// The largest enrolment in bytes.
    pub const MOST_BYTES: usize = 4096;

    /// Makes the enrolment that stands in `bundle`.
    #[must_use]
    pub fn new(
        invitation: Id,
        bundle: Id,
        key: VerifyingKey,
        reply: AgeRecipient,
        secret: &EnrolmentSecret,
    ) -> Self {
        let mut enrolment = Self { invitation, bundle, key, reply, hmac: [0; 32] };
        enrolment.hmac = enrolment.mac(secret).finalize().into_bytes().into();
        enrolment
    }

    /// The invitation it answers.
    #[must_use]
    pub const fn invitation(&self) -> Id {
        self.invitation
    }

    /// The bundle it stands in; in any other it is a copy and proves nothing.
    #[must_use]
    pub const fn bundle(&self) -> Id {
        self.bundle
    }

    /// The collector's key for this partner.
    #[must_use]
    pub const fn key(&self) -> VerifyingKey {
        self.key
    }

    /// Where the partner's answers are encrypted to.
    #[must_use]
    pub const fn reply(&self) -> &AgeRecipient {
        &self.reply
    }

    /// Checks the HMAC, in constant time.
    ///
    /// # Errors
    /// [`NotInvited`] when `secret` is not the one it was made with, or a line was changed.
    pub fn verify(&self, secret: &EnrolmentSecret) -> Result<(), NotInvited> {
        self.mac(secret).verify_slice(&self.hmac).map_err(|_| NotInvited)
    }

    /// The text.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("{}hmac {}\n", self.before_hmac(), to_hex(&self.hmac))
    }

    /// Parses the text. The HMAC is not checked yet: [`Enrolment::verify`].
    ///
    /// # Errors
    /// [`DocumentError`], naming the line.
    pub fn parse(text: &str) -> Result<Self, DocumentError> {
        let mut lines = Lines::begin(KIND, text, Self::MOST_BYTES)?;
        let enrolment = Self {
            invitation: lines.id("invitation", "invitation <32 hex>")?,
            bundle: lines.id("bundle", "bundle <32 hex>")?,
            key: lines.key()?,
            reply: lines.recipient("reply", "reply age1…")?,
            hmac: *lines.digest("hmac", "hmac <64 hex>")?.as_bytes(),
        };
        lines.end()?;
        Ok(enrolment)
    }

    /// Every line before the last, with its newlines: what the HMAC is over.
    fn before_hmac(&self) -> String {
        let Self { invitation, bundle, key, reply, .. } = self;
        format!("sanad {KIND} v1\ninvitation {invitation}\nbundle {bundle}\nkey {key}\nreply {reply}\n")
    }

    fn mac(&self, secret: &EnrolmentSecret) -> Hmac<Sha256> {
        // RFC 2104 fills a short key with zeros to the block; done here, no length can be wrong.
        let mut block = Zeroizing::new([0_u8; 64]);
        for (to, from) in block.iter_mut().zip(secret.as_bytes()) {
            *to = *from;
        }
        let mut mac = Hmac::<Sha256>::new((&*block).into());
        mac.update(self.before_hmac().as_bytes());
        mac
    }
}
