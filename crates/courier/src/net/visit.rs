//! A visit to one mailbox: its addresses tried in turn, pauses between tries, what it refuses told apart
//! from what the line does, and every byte counted.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sanad_evidence::invitation::MailboxAddress;
use sanad_evidence::mailbox::{Problem, ProblemCode};
use sanad_evidence::{Digest, Id};
use sanad_vault::{Fault, Job, OutboxError, Vault};
use zeroize::Zeroizing;

use super::backoff::{Backoff, asked, seconds_of};
use super::failure::MailboxError;
use super::line::{Answer, Question};
use super::progress::Told;
use super::{Net, NetError, Way};

/// How far the clocks may be apart before it is said, in seconds: a day.
const CLOCK: u64 = 24 * 60 * 60;
/// How long a round that is not patient waits because a mailbox asks it to.
pub(crate) const SHORT: Duration = Duration::from_secs(60);
/// What a question costs beside its body, roughly: for the monthly limit.
const BESIDE: u64 = 4 * 1024;

/// Why a question got no answer to go on with.
#[derive(Debug)]
pub(crate) enum Halt {
    /// Not now: the line, or a limit. The next round goes on.
    Later {
        /// The stable code.
        code: &'static str,
        /// What happened, in English, for a trace.
        text: String,
        /// When the mailbox asked to be asked again.
        after: Option<Duration>,
    },
    /// The mailbox refused, in the words of its protocol.
    Refused(Problem),
    /// What was to be sent may not leave any more, or is to wait: found at a resume.
    Outbox(OutboxError),
    /// The vault, or the person who stopped it.
    Fault(Fault),
}

impl From<Fault> for Halt {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<OutboxError> for Halt {
    fn from(error: OutboxError) -> Self {
        match error {
            OutboxError::Fault(fault) => Self::Fault(fault),
            other => Self::Outbox(other),
        }
    }
}

/// What an answer turned out to be.
enum Sorted {
    Refused(Problem),
    /// The mailbox is there and asks for patience.
    Slow(Option<Duration>),
    Failed(NetError),
}

/// A visit to one mailbox.
pub(crate) struct Visit<'a, 't> {
    pub(crate) net: &'a mut Net,
    pub(crate) job: &'a Job,
    pub(crate) told: &'a mut Told<'t>,
    /// Where bytes are counted, and limited; a mirror has none.
    vault: Option<&'a Vault>,
    addresses: Vec<MailboxAddress>,
    at: usize,
    /// Of what streams are kept apart by.
    apart: Id,
    key: Zeroizing<String>,
    patient: bool,
    backoff: Backoff,
    /// The bundle whose consent is asked again after each pause.
    pub(crate) asking: Option<Id>,
}

impl<'a, 't> Visit<'a, 't> {
    pub(crate) fn new(
        net: &'a mut Net,
        vault: Option<&'a Vault>,
        job: &'a Job,
        told: &'a mut Told<'t>,
        patient: bool,
        (addresses, apart): (Vec<MailboxAddress>, Id),
    ) -> Self {
        let key = Zeroizing::default();
        let (backoff, asking) = (Backoff::new(), None);
        Self { net, job, told, vault, addresses, at: 0, apart, key, patient, backoff, asking }
    }

    /// As whom the next questions are asked: a token or a desk key, in hexadecimal digits.
    pub(crate) fn with_key(&mut self, key: Zeroizing<String>) -> &mut Self {
        self.key = key;
        self
    }

    /// Whether it goes on trying until it is done or stopped.
    pub(crate) const fn patient(&self) -> bool {
        self.patient
    }

    /// The mailbox that is spoken with now.
    pub(crate) fn mailbox(&self) -> Result<&MailboxAddress, Halt> {
        self.addresses.get(self.at).ok_or_else(|| Halt::Later {
            code: MailboxError::NoMailbox.code(),
            text: "no mailbox is known".to_owned(),
            after: None,
        })
    }

    /// From now on only the addresses of the mailbox that is spoken with.
    pub(crate) fn stay_here(&mut self) -> Result<(), Halt> {
        self.addresses = self.here()?;
        self.at = 0;
        Ok(())
    }

    /// The addresses of the mailbox that is spoken with, the one that answered first.
    pub(crate) fn here(&self) -> Result<Vec<MailboxAddress>, Halt> {
        let here = self.mailbox()?;
        let mut all = vec![here.clone()];
        let same = |address: &&MailboxAddress| address.receipt_key == here.receipt_key && *address != here;
        all.extend(self.addresses.iter().filter(same).cloned());
        Ok(all)
    }

    /// Makes sure that one of the addresses answers with its key. No token leaves.
    ///
    /// # Errors
    /// [`Halt`].
    pub(crate) fn reach(&mut self) -> Result<(), Halt> {
        self.trying(|visit| {
            let way = visit.way()?;
            let reached = visit.net.reach(&way, visit.job);
            visit.count()?;
            reached.map_err(Tried::Net)
        })
    }

    /// Asks, as often as it takes. `read` looks at an answer of success and says what it is.
    ///
    /// # Errors
    /// [`Halt`].
    pub(crate) fn ask<T>(
        &mut self,
        question: &Question,
        read: impl Fn(Answer) -> Result<T, String>,
    ) -> Result<T, Halt> {
        let size = question.body.len() as u64;
        self.trying(|visit| {
            let mut way = visit.way()?;
            way.room = visit.room(size)?;
            let told = &mut *visit.told;
            let asked = visit.net.ask(&way, question, visit.job, &mut |sent| told.sending(sent.min(size)));
            visit.count()?;
            let answer = asked.map_err(|failure| match failure {
                // Neither patience nor another address changes it.
                NetError::Limit => over(&failure),
                failure => Tried::Net(failure),
            })?;
            visit.look_at_clock(&answer);
            visit.sort(answer, &read).map_err(|sorted| match sorted {
                Sorted::Refused(problem) => Tried::Halt(Halt::Refused(problem)),
                Sorted::Slow(after) => Tried::Slow(after),
                Sorted::Failed(failure) => Tried::Net(failure),
            })
        })
    }

    /// Tries until it succeeds, halts, or was tried often enough.
    fn trying<T>(&mut self, mut once: impl FnMut(&mut Self) -> Result<T, Tried>) -> Result<T, Halt> {
        // What is said in the end: of several addresses, the one that says most.
        let mut worst: Option<NetError> = None;
        let mut tried = 0_usize;
        loop {
            let (code, text, pause) = match once(self) {
                Ok(done) => {
                    self.backoff.progressed();
                    return Ok(done);
                }
                Err(Tried::Halt(halt)) => return Err(halt),
                Err(Tried::Net(NetError::Stopped)) => return Err(Fault::Stopped.into()),
                Err(Tried::Slow(after)) => {
                    let text = "the mailbox asks to be asked later".to_owned();
                    (MailboxError::SlowDown.code(), text, Some(after))
                }
                Err(Tried::Net(failure)) => {
                    if worst.as_ref().is_none_or(NetError::passes) {
                        worst = Some(failure);
                    }
                    tried = tried.saturating_add(1);
                    self.at = self.at.saturating_add(1).checked_rem(self.addresses.len()).unwrap_or(0);
                    if tried < self.addresses.len() {
                        continue;
                    }
                    tried = 0;
                    let Some(failure) = worst.take() else { continue };
                    // A person must do something first, and is told at once.
                    if !failure.passes() && !self.patient {
                        return Err(Halt::Later {
                            code: failure.code(),
                            text: failure.to_string(),
                            after: None,
                        });
                    }
                    (failure.code(), failure.to_string(), None)
                }
            };
            let after = pause.flatten();
            let later = |text| Halt::Later { code, text, after };
            if !self.patient && after.is_some_and(|after| after > SHORT) {
                return Err(later(text));
            }
            let chance = getrandom::u64().map_err(Fault::from)?;
            match self.backoff.failed(&self.net.limits, self.patient, chance) {
                Some(pause) => self.wait(code, after.unwrap_or(Duration::ZERO).saturating_add(pause))?,
                None => return Err(later(text)),
            }
        }
    }

    /// Waits, tells for what, and asks for consent again before going on.
    ///
    /// # Errors
    /// [`Halt::Fault`] when stopped; [`Halt::Outbox`] when what was to be sent may not leave any more.
    pub(crate) fn wait(&mut self, code: &'static str, pause: Duration) -> Result<(), Halt> {
        if pause > SHORT {
            // Nobody keeps a silent connection for so long.
            self.net.hang_up();
        }
        let begun = std::time::Instant::now();
        loop {
            self.job.step(0)?;
            let left = pause.saturating_sub(begun.elapsed());
            self.told.waiting((!left.is_zero()).then_some((code, left)));
            if left.is_zero() {
                break;
            }
            std::thread::sleep(left.min(super::TICK));
        }
        if let (Some(vault), Some(bundle)) = (self.vault, self.asking) {
            vault.ask_again(&bundle)?;
        }
        Ok(())
    }

    /// That so many bytes more stay within the month's limit, and how many there is room for after them.
    ///
    /// # Errors
    /// [`Halt::Later`] with `net-limit`.
    fn room(&self, bytes: u64) -> Result<u64, Tried> {
        let (Some(vault), Some(limit)) = (self.vault, self.net.monthly_limit) else { return Ok(u64::MAX) };
        let meter = vault.meter().map_err(Halt::from)?;
        let used = meter.sent.saturating_add(meter.received).saturating_add(bytes).saturating_add(BESIDE);
        limit.checked_sub(used).ok_or_else(|| over(&MailboxError::Limit))
    }

    /// That an answer of so many bytes stays within the month's limit.
    ///
    /// # Errors
    /// [`Halt::Later`] with `net-limit`.
    pub(crate) fn room_for(&self, bytes: u64) -> Result<(), Halt> {
        self.room(bytes).map(|_| ()).map_err(|tried| match tried {
            Tried::Halt(halt) => halt,
            Tried::Slow(_) | Tried::Net(_) => Halt::Fault(Fault::Stopped),
        })
    }

    /// Counts in the vault what went over the line since the last time.
    fn count(&mut self) -> Result<(), Fault> {
        let (sent, received) = self.net.uncounted();
        match self.vault {
            Some(vault) if sent > 0 || received > 0 => vault.count_bytes(sent, received),
            _ => Ok(()),
        }
    }

    fn way(&self) -> Result<Way, Tried> {
        let mailbox = self.mailbox().map_err(Tried::Halt)?.clone();
        Ok(Way { mailbox, apart: self.apart, key: self.key.clone(), room: u64::MAX })
    }

    fn look_at_clock(&mut self, answer: &Answer) {
        let now = seconds_now();
        let theirs = answer.date.as_deref().and_then(seconds_of);
        self.told.clock_differs |= theirs.is_some_and(|theirs| theirs.abs_diff(now) > CLOCK);
    }

    fn sort<T>(&self, answer: Answer, read: &impl Fn(Answer) -> Result<T, String>) -> Result<T, Sorted> {
        let status = answer.status;
        let strange = |text: String| Sorted::Failed(NetError::strange(text));
        match status {
            200..=299 if answer.is_page => Err(strange("a page in place of an answer".to_owned())),
            200..=299 => read(answer).map_err(strange),
            300..=399 => Err(strange("a redirect, which is not followed".to_owned())),
            // 502 and 504 are of a server before the mailbox, which is not there itself.
            429 | 502 | 503 | 504 => Err(Sorted::Slow(
                answer
                    .retry_after
                    .as_deref()
                    .and_then(|after| asked(after, answer.date.as_deref(), seconds_now(), &self.net.limits)),
            )),
            511 => {
                let host = self.addresses.get(self.at).map_or("", MailboxAddress::url).to_owned();
                Err(Sorted::Failed(NetError::Captive { host }))
            }
            _ => match Problem::parse(status, &answer.body) {
                Ok(problem) => match problem.code {
                    ProblemCode::TooSlow => Err(Sorted::Failed(NetError::cut("too slow for the mailbox"))),
                    ProblemCode::BadDigest => Err(strange("something changed on the way".to_owned())),
                    _ => Err(Sorted::Refused(problem)),
                },
                Err(_) => Err(strange(format!("status {status}"))),
            },
        }
    }
}

/// What one try came to.
enum Tried {
    Net(NetError),
    Slow(Option<Duration>),
    Halt(Halt),
}

impl From<Halt> for Tried {
    fn from(halt: Halt) -> Self {
        Self::Halt(halt)
    }
}

impl From<Fault> for Tried {
    fn from(fault: Fault) -> Self {
        Self::Halt(Halt::Fault(fault))
    }
}

/// The month's limit stands against it.
fn over(why: &impl ToString) -> Tried {
    Tried::Halt(Halt::Later { code: MailboxError::Limit.code(), text: why.to_string(), after: None })
}

fn seconds_now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

/// What the streams to a mailbox are kept apart by where no partner is in it: the mailbox itself.
pub(crate) fn apart_by(key: &sanad_evidence::sign::VerifyingKey) -> Id {
    sanad_evidence::mailbox::handle(&Digest::of(key.to_string().as_bytes()))
}
