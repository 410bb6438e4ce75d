//! The mailbox came back from an old backup, or from nothing: it knows less than it said.

use std::fs;

use sanad_tests::stick::copy_all;
use sanad_tests::wire::Act;

use sanad_vault::Job;

use super::scene::{Scene, Watched};

#[test]
fn what_an_old_backup_does_not_hold_is_sent_again() {
    let watched = Watched::new(900_000);
    let mailbox = &watched.scene.all.mailbox;
    let backup = tempfile::TempDir::new().unwrap();
    mailbox.kill();
    copy_all(&mailbox.folder().join("store"), backup.path());
    mailbox.start();
    watched.front.lead_to(mailbox.address());
    watched.front.does(|_, path| if path.ends_with("/close") { Act::CutBody(0) } else { Act::Pass });
    assert_eq!(watched.scene.all.amina.is_told(), ["net-cut"]);
    watched.scene.is_still_hers();
    // All parts were answered for; then the disk failed.
    mailbox.kill();
    fs::remove_dir_all(mailbox.folder().join("store")).unwrap();
    copy_all(backup.path(), &mailbox.folder().join("store"));
    mailbox.start();
    watched.front.lead_to(mailbox.address());
    watched.front.does(|_, _| Act::Pass);
    watched.scene.is_sent();
    watched.scene.arrives();
}

#[test]
fn one_part_that_rotted_on_its_disk_is_never_receipted() {
    let watched = Watched::new(900_000);
    watched.front.does(|_, path| if path.ends_with("/close") { Act::CutBody(0) } else { Act::Pass });
    assert_eq!(watched.scene.all.amina.is_told(), ["net-cut"]);
    let store = watched.scene.all.mailbox.folder().join("store");
    let part = find(&store, "00000002.age").expect("a part on the disk");
    sanad_tests::stick::flip(&part);
    watched.front.does(|_, _| Act::Pass);
    // Told or mended by itself in a round or two, but never called held while it is not.
    for _ in 0..3 {
        let _ = watched.scene.all.amina.is_told();
        if watched.scene.state() == "delivered" {
            break;
        }
        watched.scene.is_still_hers();
    }
    if watched.scene.state() != "delivered" {
        watched.scene.is_sent();
    }
    watched.scene.arrives();
}

#[test]
fn a_part_that_rotted_after_the_receipt_is_told_by_check_and_not_taken_in() {
    let scene = Scene::new();
    scene.is_sent();
    let part = find(&scene.all.mailbox.folder().join("store"), "00000002.age").unwrap();
    let good = fs::read(&part).unwrap();
    sanad_tests::stick::flip(&part);
    let check = scene.all.mailbox.verb(&["check"]);
    assert_eq!(check.status.code(), Some(1), "{}", String::from_utf8_lossy(&check.stderr));
    let fetched = scene.all.bureau.fetched(&Job::new(), &mut |_| ()).unwrap();
    assert_eq!(fetched.bundles, vec![], "{fetched:?}");
    assert!(!fetched.problems.is_empty(), "{fetched:?}");
    assert_eq!(scene.all.bureau.vault.items(None).unwrap().len(), 0);
    // The operator has a copy.
    fs::write(&part, good).unwrap();
    scene.arrives();
}

fn find(folder: &std::path::Path, name: &str) -> Option<std::path::PathBuf> {
    fs::read_dir(folder).unwrap().find_map(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() { find(&path, name) } else { path.ends_with(name).then_some(path) }
    })
}
