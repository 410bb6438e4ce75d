//! The words that the asking side and the child exchange over their two pipes.
//!
//! A message is two lengths (32 bits, little-endian), a head in JSON, and a body of raw bytes. Either may
//! be refused for its length before any of it is read. After a request the child sends any number of
//! [`ToParent::Read`], each answered by the bytes of the original, and ends with an answer or a refusal.

use std::io::{self, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::answers::{Looked, Plan};

/// The most bytes of the original that one [`ToParent::Read`] may ask for.
pub const MAX_READ: u32 = 1 << 20;
/// The longest head, in bytes: a plan with the most pieces is below this.
pub const MAX_HEAD: u32 = 8 << 20;
/// The longest body, in bytes.
pub const MAX_BODY: u32 = 64 << 20;
/// The most pieces a plan may have.
pub const MAX_PIECES: usize = 65_536;
/// The most claims in an answer.
pub const MAX_CLAIMS: usize = 64;
/// The longest value of a claim, in characters.
pub const MAX_CLAIM: usize = 1000;

/// What is asked of the child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// What it is and what it says about itself.
    Look,
    /// A small picture of it.
    Thumbnail {
        /// The longer side, in pixels.
        max_px: u32,
    },
    /// The picture itself.
    Picture {
        /// The longer side, in pixels.
        max_px: u32,
    },
    /// A page of a PDF.
    Page {
        /// Which, from 0.
        page: u32,
        /// How wide, in pixels.
        width_px: u32,
    },
    /// The words.
    Text {
        /// The most characters.
        max_chars: u64,
    },
    /// How to play it.
    Plan,
    /// A piece of the plan; 0 is the beginning.
    Piece {
        /// Which.
        number: u32,
    },
}

/// To the child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ToChild {
    /// A new request.
    Ask {
        /// What is asked.
        ask: Ask,
        /// How many bytes the original has.
        length: u64,
    },
    /// The bytes that were asked for, in the body; fewer only where the original ends.
    Served,
}

/// From the child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ToParent {
    /// Bytes of the original are needed.
    Read {
        /// From where.
        offset: u64,
        /// How many, at most [`MAX_READ`].
        length: u32,
    },
    /// The request is done.
    Answer(Answer),
    /// The request cannot be done; the child can be asked again.
    Refused(Refusal),
}

/// What the child answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// To [`Ask::Look`].
    Looked(Looked),
    /// To [`Ask::Thumbnail`], [`Ask::Picture`] and [`Ask::Page`]; the picture is the body.
    Picture {
        /// PNG if so, JPEG otherwise.
        png: bool,
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// To [`Ask::Text`]; the words are the body, in UTF-8.
    Text {
        /// Whether there is more.
        truncated: bool,
        /// The encoding they were in.
        encoding: String,
    },
    /// To [`Ask::Plan`].
    Plan(Plan),
    /// To [`Ask::Piece`]; the piece is the body.
    Piece,
}

/// Why the child does not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// Too large.
    TooLarge {
        /// What is.
        what: String,
    },
    /// Not whole.
    Damaged,
    /// No decoder.
    NotSupported {
        /// For what.
        what: String,
    },
    /// No picture inside.
    NoPicture,
}

/// In the child a read that fails is a file that ends too early: a broken pipe ends the child itself.
impl From<io::Error> for Refusal {
    fn from(_: io::Error) -> Self {
        Self::Damaged
    }
}

impl Refusal {
    /// [`Refusal::TooLarge`].
    #[must_use]
    pub fn too_large(what: &str) -> Self {
        Self::TooLarge { what: what.to_owned() }
    }

    /// [`Refusal::NotSupported`].
    #[must_use]
    pub fn unsupported(what: &str) -> Self {
        Self::NotSupported { what: what.to_owned() }
    }
}

/// Sends one message.
///
/// # Errors
/// Whatever the pipe answers; `InvalidData` for a message longer than may be sent.
pub fn send<T: Serialize>(to: &mut impl Write, head: &T, body: &[u8]) -> io::Result<()> {
    let head = serde_json::to_vec(head).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
    let too_long = || io::Error::from(io::ErrorKind::InvalidData);
    let head_length = u32::try_from(head.len()).ok().filter(|n| *n <= MAX_HEAD).ok_or_else(too_long)?;
    let body_length = u32::try_from(body.len()).ok().filter(|n| *n <= MAX_BODY).ok_or_else(too_long)?;
    to.write_all(&head_length.to_le_bytes())?;
    to.write_all(&body_length.to_le_bytes())?;
    to.write_all(&head)?;
    to.write_all(body)?;
    to.flush()
}

/// Receives one message with a body of at most `max_body` bytes. Memory is taken only as bytes arrive.
///
/// # Errors
/// Whatever the pipe answers; `UnexpectedEof` if it ends; `InvalidData` for lengths beyond the bounds and
/// for a head that is not a message.
pub fn receive<T: DeserializeOwned>(from: &mut impl Read, max_body: u32) -> io::Result<(T, Vec<u8>)> {
    let mut lengths = [0; 8];
    from.read_exact(&mut lengths)?;
    let [a, b, c, d, e, f, g, h] = lengths;
    let head_length = u32::from_le_bytes([a, b, c, d]);
    let body_length = u32::from_le_bytes([e, f, g, h]);
    if head_length > MAX_HEAD || body_length > max_body {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let head = exactly(from, head_length)?;
    let body = exactly(from, body_length)?;
    let head = serde_json::from_slice(&head).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
    Ok((head, body))
}

fn exactly(from: &mut impl Read, length: u32) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(u64::from(length)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == u64::from(length) { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_comes_back_as_it_was_sent() {
        let mut pipe = Vec::new();
        let ask = ToChild::Ask { ask: Ask::Page { page: 3, width_px: 800 }, length: 1 << 40 };
        send(&mut pipe, &ask, b"body").unwrap();
        let (head, body): (ToChild, _) = receive(&mut pipe.as_slice(), 4).unwrap();
        assert_eq!((head, body.as_slice()), (ask, b"body".as_slice()));
        let cut = receive::<ToChild>(&mut &pipe[..pipe.len() - 1], 4).unwrap_err();
        assert_eq!(cut.kind(), io::ErrorKind::UnexpectedEof);
        let long = receive::<ToChild>(&mut pipe.as_slice(), 3).unwrap_err();
        assert_eq!(long.kind(), io::ErrorKind::InvalidData);
    }

    #[test]
    fn fuzz_messages() {
        bolero::check!().for_each(|bytes: &[u8]| {
            let _ = receive::<ToParent>(&mut &*bytes, MAX_BODY);
            let mut framed = (bytes.len() as u32).to_le_bytes().to_vec();
            framed.extend(0_u32.to_le_bytes());
            framed.extend(bytes);
            let _ = receive::<ToParent>(&mut framed.as_slice(), MAX_BODY);
        });
    }
}
