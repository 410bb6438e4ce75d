//! A belt of buffers to a thread that writes: so that encrypting never waits for the disk.
//!
//! Of the two cores one reads and hashes, the other encrypts; copying to the system and asking the disk
//! to begin early is done between, by threads that mostly wait.

use std::fs::File;
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Scope, ScopedJoinHandle};

use crate::original::CHUNK;

/// How many buffers may wait to be written. The memory a belt needs is about this many MiB.
const IN_FLIGHT: usize = 4;
/// After how many bytes the disk is told to begin writing, so that the last fsync is short: 64 MiB.
const EARLY_SYNC: usize = 64 << 20;

/// The end at which bytes are put on.
pub(crate) struct Belt<'scope> {
    full: Option<SyncSender<Vec<u8>>>,
    empty: Receiver<Vec<u8>>,
    buffer: Vec<u8>,
    writer: Option<ScopedJoinHandle<'scope, io::Result<File>>>,
}

impl<'scope> Belt<'scope> {
    /// Starts the threads that write to `file`.
    pub(crate) fn start<'env>(scope: &'scope Scope<'scope, 'env>, file: File) -> io::Result<Self> {
        let (full, take) = sync_channel(IN_FLIGHT);
        let (give_back, empty) = sync_channel(IN_FLIGHT.saturating_add(1));
        // The same open file, so that an error of the disk is told once, to whoever asks first: here or
        // at the end. Both answers count.
        let early = file.try_clone()?;
        let (ask, asked) = sync_channel::<()>(1);
        let syncer = scope.spawn(move || asked.into_iter().try_for_each(|()| early.sync_data()));
        let writer = scope.spawn(move || {
            let written = write_all(file, &take, &give_back, &ask);
            drop(ask);
            let synced = syncer.join().map_err(|_| io::Error::other("a thread ended"))?;
            synced.and(written)
        });
        Ok(Self { full: Some(full), empty, buffer: Vec::with_capacity(CHUNK), writer: Some(writer) })
    }

    fn pass_on(&mut self) -> io::Result<()> {
        let mut next = self.empty.try_recv().unwrap_or_else(|_| Vec::with_capacity(CHUNK));
        next.clear();
        let full = std::mem::replace(&mut self.buffer, next);
        let sent = self.full.as_ref().is_some_and(|belt| belt.send(full).is_ok());
        // Nobody takes any more: the writing thread ended, and its own error says why.
        if sent { Ok(()) } else { Err(self.writers_error()) }
    }

    fn writers_error(&mut self) -> io::Error {
        match self.end() {
            Err(error) => error,
            Ok(_) => io::ErrorKind::BrokenPipe.into(),
        }
    }

    fn end(&mut self) -> io::Result<File> {
        self.full = None;
        let ended = || io::Error::other("a thread ended");
        self.writer.take().ok_or_else(ended)?.join().map_err(|_| ended())?
    }

    /// Writes what is left, and gives the file back: everything is written, the last of it not yet
    /// durable.
    pub(crate) fn finish(mut self) -> io::Result<File> {
        if !self.buffer.is_empty() {
            self.pass_on()?;
        }
        self.end()
    }
}

fn write_all(
    mut file: File,
    take: &Receiver<Vec<u8>>,
    give_back: &SyncSender<Vec<u8>>,
    ask: &SyncSender<()>,
) -> io::Result<File> {
    let mut since = 0_usize;
    for buffer in take {
        file.write_all(&buffer)?;
        since = since.saturating_add(buffer.len());
        // While the disk is still at it, there is no need to ask again.
        if since >= EARLY_SYNC && ask.try_send(()).is_ok() {
            since = 0;
        }
        // A full channel means that there are buffers enough.
        let _ = give_back.try_send(buffer);
    }
    Ok(file)
}

impl Write for Belt<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = CHUNK.saturating_sub(self.buffer.len());
        let taken = bytes.get(..room.min(bytes.len())).unwrap_or_default();
        self.buffer.extend_from_slice(taken);
        let count = taken.len();
        if self.buffer.len() >= CHUNK {
            self.pass_on()?;
        }
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
