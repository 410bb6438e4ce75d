//! Neither name, nor presence, nor order of a withheld field shows.

use std::collections::BTreeMap;

use sanad_evidence::Record;

use super::{description, lines};

const RECORDS: u64 = 400;

/// What is visible of a copy, with everything random in it masked: salts, digests.
fn visible(copy: &Record) -> Vec<String> {
    let mut seen: Vec<String> = lines(copy)
        .iter()
        .map(|line| match line.strip_prefix("withheld ") {
            Some(rest) => format!("withheld <64>{}", &rest[64..]),
            None => format!("<32>{}", &line[32..]),
        })
        .collect();
    seen.sort();
    seen
}

/// Chi-squared of counts against a uniform distribution.
fn chi_squared(counts: &[u64]) -> f64 {
    let total: u64 = counts.iter().sum();
    let expected = total as f64 / counts.len() as f64;
    counts.iter().map(|count| (*count as f64 - expected).powi(2) / expected).sum()
}

#[test]
fn every_field_stands_anywhere() {
    let mut places: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for number in 0..RECORDS {
        let record = description(number, &[("title", "t"), ("place", "Herat")]);
        for (place, line) in lines(&record).iter().enumerate() {
            let name = line.split(' ').nth(1).unwrap().to_owned();
            places.entry(name).or_insert_with(|| vec![0; 12])[place] += 1;
        }
    }
    assert_eq!(places.len(), 12);
    for (name, counts) in &places {
        // 11 degrees of freedom: beyond 45 in one of 200,000 draws, and these draws are fixed.
        let measure = chi_squared(counts);
        assert!(measure < 45.0, "{name} stands at {counts:?}: {measure}");
    }
}

#[test]
fn a_filled_field_and_an_empty_one_look_the_same_once_withheld() {
    let sets: [&[(&'static str, &str)]; 4] = [
        &[],
        &[("place", "Herat")],
        &[("place", "Herat"), ("date", "2025-10-20"), ("from_whom", "her own mother, in the kitchen")],
        &[
            ("title", "A closed gate"),
            ("date", "2025-10-20"),
            ("place", "Herat"),
            ("events", "a long story"),
            ("author", "Zahra"),
            ("from_whom", "Laila"),
            ("custody", "by hand"),
            ("note", "x"),
        ],
    ];
    let mut seen = Vec::new();
    for (number, filled) in (0..).zip(sets) {
        for round in 0..50 {
            let record = description(1000 + 50 * number + round, filled);
            let names: Vec<&str> = filled.iter().map(|(name, _)| *name).collect();
            let copy = record.withhold(&names, "private").unwrap();
            assert_eq!(copy.withheld(), 9, "all but language, amends and the item");
            assert_eq!(copy.to_text().len(), Record::parse(&copy.to_text()).unwrap().to_text().len());
            seen.push((visible(&copy), copy.to_text().len(), copy.commitment().len()));
        }
    }
    assert_eq!(seen.len(), 200);
    assert!(seen.iter().all(|one| *one == seen[0]), "something tells them apart");
    let text = seen[0].0.concat();
    for name in ["title", "date", "place", "events", "author", "from_whom", "custody", "note", "described_at"]
    {
        assert!(!text.contains(name), "{name} shows");
    }
}

#[test]
fn where_the_withheld_lines_stand_tells_nothing_of_what_was_filled() {
    // The place of the filled field among the withheld ones, over many copies: any of the nine.
    let mut counts = vec![0_u64; 9];
    for number in 0..RECORDS {
        let record = description(5000 + number, &[("place", "Herat")]);
        let copy = record.withhold(&["place"], "private").unwrap();
        let whole = lines(&record);
        let withheld: Vec<usize> = lines(&copy)
            .iter()
            .enumerate()
            .filter(|(_, line)| line.starts_with("withheld "))
            .map(|(place, _)| place)
            .collect();
        let filled = withheld.iter().position(|place| whole[*place].contains(" place \"")).unwrap();
        counts[filled] += 1;
    }
    assert!(chi_squared(&counts) < 40.0, "{counts:?}");
}

#[test]
fn a_reason_is_the_same_for_what_was_filled_and_what_was_not() {
    let copy = description(9, &[("place", "Herat")]).withhold(&["place"], "protected-person").unwrap();
    let text = copy.to_text();
    let reasons: std::collections::BTreeSet<&str> =
        text.lines().filter_map(|line| line.strip_prefix("withheld ")?.split(' ').nth(1)).collect();
    assert_eq!(reasons.into_iter().collect::<Vec<_>>(), vec!["protected-person"]);
}
