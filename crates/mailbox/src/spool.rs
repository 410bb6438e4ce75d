//! A body on its way in: to an unnamed temporary file while it comes, so that a slow sender costs disk
//! and not memory; its digest is checked before anything is stored.

use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::BodyExt as _;
use hyper::body::{Body, Bytes};
use sanad_evidence::Digest;
use sanad_evidence::mailbox::{MOST_PART_BYTES, ProblemCode};
use sha2::{Digest as _, Sha256};
use tokio::io::AsyncWriteExt as _;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::refusal::Refusal;
use crate::store::io_reason;

/// How many bodies of at most a part's size are in memory at once, on their way into the store.
const MOST_SMALL: usize = 8;

/// Where bodies are kept while they come.
#[derive(Debug, Clone)]
pub struct Spool {
    folder: PathBuf,
    /// How long nothing may come.
    idle: Duration,
    small: Arc<Semaphore>,
    /// A listing or reply that is larger than a part: one at a time.
    large: Arc<Semaphore>,
}

/// A body that came whole, and is what its digest says.
#[derive(Debug)]
pub struct Spooled {
    file: std::fs::File,
    /// How many bytes.
    pub size: u64,
    /// Their digest.
    pub digest: Digest,
}

/// A body in memory, and the right to be there.
#[derive(Debug)]
pub struct Loaded {
    /// The bytes.
    pub bytes: Bytes,
    _room: OwnedSemaphorePermit,
}

impl Spool {
    /// Spools into `folder`, which must be there.
    #[must_use]
    pub fn new(folder: PathBuf, idle: Duration) -> Self {
        Self { folder, idle, small: Arc::new(Semaphore::new(MOST_SMALL)), large: Arc::new(Semaphore::new(1)) }
    }

    /// Takes a body of at most `most` bytes that must have this digest.
    ///
    /// # Errors
    /// [`Refusal`]: too big, too slow, another digest, no room.
    pub async fn take<B>(&self, body: &mut B, most: u64, stated: Digest) -> Result<Spooled, Refusal>
    where
        B: Body<Data = Bytes> + Unpin,
    {
        if body.size_hint().lower() > most {
            return Err(ProblemCode::TooBig.into());
        }
        let failed = |error: io::Error| Refusal::from(io_reason(error.kind()));
        let folder = self.folder.clone();
        let made = tokio::task::spawn_blocking(move || tempfile::tempfile_in(folder)).await;
        let file = made.map_err(|_| Refusal::new(ProblemCode::Busy))?.map_err(failed)?;
        let mut file = tokio::fs::File::from_std(file);
        // Each sender's share of memory.
        file.set_max_buf_size(64 * 1024);
        let (mut hash, mut size) = (Sha256::new(), 0_u64);
        while let Some(piece) = self.next(body).await? {
            size = size.saturating_add(piece.len() as u64);
            if size > most {
                return Err(ProblemCode::TooBig.into());
            }
            hash.update(&piece);
            file.write_all(&piece).await.map_err(failed)?;
        }
        file.flush().await.map_err(failed)?;
        let digest = Digest::from_bytes(hash.finalize().into());
        if digest != stated {
            return Err(ProblemCode::BadDigest.into());
        }
        Ok(Spooled { file: file.into_std().await, size, digest })
    }

    /// Takes a short body into memory.
    ///
    /// # Errors
    /// [`Refusal`]: too big, too slow.
    pub async fn short<B>(&self, body: &mut B, most: usize) -> Result<Vec<u8>, Refusal>
    where
        B: Body<Data = Bytes> + Unpin,
    {
        let mut bytes = Vec::new();
        while let Some(piece) = self.next(body).await? {
            if bytes.len().saturating_add(piece.len()) > most {
                return Err(ProblemCode::TooBig.into());
            }
            bytes.extend_from_slice(&piece);
        }
        Ok(bytes)
    }

    async fn next<B>(&self, body: &mut B) -> Result<Option<Bytes>, Refusal>
    where
        B: Body<Data = Bytes> + Unpin,
    {
        loop {
            match tokio::time::timeout(self.idle, body.frame()).await {
                Err(_) => return Err(ProblemCode::TooSlow.into()),
                Ok(None) => return Ok(None),
                // The sender is gone: nobody reads this answer.
                Ok(Some(Err(_))) => return Err(ProblemCode::BadRequest.into()),
                Ok(Some(Ok(frame))) => {
                    if let Ok(piece) = frame.into_data() {
                        return Ok(Some(piece));
                    }
                }
            }
        }
    }

    /// Reads a spooled body into memory, when there is room for it there.
    ///
    /// # Errors
    /// [`Refusal`] when it cannot be read again.
    pub async fn load(&self, spooled: Spooled) -> Result<Loaded, Refusal> {
        let busy = || Refusal::new(ProblemCode::Busy);
        let queue = if spooled.size > MOST_PART_BYTES { &self.large } else { &self.small };
        let room = queue.clone().acquire_owned().await.map_err(|_| busy())?;
        // Made here and not on the thread that reads: an allocator keeps what each thread once had.
        let mut bytes = Vec::with_capacity(usize::try_from(spooled.size).unwrap_or_default());
        let read = tokio::task::spawn_blocking(move || {
            let Spooled { mut file, size, .. } = spooled;
            file.seek(SeekFrom::Start(0))?;
            file.take(size).read_to_end(&mut bytes)?;
            if bytes.len() as u64 == size { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
        });
        let bytes = read.await.map_err(|_| busy())?.map_err(|error: io::Error| io_reason(error.kind()))?;
        Ok(Loaded { bytes: Bytes::from(bytes), _room: room })
    }
}
