//! The place value: where something was, in words, and coarse unless a person chose otherwise
//! (FORMAT.md, "Place value").

use serde_json::{Value, json};

use crate::when::MAX_WORDS;

/// A tenth of a degree in micro-degrees: to this, coordinates are rounded by default.
const COARSE: i64 = 100_000;
/// The least radius of a coarse place, in metres.
const COARSE_RADIUS: u64 = 10_000;
/// How far rounding to a tenth of a degree moves a point at most, in metres, rounded up: half a cell's diagonal
/// at the equator.
const MOVED: u64 = 8_000;
/// The largest radius, in metres: half the way round the Earth.
const MAX_RADIUS: u64 = 20_040_000;

/// Where something was. Every text may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlaceValue {
    /// In the words of whoever told it.
    pub as_said: String,
    /// The name of the place.
    pub name: String,
    /// The administrative areas it lies in, from the largest, parted by `/`.
    pub admin_path: String,
    /// Where on the Earth, if that is known.
    pub point: Option<Point>,
    /// How it is known, or the gazetteer it was taken from.
    pub source: String,
    /// The type of place, an id of the vocabulary: `place.home`.
    pub kind: String,
}

/// A point on the Earth (WGS 84) and how far from it the place may lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Micro-degrees north of the equator: −90,000,000 to 90,000,000.
    pub latitude: i64,
    /// Micro-degrees east of Greenwich: −180,000,000 to 180,000,000.
    pub longitude: i64,
    /// The radius in metres.
    pub radius_m: u64,
}

/// Why something is not a place value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlaceError {
    /// Not a list of eight texts and numbers of their forms.
    #[error("not a place value")]
    Form,
    /// Not a point on the Earth.
    #[error("the coordinates are not on the Earth, or not whole")]
    Point,
    /// A text longer than 64 KiB.
    #[error("a text is longer than 64 KiB")]
    TooLong,
}

impl PlaceError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Form => "place-form",
            Self::Point => "place-point",
            Self::TooLong => "place-too-long",
        }
    }
}

impl Point {
    /// Rounded to a tenth of a degree, with a radius of at least 10 km that still holds the place. A point
    /// that is coarse already stays as it is.
    #[must_use]
    pub fn coarsen(self) -> Self {
        if self.is_coarse() {
            return self;
        }
        Self {
            latitude: rounded(self.latitude),
            longitude: rounded(self.longitude),
            radius_m: self.radius_m.saturating_add(MOVED).clamp(COARSE_RADIUS, MAX_RADIUS),
        }
    }

    /// Whether it tells no more than a tenth of a degree.
    #[must_use]
    pub const fn is_coarse(&self) -> bool {
        self.latitude % COARSE == 0 && self.longitude % COARSE == 0 && self.radius_m >= COARSE_RADIUS
    }

    const fn on_earth(&self) -> bool {
        self.latitude.unsigned_abs() <= 90_000_000
            && self.longitude.unsigned_abs() <= 180_000_000
            && self.radius_m <= MAX_RADIUS
    }
}

/// The nearest tenth of a degree; halves away from zero.
fn rounded(micro: i64) -> i64 {
    let half = if micro < 0 { -COARSE / 2 } else { COARSE / 2 };
    let tenths = micro.saturating_add(half).checked_div(COARSE).unwrap_or_default();
    tenths.saturating_mul(COARSE)
}

impl PlaceValue {
    /// The same with its point [coarsened](Point::coarsen). Done before sealing unless a person chose
    /// `exact`.
    #[must_use]
    pub fn coarsen(self) -> Self {
        Self { point: self.point.map(Point::coarsen), ..self }
    }

    /// Whether it can be written down.
    ///
    /// # Errors
    /// [`PlaceError`].
    pub fn check(&self) -> Result<(), PlaceError> {
        let texts = [&self.as_said, &self.name, &self.admin_path, &self.source];
        if texts.into_iter().any(|text| text.len() > MAX_WORDS) {
            return Err(PlaceError::TooLong);
        }
        if !self.kind.is_empty() && !crate::record::is_code(&self.kind) {
            return Err(PlaceError::Form);
        }
        if self.point.is_some_and(|point| !point.on_earth()) {
            return Err(PlaceError::Point);
        }
        Ok(())
    }

    /// Reads the value of a field.
    ///
    /// # Errors
    /// [`PlaceError`].
    pub fn from_value(value: &Value) -> Result<Self, PlaceError> {
        let list = value.as_array().ok_or(PlaceError::Form)?;
        let [as_said, name, admin_path, latitude, longitude, radius, source, kind] = list.as_slice() else {
            return Err(PlaceError::Form);
        };
        let text = |value: &Value| value.as_str().map(str::to_owned).ok_or(PlaceError::Form);
        let point = match (latitude, longitude, radius) {
            (Value::Null, Value::Null, Value::Null) => None,
            _ => Some(Point {
                latitude: latitude.as_i64().ok_or(PlaceError::Point)?,
                longitude: longitude.as_i64().ok_or(PlaceError::Point)?,
                radius_m: radius.as_u64().ok_or(PlaceError::Point)?,
            }),
        };
        let place = Self {
            as_said: text(as_said)?,
            name: text(name)?,
            admin_path: text(admin_path)?,
            point,
            source: text(source)?,
            kind: text(kind)?,
        };
        place.check().map(|()| place)
    }

    /// The value as it stands in a record. [`PlaceValue::check`] says whether it may stand there.
    #[must_use]
    pub fn to_value(&self) -> Value {
        json!([
            self.as_said,
            self.name,
            self.admin_path,
            self.point.map(|point| point.latitude),
            self.point.map(|point| point.longitude),
            self.point.map(|point| point.radius_m),
            self.source,
            self.kind
        ])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kabul() -> PlaceValue {
        PlaceValue {
            as_said: "by the old bridge".to_owned(),
            name: "Kabul".to_owned(),
            admin_path: "Afghanistan/Kabul".to_owned(),
            point: Some(Point { latitude: 34_528_455, longitude: 69_171_703, radius_m: 50 }),
            source: "said".to_owned(),
            kind: "place.street".to_owned(),
        }
    }

    #[test]
    fn it_reads_back_as_it_was_written() {
        for place in [kabul(), kabul().coarsen(), PlaceValue::default()] {
            assert_eq!(PlaceValue::from_value(&place.to_value()), Ok(place));
        }
    }

    #[test]
    fn coarse_tells_a_tenth_of_a_degree() {
        let point = kabul().coarsen().point.unwrap();
        assert_eq!(point, Point { latitude: 34_500_000, longitude: 69_200_000, radius_m: 10_000 });
        let south = Point { latitude: -34_550_001, longitude: -69_149_999, radius_m: 9_000 }.coarsen();
        assert_eq!(south, Point { latitude: -34_600_000, longitude: -69_100_000, radius_m: 17_000 });
    }

    #[test]
    fn what_is_no_place_is_not_taken() {
        let list = |latitude: Value, longitude: Value, radius: Value| {
            PlaceValue::from_value(&json!(["", "", "", latitude, longitude, radius, "", "place.home"]))
        };
        assert!(list(json!(1), json!(2), json!(3)).is_ok());
        assert_eq!(list(json!(1), Value::Null, json!(3)), Err(PlaceError::Point));
        assert_eq!(list(json!(1), json!(2), Value::Null), Err(PlaceError::Point));
        assert_eq!(list(json!(90_000_001), json!(2), json!(3)), Err(PlaceError::Point));
        assert_eq!(list(json!(34.5), json!(2), json!(3)), Err(PlaceError::Point));
        assert_eq!(list(json!(1), json!(2), json!(-3)), Err(PlaceError::Point));
        assert_eq!(PlaceValue::from_value(&json!(["", "", ""])), Err(PlaceError::Form));
        let wordy = PlaceValue { kind: "A Home".to_owned(), ..PlaceValue::default() };
        assert_eq!(wordy.check(), Err(PlaceError::Form));
    }

    proptest! {
        #[test]
        fn coarsening_once_is_enough_and_stays_on_the_earth(
            latitude in -90_000_000_i64..=90_000_000, longitude in -180_000_000_i64..=180_000_000, radius_m in 0_u64..=MAX_RADIUS
        ) {
            let coarse = Point { latitude, longitude, radius_m }.coarsen();
            prop_assert!(coarse.is_coarse() && coarse.on_earth());
            prop_assert_eq!(coarse.coarsen(), coarse);
            prop_assert!((coarse.latitude - latitude).abs() <= COARSE / 2);
            prop_assert!((coarse.longitude - longitude).abs() <= COARSE / 2);
        }
    }
}
