//! Who else may answer where a mailbox should be: the sign-in page of a hotel, somebody with a
//! certificate of his own, a server from before TLS 1.3.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use super::{Identity, Listening, tls};

/// Somebody who answers everything with the same bytes.
pub struct Stranger(Listening);

/// What a hotel's network answers anyone who has not signed in.
pub const SIGN_IN: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 52\r\n\r\n\
<html><title>Welcome to our Wi-Fi, sign in</title>\r\n";

impl Stranger {
    /// Answers in the clear, whatever comes, and ends.
    #[must_use]
    pub fn in_the_clear(bytes: &'static [u8]) -> Self {
        Self(Listening::with(move |mut stream, _| {
            let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
            // Something is said first, by any client.
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(bytes);
            // Reading on lets the answer arrive before the end does.
            let _ = stream.shutdown(std::net::Shutdown::Write);
            while matches!(stream.read(&mut [0; 4096]), Ok(1..)) {}
        }))
    }

    /// Answers within TLS 1.3, with an identity, whatever is asked.
    #[must_use]
    pub fn within_tls(identity: &Identity, bytes: &'static [u8]) -> Self {
        let config = identity.server();
        Self(Listening::with(move |stream, _| {
            let mut stream = tls::accept(stream, &config);
            if matches!(super::line::read_head(&mut stream), Ok(Some(_))) {
                let _ = stream.write_all(bytes);
                stream.conn.send_close_notify();
                let _ = stream.flush();
            }
        }))
    }

    /// Where it is found.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.0.address
    }
}

/// OpenSSL's own server, which speaks nothing newer than TLS 1.2.
pub struct OldTls {
    process: Child,
    address: SocketAddr,
    _folder: TempDir,
}

impl OldTls {
    /// Starts it with a certificate and its key in one PEM text.
    ///
    /// # Panics
    /// When OpenSSL does not start.
    #[must_use]
    pub fn start(certificate: &str, key: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let (certificate_file, key_file) = (folder.path().join("certificate"), folder.path().join("key"));
        fs::write(&certificate_file, certificate).unwrap();
        fs::write(&key_file, key).unwrap();
        let mut process = Command::new("openssl")
            .args(["s_server", "-tls1_2", "-www", "-accept", "127.0.0.1:0", "-cert"])
            .arg(&certificate_file)
            .arg("-key")
            .arg(&key_file)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("openssl is needed: tests/setup.sh");
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let address = lines
            .find_map(|line| line.unwrap().strip_prefix("ACCEPT ").map(str::to_owned))
            .expect("openssl s_server says where it listens");
        // It goes on writing, and would stop if nobody read.
        std::thread::spawn(move || lines.for_each(drop));
        Self { process, address: address.parse().unwrap(), _folder: folder }
    }

    /// Where it is found.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for OldTls {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
