//! What was refused or failed: a stable code, a message, a hint on what to do next.

use serde_json::{Map, Value, json};

use crate::show::{shown, wrapped};
use crate::words::{Fact, Facts, Words};

/// Exit code: refused or failed, with a stated reason.
pub const FAILED: u8 = 1;
/// Exit code: called wrongly.
pub const USAGE: u8 = 2;

/// How wide a hint is set.
pub const WIDTH: usize = 96;

/// Why something was not done.
#[derive(Debug)]
pub struct Refusal {
    /// The stable code; its words are `err-<code>` and `hint-<code>`.
    pub code: &'static str,
    /// The values for those words.
    pub facts: Facts,
    /// What the system or the store said, in its own words, for whoever helps.
    pub detail: Option<String>,
    /// More for machines, beside code, message and hint.
    pub with: Map<String, Value>,
    /// The exit code.
    pub exit: u8,
}

/// An error of another crate, told to a person.
pub trait Told {
    /// Its stable code.
    fn code(&self) -> &'static str;
    /// Puts its facts into the refusal.
    fn tell(&self, refusal: &mut Refusal);
}

impl<E: Told> From<E> for Refusal {
    fn from(error: E) -> Self {
        let mut refusal = Self::new(error.code());
        error.tell(&mut refusal);
        refusal
    }
}

impl Refusal {
    /// Refused, by code.
    pub fn new(code: &'static str) -> Self {
        Self { code, facts: Facts::new(), detail: None, with: Map::new(), exit: FAILED }
    }

    /// Called wrongly.
    pub fn usage(code: &'static str) -> Self {
        Self { exit: USAGE, ..Self::new(code) }
    }

    /// With a fact for its words.
    pub fn fact(mut self, name: &'static str, value: impl Into<Fact>) -> Self {
        self.put(name, value);
        self
    }

    /// Adds a fact for its words.
    pub fn put(&mut self, name: &'static str, value: impl Into<Fact>) {
        self.facts.push((name, value.into()));
    }

    /// With what the system said.
    pub fn because(mut self, detail: impl ToString) -> Self {
        self.detail = Some(detail.to_string());
        self
    }

    /// Adds more for machines.
    pub fn add<T: serde::Serialize + ?Sized>(&mut self, name: &str, value: &T) {
        self.with.insert(name.to_owned(), serde_json::to_value(value).unwrap_or_default());
    }

    /// What happened.
    pub fn message(&self, words: &Words) -> String {
        words.line(&format!("err-{}", self.code), &self.facts)
    }

    /// What to do next.
    pub fn hint(&self, words: &Words) -> String {
        words.line(&format!("hint-{}", self.code), &self.facts)
    }

    /// The code, and beside it what the system said.
    pub fn small(&self) -> String {
        match &self.detail {
            Some(detail) => format!("[{}: {}]", self.code, shown(detail)),
            None => format!("[{}]", self.code),
        }
    }

    /// For people: what happened; what to do; the code, small beneath.
    pub fn lines(&self, words: &Words) -> Vec<String> {
        let mut lines = vec![format!("sanad-cli: {}", self.message(words))];
        lines.extend(wrapped(&self.hint(words), WIDTH).into_iter().map(|line| format!("  {line}")));
        lines.push(format!("  {}", self.small()));
        lines
    }

    /// For machines: `{"code", "message", "hint"}` and what belongs to it.
    pub fn json(&self, words: &Words) -> Value {
        let mut object = self.with.clone();
        object.insert("code".to_owned(), json!(self.code));
        object.insert("message".to_owned(), json!(self.message(words)));
        object.insert("hint".to_owned(), json!(self.hint(words)));
        if let Some(detail) = &self.detail {
            object.insert("detail".to_owned(), json!(detail));
        }
        Value::Object(object)
    }
}
