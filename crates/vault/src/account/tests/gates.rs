//! Each gate by itself, with its code, in the answer and at the seal.

use super::*;

#[test]
fn gates_open_one_by_one_and_the_seal_asks_them_again() {
    let scene = bare();
    let closed = |expected: &[&'static str]| {
        assert_eq!(scene.gates("account.first"), expected);
        let Err(AccountError::Closed { gates }) = scene.seal(&first()) else { panic!("it was sealed") };
        assert_eq!(gates.into_iter().map(GateReason::code).collect::<Vec<_>>(), expected);
        assert_eq!(code(scene.seal(&first())), expected[0]);
        assert!(scene.vault().accounts(&scene.person).unwrap().is_empty());
    };
    closed(&["no-risk", "no-referrals", "no-first-question", "no-consent"]);
    scene.plan("risk.stop");
    closed(&["risk-stop", "no-first-question", "no-consent"]);
    scene.plan("risk.high");
    closed(&["no-first-question", "no-consent"]);
    scene.asked_first("did-not-say");
    closed(&["no-consent"]);
    scene.agrees(HERE, "yes");
    assert_eq!(scene.gates("account.first"), Vec::<&str>::new());
    scene.seal(&first()).unwrap();
    scene.whole();
}

#[test]
fn keeping_it_here_needs_her_yes_and_no_other() {
    let scene = ready();
    for answer in ["no", "later", ""] {
        scene.agrees(HERE, answer);
        assert_eq!(scene.gates("account.first"), ["no-consent"], "{answer}");
        assert_eq!(code(scene.seal(&first())), "no-consent");
    }
    // A yes to somebody else is none to those who collect.
    let bureau = scene.desk.meet_bureau();
    let partner = scene.vault().partners().unwrap()[0].id.to_string();
    scene.agrees(&partner, "yes");
    assert_eq!(scene.gates("account.first"), ["no-consent"]);
    // An answer about one thing is none about what is told now.
    scene.answers(HERE, "yes", &[], &[scene.person]);
    assert_eq!(scene.gates("account.first"), ["no-consent"]);
    scene.agrees(HERE, "yes");
    assert_eq!(scene.gates("account.first"), Vec::<&str>::new());
    scene.withdraws(HERE);
    assert_eq!(scene.gates("account.first"), ["no-consent"]);
    scene.agrees(HERE, "yes");
    assert_eq!(scene.gates("account.first"), Vec::<&str>::new());
    drop(bureau);
}

#[test]
fn conditions_about_what_leaves_do_not_silence_her_and_an_end_of_consent_does() {
    let scene = ready();
    for code in ["no_name", "no_image", "no_location"] {
        scene.answers(HERE, "yes", &[condition(code, &[])], &[]);
        assert_eq!(scene.gates("account.first"), Vec::<&str>::new(), "{code}");
    }
    scene.answers(HERE, "yes", &[condition("expires", &["2001-01-01"])], &[]);
    assert_eq!(scene.gates("account.first"), ["no-consent"]);
}

#[test]
fn answers_that_cannot_be_read_are_a_no() {
    let scene = ready();
    let Scene { desk, case, person } = scene;
    let desk = desk.while_locked(|db| {
        db.execute("UPDATE record SET text = NULL WHERE kind = 'answers/1'", []).unwrap();
    });
    let scene = Scene { desk, case, person };
    assert_eq!(scene.gates("account.first"), ["no-consent"]);
}

#[test]
fn who_told_before_tells_again_only_for_a_reason() {
    let scene = ready();
    scene.asked_first("yes");
    assert_eq!(scene.gates("account.first"), ["prior-reason-needed"]);
    assert_eq!(code(scene.seal(&first())), "prior-reason-needed");
    // A contact note asks her to tell nothing.
    assert_eq!(scene.gates("account.screening"), Vec::<&str>::new());
    assert_eq!(scene.gates("account.prior_other"), Vec::<&str>::new());
    let with = |reason: &str| AccountGiven { reason: Some(reason.to_owned()), ..first() };
    assert_eq!(code(scene.seal(&with("because"))), "code-unknown");
    assert_eq!(code(scene.seal(&with(""))), "prior-reason-needed");
    let words = Some("she found her notes".to_owned());
    scene.seal(&AccountGiven { reason_words: words, ..with("priorreason.new_facts") }).unwrap();
}

#[test]
fn an_account_taken_here_is_one_told_before_and_a_contact_note_is_none() {
    let scene = ready();
    scene.seal(&given("account.screening")).unwrap();
    assert_eq!(scene.gates("account.first"), Vec::<&str>::new());
    let account = scene.seal(&first()).unwrap();
    assert_eq!(scene.gates("account.clarify"), ["prior-reason-needed"]);
    // That its words are gone does not make her another person.
    scene.vault().dispose_account(&account, "she asked for it").unwrap();
    assert_eq!(scene.gates("account.clarify"), ["prior-reason-needed"]);
}

#[test]
fn a_child_or_survivor_is_asked_for_no_account_without_training() {
    for (child, vulnerable, training) in [
        (true, vec![], "training.children"),
        (false, vec!["vuln.child"], "training.children"),
        (false, vec!["vuln.older", "vuln.sgbv"], "training.sexual_violence"),
    ] {
        let scene = ready();
        scene.is(child, &vulnerable);
        scene.trained(&["training.detailed"]);
        for kind in ["account.first", "account.specialist", "account.spontaneous"] {
            assert_eq!(scene.gates(kind), ["child-or-sgbv"], "{kind}");
            assert_eq!(code(scene.seal(&given(kind))), "child-or-sgbv");
        }
        assert_eq!(scene.gates("account.screening"), Vec::<&str>::new());
        // To leave it out of what is stated anew opens nothing.
        scene.is(false, &[]);
        assert_eq!(scene.gates("account.first"), ["child-or-sgbv"]);
        scene.trained(&[training]);
        assert_eq!(scene.gates("account.first"), Vec::<&str>::new());
    }
    // Both, and trained for one of them only.
    let scene = ready();
    scene.is(true, &["vuln.sgbv"]);
    scene.trained(&["training.children"]);
    assert_eq!(scene.gates("account.first"), ["child-or-sgbv"]);
    scene.trained(&["training.children", "training.sexual_violence"]);
    let account = scene.seal(&first()).unwrap();
    // What the one who collects was trained for stands in the account.
    let record = scene.vault().read(|db| about::newest(db, &scene.case, &account, &Schema::ACCOUNT)).unwrap();
    let training = record.unwrap().value("training").cloned();
    assert_eq!(training, Some(json!(["training.children", "training.sexual_violence"])));
}

#[test]
fn a_detailed_account_needs_training() {
    let scene = ready();
    assert_eq!(scene.gates("account.detailed"), ["detailed-untrained"]);
    assert_eq!(code(scene.seal(&given("account.detailed"))), "detailed-untrained");
    scene.trained(&["training.detailed"]);
    scene.seal(&given("account.detailed")).unwrap();
    scene.is(true, &[]);
    scene.trained(&[]);
    let closed = scene.gates("account.detailed");
    assert_eq!(closed, ["prior-reason-needed", "child-or-sgbv", "detailed-untrained"]);
}

#[test]
fn a_second_persons_yes_is_for_one_person_one_kind_and_once() {
    let scene = ready();
    scene.is(true, &[]);
    let other = scene.vault().new_person(&scene.case, &PersonGiven::default()).unwrap();
    let for_other = scene.second_agrees(&other, "account.first");
    let for_detailed = scene.second_agrees(&scene.person, "account.detailed");
    assert_eq!(scene.gates("account.first"), ["child-or-sgbv"]);
    for wrong in [for_other, for_detailed, Id::from_bytes([1; 16])] {
        assert_eq!(code(scene.seal(&AccountGiven { override_: Some(wrong), ..first() })), "child-or-sgbv");
    }
    let yes = scene.second_agrees(&scene.person, "account.first");
    assert_eq!(scene.gates("account.first"), Vec::<&str>::new());
    for wrong in [for_other, for_detailed] {
        assert_eq!(
            code(scene.seal(&AccountGiven { override_: Some(wrong), ..first() })),
            "override-not-found"
        );
    }
    // It need not be named: the account names it.
    let account = scene.seal(&first()).unwrap();
    let page = scene.vault().account(&account).unwrap();
    assert_eq!(page.versions[0].given.override_, Some(yes));
    let again =
        AccountGiven { reason: Some("priorreason.asked".to_owned()), override_: Some(yes), ..first() };
    assert_eq!(scene.gates("account.first"), ["prior-reason-needed", "child-or-sgbv"]);
    assert_eq!(code(scene.seal(&again)), "child-or-sgbv");
    scene.vault().dispose_account(&account, "she asked for it").unwrap();
    assert_eq!(code(scene.seal(&again)), "child-or-sgbv", "nor does disposing give it back");
    scene.whole();
}

#[test]
fn nobody_of_another_vault_or_at_a_desk() {
    let scene = ready();
    let nobody = Id::from_bytes([7; 16]);
    assert_eq!(code(scene.vault().may_take_account(&nobody, "account.first")), "person-not-found");
    assert_eq!(code(scene.vault().seal_account(&nobody, &first(), None)), "person-not-found");
    assert_eq!(code(scene.vault().accounts(&nobody)), "person-not-found");
    assert_eq!(code(scene.vault().account(&nobody)), "account-not-found");
    let bureau = desk(Role::Partner);
    assert_eq!(code(bureau.vault.seal_account(&scene.person, &first(), None)), "partners-vault");
}
