//! The instruments do the harm they say they do: otherwise every test here would pass for nothing.

use std::collections::VecDeque;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::thread;

use sanad_tests::wire::{
    Act, Ask, Cable, Front, Identity, Line, OldTls, SIGN_IN, Socks, Stranger, Way, Weather, said,
};

/// Gives back whatever it is sent, once the sender has ended.
fn echo() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut bytes = Vec::new();
            let _ = stream.read_to_end(&mut bytes);
            let _ = stream.write_all(&bytes);
        }
    });
    address
}

/// What comes back of 40,000 bytes.
fn sent_through(at: SocketAddr) -> Vec<u8> {
    let mut stream = TcpStream::connect(at).unwrap();
    let _ = stream.write_all(&[7; 40_000]);
    let _ = stream.shutdown(Shutdown::Write);
    let mut back = Vec::new();
    let _ = stream.read_to_end(&mut back);
    back
}

fn turned(weather: Weather) -> Cable {
    let cable = Cable::to(echo());
    cable.turns(weather);
    cable
}

#[test]
fn a_calm_cable_carries_everything() {
    let cable = turned(Weather::default());
    assert_eq!(sent_through(cable.address()), vec![7; 40_000]);
    assert_eq!((cable.carried(), cable.connections()), ((40_000, 40_000), (1, 0)));
}

#[test]
fn a_cut_falls_at_its_byte_and_once() {
    let cable =
        turned(Weather { cuts: VecDeque::from([(Way::Down, 20_001), (Way::Up, 3)]), ..Weather::default() });
    assert_eq!(sent_through(cable.address()).len(), 20_001);
    assert_eq!(sent_through(cable.address()).len(), 0);
    assert_eq!(cable.carried().0, 40_003);
    assert_eq!((sent_through(cable.address()).len(), cable.still_to_come()), (40_000, 0));
}

#[test]
fn one_byte_is_changed_and_once() {
    let cable = turned(Weather { corrupted: VecDeque::from([(Way::Up, 30_000)]), ..Weather::default() });
    let back = sent_through(cable.address());
    assert_eq!((back.iter().filter(|byte| **byte != 7).count(), back[30_000]), (1, 6));
    assert_eq!(sent_through(cable.address()), vec![7; 40_000]);
}

#[test]
fn about_three_of_ten_connections_are_dropped_always_the_same() {
    let dropped = || {
        let cable = turned(Weather { dropped: Some((5, 30)), ..Weather::default() });
        (0..40).map(|_| sent_through(cable.address()).is_empty()).collect::<Vec<bool>>()
    };
    let first = dropped();
    assert!((6..=20).contains(&first.iter().filter(|dropped| **dropped).count()), "{first:?}");
    assert_eq!(first, dropped());
}

#[test]
fn the_front_sees_inside_and_answers_as_it_is_told() {
    let behind = Stranger::in_the_clear(b"HTTP/1.1 204 No Content\r\n\r\n");
    let front = Front::before(behind.address(), &Identity::own());
    let ask = Ask::by("PUT /v1/x", "abc").octets(b"12345");
    assert_eq!(said(front.address(), &ask).status, 204);
    front.does(|_, _| Act::Answer(b"HTTP/1.1 418 No\r\ncontent-length: 0\r\n\r\n".to_vec()));
    assert_eq!(said(front.address(), &ask).status, 418);
    front.does(|method, _| if method == "PUT" { Act::Swallow } else { Act::Pass });
    assert!(Line::to(front.address()).unwrap().ask(&ask).is_err());
    let seen = front.seen();
    let all: Vec<_> = seen.iter().map(|one| (one.method.as_str(), one.body, one.status)).collect();
    assert_eq!(all, vec![("PUT", 5, Some(204)), ("PUT", 5, None), ("PUT", 5, Some(204))]);
    assert!(seen[0].head.contains("Bearer abc"));
}

#[test]
fn the_proxy_takes_names_and_remembers_them() {
    let socks = Socks::new();
    socks.reaches("mailbox.onion", 443, echo());
    let through = |host: &str| {
        let status = |stream: &mut TcpStream| {
            let mut reply = [0; 10];
            stream.read_exact(&mut reply).unwrap();
            reply[1]
        };
        let mut stream = TcpStream::connect(socks.address()).unwrap();
        stream
            .write_all(&[5, 1, 2, 1, 1, b'u', 1, b'p', 5, 1, 0, 3, u8::try_from(host.len()).unwrap()])
            .unwrap();
        stream.write_all(host.as_bytes()).unwrap();
        stream.write_all(&443_u16.to_be_bytes()).unwrap();
        stream.read_exact(&mut [0; 4]).unwrap();
        status(&mut stream)
    };
    assert_eq!((through("mailbox.onion"), through("elsewhere.test")), (0, 4));
    let hosts: Vec<String> = socks.streams().into_iter().map(|stream| stream.host).collect();
    assert_eq!(hosts, vec!["mailbox.onion", "elsewhere.test"]);
    assert_eq!(socks.streams()[0].credentials, Some(("u".to_owned(), "p".to_owned())));
}

#[test]
fn strangers_answer_as_strangers_do() {
    let page = Stranger::in_the_clear(SIGN_IN);
    let answer = Line::plain(page.address()).unwrap().ask(&Ask::to("GET /")).unwrap();
    assert!(answer.body.starts_with(b"<html>") && answer.status == 200);
    assert!(Line::to(page.address()).unwrap().ask(&Ask::to("GET /")).is_err(), "it speaks no TLS");
    let other = Stranger::within_tls(&Identity::own(), SIGN_IN);
    assert_eq!(said(other.address(), &Ask::to("GET /")).status, 200);
    let own = rcgen::generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).unwrap();
    let old = OldTls::start(&own.cert.pem(), &own.signing_key.serialize_pem());
    assert!(Line::to(old.address()).unwrap().ask(&Ask::to("GET /")).is_err(), "it is too old");
}
