//! The page "A vault without us" of FORMAT.md: its commands as they are printed there, upon the
//! published vault; and a backup opened in the same way. (From the sheet to the original of a vault made
//! today: see `stories/without_us.rs`.)

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use sanad_tests::people;
use sanad_tests::places;

/// Runs the published script and gives what it printed.
fn script(vault: &Path, sheet: &Path, arguments: &[&str]) -> String {
    let output = Command::new("bash")
        .arg(places::vectors("keyslots").join("open-without-us.sh"))
        .arg(vault)
        .arg(sheet)
        .args(arguments)
        .env("PYTHON", places::python())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Every `$ ` command of the section that uses stock programs answers what is printed below it.
#[test]
fn the_commands_answer_what_is_printed() {
    let format = fs::read_to_string(places::root().join("crates/evidence/FORMAT.md")).unwrap();
    let (_, section) = format.split_once("\n## A vault without us\n").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let mut run = 0;
    for block in section.split("```").skip(1).step_by(2) {
        let lines: Vec<&str> = block.lines().map(str::trim_start).collect();
        let Some(first) =
            lines.iter().position(|line| line.starts_with("$ age") || line.starts_with("$ openssl"))
        else {
            continue;
        };
        let last = first + lines[first..].iter().position(|line| !line.ends_with('\\')).unwrap();
        let command = lines[first..=last].join("\n");
        let printed = lines[last + 1..].join("\n");
        let output = Command::new("sh")
            .args(["-c", command.trim_start_matches("$ ")])
            .current_dir(places::vectors("keyslots"))
            .output()
            .unwrap();
        let answered = String::from_utf8(output.stdout).unwrap();
        // recovery.age ends with a line of spaces.
        assert_eq!(answered.trim_end(), printed.trim_end(), "{command}");
        run += 1;
    }
    assert_eq!(run, 4);
}

#[test]
fn the_published_vault_opens() {
    let folder = places::vectors("keyslots");
    let (vault, sheet) = (folder.join("vault"), folder.join("sheet.txt"));
    assert_eq!(
        script(&vault, &sheet, &["SELECT id, hex(key) FROM item_key"]),
        format!("1\t{}\n", "1".repeat(64))
    );
    let identity = script(&vault, &sheet, &["--item-key", "1"]);
    assert_eq!(identity, "AGE-SECRET-KEY-1ZYG3ZYG3ZYG3ZYG3ZYG3ZYG3ZYG3ZYG3ZYG3ZYG3ZYG3ZYG3ZYGSUZRZYL\n");
    let half = script(&vault, &sheet, &["--half-key", "1"]);
    let printed = "d1bbd75649fcd4043da8d0133eb75294b27efaaa86c043994a2f58f787ef4265";
    assert_eq!(half, script(&vault, &sheet, &["--age-key", printed]));
    assert!(half.starts_with("AGE-SECRET-KEY-1") && half != identity);
}

/// A backup is opened in the same way; one that opens with a passphrase only is not.
#[test]
fn a_backup_opens_as_a_vault_does() {
    use sanad_vault::{Job, OpensWith};
    let amina = people::amina();
    amina.acquire_free("paper.txt", b"a paper");
    let sheet_file = amina.file("sheet.txt", amina.sheet.as_bytes());
    let backup = amina.beside("backup");
    amina.vault.backup(&backup, OpensWith::Both, &Job::new()).unwrap();
    assert_eq!(script(&backup, &sheet_file, &["SELECT count(*) FROM item"]), "1\n");
    let sums =
        Command::new("sha256sum").args(["--check", "SHA256SUMS"]).current_dir(&backup).output().unwrap();
    assert!(sums.status.success());

    amina.vault.backup(&backup, OpensWith::Passphrase, &Job::new()).unwrap();
    let age =
        Command::new("age").arg("-d").arg("-i").arg(&sheet_file).arg(backup.join("recovery.age")).output();
    assert!(!age.unwrap().status.success());
}
