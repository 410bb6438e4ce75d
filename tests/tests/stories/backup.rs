//! Backup, a drill that proves it, and a restore that explains itself.

use std::fs;

use sanad_tests::people::{acquainted, amina, bureau, noise, passphrase, unlock};
use sanad_vault::{Job, OpenWith, OpensWith, Vault, restore};

#[test]
fn a_backup_is_incremental_and_a_drill_proves_it() {
    let amina = amina();
    let item = amina.acquire_free("one.jpg", &noise(1, 400_000));
    let disk = amina.beside("disk");
    let first = amina.vault.backup(&disk, OpensWith::Both, &Job::new()).unwrap();
    assert_eq!((first.copied, first.already), (1, 0));
    amina.acquire_free("two.jpg", &noise(2, 300_000));
    let second = amina.vault.backup(&disk, OpensWith::Both, &Job::new()).unwrap();
    assert_eq!((second.copied, second.already), (1, 1));
    let secret = passphrase();
    let drill = Vault::drill(&disk, &OpenWith::Passphrase(&secret), &Job::new()).unwrap();
    assert_eq!((drill.whole, drill.findings.len()), (2, 0));
    // What was let go does not live on in the backup.
    amina.vault.dispose(&item, "taken by mistake").unwrap();
    assert_eq!(amina.vault.backup(&disk, OpensWith::Both, &Job::new()).unwrap().removed, 1);
    // A damaged copy is found by the drill.
    let shelf = fs::read_dir(disk.join("originals")).unwrap().find_map(|shelf| {
        fs::read_dir(shelf.unwrap().path()).unwrap().next().map(|file| file.unwrap().path())
    });
    let path = shelf.unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    let drill = Vault::drill(&disk, &OpenWith::Passphrase(&secret), &Job::new()).unwrap();
    assert_eq!(drill.findings[0].code, "original-damaged");
}

/// Every file below a folder, with its bytes and the time it was last written.
fn everything_in(folder: &std::path::Path) -> Vec<(std::path::PathBuf, Vec<u8>, std::time::SystemTime)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let written = fs::metadata(&path).unwrap().modified().unwrap();
                found.push((path.clone(), fs::read(&path).unwrap(), written));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_backup_is_not_opened_as_a_vault_and_nothing_in_it_is_touched() {
    let amina = amina();
    amina.acquire_free("one.jpg", &noise(1, 100_000));
    let disk = amina.beside("disk");
    amina.vault.backup(&disk, OpensWith::Both, &Job::new()).unwrap();
    let before = everything_in(&disk);
    assert_eq!(unlock(&disk).err().unwrap().code(), "is-a-backup");
    assert_eq!(everything_in(&disk), before);
    // The drill, and a freshening after it, go on as they did.
    let secret = passphrase();
    let drill = Vault::drill(&disk, &OpenWith::Passphrase(&secret), &Job::new()).unwrap();
    assert!(drill.findings.is_empty());
    amina.vault.backup(&disk, OpensWith::Both, &Job::new()).unwrap();
}

#[test]
fn a_backup_for_the_sheet_alone_opens_with_no_passphrase() {
    let amina = amina();
    let disk = amina.beside("disk");
    amina.vault.backup(&disk, OpensWith::Sheet, &Job::new()).unwrap();
    let secret = passphrase();
    let refused = Vault::drill(&disk, &OpenWith::Passphrase(&secret), &Job::new()).err().unwrap();
    assert_eq!(refused.code(), "wrong-passphrase");
    let keys = sanad_vault::keys::RecoveryKeys::parse(&amina.sheet).unwrap();
    Vault::drill(&disk, &OpenWith::Sheet(&keys), &Job::new()).unwrap();
}

#[test]
fn a_foreign_folder_is_not_written_into() {
    let (amina, other) = (amina(), amina_too());
    let disk = amina.beside("disk");
    fs::write(disk.join("holiday.jpg"), b"x").unwrap();
    assert_eq!(amina.vault.backup(&disk, OpensWith::Both, &Job::new()).unwrap_err().code(), "not-a-backup");
    let disk = other.beside("disk");
    other.vault.backup(&disk, OpensWith::Both, &Job::new()).unwrap();
    assert_eq!(amina.vault.backup(&disk, OpensWith::Both, &Job::new()).unwrap_err().code(), "not-a-backup");
    let inside = amina.folder().join("backup");
    assert_eq!(amina.vault.backup(&inside, OpensWith::Both, &Job::new()).unwrap_err().code(), "inside-vault");
}

fn amina_too() -> sanad_tests::people::Person {
    sanad_tests::people::amina()
}

#[test]
fn a_restored_vault_begins_new_logs_and_the_bureau_hears_why() {
    let (amina, bureau) = (amina(), bureau());
    acquainted(&amina, &bureau);
    let stick = amina.beside("stick");
    let item = amina.acquire_free("one.jpg", &noise(1, 200_000));
    amina.transfer();
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    let disk = amina.beside("disk");
    amina.vault.backup(&disk, OpensWith::Both, &Job::new()).unwrap();
    // After the backup she goes on, and the laptop is lost.
    amina.acquire_free("lost.jpg", b"\xFF\xD8\xFF lost");
    amina.transfer();
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    let (home, _, _) = amina.lock();

    let folder = home.path().join("new laptop");
    restore(&disk, &folder, &Job::new()).unwrap();
    let vault = unlock(&folder).unwrap();
    let case = vault.case("herat-1").unwrap();
    let log = vault.custody(Some(&case), None).unwrap();
    let restored = log.iter().find(|entry| entry.action == "Restored").unwrap();
    assert_eq!(restored.index, 0, "the first entry of a new log");
    assert!(vault.check_fixity(&Job::new()).unwrap().findings.is_empty());
    vault.export(&item, &home.path().join("out"), &Job::new()).unwrap();

    // What she sends now is explained, never called tampering.
    let found = sanad_tests::people::found(&home.path().join("papers").join("new.txt"));
    fs::write(&found.path, b"new").unwrap();
    let new = vault.acquire(&case, &found, &Job::new()).unwrap().item;
    let reason = sanad_tests::people::basis(sanad_evidence::consent::Basis::NotNeeded, Some("a street"));
    vault.record_basis(&new, &reason).unwrap();
    vault.assemble(&case, "bureau").unwrap();
    let road = sanad_courier::FolderRoad::new(&stick).unwrap();
    sanad_courier::deliver(&vault, &road, &Job::new()).unwrap();
    let taken = bureau.take_in_all(&stick);
    let codes: Vec<&str> = taken[0].findings.iter().map(|finding| finding.code.as_str()).collect();
    assert!(codes.contains(&"log-restored") && codes.contains(&"branch-new"), "{codes:?}");
    assert_eq!(taken[0].originals, vec![new]);
    // A second unlock does not begin again.
    drop(vault);
    let vault = unlock(&folder).unwrap();
    let again = vault.custody(Some(&case), None).unwrap();
    assert_eq!(again.iter().filter(|entry| entry.action == "Restored").count(), 1);
}
