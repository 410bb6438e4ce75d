//! The measurement: burned keys are in no page of the file, live ones are all there.
//!
//! The pages are decrypted here by hand, from the bytes on the disk, so that freed pages and the
//! unused middle of pages are searched too, which no query shows.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use super::*;
use crate::store::{Schema, Writer};

/// As in life, another table grows and shrinks beside the keys.
const NOTES: &str = "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT) STRICT;";

fn key() -> Secret32 {
    Secret32::copy_of(&[0x77; 32])
}

/// Every page of the file in the clear, IV and MAC cut off.
fn decrypted(path: &Path) -> Vec<u8> {
    crate::store::decrypted(path, &[0x77; 32])
}

/// Which of `keys` stand anywhere in `bytes`.
fn found(bytes: &[u8], keys: &HashSet<[u8; 32]>) -> HashSet<[u8; 32]> {
    let windows = bytes.windows(32).map(|window| <[u8; 32]>::try_from(window).unwrap());
    windows.filter(|window| keys.contains(window)).collect()
}

fn random() -> [u8; 32] {
    *Secret32::random().unwrap().expose()
}

#[test]
fn a_burned_key_is_in_no_page() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.db");
    let mut writer = Writer::create(&path, &key(), &Schema { version: 1, sql: TABLE }).unwrap();
    writer.connection().execute_batch(NOTES).unwrap();

    // 5,000 keys, in transactions of the size that acquiring makes, other rows between.
    let mut keys = Vec::new();
    for step in 0..500_i64 {
        let transaction = writer.transaction().unwrap();
        for _ in 0..10 {
            let key = random();
            keys.push((put(&transaction, &key).unwrap(), key));
            let text = "n".repeat(usize::try_from(50 + step % 700).unwrap());
            transaction.execute("INSERT INTO note (text) VALUES (?1)", [text]).unwrap();
        }
        if step % 3 == 0 {
            transaction.execute("DELETE FROM note WHERE id % 7 = ?1", [step % 7]).unwrap();
        }
        transaction.commit().unwrap();
    }
    writer.checkpoint_truncate().unwrap();
    let all: HashSet<[u8; 32]> = keys.iter().map(|(_, key)| *key).collect();
    assert_eq!(found(&decrypted(&path), &all).len(), 5_000, "the search finds what is there");

    // Every other key is burned, some in one transaction, most one by one; more come in between.
    let (mut burned, mut live) = (HashSet::new(), HashSet::new());
    for (number, chunk) in keys.chunks(2).enumerate() {
        let [(gone, old), (stays, kept)] = chunk else { panic!() };
        if number % 10 == 0 {
            let transaction = writer.transaction().unwrap();
            burn(&transaction, *gone).unwrap();
            let newer = random();
            put(&transaction, &newer).unwrap();
            live.insert(newer);
            transaction.commit().unwrap();
        } else {
            burn(writer.connection(), *gone).unwrap();
        }
        burned.insert(*old);
        live.insert(*kept);
        assert_eq!(get(writer.connection(), *stays).unwrap().expose(), kept);
        assert_ne!(get(writer.connection(), *gone).unwrap().expose(), old);
    }
    assert_eq!((burned.len(), live.len()), (2_500, 2_750));
    writer.checkpoint_truncate().unwrap();

    let log = fs::metadata(folder.path().join("vault.db-wal")).unwrap();
    assert_eq!(log.len(), 0, "old pages are gone with the log");
    let check = |when: &str| {
        let pages = decrypted(&path);
        assert_eq!(found(&pages, &burned).len(), 0, "burned keys are in the file {when}");
        assert_eq!(found(&pages, &live), live, "live keys are missing {when}");
    };
    check("after burning");

    writer.connection().execute("VACUUM", []).unwrap();
    writer.checkpoint_truncate().unwrap();
    check("after VACUUM");
    drop(writer);
    check("after closing");
}

#[test]
fn a_key_that_is_not_there_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.db");
    let writer = Writer::create(&path, &key(), &Schema { version: 1, sql: TABLE }).unwrap();
    let connection = writer.connection();
    let id = put(connection, &[1; 32]).unwrap();
    assert_eq!(get(connection, KeyId::from_row(id.row())).unwrap().expose(), &[1; 32]);
    let none = KeyId::from_row(99);
    assert_eq!(get(connection, none).unwrap_err().code(), "store-no-such-key");
    assert_eq!(burn(connection, none).unwrap_err().code(), "store-no-such-key");
}

#[test]
fn a_key_is_never_deleted_or_of_another_size() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.db");
    let writer = Writer::create(&path, &key(), &Schema { version: 1, sql: TABLE }).unwrap();
    let connection = writer.connection();
    put(connection, &[1; 32]).unwrap();
    for statement in [
        "DELETE FROM item_key",
        "INSERT OR REPLACE INTO item_key (id, key) VALUES (1, zeroblob(32))",
        "INSERT INTO item_key (key) VALUES (zeroblob(31))",
        "UPDATE item_key SET key = zeroblob(33)",
        "UPDATE item_key SET key = 'text of thirty-two characters!!!'",
    ] {
        assert!(connection.execute(statement, []).is_err(), "{statement}");
    }
    assert_eq!(get(connection, KeyId::from_row(1)).unwrap().expose(), &[1; 32]);
}
