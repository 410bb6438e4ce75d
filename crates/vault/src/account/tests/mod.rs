//! What comes before an account, what is sealed of it, and what is left when it is gone.

mod gates;
mod gone;
mod words;

use std::collections::BTreeMap;

use rusqlite::params;
use sanad_evidence::Id;
use sanad_evidence::consent::HERE;
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Digest, Schema};
use serde_json::{Value, json};

use super::*;
use crate::custody::Draft;
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

    /// States what she answers towards a recipient about everything of hers: every rung alike.
    fn agrees(&self, recipient: &str, answer: &str) {
        self.answers(recipient, answer, &json!([]), &json!([]));
    }

    fn answers(&self, recipient: &str, answer: &str, conditions: &Value, covers: &Value) {
        let values = BTreeMap::from([
            ("recipient", json!(recipient)),
            ("ladder", json!([answer, answer, answer, answer, answer])),
            ("matrix", json!([])),
            ("conditions", conditions.clone()),
            ("lifted", json!([])),
            ("covers", covers.clone()),
        ]);
        self.state(recipient, &Schema::ANSWERS, Action::ConsentRecorded, values);
    }

    fn withdraws(&self, recipient: &str) {
        let values = BTreeMap::from([("recipient", json!(recipient)), ("covers", json!([]))]);
        self.state(recipient, &Schema::WITHDRAWAL, Action::ConsentWithdrawn, values);
    }

    fn state(
        &self,
        recipient: &str,
        schema: &Schema,
        action: Action,
        mut values: BTreeMap<&'static str, Value>,
    ) -> Digest {
        let vault = self.vault();
        vault
            .write(|tx| {
                let known: Option<String> = tx
                    .prepare("SELECT id FROM consent WHERE person = ?1 AND recipient = ?2")?
                    .query_map([self.person.to_string(), recipient.to_owned()], |row| row.get(0))?
                    .next()
                    .transpose()?;
                let consent: Id = match known {
                    Some(id) => id.parse().unwrap(),
                    None => {
                        let id = device::new_id()?;
                        tx.execute(
                            "INSERT INTO consent (id, person, recipient) VALUES (?1, ?2, ?3)",
                            params![id.to_string(), self.person.to_string(), recipient],
                        )?;
                        id
                    }
                };
                values.insert("consent", json!(consent.to_string()));
                values.insert("person", json!(self.person.to_string()));
                let record = vault.keep_record(tx, schema, &self.case, &consent, values)?;
                let draft = Draft {
                    action,
                    case: self.case,
                    thing_kind: ThingKind::Consent,
                    thing: consent,
                    digest: None,
                    record: Some(record),
                    outcome: None,
                };
                vault.append(tx, &draft)?;
                Ok::<_, Fault>(record)
            })
            .unwrap()
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

fn code<T: std::fmt::Debug>(result: Result<T, AccountError>) -> &'static str {
    result.unwrap_err().code()
}
