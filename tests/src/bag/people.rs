//! Persons in a case made from seeds: the coded half, who she is, what she told, what she answered.

use std::collections::BTreeMap;

use sanad_evidence::consent::{Answer, Answers, HERE, Withdrawal};
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::log::SignedCheckpoint;
use sanad_evidence::log::TlogProof;
use sanad_evidence::{Digest, Id, Schema};
use serde_json::{Value, json};

use super::{Case, id};

/// A person of a case.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    /// Her id.
    pub id: Id,
    /// The thing under which her identity half is entered.
    pub identity: Id,
    /// The thing that her answers towards the partner are.
    pub consent: Id,
}

/// The recipient that the partner is to her: the invitation that bundles here are enrolled with.
#[must_use]
pub fn partner() -> String {
    id("invitation").to_string()
}

/// Yes to the rungs up to that height, and no to the next.
#[must_use]
pub fn yes_up_to(height: usize) -> Answers {
    let mut ladder = [Answer::Blank; 5];
    ladder[..height].fill(Answer::Yes);
    if let Some(next) = ladder.get_mut(height) {
        *next = Answer::No;
    }
    Answers { recipient: partner(), ladder, ..Answers::default() }
}

impl Case {
    /// Records the coded half of a person.
    pub fn person(&mut self, code: &str) -> Person {
        let named = |what| id(&format!("{code} {what}"));
        let person = Person { id: named("person"), identity: named("identity"), consent: named("consent") };
        let values = BTreeMap::from([
            ("language", json!("prs")),
            ("person", json!(person.id.to_string())),
            ("case", json!(self.id.to_string())),
            ("code", json!(code)),
            ("counting", json!("individual")),
            ("connection", json!(["srcconn.victim"])),
            ("languages", json!(["prs"])),
            ("safety", json!(["safety.never_call"])),
            ("at", json!(self.now().to_string())),
        ]);
        self.seal_about((ThingKind::Person, person.id), &Schema::PERSON, values);
        person
    }

    /// Records that she was asked first, and never told before.
    pub fn asked_first(&mut self, person: &Person) -> Digest {
        let values = BTreeMap::from([
            ("person", json!(person.id.to_string())),
            ("told", json!("none")),
            ("at", json!(self.now().to_string())),
        ]);
        self.seal_about((ThingKind::Person, person.id), &Schema::PRIOR_ACCOUNTS, values)
    }

    /// Records who she is.
    pub fn identity(&mut self, person: &Person, names: &str) -> Digest {
        let values = BTreeMap::from([
            ("language", json!("prs")),
            ("identity", json!(person.identity.to_string())),
            ("person", json!(person.id.to_string())),
            ("names", json!(names)),
            ("at", json!(self.now().to_string())),
        ]);
        self.seal_about((ThingKind::Identity, person.identity), &Schema::IDENTITY, values)
    }

    /// Records what she told, and returns the account.
    pub fn account(&mut self, person: &Person, narrative: &str) -> Id {
        let account = id(&format!("account {narrative}"));
        let values = BTreeMap::from([
            ("language", json!("prs")),
            ("account", json!(account.to_string())),
            ("person", json!(person.id.to_string())),
            ("case", json!(self.id.to_string())),
            ("kind", json!("account.first")),
            ("spoken", json!("prs")),
            ("written", json!("prs")),
            ("narrative", json!(narrative)),
            ("at", json!(self.now().to_string())),
        ]);
        self.seal_about((ThingKind::Account, account), &Schema::ACCOUNT, values);
        account
    }

    /// Records what she answered about a recipient.
    pub fn answers(&mut self, person: &Person, answers: &Answers) -> Digest {
        let values = answers.values();
        self.said(person, &Schema::ANSWERS, Action::ConsentRecorded, values)
    }

    /// Records that she withdraws towards the partner, about these things or everything.
    pub fn withdrawal(&mut self, person: &Person, covers: &[Id]) -> Digest {
        self.withdrawal_from(person, &partner(), covers)
    }

    /// Likewise towards a recipient by its id.
    pub fn withdrawal_from(&mut self, person: &Person, recipient: &str, covers: &[Id]) -> Digest {
        let withdrawal = Withdrawal { recipient: recipient.to_owned(), covers: covers.to_vec() };
        self.said(person, &Schema::WITHDRAWAL, Action::ConsentWithdrawn, withdrawal.values())
    }

    fn said(
        &mut self,
        person: &Person,
        schema: &Schema,
        action: Action,
        mut values: BTreeMap<&'static str, Value>,
    ) -> Digest {
        // Her answers towards each recipient are a thing of their own.
        let other = values["recipient"] == json!(HERE);
        let thing = if other { id(&format!("{} here", person.consent)) } else { person.consent };
        values.extend([
            ("consent", json!(thing.to_string())),
            ("person", json!(person.id.to_string())),
            ("at", json!(self.now().to_string())),
        ]);
        let record = self.seal_record(schema, values);
        self.append(action, (ThingKind::Consent, thing), None, Some(record));
        record
    }

    /// States that a person's answers hold for an item.
    pub fn answered(&mut self, item: &Id, person: &Person) -> Digest {
        let values = BTreeMap::from([
            ("item", json!(item.to_string())),
            ("basis", json!("answered")),
            ("person", json!(person.id.to_string())),
            ("stated_at", json!(self.now().to_string())),
        ]);
        let record = self.seal_record(&Schema::CONSENT_BASIS_2, values);
        self.append(Action::ConsentRecorded, (ThingKind::Item, *item), None, Some(record));
        record
    }

    /// Seals a record by an entry about a thing.
    pub fn seal_about(
        &mut self,
        thing: (ThingKind, Id),
        schema: &Schema,
        values: BTreeMap<&str, Value>,
    ) -> Digest {
        let record = self.seal_record(schema, values);
        self.append(Action::RecordSealed, thing, None, Some(record));
        record
    }

    /// Files an item of another case's log into this one, with the proof of its first entry.
    pub fn file(&mut self, from: &Case, item: &Id) -> Digest {
        let size = from.entries.len() as u64;
        let first = from.entries.iter().find(|(entry, _)| entry.thing == *item).expect("no such item");
        let checkpoint = SignedCheckpoint::sign(&from.checkpoint(size), &from.log_key).unwrap();
        let proof = TlogProof::produce(&from.nodes(size), first.0.index, checkpoint).unwrap();
        let values = BTreeMap::from([
            ("item", json!(item.to_string())),
            ("from_case", json!(from.id.to_string())),
            ("from_log", json!(first.0.log)),
            ("log_key", json!(from.log_key.key().to_string())),
            ("entry", json!(first.1.to_text())),
            ("proof", json!(proof.to_string())),
            ("at", json!(self.now().to_string())),
        ]);
        let record = self.seal_record(&Schema::FILED, values);
        self.append(Action::Filed, (ThingKind::Item, *item), first.0.digest, Some(record));
        let stated = first.0.record.expect("an item has its record");
        self.records.insert(stated, from.records[&stated].clone());
        self.originals.insert(*item, from.originals[item].clone());
        record
    }
}
