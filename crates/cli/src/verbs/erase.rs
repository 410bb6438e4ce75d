//! `forget` and `dispose`: letting an original go. What goes, what stays and what cannot be undone
//! is said before.

use serde_json::json;

use super::Outcome;
use crate::facts;
use crate::shell::{Answer, Shell};
use crate::show::size;

pub fn forget(shell: &Shell, given: &str, yes: bool) -> Outcome {
    let vault = shell.open()?;
    let item = vault.find_item(given)?;
    let row = vault.show(&item)?.row;
    let name = row.title.or(row.file_name).unwrap_or_default();
    shell.confirm("forget", facts![id = item, name = name, size = size(row.size)], yes)?;
    vault.forget(&item)?;
    shell.say("forgotten", facts![id = item]);
    Ok(Answer::done(json!({"item": item, "state": "forgotten"})))
}

pub fn dispose(shell: &Shell, given: &str, reason: &str, yes: bool) -> Outcome {
    let vault = shell.open()?;
    let item = vault.find_item(given)?;
    let row = vault.show(&item)?.row;
    let name = row.title.or(row.file_name).unwrap_or_default();
    shell.confirm("dispose", facts![id = item, name = name, size = size(row.size)], yes)?;
    vault.dispose(&item, reason)?;
    shell.say("disposed", facts![id = item]);
    Ok(Answer::done(json!({"item": item, "state": "disposed"})))
}
