//! Dates and places as values, and days in other calendars.

use chrono::NaiveDate;
use sanad_evidence::place_value::{PlaceError, PlaceValue, Point};
use sanad_evidence::when::{self, When, WhenError, parse_day};
use sanad_vault::calendar;

use super::said;
use crate::refusal::Answer;
use crate::told::{Calendar, CalendarDay, PlaceView, Precision, WhenView};

const PRECISIONS: [(Precision, when::Precision); 8] = [
    (Precision::Day, when::Precision::Day),
    (Precision::Month, when::Precision::Month),
    (Precision::Season, when::Precision::Season),
    (Precision::Year, when::Precision::Year),
    (Precision::Range, when::Precision::Range),
    (Precision::Before, when::Precision::Before),
    (Precision::After, when::Precision::After),
    (Precision::Unknown, when::Precision::Unknown),
];

const CALENDARS: [(Calendar, when::Calendar, calendar::Calendar); 4] = [
    (Calendar::Gregorian, when::Calendar::Gregorian, calendar::Calendar::Gregorian),
    (Calendar::SolarHijriAf, when::Calendar::SolarHijriAf, calendar::Calendar::SolarHijriAf),
    (Calendar::SolarHijriIr, when::Calendar::SolarHijriIr, calendar::Calendar::SolarHijriIr),
    (Calendar::Islamic, when::Calendar::Islamic, calendar::Calendar::Islamic),
];

/// A text as a page reads it: nothing where it is empty.
fn shown(text: &str) -> Option<String> {
    said(Some(text.to_owned()))
}

/// A day as a page writes it.
///
/// # Errors
/// `when-form`.
pub fn asked_day(text: &str) -> Answer<NaiveDate> {
    Ok(parse_day(text).ok_or(WhenError::Form)?)
}

/// A date as a page reads it.
pub fn when(when: &When) -> WhenView {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let precision = PRECISIONS.iter().find(|(_, known)| *known == when.precision());
    let calendar = CALENDARS.iter().find(|(_, known, _)| *known == when.calendar());
    WhenView {
        earliest: day(when.earliest()),
        latest: day(when.latest()),
        precision: precision.map_or(Precision::Unknown, |(told, _)| *told),
        calendar: calendar.map_or(Calendar::Gregorian, |(told, ..)| *told),
        as_said: when.as_said().to_owned(),
        basis: shown(when.basis()),
    }
}

/// A date that a page states.
///
/// # Errors
/// `when-form`, `when-order`, `when-precision`, `when-too-long`.
pub fn asked_when(view: WhenView) -> Answer<When> {
    let day = |text: Option<String>| said(text).as_deref().map(asked_day).transpose();
    let precision = PRECISIONS.iter().find(|(told, _)| *told == view.precision).ok_or(WhenError::Form)?;
    let calendar = CALENDARS.iter().find(|(told, ..)| *told == view.calendar).ok_or(WhenError::Form)?;
    let (earliest, latest) = (day(view.earliest)?, day(view.latest)?);
    let basis = said(view.basis).unwrap_or_default();
    Ok(When::new(earliest, latest, precision.1, calendar.1, view.as_said, basis)?)
}

/// A place as a page reads it.
pub fn place(place: &PlaceValue) -> PlaceView {
    PlaceView {
        as_said: place.as_said.clone(),
        name: shown(&place.name),
        admin_path: shown(&place.admin_path),
        latitude: place.point.map(|point| point.latitude),
        longitude: place.point.map(|point| point.longitude),
        radius: place.point.map(|point| point.radius_m),
        source: shown(&place.source),
        kind: shown(&place.kind),
        exact: place.point.is_some_and(|point| !point.is_coarse()),
    }
}

/// A place that a page states. A radius that was not stated is that of a point.
///
/// # Errors
/// `place-form`, `place-point`, `place-too-long`.
pub fn asked_place(view: PlaceView) -> Answer<PlaceValue> {
    let point = match (view.latitude, view.longitude) {
        (None, None) => None,
        (Some(latitude), Some(longitude)) => {
            Some(Point { latitude, longitude, radius_m: view.radius.unwrap_or(0) })
        }
        _ => return Err(PlaceError::Point.into()),
    };
    let said = |text| said(text).unwrap_or_default();
    let place = PlaceValue {
        as_said: view.as_said,
        name: said(view.name),
        admin_path: said(view.admin_path),
        point,
        source: said(view.source),
        kind: said(view.kind),
    };
    place.check()?;
    Ok(place)
}

/// A calendar, as the vault reckons it.
pub fn asked_calendar(asked: Calendar) -> calendar::Calendar {
    let known = CALENDARS.iter().find(|(told, ..)| *told == asked);
    known.map_or(calendar::Calendar::Gregorian, |(.., known)| *known)
}

/// A Gregorian day in another calendar; nothing where that calendar has no such day.
pub fn calendar_day(calendar: calendar::Calendar, day: NaiveDate) -> Option<CalendarDay> {
    let (year, month, day) = calendar::from_gregorian(calendar, day)?;
    let month_days = calendar::month_days(calendar, year, month)?;
    Some(CalendarDay { year, month, day, month_days })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view() -> WhenView {
        WhenView {
            earliest: Some("2005-10-20".to_owned()),
            latest: Some("2005-10-20".to_owned()),
            precision: Precision::Day,
            calendar: Calendar::SolarHijriAf,
            as_said: "two days after the feast".to_owned(),
            basis: Some("said".to_owned()),
        }
    }

    #[test]
    fn a_date_comes_back_as_it_was_stated() {
        let told = when(&asked_when(view()).unwrap());
        assert_eq!(serde_json::to_value(told).unwrap(), serde_json::to_value(view()).unwrap());
        let codes = |view: WhenView| asked_when(view).err().unwrap().code;
        assert_eq!(codes(WhenView { earliest: Some("20 Oct".to_owned()), ..view() }), "when-form");
        assert_eq!(codes(WhenView { latest: Some("2005-10-19".to_owned()), ..view() }), "when-order");
        assert_eq!(codes(WhenView { latest: None, ..view() }), "when-precision");
        // Empty texts of a form are nothing said.
        let empty =
            WhenView { earliest: Some(String::new()), latest: None, precision: Precision::Unknown, ..view() };
        assert_eq!(asked_when(empty).unwrap().earliest(), None);
    }

    #[test]
    fn every_code_has_its_twin() {
        for (told, known) in PRECISIONS {
            assert_eq!(serde_json::to_value(told).unwrap(), known.code());
        }
        for (told, known, reckoned) in CALENDARS {
            assert_eq!(serde_json::to_value(told).unwrap(), known.code());
            assert_eq!(known.code(), reckoned.code());
        }
        assert_eq!(PRECISIONS.len(), when::Precision::ALL.len());
        assert_eq!(CALENDARS.len(), when::Calendar::ALL.len());
    }

    #[test]
    fn a_place_comes_back_as_it_was_stated() {
        let given = |longitude| PlaceView {
            as_said: "the school".to_owned(),
            name: None,
            admin_path: Some(" ".to_owned()),
            latitude: Some(34_528_130),
            longitude,
            radius: None,
            source: None,
            kind: Some("place.school".to_owned()),
            exact: true,
        };
        let told = place(&asked_place(given(Some(69_172_000))).unwrap());
        assert_eq!((told.latitude, told.radius, told.exact), (Some(34_528_130), Some(0), true));
        assert_eq!((told.admin_path, told.kind.as_deref()), (None, Some("place.school")));
        assert_eq!(asked_place(given(None)).err().unwrap().code, "place-point");
        assert_eq!(asked_place(given(Some(190_000_000))).err().unwrap().code, "place-point");
    }

    #[test]
    fn a_known_day_in_the_solar_calendar() {
        let calendar = asked_calendar(Calendar::SolarHijriAf);
        let day = calendar_day(calendar, asked_day("2005-10-20").unwrap()).unwrap();
        assert_eq!((day.year, day.month, day.day, day.month_days), (1384, 7, 28, 30));
        assert!(calendar_day(calendar, asked_day("0900-01-01").unwrap()).is_none());
    }
}
