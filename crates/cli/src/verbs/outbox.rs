//! `outbox …`: what waits for the road, where each bundle stands, and what can still be changed.

use sanad_evidence::Id;
use sanad_vault::{OutboxError, Outgoing, Vault};
use serde_json::json;

use super::{Outcome, json_of};
use crate::args::OutboxVerb;
use crate::facts;
use crate::refusal::Refusal;
use crate::shell::{Answer, Shell};
use crate::show::{short, size, table, when};
use crate::words::{Facts, Words};

pub fn run(shell: &Shell, verb: Option<OutboxVerb>) -> Outcome {
    let vault = shell.open()?;
    match verb {
        None => list(shell, &vault),
        Some(OutboxVerb::Resend { bundle }) => {
            let bundle = vault.find_bundle(&bundle)?;
            vault.resend(&bundle)?;
            shell.say("resend-queued", facts![bundle = bundle]);
            Ok(Answer::done(json!({ "queued": bundle })))
        }
        Some(OutboxVerb::Acceptance { bundle }) => {
            let bundle = vault.find_bundle(&bundle)?;
            let text = vault.acceptance_text(&bundle)?.ok_or(OutboxError::NotAccepted)?;
            Ok(print(shell, "acceptance", &bundle, &text))
        }
        Some(OutboxVerb::Receipt { bundle }) => {
            let bundle = vault.find_bundle(&bundle)?;
            let text = vault.receipt_text(&bundle)?.ok_or_else(|| Refusal::new("no-receipt-yet"))?;
            Ok(print(shell, "receipt", &bundle, &text))
        }
        Some(OutboxVerb::Withdraw { bundle }) => {
            let withdrawn = vault.withdraw(&vault.find_bundle(&bundle)?)?;
            for one in &withdrawn {
                shell.say("withdrawn", facts![bundle = *one]);
            }
            shell.say("withdrawn-road", Facts::new());
            Ok(Answer::done(json!({ "withdrawn": withdrawn })))
        }
        Some(OutboxVerb::Pause { bundle }) => pause(shell, &vault, &bundle, true),
        Some(OutboxVerb::Resume { bundle }) => pause(shell, &vault, &bundle, false),
    }
}

fn pause(shell: &Shell, vault: &Vault, given: &str, paused: bool) -> Outcome {
    let bundle = vault.find_bundle(given)?;
    vault.pause(&bundle, paused)?;
    shell.say(if paused { "paused" } else { "resumed" }, facts![bundle = bundle]);
    Ok(Answer::done(json!({ "bundle": bundle, "paused": paused })))
}

/// A document as it was signed, for `sanad-verify` and `ssh-keygen -Y verify`.
fn print(shell: &Shell, what: &str, bundle: &Id, text: &str) -> Answer {
    for line in text.lines() {
        shell.put(line);
    }
    Answer::done(json!({ "bundle": bundle, what: text }))
}

fn list(shell: &Shell, vault: &Vault) -> Outcome {
    let bundles = vault.outbox()?;
    if bundles.is_empty() {
        shell.say("outbox-empty", Facts::new());
    }
    let rows: Vec<Vec<String>> = bundles.iter().map(|one| row_of(&shell.words, one)).collect();
    shell.put_all(&table(&rows));
    Ok(Answer::done(json!({ "bundles": json_of(&bundles) })))
}

fn row_of(words: &Words, one: &Outgoing) -> Vec<String> {
    let how_far = facts![done = one.delivered, parts = one.parts];
    vec![
        format!("  {}", short(&one.bundle)),
        when(&one.made_at),
        size(one.bytes),
        words.line(standing(one), &how_far),
        words.line("outbox-to", &facts![case = &one.case, partner = &one.partner]),
    ]
}

/// Where a bundle stands. What a mailbox holds is never said like what a partner accepted.
fn standing(one: &Outgoing) -> &'static str {
    match (one.state.as_str(), one.road.as_str()) {
        ("accepted", _) => "bundle-accepted",
        ("withdrawn", _) => "bundle-withdrawn",
        ("delivered", _) if one.receipt => "bundle-held",
        ("delivered", _) => "bundle-delivered",
        _ if one.closing => "bundle-closing",
        _ if one.paused => "bundle-paused",
        (_, "mailbox") => "bundle-under-way",
        _ => "bundle-queued",
    }
}
