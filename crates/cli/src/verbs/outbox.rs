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

#[cfg(test)]
mod tests {
    use sanad_evidence::Id;

    use super::*;

    #[test]
    fn what_a_mailbox_holds_is_never_said_like_what_was_accepted() {
        let words = Words::english();
        let bundle = |state: &str, road: &str| Outgoing {
            bundle: Id::from_bytes([7; 16]),
            partner: "Bureau".to_owned(),
            case: "K-12".to_owned(),
            sequence: 1,
            state: state.to_owned(),
            parts: 80,
            delivered: 12,
            bytes: 1,
            made_at: "2026-11-21T18:25:00Z".to_owned(),
            road: road.to_owned(),
            paused: false,
            closing: false,
            receipt: false,
            held_since: None,
        };
        let said = |one: &Outgoing| row_of(&words, one)[3].clone();
        let held = Outgoing { receipt: true, ..bundle("delivered", "mailbox") };
        assert!(said(&held).contains("held by the mailbox, not yet opened"));
        // An acceptance says more than the receipt that came before it.
        let accepted = Outgoing { receipt: true, ..bundle("accepted", "mailbox") };
        assert!(said(&accepted).contains("opened and verified"));
        assert_eq!(said(&bundle("queued", "none")), "waits for the road, 12 of 80 parts delivered");
        assert_eq!(said(&bundle("queued", "mailbox")), "under way to the mailbox, 12 of 80 parts there");
        assert_eq!(said(&bundle("delivered", "folder")), "delivered, not yet answered");
        assert_eq!(said(&bundle("withdrawn", "mailbox")), "withdrawn");
        let paused = Outgoing { paused: true, ..bundle("queued", "mailbox") };
        assert!(said(&paused).starts_with("paused"));
        // What may be delivered already is said even where somebody paused it.
        let closing = Outgoing { closing: true, paused: true, ..bundle("queued", "mailbox") };
        assert!(said(&closing).contains("may hold it already"));
    }
}
