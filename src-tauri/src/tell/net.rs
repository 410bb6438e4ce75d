//! The road over a network: how it is reached, how far a round is, what came of it, and messages.

use std::time::Duration;

use sanad_courier::{ByNet, Progress, Waits};
use sanad_evidence::Id;
use sanad_evidence::recipient::AgeRecipient;
use sanad_vault::{Choice, DeskMailbox, Identities, MessageLine, Meter, Network};

use super::count;
use crate::refusal::{Answer, Refusal};
use crate::told::{
    DeskKeysView, DeskMailboxView, JobResult, MessageView, NetProgress, NetWaiting, NetworkView, Permission,
    SentWaits, TransferOrder,
};

/// How this vault reaches a network, and what it cost this month.
pub fn network(network: &Network, meter: Meter) -> NetworkView {
    NetworkView {
        proxy: network.proxy.map(|proxy| proxy.to_string()),
        monthly_limit: network.monthly_limit,
        month: meter.month,
        sent: meter.sent,
        received: meter.received,
    }
}

/// A permission, as a page names it.
pub const fn permission(permission: sanad_vault::Permission) -> Permission {
    match permission {
        sanad_vault::Permission::Never => Permission::Never,
        sanad_vault::Permission::Ask => Permission::Ask,
        sanad_vault::Permission::Always => Permission::Always,
    }
}

/// How far a round is.
pub fn progress(progress: &Progress) -> NetProgress {
    NetProgress {
        partner: progress.partner.clone(),
        bundle: progress.bundle.map(|bundle| bundle.to_string()),
        part: progress.part,
        parts: progress.parts,
        sent: progress.sent,
        of: progress.of,
        pace: progress.pace,
        left_seconds: progress.left.map(seconds),
        waiting: progress
            .waits
            .map(|(code, left)| NetWaiting { code: code.to_owned(), seconds: seconds(left) }),
    }
}

/// Whole seconds, none of them too few.
fn seconds(time: Duration) -> u32 {
    u32::try_from(time.as_millis().div_ceil(1000)).unwrap_or(u32::MAX)
}

/// One round over the internet.
pub fn sent(done: ByNet) -> JobResult {
    JobResult::Sent {
        bundles: count(done.bundles.len()),
        acceptances: count(done.acceptances.len()),
        messages: count(done.messages.len()),
        cards: count(done.cards.len()),
        withdrawn: count(done.withdrawn.len()),
        problems: done.problems.iter().map(problem).collect(),
        waits: done.waits.into_iter().map(waits).collect(),
        sent: done.sent,
        received: done.received,
    }
}

fn waits(waits: Waits) -> SentWaits {
    SentWaits {
        partner: waits.partner,
        code: waits.code.to_owned(),
        until_seconds: waits.until.map_or(0, seconds),
    }
}

/// Whether a round that began by itself is worth a word.
pub fn says_something(result: &JobResult) -> bool {
    match result {
        JobResult::Sent { bundles, acceptances, messages, cards, withdrawn, problems, waits, .. } => {
            let counts = [bundles, acceptances, messages, cards, withdrawn];
            counts.into_iter().any(|count| *count > 0) || !problems.is_empty() || !waits.is_empty()
        }
        _ => true,
    }
}

/// A message of the list.
pub fn message(line: MessageLine) -> MessageView {
    MessageView {
        id: line.id.to_string(),
        bundle: line.bundle.to_string(),
        with: line.with,
        from_us: line.from_us,
        text: line.text,
        answers: line.answers.map(|id| id.to_string()),
        at: line.at,
        expires: line.expires,
        state: line.state,
        read: line.read,
    }
}
