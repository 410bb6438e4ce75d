//! Measures the mailbox: throughput beside nginx's `PUT` and beside a bare S3 server, in one run on one
//! machine; then as many simulated collectors as there may be, among them those who misbehave.
//!
//! `make bench` builds this optimised and runs it. `bench_mailbox [--quick] FOLDER`: what is measured lies
//! in FOLDER, on the disk that matters.
#![forbid(unsafe_code)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice
)]

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use sanad_tests::mailbox::{Desk, Mailbox};
use sanad_tests::measure::{Table, median, ratio, seconds, timed};
use sanad_tests::misbehaving::Rascal;
use sanad_tests::nginx::Nginx;
use sanad_tests::people::noise;
use sanad_tests::s3::S3;
use sanad_tests::sender::Parcel;
use sanad_tests::wire::{Ask, Line};

const MIB: usize = 1 << 20;
/// How many send at once when throughput is measured.
const SENDERS: u64 = 8;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let quick = arguments.iter().any(|argument| argument == "--quick");
    let folder = arguments.iter().find(|argument| !argument.starts_with("--"));
    let folder = PathBuf::from(folder.expect("bench_mailbox [--quick] FOLDER"));
    std::fs::create_dir_all(&folder).unwrap();
    // What the parts are spooled to, and every folder of a server's, is on the same disk.
    let mut table = Table::default();
    let parts = if quick { 6 } else { 24 };
    beside_nginx(&mut table, &folder, parts);
    on_s3(&mut table, parts);
    crowd(&mut table, if quick { 300 } else { 3000 });
    table.print();
}

/// Parts of 4 MiB for each sender.
fn payload(parts: usize) -> Vec<Vec<u8>> {
    (0..parts).map(|index| noise(index as u64 + 1, 4 * MIB)).collect()
}

/// Has every sender do something at the same time, and says how long all took.
fn together(act: impl Fn(u64) + Sync) -> Duration {
    timed(|| {
        thread::scope(|scope| {
            for sender in 0..SENDERS {
                let act = &act;
                scope.spawn(move || act(sender));
            }
        });
    })
}

fn pace(parts: usize, time: Duration) -> String {
    let mib = parts as f64 * 4.0 * SENDERS as f64;
    format!("{} ({:.0} MiB/s)", seconds(time), mib / time.as_secs_f64())
}

/// Delivers to a mailbox: opened, every part, closed with every part read again, the receipt.
fn delivered(mailbox: &Mailbox, desk: &Desk, parts: &[Vec<u8>], next: &AtomicU64) -> Duration {
    let parcels: Vec<Parcel> = (0..SENDERS)
        .map(|_| {
            let parcel = Parcel::of(next.fetch_add(1, Ordering::SeqCst), &[]);
            Parcel { parts: parts.to_vec(), ..parcel }
        })
        .collect();
    desk.registers(mailbox.address(), parcels.iter().map(|parcel| &parcel.token));
    together(|sender| {
        let parcel = &parcels[usize::try_from(sender).unwrap()];
        let receipt = parcel.deliver(mailbox.address()).unwrap();
        let _ = parcel.receipt(&receipt, &desk.receipt_key);
    })
}

/// Puts files with plain `PUT`.
fn put(at: SocketAddr, path: &str, parts: &[Vec<u8>], tls: bool) {
    let mut line = if tls { Line::to(at).unwrap() } else { Line::plain(at).unwrap() };
    for (index, part) in parts.iter().enumerate() {
        let ask = Ask { body: part.clone(), ..Ask::to(&format!("PUT {path}/{index}")) };
        let answer = line.ask(&ask).unwrap();
        assert!((200..300).contains(&answer.status), "{answer:?}");
    }
}

fn beside_nginx(table: &mut Table, folder: &std::path::Path, count: usize) {
    let parts = payload(count);
    let mailbox = Mailbox::in_folder(folder);
    let (desk, next) = (mailbox.desk(), AtomicU64::new(1));
    let [certificate, key] = mailbox.identity_files();
    let nginx = Nginx::start(folder, &certificate, &key);
    let theirs = median(|| {
        let round = next.fetch_add(1, Ordering::SeqCst);
        together(|sender| put(nginx.address(), &format!("/{round}/{sender}"), &parts, true))
    });
    // nginx has answered, but a power cut would take it back: that is what is waited for here.
    let synced = median(|| {
        let round = next.fetch_add(1, Ordering::SeqCst);
        timed(|| {
            together(|sender| put(nginx.address(), &format!("/{round}/{sender}"), &parts, true));
            rustix::fs::sync();
        })
    });
    let ours = median(|| delivered(&mailbox, &desk, &parts, &next));
    table.row(
        &format!("{SENDERS} deliver {} MiB each, digests checked, durable, read again, receipts", count * 4),
        pace(count, ours),
        format!("nginx PUT {}, and sync {}", pace(count, theirs), seconds(synced)),
        format!("{:.2} x, {:.2} x with sync", ratio(ours, theirs), ratio(ours, synced)),
    );
}

fn on_s3(table: &mut Table, count: usize) {
    let parts = payload(count);
    let s3 = Arc::new(S3::with_bucket("box"));
    let bare = S3::open_to_anyone("bare");
    let mailbox = Mailbox::on(&s3, "box");
    let (desk, next) = (mailbox.desk(), AtomicU64::new(1));
    let theirs = median(|| {
        let round = next.fetch_add(1, Ordering::SeqCst);
        together(|sender| put(bare.address(), &format!("/bare/{round}/{sender}"), &parts, false))
    });
    let ours = median(|| delivered(&mailbox, &desk, &parts, &next));
    table.row(
        &format!("the same with a bucket of SeaweedFS, {} MiB each", count * 4),
        pace(count, ours),
        format!("PUT into a bucket without us {}", pace(count, theirs)),
        format!("{:.2} x", ratio(ours, theirs)),
    );
}

/// Delivers, and tries again whatever the mailbox or the line refused for now.
fn patiently(parcel: &Parcel, at: SocketAddr, key: &sanad_evidence::sign::VerifyingKey) -> u64 {
    let mut again = 0;
    let late = Instant::now() + Duration::from_secs(600);
    loop {
        let tried = try_once(parcel, at);
        match tried {
            Ok(Some(receipt)) => {
                let _ = parcel.receipt(&receipt, key);
                return again;
            }
            Ok(None) | Err(_) => {
                again += 1;
                assert!(Instant::now() < late, "not delivered in ten minutes: {tried:?}");
                thread::sleep(Duration::from_millis(50 + again.min(40) * 25));
            }
        }
    }
}

/// One try from the beginning; nothing when the mailbox says that it is busy.
fn try_once(parcel: &Parcel, at: SocketAddr) -> io::Result<Option<Vec<u8>>> {
    let mut line = Line::to(at)?;
    let opened = line.ask(&parcel.opening())?;
    let mut asks = vec![parcel.opening()];
    // Closed already, if the receipt was given and lost on the way.
    if opened.status != 200 || opened.json()["state"] == "open" {
        asks.extend((1..=parcel.parts.len()).map(|index| parcel.part(index)));
    }
    asks.push(parcel.closing());
    let mut last = None;
    for ask in asks {
        let answer = line.ask(&ask)?;
        match answer.status {
            200 | 201 => last = Some(answer.body),
            202 | 429 | 503 => return Ok(None),
            other => panic!("{}: {other} {}", ask.what, String::from_utf8_lossy(&answer.body)),
        }
    }
    Ok(last)
}

/// One to five parts, most small, some of 4 MiB.
fn mixed(number: u64) -> Parcel {
    let chance = noise(number ^ 0xC0DE, 6);
    let size = |byte: u8| match byte {
        0..=150 => 400 + usize::from(byte) * 16,
        151..=245 => 64 * 1024 + usize::from(byte) * 512,
        _ => 4 * MIB,
    };
    let count = 1 + usize::from(chance[0] % 5);
    Parcel::of(number, &chance[1..=count].iter().map(|byte| size(*byte)).collect::<Vec<usize>>())
}

/// So many collectors, 256 of them at once, each with a bundle; alone, and among those who misbehave.
fn crowd(table: &mut Table, collectors: u64) {
    let mailbox = Mailbox::new();
    let desk = mailbox.desk();
    let at = mailbox.address();
    let run = |from: u64| {
        let tokens: Vec<_> = (from..from + collectors).map(|number| mixed(number).token).collect();
        desk.registers(at, &tokens);
        let (next, again) = (AtomicU64::new(from), AtomicU64::new(0));
        let time = timed(|| {
            thread::scope(|scope| {
                for _ in 0..256 {
                    let (next, again, key) = (&next, &again, &desk.receipt_key);
                    scope.spawn(move || {
                        loop {
                            let number = next.fetch_add(1, Ordering::SeqCst);
                            if number >= from + collectors {
                                return;
                            }
                            again.fetch_add(patiently(&mixed(number), at, key), Ordering::SeqCst);
                        }
                    });
                }
            });
        });
        (time, again.into_inner())
    };
    // The first few fill what is filled once.
    let few = mixed(1);
    desk.registers(at, [&few.token]);
    let _ = patiently(&few, at, &desk.receipt_key);
    let at_rest = mailbox.peak_memory();
    let (alone, again) = run(1_000_000);
    let after_honest = mailbox.peak_memory();
    let over = AtomicBool::new(false);
    let theirs: Vec<_> = (0..120).map(|number| Rascal::of(number).parcel().token).collect();
    desk.registers(at, &theirs);
    let (among, again_among, done) = thread::scope(|scope| {
        let rascals: Vec<_> = (0..120)
            .map(|number| {
                let over = &over;
                scope.spawn(move || Rascal::of(number).works(at, over))
            })
            .collect();
        let (among, again) = run(2_000_000);
        over.store(true, Ordering::SeqCst);
        let done: u64 = rascals.into_iter().map(|rascal| rascal.join().unwrap()).sum();
        (among, again, done)
    });
    let after_all = mailbox.peak_memory();
    let waiting = desk.waiting(at).len() as u64;
    assert!(waiting > 2 * collectors, "{waiting} bundles wait, of {}", 2 * collectors + 1);
    let checked = timed(|| mailbox.check());
    table.row(
        &format!("{collectors} collectors, 256 at once, mixed sizes: each has a true receipt"),
        seconds(alone),
        format!("tries again: {again}"),
        format!("{:.0} bundles/s", collectors as f64 / alone.as_secs_f64()),
    );
    table.row(
        &format!("the same among 120 who misbehave ({done} misdeeds)"),
        seconds(among),
        format!("tries again: {again_among}"),
        format!("{:.2} x the time alone", ratio(among, alone)),
    );
    table.row(
        "the mailbox's greatest memory: one bundle, all of these, and the misbehaving",
        format!("{} MiB", after_all / 1024),
        format!("{} MiB, {} MiB", at_rest / 1024, after_honest / 1024),
        "flat".to_owned(),
    );
    table.row(
        "all parts of all receipts read again by `check`",
        seconds(checked),
        "-".to_owned(),
        format!("{waiting} bundles, none false"),
    );
}
