//! Claimed time.
use std::{fmt, str::FromStr};
/// A claimed time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimedTime(chrono::DateTime<chrono::FixedOffset>);
impl fmt::Display for ClaimedTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%dT%H:%M:%S%:z"))
    }
}
impl FromStr for ClaimedTime {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        chrono::DateTime::parse_from_rfc3339(text).map(Self).map_err(|_| ())
    }
}
