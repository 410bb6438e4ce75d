//! How long anything may take.

use std::time::Duration;

/// The patience of the road over a network. The tests have less.
#[derive(Debug, Clone)]
pub(crate) struct Limits {
    /// Until somebody answers a call.
    pub(crate) connect: Duration,
    /// Until a proxy has reached the mailbox.
    pub(crate) through_proxy: Duration,
    /// How long no byte may move.
    pub(crate) silence: Duration,
    /// The slowest line that is waited for, in bytes a second: what was sent may still be under way.
    pub(crate) slowest: u64,
    /// How long a question and its answer may take beside what moves meanwhile at [`Limits::crawl`].
    pub(crate) whole: Duration,
    /// The slowest that anything may go on, in bytes a second.
    pub(crate) crawl: u64,
    /// The first pause after a failure; each further one is up to twice as long.
    pub(crate) first_pause: Duration,
    /// The longest pause.
    pub(crate) longest_pause: Duration,
    /// The longest pause that a mailbox may ask for.
    pub(crate) longest_asked: Duration,
    /// How often one thing is tried without progress, unless the round is patient.
    pub(crate) tries: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(30),
            through_proxy: Duration::from_secs(120),
            silence: Duration::from_secs(60),
            slowest: 2 * 1024,
            whole: Duration::from_secs(10 * 60),
            crawl: 256,
            first_pause: Duration::from_secs(1),
            longest_pause: Duration::from_secs(5 * 60),
            longest_asked: Duration::from_secs(60 * 60),
            tries: 6,
        }
    }
}
