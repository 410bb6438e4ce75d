//! How fast the line was in the last minute, and what that says of what is left. Nothing is said
//! before something was seen.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// How far back is looked.
const WINDOW: Duration = Duration::from_secs(60);
/// How long is looked before anything is said.
const SOON: Duration = Duration::from_secs(5);
/// How often what went by is noted.
const GRAIN: Duration = Duration::from_secs(1);

/// The moving average of what went by.
#[derive(Debug)]
pub(super) struct Pace {
    /// When, and how many bytes had gone by until then.
    seen: VecDeque<(Instant, u64)>,
}

impl Pace {
    pub(super) const fn new() -> Self {
        Self { seen: VecDeque::new() }
    }

    /// Notes that by `now` this many bytes have gone by in all.
    pub(super) fn note(&mut self, now: Instant, total: u64) {
        let too_soon = |last: &(Instant, u64)| now.saturating_duration_since(last.0) < GRAIN;
        if self.seen.len() > 1 && self.seen.iter().rev().nth(1).is_some_and(too_soon) {
            self.seen.pop_back();
        }
        self.seen.push_back((now, total));
        // One is kept from before the window, so that all of it is covered.
        while self.seen.get(1).is_some_and(|(at, _)| now.saturating_duration_since(*at) > WINDOW) {
            self.seen.pop_front();
        }
    }

    /// Bytes a second in the last minute, once there is something to say; `None` also where nothing
    /// moved in all that time.
    pub(super) fn per_second(&self) -> Option<u64> {
        let (from, before) = self.seen.front()?;
        let (to, after) = self.seen.back()?;
        let time = to.saturating_duration_since(*from);
        if time < SOON {
            return None;
        }
        let bytes = u128::from(after.saturating_sub(*before));
        let pace = bytes.saturating_mul(1000).checked_div(time.as_millis())?;
        u64::try_from(pace).ok().filter(|pace| *pace > 0)
    }

    /// How long this many bytes take at that pace.
    pub(super) fn left(&self, bytes: u64) -> Option<Duration> {
        Some(Duration::from_secs(bytes.div_ceil(self.per_second()?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_before_there_is_a_pace() {
        let begun = Instant::now();
        let mut pace = Pace::new();
        assert_eq!(pace.per_second(), None);
        pace.note(begun, 0);
        pace.note(begun + Duration::from_secs(4), 400_000);
        assert_eq!((pace.per_second(), pace.left(1)), (None, None));
        pace.note(begun + Duration::from_secs(5), 500_000);
        assert_eq!(pace.per_second(), Some(100_000));
        assert_eq!(pace.left(1_000_000), Some(Duration::from_secs(10)));
    }

    #[test]
    fn what_was_fast_an_hour_ago_says_nothing_of_now() {
        let begun = Instant::now();
        let mut pace = Pace::new();
        let mut total = 0;
        for second in 0..600 {
            total += if second < 300 { 1_000_000 } else { 2_000 };
            pace.note(begun + Duration::from_secs(second), total);
        }
        assert_eq!(pace.per_second(), Some(2_000));
        assert!(pace.seen.len() < 70, "a bounded memory");
        for second in 600..700 {
            pace.note(begun + Duration::from_secs(second), total);
        }
        assert_eq!(pace.per_second(), None, "a line that stands still promises nothing");
    }

    #[test]
    fn many_notes_a_second_are_kept_as_few() {
        let begun = Instant::now();
        let mut pace = Pace::new();
        for tick in 0..600_u64 {
            pace.note(begun + Duration::from_millis(tick * 100), tick * 500);
        }
        assert!(pace.seen.len() <= 70);
        assert_eq!(pace.per_second(), Some(5_000));
    }
}
