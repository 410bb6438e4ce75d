//! Withholding: who holds a copy of a record with lines kept back learns nothing of them, and can
//! change nothing.

mod copies;
mod dictionary;
mod entries;
mod lines;
mod traces;

use std::collections::BTreeMap;

use sanad_evidence::record::Seed;
use sanad_evidence::{Digest, Record, Schema};
use serde_json::{Value, json};

/// A seed that nobody but the test knows.
fn seed(number: u64) -> Seed {
    let mut bytes = *Digest::of(format!("a secret seed {number}").as_bytes()).as_bytes();
    Seed::from_random(&mut bytes)
}

/// A description with these fields filled and all others empty.
fn description(number: u64, filled: &[(&'static str, &str)]) -> Record {
    let mut values: BTreeMap<&str, Value> =
        BTreeMap::from([("language", json!("prs")), ("amends", json!([])), ("item", json!("0".repeat(32)))]);
    values.extend(filled.iter().map(|(name, value)| (*name, json!(value))));
    Record::seal(&Schema::DESCRIPTION, &values, &seed(number)).unwrap()
}

/// The lines of a record below the first, each with its newline.
fn lines(record: &Record) -> Vec<String> {
    record.to_text().split_inclusive('\n').skip(1).map(str::to_owned).collect()
}

/// The text of a record of these lines.
fn with_lines(record: &Record, lines: &[String]) -> String {
    format!("sanad record v1 {}\n{}", record.kind(), lines.concat())
}
