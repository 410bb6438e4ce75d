//! Guessing: every day of eighty years, every province, thousands of names, against every digest a
//! copy shows.

use std::collections::BTreeSet;

use sanad_evidence::{Digest, Record, to_hex};
use sha2::{Digest as _, Sha256};

use super::{description, lines};

const PROVINCES: [&str; 34] = [
    "Badakhshan",
    "Badghis",
    "Baghlan",
    "Balkh",
    "Bamyan",
    "Daykundi",
    "Farah",
    "Faryab",
    "Ghazni",
    "Ghor",
    "Helmand",
    "Herat",
    "Jowzjan",
    "Kabul",
    "Kandahar",
    "Kapisa",
    "Khost",
    "Kunar",
    "Kunduz",
    "Laghman",
    "Logar",
    "Nangarhar",
    "Nimruz",
    "Nuristan",
    "Paktia",
    "Paktika",
    "Panjshir",
    "Parwan",
    "Samangan",
    "Sar-e Pol",
    "Takhar",
    "Uruzgan",
    "Wardak",
    "Zabul",
];
const IN_DARI: [&str; 6] = ["هرات", "کابل", "بلخ", "قندهار", "بدخشان", "بامیان"];
const GIVEN: [&str; 24] = [
    "Amina", "Zahra", "Fatima", "Maryam", "Laila", "Shabnam", "Roya", "Nadia", "Parwana", "Freshta",
    "Zainab", "Hosna", "Marwa", "Sahar", "Yalda", "Ahmad", "Mohammad", "Ali", "Hassan", "Omid", "Farid",
    "Karim", "Reza", "Yusuf",
];
const FAMILY: [&str; 20] = [
    "Ahmadi",
    "Rahimi",
    "Karimi",
    "Hosseini",
    "Noori",
    "Amiri",
    "Sharifi",
    "Haidari",
    "Mohammadi",
    "Azizi",
    "Popal",
    "Wardak",
    "Stanekzai",
    "Safi",
    "Yusufzai",
    "Barakzai",
    "Hashimi",
    "Sadat",
    "Qaderi",
    "Nazari",
];

/// Every value worth trying.
fn dictionary() -> Vec<String> {
    let mut guesses: Vec<String> = PROVINCES.iter().chain(&IN_DARI).map(|word| (*word).to_owned()).collect();
    for given in GIVEN {
        guesses.push(given.to_owned());
        guesses.extend(FAMILY.iter().map(|family| format!("{given} {family}")));
    }
    for (year, month, day) in days(1947, 2027).chain(days(1326, 1406)) {
        guesses.push(format!("{year}-{month:02}-{day:02}"));
    }
    guesses
}

/// Every day a calendar could have, a few too many.
fn days(from: u32, to: u32) -> impl Iterator<Item = (u32, u32, u32)> {
    (from..to).flat_map(|year| (1..=12).flat_map(move |month| (1..=31).map(move |day| (year, month, day))))
}

/// Everything in a copy that may be compared with a guess: digests of withheld lines, digests in the
/// commitment, the record's digest.
fn targets(copy: &Record) -> BTreeSet<String> {
    let mut targets: BTreeSet<String> = copy.commitment().lines().map(str::to_owned).collect();
    targets.insert(copy.digest().to_string());
    for line in lines(copy).iter().filter(|line| line.starts_with("withheld ")) {
        targets.insert(line.split(' ').nth(1).unwrap().to_owned());
    }
    targets
}

/// Salts worth trying: none, zeros, each one the copy shows.
fn salts(copy: &Record) -> Vec<String> {
    let shown = lines(copy).into_iter().filter(|line| !line.starts_with("withheld "));
    let mut salts: Vec<String> = shown.map(|line| line[..32].to_owned()).collect();
    assert!(salts.len() >= 2, "language and amends always show theirs");
    salts.extend(["0".repeat(32), "f".repeat(32), String::new()]);
    salts
}

/// How many guesses of a field's value one of the targets confirms.
fn found(copy: &Record, field: &str, guesses: &[String], salts: &[String]) -> Vec<String> {
    let targets = targets(copy);
    let mut found = Vec::new();
    for salt in salts {
        for guess in guesses {
            let value = serde_json::to_string(guess).unwrap();
            let tries = [
                format!("{salt} {field} {value}\n"),
                format!("{salt} {field} {value}"),
                format!("{field} {value}\n"),
                guess.clone(),
                format!("{salt}{guess}"),
            ];
            for text in &tries[..if salt.is_empty() { 5 } else { 2 }] {
                if targets.contains(&to_hex(&Sha256::digest(text.as_bytes()))) {
                    found.push(guess.clone());
                }
            }
        }
    }
    found
}

#[test]
fn a_dictionary_finds_nothing_that_is_withheld() {
    let all = dictionary();
    let truth =
        [("title", "Zahra Rahimi"), ("date", "2025-10-20"), ("place", "Herat"), ("from_whom", "هرات")];
    let record = description(1, &truth);
    let copy = record.withhold(&["title", "date", "place", "from_whom", "item"], "private").unwrap();
    let copy = Record::parse(&copy.to_text()).unwrap();
    for (field, value) in truth {
        // All days of both calendars for the date; for the others words first, and some thousand days.
        let guesses = if field == "date" { &all[..] } else { &all[..10_000] };
        assert!(guesses.len() >= 10_000);
        assert!(guesses.iter().any(|guess| guess == value), "the truth is in the dictionary");
        assert_eq!(found(&copy, field, guesses, &salts(&copy)), Vec::<String>::new(), "{field}");
        // The control: with its own salt, which only the whole record shows, the search does find it.
        let own = lines(&record).into_iter().find(|line| line.contains(&format!(" {field} \"")));
        let own = own.unwrap()[..32].to_owned();
        assert_eq!(found(&copy, field, guesses, &[own]), vec![value.to_owned()]);
    }
}

#[test]
fn not_even_whether_a_field_is_empty() {
    let copy = description(2, &[("title", "x")]).withhold(&["title"], "private").unwrap();
    let targets = targets(&copy);
    for salt in salts(&copy) {
        for field in ["date", "place", "events", "author", "from_whom", "custody", "note"] {
            for text in [format!("{salt} {field} null\n"), format!("{field} null\n")] {
                assert!(!targets.contains(&Digest::of(text.as_bytes()).to_string()));
            }
        }
    }
}

#[test]
fn a_salt_tells_nothing_of_another() {
    // Each salt of a record against the others, as it is, and hashed and keyed as a hasty program might.
    let mut seen = BTreeSet::new();
    for number in 0..200 {
        let record = description(number, &[("place", "Herat")]);
        let salts: Vec<String> = lines(&record).iter().map(|line| line[..32].to_owned()).collect();
        for salt in &salts {
            assert!(seen.insert(salt.clone()), "a salt came twice");
            for other in salts.iter().filter(|other| *other != salt) {
                assert!(!to_hex(&Sha256::digest(salt.as_bytes())).starts_with(other));
            }
        }
    }
    assert_eq!(seen.len(), 200 * 12);
}
