//! The road over a network: a mailbox with a pinned key, reached directly or through a proxy.
//!
//! Nothing here follows a redirect, keeps a cookie, reads a proxy from the environment or unpacks a
//! compressed answer: no code for these is linked. With a proxy set, its address is the only one this
//! process connects to, and it is the proxy that looks names up.

mod backoff;
mod calls;
mod carry;
mod deliver;
mod dial;
mod failure;
#[cfg(test)]
mod fake;
#[cfg(test)]
mod fake_mailbox;
mod fetch;
mod handles;
mod limits;
mod line;
mod mirror;
mod pace;
mod pin;
mod progress;
mod socks;
mod visit;
mod wire;

use std::collections::HashMap;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use sanad_evidence::invitation::MailboxAddress;
use sanad_evidence::mailbox::ProblemCode;
use sanad_evidence::{Digest, Id};
use sanad_vault::{Fault, Job, Network};
use tokio::runtime::{Builder, Runtime};
use zeroize::Zeroizing;

use crate::CourierError;
use dial::{Place, dial};
use limits::Limits;
use line::{Answer, Line, Question};
use socks::StreamName;
use visit::Halt;
use wire::Tally;

pub use deliver::{ByNet, Round, Waits, deliver_by_net};
pub use failure::{MailboxError, NetError};
pub use fetch::fetch_by_net;
pub use mirror::{Mirrored, mirror};
pub use progress::Progress;

/// How often a wait looks whether it is to stop, and tells how far it is.
const TICK: Duration = Duration::from_millis(100);
/// What may come beside an answer's body: heads, and what TLS adds.
const BESIDE: u64 = 1024 * 1024;
/// What a connection is cut for on which nothing moves.
const SILENT: &str = "it has fallen silent";
/// The most bytes of a body that somebody between may hold back while they are under way.
const UNDER_WAY: u64 = 512 * 1024;

/// The network as this vault goes through it: its connections, and what went over them.
///
/// One is made for a round and used by one thread. Dropping it closes everything at once.
pub struct Net {
    /// Present until dropped: a name that is still being looked up must not hold up whoever drops it.
    runtime: Option<Runtime>,
    proxy: Option<SocketAddr>,
    monthly_limit: Option<u64>,
    /// Known to nobody: what the streams of this round are called at the proxy comes from it.
    round: [u8; 16],
    lines: HashMap<(Place, Digest, Id), Line>,
    tally: Arc<Tally>,
    /// Of the tally, what was counted where it is kept: sent and received.
    counted: (u64, u64),
    limits: Limits,
}

impl std::fmt::Debug for Net {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Net").field("proxy", &self.proxy).finish_non_exhaustive()
    }
}

impl Drop for Net {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// Whom a question goes to, and as whom it is asked.
#[derive(Clone)]
pub(crate) struct Way {
    pub(crate) mailbox: MailboxAddress,
    /// Streams of different ones share nothing at the proxy: a partner's id, a mailbox's own.
    pub(crate) apart: Id,
    /// The token or desk key, in hexadecimal digits.
    pub(crate) key: Zeroizing<String>,
    /// How many bytes of an answer the month's limit has room for.
    pub(crate) room: u64,
}

impl Net {
    /// The network as a vault is set to use it.
    ///
    /// # Errors
    /// [`CourierError::Fault`] when the system gives no randomness, or nothing to wait with.
    pub fn new(network: &Network) -> Result<Self, CourierError> {
        Self::through(network.proxy, network.monthly_limit)
    }

    /// The network, directly or through a proxy.
    ///
    /// # Errors
    /// [`CourierError::Fault`] when the system gives no randomness, or nothing to wait with.
    fn through(proxy: Option<SocketAddr>, monthly_limit: Option<u64>) -> Result<Self, CourierError> {
        let mut round = [0; 16];
        getrandom::fill(&mut round).map_err(Fault::from)?;
        let runtime = Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .max_blocking_threads(4)
            .build()
            .map_err(Fault::io("preparing to use the network"))?;
        Ok(Self {
            runtime: Some(runtime),
            proxy,
            monthly_limit,
            round,
            lines: HashMap::new(),
            tally: Arc::new(Tally::new()),
            counted: (0, 0),
            limits: Limits::default(),
        })
    }

    /// Bytes that left through this, TLS and all.
    #[must_use]
    pub fn sent(&self) -> u64 {
        self.tally.sent()
    }

    /// Bytes that came through this, TLS and all.
    #[must_use]
    pub fn received(&self) -> u64 {
        self.tally.received()
    }

    /// What went over the line since this was last asked: sent and received.
    pub(crate) fn uncounted(&mut self) -> (u64, u64) {
        let now = (self.sent(), self.received());
        let (sent, received) = std::mem::replace(&mut self.counted, now);
        (now.0.saturating_sub(sent), now.1.saturating_sub(received))
    }

    /// Makes sure that the mailbox is there and has its key. Nothing is asked, no token leaves.
    ///
    /// # Errors
    /// [`NetError`].
    pub(crate) fn reach(&mut self, way: &Way, job: &Job) -> Result<(), NetError> {
        let place = Place::of(&way.mailbox)?;
        let name = (place, way.mailbox.pin, way.apart);
        if self.lines.contains_key(&name) {
            return Ok(());
        }
        let line = self.open(&name, job, &mut || {})?;
        self.lines.insert(name, line);
        Ok(())
    }

    /// Asks a mailbox. `pulse` is called about ten times a second meanwhile, with the bytes that left
    /// since the question began.
    ///
    /// # Errors
    /// [`NetError`]; whatever was answered, with whatever status, is an answer.
    pub(crate) fn ask(
        &mut self,
        way: &Way,
        question: &Question,
        job: &Job,
        pulse: &mut dyn FnMut(u64),
    ) -> Result<Answer, NetError> {
        let name = (Place::of(&way.mailbox)?, way.mailbox.pin, way.apart);
        let begun = self.tally.sent();
        let tally = Arc::clone(&self.tally);
        let mut pulse = || pulse(tally.sent().saturating_sub(begun));
        if let Some(mut line) = self.lines.remove(&name) {
            match self.exchange(&mut line, &name.0, way, question, job, &mut pulse) {
                Ok(answer) => {
                    self.keep(name, line);
                    return Ok(answer);
                }
                // It may have been closed since the last question. Every question can be asked twice.
                Err(NetError::Cut { .. }) => {}
                Err(failure) => return Err(failure),
            }
        }
        let mut line = self.open(&name, job, &mut pulse)?;
        let answer = self.exchange(&mut line, &name.0, way, question, job, &mut pulse)?;
        self.keep(name, line);
        Ok(answer)
    }

    fn keep(&mut self, name: (Place, Digest, Id), line: Line) {
        if line.stands() {
            self.lines.insert(name, line);
        }
    }

    /// Forgets the connections: the next question dials anew.
    pub(crate) fn hang_up(&mut self) {
        self.lines.clear();
    }

    fn open(
        &self,
        (place, pin, apart): &(Place, Digest, Id),
        job: &Job,
        pulse: &mut dyn FnMut(),
    ) -> Result<Line, NetError> {
        let stream = self.stream_name(apart);
        let proxy = self.proxy.map(|proxy| (proxy, &stream));
        // Dialling has its own patience for each step; TLS is the one that silence ends.
        let patience = self.limits.connect.saturating_add(self.limits.through_proxy);
        self.wait(
            async {
                let wire = dial(place, pin, proxy, &self.tally, &self.limits).await?;
                Line::open(wire).await
            },
            |tally| (tally.silent_for() > patience.max(self.limits.silence)).then_some(SILENT),
            job,
            pulse,
        )
    }

    fn exchange(
        &self,
        line: &mut Line,
        place: &Place,
        way: &Way,
        question: &Question,
        job: &Job,
        pulse: &mut dyn FnMut(),
    ) -> Result<Answer, NetError> {
        let size = question.body.len() as u64;
        let begun = self.tally.sent();
        // What has left may lie with a proxy or in a router, and its answer comes behind it.
        let behind = size.min(UNDER_WAY).checked_div(self.limits.slowest).unwrap_or(0);
        let behind = self.limits.silence.saturating_add(Duration::from_secs(behind));
        // A mailbox that must be believed in nothing could drip for ever, or say "continue" for ever.
        let (since, came) = (std::time::Instant::now(), self.tally.received());
        let most = question.limit.saturating_add(question.limit / 16).saturating_add(BESIDE);
        let ended = |tally: &Tally| {
            let (sent, came) = (tally.sent().saturating_sub(begun), tally.received().saturating_sub(came));
            let crawl = sent.saturating_add(came).checked_div(self.limits.crawl).unwrap_or(0);
            let whole = self.limits.whole.saturating_add(Duration::from_secs(crawl));
            if tally.silent_for() > if sent >= size { behind } else { self.limits.silence } {
                Some(SILENT)
            } else if came > most {
                Some("it sends more than any answer has")
            } else {
                (since.elapsed() > whole).then_some("it is too slow")
            }
        };
        self.wait(line.ask(place, way, question), ended, job, pulse)
    }

    /// Waits for something, until it is there, the job is to stop, or `ended` says why it is given up.
    fn wait<T>(
        &self,
        what: impl Future<Output = Result<T, NetError>>,
        ended: impl Fn(&Tally) -> Option<&'static str>,
        job: &Job,
        pulse: &mut dyn FnMut(),
    ) -> Result<T, NetError> {
        let Some(runtime) = &self.runtime else { return Err(NetError::Stopped) };
        self.tally.touch();
        runtime.block_on(async {
            tokio::pin!(what);
            let mut tick = tokio::time::interval(TICK);
            loop {
                tokio::select! {
                    biased;
                    done = &mut what => return done,
                    _ = tick.tick() => {
                        if job.step(0).is_err() {
                            return Err(NetError::Stopped);
                        }
                        if let Some(how) = ended(&self.tally) {
                            return Err(NetError::cut(how));
                        }
                        pulse();
                    }
                }
            }
        })
    }

    fn stream_name(&self, apart: &Id) -> StreamName {
        let mut from = self.round.to_vec();
        from.extend(apart.as_bytes());
        let digest = Digest::of(&from).to_string();
        StreamName(digest.get(..32).unwrap_or_default().to_owned())
    }
}

/// What ended a visit as a partner's desk.
fn desk_refusal(halt: Halt) -> CourierError {
    match halt {
        Halt::Later { code, text, after } => CourierError::Network { code, text, after },
        Halt::Refused(problem) => {
            let code = match problem.code {
                ProblemCode::Unauthorized => MailboxError::Pass.code(),
                ProblemCode::MailboxFull => MailboxError::Full.code(),
                _ => "net-strange",
            };
            CourierError::Refused { code, text: problem.code.title() }
        }
        Halt::Outbox(error) => error.into(),
        Halt::Fault(fault) => fault.into(),
    }
}

#[cfg(test)]
mod mirror_tests;
#[cfg(test)]
mod road_tests;
#[cfg(test)]
mod tests;
