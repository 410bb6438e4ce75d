//! Erased means erased: after forgetting or disposing, what opened an original is in no byte of the
//! vault's folder and in no page of its store, and after disposing neither are the words about it.
//!
//! What lies beneath (old blocks of flash, snapshots of the disk, copies made before) is beyond any
//! program; THREATS.md says so.

mod backup_freshened;
mod disposed;
mod forgotten;
mod withdrawn_first;
mod words_under_way;

use sanad_evidence::Id;
use sanad_tests::people::Person;
use sanad_tests::stolen;

/// Secrets of an item: the 32 bytes of its identity, and its text form in both cases.
fn identity(person: &Person, item: &Id) -> Vec<(String, Vec<u8>)> {
    let store = stolen::store(person.folder(), &person.sheet);
    let bytes = stolen::secret(&store, &format!("SELECT key_id FROM item WHERE id = '{item}'"));
    let text = stolen::identity_text(&bytes);
    let hex = sanad_evidence::to_hex(&bytes);
    vec![
        ("the identity's bytes".to_owned(), bytes.to_vec()),
        ("its text".to_owned(), text.clone().into_bytes()),
        ("its text in lower case".to_owned(), text.to_lowercase().into_bytes()),
        ("its digits".to_owned(), hex.into_bytes()),
    ]
}

/// Where any of `needles` stands: in the bytes of any file of the vault's folder (the log and its index,
/// parts under way, everything), or in any decrypted page of the store, free ones too.
fn traces(person: &Person, needles: &[(String, Vec<u8>)]) -> Vec<String> {
    let pages = stolen::pages(person.folder(), &person.sheet);
    let log = stolen::log_pages(person.folder(), &person.sheet);
    let mut found = Vec::new();
    for (what, needle) in needles {
        if stolen::holds(&pages, needle) {
            found.push(format!("{what}: in a page of the store"));
        }
        if stolen::holds(&log, needle) {
            found.push(format!("{what}: in the write-ahead log"));
        }
        let files = stolen::files_with(person.folder(), needle);
        found.extend(files.into_iter().map(|file| format!("{what}: in {file}")));
    }
    found
}

/// Moves everything from the log into the store, so that a search of the pages is one of everything.
fn settle(person: &Person) {
    let store = stolen::store(person.folder(), &person.sheet);
    store.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
}

/// The canaries in an item's words, as needles.
fn words(list: &[&str]) -> Vec<(String, Vec<u8>)> {
    list.iter().map(|word| ((*word).to_owned(), word.as_bytes().to_vec())).collect()
}

/// Whether the original's file is gone.
fn original_is_gone(person: &Person, item: &Id) -> bool {
    let name = item.to_string();
    stolen::files_with(&person.folder().join("originals"), name.as_bytes()).is_empty()
}
