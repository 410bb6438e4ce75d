//! A vault without us: recovery sheet → stock age → openssl → any SQLCipher 4 → stock age → the bytes.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use sanad_tests::people::{amina, noise};
use sanad_tests::places::{python, root};
use sanad_vault::{IdentityGiven, PersonGiven};

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

/// What names a person opens with the sheet and stock tools, and by no key that stands in the store; nothing
/// does once its key was burned.
#[test]
fn an_identity_half_comes_out_with_stock_tools_until_its_key_is_burned() {
    let amina = amina();
    let case = amina.vault.case("herat-1").unwrap();
    let person = amina.vault.new_person(&case, &PersonGiven::default()).unwrap();
    let named = IdentityGiven { names: Some("Zarmina".to_owned().into()), ..IdentityGiven::default() };
    amina.vault.set_identity(&person, &named).unwrap();
    let burned = amina.vault.new_person(&case, &PersonGiven::default()).unwrap();
    amina.vault.set_identity(&burned, &named).unwrap();
    amina.vault.destroy_identity(&burned).unwrap();
    let (home, vault, sheet_text) = amina.lock();
    let sheet = home.path().join("sheet.txt");
    fs::write(&sheet, &sheet_text).unwrap();

    let sql = format!("SELECT key_id FROM person WHERE id = '{person}'");
    let row = answer(&script(&vault, &sheet, &[&sql]));
    let sealed = answer(&script(&vault, &sheet, &["SELECT sealed FROM sealed_record"]));
    let bytes = (0..sealed.len()).step_by(2).map(|at| u8::from_str_radix(&sealed[at..at + 2], 16).unwrap());
    let half = home.path().join("half.age");
    fs::write(&half, bytes.collect::<Vec<_>>()).unwrap();
    let open = |what: &str, row: &str| {
        let identity = home.path().join("identity.txt");
        fs::write(&identity, answer(&script(&vault, &sheet, &[what, row])) + "\n").unwrap();
        Command::new("age").args(["-d", "-i"]).arg(identity).arg(&half).output().unwrap()
    };
    let opened = open("--half-key", &row);
    assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
    assert!(String::from_utf8(opened.stdout).unwrap().contains(" names \"Zarmina\""));
    let rows = answer(&script(&vault, &sheet, &["SELECT count(*) FROM item_key"]));
    for row in 1..=rows.parse::<u32>().unwrap() {
        assert!(!open("--item-key", &row.to_string()).status.success(), "row {row} opens it by itself");
    }
    let sql = format!("SELECT count(key_id), burned FROM person WHERE id = '{burned}'");
    assert_eq!(answer(&script(&vault, &sheet, &[&sql])), "0\t1");
    assert_eq!(answer(&script(&vault, &sheet, &["SELECT count(*) FROM sealed_record"])), "1");
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
