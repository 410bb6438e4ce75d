//! Tests of the file `keyslots`: people who hold passphrases, and those who change the file.

use proptest::prelude::*;

use super::*;

const VAULT: Id = Id::from_bytes([9; 16]);

fn passphrase(text: &str) -> Passphrase {
    Passphrase::fold(text).unwrap()
}

fn master() -> MasterKey {
    MasterKey::from_secret(Secret32::copy_of(&[0x5A; 32]))
}

fn made() -> Keyslots {
    Keyslots::create(VAULT, Cost::FLOOR, &passphrase("blue house by the river"), &master()).unwrap()
}

fn slot(number: u8) -> Slot {
    Slot::new(number).unwrap()
}

#[test]
fn two_people_open_one_vault_and_one_of_them_leaves() {
    let mut keyslots = made();
    let (hers, his) = (passphrase("blue house by the river"), passphrase("three red kites at dawn"));
    keyslots.put(slot(5), &his, &master()).unwrap();

    let keyslots = Keyslots::from_bytes(&keyslots.to_bytes()).unwrap();
    assert_eq!((keyslots.vault(), keyslots.cost()), (VAULT, Cost::FLOOR));
    for (who, number) in [(&hers, 0), (&his, 5)] {
        let unlocked = keyslots.unlock(who).unwrap();
        assert_eq!(unlocked.slot, slot(number));
        assert_eq!(unlocked.master.expose(), master().expose());
    }

    let mut keyslots = keyslots;
    keyslots.remove(slot(5)).unwrap();
    assert_eq!(keyslots.unlock(&his).unwrap_err().code(), "wrong-passphrase");
    assert!(keyslots.unlock(&hers).is_ok());
}

#[test]
fn a_changed_passphrase_replaces_the_old_one() {
    let mut keyslots = made();
    keyslots.put(Slot::FIRST, &passphrase("another house, far away"), &master()).unwrap();
    let old = keyslots.unlock(&passphrase("blue house by the river"));
    assert_eq!(old.unwrap_err().code(), "wrong-passphrase");
    let unlocked = keyslots.unlock(&passphrase("another house, far away")).unwrap();
    assert_eq!(unlocked.slot, Slot::FIRST);
}

#[test]
fn one_passphrase_is_one_person() {
    let mut keyslots = made();
    let before = keyslots.to_bytes();
    let refused = keyslots.put(slot(1), &passphrase("blue house by the river"), &master());
    assert_eq!(refused.unwrap_err().code(), "passphrase-in-use");
    assert_eq!(keyslots.to_bytes(), before);
    // The same person may keep the same words.
    keyslots.put(Slot::FIRST, &passphrase("blue house by the river"), &master()).unwrap();
}

#[test]
fn every_slot_opens_only_in_its_place() {
    let keyslots = made();
    let moved = {
        let mut file = keyslots.to_bytes().to_vec();
        let first = file[HEADER_SIZE..HEADER_SIZE + SLOT_SIZE].to_vec();
        file[HEADER_SIZE + SLOT_SIZE..HEADER_SIZE + 2 * SLOT_SIZE].copy_from_slice(&first);
        file[HEADER_SIZE] ^= 1;
        Keyslots::from_bytes(&file).unwrap()
    };
    let refused = moved.unlock(&passphrase("blue house by the river"));
    assert_eq!(refused.unwrap_err().code(), "wrong-passphrase");
}

#[test]
fn what_is_not_a_keyslots_file_is_refused_by_name() {
    let code = |file: &[u8]| Keyslots::from_bytes(file).unwrap_err().code();
    let file = made().to_bytes();
    assert_eq!(code(b""), "keyslots-damaged");
    assert_eq!(code(&file[..KEYSLOTS_SIZE - 1]), "keyslots-damaged");
    assert_eq!(code(&[&file[..], b"\0"].concat()), "keyslots-damaged");
    let with = |at: usize, bytes: &[u8]| {
        let mut changed = file;
        changed[at..at + bytes.len()].copy_from_slice(bytes);
        changed
    };
    assert_eq!(code(&with(14, b"2")), "keyslots-newer");
    assert_eq!(code(&with(0, b"S")), "keyslots-damaged");
    assert_eq!(code(&with(76, &[1])), "keyslots-damaged");
    assert_eq!(code(&with(127, &[1])), "keyslots-damaged");
    assert_eq!(code(&with(64, &u32::MAX.to_le_bytes())), "keyslots-cost");
    assert_eq!(code(&with(64, &8_u32.to_le_bytes())), "keyslots-cost");
    assert_eq!(code(&with(68, &1000_u32.to_le_bytes())), "keyslots-cost");
    assert_eq!(code(&with(72, &0_u32.to_le_bytes())), "keyslots-cost");
    assert_eq!(Slot::new(8).unwrap_err().code(), "no-such-slot");
}

#[test]
fn unused_slots_look_like_used_ones() {
    let (one, other) = (made().to_bytes(), made().to_bytes());
    for (a, b) in one[HEADER_SIZE..].chunks(SLOT_SIZE).zip(other[HEADER_SIZE..].chunks(SLOT_SIZE)) {
        assert_ne!(a, b);
        // 104 random bytes have about 85 distinct values; 60 is never seen.
        let distinct: std::collections::BTreeSet<_> = a.iter().collect();
        assert!(distinct.len() > 60);
    }
}

proptest! {
    // Each case is an Argon2id derivation.
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// One flipped bit: the passphrase never opens to another key, and other slots never matter.
    #[test]
    fn a_flipped_bit_is_never_another_key(at in 0..KEYSLOTS_SIZE, bit in 0..8) {
        let mut file = made().to_bytes();
        file[at] ^= 1_u8 << bit;
        if let Ok(keyslots) = Keyslots::from_bytes(&file) {
            let outcome = keyslots.unlock(&passphrase("blue house by the river"));
            let in_other_slot = at >= HEADER_SIZE + SLOT_SIZE;
            prop_assert_eq!(outcome.is_ok(), in_other_slot);
            if let Ok(unlocked) = outcome {
                prop_assert_eq!(*unlocked.master.expose(), *master().expose());
            }
        }
    }
}

proptest! {
    #[test]
    fn parsing_and_writing_are_inverse(
        vault: [u8; 16], salt: [u8; 32], memory in 19_456..=262_144_u32, passes in 2..=16_u32,
        lanes in 1..=4_u32, slots in prop::collection::vec(any::<u8>(), SLOT_COUNT * SLOT_SIZE)
    ) {
        let mut file = [&MAGIC[..], &vault, &salt].concat();
        for number in [memory, passes, lanes] {
            file.extend(number.to_le_bytes());
        }
        file.extend(ZEROS);
        file.extend(&slots);
        let keyslots = Keyslots::from_bytes(&file).unwrap();
        prop_assert_eq!(&keyslots.to_bytes()[..], &file[..]);
    }

    #[test]
    fn no_bytes_bring_the_parser_down(file: Vec<u8>) {
        let _ = Keyslots::from_bytes(&file);
        let _ = Keyslots::from_bytes(&[&MAGIC[..], &file].concat());
    }
}
