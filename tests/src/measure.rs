//! What the benchmarks share: medians, and a table of what was found.

use std::time::{Duration, Instant};

/// What was measured: what it is, ours, the peer's, and the verdict.
#[derive(Debug, Default)]
pub struct Table(Vec<[String; 4]>);

impl Table {
    /// Adds a row, and says it at once.
    pub fn row(&mut self, what: &str, ours: String, peer: String, verdict: String) {
        eprintln!("{what}: {ours} | {peer} | {verdict}");
        self.0.push([what.to_owned(), ours, peer, verdict]);
    }

    /// Prints all rows.
    pub fn print(&self) {
        let width = |column: usize| self.0.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..4).map(width).collect();
        for row in &self.0 {
            let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
            println!("{}", cells.collect::<Vec<_>>().join("  "));
        }
    }
}

/// Runs something three times and gives the median.
pub fn median(mut act: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..3).map(|_| act()).collect();
    times.sort_unstable();
    times[1]
}

/// How long something takes.
pub fn timed(act: impl FnOnce()) -> Duration {
    let began = Instant::now();
    act();
    began.elapsed()
}

/// A time in words.
#[must_use]
pub fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

/// How many times as long ours took.
#[must_use]
pub fn ratio(ours: Duration, theirs: Duration) -> f64 {
    ours.as_secs_f64() / theirs.as_secs_f64()
}
