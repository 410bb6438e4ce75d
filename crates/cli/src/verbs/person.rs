//! `person …` and `form`: those who tell, by code; their identity halves; what they agreed to.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use sanad_evidence::Id;
use sanad_vault::{
    IdentityGiven, PermitRow, PersonGiven, PersonRow, PersonsAsked, Prior, Second, Vault, WithdrawalGiven,
};
use serde_json::{Map, Value, json};
use zeroize::Zeroizing;

use super::{Outcome, case_of, json_of, own_case_of};
use crate::args::PersonVerb;
use crate::facts;
use crate::forms;
use crate::refusal::{Refusal, WIDTH};
use crate::secrets;
use crate::shell::{Answer, Shell};
use crate::show::{shown, table, when, wrapped};
use crate::talk::{TalkForm, ToldForm, WithdrawalForm};
use crate::words::Facts;

pub fn run(shell: &Shell, verb: PersonVerb) -> Outcome {
    match verb {
        PersonVerb::New { case, from } => new(shell, &case, from.as_deref()),
        PersonVerb::List { case } => list(shell, &case),
        PersonVerb::Show { person } => show(shell, &person),
        PersonVerb::Amend { person, from } => {
            let vault = shell.open()?;
            let id = vault.person_by_code(&person)?;
            let given: PersonGiven = forms::read(shell, &from)?;
            let record = vault.amend_person(&id, &given)?;
            shell.say("person-amended", facts![person = &person]);
            Ok(Answer::done(json!({ "person": id, "record": record })))
        }
        PersonVerb::Told { person, from, none } => told(shell, &person, from.as_deref(), none),
        PersonVerb::Identity { person, from } => identity(shell, &person, from.as_deref()),
        PersonVerb::DestroyIdentity { person, yes } => {
            let vault = shell.open()?;
            let id = vault.person_by_code(&person)?;
            shell.confirm("destroy-identity", facts![person = &person], yes)?;
            vault.destroy_identity(&id)?;
            shell.say("identity-destroyed", facts![person = &person]);
            Ok(Answer::done(json!({ "person": id })))
        }
        PersonVerb::Talk { person, from, code_out } => talk(shell, &person, &from, code_out.as_deref()),
        PersonVerb::Agreed { person } => {
            let vault = shell.open()?;
            let id = vault.person_by_code(&person)?;
            let permits = vault.consent_state(&id)?;
            say_permits(shell, &permits);
            Ok(Answer::done(json!({ "person": id, "towards": json_of(&permits) })))
        }
        PersonVerb::Withdraw { person, code_file, towards, erase, from, yes } => {
            let form: Option<WithdrawalForm> =
                from.as_deref().map(|from| forms::read(shell, from)).transpose()?;
            let given = WithdrawalGiven { erase, ..form.unwrap_or_default().given() };
            withdraw(shell, person.as_deref(), code_file.as_deref(), &towards, given, yes)
        }
        PersonVerb::Override { person, kind, reason_file, second_passphrase_file, approval } => {
            let vault = shell.open()?;
            let id = vault.person_by_code(&person)?;
            let reason = forms::text(shell, &reason_file)?;
            let second = match (second_passphrase_file, approval) {
                (Some(file), _) => Second::Here(vault.second_person(&secrets::passphrase_of(&file)?)?),
                (None, Some(file)) => {
                    Second::Partner(vault.take_approval(secrets::small_file(&file)?.as_bytes())?)
                }
                (None, None) => return Err(Refusal::usage("second-needed")),
            };
            let made = vault.record_override(&id, &kind, reason.trim(), second)?;
            shell.say("override-recorded", facts![person = &person, kind = &kind]);
            Ok(Answer::done(json!({ "person": id, "override": made, "kind": kind })))
        }
    }
}

fn new(shell: &Shell, case: &str, from: Option<&Path>) -> Outcome {
    let vault = shell.open()?;
    let id = own_case_of(&vault, case)?;
    let given: PersonGiven = from.map(|from| forms::read(shell, from)).transpose()?.unwrap_or_default();
    let person = vault.new_person(&id, &given)?;
    let row = vault.person(&person)?.row;
    shell.say("person-new", facts![person = &row.code, case = case]);
    shell.say("person-new-next", facts![person = &row.code]);
    Ok(Answer::done(json!({ "person": person, "code": row.code })))
}

/// Every person of a case, asked for as a window does: a stretch at a time.
fn all_of(vault: &Vault, case: Id) -> Result<Vec<PersonRow>, Refusal> {
    let mut rows = Vec::new();
    loop {
        let asked = PersonsAsked { case: Some(case), start: rows.len() as u64, count: 500 };
        let page = vault.persons(&asked)?;
        if page.rows.is_empty() {
            return Ok(rows);
        }
        rows.extend(page.rows);
    }
}

fn list(shell: &Shell, case: &str) -> Outcome {
    let vault = shell.open()?;
    let persons = all_of(&vault, case_of(&vault, case)?)?;
    if persons.is_empty() {
        shell.say("no-persons", facts![case = case]);
    }
    let word = |id: String| shell.words.line(&id, &Facts::new());
    let rows: Vec<Vec<String>> = persons
        .iter()
        .map(|one| {
            let accounts = shell.words.line("person-accounts", &facts![count = one.accounts]);
            let safety = one.safety.join(", ");
            vec![
                format!("  {}", shown(&one.code)),
                word(format!("agreed-{}", one.consent)),
                accounts,
                shown(&safety),
            ]
        })
        .collect();
    shell.put_all(&table(&rows));
    Ok(Answer::done(json!({ "persons": json_of(&persons) })))
}

fn show(shell: &Shell, code: &str) -> Outcome {
    let vault = shell.open()?;
    let id = vault.person_by_code(code)?;
    let page = vault.person(&id)?;
    shell.say("person-shown", facts![person = &page.row.code, case = &page.row.case]);
    // What keeps a person safe comes before anything else of her.
    if !page.row.safety.is_empty() {
        shell.say("person-safety", facts![flags = page.row.safety.join(", ")]);
    }
    say_fields(shell, &json_of(&page.given));
    match &page.prior {
        Some(prior) => {
            shell.say(
                "person-told",
                facts![told = shell.words.line(&format!("told-{}", prior.told), &Facts::new())],
            );
            for one in &prior.accounts {
                shell.say(
                    "person-told-one",
                    facts![
                        whom = &one.to_whom,
                        when = &one.when,
                        form = &one.form,
                        reachable = &one.reachable
                    ],
                );
            }
        }
        None => shell.say("person-not-asked", facts![person = &page.row.code]),
    }
    let half = match (page.row.has_identity, page.row.burned) {
        (true, _) => "identity-kept",
        (false, true) => "identity-burned",
        (false, false) => "identity-none",
    };
    shell.say(half, facts![person = &page.row.code]);
    let permits = vault.consent_state(&id)?;
    say_permits(shell, &permits);
    let mut answer = json_of(&page);
    if let Some(object) = answer.as_object_mut() {
        object.insert("towards".to_owned(), json_of(&permits));
    }
    Ok(Answer::done(answer))
}

/// The filled fields of a form, by the names they have in it.
pub fn say_fields(shell: &Shell, given: &Value) {
    for (field, value) in given.as_object().into_iter().flatten() {
        let empty = match value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(list) => list.is_empty(),
            _ => false,
        };
        if !empty {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            for (at, line) in text.lines().flat_map(|line| wrapped(line, WIDTH)).enumerate() {
                let label = if at == 0 { format!("{field}:") } else { String::new() };
                shell.put(&format!("  {label:<18} {}", shown(&line)));
            }
        }
    }
}

fn told(shell: &Shell, person: &str, from: Option<&Path>, none: bool) -> Outcome {
    let vault = shell.open()?;
    let id = vault.person_by_code(person)?;
    let prior = match from {
        Some(from) if !none => forms::read::<ToldForm>(shell, from)?.given(),
        _ => Prior { told: "none".to_owned(), accounts: Vec::new() },
    };
    let record = vault.record_prior(&id, &prior)?;
    shell.say("told-recorded", facts![person = person]);
    Ok(Answer::done(json!({ "person": id, "record": record, "told": prior.told })))
}

fn identity(shell: &Shell, person: &str, from: Option<&Path>) -> Outcome {
    let vault = shell.open()?;
    let id = vault.person_by_code(person)?;
    if let Some(from) = from {
        let given = identity_form(&forms::text(shell, from)?)?;
        let record = vault.set_identity(&id, &given)?;
        shell.say("identity-set", facts![person = person]);
        return Ok(Answer::done(json!({ "person": id, "record": record })));
    }
    let Some(half) = vault.open_identity(&id)? else {
        shell.say("identity-none", facts![person = person]);
        return Ok(Answer::done(json!({ "person": id, "identity": null })));
    };
    shell.note("identity-open", Facts::new());
    let fields: Map<String, Value> = IdentityGiven::FIELDS
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), Value::from(half.get(name)?))))
        .collect();
    say_fields(shell, &Value::Object(fields.clone()));
    Ok(Answer::done(json!({ "person": id, "identity": fields })))
}

/// The identity half is no form of serde's, which would leave copies of a name behind.
fn identity_form(text: &str) -> Result<IdentityGiven, Refusal> {
    let given: Map<String, Value> = serde_json::from_str(text).map_err(|error| {
        Refusal::new("form-bad").fact("line", error.line()).fact("column", error.column())
    })?;
    let mut half = IdentityGiven::default();
    for (field, value) in given {
        let text = match value {
            Value::Null => continue,
            Value::String(text) => Zeroizing::new(text),
            _ => return Err(Refusal::new("form-field-bad").fact("field", field)),
        };
        if !half.set(&field, text) {
            let known = IdentityGiven::FIELDS.join(", ");
            return Err(Refusal::new("form-field-unknown").fact("field", field).fact("known", known));
        }
    }
    Ok(half)
}

/// A recipient as people name it: a partner's name, or `here`.
fn recipient_of(vault: &Vault, given: &str) -> Result<String, Refusal> {
    let known = vault.recipients()?;
    match known.iter().find(|one| one.name == given || one.id == given) {
        Some(one) => Ok(one.id.clone()),
        None => {
            let there: Vec<String> =
                known.into_iter().map(|one| if one.name.is_empty() { one.id } else { one.name }).collect();
            Err(Refusal::new("recipient-name-unknown").fact("given", given).fact("there", there.join(", ")))
        }
    }
}

fn talk(shell: &Shell, person: &str, from: &Path, code_out: Option<&Path>) -> Outcome {
    let vault = shell.open()?;
    let id = vault.person_by_code(person)?;
    let mut given = forms::read::<TalkForm>(shell, from)?.given()?;
    for answers in &mut given.answers {
        answers.recipient = recipient_of(&vault, &answers.recipient)?;
    }
    // Before anything is recorded: a code that could not be written down would be lost.
    if let Some(path) = code_out
        && path.exists()
    {
        return Err(Refusal::new("exists-already").fact("path", path));
    }
    let recorded = vault.record_conversation(&id, &given)?;
    shell.say("talk-recorded", facts![person = person]);
    let permits = vault.consent_state(&id)?;
    say_permits(shell, &permits);
    let mut answer =
        json!({ "person": id, "conversation": recorded.conversation, "towards": json_of(&permits) });
    if let Some(code) = &recorded.retrieval {
        match code_out {
            Some(path) => {
                write_new(path, Zeroizing::new(format!("{}\n", code.as_str())).as_bytes())?;
                shell.say("talk-code-written", facts![path = path]);
            }
            None => {
                shell.say("talk-code", facts![code = code.as_str()]);
                if let Some(object) = answer.as_object_mut() {
                    object.insert("code".to_owned(), json!(code.as_str()));
                }
            }
        }
    }
    Ok(Answer::done(answer))
}

/// A new file that only she who runs this can read.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Refusal> {
    let refuse = |error: std::io::Error| Refusal::new("unwritable").fact("path", path).because(error);
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(refuse)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(refuse)
}

fn withdraw(
    shell: &Shell,
    person: Option<&str>,
    code_file: Option<&Path>,
    towards: &[String],
    mut given: WithdrawalGiven,
    yes: bool,
) -> Outcome {
    let vault = shell.open()?;
    let id = match (person, code_file) {
        (Some(code), _) => vault.person_by_code(code)?,
        (None, Some(file)) => {
            let code = secrets::small_file(file)?;
            vault.person_by_retrieval(code.trim())?.ok_or_else(|| Refusal::new("retrieval-unknown"))?
        }
        (None, None) => return Err(Refusal::usage("person-needed")),
    };
    for name in towards {
        given.recipients.push(recipient_of(&vault, name)?);
    }
    let code = vault.person(&id)?.row.code;
    let before = vault.consent_state(&id)?;
    let out: usize = before.iter().map(|one| one.already_out.len()).sum();
    shell.confirm("withdraw", facts![person = &code, out = out], yes)?;
    let permits = vault.withdraw_consent(&id, &given)?;
    shell.say("person-withdrawn", facts![person = &code]);
    say_permits(shell, &permits);
    Ok(Answer::done(json!({ "person": id, "code": code, "towards": json_of(&permits) })))
}

/// What a person agreed to, one sentence for each recipient.
fn say_permits(shell: &Shell, permits: &[PermitRow]) {
    if permits.is_empty() {
        shell.say("agreed-nothing", Facts::new());
    }
    for one in permits {
        let name = if one.name.is_empty() {
            shell.words.line("agreed-here", &Facts::new())
        } else {
            one.name.clone()
        };
        let state = match (one.withdrawn, one.height) {
            (true, _) => "withdrawn",
            (false, 0) => "nothing",
            (false, 1) => "keep",
            (false, 2) => "lead",
            (false, 3) => "use",
            (false, 4) => "use-named",
            (false, _) => "public",
        };
        shell.say("agreed-towards", facts![name = name, state = state]);
        for condition in &one.conditions {
            let with = condition.params.join(", ");
            shell.say("agreed-condition", facts![code = &condition.code, with = with]);
        }
        if let Some(at) = &one.given_at {
            shell.say("agreed-at", facts![time = when(at)]);
        }
        if !one.already_out.is_empty() {
            shell.say("agreed-out", facts![count = one.already_out.len()]);
        }
        let notice = shell.words.line(&format!("notice-{}", one.notice.code()), &Facts::new());
        if one.notice.code() != "none" {
            shell.put(&format!("    {notice}"));
        }
    }
}
