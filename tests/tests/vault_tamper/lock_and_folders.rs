//! Files and folders of the vault are gone, or are something else.

use std::fs;
use std::os::unix::fs::symlink;

use sanad_tests::people::{noise, unlock};

use super::not_opened;

#[test]
fn without_keyslots_or_store_there_is_no_vault() {
    for name in ["keyslots", "vault.db"] {
        assert_eq!(not_opened(|vault, _| fs::remove_file(vault.join(name)).unwrap()), "not-a-vault");
    }
    assert_eq!(unlock(std::path::Path::new("/nowhere/at/all")).err().unwrap().code(), "not-a-vault");
    assert_eq!(unlock(std::path::Path::new("/etc/passwd")).err().unwrap().code(), "not-a-vault");
}

#[test]
fn junk_in_a_vaults_folder_harms_nothing() {
    let code = not_opened(|vault, _| {
        fs::write(vault.join("holiday.jpg"), noise(1, 1000)).unwrap();
        fs::create_dir(vault.join("originals/zz")).unwrap();
        fs::write(vault.join("originals/zz/nonsense.age"), b"x").unwrap();
        fs::write(vault.join("incoming/nonsense.intent"), b"x").unwrap();
        fs::write(vault.join("incoming/\u{202E}x.part"), b"x").unwrap();
        fs::write(vault.join("lock"), b"who was here").unwrap();
        symlink("/etc", vault.join("outbox/etc")).unwrap();
    });
    assert_eq!(code, "it opened");
}

#[test]
fn an_intent_for_what_is_an_item_does_not_remove_it() {
    let scene = super::Scene::new();
    let kept = scene.kept;
    let codes = scene.after_folder(|vault| {
        fs::write(vault.join("incoming").join(format!("{kept}.intent")), b"").unwrap();
    });
    assert_eq!(codes, Vec::<&str>::new());
}

#[test]
fn what_stands_in_incoming_and_is_no_file_is_an_error_and_no_panic() {
    let code = not_opened(|vault, _| fs::create_dir(vault.join("incoming/folder")).unwrap());
    assert!(["it opened", "disk-error"].contains(&code), "{code}");
}

#[test]
fn a_journal_of_another_store_is_not_believed() {
    let (_home, other, _) = sanad_tests::people::amina().lock();
    let code = not_opened(|vault, _| {
        let bytes = fs::read(other.join("vault.db")).unwrap();
        fs::write(vault.join("vault.db-wal"), &bytes).unwrap();
        fs::write(vault.join("vault.db-shm"), noise(3, 32_768)).unwrap();
    });
    assert_eq!(code, "it opened");
}
