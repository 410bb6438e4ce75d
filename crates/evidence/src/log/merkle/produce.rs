//! The making of roots and proofs, from the stored nodes of a tree.
//!
//! Everything costs O(log n): a log stores the nodes of complete subtrees as they come to be, and
//! every root and path is a few of those.

use std::collections::BTreeMap;

use super::{empty_root, node_hash};
use crate::Digest;

/// The stored nodes of a tree: those whose subtree is complete.
pub trait Nodes {
    /// Why a node cannot be read.
    type Error;

    /// The node at `level` (0 for the leaves) and `index`: the hash over the 2^level leaves from
    /// `index · 2^level` on. Only nodes that [`append`] gave are ever asked for.
    ///
    /// # Errors
    /// When the node is missing or cannot be read.
    fn node(&self, level: u8, index: u64) -> Result<Digest, Self::Error>;
}

/// Why a path could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PathError<E> {
    /// The leaf, or the end of the earlier tree, stands behind the end of the tree.
    #[error("{asked} is outside a tree of {size}")]
    Outside {
        /// The index of the leaf, or the size of the earlier tree.
        asked: u64,
        /// The number of leaves.
        size: u64,
    },
    /// A node could not be read.
    #[error(transparent)]
    Nodes(#[from] E),
}

impl<E> PathError<E> {
    /// A stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Outside { .. } => "path-outside",
            Self::Nodes(_) => "path-nodes",
        }
    }
}

/// The root of the first `size` leaves: `MTH(D[0:size])`.
///
/// # Errors
/// When a node cannot be read.
pub fn root<N: Nodes>(nodes: &N, size: u64) -> Result<Digest, N::Error> {
    subtree(nodes, 0, size)
}

/// The inclusion path of leaf `index` in the tree of `size` leaves, from the leaf's sibling to the
/// root's child: `PATH(index, D[0:size])` of RFC 6962 §2.1.1.
///
/// # Errors
/// [`PathError`] when there is no such leaf, or a node cannot be read.
pub fn inclusion_path<N: Nodes>(
    nodes: &N,
    index: u64,
    size: u64,
) -> Result<Vec<Digest>, PathError<N::Error>> {
    if index >= size {
        return Err(PathError::Outside { asked: index, size });
    }
    let (mut start, mut end) = (0, size);
    let mut path = Vec::new();
    while end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            path.push(subtree(nodes, middle, end)?);
            end = middle;
        } else {
            path.push(subtree(nodes, start, middle)?);
            start = middle;
        }
    }
    path.reverse();
    Ok(path)
}

/// The consistency path from the tree of `from` leaves to that of `size`: `PROOF(from, D[0:size])`
/// of RFC 6962 §2.1.2. Empty when the sizes are equal or `from` is 0.
///
/// # Errors
/// [`PathError`] when `from` is larger than `size`, or a node cannot be read.
pub fn consistency_path<N: Nodes>(
    nodes: &N,
    from: u64,
    size: u64,
) -> Result<Vec<Digest>, PathError<N::Error>> {
    if from > size {
        return Err(PathError::Outside { asked: from, size });
    }
    if from == 0 {
        return Ok(Vec::new());
    }
    let (mut start, mut end) = (0, size);
    let mut path = Vec::new();
    while from != end {
        let middle = start + split(end - start);
        if from <= middle {
            path.push(subtree(nodes, middle, end)?);
            end = middle;
        } else {
            path.push(subtree(nodes, start, middle)?);
            start = middle;
        }
    }
    // The verifier holds the earlier root; any smaller subtree it must be told.
    if start != 0 {
        path.push(subtree(nodes, start, end)?);
    }
    path.reverse();
    Ok(path)
}

/// All nodes to store when a leaf with hash `leaf` is appended to a tree of `size` leaves, as level,
/// index and hash: the leaf itself, and every subtree that it completes.
///
/// # Errors
/// When a node cannot be read.
pub fn append<N: Nodes>(nodes: &N, size: u64, leaf: Digest) -> Result<Vec<(u8, u64, Digest)>, N::Error> {
    let (mut level, mut index, mut hash) = (0_u8, size, leaf);
    let mut completed = vec![(level, index, hash)];
    while index & 1 == 1 {
        hash = node_hash(&nodes.node(level, index - 1)?, &hash);
        level += 1;
        index >>= 1;
        completed.push((level, index, hash));
    }
    Ok(completed)
}

/// The largest power of two smaller than `size`, which is at least 2: `k` of RFC 6962 §2.1.
const fn split(size: u64) -> u64 {
    1 << (63 - (size - 1).leading_zeros())
}

/// `MTH(D[start:end])`, where `start` is a multiple of the smallest power of two that holds the
/// leaves, as every split of RFC 6962 gives it. One stored node for each bit of `end − start`.
fn subtree<N: Nodes>(nodes: &N, start: u64, end: u64) -> Result<Digest, N::Error> {
    let size = end - start;
    let mut hash = None;
    for level in 0..u64::BITS {
        if (size >> level) & 1 == 1 {
            // The level is below 64, so it fits; the bit is set in `end` too, so the index is not 0.
            let node = nodes.node(u8::try_from(level).unwrap_or(u8::MAX), (end >> level) - 1)?;
            hash = Some(hash.map_or(node, |right| node_hash(&node, &right)));
        }
    }
    Ok(hash.unwrap_or_else(empty_root))
}

/// A node that a tree in memory was asked for and does not hold: the tree is smaller than said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no node {index} at level {level}")]
pub struct MissingNode {
    /// The level, 0 for the leaves.
    pub level: u8,
    /// The index within the level.
    pub index: u64,
}

/// A whole tree in memory, for a verifier that was given every entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemoryNodes {
    size: u64,
    nodes: BTreeMap<(u8, u64), Digest>,
}

impl MemoryNodes {
    /// The tree without leaves.
    #[must_use]
    pub const fn new() -> Self {
        Self { size: 0, nodes: BTreeMap::new() }
    }

    /// The number of leaves.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Appends a leaf by its hash and gives its index.
    ///
    /// # Errors
    /// Never in fact: a tree that was only pushed to holds every node it needs.
    pub fn push(&mut self, leaf: Digest) -> Result<u64, MissingNode> {
        let index = self.size;
        for (level, index, hash) in append(self, index, leaf)? {
            self.nodes.insert((level, index), hash);
        }
        self.size = index.saturating_add(1);
        Ok(index)
    }
}

impl Nodes for MemoryNodes {
    type Error = MissingNode;

    fn node(&self, level: u8, index: u64) -> Result<Digest, MissingNode> {
        self.nodes.get(&(level, index)).copied().ok_or(MissingNode { level, index })
    }
}
