//! The proof that a log only grew: the consistency file, `sanad consistency v1`.

use std::fmt;

use super::checkpoint::Checkpoint;
use super::merkle::{Nodes, PathError, ProofError, consistency_path, verify_consistency};
use super::text::{decimal, from_base64, to_base64, version};
use crate::Digest;

/// The longest consistency file that is read, in bytes.
pub const MAX_CONSISTENCY: usize = 4 << 10;
/// The most hashes of a path: RFC 6962 §2.1.2, ceil(log2(n)) + 1.
const MAX_PATH: usize = 64;

/// The first line up to its version.
const HEAD: &str = "sanad consistency v";

/// Why a text is not a consistency file, or does not show what it should.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ConsistencyError {
    /// Longer than is read.
    #[error("a consistency file longer than {limit} bytes")]
    TooLong {
        /// The limit in bytes.
        limit: usize,
    },
    /// The first line is not that of a consistency file.
    #[error("the first line is not that of a consistency file")]
    NotConsistency,
    /// Made by a newer Sanad.
    #[error("made by a newer Sanad: consistency version {version}")]
    Newer {
        /// The version found.
        version: String,
    },
    /// A line breaks the format.
    #[error("line {line} of the consistency file is malformed")]
    BadLine {
        /// The line, counted from 1.
        line: usize,
    },
    /// The two checkpoints are of different logs.
    #[error("the two checkpoints are of different logs")]
    OtherLog,
    /// The proof begins at another size than the earlier checkpoint.
    #[error("the proof begins at {stated}, the earlier checkpoint is of size {held}")]
    OtherSize {
        /// The size in the file.
        stated: u64,
        /// The size of the earlier checkpoint.
        held: u64,
    },
    /// The later tree does not continue the earlier one.
    #[error(transparent)]
    Proof(#[from] ProofError),
}

impl ConsistencyError {
    /// A stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "consistency-too-long",
            Self::NotConsistency => "consistency-head",
            Self::Newer { .. } => "consistency-newer",
            Self::BadLine { .. } => "consistency-line",
            Self::OtherLog => "consistency-other-log",
            Self::OtherSize { .. } => "consistency-other-size",
            Self::Proof(error) => error.code(),
        }
    }
}

/// A proof of consistency in good form, unverified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsistencyProof {
    from: u64,
    path: Vec<Digest>,
}

impl ConsistencyProof {
    /// Makes the proof that the log of `size` entries continues the log of `from` entries, of which
    /// there is at least one.
    ///
    /// # Errors
    /// [`PathError`] when `from` is 0 or above `size`, or a node cannot be read.
    pub fn produce<N: Nodes>(nodes: &N, from: u64, size: u64) -> Result<Self, PathError<N::Error>> {
        if from == 0 {
            return Err(PathError::Outside { asked: from, size });
        }
        Ok(Self { from, path: consistency_path(nodes, from, size)? })
    }

    /// Reads a consistency file.
    ///
    /// # Errors
    /// [`ConsistencyError`] names the line that is not as it must be.
    pub fn parse(text: &str) -> Result<Self, ConsistencyError> {
        if text.len() > MAX_CONSISTENCY {
            return Err(ConsistencyError::TooLong { limit: MAX_CONSISTENCY });
        }
        let (head, _) = text.split_once('\n').ok_or(ConsistencyError::NotConsistency)?;
        match version(head, HEAD).as_deref() {
            Some("1") => {}
            Some(version) => return Err(ConsistencyError::Newer { version: version.to_owned() }),
            None => return Err(ConsistencyError::NotConsistency),
        }
        let bad = |line| ConsistencyError::BadLine { line };
        let mut lines = text.split_inclusive('\n').zip(1_usize..).skip(1);
        let (line, _) = lines.next().ok_or(bad(2))?;
        let from = line.strip_prefix("from ").and_then(|rest| rest.strip_suffix('\n')).and_then(decimal);
        let from = from.filter(|from| *from > 0).ok_or(bad(2))?;
        let mut path = Vec::new();
        for (line, at) in lines {
            if path.len() >= MAX_PATH {
                return Err(bad(at));
            }
            path.push(line.strip_suffix('\n').and_then(from_base64).ok_or(bad(at))?);
        }
        Ok(Self { from, path })
    }

    /// Verifies that the log of `new` is the log of `old` and what was appended to it. Both
    /// checkpoints must have been opened with the log's key.
    ///
    /// # Errors
    /// [`ConsistencyError`] when this does not follow.
    pub fn verify(&self, old: &Checkpoint, new: &Checkpoint) -> Result<(), ConsistencyError> {
        if old.log != new.log {
            return Err(ConsistencyError::OtherLog);
        }
        if old.size != self.from {
            return Err(ConsistencyError::OtherSize { stated: self.from, held: old.size });
        }
        Ok(verify_consistency(old.size, &old.root, new.size, &new.root, &self.path)?)
    }

    /// The size of the earlier log.
    #[must_use]
    pub const fn from(&self) -> u64 {
        self.from
    }
}

/// The file as it is written.
impl fmt::Display for ConsistencyProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{HEAD}1\nfrom {}\n", self.from)?;
        self.path.iter().try_for_each(|hash| writeln!(f, "{}", to_base64(hash)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Id;
    use crate::log::merkle::{MemoryNodes, leaf_hash, root};

    fn nodes() -> MemoryNodes {
        let mut nodes = MemoryNodes::new();
        for byte in 0..9_u8 {
            nodes.push(leaf_hash(&[byte])).unwrap();
        }
        nodes
    }

    fn checkpoint(nodes: &MemoryNodes, size: u64) -> Checkpoint {
        Checkpoint { log: Id::from_bytes([1; 16]), size, root: root(nodes, size).unwrap() }
    }

    #[test]
    fn every_growth_is_proved_and_no_other() {
        let nodes = nodes();
        for size in 1..=9 {
            for from in 1..=size {
                let proof = ConsistencyProof::produce(&nodes, from, size).unwrap();
                let read = ConsistencyProof::parse(&proof.to_string()).unwrap();
                assert_eq!(read, proof);
                let (old, new) = (checkpoint(&nodes, from), checkpoint(&nodes, size));
                assert_eq!(read.verify(&old, &new), Ok(()));
                let forged = Checkpoint { root: Digest::of(b"other"), ..old };
                assert!(read.verify(&forged, &new).is_err());
                let forged = Checkpoint { root: Digest::of(b"other"), ..new };
                assert!(read.verify(&old, &forged).is_err());
            }
        }
    }

    #[test]
    fn the_checkpoints_must_be_those_of_the_proof() {
        let nodes = nodes();
        let proof = ConsistencyProof::produce(&nodes, 3, 7).unwrap();
        let (old, new) = (checkpoint(&nodes, 3), checkpoint(&nodes, 7));
        let other = Checkpoint { log: Id::from_bytes([2; 16]), ..old };
        assert_eq!(proof.verify(&other, &new), Err(ConsistencyError::OtherLog));
        let held = checkpoint(&nodes, 4);
        assert_eq!(proof.verify(&held, &new), Err(ConsistencyError::OtherSize { stated: 3, held: 4 }));
        assert_eq!(proof.verify(&old, &checkpoint(&nodes, 2)).unwrap_err().code(), "proof-shrunk");
        assert_eq!(ConsistencyProof::produce(&nodes, 0, 7).unwrap_err().code(), "path-outside");
        assert_eq!(ConsistencyProof::produce(&nodes, 8, 7).unwrap_err().code(), "path-outside");
    }

    #[test]
    fn a_malformed_file_is_refused_by_its_line() {
        use ConsistencyError as E;
        let hash = to_base64(&Digest::of(b""));
        let parse = |text: String| ConsistencyProof::parse(&text).unwrap_err();
        assert_eq!(parse(String::new()), E::NotConsistency);
        assert_eq!(parse("sanad record v1\nfrom 1\n".to_owned()), E::NotConsistency);
        assert_eq!(parse("sanad consistency vX\nfrom 1\n".to_owned()), E::NotConsistency);
        assert_eq!(
            parse("sanad consistency v2\nwhatever\n".to_owned()),
            E::Newer { version: "2".to_owned() }
        );
        assert_eq!(parse("sanad consistency v1\n".to_owned()), E::BadLine { line: 2 });
        for from in ["from 0\n", "from 01\n", "from 1", "from  1\n", "From 1\n", "from 1\r\n"] {
            assert_eq!(parse(format!("sanad consistency v1\n{from}")), E::BadLine { line: 2 }, "{from:?}");
        }
        assert_eq!(parse(format!("sanad consistency v1\nfrom 1\n{hash}")), E::BadLine { line: 3 });
        assert_eq!(parse(format!("sanad consistency v1\nfrom 1\n{hash}\n\n")), E::BadLine { line: 4 });
        let many = format!("{hash}\n").repeat(65);
        assert_eq!(parse(format!("sanad consistency v1\nfrom 1\n{many}")), E::BadLine { line: 67 });
        assert_eq!(parse("x".repeat(5000)).code(), "consistency-too-long");
    }
}
