//! Delivering: what the vault queued goes onto the road, and what came back is brought in.

use std::collections::BTreeSet;
use std::path::Path;

use sanad_evidence::acceptance::{Acceptance, Held};
use sanad_evidence::mailbox::{MOST_REPLIES, parse_number};
use sanad_evidence::{Digest, Id};
use sanad_vault::{
    Job, MessageError, OutboxError, Parts, RecordAcceptanceError, RecordReplyError, Reply, Role, Vault,
};
use serde::Serialize;

use crate::{CourierError, FolderRoad};

/// The largest encrypted part: 4 MiB and age's own.
pub(crate) const MAX_PART: u64 = (4 << 20) + (64 << 10);
/// The largest reply that is read.
const MAX_REPLY: u64 = Acceptance::MOST_BYTES as u64 + (64 << 10);

/// The largest message or card that is read.
pub(crate) const MAX_WORDS: u64 = 64 << 10;

/// What one round on the road did.
#[derive(Debug, Default, Serialize)]
pub struct Delivered {
    /// Bundles that are now on the road whole.
    pub bundles: Vec<DeliveredBundle>,
    /// Acceptances that were found and recorded.
    pub acceptances: Vec<RecordedAcceptance>,
    /// Replies that were put on the road (a partner's).
    pub replies: Vec<Id>,
    /// How many messages were put on the road (a collector's).
    pub messages_sent: u64,
    /// How many messages were found and recorded.
    pub messages: u64,
    /// How many cards were found and taken: the partner's mailboxes may be others now.
    pub cards: u64,
    /// What could not be done, each with its code; the others were done all the same.
    pub problems: Vec<Problem>,
}

/// A bundle that is on the road whole.
#[derive(Debug, Serialize)]
pub struct DeliveredBundle {
    /// Its id.
    pub bundle: Id,
    /// Its parts.
    pub parts: u64,
    /// Parts written in this round; the others were there already.
    pub sent: u64,
}

/// An acceptance that was recorded.
#[derive(Debug, Serialize)]
pub struct RecordedAcceptance {
    /// The bundle.
    pub bundle: Id,
    /// How many originals the partner stated to have stored.
    pub stored: usize,
    /// How many it only verified.
    pub verified: usize,
}

/// Something that could not be done.
#[derive(Debug, Serialize)]
pub struct Problem {
    /// The bundle.
    pub bundle: Id,
    /// The error's code.
    pub code: &'static str,
    /// The error in English, for a trace.
    pub text: String,
}

/// One round on a folder road: a collector's bundles and messages out, and what a partner answered in; a
/// partner's replies out.
///
/// # Errors
/// [`CourierError`] when the road itself fails (pulled out, full, read-only). Whatever concerns one
/// bundle only is listed in [`Delivered::problems`].
pub fn deliver(vault: &Vault, road: &FolderRoad, job: &Job) -> Result<Delivered, CourierError> {
    let mut done = Delivered::default();
    match vault.role() {
        Role::Collector => {
            for bundle in vault.queued()? {
                deliver_bundle(vault, road, &bundle, job, &mut done)?;
            }
            put_messages(vault, road, &mut done)?;
            for bundle in vault.unanswered()? {
                bring_acceptance(vault, road, &bundle, &mut done)?;
            }
            bring_replies(vault, road, &mut done)?;
        }
        Role::Partner => {
            for reply in vault.outgoing_replies()? {
                let path = match reply.acceptance {
                    true => road.reply(&reply.bundle),
                    false => road.numbered_reply(&reply.bundle, reply.n),
                };
                replace(road, &path, &reply.sealed)?;
                // What came over a network is answered there: the stick is a second copy.
                if reply.via.is_empty() {
                    vault.reply_delivered(&reply.bundle, reply.n)?;
                }
                done.replies.push(reply.bundle);
            }
        }
    }
    Ok(done)
}

fn deliver_bundle(
    vault: &Vault,
    road: &FolderRoad,
    bundle: &Id,
    job: &Job,
    done: &mut Delivered,
) -> Result<(), CourierError> {
    if vault.carriage(bundle)?.paused {
        return Ok(());
    }
    // Consent is asked again at every start and resume: what was allowed yesterday may not be today.
    match vault.ask_again(bundle) {
        Ok(()) => {}
        // It may not leave, and a mailbox may have it already: it waits for that answer, the others do not.
        // And where the risk assessment says stop, it waits until that is changed.
        Err(error @ (OutboxError::Closing | OutboxError::RiskStop)) => {
            done.problems.push(Problem { bundle: *bundle, code: error.code(), text: error.to_string() });
            return Ok(());
        }
        Err(error @ OutboxError::MayNotLeave { .. }) => {
            road.remove_bundle(bundle)?;
            done.problems.push(Problem { bundle: *bundle, code: error.code(), text: error.to_string() });
            return Ok(());
        }
        Err(error) => return Err(error.into()),
    }
    let mut parts = match vault.parts(bundle) {
        Ok(parts) => parts,
        // It was withdrawn together with an earlier one in this round.
        Err(OutboxError::NotFound { .. }) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    if vault.queued()?.iter().all(|queued| queued != bundle) {
        return Ok(());
    }
    vault.begin_folder(bundle)?;
    check_answered(road, &parts)?;
    let missing = parts.missing()?;
    job.expect_bytes((missing.len() as u64).saturating_mul(parts.part_size()));
    let sent = missing.len() as u64;
    for index in missing {
        job.doing(format!("part {index} of {}", parts.count()));
        let sealed = parts.seal(index)?;
        let bytes = std::fs::read(&sealed.path)
            .map_err(|error| CourierError::Io { path: sealed.path.clone(), error })?;
        replace(road, &road.part(bundle, index), &bytes)?;
        parts.answered(&sealed)?;
        job.step(parts.part_size())?;
    }
    road.put(&road.listing(bundle), &parts.listing()?)?;
    vault.delivered(bundle)?;
    done.bundles.push(DeliveredBundle { bundle: *bundle, parts: parts.count(), sent });
    Ok(())
}

/// A stick may have been emptied or changed since: parts it no longer holds as they were are sealed
/// anew, and then the listing too.
fn check_answered(road: &FolderRoad, parts: &Parts<'_>) -> Result<(), CourierError> {
    let mut lost = false;
    let listing = road.listing(&parts.bundle());
    for index in 1..=parts.count() {
        let Some(digest) = parts.answered_digest(index)? else { continue };
        let path = road.part(&parts.bundle(), index);
        let held = road.read(&path, MAX_PART)?.is_some_and(|bytes| Digest::of(&bytes) == digest);
        if !held {
            // First the listing, which names it: killed between, the stick must not look whole, and the
            // new listing must find its place free.
            if !lost && listing.exists() {
                std::fs::remove_file(&listing).map_err(|error| road.error(&listing, error))?;
            }
            // What stands there instead is not ours any more.
            match std::fs::remove_file(&path) {
                Ok(()) => {}
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(road.error(&path, error)),
            }
            parts.lost(index)?;
            lost = true;
        }
    }
    Ok(())
}

fn bring_acceptance(
    vault: &Vault,
    road: &FolderRoad,
    bundle: &Id,
    done: &mut Delivered,
) -> Result<(), CourierError> {
    let Some(sealed) = road.read(&road.reply(bundle), MAX_REPLY)? else { return Ok(()) };
    match vault.record_acceptance(bundle, &sealed) {
        Ok(acceptance) => {
            let stored = acceptance.originals.values().filter(|(_, held)| *held == Held::Stored).count();
            let verified = acceptance.originals.len().saturating_sub(stored);
            done.acceptances.push(RecordedAcceptance { bundle: *bundle, stored, verified });
        }
        Err(sanad_vault::RecordAcceptanceError::Fault(fault)) => return Err(fault.into()),
        Err(error) => {
            done.problems.push(Problem { bundle: *bundle, code: error.code(), text: error.to_string() });
        }
    }
    Ok(())
}

/// Puts a collector's messages on the road, beside the bundles they are about.
fn put_messages(vault: &Vault, road: &FolderRoad, done: &mut Delivered) -> Result<(), CourierError> {
    for message in vault.outgoing_messages()? {
        replace(road, &road.message(&message.bundle, message.n), &message.sealed)?;
        // What goes to a mailbox is delivered there: the stick is a second copy.
        if message.token.is_none() {
            vault.message_delivered(&message.id)?;
        }
        done.messages_sent = done.messages_sent.saturating_add(1);
    }
    Ok(())
}

/// Takes what else a partner answered to bundles of this vault: messages and cards. One that was taken
/// before changes nothing.
fn bring_replies(vault: &Vault, road: &FolderRoad, done: &mut Delivered) -> Result<(), CourierError> {
    let ours: BTreeSet<Id> = vault.outbox()?.iter().map(|outgoing| outgoing.bundle).collect();
    for name in road.names_beside("replies")? {
        let Some((bundle, Some(number))) = numbered(&name, MOST_REPLIES) else { continue };
        if !ours.contains(&bundle) {
            continue;
        }
        let path = road.numbered_reply(&bundle, number);
        let Some(sealed) = road.read(&path, MAX_WORDS)? else { continue };
        match vault.take_reply(&bundle, &sealed) {
            Ok(Reply::Message(_)) => done.messages = done.messages.saturating_add(1),
            Ok(Reply::Card(_)) => done.cards = done.cards.saturating_add(1),
            Ok(Reply::Acceptance(_) | Reply::Nothing) => {}
            Err(
                RecordReplyError::Fault(fault)
                | RecordReplyError::Acceptance(RecordAcceptanceError::Fault(fault))
                | RecordReplyError::Message(MessageError::Fault(fault)),
            ) => return Err(fault.into()),
            Err(error) => {
                done.problems.push(Problem { bundle, code: error.code(), text: error.to_string() });
            }
        }
    }
    Ok(())
}

/// Of which bundle a file among the replies or messages is, and its number; an acceptance has none.
pub(crate) fn numbered(name: &str, most: u64) -> Option<(Id, Option<u64>)> {
    let name = name.strip_suffix(".age")?;
    match name.split_once('.') {
        None => Some((name.parse().ok()?, None)),
        Some((bundle, number)) => Some((bundle.parse().ok()?, Some(parse_number(number, most)?))),
    }
}

/// Puts a file in its place, also where an older one stands that was never answered for: a part that
/// was sealed anew after a power cut, a reply made anew.
fn replace(road: &FolderRoad, path: &Path, bytes: &[u8]) -> Result<(), CourierError> {
    match road.put(path, bytes) {
        Err(CourierError::Conflict { path: there }) if there == path => {
            std::fs::remove_file(path).map_err(|error| road.error(path, error))?;
            road.put(path, bytes)
        }
        other => other,
    }
}
