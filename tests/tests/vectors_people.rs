//! The published example of a person (FORMAT.md, "Consent"; `tests/vectors/person`): the coded half of her, what
//! she answered, what she told, that she withdrew, and what each comes to.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sanad_evidence::consent::{
    Answer, Answers, Cell, Condition, Destination, Leave, Permit, Purpose, Said, Sort, Standing, Withdrawal,
    may_leave,
};
use sanad_evidence::record::Seed;
use sanad_evidence::{Id, Record, Schema};
use sanad_tests::bag::{chance, id};
use serde_json::{Value, json};

use crate::vectors::check;

fn sealed(schema: &Schema, language: &str, mut values: BTreeMap<&'static str, Value>) -> Record {
    values.extend([
        ("language", json!(language)),
        ("amends", json!([])),
        ("person", json!(id("person").to_string())),
    ]);
    if schema.field("vocabulary").is_some() {
        values.insert("vocabulary", json!("gp-evidence/0.1.0"));
    }
    let seed = Seed::from_random(&mut chance(&format!("{} seed", schema.name)));
    Record::seal(schema, &values, &seed).unwrap()
}

fn person() -> Record {
    let values = BTreeMap::from([
        ("case", json!(id("case").to_string())),
        ("code", json!("W-7F3K")),
        ("counting", json!("individual")),
        ("described", json!("a teacher")),
        ("roles", json!(["witness"])),
        ("connection", json!(["srcconn.victim"])),
        ("child", json!(false)),
        ("languages", json!(["prs", "ps"])),
        ("vulnerable", json!(["vuln.trauma"])),
        ("safety", json!(["safety.never_call", "safety.shared_phone"])),
        ("note", json!("she is at home on Fridays")),
        ("at", json!("2026-11-21T18:25:00+04:30")),
    ]);
    sealed(&Schema::PERSON, "en", values)
}

/// She lets it be used without her name, by the Court, and never by an authority of Afghanistan.
fn answers() -> Record {
    let answers = Answers {
        recipient: id("invitation").to_string(),
        ladder: [Answer::Yes, Answer::Yes, Answer::Yes, Answer::No, Answer::Blank],
        matrix: vec![
            Cell {
                purpose: "purpose.justice_intl".to_owned(),
                class: "recipient.icc_otp".to_owned(),
                answer: Answer::Yes,
            },
            Cell {
                purpose: "purpose.media".to_owned(),
                class: "recipient.media".to_owned(),
                answer: Answer::Later,
            },
        ],
        conditions: vec![Condition { code: "condition.no_state".to_owned(), params: vec!["AF".to_owned()] }],
        ..Answers::default()
    };
    let mut values = answers.values();
    values.extend([
        ("consent", json!(id("consent").to_string())),
        ("conversation", json!(id("conversation").to_string())),
        ("at", json!("2026-11-21T18:40:00+04:30")),
    ]);
    sealed(&Schema::ANSWERS, "en", values)
}

fn account() -> Record {
    let values = BTreeMap::from([
        ("account", json!(id("account").to_string())),
        ("case", json!(id("case").to_string())),
        ("kind", json!("account.first")),
        ("stop_checked", json!(["safety", "privacy", "consent", "distress-plan", "referrals"])),
        ("began", json!("2026-11-21T18:45:00+04:30")),
        ("ended", json!("2026-11-21T19:30:00+04:30")),
        ("place_type", json!("place.home")),
        ("spoken", json!("prs")),
        ("written", json!("prs")),
        ("narrative", json!("صبح آمدند و دروازه را قفل کردند.")),
        ("known_how", json!(["srcconn.victim"])),
        ("quotes", json!([["دیگر نیایید", "prs", "the man at the gate"]])),
        ("read_back", json!("prs")),
        ("declared", json!("oral")),
        ("at", json!("2026-11-21T19:35:00+04:30")),
    ]);
    sealed(&Schema::ACCOUNT, "prs", values)
}

fn withdrawal() -> Record {
    let withdrawal = Withdrawal { recipient: id("invitation").to_string(), covers: vec![] };
    let mut values = withdrawal.values();
    values.extend([
        ("consent", json!(id("consent").to_string())),
        ("erase", json!(true)),
        ("told_how", json!("by her code")),
        ("at", json!("2026-12-01T09:00:00+04:30")),
    ]);
    sealed(&Schema::WITHDRAWAL, "en", values)
}

/// What these statements come to for her account, a line for each purpose and destination.
fn comes_to(said: &[&Record]) -> String {
    let account: Id = id("account");
    let permit =
        Permit::of(&id("invitation").to_string(), &account, said.iter().map(|record| Said::Record(record)));
    let standing = Standing::of_person(permit, Sort::Words);
    let court = Destination {
        class: Some("recipient.icc_otp".to_owned()),
        purpose: Some("purpose.justice_intl".to_owned()),
        state: None,
    };
    let media = Destination {
        class: Some("recipient.media".to_owned()),
        purpose: Some("purpose.media".to_owned()),
        state: None,
    };
    let at = "2026-12-02T12:00:00+00:00".parse().unwrap();
    let mut text = String::new();
    for (name, to) in
        [("-", Destination::default()), ("recipient.icc_otp", court), ("recipient.media", media)]
    {
        for purpose in Purpose::ALL {
            let answer = match may_leave(&standing, &to, purpose, &at) {
                Leave::Yes => "yes".to_owned(),
                Leave::No(reasons) => {
                    reasons.iter().map(|reason| reason.code()).collect::<Vec<_>>().join(" ")
                }
            };
            writeln!(text, "{} {name} {answer}", purpose.code()).unwrap();
        }
    }
    text
}

#[test]
fn a_person_her_answers_and_her_withdrawal() {
    let (person, answers, account, withdrawal) = (person(), answers(), account(), withdrawal());
    let copy = person.withhold(&["vulnerable", "note"], "redaction.safety").unwrap();
    let digests: String = [&person, &answers, &account, &withdrawal]
        .iter()
        .map(|record| format!("{}  {}.txt\n", record.digest(), record.kind().name))
        .collect();
    let files = BTreeMap::from([
        ("person.txt", person.to_text()),
        ("person-as-it-leaves.txt", copy.to_text()),
        ("answers.txt", answers.to_text()),
        ("account.txt", account.to_text()),
        ("withdrawal.txt", withdrawal.to_text()),
        ("digests.txt", digests),
        ("answered.txt", comes_to(&[&answers])),
        ("withdrawn.txt", comes_to(&[&answers, &withdrawal])),
    ]);
    check("person", &files.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect());
    assert_eq!(copy.digest(), person.digest());
    assert!(!copy.to_text().contains("Fridays") && !copy.to_text().contains("vuln.trauma"));
    assert!(copy.to_text().contains("safety.never_call"));
}
