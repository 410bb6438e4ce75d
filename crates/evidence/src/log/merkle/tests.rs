//! The tree against the published vectors of certificate-transparency and against `ct-merkle`.

use std::cell::Cell;
use std::convert::Infallible;

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use proptest::prelude::*;

use super::*;
use crate::log::MAX_SIZE;

/// The leaves of certificate-transparency's merkle_tree_test.cc, in hexadecimal.
const LEAVES: [&[u8]; 8] = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
];

/// Its roots of the trees of 0 to 8 leaves.
const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

/// Its inclusion paths: index, size, path.
const PATHS: [(u64, u64, &[&str]); 5] = [
    (0, 1, &[]),
    (
        0,
        8,
        &[
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        5,
        8,
        &[
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (2, 3, &["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    (
        1,
        5,
        &[
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
];

/// Its consistency paths: earlier size, size, path.
const GROWTHS: [(u64, u64, &[&str]); 4] = [
    (1, 1, &[]),
    (
        1,
        8,
        &[
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        6,
        8,
        &[
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (
        2,
        5,
        &[
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
];

fn digests(texts: &[&str]) -> Vec<Digest> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

fn memory(leaves: impl IntoIterator<Item = Digest>) -> MemoryNodes {
    let mut nodes = MemoryNodes::new();
    for (expected, leaf) in (0..).zip(leaves) {
        assert_eq!(nodes.push(leaf), Ok(expected));
    }
    nodes
}

fn numbered(index: u64) -> Vec<u8> {
    index.to_be_bytes().to_vec()
}

#[test]
fn the_published_roots_and_paths_come_out() {
    let nodes = memory(LEAVES.iter().map(|leaf| leaf_hash(leaf)));
    for (size, expected) in (0..).zip(digests(&ROOTS)) {
        assert_eq!(root(&nodes, size), Ok(expected), "size {size}");
    }
    for (index, size, path) in PATHS {
        assert_eq!(inclusion_path(&nodes, index, size), Ok(digests(path)), "{index} in {size}");
    }
    for (from, size, path) in GROWTHS {
        assert_eq!(consistency_path(&nodes, from, size), Ok(digests(path)), "{from} to {size}");
    }
}

#[test]
fn outside_a_tree_there_is_nothing() {
    let nodes = memory([leaf_hash(b"a")]);
    assert_eq!(inclusion_path(&nodes, 1, 1), Err(PathError::Outside { asked: 1, size: 1 }));
    assert_eq!(inclusion_path(&nodes, 0, 0), Err(PathError::Outside { asked: 0, size: 0 }));
    assert_eq!(consistency_path(&nodes, 2, 1), Err(PathError::Outside { asked: 2, size: 1 }));
    assert_eq!(inclusion_path(&nodes, 0, 3).unwrap_err().code(), "path-nodes");
    let leaf = leaf_hash(b"a");
    assert_eq!(verify_inclusion(&leaf, 0, 0, &[], &leaf), Err(ProofError::Outside { index: 0, size: 0 }));
}

#[test]
fn the_ends_of_consistency() {
    let (a, b) = (Digest::of(b"a"), Digest::of(b"b"));
    assert_eq!(verify_consistency(0, &empty_root(), 5, &a, &[]), Ok(()));
    assert_eq!(verify_consistency(0, &b, 5, &a, &[]), Err(ProofError::OldRoot));
    assert_eq!(verify_consistency(0, &empty_root(), 5, &a, &[a]), Err(ProofError::TooLong));
    assert_eq!(verify_consistency(5, &a, 5, &a, &[]), Ok(()));
    assert_eq!(verify_consistency(5, &b, 5, &a, &[]), Err(ProofError::OldRoot));
    assert_eq!(verify_consistency(5, &a, 5, &a, &[a]), Err(ProofError::TooLong));
    assert_eq!(verify_consistency(6, &a, 5, &a, &[]), Err(ProofError::Shrunk { from: 6, size: 5 }));
    assert_eq!(verify_consistency(3, &a, 5, &a, &[]), Err(ProofError::TooShort));
    assert_eq!(verify_consistency(4, &a, 5, &a, &[]), Err(ProofError::TooShort));
    assert_eq!(verify_consistency(0, &empty_root(), 0, &empty_root(), &[]), Ok(()));
}

/// Every leaf of every tree up to 130, and every growth between them: made, verified, and not to be
/// verified with anything changed.
#[test]
fn all_small_trees_agree_with_ct_merkle() {
    let mut oracle = MemoryBackedTree::<sha2_11::Sha256, Vec<u8>>::new();
    let mut nodes = MemoryNodes::new();
    let mut roots = vec![empty_root()];
    for size in 1..=130_u64 {
        oracle.push(numbered(size - 1));
        nodes.push(leaf_hash(&numbered(size - 1))).unwrap();
        let top = root(&nodes, size).unwrap();
        assert_eq!(oracle.root().as_bytes().as_slice(), top.as_bytes());
        roots.push(top);
        for index in 0..size {
            let path = inclusion_path(&nodes, index, size).unwrap();
            let expected = oracle.prove_inclusion(usize::try_from(index).unwrap());
            assert_eq!(expected.as_bytes(), flat(&path), "{index} in {size}");
            let leaf = leaf_hash(&numbered(index));
            assert_eq!(verify_inclusion(&leaf, index, size, &path, &top), Ok(()));
        }
        for from in 1..=size {
            let path = consistency_path(&nodes, from, size).unwrap();
            if from < size {
                let expected = oracle.prove_consistency(usize::try_from(size - from).unwrap());
                assert_eq!(expected.as_bytes(), flat(&path), "{from} to {size}");
            }
            let old = &roots[usize::try_from(from).unwrap()];
            assert_eq!(verify_consistency(from, old, size, &top, &path), Ok(()));
        }
    }
}

fn flat(path: &[Digest]) -> Vec<u8> {
    path.iter().flat_map(|digest| *digest.as_bytes()).collect()
}

/// A tree of any size whose leaves are all alike, and which counts what it is asked for.
struct Alike {
    levels: Vec<Digest>,
    asked: Cell<u32>,
}

impl Alike {
    fn new() -> Self {
        let mut levels = vec![leaf_hash(b"same")];
        for level in 0..63 {
            levels.push(node_hash(&levels[level], &levels[level]));
        }
        Self { levels, asked: Cell::new(0) }
    }
}

impl Nodes for Alike {
    type Error = Infallible;

    fn node(&self, level: u8, index: u64) -> Result<Digest, Infallible> {
        assert!(index <= MAX_SIZE >> level, "node {index} of level {level} cannot be complete");
        self.asked.set(self.asked.get() + 1);
        Ok(self.levels[usize::from(level)])
    }
}

/// How one proof differs from the one that was made.
#[derive(Debug, Clone, Copy)]
enum Change {
    Flip,
    Drop,
    Double,
    Swap,
    Add,
}

fn changed(path: &[Digest], change: Change, at: usize) -> Vec<Digest> {
    let mut path = path.to_vec();
    let at = if path.is_empty() { 0 } else { at % path.len() };
    let next = if path.is_empty() { 0 } else { (at + 1) % path.len() };
    match change {
        Change::Flip if !path.is_empty() => path[at] = Digest::of(path[at].as_bytes()),
        Change::Drop if !path.is_empty() => drop(path.remove(at)),
        Change::Double if !path.is_empty() => path.insert(at, path[at]),
        Change::Swap if path.len() > 1 => path.swap(at, next),
        _ => path.push(Digest::of(b"one more")),
    }
    path
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        Just(Change::Flip),
        Just(Change::Drop),
        Just(Change::Double),
        Just(Change::Swap),
        Just(Change::Add)
    ]
}

proptest! {
    #[test]
    fn any_tree_agrees_with_ct_merkle(size in 1_u64..400, seed in any::<u64>()) {
        let mut oracle = MemoryBackedTree::<sha2_11::Sha256, Vec<u8>>::new();
        for index in 0..size {
            oracle.push(numbered(index ^ seed));
        }
        let nodes = memory((0..size).map(|index| leaf_hash(&numbered(index ^ seed))));
        let top = root(&nodes, size).unwrap();
        let expected = oracle.root();
        prop_assert_eq!(expected.as_bytes().as_slice(), top.as_bytes());
        for index in 0..size {
            let path = inclusion_path(&nodes, index, size).unwrap();
            let expected = oracle.prove_inclusion(usize::try_from(index).unwrap());
            prop_assert_eq!(expected.as_bytes(), flat(&path));
            prop_assert_eq!(verify_inclusion(&leaf_hash(&numbered(index ^ seed)), index, size, &path, &top), Ok(()));
        }
        let from = 1 + seed % size;
        let path = consistency_path(&nodes, from, size).unwrap();
        if from < size {
            let expected = oracle.prove_consistency(usize::try_from(size - from).unwrap());
            prop_assert_eq!(expected.as_bytes(), flat(&path));
        }
        prop_assert_eq!(verify_consistency(from, &root(&nodes, from).unwrap(), size, &top, &path), Ok(()));
    }

    #[test]
    fn a_changed_inclusion_path_proves_nothing(
        size in 1_u64..300, which in any::<u64>(), change in change(), at in any::<usize>(), other in 1_u64..300,
    ) {
        let nodes = memory((0..size).map(|index| leaf_hash(&numbered(index))));
        let (index, top) = (which % size, root(&nodes, size).unwrap());
        let leaf = leaf_hash(&numbered(index));
        let path = inclusion_path(&nodes, index, size).unwrap();
        let wrong = changed(&path, change, at);
        prop_assert!(verify_inclusion(&leaf, index, size, &wrong, &top).is_err());
        // The right path at another place, for another leaf, or to another root.
        if other % size != index {
            prop_assert!(verify_inclusion(&leaf, other % size, size, &path, &top).is_err());
            prop_assert!(verify_inclusion(&leaf_hash(&numbered(other % size)), index, size, &path, &top).is_err());
        }
        prop_assert!(verify_inclusion(&leaf, index, size, &path, &Digest::of(b"other")).is_err());
    }

    #[test]
    fn a_changed_consistency_path_proves_nothing(
        size in 2_u64..300, which in any::<u64>(), change in change(), at in any::<usize>(),
    ) {
        let nodes = memory((0..size).map(|index| leaf_hash(&numbered(index))));
        let from = 1 + which % (size - 1);
        let (old, top) = (root(&nodes, from).unwrap(), root(&nodes, size).unwrap());
        let path = consistency_path(&nodes, from, size).unwrap();
        let wrong = changed(&path, change, at);
        prop_assert!(verify_consistency(from, &old, size, &top, &wrong).is_err());
        let other = Digest::of(b"other");
        prop_assert!(verify_consistency(from, &other, size, &top, &path).is_err());
        prop_assert!(verify_consistency(from, &old, size, &other, &path).is_err());
    }

    /// A rewritten past is never consistent with what was sealed before.
    #[test]
    fn a_rewritten_entry_shows(size in 2_u64..200, which in any::<u64>(), rewritten in any::<u64>()) {
        let honest = memory((0..size).map(|index| leaf_hash(&numbered(index))));
        let from = 1 + which % (size - 1);
        let victim = rewritten % from;
        let liar = memory((0..size).map(|index| {
            if index == victim { leaf_hash(b"rewritten") } else { leaf_hash(&numbered(index)) }
        }));
        let old = root(&honest, from).unwrap();
        let path = consistency_path(&liar, from, size).unwrap();
        prop_assert!(verify_consistency(from, &old, size, &root(&liar, size).unwrap(), &path).is_err());
    }

    /// Sizes no test could fill: the cost stays logarithmic and nothing overflows.
    #[test]
    fn huge_trees_cost_little(size in 1..=MAX_SIZE, a in any::<u64>(), b in any::<u64>()) {
        let nodes = Alike::new();
        let top = root(&nodes, size).unwrap();
        let index = a % size;
        let path = inclusion_path(&nodes, index, size).unwrap();
        prop_assert!(path.len() <= 63);
        prop_assert_eq!(verify_inclusion(&leaf_hash(b"same"), index, size, &path, &top), Ok(()));
        let from = 1 + b % size;
        let path = consistency_path(&nodes, from, size).unwrap();
        prop_assert!(path.len() <= 64);
        let old = root(&nodes, from).unwrap();
        prop_assert_eq!(verify_consistency(from, &old, size, &top, &path), Ok(()));
        append(&nodes, size, leaf_hash(b"same")).unwrap();
        prop_assert!(nodes.asked.get() <= 63 * 7, "{} nodes were read", nodes.asked.get());
    }
}

#[test]
fn appending_stores_what_it_completes_and_no_more() {
    let nodes = memory((0..7).map(|index| leaf_hash(&numbered(index))));
    let completed = append(&nodes, 7, leaf_hash(&numbered(7))).unwrap();
    let places: Vec<_> = completed.iter().map(|(level, index, _)| (*level, *index)).collect();
    assert_eq!(places, [(0, 7), (1, 3), (2, 1), (3, 0)]);
    let nodes = memory((0..8).map(|index| leaf_hash(&numbered(index))));
    assert_eq!(completed.last().unwrap().2, root(&nodes, 8).unwrap());
    assert_eq!(append(&nodes, 8, Digest::of(b"")).unwrap().len(), 1);
    assert_eq!(nodes.size(), 8);
}
