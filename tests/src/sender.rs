//! A collector's program of a stranger's, which knows FORMAT.md and no more: it delivers bytes that mean
//! nothing, and looks hard at every answer.

use std::io;
use std::net::SocketAddr;

use sanad_evidence::receipt::Receipt;
use sanad_evidence::sign::VerifyingKey;
use sanad_evidence::{Digest, Id, to_hex};

use crate::people::noise;
use crate::wire::{Answer, Ask, Line};

/// A token, made from a number so that it is the same every time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl Secret {
    /// The token of a number.
    #[must_use]
    pub fn of(number: u64) -> Self {
        Self(*Digest::of(format!("token {number}").as_bytes()).as_bytes())
    }

    /// Its 64 digits.
    #[must_use]
    pub fn hex(&self) -> String {
        to_hex(&self.0)
    }

    /// By what the mailbox knows it.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(&self.0)
    }

    /// Under what the mailbox keeps its bundle.
    #[must_use]
    pub fn handle(&self) -> String {
        self.digest().to_string()[..32].to_owned()
    }
}

/// A bundle of noise, with the token that lets it in.
#[derive(Debug, Clone)]
pub struct Parcel {
    /// The token.
    pub token: Secret,
    /// The bundle's id.
    pub bundle: Id,
    /// The parts, encrypted as far as a mailbox can tell.
    pub parts: Vec<Vec<u8>>,
    /// The listing, likewise.
    pub listing: Vec<u8>,
}

impl Parcel {
    /// A parcel of parts of these sizes in bytes, made from a number.
    #[must_use]
    pub fn of(number: u64, sizes: &[usize]) -> Self {
        let part = |(index, size): (usize, &usize)| noise(number.wrapping_mul(1000) + index as u64, *size);
        let mut id = [0; 16];
        id.copy_from_slice(&noise(number ^ 0xB0D1E, 16));
        Self {
            token: Secret::of(number),
            bundle: Id::from_bytes(id),
            parts: sizes.iter().enumerate().map(part).collect(),
            listing: noise(number ^ 0x0115, 700),
        }
    }

    /// A request with its token.
    #[must_use]
    pub fn asks(&self, what: &str) -> Ask {
        Ask::by(what, &self.token.hex())
    }

    /// The request that opens it.
    #[must_use]
    pub fn opening(&self) -> Ask {
        let bytes: usize = self.parts.iter().map(Vec::len).sum::<usize>() + self.listing.len();
        let body = serde_json::json!({
            "bundle": self.bundle.to_string(), "parts": self.parts.len(), "bytes": bytes,
        });
        self.asks("PUT /v1/bundle").json(&body)
    }

    /// The request with a part, from 1.
    #[must_use]
    pub fn part(&self, index: usize) -> Ask {
        self.asks(&format!("PUT /v1/bundle/parts/{index}")).octets(&self.parts[index - 1])
    }

    /// What its parts sum up to.
    #[must_use]
    pub fn sums(&self) -> Digest {
        let lines = self.parts.iter().enumerate();
        let lines = lines.map(|(index, part)| format!("{}  {:08}.age\n", Digest::of(part), index + 1));
        Digest::of(lines.collect::<String>().as_bytes())
    }

    /// The request that closes it.
    #[must_use]
    pub fn closing(&self) -> Ask {
        let sums = format!("sanad-sums: {}", self.sums());
        self.asks("POST /v1/bundle/close").octets(&self.listing).with(sums)
    }

    /// Delivers it in one go on one line, asking again while the mailbox still reads.
    ///
    /// # Errors
    /// When the connection ends before the receipt.
    ///
    /// # Panics
    /// When the mailbox refuses.
    pub fn deliver(&self, at: SocketAddr) -> io::Result<Vec<u8>> {
        let mut line = Line::to(at)?;
        let opened = line.ask(&self.opening())?;
        accepted(&opened, &[200, 201]);
        // Closed already, if the receipt was given and lost on the way.
        if opened.json()["state"] == "open" {
            for index in 1..=self.parts.len() {
                accepted(&line.ask(&self.part(index))?, &[200, 201]);
            }
        }
        self.close(&mut line)
    }

    /// Closes it on a line.
    ///
    /// # Errors
    /// When the connection ends before the receipt.
    ///
    /// # Panics
    /// When the mailbox refuses.
    pub fn close(&self, line: &mut Line) -> io::Result<Vec<u8>> {
        loop {
            let answer = line.ask(&self.closing())?;
            accepted(&answer, &[200, 202]);
            if answer.status == 200 {
                return Ok(answer.body);
            }
            assert!(answer.header("retry-after").is_some(), "{answer:?}");
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    }

    /// Makes sure that a receipt says about this parcel what it must, by the mailbox's key.
    ///
    /// # Panics
    /// When it does not.
    #[must_use]
    pub fn receipt(&self, text: &[u8], key: &VerifyingKey) -> Receipt {
        let receipt = Receipt::open_from(text, key).unwrap();
        assert_eq!(receipt.bundle, self.bundle);
        assert_eq!(receipt.listing, Digest::of(&self.listing));
        assert_eq!(receipt.sums, self.sums());
        assert_eq!(receipt.parts, self.parts.len() as u64);
        assert_eq!(receipt.bytes, self.parts.iter().map(|part| part.len() as u64).sum::<u64>());
        receipt
    }
}

/// # Panics
/// When the answer has another number than these.
pub fn accepted(answer: &Answer, numbers: &[u16]) {
    let text = String::from_utf8_lossy(&answer.body);
    assert!(numbers.contains(&answer.status), "{} {text}", answer.status);
}
