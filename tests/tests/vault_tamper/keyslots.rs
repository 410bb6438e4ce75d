//! The keyslots were changed, or are those of another vault, or of a newer or a hostile program.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use sanad_tests::people::amina;

use super::not_opened;

fn changed(change: impl FnOnce(&mut Vec<u8>)) -> &'static str {
    not_opened(|vault, _| {
        let path = vault.join("keyslots");
        let mut bytes = fs::read(&path).unwrap();
        change(&mut bytes);
        fs::write(&path, bytes).unwrap();
    })
}

#[test]
fn damage_is_told_from_a_wrong_passphrase_where_it_can_be() {
    assert_eq!(changed(|bytes| bytes[0] ^= 1), "keyslots-damaged");
    assert_eq!(changed(|bytes| bytes[100] ^= 1), "keyslots-damaged", "what must be zero");
    assert_eq!(changed(|bytes| bytes.truncate(959)), "keyslots-damaged");
    assert_eq!(changed(|bytes| bytes.push(0)), "keyslots-damaged");
    assert_eq!(changed(Vec::clear), "keyslots-damaged");
    assert_eq!(changed(|bytes| bytes[128 + 24] ^= 1), "keyslot-damaged", "the first slot's ciphertext");
    // Without the vault's id or the salt no passphrase gives the same key.
    assert_eq!(changed(|bytes| bytes[20] ^= 1), "wrong-passphrase");
    assert_eq!(changed(|bytes| bytes[40] ^= 1), "wrong-passphrase");
    assert_eq!(changed(|bytes| bytes[128] ^= 1), "wrong-passphrase", "the first slot's nonce");
    // An unused slot is noise and stays so.
    assert_eq!(changed(|bytes| bytes[900] ^= 1), "it opened");
}

#[test]
fn a_newer_version_is_refused_by_name() {
    assert_eq!(changed(|bytes| bytes[14] = b'2'), "keyslots-newer");
}

#[test]
fn a_hostile_cost_is_refused_before_it_is_paid() {
    let began = Instant::now();
    for (at, number) in [(64, u32::MAX), (64, 0), (64, 262_145), (68, u32::MAX), (68, 1), (72, 5), (72, 0)] {
        let code = changed(|bytes| bytes[at..at + 4].copy_from_slice(&number.to_le_bytes()));
        assert_eq!(code, "keyslots-cost");
    }
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
}

#[test]
fn those_of_another_vault_open_another_key() {
    let (_home, other, _) = amina().lock();
    // The passphrase is the same, so they open; the store knows better.
    assert_eq!(not_opened(|vault, _| copy(&other, vault, "keyslots")), "store-wrong-key");
    let (_home, other, _) = amina().lock();
    let both = not_opened(|vault, _| {
        copy(&other, vault, "keyslots");
        copy(&other, vault, "recovery.age");
    });
    assert_eq!(both, "store-wrong-key");
}

fn copy(from: &Path, to: &Path, name: &str) {
    fs::copy(from.join(name), to.join(name)).unwrap();
}
