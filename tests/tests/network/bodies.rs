//! Bodies that are too large, too short, endless, not what their digest says, or two requests in one.

use sanad_evidence::Digest;
use sanad_tests::mailbox::{Desk, Mailbox};
use sanad_tests::people::noise;
use sanad_tests::sender::{Parcel, accepted};
use sanad_tests::wire::{Answer, Ask, Line, said};

fn scene() -> (Mailbox, Desk, Parcel) {
    let mailbox = Mailbox::new();
    let desk = mailbox.desk();
    let parcel = Parcel::of(1, &[40_000, 5000]);
    desk.registers(mailbox.cable.address(), [&parcel.token]);
    accepted(&said(mailbox.cable.address(), &parcel.opening()), &[201]);
    (mailbox, desk, parcel)
}

/// Nothing is held of the parcel, and it can still be delivered.
fn nothing_held_and_all_well(mailbox: &Mailbox, desk: &Desk, parcel: &Parcel) {
    let at = mailbox.cable.address();
    assert_eq!(said(at, &parcel.asks("GET /v1/bundle")).json()["held"], serde_json::json!([]));
    let receipt = parcel.deliver(at).unwrap();
    let _ = parcel.receipt(&receipt, &desk.receipt_key);
    mailbox.check();
}

#[test]
fn what_is_not_what_its_digest_says_is_not_kept() {
    let (mailbox, desk, parcel) = scene();
    let at = mailbox.cable.address();
    let bad =
        |ask: Ask| assert_eq!(said(at, &ask).told(), (400, "bad-digest".to_owned()), "{:?}", ask.headers);
    let whole = parcel.part(1);
    bad(Ask { headers: vec![], ..whole.clone() });
    bad(Ask { headers: vec!["content-digest: sha-256=:AAAA:".to_owned()], ..whole.clone() });
    bad(Ask { headers: vec![whole.headers[0].replace("sha-256", "md5")], ..whole.clone() });
    bad(Ask { headers: vec![whole.headers[0].clone(), parcel.part(2).headers[0].clone()], ..whole.clone() });
    bad(Ask { body: noise(9, 40_000), ..whole.clone() });
    bad(Ask { body: whole.body[..39_999].to_vec(), ..whole });
    nothing_held_and_all_well(&mailbox, &desk, &parcel);
}

#[test]
fn a_body_that_stops_in_the_middle_leaves_nothing() {
    let (mailbox, desk, parcel) = scene();
    let at = mailbox.cable.address();
    let ask = parcel.part(1);
    let mut line = Line::to(at).unwrap();
    let head = format!(
        "{} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\n{}\r\ncontent-length: 40000\r\n\r\n",
        ask.what,
        parcel.token.hex(),
        ask.headers[0]
    );
    line.say(head.as_bytes()).unwrap();
    line.say(&ask.body[..39_999]).unwrap();
    drop(line);
    nothing_held_and_all_well(&mailbox, &desk, &parcel);
}

#[test]
fn what_is_too_large_is_refused_before_it_has_come() {
    let (mailbox, desk, parcel) = scene();
    let at = mailbox.cable.address();
    let head = |length: &str| {
        format!(
            "PUT /v1/bundle/parts/1 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ncontent-digest: sha-256=:{}:\r\n{length}\r\n\r\n",
            parcel.token.hex(),
            "A".repeat(43) + "="
        )
    };
    let refused = |answer: Answer| assert_eq!(answer.told(), (413, "too-big".to_owned()));
    // It says so at once, and was not read.
    let mut line = Line::to(at).unwrap();
    line.say(head("content-length: 999999999999").as_bytes()).unwrap();
    refused(line.hear().unwrap());
    // It does not say so, and goes on.
    let mut line = Line::to(at).unwrap();
    line.say(head("transfer-encoding: chunked").as_bytes()).unwrap();
    let chunk = [b"10000\r\n".to_vec(), vec![0; 65_536], b"\r\n".to_vec()].concat();
    let sent = (0..400).take_while(|_| line.say(&chunk).is_ok()).count();
    assert!(sent < 400, "26 MB of one part were swallowed");
    // More than was stated when it was opened.
    let more = Parcel { parts: vec![noise(3, 60_000), parcel.parts[1].clone()], ..parcel.clone() };
    refused(said(at, &more.part(1)));
    let many = parcel.asks("PUT /v1/bundle").json(&serde_json::json!({
        "bundle": parcel.bundle.to_string(), "parts": 1_000_001, "bytes": 5,
    }));
    assert!([400, 413].contains(&said(at, &many).status));
    nothing_held_and_all_well(&mailbox, &desk, &parcel);
}

#[test]
fn a_second_request_hidden_in_a_body_is_not_answered() {
    let (mailbox, desk, parcel) = scene();
    let at = mailbox.cable.address();
    let hidden = format!(
        "DELETE /v1/bundle HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ncontent-length: 0\r\n\r\n",
        parcel.token.hex()
    );
    let refusals = [
        // The token is not known: the body is not read.
        Ask::by("PUT /v1/bundle/parts/1", &"0".repeat(64)).octets(hidden.as_bytes()),
        parcel.asks("PUT /v1/bundle/parts/77").octets(hidden.as_bytes()),
        parcel.asks("PUT /v1/nothing").octets(hidden.as_bytes()),
    ];
    for ask in refusals {
        let mut line = Line::to(at).unwrap();
        let answer = line.ask(&ask).unwrap();
        assert!((400..500).contains(&answer.status), "{answer:?}");
        // If anything more is heard on this line, it is because the connection was closed.
        line.patience(std::time::Duration::from_secs(5));
        let more = line.hear();
        assert!(more.is_err(), "the body was taken for a request: {more:?}");
    }
    // Two lengths, or a length and chunks: proxies differ about where such a body ends.
    for twice in [
        "content-length: 5\r\ncontent-length: 6",
        "content-length: 5\r\ntransfer-encoding: chunked",
        "content-length: +5",
        "transfer-encoding: xchunked",
    ] {
        let mut line = Line::to(at).unwrap();
        let head = format!(
            "PUT /v1/bundle/parts/1 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\n{twice}\r\n\r\n0\r\n\r\n{hidden}",
            parcel.token.hex()
        );
        line.say(head.as_bytes()).unwrap();
        if let Ok(answer) = line.hear() {
            assert!(answer.status >= 400, "{twice}: {answer:?}");
        }
    }
    nothing_held_and_all_well(&mailbox, &desk, &parcel);
}

#[test]
fn a_close_that_does_not_hold_gives_no_receipt() {
    let (mailbox, desk, parcel) = scene();
    let at = mailbox.cable.address();
    accepted(&said(at, &parcel.part(2)), &[201]);
    let missing = said(at, &parcel.closing());
    assert_eq!(missing.told(), (409, "parts-missing".to_owned()));
    assert_eq!(missing.json()["missing"], serde_json::json!([[1, 1]]));
    accepted(&said(at, &parcel.part(1)), &[201]);
    let sums = |text: &str| {
        let ask = parcel.asks("POST /v1/bundle/close").octets(&parcel.listing);
        said(at, &ask.with(format!("sanad-sums: {text}"))).told()
    };
    let other = Digest::of(b"other").to_string();
    assert_eq!(sums(&other), (409, "sums-differ".to_owned()));
    assert_eq!(sums("xyz").0, 400);
    assert_eq!(desk.waiting(at).len(), 0);
    assert_eq!(said(at, &parcel.asks("GET /v1/bundle")).json()["state"], "open");
    let receipt = parcel.deliver(at).unwrap();
    let _ = parcel.receipt(&receipt, &desk.receipt_key);
}
