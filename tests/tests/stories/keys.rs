//! What opens a vault, and what no longer does.

use std::fs;

use sanad_tests::people::{amina, passphrase, unlock, unlock_with_sheet};
use sanad_vault::keys::{Cost, Passphrase, RecoveryChoice, RecoveryKeys};
use sanad_vault::{Job, OpenWith, Vault};

fn other() -> Passphrase {
    Passphrase::fold("quite another sentence to remember").unwrap()
}

#[test]
fn a_wrong_passphrase_a_second_program_and_a_foreign_sheet_are_told_apart() {
    let amina = amina();
    assert_eq!(unlock(amina.folder()).err().unwrap().code(), "vault-in-use");
    let (_home, folder, sheet) = amina.lock();
    let wrong = Vault::unlock(&folder, &OpenWith::Passphrase(&other()));
    assert_eq!(wrong.err().unwrap().code(), "wrong-passphrase");
    let stranger = sanad_tests::people::amina();
    assert_eq!(unlock_with_sheet(&folder, &stranger.sheet).err().unwrap().code(), "wrong-recovery-sheet");
    assert_eq!(unlock(folder.parent().unwrap()).err().unwrap().code(), "not-a-vault");
    drop(unlock(&folder).unwrap());
    drop(unlock_with_sheet(&folder, &sheet).unwrap());
}

#[test]
fn a_new_passphrase_takes_the_place_of_the_old_and_a_new_sheet_of_the_old_one() {
    let amina = amina();
    amina.vault.check_sheet(&RecoveryKeys::parse(&amina.sheet).unwrap()).unwrap();
    amina.vault.change_passphrase(&other()).unwrap();
    let new = amina.vault.new_sheet(&RecoveryChoice::Halves).unwrap();
    let halves = (new.sheet.unwrap(), new.other_half.unwrap());
    let (_home, folder, old_sheet) = amina.lock();
    assert_eq!(unlock(&folder).err().unwrap().code(), "wrong-passphrase");
    assert!(unlock_with_sheet(&folder, &old_sheet).is_err());
    assert!(unlock_with_sheet(&folder, halves.0.expose()).is_err(), "one half opens nothing");
    let both =
        RecoveryKeys::parse(halves.0.expose()).unwrap().join(RecoveryKeys::parse(halves.1.expose()).unwrap());
    drop(Vault::unlock(&folder, &OpenWith::Sheet(&both)).unwrap());
    drop(Vault::unlock(&folder, &OpenWith::Passphrase(&other())).unwrap());
}

#[test]
fn after_my_passphrase_was_seen_nothing_old_opens_the_vault_and_nothing_is_lost() {
    let amina = amina();
    let item = amina.acquire_free("decree.pdf", b"%PDF-1.4 decree");
    let (home, folder, old_sheet) = amina.lock();
    let vault = unlock(&folder).unwrap();
    let old_keyslots = fs::read(folder.join("keyslots")).unwrap();
    let sheets = vault.replace_keys(&other(), Cost::FLOOR, &RecoveryChoice::Sheet).unwrap();
    assert!(unlock(&folder).is_err());
    assert!(unlock_with_sheet(&folder, &old_sheet).is_err());
    let vault = Vault::unlock(&folder, &OpenWith::Passphrase(&other())).unwrap();
    vault.export(&item, &home.path().join("out"), &Job::new()).unwrap();
    assert!(!vault.facts().unwrap().sheet_unsure);
    drop(vault);
    drop(unlock_with_sheet(&folder, sheets.sheet.unwrap().expose()).unwrap());
    // Whoever kept the old keyslots and knows the old passphrase has the key of a store that is gone.
    fs::write(folder.join("keyslots"), old_keyslots).unwrap();
    assert_eq!(
        Vault::unlock(&folder, &OpenWith::Passphrase(&passphrase())).err().unwrap().code(),
        "store-wrong-key"
    );
}

#[test]
fn a_wiped_vault_is_gone() {
    let amina = amina();
    amina.acquire_free("x.txt", b"x");
    let (_home, folder, _) = amina.lock();
    unlock(&folder).unwrap().wipe().unwrap();
    assert!(!folder.exists());
}
