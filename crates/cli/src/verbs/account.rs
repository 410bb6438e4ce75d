//! `account …` and `draft …`: what a person tells, one account at a time.

use std::str::FromStr as _;

use sanad_evidence::Id;
use sanad_vault::{AccountGiven, AccountRow, DraftKind, Role};
use serde_json::json;

use super::person::say_fields;
use super::{Outcome, json_of};
use crate::args::{AccountVerb, DraftVerb};
use crate::facts;
use crate::forms;
use crate::refusal::Refusal;
use crate::shell::{Answer, Shell};
use crate::show::{short, shown, table, when};
use crate::words::Facts;

pub fn run(shell: &Shell, verb: AccountVerb) -> Outcome {
    match verb {
        AccountVerb::May { person, kind } => may(shell, &person, &kind),
        AccountVerb::Seal { person, from, impressions } => {
            let given: AccountGiven = forms::read(shell, &from)?;
            let impressions = impressions.as_deref().map(|file| forms::text(shell, file)).transpose()?;
            let vault = shell.open()?;
            let id = vault.person_by_code(&person)?;
            let thoughts = impressions.as_ref().map(|text| text.as_str());
            let account = vault.seal_account(&id, &given, thoughts)?;
            shell.say("account-sealed", facts![person = &person, id = account]);
            Ok(Answer::done(json!({ "person": id, "account": account })))
        }
        AccountVerb::Correct { account, from } => {
            let given: AccountGiven = forms::read(shell, &from)?;
            let vault = shell.open()?;
            let id = vault.find_account(&account)?;
            let record = vault.amend_account(&id, &given)?;
            shell.say("account-corrected", facts![id = id]);
            Ok(Answer::done(json!({ "account": id, "record": record })))
        }
        AccountVerb::List { person } => {
            let vault = shell.open()?;
            let id = vault.person_by_code(&person)?;
            let rows = vault.accounts(&id)?;
            if rows.is_empty() {
                shell.say("no-accounts", facts![person = &person]);
            }
            shell.put_all(&table(&rows.iter().map(|row| row_of(shell, row)).collect::<Vec<_>>()));
            Ok(Answer::done(json!({ "person": id, "accounts": json_of(&rows) })))
        }
        AccountVerb::Show { account } => show(shell, &account),
        AccountVerb::Dispose { account, reason_file, yes } => {
            let reason = forms::text(shell, &reason_file)?;
            let vault = shell.open()?;
            let id = vault.find_account(&account)?;
            shell.confirm("dispose-account", facts![id = id], yes)?;
            vault.dispose_account(&id, reason.trim())?;
            shell.say("account-disposed", facts![id = id]);
            Ok(Answer::done(json!({ "account": id, "state": "disposed" })))
        }
    }
}

fn may(shell: &Shell, person: &str, kind: &str) -> Outcome {
    let vault = shell.open()?;
    let id = vault.person_by_code(person)?;
    let closed = vault.may_take_account(&id, kind)?;
    if closed.is_empty() {
        shell.say("account-may", facts![person = person, kind = kind]);
    } else {
        shell.say("account-may-not", facts![person = person, kind = kind]);
        for gate in &closed {
            let why = shell.words.line(&format!("gate-{}", gate.code()), &Facts::new());
            shell.put(&format!("  {why} [{}]", gate.code()));
        }
    }
    Ok(Answer::partly(json!({ "person": id, "kind": kind, "closed": json_of(&closed) }), closed.is_empty()))
}

fn row_of(shell: &Shell, row: &AccountRow) -> Vec<String> {
    let state = shell.words.line(&format!("account-state-{}", row.state), &Facts::new());
    let at = row.at.as_deref().map(when).unwrap_or_default();
    vec![format!("  {}", short(&row.id)), shown(&row.kind), state, at]
}

fn show(shell: &Shell, given: &str) -> Outcome {
    let vault = shell.open()?;
    let page = vault.account(&vault.find_account(given)?)?;
    shell.say("account-shown", facts![person = &page.code, id = page.row.id, kind = &page.row.kind]);
    for (at, version) in page.versions.iter().enumerate() {
        if at > 0 {
            shell.say("account-version", facts![time = when(&version.at)]);
        }
        say_fields(shell, &json_of(&version.given));
    }
    if let Some(words) = &page.impressions {
        shell.say("account-impressions", Facts::new());
        say_fields(shell, &json!({ "words": words }));
    }
    if let Some(reason) = &page.disposed {
        shell.say("account-gone", facts![reason = reason]);
    }
    for code in &page.closed {
        shell.put(&format!("  {} [{code}]", super::reason(&shell.words, code)));
    }
    for one in &page.may {
        let most = one.most.unwrap_or("nothing");
        let name = if one.name.is_empty() {
            let here = if vault.role() == Role::Partner { "agreed-desk" } else { "agreed-here" };
            shell.words.line(here, &Facts::new())
        } else {
            one.name.clone()
        };
        let most = shell.words.line(&format!("may-{most}"), &Facts::new());
        shell.say("account-may-leave", facts![name = name, most = most]);
        for code in &one.reasons {
            shell.put(&format!("    {} [{code}]", super::reason(&shell.words, code)));
        }
    }
    Ok(Answer::done(json_of(&page)))
}

pub fn drafts(shell: &Shell, verb: DraftVerb) -> Outcome {
    let vault = shell.open()?;
    let named = |kind: &str, thing: &str| -> Result<(DraftKind, Id), Refusal> {
        let kind = DraftKind::from_str(kind)
            .map_err(|_| Refusal::usage("draft-kind-unknown").fact("given", kind))?;
        let thing =
            vault.person_by_code(thing).map_err(Refusal::from).or_else(|_| super::case_of(&vault, thing))?;
        Ok((kind, thing))
    };
    match verb {
        DraftVerb::List => {
            let rows = vault.drafts()?;
            if rows.is_empty() {
                shell.say("no-drafts", Facts::new());
            }
            for row in &rows {
                let thing = row.person.clone().unwrap_or_default();
                shell.say(
                    "draft-row",
                    facts![kind = row.kind.code(), thing = thing, time = when(&row.saved_at)],
                );
            }
            Ok(Answer::done(json!({ "drafts": json_of(&rows) })))
        }
        DraftVerb::Show { kind, thing } => {
            let (kind, id) = named(&kind, &thing)?;
            let draft = vault.draft(kind, &id)?.ok_or_else(|| Refusal::new("draft-not-found"))?;
            for line in draft.body.lines() {
                shell.put(&shown(line));
            }
            Ok(Answer::done(json!({ "draft": json_of(&draft.row), "body": draft.body.as_str() })))
        }
        DraftVerb::Discard { kind, thing, yes } => {
            let (kind, id) = named(&kind, &thing)?;
            if vault.draft(kind, &id)?.is_none() {
                return Err(Refusal::new("draft-not-found"));
            }
            shell.confirm("discard-draft", facts![thing = &thing], yes)?;
            vault.discard_draft(kind, &id)?;
            shell.say("draft-discarded", facts![thing = &thing]);
            Ok(Answer::done(json!({ "discarded": id })))
        }
    }
}
