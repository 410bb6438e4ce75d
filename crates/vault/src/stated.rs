//! What a person stated, on its way into the fields of a record and back.
//!
//! Texts are kept as they were said; empty ones are left out. Lists hold texts, or lists of two texts.

use std::collections::BTreeMap;

use sanad_evidence::Record;
use sanad_evidence::when::parse_day;
use serde_json::{Value, json};

/// The longest text of one field, in bytes.
pub(crate) const MAX_TEXT: usize = 64 << 10;
/// The most entries of a list.
pub(crate) const MAX_LIST: usize = 500;

/// Shows nothing of a type's words in a trace or a panic.
macro_rules! unshown {
    ($($name:ident),*) => {
        $(impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(not shown)"))
            }
        })*
    };
}
pub(crate) use unshown;

/// Why something stated does not go into a record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StateError {
    /// A text longer than 64 KiB.
    #[error("{field} is longer than 64 KiB")]
    TooLong {
        /// The field of the record.
        field: &'static str,
    },
    /// A list of more than 500.
    #[error("{field} lists more than 500")]
    TooMany {
        /// The field of the record.
        field: &'static str,
    },
    /// A value that is none of those the field may have.
    #[error("{field} holds a code that is none of its own")]
    BadCode {
        /// The field of the record.
        field: &'static str,
    },
    /// Not a day as `YYYY-MM-DD`.
    #[error("{field} holds no day as YYYY-MM-DD")]
    BadDay {
        /// The field of the record.
        field: &'static str,
    },
}

impl StateError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "text-too-long",
            Self::TooMany { .. } => "list-too-long",
            Self::BadCode { .. } => "code-unknown",
            Self::BadDay { .. } => "day-bad",
        }
    }

    /// The field of the record that it is about.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        match self {
            Self::TooLong { field }
            | Self::TooMany { field }
            | Self::BadCode { field }
            | Self::BadDay { field } => field,
        }
    }
}

/// The fields of a record in the making.
#[derive(Default)]
pub(crate) struct Stated(BTreeMap<&'static str, Value>);

impl Stated {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A value that is right by its making.
    pub(crate) fn put(&mut self, field: &'static str, value: impl Into<Value>) -> &mut Self {
        self.0.insert(field, value.into());
        self
    }

    /// A text, if it holds more than space.
    pub(crate) fn text(&mut self, field: &'static str, text: Option<&str>) -> Result<&mut Self, StateError> {
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            if text.len() > MAX_TEXT {
                return Err(StateError::TooLong { field });
            }
            self.put(field, text);
        }
        Ok(self)
    }

    /// Texts; those that hold only space are left out.
    pub(crate) fn texts(&mut self, field: &'static str, texts: &[String]) -> Result<&mut Self, StateError> {
        if texts.len() > MAX_LIST {
            return Err(StateError::TooMany { field });
        }
        if texts.iter().any(|text| text.len() > MAX_TEXT) {
            return Err(StateError::TooLong { field });
        }
        let filled: Vec<&String> = texts.iter().filter(|text| !text.trim().is_empty()).collect();
        Ok(self.put(field, json!(filled)))
    }

    /// A code with this prefix, if one is given.
    pub(crate) fn code(
        &mut self,
        field: &'static str,
        prefix: &str,
        code: Option<&str>,
    ) -> Result<&mut Self, StateError> {
        if let Some(code) = code.filter(|code| !code.is_empty()) {
            if !is_code(code, prefix) {
                return Err(StateError::BadCode { field });
            }
            self.put(field, code);
        }
        Ok(self)
    }

    /// Codes, each with this prefix, each once.
    pub(crate) fn codes(
        &mut self,
        field: &'static str,
        prefix: &str,
        codes: &[String],
    ) -> Result<&mut Self, StateError> {
        if codes.len() > MAX_LIST {
            return Err(StateError::TooMany { field });
        }
        if codes.iter().any(|code| !is_code(code, prefix)) {
            return Err(StateError::BadCode { field });
        }
        let mut once: Vec<&String> = Vec::new();
        for code in codes {
            if !once.contains(&code) {
                once.push(code);
            }
        }
        Ok(self.put(field, json!(once)))
    }

    /// One of a few codes, if one is given.
    pub(crate) fn one_of(
        &mut self,
        field: &'static str,
        known: &[&str],
        code: Option<&str>,
    ) -> Result<&mut Self, StateError> {
        match code.filter(|code| !code.is_empty()) {
            Some(code) if !known.contains(&code) => Err(StateError::BadCode { field }),
            Some(code) => Ok(self.put(field, code)),
            None => Ok(self),
        }
    }

    /// A day of the Gregorian calendar, if one is given.
    pub(crate) fn day(&mut self, field: &'static str, day: Option<&str>) -> Result<&mut Self, StateError> {
        match day.filter(|day| !day.is_empty()) {
            Some(day) if parse_day(day).is_none() => Err(StateError::BadDay { field }),
            Some(day) => Ok(self.put(field, day)),
            None => Ok(self),
        }
    }

    /// Yes or no, if it was said.
    pub(crate) fn flag(&mut self, field: &'static str, flag: Option<bool>) -> &mut Self {
        if let Some(flag) = flag {
            self.put(field, if flag { "yes" } else { "no" });
        }
        self
    }

    /// Rows of so many texts each; rows of nothing but space are left out.
    pub(crate) fn rows<const N: usize>(
        &mut self,
        field: &'static str,
        rows: &[[String; N]],
    ) -> Result<&mut Self, StateError> {
        if rows.len() > MAX_LIST {
            return Err(StateError::TooMany { field });
        }
        if rows.iter().flatten().any(|text| text.len() > MAX_TEXT) {
            return Err(StateError::TooLong { field });
        }
        let filled: Vec<Value> = rows
            .iter()
            .filter(|row| row.iter().any(|text| !text.trim().is_empty()))
            .map(|row| Value::from(row.to_vec()))
            .collect();
        Ok(self.put(field, filled))
    }

    /// Whether a field holds anything.
    pub(crate) fn has(&self, field: &str) -> bool {
        let empty = |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        self.0.get(field).is_some_and(|value| !empty(value))
    }

    /// Whether nothing was stated at all.
    pub(crate) fn says_nothing(&self) -> bool {
        self.0.values().all(|value| value.is_null() || value.as_array().is_some_and(Vec::is_empty))
    }

    pub(crate) fn into_values(self) -> BTreeMap<&'static str, Value> {
        self.0
    }
}

/// Whether a code is a term of the scheme that the prefix names, or an organisation's own.
fn is_code(code: &str, prefix: &str) -> bool {
    sanad_evidence::vocabulary::is_code_of(prefix.trim_end_matches('.'), code)
}

/// A text of a record.
pub(crate) fn text_in(record: &Record, field: &str) -> Option<String> {
    record.text_of(field).map(str::to_owned)
}

/// The texts of a list in a record; whatever is none is passed over.
pub(crate) fn texts_in(record: &Record, field: &str) -> Vec<String> {
    let list = record.value(field).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Yes or no in a record.
pub(crate) fn flag_in(record: &Record, field: &str) -> Option<bool> {
    match record.text_of(field) {
        Some("yes") => Some(true),
        Some("no") => Some(false),
        _ => None,
    }
}

/// Rows of so many texts in a record; rows of another shape are passed over.
pub(crate) fn rows_in<const N: usize>(record: &Record, field: &str) -> Vec<[String; N]> {
    let list = record.value(field).and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .filter_map(|row| {
            let texts: Option<Vec<String>> =
                row.as_array()?.iter().map(|text| text.as_str().map(str::to_owned)).collect();
            texts?.try_into().ok()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_only_space_is_left_out_and_the_rest_is_bounded() {
        let mut stated = Stated::new();
        stated.text("note", Some(" \n")).unwrap().texts("languages", &[" ".into()]).unwrap();
        stated.rows("referral", &[[String::new(), " ".into()]]).unwrap();
        assert!(stated.says_nothing());
        let long = "a".repeat(MAX_TEXT + 1);
        assert_eq!(stated.text("note", Some(&long)).err().unwrap(), StateError::TooLong { field: "note" });
        assert_eq!(stated.texts("x", &[long]).err().unwrap().code(), "text-too-long");
        let many = vec!["vuln.child".to_owned(); MAX_LIST + 1];
        assert_eq!(stated.codes("vulnerable", "vuln.", &many).err().unwrap().code(), "list-too-long");
        assert!(stated.says_nothing(), "what was not taken leaves nothing");
    }

    #[test]
    fn a_code_is_one_by_its_prefix_and_its_letters() {
        let mut stated = Stated::new();
        for bad in ["vuln.", "vuln.Child", "child", "srcconn.self", "vuln.ch ild", "vuln.\u{441}hild"] {
            let refused = stated.codes("vulnerable", "vuln.", &[bad.to_owned()]).err().unwrap();
            assert_eq!((refused.code(), refused.field()), ("code-unknown", "vulnerable"), "{bad}");
        }
        let twice = ["vuln.child".to_owned(), "vuln.child".to_owned()];
        stated.codes("vulnerable", "vuln.", &twice).unwrap();
        assert_eq!(stated.into_values().get("vulnerable"), Some(&json!(["vuln.child"])));
    }
}
