//! What a person told, laid out to be read: `account.txt` of a dossier (FORMAT.md, "Dossier").

use serde_json::Value;

use crate::Record;

/// A record of an account as a text: each field that is shown and filled, by its name, with its value below,
/// indented by two spaces. Lists have a line for each entry, and entries of several texts put ` | ` between
/// them. A line of a value never begins at the margin, so no value can look like a field.
#[must_use]
pub fn account_text(record: &Record) -> String {
    let mut text = format!("{} {}\n", record.kind(), record.digest());
    for (name, value) in record.fields() {
        text.push_str(&format!("\n{name}\n"));
        let lines = match value {
            Value::Array(list) => list.iter().map(entry).collect(),
            other => vec![entry(other)],
        };
        for line in lines.iter().flat_map(|line| line.split('\n')) {
            text.push_str(&format!("  {line}\n"));
        }
    }
    text
}

fn entry(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(entry).collect::<Vec<_>>().join(" | "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;
    use crate::Schema;
    use crate::record::Seed;

    #[test]
    fn what_was_told_reads_plainly_and_no_value_looks_like_a_field() {
        let values = BTreeMap::from([
            ("language", json!("prs")),
            ("amends", json!([])),
            ("narrative", json!("First\ndeclared\nyes")),
            ("quotes", json!([["go", "ps", "a guard"], ["stay", "prs", ""]])),
            ("declared", json!("no")),
        ]);
        let record = Record::seal(&Schema::ACCOUNT, &values, &Seed::from_random(&mut [1; 32])).unwrap();
        let shown = account_text(&record.withhold(&["declared"], "redaction.safety").unwrap());
        let (head, rest) = shown.split_once('\n').unwrap();
        assert_eq!(head, format!("account/1 {}", record.digest()));
        let expected = "\nlanguage\n  prs\n\namends\n\nnarrative\n  First\n  declared\n  yes\n\nquotes\n  go | ps | a guard\n  stay | prs | \n";
        assert_eq!(rest, expected);
    }
}
