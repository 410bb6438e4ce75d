//! The published example of a custody log (FORMAT.md, "Custody log"; tests/vectors/log): made anew
//! from fixed keys and compared byte for byte, read back, and checked with stock programs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use hmac::{Hmac, Mac as _};
use sanad_evidence::log::merkle::{leaf_hash, root};
use sanad_evidence::log::{
    Checkpoint, ConsistencyProof, Cosignature, Cosigner, CosignerKey, MemoryNodes, NoteKey, NoteSigner,
    SignedCheckpoint, TlogProof, origin, public_key_pem,
};
use sanad_evidence::{Digest, Id, to_hex};
use serde_json::{Value, json};
use sha2::Sha256;

/// The entry that is proved.
const PROVED: usize = 2;
/// The size of the earlier checkpoint.
const EARLIER: u64 = 3;
/// 2026-11-21T14:00:00Z
const COSIGNED_AT: u64 = 1_795_269_600;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/log")
}

fn read(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// 32 bytes that count up from `first`.
fn seed(first: u8) -> [u8; 32] {
    std::array::from_fn(|at| first + u8::try_from(at).unwrap())
}

fn log_id() -> Id {
    "5a9e0f6c1b2d4e3f8091a2b3c4d5e6f7".parse().unwrap()
}

fn log_signer() -> NoteSigner {
    NoteSigner::from_seed(&origin(&log_id()), &seed(0x00)).unwrap()
}

fn cosigner() -> Cosigner {
    Cosigner::from_seed("sanad/cosigner/c0517e00c0517e00c0517e00c0517e00", &seed(0x20)).unwrap()
}

/// A record's text, written by hand from FORMAT.md, "Record": salts and order drawn from `seed`.
fn record(fields: &[(&str, Value)], seed: &[u8]) -> String {
    let draw = |purpose: &str, name: &str| {
        let mut mac = Hmac::<Sha256>::new_from_slice(seed).unwrap();
        mac.update(format!("sanad record v1 {purpose}\n{name}").as_bytes());
        mac.finalize().into_bytes().to_vec()
    };
    let mut lines: Vec<_> = fields
        .iter()
        .map(|(name, value)| {
            (draw("order", name), format!("{} {name} {value}\n", to_hex(&draw("salt", name)[..16])))
        })
        .collect();
    lines.sort();
    let lines: String = lines.into_iter().map(|(_, line)| line).collect();
    format!("sanad record v1 entry/1\n{lines}")
}

/// A record's commitment, likewise.
fn commitment(record: &str) -> String {
    let line_digest = |line: &str| match line.strip_prefix("withheld ") {
        Some(rest) => rest.split(' ').next().unwrap().to_owned(),
        None => Digest::of(line.as_bytes()).to_string(),
    };
    record.split_inclusive('\n').map(|line| line_digest(line) + "\n").collect()
}

fn record_digest(record: &str) -> Digest {
    Digest::of(commitment(record).as_bytes())
}

/// Two films are acquired and described, then the log is sealed.
fn entries() -> Vec<String> {
    let case = "ca5e0001ca5e0001ca5e0001ca5e0001";
    let (first, second) = ("17e30001000000000000000000000001", "17e30002000000000000000000000002");
    let acts = [
        ("Acquired", "item", first, Some("film one")),
        ("Described", "item", first, None),
        ("Acquired", "item", second, Some("film two")),
        ("Described", "item", second, None),
        ("Sealed", "bundle", "b0d1e001b0d1e001b0d1e001b0d1e001", None),
    ];
    let mut made: Vec<String> = Vec::new();
    for (index, (action, kind, thing, bytes)) in acts.into_iter().enumerate() {
        let earlier = acts.iter().take(index).rposition(|act| act.2 == thing);
        let previous = earlier.map_or(json!([]), |at| json!([at, record_digest(&made[at]).to_string()]));
        let fields = [
            ("language", json!("zxx")),
            ("amends", json!([])),
            ("action", json!(action)),
            ("case", json!(case)),
            ("log", json!(origin(&log_id()))),
            ("index", json!(index)),
            ("claimed_at", json!(format!("2026-11-21T18:2{index}:00+04:30"))),
            ("clock", json!("unsynced")),
            ("since_boot", json!(1000 + 60 * index)),
            ("boot", json!("0011223344556677")),
            ("agent", json!("A-7F3K")),
            ("thing_kind", json!(kind)),
            ("thing", json!(thing)),
            ("digest", bytes.map_or(Value::Null, |text| json!(Digest::of(text.as_bytes()).to_string()))),
            ("record", json!(Digest::of(format!("record {index}").as_bytes()).to_string())),
            ("previous", previous),
            ("anchor", Value::Null),
            ("outcome", Value::Null),
            ("tool", json!("sanad 0.1.0")),
        ];
        made.push(record(&fields, &[0x40 + u8::try_from(index).unwrap(); 32]));
    }
    made
}

/// The copy of an entry in which `agent` and every empty field are withheld.
fn withheld(entry: &str) -> String {
    let keep_back = |line: &str| line.contains(" agent ") || line.ends_with(" null\n");
    let copy = |line: &str| match keep_back(line) {
        true => format!("withheld {} redaction.safety\n", Digest::of(line.as_bytes())),
        false => line.to_owned(),
    };
    entry.split_inclusive('\n').map(copy).collect()
}

/// Every file of the example, made anew.
fn vectors() -> BTreeMap<String, String> {
    let entries = entries();
    let mut nodes = MemoryNodes::new();
    for entry in &entries {
        nodes.push(leaf_hash(commitment(entry).as_bytes())).unwrap();
    }
    let checkpoint = |size| Checkpoint { log: log_id(), size, root: root(&nodes, size).unwrap() };
    let now = checkpoint(nodes.size());
    let signed = SignedCheckpoint::sign(&now, &log_signer()).unwrap();
    let earlier = SignedCheckpoint::sign(&checkpoint(EARLIER), &log_signer()).unwrap();
    let cosignature = cosigner().cosign(&now, COSIGNED_AT).unwrap().to_line();
    let proof = TlogProof::produce(&nodes, PROVED as u64, signed.clone()).unwrap();
    let consistency = ConsistencyProof::produce(&nodes, EARLIER, now.size).unwrap();
    let mut files = BTreeMap::from([
        ("log.vkey".to_owned(), format!("{}\n", log_signer().key())),
        ("log.pem".to_owned(), public_key_pem(log_signer().key().public())),
        ("cosigner.vkey".to_owned(), format!("{}\n", cosigner().key())),
        ("cosigner.pem".to_owned(), public_key_pem(cosigner().key().public())),
        ("earlier-checkpoint.txt".to_owned(), earlier.to_string()),
        ("checkpoint.txt".to_owned(), signed.to_string()),
        ("cosigned-checkpoint.txt".to_owned(), format!("{signed}{cosignature}")),
        ("cosignature.txt".to_owned(), cosignature),
        ("inclusion.tlog-proof".to_owned(), proof.to_string()),
        ("consistency.txt".to_owned(), consistency.to_string()),
        ("entries/00000002-withheld.txt".to_owned(), withheld(&entries[PROVED])),
        ("entries/00000002.commitment".to_owned(), commitment(&entries[PROVED])),
    ]);
    for (index, entry) in entries.into_iter().enumerate() {
        files.insert(format!("entries/{index:08}.txt"), entry);
    }
    files
}

/// Writes the files. Only for a deliberate change of the format:
/// `cargo test -p sanad-evidence --test log_vectors -- --ignored`.
#[test]
#[ignore = "overwrites the published example"]
fn write_the_example() {
    std::fs::create_dir_all(folder().join("entries")).unwrap();
    for (name, text) in vectors() {
        std::fs::write(folder().join(name), text).unwrap();
    }
}

#[test]
fn the_example_is_made_again_byte_for_byte() {
    for (name, text) in vectors() {
        assert_eq!(read(&name), text, "{name}");
    }
}

#[test]
fn the_example_reads_and_verifies() {
    let key: NoteKey = read("log.vkey").trim_end().parse().unwrap();
    let now = SignedCheckpoint::parse(&read("checkpoint.txt")).unwrap().open(&key).unwrap();
    let earlier = SignedCheckpoint::parse(&read("earlier-checkpoint.txt")).unwrap().open(&key).unwrap();
    assert_eq!((earlier.size, now.size), (3, 5));
    ConsistencyProof::parse(&read("consistency.txt")).unwrap().verify(&earlier, &now).unwrap();

    let proof = TlogProof::parse(&read("inclusion.tlog-proof")).unwrap();
    for entry in ["entries/00000002.txt", "entries/00000002-withheld.txt"] {
        let leaf = leaf_hash(commitment(&read(entry)).as_bytes());
        assert_eq!(proof.verify(&leaf, &key).unwrap(), now, "{entry}");
    }
    let leaf = leaf_hash(commitment(&read("entries/00000001.txt")).as_bytes());
    assert_eq!(proof.verify(&leaf, &key).unwrap_err().code(), "proof-root");

    let cosigner: CosignerKey = read("cosigner.vkey").trim_end().parse().unwrap();
    let cosignature = Cosignature::parse_line(&read("cosignature.txt")).unwrap();
    assert_eq!(cosigner.verify(&now, &cosignature).unwrap(), COSIGNED_AT);
    // What another program makes of the two: a note with two signatures, which opens with the log's
    // key, and which is not a checkpoint of Sanad.
    let cosigned = read("cosigned-checkpoint.txt");
    assert_eq!(key.open(&cosigned).unwrap(), now.to_text());
    assert_eq!(SignedCheckpoint::parse(&cosigned).unwrap_err().code(), "checkpoint-signatures");
}

fn verify_entry(entry: &str, proof: &str, key: &str) -> Result<String, String> {
    let mut run = Command::new("sh");
    run.arg("verify-entry.sh").args([entry, proof, key]).current_dir(folder());
    let output = run.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    if output.status.success() { Ok(text(output.stdout)) } else { Err(text(output.stderr)) }
}

/// The script of FORMAT.md, run by `sh` with the system's own programs.
#[test]
fn a_stranger_verifies_an_entry_with_stock_programs() {
    let proof = "inclusion.tlog-proof";
    let whole = verify_entry("entries/00000002.txt", proof, "log.pem").unwrap();
    let digest = record_digest(&read("entries/00000002.txt"));
    assert!(whole.starts_with("verified: entry 2 of the 5 in sanad/log/5a9e"), "{whole}");
    assert!(whole.contains(&format!("record {digest}\n")), "{whole}");
    let copy = verify_entry("entries/00000002-withheld.txt", proof, "log.pem").unwrap();
    assert_eq!(whole, copy);
    let other = verify_entry("entries/00000001.txt", proof, "log.pem").unwrap_err();
    assert_eq!(other, "NOT VERIFIED: the path does not lead from this entry to the root\n");
    let thief = verify_entry("entries/00000002.txt", proof, "cosigner.pem").unwrap_err();
    assert_eq!(thief, "NOT VERIFIED: the checkpoint is not signed by this key\n");
}
