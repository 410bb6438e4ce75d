//! The mailbox is killed at any moment while several deliver. Every receipt it ever gave stays true.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use sanad_tests::mailbox::{Desk, Mailbox};
use sanad_tests::people::noise;
use sanad_tests::sender::Parcel;
use sanad_tests::wire::Line;

/// How often it is killed.
const KILLS: u64 = 8;
const SENDERS: u64 = 5;

/// The receipts that were given, each with what it is for.
type Given = Mutex<Vec<(Parcel, Vec<u8>)>>;

/// One to four parts of 1 to 200,000 bytes.
fn parcel(number: u64) -> Parcel {
    let chance = noise(number ^ 0xFEED, 5);
    let count = 1 + usize::from(chance[0] % 4);
    let sizes: Vec<usize> = chance[1..=count].iter().map(|byte| 1 + usize::from(*byte) * 784).collect();
    Parcel::of(number, &sizes)
}

/// Delivers one parcel after the other until it is over. A connection that ends is begun again, from the
/// opening, as by a program that remembers nothing.
fn send(sender: u64, mailbox: &Mailbox, given: &Given, over: &AtomicBool) {
    for number in 0.. {
        let parcel = parcel(sender * 1000 + number);
        loop {
            if over.load(Ordering::SeqCst) {
                return;
            }
            if let Ok(receipt) = parcel.deliver(mailbox.cable.address()) {
                given.lock().unwrap().push((parcel, receipt));
                break;
            }
            thread::sleep(Duration::from_millis(5));
        }
    }
}

/// Waits until so many bytes went to the mailbox: a moment that falls anywhere in what it does.
fn until_carried(mailbox: &Mailbox, bytes: u64) {
    let late = Instant::now() + Duration::from_secs(60);
    while mailbox.cable.carried().0 < bytes {
        assert!(Instant::now() < late, "nothing more is carried: {}", mailbox.log());
        thread::sleep(Duration::from_micros(200));
    }
}

/// Reads every part of every receipt again, over the wire.
fn all_true(mailbox: &Mailbox, desk: &Desk, given: &[(Parcel, Vec<u8>)]) {
    let at = mailbox.cable.address();
    let waiting: BTreeMap<String, serde_json::Value> =
        desk.waiting(at).into_iter().map(|one| (one["handle"].as_str().unwrap().to_owned(), one)).collect();
    for (parcel, text) in given {
        let receipt = parcel.receipt(text, &desk.receipt_key);
        let handle = parcel.token.handle();
        let one = waiting.get(&handle).expect("a bundle with a receipt waits");
        assert_eq!(one["bytes"], receipt.bytes);
        let got = |what: &str| desk.asks(at, &format!("GET /v1/desk/bundles/{handle}/{what}"));
        assert!(got("receipt").body == *text, "the receipt is the one that was given");
        assert!(got("listing").body == parcel.listing);
        for (index, part) in parcel.parts.iter().enumerate() {
            assert!(got(&format!("parts/{}", index + 1)).body == *part, "part {}", index + 1);
        }
        let mut line = Line::to(at).unwrap();
        assert!(parcel.close(&mut line).unwrap() == *text, "asked again, it gives the same receipt");
    }
}

#[test]
fn every_receipt_is_true_however_often_it_is_killed() {
    let mailbox = Mailbox::new();
    let desk = mailbox.desk();
    let tokens: Vec<_> =
        (0..SENDERS).flat_map(|sender| (0..400).map(move |n| parcel(sender * 1000 + n).token)).collect();
    desk.registers(mailbox.cable.address(), &tokens);
    let (given, over) = (Given::default(), AtomicBool::new(false));
    thread::scope(|scope| {
        for sender in 0..SENDERS {
            let (mailbox, given, over) = (&mailbox, &given, &over);
            scope.spawn(move || send(sender, mailbox, given, over));
        }
        let mut carried = 0;
        for kill in 0..KILLS {
            let chance = noise(kill ^ 0xDEAD, 8);
            carried = mailbox.cable.carried().0.max(carried)
                + 100_000
                + u64::from(u16::from_le_bytes([chance[0], chance[1]])) * 20;
            until_carried(&mailbox, carried);
            mailbox.kill();
            mailbox.start();
        }
        // Enough of them came through, before the last time.
        let late = Instant::now() + Duration::from_secs(60);
        while given.lock().unwrap().len() < 12 && Instant::now() < late {
            thread::sleep(Duration::from_millis(1));
        }
        mailbox.kill();
        over.store(true, Ordering::SeqCst);
    });
    let given = given.into_inner().unwrap();
    assert!(given.len() >= 12, "only {} receipts were given", given.len());
    mailbox.start();
    mailbox.check();
    all_true(&mailbox, &desk, &given);
}
