//! `message …`: short texts between a collector and a partner about one bundle.

use std::fs::File;
use std::io::{self, IsTerminal as _, Read};
use std::path::Path;

use sanad_vault::{MessageLine, Role, Vault};
use serde_json::json;
use zeroize::Zeroizing;

use super::{Outcome, json_of};
use crate::args::MessageVerb;
use crate::facts;
use crate::refusal::{Refusal, WIDTH};
use crate::shell::{Answer, Shell};
use crate::show::{short, shown, when, wrapped};
use crate::words::Facts;

/// The most bytes that are read of a text: more than the most characters take, so that too much is said to
/// be too much.
const MOST_BYTES: u64 = 64 * 1024;

pub fn run(shell: &Shell, verb: MessageVerb) -> Outcome {
    match verb {
        MessageVerb::Write { bundle, answers, days, text_file } => {
            let vault = shell.open()?;
            let bundle = match vault.role() {
                Role::Collector => vault.find_bundle(&bundle)?,
                Role::Partner => vault.find_incoming(&bundle)?,
            };
            let answers = answers.map(|given| vault.find_message(&given)).transpose()?;
            let text = read(shell, text_file.as_deref())?;
            let id = vault.write_message(&bundle, &text, answers, days)?;
            shell.say("message-queued", facts![role = vault.role().code(), days = u64::from(days)]);
            Ok(Answer::done(json!({ "message": id, "bundle": bundle, "days": days })))
        }
        MessageVerb::List => list(shell, &shell.open()?),
        MessageVerb::Discard { message } => {
            let vault = shell.open()?;
            let id = vault.find_message(&message)?;
            vault.discard_message(&id)?;
            shell.say("message-erased", Facts::new());
            Ok(Answer::done(json!({ "discarded": id })))
        }
    }
}

/// The text of a message: from a file, or from standard input. Never from an argument, where other
/// programs see it.
fn read(shell: &Shell, file: Option<&Path>) -> Result<Zeroizing<String>, Refusal> {
    let path = file.unwrap_or(Path::new("-"));
    let refuse = |error: io::Error| Refusal::new("unreadable").fact("path", path).because(error);
    let from: Box<dyn Read> = match file {
        Some(file) => Box::new(File::open(file).map_err(refuse)?),
        None => {
            if io::stdin().is_terminal() {
                shell.note("message-type", Facts::new());
            }
            Box::new(io::stdin())
        }
    };
    // Room at once: a String that grows leaves copies behind.
    let mut text = Zeroizing::new(String::with_capacity(usize::try_from(MOST_BYTES).unwrap_or(0) + 64));
    from.take(MOST_BYTES).read_to_string(&mut text).map_err(refuse)?;
    Ok(text)
}

fn list(shell: &Shell, vault: &Vault) -> Outcome {
    let messages = vault.messages()?;
    if messages.is_empty() {
        shell.say("no-messages", Facts::new());
    }
    for one in &messages {
        say(shell, one);
        // A program that lists them is nobody who reads them.
        if !shell.json && !one.from_us && !one.read {
            vault.message_read(&one.id)?;
        }
    }
    Ok(Answer::done(json!({ "messages": json_of(&messages) })))
}

fn say(shell: &Shell, one: &MessageLine) {
    let state = shell.words.line(standing(one), &Facts::new());
    let sentence = if one.from_us { "message-to" } else { "message-from" };
    shell.say(sentence, facts![id = one.id, name = &one.with, bundle = one.bundle, state = state]);
    shell.say("message-times", facts![at = when(&one.at), expires = when(&one.expires)]);
    if let Some(answers) = &one.answers {
        shell.say("message-answers", facts![answers = short(answers)]);
    }
    for line in one.text.lines() {
        // Wrapped first: what is made visible in a line must not be torn apart.
        for line in wrapped(line, WIDTH) {
            shell.put(&format!("    {}", shown(&line)));
        }
    }
}

fn standing(one: &MessageLine) -> &'static str {
    match (one.state.as_str(), one.from_us, one.read) {
        ("queued", ..) => "message-queued-state",
        (_, true, _) => "message-sent-state",
        (_, false, true) => "message-read-state",
        (_, false, false) => "message-new-state",
    }
}
