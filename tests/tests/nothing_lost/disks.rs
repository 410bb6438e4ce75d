//! Real disks, small ones: full, read-only, and pulled out in the middle. Mounting needs root.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use sanad_courier::{CourierError, FolderRoad, deliver, fetch};
use sanad_evidence::consent::Basis;
use sanad_tests::people::{Person, acquainted, amina, basis, bureau, found, noise, passphrase, unlock};
use sanad_vault::keys::{Cost, RecoveryChoice};
use sanad_vault::{Description, Job, NewVault, OpensWith, Role, Vault};
use tempfile::TempDir;

use super::inspect::{open, whole};
use super::world::{copy_tree, folder};

/// A small disk of its own, gone with the test.
struct Disk {
    home: TempDir,
}

impl Disk {
    fn new(mebibytes: u64) -> Self {
        let disk = Self { home: folder() };
        fs::create_dir(disk.path()).unwrap();
        disk.mount(&["-t", "tmpfs", "-o", &format!("size={mebibytes}m"), "tmpfs"]);
        disk
    }

    fn path(&self) -> PathBuf {
        self.home.path().join("disk")
    }

    fn mount(&self, options: &[&str]) {
        mount(options, &self.path());
    }

    /// Fills it to the last `leave` bytes, also while others write.
    fn fill(&self, leave: u64) {
        let mut junk = fs::File::create(self.path().join("junk")).unwrap();
        while junk.write_all(&[0xA5; 1 << 10]).is_ok() {}
        let size = junk.metadata().unwrap().len();
        junk.set_len(size.saturating_sub(leave)).unwrap();
    }

    fn make_room(&self) {
        fs::remove_file(self.path().join("junk")).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Only what was mounted here, by its path.
        let _ = Command::new("umount").args(["--lazy", "--recursive"]).arg(self.path()).output();
    }
}

fn mount(options: &[&str], place: &Path) {
    let output = Command::new("mount").args(options).arg(place).output().expect("mount is needed");
    assert!(
        output.status.success(),
        "these tests mount small disks and must run as root, as CI does: mount {options:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// A mount that is undone at the latest with the test, also when it fails.
struct Undone<'a>(&'a Path);

impl Drop for Undone<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.0).output();
    }
}

fn umount(place: &Path) {
    assert!(Command::new("umount").arg("--lazy").arg(place).status().unwrap().success());
}

/// A collector's vault on a disk, with a case.
fn vault_on(disk: &Disk) -> Vault {
    let secret = passphrase();
    let vault = Vault::create(&NewVault {
        folder: &disk.path().join("vault"),
        role: Role::Collector,
        partner_name: None,
        passphrase: &secret,
        cost: Cost::FLOOR,
        recovery: &RecoveryChoice::Sheet,
    });
    let vault = vault.unwrap().vault;
    vault.new_case("herat-1").unwrap();
    vault
}

/// A paper beside everything, of so many bytes.
fn paper(home: &TempDir, name: &str, size: usize) -> sanad_vault::Found {
    let path = home.path().join(name);
    fs::write(&path, noise(size as u64, size)).unwrap();
    found(&path)
}

#[test]
fn a_full_disk_refuses_and_after_making_room_everything_goes_on() {
    let (disk, home) = (Disk::new(48), folder());
    let vault = vault_on(&disk);
    let case = vault.case("herat-1").unwrap();
    let film = paper(&home, "clip.mp4", 12 << 20);
    let item = vault.acquire(&case, &film, &Job::new()).unwrap().item;
    let refused = vault.acquire(&case, &paper(&home, "second.mp4", 24 << 20), &Job::new()).unwrap_err();
    assert_eq!(refused.code(), "no-room");

    // Someone else fills the disk to the last byte.
    disk.fill(0);
    let small = paper(&home, "small.txt", 10);
    assert_eq!(vault.acquire(&case, &small, &Job::new()).unwrap_err().code(), "no-room");
    let facts = Description { title: Some("x".repeat(60_000)), ..Description::default() };
    let mut refused = None;
    for _ in 0..50 {
        // What stands in the log's file already may be written over, so the first may still pass.
        if let Err(error) = vault.describe(&item, &facts) {
            refused = Some(error.code());
            break;
        }
    }
    assert_eq!(refused, Some("no-space"));
    assert_eq!(
        vault.replace_keys(&passphrase(), Cost::FLOOR, &RecoveryChoice::None).err().unwrap().code(),
        "no-space"
    );

    // It opens or says why, and nothing is lost.
    match unlock(&disk.path().join("vault")) {
        Ok(vault) => assert_eq!(vault.items(None).unwrap().len(), 1),
        Err(error) => assert!(["no-space", "store-disk-full"].contains(&error.code()), "{error}"),
    }
    disk.make_room();
    let vault = open(&disk.path().join("vault"));
    vault.describe(&item, &facts).unwrap();
    vault.acquire(&case, &small, &Job::new()).unwrap();
    fs::write(home.path().join("clip.mp4"), b"").unwrap();
    assert_eq!(vault.items(None).unwrap().len(), 2);
    assert!(vault.check_fixity(&Job::new()).unwrap().findings.is_empty());
}

#[test]
fn a_disk_that_fills_up_while_a_film_is_acquired() {
    let (disk, home) = (Disk::new(96), folder());
    let vault = vault_on(&disk);
    let case = vault.case("herat-1").unwrap();
    let film = paper(&home, "clip.mp4", 64 << 20);
    let job = Job::new();
    let refused = thread::scope(|scope| {
        let acquiring = scope.spawn(|| vault.acquire(&case, &film, &job));
        while job.snapshot().done < 4 << 20 && !acquiring.is_finished() {
            thread::sleep(Duration::from_millis(1));
        }
        disk.fill(0);
        acquiring.join().unwrap()
    });
    assert_eq!(refused.unwrap_err().code(), "no-space");
    assert!(vault.items(None).unwrap().is_empty());
    drop(vault);
    disk.make_room();
    let vault = open(&disk.path().join("vault"));
    whole(&vault);
    vault.acquire(&case, &film, &Job::new()).unwrap();
    assert!(vault.check_fixity(&Job::new()).unwrap().findings.is_empty());
}

#[test]
fn a_full_outbox_waits_for_room() {
    let (disk, home) = (Disk::new(48), folder());
    let (vault, desk) = (vault_on(&disk), bureau());
    let file = home.path().join("invitation");
    let code = desk.vault.invite("amina", &file).unwrap();
    vault.add_partner(&vault.open_invitation(&file, &code).unwrap(), "bureau", true).unwrap();
    let case = vault.case("herat-1").unwrap();
    let item = vault.acquire(&case, &paper(&home, "clip.mp4", 8 << 20), &Job::new()).unwrap().item;
    vault.record_basis(&item, &basis(Basis::NotNeeded, Some("a street"))).unwrap();
    vault.assemble(&case, "bureau").unwrap();
    let stick = home.path().join("stick");
    fs::create_dir(&stick).unwrap();
    let road = FolderRoad::new(&stick).unwrap();
    disk.fill(100 << 10);
    assert_eq!(deliver(&vault, &road, &Job::new()).unwrap_err().code(), "no-space");
    disk.make_room();
    assert_eq!(deliver(&vault, &road, &Job::new()).unwrap().bundles.len(), 1);
    assert_eq!(desk.take_in_all(&stick)[0].originals, vec![item]);
    drop(vault);
    whole(&open(&disk.path().join("vault")));
}

/// Amina with a bundle of so many bytes in her outbox, and the Bureau that waits for it.
fn waiting(size: usize) -> (Person, Person, sanad_evidence::Id) {
    let (amina, bureau) = (amina(), bureau());
    acquainted(&amina, &bureau);
    let item = amina.acquire_free("clip.mp4", &noise(9, size));
    amina.transfer();
    (amina, bureau, item)
}

#[test]
fn a_full_stick_is_said_and_a_roomier_one_goes_on() {
    let (amina, bureau, item) = waiting(6 << 20);
    let stick = Disk::new(3);
    let road = FolderRoad::new(&stick.path()).unwrap();
    assert_eq!(deliver(&amina.vault, &road, &Job::new()).unwrap_err().code(), "road-full");
    // Whoever looks at it now finds no bundle.
    assert!(fetch(&bureau.vault, &road, &Job::new()).unwrap().bundles.is_empty());
    stick.mount(&["-o", "remount,size=32m"]);
    let done = deliver(&amina.vault, &road, &Job::new()).unwrap();
    assert!(done.bundles[0].sent < done.bundles[0].parts, "what was there is not written again");
    assert_eq!(bureau.take_in_all(&stick.path())[0].originals, vec![item]);
    whole(&amina.sleep_and_wake().vault);

    // The backup's disk, too.
    let (amina, disk) = (waiting(6 << 20).0, Disk::new(4));
    let refused = amina.vault.backup(&disk.path().join("copy"), OpensWith::Both, &Job::new()).unwrap_err();
    assert_eq!(refused.code(), "no-room");
    assert_eq!(fs::read_dir(disk.path()).unwrap().count(), 0, "nothing is left of it");
    // Room for what it is, and little more.
    disk.mount(&["-o", "remount,size=8m"]);
    amina.vault.backup(&disk.path().join("copy"), OpensWith::Both, &Job::new()).unwrap();
}

/// Delivers, and pulls the stick when so many bytes are out.
fn pulled(
    vault: &Vault,
    road: &FolderRoad,
    after: u64,
    pull: impl FnOnce() + Send,
) -> Result<sanad_courier::Delivered, CourierError> {
    let job = Job::new();
    thread::scope(|scope| {
        let delivering = scope.spawn(|| deliver(vault, road, &job));
        while job.snapshot().done < after && !delivering.is_finished() {
            thread::sleep(Duration::from_micros(200));
        }
        pull();
        delivering.join().unwrap()
    })
}

#[test]
fn a_stick_that_is_pulled_out_and_put_back() {
    for lazily in [true, false] {
        let (amina, bureau, item) = waiting(40 << 20);
        // The stick is a disk that stays, and is mounted where she sees it.
        let (disk, home) = (Disk::new(96), folder());
        let stick = home.path().join("stick");
        fs::create_dir(&stick).unwrap();
        let _undone = Undone(&stick);
        let put_back = || mount(&["--bind", disk.path().to_str().unwrap()], &stick);
        put_back();
        let road = FolderRoad::new(&stick).unwrap();
        let elsewhere = home.path().join("elsewhere");
        let refused = pulled(&amina.vault, &road, 4 << 20, || {
            if lazily {
                // Its empty mount point stays, as a folder on the laptop's own disk.
                umount(&stick);
            } else {
                mount(&["--make-private"], &stick);
                umount(&stick);
                fs::rename(&stick, &elsewhere).unwrap();
            }
        });
        assert_eq!(refused.unwrap_err().code(), "road-no-folder");
        if lazily {
            assert_eq!(fs::read_dir(&stick).unwrap().count(), 0, "nothing was written beside the stick");
        } else {
            assert_eq!(FolderRoad::new(&stick).unwrap_err().code(), "road-no-folder");
            fs::rename(&elsewhere, &stick).unwrap();
        }
        assert_eq!(amina.vault.queued().unwrap().len(), 1, "it is not said to be delivered");
        put_back();
        let done = amina.courier(&stick);
        assert!(done.bundles[0].sent < done.bundles[0].parts, "what was answered for is not sent again");
        assert_eq!(bureau.take_in_all(&stick)[0].originals, vec![item]);
        whole(&amina.sleep_and_wake().vault);
    }
}

#[test]
fn a_stick_that_is_pulled_out_while_it_is_read() {
    let (amina, bureau, item) = waiting(24 << 20);
    let home = folder();
    let (stick, elsewhere) = (home.path().join("stick"), home.path().join("elsewhere"));
    fs::create_dir(&stick).unwrap();
    amina.courier(&stick);
    let road = FolderRoad::new(&stick).unwrap();
    let job = Job::new();
    let refused = thread::scope(|scope| {
        let fetching = scope.spawn(|| fetch(&bureau.vault, &road, &job));
        while job.snapshot().done < 2 << 20 && !fetching.is_finished() {
            thread::sleep(Duration::from_micros(200));
        }
        fs::rename(&stick, &elsewhere).unwrap();
        fetching.join().unwrap()
    });
    assert_eq!(refused.unwrap_err().code(), "road-no-folder");
    assert!(bureau.vault.inbox().unwrap().is_empty(), "half a bundle has not arrived");
    fs::rename(&elsewhere, &stick).unwrap();
    assert_eq!(bureau.take_in_all(&stick)[0].originals, vec![item]);
}

#[test]
fn a_disk_that_takes_no_writes_says_so() {
    let (disk, home) = (Disk::new(64), folder());
    let vault = vault_on(&disk);
    let case = vault.case("herat-1").unwrap();
    vault.acquire(&case, &paper(&home, "one.txt", 1000), &Job::new()).unwrap();
    let place = vault.folder().to_owned();

    // While it is open: the folder in which originals begin takes no more.
    let incoming = place.join("incoming");
    let _undone = Undone(&incoming);
    mount(&["--bind", incoming.to_str().unwrap()], &incoming);
    mount(&["-o", "remount,bind,ro"], &incoming);
    let refused = vault.acquire(&case, &paper(&home, "two.txt", 1000), &Job::new()).unwrap_err();
    assert_eq!(refused.code(), "disk-read-only");
    umount(&incoming);
    drop(vault);

    // The whole disk, before it is opened.
    disk.mount(&["-o", "remount,ro"]);
    assert_eq!(unlock(&place).err().unwrap().code(), "disk-read-only");
    disk.mount(&["-o", "remount,rw"]);
    let vault = open(&place);
    assert_eq!(vault.items(None).unwrap().len(), 1);
    vault.acquire(&case, &paper(&home, "two.txt", 1000), &Job::new()).unwrap();
    assert!(vault.check_fixity(&Job::new()).unwrap().findings.is_empty());

    // A stick, and the disk of a backup; a partner can still read such a stick.
    let (amina, bureau, item) = waiting(1 << 20);
    let stick = Disk::new(64);
    let road = FolderRoad::new(&stick.path()).unwrap();
    stick.mount(&["-o", "remount,ro"]);
    assert_eq!(deliver(&amina.vault, &road, &Job::new()).unwrap_err().code(), "road-read-only");
    let refused = amina.vault.backup(&stick.path().join("copy"), OpensWith::Both, &Job::new()).unwrap_err();
    assert_eq!(refused.code(), "disk-read-only");
    stick.mount(&["-o", "remount,rw"]);
    deliver(&amina.vault, &road, &Job::new()).unwrap();
    stick.mount(&["-o", "remount,ro"]);
    let taken = bureau.take_in_all(&stick.path());
    assert_eq!(taken[0].originals, vec![item]);
    bureau.accept(&taken[0].bundle);
    assert_eq!(deliver(&bureau.vault, &road, &Job::new()).unwrap_err().code(), "road-read-only");
    assert_eq!(bureau.vault.outgoing_replies().unwrap().len(), 1, "the reply still waits");
    // And a copy of a stick is a stick.
    let copy = folder();
    copy_tree(&stick.path(), copy.path());
    assert_eq!(
        fetch(&bureau.vault, &FolderRoad::new(copy.path()).unwrap(), &Job::new()).unwrap().known.len(),
        1
    );
}
