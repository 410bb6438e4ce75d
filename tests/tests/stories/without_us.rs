//! A vault without us: recovery sheet → stock age → openssl → any SQLCipher 4 → stock age → the bytes.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use sanad_tests::people::{amina, noise};
use sanad_tests::places::{python, root};

fn script(vault: &Path, sheet: &Path, arguments: &[&str]) -> Output {
    Command::new(root().join("tests/vectors/keyslots/open-without-us.sh"))
        .env("PYTHON", python())
        .arg(vault)
        .arg(sheet)
        .args(arguments)
        .output()
        .unwrap()
}

fn answer(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap().trim().to_owned()
}

#[test]
fn the_original_comes_out_with_stock_tools_alone() {
    let amina = amina();
    let film = noise(7, 1_500_000);
    let item = amina.acquire_free("film.mp4", &film).to_string();
    let (home, vault, sheet_text) = amina.lock();
    let sheet = home.path().join("sheet.txt");
    fs::write(&sheet, &sheet_text).unwrap();

    let row = answer(&script(&vault, &sheet, &[&format!("SELECT key_id FROM item WHERE id = '{item}'")]));
    let identity = home.path().join("identity.txt");
    fs::write(&identity, answer(&script(&vault, &sheet, &["--item-key", &row])) + "\n").unwrap();
    let original = vault.join("originals").join(&item[..2]).join(format!("{item}.age"));
    let age = Command::new("age").args(["-d", "-i"]).arg(&identity).arg(original).output().unwrap();
    assert!(age.status.success(), "{}", String::from_utf8_lossy(&age.stderr));
    assert_eq!(age.stdout, film);

    // The words too: the record as it was sealed, whose digest a stranger can check.
    let text = answer(&script(&vault, &sheet, &["SELECT text FROM record WHERE kind = 'item/1'"]));
    assert!(text.contains(" file_name \"film.mp4\""));
}

#[test]
fn a_sheet_of_another_vault_opens_nothing() {
    let (amina, stranger) = (amina(), sanad_tests::people::amina());
    let sheet = amina.beside("papers").join("sheet.txt");
    fs::write(&sheet, &stranger.sheet).unwrap();
    let (_home, vault, _) = amina.lock();
    let refused = script(&vault, &sheet, &[]);
    assert!(!refused.status.success());
    assert!(refused.stdout.is_empty());
}
