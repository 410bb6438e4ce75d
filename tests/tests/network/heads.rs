//! Heads without end, and things that are no HTTP.

use sanad_tests::mailbox::Mailbox;
use sanad_tests::sender::Parcel;
use sanad_tests::wire::Line;

#[test]
fn a_head_without_end_is_cut_short() {
    let mailbox = Mailbox::new();
    let at = mailbox.cable.address();
    type LineOf = fn(u64) -> String;
    let heads: [(&str, LineOf); 3] = [
        ("many", |number| format!("x-{number}: y\r\n")),
        ("one long", |_| "x".repeat(1000)),
        ("a long target", |_| "/v1/bundle/".repeat(100)),
    ];
    for (what, line_of) in heads {
        let mut line = Line::to(at).unwrap();
        line.say(if what == "a long target" { b"GET /" } else { b"GET /v1/health HTTP/1.1\r\nx: " }).unwrap();
        let sent = (0..100_000).take_while(|number| line.say(line_of(*number).as_bytes()).is_ok()).count();
        assert!(sent < 100_000, "{what}: it listens for ever");
        if let Ok(answer) = line.hear() {
            assert!((400..500).contains(&answer.status), "{what}: {answer:?}");
        }
    }
    works(&mailbox);
}

#[test]
fn what_is_no_http_is_hung_up_on() {
    let mailbox = Mailbox::new();
    for bytes in [
        &b"\x16\x03\x01\x02\x00\x01\x00"[..],
        b"SSH-2.0-x\r\n",
        b"\0\0\0\0\r\n\r\n",
        b"GET\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /v1/health HTTP/1.1\r\nhost\x01: x\r\n\r\n",
    ] {
        let mut line = Line::to(mailbox.cable.address()).unwrap();
        let _ = line.say(bytes);
        // The first line is complete in each but the first, which would be waited for.
        if bytes[0] != 0x16
            && let Ok(answer) = line.hear()
        {
            assert!(answer.status >= 400, "{bytes:?}: {answer:?}");
        }
        // Without TLS it gets nothing at all.
        let mut plain = Line::plain(mailbox.cable.address()).unwrap();
        let _ = plain.say(b"GET /v1/health HTTP/1.1\r\nhost: x\r\n\r\n");
        assert!(plain.hear().is_err());
    }
    works(&mailbox);
}

fn works(mailbox: &Mailbox) {
    let (desk, parcel) = (mailbox.desk(), Parcel::of(1, &[4000]));
    desk.registers(mailbox.cable.address(), [&parcel.token]);
    let receipt = parcel.deliver(mailbox.cable.address()).unwrap();
    let _ = parcel.receipt(&receipt, &desk.receipt_key);
}
