//! Days in the calendars in which people say them: Gregorian, Solar Hijri, and lunar Hijri.
//!
//! Afghanistan and Iran count the same Solar Hijri days and name the months differently, so they are two
//! codes and one reckoning. The lunar calendar is that of Umm al-Qura (FORMAT.md, "Calendars").

use std::ops::RangeInclusive;

use chrono::{Datelike as _, NaiveDate};
use icu_calendar::cal::hijri::UmmAlQura;
use icu_calendar::cal::{Hijri, Persian};
use icu_calendar::{Date, Iso};

pub use sanad_evidence::when::Calendar;

/// The years of a calendar in which a day can be told: what people alive could have seen or been told of,
/// and in which each calendar's own rules, not an extension of them, hold.
#[must_use]
pub const fn years(calendar: Calendar) -> RangeInclusive<i32> {
    match calendar {
        Calendar::Gregorian => 1583..=2174,
        Calendar::SolarHijriAf | Calendar::SolarHijriIr => 1178..=1552,
        Calendar::Islamic => 1300..=1600,
    }
}

/// The Gregorian day of a day in a calendar: year as the calendar counts it, month and day from 1.
/// `None` when there is no such day, or the year is outside [`years`].
#[must_use]
pub fn to_gregorian(calendar: Calendar, year: i32, month: u8, day: u8) -> Option<NaiveDate> {
    if !years(calendar).contains(&year) {
        return None;
    }
    let iso = match calendar {
        Calendar::Gregorian => Date::try_new_iso(year, month, day).ok()?,
        Calendar::SolarHijriAf | Calendar::SolarHijriIr => {
            Date::try_new_persian(year, month, day).ok()?.to_calendar(Iso)
        }
        Calendar::Islamic => lunar(year, month, day)?.to_calendar(Iso),
    };
    let (year, month, day) = parts(&iso);
    NaiveDate::from_ymd_opt(year, month.into(), day.into())
}

/// Year, month and day of a Gregorian day in a calendar; `None` outside [`years`].
#[must_use]
pub fn from_gregorian(calendar: Calendar, day: NaiveDate) -> Option<(i32, u8, u8)> {
    let (month, of_month) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    let iso = Date::try_new_iso(day.year(), month, of_month).ok()?;
    let told = match calendar {
        Calendar::Gregorian => parts(&iso),
        Calendar::SolarHijriAf | Calendar::SolarHijriIr => parts(&iso.to_calendar(Persian)),
        Calendar::Islamic => parts(&iso.to_calendar(Hijri::new_umm_al_qura())),
    };
    years(calendar).contains(&told.0).then_some(told)
}

/// How many days a month has; `None` when the calendar has no such month or year.
#[must_use]
pub fn month_days(calendar: Calendar, year: i32, month: u8) -> Option<u8> {
    if !years(calendar).contains(&year) {
        return None;
    }
    Some(match calendar {
        Calendar::Gregorian => Date::try_new_iso(year, month, 1).ok()?.days_in_month(),
        Calendar::SolarHijriAf | Calendar::SolarHijriIr => {
            Date::try_new_persian(year, month, 1).ok()?.days_in_month()
        }
        Calendar::Islamic => lunar(year, month, 1)?.days_in_month(),
    })
}

fn lunar(year: i32, month: u8, day: u8) -> Option<Date<Hijri<UmmAlQura>>> {
    Date::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura()).ok()
}

fn parts<A: icu_calendar::AsCalendar>(date: &Date<A>) -> (i32, u8, u8) {
    (date.year().extended_year(), date.month().ordinal, date.day_of_month().0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn gregorian(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    const SOLAR: [Calendar; 2] = [Calendar::SolarHijriAf, Calendar::SolarHijriIr];

    #[test]
    fn known_pairs_of_days() {
        let pairs = [
            ("2005-10-20", (1384, 7, 28)),
            // The first and the last day of a common year and of leap years.
            ("2019-03-21", (1398, 1, 1)),
            ("2020-03-19", (1398, 12, 29)),
            ("2020-03-20", (1399, 1, 1)),
            ("2021-03-20", (1399, 12, 30)),
            ("2021-03-21", (1400, 1, 1)),
            ("2024-03-20", (1403, 1, 1)),
            ("2025-03-20", (1403, 12, 30)),
            ("2025-03-21", (1404, 1, 1)),
            ("1979-02-11", (1357, 11, 22)),
            ("2021-08-15", (1400, 5, 24)),
        ];
        for calendar in SOLAR {
            for (day, told) in pairs {
                assert_eq!(from_gregorian(calendar, gregorian(day)), Some(told), "{day}");
                assert_eq!(to_gregorian(calendar, told.0, told.1, told.2), Some(gregorian(day)), "{told:?}");
            }
        }
    }

    #[test]
    fn leap_years_have_a_thirtieth_of_the_last_month() {
        for calendar in SOLAR {
            let leap: Vec<i32> =
                (1395..=1412).filter(|year| month_days(calendar, *year, 12) == Some(30)).collect();
            assert_eq!(leap, [1395, 1399, 1403, 1408, 1412]);
            assert_eq!(to_gregorian(calendar, 1400, 12, 30), None);
            let days: Vec<u8> = (1..=12).map(|month| month_days(calendar, 1399, month).unwrap()).collect();
            assert_eq!(days, [31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30]);
        }
    }

    #[test]
    fn known_days_of_the_lunar_calendar() {
        // The first days of years and of Ramadan as they were printed for Umm al-Qura.
        for (day, told) in [
            ("2019-08-31", (1441, 1, 1)),
            ("2020-04-24", (1441, 9, 1)),
            ("2023-03-23", (1444, 9, 1)),
            ("2024-07-07", (1446, 1, 1)),
            ("2025-03-01", (1446, 9, 1)),
        ] {
            assert_eq!(from_gregorian(Calendar::Islamic, gregorian(day)), Some(told), "{day}");
            let (year, month, of_month) = told;
            assert_eq!(to_gregorian(Calendar::Islamic, year, month, of_month), Some(gregorian(day)));
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for (calendar, year, month, day) in [
            (Calendar::Gregorian, 2023, 2, 29),
            (Calendar::Gregorian, 2023, 13, 1),
            (Calendar::Gregorian, 1400, 1, 1),
            (Calendar::SolarHijriAf, 1384, 7, 31),
            (Calendar::SolarHijriIr, 2005, 1, 1),
            (Calendar::SolarHijriIr, 1384, 0, 1),
            (Calendar::Islamic, 1446, 9, 31),
            (Calendar::Islamic, 1299, 1, 1),
        ] {
            assert_eq!(to_gregorian(calendar, year, month, day), None, "{calendar:?} {year}-{month}-{day}");
        }
        assert_eq!(month_days(Calendar::Gregorian, 2024, 2), Some(29));
        assert_eq!(month_days(Calendar::SolarHijriAf, 1403, 13), None);
        assert_eq!(from_gregorian(Calendar::Islamic, gregorian("1800-01-01")), None);
    }

    proptest! {
        #[test]
        fn every_day_comes_back(
            year in 1300_i32..=1500, month in 1_u8..=12, day in 1_u8..=31, which in 0_usize..4
        ) {
            let calendar = Calendar::ALL[which];
            let year = if calendar == Calendar::Gregorian { year + 600 } else { year };
            let days = month_days(calendar, year, month).unwrap();
            let told = to_gregorian(calendar, year, month, day);
            prop_assert_eq!(told.is_some(), day <= days);
            if let Some(told) = told {
                prop_assert_eq!(from_gregorian(calendar, told), Some((year, month, day)));
                // And no day is left out between this one and the next.
                let next = told.succ_opt().unwrap();
                let (_, _, after) = from_gregorian(calendar, next).unwrap();
                prop_assert_eq!(after, if day == days { 1 } else { day + 1 });
            }
        }
    }
}
