//! What comes before an account, what is sealed of it, and what is left when it is gone.

mod gates;
mod gone;
mod words;

use sanad_evidence::consent::{Answer, Condition, HERE};
use sanad_evidence::{Id, Schema};
use serde_json::json;

use super::*;
use crate::window_tests::{Desk, desk};
use crate::*;

/// A vault, a case, and a person in it.
struct Scene {
    desk: Desk,
    case: Id,
    person: Id,
}

/// Nothing settled yet but that she is there.
fn bare() -> Scene {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("north").unwrap();
    let person = desk.vault.new_person(&case, &PersonGiven::default()).unwrap();
    Scene { desk, case, person }
}

/// Everything settled that a first account needs.
fn ready() -> Scene {
    let scene = bare();
    scene.plan("risk.medium");
    scene.asked_first("none");
    scene.agrees(HERE, "yes");
    scene
}

impl Scene {
    fn vault(&self) -> &Vault {
        &self.desk.vault
    }

    fn plan(&self, residual: &str) {
        let risk = Risk { residual: residual.to_owned(), ..Risk::default() };
        self.vault().assess_risk(&self.case, &risk).unwrap();
        let help = Referral { code: "referral.none".to_owned(), ..Referral::default() };
        self.vault().set_referrals(&self.case, &[help]).unwrap();
    }

    fn asked_first(&self, told: &str) {
        let prior = Prior { told: told.to_owned(), accounts: Vec::new() };
        self.vault().record_prior(&self.person, &prior).unwrap();
    }

    /// She answers about everything of hers, every rung alike: `yes`, `no`, `later`, or nothing.
    fn agrees(&self, recipient: &str, answer: &str) {
        self.answers(recipient, answer, &[], &[]);
    }

    fn answers(&self, recipient: &str, answer: &str, conditions: &[Condition], covers: &[Id]) {
        let answer: Answer = answer.parse().unwrap();
        let answers = AnswersGiven {
            recipient: recipient.to_owned(),
            ladder: [answer; 5],
            conditions: conditions.to_vec(),
            covers: covers.to_vec(),
            ..AnswersGiven::default()
        };
        let talk = ConversationGiven {
            script: "first".to_owned(),
            script_version: 1,
            form: "oral".to_owned(),
            copy: "none".to_owned(),
            answers: vec![answers],
            ..ConversationGiven::default()
        };
        self.vault().record_conversation(&self.person, &talk).unwrap();
    }

    fn withdraws(&self, recipient: &str) {
        let given = WithdrawalGiven {
            recipients: vec![recipient.to_owned()],
            told_how: "aloud".to_owned(),
            by: "herself".to_owned(),
            ..WithdrawalGiven::default()
        };
        self.vault().withdraw_consent(&self.person, &given).unwrap();
    }

    /// A second person, who opens another slot, agrees to an account.
    fn second_agrees(&self, person: &Id, kind: &str) -> Id {
        let vault = self.vault();
        let theirs = keys::Passphrase::fold("of the second one who collects").unwrap();
        if vault.keyslots().unwrap().len() == 1 {
            vault.add_passphrase(&window_tests::passphrase(), &theirs).unwrap();
        }
        let second = Second::Here(vault.second_person(&theirs).unwrap());
        vault.record_override(person, kind, "a surgeon waits for it", second).unwrap()
    }

    fn is(&self, child: bool, vulnerable: &[&str]) {
        let vulnerable = vulnerable.iter().map(|code| (*code).to_owned()).collect();
        let given = PersonGiven { child: Some(child), vulnerable, ..PersonGiven::default() };
        self.vault().amend_person(&self.person, &given).unwrap();
    }

    fn trained(&self, codes: &[&str]) {
        let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
        self.vault().record_training(&self.case, &codes, None).unwrap();
    }

    fn seal(&self, given: &AccountGiven) -> Result<Id, AccountError> {
        self.vault().seal_account(&self.person, given, None)
    }

    fn gates(&self, kind: &str) -> Vec<&'static str> {
        let gates = self.vault().may_take_account(&self.person, kind).unwrap();
        gates.into_iter().map(GateReason::code).collect()
    }

    fn whole(&self) {
        assert_eq!(self.vault().check_fixity(&Job::new()).unwrap().findings, vec![]);
    }
}

/// An account of a kind with what every account needs, and nothing else.
fn given(kind: &str) -> AccountGiven {
    AccountGiven {
        kind: kind.to_owned(),
        stop_checked: STOP_CONDITIONS.map(str::to_owned).to_vec(),
        narrative: "They came at night.".to_owned(),
        declared: Some("oral".to_owned()),
        ..AccountGiven::default()
    }
}

fn first() -> AccountGiven {
    given("account.first")
}

fn condition(code: &str, params: &[&str]) -> Condition {
    Condition {
        code: format!("condition.{code}"),
        params: params.iter().map(|param| (*param).to_owned()).collect(),
    }
}

fn code<T: std::fmt::Debug>(result: Result<T, AccountError>) -> &'static str {
    result.unwrap_err().code()
}
