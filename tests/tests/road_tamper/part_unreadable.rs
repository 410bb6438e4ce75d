//! A collector lists a part that is encrypted to somebody else.

use std::fs;

use age::x25519::Identity;
use sanad_evidence::Digest;
use sanad_evidence::listing::{Listing, Part};
use sanad_tests::company::pair;
use sanad_tests::mallory::Mallory;
use sanad_tests::stick;

use super::refused;

#[test]
fn a_part_for_somebody_else_is_told_as_such() {
    let (amina, bureau) = pair();
    let mut mallory = Mallory::new();
    let bag = mallory.bundle(1);
    let bundle = mallory.put(&amina.beside("stick"), &bag);
    let stick = amina.beside("stick");
    let tar = bag.to_tar();
    let cipher = stick::encrypt(&tar, &Identity::generate().to_public().to_string());
    fs::write(stick::part(&stick, &bundle, 1), &cipher).unwrap();
    let part = Part {
        ciphertext: Digest::of(&cipher),
        ciphertext_bytes: cipher.len() as u64,
        plaintext: Digest::of(&tar),
    };
    let key = &mallory.case.key;
    let names =
        Listing { bundle, key: key.verifying_key(), part_size: Listing::LEAST_PART, parts: vec![part] };
    stick::put_listing(&stick, &bundle, &names, key, mallory.invitation.recipient.as_str());
    assert_eq!(refused(&bureau, &stick, &bundle)[0], "part-unreadable");
}

#[test]
fn a_part_whose_content_is_not_what_is_listed_is_told_as_such() {
    let (amina, bureau) = pair();
    let mut mallory = Mallory::new();
    let bag = mallory.bundle(1);
    let stick = amina.beside("stick");
    let bundle = mallory.put(&stick, &bag);
    let cipher = stick::encrypt(b"short", mallory.invitation.recipient.as_str());
    fs::write(stick::part(&stick, &bundle, 1), &cipher).unwrap();
    let part = Part {
        ciphertext: Digest::of(&cipher),
        ciphertext_bytes: Listing::LEAST_PART + 1,
        plaintext: Digest::of(b"short"),
    };
    let key = &mallory.case.key;
    let names =
        Listing { bundle, key: key.verifying_key(), part_size: Listing::LEAST_PART, parts: vec![part] };
    stick::put_listing(&stick, &bundle, &names, key, mallory.invitation.recipient.as_str());
    assert_eq!(refused(&bureau, &stick, &bundle)[0], "part-mismatch");
}
