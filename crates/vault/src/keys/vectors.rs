//! The vectors in `tests/vectors/keyslots`, reproduced.
//!
//! `folding.json` and `keyslots.json` are written by `make.py` there, which shares no code with
//! this crate. `vault/` is a small vault this program once made: what it wrote must open for ever.

use std::fs;
use std::path::PathBuf;

use sanad_evidence::{Id, from_hex, to_hex};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::*;
use crate::store::{Schema, Writer, fixed_keys};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/keyslots")
}

fn read<T: for<'de> Deserialize<'de>>(name: &str) -> T {
    serde_json::from_slice(&fs::read(folder().join(name)).unwrap()).unwrap()
}

#[derive(Deserialize)]
struct Fold {
    typed: String,
    folded: Option<String>,
}

#[test]
fn passphrases_fold_as_written() {
    let rows: Vec<Fold> = read("folding.json");
    assert!(rows.len() > 20);
    for row in rows {
        let folded = Passphrase::fold(&row.typed).ok();
        let folded = folded.map(|f| String::from_utf8(f.as_bytes().to_vec()).unwrap());
        assert_eq!(folded, row.folded, "{:?}", row.typed);
    }
}

#[derive(Deserialize)]
struct Vectors {
    vault: Id,
    master_key: String,
    cost: CostFields,
    randomness: String,
    slots: Vec<SlotFields>,
    keyslots: String,
    subkeys: std::collections::BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct CostFields {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

#[derive(Deserialize)]
struct SlotFields {
    slot: u8,
    typed: String,
    kek: String,
    wrap_key: String,
    nonce: String,
    commitment: String,
}

/// `SHA-256(label || counter)`, block after block.
fn stream(label: String) -> impl FnMut(&mut [u8]) -> Result<(), getrandom::Error> {
    let mut left = Vec::new();
    let mut counter = 0_u32;
    move |bytes| {
        while left.len() < bytes.len() {
            left.extend(Sha256::digest([label.as_bytes(), &counter.to_be_bytes()].concat()));
            counter += 1;
        }
        let rest = left.split_off(bytes.len());
        bytes.copy_from_slice(&left);
        left = rest;
        Ok(())
    }
}

#[test]
fn keyslots_come_out_to_the_byte() {
    let vectors: Vectors = read("keyslots.json");
    let master = || MasterKey::from_secret(Secret32::copy_of(&from_hex::<32>(&vectors.master_key).unwrap()));
    let cost = Cost::new(vectors.cost.memory_kib, vectors.cost.passes, vectors.cost.lanes).unwrap();
    let passphrase = |slot: &SlotFields| Passphrase::fold(&slot.typed).unwrap();
    let mut fill = stream(vectors.randomness.clone());

    let [first, second] = &vectors.slots[..] else { panic!("two slots") };
    assert_eq!(first.slot, 0);
    let mut keyslots =
        Keyslots::create_with(Slot::FIRST, vectors.vault, cost, &passphrase(first), &master(), &mut fill)
            .unwrap();
    let slot = Slot::new(second.slot).unwrap();
    keyslots.put_with(slot, &passphrase(second), &master(), &mut fill).unwrap();
    assert_eq!(to_hex(&keyslots.to_bytes()), vectors.keyslots);

    let file = from_hex::<KEYSLOTS_SIZE>(&vectors.keyslots).unwrap();
    let keyslots = Keyslots::from_bytes(&file).unwrap();
    for fields in &vectors.slots {
        let unlocked = keyslots.unlock(&passphrase(fields)).unwrap();
        assert_eq!(unlocked.slot.number(), fields.slot);
        assert_eq!(to_hex(unlocked.master.expose()), vectors.master_key);
        let kek = Secret32::copy_of(&from_hex(&fields.kek).unwrap());
        let nonce = from_hex(&fields.nonce).unwrap();
        let (wrap, commitment) =
            (keyslots.wrap_key(unlocked.slot, &kek), keyslots.commitment(unlocked.slot, &kek, &nonce));
        assert_eq!(to_hex(wrap.expose()), fields.wrap_key);
        assert_eq!(to_hex(commitment.expose()), fields.commitment);
    }
    for (info, purpose) in [
        ("sanad vault v1 db", Purpose::Store),
        ("sanad vault v1 boot", Purpose::Boot),
        ("sanad vault v1 cache", Purpose::Cache),
        ("sanad vault v1 draft", Purpose::Draft),
        ("sanad vault v1 identity", Purpose::Identity),
    ] {
        let key = master().subkey(vectors.vault, purpose);
        assert_eq!(to_hex(key.expose()), vectors.subkeys[info], "{info}");
    }
}

const SCHEMA: Schema = Schema { version: 1, sql: fixed_keys::TABLE };

/// The one key in the small vault's table.
const ITEM_KEY: [u8; 32] = [0x11; 32];

#[test]
fn a_vault_once_made_still_opens() {
    let vectors: Vectors = read("keyslots.json");
    let sample = folder().join("vault");
    let file = |name: &str| fs::read(sample.join(name)).unwrap();

    let keyslots = Keyslots::from_bytes(&file("keyslots")).unwrap();
    let by_passphrase = keyslots.unlock(&Passphrase::fold(&vectors.slots[0].typed).unwrap()).unwrap().master;
    let sheet = |name: &str| RecoveryKeys::parse(&fs::read_to_string(folder().join(name)).unwrap()).unwrap();
    let both = open_recovery(&file("recovery.age"), &sheet("sheet.txt")).unwrap();
    let halves = open_recovery(
        &fs::read(folder().join("recovery-halves.age")).unwrap(),
        &sheet("first-half.txt").join(sheet("second-half.txt")),
    )
    .unwrap();

    // The store is opened in a copy: SQLite makes files beside it.
    let copy = tempfile::tempdir().unwrap();
    let path = copy.path().join("vault.db");
    fs::copy(sample.join("vault.db"), &path).unwrap();
    for (vault, master) in [(keyslots.vault(), by_passphrase), both, halves] {
        assert_eq!(vault, vectors.vault);
        assert_eq!(to_hex(master.expose()), vectors.master_key);
        let key = master.subkey(vault, Purpose::Store);
        let writer = Writer::open(&path, &key, SCHEMA.version).unwrap();
        let id = fixed_keys::KeyId::from_row(1);
        let item = fixed_keys::get(writer.connection(), id).unwrap();
        assert_eq!(item.expose(), &ITEM_KEY);
    }
}

/// Makes the small vault anew: `cargo test -p sanad-vault -- --ignored make_the_small_vault`. Only
/// when a format changes before its release; afterwards the one that is there must go on opening.
#[test]
#[ignore = "writes the vectors"]
fn make_the_small_vault() {
    let vectors: Vectors = read("keyslots.json");
    let key = || Secret32::copy_of(&from_hex::<32>(&vectors.master_key).unwrap());
    let master = MasterKey::from_secret(key());
    let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder().join(name), bytes).unwrap();
    let sheet = |sheet: Option<RecoverySheet>| sheet.unwrap().expose().to_owned();

    let _ = fs::remove_dir_all(folder().join("vault"));
    fs::create_dir(folder().join("vault")).unwrap();
    let keyslots = from_hex::<KEYSLOTS_SIZE>(&vectors.keyslots).unwrap();
    write("vault/keyslots", &keyslots);
    let whole = seal_recovery(&master, vectors.vault, &RecoveryChoice::Sheet, date).unwrap();
    write("vault/recovery.age", &whole.file);
    write("sheet.txt", sheet(whole.hers).as_bytes());
    let halves = seal_recovery(&master, vectors.vault, &RecoveryChoice::Halves, date).unwrap();
    write("recovery-halves.age", &halves.file);
    write("first-half.txt", sheet(halves.hers).as_bytes());
    write("second-half.txt", sheet(halves.other_half).as_bytes());

    let path = folder().join("vault/vault.db");
    let store_key = master.subkey(vectors.vault, Purpose::Store);
    let writer = Writer::create(&path, &store_key, &SCHEMA).unwrap();
    fixed_keys::put(writer.connection(), &ITEM_KEY).unwrap();
    writer.checkpoint_truncate().unwrap();
    drop(writer);
    for beside in ["vault/vault.db-wal", "vault/vault.db-shm"] {
        let _ = fs::remove_file(folder().join(beside));
    }
}
