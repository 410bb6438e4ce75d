//! Files that change while they are read: noticed, said, and nothing kept.

use std::fs::{self, File, OpenOptions};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use sanad_tests::company::pair;
use sanad_tests::people::found;
use sanad_vault::Job;

use super::{acquire, nothing_under_way};

const SIZE: u64 = 96 << 20;

/// Acquires a file of 96 MiB, and does something to it as soon as its first MiB is read.
fn while_read(act: impl FnOnce(&Path) + Send) -> &'static str {
    let (amina, _) = pair();
    let path = amina.beside("papers").join("film.mp4");
    File::create(&path).unwrap().set_len(SIZE).unwrap();
    let job = Job::new();
    let refused = std::thread::scope(|scope| {
        scope.spawn(|| {
            while job.snapshot().done == 0 {
                std::hint::spin_loop();
            }
            act(&path);
        });
        amina.vault.acquire(&amina.case(), &found(&path), &job)
    });
    let code = refused.unwrap_err().code();
    assert_eq!(amina.vault.items(None).unwrap(), vec![]);
    nothing_under_way(&amina);
    // When it has come to rest it is acquired.
    acquire(&amina, &path).unwrap();
    code
}

fn open(path: &Path) -> File {
    OpenOptions::new().write(true).open(path).unwrap()
}

#[test]
fn one_that_grows() {
    let code = while_read(|path| {
        OpenOptions::new().append(true).open(path).unwrap().write_all(b"more").unwrap();
    });
    assert_eq!(code, "file-changed");
}

#[test]
fn one_that_shrinks() {
    assert_eq!(while_read(|path| open(path).set_len(SIZE / 2).unwrap()), "file-changed");
}

#[test]
fn one_that_is_emptied() {
    assert_eq!(while_read(|path| open(path).set_len(0).unwrap()), "file-changed");
}

#[test]
fn one_that_is_written_over_where_it_was_read_already() {
    let code = while_read(|path| {
        let mut file = open(path);
        file.seek(SeekFrom::Start(10)).unwrap();
        file.write_all(b"changed").unwrap();
    });
    assert_eq!(code, "file-changed");
}

#[test]
fn one_whose_time_is_set_back_after_it_was_written_over() {
    let code = while_read(|path| {
        let before = fs::metadata(path).unwrap().modified().unwrap();
        let mut file = open(path);
        file.write_all(b"changed").unwrap();
        file.set_modified(before).unwrap();
    });
    assert_eq!(code, "file-changed");
}

#[test]
fn one_that_is_replaced_is_read_as_the_file_it_was() {
    // The name now means another file; what was opened is whole, and is what was meant.
    let (amina, _) = pair();
    let path = amina.beside("papers").join("film.mp4");
    File::create(&path).unwrap().set_len(SIZE).unwrap();
    let job = Job::new();
    let acquired = std::thread::scope(|scope| {
        scope.spawn(|| {
            while job.snapshot().done == 0 {
                std::hint::spin_loop();
            }
            let other = path.with_extension("other");
            fs::write(&other, b"another film").unwrap();
            // Kept under another name: to be unlinked would change what the system says of it.
            fs::hard_link(&path, path.with_extension("aside")).ok();
            fs::rename(&other, &path).unwrap();
        });
        amina.vault.acquire(&amina.case(), &found(&path), &job)
    });
    match acquired {
        Ok(acquired) => assert_eq!(acquired.size, SIZE),
        Err(error) => assert_eq!(error.code(), "file-changed"),
    }
}

#[test]
fn one_that_never_stops_growing_does_not_fill_the_disk() {
    let (amina, _) = pair();
    let path: PathBuf = amina.beside("papers").join("log.txt");
    fs::write(&path, vec![b'x'; 1 << 20]).unwrap();
    let stop = Arc::new(AtomicBool::new(false));
    let writer = std::thread::spawn({
        let (path, stop) = (path.clone(), Arc::clone(&stop));
        move || {
            let mut file = OpenOptions::new().append(true).open(path).unwrap();
            let block = vec![b'x'; 4 << 20];
            // At most 1 GiB, so that a vault that reads on fails this test and not the machine.
            for _ in 0..256 {
                if stop.load(Ordering::Relaxed) || file.write_all(&block).is_err() {
                    return;
                }
            }
        }
    });
    std::thread::sleep(Duration::from_millis(20));
    let began = Instant::now();
    let job = Job::new();
    let refused = amina.vault.acquire(&amina.case(), &found(&path), &job);
    stop.store(true, Ordering::Relaxed);
    writer.join().unwrap();
    let whole = fs::metadata(&path).unwrap().len();
    match refused {
        Err(error) => assert_eq!(error.code(), "file-changed"),
        Ok(acquired) => panic!("{} of {whole} bytes acquired", acquired.size),
    }
    assert!(began.elapsed() < Duration::from_secs(20));
    nothing_under_way(&amina);
}
