//! The clock that locks when nobody is there.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// How long before the lock it is said.
pub const NOTICE: Duration = Duration::from_secs(20);

/// What is to be done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Somebody was there lately.
    Nothing,
    /// Say that it locks in so many seconds; once.
    Warn(u32),
    /// Lock.
    Lock,
}

/// When somebody was there last. Times are given from outside, as time since the start of the device
/// with its sleep: a laptop that slept through the limit locks as soon as it wakes.
#[derive(Default)]
pub struct Idle(Mutex<Seen>);

#[derive(Default)]
struct Seen {
    last: Duration,
    warned: bool,
}

/// The time since the device was started, sleep included.
pub fn now() -> Duration {
    let time = clock_gettime(ClockId::Boottime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
}

impl Idle {
    /// Somebody is here. Returns whether a warning stands that is called off by this.
    pub fn stay(&self, now: Duration) -> bool {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.last = now;
        std::mem::take(&mut seen.warned)
    }

    /// What is to be done at this time, when the limit is so long.
    pub fn step(&self, now: Duration, limit: Duration) -> Step {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let away = now.saturating_sub(seen.last);
        if away >= limit {
            seen.warned = false;
            return Step::Lock;
        }
        let left = limit.saturating_sub(away);
        if left > NOTICE || seen.warned {
            return Step::Nothing;
        }
        seen.warned = true;
        Step::Warn(u32::try_from(left.as_secs()).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn it_warns_once_and_then_locks() {
        let idle = Idle::default();
        idle.stay(at(1000));
        let step = |seconds| idle.step(at(seconds), at(60));
        assert_eq!(step(1001), Step::Nothing);
        assert_eq!(step(1039), Step::Nothing);
        assert_eq!(step(1040), Step::Warn(20));
        assert_eq!(step(1041), Step::Nothing);
        assert_eq!(step(1060), Step::Lock);
    }

    #[test]
    fn who_comes_back_calls_it_off_and_is_warned_again() {
        let idle = Idle::default();
        idle.stay(at(0));
        assert_eq!(idle.step(at(45), at(60)), Step::Warn(15));
        assert!(idle.stay(at(50)));
        assert!(!idle.stay(at(51)));
        assert_eq!(idle.step(at(60), at(60)), Step::Nothing);
        assert_eq!(idle.step(at(95), at(60)), Step::Warn(16));
    }

    #[test]
    fn a_sleep_counts() {
        let idle = Idle::default();
        idle.stay(at(10));
        assert_eq!(idle.step(at(90_000), at(7200)), Step::Lock);
        assert!(now() > Duration::ZERO);
    }
}
