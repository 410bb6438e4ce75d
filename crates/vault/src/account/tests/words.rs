//! What is sealed of an account: everything that was given, as it was given, and nothing that is not one.

use super::*;

fn pairs<const N: usize>(rows: &[[&str; N]]) -> Vec<[String; N]> {
    rows.iter().map(|row| row.map(str::to_owned)).collect()
}

fn full(scene: &Scene) -> AccountGiven {
    let some = |text: &str| Some(text.to_owned());
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    AccountGiven {
        kind: "account.first".to_owned(),
        reason: some("priorreason.asked"),
        reason_words: some("she wanted to"),
        stop_checked: STOP_CONDITIONS.map(str::to_owned).to_vec(),
        began: some("2026-11-21T18:25:00+04:30"),
        ended: some("2026-11-21T19:40:00+04:30"),
        breaks: pairs(&[["2026-11-21T18:50:00+04:30", "2026-11-21T18:55:00+04:30"]]),
        place_type: some("place.home"),
        present: pairs(&[["interviewer", "A-7F3KQ2"], ["support", "her sister"]]),
        spoken: some("prs"),
        written: some("fa-AF"),
        method: some("own-words"),
        interpreter: some("A-22AAZZ: every word, and nothing of my own"),
        narrative: "  «شب آمدند.»\n\nThey came at night.\u{200c} ".to_owned(),
        questions: pairs(&[["What happened then?", "They took the books."]]),
        known_how: texts(&["srcconn.victim", "srcconn.eyewitness"]),
        quotes: pairs(&[["دختر درس نمی‌خواهد", "prs", "the one in front"]]),
        not_asked: texts(&["where her brother is"]),
        chose_not: texts(&["the second night"]),
        read_back: some("prs"),
        corrections: some("It was the third house."),
        declared: some("mark"),
        unsigned_reason: None,
        recording: vec![scene.desk.acquire(&scene.case, "whole.wav", b"sound")],
        transcripts: vec![scene.desk.acquire(&scene.case, "whole.txt", b"words")],
        condition: some("tired, her hands cold"),
        distress: pairs(&[["2026-11-21T18:50:00+04:30", "a break, water"]]),
        referral: pairs(&[["referral.psych", "she will think about it"]]),
        anything_given: some("the bus"),
        override_: None,
    }
}

#[test]
fn everything_given_comes_back_as_it_was_given() {
    let scene = ready();
    let given = full(&scene);
    let account = scene.vault().seal_account(&scene.person, &given, Some("I believe her.")).unwrap();
    let page = scene.vault().account(&account).unwrap();
    assert_eq!(page.versions.len(), 1);
    assert_eq!(page.versions[0].given, given);
    assert_eq!(page.impressions.as_deref(), Some("I believe her."));
    assert_eq!((page.case.as_str(), page.case_id, page.row.person), ("north", scene.case, scene.person));
    assert_eq!((page.row.state, page.row.corrected, page.row.foreign), ("kept", 0, false));
    assert_eq!((page.closed.len(), page.disposed.as_deref()), (0, None));
    let record = scene.vault().read(|db| about::newest(db, &scene.case, &account, &Schema::ACCOUNT)).unwrap();
    let record = record.unwrap();
    assert_eq!(record.text_of("language"), Some("fa-AF"));
    assert_eq!(record.text_of("narrative"), Some(given.narrative.as_str()));
    assert_eq!(record.text_of("vocabulary"), Some(sanad_evidence::vocabulary::VERSION));
    // What was thought is a plan in the log, and no part of the account.
    assert!(!record.to_text().contains("I believe her"));
    let plan = scene.vault().custody(Some(&scene.case), None).unwrap().pop().unwrap();
    assert_eq!((plan.thing_kind.as_str(), plan.action.as_str()), ("plan", "RecordSealed"));
    assert_eq!(page.custody.len(), 1);
    scene.whole();
}

#[test]
fn a_long_account_is_kept_whole_and_a_longer_one_not_at_all() {
    let scene = ready();
    let long = "ن".repeat((1 << 20) / 2);
    let too_long = AccountGiven { narrative: format!("{long}n"), ..first() };
    assert_eq!(code(scene.seal(&too_long)), "account-too-long");
    let account = scene.seal(&AccountGiven { narrative: long.clone(), ..first() }).unwrap();
    assert_eq!(scene.vault().account(&account).unwrap().versions[0].given.narrative, long);
    scene.whole();
}

#[test]
fn what_stops_an_account_must_be_looked_at() {
    let scene = ready();
    for left_out in 0..STOP_CONDITIONS.len() {
        let mut given = first();
        let gone = given.stop_checked.remove(left_out);
        let Err(AccountError::ConditionsOpen { open }) = scene.seal(&given) else { panic!("sealed") };
        assert_eq!(open, [gone.as_str()]);
    }
    assert_eq!(
        code(scene.seal(&AccountGiven { stop_checked: Vec::new(), ..first() })),
        "stop-conditions-open"
    );
}

#[test]
fn a_stopped_account_is_sealed_as_far_as_it_goes() {
    let scene = ready();
    let stopped = AccountGiven {
        kind: "account.first".to_owned(),
        stop_checked: vec!["safety".to_owned()],
        ended: Some("2026-11-21T18:40:00+04:30".to_owned()),
        distress: pairs(&[["2026-11-21T18:40:00+04:30", STOPPED]]),
        ..AccountGiven::default()
    };
    // Stopping is said, and not guessed from what is missing.
    let unsaid = AccountGiven { distress: Vec::new(), ..stopped.clone() };
    assert_eq!(code(scene.seal(&unsaid)), "stop-conditions-open");
    let going_on = AccountGiven { ended: None, ..stopped.clone() };
    assert_eq!(code(scene.seal(&going_on)), "stop-conditions-open");
    let account = scene.seal(&stopped).unwrap();
    assert_eq!(scene.vault().account(&account).unwrap().versions[0].given, stopped);
    // It opens no gate.
    scene.plan("risk.stop");
    assert_eq!(scene.gates("account.first"), ["risk-stop", "prior-reason-needed"]);
    assert_eq!(code(scene.seal(&stopped)), "risk-stop");
}

#[test]
fn what_is_no_account_is_not_sealed() {
    let scene = ready();
    let refused = |change: fn(&mut AccountGiven)| {
        let mut given = first();
        change(&mut given);
        code(scene.seal(&given))
    };
    assert_eq!(refused(|given| given.narrative = " \n".to_owned()), "account-empty");
    assert_eq!(refused(|given| given.declared = None), "account-not-declared");
    assert_eq!(
        refused(|given| {
            given.declared = None;
            given.unsigned_reason = Some(" ".to_owned());
        }),
        "account-not-declared"
    );
    assert_eq!(refused(|given| given.declared = Some("stamp".to_owned())), "code-unknown");
    assert_eq!(refused(|given| given.kind = "account.interrogation".to_owned()), "code-unknown");
    assert_eq!(refused(|given| given.kind = String::new()), "code-unknown");
    assert_eq!(refused(|given| given.place_type = Some("Baghlan, third street".to_owned())), "code-unknown");
    assert_eq!(refused(|given| given.known_how = vec!["she was there".to_owned()]), "code-unknown");
    assert_eq!(refused(|given| given.referral = pairs(&[["clinic", "went"]])), "code-unknown");
    assert_eq!(refused(|given| given.began = Some("yesterday".to_owned())), "account-time-bad");
    assert_eq!(refused(|given| given.ended = Some("2026-11-21".to_owned())), "account-time-bad");
    assert_eq!(refused(|given| given.condition = Some("x".repeat(65_537))), "text-too-long");
    assert_eq!(refused(|given| given.recording = vec![Id::from_bytes([3; 16])]), "account-item-not-here");
    let south = scene.vault().new_case("south").unwrap();
    let elsewhere = scene.desk.acquire(&south, "else.wav", b"else");
    let given = AccountGiven { transcripts: vec![elsewhere], ..first() };
    assert_eq!(code(scene.seal(&given)), "account-item-not-here");
    assert!(scene.vault().accounts(&scene.person).unwrap().is_empty());
    // Sound alone is an account, and so is one that says why it was not declared.
    let sound = scene.desk.acquire(&scene.case, "told.wav", b"sound");
    let given = AccountGiven {
        narrative: String::new(),
        recording: vec![sound],
        declared: None,
        unsigned_reason: Some("she had to leave".to_owned()),
        ..first()
    };
    scene.seal(&given).unwrap();
    scene.whole();
}

#[test]
fn a_contact_note_does_not_grow_into_an_account() {
    let scene = ready();
    let note = AccountGiven { declared: None, ..given("account.screening") };
    let long = AccountGiven { narrative: "x".repeat(2_001), ..note.clone() };
    assert_eq!(code(scene.seal(&long)), "contact-note-too-long");
    let asking = AccountGiven { questions: pairs(&[["And then?", "…"]]), ..note.clone() };
    assert_eq!(code(scene.seal(&asking)), "contact-note-too-long");
    let quoting = AccountGiven { quotes: pairs(&[["…", "prs", ""]]), ..note.clone() };
    assert_eq!(code(scene.seal(&quoting)), "contact-note-too-long");
    let elsewhere = AccountGiven { corrections: Some("x".repeat(2_001)), ..note.clone() };
    assert_eq!(code(scene.seal(&elsewhere)), "contact-note-too-long");
    let recorded = AccountGiven { recording: vec![scene.vault().id()], ..note.clone() };
    assert_eq!(code(scene.seal(&recorded)), "contact-note-too-long");
    let account = scene.seal(&note).unwrap();
    let grown = AccountGiven { kind: "account.first".to_owned(), ..first() };
    assert_eq!(code(scene.vault().amend_account(&account, &grown)), "account-kind-stays");
    assert_eq!(code(scene.vault().amend_account(&account, &long)), "contact-note-too-long");
}

#[test]
fn a_correction_leaves_what_stood_before_to_be_seen() {
    let scene = ready();
    let account = scene.seal(&first()).unwrap();
    let corrected = AccountGiven {
        narrative: "They came in the morning.".to_owned(),
        corrections: Some("It was morning.".to_owned()),
        ..first()
    };
    // Nothing keeps back what sets right what is there.
    scene.plan("risk.stop");
    let digest = scene.vault().amend_account(&account, &corrected).unwrap();
    let page = scene.vault().account(&account).unwrap();
    let told: Vec<_> = page.versions.iter().map(|one| one.given.narrative.as_str()).collect();
    assert_eq!(told, ["They came in the morning.", "They came at night."]);
    assert_eq!(page.row.corrected, 1);
    let newest = scene.vault().read(|db| custody::record(db, &digest)).unwrap().unwrap();
    assert_eq!(newest.value("amends"), Some(&json!([page.versions[1].digest.to_string()])));
    assert_eq!(page.custody.len(), 2);
    scene.whole();
}

#[test]
fn a_draft_goes_with_the_seal_and_stays_when_there_is_none() {
    let scene = ready();
    let vault = scene.vault();
    vault.save_draft(DraftKind::Account, &scene.case, &scene.person, "{\"narrative\":\"They\"}").unwrap();
    vault.save_draft(DraftKind::Conversation, &scene.case, &scene.person, "{}").unwrap();
    assert_eq!(
        code(scene.seal(&AccountGiven { stop_checked: Vec::new(), ..first() })),
        "stop-conditions-open"
    );
    assert!(vault.draft(DraftKind::Account, &scene.person).unwrap().is_some());
    scene.seal(&first()).unwrap();
    assert!(vault.draft(DraftKind::Account, &scene.person).unwrap().is_none());
    assert!(vault.draft(DraftKind::Conversation, &scene.person).unwrap().is_some());
}

#[test]
fn a_list_reads_no_word() {
    let scene = ready();
    let account = scene.seal(&first()).unwrap();
    let Scene { desk, case, person } = scene;
    let desk = desk.while_locked(|db| {
        db.execute("UPDATE record SET text = 'no record' WHERE kind = 'account/1'", []).unwrap();
    });
    let scene = Scene { desk, case, person };
    let rows = scene.vault().accounts(&person).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].id, rows[0].kind.as_str(), rows[0].state), (account, "account.first", "kept"));
    assert!(rows[0].at.is_some());
    assert_eq!(code(scene.vault().account(&account)), "damaged");
}

#[test]
fn her_words_are_printed_nowhere() {
    let scene = ready();
    let account = scene.vault().seal_account(&scene.person, &first(), Some("night, again")).unwrap();
    let page = scene.vault().account(&account).unwrap();
    assert!(!format!("{page:?} {:?} {:?}", page.versions, first()).contains("night"));
}

#[test]
fn what_may_be_done_with_it_is_said_for_everybody_she_can_be_asked_about() {
    let scene = ready();
    let bureau = scene.desk.meet_bureau();
    let account = scene.seal(&first()).unwrap();
    let may = || {
        let page = scene.vault().account(&account).unwrap();
        page.may.into_iter().map(|one| (one.name, one.most, one.reasons)).collect::<Vec<_>>()
    };
    let all = (String::new(), Some("publication"), vec![]);
    assert_eq!(may(), [all.clone(), ("bureau".to_owned(), None, vec!["not-asked-yet"])]);
    let partner = scene.vault().account(&account).unwrap().may.pop().unwrap().recipient;
    scene.answers(&partner, "yes", &[condition("ask_first", &[])], &[]);
    assert_eq!(may(), [all.clone(), ("bureau".to_owned(), Some("review"), vec!["condition-ask-first"])]);
    scene.withdraws(&partner);
    assert_eq!(may(), [all, ("bureau".to_owned(), None, vec!["consent-withdrawn"])]);
    drop(bureau);
}
