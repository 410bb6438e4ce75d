//! One bundle on its way to a mailbox: opened, part by part, closed, and the receipt kept. It may be cut
//! anywhere, and goes on where the mailbox has answered.

use std::fs;

use sanad_evidence::Id;
use sanad_evidence::invitation::MailboxAddress;
use sanad_evidence::mailbox::{Opening, Problem, ProblemCode, State};
use sanad_evidence::sign::VerifyingKey;
use sanad_vault::{Carriage, Fault, OutboxError, Parts, Permission, RecordReceiptError, SealedPart, Vault};

use super::deliver::{Delivery, code_of};
use super::failure::MailboxError;
use super::visit::{Halt, Visit};
use crate::deliver::DeliveredBundle;

/// What came of carrying a bundle.
pub(super) enum Carried {
    /// The mailbox holds it whole, by its receipt.
    Delivered(DeliveredBundle),
    /// Nothing more is to be done in this round.
    Done,
    /// This token leads nowhere: once more with another.
    Anew,
    /// Something changed while it was under way: look again.
    Again,
}

/// Where the next step of a bundle is.
enum Step {
    Parts,
    Close,
    Carried(Carried),
}

impl Delivery<'_, '_> {
    /// # Errors
    /// [`Halt`]: of the vault, of the line, of a mailbox that is full.
    pub(super) fn carry(&mut self, bundle: &Id) -> Result<Carried, Halt> {
        let vault = self.vault;
        let carriage = vault.carriage(bundle)?;
        if carriage.paused && !carriage.closing {
            return Ok(Carried::Done);
        }
        if carriage.mailboxes.is_empty() {
            self.problem(
                bundle,
                MailboxError::NoMailbox.code(),
                "this partner has named no mailbox".to_owned(),
            );
            return Ok(Carried::Done);
        }
        let mut addresses = carriage.mailboxes.clone();
        if let (Some(via), true) = (carriage.via, carriage.token.is_some()) {
            // A token is shown to the mailbox that it is for, and to no other.
            addresses.retain(|address| address.receipt_key == via);
            if addresses.is_empty() {
                self.note(MailboxError::Left);
                if carriage.closing {
                    // It may be delivered there, and nobody can be asked. It goes to another too, and is
                    // never called withdrawn.
                    return Ok(Carried::Anew);
                }
                // Nothing can be closed there without us: it begins anew elsewhere.
                addresses = carriage.mailboxes.clone();
            }
        }
        let (mut tried, mut said) = (Vec::new(), None);
        loop {
            let mut let_go = None;
            let carried = self.carry_to(addresses, &carriage, &mut let_go);
            let (key, halt) = match (let_go, carried) {
                (Some(key), Err(halt)) => (key, halt),
                (_, carried) => return carried,
            };
            tried.push(key);
            addresses = carriage.mailboxes.clone();
            addresses.retain(|address| !tried.contains(&address.receipt_key));
            // Of several refusals the one that passes by itself is said.
            let is_full = matches!(&halt, Halt::Later { code, .. } if *code == MailboxError::Full.code());
            said = Some(if is_full { halt } else { said.unwrap_or(halt) });
            // Whether another is there at all: else the refusal is said, however patient the round.
            match self.reached(addresses, carriage.partner)? {
                Some(there) => addresses = there,
                None => return said.map_or(Ok(Carried::Done), Err),
            }
        }
    }

    /// Carries a bundle to one of these mailboxes. `let_go` says which one refused to open it, when it may go
    /// to another.
    fn carry_to(
        &mut self,
        addresses: Vec<MailboxAddress>,
        carriage: &Carriage,
        let_go: &mut Option<VerifyingKey>,
    ) -> Result<Carried, Halt> {
        let (vault, bundle) = (self.vault, &carriage.bundle);
        let mut visit = self.visit(addresses, carriage.partner);
        let carried = walk(vault, &mut visit, carriage, let_go);
        let pace = self.told.pace();
        if let Some(pace) = pace {
            vault.note_pace(&carriage.partner, pace)?;
        }
        match carried? {
            Ok(carried) => Ok(carried),
            Err((code, text)) => {
                self.problem(bundle, code, text);
                Ok(Carried::Done)
            }
        }
    }

    /// The addresses of the first of these mailboxes that answers; `None` when none does.
    fn reached(
        &mut self,
        addresses: Vec<MailboxAddress>,
        partner: Id,
    ) -> Result<Option<Vec<MailboxAddress>>, Halt> {
        if addresses.is_empty() {
            return Ok(None);
        }
        let mut visit = self.passing_visit(addresses, partner);
        match visit.reach() {
            Ok(()) => visit.here().map(Some),
            Err(Halt::Later { .. }) => Ok(None),
            Err(halt) => Err(halt),
        }
    }
}

/// What ended the carrying without a failure: or with one that concerns this bundle alone, a code and what
/// happened.
type Ended = Result<Carried, (&'static str, String)>;

fn walk(
    vault: &Vault,
    visit: &mut Visit<'_, '_>,
    carriage: &Carriage,
    let_go: &mut Option<VerifyingKey>,
) -> Result<Ended, Halt> {
    let bundle = &carriage.bundle;
    let mut step = Step::Parts;
    if carriage.closing {
        step = in_doubt(vault, visit, carriage)?;
    }
    if let Step::Carried(carried) = step {
        return Ok(Ok(carried));
    }
    let mut parts = vault.parts(bundle)?;
    if matches!(step, Step::Close) && !parts.missing()?.is_empty() {
        // It is there whole, and what it was made of is not known here any more: nothing proves it.
        return Ok(Ok(Carried::Anew));
    }
    if matches!(step, Step::Parts) {
        // What was allowed yesterday may not be today.
        vault.ask_again(bundle)?;
        visit.asking = Some(*bundle);
        // Before a token is bound and leaves, somebody with the right key must be there.
        visit.reach()?;
        visit.stay_here()?;
        let key = visit.mailbox()?.receipt_key;
        let token = vault.begin_carriage(bundle, &key)?;
        visit.with_key(token.to_hex());
        if let Err(halt) = visit.open(&opening(&parts)) {
            use ProblemCode::{MailboxFull, Unauthorized};
            // Another mailbox of the partner's may have room, or know the token.
            if matches!(&halt, Halt::Refused(problem) if matches!(problem.code, MailboxFull | Unauthorized))
                && vault.let_go(bundle)?
            {
                *let_go = Some(key);
            }
            return opening_refused(halt);
        }
    }
    let mut sent = 0;
    if matches!(step, Step::Parts) {
        match send_parts(vault, visit, &mut parts)? {
            Ok(more) => sent = more,
            Err(ended) => return Ok(ended),
        }
        vault.ask_again(bundle)?;
        vault.begin_closing(bundle)?;
    }
    let receipt = match close(vault, visit, &parts)? {
        Ok(receipt) => receipt,
        Err(ended) => return Ok(ended),
    };
    match vault.record_receipt(bundle, &receipt) {
        Ok(_) => {
            let delivered = DeliveredBundle { bundle: *bundle, parts: parts.count(), sent };
            Ok(Ok(Carried::Delivered(delivered)))
        }
        Err(RecordReceiptError::Fault(fault)) => Err(fault.into()),
        // It stays where it was: closing was begun, and nothing shows that it is delivered.
        Err(error) => Ok(Err((MailboxError::Receipt.code(), error.to_string()))),
    }
}

/// Closing was begun, and the answer never came: the mailbox says how it stands.
fn in_doubt(vault: &Vault, visit: &mut Visit<'_, '_>, carriage: &Carriage) -> Result<Step, Halt> {
    let bundle = &carriage.bundle;
    // Its token is gone after a restore: nobody can say what became of it.
    let Some(token) = &carriage.token else { return Ok(Step::Carried(Carried::Anew)) };
    visit.with_key(token.to_hex());
    let state = match visit.state() {
        Ok(state) => state,
        Err(Halt::Refused(problem)) if problem.code == ProblemCode::Withdrawn => {
            vault.not_closed(bundle)?;
            return Ok(Step::Carried(Carried::Anew));
        }
        Err(Halt::Refused(problem)) => return Err(later(&problem)),
        Err(halt) => return Err(halt),
    };
    match state {
        Some(state) if state.bundle == *bundle => match state.state {
            // It may be reading the parts this very moment, and close it after this answer: only its answer to
            // the closing says that it is not closed.
            State::Open => match vault.ask_again(bundle) {
                Ok(()) if vault.parts(bundle)?.missing()?.is_empty() => {
                    visit.asking = Some(*bundle);
                    Ok(Step::Close)
                }
                // It had answered which parts it has not.
                Ok(()) => {
                    vault.not_closed(bundle)?;
                    Ok(Step::Parts)
                }
                Err(OutboxError::Closing) => call_off(vault, visit, bundle),
                Err(error) => Err(error.into()),
            },
            State::Closed | State::Collected => Ok(Step::Close),
            State::Withdrawn => {
                vault.not_closed(bundle)?;
                Ok(Step::Carried(Carried::Anew))
            }
        },
        // The mailbox has lost it. The partner may have had it before: it is not taken as "not closed".
        _ => Ok(Step::Carried(Carried::Anew)),
    }
}

/// Something in it may not leave any more, and its closing was begun: whoever is first at the mailbox, this
/// withdrawal or that closing, decides, and is believed.
fn call_off(vault: &Vault, visit: &mut Visit<'_, '_>, bundle: &Id) -> Result<Step, Halt> {
    match visit.withdraw() {
        Ok(()) => {
            vault.not_closed(bundle)?;
            Ok(Step::Carried(Carried::Again))
        }
        Err(Halt::Refused(problem)) if problem.code == ProblemCode::Closed => Ok(Step::Close),
        Err(Halt::Refused(problem)) => Err(later(&problem)),
        Err(halt) => Err(halt),
    }
}

/// What is to come, at most. Too little said would be refused at the last part, too much takes another's room.
fn opening(parts: &Parts<'_>) -> Opening {
    // Of each part age adds its head, and 16 bytes to each 64 KiB; a listing has one line for each part.
    let part = parts.part_size().saturating_add(parts.part_size() / 2048).saturating_add(4096);
    let listing = parts.count().saturating_mul(192).saturating_add(16 * 1024);
    let bytes = parts.count().saturating_mul(part).saturating_add(listing);
    Opening {
        bundle: parts.bundle(),
        parts: parts.count(),
        bytes: bytes.min(Opening::most_bytes(parts.count())),
    }
}

fn opening_refused(halt: Halt) -> Result<Ended, Halt> {
    let Halt::Refused(problem) = halt else { return Err(halt) };
    match problem.code {
        ProblemCode::TokenSpent | ProblemCode::Withdrawn | ProblemCode::Closed => Ok(Ok(Carried::Anew)),
        ProblemCode::TooBig => Ok(Err((code_of(problem.code), problem.code.title().to_owned()))),
        _ => Err(later(&problem)),
    }
}

/// A refusal that is the same for every bundle of this partner today.
fn later(problem: &Problem) -> Halt {
    Halt::Later { code: code_of(problem.code), text: problem.code.title().to_owned(), after: None }
}

/// Sends the parts that were not answered for. Says how many.
fn send_parts(
    vault: &Vault,
    visit: &mut Visit<'_, '_>,
    parts: &mut Parts<'_>,
) -> Result<Result<u64, Ended>, Halt> {
    let bundle = parts.bundle();
    let missing = parts.missing()?;
    let (count, size) = (parts.count(), parts.part_size());
    let there = count.saturating_sub(missing.len() as u64);
    visit.told.begin(bundle, count, there.saturating_mul(size), count.saturating_mul(size));
    visit.job.expect_bytes((missing.len() as u64).saturating_mul(size));
    let mut sent = 0;
    for index in missing {
        if !still_goes(vault, &bundle)? {
            return Ok(Err(Ok(Carried::Done)));
        }
        visit.job.doing(format!("part {index} of {count}"));
        match send_part(visit, parts, index) {
            Ok(Ok(())) => {}
            // Its files went with it when it was withdrawn.
            Err(Halt::Fault(Fault::Io { .. })) if vault.carriage(&bundle)?.token.is_none() => {
                return Ok(Err(Ok(Carried::Done)));
            }
            Ok(Err(ended)) => return Ok(Err(ended)),
            Err(halt) => return Err(halt),
        }
        visit.job.step(size)?;
        sent += 1;
    }
    Ok(Ok(sent))
}

/// Whether a person still wants it to go: it may have been paused, withdrawn or forbidden meanwhile, in
/// the window.
fn still_goes(vault: &Vault, bundle: &Id) -> Result<bool, Halt> {
    let carriage = vault.carriage(bundle)?;
    let permission = vault.permission(&carriage.partner_name).map_err(OutboxError::from)?;
    Ok(!carriage.paused && carriage.token.is_some() && permission != Permission::Never)
}

fn send_part(
    visit: &mut Visit<'_, '_>,
    parts: &mut Parts<'_>,
    index: u64,
) -> Result<Result<(), Ended>, Halt> {
    let sealed = parts.seal(index)?;
    let bytes = fs::read(&sealed.path).map_err(Fault::io("reading the outbox"))?;
    visit.told.part(index);
    match visit.put_part(index, bytes) {
        Ok(()) => {}
        Err(Halt::Refused(problem)) => {
            if let Err(ended) = part_refused(visit, &sealed, problem)? {
                return Ok(Err(ended));
            }
        }
        Err(halt) => return Err(halt),
    }
    parts.answered(&sealed)?;
    visit.told.answered(parts.part_size());
    Ok(Ok(()))
}

fn part_refused(
    visit: &mut Visit<'_, '_>,
    sealed: &SealedPart,
    problem: Problem,
) -> Result<Result<(), Ended>, Halt> {
    match problem.code {
        // The same bytes after all.
        ProblemCode::PartDiffers if problem.held == Some(sealed.digest) => Ok(Ok(())),
        // Another copy of this vault went there with the same token.
        ProblemCode::PartDiffers => give_up(visit).map(|()| Err(Ok(Carried::Anew))),
        ProblemCode::NotOpen
        | ProblemCode::NotFound
        | ProblemCode::Withdrawn
        | ProblemCode::TokenSpent
        | ProblemCode::Closed => Ok(Err(Ok(Carried::Anew))),
        ProblemCode::TooBig => {
            give_up(visit)?;
            Ok(Err(Err((code_of(problem.code), problem.code.title().to_owned()))))
        }
        _ => Err(later(&problem)),
    }
}

/// Asks the mailbox to keep nothing of what leads nowhere. Whether it does changes nothing here.
fn give_up(visit: &mut Visit<'_, '_>) -> Result<(), Halt> {
    match visit.withdraw() {
        Err(Halt::Fault(fault)) => Err(fault.into()),
        _ => Ok(()),
    }
}

/// Closes the bundle. While the answer is out, it may be delivered already.
fn close(
    vault: &Vault,
    visit: &mut Visit<'_, '_>,
    parts: &Parts<'_>,
) -> Result<Result<Vec<u8>, Ended>, Halt> {
    let bundle = parts.bundle();
    let (sums, _) = parts.sums()?;
    let refused = match visit.close(parts.listing()?, &sums) {
        Ok(receipt) => return Ok(Ok(receipt)),
        Err(Halt::Refused(problem)) => problem,
        // Something in it may not leave any more, found while the line was down: the mailbox says
        // whether that comes too late.
        Err(Halt::Outbox(_)) => return Ok(Err(Ok(Carried::Again))),
        Err(halt) => return Err(halt),
    };
    let anew = Ok(Err(Ok(Carried::Anew)));
    match refused.code {
        ProblemCode::PartsMissing => {
            for index in refused.missing.iter().flat_map(|(from, to)| *from..=*to) {
                if index <= parts.count() {
                    parts.lost(index)?;
                }
            }
            vault.not_closed(&bundle)?;
            Ok(Err(Ok(Carried::Again)))
        }
        ProblemCode::SumsDiffer => {
            give_up(visit)?;
            vault.not_closed(&bundle)?;
            anew
        }
        ProblemCode::Withdrawn => {
            vault.not_closed(&bundle)?;
            anew
        }
        // Closed with another listing by another copy of this vault, or lost: either way it may have
        // been the partner's already, and is not taken as "not closed".
        ProblemCode::Closed | ProblemCode::NotOpen | ProblemCode::NotFound | ProblemCode::TokenSpent => anew,
        ProblemCode::MailboxFull => {
            vault.not_closed(&bundle)?;
            Err(later(&refused))
        }
        ProblemCode::TooBig => {
            vault.not_closed(&bundle)?;
            give_up(visit)?;
            Ok(Err(Err((code_of(refused.code), refused.code.title().to_owned()))))
        }
        _ => Err(later(&refused)),
    }
}
