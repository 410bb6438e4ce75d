//! What someone holds who has a vault's folder and its recovery sheet: everything. These are her ways
//! in, past all of our code but the keys.

use std::fs;
use std::path::Path;

use aes::cipher::{BlockDecryptMut as _, KeyIvInit as _, block_padding::NoPadding};
use age::x25519::Identity;
use bech32::{Bech32, Hrp};
use rusqlite::Connection;
use sanad_evidence::{Id, to_hex};
use sanad_vault::keys::{Purpose, RecoveryKeys, Secret32, open_recovery};

/// The key of `vault.db`, from the sheet.
#[must_use]
pub fn store_key(vault: &Path, sheet: &str) -> Secret32 {
    let file = fs::read(vault.join("recovery.age")).unwrap();
    let (id, master) = open_recovery(&file, &RecoveryKeys::parse(sheet).unwrap()).unwrap();
    master.subkey(id, Purpose::Store)
}

/// The key of `cache.db`, from the sheet.
#[must_use]
pub fn cache_key(vault: &Path, sheet: &str) -> Secret32 {
    let file = fs::read(vault.join("recovery.age")).unwrap();
    let (id, master) = open_recovery(&file, &RecoveryKeys::parse(sheet).unwrap()).unwrap();
    master.subkey(id, Purpose::Cache)
}

/// The keys under which pictures of items are kept in `cache.db`. Its write-ahead log is cut by this.
#[must_use]
pub fn cache_secrets(file: &Path, key: &Secret32, items: &[Id]) -> Vec<[u8; 32]> {
    let connection = Connection::open(file).unwrap();
    connection.pragma_update(None, "key", format!("x'{}'", to_hex(key.expose()))).unwrap();
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    let sql = "SELECT k.key FROM cached_item i JOIN item_key k ON k.id = i.key_id WHERE i.item = ?1";
    let of = |item: &Id| connection.query_row(sql, [item.to_string()], |row| row.get(0));
    items.iter().filter_map(|item| of(item).ok()).collect()
}

/// `vault.db`, opened with the raw key as any SQLCipher 4 program opens it.
#[must_use]
pub fn store(vault: &Path, sheet: &str) -> Connection {
    let key = store_key(vault, sheet);
    let connection = Connection::open(vault.join("vault.db")).unwrap();
    connection.pragma_update(None, "key", format!("x'{}'", to_hex(key.expose()))).unwrap();
    // She does not care for references.
    connection.pragma_update(None, "foreign_keys", false).unwrap();
    connection
}

/// The same, with every trigger dropped that forbids something.
#[must_use]
pub fn store_without_triggers(vault: &Path, sheet: &str) -> Connection {
    let connection = store(vault, sheet);
    let names: Vec<String> = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%RAISE(%'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for name in names {
        connection.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    connection
}

/// One text from the store.
#[must_use]
pub fn text(connection: &Connection, sql: &str) -> String {
    connection.query_row(sql, [], |row| row.get(0)).unwrap_or_else(|error| panic!("{sql}: {error}"))
}

/// The 32 secret bytes a query points to in `item_key`.
#[must_use]
pub fn secret(connection: &Connection, key_id: &str) -> [u8; 32] {
    let sql = format!("SELECT key FROM item_key WHERE id = ({key_id})");
    connection.query_row(&sql, [], |row| row.get(0)).unwrap_or_else(|error| panic!("{sql}: {error}"))
}

/// The age identity of 32 bytes, in its text form.
#[must_use]
pub fn identity_text(bytes: &[u8; 32]) -> String {
    bech32::encode_upper::<Bech32>(Hrp::parse("age-secret-key-").unwrap(), bytes).unwrap()
}

/// The age identity of 32 bytes.
#[must_use]
pub fn identity(bytes: &[u8; 32]) -> Identity {
    identity_text(bytes).parse().unwrap()
}

const PAGE: usize = 4096;
/// IV (16) and MAC (64) at the end of a page.
const RESERVE: usize = 80;

/// Every page of `vault.db` in the clear, free ones and the unused middle of others too. Decrypted by
/// hand from the bytes on the disk: no query shows all of them.
#[must_use]
pub fn pages(vault: &Path, sheet: &str) -> Vec<u8> {
    pages_under(&vault.join("vault.db"), &store_key(vault, sheet))
}

/// The same of a file under a key.
#[must_use]
pub fn pages_under(file: &Path, key: &Secret32) -> Vec<u8> {
    let file = fs::read(file).unwrap();
    assert_eq!(file.len() % PAGE, 0);
    let pages = file.chunks(PAGE).enumerate();
    pages.flat_map(|(number, page)| page_in_clear(page, number == 0, key)).collect()
}

/// Every page in the write-ahead log beside `vault.db`, in the clear.
#[must_use]
pub fn log_pages(vault: &Path, sheet: &str) -> Vec<u8> {
    let key = store_key(vault, sheet);
    let log = fs::read(vault.join("vault.db-wal")).unwrap_or_default();
    // A header of 32 bytes, then frames: 24 bytes, of which the first 4 are the page's number, and a page.
    let frames = log.get(32..).unwrap_or_default().chunks_exact(24 + PAGE);
    frames.flat_map(|frame| page_in_clear(&frame[24..], frame[..4] == [0, 0, 0, 1], &key)).collect()
}

fn page_in_clear(page: &[u8], first: bool, key: &Secret32) -> Vec<u8> {
    // The first page begins with the salt, in place of "SQLite format 3".
    let from = if first { 16 } else { 0 };
    let iv: [u8; 16] = page[PAGE - RESERVE..PAGE - 64].try_into().unwrap();
    cbc::Decryptor::<aes::Aes256>::new(key.expose().into(), &iv.into())
        .decrypt_padded_vec_mut::<NoPadding>(&page[from..PAGE - RESERVE])
        .unwrap()
}

/// Whether `needle` stands anywhere in `hay`.
#[must_use]
pub fn holds(hay: &[u8], needle: &[u8]) -> bool {
    let first = needle[0];
    let mut at = 0;
    while let Some(next) = hay[at..].iter().position(|byte| *byte == first) {
        at += next;
        if hay[at..].starts_with(needle) {
            return true;
        }
        at += 1;
    }
    false
}

/// The files below `folder` that hold `needle` in their bytes or in their names.
#[must_use]
pub fn files_with(folder: &Path, needle: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().as_encoded_bytes();
        if path.is_dir() {
            found.extend(files_with(&path, needle));
        } else if holds(name, needle) || holds(&fs::read(&path).unwrap(), needle) {
            found.push(path.display().to_string());
        }
    }
    found
}
