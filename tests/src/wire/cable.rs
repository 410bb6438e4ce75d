//! A cable between a courier and a mailbox, which sees ciphertext only and does harm to it.

use std::collections::VecDeque;
use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use super::Listening;

/// Which way bytes go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// From the courier to the mailbox.
    Up,
    /// Back.
    Down,
}

/// What happens on a cable. The default is calm weather.
#[derive(Debug, Clone, Default)]
pub struct Weather {
    /// Cuts still to come, in order. Each falls once: when a connection has carried that many bytes
    /// that way, it ends at exactly that byte.
    pub cuts: VecDeque<(Way, u64)>,
    /// How long each piece of at most 16 KiB waits.
    pub delay: Duration,
    /// Bytes in a second, each way, while so many bytes are still to be carried slowly.
    pub slow: Option<(u64, u64)>,
    /// A seed, and how many of a hundred connections are dropped when they come.
    pub dropped: Option<(u64, u8)>,
    /// Bytes to be changed, in order, each once: the way, and its number within a connection.
    pub corrupted: VecDeque<(Way, u64)>,
    /// Nothing gets through: connections end when they come.
    pub down: bool,
}

struct Shared {
    to: Mutex<SocketAddr>,
    weather: Mutex<Weather>,
    connections: AtomicU64,
    harmed: AtomicU64,
    carried: [AtomicU64; 2],
}

/// A cable with two ends: [`Cable::address`] is what a courier is told, the other end is the mailbox.
pub struct Cable {
    listening: Listening,
    shared: Arc<Shared>,
}

impl Cable {
    /// A cable to a mailbox, in calm weather.
    #[must_use]
    pub fn to(mailbox: SocketAddr) -> Self {
        let shared = Arc::new(Shared {
            to: Mutex::new(mailbox),
            weather: Mutex::default(),
            connections: AtomicU64::new(0),
            harmed: AtomicU64::new(0),
            carried: [AtomicU64::new(0), AtomicU64::new(0)],
        });
        let mine = Arc::clone(&shared);
        let listening = Listening::with(move |stream, number| carry(&mine, stream, number));
        Self { listening, shared }
    }

    /// Where a courier finds it.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.listening.address
    }

    /// From now on it leads to another mailbox, or to the same at another port.
    pub fn lead_to(&self, mailbox: SocketAddr) {
        *self.shared.to.lock().unwrap() = mailbox;
    }

    /// From now on the weather is this.
    pub fn turns(&self, weather: Weather) {
        *self.shared.weather.lock().unwrap() = weather;
    }

    /// The cuts and changes that have not happened yet.
    #[must_use]
    pub fn still_to_come(&self) -> usize {
        let weather = self.shared.weather.lock().unwrap();
        weather.cuts.len() + weather.corrupted.len()
    }

    /// How many connections came, and to how many of them harm was done.
    #[must_use]
    pub fn connections(&self) -> (u64, u64) {
        let of = |count: &AtomicU64| count.load(Ordering::SeqCst);
        (of(&self.shared.connections), of(&self.shared.harmed))
    }

    /// How many bytes were carried to the mailbox, and how many back.
    #[must_use]
    pub fn carried(&self) -> (u64, u64) {
        let [up, down] = &self.shared.carried;
        (up.load(Ordering::SeqCst), down.load(Ordering::SeqCst))
    }
}

/// Chance from a seed and a number, the same every time: splitmix64.
fn chance(seed: u64, number: u64) -> u64 {
    let mut state = seed.wrapping_add(number.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    state = (state ^ (state >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    state ^ (state >> 31)
}

fn carry(shared: &Arc<Shared>, courier: TcpStream, number: u64) {
    shared.connections.fetch_add(1, Ordering::SeqCst);
    let (to, weather) = (*shared.to.lock().unwrap(), shared.weather.lock().unwrap().clone());
    let dropped =
        weather.dropped.is_some_and(|(seed, percent)| chance(seed, number) % 100 < u64::from(percent));
    if weather.down || dropped {
        shared.harmed.fetch_add(1, Ordering::SeqCst);
        return;
    }
    let Ok(mailbox) = TcpStream::connect(to) else { return };
    let _ = mailbox.set_nodelay(true);
    let (from, into) = (courier.try_clone().unwrap(), mailbox.try_clone().unwrap());
    let mine = Arc::clone(shared);
    let up = thread::spawn(move || one_way(&mine, from, into, Way::Up));
    one_way(shared, mailbox, courier, Way::Down);
    let _ = up.join();
}

/// Passes on what comes from one end until it ends or is cut.
fn one_way(shared: &Shared, mut from: TcpStream, mut into: TcpStream, way: Way) {
    let mut piece = vec![0; 16 << 10];
    let mut passed = 0;
    loop {
        let most = match shared.weather.lock().unwrap().slow {
            // A tenth of a second's worth, so that it trickles and does not come in gulps.
            Some((pace, left)) if left > 0 => usize::try_from(pace / 10).unwrap().clamp(1, piece.len()),
            _ => piece.len(),
        };
        let count = match from.read(&mut piece[..most]) {
            Ok(0) | Err(_) => {
                let _ = into.shutdown(Shutdown::Write);
                return;
            }
            Ok(count) => count,
        };
        let (goes, wait, cut) = strike(shared, &mut piece[..count], passed, way);
        thread::sleep(wait);
        shared.carried[way as usize].fetch_add(goes as u64, Ordering::SeqCst);
        if into.write_all(&piece[..goes]).is_err() || cut {
            let _ = from.shutdown(Shutdown::Both);
            let _ = into.shutdown(Shutdown::Both);
            return;
        }
        passed += count as u64;
    }
}

/// What the weather does to a piece of which the first byte is number `passed` of its connection: how
/// much of it goes on, after what time, and whether the connection ends there.
fn strike(shared: &Shared, piece: &mut [u8], passed: u64, way: Way) -> (usize, Duration, bool) {
    let mut weather = shared.weather.lock().unwrap();
    let end = passed + piece.len() as u64;
    let mut wait = weather.delay;
    if let Some((pace, left)) = &mut weather.slow
        && *left > 0
    {
        wait += Duration::from_secs_f64(piece.len() as f64 / *pace as f64);
        *left = left.saturating_sub(piece.len() as u64);
    }
    if let Some((of, byte)) = weather.corrupted.front().copied()
        && of == way
        && (passed..end).contains(&byte)
    {
        piece[usize::try_from(byte - passed).unwrap()] ^= 0x01;
        weather.corrupted.pop_front();
        shared.harmed.fetch_add(1, Ordering::SeqCst);
    }
    match weather.cuts.front().copied() {
        Some((of, at)) if of == way && (passed..end).contains(&at) => {
            weather.cuts.pop_front();
            shared.harmed.fetch_add(1, Ordering::SeqCst);
            (usize::try_from(at - passed).unwrap(), wait, true)
        }
        _ => (piece.len(), wait, false),
    }
}
