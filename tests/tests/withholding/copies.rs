//! Copies of one record with different lines withheld: all of them the same record.

use std::collections::BTreeMap;

use sanad_evidence::Record;
use sanad_tests::company::pair;
use sanad_vault::Description;

use super::description;

const FILLED: [(&str, &str); 4] =
    [("title", "A gate"), ("date", "2025-10-20"), ("place", "Herat"), ("author", "Zahra")];

#[test]
fn every_choice_of_lines_gives_the_same_digest() {
    let record = description(3, &FILLED);
    let names: Vec<&str> = FILLED.iter().map(|(name, _)| *name).collect();
    for choice in 0..1_u32 << names.len() {
        let chosen: Vec<&str> = names
            .iter()
            .enumerate()
            .filter(|(bit, _)| choice >> bit & 1 == 1)
            .map(|(_, name)| *name)
            .collect();
        let copy = record.withhold(&chosen, "private").unwrap();
        let read = Record::parse(&copy.to_text()).unwrap();
        assert_eq!((read.digest(), read.commitment()), (record.digest(), record.commitment()), "{chosen:?}");
        for (name, value) in FILLED {
            let shown = read.text_of(name);
            assert_eq!(shown, (!chosen.contains(&name)).then_some(value));
        }
    }
}

#[test]
fn withholding_twice_is_withholding_both_whoever_does_it() {
    let record = description(4, &FILLED);
    let once = record.withhold(&["title", "place"], "private").unwrap();
    let one = record.withhold(&["title"], "private").unwrap();
    let twice = Record::parse(&one.to_text()).unwrap().withhold(&["place"], "private").unwrap();
    assert_eq!(once.to_text(), twice.to_text());
    // What is withheld cannot be withheld again, nor what must show.
    assert!(twice.withhold(&["place"], "private").is_err());
    for name in ["language", "amends"] {
        assert!(record.withhold(&[name], "private").is_err());
    }
    for reason in ["", "Two words", "ديگر", "a\nb", &"x".repeat(65)] {
        assert!(record.withhold(&["title"], reason).is_err(), "{reason:?}");
    }
}

#[test]
fn two_statements_of_the_same_words_have_nothing_in_common() {
    // As the vault makes them: the same words about the same item, twice.
    let (amina, _) = pair();
    let item = amina.acquire_free("x.txt", b"x");
    let facts = Description { place: Some(Description::place_in_words("Herat")), ..Description::default() };
    let digests =
        [amina.vault.describe(&item, &facts).unwrap(), amina.vault.describe(&item, &facts).unwrap()];
    assert_ne!(digests[0], digests[1]);
    let store = sanad_tests::stolen::store(amina.folder(), &amina.sheet);
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for digest in digests {
        let text =
            sanad_tests::stolen::text(&store, &format!("SELECT text FROM record WHERE digest = '{digest}'"));
        for line in text.lines().skip(1) {
            *seen.entry(line[..32].to_owned()).or_default() += 1;
        }
        let record = Record::parse(&text).unwrap();
        for line in record.commitment().lines().skip(1) {
            *seen.entry(line.to_owned()).or_default() += 1;
        }
    }
    assert_eq!(seen.len(), 4 * 24);
    assert!(seen.values().all(|count| *count == 1));
}
