//! What opens a vault: a new passphrase, a new sheet, all keys anew; and burning them.

use std::path::PathBuf;

use serde_json::json;

use super::{Outcome, vault};
use crate::args::{PassphraseArgs, RecoveryKind};
use crate::facts;
use crate::refusal::Refusal;
use crate::secrets::{Place, new_passphrase, read_sheets};
use crate::sheets::SheetPlan;
use crate::shell::{Answer, Shell};
use crate::words::Facts;

pub fn change_passphrase(shell: &Shell, args: &PassphraseArgs) -> Outcome {
    let sheet = &args.sheet;
    let sheets_named = sheet.kind.is_some() || sheet.out.is_some() || sheet.second_out.is_some();
    if sheets_named && !args.seen {
        return Err(Refusal::usage("sheet-without-seen"));
    }
    let place = Place::named(args.new_passphrase_file.as_ref(), args.new_passphrase_fd);
    let open = shell.open()?;
    let folder = open.folder().to_owned();
    if !args.seen {
        let new = new_passphrase(shell, place.as_ref())?;
        open.change_passphrase(&new)?;
        shell.say("passphrase-changed", Facts::new());
        return Ok(Answer::done(json!({"changed": "passphrase"})));
    }
    let plan = SheetPlan::make(shell, sheet.kind, sheet.out.as_ref(), sheet.second_out.as_ref(), &folder)?;
    let new = new_passphrase(shell, place.as_ref())?;
    let sheets = open.replace_keys(&new, vault::cost(args.argon2_floor), &plan.choice())?;
    shell.say("keys-replaced", Facts::new());
    if sheets.dropped > 0 {
        shell.say("keys-dropped", facts![count = sheets.dropped]);
    }
    let recovery = plan.hand_over(shell, sheets.sheet.as_ref(), sheets.other_half.as_ref())?;
    Ok(Answer::done(json!({
        "changed": "all-keys",
        "dropped": sheets.dropped,
        "recovery": recovery.get("recovery"),
        "sheets": recovery.get("sheets"),
    })))
}

pub fn new_sheet(
    shell: &Shell,
    kind: Option<RecoveryKind>,
    out: Option<&PathBuf>,
    second: Option<&PathBuf>,
) -> Outcome {
    let vault = shell.open()?;
    // This verb spells its options in its own way.
    let plan =
        SheetPlan::make(shell, kind, out, second, vault.folder()).map_err(|refusal| match refusal.code {
            "recovery-choice-needed" => Refusal::new("recovery-kind-needed"),
            _ => refusal,
        })?;
    let sheets = vault.new_sheet(&plan.choice())?;
    let answer = plan.hand_over(shell, sheets.sheet.as_ref(), sheets.other_half.as_ref())?;
    shell.say("sheet-replaced", Facts::new());
    Ok(Answer::done(answer))
}

/// Rehearses the way back in: whether these sheets open this vault.
pub fn rehearse(shell: &Shell, sheets: &[PathBuf]) -> Outcome {
    let keys = read_sheets(sheets)?;
    let vault = shell.open()?;
    vault.check_sheet(&keys)?;
    shell.say("sheet-opens", Facts::new());
    Ok(Answer::done(json!({"opens": true})))
}

pub fn wipe(shell: &Shell, yes: bool) -> Outcome {
    let vault = shell.open()?;
    let (facts, folder) = (vault.facts()?, vault.folder().to_owned());
    shell.confirm("wipe", facts![path = &folder, items = facts.items, cases = facts.cases], yes)?;
    vault.wipe()?;
    shell.say("vault-wiped", facts![path = &folder]);
    Ok(Answer::done(json!({"wiped": folder.to_string_lossy()})))
}
