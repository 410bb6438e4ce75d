//! `custody` and `fixity`: what was done with what, and whether all is as it was.

use std::collections::BTreeMap;

use sanad_evidence::Id;
use sanad_vault::{EntryView, FixityReport};
use serde_json::json;

use super::{Outcome, case_of, json_of};
use crate::facts;
use crate::shell::{Answer, Shell};
use crate::show::{short, shown, size, table, when};
use crate::words::Facts;

pub fn run(shell: &Shell, case: Option<&str>, item: Option<&str>) -> Outcome {
    let vault = shell.open()?;
    let case = case.map(|code| case_of(&vault, code)).transpose()?;
    let item = item.map(|given| vault.find_item(given)).transpose()?;
    let entries = vault.custody(case.as_ref(), item.as_ref())?;
    if entries.is_empty() {
        shell.say("no-entries", Facts::new());
    }
    let items = vault.items(case.as_ref())?;
    let names: BTreeMap<Id, String> =
        items.into_iter().filter_map(|row| Some((row.id, row.title.or(row.file_name)?))).collect();
    say_entries(shell, &entries, Some(&names));
    Ok(Answer::done(json!({"entries": json_of(&entries)})))
}

/// Entries as sentences, log by log: number, claimed time, who by code, what was done with what.
pub fn say_entries(shell: &Shell, entries: &[EntryView], names: Option<&BTreeMap<Id, String>>) {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut last: Option<&str> = None;
    for entry in entries {
        if last != Some(entry.log.as_str()) {
            shell.put_all(&table(&std::mem::take(&mut rows)));
            let whose = if entry.foreign { "log-of-collector" } else { "log-of-here" };
            shell.say(whose, facts![log = &entry.log]);
            last = Some(entry.log.as_str());
        }
        let mut time = when(&entry.claimed_at);
        if entry.clock == "wrong" {
            time.push_str(" (!)");
        }
        let mut cells = vec![format!("  {:>5}", entry.index), time, shown(&entry.agent)];
        cells.push(sentence(shell, entry));
        if let Some(names) = names {
            let name = names.get(&entry.thing).map(|name| shown(name));
            let thing =
                shell.words.line(&format!("thing-{}", entry.thing_kind), &facts![id = short(&entry.thing)]);
            cells.push(name.map_or_else(|| thing.clone(), |name| format!("{thing}  {name}")));
        }
        rows.push(cells);
    }
    shell.put_all(&table(&rows));
    if entries.iter().any(|entry| entry.clock == "wrong") {
        shell.say("clock-was-wrong", Facts::new());
    }
}

fn sentence(shell: &Shell, entry: &EntryView) -> String {
    let action = shell.words.line(&format!("action-{}", entry.action), &Facts::new());
    match &entry.outcome {
        Some(outcome) => match shell.words.find(&format!("outcome-{outcome}"), None) {
            Some(words) => format!("{action}: {words}"),
            None => format!("{action}: {}", shown(outcome)),
        },
        None => action,
    }
}

pub fn fixity(shell: &Shell) -> Outcome {
    let vault = shell.open()?;
    let report = shell.work(|job| vault.check_fixity(job))?;
    say_fixity(shell, &report);
    let whole = report.findings.is_empty();
    shell.say(if whole { "fixity-whole" } else { "fixity-damaged" }, facts![count = report.findings.len()]);
    let mut answer = json_of(&report);
    if let Some(object) = answer.as_object_mut() {
        object.insert("holds".to_owned(), json!(whole));
    }
    Ok(Answer::partly(answer, whole))
}

/// What was read, and everything that is wrong.
pub fn say_fixity(shell: &Shell, report: &FixityReport) {
    let counts = facts![whole = report.whole, size = size(report.bytes), entries = report.entries];
    shell.say("fixity-read", counts);
    for finding in &report.findings {
        let words = shell.words.line(&format!("fixity-{}", finding.code), &Facts::new());
        shell.put(&format!("    {words} ({}) [{}]", shown(&finding.thing), finding.code));
    }
}
