//! Who gets what, and what stays.

use sanad_evidence::consent::Purpose;
use sanad_evidence::{Id, Schema};

use super::givens::{Later, No, Yes, condition, records, rungs, world};
use crate::consent::standing;
use crate::*;

/// What a vault answers about a thing towards a recipient: the purpose, or the reasons.
fn asked(vault: &Vault, thing: &Id, recipient: &str) -> Result<Purpose, Vec<&'static str>> {
    let now = vault.now();
    let leaves = vault.read(|db| standing::leaves(db, thing, recipient, &now)).unwrap();
    leaves.map_err(|reasons| reasons.into_iter().map(|reason| reason.code()).collect())
}

#[test]
fn each_rung_lets_as_much_go_and_both_sides_answer_alike() {
    let world = world();
    let vault = &world.amina.vault;
    for height in 0..=5 {
        let person = world.person();
        let account = world.account_of(&person, &format!("words of height {height}"));
        let item = world.item_of(&person, &format!("letter{height}.txt"));
        let identity = vault.read(|db| person::rows::stock(db, &person)).unwrap().unwrap().identity;
        world.says(&person, vec![world.answers("north", rungs(height))]);
        let choice = Choice { identities: vec![person], ..Choice::default() };
        let made = vault.assemble_with_choice(&world.case, "north", &choice).unwrap();
        let (goes, named) = (height >= 1, height >= 4);
        assert_eq!(made.persons.contains(&person), goes, "{height}");
        assert_eq!(made.accounts.contains(&account), goes, "{height}");
        assert_eq!(made.originals.contains(&item), goes, "{height}");
        assert_eq!(made.identities.contains(&person), named, "{height}");
        assert_eq!(made.safekeeping.contains(&account), height == 1, "{height}");
        world.send("north", &made.bundle);
        let (recipient, desk) = (world.partner("north"), &world.north.vault);
        for thing in [person, account, item] {
            let here = asked(vault, &thing, &recipient);
            assert_eq!(here.is_ok(), goes, "{height}");
            if goes {
                assert_eq!(asked(desk, &thing, &recipient), here, "{height}");
            }
        }
        if named {
            assert_eq!(asked(desk, &identity, &recipient), asked(vault, &identity, &recipient));
        }
        let shown = desk.read(|db| person::rows::stock(db, &person)).unwrap();
        assert_eq!(shown.is_some_and(|stock| stock.key_id.is_some()), named, "{height}");
    }
}

#[test]
fn the_identity_half_goes_only_when_she_agreed_and_somebody_confirmed_it_now() {
    let world = world();
    let vault = &world.amina.vault;
    let (agreed, not) = (world.person(), world.person());
    world.says(&agreed, vec![world.answers("north", rungs(4))]);
    world.says(&not, vec![world.answers("north", rungs(3))]);
    let made = world.transfer("north");
    assert_eq!((made.persons.len(), made.identities.len(), made.stays.len()), (2, 0, 0));
    assert!(world.north.vault.open_identity(&agreed).unwrap().is_none());
    // A page is told whom it may ask about, and that alone.
    let could = vault.weigh_identities(&world.case, "north").unwrap();
    assert_eq!(could.iter().map(|one| one.thing).collect::<Vec<_>>(), [agreed]);
    assert!(vault.weigh(&world.case, "north").unwrap().identities.is_empty());
    // Asked for, one goes and the other stays and says why.
    let choice = Choice { identities: vec![agreed, not], ..Choice::default() };
    let weighed = vault.weigh_with_choice(&world.case, "north", &choice).unwrap();
    assert_eq!(weighed.identities.iter().map(|one| one.thing).collect::<Vec<_>>(), [agreed]);
    let stays: Vec<_> = weighed.stays.iter().map(|one| (one.kind, one.thing, one.reasons.clone())).collect();
    assert_eq!(stays, [("identity", not, vec!["identity-kept-back"])]);
    let made = vault.assemble_with_choice(&world.case, "north", &choice).unwrap();
    assert!(world.words_of(&made.bundle).contains("Canary Zarghuna"), "the test can see it");
    // In the store the waiting bundle is as closed as the half is.
    let raw: Vec<u8> = vault
        .read(|db| {
            let sql = "SELECT head FROM bundle WHERE id = ?1";
            Ok::<_, Fault>(db.query_row(sql, [made.bundle.to_string()], |row| row.get(0))?)
        })
        .unwrap();
    assert!(raw.starts_with(b"age-encryption.org/v1"));
    world.send("north", &made.bundle);
    let names = world.north.vault.open_identity(&agreed).unwrap().unwrap().names;
    assert_eq!(names.as_ref().map(|names| names.as_str()), Some("Canary Zarghuna"));
    assert!(world.north.vault.open_identity(&not).unwrap().is_none());
    // Answered, its key is burned.
    world.accept("north", &made.bundle);
    let left: i64 = vault
        .read(|db| {
            let sql = "SELECT count(*) FROM bundle WHERE head_key IS NOT NULL OR length(head) > 0";
            Ok::<_, Fault>(db.query_row(sql, [], |row| row.get(0))?)
        })
        .unwrap();
    assert_eq!(left, 1, "the first transfer was never answered");
}

#[test]
fn two_partners_learn_nothing_of_each_other_and_what_stays_is_in_nothing_that_left() {
    let world = world();
    let vault = &world.amina.vault;
    let (shared, northern, southern) = (world.person(), world.person(), world.person());
    let (north, south) = (world.partner("north"), world.partner("south"));
    world.says(
        &shared,
        vec![
            world.answers("north", rungs(3)),
            world.answers("south", rungs(2)),
            AnswersGiven { recipient: "here".to_owned(), ladder: rungs(1), ..AnswersGiven::default() },
        ],
    );
    world.says(&northern, vec![world.answers("north", rungs(3))]);
    world.says(&southern, vec![world.answers("south", rungs(3))]);
    let hers = world.account_of(&southern, "told for the south alone");
    let made = vault.assemble(&world.case, "north").unwrap();
    let words = world.words_of(&made.bundle);
    let foreign: Vec<String> = vault
        .read(|db| {
            let mut statement = db.prepare("SELECT id FROM consent WHERE recipient <> ?1")?;
            let rows = statement.query_map([north], |row| row.get(0))?;
            Ok::<_, Fault>(rows.collect::<Result<_, _>>()?)
        })
        .unwrap();
    assert_eq!(foreign.len(), 3, "two for the south, one for here");
    let southern_code = vault.person(&southern).unwrap().row.code;
    let never =
        [south, southern.to_string(), southern_code, hers.to_string(), "told for the south".to_owned()];
    for canary in foreign.iter().chain(&never) {
        assert!(!words.contains(canary.as_str()), "{canary}");
    }
    for canary in ["Zarghuna", "vuln.child", "canary of the coded half"] {
        assert!(!words.contains(canary), "{canary}");
    }
    assert!(words.contains(&shared.to_string()) && words.contains("safety.never_call"));
    assert_eq!(world.stays("north").get(&("person".to_owned(), southern)), Some(&vec!["not-asked-yet"]));
    world.send("north", &made.bundle);
    let desk = &world.north;
    assert_eq!(records(desk, &world.case, &shared, &Schema::PERSON).len(), 1);
    assert_eq!(desk.vault.persons(&PersonsAsked { count: 9, ..Default::default() }).unwrap().total, 2);
}

#[test]
fn what_stays_says_why() {
    let world = world();
    let day = |code, day| condition(code, &[day]);
    let cases = [
        ([No, Yes, Yes, Yes, Yes], vec![], "not-agreed"),
        ([Later, Yes, Yes, Yes, Yes], vec![], "ask-again"),
        (rungs(0), vec![], "not-asked-yet"),
        (rungs(5), vec![day("expires", "2020-01-01")], "condition-expires"),
        (rungs(5), vec![condition("partial", &["00000000000000000000000000000001"])], "condition-partial"),
    ];
    let mut people = Vec::new();
    for (ladder, conditions, reason) in cases {
        let person = world.person();
        world.says(&person, vec![AnswersGiven { conditions, ..world.answers("north", ladder) }]);
        people.push((person, reason));
    }
    let stays = world.stays("north");
    for (person, reason) in people {
        assert_eq!(stays.get(&("person".to_owned(), person)), Some(&vec![reason]));
    }
    // Of what is hers nothing goes without her coded half; words and pictures may stay while she goes.
    let person = world.person();
    let (account, item) = (world.account_of(&person, "where it was"), world.item_of(&person, "a.txt"));
    let conditions = vec![condition("no_location", &[]), condition("no_image", &[])];
    world.says(&person, vec![AnswersGiven { conditions, ..world.answers("north", rungs(2)) }]);
    let stays = world.stays("north");
    assert_eq!(stays.get(&("account".to_owned(), account)), Some(&vec!["condition-no-location"]));
    let both = vec!["condition-no-image", "condition-no-location"];
    assert_eq!(stays.get(&("item".to_owned(), item)), Some(&both), "what is not known to show no face may");
    assert!(!stays.contains_key(&("person".to_owned(), person)));
    let made = world.transfer("north");
    assert_eq!((made.persons, made.accounts, made.originals), (vec![person], vec![], vec![]));
}
