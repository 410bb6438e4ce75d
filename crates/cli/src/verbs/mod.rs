//! The verbs: each asks the vault or the road for one act, says what came of it in sentences, and
//! answers with the same facts for machines.

mod account;
mod acquire;
mod backup;
mod consent;
mod courier;
mod custody;
mod desk;
mod dossier;
mod erase;
mod find;
mod inbox;
mod item;
mod keys;
mod message;
mod mirror;
mod network;
mod outbox;
mod partner;
mod person;
mod plan;
mod slots;
mod transfer;
mod vault;
mod verify;

use std::collections::BTreeMap;

use sanad_evidence::Id;
use sanad_evidence::verify::{Finding, Weight};
use sanad_vault::{CaseError, Role, Stays, Vault};
use serde::Serialize;
use serde_json::Value;

use crate::args::{ItemVerb, Verb};
use crate::facts;
use crate::refusal::Refusal;
use crate::shell::{Answer, Shell};
use crate::show::shown;
use crate::words::{Facts, Words};

#[cfg(test)]
pub use item::fields_of;

pub use plan::period;

/// What a verb gives back.
pub type Outcome = Result<Answer, Refusal>;

/// Does what was asked.
pub fn run(shell: &Shell, verb: Verb) -> Outcome {
    match verb {
        Verb::Vault(verb) => vault::run(shell, verb),
        Verb::Case(verb) => vault::case(shell, verb),
        Verb::Acquire { case, paths, skip_kept } => acquire::run(shell, case.as_deref(), &paths, skip_kept),
        Verb::Items { case } => item::list(shell, case.as_deref()),
        Verb::Show { item } => item::show(shell, &item),
        Verb::Item(ItemVerb::Graphic { item, graphic }) => item::graphic(shell, &item, graphic),
        Verb::Export { item, out } => item::export(shell, &item, &out),
        Verb::Describe(args) => consent::describe(shell, args),
        Verb::Custody { case, item } => custody::run(shell, case.as_deref(), item.as_deref()),
        Verb::Fixity => custody::fixity(shell),
        Verb::Prove { item, out } => item::prove(shell, &item, &out),
        Verb::Consent(verb) => consent::run(shell, verb),
        Verb::Plan(verb) => plan::run(shell, verb),
        Verb::Form { name } => plan::form(shell, name),
        Verb::Person(verb) => person::run(shell, verb),
        Verb::Account(verb) => account::run(shell, verb),
        Verb::Draft(verb) => account::drafts(shell, verb),
        Verb::Search(args) => find::search(shell, &args),
        Verb::Tray(verb) => find::tray(shell, verb),
        Verb::Date(args) => find::date(shell, &args),
        Verb::Forget { item, yes } => erase::forget(shell, &item, yes),
        Verb::Dispose { item, reason, yes } => erase::dispose(shell, &item, &reason, yes),
        Verb::Partner(verb) => partner::run(shell, verb),
        Verb::Collectors(verb) => partner::collectors(shell, verb),
        Verb::Trust => partner::trust(shell),
        Verb::Transfer(args) => transfer::run(shell, &args),
        Verb::Outbox { verb } => outbox::run(shell, verb),
        Verb::Courier { to: Some(to), .. } => courier::by_folder(shell, &to),
        Verb::Courier { to: None, wait } => courier::by_net(shell, wait),
        Verb::Network(args) => network::run(shell, &args),
        Verb::Message(verb) => message::run(shell, verb),
        Verb::Desk(verb) => desk::run(shell, verb),
        Verb::Mirror(args) => mirror::run(shell, &args),
        Verb::Inbox(verb) => inbox::run(shell, verb),
        Verb::Dossier(verb) => dossier::run(shell, verb),
        Verb::Verify { path, trust } => verify::run(shell, &path, trust.as_deref()),
    }
}

/// Facts as JSON. Everything given here is made of texts and numbers, so this cannot fail; if it
/// did, `null` would stand there and the tests would see it.
fn json_of<T: Serialize + ?Sized>(facts: &T) -> Value {
    serde_json::to_value(facts).unwrap_or_default()
}

/// The case of that code. At a partner's desk, where no case is opened, what is not there is answered
/// with what is.
fn case_of(vault: &Vault, code: &str) -> Result<Id, Refusal> {
    vault.case(code).or_else(|error| refuse_case(vault, error))
}

/// The same, for a case that was opened here.
fn own_case_of(vault: &Vault, code: &str) -> Result<Id, Refusal> {
    vault.own_case(code).or_else(|error| refuse_case(vault, error))
}

fn refuse_case(vault: &Vault, error: CaseError) -> Result<Id, Refusal> {
    let CaseError::NotFound { code } = error else { return Err(error.into()) };
    if vault.role() != Role::Partner {
        return Err(CaseError::NotFound { code }.into());
    }
    let codes: Vec<String> = vault.cases()?.into_iter().map(|case| case.code).collect();
    let mut refusal = Refusal::new("case-not-found").fact("case", &code);
    refusal.put("role", if codes.is_empty() { "empty-desk" } else { "partner" });
    refusal.put("there", codes.join(", "));
    refusal.add("cases", &codes);
    Err(refusal)
}

/// The names of items, to say them by.
fn names(vault: &Vault) -> Result<BTreeMap<Id, String>, Refusal> {
    let items = vault.items(None)?;
    Ok(items.into_iter().filter_map(|row| Some((row.id, row.title.or(row.file_name)?))).collect())
}

/// What stays, and why, after a sentence that says how many.
fn say_stays(shell: &Shell, sentence: &str, stays: &[Stays]) {
    if stays.is_empty() {
        return;
    }
    shell.say(sentence, facts![count = stays.len()]);
    let mut by_reason: BTreeMap<&[&str], Vec<&Stays>> = BTreeMap::new();
    for one in stays {
        by_reason.entry(&one.reasons).or_default().push(one);
    }
    for (codes, stays) in by_reason {
        for code in codes {
            shell.put(&format!("  {} [{code}]", reason(&shell.words, code)));
        }
        for one in stays {
            let name = one.label.as_deref().unwrap_or_default();
            shell.say("stays", facts![id = one.thing, name = name]);
        }
    }
}

/// Why an item stays, in a sentence, by the code of the reason.
fn reason(words: &Words, code: &str) -> String {
    words.line(&format!("reason-{code}"), &Facts::new())
}

/// The findings of a verification, the gravest first.
fn say_findings(shell: &Shell, findings: &[Finding]) {
    let mut findings: Vec<&Finding> = findings.iter().collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.weight));
    for finding in findings {
        let weight = match finding.weight {
            Weight::Note => "finding-note",
            Weight::Warning => "finding-warning",
            _ => "finding-fault",
        };
        let weight = shell.words.line(weight, &Facts::new());
        let place =
            if finding.place.is_empty() { String::new() } else { format!(" ({})", shown(&finding.place)) };
        shell.put(&format!("    {weight}: {}{place} [{}]", finding.sentence, finding.code.as_str()));
    }
}

/// The name under which people know an item: its title, else its file name, else nothing.
fn name_of(title: Option<&String>, file_name: Option<&String>, words: &Words) -> String {
    match (title, file_name) {
        (Some(title), Some(file)) => format!("{}  ({})", shown(title), shown(file)),
        (Some(name), None) | (None, Some(name)) => shown(name),
        (None, None) => words.line("name-erased", &facts![]),
    }
}
