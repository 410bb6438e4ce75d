//! The index says what the records say, and nothing that was erased.

use sanad_evidence::consent::Basis;

use super::*;
use crate::window_tests::{Desk, desk};
use crate::{Description, Role};

/// How many rows the words are found in.
fn count(desk: &Desk, words: &str) -> i64 {
    let phrase = format!("\"{}\"", fold::folded(words).trim());
    desk.vault
        .read(|db| {
            let sql = "SELECT count(*) FROM found_words WHERE found_words MATCH ?1";
            Ok::<_, Fault>(db.query_row(sql, [phrase], |row| row.get(0))?)
        })
        .unwrap()
}

/// Everything the index has but the words, in its order.
fn rows(desk: &Desk) -> Vec<(String, String, String)> {
    desk.vault
        .read(|db| {
            let mut all = db.prepare("SELECT kind, thing, case_id FROM found ORDER BY id")?;
            let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            Ok::<_, Fault>(rows.collect::<Result<_, _>>()?)
        })
        .unwrap()
}

fn events(text: &str) -> Description {
    Description { events: Some(text.to_owned()), ..Description::default() }
}

#[test]
fn what_is_written_is_found_and_made_anew_the_same() {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    let item = desk.acquire(&case, "Décret-1384.txt", b"x");
    desk.vault.describe(&item, &events("على الجسر القديم")).unwrap();
    desk.basis(&item, Basis::NotNeeded, None);
    let other = desk.acquire(&case, "other.txt", b"y");
    let look = |desk: &Desk| {
        assert_eq!(
            [count(desk, "decret"), count(desk, "۱۳۸۴"), count(desk, "علي الجسر"), count(desk, "one")],
            [1; 4]
        );
        assert_eq!(count(desk, "nowhere"), 0);
        let things: Vec<String> = rows(desk).into_iter().map(|row| row.1).collect();
        assert_eq!(things, [case, item, other].map(|id| id.to_string()));
    };
    look(&desk);
    assert!(desk.vault.index_is_whole().unwrap());
    desk.vault.reindex(&Job::new()).unwrap();
    look(&desk);
    assert!(desk.vault.index_is_whole().unwrap());
    // What newly stands in place of older words is found, and they are not.
    desk.vault.describe(&item, &events("under the bridge")).unwrap();
    assert_eq!((count(&desk, "under the bridge"), count(&desk, "الجسر")), (1, 0));
}

#[test]
fn an_index_of_other_rules_is_made_anew_in_the_order_of_coming() {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    let items: Vec<Id> = (0..3).map(|n| desk.acquire(&case, &format!("a-{n}.txt"), &[n])).collect();
    let before = rows(&desk);
    for said in ["stale", "whole 0"] {
        desk.vault
            .write(|tx| {
                if said == "stale" {
                    tx.execute("DELETE FROM found", [])?;
                    tx.execute("INSERT INTO found_words (found_words) VALUES ('delete-all')", [])?;
                }
                set_fact(tx, FACT, said)
            })
            .unwrap();
        assert!(!desk.vault.index_is_whole().unwrap());
        // What is written meanwhile waits for its turn.
        desk.vault.describe(&items[2], &events(&format!("meanwhile {}", said.len()))).unwrap();
        desk.vault.complete_index(&Job::new()).unwrap();
        assert_eq!(rows(&desk), before);
        assert_eq!(count(&desk, &format!("meanwhile {}", said.len())), 1);
    }
    let stopped = Job::new();
    stopped.stop();
    assert!(matches!(desk.vault.reindex(&stopped), Err(Fault::Stopped)));
    assert!(!desk.vault.index_is_whole().unwrap());
    desk.vault.complete_index(&Job::new()).unwrap();
    assert_eq!(rows(&desk), before);
}

#[test]
fn what_was_disposed_of_is_in_no_page_of_the_index() {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    let item = desk.acquire(&case, "kept.txt", b"x");
    desk.vault.describe(&item, &events("quicksilverlane")).unwrap();
    let kept = desk.acquire(&case, "kept-too.txt", b"y");
    desk.vault.describe(&kept, &events("marigoldstreet")).unwrap();
    let stands = |word: &str| {
        let pages: Vec<Vec<u8>> = desk
            .vault
            .read(|db| {
                let mut all = db.prepare("SELECT block FROM found_words_data")?;
                Ok::<_, Fault>(all.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
            })
            .unwrap();
        // In the index a word is written from where it differs from the one before.
        let word = &word.as_bytes()[3..];
        pages.iter().any(|page| page.windows(word.len()).any(|window| window == word))
    };
    assert!(stands("quicksilverlane") && stands("marigoldstreet"));
    desk.vault.dispose(&item, "a test").unwrap();
    assert_eq!((count(&desk, "quicksilverlane"), count(&desk, "marigoldstreet")), (0, 1));
    assert!(!stands("quicksilverlane") && stands("marigoldstreet"));
}
