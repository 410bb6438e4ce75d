//! `acquire`: files and folders into a case, one after the other, each with its own result.

use std::path::{Path, PathBuf};

use sanad_evidence::Id;
use sanad_vault::{AcquireError, Acquired, Fault, Found, Job, Vault, find_files};
use serde_json::{Value, json};

use super::{Outcome, json_of};
use crate::facts;
use crate::refusal::{Refusal, WIDTH};
use crate::shell::{Answer, Shell};
use crate::show::{short, size, wrapped};

/// What became of everything that was named.
#[derive(Default)]
struct Tally {
    acquired: Vec<(PathBuf, Acquired)>,
    refused: Vec<Value>,
    not_tried: usize,
    stopped: bool,
    /// Why no other file would go either: the vault's own disk.
    ended_by: Option<Refusal>,
}

pub fn run(shell: &Shell, case: &str, paths: &[PathBuf]) -> Outcome {
    let vault = shell.open()?;
    let id = vault.own_case(case)?;
    let found: Vec<_> = paths.iter().flat_map(|path| find_files(path)).collect();
    let tally = shell.work(|job| acquire_all(shell, &vault, &id, found, job));
    let bytes: u64 = tally.acquired.iter().map(|(_, acquired)| acquired.size).sum();
    shell.put("");
    shell.say("acquire-kept", facts![count = tally.acquired.len(), size = size(bytes), case = case]);
    if !tally.refused.is_empty() {
        shell.say("acquire-refused", facts![count = tally.refused.len()]);
    }
    if tally.stopped {
        shell.say("acquire-stopped", facts![count = tally.not_tried]);
    }
    if let Some(refusal) = tally.ended_by {
        return Err(with_tally(refusal, &tally.acquired, &tally.refused, tally.not_tried));
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
            "not_tried": tally.not_tried,
            "stopped": tally.stopped,
        }),
        whole,
    ))
}

fn acquire_all(
    shell: &Shell,
    vault: &Vault,
    case: &Id,
    found: Vec<Result<Found, (PathBuf, AcquireError)>>,
    job: &Job,
) -> Tally {
    let sizes = found.iter().flatten().filter_map(|one| std::fs::metadata(&one.path).ok());
    job.expect_bytes(sizes.map(|facts| facts.len()).sum());
    let mut tally = Tally::default();
    let mut left = found.len();
    for one in found {
        left = left.saturating_sub(1);
        let (path, result) = match one {
            Ok(one) => (one.path.clone(), vault.acquire(case, &one, job)),
            Err((path, error)) => (path, Err(error)),
        };
        match result {
            Ok(acquired) => {
                say_acquired(shell, &acquired);
                tally.acquired.push((path, acquired));
            }
            Err(AcquireError::Fault(Fault::Stopped)) => {
                tally.stopped = true;
                tally.not_tried = left.saturating_add(1);
                break;
            }
            Err(AcquireError::Fault(fault)) => {
                tally.not_tried = left.saturating_add(1);
                tally.ended_by = Some(fault.into());
                break;
            }
            Err(error) => refuse(shell, &mut tally, &path, error.into()),
        }
    }
    tally
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

/// The vault's own disk failed: what was kept before is kept, and said.
fn with_tally(
    mut refusal: Refusal,
    acquired: &[(PathBuf, Acquired)],
    refused: &[Value],
    not_tried: usize,
) -> Refusal {
    refusal.add("acquired", &acquired_json(acquired));
    refusal.add("refused", refused);
    refusal.add("not_tried", &not_tried);
    refusal
}
