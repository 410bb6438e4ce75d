//! Two hands at once in one vault: nothing waits for ever, nothing is lost, nothing is half.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use sanad_tests::company::pair;
use sanad_tests::people::{found, noise, unlock};
use sanad_vault::{Job, OpensWith};

use super::{is_clean, nothing_under_way};

#[test]
fn acquiring_checking_listing_and_backing_up_at_once() {
    let (amina, _) = pair();
    let files: Vec<_> =
        (0..24).map(|number| amina.file(&format!("{number}.jpg"), &noise(number + 1, 200_000))).collect();
    let (case, disk) = (amina.case(), amina.beside("disk"));
    let stop = AtomicBool::new(false);
    let began = Instant::now();
    let vault = &amina.vault;
    std::thread::scope(|scope| {
        let _over = Over(&stop);
        let acquirers: Vec<_> = files
            .chunks(12)
            .map(|mine| {
                scope.spawn(move || {
                    for path in mine {
                        vault.acquire(&case, &found(path), &Job::new()).unwrap();
                    }
                })
            })
            .collect();
        let watcher = scope.spawn(|| {
            let (mut seen, mut lists) = (0, 0);
            while !stop.load(Ordering::Relaxed) {
                let items = vault.items(None).unwrap();
                assert!(items.len() >= seen, "an item vanished");
                seen = items.len();
                lists += 1;
            }
            lists
        });
        let checker = scope.spawn(|| {
            let mut checks = 0;
            while !stop.load(Ordering::Relaxed) {
                let report = vault.check_fixity(&Job::new()).unwrap();
                assert_eq!(report.findings, vec![], "something half was seen");
                checks += 1;
            }
            checks
        });
        let backup = scope.spawn(|| vault.backup(&disk, OpensWith::Both, &Job::new()).unwrap());
        for thread in acquirers {
            thread.join().unwrap();
        }
        backup.join().unwrap();
        stop.store(true, Ordering::Relaxed);
        let (lists, checks) = (watcher.join().unwrap(), checker.join().unwrap());
        println!("24 acquired while {lists} lists and {checks} checks were made, in {:?}", began.elapsed());
    });
    assert!(began.elapsed() < Duration::from_secs(60));
    assert_eq!(amina.vault.items(None).unwrap().len(), 24);
    is_clean(&amina);
    nothing_under_way(&amina);
    let drill = sanad_vault::Vault::drill(
        &disk,
        &sanad_vault::OpenWith::Passphrase(&sanad_tests::people::passphrase()),
        &Job::new(),
    )
    .unwrap();
    assert_eq!(drill.findings, vec![], "the backup holds what it says");
}

/// Stops those who only watch, also when the others failed.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn a_second_unlock_of_the_same_vault_is_refused_while_the_first_is_open() {
    let (amina, _) = pair();
    let folder = amina.folder().to_owned();
    let codes: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..4).map(|_| scope.spawn(|| unlock(&folder).err().map(|error| error.code()))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(codes, vec![Some("vault-in-use"); 4]);
    is_clean(&amina);
}

#[test]
fn work_that_is_stopped_leaves_nothing() {
    let (amina, _) = pair();
    let path = amina.beside("papers").join("film.mp4");
    std::fs::File::create(&path).unwrap().set_len(64 << 20).unwrap();
    let job = Job::new();
    job.stop();
    let refused = amina.vault.acquire(&amina.case(), &found(&path), &job).unwrap_err();
    assert_eq!(refused.code(), "stopped");
    nothing_under_way(&amina);
    is_clean(&amina);
}
