//! A case that is made ready for testimony, persons in it, and what they answer and tell.

use std::fs;
use std::path::Path;

use sanad_evidence::Id;
use sanad_evidence::consent::{Answer, Answers, Basis, Condition, HERE};
use sanad_evidence::when::{When, parse_day};
use sanad_vault::{
    AccountGiven, CaseFacts, ConversationGiven, IdentityGiven, PermitRow, PersonGiven, Prior, Recorded,
    Referral, Risk, STOP_CONDITIONS, StatedBasis, WithdrawalGiven,
};

use crate::people::Person;
use crate::{stick, stolen};

/// Yes to this many rungs from the bottom, and nothing above.
#[must_use]
pub fn rungs(height: usize) -> [Answer; 5] {
    std::array::from_fn(|rung| if rung < height { Answer::Yes } else { Answer::Blank })
}

/// A condition by the end of its code, with its parameters.
#[must_use]
pub fn condition(code: &str, params: &[&str]) -> Condition {
    Condition {
        code: format!("condition.{code}"),
        params: params.iter().map(|param| (*param).to_owned()).collect(),
    }
}

/// An account that can be sealed: a first one, in these words.
#[must_use]
pub fn first_account(words: &str) -> AccountGiven {
    AccountGiven {
        kind: "account.first".to_owned(),
        stop_checked: STOP_CONDITIONS.map(str::to_owned).to_vec(),
        spoken: Some("prs".to_owned()),
        written: Some("prs".to_owned()),
        method: Some("own-words".to_owned()),
        narrative: words.to_owned(),
        declared: Some("oral".to_owned()),
        ..AccountGiven::default()
    }
}

/// What someone said to the first question.
#[must_use]
pub fn told_before(told: &str) -> Prior {
    Prior { told: told.to_owned(), accounts: Vec::new() }
}

impl Person {
    /// Makes her case ready: what it is for, what threatens, where people find help.
    pub fn makes_ready(&self) {
        let facts = CaseFacts {
            situation: Some("schools".to_owned()),
            period: Some(When::day(parse_day("2026-11-01").unwrap()).unwrap()),
            area: Some("Herat".to_owned()),
            purposes: vec!["purpose.justice_intl".to_owned()],
            others_here: Some("nobody that is known".to_owned()),
            ..CaseFacts::default()
        };
        self.vault.set_case_facts(&self.case(), &facts).unwrap();
        self.risk_is("risk.medium");
        let help = Referral {
            code: "referral.medical".to_owned(),
            name: "the clinic by the bridge".to_owned(),
            reach: "in the morning".to_owned(),
            note: String::new(),
        };
        self.vault.set_referrals(&self.case(), &[help]).unwrap();
    }

    /// Assesses the risk of her case.
    pub fn risk_is(&self, residual: &str) {
        let risk = Risk {
            threats: Some("a checkpoint by the gate".to_owned()),
            residual: residual.to_owned(),
            decided_by: Some("both of us".to_owned()),
            ..Risk::default()
        };
        self.vault.assess_risk(&self.case(), &risk).unwrap();
    }

    /// Enters a person who is not to be called.
    pub fn meets(&self) -> Id {
        let given = PersonGiven {
            counting: Some("individual".to_owned()),
            connection: vec!["srcconn.victim".to_owned()],
            languages: vec!["prs".to_owned()],
            safety: vec!["safety.never_call".to_owned()],
            ..PersonGiven::default()
        };
        self.vault.new_person(&self.case(), &given).unwrap()
    }

    /// Writes down who a person is.
    pub fn learns_name(&self, person: &Id, name: &str) {
        let who = IdentityGiven { names: Some(name.to_owned().into()), ..IdentityGiven::default() };
        self.vault.set_identity(person, &who).unwrap();
    }

    /// The id by which a person's answers name a partner.
    pub fn recipient(&self, name: &str) -> String {
        let partners = self.vault.partners().unwrap();
        partners.iter().find(|partner| partner.name == name).unwrap().id.to_string()
    }

    /// Answers about a partner, or about those who collect (`here`).
    pub fn answers(&self, about: &str, ladder: [Answer; 5]) -> Answers {
        let recipient = if about == HERE { HERE.to_owned() } else { self.recipient(about) };
        Answers { recipient, ladder, ..Answers::default() }
    }

    /// A conversation in which a person answers; her copy is held for her.
    pub fn hears(&self, person: &Id, answers: Vec<Answers>) -> Recorded {
        let given = ConversationGiven {
            script: "consent".to_owned(),
            script_version: 1,
            script_language: "prs".to_owned(),
            medium: "spoken".to_owned(),
            understanding: "what leaves cannot be called back".to_owned(),
            form: "oral".to_owned(),
            copy: "held".to_owned(),
            answers,
            ..ConversationGiven::default()
        };
        self.vault.record_conversation(person, &given).unwrap()
    }

    /// Asks the first question, which is answered so, then hears these answers.
    pub fn first_conversation(&self, person: &Id, told: &str, answers: Vec<Answers>) -> Recorded {
        self.vault.record_prior(person, &told_before(told)).unwrap();
        self.hears(person, answers)
    }

    /// A person who never told before, agreed to being kept here and, up to a rung, to the Bureau, and told.
    pub fn told(&self, height: usize, words: &str) -> (Id, Id) {
        let person = self.meets();
        let answers = vec![self.answers(HERE, rungs(2)), self.answers("bureau", rungs(height))];
        self.first_conversation(&person, "none", answers);
        (person, self.vault.seal_account(&person, &first_account(words), None).unwrap())
    }

    /// Acquires bytes that are a person's, and leave by her answers.
    pub fn acquire_of(&self, person: &Id, name: &str, bytes: &[u8]) -> Id {
        let item = self.acquire(&self.file(name, bytes)).item;
        self.is_of(&item, person);
        item
    }

    /// States that a person's answers hold for an item.
    pub fn is_of(&self, item: &Id, person: &Id) {
        let stated = StatedBasis { person: Some(*person), ..StatedBasis::new(Basis::Answered) };
        self.vault.record_basis(item, &stated).unwrap();
    }

    /// A person withdraws towards everyone.
    pub fn hears_withdrawal(&self, person: &Id) -> Vec<PermitRow> {
        let given = WithdrawalGiven { told_how: "in person".to_owned(), ..WithdrawalGiven::default() };
        self.vault.withdraw_consent(person, &given).unwrap()
    }

    /// The consent of a person towards a partner.
    pub fn permit(&self, person: &Id, name: &str) -> PermitRow {
        let recipient = self.recipient(name);
        let rows = self.vault.consent_state(person).unwrap();
        rows.into_iter().find(|row| row.recipient == recipient).unwrap()
    }
}

/// What a delivered bundle holds, opened with the keys of the desk it was made for.
#[must_use]
pub fn bundle_in_clear(desk: &Person, stick: &Path, bundle: &Id) -> Vec<u8> {
    let store = stolen::store(desk.folder(), &desk.sheet);
    let rows: Vec<[u8; 32]> = store
        .prepare("SELECT k.key FROM desk_recipient r JOIN item_key k ON k.id = r.key_id")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let listing = fs::read(stick::listing(stick, bundle)).unwrap();
    let opens = |key: &&[u8; 32]| {
        let decryptor = age::Decryptor::new_buffered(&listing[..]).unwrap();
        decryptor.decrypt(std::iter::once(&stolen::identity(key) as &dyn age::Identity)).is_ok()
    };
    let key = rows.iter().find(opens).expect("a bundle for this desk");
    stick::tar(stick, bundle, &stolen::identity(key))
}

/// Everything that stands in the clear in the records and entries of a vault.
#[must_use]
pub fn folder_in_clear(person: &Person) -> String {
    let store = stolen::store(person.folder(), &person.sheet);
    let sql = "SELECT text FROM record WHERE text IS NOT NULL UNION ALL SELECT text FROM foreign_entry";
    let mut statement = store.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    rows.map(Result::unwrap).collect()
}
