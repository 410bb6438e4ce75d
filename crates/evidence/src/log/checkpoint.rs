//! The state of a log: a C2SP tlog-checkpoint in a signed note with exactly one signature.

use std::fmt;

use super::merkle::empty_root;
use super::note::{NoteError, NoteKey, NoteSigner, Parts};
use super::text::{MAX_SIZE, decimal, from_base64, to_base64};
use crate::{Digest, Id};

/// The longest signed checkpoint that is read, in bytes.
pub const MAX_CHECKPOINT: usize = 1 << 10;

/// How every origin of Sanad begins.
const ORIGIN: &str = "sanad/log/";

/// The origin of the log with this id: `sanad/log/<32 hexadecimal digits>`. It is drawn at random for
/// each log, so two partners learn nothing of each other from it, and it is the name of the log's key.
#[must_use]
pub fn origin(log: &Id) -> String {
    format!("{ORIGIN}{log}")
}

/// Why a text is not the signed checkpoint that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CheckpointError {
    /// Not a signed note, or not signed by the key.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// Longer than is read.
    #[error("a checkpoint longer than {limit} bytes")]
    TooLong {
        /// The limit in bytes.
        limit: usize,
    },
    /// Not exactly three lines: extension lines are not used.
    #[error("a checkpoint has three lines: origin, size, root")]
    NotThreeLines,
    /// The origin is not that of a log of Sanad.
    #[error("the origin is not that of a log of Sanad")]
    BadOrigin,
    /// The size is not a decimal number up to 2^63 − 1.
    #[error("the size is not a number in its one spelling")]
    BadSize,
    /// The root is not a base64 digest, or the empty log has another root than the empty tree.
    #[error("the root is not a digest that this size can have")]
    BadRoot,
    /// Not exactly one signature: cosignatures stand in files of their own.
    #[error("{found} signatures where a checkpoint has one")]
    Signatures {
        /// How many were found.
        found: usize,
    },
    /// The signature, or the key, bears another name than the log's origin.
    #[error("the key is not that of this log")]
    OtherKey,
}

impl CheckpointError {
    /// A stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Note(error) => error.code(),
            Self::TooLong { .. } => "checkpoint-too-long",
            Self::NotThreeLines => "checkpoint-lines",
            Self::BadOrigin => "checkpoint-origin",
            Self::BadSize => "checkpoint-size",
            Self::BadRoot => "checkpoint-root",
            Self::Signatures { .. } => "checkpoint-signatures",
            Self::OtherKey => "checkpoint-other-key",
        }
    }
}

/// What a checkpoint states: that the log had this many entries, and this root over them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Checkpoint {
    /// The log, by the id in its origin.
    pub log: Id,
    /// How many entries the log had; at most [`MAX_SIZE`].
    pub size: u64,
    /// The root of the Merkle tree over them.
    pub root: Digest,
}

impl Checkpoint {
    /// The origin line without its newline.
    #[must_use]
    pub fn origin(&self) -> String {
        origin(&self.log)
    }

    /// The note text of C2SP tlog-checkpoint: origin, size and base64 root, each on a line.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin(), self.size, to_base64(&self.root))
    }

    /// Reads the note text. It proves nothing without a signature.
    ///
    /// # Errors
    /// [`CheckpointError`] names the line that is not as it must be.
    pub fn parse(text: &str) -> Result<Self, CheckpointError> {
        let lines = text.strip_suffix('\n').ok_or(CheckpointError::NotThreeLines)?;
        let mut lines = lines.split('\n');
        let (Some(origin), Some(size), Some(root), None) =
            (lines.next(), lines.next(), lines.next(), lines.next())
        else {
            return Err(CheckpointError::NotThreeLines);
        };
        let log = origin.strip_prefix(ORIGIN).and_then(|id| id.parse().ok());
        let log = log.ok_or(CheckpointError::BadOrigin)?;
        let size = decimal(size).ok_or(CheckpointError::BadSize)?;
        let root = from_base64(root).ok_or(CheckpointError::BadRoot)?;
        if size == 0 && root != empty_root() {
            return Err(CheckpointError::BadRoot);
        }
        Ok(Self { log, size, root })
    }
}

/// A checkpoint with its signature, in good form but **not verified**: what it says is a claim until
/// [`open`](Self::open) has been asked with the log's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCheckpoint {
    claimed: Checkpoint,
    note: String,
}

impl SignedCheckpoint {
    /// Signs a checkpoint with its log's key.
    ///
    /// # Errors
    /// [`CheckpointError::OtherKey`] when the key's name is not the log's origin, and
    /// [`CheckpointError::BadSize`] or [`CheckpointError::BadRoot`] for what could not be read back.
    pub fn sign(checkpoint: &Checkpoint, signer: &NoteSigner) -> Result<Self, CheckpointError> {
        if signer.key().name() != checkpoint.origin() {
            return Err(CheckpointError::OtherKey);
        }
        if checkpoint.size > MAX_SIZE {
            return Err(CheckpointError::BadSize);
        }
        Self::parse(&signer.sign(&checkpoint.to_text())?)
    }

    /// Reads a signed checkpoint: form, bounds, exactly one signature under the log's origin.
    ///
    /// # Errors
    /// [`CheckpointError`] names the fault.
    pub fn parse(note: &str) -> Result<Self, CheckpointError> {
        if note.len() > MAX_CHECKPOINT {
            return Err(CheckpointError::TooLong { limit: MAX_CHECKPOINT });
        }
        let parts = Parts::parse(note)?;
        let claimed = Checkpoint::parse(parts.text)?;
        let [signature] = parts.signatures.as_slice() else {
            return Err(CheckpointError::Signatures { found: parts.signatures.len() });
        };
        if signature.name != claimed.origin() {
            return Err(CheckpointError::OtherKey);
        }
        Ok(Self { claimed, note: note.to_owned() })
    }

    /// What it claims, unverified: enough to look up the log's key, and no more.
    #[must_use]
    pub const fn claimed(&self) -> &Checkpoint {
        &self.claimed
    }

    /// The whole note, byte for byte as it was read or signed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.note
    }

    /// Verifies the signature with the log's key and gives what the checkpoint states.
    ///
    /// # Errors
    /// [`CheckpointError`] when the key is another log's, or the signature is not by it.
    pub fn open(&self, key: &NoteKey) -> Result<Checkpoint, CheckpointError> {
        if key.name() != self.claimed.origin() {
            return Err(CheckpointError::OtherKey);
        }
        key.open(&self.note)?;
        Ok(self.claimed)
    }
}

impl fmt::Display for SignedCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.note)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::merkle::leaf_hash;

    fn log() -> Id {
        Id::from_bytes([0x5a; 16])
    }

    fn signed() -> (NoteSigner, SignedCheckpoint) {
        let signer = NoteSigner::from_seed(&origin(&log()), &[1; 32]).unwrap();
        let checkpoint = Checkpoint { log: log(), size: 1, root: leaf_hash(b"a") };
        let signed = SignedCheckpoint::sign(&checkpoint, &signer).unwrap();
        (signer, signed)
    }

    #[test]
    fn a_checkpoint_round_trips() {
        let (signer, signed) = signed();
        let read = SignedCheckpoint::parse(signed.as_str()).unwrap();
        assert_eq!(read.open(signer.key()).unwrap(), *signed.claimed());
        assert_eq!(Checkpoint::parse(&signed.claimed().to_text()).unwrap(), *signed.claimed());
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let (signer, signed) = signed();
        let note = signed.as_str().as_bytes();
        for at in 0..note.len() {
            for bit in 0..8 {
                let mut bytes = note.to_vec();
                bytes[at] ^= 1 << bit;
                let opened = String::from_utf8(bytes)
                    .ok()
                    .and_then(|text| SignedCheckpoint::parse(&text).ok())
                    .and_then(|read| read.open(signer.key()).ok());
                assert_eq!(opened, None, "bit {bit} of byte {at}");
            }
        }
    }

    #[test]
    fn only_three_lines_in_their_one_spelling_are_read() {
        use CheckpointError as E;
        let root = to_base64(&leaf_hash(b"a"));
        let id = log();
        let text = |origin: &str, size: &str, root: &str| format!("{origin}\n{size}\n{root}\n");
        let good = format!("sanad/log/{id}");
        let parse = |text: String| Checkpoint::parse(&text).map(|_| ()).unwrap_err();
        assert_eq!(parse(text("example.com/log", "1", &root)), E::BadOrigin);
        assert_eq!(parse(text(&good.to_uppercase(), "1", &root)), E::BadOrigin);
        assert_eq!(parse(text(&format!("{good}0"), "1", &root)), E::BadOrigin);
        for size in ["01", "", "-1", "9223372036854775808"] {
            assert_eq!(parse(text(&good, size, &root)), E::BadSize);
        }
        assert_eq!(parse(text(&good, "1", &root[1..])), E::BadRoot);
        assert_eq!(parse(text(&good, "0", &root)), E::BadRoot);
        assert_eq!(parse(format!("{good}\n1\n{root}")), E::NotThreeLines);
        assert_eq!(parse(format!("{good}\n1\n{root}\nextension\n")), E::NotThreeLines);
        assert_eq!(parse(format!("{good}\n1\n")), E::NotThreeLines);
        assert!(Checkpoint::parse(&text(&good, "0", &to_base64(&empty_root()))).is_ok());
    }

    #[test]
    fn only_the_logs_own_key_signs_it_once() {
        let (signer, signed) = signed();
        let other = NoteSigner::from_seed(&origin(&Id::from_bytes([1; 16])), &[1; 32]).unwrap();
        let sign = SignedCheckpoint::sign(signed.claimed(), &other);
        assert_eq!(sign.unwrap_err(), CheckpointError::OtherKey);
        assert_eq!(signed.open(other.key()).unwrap_err(), CheckpointError::OtherKey);
        let same_name = NoteSigner::from_seed(&signed.claimed().origin(), &[2; 32]).unwrap();
        assert_eq!(signed.open(same_name.key()).unwrap_err().code(), "note-not-signed");
        // The same text signed by a key of another name.
        let note = other.sign(&signed.claimed().to_text()).unwrap();
        assert_eq!(SignedCheckpoint::parse(&note).unwrap_err(), CheckpointError::OtherKey);
        // A second signature line, be it the same again.
        let line = signed.as_str().lines().last().unwrap().to_owned();
        let twice = format!("{signed}{line}\n");
        assert_eq!(SignedCheckpoint::parse(&twice).unwrap_err(), CheckpointError::Signatures { found: 2 });
        let long = format!("{}{signed}", "x\n".repeat(512));
        assert_eq!(SignedCheckpoint::parse(&long).unwrap_err().code(), "checkpoint-too-long");
        assert!(signed.open(signer.key()).is_ok());
    }
}
