//! How long to wait before the next try: each pause up to twice the last, drawn by chance in full, so
//! that many who were cut at once do not all come back at once.

use std::time::Duration;

use super::limits::Limits;

/// The pauses between the tries of one thing.
#[derive(Debug)]
pub(super) struct Backoff {
    tried: u32,
}

impl Backoff {
    pub(super) const fn new() -> Self {
        Self { tried: 0 }
    }

    /// Something got through: the next failure is a first one.
    pub(super) const fn progressed(&mut self) {
        self.tried = 0;
    }

    /// Counts a failure. `None` when it was one too many for a round that is not patient.
    pub(super) fn failed(&mut self, limits: &Limits, patient: bool, chance: u64) -> Option<Duration> {
        self.tried = self.tried.saturating_add(1);
        if !patient && self.tried >= limits.tries {
            return None;
        }
        Some(pause(self.tried, limits, chance))
    }
}

/// A pause before the try that follows the `tried`th failure: from nothing to the whole of it.
fn pause(tried: u32, limits: &Limits, chance: u64) -> Duration {
    let doublings = tried.saturating_sub(1).min(20);
    let longest = limits.first_pause.saturating_mul(1 << doublings).min(limits.longest_pause);
    let longest = u64::try_from(longest.as_millis()).unwrap_or(u64::MAX);
    Duration::from_millis(chance.checked_rem(longest.saturating_add(1)).unwrap_or(0))
}

/// What a server asks to be left in peace for, at most what is granted here. `now` is our clock, in
/// seconds since 1970; a date is compared with the server's own clock where it states one.
pub(super) fn asked(retry_after: &str, date: Option<&str>, now: i64, limits: &Limits) -> Option<Duration> {
    let seconds = match retry_after.trim().parse::<u64>() {
        Ok(seconds) => seconds,
        Err(_) => {
            let until = seconds_of(retry_after)?;
            let from = date.and_then(seconds_of).unwrap_or(now);
            u64::try_from(until.saturating_sub(from)).unwrap_or(0)
        }
    };
    Some(Duration::from_secs(seconds).min(limits.longest_asked))
}

/// A date of HTTP (RFC 9110, 5.6.7) in seconds since 1970.
pub(super) fn seconds_of(date: &str) -> Option<i64> {
    chrono::DateTime::parse_from_rfc2822(date.trim()).ok().map(|date| date.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_and_stop_growing_and_are_drawn_in_full() {
        let limits = Limits::default();
        let longest = |tried| {
            let whole = pause(tried, &limits, 0).as_millis();
            assert_eq!(whole, 0, "chance may also say: at once");
            // The largest of what chance can say is the pause itself.
            (0..=400_000_u64).step_by(500).map(|chance| pause(tried, &limits, chance)).max().unwrap()
        };
        assert_eq!(
            longest(1),
            Duration::from_secs(1).saturating_sub(Duration::from_millis(1)).max(longest(1))
        );
        assert!(longest(1) <= Duration::from_secs(1));
        assert!(longest(4) > Duration::from_secs(7) && longest(4) <= Duration::from_secs(8));
        assert!(longest(60) > Duration::from_secs(295) && longest(60) <= Duration::from_secs(300));
    }

    #[test]
    fn the_sixth_failure_ends_a_round_that_is_not_patient_and_progress_begins_anew() {
        let limits = Limits::default();
        let mut backoff = Backoff::new();
        for _ in 0..5 {
            assert!(backoff.failed(&limits, false, 7).is_some());
        }
        assert!(backoff.failed(&limits, false, 7).is_none());
        assert!(backoff.failed(&limits, true, 7).is_some(), "a patient round goes on");
        backoff.progressed();
        assert!(backoff.failed(&limits, false, 7).is_some());
    }

    #[test]
    fn retry_after_is_seconds_or_a_date_and_bounded() {
        let limits = Limits::default();
        assert_eq!(asked("12", None, 0, &limits), Some(Duration::from_secs(12)));
        assert_eq!(asked("999999", None, 0, &limits), Some(Duration::from_secs(3600)));
        let date = "Sun, 06 Nov 1994 08:49:37 GMT";
        assert_eq!(
            asked(date, Some("Sun, 06 Nov 1994 08:49:07 GMT"), 0, &limits),
            Some(Duration::from_secs(30))
        );
        assert_eq!(asked(date, None, seconds_of(date).unwrap() + 5, &limits), Some(Duration::ZERO));
        assert_eq!(asked("soon", None, 0, &limits), None);
    }
}
