//! `vault backup`, `vault restore`, and the drill.

use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use sanad_vault::{FixityReport, OpensWith, Vault};
use serde_json::json;

use super::custody::say_fixity;
use super::{Outcome, json_of};
use crate::args::BackupKey;
use crate::facts;
use crate::refusal::Refusal;
use crate::shell::{Answer, Shell};
use crate::show::size;
use crate::words::Facts;

pub fn backup(shell: &Shell, dir: &Path, key: BackupKey) -> Outcome {
    let opens_with = match key {
        BackupKey::Both => OpensWith::Both,
        BackupKey::Passphrase => OpensWith::Passphrase,
        BackupKey::Sheet => OpensWith::Sheet,
    };
    // Nobody can see whether a sheet was ever made: one that opens the vault is the proof that a
    // backup for the sheet alone can be opened at all.
    if opens_with == OpensWith::Sheet && shell.secrets().recovery.is_empty() {
        return Err(Refusal::new("sheet-not-at-hand"));
    }
    let vault = shell.open()?;
    let done = shell.work(|job| vault.backup(dir, opens_with, job))?;
    shell.say(
        "backup-done",
        facts![
            path = dir,
            copied = done.copied,
            already = done.already,
            removed = done.removed,
            size = size(done.bytes)
        ],
    );
    shell.say(&format!("backup-opens-{}", opens_with.code()), Facts::new());
    let disk = |path: &Path| std::fs::metadata(path).map(|facts| facts.dev()).ok();
    let same_disk = disk(dir).is_some() && disk(dir) == disk(vault.folder());
    if same_disk {
        shell.say("backup-same-disk", Facts::new());
    }
    Ok(Answer::done(json!({
        "folder": dir.to_string_lossy(),
        "copied": done.copied,
        "already": done.already,
        "removed": done.removed,
        "bytes": done.bytes,
        "opens_with": opens_with.code(),
        "same_disk": same_disk,
    })))
}

/// Reads a backup where it lies, as a restore would.
pub fn drill(shell: &Shell, dir: &Path) -> Outcome {
    let report: FixityReport = shell.with_key(|key| shell.work(|job| Vault::drill(dir, key, job)))?;
    say_fixity(shell, &report);
    let whole = report.findings.is_empty();
    shell.say(if whole { "drill-whole" } else { "drill-damaged" }, facts![path = dir]);
    let mut answer = json_of(&report);
    if let Some(object) = answer.as_object_mut() {
        object.insert("brings_back_everything".to_owned(), json!(whole));
    }
    Ok(Answer::partly(answer, whole))
}

pub fn restore(shell: &Shell, dir: &Path) -> Outcome {
    let folder = shell.folder()?;
    shell.work(|job| sanad_vault::restore(dir, folder, job))?;
    shell.say("restore-copied", facts![path = folder]);
    // Opening it is what begins the new logs.
    let vault = shell.open().map_err(|refusal| {
        shell.note("restore-unopened", facts![path = folder]);
        Refusal { with: [("copied".to_owned(), json!(true))].into_iter().collect(), ..refusal }
    })?;
    let facts = vault.facts()?;
    shell.say("restore-done", facts![cases = facts.cases, items = facts.items, size = size(facts.bytes)]);
    Ok(Answer::done(json!({
        "folder": vault.folder().to_string_lossy(),
        "vault": facts.vault,
        "cases": facts.cases,
        "items": facts.items,
        "bytes": facts.bytes,
    })))
}
