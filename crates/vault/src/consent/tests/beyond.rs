//! Beyond the partner: a dossier with accounts, and where it may go.

use std::fs;
use std::path::{Path, PathBuf};

use sanad_evidence::consent::Cell;
use sanad_evidence::{Record, Schema};

use super::givens::{Yes, condition, records, rungs, world};
use crate::*;

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

fn holds(folder: &Path, canary: &str) -> bool {
    files(folder).iter().any(|path| String::from_utf8_lossy(&fs::read(path).unwrap()).contains(canary))
}

#[test]
fn an_account_is_an_exhibit_where_she_agreed_to_that_purpose_and_recipient() {
    let world = world();
    let (open, matrix, lead) = (world.person(), world.person(), world.person());
    let told = [&open, &matrix, &lead].map(|person| world.account_of(person, &format!("told by {person}")));
    let item = world.item_of(&matrix, "letter.txt");
    let cell = |purpose: &str, class: &str| Cell {
        purpose: format!("purpose.{purpose}"),
        class: format!("recipient.{class}"),
        answer: Yes,
    };
    world.says(&open, vec![world.answers("north", rungs(3))]);
    let cells = vec![cell("justice_intl", "icc_otp")];
    world.says(&matrix, vec![AnswersGiven { matrix: cells, ..world.answers("north", rungs(3)) }]);
    let conditions = vec![condition("lead_only", &[])];
    world.says(&lead, vec![AnswersGiven { conditions, ..world.answers("north", rungs(5)) }]);
    world.transfer("north");
    let desk = &world.north;
    let compile = |name: &str, plan: &DossierPlan<'_>| {
        let out = desk.home.path().join(name);
        desk.vault.compile(&world.case, &out, plan, &Job::new()).map(|done| (done, out))
    };
    // To whom is not said: only she goes who made no difference.
    let plan = DossierPlan { recipient: "Somebody", ..DossierPlan::default() };
    let (done, out) = compile("unsaid", &plan).unwrap();
    assert_eq!(done.exhibits, [("E-0001".to_owned(), told[0])]);
    let stays: Vec<_> = done.stays.iter().map(|one| (one.kind, one.reasons.clone())).collect();
    let elsewhere = vec!["not-for-this-recipient"];
    let expected =
        [("item", elsewhere.clone()), ("account", elsewhere), ("account", vec!["condition-lead-only"])];
    assert_eq!(stays, expected);
    let text = fs::read_to_string(out.join("data/exhibits/E-0001/account.txt")).unwrap();
    assert!(text.starts_with("account/1 ") && text.contains(&format!("\nnarrative\n  told by {open}\n")));
    for canary in ["Zarghuna", "vuln.child", &matrix.to_string(), &lead.to_string()] {
        assert!(!holds(&out, canary), "{canary}");
    }
    // To the Office of the Prosecutor both go, with what allows it.
    let plan = DossierPlan {
        recipient: "The Prosecutor",
        class: Some("recipient.icc_otp".to_owned()),
        purpose: Some("purpose.justice_intl".to_owned()),
        ..DossierPlan::default()
    };
    let (done, out) = compile("court", &plan).unwrap();
    let exhibits: Vec<_> = done.exhibits.iter().map(|(_, thing)| *thing).collect();
    assert_eq!(exhibits, [item, told[0], told[1]]);
    let info = fs::read_to_string(out.join("bag-info.txt")).unwrap();
    assert!(info.contains("Sanad-Class: recipient.icc_otp\n") && info.contains("Sanad-Named: no\n"));
    let proof = out.join("data/exhibits/E-0003/proof");
    assert!(holds(&proof, "withheld ") && holds(&proof, "recipient.icc_otp"));
    let disclosed = desk.vault.consent_state(&matrix).unwrap().remove(0).already_out;
    let disclosed: Vec<_> = disclosed.iter().map(|one| (one.thing, one.place.as_str(), one.state)).collect();
    assert_eq!(disclosed, [(told[1], "The Prosecutor", "disclosed"), (item, "The Prosecutor", "disclosed")]);
    let of_case: Vec<Record> = desk
        .vault
        .read(|db| {
            let mut statement =
                db.prepare("SELECT text FROM record WHERE kind = 'disclosure/2' ORDER BY rowid")?;
            let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
            let texts: Vec<String> = rows.collect::<Result<_, _>>()?;
            Ok::<_, Fault>(texts.iter().map(|text| Record::parse(text).unwrap()).collect())
        })
        .unwrap();
    assert_eq!(of_case[1].text_of("class"), Some("recipient.icc_otp"));
    // A field that decides is never withheld, a line that is none goes into no file.
    let bad = DossierPlan { withhold: vec!["ladder".to_owned()], ..plan.clone() };
    assert_eq!(compile("bad", &bad).unwrap_err().code(), "cannot-withhold");
    let bad = DossierPlan { class: Some("a\nSanad-Named: yes".to_owned()), ..plan.clone() };
    assert_eq!(compile("bad", &bad).unwrap_err().code(), "name-bad");
    // After a withdrawal nothing of hers.
    world.withdraws(&matrix, vec![]);
    world.transfer("north");
    let (done, _) = compile("after", &plan).unwrap();
    assert_eq!(done.exhibits.len(), 1);
}

#[test]
fn who_she_is_goes_beyond_only_in_a_dossier_that_names_and_with_her_yes() {
    let world = world();
    let (named, not) = (world.person(), world.person());
    let accounts = [&named, &not].map(|person| world.account_of(person, "told"));
    world.says(&named, vec![world.answers("north", rungs(4))]);
    world.says(&not, vec![world.answers("north", rungs(3))]);
    let choice = Choice { identities: vec![named, not], ..Choice::default() };
    let made = world.amina.vault.assemble_with_choice(&world.case, "north", &choice).unwrap();
    world.send("north", &made.bundle);
    let desk = &world.north;
    let identity = records(desk, &world.case, &named, &Schema::IDENTITY);
    assert!(identity.is_empty(), "no words of it stand among the records");
    for (name, by_name, exhibits) in [("without", false, 2), ("with", true, 1)] {
        let out = desk.home.path().join(name);
        let plan = DossierPlan { recipient: "The Court", named: by_name, ..DossierPlan::default() };
        let done = desk.vault.compile(&world.case, &out, &plan, &Job::new()).unwrap();
        assert_eq!((done.exhibits.len(), done.exhibits[0].1), (exhibits, accounts[0]), "{name}");
        assert_eq!(holds(&out, "Zarghuna"), by_name, "{name}");
    }
}
