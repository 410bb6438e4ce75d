//! `transfer`: what goes to whom, what stays and why.

use std::collections::BTreeMap;

use sanad_evidence::Id;
use sanad_vault::{AssembleError, Assembled, Choice, Vault};
use serde_json::json;

use super::{Outcome, json_of, names, own_case_of, say_stays};
use crate::args::TransferArgs;
use crate::facts;
use crate::given;
use crate::refusal::Refusal;
use crate::shell::{Answer, Shell};
use crate::show::size;
use crate::words::Facts;

pub fn run(shell: &Shell, args: &TransferArgs) -> Outcome {
    let part_size = args.part_size.as_deref().map(given::part_size).transpose()?;
    let vault = shell.open()?;
    if args.weigh {
        return weigh(shell, &vault, &args.case, &args.partner);
    }
    let case = own_case_of(&vault, &args.case)?;
    let originals: Vec<Id> =
        args.originals.iter().map(|item| vault.find_item(item)).collect::<Result<_, _>>()?;
    let mut identities = Vec::new();
    for code in &args.identities {
        let person = vault.person_by_code(code)?;
        // What names a person leaves only if someone says so now, for this transfer.
        shell.confirm("send-identity", facts![person = code, partner = &args.partner], args.yes)?;
        identities.push(person);
    }
    let made = if args.one_by_one {
        let order = if originals.is_empty() { going(&vault, &case, &args.partner)? } else { originals };
        vault.assemble_one_by_one(&case, &args.partner, &order, &[])
    } else {
        let only = (!originals.is_empty()).then_some(originals);
        let choice = Choice { only, records_first: args.records_first, part_size, identities };
        vault.assemble_with_choice(&case, &args.partner, &choice).map(|made| vec![made])
    };
    let made = made.inspect_err(|error| {
        if let AssembleError::Nothing { stays } | AssembleError::Stopped { stays } = error {
            say_stays(shell, "transfer-stays", stays);
        }
    })?;
    let names = names(&vault)?;
    for one in &made {
        say_assembled(shell, &names, one, args);
    }
    // Each says what stays; the last of several says it for all.
    if let Some(last) = made.last() {
        say_stays(shell, "transfer-stays", &last.stays);
        if last.more || !last.to_follow.is_empty() {
            shell.say("transfer-more", Facts::new());
        }
    }
    shell.say("transfer-next", Facts::new());
    Ok(Answer::done(match made.as_slice() {
        [one] if !args.one_by_one => json_of(one),
        several => json!({ "bundles": json_of(several) }),
    }))
}

/// The originals that may go now, as they are listed.
fn going(vault: &Vault, case: &Id, partner: &str) -> Result<Vec<Id>, Refusal> {
    Ok(vault.weigh(case, partner)?.goes.into_iter().map(|one| one.item).collect())
}

/// `transfer --weigh`: what would go and what would stay. Nothing is written.
fn weigh(shell: &Shell, vault: &Vault, case: &str, partner: &str) -> Outcome {
    let weighed = vault.weigh(&own_case_of(vault, case)?, partner)?;
    let people = [&weighed.persons, &weighed.accounts, &weighed.identities];
    let goes = weighed.records > 0 || weighed.entries > 0 || !weighed.goes.is_empty();
    if goes {
        shell.say(
            "transfer-would-hold",
            facts![
                case = case,
                partner = partner,
                originals = weighed.goes.len(),
                records = weighed.records,
                entries = weighed.entries,
                size = size(weighed.bytes)
            ],
        );
    } else {
        shell.say("transfer-would-be-empty", facts![case = case, partner = partner]);
    }
    for one in &weighed.goes {
        let kept = if one.safekeeping { "goes-safekeeping" } else { "goes" };
        let name = one.title.as_deref().or(one.file_name.as_deref()).unwrap_or_default();
        shell.say(kept, facts![id = one.item, name = name]);
    }
    for (sentence, list) in ["goes-person", "goes-account", "goes-identity"].into_iter().zip(people) {
        for one in list {
            shell.say(sentence, facts![id = one.thing, person = &one.label]);
        }
    }
    say_stays(shell, "transfer-stays", &weighed.stays);
    if weighed.more {
        shell.say("transfer-more", Facts::new());
    }
    shell.say("transfer-weighed", Facts::new());
    Ok(Answer::done(json_of(&weighed)))
}

fn say_assembled(shell: &Shell, names: &BTreeMap<Id, String>, made: &Assembled, args: &TransferArgs) {
    let line = facts![case = &args.case, partner = &args.partner, bundle = made.bundle];
    shell.say("transfer-made", line);
    shell.say(
        "transfer-holds",
        facts![
            originals = made.originals.len(),
            records = made.records,
            entries = made.entries,
            size = size(made.bytes),
            parts = made.parts
        ],
    );
    let name = |item: &Id| names.get(item).cloned().unwrap_or_default();
    for item in &made.originals {
        let kept = if made.safekeeping.contains(item) { "goes-safekeeping" } else { "goes" };
        shell.say(kept, facts![id = *item, name = name(item)]);
    }
    for item in &made.to_follow {
        shell.say("goes-later", facts![id = *item, name = name(item)]);
    }
}
