//! Pipes, devices, sockets, links: not files. Said which, and never waited for.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::channel;
use std::time::Duration;

use sanad_tests::company::pair;
use sanad_vault::{AcquireError, find_files};

use super::{acquire, is_refused};

#[test]
fn what_is_no_file_is_refused_by_what_it_is() {
    let (amina, _) = pair();
    let folder = amina.beside("papers");
    let pipe = folder.join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let socket = folder.join("socket");
    let _listener = UnixListener::bind(&socket).unwrap();
    let (done, wait) = channel();
    std::thread::spawn(move || {
        for (path, what) in [
            (pipe.as_path(), "a pipe"),
            (Path::new("/dev/zero"), "a device"),
            (Path::new("/dev/null"), "a device"),
            (Path::new("/dev/tty"), "a device"),
            (socket.as_path(), "a socket"),
            (folder.as_path(), "a folder"),
        ] {
            match acquire(&amina, path) {
                Err(AcquireError::NotAFile { what: said }) => assert_eq!(said, what),
                other => panic!("{path:?}: {other:?}"),
            }
            assert_eq!(is_refused(&amina, path), "not-a-file");
            // Found by a walk they are listed, and passed over by nothing.
            let found = find_files(path);
            assert!(path == folder || found[0].as_ref().unwrap_err().1.code() == "not-a-file");
        }
        done.send(()).unwrap();
    });
    wait.recv_timeout(Duration::from_secs(20)).expect("it failed, or waits on a pipe");
}

#[test]
fn a_link_is_refused_with_where_it_points() {
    let (amina, _) = pair();
    let folder = amina.beside("papers");
    let target = amina.file("film.mp4", b"film");
    for (name, to) in [
        ("to-a-file", target.as_path()),
        ("to-a-folder", folder.as_path()),
        ("to-nothing", Path::new("/nowhere/\u{202E}at all")),
        ("to-itself", &folder.join("to-itself")),
        ("to-a-secret", Path::new("/etc/shadow")),
    ] {
        let link = folder.join(name);
        symlink(to, &link).unwrap();
        match acquire(&amina, &link) {
            Err(AcquireError::Link { target }) => assert_eq!(target, to.to_string_lossy()),
            other => panic!("{name}: {other:?}"),
        }
        assert_eq!(is_refused(&amina, &link), "file-is-link");
    }
    // In a folder: the one file, and every link by its name.
    let found = find_files(&folder);
    assert_eq!(found.iter().filter(|one| one.is_ok()).count(), 1);
    let links = found.iter().filter_map(|one| one.as_ref().err());
    assert_eq!(links.filter(|(_, error)| error.code() == "file-is-link").count(), 5);
}

#[test]
fn files_the_system_makes_up_are_not_what_they_say() {
    let (amina, _) = pair();
    // Its size is said to be 0, and it is not empty.
    assert_eq!(is_refused(&amina, Path::new("/proc/self/status")), "file-changed");
    // It blocks, or is not to be read.
    for path in ["/proc/kmsg", "/proc/self/mem"] {
        if fs::metadata(path).is_ok() {
            let code = is_refused(&amina, Path::new(path));
            assert!(["file-changed", "file-read-error", "file-unreadable"].contains(&code), "{path}: {code}");
        }
    }
    assert_eq!(is_refused(&amina, Path::new("/nowhere/at/all")), "file-not-found");
    assert_eq!(is_refused(&amina, Path::new("/etc/passwd/x")), "file-not-found");
    assert_eq!(is_refused(&amina, Path::new("")), "file-not-found");
}
