//! `network`, `partner allow|card|mailboxes`: how this vault goes over the network, and with whom.

use std::path::Path;

use sanad_vault::{Network, Partner, Permission, Role, Vault};
use serde_json::{Value, json};

use super::Outcome;
use crate::args::{Allowed, NetworkArgs};
use crate::facts;
use crate::given;
use crate::refusal::Refusal;
use crate::shell::{Answer, Shell};
use crate::show::{grouped, shown, size, table};
use crate::words::Facts;

/// The most bytes that are read of a card.
const MOST_CARD: u64 = 64 * 1024;

/// `network`: shows, and first sets what was given.
pub fn run(shell: &Shell, args: &NetworkArgs) -> Outcome {
    let proxy = args.proxy.as_deref().map(given::proxy).transpose()?;
    let limit = args.monthly_limit.as_deref().map(given::limit).transpose()?;
    let vault = shell.open()?;
    let mut network = vault.network()?;
    if proxy.is_some() || args.direct {
        network.proxy = proxy;
    }
    if let Some(limit) = limit {
        network.monthly_limit = limit;
    }
    if proxy.is_some() || args.direct || limit.is_some() {
        vault.set_network(&network)?;
    }
    show(shell, &vault, &network)
}

fn show(shell: &Shell, vault: &Vault, network: &Network) -> Outcome {
    let words = &shell.words;
    let meter = vault.meter()?;
    let row = |name: String, value: String| vec![format!("  {name}"), value];
    let way = match network.proxy {
        Some(proxy) => words.line("network-proxy", &facts![proxy = proxy.to_string()]),
        None => words.line("network-direct", &Facts::new()),
    };
    let limit = match network.monthly_limit {
        Some(limit) => words.line("network-limit-is", &facts![limit = size(limit)]),
        None => words.line("network-limit-none", &Facts::new()),
    };
    let went = facts![sent = size(meter.sent), received = size(meter.received)];
    shell.put_all(&table(&[
        row(words.line("network-way", &Facts::new()), way),
        row(words.line("network-limit", &Facts::new()), limit),
        row(shown(&meter.month), words.line("network-meter", &went)),
    ]));
    let mut document = json!({
        "proxy": network.proxy,
        "monthly_limit": network.monthly_limit,
        "month": meter.month,
        "sent": meter.sent,
        "received": meter.received,
    });
    if vault.role() == Role::Collector {
        let partners = vault.partners()?;
        for partner in &partners {
            say_partner(shell, partner);
        }
        let told: Vec<Value> = partners.iter().map(json_of_partner).collect();
        if let Some(document) = document.as_object_mut() {
            document.insert("partners".to_owned(), Value::Array(told));
        }
    }
    Ok(Answer::done(document))
}

fn say_partner(shell: &Shell, partner: &Partner) {
    let permission = format!("permission-{}", partner.permission.code());
    let permission = shell.words.line(&permission, &Facts::new());
    shell.put(&format!("{}  {permission}", shown(&partner.name)));
    if partner.mailboxes.is_empty() {
        shell.say("no-mailboxes", facts![name = &partner.name]);
        return;
    }
    for address in &partner.mailboxes {
        shell.say("mailbox-line", facts![address = address]);
    }
    shell.say("tokens-left", facts![count = partner.tokens]);
}

fn json_of_partner(partner: &Partner) -> Value {
    json!({
        "name": partner.name,
        "permission": partner.permission,
        "mailboxes": partner.mailboxes,
        "tokens": partner.tokens,
    })
}

/// `partner allow`: when anything may go to a partner over the network.
pub fn allow(shell: &Shell, vault: &Vault, name: &str, when: Allowed) -> Outcome {
    let permission = match when {
        Allowed::Never => Permission::Never,
        Allowed::Ask => Permission::Ask,
        Allowed::Always => Permission::Always,
    };
    vault.set_permission(name, permission)?;
    shell.say("allowed", facts![name = name, permission = permission.code()]);
    Ok(Answer::done(json!({ "name": name, "permission": permission })))
}

/// `partner card`: takes a card that came by another way than the road.
pub fn take_card(shell: &Shell, vault: &Vault, name: &str, file: &Path) -> Outcome {
    let bytes = read(file, MOST_CARD)?;
    let number = vault.take_card(name, &bytes)?;
    let mailboxes = vault.partner_mailboxes(name)?;
    let addresses: Vec<&str> = mailboxes.iter().map(|mailbox| mailbox.url()).collect();
    shell.say("card-taken", facts![name = name, count = addresses.len()]);
    for address in &addresses {
        shell.say("mailbox-line", facts![address = *address]);
    }
    Ok(Answer::done(json!({ "name": name, "card": number, "mailboxes": addresses })))
}

/// `partner mailboxes`: where a partner's mailboxes are, and the keys to which they are held.
pub fn mailboxes(shell: &Shell, vault: &Vault, name: &str) -> Outcome {
    let mailboxes = vault.partner_mailboxes(name)?;
    let partner = vault.partners()?.into_iter().find(|partner| partner.name == name);
    let tokens = partner.map_or(0, |partner| partner.tokens);
    if mailboxes.is_empty() {
        shell.say("no-mailboxes", facts![name = name]);
    } else {
        for mailbox in &mailboxes {
            shell.say("mailbox-line", facts![address = mailbox.url()]);
            shell.say("mailbox-pin", facts![pin = grouped(&mailbox.pin.to_string())]);
        }
        shell.say("tokens-left", facts![count = tokens]);
    }
    let told: Vec<Value> = mailboxes
        .iter()
        .map(
            |one| json!({ "address": one.url(), "pin": one.pin, "receipt_key": one.receipt_key.to_string() }),
        )
        .collect();
    Ok(Answer::done(json!({ "name": name, "mailboxes": told, "tokens": tokens })))
}

/// A file that holds no secret, up to a size.
fn read(path: &Path, most: u64) -> Result<Vec<u8>, Refusal> {
    use std::io::Read as _;
    let refuse = |error: std::io::Error| Refusal::new("unreadable").fact("path", path).because(error);
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(refuse)?;
    file.take(most).read_to_end(&mut bytes).map_err(refuse)?;
    Ok(bytes)
}
