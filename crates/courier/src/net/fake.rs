//! A server of the tests: TLS on the loopback with whatever certificate, answering whatever a test says.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned, SupportedProtocolVersion};
use sanad_evidence::Digest;
use sanad_evidence::invitation::MailboxAddress;
use sanad_evidence::sign::SigningKey;

/// A server's key with a certificate nobody else vouches for.
pub(crate) struct Keys {
    certificate: CertificateDer<'static>,
    private: PrivateKeyDer<'static>,
    pub(crate) pin: Digest,
}

impl Keys {
    /// A certificate that names another host and ended long ago.
    pub(crate) fn new() -> Self {
        let pair = rcgen::KeyPair::generate().unwrap();
        let mut wanted = rcgen::CertificateParams::new(vec!["elsewhere.example".to_owned()]).unwrap();
        wanted.not_before = rcgen::date_time_ymd(2001, 1, 1);
        wanted.not_after = rcgen::date_time_ymd(2002, 1, 1);
        let certificate = wanted.self_signed(&pair).unwrap();
        let pin = Digest::of(&rcgen::PublicKeyData::subject_public_key_info(&pair));
        let private = PrivateKeyDer::try_from(pair.serialize_der()).unwrap();
        Self { certificate: certificate.der().clone(), private, pin }
    }

    fn config(&self, version: &'static SupportedProtocolVersion) -> ServerConfig {
        ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_protocol_versions(&[version])
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![self.certificate.clone()], self.private.clone_key())
            .unwrap()
    }
}

/// What came in one request.
#[derive(Debug, Clone)]
pub(crate) struct Came {
    pub(crate) line: String,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Came {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let wanted = |line: &&str| line.to_ascii_lowercase().starts_with(&format!("{name}:"));
        self.head.lines().find(wanted).map(|line| line[name.len() + 1..].trim())
    }
}

/// What is done with a request; `None` closes the connection without an answer.
pub(crate) type Answers = dyn FnMut(&Came) -> Option<Vec<u8>> + Send;

/// A server that stops when the process does.
pub(crate) struct Fake {
    pub(crate) address: SocketAddr,
    pub(crate) connections: Arc<AtomicUsize>,
    /// While it is set, whoever connects is hung up on.
    pub(crate) away: Arc<AtomicBool>,
    pub(crate) keys: Keys,
}

impl Fake {
    /// TLS 1.3, each request answered by `answers`.
    pub(crate) fn start(answers: impl FnMut(&Came) -> Option<Vec<u8>> + Send + 'static) -> Self {
        Self::with_tls(&rustls::version::TLS13, Box::new(answers))
    }

    pub(crate) fn with_tls(version: &'static SupportedProtocolVersion, answers: Box<Answers>) -> Self {
        let keys = Keys::new();
        let config = Arc::new(keys.config(version));
        let answers = Arc::new(Mutex::new(answers));
        Self::raw(keys, move |tcp| {
            let session = ServerConnection::new(Arc::clone(&config)).unwrap();
            serve(StreamOwned::new(session, tcp), &answers);
        })
    }

    /// Each connection is handled by `handle`, in a thread of its own.
    pub(crate) fn raw(keys: Keys, handle: impl Fn(TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let connections = Arc::new(AtomicUsize::new(0));
        let away = Arc::new(AtomicBool::new(false));
        let (count, gone, handle) = (Arc::clone(&connections), Arc::clone(&away), Arc::new(handle));
        std::thread::spawn(move || {
            for tcp in listener.incoming() {
                count.fetch_add(1, Ordering::SeqCst);
                if gone.load(Ordering::SeqCst) {
                    continue;
                }
                let handle = Arc::clone(&handle);
                std::thread::spawn(move || handle(tcp.unwrap()));
            }
        });
        Self { address, connections, away, keys }
    }

    pub(crate) fn mailbox(&self) -> MailboxAddress {
        self.mailbox_with(self.keys.pin)
    }

    pub(crate) fn mailbox_with(&self, pin: Digest) -> MailboxAddress {
        MailboxAddress::new(&format!("https://{}/box", self.address), pin, receipt_key().verifying_key())
            .unwrap()
    }
}

/// The key that signs the receipts of the tests.
pub(crate) fn receipt_key() -> SigningKey {
    SigningKey::from_seed(&[7; 32])
}

/// An answer with a body.
pub(crate) fn answer(status: u16, headers: &str, body: &[u8]) -> Option<Vec<u8>> {
    let mut bytes =
        format!("HTTP/1.1 {status} Said\r\ncontent-length: {}\r\n{headers}\r\n", body.len()).into_bytes();
    bytes.extend(body);
    Some(bytes)
}

fn serve(mut stream: impl Read + Write, answers: &Mutex<Box<Answers>>) {
    let mut rest = Vec::new();
    while let Some(came) = read_request(&mut stream, &mut rest) {
        let Some(bytes) = (answers.lock().unwrap())(&came) else { return };
        if stream.write_all(&bytes).and_then(|()| stream.flush()).is_err() {
            return;
        }
    }
}

/// One request with its length stated; `None` when the connection ended.
pub(crate) fn read_request(stream: &mut impl Read, rest: &mut Vec<u8>) -> Option<Came> {
    let end = loop {
        if let Some(end) = rest.windows(4).position(|window| window == b"\r\n\r\n") {
            break end;
        }
        fill(stream, rest)?;
    };
    let head = String::from_utf8(rest[..end].to_vec()).unwrap();
    rest.drain(..end + 4);
    let (line, head) = head.split_once("\r\n").unwrap();
    let mut came = Came { line: line.to_owned(), head: head.to_owned(), body: Vec::new() };
    let length = came.header("content-length").map_or(0, |length| length.parse().unwrap());
    while rest.len() < length {
        fill(stream, rest)?;
    }
    came.body = rest.drain(..length).collect();
    Some(came)
}

fn fill(stream: &mut impl Read, rest: &mut Vec<u8>) -> Option<()> {
    let mut some = [0; 16 * 1024];
    let came = stream.read(&mut some).ok().filter(|came| *came > 0)?;
    rest.extend(&some[..came]);
    Some(())
}
