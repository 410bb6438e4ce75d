//! The facts of an item, as stated and as a record holds them (`description/2`, and `description/1` before).

use std::collections::BTreeMap;

use sanad_evidence::Record;
use sanad_evidence::place_value::PlaceValue;
use sanad_evidence::when::{When, parse_day};
use serde_json::Value;

use super::DescribeError;
use crate::items;
use crate::stated::{StateError, Stated, rows_in, text_in, texts_in};

/// What can be stated to be unknown: the fields of these facts.
pub const KNOWABLE: [&str; 16] = [
    "date",
    "place",
    "events",
    "author",
    "from_whom",
    "custody",
    "whole",
    "cut_by",
    "persons",
    "graphic",
    "witness",
    "witness_willing",
    "reached",
    "itemtype",
    "generation",
    "languages",
];

/// What is stated of an item: the six facts judges look for first, and what belongs to them. What is left
/// out is not stated; `unknown` names what was asked and is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Description {
    /// The language it is written in (BCP 47); `und` when not said.
    pub language: Option<String>,
    /// A neutral title.
    pub title: Option<String>,
    /// When what it shows happened.
    pub date: Option<When>,
    /// Where.
    pub place: Option<PlaceValue>,
    /// Whether a person chose that the place is kept exactly. Otherwise its point is kept to a tenth of a
    /// degree.
    pub exact_place: bool,
    /// What it shows.
    pub events: Option<String>,
    /// Who made it.
    pub author: Option<String>,
    /// From whom it came.
    pub from_whom: Option<String>,
    /// Through whose hands it went.
    pub custody: Option<String>,
    /// `whole` or `part`.
    pub whole: Option<String>,
    /// Who cut it, and why.
    pub cut_by: Option<String>,
    /// Persons it shows: the code of each, or words, and what she agreed to.
    pub persons: Vec<[String; 2]>,
    /// How hard it is to look at, and what awaits whoever does: a code, or words.
    pub graphic: Option<String>,
    /// Who can speak to it: a person's code, or words.
    pub witness: Option<String>,
    /// Whether she is willing: `yes`, `no` or `later`.
    pub witness_willing: Option<String>,
    /// How it reached whoever acquired it: `cable`, `card`, `chat`, `paper`, or words.
    pub reached: Option<String>,
    /// What kind of thing it is: an id of the vocabulary, `itemtype.*`.
    pub itemtype: Option<String>,
    /// How near it is to the first making: an id of the vocabulary, `generation.*`.
    pub generation: Option<String>,
    /// Languages in it (BCP 47).
    pub languages: Vec<String>,
    /// What was asked and is not known: names of [`KNOWABLE`]. What is stated all the same counts as known.
    pub unknown: Vec<String>,
    /// Anything else.
    pub note: Option<String>,
}

impl Description {
    /// A time told in words: a day where it is written as `YYYY-MM-DD`, else words of an unknown time.
    ///
    /// # Errors
    /// [`DescribeError`] for more than 64 KiB.
    pub fn time_in_words(text: &str) -> Result<When, DescribeError> {
        let when = match parse_day(text) {
            Some(day) => When::day(day),
            None => When::unknown(text.to_owned()),
        };
        when.map_err(|_| StateError::TooLong { field: "date" }.into())
    }

    /// A place told in words alone.
    #[must_use]
    pub fn place_in_words(text: &str) -> PlaceValue {
        PlaceValue { as_said: text.to_owned(), ..PlaceValue::default() }
    }

    /// The fields of the record, but when and of what it is stated.
    pub(super) fn stated(&self) -> Result<Stated, DescribeError> {
        let mut stated = Stated::new();
        for (field, text) in [
            ("title", &self.title),
            ("events", &self.events),
            ("author", &self.author),
            ("from_whom", &self.from_whom),
            ("custody", &self.custody),
            ("cut_by", &self.cut_by),
            ("graphic", &self.graphic),
            ("witness", &self.witness),
            ("reached", &self.reached),
            ("note", &self.note),
        ] {
            stated.text(field, text.as_deref())?;
        }
        stated.one_of("whole", &["whole", "part"], self.whole.as_deref())?;
        stated.one_of("witness_willing", &["yes", "no", "later"], self.witness_willing.as_deref())?;
        for (field, prefix, code) in
            [("itemtype", "itemtype.", &self.itemtype), ("generation", "generation.", &self.generation)]
        {
            if let Some(code) = code.as_ref().filter(|code| !code.is_empty()) {
                let mut checked = Stated::new();
                checked.codes(field, prefix, std::slice::from_ref(code))?;
                stated.put(field, code.as_str());
            }
        }
        if let Some(when) = self.date.as_ref().filter(|when| !says_nothing(when)) {
            stated.put("date", when.to_value());
        }
        if let Some(place) = self.place.clone().filter(|place| *place != PlaceValue::default()) {
            place.check().map_err(DescribeError::Place)?;
            let place = if self.exact_place { place } else { place.coarsen() };
            stated.put("place", place.to_value());
        }
        if !self.persons.is_empty() {
            stated.rows("persons", &self.persons)?;
        }
        if !self.languages.is_empty() {
            stated.texts("languages", &self.languages)?;
        }
        self.put_unknown(&mut stated)?;
        if stated.says_nothing() {
            return Err(DescribeError::Empty);
        }
        stated.text("language", self.language.as_deref())?;
        Ok(stated)
    }

    fn put_unknown(&self, stated: &mut Stated) -> Result<(), DescribeError> {
        let mut unknown: Vec<&str> = Vec::new();
        for name in &self.unknown {
            let Some(name) = KNOWABLE.into_iter().find(|known| known == name) else {
                return Err(StateError::BadCode { field: "unknown" }.into());
            };
            if !stated.has(name) && !unknown.contains(&name) {
                unknown.push(name);
            }
        }
        if !unknown.is_empty() {
            stated.put("unknown", unknown);
        }
        Ok(())
    }

    /// What some records state, the newest in the order of the log last: of each fact what was stated last.
    pub(super) fn of(records: &[Record]) -> Self {
        let newest = |field: &'static str| items::newest_with(records, field);
        let text = |field: &'static str| newest(field).and_then(|record| text_in(record, field));
        let value = |field: &'static str| newest(field).and_then(|record| record.value(field));
        let mut unknown: Vec<String> = Vec::new();
        for record in records.iter().rev() {
            for name in texts_in(record, "unknown") {
                if items::newest_with(records, &name).is_none() && !unknown.contains(&name) {
                    unknown.push(name);
                }
            }
        }
        Self {
            language: records.last().and_then(|record| text_in(record, "language")),
            title: text("title"),
            date: value("date").and_then(|value| match value {
                Value::String(text) => Self::time_in_words(text).ok(),
                value => When::from_value(value).ok(),
            }),
            place: value("place").and_then(|value| match value {
                Value::String(text) => Some(Self::place_in_words(text)),
                value => PlaceValue::from_value(value).ok(),
            }),
            // A place that is stated again as it stands stays as exact as it is.
            exact_place: value("place")
                .and_then(|value| PlaceValue::from_value(value).ok()?.point)
                .is_some_and(|point| !point.is_coarse()),
            events: text("events"),
            author: text("author"),
            from_whom: text("from_whom"),
            custody: text("custody"),
            whole: text("whole"),
            cut_by: text("cut_by"),
            persons: newest("persons").map(|record| rows_in(record, "persons")).unwrap_or_default(),
            graphic: text("graphic"),
            witness: text("witness"),
            witness_willing: text("witness_willing"),
            reached: text("reached"),
            itemtype: text("itemtype"),
            generation: text("generation"),
            languages: newest("languages").map(|record| texts_in(record, "languages")).unwrap_or_default(),
            unknown,
            note: text("note"),
        }
    }
}

/// A time that says neither a day nor a word.
fn says_nothing(when: &When) -> bool {
    when.earliest().is_none() && when.latest().is_none() && when.as_said().trim().is_empty()
}

/// The value of a field in one line of words, as lists and tables show it: a time as its days (ISO 8601, a
/// range with `/`, an open end with `..`) and what was said, a place as its words, rows as `a: b`.
#[must_use]
pub fn value_in_words(value: &Value) -> String {
    let join = |parts: Vec<String>, between: &str| {
        parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(between)
    };
    if let Ok(when) = When::from_value(value) {
        let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| "..".to_owned(), |day| day.to_string());
        let days = match (when.earliest(), when.latest()) {
            (None, None) => String::new(),
            (Some(one), Some(other)) if one == other => one.to_string(),
            (earliest, latest) => format!("{}/{}", day(earliest), day(latest)),
        };
        return match (days.as_str(), when.as_said()) {
            ("", said) => said.to_owned(),
            (days, "") => days.to_owned(),
            (days, said) => format!("{days} ({said})"),
        };
    }
    if let Ok(place) = PlaceValue::from_value(value) {
        let point = place.point.map(|point| {
            let degrees = |micro: i64| format!("{}.{:06}", signed(micro), micro.unsigned_abs() % 1_000_000);
            format!("{} {} ±{} m", degrees(point.latitude), degrees(point.longitude), point.radius_m)
        });
        return join(vec![place.as_said, place.name, place.admin_path, point.unwrap_or_default()], ", ");
    }
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => {
            let inner = |value: &Value| match value {
                Value::Array(row) => join(row.iter().map(value_in_words).collect(), ": "),
                other => value_in_words(other),
            };
            join(list.iter().map(inner).collect(), ", ")
        }
        other => other.to_string(),
    }
}

/// Whole degrees with their sign, which `-0` would lose as a number.
fn signed(micro: i64) -> String {
    let whole = micro.unsigned_abs() / 1_000_000;
    if micro < 0 { format!("-{whole}") } else { whole.to_string() }
}

/// The fields of a record whose values are texts only, each if it holds more than space.
pub(super) fn filled(
    texts: &[(&'static str, &Option<String>)],
) -> Result<BTreeMap<&'static str, Value>, StateError> {
    let mut stated = Stated::new();
    for (field, text) in texts {
        stated.text(field, text.as_deref())?;
    }
    Ok(stated.into_values())
}
