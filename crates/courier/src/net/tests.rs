//! The line to a mailbox, against servers that are not what they should be.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};

use hyper::Method;
use hyper::body::Bytes;

use super::fake::{Fake, Keys, answer};
use super::*;

fn hasty() -> Limits {
    Limits {
        connect: Duration::from_secs(5),
        through_proxy: Duration::from_secs(5),
        silence: Duration::from_millis(400),
        slowest: u64::MAX,
        ..Limits::default()
    }
}

fn net(proxy: Option<SocketAddr>) -> Net {
    let mut net = Net::through(proxy, None).unwrap();
    net.limits = hasty();
    net
}

/// A network without patience.
pub(super) fn quick() -> Net {
    let mut net = net(None);
    net.limits.first_pause = Duration::from_millis(1);
    net.limits.longest_pause = Duration::from_millis(5);
    net
}

fn way(mailbox: MailboxAddress) -> Way {
    Way { mailbox, apart: Id::from_bytes([1; 16]), key: Zeroizing::new("ab".repeat(32)), room: u64::MAX }
}

fn put(body: &[u8]) -> Question {
    Question {
        method: Method::PUT,
        path: "/v1/bundle".to_owned(),
        kind: Some("application/octet-stream"),
        headers: Vec::new(),
        body: Bytes::copy_from_slice(body),
        limit: 1000,
    }
}

fn ask(net: &mut Net, mailbox: MailboxAddress, body: &[u8]) -> Result<Answer, NetError> {
    net.ask(&way(mailbox), &put(body), &Job::new(), &mut |_| {})
}

#[test]
fn a_question_arrives_as_it_was_asked_and_the_connection_is_kept() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let keep = Arc::clone(&seen);
    let fake = Fake::start(move |came| {
        keep.lock().unwrap().push(came.clone());
        answer(201, "date: Sun, 06 Nov 1994 08:49:37 GMT\r\nretry-after: 3\r\n", b"yes")
    });
    let mut net = net(None);
    for _ in 0..2 {
        let answer = ask(&mut net, fake.mailbox(), b"sealed").unwrap();
        assert_eq!((answer.status, answer.body.as_slice()), (201, b"yes".as_slice()));
        assert_eq!(answer.retry_after.as_deref(), Some("3"));
        assert_eq!(answer.date.as_deref(), Some("Sun, 06 Nov 1994 08:49:37 GMT"));
    }
    assert_eq!(fake.connections.load(Ordering::SeqCst), 1);
    let seen = seen.lock().unwrap();
    assert_eq!(seen[0].line, "PUT /box/v1/bundle HTTP/1.1");
    assert_eq!(seen[0].header("host"), Some(fake.address.to_string().as_str()));
    assert_eq!(seen[0].header("authorization"), Some(format!("Bearer {}", "ab".repeat(32)).as_str()));
    assert_eq!(
        (seen[0].header("content-length"), seen[0].body.as_slice()),
        (Some("6"), b"sealed".as_slice())
    );
    for unwanted in ["user-agent", "cookie", "accept-encoding", "referer"] {
        assert_eq!(seen[0].header(unwanted), None, "{unwanted}");
    }
    assert!(net.sent() > 500 && net.received() > 500, "the handshake counts too");
}

#[test]
fn another_key_is_told_apart_and_learns_no_token() {
    let seen = Arc::new(Mutex::new(0));
    let keep = Arc::clone(&seen);
    let fake = Fake::start(move |_| {
        *keep.lock().unwrap() += 1;
        answer(200, "", b"")
    });
    let other = fake.mailbox_with(Keys::new().pin);
    assert!(matches!(ask(&mut net(None), other, b""), Err(NetError::OtherKey { .. })));
    assert_eq!(*seen.lock().unwrap(), 0);
}

#[test]
fn a_page_in_the_mailboxs_place_is_a_network_that_wants_a_sign_in() {
    for page in ["HTTP/1.1 302 Found\r\nlocation: http://portal/\r\n\r\n", "<html>sign in", "<!DOCTYPE html>"]
    {
        let fake = Fake::raw(Keys::new(), move |mut tcp| {
            let mut hello = [0; 5];
            let _ = tcp.read_exact(&mut hello);
            let _ = tcp.write_all(page.as_bytes());
            let _ = tcp.read_to_end(&mut Vec::new());
        });
        let failure = ask(&mut net(None), fake.mailbox(), b"").unwrap_err();
        assert_eq!(failure.code(), "net-captive", "{page}: {failure}");
    }
}

#[test]
fn a_protocol_that_is_too_old_is_said() {
    let fake = Fake::with_tls(&rustls::version::TLS12, Box::new(|_| answer(200, "", b"")));
    let failure = ask(&mut net(None), fake.mailbox(), b"").unwrap_err();
    assert_eq!(failure.code(), "net-old-tls", "{failure}");
}

#[test]
fn what_speaks_no_tls_is_strange() {
    let fake = Fake::raw(Keys::new(), |mut tcp| {
        let _ = tcp.write_all(b"220 mail.example ESMTP\r\n");
        let _ = tcp.read_to_end(&mut Vec::new());
    });
    let failure = ask(&mut net(None), fake.mailbox(), b"").unwrap_err();
    assert_eq!(failure.code(), "net-strange", "{failure}");
}

#[test]
fn nobody_there_and_no_such_name_are_unreachable() {
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap();
    let pin = Digest::from_bytes([9; 32]);
    let key = super::fake::receipt_key().verifying_key();
    let nobody = MailboxAddress::new(&format!("https://{free}"), pin, key).unwrap();
    let failure = ask(&mut net(None), nobody, b"").unwrap_err();
    assert_eq!(failure.code(), "net-unreachable", "{failure}");
    assert!(failure.passes());
}

#[test]
fn an_answer_without_end_is_given_up() {
    // It says "continue" far more often than any answer is long, and then waits for more questions.
    let flood = Fake::start(|_| Some(b"HTTP/1.1 100 Continue\r\n\r\n".repeat(100_000)));
    let mut patient = net(None);
    patient.limits.silence = Duration::from_secs(600);
    let failure = ask(&mut patient, flood.mailbox(), b"").unwrap_err();
    assert_eq!(failure, NetError::cut("it sends more than any answer has"));
    let half = Fake::start(|_| Some(b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf".to_vec()));
    patient.limits.whole = Duration::ZERO;
    let failure = ask(&mut patient, half.mailbox(), b"").unwrap_err();
    assert_eq!(failure, NetError::cut("it is too slow"));
}

#[test]
fn silence_and_a_cut_are_cuts() {
    let silent = Fake::raw(Keys::new(), |mut tcp| {
        let _ = tcp.read_to_end(&mut Vec::new());
    });
    let mut waiting = net(None);
    waiting.limits.connect = Duration::from_millis(100);
    waiting.limits.through_proxy = Duration::ZERO;
    let failure = ask(&mut waiting, silent.mailbox(), b"").unwrap_err();
    assert_eq!(failure, NetError::cut("it has fallen silent"));
    let cut = Fake::start(|_| None);
    assert_eq!(ask(&mut net(None), cut.mailbox(), b"").unwrap_err().code(), "net-cut");
    let half = Fake::start(|_| Some(b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf".to_vec()));
    // The server waits for more questions, and its answer never ends.
    assert_eq!(ask(&mut net(None), half.mailbox(), b"").unwrap_err().code(), "net-cut");
}

#[test]
fn answers_that_are_none_are_strange() {
    let garbage = Fake::start(|_| Some(b"no answer at all\r\n\r\n".to_vec()));
    assert_eq!(ask(&mut net(None), garbage.mailbox(), b"").unwrap_err().code(), "net-strange");
    let large = Fake::start(|_| answer(200, "", &[0; 1001]));
    assert_eq!(ask(&mut net(None), large.mailbox(), b"").unwrap_err().code(), "net-strange");
    let endless = Fake::start(|_| {
        let mut bytes = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
        for _ in 0..200 {
            bytes.extend(b"10\r\n0123456789abcdef\r\n");
        }
        Some(bytes)
    });
    assert_eq!(ask(&mut net(None), endless.mailbox(), b"").unwrap_err().code(), "net-strange");
}

#[test]
fn a_connection_that_was_closed_meanwhile_is_dialled_anew() {
    let fake = Fake::start(|_| answer(200, "connection: close\r\n", b""));
    let hung_up = Fake::raw(Keys::new(), |_| {});
    let mut net = net(None);
    for _ in 0..3 {
        assert_eq!(ask(&mut net, fake.mailbox(), b"x").unwrap().status, 200);
    }
    assert_eq!(fake.connections.load(Ordering::SeqCst), 3);
    assert!(ask(&mut net, hung_up.mailbox(), b"x").is_err());
    assert_eq!(hung_up.connections.load(Ordering::SeqCst), 1, "a first dialling is not repeated here");
}

#[test]
fn stopping_ends_a_wait() {
    let silent = Fake::raw(Keys::new(), |mut tcp| {
        let _ = tcp.read_to_end(&mut Vec::new());
    });
    let job = Job::new();
    job.stop();
    let failure = net(None).ask(&way(silent.mailbox()), &put(b""), &job, &mut |_| {}).unwrap_err();
    assert_eq!(failure, NetError::Stopped);
}

/// A proxy that is Tor's in what it is asked; it passes on to `to`, whatever name it is given.
fn proxy(to: SocketAddr, said: Arc<Mutex<Vec<(String, String)>>>) -> SocketAddr {
    let keys = Keys::new();
    let proxy = Fake::raw(keys, move |mut tcp| {
        let mut read = |size: usize| {
            let mut bytes = vec![0; size];
            tcp.read_exact(&mut bytes).unwrap();
            bytes
        };
        let methods = read(2);
        assert_eq!((methods[0], read(usize::from(methods[1]))), (5, vec![2, 0]));
        tcp.write_all(&[5, 2]).unwrap();
        let mut read = |size: usize| {
            let mut bytes = vec![0; size];
            tcp.read_exact(&mut bytes).unwrap();
            bytes
        };
        let length = read(2)[1];
        let name = String::from_utf8(read(usize::from(length))).unwrap();
        let length = read(1)[0];
        read(usize::from(length));
        tcp.write_all(&[1, 0]).unwrap();
        let mut head = [0; 5];
        tcp.read_exact(&mut head).unwrap();
        assert_eq!(head[..4], [5, 1, 0, 3], "a name, not an address that was looked up here");
        let mut host = vec![0; usize::from(head[4]) + 2];
        tcp.read_exact(&mut host).unwrap();
        let host = String::from_utf8(host[..host.len() - 2].to_vec()).unwrap();
        said.lock().unwrap().push((name, host));
        tcp.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).unwrap();
        let far = std::net::TcpStream::connect(to).unwrap();
        let (mut from_far, mut to_near) = (far.try_clone().unwrap(), tcp.try_clone().unwrap());
        std::thread::spawn(move || std::io::copy(&mut from_far, &mut to_near));
        let _ = std::io::copy(&mut tcp, &mut &far);
    });
    proxy.address
}

#[test]
fn through_a_proxy_names_are_its_own_and_partners_are_kept_apart() {
    let fake = Fake::start(|_| answer(200, "", b"ok"));
    let said = Arc::default();
    let mut net = net(Some(proxy(fake.address, Arc::clone(&said))));
    let key = super::fake::receipt_key().verifying_key();
    let onion = MailboxAddress::new("https://abcdefgh.onion:7443", fake.keys.pin, key).unwrap();
    let mut other = way(onion.clone());
    other.apart = Id::from_bytes([2; 16]);
    for way in [way(onion), other] {
        assert_eq!(net.ask(&way, &put(b""), &Job::new(), &mut |_| {}).unwrap().body, b"ok");
    }
    let said = said.lock().unwrap();
    assert_eq!((said[0].1.as_str(), said[1].1.as_str()), ("abcdefgh.onion", "abcdefgh.onion"));
    assert_ne!(said[0].0, said[1].0, "two partners, two names at the proxy");
    assert_eq!(said[0].0.len(), 32);
}

#[test]
fn a_proxy_that_is_down_or_none_is_said_and_nothing_goes_another_way() {
    let fake = Fake::start(|_| answer(200, "", b""));
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap();
    assert_eq!(ask(&mut net(Some(free)), fake.mailbox(), b"").unwrap_err().code(), "net-proxy-down");
    // What answers there speaks something else.
    let page = Fake::raw(Keys::new(), |mut tcp| {
        let _ = tcp.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
        let _ = tcp.read_to_end(&mut Vec::new());
    });
    assert_eq!(ask(&mut net(Some(page.address)), fake.mailbox(), b"").unwrap_err().code(), "net-proxy-down");
    // It is a proxy, and does not find the mailbox.
    let lost = Fake::raw(Keys::new(), |mut tcp| {
        let _ = tcp.read_exact(&mut [0; 4]);
        let _ = tcp.write_all(&[5, 0]);
        let _ = tcp.read_exact(&mut [0; 10]);
        let _ = tcp.write_all(&[5, 4, 0, 1, 0, 0, 0, 0, 0, 0]);
        let _ = tcp.read_to_end(&mut Vec::new());
    });
    assert_eq!(ask(&mut net(Some(lost.address)), fake.mailbox(), b"").unwrap_err().code(), "net-unreachable");
    assert_eq!(fake.connections.load(Ordering::SeqCst), 0);
}

#[test]
fn an_address_is_taken_apart() {
    let place = |url: &str| {
        let key = super::fake::receipt_key().verifying_key();
        Place::of(&MailboxAddress::new(url, Digest::from_bytes([0; 32]), key).unwrap()).unwrap()
    };
    let whole = place("https://box.example/a/b/");
    assert_eq!((whole.host.as_str(), whole.port, whole.prefix.as_str()), ("box.example", 443, "/a/b"));
    let six = place("https://[2001:db8::1]:7443");
    assert_eq!((six.host.as_str(), six.port, six.prefix.as_str()), ("2001:db8::1", 7443, ""));
    assert_eq!(six.authority, "[2001:db8::1]:7443");
}

#[test]
fn a_round_can_be_made_in_a_thread_of_its_own() {
    fn moves<T: Send>(_: &T) {}
    moves(&quick());
}
