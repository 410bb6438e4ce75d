//! The Merkle tree of RFC 6962 §2.1: hashes, and the checking of proofs as in RFC 9162 §2.1.3.2 and
//! §2.1.4.2. What makes roots and proofs stands apart, so that what believes them is short to read.

mod produce;
#[cfg(test)]
mod tests;

pub use produce::{
    MemoryNodes, MissingNode, Nodes, PathError, append, consistency_path, inclusion_path, root,
};

use sha2::{Digest as _, Sha256};

use crate::Digest;

/// The hash of a leaf: SHA-256 of `0x00` and the leaf's bytes (RFC 6962 §2.1). A custody log's leaf
/// is the commitment text of an entry.
#[must_use]
pub fn leaf_hash(leaf: &[u8]) -> Digest {
    Digest::from_bytes(Sha256::new().chain_update([0]).chain_update(leaf).finalize().into())
}

/// The hash of a node: SHA-256 of `0x01` and the hashes of its two children (RFC 6962 §2.1).
#[must_use]
pub fn node_hash(left: &Digest, right: &Digest) -> Digest {
    let hasher = Sha256::new().chain_update([1]).chain_update(left.as_bytes()).chain_update(right.as_bytes());
    Digest::from_bytes(hasher.finalize().into())
}

/// The root of the tree without leaves: SHA-256 of nothing (RFC 6962 §2.1).
#[must_use]
pub fn empty_root() -> Digest {
    Digest::of(b"")
}

/// Why a proof does not prove what it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProofError {
    /// The leaf is said to stand behind the end of the tree.
    #[error("leaf {index} does not exist in a tree of {size}")]
    Outside {
        /// The index of the leaf, from 0.
        index: u64,
        /// The number of leaves.
        size: u64,
    },
    /// The later tree is the smaller one.
    #[error("a tree of {size} cannot follow a tree of {from}")]
    Shrunk {
        /// The number of leaves of the earlier tree.
        from: u64,
        /// The number of leaves of the later tree.
        size: u64,
    },
    /// The proof has fewer hashes than a tree of this size needs.
    #[error("the proof is too short")]
    TooShort,
    /// The proof has more hashes than a tree of this size needs.
    #[error("the proof is too long")]
    TooLong,
    /// The proof does not lead to the earlier root: it was made of another history.
    #[error("the proof does not lead to the earlier root")]
    OldRoot,
    /// The proof does not lead to the root.
    #[error("the proof does not lead to the root")]
    Root,
}

impl ProofError {
    /// A stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Outside { .. } => "proof-outside",
            Self::Shrunk { .. } => "proof-shrunk",
            Self::TooShort => "proof-too-short",
            Self::TooLong => "proof-too-long",
            Self::OldRoot => "proof-old-root",
            Self::Root => "proof-root",
        }
    }
}

/// Checks that the leaf with hash `leaf` stands at `index` (from 0) in the tree of `size` leaves
/// with root `root` (RFC 9162 §2.1.3.2).
///
/// # Errors
/// [`ProofError`] when it does not follow from `path`.
pub fn verify_inclusion(
    leaf: &Digest,
    index: u64,
    size: u64,
    path: &[Digest],
    root: &Digest,
) -> Result<(), ProofError> {
    if index >= size {
        return Err(ProofError::Outside { index, size });
    }
    // The names of the RFC are fn, sn and r: where we are, where the last leaf is, what we have.
    let (mut place, mut last) = (index, size - 1);
    let mut hash = *leaf;
    for sibling in path {
        if last == 0 {
            return Err(ProofError::TooLong);
        }
        if place & 1 == 1 || place == last {
            hash = node_hash(sibling, &hash);
            while place & 1 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(&hash, sibling);
        }
        place >>= 1;
        last >>= 1;
    }
    if last != 0 {
        return Err(ProofError::TooShort);
    }
    if hash == *root { Ok(()) } else { Err(ProofError::Root) }
}

/// Checks that the tree of `size` leaves with root `new_root` is the tree of `from` leaves with
/// root `old_root`, and what was appended to it (RFC 9162 §2.1.4.2).
///
/// Every tree follows the empty one; between equal sizes the roots must be equal. In both cases the
/// path is empty.
///
/// # Errors
/// [`ProofError`] when it does not follow from `path`.
pub fn verify_consistency(
    from: u64,
    old_root: &Digest,
    size: u64,
    new_root: &Digest,
    path: &[Digest],
) -> Result<(), ProofError> {
    if from > size {
        return Err(ProofError::Shrunk { from, size });
    }
    if from == size || from == 0 {
        let expected = if from == size { *new_root } else { empty_root() };
        return match (path.is_empty(), *old_root == expected) {
            (false, _) => Err(ProofError::TooLong),
            (true, false) => Err(ProofError::OldRoot),
            (true, true) => Ok(()),
        };
    }
    let mut path = path.iter();
    // Where the earlier tree is complete, its root is a node of the later one and not sent again.
    let first = if from.is_power_of_two() { old_root } else { path.next().ok_or(ProofError::TooShort)? };
    let (mut place, mut last) = (from - 1, size - 1);
    while place & 1 == 1 {
        place >>= 1;
        last >>= 1;
    }
    let (mut old, mut new) = (*first, *first);
    for sibling in path {
        if last == 0 {
            return Err(ProofError::TooLong);
        }
        if place & 1 == 1 || place == last {
            old = node_hash(sibling, &old);
            new = node_hash(sibling, &new);
            while place & 1 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            new = node_hash(&new, sibling);
        }
        place >>= 1;
        last >>= 1;
    }
    if last != 0 {
        return Err(ProofError::TooShort);
    }
    match (old == *old_root, new == *new_root) {
        (false, _) => Err(ProofError::OldRoot),
        (true, false) => Err(ProofError::Root),
        (true, true) => Ok(()),
    }
}
