//! A line to a mailbox on which anything can be said, byte by byte.

use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use base64ct::{Base64, Encoding as _};
use sanad_evidence::Digest;

use super::tls;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(60);

trait ReadWrite: Read + Write {}
impl<T: Read + Write> ReadWrite for T {}

/// One connection to a mailbox.
pub struct Line {
    stream: Box<dyn ReadWrite>,
    below: TcpStream,
}

/// A request.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    /// The method and the target, as in `PUT /v1/bundle`.
    pub what: String,
    /// The token or desk key, shown as a bearer's.
    pub bearer: Option<String>,
    /// Header lines of one's own.
    pub headers: Vec<String>,
    /// The body.
    pub body: Vec<u8>,
}

/// What a mailbox answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The number.
    pub status: u16,
    /// The lines of the head after the first, names in small letters.
    pub head: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Ask {
    /// A request without a body.
    #[must_use]
    pub fn to(what: &str) -> Self {
        Self { what: what.to_owned(), ..Self::default() }
    }

    /// Likewise, by whoever bears this.
    #[must_use]
    pub fn by(what: &str, bearer: &str) -> Self {
        Self { what: what.to_owned(), bearer: Some(bearer.to_owned()), ..Self::default() }
    }

    /// With a JSON body.
    #[must_use]
    pub fn json(mut self, body: &serde_json::Value) -> Self {
        self.headers.push("content-type: application/json".to_owned());
        self.body = body.to_string().into_bytes();
        self
    }

    /// With a body and its digest (RFC 9530).
    #[must_use]
    pub fn octets(mut self, body: &[u8]) -> Self {
        self.headers.push(format!("content-digest: {}", digest_header(body)));
        self.body = body.to_vec();
        self
    }

    /// With a header line.
    #[must_use]
    pub fn with(mut self, header: String) -> Self {
        self.headers.push(header);
        self
    }

    fn to_bytes(&self) -> Vec<u8> {
        let mut text =
            format!("{} HTTP/1.1\r\nhost: mailbox\r\ncontent-length: {}\r\n", self.what, self.body.len());
        if let Some(bearer) = &self.bearer {
            let _ = write!(text, "authorization: Bearer {bearer}\r\n");
        }
        for header in &self.headers {
            let _ = write!(text, "{header}\r\n");
        }
        text.push_str("\r\n");
        let mut bytes = text.into_bytes();
        bytes.extend_from_slice(&self.body);
        bytes
    }
}

/// The value of `Content-Digest` for a body.
fn digest_header(body: &[u8]) -> String {
    format!("sha-256=:{}:", Base64::encode_string(Digest::of(body).as_bytes()))
}

impl Answer {
    /// The JSON of the body.
    ///
    /// # Panics
    /// When it is none.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&self.body)))
    }

    /// The number, and the code of the problem, if it is one.
    #[must_use]
    pub fn told(&self) -> (u16, String) {
        let json: serde_json::Value = serde_json::from_slice(&self.body).unwrap_or_default();
        (self.status, json["code"].as_str().unwrap_or("").to_owned())
    }

    /// A header of the answer.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }
}

impl Line {
    /// A line over TLS 1.3, to whoever answers there.
    ///
    /// # Errors
    /// When nobody does.
    pub fn to(address: SocketAddr) -> io::Result<Self> {
        let below = stream(address)?;
        Ok(Self { stream: Box::new(tls::connect(below.try_clone()?)), below })
    }

    /// A line without TLS.
    ///
    /// # Errors
    /// When nobody answers.
    pub fn plain(address: SocketAddr) -> io::Result<Self> {
        let below = stream(address)?;
        Ok(Self { stream: Box::new(below.try_clone()?), below })
    }

    /// Asks, and waits for the answer.
    ///
    /// # Errors
    /// When the connection ends before it.
    pub fn ask(&mut self, ask: &Ask) -> io::Result<Answer> {
        // A mailbox may answer and close before it has read everything.
        let sent = self.say(&ask.to_bytes());
        match (self.heard(ask.what.starts_with("HEAD ")), sent) {
            (Err(_), Err(error)) => Err(error),
            (heard, _) => heard,
        }
    }

    /// Sends bytes as they are.
    ///
    /// # Errors
    /// When the connection has ended.
    pub fn say(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes)?;
        self.stream.flush()
    }

    /// Waits for an answer.
    ///
    /// # Errors
    /// When the connection ends before it, or it is no answer.
    pub fn hear(&mut self) -> io::Result<Answer> {
        self.heard(false)
    }

    fn heard(&mut self, head_only: bool) -> io::Result<Answer> {
        loop {
            let answer = read_answer(&mut self.stream, head_only)?;
            // "100 Continue" is no answer yet.
            if answer.status >= 200 {
                return Ok(answer);
            }
        }
    }

    /// Gives up waiting after this time.
    pub fn patience(&self, time: Duration) {
        self.below.set_read_timeout(Some(time)).unwrap();
    }
}

fn stream(address: SocketAddr) -> io::Result<TcpStream> {
    let stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    Ok(stream)
}

/// Asks on a line of its own.
///
/// # Panics
/// When nobody answers.
#[must_use]
pub fn said(address: SocketAddr, ask: &Ask) -> Answer {
    let mut line = Line::to(address).unwrap();
    line.ask(ask).unwrap_or_else(|error| panic!("{}: {error}", ask.what))
}

fn read_answer(stream: &mut impl Read, head_only: bool) -> io::Result<Answer> {
    let bad = |what: &str| io::Error::new(io::ErrorKind::InvalidData, what.to_owned());
    let head = read_head(stream)?.ok_or(io::ErrorKind::UnexpectedEof)?;
    let text = String::from_utf8(head).map_err(|_| bad("a head that is no text"))?;
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    let status = first.split(' ').nth(1).and_then(|word| word.parse().ok()).ok_or_else(|| bad(first))?;
    let head: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let find = |name: &str| head.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str());
    let mut body = Vec::new();
    if head_only {
        // The head speaks of a body that does not come.
    } else if find("transfer-encoding") == Some("chunked") {
        read_chunks(stream, &mut body)?;
    } else if let Some(length) = find("content-length") {
        body.resize(length.parse().map_err(|_| bad("content-length"))?, 0);
        stream.read_exact(&mut body)?;
    }
    Ok(Answer { status, head, body })
}

/// Reads to the empty line that ends a head. `None` when the stream ends before the first byte.
pub(super) fn read_head(stream: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        if stream.read(&mut byte)? == 0 {
            return if head.is_empty() { Ok(None) } else { Err(io::ErrorKind::UnexpectedEof.into()) };
        }
        head.push(byte[0]);
        if head.len() > 64 << 10 {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "a head without end"));
        }
    }
    Ok(Some(head))
}

fn read_chunks(stream: &mut impl Read, body: &mut Vec<u8>) -> io::Result<()> {
    loop {
        let mut line = Vec::new();
        let mut byte = [0];
        while !line.ends_with(b"\r\n") {
            stream.read_exact(&mut byte)?;
            line.push(byte[0]);
        }
        let text = String::from_utf8_lossy(&line);
        let size = usize::from_str_radix(text.trim(), 16)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        let begin = body.len();
        body.resize(begin + size + 2, 0);
        stream.read_exact(&mut body[begin..])?;
        body.truncate(begin + size);
        if size == 0 {
            return Ok(());
        }
    }
}
