//! `plan …`, `case facts` and `form`: what a case is for, and what must be thought of before anyone is asked.

use std::path::Path;

use sanad_evidence::when::When;
use sanad_vault::{AccountGiven, CaseFacts, IdentityGiven, PersonGiven, Referral, Risk, Vault};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::person::say_fields;
use super::{Outcome, case_of, json_of, own_case_of};
use crate::args::{FormName, PlanArgs, PlanVerb};
use crate::describing::DescribeForm;
use crate::facts;
use crate::forms::{self, Form as _};
use crate::refusal::Refusal;
use crate::shell::{Answer, Shell};
use crate::talk::{TalkForm, ToldForm, WithdrawalForm};
use crate::words::Facts;

/// case-facts/1, as it is filled in: the period as a date value of six texts, or left empty.
#[derive(Default, Serialize, Deserialize)]
struct FactsForm {
    situation: Option<String>,
    period: Vec<String>,
    area: Option<String>,
    purposes: Vec<String>,
    mandate: Option<String>,
    retention_until: Option<String>,
    others_here: Option<String>,
}

/// referral-list/1, as it is filled in.
#[derive(Default, Serialize, Deserialize)]
struct ReferralsForm {
    services: Vec<Referral>,
}

/// training/1, as it is filled in.
#[derive(Default, Serialize, Deserialize)]
struct TrainingForm {
    training: Vec<String>,
    words: Option<String>,
}

/// A date value as it stands in a form.
///
/// # Errors
/// `form-field-bad`, with the name of the field.
pub fn period(field: &'static str, texts: &[String]) -> Result<Option<When>, Refusal> {
    if texts.is_empty() {
        return Ok(None);
    }
    let bad = |_| Refusal::new("form-field-bad").fact("field", field);
    When::from_value(&json!(texts)).map(Some).map_err(bad)
}

pub fn run(shell: &Shell, verb: PlanVerb) -> Outcome {
    match verb {
        PlanVerb::Risk(args) => risk(shell, &args),
        PlanVerb::Referrals(args) => referrals(shell, &args),
        PlanVerb::Training(args) => training(shell, &args),
        PlanVerb::Ready { case } => ready(shell, &case),
    }
}

/// `case facts`
pub fn facts(shell: &Shell, vault: &Vault, code: &str, from: Option<&Path>) -> Outcome {
    let Some(from) = from else {
        let case = case_of(vault, code)?;
        let known = vault.case_facts(&case)?.map(|facts| FactsForm {
            period: facts.period.and_then(|when| texts_of(&when.to_value())).unwrap_or_default(),
            situation: facts.situation,
            area: facts.area,
            purposes: facts.purposes,
            mandate: facts.mandate,
            retention_until: facts.retention_until,
            others_here: facts.others_here,
        });
        return Ok(shown(shell, "case-facts", known.as_ref().map(json_of)));
    };
    let form: FactsForm = forms::read(shell, from)?;
    let stated = CaseFacts {
        period: period("period", &form.period)?,
        situation: form.situation,
        area: form.area,
        purposes: form.purposes,
        mandate: form.mandate,
        retention_until: form.retention_until,
        others_here: form.others_here,
    };
    let record = vault.set_case_facts(&own_case_of(vault, code)?, &stated)?;
    shell.say("facts-stated", facts![case = code]);
    Ok(Answer::done(json!({ "case": code, "record": record })))
}

fn texts_of(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|text| text.as_str().map(str::to_owned)).collect()
}

/// What was stated, or that nothing was.
fn shown(shell: &Shell, name: &str, known: Option<Value>) -> Answer {
    match &known {
        Some(known) => say_fields(shell, known),
        None => shell.say("not-stated-yet", Facts::new()),
    }
    Answer::done(json!({ name: known }))
}

fn risk(shell: &Shell, args: &PlanArgs) -> Outcome {
    let Some(from) = &args.from else {
        let vault = shell.open()?;
        let known = vault.risk(&case_of(&vault, &args.case)?)?;
        return Ok(shown(shell, "risk", known.as_ref().map(json_of)));
    };
    let stated: Risk = forms::read(shell, from)?;
    let vault = shell.open()?;
    let case = own_case_of(&vault, &args.case)?;
    let record = vault.assess_risk(&case, &stated)?;
    let stopped = vault.readiness(&case)?.stopped;
    shell.say(if stopped { "risk-stops" } else { "risk-stated" }, facts![case = &args.case]);
    Ok(Answer::done(json!({ "case": case, "record": record, "stopped": stopped })))
}

fn referrals(shell: &Shell, args: &PlanArgs) -> Outcome {
    let Some(from) = &args.from else {
        let vault = shell.open()?;
        let known = vault.referrals(&case_of(&vault, &args.case)?)?;
        for one in &known {
            shell.say("referral", facts![code = &one.code, name = &one.name, reach = &one.reach]);
        }
        if known.is_empty() {
            shell.say("not-stated-yet", Facts::new());
        }
        return Ok(Answer::done(json!({ "services": json_of(&known) })));
    };
    let form: ReferralsForm = forms::read(shell, from)?;
    let vault = shell.open()?;
    let record = vault.set_referrals(&own_case_of(&vault, &args.case)?, &form.services)?;
    shell.say("referrals-stated", facts![case = &args.case, count = form.services.len()]);
    Ok(Answer::done(json!({ "case": args.case, "record": record })))
}

fn training(shell: &Shell, args: &PlanArgs) -> Outcome {
    let Some(from) = &args.from else {
        let vault = shell.open()?;
        let known = vault.training(&case_of(&vault, &args.case)?)?;
        let name = if known.is_empty() { "not-stated-yet" } else { "training-is" };
        shell.say(name, facts![training = known.join(", ")]);
        return Ok(Answer::done(json!({ "training": known })));
    };
    let form: TrainingForm = forms::read(shell, from)?;
    let vault = shell.open()?;
    let case = own_case_of(&vault, &args.case)?;
    let record = vault.record_training(&case, &form.training, form.words.as_deref())?;
    shell.say("training-stated", facts![case = &args.case]);
    Ok(Answer::done(json!({ "case": case, "record": record })))
}

fn ready(shell: &Shell, code: &str) -> Outcome {
    let vault = shell.open()?;
    let ready = vault.readiness(&case_of(&vault, code)?)?;
    let lacks = [
        ("ready-stopped", ready.stopped),
        ("ready-no-risk", !ready.risk),
        ("ready-no-referrals", !ready.referrals),
        ("ready-no-facts", !ready.facts),
    ];
    for (sentence, _) in lacks.iter().filter(|(_, lacking)| *lacking) {
        shell.say(sentence, facts![case = code]);
    }
    let whole = lacks.iter().all(|(_, lacking)| !lacking);
    if whole {
        shell.say("ready", facts![case = code]);
    }
    Ok(Answer::partly(json_of(&ready), whole))
}

/// `form`: an empty one, with every field.
pub fn form(shell: &Shell, name: FormName) -> Outcome {
    let nothing = |names: &[&str]| -> Value {
        names.iter().map(|name| ((*name).to_owned(), Value::Null)).collect::<Map<_, _>>().into()
    };
    let empty = match name {
        FormName::Person => json_of(&PersonGiven::empty()),
        FormName::Identity => nothing(IdentityGiven::FIELDS),
        FormName::Told => json_of(&ToldForm::empty()),
        FormName::Conversation => json_of(&TalkForm::empty()),
        FormName::Withdrawal => json_of(&WithdrawalForm::empty()),
        FormName::Account => json_of(&AccountGiven::empty()),
        FormName::Facts => json_of(&FactsForm::empty()),
        FormName::Risk => json_of(&Risk::empty()),
        FormName::Referrals => json_of(&ReferralsForm {
            services: vec![Referral { code: "referral.medical".to_owned(), ..Referral::default() }],
        }),
        FormName::Training => json_of(&TrainingForm::empty()),
        FormName::Description => json_of(&DescribeForm::empty()),
    };
    // The same with --json: a form is one document either way.
    for line in serde_json::to_string_pretty(&empty).unwrap_or_default().lines() {
        shell.put(line);
    }
    Ok(Answer::done(empty))
}
