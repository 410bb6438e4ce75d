//! What a backup asks for, and what it leaves where it could not be made.

use super::*;
use crate::Role;
use crate::window_tests::{Desk, desk};

/// More than any disk has.
const HUGE: u64 = 1 << 55;

/// A vault with one original in it, and a stick.
fn scene() -> (Desk, Id, Id, PathBuf) {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    let item = desk.acquire(&case, "a.jpg", b"a picture");
    let stick = desk.home.path().join("stick");
    fs::create_dir(&stick).unwrap();
    (desk, case, item, stick)
}

/// Lets the original of an item seem so long; returns how long it is.
fn stretch(desk: &Desk, item: &Id, to: u64) -> u64 {
    let file = OpenOptions::new().write(true).open(original::path_of(desk.vault.folder(), item)).unwrap();
    let before = file.metadata().unwrap().len();
    file.set_len(to).unwrap();
    before
}

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

fn refused(desk: &Desk, dir: &Path) -> BackupError {
    desk.vault.backup(dir, OpensWith::Both, &Job::new()).unwrap_err()
}

/// The file systems of tests hold files of a tebibyte at the least, tmpfs of more; the greatest that goes.
fn too_long(desk: &Desk, item: &Id) -> (u64, u64) {
    let path = original::path_of(desk.vault.folder(), item);
    let file = OpenOptions::new().write(true).open(path).unwrap();
    let before = file.metadata().unwrap().len();
    let free = device::free_space(desk.home.path()).unwrap();
    let mut size = HUGE;
    while file.set_len(size).is_err() {
        size /= 2;
    }
    assert!(size > free, "no file of this file system is larger than what is free");
    (before, size)
}

#[test]
fn where_there_is_no_room_nothing_is_left() {
    let (desk, _, item, stick) = scene();
    let (before, _) = too_long(&desk, &item);
    // Into the stick itself, into folders that are made for it, and where an older run left its sentence.
    assert!(matches!(refused(&desk, &stick), BackupError::NoRoom { .. }));
    assert_eq!(names(&stick), Vec::<String>::new());
    assert!(matches!(refused(&desk, &stick.join("a/b")), BackupError::NoRoom { .. }));
    assert_eq!(names(&stick), Vec::<String>::new());
    fs::write(stick.join(ABOUT), about(desk.vault.id(), OpensWith::Both, None)).unwrap();
    assert!(matches!(refused(&desk, &stick), BackupError::NoRoom { .. }));
    assert_eq!(names(&stick), Vec::<String>::new());
    // What is somebody else's stays.
    fs::create_dir(stick.join("photographs")).unwrap();
    assert!(matches!(refused(&desk, &stick), BackupError::Foreign { .. }));
    assert!(matches!(refused(&desk, &stick.join("copy")), BackupError::NoRoom { .. }));
    assert_eq!(names(&stick), ["photographs"]);
    stretch(&desk, &item, before);
    assert_eq!(desk.vault.backup(&stick.join("copy"), OpensWith::Both, &Job::new()).unwrap().copied, 1);
}

#[test]
fn only_what_is_missing_there_is_asked_for() {
    let (desk, case, first, stick) = scene();
    desk.vault.backup(&stick, OpensWith::Both, &Job::new()).unwrap();
    let sentence = fs::read_to_string(stick.join(ABOUT)).unwrap();
    // What stands there already is not asked for again, however large.
    let before = stretch(&desk, &first, 3 << 20);
    fs::write(original::path_of(&stick, &first), vec![0; 3 << 20]).unwrap();
    let second = desk.acquire(&case, "b.jpg", b"another picture");
    let (short, long) = too_long(&desk, &second);
    let BackupError::NoRoom { needed, .. } = refused(&desk, &stick) else { panic!("there was room") };
    let store = fs::metadata(desk.vault.folder().join("vault.db")).unwrap().len();
    let wal = fs::metadata(desk.vault.folder().join("vault.db-wal")).map_or(0, |facts| facts.len());
    let block = device::block_size(&stick).unwrap();
    let most = long + store + wal + SMALL + 12 * block;
    assert!((long..=most).contains(&needed), "{needed} of {most}");
    // The backup that was there is as it was.
    assert_eq!(fs::read_to_string(stick.join(ABOUT)).unwrap(), sentence);
    stretch(&desk, &second, short);
    stretch(&desk, &first, before);
    fs::remove_file(original::path_of(&stick, &first)).unwrap();
    let done = desk.vault.backup(&stick, OpensWith::Both, &Job::new()).unwrap();
    assert_eq!((done.copied, done.already), (2, 0));
}

#[test]
fn one_that_is_stopped_before_its_first_original_leaves_nothing() {
    let (desk, _, _, stick) = scene();
    let job = Job::new();
    job.stop();
    let error = desk.vault.backup(&stick.join("copy"), OpensWith::Both, &job).unwrap_err();
    assert!(matches!(error, BackupError::Fault(Fault::Stopped)), "{error}");
    assert_eq!(names(&stick), Vec::<String>::new());
}

#[test]
fn one_that_was_begun_stays_and_goes_on() {
    let (desk, case, first, stick) = scene();
    let second = desk.acquire(&case, "b.jpg", b"another picture");
    // The second cannot be read.
    let path = original::path_of(desk.vault.folder(), &second);
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert!(matches!(refused(&desk, &stick), BackupError::Fault(_)));
    assert!(fs::read_to_string(stick.join(ABOUT)).unwrap().contains("made-at unfinished"));
    assert!(original::path_of(&stick, &first).is_file());
    fs::remove_dir(&path).unwrap();
    fs::write(&path, bytes).unwrap();
    let done = desk.vault.backup(&stick, OpensWith::Both, &Job::new()).unwrap();
    assert_eq!((done.copied, done.already), (1, 1));
}

#[test]
fn a_folder_within_the_vault_is_not_made() {
    let (desk, ..) = scene();
    let inside = desk.vault.folder().join("a/b");
    assert!(matches!(refused(&desk, &inside), BackupError::InsideVault { .. }));
    assert!(!desk.vault.folder().join("a").exists());
}
