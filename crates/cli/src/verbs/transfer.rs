//! `transfer`, `outbox`, `courier`: what goes to whom, what stays and why, and the road there.

use std::path::Path;

use sanad_courier::{Delivered, FolderRoad, deliver};
use sanad_vault::{AssembleError, Assembled, OutboxError, Outgoing, Role, Vault};
use serde_json::json;

use super::{Outcome, json_of, names, own_case_of, say_stays};
use crate::args::OutboxVerb;
use crate::facts;
use crate::refusal::{Refusal, WIDTH};
use crate::shell::{Answer, Shell};
use crate::show::{short, size, table, when, wrapped};
use crate::words::Facts;

pub fn run(shell: &Shell, case: &str, partner: &str, records_first: bool) -> Outcome {
    let vault = shell.open()?;
    let id = own_case_of(&vault, case)?;
    let assembled =
        if records_first { vault.assemble_records_first(&id, partner) } else { vault.assemble(&id, partner) };
    let assembled = assembled.inspect_err(|error| {
        if let AssembleError::Nothing { stays } = error {
            say_stays(shell, "transfer-stays", stays);
        }
    })?;
    say_assembled(shell, &vault, &assembled, case, partner)?;
    Ok(Answer::done(json_of(&assembled)))
}

/// `transfer --weigh`: what would go and what would stay. Nothing is written.
pub fn weigh(shell: &Shell, case: &str, partner: &str) -> Outcome {
    let vault = shell.open()?;
    let weighed = vault.weigh(&own_case_of(&vault, case)?, partner)?;
    let goes = weighed.records > 0 || weighed.entries > 0 || !weighed.goes.is_empty();
    if goes {
        shell.say(
            "transfer-would-hold",
            facts![
                case = case,
                partner = partner,
                originals = weighed.goes.len(),
                records = weighed.records,
                entries = weighed.entries,
                size = size(weighed.bytes)
            ],
        );
    } else {
        shell.say("transfer-would-be-empty", facts![case = case, partner = partner]);
    }
    for one in &weighed.goes {
        let kept = if one.safekeeping { "goes-safekeeping" } else { "goes" };
        let name = one.title.as_deref().or(one.file_name.as_deref()).unwrap_or_default();
        shell.say(kept, facts![id = one.item, name = name]);
    }
    say_stays(shell, "transfer-stays", &weighed.stays);
    if weighed.more {
        shell.say("transfer-more", Facts::new());
    }
    shell.say("transfer-weighed", Facts::new());
    Ok(Answer::done(json_of(&weighed)))
}

fn say_assembled(
    shell: &Shell,
    vault: &Vault,
    made: &Assembled,
    case: &str,
    partner: &str,
) -> Result<(), Refusal> {
    let names = names(vault)?;
    shell.say("transfer-made", facts![case = case, partner = partner, bundle = made.bundle]);
    shell.say(
        "transfer-holds",
        facts![
            originals = made.originals.len(),
            records = made.records,
            entries = made.entries,
            size = size(made.bytes),
            parts = made.parts
        ],
    );
    for item in &made.originals {
        let kept = if made.safekeeping.contains(item) { "goes-safekeeping" } else { "goes" };
        let name = names.get(item).cloned().unwrap_or_default();
        shell.say(kept, facts![id = *item, name = name]);
    }
    for item in &made.to_follow {
        let name = names.get(item).cloned().unwrap_or_default();
        shell.say("goes-later", facts![id = *item, name = name]);
    }
    say_stays(shell, "transfer-stays", &made.stays);
    if made.more || !made.to_follow.is_empty() {
        shell.say("transfer-more", Facts::new());
    }
    shell.say("transfer-next", Facts::new());
    Ok(())
}

/// `outbox`, `outbox withdraw`.
pub fn outbox(shell: &Shell, verb: Option<OutboxVerb>) -> Outcome {
    let vault = shell.open()?;
    let bundle = match verb {
        None => return list(shell, &vault),
        Some(OutboxVerb::Resend { bundle }) => {
            let bundle = vault.find_bundle(&bundle)?;
            vault.resend(&bundle)?;
            shell.say("resend-queued", facts![bundle = bundle]);
            return Ok(Answer::done(json!({ "queued": bundle })));
        }
        Some(OutboxVerb::Acceptance { bundle }) => return acceptance(shell, &vault, &bundle),
        Some(OutboxVerb::Withdraw { bundle }) => vault.find_bundle(&bundle)?,
    };
    let withdrawn = vault.withdraw(&bundle)?;
    for one in &withdrawn {
        shell.say("withdrawn", facts![bundle = *one]);
    }
    shell.say("withdrawn-road", Facts::new());
    Ok(Answer::done(json!({"withdrawn": withdrawn})))
}

/// The acceptance as the partner signed it, for `sanad-verify` and `ssh-keygen -Y verify`.
fn acceptance(shell: &Shell, vault: &Vault, given: &str) -> Outcome {
    let bundle = vault.find_bundle(given)?;
    let text = vault.acceptance_text(&bundle)?.ok_or(OutboxError::NotAccepted)?;
    for line in text.lines() {
        shell.put(line);
    }
    Ok(Answer::done(json!({"bundle": bundle, "acceptance": text})))
}

fn list(shell: &Shell, vault: &Vault) -> Outcome {
    let bundles = vault.outbox()?;
    if bundles.is_empty() {
        shell.say("outbox-empty", Facts::new());
    }
    let rows: Vec<Vec<String>> = bundles.iter().map(|one| row_of(shell, one)).collect();
    shell.put_all(&table(&rows));
    Ok(Answer::done(json!({"bundles": json_of(&bundles)})))
}

fn row_of(shell: &Shell, one: &Outgoing) -> Vec<String> {
    let how_far = facts![done = one.delivered, parts = one.parts];
    vec![
        format!("  {}", short(&one.bundle)),
        when(&one.made_at),
        size(one.bytes),
        shell.words.line(&format!("bundle-{}", one.state), &how_far),
        shell.words.line("outbox-to", &facts![case = &one.case, partner = &one.partner]),
    ]
}

/// `courier`: one round on the road. Without a road it says so: mailboxes come later.
pub fn courier(shell: &Shell, to: Option<&Path>) -> Outcome {
    let to = to.ok_or_else(|| Refusal::usage("road-needed"))?;
    let vault = shell.open()?;
    let road = FolderRoad::new(to)?;
    let done = shell.work(|job| deliver(&vault, &road, job))?;
    say_delivered(shell, vault.role(), &done, to);
    Ok(Answer::partly(json_of(&done), done.problems.is_empty()))
}

fn say_delivered(shell: &Shell, role: Role, done: &Delivered, to: &Path) {
    for bundle in &done.bundles {
        let line = facts![bundle = bundle.bundle, parts = bundle.parts, sent = bundle.sent, path = to];
        shell.say("delivered", line);
    }
    for acceptance in &done.acceptances {
        let line =
            facts![bundle = acceptance.bundle, stored = acceptance.stored, verified = acceptance.verified];
        shell.say("acceptance-recorded", line);
    }
    for reply in &done.replies {
        shell.say("reply-delivered", facts![bundle = *reply, path = to]);
    }
    for problem in &done.problems {
        let refusal = Refusal::new(problem.code).fact("given", problem.bundle).because(&problem.text);
        shell.say("courier-problem", facts![bundle = problem.bundle]);
        shell.put(&format!("    {} {}", refusal.message(&shell.words), refusal.small()));
        for line in wrapped(&refusal.hint(&shell.words), WIDTH) {
            shell.put(&format!("    {line}"));
        }
    }
    let quiet = done.bundles.is_empty() && done.replies.is_empty();
    if quiet && done.acceptances.is_empty() && done.problems.is_empty() {
        shell.say(&format!("courier-nothing-{}", role.code()), Facts::new());
    }
    if !done.bundles.is_empty() {
        shell.say("courier-inspector", Facts::new());
    }
}
