//! What is counted for the operator: how often, how much, never who.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// Counts since the start of this process.
#[derive(Debug, Default)]
pub struct Metrics {
    answers: Mutex<BTreeMap<(&'static str, u16), u64>>,
    stored: AtomicU64,
    connections: AtomicU64,
    refused: AtomicU64,
}

/// What is counted elsewhere, at the moment of asking.
#[derive(Debug, Clone, Copy, Default)]
pub struct Now {
    /// Bytes of all partners.
    pub used: u64,
    /// Bundles of all partners.
    pub bundles: u64,
    /// Bytes free above the floor, of a folder.
    pub free: Option<u64>,
    /// Bundles that are being read again.
    pub closing: u64,
}

impl Metrics {
    /// One request was answered.
    pub fn answered(&self, kind: &'static str, status: u16) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let count = answers.entry((kind, status)).or_default();
        *count = count.saturating_add(1);
    }

    /// How often this kind of request was answered so.
    #[must_use]
    pub fn count(&self, kind: &'static str, status: u16) -> u64 {
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.get(&(kind, status)).copied().unwrap_or_default()
    }

    /// Bytes were stored.
    pub fn stored(&self, bytes: u64) {
        self.stored.fetch_add(bytes, Ordering::Relaxed);
    }

    /// A connection began.
    pub fn connected(&self) {
        self.connections.fetch_add(1, Ordering::Relaxed);
    }

    /// A connection ended.
    pub fn disconnected(&self) {
        self.connections.fetch_sub(1, Ordering::Relaxed);
    }

    /// A connection came while there were too many.
    pub fn refused(&self) {
        self.refused.fetch_add(1, Ordering::Relaxed);
    }

    /// The counts in the text form that Prometheus reads.
    #[must_use]
    pub fn to_text(&self, now: Now) -> String {
        let mut text = String::new();
        let mut line = |name: &str, kind: &str, help: &str, value: u64| {
            // Writing to a String cannot fail.
            let _ = write!(text, "# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}\n");
        };
        let read = |count: &AtomicU64| count.load(Ordering::Relaxed);
        line("sanad_connections", "gauge", "Connections that are open.", read(&self.connections));
        line(
            "sanad_connections_refused_total",
            "counter",
            "Connections beyond the limit.",
            read(&self.refused),
        );
        line("sanad_stored_bytes_total", "counter", "Bytes stored since the start.", read(&self.stored));
        line("sanad_used_bytes", "gauge", "Bytes counted as used.", now.used);
        line("sanad_bundles", "gauge", "Bundles open, closed or collected.", now.bundles);
        line("sanad_closing", "gauge", "Bundles being read again before their receipt.", now.closing);
        if let Some(free) = now.free {
            line("sanad_free_bytes", "gauge", "Bytes free above the floor.", free);
        }
        text.push_str("# HELP sanad_answers_total Requests answered.\n# TYPE sanad_answers_total counter\n");
        for ((kind, status), count) in self.answers.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            let _ = writeln!(text, "sanad_answers_total{{kind=\"{kind}\",status=\"{status}\"}} {count}");
        }
        text
    }
}
