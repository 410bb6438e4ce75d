//! tlog-proofs: round trips, forgeries and malformed texts.

use proptest::prelude::*;

use super::*;
use crate::Id;
use crate::log::merkle::{MemoryNodes, leaf_hash, root};
use crate::log::{NoteSigner, origin};

fn log_of(size: u64) -> (MemoryNodes, SignedCheckpoint, NoteSigner) {
    let mut nodes = MemoryNodes::new();
    for index in 0..size {
        nodes.push(leaf_hash(&index.to_be_bytes())).unwrap();
    }
    let log = Id::from_bytes([9; 16]);
    let signer = NoteSigner::from_seed(&origin(&log), &[4; 32]).unwrap();
    let checkpoint = Checkpoint { log, size, root: root(&nodes, size).unwrap() };
    let checkpoint = SignedCheckpoint::sign(&checkpoint, &signer).unwrap();
    (nodes, checkpoint, signer)
}

fn leaf(index: u64) -> Digest {
    leaf_hash(&index.to_be_bytes())
}

#[test]
fn every_entry_is_proved_and_no_other() {
    for size in 1..=9 {
        let (nodes, checkpoint, signer) = log_of(size);
        for index in 0..size {
            let proof = TlogProof::produce(&nodes, index, checkpoint.clone()).unwrap();
            let read = TlogProof::parse(&proof.to_string()).unwrap();
            assert_eq!(read, proof);
            assert_eq!(read.verify(&leaf(index), signer.key()).unwrap(), *checkpoint.claimed());
            assert!(read.verify(&leaf(index + 1), signer.key()).is_err());
        }
        let behind = TlogProof::produce(&nodes, size, checkpoint).unwrap_err();
        assert_eq!(behind.code(), "path-outside");
    }
}

#[test]
fn the_signature_must_hold() {
    let (nodes, checkpoint, signer) = log_of(5);
    let proof = TlogProof::produce(&nodes, 2, checkpoint.clone()).unwrap();
    let thief = NoteSigner::from_seed(signer.key().name(), &[5; 32]).unwrap();
    assert_eq!(proof.verify(&leaf(2), thief.key()).unwrap_err().code(), "note-not-signed");
    // A forged root leads to the forged leaf, but the log's key did not sign it.
    let (line, good) = (proof.to_string(), to_base64(&checkpoint.claimed().root));
    let forged = TlogProof::parse(&line.replacen(&good, &to_base64(&Digest::of(b"forged")), 1)).unwrap();
    assert_eq!(forged.verify(&leaf(2), signer.key()).unwrap_err().code(), "note-wrong-signature");
}

#[test]
fn extra_data_is_kept_and_not_trusted() {
    let (nodes, checkpoint, signer) = log_of(3);
    let text = TlogProof::produce(&nodes, 0, checkpoint).unwrap().to_string();
    let with = text.replacen("\nindex", "\nextra aGVsbG8=\nindex", 1);
    let proof = TlogProof::parse(&with).unwrap();
    assert_eq!((proof.extra(), proof.index()), (b"hello".as_slice(), 0));
    assert_eq!(proof.to_string(), with);
    assert!(proof.verify(&leaf(0), signer.key()).is_ok());
}

#[test]
fn a_malformed_proof_is_refused_by_its_line() {
    use TlogProofError as E;
    let (nodes, checkpoint, _) = log_of(3);
    let text = TlogProof::produce(&nodes, 0, checkpoint).unwrap().to_string();
    let change = |from: &str, to: &str| TlogProof::parse(&text.replacen(from, to, 1)).unwrap_err();
    assert_eq!(TlogProof::parse(""), Err(E::NotAProof));
    assert_eq!(change("c2sp.org", "example.com"), E::NotAProof);
    assert_eq!(change("@v1", "@v1.1"), E::NotAProof);
    assert_eq!(change("@v1", "@v2"), E::Newer { version: "2".to_owned() });
    for index in ["index 00", "index -1", "index", "index  0", "Index 0", "index 0\r"] {
        assert_eq!(change("index 0", index), E::BadLine { line: 2 }, "{index:?}");
    }
    assert_eq!(change("index", "extra \nindex"), E::BadLine { line: 2 });
    assert_eq!(change("index", "extra aGVsbG9=\nindex"), E::BadLine { line: 2 });
    assert_eq!(change("index", "extra aGVsbG8=\nextra aGVsbG8=\nindex"), E::BadLine { line: 3 });
    assert_eq!(change("=\n", "\n"), E::BadLine { line: 3 });
    let hash = format!("{}\n", to_base64(&Digest::of(b"")));
    assert_eq!(change("\n\n", &format!("\n{}\n", hash.repeat(62))), E::BadLine { line: 66 });
    let extra = Base64::encode_string(&[0; MAX_EXTRA + 1]);
    assert_eq!(change("index", &format!("extra {extra}\nindex")), E::BadLine { line: 2 });
    assert_eq!(change("\n\n", "\n").code(), "tlog-proof-line");
    assert_eq!(change("\n\n", "\n\n\n").code(), "checkpoint-lines");
    assert_eq!(TlogProof::parse(&format!("{text}x")).unwrap_err().code(), "note-no-signature");
    assert_eq!(TlogProof::parse(&"x".repeat(MAX_PROOF + 1)).unwrap_err().code(), "tlog-proof-too-long");
}

proptest! {
    /// Any single changed byte of a proof is noticed: as text, in the path or in the signature.
    #[test]
    fn a_changed_proof_proves_nothing(size in 2_u64..200, at in any::<prop::sample::Index>(), bit in 0_u8..7) {
        let (nodes, checkpoint, signer) = log_of(size);
        let index = size / 3;
        let text = TlogProof::produce(&nodes, index, checkpoint).unwrap().to_string();
        let mut bytes = text.into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        let verified = String::from_utf8(bytes)
            .ok()
            .and_then(|text| TlogProof::parse(&text).ok())
            .and_then(|proof| proof.verify(&leaf(index), signer.key()).ok());
        prop_assert_eq!(verified, None);
    }

    /// Whatever bytes are given, reading ends in an answer, and what is read writes back the same.
    #[test]
    fn reading_is_total_and_has_one_spelling(text in "(c2sp.org/tlog-proof@v1\n)?(extra [a-zA-Z0-9+/=]{0,8}\n)?(index [0-9]{1,3}\n)?(.{0,44}\n){0,4}") {
        if let Ok(proof) = TlogProof::parse(&text) {
            prop_assert_eq!(proof.to_string(), text);
        }
    }
}
