//! The child itself: what it gives up, how it ends, and that its end is survived.

use std::fs;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use sanad_media::{Child, Kind, Limits, MediaError};

use crate::{PROGRAM, child, real};

/// A source that does something at its first read.
struct Acting<F: FnMut() + Send> {
    inner: Cursor<Vec<u8>>,
    act: F,
}

impl<F: FnMut() + Send> Read for Acting<F> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        (self.act)();
        self.inner.read(into)
    }
}

impl<F: FnMut() + Send> Seek for Acting<F> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

fn signal(child: &Child, name: &str) -> impl FnMut() + Send + 'static {
    let (id, name) = (child.id().unwrap().to_string(), format!("-{name}"));
    move || {
        let _ = Command::new("kill").args([&name, &id]).status().unwrap();
    }
}

#[test]
fn it_gives_up_what_it_does_not_need() {
    let mut child = Child::start(Path::new(PROGRAM), &Limits::default()).unwrap();
    child.look(&mut Cursor::new(b"words".to_vec())).unwrap();
    let folder = Path::new("/proc").join(child.id().unwrap().to_string());
    let status = fs::read_to_string(folder.join("status")).unwrap();
    let field = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_once(':').unwrap().1.trim().to_owned()
    };
    assert_eq!(field("NoNewPrivs"), "1");
    assert_eq!(field("Seccomp"), "2");
    // Its filter holds for its other thread as well.
    for thread in fs::read_dir(folder.join("task")).unwrap() {
        let status = fs::read_to_string(thread.unwrap().path().join("status")).unwrap();
        assert!(status.contains("Seccomp:\t2"), "{status}");
    }
    let limits = fs::read_to_string(folder.join("limits")).unwrap();
    let limit = |name: &str| {
        let line = limits.lines().find(|line| line.starts_with(name)).unwrap();
        line[name.len()..].split_whitespace().next().unwrap().to_owned()
    };
    assert_eq!(limit("Max address space"), (768_u64 << 20).to_string());
    assert_eq!(limit("Max file size"), "0");
    assert_eq!(limit("Max core file size"), "0");
    assert_eq!(limit("Max open files"), "8");
    assert!(limit("Max cpu time").parse::<u64>().unwrap() <= 20);
    // Nothing of the environment, and no file but its three.
    assert_eq!(fs::read(folder.join("environ")).unwrap(), b"");
    assert_eq!(fs::read_dir(folder.join("fd")).unwrap().count(), 3);
    assert_eq!(fs::read_link(folder.join("cwd")).unwrap(), Path::new("/"));
}

/// The calls it makes after its filter stands, seen from outside: none opens, connects or starts anything.
#[test]
fn it_opens_nothing_while_it_reads() {
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("traced");
    let trace = folder.path().join("trace");
    let text = format!("#!/bin/sh\nexec strace -f -qq -o {} {PROGRAM} \"$@\"\n", trace.display());
    fs::write(&script, text).unwrap();
    assert!(Command::new("chmod").arg("+x").arg(&script).status().unwrap().success());
    let mut child = Child::start(&script, &Limits::default()).unwrap();
    for name in [
        "IMG_20260314_104500.jpg",
        "فرمان شماره ۱۲.pdf",
        "لیک.odt",
        "VID_20260314_104512.mp4",
        "REC_0007.wav",
    ] {
        child.look(&mut real(name)).unwrap();
        let _ = child.thumbnail(&mut real(name), 128);
        let _ = child.text(&mut real(name), 1000);
        if child.plan(&mut real(name)).is_ok() {
            child.piece(&mut real(name), 1).unwrap();
        }
    }
    drop(child);
    let trace = fs::read_to_string(trace).unwrap();
    let (_, after) = trace.split_once("seccomp(SECCOMP_SET_MODE_FILTER").unwrap();
    assert!(after.lines().count() > 100, "the trace is short: {after}");
    for line in after.lines().skip(1) {
        for call in ["open", "socket", "connect", "exec", "clone", "fork", "ptrace", "kill", "unlink"] {
            assert!(!line.contains(&format!(" {call}")), "{line}");
        }
        assert!(!line.contains("EPERM"), "something it wants is not permitted: {line}");
    }
}

#[test]
fn a_child_killed_in_the_middle_is_survived() {
    let mut child = child();
    let mut kill = signal(&child, "KILL");
    let mut dying = Acting { inner: Cursor::new(b"words".to_vec()), act: move || kill() };
    let error = child.look(&mut dying).unwrap_err();
    assert!(matches!(error, MediaError::Died), "{error}");
    assert_eq!(child.id(), None);
    assert_eq!(child.look(&mut Cursor::new(b"words".to_vec())).unwrap().kind, Kind::Text);
    // Killed between two requests, nobody notices.
    signal(&child, "KILL")();
    assert_eq!(child.look(&mut Cursor::new(b"words".to_vec())).unwrap().kind, Kind::Text);
}

#[test]
fn a_child_that_sleeps_is_ended() {
    let limits = Limits { wall: Duration::from_millis(700), ..Limits::default() };
    let mut child = Child::start(Path::new(PROGRAM), &limits).unwrap();
    let mut stop = signal(&child, "STOP");
    // More than a pipe holds, so that both the write and the read wait for it.
    let mut stopping = Acting { inner: Cursor::new(vec![b'a'; 4 << 20]), act: move || stop() };
    let began = Instant::now();
    let error = child.text(&mut stopping, 1 << 20).unwrap_err();
    assert!(matches!(error, MediaError::TimedOut), "{error}");
    assert!(began.elapsed() < Duration::from_secs(5));
    assert_eq!(child.look(&mut Cursor::new(b"words".to_vec())).unwrap().kind, Kind::Text);
}

#[test]
fn a_child_that_asks_for_more_memory_than_it_may_dies_alone() {
    let limits = Limits { memory: 96 << 20, ..Limits::default() };
    let mut child = Child::start(Path::new(PROGRAM), &limits).unwrap();
    assert_eq!(child.look(&mut Cursor::new(b"words".to_vec())).unwrap().kind, Kind::Text);
    let (_folder, path) =
        crate::made("-f lavfi -i color=s=8000x6000:d=1 -frames:v 1 -pix_fmt rgb24", "large.png");
    let error = child.picture(&mut fs::File::open(&path).unwrap(), 1000).unwrap_err();
    assert!(matches!(error, MediaError::Died | MediaError::TooLarge { .. }), "{error}");
    assert_eq!(child.look(&mut Cursor::new(b"words".to_vec())).unwrap().kind, Kind::Text);
}

#[test]
fn it_ends_when_nobody_asks_any_more() {
    let child = child();
    let id = child.id().unwrap();
    drop(child);
    assert!(!Path::new("/proc").join(id.to_string()).exists());
}

/// What answers in its place is not believed.
#[test]
fn another_program_in_its_place_is_garbage() {
    for (program, expected) in [("/bin/true", "media-died"), ("/bin/cat", "media-garbage")] {
        let mut child = Child::start(Path::new(program), &Limits::default()).unwrap();
        let error = child.look(&mut Cursor::new(b"words".to_vec())).unwrap_err();
        // cat refuses two numbers for names, and ends.
        assert!([expected, "media-died"].contains(&error.code()), "{program}: {error}");
    }
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("liar");
    fs::write(&script, "#!/bin/sh\nhead -c 4096 /dev/zero | tr '\\0' '\\377'\nsleep 5\n").unwrap();
    assert!(Command::new("chmod").arg("+x").arg(&script).status().unwrap().success());
    let mut child = Child::start(&script, &Limits::default()).unwrap();
    let error = child.look(&mut Cursor::new(b"words".to_vec())).unwrap_err();
    assert_eq!(error.code(), "media-garbage");
    let none = Child::start(&folder.path().join("none"), &Limits::default()).err().unwrap();
    assert_eq!(none.code(), "media-start");
}

#[test]
fn an_original_that_cannot_be_read_is_said_to_be() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk answers with an error"))
        }
    }
    impl Seek for Failing {
        fn seek(&mut self, _: SeekFrom) -> io::Result<u64> {
            Ok(1000)
        }
    }
    let mut child = child();
    let error = child.look(&mut Failing).unwrap_err();
    assert_eq!(error.code(), "media-read");
    assert_eq!(child.look(&mut Cursor::new(b"words".to_vec())).unwrap().kind, Kind::Text);
}
