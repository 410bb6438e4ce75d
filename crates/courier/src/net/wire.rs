//! The bytes on the wire, counted as they leave and come: beneath TLS, so that nothing is left out.

use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

/// How many of a server's first bytes are kept, to tell what it is.
const FIRST: usize = 16;

/// What went over the wire since this was made, both ways, in bytes.
#[derive(Debug)]
pub(crate) struct Tally {
    sent: AtomicU64,
    received: AtomicU64,
    /// When a byte moved last, in milliseconds since `begun`.
    moved: AtomicU64,
    begun: Instant,
}

impl Tally {
    pub(crate) fn new() -> Self {
        Self {
            sent: AtomicU64::new(0),
            received: AtomicU64::new(0),
            moved: AtomicU64::new(0),
            begun: Instant::now(),
        }
    }

    /// Bytes that left.
    pub(crate) fn sent(&self) -> u64 {
        self.sent.load(Ordering::Relaxed)
    }

    /// Bytes that came.
    pub(crate) fn received(&self) -> u64 {
        self.received.load(Ordering::Relaxed)
    }

    /// Begins a silence anew: what was silent before this exchange is not its silence.
    pub(super) fn touch(&self) {
        let now = u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.moved.store(now, Ordering::Relaxed);
    }

    /// For how long no byte has moved either way.
    pub(super) fn silent_for(&self) -> Duration {
        self.begun.elapsed().saturating_sub(Duration::from_millis(self.moved.load(Ordering::Relaxed)))
    }

    fn count(&self, counter: &AtomicU64, bytes: usize) {
        if bytes > 0 {
            counter.fetch_add(bytes as u64, Ordering::Relaxed);
            self.touch();
        }
    }
}

/// A connection whose bytes are counted.
#[derive(Debug)]
pub(super) struct Wire {
    tcp: TcpStream,
    tally: Arc<Tally>,
    first: Arc<Mutex<Vec<u8>>>,
}

impl Wire {
    pub(super) fn new(tcp: TcpStream, tally: Arc<Tally>) -> Self {
        Self { tcp, tally, first: Arc::default() }
    }

    /// The first bytes that come from here on, shared: TLS owns the wire while it is agreed on.
    pub(super) fn watch_first(&mut self) -> Arc<Mutex<Vec<u8>>> {
        self.first = Arc::default();
        Arc::clone(&self.first)
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        let done = Pin::new(&mut self.tcp).poll_read(cx, buf);
        let came = buf.filled().get(before..).unwrap_or_default();
        self.tally.count(&self.tally.received, came.len());
        let mut first = self.first.lock().unwrap_or_else(PoisonError::into_inner);
        let room = FIRST.saturating_sub(first.len());
        first.extend(came.iter().take(room));
        drop(first);
        done
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let done = Pin::new(&mut self.tcp).poll_write(cx, bytes);
        if let Poll::Ready(Ok(written)) = done {
            self.tally.count(&self.tally.sent, written);
        }
        done
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.tcp).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.tcp).poll_shutdown(cx)
    }
}
