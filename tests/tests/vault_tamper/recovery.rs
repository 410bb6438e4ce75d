//! The recovery file was changed, or is that of another vault.

use std::fs;
use std::path::Path;

use sanad_tests::company::pair;
use sanad_tests::people::{amina, unlock, unlock_with_sheet};

fn with_sheet(change: impl FnOnce(&Path)) -> &'static str {
    let (_home, folder, sheet) = pair().0.lock();
    change(&folder);
    let code = unlock_with_sheet(&folder, &sheet).err().map_or("it opened", |error| error.code());
    // The passphrase does not need it.
    drop(unlock(&folder).unwrap());
    code
}

#[test]
fn damage_is_told_wherever_it_is() {
    for place in [0, 30, 100, 2000, 4095] {
        let code = with_sheet(|vault| {
            let path = vault.join("recovery.age");
            let mut bytes = fs::read(&path).unwrap();
            bytes[place] ^= 1;
            fs::write(&path, bytes).unwrap();
        });
        let known = ["recovery-damaged", "wrong-recovery-sheet", "recovery-newer"];
        assert!(known.contains(&code), "byte {place}: {code}");
    }
    let cut = with_sheet(|vault| {
        let path = vault.join("recovery.age");
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, &bytes[..4000]).unwrap();
    });
    assert_eq!(cut, "recovery-damaged");
    assert_eq!(with_sheet(|vault| fs::write(vault.join("recovery.age"), b"").unwrap()), "recovery-damaged");
}

#[test]
fn that_of_another_vault_does_not_open_with_this_sheet() {
    let (_home, other, other_sheet) = amina().lock();
    let code = with_sheet(|vault| {
        fs::copy(other.join("recovery.age"), vault.join("recovery.age")).unwrap();
    });
    assert_eq!(code, "wrong-recovery-sheet");
    // Whoever puts her own recovery file and sheet there opens nothing with them.
    let (_home, folder, _) = pair().0.lock();
    fs::copy(other.join("recovery.age"), folder.join("recovery.age")).unwrap();
    assert_eq!(unlock_with_sheet(&folder, &other_sheet).err().unwrap().code(), "sheet-other-vault");
}

#[test]
fn a_missing_one_is_an_error_of_the_sheet_only() {
    let code = with_sheet(|vault| fs::remove_file(vault.join("recovery.age")).unwrap());
    assert_eq!(code, "disk-error");
}
