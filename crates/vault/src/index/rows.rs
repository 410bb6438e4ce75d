//! What the index has of each kind of thing, read from its records.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _};
use sanad_evidence::place_value::PlaceValue;
use sanad_evidence::when::When;
use sanad_evidence::{Id, Record, Schema};
use serde_json::Value;

use super::Kind;
use crate::consent::standing::unusable;
use crate::fault::Fault;
use crate::items::{self, ItemError};
use crate::{about, case, custody, device};

/// What can be found of a thing, and shown of it when it was. Texts are as they stand in the records.
pub(crate) struct Row {
    pub case: Id,
    /// The person it is, or whose it is.
    pub person: Option<Id>,
    /// Title, file name, code.
    pub title: String,
    /// When it was entered, as its record says.
    pub at: Option<String>,
    /// Everything else that is words.
    pub words: Vec<String>,
    /// Where what it tells of was.
    pub places: Vec<String>,
    /// Ids of the vocabulary.
    pub codes: Vec<String>,
    /// The days between which it was; a missing one is open.
    pub earliest: Option<NaiveDate>,
    pub latest: Option<NaiveDate>,
    /// It is held at this desk and may not be read there: nothing else is filled but a person's code.
    pub restricted: bool,
}

impl Row {
    pub(crate) const fn new(case: Id) -> Self {
        Self {
            case,
            person: None,
            title: String::new(),
            at: None,
            words: Vec::new(),
            places: Vec::new(),
            codes: Vec::new(),
            earliest: None,
            latest: None,
            restricted: false,
        }
    }

    /// Adds all texts of some fields; those that are codes count as codes too.
    fn add(&mut self, record: &Record, fields: &[&str]) {
        for value in fields.iter().filter_map(|field| record.value(field)) {
            texts(value, &mut |text| {
                if is_term(text) {
                    self.codes.push(text.to_owned());
                } else if !text.trim().is_empty() {
                    self.words.push(text.to_owned());
                }
            });
        }
    }
}

/// What the index has of a thing; `None` when nothing of it may be found.
pub(crate) fn row_of(db: &Connection, kind: Kind, thing: &Id) -> Result<Option<Row>, Fault> {
    let row = match kind {
        Kind::Item => item(db, thing),
        Kind::Person => person(db, thing),
        Kind::Account => account(db, thing),
        Kind::Case => case_file(db, thing),
    };
    match row {
        // What is damaged hides no other: fixity says which it is.
        Err(Fault::Damaged { .. }) => Ok(None),
        other => other,
    }
}

fn item(db: &Connection, item: &Id) -> Result<Option<Row>, Fault> {
    let Some(stock) = items::stock(db, item)?.filter(|stock| stock.state != "disposed") else {
        return Ok(None);
    };
    let mut row = Row::new(stock.case);
    row.person = id_of(db, "SELECT person FROM item_person WHERE item = ?1", item)?;
    match items::may_be_used(db, &stock) {
        Ok(()) => {}
        // Held at this desk and not to be used: it is found by whose it is, and by no word.
        Err(ItemError::MayNotLeave { .. }) => return Ok(Some(Row { restricted: true, ..row })),
        Err(ItemError::Fault(fault)) => return Err(fault),
        Err(_) => return Ok(None),
    }
    let acquired = custody::record(db, &stock.record)?;
    if let Some(record) = &acquired {
        row.at = record.text_of("received_at").map(str::to_owned);
        row.add(record, &["file_name", "folder", "note"]);
    }
    let stated = items::records_about(db, item, &Schema::DESCRIPTION)?;
    for name in [
        "title",
        "events",
        "author",
        "from_whom",
        "custody",
        "note",
        "cut_by",
        "persons",
        "witness",
        "graphic",
        "whole",
        "reached",
        "itemtype",
        "generation",
        "languages",
    ] {
        if let Some(record) = items::newest_with(&stated, name) {
            row.add(record, &[name]);
        }
    }
    let title = items::newest_with(&stated, "title").and_then(|record| record.text_of("title"));
    let file_name = acquired.as_ref().and_then(|record| record.text_of("file_name"));
    row.title = title.or(file_name).unwrap_or_default().to_owned();
    if let Some(value) = items::newest_with(&stated, "date").and_then(|record| record.value("date")) {
        when(value, &mut row);
    }
    if let Some(value) = items::newest_with(&stated, "place").and_then(|record| record.value("place")) {
        place(value, &mut row);
    }
    Ok(Some(row))
}

fn person(db: &Connection, person: &Id) -> Result<Option<Row>, Fault> {
    let Some(case) = id_of(db, "SELECT case_id FROM person WHERE id = ?1", person)? else { return Ok(None) };
    let Some(record) = about::newest(db, &case, person, &Schema::PERSON)? else { return Ok(None) };
    let mut row = Row::new(case);
    row.person = Some(*person);
    row.title = record.text_of("code").unwrap_or_default().to_owned();
    row.at = record.text_of("at").map(str::to_owned);
    if unusable(db, person, &device::claimed_now())?.is_some() {
        return Ok(Some(Row { restricted: true, ..row }));
    }
    let fields = [
        "counting",
        "described",
        "roles",
        "connection",
        "age_band",
        "child",
        "languages",
        "interpreter",
        "vulnerable",
        "safety",
        "contact",
        "referral",
        "note",
    ];
    row.add(&record, &fields);
    Ok(Some(row))
}

fn account(db: &Connection, account: &Id) -> Result<Option<Row>, Fault> {
    let known: Option<(String, String, String)> = db
        .prepare_cached("SELECT case_id, person, state FROM account WHERE id = ?1")?
        .query_row([account.to_string()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((case, person, _)) = known.filter(|(_, _, state)| state == "kept") else { return Ok(None) };
    let bad = || Fault::damaged("an account's row");
    let (case, person): (Id, Id) = (case.parse().map_err(|_| bad())?, person.parse().map_err(|_| bad())?);
    let Some(record) = about::newest(db, &case, account, &Schema::ACCOUNT)? else { return Ok(None) };
    let mut row = Row::new(case);
    row.person = Some(person);
    row.title = db
        .prepare_cached("SELECT code FROM person WHERE id = ?1")?
        .query_row([person.to_string()], |row| row.get(0))
        .optional()?
        .unwrap_or_default();
    row.at = record.text_of("at").map(str::to_owned);
    if unusable(db, account, &device::claimed_now())?.is_some() {
        return Ok(Some(Row { restricted: true, ..row }));
    }
    let fields = [
        "kind",
        "reason",
        "reason_words",
        "place_type",
        "present",
        "spoken",
        "written",
        "method",
        "interpreter",
        "narrative",
        "questions",
        "known_how",
        "quotes",
        "not_asked",
        "chose_not",
        "corrections",
        "transcripts",
        "condition",
        "distress",
        "referral",
    ];
    row.add(&record, &fields);
    let day = record.text_of("began").and_then(|text| text.get(..10)).and_then(|day| day.parse().ok());
    (row.earliest, row.latest) = (day, day);
    Ok(Some(row))
}

fn case_file(db: &Connection, case: &Id) -> Result<Option<Row>, Fault> {
    let known: Option<(String, String)> = db
        .prepare_cached("SELECT code, record FROM case_file WHERE id = ?1")?
        .query_row([case.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((code, record)) = known.filter(|(code, _)| case::is_listed(code)) else { return Ok(None) };
    let mut row = Row::new(*case);
    row.title = code;
    let record = record.parse().map_err(|_| Fault::damaged("a record"))?;
    row.at = custody::record(db, &record)?.and_then(|record| record.text_of("created_at").map(str::to_owned));
    if let Some(facts) = about::newest(db, case, case, &Schema::CASE_FACTS)? {
        row.add(&facts, &["situation", "purposes", "mandate", "others_here"]);
        if let Some(value) = facts.value("area") {
            place(value, &mut row);
        }
        if let Some(value) = facts.value("period") {
            when(value, &mut row);
        }
    }
    Ok(Some(row))
}

/// The days and the words of a date value; a text, as older records have it, is words.
fn when(value: &Value, row: &mut Row) {
    match When::from_value(value) {
        Ok(when) => {
            (row.earliest, row.latest) = (when.earliest(), when.latest());
            row.words.push(when.as_said().to_owned());
        }
        Err(_) => row.words.extend(value.as_str().map(str::to_owned)),
    }
}

/// The words of a place value, or a text; its type is a code.
fn place(value: &Value, row: &mut Row) {
    match PlaceValue::from_value(value) {
        Ok(place) => {
            row.places.extend([place.as_said, place.name, place.admin_path]);
            row.codes.extend(Some(place.kind).filter(|kind| !kind.is_empty()));
        }
        Err(_) => row.places.extend(value.as_str().map(str::to_owned)),
    }
}

/// Every text in a value, however deep.
fn texts(value: &Value, each: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => each(text),
        Value::Array(list) => list.iter().for_each(|value| texts(value, each)),
        _ => {}
    }
}

/// Whether a text is an id of the vocabulary: lower-case ASCII with a dot within, as `srcconn.self`.
fn is_term(text: &str) -> bool {
    text.len() <= 64
        && text.split_once('.').is_some_and(|(set, rest)| !set.is_empty() && !rest.is_empty())
        && text.bytes().all(|c| matches!(c, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' | b'.'))
}

fn id_of(db: &Connection, sql: &str, thing: &Id) -> Result<Option<Id>, Fault> {
    let found: Option<String> =
        db.prepare_cached(sql)?.query_row([thing.to_string()], |row| row.get(0)).optional()?;
    found.map(|id| id.parse().map_err(|_| Fault::damaged("the row of a thing"))).transpose()
}
