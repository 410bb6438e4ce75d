//! `dossier compile`: what a partner hands to a court.

use std::path::Path;

use sanad_vault::{DossierError, DossierPlan};
use sanad_verifier::HOW;
use serde_json::json;

use super::{Outcome, case_of, json_of, names, say_stays};
use crate::args::DossierVerb;
use crate::facts;
use crate::refusal::Refusal;
use crate::shell::{Answer, Shell};
use crate::words::Facts;

pub fn run(shell: &Shell, verb: DossierVerb) -> Outcome {
    let DossierVerb::Compile { out, case, recipient, items, withhold } = verb;
    compile(shell, &out, &case, &recipient, &items, withhold)
}

fn compile(
    shell: &Shell,
    out: &Path,
    case: &str,
    recipient: &str,
    items: &[String],
    withhold: Vec<String>,
) -> Outcome {
    let vault = shell.open()?;
    let id = case_of(&vault, case)?;
    let items = items.iter().map(|given| vault.find_item(given)).collect::<Result<Vec<_>, _>>()?;
    let plan = DossierPlan { recipient, items, withhold, verify_txt: HOW, ..DossierPlan::default() };
    let done = shell.work(|job| vault.compile(&id, out, &plan, job)).map_err(|error| {
        if let DossierError::Nothing { stays } = &error {
            say_stays(shell, "dossier-stays", stays);
        }
        Refusal::from(error)
    })?;
    let names = names(&vault)?;
    shell.say("dossier-made", facts![name = recipient, path = out, count = done.exhibits.len()]);
    for (number, item) in &done.exhibits {
        let name = names.get(item).cloned().unwrap_or_default();
        shell.say("dossier-exhibit", facts![number = number, id = *item, name = name]);
    }
    say_stays(shell, "dossier-stays", &done.stays);
    shell.say("dossier-clear", Facts::new());
    let mut answer = json_of(&done);
    if let Some(object) = answer.as_object_mut() {
        object.insert("folder".to_owned(), json!(out.to_string_lossy()));
    }
    Ok(Answer::done(answer))
}
