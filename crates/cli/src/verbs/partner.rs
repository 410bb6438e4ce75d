//! `partner …`, `collectors …`, `trust`: who the other side is.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use sanad_vault::{OpenedInvitation, Role, Vault};
use serde_json::json;

use super::{Outcome, json_of, network};
use crate::args::{CollectorsVerb, PartnerVerb};
use crate::facts;
use crate::refusal::Refusal;
use crate::secrets::invitation_code;
use crate::sheets::new_file;
use crate::shell::{Answer, Shell, TRIES};
use crate::show::{fingerprint, shown, when};
use crate::words::Facts;

pub fn run(shell: &Shell, verb: PartnerVerb) -> Outcome {
    let vault = shell.open()?;
    match verb {
        PartnerVerb::Invite { out, name, code_out } => {
            invite(shell, &vault, &out, &name, code_out.as_deref())
        }
        PartnerVerb::Add { file, name, code_file, yes } => {
            add(shell, &vault, &file, &name, code_file.as_ref(), yes)
        }
        PartnerVerb::Confirm { name } => {
            vault.confirm_partner(&name)?;
            shell.say("partner-confirmed", facts![name = &name]);
            Ok(Answer::done(json!({"name": name, "compared": true})))
        }
        PartnerVerb::Allow { name, when } => network::allow(shell, &vault, &name, when),
        PartnerVerb::Card { name, file } => network::take_card(shell, &vault, &name, &file),
        PartnerVerb::Mailboxes { name } => network::mailboxes(shell, &vault, &name),
        PartnerVerb::List => list(shell, &vault),
    }
}

fn invite(shell: &Shell, vault: &Vault, out: &Path, name: &str, code_out: Option<&Path>) -> Outcome {
    // The place for the code first: a code that can be put nowhere must not be made.
    let mut code_file = code_out.map(new_file).transpose()?;
    let code = vault.invite(name, out).map_err(|error| {
        // The empty file was ours.
        let _ = code_out.map(std::fs::remove_file);
        Refusal::from(error).fact("path", out)
    })?;
    let text = code.to_text();
    if let (Some(file), Some(path)) = (code_file.as_mut(), code_out) {
        let written = file.write_all(text.as_bytes()).and_then(|()| file.write_all(b"\n"));
        written
            .and_then(|()| file.sync_all())
            .map_err(|error| Refusal::new("output-unwritable").fact("path", path).because(error))?;
    }
    shell.say("invited", facts![path = out, name = name]);
    match code_out {
        Some(path) => shell.say("invited-code-file", facts![path = path]),
        None => shell.say("invited-code", facts![code = text.as_str()]),
    }
    let own = vault.collectors()?.into_iter().find(|collector| collector.name == name);
    if let Some(collector) = &own {
        shell.say("invited-fingerprint", Facts::new());
        shell.put_all(&fingerprint(&collector.own_fingerprint));
    }
    Ok(Answer::done(json!({
        "file": out.to_string_lossy(),
        "collector": name,
        "code": code_out.is_none().then(|| text.to_string()),
        "code_file": code_out.map(Path::to_string_lossy),
        "fingerprint": own.map(|collector| collector.own_fingerprint),
    })))
}

fn add(
    shell: &Shell,
    vault: &Vault,
    file: &Path,
    name: &str,
    code_file: Option<&PathBuf>,
    yes: bool,
) -> Outcome {
    if !file.is_file() {
        return Err(Refusal::new("invitation-missing").fact("path", file));
    }
    let invitation = open_invitation(shell, vault, file, code_file)?;
    shell.say("invitation-from", facts![name = invitation.their_name()]);
    shell.put_all(&fingerprint(&invitation.fingerprint()));
    say_roads(shell, &invitation);
    let compared = if yes { false } else { ask_compared(shell)? };
    let partner = vault.add_partner(&invitation, name, compared)?;
    shell.say("partner-added", facts![name = &partner.name]);
    shell.say(
        if compared { "partner-compared" } else { "partner-not-compared" },
        facts![name = &partner.name],
    );
    shell.say("own-fingerprint", facts![name = &partner.name]);
    shell.put_all(&fingerprint(&partner.own_fingerprint));
    Ok(Answer::done(json_of(&partner)))
}

/// Where things would go, and who else could open them: before she takes it.
fn say_roads(shell: &Shell, invitation: &OpenedInvitation) {
    if !invitation.mailboxes().is_empty() {
        shell.say("invitation-mailboxes", facts![count = invitation.tokens()]);
        for mailbox in invitation.mailboxes() {
            shell.say("mailbox-line", facts![address = mailbox.url()]);
        }
    }
    if let Some(recipient) = invitation.recovery_recipient() {
        shell.say("invitation-recovery", facts![recipient = recipient]);
    }
}

/// Opens the invitation. A code typed wrongly may be typed again.
fn open_invitation(
    shell: &Shell,
    vault: &Vault,
    file: &Path,
    code_file: Option<&PathBuf>,
) -> Result<OpenedInvitation, Refusal> {
    let mut left = if code_file.is_some() { 1 } else { TRIES };
    loop {
        left = left.saturating_sub(1);
        let opened = invitation_code(shell, code_file)
            .and_then(|code| vault.open_invitation(file, &code).map_err(Refusal::from));
        match opened {
            Err(refusal)
                if left > 0 && ["wrong-code", "code-length", "code-digit"].contains(&refusal.code) =>
            {
                shell.note("again", facts![why = refusal.message(&shell.words)]);
            }
            other => return other,
        }
    }
}

/// Whether the digits were compared: yes, not now, or stop.
fn ask_compared(shell: &Shell) -> Result<bool, Refusal> {
    let word = |id: &str| shell.words.line(id, &Facts::new());
    for _ in 0..3 {
        let typed = shell.ask("compare-ask", Facts::new())?.to_lowercase();
        if typed == word("compare-yes") {
            return Ok(true);
        } else if typed == word("compare-later") {
            return Ok(false);
        } else if typed == word("compare-stop") {
            break;
        }
    }
    Err(Refusal::new("not-confirmed"))
}

fn list(shell: &Shell, vault: &Vault) -> Outcome {
    if vault.role() == Role::Partner {
        return Err(sanad_vault::PartnerError::OtherRole { needed: "collector" }.into());
    }
    let partners = vault.partners()?;
    if partners.is_empty() {
        shell.say("no-partners", Facts::new());
    }
    for partner in &partners {
        shell.say("partner-line", facts![name = &partner.name, theirs = &partner.their_name]);
        shell.say("partner-since", facts![time = when(&partner.added_at), stored = partner.stored]);
        shell.say(
            if partner.compared { "their-fingerprint" } else { "their-fingerprint-unsure" },
            Facts::new(),
        );
        shell.put_all(&fingerprint(&partner.fingerprint));
        shell.say("own-fingerprint", facts![name = &partner.name]);
        shell.put_all(&fingerprint(&partner.own_fingerprint));
    }
    Ok(Answer::done(json!({"partners": json_of(&partners)})))
}

/// `collectors list|confirm|revoke`.
pub fn collectors(shell: &Shell, verb: CollectorsVerb) -> Outcome {
    let vault = shell.open()?;
    if vault.role() == Role::Collector {
        return Err(sanad_vault::PartnerError::OtherRole { needed: "partner" }.into());
    }
    match verb {
        CollectorsVerb::List => roster(shell, &vault),
        CollectorsVerb::Confirm { name } => {
            vault.confirm_collector(&name)?;
            shell.say("collector-is-confirmed", facts![name = &name]);
            Ok(Answer::done(json!({"name": name, "state": "confirmed"})))
        }
        CollectorsVerb::Revoke { name } => {
            vault.revoke_collector(&name)?;
            shell.say("collector-is-revoked", facts![name = &name]);
            Ok(Answer::done(json!({"name": name, "state": "revoked"})))
        }
        CollectorsVerb::Distrust { name } => {
            vault.distrust_collector(&name)?;
            shell.say("collector-is-distrusted", facts![name = &name]);
            Ok(Answer::done(json!({"name": name, "state": "distrusted"})))
        }
    }
}

fn roster(shell: &Shell, vault: &Vault) -> Outcome {
    let collectors = vault.collectors()?;
    match collectors.first() {
        None => shell.say("no-collectors", Facts::new()),
        Some(first) => {
            shell.say("desk-fingerprint", Facts::new());
            shell.put_all(&fingerprint(&first.own_fingerprint));
        }
    }
    for collector in &collectors {
        let state = shell.words.line(&format!("collector-{}", collector.state), &Facts::new());
        shell.put(&format!("{}  {state}", shown(&collector.name)));
        shell.say("collector-since", facts![time = when(&collector.invited_at)]);
        if let Some(since) = &collector.distrusted_from {
            shell.say("collector-distrusted-since", facts![time = when(since)]);
        }
        if let Some(groups) = &collector.fingerprint {
            shell.put_all(&fingerprint(groups));
        }
    }
    Ok(Answer::done(json!({"collectors": json_of(&collectors)})))
}

/// `trust`: the keys this vault trusts, for `sanad-verify --trust` and `ssh-keygen -Y verify`.
pub fn trust(shell: &Shell) -> Outcome {
    let text = shell.open()?.trust_file()?;
    for line in text.lines() {
        shell.put(line);
    }
    Ok(Answer::done(json!({"trust": text})))
}
