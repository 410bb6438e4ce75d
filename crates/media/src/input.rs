//! The bytes of the original, as the child sees them: asked for over the pipe.

use std::io::{self, Read, Seek, SeekFrom};

use sanad_media::wire::{self, MAX_READ, Refusal, ToChild, ToParent};

/// Whatever a file can be read from.
pub trait Input: Read + Seek {}

impl<T: Read + Seek + ?Sized> Input for T {}

/// What is fetched at least, in bytes: a decoder reads a few bytes at a time.
const WINDOW: usize = 64 << 10;

/// The original, served over the pipe.
pub struct Served {
    length: u64,
    position: u64,
    window: Vec<u8>,
    window_at: u64,
}

impl Served {
    /// The original of the request under way, `length` bytes long.
    pub const fn new(length: u64) -> Self {
        Self { length, position: 0, window: Vec::new(), window_at: 0 }
    }

    /// Asks for the bytes at the position. Without the asking side there is nothing left to do: the child ends.
    fn fetch(&self, length: usize) -> Vec<u8> {
        let length = u32::try_from(length).unwrap_or(MAX_READ).min(MAX_READ);
        let read = ToParent::Read { offset: self.position, length };
        let served = wire::send(&mut io::stdout().lock(), &read, &[])
            .and_then(|()| wire::receive(&mut io::stdin().lock(), MAX_READ));
        match served {
            Ok((ToChild::Served, bytes)) => bytes,
            _ => std::process::exit(0),
        }
    }
}

impl Read for Served {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if into.is_empty() || self.position >= self.length {
            return Ok(0);
        }
        let inside = self.position.checked_sub(self.window_at).and_then(|n| usize::try_from(n).ok());
        let mut at_hand = inside.and_then(|n| self.window.get(n..)).filter(|bytes| !bytes.is_empty());
        let fetched;
        if at_hand.is_none() {
            if into.len() >= WINDOW {
                fetched = self.fetch(into.len());
                at_hand = Some(&fetched);
            } else {
                self.window = self.fetch(WINDOW);
                self.window_at = self.position;
                at_hand = Some(&self.window);
            }
        }
        let mut at_hand = at_hand.unwrap_or_default();
        let read = at_hand.read(into)?;
        self.position += read as u64;
        Ok(read)
    }
}

impl Seek for Served {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let position = match to {
            SeekFrom::Start(position) => Some(position),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
            SeekFrom::Current(by) => self.position.checked_add_signed(by),
        };
        self.position = position.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

/// How many bytes there are.
pub fn length(input: &mut dyn Input) -> Result<u64, Refusal> {
    Ok(input.seek(SeekFrom::End(0))?)
}

/// Exactly `length` bytes from `offset`. The caller bounds `length`.
pub fn exactly(input: &mut dyn Input, offset: u64, length: usize) -> Result<Vec<u8>, Refusal> {
    let bytes = at_most(input, offset, length)?;
    if bytes.len() == length { Ok(bytes) } else { Err(Refusal::Damaged) }
}

/// Up to `length` bytes from `offset`, fewer where the file ends.
pub fn at_most(input: &mut dyn Input, offset: u64, length: usize) -> Result<Vec<u8>, Refusal> {
    input.seek(SeekFrom::Start(offset))?;
    let mut bytes = Vec::new();
    input.take(length as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The whole file, if it is at most `most` bytes long.
pub fn whole(input: &mut dyn Input, most: u64) -> Result<Vec<u8>, Refusal> {
    let length = length(input)?;
    if length > most {
        return Err(Refusal::too_large("file"));
    }
    let length = usize::try_from(length).map_err(|_| Refusal::too_large("file"))?;
    input.seek(SeekFrom::Start(0))?;
    // read_to_end doubles what it grows; a file of known length is asked for once.
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(length).map_err(|_| Refusal::too_large("file"))?;
    bytes.resize(length, 0);
    let mut rest = bytes.as_mut_slice();
    while !rest.is_empty() {
        match input.read(rest)? {
            0 => return Err(Refusal::Damaged),
            read => rest = rest.get_mut(read..).unwrap_or_default(),
        }
    }
    Ok(bytes)
}
