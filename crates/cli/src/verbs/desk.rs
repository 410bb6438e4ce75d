//! `desk …`: a partner's mailboxes, its card, and the keys of its desk.

use std::path::Path;

use sanad_evidence::invitation::MailboxAddress;
use sanad_evidence::recipient::AgeRecipient;
use sanad_vault::{DeskMailbox, PartnerError, Role, Vault};
use serde_json::{Value, json};

use super::{Outcome, json_of, slots};
use crate::args::{DeskVerb, MailboxVerb};
use crate::facts;
use crate::refusal::Refusal;
use crate::secrets::read_pass;
use crate::sheets::new_file;
use crate::shell::{Answer, Shell};
use crate::show::{grouped, when};
use crate::words::Facts;

pub fn run(shell: &Shell, verb: DeskVerb) -> Outcome {
    let recipient = match &verb {
        DeskVerb::RecoveryRecipient { recipient } => Some(recipient_of(recipient)?),
        _ => None,
    };
    let vault = shell.open()?;
    if vault.role() != Role::Partner {
        return Err(PartnerError::OtherRole { needed: "partner" }.into());
    }
    match verb {
        DeskVerb::Approve { collector, person, kind, days, out } => {
            slots::approve(shell, &vault, (&collector, &person), &kind, days, &out)
        }
        DeskVerb::Mailbox(MailboxVerb::Add { file }) => add(shell, &vault, &file),
        DeskVerb::Mailbox(MailboxVerb::List) => list(shell, &vault),
        DeskVerb::Mailbox(MailboxVerb::Remove { address }) => remove(shell, &vault, &address),
        DeskVerb::Card { collector: Some(name), out: Some(out) } => card_file(shell, &vault, &name, &out),
        DeskVerb::Card { .. } => {
            let number = vault.issue_card()?;
            shell.say("card-issued", facts![number = number]);
            Ok(Answer::done(json!({ "card": number })))
        }
        DeskVerb::RecoveryRecipient { .. } => recovery(shell, &vault, recipient.flatten()),
        DeskVerb::Identities => identities(shell, &vault),
    }
}

fn recipient_of(given: &str) -> Result<Option<AgeRecipient>, Refusal> {
    if given == "none" {
        return Ok(None);
    }
    // Before the passphrase is asked for.
    let recipient = given.trim().parse::<AgeRecipient>();
    recipient.map(Some).map_err(|error| Refusal::from(PartnerError::BadRecipient).because(error))
}

fn add(shell: &Shell, vault: &Vault, file: &Path) -> Outcome {
    let text = read_pass(file)?;
    vault.add_pass(text.as_bytes()).map_err(|error| Refusal::from(error).fact("path", file))?;
    shell.say("mailbox-added", Facts::new());
    let mailboxes = vault.desk_mailboxes()?;
    let newest = mailboxes.iter().max_by_key(|mailbox| mailbox.number);
    if let Some(mailbox) = newest {
        say_mailbox(shell, mailbox);
    }
    shell.say("mailbox-added-next", Facts::new());
    Ok(Answer::done(json!({ "mailbox": newest.map(json_of_mailbox) })))
}

fn list(shell: &Shell, vault: &Vault) -> Outcome {
    let mailboxes = vault.desk_mailboxes()?;
    if mailboxes.is_empty() {
        shell.say("no-desk-mailboxes", Facts::new());
    }
    for mailbox in &mailboxes {
        say_mailbox(shell, mailbox);
        shell.say("tokens-waiting", facts![count = mailbox.waiting_tokens]);
    }
    let told: Vec<Value> = mailboxes.iter().map(json_of_mailbox).collect();
    Ok(Answer::done(json!({ "mailboxes": told })))
}

fn say_mailbox(shell: &Shell, mailbox: &DeskMailbox) {
    for address in &mailbox.addresses {
        shell.say("mailbox-line", facts![address = address.url()]);
    }
    shell.say("mailbox-pin", facts![pin = grouped(&mailbox.pin.to_string())]);
}

/// Without the desk's key: that stays in the vault.
fn json_of_mailbox(mailbox: &DeskMailbox) -> Value {
    json!({
        "addresses": addresses(mailbox),
        "pin": mailbox.pin,
        "receipt_key": mailbox.receipt_key.to_string(),
        "tokens_waiting": mailbox.waiting_tokens,
    })
}

fn addresses(mailbox: &DeskMailbox) -> Vec<&str> {
    mailbox.addresses.iter().map(MailboxAddress::url).collect()
}

fn remove(shell: &Shell, vault: &Vault, given: &str) -> Outcome {
    let mailboxes = vault.desk_mailboxes()?;
    let mailbox = mailboxes.iter().find(|mailbox| addresses(mailbox).contains(&given));
    let mailbox = mailbox.ok_or(PartnerError::NoSuchMailbox)?;
    vault.remove_mailbox(&mailbox.receipt_key)?;
    shell.say("mailbox-removed", facts![address = given]);
    Ok(Answer::done(json!({ "removed": addresses(mailbox) })))
}

fn card_file(shell: &Shell, vault: &Vault, name: &str, out: &Path) -> Outcome {
    use std::io::Write as _;
    let bytes = vault.card_file(name)?;
    let mut file = new_file(out)?;
    let written = file.write_all(&bytes).and_then(|()| file.sync_all());
    written.map_err(|error| Refusal::new("output-unwritable").fact("path", out).because(error))?;
    shell.say("card-written", facts![name = name, path = out]);
    Ok(Answer::done(json!({ "collector": name, "file": out.to_string_lossy() })))
}

fn recovery(shell: &Shell, vault: &Vault, recipient: Option<AgeRecipient>) -> Outcome {
    vault.set_recovery_recipient(recipient.as_ref())?;
    let set = if recipient.is_some() { "recovery-recipient-set" } else { "recovery-recipient-none" };
    shell.say(set, Facts::new());
    Ok(Answer::done(json!({ "recovery_recipient": recipient.map(|recipient| recipient.to_string()) })))
}

fn identities(shell: &Shell, vault: &Vault) -> Outcome {
    let keys = vault.identities()?;
    shell.say("identities-now", facts![count = keys.open]);
    let time = keys.next_retires.as_deref().map(when).unwrap_or_default();
    shell.say("identities-retiring", facts![count = keys.retiring, time = time]);
    shell.say("identities-burned", facts![count = keys.burned]);
    let recovery = vault.recovery_recipient()?.map(|recipient| recipient.to_string());
    match &recovery {
        Some(recipient) => shell.say("identities-recovery", facts![recipient = recipient]),
        None => shell.say("identities-no-recovery", Facts::new()),
    }
    let mut document = json_of(&keys);
    if let Some(document) = document.as_object_mut() {
        document.insert("recovery".to_owned(), json!(recovery));
    }
    Ok(Answer::done(document))
}
