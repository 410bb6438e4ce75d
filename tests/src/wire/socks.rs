//! A SOCKS5 proxy (RFC 1928) as Tor's: it takes names, resolves them itself, and tells streams apart by
//! user name and password (RFC 1929), which are no secrets here. It remembers whatever it was asked.

use std::collections::BTreeMap;
use std::io::{self, Read as _, Write as _};
use std::net::{IpAddr, Ipv6Addr, SocketAddr, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use super::Listening;

/// A stream that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stream {
    /// User name and password, as they were shown; nothing if none were.
    pub credentials: Option<(String, String)>,
    /// The host: a name, or an address if one was given.
    pub host: String,
    /// Whether the host was given as a name.
    pub named: bool,
    /// The port.
    pub port: u16,
}

struct Shared {
    known: Mutex<BTreeMap<(String, u16), SocketAddr>>,
    streams: Mutex<Vec<Stream>>,
}

/// A proxy on loopback.
pub struct Socks {
    listening: Listening,
    shared: Arc<Shared>,
}

impl Default for Socks {
    fn default() -> Self {
        Self::new()
    }
}

impl Socks {
    /// A proxy that reaches nothing yet.
    #[must_use]
    pub fn new() -> Self {
        let shared = Arc::new(Shared { known: Mutex::default(), streams: Mutex::default() });
        let mine = Arc::clone(&shared);
        let listening = Listening::with(move |stream, _| {
            let _ = serve(&mine, stream);
        });
        Self { listening, shared }
    }

    /// Where it is.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.listening.address
    }

    /// From now on it reaches this host and port, at an address.
    pub fn reaches(&self, host: &str, port: u16, at: SocketAddr) {
        self.shared.known.lock().unwrap().insert((host.to_owned(), port), at);
    }

    /// The streams that were asked for, in order, those that were refused among them.
    #[must_use]
    pub fn streams(&self) -> Vec<Stream> {
        self.shared.streams.lock().unwrap().clone()
    }
}

fn serve(shared: &Shared, mut client: TcpStream) -> io::Result<()> {
    let [version, methods] = take(&mut client)?;
    if version != 5 {
        return Ok(());
    }
    let methods = take_text(&mut client, methods)?;
    let credentials = if methods.contains('\u{2}') {
        client.write_all(&[5, 2])?;
        let [_, length] = take(&mut client)?;
        let user = take_text(&mut client, length)?;
        let [length] = take(&mut client)?;
        let word = take_text(&mut client, length)?;
        client.write_all(&[1, 0])?;
        Some((user, word))
    } else {
        client.write_all(&[5, 0])?;
        None
    };
    let [_, command, _, kind] = take(&mut client)?;
    let (host, named) = match kind {
        1 => (IpAddr::from(take::<4>(&mut client)?).to_string(), false),
        4 => (Ipv6Addr::from(take::<16>(&mut client)?).to_string(), false),
        _ => {
            let [length] = take(&mut client)?;
            (take_text(&mut client, length)?, true)
        }
    };
    let port = u16::from_be_bytes(take(&mut client)?);
    shared.streams.lock().unwrap().push(Stream { credentials, host: host.clone(), named, port });
    let known = shared.known.lock().unwrap().get(&(host, port)).copied();
    // 1: connect; 7: no other command; 4: the host is not reached; 5: refused.
    let reached = match (command, known) {
        (1, Some(at)) => TcpStream::connect(at).map_err(|_| 5),
        (1, None) => Err(4),
        _ => Err(7),
    };
    let reply = reached.as_ref().err().copied().unwrap_or(0);
    client.write_all(&[5, reply, 0, 1, 0, 0, 0, 0, 0, 0])?;
    let Ok(mailbox) = reached else { return Ok(()) };
    let (mut from, mut into) = (client.try_clone()?, mailbox.try_clone()?);
    let up = thread::spawn(move || {
        let _ = io::copy(&mut from, &mut into);
        let _ = into.shutdown(std::net::Shutdown::Write);
    });
    let _ = io::copy(&mut &mailbox, &mut client);
    let _ = client.shutdown(std::net::Shutdown::Both);
    let _ = mailbox.shutdown(std::net::Shutdown::Both);
    let _ = up.join();
    Ok(())
}

fn take<const N: usize>(client: &mut TcpStream) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    client.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// Text of a length that came before it; each byte is a character.
fn take_text(client: &mut TcpStream, length: u8) -> io::Result<String> {
    let mut bytes = vec![0; usize::from(length)];
    client.read_exact(&mut bytes)?;
    Ok(bytes.into_iter().map(char::from).collect())
}
