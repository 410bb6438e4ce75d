//! `inbox …`: what came from collectors; taking it in; accepting it.

use std::path::Path;

use sanad_courier::{Fetched, FolderRoad, Net, Progress, fetch, fetch_by_net};
use sanad_evidence::Id;
use sanad_evidence::verify::Code;
use sanad_vault::{Accepted, Incoming, Job, PartnerError, Role, TakeInError, TakenIn, Vault};
use serde_json::{Value, json};

use super::courier::{names, say_bytes, say_messages, say_notes, say_problems, say_waits, say_why};
use super::{Outcome, json_of, say_findings};
use crate::args::InboxVerb;
use crate::estimate;
use crate::facts;
use crate::refusal::Refusal;
use crate::shell::{Answer, Shell};
use crate::show::{fingerprint, short, shown, table, when};
use crate::words::Facts;

pub fn run(shell: &Shell, verb: InboxVerb) -> Outcome {
    let vault = shell.open()?;
    if vault.role() != Role::Partner {
        return Err(PartnerError::OtherRole { needed: "partner" }.into());
    }
    match verb {
        InboxVerb::Fetch { from: Some(from) } => bring(shell, &vault, &from),
        InboxVerb::Fetch { from: None } => bring_by_net(shell, &vault),
        InboxVerb::List => list(shell, &vault),
        InboxVerb::TakeIn { bundle: Some(given) } => {
            let bundle = vault.find_incoming(&given)?;
            take_in(shell, &vault, vec![bundle])
        }
        InboxVerb::TakeIn { bundle: None } => {
            let waiting = in_state(&vault, &["waiting", "refused"])?;
            take_in(shell, &vault, waiting)
        }
        InboxVerb::Discard { bundle } => {
            let bundle = vault.find_incoming(&bundle)?;
            vault.discard(&bundle)?;
            shell.say("discarded", facts![bundle = bundle]);
            Ok(Answer::done(json!({ "discarded": bundle })))
        }
        InboxVerb::Bag { bundle, out } => {
            let bundle = vault.find_incoming(&bundle)?;
            shell.work(|job| vault.write_bag(&bundle, &out, job))?;
            shell.say("bag-written", facts![bundle = bundle, path = out.as_path()]);
            Ok(Answer::done(json!({ "bundle": bundle, "folder": out.to_string_lossy() })))
        }
        InboxVerb::Accept { bundle: Some(given) } => {
            let bundle = vault.find_incoming(&given)?;
            accept(shell, &vault, &[bundle])
        }
        InboxVerb::Accept { bundle: None } => {
            let taken = in_state(&vault, &["taken-in"])?;
            accept(shell, &vault, &taken)
        }
    }
}

fn in_state(vault: &Vault, states: &[&str]) -> Result<Vec<Id>, Refusal> {
    let wanted = |one: &Incoming| states.contains(&one.state.as_str());
    Ok(vault.inbox()?.into_iter().filter(wanted).map(|one| one.bundle).collect())
}

fn bring(shell: &Shell, vault: &Vault, from: &Path) -> Outcome {
    let road = FolderRoad::new(from)?;
    let done = shell.work(|job| fetch(vault, &road, job))?;
    say_fetched(shell, &done);
    if !done.known.is_empty() {
        shell.say("fetched-known", facts![count = done.known.len()]);
    }
    say_messages(shell, done.messages);
    say_problems(shell, &done.problems, &names(vault)?, Some(from));
    shell.say(if done.bundles.is_empty() { "fetched-nothing" } else { "fetched-next" }, facts![path = from]);
    Ok(Answer::partly(json_of(&done), done.problems.is_empty()))
}

/// `inbox fetch` without a folder, and `courier` at a desk: one round of all its mailboxes.
pub fn bring_by_net(shell: &Shell, vault: &Vault) -> Outcome {
    let mut net = Net::new(&vault.network()?)?;
    if vault.desk_mailboxes()?.is_empty() {
        return Err(Refusal::new("desk-no-mailbox"));
    }
    let before = tokens_waiting(vault)?;
    let done = shell.work(|job| {
        let mut tell = |at: &Progress| shell.tell(estimate::line(&shell.words, at));
        fetch_by_net(vault, &mut net, job, &mut tell)
    })?;
    let registered = before.saturating_sub(tokens_waiting(vault)?);
    if registered > 0 {
        shell.say("registered", facts![count = registered]);
    }
    say_fetched(shell, &done);
    if done.replies > 0 {
        shell.say("mirrored-replies", facts![count = done.replies]);
    }
    for bundle in &done.deleted {
        shell.say("deleted-there", facts![bundle = *bundle]);
    }
    say_messages(shell, done.messages);
    say_problems(shell, &done.problems, &names(vault)?, None);
    say_waits(shell, &done.waits);
    say_notes(shell, &done.notes);
    if !done.bundles.is_empty() {
        shell.say("fetched-next", Facts::new());
    } else if done.waits.is_empty() {
        shell.say("fetched-nothing-new", Facts::new());
    }
    say_bytes(shell, vault, done.sent, done.received)?;
    Ok(Answer::partly(json_of(&done), done.problems.is_empty() && done.waits.is_empty()))
}

/// How many tokens mailboxes were not told of yet.
fn tokens_waiting(vault: &Vault) -> Result<u64, Refusal> {
    let mailboxes = vault.desk_mailboxes()?;
    Ok(mailboxes.iter().fold(0, |sum, mailbox| sum.saturating_add(mailbox.waiting_tokens)))
}

fn say_fetched(shell: &Shell, done: &Fetched) {
    for bundle in &done.bundles {
        shell.say("fetched", facts![bundle = *bundle]);
    }
    for bundle in &done.foreign {
        shell.say("fetched-foreign", facts![bundle = *bundle]);
    }
}

fn list(shell: &Shell, vault: &Vault) -> Outcome {
    let bundles = vault.inbox()?;
    if bundles.is_empty() {
        shell.say("inbox-empty", Facts::new());
    }
    let rows: Vec<Vec<String>> = bundles
        .iter()
        .map(|one| {
            let state = shell.words.line(&format!("inbox-{}", one.state), &Facts::new());
            let from = match (&one.collector, &one.case) {
                (Some(_), Some(case)) => shown(case),
                (Some(collector), None) => shown(collector),
                _ => shell.words.line("inbox-unopened", &Facts::new()),
            };
            let mut from = from;
            if !one.findings.is_empty() {
                from.push_str(&format!("  [{}]", one.findings.join(", ")));
            }
            vec![format!("  {}", short(&one.bundle)), when(&one.fetched_at), state, from]
        })
        .collect();
    shell.put_all(&table(&rows));
    Ok(Answer::done(json!({"bundles": json_of(&bundles)})))
}

/// Takes in every bundle named. One may need another first, so what was refused is tried again as
/// long as any went in.
fn take_in(shell: &Shell, vault: &Vault, mut left: Vec<Id>) -> Outcome {
    if left.is_empty() {
        shell.say("take-in-nothing", Facts::new());
    }
    let mut taken: Vec<TakenIn> = Vec::new();
    let mut refused: Vec<(Id, TakeInError)> = Vec::new();
    shell.work(|job| {
        loop {
            let before = taken.len();
            refused.clear();
            for bundle in std::mem::take(&mut left) {
                match vault.take_in(&bundle, job) {
                    Ok(one) => {
                        say_taken(shell, &one);
                        taken.push(one);
                    }
                    Err(TakeInError::Fault(fault)) => return Err(Refusal::from(fault)),
                    Err(error) => refused.push((bundle, error)),
                }
            }
            if taken.len() == before || refused.is_empty() {
                return Ok(());
            }
            left = refused.iter().map(|(bundle, _)| *bundle).collect();
        }
    })?;
    let mut values: Vec<Value> = Vec::new();
    for (bundle, error) in refused {
        values.push(say_refused(shell, &bundle, error));
    }
    if taken.iter().any(|one| one.enrolled) {
        shell.say("take-in-compare", Facts::new());
    }
    if !taken.is_empty() {
        shell.say("take-in-next", Facts::new());
    }
    let whole = values.is_empty();
    Ok(Answer::partly(json!({"taken_in": json_of(&taken), "refused": values}), whole))
}

fn say_taken(shell: &Shell, one: &TakenIn) {
    shell.say("taken-in", facts![bundle = one.bundle, name = &one.collector, case = &one.case]);
    shell.say(
        "taken-in-holds",
        facts![originals = one.originals.len(), records = one.records, upto = one.complete_up_to],
    );
    say_findings(shell, &one.findings);
    if one.enrolled {
        shell.say("taken-in-enrolled", facts![name = &one.collector]);
        shell.put_all(&fingerprint(&one.fingerprint));
    }
}

fn say_refused(shell: &Shell, bundle: &Id, error: TakeInError) -> Value {
    shell.say("not-taken-in", facts![bundle = *bundle]);
    let mut waits = false;
    if let TakeInError::Refused { findings } = &error {
        say_findings(shell, findings);
        waits = findings.iter().any(|finding| finding.code == Code::BundleGap);
    }
    let refusal = Refusal::from(error);
    if waits {
        // What else was found may be found only because of that.
        shell.say("not-taken-in-gap", Facts::new());
    } else {
        say_why(shell, &refusal);
    }
    let mut value = refusal.json(&shell.words);
    if let Some(object) = value.as_object_mut() {
        object.insert("bundle".to_owned(), json!(bundle));
    }
    value
}

fn accept(shell: &Shell, vault: &Vault, bundles: &[Id]) -> Outcome {
    if bundles.is_empty() {
        shell.say("accept-nothing", Facts::new());
    }
    let accepted = shell.work(|job| accept_all(shell, vault, bundles, job))?;
    let whole = accepted.iter().all(|one| one.damaged.is_empty());
    if !accepted.is_empty() {
        shell.say("accept-next", Facts::new());
    }
    Ok(Answer::partly(json!({"accepted": json_of(&accepted)}), whole))
}

fn accept_all(shell: &Shell, vault: &Vault, bundles: &[Id], job: &Job) -> Result<Vec<Accepted>, Refusal> {
    let mut done = Vec::new();
    for bundle in bundles {
        let accepted = vault.accept(bundle, job)?;
        let line = facts![bundle = *bundle, stored = accepted.stored.len(), records = accepted.records];
        shell.say("accepted", line);
        for item in &accepted.damaged {
            shell.say("accepted-damaged", facts![id = *item]);
        }
        done.push(accepted);
    }
    Ok(done)
}
