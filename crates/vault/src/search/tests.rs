//! Things are found again, by whoever may read them.

use sanad_evidence::consent::Basis;

use super::*;
use crate::window_tests::{Desk, desk};
use crate::{Description, Role};

fn find(desk: &Desk, query: &Query) -> Vec<Id> {
    let found = desk.vault.search(&Query { count: 100, ..query.clone() }).unwrap();
    assert_eq!((found.total_at_least, found.more), (found.hits.len() as u64, false));
    found.hits.into_iter().map(|hit| hit.thing).collect()
}

fn words(desk: &Desk, text: &str) -> Vec<Id> {
    find(desk, &Query { text: text.to_owned(), ..Query::default() })
}

/// A vault of two cases, `one` and `two`, with an item each.
fn two_items() -> (Desk, [Id; 2], [Id; 2]) {
    let desk = desk(Role::Collector);
    let cases = ["one", "two"].map(|code| desk.vault.new_case(code).unwrap());
    let items = [desk.acquire(&cases[0], "paper.txt", b"x"), desk.acquire(&cases[1], "Bericht.txt", b"y")];
    let [first, second] = ["They crossed the old bridge with Karim", "عبروا الجسر القديم مع كريم"];
    for (item, events) in items.iter().zip([first, second]) {
        let facts = Description { events: Some(events.to_owned()), ..Description::default() };
        desk.vault.describe(item, &facts).unwrap();
    }
    (desk, cases, items)
}

#[test]
fn words_are_found_in_any_script_and_order() {
    let (desk, cases, items) = two_items();
    assert_eq!(words(&desk, "KARIM bridge"), [items[0]]);
    assert_eq!(words(&desk, "بريدج"), []);
    assert_eq!(words(&desk, "کریم الجِسر"), [items[1]]);
    assert_eq!(words(&desk, "txt"), [items[1], items[0]], "the newest first");
    assert_eq!(words(&desk, "beri"), [items[1]]);
    assert_eq!(words(&desk, "one"), [cases[0]]);
    assert_eq!(words(&desk, "b"), [], "a letter begins too much");
    assert_eq!(words(&desk, ""), [items[1], items[0], cases[1], cases[0]]);
    assert_eq!(words(&desk, "\"*\""), []);
    for strange in ["\"", "*", "a* OR b", "title:x", "NEAR(", "-", "x\0", "{}:(", "'; DROP"] {
        drop(words(&desk, strange));
    }
}

#[test]
fn what_is_found_is_shown_by_its_own_words() {
    let (desk, cases, items) = two_items();
    let query = Query { text: "جسر الجسر".to_owned(), count: 10, ..Query::default() };
    assert_eq!(desk.vault.search(&query).unwrap().hits, []);
    let query = Query { text: "الجسر".to_owned(), ..query };
    let hit = desk.vault.search(&query).unwrap().hits.remove(0);
    assert_eq!((hit.kind, hit.thing, hit.case), (Kind::Item, items[1], cases[1]));
    assert_eq!((hit.title.as_str(), hit.excerpt.as_str()), ("Bericht.txt", "عبروا الجسر القديم مع كريم"));
    assert!(hit.at.is_some());
    assert!(!format!("{hit:?} {query:?}").contains("الجسر"));
}

#[test]
fn what_narrows_narrows() {
    let (desk, cases, items) = two_items();
    let in_two = Query { case: Some(cases[1]), ..Query::default() };
    assert_eq!(find(&desk, &in_two), [items[1], cases[1]]);
    let query = Query { kinds: vec![Kind::Item], ..in_two.clone() };
    assert_eq!(find(&desk, &query), [items[1]]);
    assert_eq!(find(&desk, &Query { text: "karim".to_owned(), ..in_two }), []);
    assert_eq!(find(&desk, &Query { person: Some(items[0]), ..Query::default() }), []);
}

#[test]
fn pages_follow_each_other() {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    let items: Vec<Id> = (0..7_u8).map(|n| desk.acquire(&case, &format!("a-{n}.txt"), &[n])).collect();
    for text in ["txt", ""] {
        let page = |start, count| {
            let query =
                Query { text: text.to_owned(), kinds: vec![Kind::Item], start, count, ..Query::default() };
            let found = desk.vault.search(&query).unwrap();
            let things: Vec<Id> = found.hits.iter().map(|hit| hit.thing).collect();
            (things, found.total_at_least, found.more)
        };
        assert_eq!(page(0, 3), (vec![items[6], items[5], items[4]], 4, true));
        assert_eq!(page(3, 4), (vec![items[3], items[2], items[1], items[0]], 7, false));
        assert_eq!(page(7, 3), (vec![], 0, false));
        assert_eq!(page(0, 0), (vec![], 1, true));
    }
}

#[test]
fn an_index_that_is_not_whole_is_made_so_by_asking() {
    let (desk, _, items) = two_items();
    desk.vault
        .write(|tx| {
            tx.execute("DELETE FROM found", [])?;
            tx.execute("INSERT INTO found_words (found_words) VALUES ('delete-all')", [])?;
            crate::vault::set_fact(tx, index::FACT, "stale")
        })
        .unwrap();
    assert_eq!(words(&desk, "karim"), [items[0]]);
}

#[test]
fn what_was_withdrawn_is_found_by_her_and_what_was_disposed_of_by_nobody() {
    let (desk, _, items) = two_items();
    desk.basis(&items[0], Basis::Withdrawn, None);
    assert_eq!(words(&desk, "karim"), [items[0]]);
    desk.vault.dispose(&items[0], "a test").unwrap();
    assert_eq!(words(&desk, "karim"), []);
    assert_eq!(words(&desk, "paper"), []);
}

#[test]
fn a_person_is_found_by_her_code_and_by_what_was_said_of_her() {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    let given =
        crate::PersonGiven { described: Some("a teacher from the valley".to_owned()), ..Default::default() };
    let person = desk.vault.new_person(&case, &given).unwrap();
    let code = desk.vault.person(&person).unwrap().row.code;
    assert_eq!(words(&desk, &code), [person]);
    assert_eq!(words(&desk, &code.to_lowercase()[2..]), [person]);
    assert_eq!(words(&desk, "TEACHER"), [person]);
    assert_eq!(find(&desk, &Query { person: Some(person), ..Query::default() }), [person]);
    let given = crate::PersonGiven { described: Some("a nurse".to_owned()), ..Default::default() };
    desk.vault.amend_person(&person, &given).unwrap();
    assert_eq!((words(&desk, "teacher"), words(&desk, "nurse")), (vec![], vec![person]));
}
