//! The road over a network, as the app walks it: rounds that a person asked for, and rounds that begin by
//! themselves while a collector's vault is unlocked. What may go, to whom and when is the courier's to
//! say; here is only when it is asked.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sanad_courier::{Net, Round};
use sanad_vault::Vault;
use tauri::{AppHandle, Manager as _};

use crate::jobs::{End, Jobs, Task};
use crate::refusal::{Answer, note};
use crate::session::Session;
use crate::told::{JobKind, JobResult, WindowKind};
use crate::{idle, tell};

/// How long a round that is under way is waited for. The courier looks five times a second whether it is
/// to stop.
const WAIT: Duration = Duration::from_secs(3);
/// The least and the most seconds between two rounds that begin by themselves. Drawn anew each time, so
/// that a watcher of the line finds no clock in it.
const BETWEEN: (u64, u64) = (420, 780);
/// Likewise before the first after an unlocking or a new transfer.
const SOON: (u64, u64) = (5, 30);

/// When the next round begins by itself, and whose turn it is.
#[derive(Default)]
pub struct Road {
    due: Mutex<Duration>,
    /// Held by the one round that is under way.
    turn: Arc<Mutex<()>>,
}

impl Road {
    fn due(&self) -> MutexGuard<'_, Duration> {
        self.due.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something waits to go: the next round begins soon.
    fn soon(&self, now: Duration) {
        let mut due = self.due();
        *due = now.saturating_add(between(SOON));
    }

    /// The next round begins in about ten minutes.
    fn later(&self, now: Duration) {
        *self.due() = now.saturating_add(between(BETWEEN));
    }

    /// Begins a round by itself when one is due: never at the door, and never at a partner's desk.
    fn tick(&self, session: &Session, jobs: &Jobs, now: Duration) {
        let collects = session.window().is_ok_and(|window| window == WindowKind::Collect);
        if !collects || now < *self.due() || jobs.running(JobKind::Send).is_some() {
            return;
        }
        self.later(now);
        let (Ok(vault), turn) = (session.vault(), Arc::clone(&self.turn)) else { return };
        // Without a thread now there may be one in ten minutes.
        let _ = jobs.start_quiet(JobKind::Send, move |task| -> End {
            let _turn = turn.lock();
            match send(&vault, task, false) {
                Ok(result) => End { result: Some(result).filter(tell::says_something), why: None },
                Err(why) => End { result: None, why: Some(why) },
            }
        });
    }

    /// Begins a round that a person asked for, and answers with its handle; with that of the one under
    /// way, when she asked already. A round that began by itself gives way to it.
    ///
    /// # Errors
    /// `locked`, `app-error`.
    fn begin(&self, session: &Session, jobs: &Jobs, kind: JobKind) -> Answer<String> {
        let vault = session.vault()?;
        if let Some(id) = jobs.running(kind) {
            return Ok(id);
        }
        jobs.stop_net(WAIT);
        let turn = Arc::clone(&self.turn);
        jobs.start(kind, None, move |task| -> Answer<_> {
            let _turn = turn.lock();
            let ended = if kind == JobKind::Send { send(&vault, task, true) } else { fetch(&vault, task) };
            ended.inspect_err(note)
        })
    }
}

/// A time between these, in seconds. Without randomness, the longest.
fn between((least, most): (u64, u64)) -> Duration {
    let mut drawn = [0; 8];
    let range = most.saturating_sub(least).saturating_add(1);
    let more = match getrandom::fill(&mut drawn) {
        Ok(()) => u64::from_le_bytes(drawn).checked_rem(range).unwrap_or(0),
        Err(_) => most.saturating_sub(least),
    };
    Duration::from_secs(least.saturating_add(more))
}

/// Something waits to go, or may go now: the next round by itself begins within half a minute.
pub fn soon(app: &AppHandle) {
    app.state::<Road>().soon(idle::now());
}

/// One act wants the vault for itself: no round begins by itself for a while.
pub fn rest(app: &AppHandle) {
    app.state::<Road>().later(idle::now());
}

/// Called every second: begins a round by itself when one is due.
pub fn tick(app: &AppHandle) {
    app.state::<Road>().tick(&app.state::<Session>(), &app.state::<Jobs>(), idle::now());
}

/// Begins a round that a person asked for.
///
/// # Errors
/// As [`Road::begin`].
pub fn begin(app: &AppHandle, kind: JobKind) -> Answer<String> {
    app.state::<Road>().begin(&app.state::<Session>(), &app.state::<Jobs>(), kind)
}

/// Changes what may go, or which way: what is under way by the old word ends before.
///
/// # Errors
/// `locked`, and what the act answers.
pub fn change<T>(app: &AppHandle, act: impl FnOnce(&Vault) -> Answer<T>) -> Answer<T> {
    let vault = app.state::<Session>().vault()?;
    app.state::<Jobs>().stop_net(WAIT);
    let answer = act(&vault);
    soon(app);
    answer
}

/// One round: everything that may go, and what was answered. One that a person asked for tries until it is
/// done or stopped.
fn send(vault: &Vault, task: &Task, asked: bool) -> Answer<JobResult> {
    let mut net = Net::new(&vault.network()?)?;
    let round = Round { asked, only: None, patient: asked };
    let mut said = |progress: &_| task.tell_net(tell::progress(progress));
    Ok(tell::sent(sanad_courier::deliver_by_net(vault, &mut net, &round, &task.job, &mut said)?))
}

/// What waits in the mailboxes of this desk, and the answers there.
fn fetch(vault: &Vault, task: &Task) -> Answer<JobResult> {
    let mut net = Net::new(&vault.network()?)?;
    let mut said = |progress: &_| task.tell_net(tell::progress(progress));
    Ok(tell::fetched_by_net(sanad_courier::fetch_by_net(vault, &mut net, &task.job, &mut said)?))
}

#[cfg(test)]
mod tests;
