//! Identity halves: what opens one, what does not, and what is left of one that was destroyed.

use std::collections::BTreeSet;
use std::fs;

use rusqlite::Connection;
use sanad_evidence::Id;
use zeroize::Zeroizing;

use crate::keys::{Cost, Passphrase, RecoveryChoice, Secret32};
use crate::store::fixed_keys::{self, KeyId};
use crate::window_tests::{Desk, desk, passphrase};
use crate::*;

/// A name that must be in nothing readable.
const CANARY: &str = "Zarmina-of-the-canary";

fn named() -> IdentityGiven {
    IdentityGiven {
        names: Some(Zeroizing::new(CANARY.to_owned())),
        gender: Some(Zeroizing::new("a woman, she says".to_owned())),
        contact: Some(Zeroizing::new(format!("through the sister of {CANARY}"))),
        ..IdentityGiven::default()
    }
}

fn with_half() -> (Desk, Id) {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("north").unwrap();
    let person = desk.vault.new_person(&case, &PersonGiven::default()).unwrap();
    desk.vault.set_identity(&person, &named()).unwrap();
    (desk, person)
}

fn findings(vault: &Vault) -> Vec<FixityFinding> {
    vault.check_fixity(&Job::new()).unwrap().findings
}

/// Every value of every table, as bytes one after another.
fn everything_in(db: &Connection) -> Vec<u8> {
    let mut names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut all = Vec::new();
    for name in names {
        let mut statement = db.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                match row.get_ref(column).unwrap() {
                    rusqlite::types::ValueRef::Text(bytes) | rusqlite::types::ValueRef::Blob(bytes) => {
                        all.extend(bytes);
                        all.push(b'\n');
                    }
                    _ => {}
                }
            }
        }
    }
    all
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

/// Every page of the closed store in the clear, freed ones too.
fn pages(folder: &std::path::Path, vault_key: &Secret32) -> Vec<u8> {
    crate::store::decrypted(&folder.join("vault.db"), vault_key.expose())
}

#[test]
fn a_half_is_set_opened_and_stated_anew() {
    let (desk, person) = with_half();
    assert_eq!(desk.vault.open_identity(&person).unwrap(), Some(named()));
    let row = desk.vault.person(&person).unwrap().row;
    assert!(row.has_identity && !row.burned);
    let other = IdentityGiven { note: Some(Zeroizing::new("new papers".into())), ..IdentityGiven::default() };
    desk.vault.set_identity(&person, &other).unwrap();
    assert_eq!(desk.vault.open_identity(&person).unwrap(), Some(other));
    let custody = desk.vault.person(&person).unwrap().custody;
    assert_eq!(custody.iter().filter(|entry| entry.thing_kind == "identity").count(), 2);
    assert_eq!(findings(&desk.vault), vec![]);
    assert!(!format!("{:?}", named()).contains(CANARY), "nothing of it is printed");
}

#[test]
fn the_key_of_the_store_and_every_table_open_no_half() {
    let (desk, person) = with_half();
    let all = desk.vault.read(|db| Ok::<_, Fault>(everything_in(db))).unwrap();
    assert!(!holds(&all, CANARY.as_bytes()));
    assert!(holds(&all, b"age-encryption.org"), "the sealed record is among what was searched");
    // Every key there is in the store is tried on every sealed record.
    let opened = desk
        .vault
        .read(|db| {
            let keys: i64 = db.query_row("SELECT max(id) FROM item_key", [], |row| row.get(0))?;
            let sealed: Vec<u8> = db.query_row("SELECT sealed FROM sealed_record", [], |row| row.get(0))?;
            let opens = |row| {
                let key = fixed_keys::get(db, KeyId::from_row(row)).unwrap();
                age_key::open(&sealed, &age_key::identity(&key).unwrap(), 1 << 20).is_some()
            };
            let master = desk.vault.master();
            let row = fixed_keys::get(db, KeyId::from_row(keys)).unwrap();
            let half = age_key::identity(&master.half_key(desk.vault.id(), &row)).unwrap();
            assert!(age_key::open(&sealed, &half, 1 << 20).is_some(), "and the right one opens it");
            Ok::<_, Fault>((1..=keys).filter(|row| opens(*row)).count())
        })
        .unwrap();
    assert_eq!(opened, 0);
    let (folder, key) = (desk.vault.folder().to_owned(), store_key(&desk));
    drop(desk.vault);
    assert!(!holds(&pages(&folder, &key), CANARY.as_bytes()));
    let _ = person;
}

fn store_key(desk: &Desk) -> Secret32 {
    desk.vault.master().subkey(desk.vault.id(), keys::Purpose::Store)
}

fn half_row(vault: &Vault, person: &Id) -> [u8; 32] {
    vault
        .read(|db| {
            let sql = "SELECT key FROM item_key WHERE id = (SELECT key_id FROM person WHERE id = ?1)";
            Ok::<_, Fault>(db.query_row(sql, [person.to_string()], |row| row.get(0))?)
        })
        .unwrap()
}

#[test]
fn a_destroyed_half_is_gone_from_every_page_and_all_else_verifies() {
    let (desk, person) = with_half();
    let row = half_row(&desk.vault, &person);
    let sealed: Vec<u8> = desk
        .vault
        .read(|db| Ok::<_, Fault>(db.query_row("SELECT sealed FROM sealed_record", [], |row| row.get(0))?))
        .unwrap();
    desk.vault.destroy_identity(&person).unwrap();
    assert_eq!(desk.vault.open_identity(&person).unwrap(), None);
    assert_eq!(desk.vault.destroy_identity(&person).unwrap_err().code(), "identity-not-here");
    let page = desk.vault.person(&person).unwrap();
    assert!(page.row.burned && !page.row.has_identity);
    assert_eq!(page.custody.last().map(|entry| entry.action.as_str()), Some("Disposed"));
    assert_eq!(findings(&desk.vault), vec![]);

    // A half that is set afterwards has a key of its own.
    desk.vault.set_identity(&person, &named()).unwrap();
    assert_ne!(half_row(&desk.vault, &person), row);
    assert_eq!(desk.vault.open_identity(&person).unwrap(), Some(named()));
    assert_eq!(findings(&desk.vault), vec![]);
    desk.vault.destroy_identity(&person).unwrap();
    assert_eq!(findings(&desk.vault), vec![]);

    let (folder, key) = (desk.vault.folder().to_owned(), store_key(&desk));
    drop(desk.vault);
    let pages = pages(&folder, &key);
    assert!(!holds(&pages, &row), "the burned row is in a page");
    assert!(!holds(&pages, &sealed[200..232]), "the ciphertext is in a page");
    assert_eq!(fs::metadata(folder.join("vault.db-wal")).map_or(0, |log| log.len()), 0);
}

#[test]
fn new_keys_for_the_vault_carry_every_half_along() {
    let (desk, person) = with_half();
    let case = desk.vault.case("north").unwrap();
    let second = desk.vault.new_person(&case, &PersonGiven::default()).unwrap();
    desk.vault.set_identity(&second, &IdentityGiven::default()).unwrap();
    desk.vault.put_mark(&second, &case, &[vec![1, 2, 3], vec![]]).unwrap();
    let burned = desk.vault.new_person(&case, &PersonGiven::default()).unwrap();
    desk.vault.set_identity(&burned, &named()).unwrap();
    desk.vault.destroy_identity(&burned).unwrap();
    let rows: BTreeSet<_> = [&person, &second].map(|one| half_row(&desk.vault, one)).into();
    let old =
        Secret32::copy_of(desk.vault.master().subkey(desk.vault.id(), keys::Purpose::Identity).expose());

    let Desk { home, vault } = desk;
    let folder = vault.folder().to_owned();
    let new = Passphrase::fold("another deed, another thing").unwrap();
    vault.replace_keys(&new, Cost::FLOOR, &RecoveryChoice::None).unwrap();
    let vault = Vault::unlock(&folder, &OpenWith::Passphrase(&new)).unwrap();
    assert_ne!(old.expose(), vault.master().subkey(vault.id(), keys::Purpose::Identity).expose());
    assert_eq!(vault.open_identity(&person).unwrap(), Some(named()));
    assert_eq!(vault.open_identity(&second).unwrap(), Some(IdentityGiven::default()));
    assert_eq!(vault.open_identity(&burned).unwrap(), None);
    assert!(rows.iter().all(|row| ![&person, &second].map(|one| half_row(&vault, one)).contains(row)));
    assert_eq!(findings(&vault), vec![]);
    drop((vault, home));
}

#[test]
fn a_backup_brings_every_half_back() {
    let (desk, person) = with_half();
    for opens_with in [OpensWith::Both, OpensWith::Passphrase] {
        let (backup, again) = (
            desk.home.path().join(opens_with.code()),
            desk.home.path().join(format!("{opens_with:?}-again")),
        );
        desk.vault.backup(&backup, opens_with, &Job::new()).unwrap();
        let passphrase = passphrase();
        let report = Vault::drill(&backup, &OpenWith::Passphrase(&passphrase), &Job::new()).unwrap();
        assert_eq!(report.findings, vec![]);
        restore(&backup, &again, &Job::new()).unwrap();
        let vault = Vault::unlock(&again, &OpenWith::Passphrase(&passphrase)).unwrap();
        assert_eq!(vault.open_identity(&person).unwrap(), Some(named()));
        let page = vault.person(&person).unwrap();
        let carried = page.custody.iter().filter(|entry| entry.outcome.as_deref() == Some("carried-over"));
        let kinds: Vec<&str> = carried.map(|entry| entry.thing_kind.as_str()).collect();
        assert_eq!(kinds, ["person", "identity"]);
        vault.set_identity(&person, &IdentityGiven::default()).unwrap();
        vault.destroy_identity(&person).unwrap();
        assert_eq!(findings(&vault), vec![]);
    }
}

#[test]
fn what_was_changed_behind_our_back_is_found() {
    type Tampering = (&'static str, &'static str);
    let tampering: [Tampering; 8] = [
        ("UPDATE person SET code = 'W-2222'", "person-unsealed"),
        ("UPDATE person SET burned = 1", "identity-state-wrong"),
        ("UPDATE person SET key_id = NULL", "identity-state-wrong"),
        ("DELETE FROM sealed_record", "record-missing"),
        ("UPDATE sealed_record SET sealed = zeroblob(500)", "record-damaged"),
        ("UPDATE item_key SET key = randomblob(32) WHERE id = (SELECT key_id FROM person)", "record-damaged"),
        ("UPDATE record SET text = replace(text, 'W-', 'X-') WHERE kind = 'person/1'", "record-damaged"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM person", "person-missing"),
    ];
    for (sql, code) in tampering {
        let (desk, _) = with_half();
        assert_eq!(findings(&desk.vault), vec![]);
        let desk = desk.while_locked(|db| db.execute_batch(sql).unwrap());
        let found = findings(&desk.vault);
        assert!(found.iter().any(|finding| finding.code == code), "{sql}: {found:?}");
    }
}

#[test]
fn halves_of_two_persons_cannot_be_exchanged() {
    let (desk, person) = with_half();
    let case = desk.vault.case("north").unwrap();
    let second = desk.vault.new_person(&case, &PersonGiven::default()).unwrap();
    desk.vault.set_identity(&second, &IdentityGiven::default()).unwrap();
    let desk = desk.while_locked(|db| {
        let mut read = db.prepare("SELECT identity, key_id FROM person ORDER BY place").unwrap();
        let rows: Vec<(String, i64)> =
            read.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
        db.execute("UPDATE person SET identity = 'x' || place", []).unwrap();
        for (place, (identity, key_id)) in [2, 1].into_iter().zip(rows) {
            let sql = "UPDATE person SET identity = ?2, key_id = ?3 WHERE place = ?1";
            db.execute(sql, rusqlite::params![place, identity, key_id]).unwrap();
        }
    });
    assert_eq!(desk.vault.open_identity(&person).unwrap_err().code(), "damaged");
    assert_eq!(findings(&desk.vault).iter().filter(|one| one.code == "record-damaged").count(), 2);
}

#[test]
fn a_mark_is_bounded() {
    let (desk, person) = with_half();
    let case = desk.vault.case("north").unwrap();
    let long = vec![vec![0; 100_001]];
    assert_eq!(desk.vault.put_mark(&person, &case, &long).unwrap_err().code(), "list-too-long");
    desk.vault.put_mark(&person, &case, &vec![vec![7; 1000]; 100]).unwrap();
    assert_eq!(findings(&desk.vault), vec![]);
}
