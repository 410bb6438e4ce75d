//! Fetching: whole bundles from the road into the partner's inbox, unopened.

use std::collections::BTreeSet;
use std::io;

use sanad_evidence::Id;
use sanad_evidence::mailbox::MOST_MESSAGES;
use sanad_vault::{Fault, Job, MessageError, Vault};
use serde::Serialize;

use crate::deliver::{MAX_PART, MAX_WORDS, Problem, numbered};
use crate::{CourierError, FolderRoad, Waits};

/// The largest listing that is fetched: that of a million parts.
const MAX_LISTING: u64 = 256 << 20;

/// What was fetched.
#[derive(Debug, Default, Serialize)]
pub struct Fetched {
    /// Bundles that are now in the inbox.
    pub bundles: Vec<Id>,
    /// Bundles on the road that were taken in before, and were left alone.
    pub known: Vec<Id>,
    /// Bundles on the road that none of the keys here opens, and that were left there.
    pub foreign: Vec<Id>,
    /// How many messages came.
    pub messages: u64,
    /// How many replies went to mailboxes.
    pub replies: u64,
    /// Bundles that mailboxes need not keep any more: their acceptance is there.
    pub deleted: Vec<Id>,
    /// What could not be done, each with its code; the others were done all the same.
    pub problems: Vec<Problem>,
    /// Mailboxes that could not be spoken with to the end, and why.
    pub waits: Vec<Waits>,
    /// Codes of what a person should know although nothing failed: `clock-differs`.
    pub notes: Vec<&'static str>,
    /// Bytes that left over a network.
    pub sent: u64,
    /// Bytes that came over a network.
    pub received: u64,
}

/// Copies every whole bundle on the road into the inbox that one of the keys here opens, and of it only
/// what its listing names: a stick can hold anything, and must not fill the disk. The road keeps its
/// copy: it is the sender's until an acceptance.
///
/// # Errors
/// [`CourierError`]; what was fetched before stays.
pub fn fetch(vault: &Vault, road: &FolderRoad, job: &Job) -> Result<Fetched, CourierError> {
    let mut done = Fetched::default();
    for bundle in road.bundles()? {
        if vault.has_taken_in(&bundle)? {
            done.known.push(bundle);
            continue;
        }
        let listing = road.read(&road.listing(&bundle), MAX_LISTING)?.unwrap_or_default();
        let Some(parts) = vault.expected_parts(&bundle, &listing)? else {
            done.foreign.push(bundle);
            continue;
        };
        let needed =
            parts.iter().fold(listing.len() as u64, |sum, part| sum.saturating_add(part.ciphertext_bytes));
        if needed > vault.facts()?.free {
            return Err(Fault::NoSpace { doing: "fetching a bundle" }.into());
        }
        fetch_bundle(vault, road, &bundle, parts.len(), job)?;
        vault.arrived(&bundle)?;
        done.bundles.push(bundle);
    }
    take_messages(vault, road, &mut done)?;
    Ok(done)
}

/// Takes the collectors' messages that lie on the road. One that was taken before changes nothing; one
/// about a bundle that is not taken in yet is taken with a later round, and one that is another desk's never.
fn take_messages(vault: &Vault, road: &FolderRoad, done: &mut Fetched) -> Result<(), CourierError> {
    for name in road.names_beside("messages")? {
        let Some((bundle, Some(number))) = numbered(&name, MOST_MESSAGES) else { continue };
        let Some(sealed) = road.read(&road.message(&bundle, number), MAX_WORDS)? else { continue };
        match vault.take_message(&bundle, &sealed) {
            Ok(Some(_)) => done.messages = done.messages.saturating_add(1),
            Ok(None) | Err(MessageError::TooEarly) => {}
            Err(MessageError::Fault(fault)) => return Err(fault.into()),
            Err(MessageError::Unreadable) if !vault.has_taken_in(&bundle)? => {}
            Err(error) => {
                done.problems.push(Problem { bundle, code: error.code(), text: error.to_string() });
            }
        }
    }
    Ok(())
}

fn fetch_bundle(
    vault: &Vault,
    road: &FolderRoad,
    bundle: &Id,
    parts: usize,
    job: &Job,
) -> Result<(), CourierError> {
    let folder = vault.inbox_folder(bundle)?;
    // What a part was before may have been replaced on the road: the inbox holds what is there now.
    let names: BTreeSet<String> = road.names(bundle)?.into_iter().collect();
    let kept: BTreeSet<String> = names.iter().map(|name| kept_name(name)).collect();
    for stale in local_names(&folder)? {
        if !kept.contains(&stale) {
            std::fs::remove_file(folder.join(&stale)).map_err(Fault::io("tidying the inbox"))?;
        }
    }
    for name in names.iter().filter(|name| !name.starts_with('.')) {
        let path = road.bundle(bundle).join(name);
        if !is_ours(name, parts) {
            // Its name is enough to be told by. Its bytes may be many, and mean nothing.
            std::fs::write(folder.join(kept_name(name)), b"").map_err(Fault::io("writing to the inbox"))?;
            continue;
        }
        job.doing(name.clone());
        // Something that is no file, or too large, is left out: the listing will miss it by name.
        let limit = if name == "listing.age" { MAX_LISTING } else { MAX_PART };
        let Some(bytes) = road.read(&path, limit)? else { continue };
        job.expect_bytes(bytes.len() as u64);
        let target = folder.join(name);
        let same = std::fs::read(&target).is_ok_and(|there| there == bytes);
        if !same {
            vault.put_in_inbox(&target, &bytes)?;
        }
        job.step(bytes.len() as u64)?;
    }
    Ok(())
}

/// Whether a name is one that a bundle of so many parts has on the road: `listing.age`, or the number of a
/// part in eight or more digits.
fn is_ours(name: &str, parts: usize) -> bool {
    let index = name.strip_suffix(".age").and_then(|digits| digits.parse::<usize>().ok());
    let part = index.is_some_and(|index| (1..=parts).contains(&index) && name == format!("{index:08}.age"));
    name == "listing.age" || part
}

/// The name under which a file stands in the inbox: its own, or the beginning of one that would leave
/// no room for what is put behind it while it is written.
fn kept_name(name: &str) -> String {
    let end = (0..=200).rev().find(|end| name.is_char_boundary(*end)).unwrap_or(0);
    if name.len() <= 200 { name.to_owned() } else { name.get(..end).unwrap_or_default().to_owned() }
}

pub(crate) fn local_names(folder: &std::path::Path) -> Result<Vec<String>, CourierError> {
    let doing = "reading the inbox";
    let entries = std::fs::read_dir(folder).map_err(Fault::io(doing))?;
    let names = entries.map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()));
    Ok(names.collect::<io::Result<_>>().map_err(Fault::io(doing))?)
}
