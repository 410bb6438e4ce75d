//! An original opened to be looked at: read from any place, nothing of it on the disk in the clear.

use std::io::{self, Read, Seek, SeekFrom};

use sanad_evidence::Id;
use zeroize::Zeroizing;

use crate::Vault;
use crate::items::{ItemError, may_be_used};
use crate::original::{self, AgeReader};

/// The size of an age chunk: what is decrypted at once.
const AGE_CHUNK: u64 = 64 << 10;

/// An original, decrypted as it is read. Every byte it gives was authenticated.
///
/// It holds one chunk of 64 KiB in the clear, which is wiped when it is dropped, and one of what is
/// passed over while seeking, wiped too. What the caller read is the caller's to wipe. A reader that is
/// open while the item is forgotten may read on to its end: the shells drop theirs first.
///
/// Damage is an [`io::Error`] of the kind [`io::ErrorKind::InvalidData`]; a reader that met it gives
/// nothing more, and what is whole is read by opening another. That these are the bytes that
/// were acquired is fixity's to say: it reads the whole and compares the digest.
pub struct OriginalReader {
    item: Id,
    inner: AgeReader,
    /// Where `inner` stands.
    inner_at: u64,
    /// Where the caller stands; may lie behind the end.
    at: u64,
    size: u64,
}

impl OriginalReader {
    /// The size of the original in bytes.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Brings `inner` to where the caller stands.
    fn catch_up(&mut self) -> io::Result<()> {
        if self.inner_at == self.at {
            return Ok(());
        }
        if self.inner_at / AGE_CHUNK == self.at / AGE_CHUNK {
            self.inner_at = self.inner.seek(SeekFrom::Start(self.at))?;
            return Ok(());
        }
        // To the beginning of a chunk only: what age would pass over by itself it would not wipe.
        let start = self.at.saturating_sub(self.at % AGE_CHUNK);
        self.inner_at = self.inner.seek(SeekFrom::Start(start))?;
        if self.inner_at < self.at {
            let over = usize::try_from(self.at.saturating_sub(start)).unwrap_or(0);
            let mut passed = Zeroizing::new(vec![0; over]);
            self.inner.read_exact(&mut passed)?;
            self.inner_at = self.at;
        }
        Ok(())
    }

    fn told(&self, error: io::Error) -> io::Error {
        match error.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidInput => {
                let what = format!("the original of item {} is damaged", self.item);
                io::Error::new(io::ErrorKind::InvalidData, what)
            }
            _ => error,
        }
    }
}

impl Read for OriginalReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.size.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let length = buffer.len().min(left);
        let Some(window) = buffer.get_mut(..length).filter(|window| !window.is_empty()) else { return Ok(0) };
        let read = self.catch_up().and_then(|()| self.inner.read(window));
        match read {
            // It has fewer bytes than were acquired.
            Ok(0) => Err(self.told(io::ErrorKind::UnexpectedEof.into())),
            Ok(count) => {
                self.at = self.at.saturating_add(count as u64);
                self.inner_at = self.at;
                Ok(count)
            }
            Err(error) => {
                // Where it stands now is not known: the next read goes to its place anew.
                self.inner_at = u64::MAX;
                Err(self.told(error))
            }
        }
    }
}

impl Seek for OriginalReader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

impl Vault {
    /// Opens the original of an item to look at it. On a partner's desk only what may be used: not what
    /// is held for safekeeping, and not what was withdrawn.
    ///
    /// # Errors
    /// [`ItemError::NotKept`], [`ItemError::MayNotLeave`], [`ItemError::NotFound`]; [`ItemError::Fault`]
    /// when its file is damaged or gone.
    pub fn original(&self, item: &Id) -> Result<OriginalReader, ItemError> {
        let (stock, identity) = self.kept(item)?;
        self.read(|db| may_be_used(db, &stock))?;
        let inner = original::open(self.folder(), item, &identity)?;
        Ok(OriginalReader { item: *item, inner, inner_at: 0, at: 0, size: stock.size })
    }
}
