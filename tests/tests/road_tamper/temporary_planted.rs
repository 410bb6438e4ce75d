//! Whoever carried the stick planted a link or a pipe under the temporary name a file is written to.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;
use std::sync::mpsc::channel;
use std::time::Duration;

use sanad_courier::{FolderRoad, deliver};
use sanad_tests::company::pair;
use sanad_tests::stick;
use sanad_vault::Job;

#[test]
fn a_planted_link_overwrites_nothing_elsewhere() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    let diary = amina.file("diary.txt", b"dear diary");
    amina.acquire_free("x.txt", b"x");
    let bundle = amina.transfer().bundle;
    let folder = stick::folder(&stick, &bundle);
    fs::create_dir_all(&folder).unwrap();
    for name in [".00000001.age.tmp", ".listing.age.tmp"] {
        symlink(&diary, folder.join(name)).unwrap();
    }
    amina.courier(&stick);
    assert_eq!(fs::read(&diary).unwrap(), b"dear diary");
    bureau.take_in_all(&stick);
    bureau.accept(&bundle);
    fs::create_dir_all(stick.join("replies")).unwrap();
    symlink(&diary, stick.join("replies").join(format!(".{bundle}.age.tmp"))).unwrap();
    bureau.courier(&stick);
    assert_eq!(fs::read(&diary).unwrap(), b"dear diary");
    assert_eq!(amina.courier(&stick).acceptances.len(), 1);
}

#[test]
fn a_planted_pipe_holds_nothing_up() {
    let (amina, _) = pair();
    let stick = amina.beside("stick");
    amina.acquire_free("x.txt", b"x");
    let bundle = amina.transfer().bundle;
    let folder = stick::folder(&stick, &bundle);
    fs::create_dir_all(&folder).unwrap();
    assert!(Command::new("mkfifo").arg(folder.join(".00000001.age.tmp")).status().unwrap().success());
    let (done, wait) = channel();
    std::thread::spawn(move || {
        let delivered = deliver(&amina.vault, &FolderRoad::new(&stick).unwrap(), &Job::new());
        done.send(delivered.map(|done| done.bundles.len()).map_err(|error| error.code())).unwrap();
    });
    let answer = wait.recv_timeout(Duration::from_secs(20)).expect("it waits on the pipe for ever");
    assert_eq!(answer, Ok(1));
}

#[test]
fn a_folder_of_the_stick_that_is_a_link_to_elsewhere_is_not_written_into() {
    for name in ["bundles", "replies"] {
        let (amina, bureau) = pair();
        let stick = amina.beside("stick");
        let elsewhere = amina.beside("elsewhere");
        amina.acquire_free("x.txt", b"x");
        let bundle = amina.transfer().bundle;
        let (vault, code) = if name == "bundles" {
            symlink(&elsewhere, stick.join(name)).unwrap();
            (&amina.vault, "road-conflict")
        } else {
            amina.courier(&stick);
            bureau.take_in_all(&stick);
            bureau.accept(&bundle);
            symlink(&elsewhere, stick.join(name)).unwrap();
            (&bureau.vault, "road-conflict")
        };
        let refused = deliver(vault, &FolderRoad::new(&stick).unwrap(), &Job::new()).unwrap_err();
        assert_eq!(refused.code(), code, "{refused}");
        assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
        fs::remove_file(stick.join(name)).unwrap();
        deliver(vault, &FolderRoad::new(&stick).unwrap(), &Job::new()).unwrap();
    }
}
