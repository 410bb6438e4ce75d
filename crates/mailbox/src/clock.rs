//! What time it is: an argument, so that tests can let a year pass.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use sanad_evidence::ClaimedTime;

/// Says what time it is.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>);

impl Clock {
    /// The clock of this machine.
    #[must_use]
    pub fn system() -> Self {
        Self(Arc::new(Utc::now))
    }

    /// Any other.
    #[must_use]
    pub fn other(clock: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self(Arc::new(clock))
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        (self.0)()
    }

    /// Now, as it stands in documents: UTC.
    #[must_use]
    pub fn claimed(&self) -> ClaimedTime {
        ClaimedTime::new(self.now().fixed_offset()).unwrap_or_else(|_| ClaimedTime::epoch())
    }

    /// Whether `days` have passed since a time. A clock that went backwards makes nothing due.
    #[must_use]
    pub fn passed(&self, since: DateTime<Utc>, days: u32) -> bool {
        self.now().signed_duration_since(since) > chrono::Duration::days(i64::from(days))
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock(..)")
    }
}
