//! Reading a record: from untrusted text to a [`Record`], strictly and with bounds.

use std::collections::BTreeSet;

use serde_json::Value;

use super::schema::{PINNED, schema};
use super::{Kind, Line, Record};
use crate::from_hex;

/// The longest line, in bytes with its newline: 16 MiB, so that one seal can cover 100,000 things.
pub const MAX_LINE: usize = 16 << 20;
/// The longest record, in bytes: 20 MiB.
pub const MAX_RECORD: usize = 20 << 20;
/// The most lines below the first.
const MAX_LINES: usize = 256;
/// How deep a value may nest.
const MAX_DEPTH: usize = 8;
/// The largest whole number, 2^53 − 1: what every JSON reader holds exactly (RFC 8259 §6).
const MAX_NUMBER: i64 = 9_007_199_254_740_991;

/// Why a text is not a record, or a record cannot be made or changed so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecordError {
    /// The first line is not that of a record.
    #[error("the first line is not that of a record")]
    NotARecord,
    /// A record format this program does not know.
    #[error("record format {version} is newer than this program")]
    Newer {
        /// The version found.
        version: String,
    },
    /// A line breaks the format.
    #[error("line {line}: {problem}")]
    BadLine {
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The lines are not those of the schema.
    #[error("the record has {found} fields where its type has {expected}")]
    WrongCount {
        /// How many lines were found below the first.
        found: usize,
        /// How many the schema has.
        expected: usize,
    },
    /// A field the type does not have.
    #[error("this type of record shows no field {name}")]
    UnknownField {
        /// The name.
        name: String,
    },
    /// A field that must always be shown.
    #[error("the field {name} cannot be withheld")]
    Pinned {
        /// The name.
        name: String,
    },
    /// A reason that is not a code.
    #[error("{reason:?} is not a reason code")]
    BadReason {
        /// The text given.
        reason: String,
    },
    /// A value that is not of the kinds a record may hold.
    #[error("a value may hold texts, whole numbers up to 2^53, yes or no, and lists of these")]
    BadValue,
    /// Longer than is read.
    #[error("longer than {limit} bytes")]
    TooLong {
        /// The limit in bytes.
        limit: usize,
    },
}

/// Whether `text` is a code: lower-case ASCII letters, digits, `.`, `_` and `-`, at most 64.
pub(crate) fn is_code(text: &str) -> bool {
    let allowed = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, b'.' | b'_' | b'-');
    !text.is_empty() && text.len() <= 64 && text.bytes().all(allowed)
}

/// Refuses fractions, numbers beyond 2^53 and deep nesting.
pub(super) fn check_value(value: &Value, depth: usize) -> Result<(), RecordError> {
    if depth > MAX_DEPTH {
        return Err(RecordError::BadValue);
    }
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) => Ok(()),
        Value::Number(number) => match number.as_i64() {
            Some(whole) if whole.unsigned_abs() <= MAX_NUMBER.unsigned_abs() => Ok(()),
            _ => Err(RecordError::BadValue),
        },
        Value::Array(list) => list.iter().try_for_each(|value| check_value(value, depth.saturating_add(1))),
        // The order of an object's keys would give one value several spellings.
        Value::Object(_) => Err(RecordError::BadValue),
    }
}

impl Record {
    /// Parses a record, complete or with lines withheld.
    ///
    /// A type this program does not know is read too, so that its digest can be checked; the rules
    /// of a known type are enforced.
    ///
    /// # Errors
    /// [`RecordError`] names the line and the fault.
    pub fn parse(text: &str) -> Result<Self, RecordError> {
        if text.len() > MAX_RECORD {
            return Err(RecordError::TooLong { limit: MAX_RECORD });
        }
        let mut rows = text.split_inclusive('\n').enumerate();
        let (_, head) = rows.next().ok_or(RecordError::NotARecord)?;
        let kind = parse_head(head)?;
        let known = schema(&kind);
        let mut lines = Vec::new();
        let mut names = BTreeSet::new();
        for (index, row) in rows {
            let line = index.saturating_add(1);
            let bad = |problem| RecordError::BadLine { line, problem };
            if lines.len() >= MAX_LINES {
                return Err(bad("too many lines"));
            }
            let parsed = parse_line(row).map_err(bad)?;
            if let Line::Shown { name, .. } = &parsed {
                if known.is_some_and(|schema| schema.field(name).is_none()) {
                    return Err(RecordError::UnknownField { name: name.clone() });
                }
                if !names.insert(name.clone()) {
                    return Err(bad("this field stands here a second time"));
                }
            }
            lines.push(parsed);
        }
        if let Some(schema) = known
            && schema.fields.len() != lines.len()
        {
            return Err(RecordError::WrongCount { found: lines.len(), expected: schema.fields.len() });
        }
        if let Some(name) = PINNED.iter().find(|name| !names.contains(**name)) {
            return Err(RecordError::Pinned { name: (*name).to_owned() });
        }
        Ok(Self { kind, lines })
    }
}

fn parse_head(head: &str) -> Result<Kind, RecordError> {
    let rest = head.strip_suffix('\n').and_then(|head| head.strip_prefix("sanad record "));
    let (version, kind) = rest.and_then(|rest| rest.split_once(' ')).ok_or(RecordError::NotARecord)?;
    if version != "v1" {
        return Err(RecordError::Newer { version: version.chars().take(16).collect() });
    }
    let (name, version) = kind.split_once('/').ok_or(RecordError::NotARecord)?;
    let name_ok = !name.is_empty()
        && name.len() <= 64
        && name.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-');
    let number: u16 = version.parse().map_err(|_| RecordError::NotARecord)?;
    // One version has one spelling: no sign, no leading zero.
    if !name_ok || number == 0 || version != number.to_string() {
        return Err(RecordError::NotARecord);
    }
    Ok(Kind { name: name.to_owned(), version: number })
}

fn parse_line(row: &str) -> Result<Line, &'static str> {
    if row.len() > MAX_LINE {
        return Err("longer than 16 MiB");
    }
    let line = row.strip_suffix('\n').ok_or("the last newline is missing")?;
    let (first, rest) = line.split_once(' ').ok_or("no field name")?;
    let (second, third) = rest.split_once(' ').ok_or("no value")?;
    if first == "withheld" {
        let digest = second.parse().map_err(|_| "the digest of a withheld line is 64 hexadecimal digits")?;
        if !is_code(third) {
            return Err("the reason of a withheld line is a code");
        }
        return Ok(Line::Withheld { digest, reason: third.to_owned() });
    }
    from_hex::<16>(first).map_err(|_| "the salt is 32 hexadecimal digits")?;
    let name_ok = second.len() <= 64
        && second.bytes().next().is_some_and(|c| c.is_ascii_lowercase())
        && second.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, b'_' | b'.'));
    if !name_ok {
        return Err("a field name is lower-case letters, digits, '_' and '.'");
    }
    let value: Value = serde_json::from_str(third).map_err(|_| "the value is not one JSON value")?;
    check_value(&value, 0)
        .map_err(|_| "the value holds a fraction, too large a number, or nests too deep")?;
    // One value has one spelling (RFC 8785's, for the values allowed here, but for key order by bytes).
    let spelling = value.to_string();
    if spelling != third {
        return Err("the value is not written in its one spelling");
    }
    Ok(Line::Shown { name: second.to_owned(), value, text: row.to_owned() })
}
