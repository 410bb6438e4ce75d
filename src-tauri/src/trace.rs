//! `--trace`: how long the app took to its milestones. Lines name the milestone and nothing else.

use std::sync::OnceLock;
use std::time::Instant;

static BEGAN: OnceLock<Instant> = OnceLock::new();

/// Begins to write milestones to standard output.
pub fn begin() {
    let _ = BEGAN.set(Instant::now());
}

/// Writes `trace: <milliseconds since the start> <what>`, if that was asked for.
pub fn mark(what: &'static str) {
    if let Some(began) = BEGAN.get() {
        println!("trace: {} {what}", began.elapsed().as_millis());
    }
}
