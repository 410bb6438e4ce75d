//! Consent as a stranger reads it: the tables of FORMAT.md against the function, and what must hold of every
//! sequence of statements.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod properties;
mod tables;

use std::collections::BTreeMap;

use sanad_evidence::consent::{
    Answer, Answers, Cell, Condition, Destination, Leave, Permit, Purpose, Said, Sort, Standing, Withdrawal,
    may_leave,
};
use sanad_evidence::record::Seed;
use sanad_evidence::{ClaimedTime, Id, Record, Schema};
use serde_json::{Value, json};

/// The thing in question.
const A: Id = Id::from_bytes([0xa; 16]);
/// Another thing of hers.
const B: Id = Id::from_bytes([0xb; 16]);
/// The recipient in question.
const PARTNER: &str = "0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c";
/// Another.
const OTHER: &str = "0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d";

/// Yes to everything, towards the recipient in question.
fn all_yes() -> Answers {
    Answers { recipient: PARTNER.to_owned(), ladder: [Answer::Yes; 5], ..Answers::default() }
}

fn condition(code: &str, params: &[&str]) -> Condition {
    Condition { code: code.to_owned(), params: params.iter().map(|text| (*text).to_owned()).collect() }
}

fn sealed(schema: &Schema, mut values: BTreeMap<&'static str, Value>) -> Record {
    values.extend([("language", json!("und")), ("amends", json!([]))]);
    Record::seal(schema, &values, &Seed::from_random(&mut [7; 32])).unwrap()
}

fn answers(answers: &Answers) -> Record {
    sealed(&Schema::ANSWERS, answers.values())
}

fn withdrawal(recipient: &str, covers: &[Id]) -> Record {
    let withdrawal = Withdrawal { recipient: recipient.to_owned(), covers: covers.to_vec() };
    sealed(&Schema::WITHDRAWAL, withdrawal.values())
}

/// What statements, `None` for what cannot be read, come to for `A`.
fn asked(said: &[Option<Record>], sort: Sort, to: &Destination, purpose: Purpose, at: &ClaimedTime) -> Leave {
    let said = said.iter().map(|record| record.as_ref().map_or(Said::Unreadable, Said::Record));
    may_leave(&Standing::of_person(Permit::of(PARTNER, &A, said), sort), to, purpose, at)
}

fn now() -> ClaimedTime {
    "2026-11-22T12:00:00+04:30".parse().unwrap()
}

fn to(class: Option<&str>, purpose: Option<&str>, state: Option<&str>) -> Destination {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    Destination { class: owned(class), purpose: owned(purpose), state: owned(state) }
}

fn cell(purpose: &str, class: &str, answer: Answer) -> Cell {
    Cell { purpose: purpose.to_owned(), class: class.to_owned(), answer }
}
