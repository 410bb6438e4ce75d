//! The road over a network: how it is reached, how far a round is, what came of it, and messages.

use core::net::SocketAddr;
use std::time::Duration;

use sanad_courier::{ByNet, Fetched, Problem, Progress, Waits};
use sanad_evidence::recipient::AgeRecipient;
use sanad_evidence::sign::VerifyingKey;
use sanad_evidence::{Digest, Id};
use sanad_vault::{Choice, DeskMailbox, Identities, MessageError, MessageLine, Meter, Network, PartnerError};

use super::count;
use crate::commands::shortened;
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
        messages: count(done.messages),
        cards: count(done.cards),
        withdrawn: count(done.withdrawn.len()),
        problems: problems(&done.problems, &done.notes),
        waits: done.waits.into_iter().map(waits).collect(),
        sent: done.sent,
        received: done.received,
    }
}

fn waits(waits: Waits) -> SentWaits {
    SentWaits {
        partner: waits.partner,
        code: waits.code.to_owned(),
        until_seconds: count(waits.until_seconds),
    }
}

/// What could not be done, and what a person should know besides.
fn problems(problems: &[Problem], notes: &[&str]) -> Vec<Refusal> {
    let problem = |one: &Problem| Refusal::new(one.code).fact("given", one.bundle);
    problems.iter().map(problem).chain(notes.iter().map(|code| Refusal::new(code))).collect()
}

/// A desk's round over its mailboxes. What no key here opens is not ours, and is left out.
pub fn fetched_by_net(done: Fetched) -> JobResult {
    JobResult::FetchedByNet {
        bundles: count(done.bundles.len()),
        messages: count(done.messages),
        replies: count(done.replies),
        problems: problems(&done.problems, &done.notes),
        waits: done.waits.into_iter().map(waits).collect(),
        sent: done.sent,
        received: done.received,
    }
}

/// A mailbox of this desk. Its desk key stays here.
pub fn desk_mailbox(mailbox: DeskMailbox) -> DeskMailboxView {
    DeskMailboxView {
        addresses: mailbox.addresses.iter().map(|address| address.url().to_owned()).collect(),
        pin: groups(&mailbox.pin),
        tokens_waiting: count(mailbox.waiting_tokens),
    }
}

/// A digest as the mailbox's operator reads it, in groups of eight digits, to be compared.
fn groups(digest: &Digest) -> Vec<String> {
    let digits: Vec<char> = digest.to_string().chars().collect();
    digits.chunks(8).map(|group| group.iter().collect()).collect()
}

/// The keys of a desk over time.
pub fn desk_keys(identities: Identities, recovery: Option<&AgeRecipient>) -> DeskKeysView {
    DeskKeysView {
        recovery: recovery.map(|recipient| recipient.as_str().to_owned()),
        identities: count(identities.open),
        retiring: count(identities.retiring),
        next_retires: identities.next_retires,
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

/// A permission that a page asked for.
pub const fn asked_permission(permission: Permission) -> sanad_vault::Permission {
    match permission {
        Permission::Never => sanad_vault::Permission::Never,
        Permission::Ask => sanad_vault::Permission::Ask,
        Permission::Always => sanad_vault::Permission::Always,
    }
}

/// What a page chose of a transfer that is one bundle.
pub fn asked_choice(order: TransferOrder, only: Option<Vec<Id>>, identities: Vec<Id>) -> Choice {
    Choice { only, records_first: order == TransferOrder::RecordsFirst, identities, part_size: None }
}

/// A proxy by its numbers. A name would have to be looked up, past the proxy.
///
/// # Errors
/// `proxy-bad`.
pub fn asked_proxy(given: &str) -> Answer<SocketAddr> {
    let proxy: Option<SocketAddr> = given.trim().parse().ok();
    let usable = proxy.filter(|proxy| proxy.port() != 0 && !proxy.ip().is_unspecified());
    usable.ok_or_else(|| Refusal::new("proxy-bad").fact("given", given))
}

/// A recovery recipient as it was typed.
///
/// # Errors
/// `recipient-bad`.
pub fn asked_recipient(given: &str) -> Answer<AgeRecipient> {
    given.trim().parse().map_err(|_| PartnerError::BadRecipient.into())
}

/// The mailbox of this desk that has such an address, by the key of its receipts.
///
/// # Errors
/// `mailbox-unknown`.
pub fn asked_mailbox(all: &[DeskMailbox], address: &str) -> Answer<VerifyingKey> {
    let found = all.iter().find(|one| one.addresses.iter().any(|own| own.url() == address));
    found.map(|one| one.receipt_key).ok_or_else(|| PartnerError::NoSuchMailbox.into())
}

/// The id of a bundle that a message is about.
///
/// # Errors
/// `bundle-not-found`, as for one that is not here.
pub fn asked_bundle(text: &str) -> Answer<Id> {
    text.parse().map_err(|_| MessageError::UnknownBundle { given: shortened(text) }.into())
}

/// The id of a message.
///
/// # Errors
/// `message-not-found` for what is none.
pub fn asked_message(text: &str) -> Answer<Id> {
    text.parse().map_err(|_| MessageError::NotFound { given: shortened(text) }.into())
}
