//! A vault as input: its own files are not evidence, by whatever way they are named.

use std::fs;
use std::os::unix::fs::symlink;

use sanad_tests::company::{pair, zahra};
use sanad_vault::find_files;

use super::{is_clean, is_refused};

#[test]
fn a_folder_that_is_a_vault_is_refused_as_a_whole() {
    let (amina, other) = (pair().0, zahra());
    for vault in [amina.folder(), other.folder()] {
        let found = find_files(vault);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].as_ref().unwrap_err().1.code(), "inside-vault");
    }
    // Also below what was named; what stands beside it is found.
    let home = amina.folder().parent().unwrap();
    fs::write(home.join("beside.txt"), b"beside").unwrap();
    let found = find_files(home);
    assert_eq!(found.iter().filter(|one| one.is_ok()).count(), 1);
    assert!(found.iter().any(|one| one.as_ref().is_err_and(|(_, error)| error.code() == "inside-vault")));
}

#[test]
fn a_file_of_the_vault_itself_is_refused_by_whatever_path() {
    let (amina, _) = pair();
    amina.acquire_free("x.txt", b"x");
    let home = amina.folder().parent().unwrap().to_owned();
    let link = amina.beside("elsewhere").join("link");
    symlink(&home, &link).unwrap();
    for path in [
        amina.folder().join("vault.db"),
        amina.folder().join("originals/../keyslots"),
        home.join("papers/../vault/keyslots"),
        link.join("vault/vault.db"),
        link.join("vault/recovery.age"),
    ] {
        assert_eq!(is_refused(&amina, &path), "inside-vault", "{path:?}");
    }
    is_clean(&amina);
}
