//! Measures finding things again among many: a vault of 10,000 persons and 100,000 described items against
//! one of ten, and its search beside bare FTS5 in the same run.
//!
//! `make bench` runs it. `bench_finding [--quick] FOLDER` makes its vaults in memory (/dev/shm; some 2 GiB,
//! and a tenth of that with `--quick`) and leaves nothing; FOLDER is there for the other benchmarks' sake.
#![forbid(unsafe_code)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::io::Cursor;
use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};
use sanad_tests::measure::{Table, median, ratio, seconds, timed};
use sanad_tests::people::{passphrase, person_in};
use sanad_vault::{
    Description, FoundKind, ItemsAsked, Job, OpenWith, PersonGiven, PersonsAsked, Query, Role, Vault,
};

/// How many searches are measured.
const SEARCHES: usize = 200;
/// How many hits a page has.
const PAGE: u32 = 50;
/// How many words a description has.
const WORDS: usize = 12;

/// Numbers that are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % most as u64).unwrap()
    }

    /// A number below `most`, the small ones more often, as words come in a language.
    fn often_small(&mut self, most: usize) -> usize {
        let (one, other) = (self.below(most), self.below(most));
        one * other / most
    }
}

/// Made-up words of three scripts, some thousand each.
struct Tongues([Vec<String>; 3]);

impl Tongues {
    fn new() -> Self {
        let syllables = [
            ["ka", "ro", "mi", "len", "ta", "sun", "bel", "da", "vor", "ni", "sha", "gul"],
            ["كا", "رو", "مي", "لن", "تا", "سن", "بل", "دا", "ور", "ني", "شا", "گل"],
            ["ка", "ро", "ми", "лен", "та", "сун", "бел", "да", "вор", "ни", "ша", "гул"],
        ];
        Self(syllables.map(|parts| {
            let word = |n: usize| [n % 12, n / 12 % 12, n / 144 % 12].map(|at| parts[at]).concat();
            (0..1728).map(|n| format!("{}{}", word(n), if n % 3 == 0 { parts[n % 5] } else { "" })).collect()
        }))
    }

    fn word(&self, tongue: usize, chance: &mut Chance) -> &str {
        let words = &self.0[tongue];
        &words[chance.often_small(words.len())]
    }

    fn sentence(&self, tongue: usize, chance: &mut Chance) -> String {
        (0..WORDS).map(|_| self.word(tongue, chance)).collect::<Vec<_>>().join(" ")
    }
}

/// A vault of so many persons and items in a case each half, and the same words for the peer.
fn filled(folder: &Path, persons: usize, items: usize, peer: Option<&Connection>) -> Duration {
    let person = person_in(folder, Role::Collector);
    let vault = &person.vault;
    let cases = ["first", "second"].map(|code| vault.new_case(code).unwrap());
    let (tongues, mut chance) = (Tongues::new(), Chance(1));
    let began = Instant::now();
    for n in 0..persons {
        let given =
            PersonGiven { described: Some(tongues.sentence(n % 3, &mut chance)), ..Default::default() };
        vault.new_person(&cases[n % 2], &given).unwrap();
    }
    for n in 0..items {
        let mut bytes = Cursor::new(n.to_le_bytes());
        let name = format!("paper-{n:06}.txt");
        let item = vault.acquire_bytes(&cases[n % 2], &name, &mut bytes, &Job::new()).unwrap().item;
        let text = tongues.sentence(n % 3, &mut chance);
        let day = format!("20{:02}-{:02}-{:02}", n % 20, n % 12 + 1, n % 28 + 1);
        let facts = Description {
            title: Some(format!("{} {n}", tongues.word(n % 3, &mut chance))),
            events: Some(text.clone()),
            date: Description::time_in_words(&day).ok(),
            itemtype: Some(["itemtype.video", "itemtype.photo"][n % 2].to_owned()),
            ..Description::default()
        };
        vault.describe(&item, &facts).unwrap();
        if let Some(peer) = peer {
            let sql = "INSERT INTO texts (rowid, title, words) VALUES (?1, ?2, ?3)";
            peer.prepare_cached(sql).unwrap().execute(params![n as i64, facts.title, text]).unwrap();
        }
    }
    let took = began.elapsed();
    let (home, path, _) = person.lock();
    std::fs::rename(path, folder.join("vault")).unwrap();
    drop(home);
    took
}

/// What is typed: words of each script, half typed or whole, alone or two, and what narrows them.
fn questions(vault: &Vault) -> Vec<(String, Query)> {
    let (tongues, mut chance) = (Tongues::new(), Chance(7));
    let case = vault.case("second").unwrap();
    (0..SEARCHES)
        .map(|n| {
            let tongue = n % 3;
            let word = tongues.word(tongue, &mut chance).to_owned();
            let text = match n % 5 {
                0 => word.chars().take(3).collect(),
                1 => format!("{word} {}", tongues.word(tongue, &mut chance)),
                _ => word,
            };
            let query = Query { text: text.clone(), count: PAGE, ..Query::default() };
            let query = match n % 10 {
                3 => Query { case: Some(case), ..query },
                4 => {
                    Query { kinds: vec![FoundKind::Item], codes: vec!["itemtype.photo".to_owned()], ..query }
                }
                7 => Query { from: "2003-01-01".parse().ok(), to: "2004-12-31".parse().ok(), ..query },
                8 => Query { kinds: vec![FoundKind::Person], ..query },
                9 => Query { start: u64::from(PAGE) * 4, ..query },
                _ => query,
            };
            (text, query)
        })
        .collect()
}

/// The median, the 95th of a hundred, and the longest.
fn spread(mut times: Vec<Duration>) -> [Duration; 3] {
    times.sort_unstable();
    [times[times.len() / 2], times[times.len() * 95 / 100], *times.last().unwrap()]
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

fn together(times: [Duration; 3]) -> String {
    times.map(milliseconds).join(" / ")
}

/// The same words asked of FTS5 with its own tokenizer, which knows neither case nor kind nor day.
fn bare(peer: &Connection, text: &str) -> Duration {
    let phrases: Vec<String> = text.split(' ').map(|word| format!("\"{word}\" *")).collect();
    timed(|| {
        let sql = "SELECT rowid FROM texts WHERE texts MATCH ?1 ORDER BY rowid DESC LIMIT ?2";
        let mut statement = peer.prepare_cached(sql).unwrap();
        let rows =
            statement.query_map(params![phrases.join(" AND "), PAGE], |row| row.get::<_, i64>(0)).unwrap();
        assert!(rows.map(Result::unwrap).count() <= PAGE as usize);
    })
}

fn unlock(folder: &Path) -> Vault {
    Vault::unlock(&folder.join("vault"), &OpenWith::Passphrase(&passphrase())).unwrap()
}

/// How long the first and the last page of a case's lists take, and what a case shows when it is opened.
fn lists(vault: &Vault) -> Vec<(&'static str, Duration)> {
    let case = vault.case("second").unwrap();
    let items = |from_end: bool| {
        let asked = |start| ItemsAsked { case: Some(case), start, count: 100, ..ItemsAsked::default() };
        let total = vault.items_page(&asked(0)).unwrap().total;
        let start = if from_end { total.saturating_sub(100) } else { 0 };
        median(|| timed(|| assert!(!vault.items_page(&asked(start)).unwrap().rows.is_empty())))
    };
    let persons = |from_end: bool| {
        let asked = |start| PersonsAsked { case: Some(case), start, count: 100 };
        let total = vault.persons(&asked(0)).unwrap().total;
        let start = if from_end { total.saturating_sub(100) } else { 0 };
        median(|| timed(|| assert!(!vault.persons(&asked(start)).unwrap().rows.is_empty())))
    };
    vec![
        ("a case opened: the list of cases, its readiness, the first items and persons", {
            median(|| {
                timed(|| {
                    assert_eq!(vault.cases().unwrap().len(), 2);
                    vault.readiness(&case).unwrap();
                    let asked = ItemsAsked { case: Some(case), count: 30, ..ItemsAsked::default() };
                    vault.items_page(&asked).unwrap();
                    vault.persons(&PersonsAsked { case: Some(case), start: 0, count: 30 }).unwrap();
                })
            })
        }),
        ("the first 100 items", items(false)),
        ("the last 100 items", items(true)),
        ("the first 100 persons", persons(false)),
        ("the last 100 persons", persons(true)),
    ]
}

fn main() {
    let quick = std::env::args().any(|argument| argument == "--quick");
    let (persons, items) = if quick { (1_000, 10_000) } else { (10_000, 100_000) };
    let memory = tempfile::tempdir_in("/dev/shm").unwrap();
    let [small, large] = ["small", "large"].map(|name| memory.path().join(name));
    for folder in [&small, &large] {
        std::fs::create_dir(folder).unwrap();
    }
    let peer = Connection::open(memory.path().join("peer.db")).unwrap();
    peer.execute_batch("CREATE VIRTUAL TABLE texts USING fts5 (title, words, prefix = '2 3'); BEGIN;")
        .unwrap();
    let mut rows = Table::default();
    filled(&small, 10, 10, None);
    let took = filled(&large, persons, items, Some(&peer));
    peer.execute_batch("COMMIT").unwrap();
    let who = format!("{persons} persons, {items} items");
    rows.row(&format!("{who}: entered, acquired, described"), seconds(took), "-".into(), "-".into());

    let times = [&small, &large].map(|folder| median(|| timed(|| drop(unlock(folder)))));
    rows.row(
        &format!("unlock with {who} (floor cost)"),
        seconds(times[1]),
        format!("with 10: {}", seconds(times[0])),
        format!("{:.2} x (reach 1.2)", ratio(times[1], times[0])),
    );
    let (few, many) = (unlock(&small), unlock(&large));
    for ((what, slow), (_, quick)) in lists(&many).into_iter().zip(lists(&few)) {
        rows.row(what, milliseconds(slow), format!("of 10: {}", milliseconds(quick)), "-".into());
    }

    let questions = questions(&many);
    // One round first, as whoever searches has opened the vault and looked around.
    let (mut ours, mut theirs, mut hits) = (Vec::new(), Vec::new(), 0_usize);
    for round in 0..2 {
        for (text, query) in &questions {
            let mut found = 0;
            let took = timed(|| found = many.search(query).unwrap().hits.len());
            let bare = bare(&peer, text);
            if round == 1 {
                ours.push(took);
                theirs.push(bare);
                hits += found;
            }
        }
    }
    assert!(hits > SEARCHES * 10, "{hits} hits: nothing was searched");
    let (ours, theirs) = (spread(ours), spread(theirs));
    rows.row(
        &format!("{SEARCHES} searches in three scripts, p50 / p95 / longest"),
        together(ours),
        format!("bare FTS5, unencrypted: {}", together(theirs)),
        format!("reach p95 of 50 ms: {}", if ours[1] <= Duration::from_millis(50) { "yes" } else { "no" }),
    );
    let anew = timed(|| many.reindex(&Job::new()).unwrap());
    rows.row("the index made anew", seconds(anew), "-".into(), "-".into());
    rows.print();
}
