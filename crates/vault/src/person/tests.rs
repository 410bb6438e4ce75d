//! Persons: entered with one tap, stated anew, found by code, listed from any place.

use sanad_evidence::Id;

use crate::window_tests::{Desk, desk};
use crate::*;

fn one() -> (Desk, Id) {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("north").unwrap();
    (desk, case)
}

fn said() -> PersonGiven {
    PersonGiven {
        counting: Some("individual".into()),
        described: Some("teaches, lives in the town".into()),
        roles: vec!["witness".into()],
        connection: vec!["srcconn.eyewitness".into(), "srcconn.relative".into()],
        age_band: Some("30-40".into()),
        child: Some(false),
        languages: vec!["prs".into(), "ps".into()],
        interpreter: Some(true),
        vulnerable: vec!["vuln.trauma".into()],
        safety: vec!["safety.never_call".into()],
        contact: Some("later".into()),
        referral: vec![["referral.medical".into(), "went there".into()]],
        note: Some("asks to be met in the mornings".into()),
        ..PersonGiven::default()
    }
}

#[test]
fn nothing_is_required_and_what_is_stated_anew_holds() {
    let (desk, case) = one();
    let id = desk.vault.new_person(&case, &PersonGiven::default()).unwrap();
    let page = desk.vault.person(&id).unwrap();
    assert_eq!(page.given, PersonGiven::default());
    assert_eq!((page.row.told, page.row.consent, page.row.has_identity), (None, "not-asked", false));
    assert!(!page.row.foreign && !page.row.burned && !page.row.damaged && page.row.at.is_some());

    let group = PersonGiven { counting: Some("group".into()), number: Some(12), ..said() };
    desk.vault.amend_person(&id, &said()).unwrap();
    desk.vault.amend_person(&id, &group).unwrap();
    let page = desk.vault.person(&id).unwrap();
    assert_eq!((page.given, page.amended), (group, 2));
    assert_eq!((page.row.child, page.row.safety), (Some(false), vec!["safety.never_call".to_owned()]));
    assert_eq!(page.custody.len(), 3);
    assert!(page.custody.iter().all(|entry| entry.thing_kind == "person" && entry.action == "RecordSealed"));
    assert_eq!(desk.vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
}

#[test]
fn a_person_is_found_by_her_code_however_it_is_typed() {
    let (desk, case) = one();
    let id = desk.vault.new_person(&case, &said()).unwrap();
    let code = desk.vault.person(&id).unwrap().row.code;
    let short = code.strip_prefix("W-").unwrap().to_lowercase();
    for typed in [&code, &code.to_lowercase(), &short] {
        assert_eq!(desk.vault.person_by_code(typed).unwrap(), id);
    }
    for typed in ["", "W-", "W-0000", "%"] {
        assert_eq!(desk.vault.person_by_code(typed).unwrap_err().code(), "person-not-found");
    }
}

#[test]
fn what_no_record_takes_is_refused_and_leaves_nothing() {
    let (desk, case) = one();
    let long = "a".repeat((64 << 10) + 1);
    for (given, code) in [
        (PersonGiven { note: Some(long.clone()), ..said() }, "text-too-long"),
        (PersonGiven { safety: vec!["never call".into()], ..said() }, "code-unknown"),
        (PersonGiven { contact: Some("perhaps".into()), ..said() }, "code-unknown"),
        (PersonGiven { referral: vec![["doctor".into(), String::new()]], ..said() }, "code-unknown"),
        (PersonGiven { roles: vec!["witness".into(); 501], ..said() }, "list-too-long"),
    ] {
        assert_eq!(desk.vault.new_person(&case, &given).unwrap_err().code(), code);
    }
    assert_eq!(desk.vault.new_person(&desk.vault.id(), &said()).unwrap_err().code(), "case-not-found");
    assert_eq!(desk.vault.persons(&PersonsAsked::default()).unwrap().total, 0);
    let bureau = crate::window_tests::desk(Role::Partner);
    assert_eq!(bureau.vault.new_person(&case, &said()).unwrap_err().code(), "partners-vault");
}

#[test]
fn the_first_question_has_four_answers() {
    let (desk, case) = one();
    let id = desk.vault.new_person(&case, &said()).unwrap();
    let before =
        PriorAccount { to_whom: "a journalist".into(), when: "last spring".into(), ..Default::default() };
    let yes = Prior { told: "yes".into(), accounts: vec![before] };
    desk.vault.record_prior(&id, &yes).unwrap();
    assert_eq!(desk.vault.person(&id).unwrap().prior, Some(yes.clone()));
    for told in ["none", "unknown", "did-not-say"] {
        let prior = Prior { told: told.into(), accounts: vec![] };
        desk.vault.record_prior(&id, &prior).unwrap();
        assert_eq!(desk.vault.person(&id).unwrap().row.told.as_deref(), Some(told));
    }
    for prior in [
        Prior { told: String::new(), accounts: vec![] },
        Prior { told: "no".into(), accounts: vec![] },
        Prior { told: "none".into(), accounts: yes.accounts },
    ] {
        assert_eq!(desk.vault.record_prior(&id, &prior).unwrap_err().code(), "code-unknown");
    }
}

#[test]
fn a_list_is_read_from_any_place() {
    let (desk, case) = one();
    let other = desk.vault.new_case("south").unwrap();
    let mut came = Vec::new();
    for number in 0..25 {
        let case = if number % 5 == 0 { other } else { case };
        came.push((case, desk.vault.new_person(&case, &PersonGiven::default()).unwrap()));
    }
    came.reverse();
    for of in [None, Some(case), Some(other)] {
        let all: Vec<Id> =
            came.iter().filter(|(case, _)| of.is_none_or(|of| of == *case)).map(|(_, id)| *id).collect();
        for start in 0..=26_usize {
            let asked = PersonsAsked { case: of, start: start as u64, count: 4 };
            let page = desk.vault.persons(&asked).unwrap();
            let ids: Vec<Id> = page.rows.iter().map(|row| row.id).collect();
            let expected: Vec<Id> = all.iter().skip(start).take(4).copied().collect();
            assert_eq!((page.total, ids), (all.len() as u64, expected), "{of:?} from {start}");
        }
    }
}

#[test]
fn what_a_list_asks_for_each_row_is_found_by_an_index() {
    let (desk, _) = one();
    let plan: Vec<String> = desk
        .vault
        .read(|db| {
            let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {}", crate::about::DIGESTS))?;
            let steps = statement.query_map(["", "", ""], |row| row.get(3))?;
            Ok::<_, Fault>(steps.collect::<Result<_, _>>()?)
        })
        .unwrap();
    assert!(plan.len() > 4 && plan.iter().all(|step| !step.starts_with("SCAN")), "{plan:?}");
}

#[test]
fn only_the_collector_adds_to_what_is_known_of_a_collectors_person() {
    let (desk, case) = one();
    let id = desk.vault.new_person(&case, &said()).unwrap();
    desk.vault.set_identity(&id, &IdentityGiven::default()).unwrap();
    let desk = desk.while_locked(|db| {
        db.execute("UPDATE case_file SET collector = 'a collector'", []).unwrap();
    });
    let vault = &desk.vault;
    let prior = Prior { told: "none".into(), accounts: vec![] };
    for refused in [
        vault.amend_person(&id, &said()),
        vault.record_prior(&id, &prior),
        vault.set_identity(&id, &IdentityGiven::default()),
        vault.put_mark(&id, &case, &[]),
    ] {
        assert_eq!(refused.unwrap_err().code(), "person-foreign");
    }
    assert_eq!(vault.new_person(&case, &said()).unwrap_err().code(), "person-foreign");
    let risk = Risk { residual: "risk.low".into(), ..Risk::default() };
    assert_eq!(vault.assess_risk(&case, &risk).unwrap_err().code(), "case-foreign");
    assert_eq!(vault.record_training(&case, &[], None).unwrap_err().code(), "case-foreign");
    // What is held here is opened only as far as she allows this desk, and may be destroyed here.
    assert_eq!(vault.open_identity(&id).unwrap_err().code(), "may-not-be-used");
    assert!(vault.person(&id).unwrap().row.foreign);
    vault.destroy_identity(&id).unwrap();
    assert_eq!(vault.open_identity(&id).unwrap(), None);
}

#[test]
fn a_list_says_in_one_word_what_stands_of_her_consent() {
    use sanad_evidence::consent::{Answer, Answers};
    let (desk, case) = one();
    let id = desk.vault.new_person(&case, &said()).unwrap();
    let stands =
        || desk.vault.persons(&PersonsAsked { count: 1, ..Default::default() }).unwrap().rows[0].consent;
    let says = |keep| {
        let ladder = [keep, Answer::Blank, Answer::Blank, Answer::Blank, Answer::Blank];
        let answers = vec![Answers { recipient: "here".to_owned(), ladder, ..Answers::default() }];
        let given = ConversationGiven { answers, ..ConversationGiven::default() };
        desk.vault.record_conversation(&id, &given).unwrap();
    };
    assert_eq!(stands(), "not-asked");
    for (keep, word) in [(Answer::Later, "not-given"), (Answer::Yes, "given"), (Answer::No, "not-given")] {
        says(keep);
        assert_eq!(stands(), word);
    }
    says(Answer::Yes);
    desk.vault.withdraw_consent(&id, &WithdrawalGiven::default()).unwrap();
    assert_eq!(stands(), "withdrawn");
}
