//! The store was damaged in some pages, cut short, or is not this vault's.

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

use rusqlite::Connection;
use sanad_tests::people::{amina, unlock};
use sanad_tests::{stick, stolen};
use sanad_vault::Job;

use super::{Scene, not_opened};

#[test]
fn damaged_pages_are_found_at_unlock_or_by_fixity_and_nothing_panics() {
    let (_home, folder, _) = Scene::new().amina.lock();
    let whole = fs::read(folder.join("vault.db")).unwrap();
    let pages = whole.len() / 4096;
    let (mut at_unlock, mut by_fixity) = (0, 0);
    // The first ones hold the schema; of the others every third, for time.
    for page in (0..pages).filter(|page| *page < 6 || page.is_multiple_of(3)) {
        let mut bytes = whole.clone();
        bytes[page * 4096 + 1000] ^= 1;
        fs::write(folder.join("vault.db"), bytes).unwrap();
        let vault = match unlock(&folder) {
            Ok(vault) => vault,
            Err(error) => {
                assert!(["store-damaged", "damaged"].contains(&error.code()), "page {page}: {error}");
                at_unlock += 1;
                continue;
            }
        };
        let findings = vault.check_fixity(&Job::new()).unwrap().findings;
        assert_eq!(findings[0].code, "store-damaged", "page {page}: {findings:?}");
        by_fixity += 1;
    }
    println!("{pages} pages: {at_unlock} found at unlock, {by_fixity} by fixity");
}

#[test]
fn several_damaged_pages_at_once_and_noise_do_not_panic() {
    let (home, folder, _) = Scene::new().amina.lock();
    let pristine = home.path().join("pristine");
    stick::copy_all(&folder, &pristine);
    for seed in 0..12_u64 {
        fs::remove_dir_all(&folder).unwrap();
        stick::copy_all(&pristine, &folder);
        let path = folder.join("vault.db");
        let mut bytes = fs::read(&path).unwrap();
        let noise = sanad_tests::people::noise(seed + 1, bytes.len());
        for (number, page) in bytes.chunks_mut(4096).enumerate() {
            if noise[number * 4096].is_multiple_of(3) && (number > 0 || seed % 2 == 0) {
                page.copy_from_slice(&noise[number * 4096..(number + 1) * 4096]);
            }
        }
        fs::write(&path, bytes).unwrap();
        let folder = folder.clone();
        let outcome = catch_unwind(move || {
            let Ok(vault) = unlock(&folder) else { return };
            let _ = vault.items(None);
            let _ = vault.custody(None, None);
            let _ = vault.cases();
            let _ = vault.outbox();
            let _ = vault.partners();
            let _ = vault.check_fixity(&Job::new());
            let _ = vault.trust_file();
        });
        assert!(outcome.is_ok(), "a panic with seed {seed}");
    }
}

#[test]
fn a_store_cut_short_is_damaged() {
    for pages in [0, 1, 2, 10] {
        let (_home, folder, _) = Scene::new().amina.lock();
        let path = folder.join("vault.db");
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, &bytes[..pages * 4096]).unwrap();
        let code = match unlock(&folder) {
            Err(error) => error.code(),
            Ok(vault) => vault.check_fixity(&Job::new()).map_or_else(
                |fault| fault.code(),
                |report| report.findings.first().map_or("clean", |finding| finding.code),
            ),
        };
        assert!(["store-damaged", "damaged", "store-wrong-key"].contains(&code), "{pages} pages: {code}");
    }
    assert_eq!(not_opened(|vault, _| fs::write(vault.join("vault.db"), b"x").unwrap()), "store-damaged");
}

#[test]
fn the_store_of_another_vault_opens_with_another_key() {
    let (_home, other, _) = amina().lock();
    let code = not_opened(|vault, _| copy(&other, vault));
    assert_eq!(code, "store-wrong-key");
}

#[test]
fn a_store_in_the_clear_is_refused() {
    let code = not_opened(|vault, sheet| {
        // Even one with the right tables: written out by whoever has the key.
        let store = stolen::store(vault, sheet);
        let plain = vault.join("plain.db");
        store
            .execute_batch(&format!(
                "ATTACH DATABASE '{}' AS plain KEY ''; SELECT sqlcipher_export('plain'); DETACH DATABASE plain",
                plain.display()
            ))
            .unwrap();
        drop(store);
        fs::rename(plain, vault.join("vault.db")).unwrap();
        assert!(Connection::open(vault.join("vault.db")).unwrap().prepare("SELECT * FROM item").is_ok());
    });
    assert_eq!(code, "store-not-encrypted");
}

#[test]
fn a_newer_or_a_strange_store_is_refused_by_name() {
    let pragma = |name: &'static str, value: i32| {
        not_opened(move |vault: &Path, sheet: &str| {
            stolen::store(vault, sheet).pragma_update(None, name, value).unwrap();
        })
    };
    assert_eq!(pragma("user_version", 99), "store-newer");
    assert_eq!(pragma("application_id", 7), "store-not-a-vault");
}

#[test]
fn a_store_whose_tables_are_gone_is_an_error_and_no_panic() {
    for table in ["fact", "item", "agent", "log", "entry", "record", "collector", "bundle"] {
        let (_home, folder, sheet) = amina().lock();
        let store = stolen::store(&folder, &sheet);
        store.execute_batch(&format!("DROP TABLE {table}")).unwrap();
        drop(store);
        let code = match unlock(&folder) {
            Err(error) => error.code(),
            Ok(vault) => match vault.check_fixity(&Job::new()) {
                Err(error) => error.code(),
                Ok(_) => "clean",
            },
        };
        // A store with a table missing was made by nobody: damage.
        assert!(
            ["store-error", "store-sqlite", "damaged", "store-damaged", "clean"].contains(&code),
            "{table}: {code}"
        );
        assert!(code != "clean" || table == "collector", "{table}");
    }
}

fn copy(from: &Path, to: &Path) {
    fs::copy(from.join("vault.db"), to.join("vault.db")).unwrap();
}
