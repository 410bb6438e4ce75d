//! What of a person is found, and by whom: by words only where they may be read.

use sanad_evidence::Id;

use super::givens::{rungs, world};
use crate::*;

fn found(vault: &Vault, text: &str) -> Vec<Id> {
    let query = Query { text: text.to_owned(), count: 50, ..Query::default() };
    vault.search(&query).unwrap().hits.into_iter().map(|hit| hit.thing).collect()
}

#[test]
fn a_desk_finds_by_words_what_it_may_review_and_by_code_what_it_holds() {
    let world = world();
    let (amina, desk) = (&world.amina.vault, &world.north.vault);
    let person = world.person();
    let account = world.account_of(&person, "marigolds by the quicksilver gate");
    let item = world.item_of(&person, "letter.txt");
    let code = amina.person(&person).unwrap().row.code;
    // To be kept safe, and no more.
    world.says(&person, vec![world.answers("north", rungs(1))]);
    world.transfer("north");
    assert_eq!(found(amina, "marigolds"), [account]);
    assert!(found(desk, "marigolds").is_empty() && found(desk, "letter").is_empty());
    let by_code = found(desk, &code);
    assert!(by_code.contains(&person) && by_code.contains(&account));
    let query = Query { person: Some(person), count: 50, ..Query::default() };
    let hits = desk.search(&query).unwrap().hits;
    assert!(hits.iter().any(|hit| hit.thing == item) && hits.iter().all(|hit| hit.excerpt.is_empty()));
    // To be used without her name.
    world.says(&person, vec![world.answers("north", rungs(3))]);
    world.transfer("north");
    assert_eq!((found(desk, "marigolds"), found(desk, "letter")), (vec![account], vec![item]));
    let hit = desk.search(&Query { text: "quicksilver".to_owned(), count: 1, ..Query::default() }).unwrap();
    assert!(hit.hits[0].excerpt.contains("quicksilver gate"));
    // Withdrawn: hers still, and found by no word there; made anew it is the same.
    world.withdraws(&person, vec![]);
    let notice = amina.assemble(&world.case, "north").unwrap();
    world.send("north", &notice.bundle);
    for _ in 0..2 {
        assert_eq!(found(amina, "marigolds"), [account]);
        assert!(found(desk, "marigolds").is_empty() && found(desk, "letter").is_empty());
        assert!(found(desk, &code).contains(&account));
        desk.reindex(&Job::new()).unwrap();
    }
}
