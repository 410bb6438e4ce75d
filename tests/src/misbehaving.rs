//! Those who misbehave at a mailbox, again and again, while others deliver.

use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::people::noise;
use crate::sender::{Parcel, Secret};
use crate::wire::{Ask, Line};

/// One who misbehaves in one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rascal {
    number: u64,
}

type Deed = fn(&mut Parcel, SocketAddr) -> io::Result<()>;

const DEEDS: [Deed; 9] = [
    slow_head,
    slow_body,
    oversized,
    wrong_digest,
    wrong_token,
    spent_token,
    tricky_path,
    endless_head,
    closing_twice,
];

impl Rascal {
    /// The one of a number, each next one misbehaving in another way.
    #[must_use]
    pub const fn of(number: u64) -> Self {
        Self { number }
    }

    /// What it has to deliver, if it would. Its token must be known to the mailbox.
    #[must_use]
    pub fn parcel(self) -> Parcel {
        Parcel::of(9_000_000 + self.number, &[20_000, 500])
    }

    /// Misbehaves until it is over. Gives how often.
    #[must_use]
    pub fn works(self, at: SocketAddr, over: &AtomicBool) -> u64 {
        let deed = DEEDS[usize::try_from(self.number).unwrap() % DEEDS.len()];
        let mut parcel = self.parcel();
        let mut done = 0;
        while !over.load(Ordering::SeqCst) {
            // To be hung up on is what it works for.
            let _ = deed(&mut parcel, at);
            done += 1;
            thread::sleep(Duration::from_millis(20));
        }
        done
    }
}

/// A byte every half second, for as long as anyone listens, at most twenty seconds.
fn trickle(line: &mut Line, bytes: &[u8]) -> io::Result<()> {
    for byte in bytes.iter().take(40) {
        line.say(&[*byte])?;
        thread::sleep(Duration::from_millis(500));
    }
    Ok(())
}

fn slow_head(_: &mut Parcel, at: SocketAddr) -> io::Result<()> {
    trickle(&mut Line::to(at)?, b"PUT /v1/bundle HTTP/1.1\r\nhost: aaaaaaaaaaaaaaaaaaaaaaaaaaaa")
}

fn slow_body(parcel: &mut Parcel, at: SocketAddr) -> io::Result<()> {
    Line::to(at)?.ask(&parcel.opening())?;
    let ask = parcel.part(1);
    let mut line = Line::to(at)?;
    let head = format!(
        "{} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\n{}\r\ncontent-length: {}\r\n\r\n",
        ask.what,
        parcel.token.hex(),
        ask.headers[0],
        ask.body.len(),
    );
    line.say(head.as_bytes())?;
    trickle(&mut line, &ask.body)
}

fn oversized(parcel: &mut Parcel, at: SocketAddr) -> io::Result<()> {
    let mut line = Line::to(at)?;
    let head = format!(
        "PUT /v1/bundle/parts/1 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ntransfer-encoding: chunked\r\n\r\n",
        parcel.token.hex(),
    );
    line.say(head.as_bytes())?;
    let chunk = [b"10000\r\n".to_vec(), vec![0; 65_536], b"\r\n".to_vec()].concat();
    (0..2000).try_for_each(|_| line.say(&chunk))
}

fn wrong_digest(parcel: &mut Parcel, at: SocketAddr) -> io::Result<()> {
    let mut line = Line::to(at)?;
    line.ask(&parcel.opening())?;
    let ask = Ask { body: noise(3, 20_000), ..parcel.part(1) };
    line.ask(&ask).map(drop)
}

fn wrong_token(parcel: &mut Parcel, at: SocketAddr) -> io::Result<()> {
    let stranger = Parcel { token: Secret::of(u64::MAX), ..parcel.clone() };
    Line::to(at)?.ask(&stranger.part(1)).map(drop)
}

fn spent_token(parcel: &mut Parcel, at: SocketAddr) -> io::Result<()> {
    let mut line = Line::to(at)?;
    line.ask(&parcel.opening())?;
    let other = Parcel { bundle: Parcel::of(8_888_888, &[]).bundle, ..parcel.clone() };
    line.ask(&other.opening()).map(drop)
}

fn tricky_path(parcel: &mut Parcel, at: SocketAddr) -> io::Result<()> {
    for path in
        ["/v1/bundle/parts/%2e%2e/%2e%2e", "//v1/bundle", "/v1/bundle/parts/00000001", "/v1/desk/bundles/.."]
    {
        Line::to(at)?.ask(&parcel.asks(&format!("GET {path}")))?;
    }
    Ok(())
}

fn endless_head(_: &mut Parcel, at: SocketAddr) -> io::Result<()> {
    let mut line = Line::to(at)?;
    line.say(b"GET /v1/health HTTP/1.1\r\n")?;
    (0..1_000_000).try_for_each(|number| line.say(format!("x-{number}: y\r\n").as_bytes()))
}

fn closing_twice(parcel: &mut Parcel, at: SocketAddr) -> io::Result<()> {
    let mut line = Line::to(at)?;
    for ask in [parcel.opening(), parcel.part(1), parcel.part(2), parcel.closing(), parcel.closing()] {
        line.ask(&ask)?;
    }
    line.ask(&Parcel { listing: noise(4, 700), ..parcel.clone() }.closing()).map(drop)
}
