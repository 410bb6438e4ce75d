//! The tables of FORMAT.md that say what stands in records, against the code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use sanad_evidence::entry::ThingKind;
use sanad_evidence::place_value::{PlaceValue, Point};
use sanad_evidence::record::SCHEMAS;
use sanad_evidence::when::{Calendar, Precision, When};
use serde_json::json;

const FORMAT: &str = include_str!("../FORMAT.md");

/// What stands below a heading, down to the next.
fn below(heading: &str) -> &'static str {
    let (_, rest) = FORMAT.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("no {heading}"));
    rest.split("\n#").next().unwrap()
}

/// The first cells of the first table in a text, without head and rule, and without their backquotes.
fn first_cells(text: &str) -> Vec<&str> {
    let rows = text.lines().map(str::trim).skip_while(|line| !line.starts_with('|'));
    let rows = rows.take_while(|line| line.starts_with('|')).skip(2);
    rows.map(|row| row.trim_matches('|').split('|').next().unwrap().trim().trim_matches('`')).collect()
}

#[test]
fn every_type_of_record_has_its_fields_and_no_others() {
    for schema in SCHEMAS.iter().filter(|schema| schema.name != "entry") {
        let fields: Vec<&str> = schema.fields.iter().skip(2).map(|field| field.name).collect();
        let heading = format!("#### {}/{}", schema.name, schema.version);
        let mut stated = first_cells(below(&heading));
        let mut coded = fields.clone();
        // The order in a page may be told better than the one in which fields are shown.
        stated.sort_unstable();
        coded.sort_unstable();
        assert_eq!(stated, coded, "{heading}");
    }
}

#[test]
fn every_kind_of_thing_is_named() {
    let row = below("## Entry").lines().find(|line| line.starts_with("| `thing_kind` |")).unwrap();
    for kind in ThingKind::ALL {
        assert!(row.contains(&format!("`{kind}`")), "{kind}");
    }
}

/// The table of precisions: which days there are, and how far apart at most.
#[test]
fn a_date_value_is_as_its_table_says() {
    let section = below("### Date value");
    let rows = section.lines().map(str::trim).skip_while(|line| !line.starts_with('|'));
    let rows: Vec<Vec<&str>> = rows
        .take_while(|line| line.starts_with('|'))
        .skip(2)
        .map(|row| row.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let codes: Vec<&str> = rows.iter().map(|row| row[0].trim_matches('`')).collect();
    assert_eq!(codes, Precision::ALL.iter().map(|one| one.code()).collect::<Vec<_>>());
    let first = chrono::NaiveDate::from_ymd_opt(2005, 3, 21).unwrap();
    let takes = |code: &str, earliest: bool, latest: bool, days: u64| {
        let day = |there: bool, day: chrono::NaiveDate| if there { day.to_string() } else { String::new() };
        let last = first + chrono::Days::new(days - 1);
        let list = json!([day(earliest, first), day(latest, last), code, "gregorian", "", ""]);
        When::from_value(&list).is_ok()
    };
    for row in rows {
        let code = row[0].trim_matches('`');
        let (earliest, latest) = (row[1] != "empty", row[2] != "empty");
        let most: Option<u64> =
            row[3].split(' ').next().filter(|most| !most.is_empty()).map(|most| most.parse().unwrap());
        for (first, last) in [(false, false), (false, true), (true, false), (true, true)] {
            assert_eq!(takes(code, first, last, 1), (first, last) == (earliest, latest), "{code}");
        }
        if let Some(most) = most {
            assert!(
                takes(code, earliest, latest, most) && !takes(code, earliest, latest, most + 1),
                "{code}"
            );
        } else if earliest && latest {
            assert!(takes(code, true, true, 100_000));
        }
    }
    for calendar in Calendar::ALL {
        assert!(section.contains(&format!("`{}`", calendar.code())));
    }
    let example = section.split('`').find(|text| text.contains("Eid")).unwrap();
    let value = serde_json::from_str(example).unwrap();
    assert_eq!(When::from_value(&value).unwrap().to_value(), value);
}

#[test]
fn a_place_is_coarse_as_its_page_says() {
    let section = below("### Place value");
    for figure in ["20,040,000", "100,000", "8,000", "10,000"] {
        assert!(section.contains(figure), "{figure}");
    }
    let point = |latitude, radius_m| Point { latitude, longitude: 0, radius_m };
    let coarse = |point| PlaceValue { point: Some(point), ..PlaceValue::default() }.coarsen().point.unwrap();
    assert_eq!(coarse(point(50_000, 5_000)), point(100_000, 13_000));
    assert_eq!(coarse(point(-50_000, 0)), point(-100_000, 10_000));
    assert_eq!(coarse(point(-49_999, 20_040_000)), point(0, 20_040_000));
    assert_eq!(coarse(point(700_000, 10_000)), point(700_000, 10_000));
}
