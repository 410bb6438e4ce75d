use proptest::prelude::*;
use serde_json::json;

use super::*;

fn description(seed: u8, place: &str) -> Record {
    let values = BTreeMap::from([
        ("language", json!("fa-AF")),
        ("amends", json!([])),
        ("item", json!("000102030405060708090a0b0c0d0e0f")),
        ("title", json!("مکتب بسته شد")),
        ("place", json!(place)),
    ]);
    Record::seal(&Schema::DESCRIPTION, &values, &Seed::from_random(&mut [seed; 32])).unwrap()
}

#[test]
fn every_field_stands_there_present_or_empty() {
    let text = description(1, "Herat").to_text();
    assert_eq!(text.lines().count(), 1 + Schema::DESCRIPTION.fields.len());
    assert_eq!(Record::parse(&text).unwrap().to_text(), text);
}

#[test]
fn withholding_keeps_the_digest_and_takes_every_empty_line_along() {
    let whole = description(2, "Herat");
    let one = whole.withhold(&["place"], "redaction.safety").unwrap();
    let other = whole.withhold(&["title", "item"], "redaction.identity").unwrap();
    for copy in [&one, &other] {
        let read = Record::parse(&copy.to_text()).unwrap();
        assert_eq!(read.digest(), whole.digest());
        assert!(!read.to_text().contains("null"), "an empty field still shows");
    }
    assert!(!one.to_text().contains("Herat") && !one.to_text().contains("place"));
    // Filled or empty, the copies look alike: the same number of withheld lines.
    let unplaced = {
        let values = BTreeMap::from([
            ("language", json!("fa-AF")),
            ("amends", json!([])),
            ("item", json!("000102030405060708090a0b0c0d0e0f")),
            ("title", json!("مکتب بسته شد")),
        ]);
        Record::seal(&Schema::DESCRIPTION, &values, &Seed::from_random(&mut [3; 32])).unwrap()
    };
    assert_eq!(unplaced.withhold(&["place"], "redaction.safety").unwrap().withheld(), one.withheld());
}

#[test]
fn language_and_what_is_amended_are_always_shown() {
    let whole = description(4, "Herat");
    for name in PINNED_NAMES {
        assert!(matches!(whole.withhold(&[name], "x"), Err(RecordError::Pinned { .. })));
    }
    let line = whole.to_text().lines().find(|line| line.contains(" language ")).unwrap().to_owned();
    let digest = Digest::of(format!("{line}\n").as_bytes());
    let forged = whole.to_text().replace(&line, &format!("withheld {digest} x"));
    assert!(matches!(Record::parse(&forged), Err(RecordError::Pinned { .. })));
}
const PINNED_NAMES: [&str; 2] = schema::PINNED;

#[test]
fn the_order_of_lines_is_drawn_anew_for_each_record() {
    let order = |record: &Record| -> Vec<String> {
        record.to_text().lines().skip(1).filter_map(|l| l.split(' ').nth(1).map(str::to_owned)).collect()
    };
    assert_ne!(order(&description(5, "Herat")), order(&description(6, "Herat")));
}

#[test]
fn any_change_of_the_lines_changes_the_digest() {
    let whole = description(7, "Herat");
    let text = whole.to_text();
    let rows: Vec<&str> = text.split_inclusive('\n').collect();
    let unknown_type = |rows: &[&str]| {
        // Read as a type without a schema, so that dropping and adding parse at all.
        Record::parse(&rows.concat().replace("description/1", "elsewhere/1")).unwrap().digest()
    };
    let honest = unknown_type(&rows);
    let mut swapped = rows.clone();
    swapped.swap(2, 3);
    let mut moved = rows.clone();
    let line = moved.remove(2);
    moved.push(line);
    let mut added = rows.clone();
    added.push("000102030405060708090a0b0c0d0e0f extra null\n");
    let dropped: Vec<&str> = rows.iter().copied().filter(|row| !row.contains(" note ")).collect();
    for changed in [swapped, moved, added, dropped] {
        assert_ne!(unknown_type(&changed), honest);
    }
    assert_ne!(honest, whole.digest(), "the first line is part of the digest");
}

#[test]
fn what_is_not_a_record_is_refused() {
    let text = description(8, "Herat").to_text();
    for (wrong, why) in [
        (String::new(), "empty"),
        (text.replace("record v1", "record v2"), "newer"),
        (text.replace("description/1", "description/01"), "a second spelling of the version"),
        (text.trim_end().to_owned(), "no last newline"),
        (text.replace("\"Herat\"", "\"\\u0048erat\""), "a second spelling of a text"),
        (text.replace("\"Herat\"", "1.5"), "a fraction"),
        (text.replace("\"Herat\"", "1e3"), "an exponent"),
        (text.replace("\"Herat\"", "9007199254740993"), "too large a number"),
        (text.replace("\"Herat\"", "\"Herat\" "), "a trailing space"),
        (text.replace(" place ", " Place "), "upper case"),
        (text.replace(" place ", " nowhere "), "a field the type lacks"),
        (text.replace(" place ", " title "), "a field twice"),
        (text.replace('\n', "\r\n"), "carriage returns"),
    ] {
        assert!(Record::parse(&wrong).is_err(), "{why} was taken");
    }
}

#[test]
fn a_guess_at_a_withheld_place_needs_the_salt() {
    let whole = description(9, "Herat");
    let copy = whole.withhold(&["place"], "redaction.safety").unwrap().to_text();
    let stated: Vec<&str> =
        copy.lines().filter_map(|l| l.strip_prefix("withheld ")?.split(' ').next()).collect();
    for guess in ["Herat", "Kabul", "Kandahar", "Mazar-e-Sharif"] {
        for text in [
            guess.to_owned(),
            format!("place \"{guess}\"\n"),
            format!("{} place \"{guess}\"\n", "0".repeat(32)),
        ] {
            assert!(!stated.contains(&Digest::of(text.as_bytes()).to_string().as_str()));
        }
    }
}

proptest! {
    #[test]
    fn a_record_round_trips(texts in prop::collection::vec(any::<String>(), 5), seed in any::<[u8; 32]>()) {
        let names = ["title", "place", "events", "author", "note"];
        let mut values = BTreeMap::from([("language", json!("en")), ("amends", json!([]))]);
        for (name, text) in names.iter().zip(&texts) {
            values.insert(name, json!(text));
        }
        let record = Record::seal(&Schema::DESCRIPTION, &values, &Seed::from_random(&mut seed.clone())).unwrap();
        let read = Record::parse(&record.to_text()).unwrap();
        prop_assert_eq!(&read, &record);
        for (name, text) in names.iter().zip(&texts) {
            prop_assert_eq!(read.text_of(name), Some(text.as_str()));
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>()) {
        let _ = Record::parse(&text);
        let _ = Record::parse(&format!("sanad record v1 item/1\n{text}"));
    }
}
