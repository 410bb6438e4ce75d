//! Forms: what persons say, and what is stated of them, comes in JSON from a file or standard input and
//! never in an argument, where other programs see it. Every field may be left out.

use std::fs::File;
use std::io::{self, IsTerminal as _, Read};
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use crate::refusal::Refusal;
use crate::shell::Shell;
use crate::words::Facts;

/// The most bytes read of a form: an account has at most 1 MiB of narrative, and JSON may double it.
const MOST: u64 = 4 << 20;

/// A form that is filled in on top of an empty one.
pub trait Form: Serialize + DeserializeOwned {
    /// With nothing filled in.
    fn empty() -> Self;
}

impl<T: Serialize + DeserializeOwned + Default> Form for T {
    fn empty() -> Self {
        Self::default()
    }
}

/// A text from a file, or from standard input for `-`.
///
/// # Errors
/// `unreadable`, `form-too-long`.
pub fn text(shell: &Shell, path: &Path) -> Result<Zeroizing<String>, Refusal> {
    let refuse = |error: io::Error| Refusal::new("unreadable").fact("path", path).because(error);
    let from: Box<dyn Read> = if path == Path::new("-") {
        if io::stdin().is_terminal() {
            shell.note("form-type", Facts::new());
        }
        Box::new(io::stdin())
    } else {
        Box::new(File::open(path).map_err(refuse)?)
    };
    // Room at once: a String that grows leaves copies behind.
    let mut text = Zeroizing::new(String::with_capacity(usize::try_from(MOST).unwrap_or(0) + 64));
    from.take(MOST + 1).read_to_string(&mut text).map_err(refuse)?;
    if text.len() as u64 > MOST { Err(Refusal::new("form-too-long")) } else { Ok(text) }
}

/// A filled form.
///
/// # Errors
/// `form-bad` with line and column, `form-field-unknown`, `form-field-bad`: never with what stood there.
pub fn read<T: Form>(shell: &Shell, path: &Path) -> Result<T, Refusal> {
    filled(&text(shell, path)?)
}

fn filled<T: Form>(text: &str) -> Result<T, Refusal> {
    let given: Map<String, Value> = serde_json::from_str(text).map_err(|error| {
        Refusal::new("form-bad").fact("line", error.line()).fact("column", error.column())
    })?;
    let Ok(Value::Object(empty)) = serde_json::to_value(T::empty()) else {
        return Err(Refusal::new("form-bad").fact("line", 1_usize).fact("column", 1_usize));
    };
    if let Some(field) = given.keys().find(|field| !empty.contains_key(*field)) {
        let known = empty.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        return Err(Refusal::new("form-field-unknown").fact("field", field).fact("known", known));
    }
    // One field at a time, so that the one that is wrong can be named without saying what it holds.
    for (field, value) in &given {
        let mut alone = empty.clone();
        alone.insert(field.clone(), value.clone());
        if serde_json::from_value::<T>(Value::Object(alone)).is_err() {
            return Err(Refusal::new("form-field-bad").fact("field", field));
        }
    }
    let mut whole = empty;
    whole.extend(given);
    serde_json::from_value(Value::Object(whole))
        .map_err(|_| Refusal::new("form-bad").fact("line", 1_usize).fact("column", 1_usize))
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    struct Small {
        words: Option<String>,
        list: Vec<String>,
    }

    #[test]
    fn what_is_left_out_is_empty() {
        assert_eq!(filled::<Small>("{}").unwrap(), Small::default());
        let given = filled::<Small>(r#"{"list":["a"]}"#).unwrap();
        assert_eq!(given, Small { words: None, list: vec!["a".to_owned()] });
    }

    #[test]
    fn what_is_wrong_is_named_and_not_repeated() {
        for (text, code) in [
            (r#"{"name":"Maryam Canary"}"#, "form-field-unknown"),
            (r#"{"list":"Maryam Canary"}"#, "form-field-bad"),
            (r#"{"words":["Maryam Canary"]}"#, "form-field-bad"),
            (r#"{"words":"Maryam Canary"#, "form-bad"),
            (r#"["Maryam Canary"]"#, "form-bad"),
            ("", "form-bad"),
        ] {
            let refusal = filled::<Small>(text).unwrap_err();
            assert_eq!(refusal.code, code, "{text}");
            assert!(!format!("{refusal:?}").contains("Canary"), "{text}");
        }
    }
}
