//! `acquire`: files and folders into a case, one after the other, each with its own result.

use std::path::{Path, PathBuf};

use sanad_evidence::Id;
use sanad_vault::{AcquireError, Acquired, Fault, Found, Job, Vault, find_files};
use serde_json::{Value, json};

use super::{Outcome, json_of, own_case_of};
use crate::facts;
use crate::refusal::{Refusal, WIDTH};
use crate::shell::{Answer, Shell};
use crate::show::{short, size, wrapped};

/// What became of everything that was named.
#[derive(Default)]
struct Tally {
    acquired: Vec<(PathBuf, Acquired)>,
    refused: Vec<Value>,
    /// In the case already, as this item.
    skipped: Vec<(PathBuf, Id)>,
    not_taken: Vec<PathBuf>,
    stopped: bool,
    /// Why no other file would go either: the vault's own disk.
    ended_by: Option<Refusal>,
}

/// How many of the files that were not taken are named; `--json` names them all.
const NAMED: usize = 20;

pub fn run(shell: &Shell, case: Option<&str>, paths: &[PathBuf], skip_kept: bool) -> Outcome {
    let vault = shell.open()?;
    // Without a case it is taken in at once and filed later.
    let id = case.map(|code| own_case_of(&vault, code)).transpose()?;
    let in_words = case.map_or_else(|| shell.words.line("the-tray", &facts![]), str::to_owned);
    let case = in_words.as_str();
    let found: Vec<_> = paths.iter().flat_map(|path| find_files(path)).collect();
    let mut tally = shell.work(|job| acquire_all(shell, &vault, id.as_ref(), found, skip_kept, job));
    let bytes: u64 = tally.acquired.iter().map(|(_, acquired)| acquired.size).sum();
    shell.put("");
    shell.say("acquire-kept", facts![count = tally.acquired.len(), size = size(bytes), case = case]);
    if !tally.refused.is_empty() {
        shell.say("acquire-refused", facts![count = tally.refused.len()]);
    }
    if !tally.skipped.is_empty() {
        shell.say("acquire-skipped", facts![count = tally.skipped.len()]);
    }
    if tally.stopped || tally.ended_by.is_some() {
        say_not_taken(shell, &tally, skip_kept);
    }
    if let Some(refusal) = tally.ended_by.take() {
        return Err(with_tally(refusal, &tally));
    }
    if !tally.acquired.is_empty() {
        shell.say("acquire-next", facts![]);
    }
    let whole = tally.refused.is_empty() && !tally.stopped;
    Ok(Answer::partly(
        json!({
            "case": case,
            "acquired": acquired_json(&tally.acquired),
            "refused": tally.refused,
            "skipped": skipped_json(&tally.skipped),
            "not_tried": tally.not_taken.len(),
            "not_taken": paths_json(&tally.not_taken),
            "stopped": tally.stopped,
        }),
        whole,
    ))
}

fn acquire_all(
    shell: &Shell,
    vault: &Vault,
    case: Option<&Id>,
    found: Vec<Result<Found, (PathBuf, AcquireError)>>,
    skip_kept: bool,
    job: &Job,
) -> Tally {
    let sizes = found.iter().flatten().filter_map(|one| std::fs::metadata(&one.path).ok());
    job.expect_bytes(sizes.map(|facts| facts.len()).sum());
    let mut tally = Tally::default();
    let mut left = found.into_iter();
    let take = |one: &Found| match case {
        Some(case) => vault.acquire(case, one, job),
        None => vault.acquire_into_tray(one, job),
    };
    let kept_as = |one: &Found| match case {
        Some(case) => vault.kept_as(case, one, job),
        None => match vault.tray()? {
            Some(tray) => vault.kept_as(&tray, one, job),
            None => Ok(None),
        },
    };
    while let Some(one) = left.next() {
        let (path, result) = match one {
            Ok(one) if skip_kept => match kept_as(&one) {
                Ok(Some(item)) => {
                    say_skipped(shell, &one.path, &item);
                    tally.skipped.push((one.path, item));
                    continue;
                }
                Ok(None) => (one.path.clone(), take(&one)),
                Err(error) => (one.path, Err(error)),
            },
            Ok(one) => (one.path.clone(), take(&one)),
            Err((path, error)) => (path, Err(error)),
        };
        match result {
            Ok(acquired) => {
                say_acquired(shell, &acquired);
                tally.acquired.push((path, acquired));
            }
            Err(AcquireError::Fault(Fault::Stopped)) => {
                tally.stopped = true;
                tally.not_taken = paths_left(path, left);
                break;
            }
            Err(AcquireError::Fault(fault)) => {
                tally.not_taken = paths_left(path, left);
                tally.ended_by = Some(fault.into());
                break;
            }
            Err(error) => refuse(shell, &mut tally, &path, error.into()),
        }
    }
    tally
}

/// The one that was being read, and all after it.
fn paths_left(
    path: PathBuf,
    left: impl Iterator<Item = Result<Found, (PathBuf, AcquireError)>>,
) -> Vec<PathBuf> {
    let path_of = |one| match one {
        Ok(Found { path, .. }) | Err((path, _)) => path,
    };
    std::iter::once(path).chain(left.map(path_of)).collect()
}

fn say_not_taken(shell: &Shell, tally: &Tally, skip_kept: bool) {
    if tally.stopped {
        shell.say("acquire-stopped", facts![count = tally.not_taken.len()]);
    }
    for path in tally.not_taken.iter().take(NAMED) {
        shell.say("acquire-not-taken", facts![path = path]);
    }
    let more = tally.not_taken.len().saturating_sub(NAMED);
    if more > 0 {
        shell.say("acquire-not-taken-more", facts![count = more]);
    }
    if !tally.acquired.is_empty() && !skip_kept {
        shell.say("acquire-go-on", facts![]);
    }
}

fn say_skipped(shell: &Shell, path: &Path, item: &Id) {
    shell.say("skipped-one", facts![id = *item, path = path]);
}

fn say_acquired(shell: &Shell, acquired: &Acquired) {
    let line = facts![id = acquired.item, size = size(acquired.size), name = &acquired.file_name];
    shell.say("acquired-one", line);
    if let Some(same) = &acquired.same_as {
        shell.say("acquired-same", facts![id = *same]);
    }
}

fn refuse(shell: &Shell, tally: &mut Tally, path: &Path, refusal: Refusal) {
    let path = path.to_string_lossy();
    shell.say("not-acquired-one", facts![path = &*path]);
    shell.put(&format!("      {} {}", refusal.message(&shell.words), refusal.small()));
    for line in wrapped(&refusal.hint(&shell.words), WIDTH) {
        shell.put(&format!("      {line}"));
    }
    let mut value = refusal.json(&shell.words);
    if let Some(object) = value.as_object_mut() {
        object.insert("path".to_owned(), json!(path));
    }
    tally.refused.push(value);
}

fn acquired_json(acquired: &[(PathBuf, Acquired)]) -> Value {
    let one = |(path, acquired): &(PathBuf, Acquired)| {
        let mut value = json_of(acquired);
        if let Some(object) = value.as_object_mut() {
            object.insert("path".to_owned(), json!(path.to_string_lossy()));
            object.insert("short".to_owned(), json!(short(&acquired.item)));
        }
        value
    };
    acquired.iter().map(one).collect()
}

fn skipped_json(skipped: &[(PathBuf, Id)]) -> Value {
    skipped.iter().map(|(path, item)| json!({"path": path.to_string_lossy(), "item": item})).collect()
}

fn paths_json(paths: &[PathBuf]) -> Value {
    paths.iter().map(|path| json!(path.to_string_lossy())).collect()
}

/// The vault's own disk failed: what was kept before is kept, and said.
fn with_tally(mut refusal: Refusal, tally: &Tally) -> Refusal {
    refusal.add("acquired", &acquired_json(&tally.acquired));
    refusal.add("refused", &tally.refused);
    refusal.add("skipped", &skipped_json(&tally.skipped));
    refusal.add("not_tried", &tally.not_taken.len());
    refusal.add("not_taken", &paths_json(&tally.not_taken));
    refusal
}
