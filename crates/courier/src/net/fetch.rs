//! Fetching at the desk: from each of its mailboxes what its keys open, and what it has to say goes there.

use std::collections::BTreeSet;
use std::fs;

use sanad_evidence::listing::Part;
use sanad_evidence::mailbox::{MOST_TOKENS, ProblemCode, TokenChange, WaitingBundle};
use sanad_evidence::{Digest, Id};
use sanad_vault::{CopyUnder, DeskMailbox, Fault, Job, MessageError, Role, Vault};

use super::deliver::Waits;
use super::failure::MailboxError;
use super::progress::Told;
use super::visit::{Halt, Visit, apart_by};
use super::{Net, desk_refusal};
use crate::deliver::Problem;
use crate::fetch::{Fetched, local_names};
use crate::{CourierError, Progress};

/// Fetches from the desk's mailboxes: makes its tokens known there, brings what its keys open, puts what it
/// answers, and lets the mailboxes delete what is accepted. A collector's vault has no mailbox of its own.
///
/// `tell` is called about ten times a second while anything moves or is waited for.
///
/// # Errors
/// [`CourierError`] when the vault fails, the disk is full, or the job was stopped; what was fetched before
/// stays. What concerns one mailbox or one bundle is listed in [`Fetched`].
pub fn fetch_by_net(
    vault: &Vault,
    net: &mut Net,
    job: &Job,
    tell: &mut dyn FnMut(&Progress),
) -> Result<Fetched, CourierError> {
    let mut done = Fetched::default();
    if vault.role() != Role::Partner {
        return Ok(done);
    }
    let begun = (net.sent(), net.received());
    let mut told = Told::new(tell);
    for mailbox in vault.desk_mailboxes()? {
        let name = mailbox.addresses.first().map(|address| address.url().to_owned()).unwrap_or_default();
        told.partner(&name);
        let place = (mailbox.addresses.clone(), apart_by(&mailbox.receipt_key));
        let mut visit = Visit::new(net, Some(vault), job, &mut told, false, place);
        visit.with_key(mailbox.desk_key.to_hex());
        let desk = Desk { vault, mailbox: &mailbox, visit, done: &mut done };
        match desk.attend() {
            Ok(()) => {}
            Err(Halt::Fault(fault)) => return Err(fault.into()),
            Err(halt) => {
                let (text, after) = match &halt {
                    Halt::Later { text, after, .. } => (text.clone(), *after),
                    Halt::Refused(problem) => (problem.code.title().to_owned(), None),
                    Halt::Outbox(error) => (error.to_string(), None),
                    Halt::Fault(fault) => (fault.to_string(), None),
                };
                done.waits.push(Waits::new(&name, desk_refusal(halt).code(), text, after));
            }
        }
    }
    done.notes.extend(told.clock_differs.then_some(MailboxError::ClockDiffers.code()));
    done.sent = net.sent().saturating_sub(begun.0);
    done.received = net.received().saturating_sub(begun.1);
    Ok(done)
}

struct Desk<'a, 'v, 't> {
    vault: &'a Vault,
    mailbox: &'a DeskMailbox,
    visit: Visit<'v, 't>,
    done: &'a mut Fetched,
}

impl Desk<'_, '_, '_> {
    fn attend(mut self) -> Result<(), Halt> {
        self.register_tokens()?;
        // First what is said: whoever waits for an acceptance waits longest.
        self.put_replies()?;
        let (mut after, mut discarded) = (None, Vec::new());
        loop {
            let page = self.visit.waiting(after.as_ref())?;
            for waiting in page.bundles {
                after = Some(waiting.handle);
                if self.was_discarded(&waiting)? {
                    discarded.push(waiting);
                } else {
                    self.look_at(&waiting)?;
                }
            }
            if !page.more {
                break;
            }
        }
        // Of several copies of one bundle, one that nobody threw away comes first.
        for waiting in &discarded {
            self.look_at(waiting)?;
        }
        self.put_replies()?;
        self.delete_accepted()
    }

    fn look_at(&mut self, waiting: &WaitingBundle) -> Result<(), Halt> {
        if self.bundle(waiting)? { self.messages(waiting) } else { Ok(()) }
    }

    /// Whether this copy was in the inbox, and its bundle is there no more.
    fn was_discarded(&self, waiting: &WaitingBundle) -> Result<bool, Halt> {
        let copy = self.vault.copy_under(&self.mailbox.receipt_key, &waiting.handle)?;
        Ok(copy == Some(CopyUnder::Fetched) && self.in_inbox(&waiting.bundle)?.is_none())
    }

    /// The state of a bundle in the inbox.
    fn in_inbox(&self, bundle: &Id) -> Result<Option<String>, Halt> {
        Ok(self.vault.inbox()?.into_iter().find(|one| one.bundle == *bundle).map(|one| one.state))
    }

    fn register_tokens(&mut self) -> Result<(), Halt> {
        let key = &self.mailbox.receipt_key;
        let TokenChange { add, revoke } = self.vault.tokens_to_register(key)?;
        let adds = add.chunks(MOST_TOKENS).map(|add| TokenChange { add: add.to_vec(), revoke: Vec::new() });
        let revokes =
            revoke.chunks(MOST_TOKENS).map(|revoke| TokenChange { add: Vec::new(), revoke: revoke.to_vec() });
        for change in adds.chain(revokes) {
            match self.visit.change_tokens(&change) {
                Ok(()) => self.vault.tokens_registered(key, &change)?,
                // Which ones is not said: none of these counts as known, it is told at every fetch, and
                // everything else goes on.
                Err(Halt::Refused(problem)) if problem.code == ProblemCode::TokenTaken => {
                    let name = self.mailbox.addresses.first().map_or("", |address| address.url());
                    let text = problem.code.title().to_owned();
                    self.done.waits.push(Waits::new(name, MailboxError::TokenTaken.code(), text, None));
                }
                Err(halt) => return Err(halt),
            }
        }
        Ok(())
    }

    /// Brings a bundle, or looks whose another copy of it is. Says whether what lies under this handle is the
    /// one in the inbox, or is the collector's own.
    fn bundle(&mut self, waiting: &WaitingBundle) -> Result<bool, Halt> {
        let WaitingBundle { bundle, handle, .. } = waiting;
        let copy = self.vault.copy_under(&self.mailbox.receipt_key, handle)?;
        if self.vault.has_taken_in(bundle)? {
            self.done.known.push(*bundle);
            return match copy {
                Some(CopyUnder::Hers) => Ok(true),
                Some(CopyUnder::NotHers) => Ok(false),
                _ => self.another_copy(waiting),
            };
        }
        if waiting.collected {
            return Ok(false);
        }
        let state = self.in_inbox(bundle)?;
        // What was refused makes room for another copy; what was not looked into yet stays: whoever comes
        // second must not be able to take its place.
        let settled = match (state.as_deref(), copy) {
            (None, _) | (Some("refused"), Some(CopyUnder::Claimed) | None) => false,
            (Some(_), copy) => copy.is_some(),
        };
        if settled {
            self.done.known.push(*bundle);
            return Ok(copy == Some(CopyUnder::Fetched));
        }
        let Some(listing) = self.visit.desk_listing(handle)? else {
            self.broken(bundle, "the listing is missing");
            return Ok(false);
        };
        let Some(parts) = self.vault.expected_parts(bundle, &listing)? else {
            self.done.foreign.push(*bundle);
            return Ok(false);
        };
        let note = |desk: &Self| {
            desk.vault.note_copy(bundle, &desk.mailbox.receipt_key, handle, &listing).map_err(Halt::from)
        };
        if state.is_some() {
            let copy = note(self)?;
            if copy == CopyUnder::Fetched || state.as_deref() != Some("refused") {
                self.done.known.push(*bundle);
                return Ok(copy == CopyUnder::Fetched);
            }
        }
        if !self.parts(bundle, handle, &parts)? {
            return Ok(false);
        }
        let whole = self.vault.inbox_folder(bundle).map_err(fault_of)?.join("listing.age");
        self.vault.put_in_inbox(&whole, &listing)?;
        self.vault.arrived(bundle)?;
        note(self)?;
        self.done.bundles.push(*bundle);
        Ok(true)
    }

    /// Looks whose a copy of a bundle is that was taken in from another.
    fn another_copy(&mut self, waiting: &WaitingBundle) -> Result<bool, Halt> {
        let WaitingBundle { bundle, handle, .. } = waiting;
        if waiting.collected {
            return Ok(false);
        }
        let Some(listing) = self.visit.desk_listing(handle)? else { return Ok(false) };
        let hers = self.vault.note_copy(bundle, &self.mailbox.receipt_key, handle, &listing)?;
        if hers != CopyUnder::Hers {
            let other = MailboxError::OtherCopy;
            self.problem(bundle, other.code(), other.to_string());
        }
        Ok(hers == CopyUnder::Hers)
    }

    /// Brings the parts that are not here yet as the listing names them. Says whether all are here.
    fn parts(&mut self, bundle: &Id, handle: &Id, parts: &[Part]) -> Result<bool, Halt> {
        let folder = self.vault.inbox_folder(bundle).map_err(fault_of)?;
        let names: BTreeSet<String> = (1..=parts.len()).map(|index| format!("{index:08}.age")).collect();
        for stale in local_names(&folder).map_err(|_| Fault::damaged("the inbox"))? {
            if !names.contains(&stale) {
                fs::remove_file(folder.join(&stale)).map_err(Fault::io("tidying the inbox"))?;
            }
        }
        let is_here = |name: &String, part: &Part| {
            fs::read(folder.join(name)).is_ok_and(|bytes| Digest::of(&bytes) == part.ciphertext)
        };
        let missing: Vec<(u64, &String, &Part)> = (1..)
            .zip(names.iter().zip(parts))
            .filter(|(_, (name, part))| !is_here(name, part))
            .map(|(index, (name, part))| (index, name, part))
            .collect();
        let needed =
            missing.iter().fold(0_u64, |sum, (_, _, part)| sum.saturating_add(part.ciphertext_bytes));
        if needed > self.vault.facts()?.free {
            return Err(Fault::NoSpace { doing: "fetching a bundle" }.into());
        }
        let all: u64 = parts.iter().fold(0, |sum, part| sum.saturating_add(part.ciphertext_bytes));
        self.visit.told.begin(*bundle, parts.len() as u64, all.saturating_sub(needed), all);
        self.visit.job.expect_bytes(needed);
        for (index, name, part) in missing {
            self.visit.job.doing(format!("part {index} of {}", parts.len()));
            self.visit.told.part(index);
            self.visit.room_for(part.ciphertext_bytes)?;
            let bytes = self.visit.desk_part(handle, index)?;
            let Some(bytes) = bytes.filter(|bytes| Digest::of(bytes) == part.ciphertext) else {
                self.broken(bundle, &format!("part {index} is not what the listing names"));
                return Ok(false);
            };
            self.vault.put_in_inbox(&folder.join(name), &bytes)?;
            self.visit.told.answered(part.ciphertext_bytes);
            self.visit.job.step(part.ciphertext_bytes)?;
        }
        Ok(true)
    }

    fn broken(&mut self, bundle: &Id, text: &str) {
        self.problem(bundle, MailboxError::Receipt.code(), text.to_owned());
    }

    fn messages(&mut self, waiting: &WaitingBundle) -> Result<(), Halt> {
        let WaitingBundle { bundle, handle, messages, .. } = waiting;
        for number in self.vault.messages_known(bundle)?.saturating_add(1)..=*messages {
            let Some(sealed) = self.visit.desk_message(handle, number)? else { break };
            match self.vault.record_message(bundle, number, &sealed) {
                Ok(Some(_)) => self.done.messages = self.done.messages.saturating_add(1),
                // Taken back, or here already.
                Ok(None) => {}
                // Whose it is is known once the bundle is taken in; until then the mailbox keeps it.
                Err(MessageError::TooEarly) => break,
                Err(MessageError::Fault(fault)) => return Err(fault.into()),
                Err(error) => self.problem(bundle, error.code(), error.to_string()),
            }
        }
        Ok(())
    }

    fn put_replies(&mut self) -> Result<(), Halt> {
        // Each turn moves at least one to a higher number, and there are few numbers.
        while self.put_replies_once()? {}
        Ok(())
    }

    /// Says whether one found its number taken and waits under the next.
    fn put_replies_once(&mut self) -> Result<bool, Halt> {
        let mut moved = false;
        for reply in self.vault.outgoing_replies()? {
            let there = reply.via.iter().filter(|(key, _)| *key == self.mailbox.receipt_key);
            let mut left = false;
            for (key, handle) in there {
                match self.visit.put_reply(handle, reply.n, reply.sealed.clone()) {
                    Ok(()) => {
                        self.vault.reply_put(&reply.bundle, reply.n, key, handle)?;
                        left = true;
                    }
                    // Another copy of this vault, from before a restore, has used the number.
                    Err(Halt::Refused(problem))
                        if problem.code == ProblemCode::PartDiffers
                            && self.vault.reply_number_taken(&reply.bundle, reply.n, key, handle)? =>
                    {
                        moved = true;
                        // Under the old number it is another reply now.
                        break;
                    }
                    Err(Halt::Refused(problem)) if problem.code != ProblemCode::Unauthorized => {
                        // A copy that the mailbox kept long enough, while she has sent another since.
                        let gone = problem.code == ProblemCode::NotFound;
                        if gone {
                            self.vault.copy_gone(key, handle)?;
                        }
                        if !gone || reply.via.len() == 1 {
                            let title = problem.code.title().to_owned();
                            self.problem(&reply.bundle, "net-strange", title);
                        }
                    }
                    Err(halt) => return Err(halt),
                }
            }
            self.done.replies = self.done.replies.saturating_add(u64::from(left));
        }
        Ok(moved)
    }

    fn delete_accepted(&mut self) -> Result<(), Halt> {
        for there in self.vault.collected_there()? {
            if there.receipt_key != self.mailbox.receipt_key {
                continue;
            }
            self.visit.delete(&there.handle)?;
            self.vault.deleted_there(&there.receipt_key, &there.handle)?;
            self.done.deleted.push(there.bundle);
        }
        Ok(())
    }

    fn problem(&mut self, bundle: &Id, code: &'static str, text: String) {
        self.done.problems.push(Problem { bundle: *bundle, code, text });
    }
}

/// The inbox of a partner's vault fails only beneath.
fn fault_of(error: sanad_vault::TakeInError) -> Halt {
    match error {
        sanad_vault::TakeInError::Fault(fault) => fault.into(),
        other => Halt::Fault(Fault::damaged(other.to_string())),
    }
}
