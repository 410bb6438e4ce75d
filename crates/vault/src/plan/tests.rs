//! Facts and plans of a case: stated anew, ready or not, bounded.

use sanad_evidence::Id;
use sanad_evidence::when::{Calendar, Precision, When, parse_day};

use super::training_of;
use crate::window_tests::{Desk, desk};
use crate::*;

fn one() -> (Desk, Id) {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("north").unwrap();
    (desk, case)
}

fn risk(residual: &str) -> Risk {
    Risk {
        threats: Some("a search of the house".into()),
        review_on: Some("2026-12-31".into()),
        residual: residual.into(),
        ..Risk::default()
    }
}

fn help() -> Referral {
    Referral {
        code: "referral.medical".into(),
        name: "the clinic".into(),
        reach: "on foot".into(),
        note: String::new(),
    }
}

#[test]
fn a_case_is_ready_when_facts_risk_and_help_are_stated() {
    let (desk, case) = one();
    let ready = |risk, stopped, referrals, facts| Readiness { risk, stopped, referrals, facts };
    let now = || desk.vault.readiness(&case).unwrap();
    assert_eq!(now(), ready(false, false, false, false));
    desk.vault.assess_risk(&case, &risk("risk.high")).unwrap();
    assert_eq!(now(), ready(true, false, false, false));
    desk.vault.assess_risk(&case, &risk("risk.stop")).unwrap();
    assert_eq!(now(), ready(true, true, false, false));
    desk.vault.assess_risk(&case, &risk("risk.low")).unwrap();
    desk.vault.set_referrals(&case, &[help()]).unwrap();
    let facts = CaseFacts { purposes: vec!["purpose.un".into()], ..CaseFacts::default() };
    desk.vault.set_case_facts(&case, &facts).unwrap();
    assert_eq!(now(), ready(true, false, true, true));
    let other = desk.vault.new_case("south").unwrap();
    assert_eq!(desk.vault.readiness(&other).unwrap(), ready(false, false, false, false));
    assert_eq!(desk.vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
}

#[test]
fn what_is_stated_last_is_what_holds() {
    let (desk, case) = one();
    assert_eq!((desk.vault.case_facts(&case).unwrap(), desk.vault.risk(&case).unwrap()), (None, None));
    assert_eq!(desk.vault.referrals(&case).unwrap(), vec![]);
    let day = parse_day("2021-08-15");
    let period = When::new(
        day,
        None,
        Precision::After,
        Calendar::SolarHijriAf,
        "since that summer".into(),
        String::new(),
    );
    let facts = CaseFacts {
        situation: Some("schools".into()),
        period: Some(period.unwrap()),
        area: Some("the north".into()),
        purposes: vec!["purpose.un".into(), "purpose.keep".into()],
        mandate: Some("its own statutes".into()),
        retention_until: Some("2050-01-01".into()),
        others_here: Some("nobody known".into()),
    };
    desk.vault.set_case_facts(&case, &facts).unwrap();
    assert_eq!(desk.vault.case_facts(&case).unwrap(), Some(facts));
    let shorter = CaseFacts { area: Some("the town".into()), ..CaseFacts::default() };
    desk.vault.set_case_facts(&case, &shorter).unwrap();
    assert_eq!(desk.vault.case_facts(&case).unwrap(), Some(shorter));
    desk.vault.assess_risk(&case, &risk("risk.medium")).unwrap();
    assert_eq!(desk.vault.risk(&case).unwrap(), Some(risk("risk.medium")));
    desk.vault.set_referrals(&case, &[help(), Referral { code: "referral.none".into(), ..help() }]).unwrap();
    desk.vault.set_referrals(&case, &[help()]).unwrap();
    assert_eq!(desk.vault.referrals(&case).unwrap(), vec![help()]);
    // Each is one thing in the log, amended.
    let things: std::collections::BTreeSet<(String, Id)> = desk
        .vault
        .custody(Some(&case), None)
        .unwrap()
        .into_iter()
        .map(|entry| (entry.thing_kind, entry.thing))
        .collect();
    assert_eq!(things.len(), 3, "the case and two plans: {things:?}");
}

#[test]
fn training_is_of_the_one_who_acts() {
    let (desk, case) = one();
    assert!(desk.vault.training(&case).unwrap().is_empty());
    let codes = ["training.children".to_owned()];
    desk.vault.record_training(&case, &codes, Some("a course of two weeks")).unwrap();
    assert_eq!(desk.vault.training(&case).unwrap(), codes);
    let agent = desk.vault.agent().to_owned();
    let other = |db: &rusqlite::Connection| training_of(db, &case, "A-000000");
    assert!(desk.vault.read(other).unwrap().is_empty());
    desk.vault.record_training(&case, &[], None).unwrap();
    assert!(desk.vault.read(|db| training_of(db, &case, &agent)).unwrap().is_empty());
}

#[test]
fn what_no_plan_takes_is_refused() {
    let (desk, case) = one();
    let vault = &desk.vault;
    let code = |result: Result<_, PlanError>| result.unwrap_err().code();
    assert_eq!(code(vault.set_case_facts(&case, &CaseFacts::default())), "nothing-planned");
    assert_eq!(code(vault.set_referrals(&case, &[])), "nothing-planned");
    assert_eq!(code(vault.assess_risk(&case, &Risk::default())), "code-unknown");
    assert_eq!(code(vault.assess_risk(&case, &risk("risk.none"))), "code-unknown");
    let bad_day = Risk { review_on: Some("2026-02-30".into()), ..risk("risk.low") };
    assert_eq!(code(vault.assess_risk(&case, &bad_day)), "day-bad");
    assert_eq!(code(vault.set_referrals(&case, &[Referral::default()])), "code-unknown");
    assert_eq!(code(vault.record_training(&case, &["children".into()], None)), "code-unknown");
    assert_eq!(code(vault.assess_risk(&vault.id(), &risk("risk.low"))), "case-not-found");
    assert_eq!(vault.readiness(&case).unwrap(), vault.readiness(&vault.id()).unwrap());
}
