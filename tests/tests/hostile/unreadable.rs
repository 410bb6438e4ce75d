//! A file that may not be read. Root may read everything, so this runs as somebody else.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use sanad_tests::people::{amina, found};
use sanad_vault::{Job, find_files};

const INNER: &str = "SANAD_TEST_AS_NOBODY";

#[test]
fn a_file_that_may_not_be_read_is_told_as_such() {
    let root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
    if !root || std::env::var_os(INNER).is_some() {
        return check();
    }
    // The test program itself may stand where nobody can reach it.
    let place = tempfile::tempdir_in("/tmp").unwrap();
    fs::set_permissions(place.path(), fs::Permissions::from_mode(0o777)).unwrap();
    let program = place.path().join("tests");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    let name = "hostile::unreadable::a_file_that_may_not_be_read_is_told_as_such";
    let output = Command::new("setpriv")
        .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
        .arg(&program)
        .args(["--exact", name])
        .env(INNER, "yes")
        .env("TMPDIR", place.path())
        .current_dir(place.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("1 passed"), "{said}");
}

fn check() {
    let amina = amina();
    let file = amina.file("secret.txt", b"secret");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    let refused = amina.vault.acquire(&amina.case(), &found(&file), &Job::new()).unwrap_err();
    assert_eq!(refused.code(), "file-unreadable");
    // A folder that may not be listed is named; the others are found.
    let closed = amina.beside("papers").join("closed");
    fs::create_dir(&closed).unwrap();
    fs::write(closed.join("inside.txt"), b"inside").unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    amina.file("open.txt", b"open");
    let walked = find_files(&amina.beside("papers"));
    let refused: Vec<_> = walked.iter().filter_map(|one| one.as_ref().err()).collect();
    assert_eq!(walked.len(), 3);
    assert_eq!(
        (refused.len(), refused[0].0.clone(), refused[0].1.code()),
        (1, closed.clone(), "file-unreadable")
    );
    let inside = amina.vault.acquire(&amina.case(), &found(&closed.join("inside.txt")), &Job::new());
    assert_eq!(inside.unwrap_err().code(), "file-unreadable");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
    // A vault whose folder takes no writes is told, not damaged.
    let (_home, folder, _) = amina.lock();
    for path in ["vault.db", "."] {
        fs::set_permissions(folder.join(path), fs::Permissions::from_mode(0o500)).unwrap();
    }
    let code = sanad_tests::people::unlock(&folder).err().map(|error| error.code());
    assert!(matches!(code, Some("disk-read-only" | "store-denied" | "disk-error")), "{code:?}");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
    // SQLite made its files beside the store with the same permissions.
    for name in ["vault.db", "vault.db-wal", "vault.db-shm"] {
        let _ = fs::set_permissions(folder.join(name), fs::Permissions::from_mode(0o600));
    }
    drop(sanad_tests::people::unlock(&folder).unwrap());
}
