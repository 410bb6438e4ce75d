//! What stands before the mailbox has its key, and answers falsely: a proxy that is broken or bought.

use sanad_evidence::receipt::Receipt;
use sanad_evidence::sign::SigningKey;
use sanad_tests::wire::Act;

use super::scene::Watched;

fn answer(status: &str, kind: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

/// Every answer that is none: what is asked, then what is said.
fn nonsense() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("200 with nothing", answer("200 OK", "application/json", b"")),
        ("201 with nothing", answer("201 Created", "text/plain", b"")),
        ("204", b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()),
        ("a page", answer("200 OK", "text/html", b"<html>Welcome to nginx</html>")),
        (
            "a redirect",
            b"HTTP/1.1 302 Found\r\nlocation: https://127.0.0.1:9/v1/bundle\r\ncontent-length: 0\r\n\r\n"
                .to_vec(),
        ),
        (
            "a lasting redirect",
            b"HTTP/1.1 308 Permanent Redirect\r\nlocation: /v2\r\ncontent-length: 0\r\n\r\n".to_vec(),
        ),
        ("other JSON", answer("200 OK", "application/json", b"{\"bundle\":\"00\",\"state\":\"closed\"}")),
        ("deep JSON", answer("200 OK", "application/json", "[".repeat(100_000).as_bytes())),
        ("its length is a lie", b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort".to_vec()),
        (
            "no end",
            [
                b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec(),
                b"fffff\r\n".to_vec(),
                vec![b'x'; 3 << 20],
            ]
            .concat(),
        ),
        (
            "a long head",
            [b"HTTP/1.1 200 OK\r\nx: ".to_vec(), vec![b'x'; 2 << 20], b"\r\n\r\n".to_vec()].concat(),
        ),
        ("no HTTP", b"\0\0\0\0\0\0\0\0\r\n\r\n".to_vec()),
        ("502", answer("502 Bad Gateway", "text/html", b"<html>bad gateway</html>")),
        (
            "a problem without meaning",
            answer("409 Conflict", "application/problem+json", b"{\"code\":\"whatever\"}"),
        ),
        ("404 for everything", answer("404 Not Found", "text/html", b"<html>not found</html>")),
    ]
}

/// What may be said of them. To a closing, any answer of success is looked at as a receipt.
const KNOWN: [&str; 4] = ["net-strange", "net-cut", "net-slow-down", "mailbox-receipt"];

#[test]
fn what_is_no_answer_is_said_to_be_strange_and_nothing_comes_of_it() {
    let watched = Watched::new(100_000);
    for request in ["PUT /v1/bundle", "PUT /v1/bundle/parts/1", "POST /v1/bundle/close"] {
        for (what, bytes) in nonsense() {
            watched.front.does(move |method, path| {
                if format!("{method} {path}") == request { Act::Answer(bytes.clone()) } else { Act::Pass }
            });
            let told = watched.scene.all.amina.is_told();
            assert!(told.iter().any(|code| KNOWN.contains(&code.as_str())), "{request}, {what}: {told:?}");
            watched.scene.is_still_hers();
        }
    }
    // The proxy was mended.
    watched.front.does(|_, _| Act::Pass);
    watched.scene.is_sent();
    watched.scene.arrives();
}

#[test]
fn parts_that_were_said_to_be_stored_and_are_not_are_sent_again() {
    let watched = Watched::new(900_000);
    watched.front.does(|method, path| {
        let lied = method == "PUT" && ["/2", "/3"].iter().any(|end| path.ends_with(&format!("/parts{end}")));
        if lied { Act::Answer(answer("201 Created", "text/plain", b"")) } else { Act::Pass }
    });
    // The mailbox itself says at the end what it lacks; the proxy goes on lying.
    let told = watched.scene.all.amina.is_told();
    assert!(!told.is_empty());
    watched.scene.is_still_hers();
    watched.front.does(|_, _| Act::Pass);
    watched.scene.is_sent();
    watched.scene.arrives();
}

#[test]
fn a_receipt_that_does_not_hold_is_no_receipt() {
    let watched = Watched::new(100_000);
    let amina = &watched.scene.all.amina;
    // First whatever a stranger can write, with the parts really there.
    let forger = SigningKey::from_seed(&[7; 32]);
    let state = || {
        let parts = amina.vault.parts(&watched.scene.bundle).unwrap();
        let missing = parts.missing().unwrap();
        assert!(missing.is_empty());
        let (sums, bytes) = parts.sums().unwrap();
        let listing = sanad_evidence::Digest::of(&parts.listing().unwrap());
        let at = "2026-03-14T10:00:00+00:00".parse().unwrap();
        drop(parts);
        Receipt { bundle: watched.scene.bundle, listing, sums, parts: watched.scene.parts as u64, bytes, at }
    };
    watched.front.does(|_, path| if path.ends_with("/close") { Act::CutBody(0) } else { Act::Pass });
    assert_eq!(amina.is_told(), ["net-cut"]);
    let forged = state().sign(&forger).unwrap();
    let falsely = |text: String| {
        let bytes = answer("200 OK", "text/plain", text.as_bytes());
        watched.front.does(
            move |_, path| if path.ends_with("/close") { Act::Answer(bytes.clone()) } else { Act::Pass },
        );
        let told = amina.is_told();
        assert!(told == ["mailbox-receipt"] || text.is_empty() && told == ["net-strange"], "{told:?}");
        watched.scene.is_still_hers();
    };
    falsely(forged);
    falsely(String::new());
    // Then true receipts of the mailbox's, of something else.
    let mailbox = &watched.scene.all.mailbox;
    let seed = std::fs::read_to_string(mailbox.folder().join("receipt.key")).unwrap();
    let key = SigningKey::from_seed(&hex(seed.trim()));
    let other = sanad_evidence::Digest::of(b"other");
    falsely(Receipt { bundle: sanad_evidence::Id::from_bytes([9; 16]), ..state() }.sign(&key).unwrap());
    falsely(Receipt { listing: other, ..state() }.sign(&key).unwrap());
    falsely(Receipt { sums: other, ..state() }.sign(&key).unwrap());
    falsely(Receipt { parts: state().parts + 1, ..state() }.sign(&key).unwrap());
    falsely(Receipt { bytes: state().bytes + 1, ..state() }.sign(&key).unwrap());
    watched.front.does(|_, _| Act::Pass);
    watched.scene.is_sent();
    watched.scene.arrives();
}

fn hex(text: &str) -> [u8; 32] {
    let byte = |index: usize| u8::from_str_radix(&text[2 * index..2 * index + 2], 16).unwrap();
    std::array::from_fn(byte)
}
