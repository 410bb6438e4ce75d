//! Delivering over a network: of each partner first what is to be withdrawn, then closings that are in
//! doubt, messages, the bundles in their order, and at last what came back.

use std::time::Duration;

use sanad_evidence::Id;
use sanad_evidence::acceptance::Held;
use sanad_evidence::invitation::MailboxAddress;
use sanad_evidence::mailbox::{MOST_REPLIES, ProblemCode};
use sanad_evidence::sign::VerifyingKey;
use sanad_vault::{Fault, Job, OutboxError, Permission, Role, Vault};
use sanad_vault::{MessageError, RecordAcceptanceError, RecordReplyError, Reply};
use serde::Serialize;

use super::Net;
use super::carry::Carried;
use super::failure::{MailboxError, NetError};
use super::progress::{Progress, Told};
use super::visit::{Halt, Visit};
use crate::CourierError;
use crate::deliver::{DeliveredBundle, Problem, RecordedAcceptance};

/// How often a bundle is begun anew with a fresh token in one round.
const ANEW: u32 = 2;

/// What a round is for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Round {
    /// A person said: now. Without it only partners are spoken with that are allowed always.
    pub asked: bool,
    /// This bundle only; replies and messages come and go all the same.
    pub only: Option<Id>,
    /// Whether it goes on trying until it is done or stopped.
    pub patient: bool,
}

/// What one round over a network did.
#[derive(Debug, Default, Serialize)]
pub struct ByNet {
    /// Bundles that a mailbox holds whole, by its receipt. None of them is accepted yet.
    pub bundles: Vec<DeliveredBundle>,
    /// Acceptances that came and were recorded.
    pub acceptances: Vec<RecordedAcceptance>,
    /// How many messages went to mailboxes.
    pub messages_sent: u64,
    /// How many messages came.
    pub messages: u64,
    /// How many cards came: the partner's mailboxes may be others now.
    pub cards: u64,
    /// Bundles that mailboxes were told to give up.
    pub withdrawn: Vec<Id>,
    /// What could not be done, each with its code; the others were done all the same.
    pub problems: Vec<Problem>,
    /// Partners that could not be spoken with to the end, and why.
    pub waits: Vec<Waits>,
    /// Codes of what a person should know although nothing failed: `clock-differs`, `mailbox-left`.
    pub notes: Vec<&'static str>,
    /// Bytes that left.
    pub sent: u64,
    /// Bytes that came.
    pub received: u64,
}

/// A partner that must wait for the next round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Waits {
    /// The partner's name here; at a partner's desk, its mailbox's address.
    pub partner: String,
    /// The error's code.
    pub code: &'static str,
    /// For how many seconds the mailbox asked to be left in peace; 0 when it did not.
    pub until_seconds: u64,
    /// What happened, in English, for a trace.
    pub text: String,
}

impl Waits {
    pub(super) fn new(partner: &str, code: &'static str, text: String, after: Option<Duration>) -> Self {
        let until_seconds = after.map_or(0, |after| after.as_secs());
        Self { partner: partner.to_owned(), code, until_seconds, text }
    }
}

/// One round of a collector over a network. A partner's vault has nothing to deliver this way: its replies
/// go when it fetches.
///
/// `tell` is called about ten times a second while anything moves or is waited for.
///
/// # Errors
/// [`CourierError`] when the vault fails, or the job was stopped. Whatever concerns one bundle or one
/// partner only is listed in [`ByNet`].
pub fn deliver_by_net(
    vault: &Vault,
    net: &mut Net,
    round: &Round,
    job: &Job,
    tell: &mut dyn FnMut(&Progress),
) -> Result<ByNet, CourierError> {
    if vault.role() != Role::Collector {
        return Ok(ByNet::default());
    }
    let begun = (net.sent(), net.received());
    let mut delivery = Delivery {
        vault,
        net,
        round,
        job,
        told: Told::new(tell),
        done: ByNet::default(),
        silent: Vec::new(),
    };
    for name in delivery.partners()? {
        match delivery.partner(&name) {
            Ok(()) => {}
            Err(Halt::Fault(fault)) => return Err(fault.into()),
            Err(halt) => delivery.waits(&name, halt),
        }
    }
    let Delivery { net, told, mut done, .. } = delivery;
    done.notes.extend(told.clock_differs.then_some(MailboxError::ClockDiffers.code()));
    done.sent = net.sent().saturating_sub(begun.0);
    done.received = net.received().saturating_sub(begun.1);
    Ok(done)
}

pub(super) struct Delivery<'a, 't> {
    pub(super) vault: &'a Vault,
    pub(super) net: &'a mut Net,
    pub(super) round: &'a Round,
    pub(super) job: &'a Job,
    pub(super) told: Told<'t>,
    pub(super) done: ByNet,
    /// Mailboxes that did not answer in passing: not asked again in this round, but for the bundles of a
    /// patient one.
    silent: Vec<VerifyingKey>,
}

impl<'t> Delivery<'_, 't> {
    /// The partners for whom there is something to do and a person has allowed it.
    fn partners(&mut self) -> Result<Vec<String>, CourierError> {
        let mut names: Vec<String> = Vec::new();
        for withdrawal in self.vault.to_withdraw()? {
            names.push(self.vault.carriage(&withdrawal.bundle)?.partner_name);
        }
        for bundle in self.vault.queued()? {
            names.push(self.vault.carriage(&bundle)?.partner_name);
        }
        for message in self.vault.outgoing_messages()? {
            names.push(self.vault.carriage(&message.bundle)?.partner_name);
        }
        names.extend(self.vault.awaiting_replies()?.into_iter().map(|one| one.partner_name));
        let (mut allowed, mut seen): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for name in names {
            if seen.contains(&name) {
                continue;
            }
            seen.push(name.clone());
            match self.vault.permission(&name).map_err(OutboxError::from)? {
                // Whoever says "now" is told why nothing goes.
                Permission::Never if self.round.asked => {
                    let text = "nothing may go to this partner over a network".to_owned();
                    self.done.waits.push(Waits::new(&name, MailboxError::NotAllowed.code(), text, None));
                }
                Permission::Ask if self.round.asked => allowed.push(name),
                Permission::Always => allowed.push(name),
                Permission::Never | Permission::Ask => {}
            }
        }
        Ok(allowed)
    }

    fn partner(&mut self, name: &str) -> Result<(), Halt> {
        self.told.partner(name);
        self.withdraw_all(name)?;
        let sent = self.send_all(name);
        let is_full =
            |halt: &Halt| matches!(halt, Halt::Later { code, .. } if *code == MailboxError::Full.code());
        if sent.as_ref().is_err_and(|halt| !is_full(halt)) {
            return sent;
        }
        // A mailbox that has no room for more may have answered what it holds all the same.
        self.read_replies(name)?;
        sent
    }

    fn send_all(&mut self, name: &str) -> Result<(), Halt> {
        let mine = |delivery: &Self, bundle: &Id, closing: bool| -> Result<bool, Halt> {
            let carriage = delivery.vault.carriage(bundle)?;
            let silent = carriage.via.is_some_and(|via| delivery.silent.contains(&via));
            let wanted = closing || delivery.round.only.is_none_or(|only| only == *bundle);
            let wanted = wanted && (delivery.round.patient || !silent);
            Ok(carriage.partner_name == name && carriage.closing == closing && wanted)
        };
        for closing in [true, false] {
            if !closing {
                self.send_messages(name)?;
            }
            for bundle in self.vault.queued()? {
                // One that was withdrawn with an earlier one is not there any more.
                if self.vault.queued()?.contains(&bundle) && mine(self, &bundle, closing)? {
                    self.bundle(name, &bundle)?;
                }
            }
        }
        // Of bundles that were opened only now.
        self.send_messages(name)
    }

    /// Brings one bundle to its mailbox, as far as it goes.
    fn bundle(&mut self, name: &str, bundle: &Id) -> Result<(), Halt> {
        let (mut anew, mut again) = (0, 0);
        loop {
            match self.carry(bundle) {
                Ok(Carried::Done) => return Ok(()),
                Ok(Carried::Delivered(delivered)) => {
                    self.done.bundles.push(delivered);
                    // An acceptance of an earlier one may be there, and tokens in it.
                    return self.read_replies(name);
                }
                Ok(Carried::Anew) if anew < ANEW => {
                    anew += 1;
                    self.vault.restart_carriage(bundle)?;
                }
                Ok(Carried::Again) if again < ANEW => again += 1,
                Ok(Carried::Again) => {
                    let text = "the mailbox, or what stands before it, contradicts itself".to_owned();
                    self.problem(bundle, NetError::strange("").code(), text);
                    return Ok(());
                }
                Ok(Carried::Anew) => {
                    let text = "the mailbox took it under none of the tokens that were tried".to_owned();
                    self.problem(bundle, MailboxError::Token.code(), text);
                    return Ok(());
                }
                // Each bundle has a token of its own: the next one's may be known.
                Err(Halt::Later { code, text, .. }) if code == MailboxError::Token.code() => {
                    self.problem(bundle, code, text);
                    return Ok(());
                }
                Err(Halt::Outbox(OutboxError::NoToken)) if again < ANEW => {
                    // Each acceptance brings some.
                    again = ANEW;
                    self.read_replies(name)?;
                }
                Err(Halt::Outbox(error @ OutboxError::MayNotLeave { .. })) => {
                    self.problem(bundle, error.code(), error.to_string());
                    return self.withdraw_all(name);
                }
                // It was withdrawn, delivered or taken another way meanwhile.
                Err(Halt::Outbox(
                    OutboxError::NotFound { .. } | OutboxError::Delivered | OutboxError::Answered,
                )) => return self.withdraw_all(name),
                Err(Halt::Outbox(error)) => {
                    self.problem(bundle, error.code(), error.to_string());
                    return Ok(());
                }
                Err(halt) => return Err(halt),
            }
        }
    }

    /// Tells mailboxes what they hold in vain.
    fn withdraw_all(&mut self, name: &str) -> Result<(), Halt> {
        for withdrawal in self.vault.to_withdraw()? {
            let carriage = self.vault.carriage(&withdrawal.bundle)?;
            if carriage.partner_name != name {
                continue;
            }
            let key = withdrawal.via;
            if withdrawal.mailboxes.is_empty() {
                match key {
                    // It was refused wherever it asked: there is nothing to withdraw.
                    None => self.vault.withdrawn_there(&withdrawal)?,
                    // The partner has left that mailbox, and no other is asked. It may name it again.
                    Some(_) if self.round.asked => self.note(MailboxError::Left),
                    Some(_) => {}
                }
                continue;
            }
            if key.is_some_and(|key| self.silent.contains(&key)) {
                continue;
            }
            let mut visit = self.passing_visit(withdrawal.mailboxes.clone(), carriage.partner);
            let told = visit.with_key(withdrawal.token.to_hex()).withdraw();
            match told {
                Ok(()) => {
                    self.vault.withdrawn_there(&withdrawal)?;
                    self.done.withdrawn.push(withdrawal.bundle);
                }
                Err(Halt::Refused(problem)) => match problem.code {
                    // Nothing was opened with this token, or nothing is left.
                    ProblemCode::NotOpen
                    | ProblemCode::NotFound
                    | ProblemCode::Withdrawn
                    | ProblemCode::Unauthorized => self.vault.withdrawn_there(&withdrawal)?,
                    code => {
                        let bundle = withdrawal.bundle;
                        self.problem(&bundle, "bundle-closing", code.title().to_owned());
                    }
                },
                Err(halt) => self.passed_over(name, key, halt)?,
            }
        }
        Ok(())
    }

    fn send_messages(&mut self, name: &str) -> Result<(), Halt> {
        // Each turn moves at least one to a higher number, and there are few numbers.
        while self.send_messages_once(name)? {}
        Ok(())
    }

    /// Says whether one found its number taken and waits under the next.
    fn send_messages_once(&mut self, name: &str) -> Result<bool, Halt> {
        let mut moved = false;
        for message in self.vault.outgoing_messages()? {
            let carriage = self.vault.carriage(&message.bundle)?;
            let gone = only(message.mailboxes.clone(), carriage.via).is_empty();
            let Some(token) = message.token.filter(|_| carriage.partner_name == name && !gone) else {
                continue;
            };
            if carriage.via.is_some_and(|via| self.silent.contains(&via)) {
                continue;
            }
            let mut visit = self.passing_visit(only(message.mailboxes, carriage.via), carriage.partner);
            let put = visit.with_key(token.to_hex()).put_message(message.n, message.sealed.clone());
            match put {
                Ok(()) => {
                    self.vault.message_delivered(&message.id)?;
                    self.done.messages_sent = self.done.messages_sent.saturating_add(1);
                }
                Err(Halt::Refused(problem)) => match problem.code {
                    // Its bundle has not gone yet, or never will: the message waits with it.
                    ProblemCode::NotOpen | ProblemCode::Withdrawn | ProblemCode::Unauthorized => {}
                    ProblemCode::PartDiffers
                        if problem.held == Some(sanad_evidence::Digest::of(&message.sealed)) =>
                    {
                        self.vault.message_delivered(&message.id)?;
                    }
                    // Its answer was lost, and it was discarded here since: an empty file goes under the next
                    // number. Or another copy of this vault, from before a restore, has used the number.
                    ProblemCode::PartDiffers if self.vault.message_number_taken(&message.id)? => moved = true,
                    code => self.problem(&message.bundle, "net-strange", code.title().to_owned()),
                },
                Err(halt) => self.passed_over(name, carriage.via, halt)?,
            }
        }
        Ok(moved)
    }

    /// Reads what came back to every bundle that may still be answered.
    fn read_replies(&mut self, name: &str) -> Result<(), Halt> {
        for awaiting in self.vault.awaiting_replies()? {
            if awaiting.partner_name != name {
                continue;
            }
            let carriage = self.vault.carriage(&awaiting.bundle)?;
            let addresses = only(awaiting.mailboxes, carriage.via);
            if addresses.is_empty() || carriage.via.is_some_and(|via| self.silent.contains(&via)) {
                // The partner has left that mailbox: what it answers comes another way. Or it is not there.
                continue;
            }
            for number in awaiting.next..=MOST_REPLIES {
                let mut visit = self.passing_visit(addresses.clone(), carriage.partner);
                let reply = visit.with_key(awaiting.token.to_hex()).reply(number);
                let sealed = match reply {
                    Ok(Some(sealed)) => sealed,
                    Ok(None) => break,
                    // The mailbox has forgotten this bundle, as it does after its time: nothing comes any more.
                    Err(Halt::Refused(_)) => break,
                    // The mailbox is there: a reply too large for this month holds nothing else up.
                    Err(halt @ Halt::Later { code, .. }) if code == MailboxError::Limit.code() => {
                        self.waits(name, halt);
                        break;
                    }
                    Err(halt) => {
                        self.passed_over(name, carriage.via, halt)?;
                        break;
                    }
                };
                self.record_reply(&awaiting.bundle, number, &sealed)?;
            }
        }
        Ok(())
    }

    fn record_reply(&mut self, bundle: &Id, number: u64, sealed: &[u8]) -> Result<(), Halt> {
        match self.vault.record_reply(bundle, number, sealed) {
            Ok(Reply::Acceptance(acceptance)) => {
                let stored = acceptance.originals.values().filter(|(_, held)| *held == Held::Stored).count();
                let verified = acceptance.originals.len().saturating_sub(stored);
                self.done.acceptances.push(RecordedAcceptance { bundle: *bundle, stored, verified });
            }
            Ok(Reply::Message(_)) => self.done.messages = self.done.messages.saturating_add(1),
            Ok(Reply::Card(_)) => self.done.cards = self.done.cards.saturating_add(1),
            Ok(Reply::Nothing) => {}
            Err(
                RecordReplyError::Fault(fault)
                | RecordReplyError::Acceptance(RecordAcceptanceError::Fault(fault))
                | RecordReplyError::Message(MessageError::Fault(fault)),
            ) => return Err(fault.into()),
            // It counts as read, and is told: the next one may be sound.
            Err(error) => self.problem(bundle, error.code(), error.to_string()),
        }
        Ok(())
    }

    /// Says once in a round what should be known although nothing failed.
    pub(super) fn note(&mut self, what: MailboxError) {
        if !self.done.notes.contains(&what.code()) {
            self.done.notes.push(what.code());
        }
    }

    pub(super) fn visit(&mut self, addresses: Vec<MailboxAddress>, partner: Id) -> Visit<'_, 't> {
        let place = (addresses, partner);
        Visit::new(self.net, Some(self.vault), self.job, &mut self.told, self.round.patient, place)
    }

    /// A visit for what no bundle waits for: a patient round must come to its end though an old mailbox has
    /// gone.
    pub(super) fn passing_visit(&mut self, addresses: Vec<MailboxAddress>, partner: Id) -> Visit<'_, 't> {
        let place = (addresses, partner);
        Visit::new(self.net, Some(self.vault), self.job, &mut self.told, false, place)
    }

    /// A mailbox does not answer: what another has, and what is still to be sent, is not held up by it.
    fn passed_over(&mut self, name: &str, key: Option<VerifyingKey>, halt: Halt) -> Result<(), Halt> {
        match halt {
            Halt::Later { .. } if key.is_some() => {
                self.silent.extend(key);
                self.waits(name, halt);
                Ok(())
            }
            halt => Err(halt),
        }
    }

    pub(super) fn problem(&mut self, bundle: &Id, code: &'static str, text: String) {
        self.done.problems.push(Problem { bundle: *bundle, code, text });
    }

    /// Notes why a partner is left for the next round.
    fn waits(&mut self, name: &str, halt: Halt) {
        let (code, text, after) = match halt {
            Halt::Later { code, text, after } => (code, text, after),
            Halt::Refused(problem) => (code_of(problem.code), problem.code.title().to_owned(), None),
            Halt::Outbox(error) => (error.code(), error.to_string(), None),
            Halt::Fault(fault) => (fault.code(), fault.to_string(), None),
        };
        if self.done.waits.iter().all(|waits| waits.partner != name || waits.code != code) {
            self.done.waits.push(Waits::new(name, code, text, after));
        }
    }
}

/// The addresses of the one mailbox a token is for.
fn only(mut mailboxes: Vec<MailboxAddress>, via: Option<VerifyingKey>) -> Vec<MailboxAddress> {
    mailboxes.retain(|mailbox| Some(mailbox.receipt_key) == via);
    mailboxes
}

/// The code under which a collector is told of a mailbox's refusal.
pub(super) const fn code_of(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::Unauthorized => MailboxError::Token.code(),
        ProblemCode::MailboxFull => MailboxError::Full.code(),
        ProblemCode::TooBig => MailboxError::TooBig.code(),
        _ => "net-strange",
    }
}

impl From<Halt> for CourierError {
    fn from(halt: Halt) -> Self {
        match halt {
            Halt::Later { code, text, after } => Self::Network { code, text, after },
            Halt::Refused(problem) => {
                Self::Refused { code: code_of(problem.code), text: problem.code.title() }
            }
            Halt::Outbox(error) => error.into(),
            Halt::Fault(fault) => Fault::into(fault),
        }
    }
}
