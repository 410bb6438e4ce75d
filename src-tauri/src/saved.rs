//! Acts upon a whole vault: its backups, its keys anew, its end.

use std::fs;
use std::path::{Path, PathBuf};

use sanad_vault::keys::Passphrase;
use sanad_vault::{OpenWith, OpensWith, Vault};

use crate::commands::keys::cost;
use crate::refusal::Answer;
use crate::sheets::{Sheets, choice};
use crate::told::{OpensWithAsked, RecoveryKind};

/// The file that every backup begins with (FORMAT.md).
const ABOUT: &str = "backup.txt";
/// Begins the name of the folder of a backup; eight digits of the vault's id follow.
const NAME: &str = "Sanad backup ";

/// As the vault takes it.
pub const fn opens_with(asked: OpensWithAsked) -> OpensWith {
    match asked {
        OpensWithAsked::Both => OpensWith::Both,
        OpensWithAsked::Passphrase => OpensWith::Passphrase,
        OpensWithAsked::Sheet => OpensWith::Sheet,
    }
}

fn is_backup(folder: &Path) -> bool {
    folder.join(ABOUT).is_file()
}

/// Where in a chosen folder a backup of this vault goes: the folder itself when it is empty or a backup
/// already, else a folder of its own in it. A whole stick can be chosen, and its other files stay.
pub fn backup_folder(chosen: &Path, vault: &Vault) -> PathBuf {
    let empty = fs::read_dir(chosen).is_ok_and(|mut entries| entries.next().is_none());
    if empty || is_backup(chosen) {
        return chosen.to_owned();
    }
    let id: String = vault.id().to_string().chars().take(8).collect();
    chosen.join(format!("{NAME}{id}"))
}

/// The backup in a chosen folder: itself, or the only one in it. Otherwise the folder, which is then
/// refused for what it is.
pub fn find_backup(chosen: &Path) -> PathBuf {
    if is_backup(chosen) {
        return chosen.to_owned();
    }
    let below = fs::read_dir(chosen).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut found = below.filter(|path| is_backup(path));
    match (found.next(), found.next()) {
        (Some(one), None) => one,
        _ => chosen.to_owned(),
    }
}

/// Where in a chosen folder a new vault goes: the folder itself when it is empty, else a folder of its
/// own in it.
pub fn new_folder(chosen: &Path) -> PathBuf {
    let empty = fs::read_dir(chosen).is_ok_and(|mut entries| entries.next().is_none());
    if empty { chosen.to_owned() } else { free_name(chosen, "Sanad") }
}

/// `Sanad`, or `Sanad 2`, … : the first that is not taken.
pub fn free_name(folder: &Path, name: &str) -> PathBuf {
    let numbered = |number: u32| match number {
        1 => folder.join(name),
        _ => folder.join(format!("{name} {number}")),
    };
    (1..1000).map(numbered).find(|path| !path.exists()).unwrap_or_else(|| folder.join(name))
}

/// New keys for a vault, and the vault open under them. When it fails, the vault is open under the old.
pub fn replace_keys(
    vault: Vault,
    current: &str,
    new: &Passphrase,
    recovery: RecoveryKind,
) -> (Option<Vault>, Answer<Sheets>) {
    let folder = vault.folder().to_owned();
    match vault.replace_keys(new, cost(), &choice(recovery)) {
        Ok(made) => {
            let sheets = Sheets::new(made.sheet, made.other_half);
            match Vault::unlock(&folder, &OpenWith::Passphrase(new)) {
                Ok(vault) => (Some(vault), Ok(sheets)),
                Err(error) => (None, Err(error.into())),
            }
        }
        Err(error) => (reopened(&folder, current), Err(error.into())),
    }
}

/// Burns a vault. When it fails before its keys went, it is open again.
pub fn wipe(vault: Vault, current: &str) -> (Option<Vault>, Answer<()>) {
    let folder = vault.folder().to_owned();
    match vault.wipe() {
        Ok(()) => (None, Ok(())),
        Err(fault) => (reopened(&folder, current), Err(fault.into())),
    }
}

fn reopened(folder: &Path, passphrase: &str) -> Option<Vault> {
    let passphrase = Passphrase::fold(passphrase).ok()?;
    Vault::unlock(folder, &OpenWith::Passphrase(&passphrase)).ok()
}

#[cfg(test)]
mod tests {
    use sanad_vault::{Job, Role};

    use super::*;
    use crate::session::Session;
    use crate::session::tests::{PASSPHRASE, desk, made};

    #[test]
    fn a_backup_goes_where_there_is_room_for_it() {
        let desk = desk(Role::Collector);
        let stick = desk.dir.path().join("stick");
        fs::create_dir(&stick).unwrap();
        assert_eq!(backup_folder(&stick, &desk.vault), stick);
        fs::write(stick.join("holiday.jpg"), "x").unwrap();
        let folder = backup_folder(&stick, &desk.vault);
        assert!(folder.starts_with(&stick) && folder != stick);
        desk.vault.backup(&folder, OpensWith::Both, &Job::new()).unwrap();
        assert_eq!(backup_folder(&folder, &desk.vault), folder);
        assert_eq!(find_backup(&stick), folder);
        assert_eq!(find_backup(&folder), folder);
        assert_eq!(find_backup(desk.dir.path()), desk.dir.path());
    }

    #[test]
    fn a_new_vault_gets_a_folder_of_its_own() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(new_folder(dir.path()), dir.path());
        fs::create_dir(dir.path().join("Sanad")).unwrap();
        assert_eq!(new_folder(dir.path()), dir.path().join("Sanad 2"));
    }

    #[test]
    fn keys_are_replaced_under_an_open_session() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("vault");
        let session = Session::default();
        session.open(made(&folder, Role::Collector).vault, false).unwrap();
        session.vault().unwrap().new_case("K-1").unwrap();
        let new = Passphrase::fold("another passphrase altogether").unwrap();
        let sheets =
            session.alone(|vault| replace_keys(vault, PASSPHRASE, &new, RecoveryKind::Halves)).unwrap();
        let which: Vec<String> = sheets.told().sheets.into_iter().map(|sheet| sheet.which).collect();
        assert_eq!(which, ["first-half", "second-half"]);
        assert_eq!(session.vault().unwrap().cases().unwrap().len(), 1);
        assert_eq!(crate::passphrase::check(&folder, PASSPHRASE).unwrap_err().code, "wrong-passphrase");
        crate::passphrase::check(&folder, "another passphrase altogether").unwrap();
        session.alone(|vault| wipe(vault, "another passphrase altogether")).unwrap();
        assert!(!folder.exists());
        assert_eq!(session.vault().err().unwrap().code, "locked");
    }
}
