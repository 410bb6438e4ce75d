//! A collector with two partners, persons who answered, and the road between.

use std::collections::BTreeMap;

use sanad_evidence::consent::{Answer, Answers, Condition};
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Id, Record, Schema};
use serde_json::json;

use crate::window_tests::{Desk, desk};
use crate::*;

pub(super) use Answer::{Blank, Later, No, Yes};

/// What was brought into an inbox: the parts and the listing.
pub(super) type Carried = (Vec<Vec<u8>>, Vec<u8>);

pub(super) struct World {
    pub amina: Desk,
    pub case: Id,
    /// The partners' desks, by the collector's names `north` and `south`.
    pub north: Desk,
    pub south: Desk,
}

/// A collector who knows two partners, with a case.
pub(super) fn world() -> World {
    let amina = desk(Role::Collector);
    let case = amina.vault.new_case("one").unwrap();
    let [north, south] = ["north", "south"].map(|name| {
        let bureau = desk(Role::Partner);
        let file = bureau.home.path().join("invitation");
        let code = bureau.vault.invite("amina", &file).unwrap();
        let invitation = amina.vault.open_invitation(&file, &code).unwrap();
        amina.vault.add_partner(&invitation, name, true).unwrap();
        bureau
    });
    World { amina, case, north, south }
}

/// A yes to this many rungs, from the bottom.
pub(super) fn rungs(height: usize) -> [Answer; 5] {
    std::array::from_fn(|rung| if rung < height { Yes } else { Blank })
}

pub(super) fn condition(code: &str, params: &[&str]) -> Condition {
    Condition {
        code: format!("condition.{code}"),
        params: params.iter().map(|param| (*param).to_owned()).collect(),
    }
}

impl World {
    /// The id by which answers name a partner.
    pub fn partner(&self, name: &str) -> String {
        let partners = self.amina.vault.partners().unwrap();
        partners.iter().find(|partner| partner.name == name).unwrap().id.to_string()
    }

    pub fn person(&self) -> Id {
        let given = PersonGiven {
            vulnerable: vec!["vuln.child".to_owned()],
            safety: vec!["safety.never_call".to_owned()],
            note: Some("the canary of the coded half".to_owned()),
            ..PersonGiven::default()
        };
        let person = self.amina.vault.new_person(&self.case, &given).unwrap();
        let identity =
            IdentityGiven { names: Some("Canary Zarghuna".to_owned().into()), ..IdentityGiven::default() };
        self.amina.vault.set_identity(&person, &identity).unwrap();
        person
    }

    /// An item whose basis is her answers.
    pub fn item_of(&self, person: &Id, name: &str) -> Id {
        let item = self.amina.acquire(&self.case, name, name.as_bytes());
        self.amina
            .vault
            .write(|tx| {
                let values = BTreeMap::from([
                    ("item", json!(item.to_string())),
                    ("basis", json!("answered")),
                    ("person", json!(person.to_string())),
                ]);
                let schema = &Schema::CONSENT_BASIS_2;
                let record = self.amina.vault.keep_record(tx, schema, &self.case, &item, values)?;
                let draft = custody::Draft {
                    action: Action::ConsentRecorded,
                    case: self.case,
                    thing_kind: ThingKind::Item,
                    thing: item,
                    digest: None,
                    record: Some(record),
                    outcome: None,
                };
                self.amina.vault.append(tx, &draft)?;
                let row = [item.to_string(), person.to_string()];
                tx.execute("INSERT OR REPLACE INTO item_person (item, person) VALUES (?1, ?2)", row)?;
                Ok::<_, Fault>(())
            })
            .unwrap();
        item
    }

    /// What she told, as the room of accounts seals it.
    pub fn account_of(&self, person: &Id, words: &str) -> Id {
        let account = device::new_id().unwrap();
        self.amina
            .vault
            .write(|tx| {
                let values = BTreeMap::from([
                    ("account", json!(account.to_string())),
                    ("person", json!(person.to_string())),
                    ("case", json!(self.case.to_string())),
                    ("kind", json!("account.first")),
                    ("narrative", json!(words)),
                ]);
                let thing = (ThingKind::Account, account);
                let (action, schema) = (Action::RecordSealed, &Schema::ACCOUNT);
                self.amina.vault.seal_about(tx, &self.case, thing, action, schema, values)?;
                let ids = [account, self.case, *person].map(|id| id.to_string());
                tx.execute(
                    "INSERT INTO account (id, case_id, person, kind, state, position)
                     VALUES (?1, ?2, ?3, 'account.first', 'kept',
                             (SELECT coalesce(max(position), 0) + 1 FROM account))",
                    ids.each_ref(),
                )?;
                crate::index::note(tx, crate::index::Kind::Account, &account)?;
                Ok::<_, Fault>(())
            })
            .unwrap();
        account
    }

    pub fn says(&self, person: &Id, answers: Vec<Answers>) -> Recorded {
        let given = ConversationGiven { answers, ..ConversationGiven::default() };
        self.amina.vault.record_conversation(person, &given).unwrap()
    }

    pub fn answers(&self, partner: &str, ladder: [Answer; 5]) -> Answers {
        Answers { recipient: self.partner(partner), ladder, ..Answers::default() }
    }

    pub fn withdraws(&self, person: &Id, recipients: Vec<String>) {
        let given = WithdrawalGiven { recipients, reason: "canary reason".to_owned(), ..Default::default() };
        self.amina.vault.withdraw_consent(person, &given).unwrap();
    }

    pub fn desk(&self, partner: &str) -> &Desk {
        if partner == "north" { &self.north } else { &self.south }
    }

    /// Seals every part and says that the road answered for it.
    pub fn carry(&self, bundle: &Id) -> Carried {
        let vault = &self.amina.vault;
        vault.ask_again(bundle).unwrap();
        vault.begin_folder(bundle).unwrap();
        let mut parts = vault.parts(bundle).unwrap();
        let mut all = Vec::new();
        for index in parts.missing().unwrap() {
            let sealed = parts.seal(index).unwrap();
            all.push(std::fs::read(&sealed.path).unwrap());
            parts.answered(&sealed).unwrap();
        }
        let listing = parts.listing().unwrap();
        vault.delivered(bundle).unwrap();
        (all, listing)
    }

    pub fn bring(&self, partner: &str, bundle: &Id, (parts, listing): &Carried) {
        let vault = &self.desk(partner).vault;
        let folder = vault.inbox_folder(bundle).unwrap();
        for (index, part) in (1..).zip(parts) {
            vault.put_in_inbox(&folder.join(format!("{index:08}.age")), part).unwrap();
        }
        vault.put_in_inbox(&folder.join("listing.age"), listing).unwrap();
        vault.arrived(bundle).unwrap();
    }

    /// Delivers a bundle and takes it in.
    pub fn send(&self, partner: &str, bundle: &Id) -> TakenIn {
        let carried = self.carry(bundle);
        self.bring(partner, bundle, &carried);
        self.desk(partner).vault.take_in(bundle, &Job::new()).unwrap()
    }

    /// A transfer to a partner, taken in there.
    pub fn transfer(&self, partner: &str) -> Assembled {
        let made = self.amina.vault.assemble(&self.case, partner).unwrap();
        self.send(partner, &made.bundle);
        made
    }

    /// A transfer to a partner that is on the road, and not brought yet.
    pub fn transfer_kept(&self, partner: &str) -> (Id, Carried) {
        let made = self.amina.vault.assemble(&self.case, partner).unwrap();
        (made.bundle, self.carry(&made.bundle))
    }

    /// Every record and entry that a desk holds, in one text.
    pub fn words_everywhere(&self, partner: &str) -> String {
        let texts: Vec<String> = self
            .desk(partner)
            .vault
            .read(|db| {
                let sql =
                    "SELECT text FROM record WHERE text IS NOT NULL UNION ALL SELECT text FROM foreign_entry";
                let mut statement = db.prepare(sql)?;
                let rows = statement.query_map([], |row| row.get(0))?;
                Ok::<_, Fault>(rows.collect::<Result<_, _>>()?)
            })
            .unwrap();
        texts.concat()
    }

    /// The partner accepts everything, and the collector records it.
    pub fn accept(&self, partner: &str, bundle: &Id) {
        self.desk(partner).vault.accept(bundle, &Job::new()).unwrap();
        for reply in self.desk(partner).vault.outgoing_replies().unwrap() {
            self.amina.vault.record_reply(&reply.bundle, reply.n, &reply.sealed).unwrap();
            self.desk(partner).vault.reply_delivered(&reply.bundle, reply.n).unwrap();
        }
    }

    /// Every text that a queued bundle would carry, in one.
    pub fn words_of(&self, bundle: &Id) -> String {
        let head = self.amina.vault.read(|db| self.amina.vault.open_head(db, bundle)).unwrap();
        String::from_utf8_lossy(&head).into_owned()
    }

    pub fn stays(&self, partner: &str) -> BTreeMap<(String, Id), Vec<&'static str>> {
        let weighed = self.amina.vault.weigh(&self.case, partner).unwrap();
        weighed.stays.into_iter().map(|one| ((one.kind.to_owned(), one.thing), one.reasons)).collect()
    }
}

/// The records of a kind that a desk has about a thing.
pub(super) fn records(desk: &Desk, case: &Id, thing: &Id, schema: &Schema) -> Vec<Record> {
    desk.vault.read(|db| about::records(db, case, thing, schema)).unwrap()
}
