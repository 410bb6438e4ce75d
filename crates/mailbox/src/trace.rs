//! What the operator reads on stderr. No id, token, address of anybody, path or name ever stands in it:
//! whoever takes the log learns that a mailbox ran.

use std::io::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How often [`seldom`] speaks at most.
const SELDOM: Duration = Duration::from_secs(10);

/// Writes one line. A stderr that is gone stops nothing.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "sanad-mailbox: {line}");
}

/// Writes one line, unless one was written so a moment ago: requests must not be able to fill the disk with
/// lines about a full disk.
pub fn seldom(line: &str) {
    static LAST: Mutex<Option<Instant>> = Mutex::new(None);
    let now = Instant::now();
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if last.is_none_or(|last| now.duration_since(last) >= SELDOM) {
        *last = Some(now);
        drop(last);
        say(line);
    }
}
