//! A reverse proxy with the mailbox's own key: it sees what was asked, counts it, and can answer
//! falsely, as a broken or bought one would. Behind it the mailbox listens without TLS.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, Mutex};

use super::line::read_head;
use super::{Identity, Listening, tls};

/// A request that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Its method.
    pub method: String,
    /// Its target.
    pub path: String,
    /// Its head as it came, first line and all.
    pub head: String,
    /// How many bytes of its body came.
    pub body: u64,
    /// What was answered; nothing if the connection ended before.
    pub status: Option<u16>,
}

/// What the front does with a request.
#[derive(Debug, Clone)]
pub enum Act {
    /// It passes the request on, and the answer back.
    Pass,
    /// It answers these bytes itself; the mailbox hears nothing.
    Answer(Vec<u8>),
    /// It passes the request on, then ends the connection: the mailbox did it, and nobody was told.
    Swallow,
    /// It passes the request on, and gives back these bytes in place of the answer.
    Replace(Vec<u8>),
    /// It passes on so many bytes of the body, then ends both connections.
    CutBody(u64),
}

type Choose = Box<dyn FnMut(&str, &str) -> Act + Send>;

struct Shared {
    seen: Mutex<Vec<Seen>>,
    choose: Mutex<Choose>,
    to: Mutex<SocketAddr>,
}

/// A front before a mailbox.
pub struct Front {
    listening: Listening,
    shared: Arc<Shared>,
}

impl Front {
    /// A front that shows this identity and passes everything on to a mailbox without TLS.
    #[must_use]
    pub fn before(mailbox: SocketAddr, identity: &Identity) -> Self {
        let shared = Arc::new(Shared {
            seen: Mutex::default(),
            choose: Mutex::new(Box::new(|_, _| Act::Pass)),
            to: Mutex::new(mailbox),
        });
        let (mine, config) = (Arc::clone(&shared), identity.server());
        let listening = Listening::with(move |stream, _| {
            let mut stream = tls::accept(stream, &config);
            // A courier that goes away in the middle is what this is for.
            while let Ok(true) = serve(&mine, &mut stream) {}
            stream.conn.send_close_notify();
            let _ = stream.flush();
        });
        Self { listening, shared }
    }

    /// Where a courier finds it.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.listening.address
    }

    /// From now on it passes on to another mailbox.
    pub fn lead_to(&self, mailbox: SocketAddr) {
        *self.shared.to.lock().unwrap() = mailbox;
    }

    /// From now on this decides, by method and target, what becomes of a request.
    pub fn does(&self, choose: impl FnMut(&str, &str) -> Act + Send + 'static) {
        *self.shared.choose.lock().unwrap() = Box::new(choose);
    }

    /// Every request that came, in the order in which they ended.
    #[must_use]
    pub fn seen(&self) -> Vec<Seen> {
        self.shared.seen.lock().unwrap().clone()
    }
}

/// Serves one request; says whether another may follow on this connection.
fn serve(shared: &Shared, courier: &mut (impl Read + Write)) -> io::Result<bool> {
    let Some(head) = read_head(courier)? else { return Ok(false) };
    let head = String::from_utf8_lossy(&head).into_owned();
    let mut words = head.split(' ');
    let (method, path) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let act = (shared.choose.lock().unwrap())(method, path);
    let mut seen =
        Seen { method: method.to_owned(), path: path.to_owned(), head: head.clone(), body: 0, status: None };
    let done = answered(shared, courier, &head, &act, &mut seen);
    shared.seen.lock().unwrap().push(seen);
    done
}

fn answered(
    shared: &Shared,
    courier: &mut (impl Read + Write),
    head: &str,
    act: &Act,
    seen: &mut Seen,
) -> io::Result<bool> {
    if let Act::Answer(bytes) = act {
        copy(courier, &mut io::sink(), body_of(head), &mut seen.body)?;
        courier.write_all(bytes)?;
        courier.flush()?;
        return Ok(false);
    }
    let mut mailbox = TcpStream::connect(*shared.to.lock().unwrap())?;
    // One request a connection: simple, and nothing here is about speed.
    let lines = head.lines().filter(|line| !line.to_ascii_lowercase().starts_with("connection:"));
    let mut changed: String = lines.filter(|line| !line.is_empty()).flat_map(|line| [line, "\r\n"]).collect();
    changed.push_str("connection: close\r\n\r\n");
    mailbox.write_all(changed.as_bytes())?;
    let body = match (act, body_of(head)) {
        (Act::CutBody(most), Body::Length(length)) => Body::Length(length.min(*most)),
        (_, body) => body,
    };
    copy(courier, &mut mailbox, body, &mut seen.body)?;
    if matches!(act, Act::CutBody(_)) {
        return Ok(false);
    }
    let mut answer = Vec::new();
    mailbox.read_to_end(&mut answer)?;
    let status = String::from_utf8_lossy(answer.get(..16).unwrap_or_default()).into_owned();
    seen.status = status.split(' ').nth(1).and_then(|word| word.parse().ok());
    match act {
        Act::Swallow => return Ok(false),
        Act::Replace(bytes) => courier.write_all(bytes)?,
        _ => {
            // The connection to the courier stays: only the one to the mailbox was for one request.
            let end = answer.windows(4).position(|four| four == b"\r\n\r\n").map_or(0, |at| at + 2);
            let (head, body) = answer.split_at(end);
            let head = String::from_utf8_lossy(head);
            let refused = seen.status.is_none_or(|status| status >= 400);
            let lines =
                head.lines().filter(|line| refused || !line.to_ascii_lowercase().starts_with("connection:"));
            let head: String = lines.flat_map(|line| [line, "\r\n"]).collect();
            courier.write_all(head.as_bytes())?;
            courier.write_all(body)?;
            courier.flush()?;
            return Ok(!refused);
        }
    }
    courier.flush()?;
    Ok(false)
}

enum Body {
    Length(u64),
    Chunked,
}

fn body_of(head: &str) -> Body {
    let head = head.to_ascii_lowercase();
    let value = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    match value("transfer-encoding:") {
        Some(_) => Body::Chunked,
        None => Body::Length(value("content-length:").and_then(|text| text.parse().ok()).unwrap_or(0)),
    }
}

/// Passes a body on as it comes, and counts it.
fn copy(from: &mut impl Read, into: &mut impl Write, body: Body, count: &mut u64) -> io::Result<()> {
    let mut piece = vec![0; 16 << 10];
    match body {
        Body::Length(length) => {
            while *count < length {
                let most = usize::try_from(length - *count).unwrap_or(usize::MAX).min(piece.len());
                let read = from.read(&mut piece[..most])?;
                if read == 0 {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
                into.write_all(&piece[..read])?;
                *count += read as u64;
            }
        }
        Body::Chunked => {
            // As it stands: the last chunk is of no bytes, and has no trailers here.
            let mut end = Vec::new();
            while !end.ends_with(b"\r\n0\r\n\r\n") {
                from.read_exact(&mut piece[..1])?;
                into.write_all(&piece[..1])?;
                *count += 1;
                end.push(piece[0]);
                if end.len() > 64 {
                    end.drain(..32);
                }
            }
        }
    }
    Ok(())
}
