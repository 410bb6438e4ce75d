//! The children that read files: a few, shared by all who ask.
//!
//! What a person waits for goes first, in the order it was asked; thumbnails go after it, the newest
//! first, because the oldest have been scrolled away. When too many wait, the oldest are refused.

use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

use sanad_media::{Child, Limits, MediaError};

use crate::refusal::Refusal;

/// How many requests that a person waits for may wait.
const MOST_NOW: usize = 64;
/// How many thumbnails may wait: a few screens of them.
const MOST_LATER: usize = 256;

/// What is done with a child, or told that there is none for it.
type Work = Box<dyn FnOnce(Result<&mut Child, Refusal>) + Send>;

/// A pool of children. A dead one is started anew by the next request.
pub struct Children {
    program: PathBuf,
    limits: Limits,
    count: NonZeroUsize,
    queue: Mutex<Queue>,
    /// Told when there is work, or when the round ends.
    news: Condvar,
}

#[derive(Default)]
struct Queue {
    now: VecDeque<Work>,
    later: VecDeque<Work>,
    /// The threads that were started in this round.
    threads: usize,
    /// Threads that wait for work.
    idle: usize,
    /// Goes up at every stop: a thread of an earlier round ends, and its child with it.
    round: u64,
    /// The process ids of the children of this round, by thread.
    alive: Vec<(thread::ThreadId, u32)>,
}

impl Children {
    /// A pool of `count` children, none of them started yet.
    pub fn new(program: PathBuf, limits: Limits, count: NonZeroUsize) -> Arc<Self> {
        Arc::new(Self { program, limits, count, queue: Mutex::default(), news: Condvar::new() })
    }

    /// Does something a person waits for, with a child. Blocks until it is done.
    ///
    /// # Errors
    /// `media-…`; `media-busy` when too much waits, or when it was stopped by a lock.
    pub fn ask<T, F>(self: &Arc<Self>, ask: F) -> Result<T, Refusal>
    where
        T: Send + 'static,
        F: FnOnce(&mut Child) -> Result<T, MediaError> + Send + 'static,
    {
        let (answer, wait) = mpsc::sync_channel(1);
        self.put(true, move |child| {
            let _ = answer.send(child.and_then(|child| ask(child).map_err(Refusal::from)));
        });
        wait.recv().unwrap_or_else(|_| Err(busy()))
    }

    /// Does something with a child as soon as one is free: before all thumbnails if `now`. `work` is
    /// called exactly once, on a thread of the pool, or with a refusal on the caller's.
    pub fn put(self: &Arc<Self>, now: bool, work: impl FnOnce(Result<&mut Child, Refusal>) + Send + 'static) {
        let mut queue = self.queue();
        let (line, most) = if now { (&mut queue.now, MOST_NOW) } else { (&mut queue.later, MOST_LATER) };
        line.push_back(Box::new(work));
        let refused = if line.len() > most { line.pop_front() } else { None };
        if queue.idle == 0 && queue.threads < self.count.get() {
            let (pool, round) = (Arc::clone(self), queue.round);
            let name = "media".to_owned();
            // Without a single thread the queue fills up, and its oldest are refused.
            if thread::Builder::new().name(name).spawn(move || pool.serve(round)).is_ok() {
                queue.threads = queue.threads.saturating_add(1);
            }
        }
        drop(queue);
        self.news.notify_one();
        if let Some(refused) = refused {
            refused(Err(busy()));
        }
    }

    /// Ends all children and refuses what waits. What is asked afterwards begins a new round.
    pub fn stop(&self) {
        let mut queue = self.queue();
        queue.round = queue.round.wrapping_add(1);
        queue.threads = 0;
        queue.idle = 0;
        let waiting: Vec<_> =
            std::mem::take(&mut queue.now).into_iter().chain(std::mem::take(&mut queue.later)).collect();
        for (_, id) in std::mem::take(&mut queue.alive) {
            // Its thread has not reaped it yet, since it takes it out of this list first: the number is
            // still its own.
            let id = i32::try_from(id).ok().and_then(rustix::process::Pid::from_raw);
            let _ = id.map(|id| rustix::process::kill_process(id, rustix::process::Signal::KILL));
        }
        drop(queue);
        self.news.notify_all();
        for work in waiting {
            work(Err(busy()));
        }
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One thread, with one child of its own, until the round ends.
    fn serve(self: Arc<Self>, round: u64) {
        let mut child: Option<Child> = None;
        while let Some(work) = self.next(round) {
            if child.is_none() {
                match Child::start(&self.program, &self.limits) {
                    Ok(started) => child = Some(started),
                    Err(error) => {
                        work(Err(error.into()));
                        continue;
                    }
                }
            }
            let Some(child) = child.as_mut() else { continue };
            self.note(round, child.id());
            work(Ok(child));
            self.note(round, None);
        }
    }

    /// Waits for work; nothing when the round is over.
    fn next(&self, round: u64) -> Option<Work> {
        let mut queue = self.queue();
        loop {
            if queue.round != round {
                return None;
            }
            if let Some(work) = queue.now.pop_front() {
                return Some(work);
            }
            if let Some(work) = queue.later.pop_back() {
                return Some(work);
            }
            queue.idle = queue.idle.saturating_add(1);
            queue = self.news.wait(queue).unwrap_or_else(PoisonError::into_inner);
            if queue.round == round {
                queue.idle = queue.idle.saturating_sub(1);
            }
        }
    }

    /// Notes which child this thread works with, for [`Self::stop`].
    fn note(&self, round: u64, id: Option<u32>) {
        let mut queue = self.queue();
        if queue.round == round {
            let own = thread::current().id();
            queue.alive.retain(|(thread, _)| *thread != own);
            queue.alive.extend(id.map(|id| (own, id)));
        }
    }
}

/// Too much is being read, or reading was stopped.
pub(super) fn busy() -> Refusal {
    Refusal::new("media-busy")
}
