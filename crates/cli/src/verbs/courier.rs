//! `courier`: one round on the road, by a folder or over the network.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use sanad_courier::{
    ByNet, Delivered, FolderRoad, Net, Problem, Progress, RecordedAcceptance, Round, Waits, deliver,
    deliver_by_net,
};
use sanad_evidence::Id;
use sanad_vault::{PartnerError, Role, Vault};

use super::{Outcome, inbox, json_of};
use crate::estimate;
use crate::facts;
use crate::refusal::{Refusal, WIDTH};
use crate::shell::{Answer, Shell};
use crate::show::{size, wrapped};
use crate::words::Facts;

/// `courier --to`: one round on a folder.
pub fn by_folder(shell: &Shell, to: &Path) -> Outcome {
    let vault = shell.open()?;
    let road = FolderRoad::new(to)?;
    let done = shell.work(|job| deliver(&vault, &road, job))?;
    say_delivered(shell, &vault, &done, to)?;
    Ok(Answer::partly(json_of(&done), done.problems.is_empty()))
}

/// `courier`: one round over the network, or as many as it takes. Running it is a person's word that it
/// may go now.
pub fn by_net(shell: &Shell, wait: bool) -> Outcome {
    let vault = shell.open()?;
    if vault.role() == Role::Partner {
        if wait {
            return Err(PartnerError::OtherRole { needed: "collector" }.into());
        }
        return inbox::bring_by_net(shell, &vault);
    }
    let mut net = Net::new(&vault.network()?)?;
    let round = Round { asked: true, only: None, patient: wait };
    let mut waited_for = None;
    let done = shell.work(|job| {
        let mut tell = |at: &Progress| {
            if wait {
                say_wait(shell, at, &mut waited_for);
            }
            shell.tell(estimate::line(&shell.words, at));
        };
        deliver_by_net(&vault, &mut net, &round, job, &mut tell)
    });
    let done = match done {
        Ok(done) => done,
        Err(error) => {
            say_left(shell, &vault)?;
            return Err(error.into());
        }
    };
    say_by_net(shell, &vault, &done)?;
    Ok(Answer::partly(json_of(&done), done.problems.is_empty() && done.waits.is_empty()))
}

fn say_by_net(shell: &Shell, vault: &Vault, done: &ByNet) -> Result<(), Refusal> {
    let names = names(vault)?;
    for one in &done.bundles {
        let name = names.get(&one.bundle).cloned().unwrap_or_default();
        shell.say("held-by-mailbox", facts![bundle = one.bundle, name = name]);
    }
    if !done.bundles.is_empty() {
        shell.say("held-means", Facts::new());
    }
    say_acceptances(shell, &done.acceptances);
    if done.messages_sent > 0 {
        shell.say("messages-went", facts![count = done.messages_sent]);
    }
    say_messages(shell, done.messages);
    if done.cards > 0 {
        shell.say("cards-came", facts![count = done.cards]);
    }
    for bundle in &done.withdrawn {
        shell.say("withdrawn-there", facts![bundle = *bundle]);
    }
    say_problems(shell, &done.problems, &names, None);
    say_waits(shell, &done.waits);
    say_notes(shell, &done.notes);
    let said = [done.messages_sent, done.messages, done.cards].iter().any(|count| *count > 0);
    let moved = !(done.bundles.is_empty() && done.acceptances.is_empty() && done.withdrawn.is_empty());
    if !(said || moved) && done.problems.is_empty() && done.waits.is_empty() {
        shell.say("courier-nothing-collector", Facts::new());
    }
    say_paused(shell, vault)?;
    say_bytes(shell, vault, done.sent, done.received)
}

/// How many messages came.
pub fn say_messages(shell: &Shell, count: u64) {
    if count > 0 {
        shell.say("messages-came", facts![count = count]);
    }
}

/// Who must wait for the next round, why, and until when the mailbox asked to be left in peace.
pub fn say_waits(shell: &Shell, waits: &[Waits]) {
    for one in waits {
        shell.say("courier-waits", facts![name = &one.partner]);
        say_why(shell, &estimate::waits(one.code, &one.partner).because(&one.text));
        if one.until_seconds > 0 {
            let left = estimate::time(&shell.words, Duration::from_secs(one.until_seconds));
            shell.say("courier-waits-asked", facts![left = left]);
        }
    }
}

/// What should be known although nothing failed.
pub fn say_notes(shell: &Shell, notes: &[&'static str]) {
    for code in notes {
        let refusal = Refusal::new(code);
        shell.put(&refusal.message(&shell.words));
        say_hint(shell, &refusal);
    }
}

/// What went over the network, now and in this month.
pub fn say_bytes(shell: &Shell, vault: &Vault, sent: u64, received: u64) -> Result<(), Refusal> {
    if sent == 0 && received == 0 {
        return Ok(());
    }
    let meter = vault.meter()?;
    let month = size(meter.sent.saturating_add(meter.received));
    let mut facts = facts![sent = size(sent), received = size(received), month = month];
    match vault.network()?.monthly_limit {
        Some(limit) => {
            facts.extend(facts![limit = size(limit)]);
            shell.say("bytes-went-of", facts);
        }
        None => shell.say("bytes-went", facts),
    }
    Ok(())
}

/// What a patient round waits for, once for each reason: whoever reads the output later sees why.
fn say_wait(shell: &Shell, at: &Progress, before: &mut Option<&'static str>) {
    let code = at.waits.map(|(code, _)| code);
    if let Some(code) = code
        && *before != Some(code)
    {
        let why = estimate::waits(code, &at.partner);
        shell.note("courier-waits-now", facts![name = &at.partner, why = why.message(&shell.words)]);
    }
    *before = code.or(*before);
}

/// What stays when it was stopped: the parts that are there.
fn say_left(shell: &Shell, vault: &Vault) -> Result<(), Refusal> {
    for one in vault.outbox()? {
        if one.state == "queued" && one.delivered > 0 {
            shell.say("courier-left", facts![bundle = one.bundle, done = one.delivered, parts = one.parts]);
        }
    }
    Ok(())
}

fn say_delivered(shell: &Shell, vault: &Vault, done: &Delivered, to: &Path) -> Result<(), Refusal> {
    for bundle in &done.bundles {
        let line = facts![bundle = bundle.bundle, parts = bundle.parts, sent = bundle.sent, path = to];
        shell.say("delivered", line);
    }
    say_acceptances(shell, &done.acceptances);
    for reply in &done.replies {
        shell.say("reply-delivered", facts![bundle = *reply, path = to]);
    }
    say_problems(shell, &done.problems, &names(vault)?, Some(to));
    let quiet = done.bundles.is_empty() && done.replies.is_empty();
    if quiet && done.acceptances.is_empty() && done.problems.is_empty() {
        shell.say(&format!("courier-nothing-{}", vault.role().code()), Facts::new());
    }
    if !done.bundles.is_empty() {
        shell.say("courier-inspector", Facts::new());
    }
    say_paused(shell, vault)
}

/// What waits because somebody paused it: it must not look forgotten.
fn say_paused(shell: &Shell, vault: &Vault) -> Result<(), Refusal> {
    let paused = vault.outbox()?.iter().filter(|one| one.state == "queued" && one.paused).count();
    if paused > 0 {
        shell.say("courier-paused", facts![count = paused]);
    }
    Ok(())
}

fn say_acceptances(shell: &Shell, acceptances: &[RecordedAcceptance]) {
    for one in acceptances {
        let line = facts![bundle = one.bundle, stored = one.stored, verified = one.verified];
        shell.say("acceptance-recorded", line);
    }
}

/// With whom each bundle is: to whom it goes, or from whom it came.
pub type Names = BTreeMap<Id, String>;

/// With whom the bundles of this vault are.
pub fn names(vault: &Vault) -> Result<Names, Refusal> {
    Ok(match vault.role() {
        Role::Collector => vault.outbox()?.into_iter().map(|one| (one.bundle, one.partner)).collect(),
        Role::Partner => {
            let came = vault.inbox()?.into_iter();
            came.filter_map(|one| Some((one.bundle, one.collector?))).collect()
        }
    })
}

/// What could not be done, each with what to do about it; `at` is the folder of the road.
pub fn say_problems(shell: &Shell, problems: &[Problem], names: &Names, at: Option<&Path>) {
    for problem in problems {
        let name = names.get(&problem.bundle).cloned().unwrap_or_default();
        let refusal = estimate::waits(problem.code, &name)
            .fact("given", problem.bundle)
            .fact("path", at.unwrap_or(Path::new("")))
            .because(&problem.text);
        shell.say("courier-problem", facts![bundle = problem.bundle]);
        say_why(shell, &refusal);
    }
}

/// Why, and what to do, beneath a sentence that says what it concerns.
pub fn say_why(shell: &Shell, refusal: &Refusal) {
    shell.put(&format!("    {} {}", refusal.message(&shell.words), refusal.small()));
    say_hint(shell, refusal);
}

fn say_hint(shell: &Shell, refusal: &Refusal) {
    for line in wrapped(&refusal.hint(&shell.words), WIDTH) {
        shell.put(&format!("    {line}"));
    }
}
