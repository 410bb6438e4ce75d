//! An original is destroyed, and the words about it.

use sanad_evidence::consent::Basis;
use sanad_tests::company::pair;
use sanad_tests::people::{Person, basis, noise};
use sanad_vault::{Description, Job};

use super::{identity, original_is_gone, settle, traces, words};

const NAME: &str = "CANARY-NAME-7719.jpg";
const CANARIES: [&str; 9] = [
    NAME,
    "CANARY-TITLE-3305",
    "CANARY-DATE-9918",
    "CANARY-PLACE-4402",
    "CANARY-EVENTS-6617",
    "CANARY-AUTHOR-1120",
    "CANARY-WHOM-8854",
    "CANARY-NOTE-2093",
    "CANARY-REASON-5571",
];

fn described(amina: &Person) -> sanad_evidence::Id {
    let item = amina.acquire(&amina.file(NAME, &noise(5, 50_000))).item;
    for round in 0..3 {
        // Amended twice: older words count as much. Some are long, and lie in pages of their own.
        let more = "x".repeat(round * 6_000);
        let facts = Description {
            language: None,
            title: Some("CANARY-TITLE-3305".to_owned()),
            date: Description::time_in_words("CANARY-DATE-9918").ok(),
            place: Some(Description::place_in_words("CANARY-PLACE-4402")),
            events: Some(format!("{more}CANARY-EVENTS-6617{more}")),
            author: Some("CANARY-AUTHOR-1120".to_owned()),
            from_whom: Some("CANARY-WHOM-8854".to_owned()),
            custody: None,
            note: Some("CANARY-NOTE-2093".to_owned()),
            ..Description::default()
        };
        amina.vault.describe(&item, &facts).unwrap();
        amina.vault.record_basis(&item, &basis(Basis::NotNeeded, Some("CANARY-REASON-5571"))).unwrap();
    }
    item
}

/// Other things come and go around it, as in life.
fn life(amina: &Person, round: u64) {
    for number in 0..6 {
        let item = amina.acquire_free(&format!("other-{round}-{number}.txt"), &noise(number + 9, 3_000));
        let words = Description { events: Some("y".repeat(700 * number as usize)), ..Description::default() };
        if number > 0 {
            amina.vault.describe(&item, &words).unwrap();
        }
    }
}

/// What was made from an original goes with it: a small picture, and the key it was kept under.
#[test]
fn a_small_picture_of_it_is_nowhere() {
    let (amina, _) = pair();
    let items: Vec<_> = (0..60).map(|n| amina.acquire_free(&format!("{n}.jpg"), &noise(n, 500))).collect();
    let keep = |item: &sanad_evidence::Id, round: u64| {
        // Kept anew and of other sizes, as in life: rows move about in the file.
        let size = 300 + usize::from(item.as_bytes()[0]) * 40 + round as usize * 700;
        let picture = [&b"CANARY-PICTURE-4471"[..], &noise(round, size)].concat();
        amina.vault.keep_cached(item, "thumbnail", &picture).unwrap();
    };
    for round in 0..3 {
        items.iter().for_each(|item| keep(item, round));
    }
    let gone = &items[..30];
    let key = sanad_tests::stolen::cache_key(amina.folder(), &amina.sheet);
    let file = amina.folder().join("cache.db");
    let secrets = sanad_tests::stolen::cache_secrets(&file, &key, gone);
    assert_eq!(secrets.len(), 30);
    let found = || {
        let pages = sanad_tests::stolen::pages_under(&file, &key);
        secrets.iter().filter(|secret| sanad_tests::stolen::holds(&pages, &secret[..])).count()
    };
    assert_eq!(found(), 30, "the search finds what is there");
    for (number, item) in gone.iter().enumerate() {
        amina.vault.dispose(item, "in danger").unwrap();
        keep(&items[30 + number], 9);
    }
    // The last of it lies in the log; one more erasing cuts it.
    amina.vault.dispose(&items[59], "in danger").unwrap();
    assert_eq!(found(), 0, "keys of what was let go are in the cache");
    assert_eq!(std::fs::metadata(amina.folder().join("cache.db-wal")).unwrap().len(), 0);
    let pages = sanad_tests::stolen::pages_under(&file, &key);
    assert!(!sanad_tests::stolen::holds(&pages, b"CANARY-PICTURE-4471"), "pictures are under their own keys");
    for item in gone {
        assert_eq!(amina.vault.cached(item, "thumbnail").unwrap(), None);
    }
    assert!(amina.vault.cached(&items[45], "thumbnail").unwrap().is_some());
}

#[test]
fn neither_the_identity_nor_a_word_is_anywhere() {
    let (amina, _) = pair();
    life(&amina, 1);
    let item = described(&amina);
    life(&amina, 2);
    settle(&amina);
    let (secret, canaries) = (identity(&amina, &item), words(&CANARIES));
    assert_eq!(traces(&amina, &secret).len(), 1);
    let before = traces(&amina, &canaries);
    assert_eq!(before.len(), CANARIES.len(), "each is in a page, and in no file as it is: {before:?}");

    amina.vault.dispose(&item, "she asked for it").unwrap();
    assert_eq!(traces(&amina, &secret), Vec::<String>::new());
    assert_eq!(traces(&amina, &canaries), Vec::<String>::new());
    assert!(original_is_gone(&amina, &item));
    let page = amina.vault.show(&item).unwrap();
    assert_eq!((page.row.state.as_str(), page.row.file_name, page.row.title), ("disposed", None, None));
    assert_eq!(page.records.len(), 1, "the tombstone");
    assert_eq!(page.records[0].fields["reason"], "she asked for it");
    assert_eq!(page.custody.last().unwrap().action, "Disposed");
    assert_eq!(amina.vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
    life(&amina, 3);
    let amina = amina.sleep_and_wake();
    settle(&amina);
    assert_eq!(traces(&amina, &secret), Vec::<String>::new());
    assert_eq!(traces(&amina, &canaries), Vec::<String>::new());
    assert_eq!(amina.vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
}

#[test]
fn nor_after_it_was_sent_and_at_the_bureau_after_it_disposes_too() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    let item = described(&amina);
    life(&amina, 1);
    let bundle = amina.transfer().bundle;
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    bureau.accept(&bundle);
    bureau.courier(&stick);
    amina.courier(&stick);
    for person in [&amina, &bureau] {
        settle(person);
        let (secret, canaries) = (identity(person, &item), words(&CANARIES));
        assert_eq!(traces(person, &secret).len(), 1);
        assert_eq!(traces(person, &canaries).len(), CANARIES.len());
        person.vault.dispose(&item, "she asked for it").unwrap();
        assert_eq!(traces(person, &secret), Vec::<String>::new());
        assert_eq!(traces(person, &canaries), Vec::<String>::new());
        assert_eq!(person.vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
    }
}
