//! A person's answers and her withdrawal, as they stand in records (FORMAT.md, "answers/1").

use std::collections::BTreeMap;
use std::str::FromStr;

use serde_json::{Value, json};

use super::conditions::Condition;
use crate::{Id, Record, Schema};

/// The recipient that stands for those who collect: what is kept here, and goes nowhere.
pub const HERE: &str = "here";

/// How many cells, conditions or parameters of one condition are read at most.
const MOST: usize = 100_000;

/// One answer of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Ask me again: until then it means no.
    Later,
    /// Not asked, or not answered: it means no.
    #[default]
    Blank,
}

impl Answer {
    /// Every answer.
    pub const ALL: [Self; 4] = [Self::Yes, Self::No, Self::Later, Self::Blank];

    /// The code as it is written down.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Later => "later",
            Self::Blank => "",
        }
    }
}

impl FromStr for Answer {
    type Err = crate::entry::UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|answer| answer.code() == text).ok_or(crate::entry::UnknownCode)
    }
}

/// The five questions, from the bottom of the ladder to its top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rung {
    /// Keep it safe.
    Keep,
    /// It may be a lead, without her name.
    Lead,
    /// It may be used without her name.
    Use,
    /// It may be used with her name.
    UseNamed,
    /// It may be public.
    Public,
}

impl Rung {
    /// Every rung, from the bottom.
    pub const ALL: [Self; 5] = [Self::Keep, Self::Lead, Self::Use, Self::UseNamed, Self::Public];

    /// The code by which it is named to people and in tables.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Lead => "lead",
            Self::Use => "use",
            Self::UseNamed => "use-named",
            Self::Public => "public",
        }
    }

    /// Its place from the bottom, from 1.
    #[must_use]
    pub const fn height(self) -> usize {
        match self {
            Self::Keep => 1,
            Self::Lead => 2,
            Self::Use => 3,
            Self::UseNamed => 4,
            Self::Public => 5,
        }
    }
}

/// One cell of the full matrix behind the ladder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// An id of the vocabulary: `purpose.justice_intl`.
    pub purpose: String,
    /// An id of the vocabulary: `recipient.icc_otp`.
    pub class: String,
    /// Her answer.
    pub answer: Answer,
}

/// What a person answered about one recipient: the fields of answers/1 that decide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// The recipient: [`HERE`], or the id of an invitation.
    pub recipient: String,
    /// The five answers, from the bottom.
    pub ladder: [Answer; 5],
    /// The cells of the full matrix; empty when it was not gone through.
    pub matrix: Vec<Cell>,
    /// What her yes depends on.
    pub conditions: Vec<Condition>,
    /// Codes of conditions stated before that she lifts.
    pub lifted: Vec<String>,
    /// The things it is about; empty when it is about everything of hers.
    pub covers: Vec<Id>,
}

/// What a person withdrew towards one recipient: the fields of withdrawal/1 that decide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Withdrawal {
    /// The recipient: [`HERE`], or the id of an invitation.
    pub recipient: String,
    /// The things it is about; empty when it is about everything of hers.
    pub covers: Vec<Id>,
}

/// A statement of a person, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Statement {
    /// Answers.
    Answers(Answers),
    /// A withdrawal.
    Withdrawal(Withdrawal),
}

impl Statement {
    /// Reads a record of answers or of a withdrawal; `None` when it is neither, or withholds or misspells
    /// any field that decides. What cannot be read restricts: see [`Permit`](super::Permit).
    #[must_use]
    pub fn read(record: &Record) -> Option<Self> {
        let recipient = record.text_of("recipient")?.to_owned();
        let covers = texts(record.value("covers")?)?;
        let covers = covers.iter().map(|id| id.parse().ok()).collect::<Option<Vec<Id>>>()?;
        if record.is(&Schema::WITHDRAWAL) {
            return Some(Self::Withdrawal(Withdrawal { recipient, covers }));
        }
        if !record.is(&Schema::ANSWERS) {
            return None;
        }
        let ladder = texts(record.value("ladder")?)?;
        let ladder = ladder.iter().map(|code| code.parse().ok()).collect::<Option<Vec<Answer>>>()?;
        let matrix =
            lists(record.value("matrix")?)?.iter().map(|list| Cell::read(list)).collect::<Option<_>>()?;
        let conditions = lists(record.value("conditions")?)?
            .iter()
            .map(|list| Condition::read(list))
            .collect::<Option<_>>()?;
        Some(Self::Answers(Answers {
            recipient,
            ladder: ladder.try_into().ok()?,
            matrix,
            conditions,
            lifted: texts(record.value("lifted")?)?,
            covers,
        }))
    }

    /// The recipient it is about.
    #[must_use]
    pub fn recipient(&self) -> &str {
        match self {
            Self::Answers(answers) => &answers.recipient,
            Self::Withdrawal(withdrawal) => &withdrawal.recipient,
        }
    }

    /// Whether it is about that thing.
    #[must_use]
    pub fn covers(&self, thing: &Id) -> bool {
        let covers = match self {
            Self::Answers(answers) => &answers.covers,
            Self::Withdrawal(withdrawal) => &withdrawal.covers,
        };
        covers.is_empty() || covers.contains(thing)
    }
}

impl Answers {
    /// The values of the fields of answers/1 that decide, to be sealed with the others.
    #[must_use]
    pub fn values(&self) -> BTreeMap<&'static str, Value> {
        let ladder: Vec<&str> = self.ladder.iter().map(|answer| answer.code()).collect();
        let matrix: Vec<Value> =
            self.matrix.iter().map(|cell| json!([cell.purpose, cell.class, cell.answer.code()])).collect();
        BTreeMap::from([
            ("recipient", json!(self.recipient)),
            ("ladder", json!(ladder)),
            ("matrix", json!(matrix)),
            ("conditions", Value::Array(self.conditions.iter().map(Condition::value).collect())),
            ("lifted", json!(self.lifted)),
            ("covers", covers(&self.covers)),
        ])
    }
}

impl Withdrawal {
    /// The values of the fields of withdrawal/1 that decide, to be sealed with the others.
    #[must_use]
    pub fn values(&self) -> BTreeMap<&'static str, Value> {
        BTreeMap::from([("recipient", json!(self.recipient)), ("covers", covers(&self.covers))])
    }
}

impl Cell {
    fn read(list: &[String]) -> Option<Self> {
        let [purpose, class, answer] = list else { return None };
        Some(Self { purpose: purpose.clone(), class: class.clone(), answer: answer.parse().ok()? })
    }
}

impl Condition {
    fn read(list: &[String]) -> Option<Self> {
        let (code, params) = list.split_first()?;
        Some(Self { code: code.clone(), params: params.to_vec() })
    }

    fn value(&self) -> Value {
        let mut list = vec![json!(self.code)];
        list.extend(self.params.iter().map(|param| json!(param)));
        Value::Array(list)
    }
}

fn covers(things: &[Id]) -> Value {
    Value::Array(things.iter().map(|thing| json!(thing.to_string())).collect())
}

/// A list of texts.
fn texts(value: &Value) -> Option<Vec<String>> {
    let list = value.as_array().filter(|list| list.len() <= MOST)?;
    list.iter().map(|value| value.as_str().map(str::to_owned)).collect()
}

/// A list of lists of texts.
fn lists(value: &Value) -> Option<Vec<Vec<String>>> {
    value.as_array().filter(|list| list.len() <= MOST)?.iter().map(texts).collect()
}
