//! The cosignature: a partner's word that it saw this checkpoint, at this time, and that the log had
//! only grown (C2SP tlog-cosignature, `cosignature/v1`).
//!
//! It stands in a file or a line of its own, never in the checkpoint's note: so what a time
//! authority stamped never changes.

use std::fmt;
use std::str::FromStr;

use super::checkpoint::Checkpoint;
use super::key::{COSIGNATURE, SignerKey, VerifierKey};
use super::note::SignatureLine;
use super::text::MAX_SIZE;

/// A key that verifies cosignatures: Ed25519, signature type 0x04.
pub type CosignerKey = VerifierKey<COSIGNATURE>;
/// A key that cosigns. It must serve nothing else: what it signs does not name it.
pub type Cosigner = SignerKey<COSIGNATURE>;

/// The longest cosignature line that is read, in bytes: the longest key name and 76 bytes in base64.
pub const MAX_COSIGNATURE: usize = 512;

/// Why a cosignature cannot be made, read or believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CosignatureError {
    /// Not a signature line that holds a cosignature/v1.
    #[error("not a cosignature")]
    BadForm,
    /// The time is above 2^63 − 1 seconds.
    #[error("a time that cannot be")]
    BadTime,
    /// By another key than the one asked about.
    #[error("not cosigned by {name}")]
    OtherKey {
        /// The name of the key asked about.
        name: String,
    },
    /// It names the key and is not its signature over this checkpoint at this time.
    #[error("the cosignature of {name} is wrong")]
    Wrong {
        /// The name of the key.
        name: String,
    },
}

impl CosignatureError {
    /// A stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::BadForm => "cosignature-form",
            Self::BadTime => "cosignature-time",
            Self::OtherKey { .. } => "cosignature-other-key",
            Self::Wrong { .. } => "cosignature-wrong",
        }
    }
}

/// A cosignature in good form, unverified. Its text is what stands behind the dash of the signature
/// line: `<name> <base64(key id || time || signature)>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cosignature {
    name: String,
    id: [u8; 4],
    time: u64,
    signature: [u8; 64],
}

impl Cosignature {
    /// The name of the key it claims to be by: enough to look the key up.
    #[must_use]
    pub fn signer(&self) -> &str {
        &self.name
    }

    /// The id of the key it claims to be by.
    #[must_use]
    pub const fn signer_id(&self) -> [u8; 4] {
        self.id
    }

    /// The whole signature line with dash and newline: the content of a cosignature file. Appended
    /// to the checkpoint's note it makes a cosigned checkpoint as other C2SP programs read it.
    #[must_use]
    pub fn to_line(&self) -> String {
        format!("{}\n", self.line())
    }

    /// Reads the content of a cosignature file: one signature line with dash and newline.
    ///
    /// # Errors
    /// [`CosignatureError`] when it is anything else.
    pub fn parse_line(text: &str) -> Result<Self, CosignatureError> {
        let line = text.strip_suffix('\n').filter(|line| line.len() <= MAX_COSIGNATURE);
        Self::from_line(line.and_then(SignatureLine::parse))
    }

    fn line(&self) -> SignatureLine {
        let mut signature = self.time.to_be_bytes().to_vec();
        signature.extend_from_slice(&self.signature);
        SignatureLine { name: self.name.clone(), id: self.id, signature }
    }

    fn from_line(line: Option<SignatureLine>) -> Result<Self, CosignatureError> {
        let SignatureLine { name, id, signature } = line.ok_or(CosignatureError::BadForm)?;
        let (time, signature) = signature.split_first_chunk::<8>().ok_or(CosignatureError::BadForm)?;
        let signature = signature.try_into().map_err(|_| CosignatureError::BadForm)?;
        let time = u64::from_be_bytes(*time);
        if time > MAX_SIZE {
            return Err(CosignatureError::BadTime);
        }
        Ok(Self { name, id, time, signature })
    }
}

impl fmt::Display for Cosignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line().bare())
    }
}

impl FromStr for Cosignature {
    type Err = CosignatureError;

    fn from_str(text: &str) -> Result<Self, CosignatureError> {
        let text = Some(text).filter(|text| text.len() <= MAX_COSIGNATURE);
        Self::from_line(text.and_then(SignatureLine::parse_bare))
    }
}

impl Cosigner {
    /// Cosigns a checkpoint at `unix_time`, in seconds since 1970-01-01T00:00:00Z.
    ///
    /// The caller must have checked that this log only grew since the last checkpoint it cosigned,
    /// and that it cosigned no larger one: that is what a cosignature states.
    ///
    /// # Errors
    /// [`CosignatureError::BadTime`] for a time above 2^63 − 1.
    pub fn cosign(&self, checkpoint: &Checkpoint, unix_time: u64) -> Result<Cosignature, CosignatureError> {
        if unix_time > MAX_SIZE {
            return Err(CosignatureError::BadTime);
        }
        let signature = self.sign_bytes(message(unix_time, &checkpoint.to_text()).as_bytes());
        Ok(Cosignature {
            name: self.key().name().to_owned(),
            id: self.key().id(),
            time: unix_time,
            signature,
        })
    }
}

impl CosignerKey {
    /// Verifies a cosignature over `checkpoint` and gives its time in seconds since 1970, by the
    /// cosigner's clock. Whether that time is credible is for the caller to judge.
    ///
    /// # Errors
    /// [`CosignatureError`] when it is by another key, or not over this checkpoint.
    pub fn verify(
        &self,
        checkpoint: &Checkpoint,
        cosignature: &Cosignature,
    ) -> Result<u64, CosignatureError> {
        self.verify_text(&checkpoint.to_text(), cosignature)
    }

    fn verify_text(&self, note_text: &str, cosignature: &Cosignature) -> Result<u64, CosignatureError> {
        if cosignature.name != self.name() || cosignature.id != self.id() {
            return Err(CosignatureError::OtherKey { name: self.name().to_owned() });
        }
        let message = message(cosignature.time, note_text);
        if self.signed(message.as_bytes(), &cosignature.signature) {
            Ok(cosignature.time)
        } else {
            Err(CosignatureError::Wrong { name: self.name().to_owned() })
        }
    }
}

/// The bytes that are signed: two header lines and the whole note text of the checkpoint.
fn message(unix_time: u64, note_text: &str) -> String {
    format!("cosignature/v1\ntime {unix_time}\n{note_text}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Digest, Id, from_hex};

    fn made() -> (Cosigner, Checkpoint, Cosignature) {
        let cosigner = Cosigner::from_seed("sanad/cosigner/example", &[7; 32]).unwrap();
        let checkpoint = Checkpoint { log: Id::from_bytes([3; 16]), size: 9, root: Digest::of(b"root") };
        let cosignature = cosigner.cosign(&checkpoint, 1_795_000_000).unwrap();
        (cosigner, checkpoint, cosignature)
    }

    #[test]
    fn the_message_is_that_of_the_specification() {
        let text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
        let expected = "cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n20852163\n\
                        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
        assert_eq!(message(1_679_315_147, text), expected);
        let line = "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";
        let read = Cosignature::parse_line(line).unwrap();
        assert_eq!(
            (read.signer(), read.signer_id(), read.time),
            ("witness.example.com/w1", [0x8d, 0x66, 0xcf, 0x3f], 1_679_315_147)
        );
        assert_eq!(read.to_line(), line);
    }

    /// A cosignature made by a real witness (transparency.dev's ArmoredWitness-floral-sky) over a
    /// real checkpoint, as printed in the README of github.com/transparency-dev/distributor.
    #[test]
    fn a_cosignature_of_a_stranger_verifies() {
        let public = from_hex("e90299398a4d39d030da888a0923ecf16786881ac12243db73c9f0cf2a2d80e6").unwrap();
        let key = CosignerKey::new("ArmoredWitness-floral-sky", &public).unwrap();
        let text = "transparency.dev/armored-witness/firmware_transparency/ci/3\n59\n\
                    kOFMkeamIdrYFLx5zbWFhflak6dlEEDOU++fxYEZMBw=\n";
        let line = "— ArmoredWitness-floral-sky x88LbQAAAABnGRrDEq4Tfy7IIVPqkdXbcufUkCzRRbE3fABZ/jvtg5aFHVMuMR8cV6dVqECDBiH1zRxhNaCQOXSwNLSeJs+NzWt1BA==\n";
        let cosignature = Cosignature::parse_line(line).unwrap();
        // 2024-10-23T15:48:19Z
        assert_eq!(key.verify_text(text, &cosignature), Ok(1_729_698_499));
        let changed = text.replacen("59", "60", 1);
        assert_eq!(key.verify_text(&changed, &cosignature).unwrap_err().code(), "cosignature-wrong");
    }

    #[test]
    fn a_cosignature_round_trips_and_holds_for_one_checkpoint_only() {
        let (cosigner, checkpoint, cosignature) = made();
        assert_eq!(Cosignature::parse_line(&cosignature.to_line()), Ok(cosignature.clone()));
        assert_eq!(cosignature.to_string().parse(), Ok(cosignature.clone()));
        assert_eq!(format!("— {cosignature}\n"), cosignature.to_line());
        assert_eq!(cosigner.key().verify(&checkpoint, &cosignature), Ok(1_795_000_000));
        let other = Checkpoint { size: 10, ..checkpoint };
        assert_eq!(cosigner.key().verify(&other, &cosignature).unwrap_err().code(), "cosignature-wrong");
        let later = Cosignature { time: cosignature.time + 1, ..cosignature.clone() };
        assert_eq!(cosigner.key().verify(&checkpoint, &later).unwrap_err().code(), "cosignature-wrong");
        let renamed = Cosignature { name: "another".to_owned(), ..cosignature };
        assert_eq!(cosigner.key().verify(&checkpoint, &renamed).unwrap_err().code(), "cosignature-other-key");
        assert_eq!(cosigner.cosign(&checkpoint, MAX_SIZE + 1), Err(CosignatureError::BadTime));
    }

    #[test]
    fn only_a_cosignature_line_is_read() {
        let (_, _, cosignature) = made();
        let line = cosignature.to_line();
        for wrong in [
            line.trim_end().to_owned(),
            format!("{line}\n"),
            format!("{line}{line}"),
            line.replacen("— ", "- ", 1),
            line.replacen(' ', "  ", 1),
            cosignature.to_string(),
            String::new(),
            // A plain note signature: eight bytes too short.
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n".to_owned(),
        ] {
            assert_eq!(Cosignature::parse_line(&wrong), Err(CosignatureError::BadForm), "{wrong:?}");
        }
        let far = Cosignature { time: MAX_SIZE + 1, ..cosignature };
        assert_eq!(Cosignature::parse_line(&far.to_line()), Err(CosignatureError::BadTime));
    }
}
