//! Something of a person is handed on that she did not agree to, or that is meant for nobody.

use std::collections::{BTreeMap, BTreeSet};

use sanad_evidence::bag::Place;
use sanad_evidence::consent::{Answer, Answers, Cell, Condition, Destination, HERE, Purpose};
use sanad_evidence::entry::ThingKind;
use sanad_evidence::verify::{Code, Verdict, check_disclosure};
use sanad_evidence::{Digest, Id, Schema};
use sanad_tests::bag::{self, Bag, Case, Desk, PICTURE, Person, Told, id, yes_up_to};
use serde_json::json;

use crate::tamper::caught;

/// A case with one person, her account, and her answers.
fn told(answers: &Answers) -> (Case, Person, Id) {
    let mut case = Case::open("people");
    let person = case.person("W-7F3K");
    case.asked_first(&person);
    case.answers(&person, answers);
    let account = case.account(&person, "آنها دروازه را بستند.");
    (case, person, account)
}

fn first(case: &mut Case) -> Bag {
    case.bundle(1, &mut Told::default())
}

fn report(case: &mut Case) -> sanad_evidence::verify::Report {
    bag::verified(&first(case).to_tar())
}

/// Takes a record out of a bag, as only its sealer can.
fn without(bag: &mut Bag, record: &Digest) {
    bag.files.remove(&Place::Record(*record)).expect("no such record");
    bag.sign_again();
}

#[test]
fn what_she_agreed_to_is_verified() {
    let (mut case, person, _) = told(&yes_up_to(4));
    case.identity(&person, "a canary's name");
    let film = case.acquire("film.png", "png", PICTURE);
    case.answered(&film, &person);
    let report = report(&mut case);
    assert_eq!(report.verdict(), Verdict::Verified, "{:?}", report.findings);
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}

#[test]
fn without_any_answers() {
    let mut case = Case::open("people");
    let person = case.person("W-7F3K");
    case.account(&person, "in her words");
    caught(&report(&mut case), &[Code::NotAskedYet]);
}

#[test]
fn against_a_no_and_before_she_is_asked_again() {
    for (answer, code) in
        [(Answer::No, Code::NotAgreed), (Answer::Later, Code::AskAgain), (Answer::Blank, Code::NotAskedYet)]
    {
        let (mut case, ..) = told(&Answers { ladder: [answer; 5], ..yes_up_to(0) });
        caught(&report(&mut case), &[code]);
    }
}

#[test]
fn who_she_is_without_a_yes_to_her_name() {
    let (mut case, person, _) = told(&yes_up_to(3));
    case.identity(&person, "a canary's name");
    caught(&report(&mut case), &[Code::IdentityKeptBack]);
}

#[test]
fn who_she_is_against_her_condition() {
    let conditions = vec![Condition { code: "condition.no_name".to_owned(), params: vec![] }];
    let (mut case, person, _) = told(&Answers { conditions, ..yes_up_to(5) });
    case.identity(&person, "a canary's name");
    caught(&report(&mut case), &[Code::ConditionNoName]);
}

#[test]
fn her_picture_against_her_condition() {
    let conditions = vec![Condition { code: "condition.no_image".to_owned(), params: vec![] }];
    let (mut case, person, _) = told(&Answers { conditions, ..yes_up_to(5) });
    let film = case.acquire("film.png", "png", PICTURE);
    case.answered(&film, &person);
    caught(&report(&mut case), &[Code::ConditionNoImage]);
}

#[test]
fn an_item_whose_person_said_nothing_here() {
    let mut case = Case::open("people");
    let film = case.acquire("film.png", "png", PICTURE);
    let nobody = Person { id: id("nobody"), identity: id("nobody i"), consent: id("nobody c") };
    case.answered(&film, &nobody);
    caught(&report(&mut case), &[Code::AnswersMissing]);
}

#[test]
fn her_answers_for_another_recipient() {
    let (mut case, person, _) = told(&yes_up_to(2));
    case.answers(&person, &Answers { recipient: HERE.to_owned(), ..yes_up_to(5) });
    caught(&report(&mut case), &[Code::AnswersForAnother]);
}

/// Answers towards another are no answers towards this one.
#[test]
fn on_the_strength_of_another_recipients_answers() {
    let (mut case, ..) = told(&Answers { recipient: id("another invitation").to_string(), ..yes_up_to(5) });
    caught(&report(&mut case), &[Code::AnswersForAnother, Code::NotAskedYet]);
}

#[test]
fn after_she_withdrew() {
    let (mut case, person, _) = told(&yes_up_to(5));
    case.withdrawal(&person, &[]);
    caught(&report(&mut case), &[Code::ConsentWithdrawn]);
}

#[test]
fn the_one_thing_she_withdrew() {
    let (mut case, person, account) = told(&yes_up_to(5));
    case.withdrawal(&person, &[account]);
    let report = report(&mut case);
    caught(&report, &[Code::ConsentWithdrawn]);
    assert!(report.findings.iter().all(|finding| finding.place == account.to_string()));
}

/// The record of the withdrawal is left out, and its entry stays: what cannot be read closes.
#[test]
fn with_her_withdrawal_left_out() {
    let (mut case, person, _) = told(&yes_up_to(5));
    let withdrawal = case.withdrawal(&person, &[]);
    let mut bag = first(&mut case);
    without(&mut bag, &withdrawal);
    caught(&bag::verified(&bag.to_tar()), &[Code::ConsentWithdrawn]);
}

/// Answers with a condition are left out, and later ones without it stay: the condition is not forgotten.
#[test]
fn with_answers_under_a_condition_left_out() {
    let conditions = vec![Condition { code: "condition.no_image".to_owned(), params: vec![] }];
    let (mut case, person, _) = told(&yes_up_to(5));
    let held = case.answers(&person, &Answers { conditions, ..yes_up_to(5) });
    case.answers(&person, &yes_up_to(5));
    let mut bag = first(&mut case);
    without(&mut bag, &held);
    caught(&bag::verified(&bag.to_tar()), &[Code::ConsentWithdrawn]);
}

/// All her statements are left out of the bag: nothing tells whose they were, so they close for everyone.
#[test]
fn with_whose_statements_they_are_left_out() {
    let (mut case, ..) = told(&yes_up_to(5));
    let other = case.person("W-2222");
    let hers = case.answers(&other, &yes_up_to(0));
    let mut bag = first(&mut case);
    without(&mut bag, &hers);
    caught(&bag::verified(&bag.to_tar()), &[Code::ConsentWithdrawn]);
}

/// In a later bundle, after a partner took her withdrawal in.
#[test]
fn later_than_her_withdrawal() {
    let (mut desk, mut sent) = (Desk::default(), Told::default());
    let (mut case, person, account) = told(&yes_up_to(5));
    desk.take_in(desk.verified(&case.bundle(1, &mut sent).to_tar()));
    case.withdrawal(&person, &[]);
    let notice = desk.verified(&case.bundle(2, &mut sent).to_tar());
    assert_eq!(notice.verdict(), Verdict::Verified, "{:?}", notice.findings);
    desk.take_in(notice);
    let correction = BTreeMap::from([
        ("account", json!(account.to_string())),
        ("person", json!(person.id.to_string())),
        ("narrative", json!("more, all the same")),
    ]);
    case.seal_about((ThingKind::Account, account), &Schema::ACCOUNT, correction);
    caught(&desk.verified(&case.bundle(3, &mut sent).to_tar()), &[Code::ConsentWithdrawn]);
}

/// A partner that holds her answers needs them no second time; a stranger is told that they came before.
#[test]
fn later_bundles_stand_on_what_came_before() {
    let (mut desk, mut sent) = (Desk::default(), Told::default());
    let (mut case, person, _) = told(&yes_up_to(2));
    desk.take_in(desk.verified(&case.bundle(1, &mut sent).to_tar()));
    let film = case.acquire("film.png", "png", PICTURE);
    case.answered(&film, &person);
    case.account(&person, "and later");
    let second = case.bundle(2, &mut sent).to_tar();
    let report = desk.verified(&second);
    assert_eq!(report.verdict(), Verdict::Verified, "{:?}", report.findings);
}

#[test]
fn a_plan() {
    let (mut case, ..) = told(&yes_up_to(2));
    let plan = id("plan");
    let values = BTreeMap::from([("plan", json!(plan.to_string())), ("residual", json!("risk.high"))]);
    case.seal_about((ThingKind::Plan, plan), &Schema::RISK, values);
    caught(&report(&mut case), &[Code::PlanCarried]);
}

/// The entry of a plan alone tells that there is one.
#[test]
fn the_entry_of_a_plan() {
    let (mut case, ..) = told(&yes_up_to(2));
    let values = BTreeMap::from([("plan", json!(id("plan").to_string()))]);
    let record = case.seal_about((ThingKind::Plan, id("plan")), &Schema::RISK, values);
    let mut bag = first(&mut case);
    without(&mut bag, &record);
    caught(&bag::verified(&bag.to_tar()), &[Code::PlanCarried]);
}

/// An account that keeps back whose it is.
#[test]
fn an_account_of_nobody() {
    let (mut case, _, account) = told(&yes_up_to(2));
    let named = case.records.values().find(|record| record.is(&Schema::ACCOUNT)).unwrap();
    let copy = named.withhold(&["person"], "redaction.safety").unwrap();
    case.records.insert(copy.digest(), copy);
    let report = report(&mut case);
    caught(&report, &[Code::AnswersMissing, Code::NotAskedYet]);
    assert!(report.findings.iter().any(|finding| finding.place == account.to_string()));
}

/// What is withheld in every copy that leaves stands there: it is said, and a person judges.
#[test]
fn her_note_is_shown() {
    let (mut case, person, _) = told(&yes_up_to(2));
    let values = BTreeMap::from([
        ("person", json!(person.id.to_string())),
        ("code", json!("W-7F3K")),
        ("note", json!("the blue gate")),
    ]);
    case.seal_about((ThingKind::Person, person.id), &Schema::PERSON, values);
    let report = report(&mut case);
    assert_eq!(report.verdict(), Verdict::Verified);
    let codes: Vec<Code> = report.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::SafetyField]);
}

/// What a verifier says of an exhibit's proof: the same answers, asked for the destination of the dossier.
#[test]
fn an_exhibit_for_whom_she_did_not_name() {
    let cell = Cell {
        purpose: "purpose.justice_intl".to_owned(),
        class: "recipient.icc_otp".to_owned(),
        answer: Answer::Yes,
    };
    let embargo = Condition { code: "condition.embargo".to_owned(), params: vec!["2027-01-01".to_owned()] };
    let answers = Answers { matrix: vec![cell], conditions: vec![embargo], ..yes_up_to(3) };
    let (mut case, person, account) = told(&answers);
    let film = case.acquire("film.png", "png", PICTURE);
    case.answered(&film, &person);
    case.identity(&person, "a canary's name");
    let facts = report(&mut case).facts;
    let court = Destination {
        class: Some("recipient.icc_otp".to_owned()),
        purpose: Some("purpose.justice_intl".to_owned()),
        state: None,
    };
    let found = |to: &Destination, purpose, at: &str| -> BTreeSet<(String, Code)> {
        let findings = check_disclosure(&facts, to, purpose, &at.parse().unwrap());
        findings.into_iter().map(|finding| (finding.place, finding.code)).collect()
    };
    let of = |thing: Id, code| (thing.to_string(), code);
    let later = "2027-01-01T12:00:00+00:00";
    // Who she is stays behind whatever the destination; the film, her account and she herself may go.
    let identity = of(person.identity, Code::IdentityKeptBack);
    assert_eq!(found(&court, Purpose::Disclosure, later), [identity.clone()].into());
    let all = |code| [film, account, person.id, person.identity].map(|thing| of(thing, code));
    let mut expected: BTreeSet<_> = all(Code::ConditionEmbargo).into();
    expected.insert(identity.clone());
    assert_eq!(found(&court, Purpose::Disclosure, "2026-12-31T12:00:00+00:00"), expected);
    let mut expected: BTreeSet<_> = all(Code::NotForThisRecipient).into();
    expected.insert(identity.clone());
    assert_eq!(found(&Destination::default(), Purpose::Disclosure, later), expected);
    let mut expected: BTreeSet<_> = all(Code::NotAgreed).into();
    expected.insert(identity);
    assert_eq!(found(&court, Purpose::DisclosureNamed, later), expected);
}
