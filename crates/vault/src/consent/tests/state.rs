//! Recording, looking at the state, codes, and what is refused.

use sanad_evidence::consent::{Answers, Cell};

use super::givens::{Blank, Yes, condition, rungs, world};
use crate::*;

#[test]
fn the_state_shows_everyone_she_can_be_asked_about_and_blank_is_no() {
    let world = world();
    let vault = &world.amina.vault;
    let person = world.person();
    let recipients = vault.recipients().unwrap();
    let names: Vec<&str> = recipients.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["", "north", "south"]);
    let before = vault.consent_state(&person).unwrap();
    assert!(before.iter().all(|row| row.height == 0 && row.ladder == [Blank; 5] && row.given_at.is_none()));
    let matrix = vec![Cell {
        purpose: "purpose.justice_intl".to_owned(),
        class: "recipient.icc_otp".to_owned(),
        answer: Yes,
    }];
    let conditions = vec![condition("embargo", &["2030-01-01"])];
    let given = ConversationGiven {
        review_on: Some("2027-05-01".to_owned()),
        answers: vec![
            Answers { matrix, conditions, ..world.answers("north", rungs(3)) },
            Answers { ladder: [Yes, Blank, Yes, Yes, Yes], ..world.answers("south", rungs(0)) },
        ],
        ..ConversationGiven::default()
    };
    vault.record_conversation(&person, &given).unwrap();
    let rows = vault.consent_state(&person).unwrap();
    let [_, north, south] = rows.as_slice() else { panic!() };
    assert_eq!((north.height, south.height), (3, 1), "a blank rung closes those above");
    assert_eq!((north.matrix.len(), north.conditions.len()), (1, 1));
    assert_eq!(north.review_on.as_deref(), Some("2027-05-01"));
    assert_eq!((north.withdrawn, north.notice, north.covers_some), (false, NoticeState::None, false));
    assert!(north.given_at.is_some() && north.already_out.is_empty());
    let text = serde_json::to_value(north).unwrap();
    assert_eq!(text["ladder"], serde_json::json!(["yes", "yes", "yes", "", ""]));
    // Conditions add up until they are lifted.
    world.says(
        &person,
        vec![Answers { conditions: vec![condition("no_name", &[])], ..world.answers("north", rungs(3)) }],
    );
    assert_eq!(vault.consent_state(&person).unwrap()[1].conditions.len(), 2);
    let lifted = vec!["condition.embargo".to_owned(), "condition.no_name".to_owned()];
    world.says(&person, vec![Answers { lifted, ..world.answers("north", rungs(3)) }]);
    assert!(vault.consent_state(&person).unwrap()[1].conditions.is_empty());
}

#[test]
fn a_held_copy_has_a_code_that_finds_her_and_nobody_else() {
    let world = world();
    let (one, other) = (world.person(), world.person());
    let held = ConversationGiven { copy: "held".to_owned(), ..ConversationGiven::default() };
    let codes = [&one, &other].map(|person| {
        let recorded = world.amina.vault.record_conversation(person, &held).unwrap();
        recorded.retrieval.unwrap()
    });
    assert!(world.says(&one, vec![]).retrieval.is_none());
    let find = |code: &str| world.amina.vault.person_by_retrieval(code).unwrap();
    assert_eq!((find(&codes[0]), find(&codes[1])), (Some(one), Some(other)));
    assert_eq!(find(&codes[0].to_lowercase().replace('-', " ")), Some(one));
    assert_eq!(
        (find(""), find("7F3K"), find("2222-2222-2222"), find(&format!("{}2", codes[0]))),
        (None, None, None, None)
    );
    // It stands nowhere, and is good after the vault was closed.
    let bare = codes[0].replace('-', "");
    let amina = world.amina.while_locked(|db| {
        let count: i64 = db
            .query_row("SELECT count(*) FROM retrieval WHERE mac LIKE '%' || ?1 || '%'", [&bare], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(count, 0);
    });
    assert_eq!(amina.vault.person_by_retrieval(&codes[0]).unwrap(), Some(one));
}

#[test]
fn nothing_is_recorded_of_what_could_not_hold() {
    let world = world();
    let vault = &world.amina.vault;
    let person = world.person();
    let entries = || vault.custody(None, None).unwrap().len();
    let before = entries();
    let refused = |answers: Vec<Answers>| {
        let given = ConversationGiven { answers, ..ConversationGiven::default() };
        vault.record_conversation(&person, &given).unwrap_err().code()
    };
    let with = |code, params: &[&str]| {
        vec![Answers { conditions: vec![condition(code, params)], ..world.answers("north", rungs(3)) }]
    };
    let stranger = Answers { recipient: "0123456789abcdef0123456789abcdef".to_owned(), ..Answers::default() };
    assert_eq!(refused(vec![stranger]), "recipient-unknown");
    assert_eq!(
        refused(vec![world.answers("north", rungs(1)), world.answers("north", rungs(2))]),
        "recipient-twice"
    );
    for (code, params) in [
        ("of_a_newer_kind", &[][..]),
        ("no_state", &[]),
        ("no_state", &["Iran"]),
        ("embargo", &[]),
        ("partial", &[]),
    ] {
        assert_eq!(refused(with(code, params)), "condition-incomplete", "{code}");
    }
    assert_eq!(refused(with("expires", &["soon"])), "day-bad");
    let covers = vec![world.case];
    assert_eq!(refused(vec![Answers { covers, ..world.answers("north", rungs(1)) }]), "thing-unknown");
    assert_eq!(
        vault.record_conversation(&world.case, &ConversationGiven::default()).unwrap_err().code(),
        "person-not-found"
    );
    let nothing = vault.withdraw_consent(&person, &WithdrawalGiven::default()).unwrap_err();
    assert_eq!(nothing.code(), "nothing-to-withdraw");
    assert_eq!(entries(), before);
    // A collector's person is hers alone to ask.
    world.says(&person, vec![world.answers("north", rungs(3))]);
    world.transfer("north");
    let desk = &world.north.vault;
    assert_eq!(
        desk.record_conversation(&person, &ConversationGiven::default()).unwrap_err().code(),
        "person-foreign"
    );
    assert_eq!(
        desk.withdraw_consent(&person, &WithdrawalGiven::default()).unwrap_err().code(),
        "person-foreign"
    );
    let rows = desk.consent_state(&person).unwrap();
    assert_eq!((rows.len(), rows[0].height, rows[0].name.as_str()), (1, 3, "The Bureau"));
}
