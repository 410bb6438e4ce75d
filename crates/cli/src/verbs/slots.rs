//! `vault passphrases …` and `desk approve`: further persons who can open this vault, and a partner's signed yes.

use std::path::Path;

use sanad_vault::Vault;
use serde_json::json;

use super::{Outcome, json_of};
use crate::facts;
use crate::refusal::Refusal;
use crate::secrets::{Key, Place, new_passphrase};
use crate::shell::{Answer, Shell};

pub fn list(shell: &Shell) -> Outcome {
    let vault = shell.open()?;
    let slots = vault.keyslots()?;
    for slot in &slots {
        shell
            .say("passphrases-row", facts![agent = &slot.agent, mine = if slot.mine { "yes" } else { "no" }]);
    }
    Ok(Answer::done(json!({ "passphrases": json_of(&slots) })))
}

pub fn add(shell: &Shell, place: Option<&Place>) -> Outcome {
    let vault = shell.open()?;
    let Key::Passphrase(current) = shell.secrets().key(shell)? else {
        return Err(Refusal::new("second-with-sheet"));
    };
    let new = new_passphrase(shell, place)?;
    let slot = vault.add_passphrase(&current, &new)?;
    shell.say("passphrase-added", facts![agent = &slot.agent]);
    Ok(Answer::done(json_of(&slot)))
}

pub fn remove(shell: &Shell, agent: &str, yes: bool) -> Outcome {
    let vault = shell.open()?;
    let slots = vault.keyslots()?;
    let slot = slots.iter().find(|slot| slot.agent == agent);
    let slot = slot.ok_or_else(|| Refusal::new("agent-unknown").fact("given", agent))?;
    let Key::Passphrase(current) = shell.secrets().key(shell)? else {
        return Err(Refusal::new("second-with-sheet"));
    };
    shell.confirm("remove-passphrase", facts![agent = agent], yes)?;
    vault.remove_keyslot(slot.slot, &current)?;
    shell.say("passphrase-removed", facts![agent = agent]);
    Ok(Answer::done(json!({ "removed": agent })))
}

pub fn approve(
    shell: &Shell,
    vault: &Vault,
    (collector, person): (&str, &str),
    kind: &str,
    days: u32,
    out: &Path,
) -> Outcome {
    let id = vault.person_by_code(person)?;
    let bytes = vault.approve(collector, &id, kind, days)?;
    super::person::write_new(out, &bytes)?;
    shell.say("approved", facts![name = collector, path = out]);
    Ok(Answer::done(json!({ "person": id, "kind": kind, "days": days, "path": out.to_string_lossy() })))
}
