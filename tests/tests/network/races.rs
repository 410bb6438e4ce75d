//! Two do the same thing at the same moment, at one process or at two before one bucket: what comes of
//! it is what would come of one after the other.

use std::net::SocketAddr;
use std::sync::{Arc, Barrier};
use std::thread;

use sanad_tests::mailbox::{Desk, Mailbox};
use sanad_tests::people::noise;
use sanad_tests::s3::S3;
use sanad_tests::sender::{Parcel, accepted};
use sanad_tests::wire::{Answer, Ask, Line, said};

/// Where two are asked: one process, or two that must be as one.
struct Two {
    desk: Desk,
    at: [SocketAddr; 2],
}

/// Asks both at once, and asks again whoever is told to come back.
fn both(two: &Two, asks: [&Ask; 2]) -> [Answer; 2] {
    let ready = Barrier::new(2);
    thread::scope(|scope| {
        let ready = &ready;
        let threads = [0, 1].map(|who| {
            scope.spawn(move || {
                let mut line = Line::to(two.at[who]).unwrap();
                // The handshake is over before either begins.
                let _ = line.ask(&Ask::to("GET /v1/health")).unwrap();
                ready.wait();
                loop {
                    let answer = line.ask(asks[who]).unwrap();
                    if ![202, 503].contains(&answer.status) {
                        return answer;
                    }
                }
            })
        });
        threads.map(|thread| thread.join().unwrap())
    })
}

fn all_of_it(two: &Two) {
    parts_here_and_the_end_there(two);
    for round in 0..6 {
        the_same_close_twice(two, 100 + round);
        two_closes_with_two_listings(two, 200 + round);
        closing_and_withdrawing(two, 300 + round);
        the_same_part_twice(two, 350 + round);
        two_parts_of_one_number(two, 400 + round);
        two_bundles_by_one_token(two, 500 + round);
    }
}

/// A parcel whose token is known, open, with all its parts held.
fn brought(two: &Two, number: u64) -> Parcel {
    let parcel = Parcel::of(number, &[3000, 70_000]);
    two.desk.registers(two.at[0], [&parcel.token]);
    accepted(&said(two.at[0], &parcel.opening()), &[201]);
    for index in [1, 2] {
        accepted(&said(two.at[index - 1], &parcel.part(index)), &[201]);
    }
    parcel
}

fn parts_here_and_the_end_there(two: &Two) {
    let parcel = brought(two, 1);
    let receipt = parcel.close(&mut Line::to(two.at[1]).unwrap()).unwrap();
    let _ = parcel.receipt(&receipt, &two.desk.receipt_key);
    assert_eq!(parcel.close(&mut Line::to(two.at[0]).unwrap()).unwrap(), receipt);
    for at in two.at {
        let state = said(at, &parcel.asks("GET /v1/bundle")).json();
        assert_eq!(state["state"], "closed");
        assert_eq!(said(at, &parcel.part(1)).told(), (409, "closed".to_owned()));
        let handle = parcel.token.handle();
        let kept = two.desk.asks(at, &format!("GET /v1/desk/bundles/{handle}/parts/2"));
        assert_eq!(kept.body, parcel.parts[1]);
    }
}

fn the_same_close_twice(two: &Two, number: u64) {
    let parcel = brought(two, number);
    let answers = both(two, [&parcel.closing(), &parcel.closing()]);
    assert_eq!(answers.each_ref().map(|answer| answer.status), [200, 200]);
    assert_eq!(answers[0].body, answers[1].body, "one bundle has one receipt");
    let _ = parcel.receipt(&answers[0].body, &two.desk.receipt_key);
}

fn two_closes_with_two_listings(two: &Two, number: u64) {
    let parcel = brought(two, number);
    let other = Parcel { listing: noise(number, 900)[..700].to_vec(), ..parcel.clone() };
    let answers = both(two, [&parcel.closing(), &other.closing()]);
    let (won, lost) = if answers[0].status == 200 { (&parcel, 1) } else { (&other, 0) };
    let _ = won.receipt(&answers[1 - lost].body, &two.desk.receipt_key);
    assert_eq!(answers[lost].told(), (409, "closed".to_owned()));
    let handle = parcel.token.handle();
    for at in two.at {
        let listing = two.desk.asks(at, &format!("GET /v1/desk/bundles/{handle}/listing"));
        assert_eq!(listing.body, won.listing, "the listing is the one that the receipt names");
    }
}

fn closing_and_withdrawing(two: &Two, number: u64) {
    let parcel = brought(two, number);
    let [closed, withdrawn] = both(two, [&parcel.closing(), &parcel.asks("DELETE /v1/bundle")]);
    let waits =
        || two.desk.waiting(two.at[0]).iter().any(|one| one["handle"] == parcel.token.handle().as_str());
    if closed.status == 200 {
        assert_eq!(withdrawn.told(), (409, "closed".to_owned()));
        assert!(waits());
    } else {
        assert_eq!((closed.status, withdrawn.status), (410, 204), "{closed:?}");
        assert!(!waits(), "what was withdrawn never waits for anyone");
        for at in two.at {
            assert_eq!(said(at, &parcel.opening()).told(), (410, "withdrawn".to_owned()));
        }
    }
}

/// As when a line is cut and the part sent again at once: the mailbox is still storing the first.
fn the_same_part_twice(two: &Two, number: u64) {
    let parcel = Parcel::of(number, &[50_000]);
    two.desk.registers(two.at[1], [&parcel.token]);
    accepted(&said(two.at[1], &parcel.opening()), &[201]);
    let mut answers = both(two, [&parcel.part(1), &parcel.part(1)]).map(|answer| answer.status);
    answers.sort_unstable();
    assert_eq!(answers, [200, 201], "one stores it, the other finds it");
    let receipt = parcel.close(&mut Line::to(two.at[0]).unwrap()).unwrap();
    let _ = parcel.receipt(&receipt, &two.desk.receipt_key);
}

fn two_parts_of_one_number(two: &Two, number: u64) {
    let parcel = Parcel::of(number, &[50_000]);
    let other = Parcel { parts: vec![noise(number, 50_000)], ..parcel.clone() };
    two.desk.registers(two.at[1], [&parcel.token]);
    accepted(&said(two.at[1], &parcel.opening()), &[201]);
    let answers = both(two, [&parcel.part(1), &other.part(1)]);
    let (won, lost) = if answers[0].status == 201 { (&parcel, 1) } else { (&other, 0) };
    assert_eq!((answers[1 - lost].status, answers[lost].told()), (201, (409, "part-differs".to_owned())));
    let held = sanad_evidence::Digest::of(&won.parts[0]).to_string();
    assert_eq!(answers[lost].json()["held"], held.as_str());
    let receipt = won.close(&mut Line::to(two.at[0]).unwrap()).unwrap();
    let _ = won.receipt(&receipt, &two.desk.receipt_key);
}

fn two_bundles_by_one_token(two: &Two, number: u64) {
    let parcel = Parcel::of(number, &[10]);
    let other = Parcel { bundle: Parcel::of(number + 50, &[10]).bundle, ..parcel.clone() };
    two.desk.registers(two.at[0], [&parcel.token]);
    let answers = both(two, [&parcel.opening(), &other.opening()]);
    let lost = usize::from(answers[0].status == 201);
    assert_eq!((answers[1 - lost].status, answers[lost].told()), (201, (409, "token-spent".to_owned())));
}

#[test]
fn at_one_process() {
    let mailbox = Mailbox::new();
    let at = [mailbox.cable.address(); 2];
    all_of_it(&Two { desk: mailbox.desk(), at });
    mailbox.check();
}

#[test]
fn at_two_processes_before_one_bucket() {
    let s3 = Arc::new(S3::with_bucket("box"));
    let one = Mailbox::on(&s3, "box");
    let desk = one.desk();
    let two = one.twin();
    all_of_it(&Two { desk: desk.clone(), at: [one.cable.address(), two.cable.address()] });
    // One of them dies; whatever it gave a receipt for, the other has.
    one.kill();
    two.check();
    let left = Parcel::of(900, &[1000]);
    desk.registers(two.cable.address(), [&left.token]);
    let receipt = left.deliver(two.cable.address()).unwrap();
    let _ = left.receipt(&receipt, &desk.receipt_key);
}
