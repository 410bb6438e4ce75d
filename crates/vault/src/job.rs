//! Long work: how far it is, and a way to stop it.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::fault::Fault;

/// A piece of long work, shared between the thread that does it and whoever watches.
///
/// The worker adds bytes as it goes and looks at the stop flag at least every MiB; a watcher takes
/// snapshots as often as it likes, also one that came late.
#[derive(Debug, Default)]
pub struct Job {
    done: AtomicU64,
    total: AtomicU64,
    stop: AtomicBool,
    doing: Mutex<String>,
}

/// How far a job is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Bytes done.
    pub done: u64,
    /// Bytes in all, as far as known; 0 when not.
    pub total: u64,
    /// What is being done: a file's name, a part.
    pub doing: String,
}

impl Job {
    /// A job at its beginning.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How far it is.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            done: self.done.load(Ordering::Relaxed),
            total: self.total.load(Ordering::Relaxed),
            doing: self.doing.lock().map(|text| text.clone()).unwrap_or_default(),
        }
    }

    /// Asks the worker to stop at the next MiB. What was committed stays.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Counts bytes as still to do.
    pub fn expect_bytes(&self, bytes: u64) {
        self.total.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Says what is being done now.
    pub fn doing(&self, what: impl Into<String>) {
        if let Ok(mut text) = self.doing.lock() {
            *text = what.into();
        }
    }

    /// Counts bytes as done.
    ///
    /// # Errors
    /// [`Fault::Stopped`] when the job is to stop.
    pub fn step(&self, bytes: u64) -> Result<(), Fault> {
        self.done.fetch_add(bytes, Ordering::Relaxed);
        if self.stop.load(Ordering::Relaxed) { Err(Fault::Stopped) } else { Ok(()) }
    }
}
