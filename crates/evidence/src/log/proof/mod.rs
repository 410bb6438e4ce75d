//! The proof that an entry stands in a log: a C2SP tlog-proof.

use std::fmt;

use base64ct::{Base64, Encoding as _};

use super::checkpoint::{Checkpoint, CheckpointError, SignedCheckpoint};
use super::merkle::{Nodes, PathError, ProofError, inclusion_path, verify_inclusion};
use super::note::NoteKey;
use super::text::{decimal, from_base64, to_base64, version};
use crate::Digest;

/// The longest tlog-proof that is read, in bytes.
pub const MAX_PROOF: usize = 16 << 10;
/// The most bytes of extra data.
pub const MAX_EXTRA: usize = 4 << 10;
/// The most hashes of a path: one for each level below a root of 2^63 − 1 leaves.
const MAX_PATH: usize = 63;

/// The first line up to its version.
const HEAD: &str = "c2sp.org/tlog-proof@v";

/// Why a text is not a proof, or does not prove what it should.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TlogProofError {
    /// Longer than is read.
    #[error("a proof longer than {limit} bytes")]
    TooLong {
        /// The limit in bytes.
        limit: usize,
    },
    /// The first line is not that of a tlog-proof.
    #[error("the first line is not that of a tlog-proof")]
    NotAProof,
    /// A tlog-proof of another version.
    #[error("tlog-proof version {version} is newer than this program")]
    Newer {
        /// The version found.
        version: String,
    },
    /// A line breaks the format.
    #[error("line {line} of the proof is malformed")]
    BadLine {
        /// The line, counted from 1.
        line: usize,
    },
    /// The checkpoint in it is malformed or not signed by the log's key.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// The path does not lead from the entry to the checkpoint's root.
    #[error(transparent)]
    Proof(#[from] ProofError),
}

impl TlogProofError {
    /// A stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "tlog-proof-too-long",
            Self::NotAProof => "tlog-proof-head",
            Self::Newer { .. } => "tlog-proof-newer",
            Self::BadLine { .. } => "tlog-proof-line",
            Self::Checkpoint(error) => error.code(),
            Self::Proof(error) => error.code(),
        }
    }
}

/// A proof of inclusion in good form, unverified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlogProof {
    extra: Vec<u8>,
    index: u64,
    path: Vec<Digest>,
    checkpoint: SignedCheckpoint,
}

impl TlogProof {
    /// Makes the proof that leaf `index` is under `checkpoint`.
    ///
    /// # Errors
    /// [`PathError`] when the leaf is behind the checkpoint, or a node cannot be read.
    pub fn produce<N: Nodes>(
        nodes: &N,
        index: u64,
        checkpoint: SignedCheckpoint,
    ) -> Result<Self, PathError<N::Error>> {
        let path = inclusion_path(nodes, index, checkpoint.claimed().size)?;
        Ok(Self { extra: Vec::new(), index, path, checkpoint })
    }

    /// Reads a tlog-proof whose checkpoint is one of Sanad: one signature, no extension lines.
    ///
    /// # Errors
    /// [`TlogProofError`] names the line that is not as it must be.
    pub fn parse(text: &str) -> Result<Self, TlogProofError> {
        if text.len() > MAX_PROOF {
            return Err(TlogProofError::TooLong { limit: MAX_PROOF });
        }
        let (head, _) = text.split_once('\n').ok_or(TlogProofError::NotAProof)?;
        match version(head, HEAD).as_deref() {
            Some("1") => {}
            Some(version) => return Err(TlogProofError::Newer { version: version.to_owned() }),
            None => return Err(TlogProofError::NotAProof),
        }
        let bad = |line| TlogProofError::BadLine { line };
        let (proof, checkpoint) = text.split_once("\n\n").ok_or(bad(1))?;
        let mut lines = proof.split('\n').zip(1_usize..).skip(1).peekable();
        let mut extra = Vec::new();
        if let Some((encoded, at)) =
            lines.peek().and_then(|(line, at)| Some((line.strip_prefix("extra ")?, *at)))
        {
            extra = Base64::decode_vec(encoded).map_err(|_| bad(at))?;
            // Without extra data the line is left out, so an empty one is a second spelling.
            if extra.is_empty() || extra.len() > MAX_EXTRA {
                return Err(bad(at));
            }
            lines.next();
        }
        let (line, at) = lines.next().ok_or(bad(2))?;
        let index = line.strip_prefix("index ").and_then(decimal).ok_or(bad(at))?;
        let mut path = Vec::new();
        for (line, at) in lines {
            if path.len() >= MAX_PATH {
                return Err(bad(at));
            }
            path.push(from_base64(line).ok_or(bad(at))?);
        }
        Ok(Self { extra, index, path, checkpoint: SignedCheckpoint::parse(checkpoint)? })
    }

    /// Verifies that the entry whose leaf has hash `leaf` stands in the log, under a checkpoint that
    /// the log's key signed; gives that checkpoint.
    ///
    /// # Errors
    /// [`TlogProofError`] when the signature or the path does not hold.
    pub fn verify(&self, leaf: &Digest, key: &NoteKey) -> Result<Checkpoint, TlogProofError> {
        let checkpoint = self.checkpoint.open(key)?;
        verify_inclusion(leaf, self.index, checkpoint.size, &self.path, &checkpoint.root)?;
        Ok(checkpoint)
    }

    /// The index of the entry, from 0; a claim until verified.
    #[must_use]
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// The checkpoint it leads to; a claim until verified.
    #[must_use]
    pub const fn checkpoint(&self) -> &SignedCheckpoint {
        &self.checkpoint
    }

    /// Extra data that another program put in. Nothing vouches for it; Sanad writes none.
    #[must_use]
    pub fn extra(&self) -> &[u8] {
        &self.extra
    }
}

/// The proof as C2SP tlog-proof writes it.
impl fmt::Display for TlogProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}1")?;
        if !self.extra.is_empty() {
            writeln!(f, "extra {}", Base64::encode_string(&self.extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        for hash in &self.path {
            writeln!(f, "{}", to_base64(hash))?;
        }
        write!(f, "\n{}", self.checkpoint)
    }
}

#[cfg(test)]
mod tests;
