//! `describe` and `consent …`: stating what is known of an item, and on what ground it may leave.

use sanad_evidence::consent::Basis;
use sanad_evidence::{Digest, Id};
use sanad_vault::{Description, StatedBasis, Vault};
use serde_json::json;

use super::{Outcome, reason};
use crate::args::{ConsentBasis, ConsentVerb, DescribeArgs, YesNo};
use crate::describing::DescribeForm;
use crate::facts;
use crate::forms;
use crate::refusal::Refusal;
use crate::shell::{Answer, Shell};
use crate::words::Facts;

pub fn describe(shell: &Shell, args: DescribeArgs) -> Outcome {
    let form: Option<DescribeForm> = args.from.as_deref().map(|from| forms::read(shell, from)).transpose()?;
    let vault = shell.open()?;
    let item = vault.find_item(&args.item)?;
    if let Some(form) = form {
        let record = vault.describe(&item, &form.given()?)?;
        shell.say("described", facts![id = item]);
        return Ok(Answer::done(json!({"item": item, "record": record})));
    }
    let facts = Description {
        language: args.language,
        title: args.title,
        date: args.date.as_deref().map(Description::time_in_words).transpose()?,
        place: args.place.as_deref().map(Description::place_in_words),
        events: args.events,
        author: args.author,
        from_whom: args.from_whom,
        custody: args.custody,
        note: args.note,
        ..Description::default()
    };
    let record = vault.describe(&item, &facts)?;
    shell.say("described", facts![id = item]);
    Ok(Answer::done(json!({"item": item, "record": record})))
}

pub fn run(shell: &Shell, verb: ConsentVerb) -> Outcome {
    let vault = shell.open()?;
    match verb {
        ConsentVerb::Basis { item, basis, reason, form, date, scope, account, person } => {
            let item = vault.find_item(&item)?;
            let basis = match basis {
                ConsentBasis::NotNeeded => Basis::NotNeeded,
                ConsentBasis::TakenBefore => Basis::TakenBefore,
                ConsentBasis::NotAsked => Basis::NotAsked,
                ConsentBasis::Answered => Basis::Answered,
            };
            let account = account.map(|answer| answer == YesNo::Yes);
            let person = person.map(|code| vault.person_by_code(&code)).transpose()?;
            let stated = StatedBasis { basis, reason, form, date, scope, account, person };
            all_at_once(&stated)?;
            let record = vault.record_basis(&item, &stated)?;
            say_standing(shell, &vault, item, record)
        }
        ConsentVerb::Withdraw { item, reason } => {
            let item = vault.find_item(&item)?;
            let stated = StatedBasis { reason, ..StatedBasis::new(Basis::Withdrawn) };
            let record = vault.record_basis(&item, &stated)?;
            say_standing(shell, &vault, item, record)
        }
    }
}

/// Everything that a basis with several parts still lacks, so that it is not asked for one by one.
fn all_at_once(stated: &StatedBasis) -> Result<(), Refusal> {
    if stated.basis != Basis::TakenBefore {
        return Ok(());
    }
    let parts = [("form", &stated.form), ("date", &stated.date), ("scope", &stated.scope)];
    let lacks = |text: &Option<String>| text.as_ref().is_none_or(|text| text.trim().is_empty());
    let missing: Vec<&str> =
        parts.into_iter().filter(|(_, text)| lacks(text)).map(|(name, _)| name).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let options: Vec<String> = missing.iter().map(|name| format!("--{name} TEXT")).collect();
    let refusal = Refusal::new("basis-must-state").fact("basis", stated.basis.code());
    Err(refusal.fact("missing", missing.join(", ")).fact("options", options.join(" ")))
}

/// What follows from the newest statement.
fn say_standing(shell: &Shell, vault: &Vault, item: Id, record: Digest) -> Outcome {
    let row = vault.show(&item)?.row;
    let basis = row.basis.unwrap_or_default();
    let words = &shell.words;
    match (basis, row.stays) {
        ("withdrawn", _) => shell.say("consent-withdrawn", facts![id = item]),
        (_, Some(code)) => shell.say("consent-stays", facts![id = item, reason = reason(words, code)]),
        ("not-asked", None) => shell.say("consent-safekeeping", facts![id = item]),
        (basis, None) => {
            let basis = words.line(&format!("basis-{basis}"), &Facts::new());
            shell.say("consent-recorded", facts![id = item, basis = basis]);
        }
    }
    Ok(Answer::done(json!({"item": item, "record": record, "basis": row.basis, "stays": row.stays})))
}
