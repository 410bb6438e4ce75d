//! Fetching at the desk: from each of its mailboxes what its keys open, and what it has to say goes there.

use std::collections::BTreeSet;
use std::fs;

use sanad_evidence::listing::Part;
use sanad_evidence::mailbox::{MOST_TOKENS, ProblemCode, TokenChange, WaitingBundle};
use sanad_evidence::{Digest, Id};
use sanad_vault::{DeskMailbox, Fault, Job, MessageError, Role, Vault};

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
        let mut after = None;
        loop {
            let page = self.visit.waiting(after.as_ref())?;
            for waiting in &page.bundles {
                self.bundle(waiting)?;
                self.messages(waiting)?;
                after = Some(waiting.handle);
            }
            if !page.more {
                break;
            }
        }
        self.put_replies()?;
        self.delete_accepted()
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

    fn bundle(&mut self, waiting: &WaitingBundle) -> Result<(), Halt> {
        let WaitingBundle { bundle, handle, .. } = waiting;
        if self.vault.has_taken_in(bundle)? {
            self.vault.mailbox_brought(bundle, &self.mailbox.receipt_key, handle)?;
            self.done.known.push(*bundle);
            return Ok(());
        }
        if waiting.collected {
            return Ok(());
        }
        let here = self.vault.inbox()?.iter().any(|one| one.bundle == *bundle);
        let whole = |desk: &Self| {
            Ok::<_, Halt>(desk.vault.inbox_folder(bundle).map_err(fault_of)?.join("listing.age"))
        };
        // Sent twice, it lies there under two handles: each copy is brought once, and the last one counts.
        if here && whole(self)?.exists() && self.vault.was_brought(&self.mailbox.receipt_key, handle)? {
            self.done.known.push(*bundle);
            return Ok(());
        }
        let Some(listing) = self.visit.desk_listing(handle)? else {
            return self.broken(bundle, "the listing is missing");
        };
        let Some(parts) = self.vault.expected_parts(bundle, &listing)? else {
            self.done.foreign.push(*bundle);
            return Ok(());
        };
        let folder = self.vault.inbox_folder(bundle).map_err(fault_of)?;
        let whole = folder.join("listing.age");
        if here && fs::read(&whole).is_ok_and(|there| there == listing) {
            self.vault.mailbox_brought(bundle, &self.mailbox.receipt_key, handle)?;
            self.done.known.push(*bundle);
            return Ok(());
        }
        if !self.parts(bundle, handle, &parts)? {
            return Ok(());
        }
        self.vault.put_in_inbox(&whole, &listing)?;
        self.vault.arrived(bundle)?;
        self.vault.mailbox_brought(bundle, &self.mailbox.receipt_key, handle)?;
        self.done.bundles.push(*bundle);
        Ok(())
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
                self.broken(bundle, &format!("part {index} is not what the listing names"))?;
                return Ok(false);
            };
            self.vault.put_in_inbox(&folder.join(name), &bytes)?;
            self.visit.told.answered(part.ciphertext_bytes);
            self.visit.job.step(part.ciphertext_bytes)?;
        }
        Ok(true)
    }

    fn broken(&mut self, bundle: &Id, text: &str) -> Result<(), Halt> {
        self.problem(bundle, MailboxError::Receipt.code(), text.to_owned());
        Ok(())
    }

    fn messages(&mut self, waiting: &WaitingBundle) -> Result<(), Halt> {
        let WaitingBundle { bundle, handle, messages, .. } = waiting;
        // Only of bundles that are ours.
        if !self.vault.inbox()?.iter().any(|one| one.bundle == *bundle) {
            return Ok(());
        }
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
            let Some((key, handle)) = reply.via else { continue };
            if key != self.mailbox.receipt_key {
                continue;
            }
            match self.visit.put_reply(&handle, reply.n, reply.sealed.clone()) {
                Ok(()) => {
                    self.vault.reply_delivered(&reply.bundle, reply.n)?;
                    self.done.replies = self.done.replies.saturating_add(1);
                }
                // Another copy of this vault, from before a restore, has used the number.
                Err(Halt::Refused(problem))
                    if problem.code == ProblemCode::PartDiffers
                        && self.vault.reply_number_taken(&reply.bundle, reply.n)? =>
                {
                    moved = true;
                }
                Err(Halt::Refused(problem)) if problem.code != ProblemCode::Unauthorized => {
                    self.problem(&reply.bundle, "net-strange", problem.code.title().to_owned());
                }
                Err(halt) => return Err(halt),
            }
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
