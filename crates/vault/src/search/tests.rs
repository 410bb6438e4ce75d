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

#[test]
fn a_name_is_found_only_where_names_are_asked_for() {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    let persons = [0; 3].map(|_| desk.vault.new_person(&case, &crate::PersonGiven::default()).unwrap());
    let name = |text: &str| Some(zeroize::Zeroizing::new(text.to_owned()));
    let half = crate::IdentityGiven {
        names: name("زرغونه احمدي"),
        latin: name("Zarghuna Ahmadi"),
        ..Default::default()
    };
    desk.vault.set_identity(&persons[0], &half).unwrap();
    let half = crate::IdentityGiven { other_names: name("Zarghuna"), ..Default::default() };
    desk.vault.set_identity(&persons[2], &half).unwrap();
    let item = desk.acquire(&case, "zarghuna.txt", b"x");
    let asked = |text: &str| Query { text: text.to_owned(), names: true, ..Query::default() };
    assert_eq!(words(&desk, "zarghuna"), [item]);
    assert_eq!(find(&desk, &asked("ZARGHUNA")), [item, persons[2], persons[0]]);
    assert_eq!(find(&desk, &asked("أحمدی")), [persons[0]]);
    assert_eq!(find(&desk, &asked("ahmadi zargh")), [persons[0]]);
    assert_eq!(find(&desk, &asked("ahmadi karim")), []);
    assert_eq!(find(&desk, &Query { kinds: vec![Kind::Item], ..asked("zarghuna") }), [item]);
    let page = desk.vault.search(&Query { start: 1, count: 1, ..asked("zarghuna") }).unwrap();
    assert_eq!((page.hits[0].thing, page.total_at_least, page.more), (persons[2], 3, true));
    // The code and no name is shown, and no name is in the index.
    let hit = desk.vault.search(&Query { count: 9, ..asked("ahmadi") }).unwrap().hits.remove(0);
    assert!(hit.title.starts_with("W-") && hit.excerpt.is_empty());
    desk.vault.destroy_identity(&persons[0]).unwrap();
    assert_eq!(find(&desk, &asked("ahmadi")), []);
}

#[test]
fn time_and_place_narrow_what_has_them() {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    let dated = |name: &str, day: &str, place: &str| {
        let item = desk.acquire(&case, name, name.as_bytes());
        let facts = Description {
            date: Description::time_in_words(day).ok(),
            place: Some(Description::place_in_words(place)),
            ..Description::default()
        };
        desk.vault.describe(&item, &facts).unwrap();
        item
    };
    let october = dated("a.txt", "2005-10-20", "کابل، پل قدیم");
    let november = dated("b.txt", "2005-11-20", "Herat");
    let unknown = dated("c.txt", "before the winter", "Kabul");
    let day = |text: &str| text.parse().ok();
    let from = Query { from: day("2005-11-01"), ..Query::default() };
    assert_eq!(find(&desk, &from), [november]);
    assert_eq!(find(&desk, &Query { to: day("2005-11-01"), ..Query::default() }), [october]);
    let both = Query { from: day("2005-10-20"), to: day("2005-11-20"), ..Query::default() };
    assert_eq!(find(&desk, &both), [november, october]);
    assert_eq!(find(&desk, &Query { text: "txt".to_owned(), ..from }), [november]);
    let place = |text: &str| Query { place: Some(text.to_owned()), ..Query::default() };
    assert_eq!(find(&desk, &place("كابل")), [october]);
    assert_eq!(find(&desk, &place("kab")), [unknown]);
    assert_eq!(words(&desk, "herat"), [november], "a place is a word too");
    assert_eq!(words(&desk, "winter"), [unknown]);
}

#[test]
fn codes_narrow_and_are_no_words() {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    let item = desk.acquire(&case, "a.txt", b"x");
    let facts = Description { itemtype: Some("itemtype.video".to_owned()), ..Description::default() };
    desk.vault.describe(&item, &facts).unwrap();
    let code = |code: &str| Query { codes: vec![code.to_owned()], ..Query::default() };
    assert_eq!(find(&desk, &code("itemtype.video")), [item]);
    assert_eq!(find(&desk, &code("itemtype.photo")), []);
    assert_eq!(words(&desk, "video"), []);
}
