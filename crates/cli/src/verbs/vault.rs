//! `vault create`, `vault info`, `case …`; the other verbs of `vault` by name.

use sanad_vault::keys::Cost;
use sanad_vault::{CreateError, NewVault, Role, Vault};
use serde_json::json;

use super::{Outcome, backup, case_of, json_of, keys, slots};
use crate::args::{CaseVerb, CreateArgs, VaultRole, VaultVerb};
use crate::facts;
use crate::refusal::Refusal;
use crate::secrets::Place;
use crate::sheets::SheetPlan;
use crate::shell::{Answer, Shell};
use crate::show::{short, shown, size, table, when};
use crate::words::Facts;

pub fn run(shell: &Shell, verb: VaultVerb) -> Outcome {
    match verb {
        VaultVerb::Create(args) => create(shell, &args),
        VaultVerb::Info => info(shell),
        VaultVerb::Passphrases => slots::list(shell),
        VaultVerb::AddPassphrase { new_passphrase_file, new_passphrase_fd } => {
            slots::add(shell, Place::named(new_passphrase_file.as_ref(), new_passphrase_fd).as_ref())
        }
        VaultVerb::RemovePassphrase { agent, yes } => slots::remove(shell, &agent, yes),
        VaultVerb::ChangePassphrase(args) => keys::change_passphrase(shell, &args),
        VaultVerb::RecoverySheet { check, .. } if !check.is_empty() => keys::rehearse(shell, &check),
        VaultVerb::RecoverySheet { kind, out, second_out, .. } => {
            keys::new_sheet(shell, kind, out.as_ref(), second_out.as_ref())
        }
        VaultVerb::Backup { dir, opens_with } => backup::backup(shell, &dir, opens_with),
        VaultVerb::Restore { dir, drill: true } => backup::drill(shell, &dir),
        VaultVerb::Restore { dir, drill: false } => backup::restore(shell, &dir),
        VaultVerb::Wipe { yes } => keys::wipe(shell, yes),
    }
}

/// What one try of a passphrase shall cost: about a second here, or, for tests only, the least.
pub fn cost(floor: bool) -> Cost {
    // A machine without the 64 MiB to measure with gets the least that is accepted.
    if floor { Cost::FLOOR } else { Cost::calibrate().unwrap_or(Cost::FLOOR) }
}

fn create(shell: &Shell, args: &CreateArgs) -> Outcome {
    let folder = shell.folder()?;
    if std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        // Before anything is asked.
        return Err(CreateError::NotEmpty { path: folder.to_owned() }.into());
    }
    let role = match args.role {
        VaultRole::Collector => Role::Collector,
        VaultRole::Partner => Role::Partner,
    };
    let name = match (role, &args.name) {
        (Role::Collector, Some(_)) => return Err(Refusal::usage("name-for-partner")),
        (Role::Partner, None) if shell.can_ask() => Some(shell.ask("ask-partner-name", Facts::new())?),
        (Role::Partner, None) => return Err(CreateError::PartnerName.into()),
        (_, name) => name.clone(),
    };
    let sheet = &args.sheet;
    let plan = SheetPlan::make(shell, sheet.kind, sheet.out.as_ref(), sheet.second_out.as_ref(), folder)?;
    let passphrase = shell.secrets().first_passphrase(shell)?;
    let created = Vault::create(&NewVault {
        folder,
        role,
        partner_name: name.as_deref(),
        passphrase: &passphrase,
        cost: cost(args.argon2_floor),
        recovery: &plan.choice(),
    })?;
    let vault = created.vault;
    shell.say("vault-created", facts![path = vault.folder(), role = role.code()]);
    let recovery = plan.hand_over(shell, created.sheet.as_ref(), created.other_half.as_ref())?;
    match role {
        Role::Collector => shell.say("vault-created-collector", Facts::new()),
        Role::Partner => shell.say("vault-created-partner", Facts::new()),
    }
    Ok(Answer::done(json!({
        "vault": vault.id(),
        "folder": vault.folder().to_string_lossy(),
        "role": role,
        "name": name,
        "recovery": recovery.get("recovery"),
        "sheets": recovery.get("sheets"),
    })))
}

fn info(shell: &Shell) -> Outcome {
    let vault = shell.open()?;
    let facts = vault.facts()?;
    let row = |id: &str, value: String| vec![format!("  {}", shell.words.line(id, &Facts::new())), value];
    shell.say("info-title", facts![path = &facts.folder]);
    shell.put_all(&table(&[
        row("info-role", shell.words.line(&format!("role-{}", facts.role.code()), &Facts::new())),
        row("info-vault", facts.vault.to_string()),
        row("info-made", when(&facts.made_at)),
        row("info-cases", facts.cases.to_string()),
        row("info-items", facts.items.to_string()),
        row("info-bytes", size(facts.bytes)),
        row("info-free", size(facts.free)),
    ]));
    Ok(Answer::done(json!({
        "vault": facts.vault,
        "role": facts.role,
        "folder": facts.folder.to_string_lossy(),
        "agent": facts.agent,
        "made_at": facts.made_at,
        "cases": facts.cases,
        "items": facts.items,
        "bytes": facts.bytes,
        "free": facts.free,
        "sheet_unsure": facts.sheet_unsure,
    })))
}

/// `case new`, `case list`.
pub fn case(shell: &Shell, verb: CaseVerb) -> Outcome {
    let vault = shell.open()?;
    match verb {
        CaseVerb::Facts { code, from } => super::plan::facts(shell, &vault, &code, from.as_deref()),
        CaseVerb::New { code } => {
            let id = vault.new_case(&code)?;
            shell.say("case-opened", facts![case = &code]);
            Ok(Answer::done(json!({"case": id, "code": code})))
        }
        CaseVerb::Note { code, text } => {
            let id = case_of(&vault, &code)?;
            vault.set_case_note(&id, &text)?;
            let kept = if text.trim().is_empty() { "case-note-gone" } else { "case-note-kept" };
            shell.say(kept, facts![case = &code]);
            Ok(Answer::done(json!({"case": id, "code": code, "note": text.trim()})))
        }
        CaseVerb::List => {
            let cases = vault.cases()?;
            if cases.is_empty() {
                shell.say(&format!("no-cases-{}", vault.role().code()), Facts::new());
            }
            let rows: Vec<Vec<String>> = cases
                .iter()
                .map(|case| {
                    let holds = facts![items = case.items, entries = case.entries];
                    let name = match &case.note {
                        Some(note) => format!("{}  ({})", shown(&case.code), shown(note)),
                        None => shown(&case.code),
                    };
                    vec![format!("  {}", short(&case.id)), shell.words.line("case-holds", &holds), name]
                })
                .collect();
            shell.put_all(&table(&rows));
            Ok(Answer::done(json!({"cases": json_of(&cases)})))
        }
    }
}
