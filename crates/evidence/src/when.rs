//! The date value: when something was, as exactly as a person knows it (FORMAT.md, "Date value").

use std::str::FromStr;

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::entry::UnknownCode;

/// The longest text in a date or place value, in bytes: 64 KiB.
pub(crate) const MAX_WORDS: usize = 64 << 10;

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every code, in the order of the specification.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The code as it is written down.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }
        }

        impl FromStr for $name {
            type Err = UnknownCode;
            fn from_str(text: &str) -> Result<Self, UnknownCode> {
                Self::ALL.iter().copied().find(|code| code.code() == text).ok_or(UnknownCode)
            }
        }
    };
}

codes! {
    /// How exactly the time is known.
    Precision {
        /// The day.
        Day = "day",
        /// The month, of the calendar named: at most 31 days.
        Month = "month",
        /// The season: at most 124 days.
        Season = "season",
        /// The year, of the calendar named: at most 366 days.
        Year = "year",
        /// Some time between two days.
        Range = "range",
        /// Some time up to a day.
        Before = "before",
        /// Some time from a day on.
        After = "after",
        /// Not known.
        Unknown = "unknown",
    }
}

codes! {
    /// The calendar in which it was said.
    Calendar {
        /// The Gregorian calendar.
        Gregorian = "gregorian",
        /// The Solar Hijri calendar with Afghan month names.
        SolarHijriAf = "solar-hijri-af",
        /// The Solar Hijri calendar with Iranian month names.
        SolarHijriIr = "solar-hijri-ir",
        /// The lunar Hijri calendar.
        Islamic = "islamic",
    }
}

/// When something was: two days of the Gregorian calendar, how exactly that is known, and her own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    earliest: Option<NaiveDate>,
    latest: Option<NaiveDate>,
    precision: Precision,
    calendar: Calendar,
    as_said: String,
    basis: String,
}

/// Why something is not a date value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WhenError {
    /// Not a list of six texts of their forms.
    #[error("not a date value")]
    Form,
    /// The earliest day comes after the latest.
    #[error("the earliest day comes after the latest")]
    Order,
    /// The days do not agree with the precision.
    #[error("the days do not agree with how exactly the time is known")]
    Precision,
    /// A text longer than 64 KiB.
    #[error("a text is longer than 64 KiB")]
    TooLong,
}

impl WhenError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Form => "when-form",
            Self::Order => "when-order",
            Self::Precision => "when-precision",
            Self::TooLong => "when-too-long",
        }
    }
}

impl When {
    /// A date value. The days are Gregorian; `calendar` says in which one it was told, `as_said` in which
    /// words, and `basis` how it is known: a code of lower-case letters, digits, `.`, `_` and `-`, or empty.
    ///
    /// # Errors
    /// [`WhenError`] when the days contradict each other or the precision.
    pub fn new(
        earliest: Option<NaiveDate>,
        latest: Option<NaiveDate>,
        precision: Precision,
        calendar: Calendar,
        as_said: String,
        basis: String,
    ) -> Result<Self, WhenError> {
        if as_said.len() > MAX_WORDS {
            return Err(WhenError::TooLong);
        }
        if !basis.is_empty() && !crate::record::is_code(&basis) {
            return Err(WhenError::Form);
        }
        // Days that `YYYY-MM-DD` cannot spell.
        if [earliest, latest].into_iter().flatten().any(|day| parse_day(&day.to_string()) != Some(day)) {
            return Err(WhenError::Form);
        }
        let most = match (earliest, latest, precision) {
            (None, None, Precision::Unknown)
            | (None, Some(_), Precision::Before)
            | (Some(_), None, Precision::After) => None,
            (Some(_), Some(_), Precision::Day) => Some(1),
            (Some(_), Some(_), Precision::Month) => Some(31),
            (Some(_), Some(_), Precision::Season) => Some(124),
            (Some(_), Some(_), Precision::Year) => Some(366),
            (Some(_), Some(_), Precision::Range) => Some(i64::MAX),
            _ => return Err(WhenError::Precision),
        };
        if let (Some(earliest), Some(latest), Some(most)) = (earliest, latest, most) {
            let days = latest.signed_duration_since(earliest).num_days();
            if days < 0 {
                return Err(WhenError::Order);
            }
            if days >= most {
                return Err(WhenError::Precision);
            }
        }
        Ok(Self { earliest, latest, precision, calendar, as_said, basis })
    }

    /// A time that is not known, in her words or in none.
    ///
    /// # Errors
    /// [`WhenError::TooLong`].
    pub fn unknown(as_said: String) -> Result<Self, WhenError> {
        Self::new(None, None, Precision::Unknown, Calendar::Gregorian, as_said, String::new())
    }

    /// One day of the Gregorian calendar, in no words.
    ///
    /// # Errors
    /// [`WhenError::Form`] for a year before 0001 or after 9999.
    pub fn day(day: NaiveDate) -> Result<Self, WhenError> {
        Self::new(Some(day), Some(day), Precision::Day, Calendar::Gregorian, String::new(), String::new())
    }

    /// Reads the value of a field.
    ///
    /// # Errors
    /// [`WhenError`].
    pub fn from_value(value: &Value) -> Result<Self, WhenError> {
        let list = value.as_array().ok_or(WhenError::Form)?;
        let texts: Vec<&str> =
            list.iter().map(|text| text.as_str().ok_or(WhenError::Form)).collect::<Result<_, _>>()?;
        let [earliest, latest, precision, calendar, as_said, basis] = texts.as_slice() else {
            return Err(WhenError::Form);
        };
        let day = |text: &str| {
            if text.is_empty() { Ok(None) } else { parse_day(text).map(Some).ok_or(WhenError::Form) }
        };
        Self::new(
            day(earliest)?,
            day(latest)?,
            precision.parse().map_err(|_| WhenError::Form)?,
            calendar.parse().map_err(|_| WhenError::Form)?,
            (*as_said).to_owned(),
            (*basis).to_owned(),
        )
    }

    /// The value as it stands in a record.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        json!([
            day(self.earliest),
            day(self.latest),
            self.precision.code(),
            self.calendar.code(),
            self.as_said,
            self.basis
        ])
    }

    /// The first day it may have been.
    #[must_use]
    pub const fn earliest(&self) -> Option<NaiveDate> {
        self.earliest
    }

    /// The last day it may have been.
    #[must_use]
    pub const fn latest(&self) -> Option<NaiveDate> {
        self.latest
    }

    /// How exactly it is known.
    #[must_use]
    pub const fn precision(&self) -> Precision {
        self.precision
    }

    /// In which calendar it was told.
    #[must_use]
    pub const fn calendar(&self) -> Calendar {
        self.calendar
    }

    /// In which words it was told.
    #[must_use]
    pub fn as_said(&self) -> &str {
        &self.as_said
    }

    /// How it is known: a code, or empty.
    #[must_use]
    pub fn basis(&self) -> &str {
        &self.basis
    }
}

/// A day of the Gregorian calendar in its one spelling, `YYYY-MM-DD`, years 0001 to 9999.
#[must_use]
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    // chrono is lenient with signs and widths: one day has one spelling here.
    (text.len() == 10 && !text.starts_with("0000") && day.to_string() == text).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(list: [&str; 6]) -> Result<When, WhenError> {
        When::from_value(&json!(list))
    }

    #[test]
    fn what_is_known_reads_back_as_it_was_written() {
        for list in [
            ["2005-10-20", "2005-10-20", "day", "solar-hijri-af", "28 Mizan 1384", "said"],
            ["2005-09-23", "2005-10-22", "month", "solar-hijri-ir", "مهر ۱۳۸۴", "said"],
            ["2005-06-22", "2005-09-22", "season", "gregorian", "that summer", ""],
            ["2005-03-21", "2006-03-20", "year", "solar-hijri-af", "1384", "person"],
            ["1999-01-01", "2005-10-20", "range", "gregorian", "", ""],
            ["", "2005-10-20", "before", "islamic", "", "content"],
            ["2005-10-20", "", "after", "gregorian", "after he came back", ""],
            ["", "", "unknown", "gregorian", "long ago", ""],
        ] {
            let when = read(list).unwrap();
            assert_eq!(when.to_value(), json!(list));
        }
        assert_eq!(When::unknown(String::new()).unwrap().precision(), Precision::Unknown);
    }

    #[test]
    fn days_must_agree_with_each_other_and_with_the_precision() {
        let wrong = |list, error| assert_eq!(read(list), Err(error), "{list:?}");
        wrong(["2005-10-21", "2005-10-20", "range", "gregorian", "", ""], WhenError::Order);
        wrong(["2005-10-21", "2005-10-20", "day", "gregorian", "", ""], WhenError::Order);
        wrong(["2005-10-20", "2005-10-21", "day", "gregorian", "", ""], WhenError::Precision);
        wrong(["2005-10-01", "2005-11-01", "month", "gregorian", "", ""], WhenError::Precision);
        wrong(["2005-01-01", "2006-01-02", "year", "gregorian", "", ""], WhenError::Precision);
        wrong(["2005-01-01", "", "day", "gregorian", "", ""], WhenError::Precision);
        wrong(["2005-01-01", "2005-01-01", "unknown", "gregorian", "", ""], WhenError::Precision);
        wrong(["", "", "before", "gregorian", "", ""], WhenError::Precision);
        for spelling in ["2005-2-29", "2005-02-29", "0000-01-01", "+2005-01-1", "20050101", "٢٠٠٥-٠١-٠١"]
        {
            wrong([spelling, "", "after", "gregorian", "", ""], WhenError::Form);
        }
        wrong(["", "", "some-day", "gregorian", "", ""], WhenError::Form);
        wrong(["", "", "unknown", "julian", "", ""], WhenError::Form);
        wrong(["", "", "unknown", "gregorian", "", "Her words"], WhenError::Form);
        assert_eq!(When::from_value(&json!(["", "", "unknown", "gregorian", ""])), Err(WhenError::Form));
        assert_eq!(When::from_value(&json!("2005-10-20")), Err(WhenError::Form));
        assert_eq!(When::unknown("x".repeat(MAX_WORDS + 1)), Err(WhenError::TooLong));
    }
}
