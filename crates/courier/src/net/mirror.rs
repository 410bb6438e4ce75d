//! Mirroring: a partner's mailbox into a folder and back, blind, for a scheduled job on a machine that
//! holds no vault and no key to anything.
//!
//! The folder is a [`FolderRoad`]: the desk fetches from it and puts its replies into it as on a stick.
//! What the mirror itself must remember lies in its subfolder `mailbox`. It may be stopped at
//! any moment and begun again; a bundle's listing, which makes it whole on this road, is put last, and only
//! after everything was read back and agrees with the receipt that the mailbox signed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sanad_evidence::mailbox::{
    MOST_LISTING_BYTES, MOST_PART_BYTES, MOST_REPLIES, MOST_REPLY_BYTES, ProblemCode,
};
use sanad_evidence::mailbox::{WaitingBundle, sums};
use sanad_evidence::pass::Pass;
use sanad_evidence::receipt::Receipt;
use sanad_evidence::{Digest, Id};
use sanad_vault::{Job, Network};
use serde::Serialize;

use super::failure::MailboxError;
use super::handles::{self, Handles};
use super::progress::Told;
use super::visit::{Halt, Visit, apart_by};
use super::{Net, desk_refusal};
use crate::deliver::{Problem, numbered};
use crate::{CourierError, FolderRoad};

/// What a mirror brought, and took back.
#[derive(Debug, Default, Serialize)]
pub struct Mirrored {
    /// Bundles that are in the folder whole since this run.
    pub bundles: Vec<Id>,
    /// Bundles at the mailbox that were in the folder before.
    pub known: Vec<Id>,
    /// How many messages were brought.
    pub messages: u64,
    /// How many replies were taken to the mailbox.
    pub replies: u64,
    /// Bundles whose acceptance was taken there: the mailbox need not keep them.
    pub deleted: Vec<Id>,
    /// What could not be done, each with its code; the others were done all the same.
    pub problems: Vec<Problem>,
    /// Bytes that left.
    pub sent: u64,
    /// Bytes that came.
    pub received: u64,
}

/// Brings what waits at a mailbox into a folder, and what the folder holds in reply to the mailbox.
///
/// # Errors
/// [`CourierError`] when the folder fails, the mailbox cannot be spoken with or does not know the pass;
/// what was brought before stays, and the next run goes on.
pub fn mirror(pass: &Pass, folder: &Path, network: &Network, job: &Job) -> Result<Mirrored, CourierError> {
    let mut net = Net::new(network)?;
    mirror_with(&mut net, pass, folder, job)
}

pub(super) fn mirror_with(
    net: &mut Net,
    pass: &Pass,
    folder: &Path,
    job: &Job,
) -> Result<Mirrored, CourierError> {
    let road = FolderRoad::new(folder)?;
    let begun = (net.sent(), net.received());
    let mut nobody = |_: &super::Progress| {};
    let mut told = Told::new(&mut nobody);
    let place = (pass.mailboxes().to_vec(), apart_by(&pass.receipt_key()));
    let mut visit = Visit::new(net, None, job, &mut told, false, place);
    visit.with_key(pass.desk_key().to_hex());
    let mut mirror = Mirror { visit, road, pass, done: Mirrored::default() };
    mirror.bring().and_then(|()| mirror.take_back()).map_err(Fails::into_error)?;
    let mut done = mirror.done;
    done.sent = net.sent().saturating_sub(begun.0);
    done.received = net.received().saturating_sub(begun.1);
    Ok(done)
}

struct Mirror<'a, 't> {
    visit: Visit<'a, 't>,
    road: FolderRoad,
    pass: &'a Pass,
    done: Mirrored,
}

/// What ends a run.
enum Fails {
    Halt(Halt),
    Road(CourierError),
}

impl From<Halt> for Fails {
    fn from(halt: Halt) -> Self {
        Self::Halt(halt)
    }
}

impl From<CourierError> for Fails {
    fn from(error: CourierError) -> Self {
        Self::Road(error)
    }
}

impl Fails {
    fn into_error(self) -> CourierError {
        match self {
            Self::Road(error) => error,
            Self::Halt(halt) => desk_refusal(halt),
        }
    }
}

impl Mirror<'_, '_> {
    fn bring(&mut self) -> Result<(), Fails> {
        let mut after = None;
        loop {
            let page = self.visit.waiting(after.as_ref())?;
            for waiting in &page.bundles {
                self.bring_bundle(waiting)?;
                self.bring_messages(waiting)?;
                after = Some(waiting.handle);
            }
            if !page.more {
                return Ok(());
            }
        }
    }

    fn bring_bundle(&mut self, waiting: &WaitingBundle) -> Result<(), Fails> {
        let WaitingBundle { bundle, handle, .. } = waiting;
        let mut handles = self.handles(bundle)?;
        let facts = handles.known.entry(*handle).or_default();
        if waiting.collected || facts.whole {
            self.done.known.push(*bundle);
            return Ok(());
        }
        self.keep(bundle, &handles)?;
        let Some((receipt, listing)) = self.receipt_and_listing(waiting)? else { return Ok(()) };
        let path = self.road.listing(bundle);
        let there = self.road.read(&path, MOST_LISTING_BYTES)?;
        let was_there = there.is_some();
        if there.is_some_and(|there| there != listing) {
            // It came by another way, or was sent anew: which of the two is the right one, the desk alone
            // can tell. The mailbox keeps its copy.
            let text = "the folder holds another copy of this bundle".to_owned();
            self.done.problems.push(Problem { bundle: *bundle, code: "road-conflict", text });
            return Ok(());
        }
        self.visit.job.expect_bytes(receipt.bytes);
        self.bring_parts(&receipt, handle)?;
        if !self.agrees(&receipt)? {
            // Something lay there before that is not this bundle's: all of it once more.
            self.road.remove_bundle(bundle)?;
            self.bring_parts(&receipt, handle)?;
            if !self.agrees(&receipt)? {
                self.road.remove_bundle(bundle)?;
                self.refused_receipt(bundle, "the parts that came are not those of the receipt");
                return Ok(());
            }
        }
        self.road.put(&path, &listing)?;
        handles.known.entry(*handle).or_default().whole = true;
        self.keep(bundle, &handles)?;
        if was_there {
            self.done.known.push(*bundle)
        } else {
            self.done.bundles.push(*bundle)
        }
        Ok(())
    }

    /// The receipt, signed by the mailbox's key for this very bundle, and the listing that it names.
    fn receipt_and_listing(&mut self, waiting: &WaitingBundle) -> Result<Option<(Receipt, Vec<u8>)>, Fails> {
        let WaitingBundle { bundle, handle, parts, .. } = waiting;
        let Some(bytes) = self.visit.desk_receipt(handle)? else {
            self.refused_receipt(bundle, "the mailbox has no receipt for it");
            return Ok(None);
        };
        let receipt = match Receipt::open_from(&bytes, &self.pass.receipt_key()) {
            Ok(receipt) if receipt.bundle == *bundle && receipt.parts == *parts => receipt,
            Ok(_) => {
                self.refused_receipt(bundle, "its receipt is another bundle's");
                return Ok(None);
            }
            Err(error) => {
                self.refused_receipt(bundle, &error.to_string());
                return Ok(None);
            }
        };
        let listing = self.visit.desk_listing(handle)?;
        match listing.filter(|listing| Digest::of(listing) == receipt.listing) {
            Some(listing) => Ok(Some((receipt, listing))),
            None => {
                self.refused_receipt(bundle, "its listing is not the receipt's");
                Ok(None)
            }
        }
    }

    fn refused_receipt(&mut self, bundle: &Id, text: &str) {
        let text = text.to_owned();
        self.done.problems.push(Problem { bundle: *bundle, code: MailboxError::Receipt.code(), text });
    }

    fn bring_parts(&mut self, receipt: &Receipt, handle: &Id) -> Result<(), Fails> {
        for index in 1..=receipt.parts {
            let path = self.road.part(&receipt.bundle, index);
            self.visit.job.doing(format!("part {index} of {}", receipt.parts));
            let size = match self.road.read(&path, MOST_PART_BYTES)? {
                Some(there) => there.len(),
                // What is missing at the mailbox is missing in the sums.
                None => match self.visit.desk_part(handle, index)? {
                    Some(part) => {
                        self.road.put(&path, &part)?;
                        part.len()
                    }
                    None => 0,
                },
            };
            self.visit.job.step(size as u64).map_err(CourierError::from)?;
        }
        Ok(())
    }

    /// Whether what the folder holds is what the receipt says, every part read again.
    fn agrees(&self, receipt: &Receipt) -> Result<bool, Fails> {
        let (mut bytes, mut failed) = (0_u64, None);
        let digests = (1..=receipt.parts).map_while(|index| {
            match self.road.read(&self.road.part(&receipt.bundle, index), MOST_PART_BYTES) {
                Ok(part) => {
                    let part = part?;
                    bytes = bytes.saturating_add(part.len() as u64);
                    Some(Digest::of(&part))
                }
                Err(error) => {
                    failed = Some(error);
                    None
                }
            }
        });
        let sums = sums(digests);
        match failed {
            Some(error) => Err(error.into()),
            None => Ok(sums == receipt.sums && bytes == receipt.bytes),
        }
    }

    fn bring_messages(&mut self, waiting: &WaitingBundle) -> Result<(), Fails> {
        let WaitingBundle { bundle, handle, messages, .. } = waiting;
        for number in 1..=*messages {
            let path = self.road.message(bundle, number);
            if self.road.read(&path, MOST_REPLY_BYTES)?.is_some() {
                continue;
            }
            if let Some(sealed) = self.visit.desk_message(handle, number)? {
                self.road.put(&path, &sealed)?;
                self.done.messages = self.done.messages.saturating_add(1);
            }
        }
        Ok(())
    }

    /// Takes the replies in the folder to the mailbox.
    fn take_back(&mut self) -> Result<(), Fails> {
        let mut replies: BTreeMap<Id, (bool, BTreeSet<u64>)> = BTreeMap::new();
        for name in self.road.names_beside("replies")? {
            let Some((bundle, number)) = numbered(&name, MOST_REPLIES) else { continue };
            let of = replies.entry(bundle).or_default();
            match number {
                None => of.0 = true,
                Some(number) => drop(of.1.insert(number)),
            }
        }
        for (bundle, (acceptance, numbers)) in replies {
            let mut handles = self.handles(&bundle)?;
            for handle in handles.known.keys().copied().collect::<Vec<_>>() {
                self.take_back_to(&bundle, &handle, acceptance, &numbers, &mut handles)?;
            }
        }
        Ok(())
    }

    fn take_back_to(
        &mut self,
        bundle: &Id,
        handle: &Id,
        acceptance: bool,
        numbers: &BTreeSet<u64>,
        handles: &mut Handles,
    ) -> Result<(), Fails> {
        for number in numbers {
            let Some(sealed) =
                self.road.read(&self.road.numbered_reply(bundle, *number), MOST_REPLY_BYTES)?
            else {
                continue;
            };
            let digest = Digest::of(&sealed);
            let facts = handles.known.entry(*handle).or_default();
            if facts.replies.contains(&(*number, digest)) {
                continue;
            }
            match self.visit.put_reply(handle, *number, sealed) {
                Ok(()) => {
                    facts.replies.insert((*number, digest));
                    self.done.replies = self.done.replies.saturating_add(1);
                    self.keep(bundle, handles)?;
                }
                Err(Halt::Refused(problem)) if problem.code != ProblemCode::Unauthorized => {
                    let text = problem.code.title().to_owned();
                    self.done.problems.push(Problem { bundle: *bundle, code: "net-strange", text });
                }
                Err(halt) => return Err(halt.into()),
            }
        }
        if acceptance {
            self.take_acceptance(bundle, handle, numbers, handles)?;
        }
        Ok(())
    }

    /// An acceptance has no number in the folder. At the mailbox it takes the first that no other reply has:
    /// the desk numbers all its replies to a bundle without a gap.
    fn take_acceptance(
        &mut self,
        bundle: &Id,
        handle: &Id,
        numbers: &BTreeSet<u64>,
        handles: &mut Handles,
    ) -> Result<(), Fails> {
        let Some(sealed) = self.road.read(&self.road.reply(bundle), MOST_REPLY_BYTES)? else { return Ok(()) };
        let digest = Digest::of(&sealed);
        let mut facts = handles.known.get(handle).cloned().unwrap_or_default();
        if facts.replies.iter().all(|(_, brought)| *brought != digest) {
            let taken: BTreeSet<u64> = facts.replies.iter().map(|(number, _)| *number).collect();
            let free =
                (1..=MOST_REPLIES).filter(|number| !taken.contains(number) && !numbers.contains(number));
            let mut brought = None;
            for number in free {
                match self.visit.put_reply(handle, number, sealed.clone()) {
                    Ok(()) => {
                        brought = Some(number);
                        break;
                    }
                    // Another reply has this number already: one that came by another way.
                    Err(Halt::Refused(problem)) if problem.code == ProblemCode::PartDiffers => {}
                    Err(Halt::Refused(problem)) if problem.code == ProblemCode::NotFound => return Ok(()),
                    Err(halt) => return Err(halt.into()),
                }
            }
            let Some(number) = brought else { return Ok(()) };
            facts.replies.insert((number, digest));
            self.done.replies = self.done.replies.saturating_add(1);
        }
        // The mailbox's copy goes only where this folder has its own, whole.
        if facts.whole && !facts.deleted {
            handles.known.insert(*handle, facts.clone());
            self.keep(bundle, handles)?;
            self.visit.delete(handle)?;
            facts.deleted = true;
            self.done.deleted.push(*bundle);
        }
        if handles.known.get(handle) != Some(&facts) {
            handles.known.insert(*handle, facts);
            self.keep(bundle, handles)?;
        }
        Ok(())
    }

    fn handles(&self, bundle: &Id) -> Result<Handles, CourierError> {
        let bytes = self.road.read(&self.road.handles(bundle), handles::MOST_BYTES)?;
        Ok(Handles::parse(&bytes.unwrap_or_default()))
    }

    fn keep(&self, bundle: &Id, handles: &Handles) -> Result<(), CourierError> {
        let path = self.road.handles(bundle);
        let text = handles.to_text();
        if self.road.read(&path, handles::MOST_BYTES)?.is_some_and(|there| there == text.as_bytes()) {
            return Ok(());
        }
        self.road.put_over(&path, text.as_bytes())
    }
}
