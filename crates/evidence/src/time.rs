//! Times as a device claims them.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use chrono::{DateTime, Datelike as _, FixedOffset, Timelike as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How a time is spelled, in chrono's terms: `2026-11-21T18:25:00+04:30`.
const SPELLING: &str = "%Y-%m-%dT%H:%M:%S%:z";

/// What the clock of one device said: a claim, never proof of when anything happened.
///
/// RFC 3339 with a numeric offset in whole minutes, whole seconds, years 0000 to 9999. UTC is
/// `+00:00`; `Z`, `-00:00`, fractions and leap seconds are not taken, so one time at one offset has
/// one spelling. Two times are equal when instant *and* offset are. There is deliberately no order:
/// clocks are wrong, and what came first is for the custody log to say; [`ClaimedTime::unix`] is
/// there for those who compare knowingly.
#[derive(Clone, Copy)]
pub struct ClaimedTime(DateTime<FixedOffset>);

/// Why a text or a moment is not a claimed time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimeError {
    /// Not spelled as `2026-11-21T18:25:00+04:30`.
    #[error("not a time spelled as 2026-11-21T18:25:00+04:30")]
    Spelling,
    /// A year before 0000 or after 9999, or an offset with odd seconds.
    #[error("a time that RFC 3339 cannot spell")]
    Range,
}

impl TimeError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Spelling => "time-spelling",
            Self::Range => "time-range",
        }
    }
}

impl ClaimedTime {
    /// Takes what a clock said; the fraction of the second is cut off.
    ///
    /// # Errors
    /// [`TimeError::Range`] for a year or an offset that RFC 3339 cannot spell.
    pub fn new(moment: DateTime<FixedOffset>) -> Result<Self, TimeError> {
        let whole = moment.with_nanosecond(0).ok_or(TimeError::Range)?;
        let minutes = whole.offset().local_minus_utc() % 60 == 0;
        if minutes && (0..=9999).contains(&whole.year()) { Ok(Self(whole)) } else { Err(TimeError::Range) }
    }

    /// The start of 1970 at UTC: what is told where a clock stands at no time a calendar has.
    #[must_use]
    pub fn epoch() -> Self {
        Self(DateTime::<chrono::Utc>::UNIX_EPOCH.fixed_offset())
    }

    /// Seconds since 1970-01-01T00:00:00Z, without leap seconds; negative before.
    #[must_use]
    pub fn unix(&self) -> i64 {
        self.0.timestamp()
    }

    /// The moment, with the offset it was claimed at.
    #[must_use]
    pub const fn moment(&self) -> DateTime<FixedOffset> {
        self.0
    }
}

impl TryFrom<DateTime<FixedOffset>> for ClaimedTime {
    type Error = TimeError;
    fn try_from(moment: DateTime<FixedOffset>) -> Result<Self, TimeError> {
        Self::new(moment)
    }
}

impl FromStr for ClaimedTime {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        if text.len() != 25 {
            return Err(TimeError::Spelling);
        }
        let moment = DateTime::parse_from_str(text, SPELLING).map_err(|_| TimeError::Spelling)?;
        let time = Self::new(moment).map_err(|_| TimeError::Spelling)?;
        // chrono is lenient (signs, a leap second, -00:00): one value has one spelling here.
        if time.to_string() == text { Ok(time) } else { Err(TimeError::Spelling) }
    }
}

impl fmt::Display for ClaimedTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format(SPELLING))
    }
}

impl fmt::Debug for ClaimedTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ClaimedTime({self})")
    }
}

impl PartialEq for ClaimedTime {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 && self.0.offset() == other.0.offset()
    }
}

impl Eq for ClaimedTime {}

impl Hash for ClaimedTime {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.timestamp().hash(state);
        self.0.offset().hash(state);
    }
}

impl Serialize for ClaimedTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ClaimedTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_time_has_one_spelling() {
        let kabul = "2026-11-21T18:25:00+04:30";
        let time: ClaimedTime = kabul.parse().unwrap();
        assert_eq!(time.to_string(), kabul);
        assert_eq!(time.unix(), 1_795_269_300);
        assert_eq!(serde_json::to_string(&time).unwrap(), format!("\"{kabul}\""));
        let wrong = [
            "2026-11-21T18:25:00Z",
            "2026-11-21T18:25:00-00:00",
            "2026-11-21T18:25:00.5+04:30",
            "2026-11-21t18:25:00+04:30",
            "2026-11-21 18:25:00+04:30",
            "2026-11-21T18:25:00+0430",
            "2026-11-21T18:25:60+04:30",
            "2026-12-31T23:59:60+00:00",
            "2026-11-21T24:00:00+04:30",
            "2026-02-29T18:25:00+04:30",
            "+026-11-21T18:25:00+04:30",
            "2026-11-21T18:25:00+24:00",
            "2026-11-21T18:25:00 04:30",
            "2026-11-21T18:25:00+04:3٠",
            "",
        ];
        for text in wrong {
            assert_eq!(text.parse::<ClaimedTime>(), Err(TimeError::Spelling), "{text} was taken");
        }
    }

    #[test]
    fn the_same_instant_at_another_offset_is_another_claim() {
        let utc: ClaimedTime = "2026-11-21T13:55:00+00:00".parse().unwrap();
        let kabul: ClaimedTime = "2026-11-21T18:25:00+04:30".parse().unwrap();
        assert_eq!(utc.unix(), kabul.unix());
        assert_ne!(utc, kabul);
    }

    #[test]
    fn what_a_clock_says_is_cut_to_whole_seconds() {
        let moment = DateTime::parse_from_rfc3339("2026-11-21T18:25:00.987+04:30").unwrap();
        assert_eq!(ClaimedTime::new(moment).unwrap().to_string(), "2026-11-21T18:25:00+04:30");
        let odd = moment.with_timezone(&FixedOffset::east_opt(3601).unwrap());
        assert_eq!(ClaimedTime::new(odd), Err(TimeError::Range));
        let late = DateTime::from_timestamp(400_000_000_000, 0).unwrap().fixed_offset();
        assert_eq!(ClaimedTime::new(late), Err(TimeError::Range));
    }
}
