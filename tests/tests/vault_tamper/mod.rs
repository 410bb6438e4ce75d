//! Attacks on a vault's folder, one a file: while it is locked, and by someone who has its key and
//! changes the store itself. Checking fixity, or unlocking, names each; nothing panics.
//!
//! Whoever has the key can write everything anew, keys of logs included. What then still tells of it is
//! what left the vault before: each bundle's checkpoint, which the partner cosigned.

mod accidents;
mod entry_columns;
mod entry_edited;
mod entry_index;
mod entry_link;
mod entry_removed;
mod entry_reordered;
mod foreign_entry;
mod item_row;
mod keyslots;
mod lock_and_folders;
mod log_cut_back;
mod log_key;
mod log_rewritten;
mod node_changed;
mod original_byte;
mod original_removed;
mod original_replaced;
mod original_swapped;
mod original_truncated;
mod record_edited;
mod record_removed;
mod recovery;
mod store_file;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rusqlite::Connection;
use sanad_evidence::Id;
use sanad_evidence::log::MemoryNodes;
use sanad_evidence::log::merkle::leaf_hash;
use sanad_evidence::{Digest, Record};
use sanad_tests::company::{Kept, copy, keep, pair};
use sanad_tests::people::{Person, noise, unlock};
use sanad_tests::stolen;
use sanad_vault::{Description, Job};

/// Amina's vault with two items in it, one of which the Bureau has stored.
struct Scene {
    amina: Person,
    sent: Id,
    kept: Id,
}

/// The scene, played once and kept.
struct Played {
    amina: Kept,
    bureau: Kept,
    sent: Id,
    kept: Id,
}

fn played() -> &'static Played {
    static PLAYED: OnceLock<Played> = OnceLock::new();
    PLAYED.get_or_init(|| {
        let (amina, bureau) = pair();
        let stick = amina.beside("stick");
        let sent = amina.acquire_free("school.mp4", &noise(21, 90_000));
        let words = Description { title: Some("A closed gate".to_owned()), ..Description::default() };
        amina.vault.describe(&sent, &words).unwrap();
        let bundle = amina.transfer().bundle;
        amina.courier(&stick);
        bureau.take_in_all(&stick);
        bureau.accept(&bundle);
        bureau.courier(&stick);
        amina.courier(&stick);
        let kept = amina.acquire_free("later.pdf", &noise(22, 70_000));
        for person in [&amina, &bureau] {
            assert_eq!(codes(person), Vec::<&str>::new());
        }
        Played { amina: keep(amina), bureau: keep(bureau), sent, kept }
    })
}

/// The Bureau of the same scene.
fn bureau() -> Person {
    copy(&played().bureau)
}

impl Scene {
    fn new() -> Self {
        let Played { amina, sent, kept, .. } = played();
        Self { amina: copy(amina), sent: *sent, kept: *kept }
    }

    /// What checking fixity finds after someone who has the key changed the store.
    fn after(self, change: impl FnOnce(&Connection)) -> Vec<&'static str> {
        let amina = self.amina.while_locked(|vault, sheet| {
            change(&stolen::store_without_triggers(vault, sheet));
        });
        codes(&amina)
    }

    /// The same after one statement, which must have changed something.
    fn after_sql(self, sql: &str) -> Vec<&'static str> {
        self.after(|store| assert!(store.execute(sql, []).unwrap() > 0, "{sql} changed nothing"))
    }

    /// What checking fixity finds after someone changed the folder.
    fn after_folder(self, change: impl FnOnce(&Path)) -> Vec<&'static str> {
        codes(&self.amina.while_locked(|vault, _| change(vault)))
    }
}

/// The codes that checking fixity finds, each once.
fn codes(person: &Person) -> Vec<&'static str> {
    let mut codes: Vec<&str> =
        person.vault.check_fixity(&Job::new()).unwrap().findings.iter().map(|finding| finding.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Why a vault does not open after someone changed its folder.
fn not_opened(change: impl FnOnce(&Path, &str)) -> &'static str {
    let (_home, folder, sheet) = pair().0.lock();
    change(&folder, &sheet);
    unlock(&folder).err().map_or("it opened", |error| error.code())
}

/// The file of an original.
fn original(vault: &Path, item: &Id) -> PathBuf {
    let name = item.to_string();
    vault.join("originals").join(&name[..2]).join(format!("{name}.age"))
}

/// Writes the tree of the only log anew over its entries as they stand, as its owner could.
fn plant_again(store: &Connection) {
    let mut statement = store.prepare("SELECT text FROM entry ORDER BY idx").unwrap();
    let texts: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut nodes = MemoryNodes::new();
    store.execute("DELETE FROM node", []).unwrap();
    for text in &texts {
        let leaf = leaf_hash(Record::parse(text).unwrap().commitment().as_bytes());
        let index = nodes.size();
        for (level, index, hash) in sanad_evidence::log::merkle::append(&nodes, index, leaf).unwrap() {
            let hash: &[u8; 32] = hash.as_bytes();
            let row = rusqlite::params![level, index as i64, hash];
            store.execute("INSERT INTO node (log, level, idx, hash) VALUES (1, ?1, ?2, ?3)", row).unwrap();
        }
        nodes.push(leaf).unwrap();
    }
    store.execute("UPDATE log SET size = ?1", [texts.len() as i64]).unwrap();
}

/// The text of an entry.
fn entry(store: &Connection, index: u64) -> String {
    stolen::text(store, &format!("SELECT text FROM entry WHERE idx = {index}"))
}

/// Puts a text in the place of an entry's, with the digest that goes with it.
fn put_entry(store: &Connection, index: u64, text: &str) {
    let digest = Record::parse(text).map_or(Digest::of(b""), |record| record.digest());
    let row = rusqlite::params![index as i64, text, digest.to_string()];
    assert_eq!(store.execute("UPDATE entry SET text = ?2, digest = ?3 WHERE idx = ?1", row).unwrap(), 1);
}
