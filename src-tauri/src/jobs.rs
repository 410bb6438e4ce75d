//! Long work: begun by a command, done on a thread of its own, watched by whichever page is there.
//!
//! A page that was replaced asks again and sees the same. At the lock everything is asked to stop and
//! forgotten, names and all; that something was cut off, and the counts of it, are told after the next
//! unlocking.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use sanad_vault::{Job, Snapshot};

use crate::notices::Notices;
use crate::refusal::{Answer, Refusal};
use crate::told::{FileLine, FileState, JobKind, JobResult, JobState, JobView, NetProgress, Notice};

/// The least time between two notices that something went on.
const EVERY: Duration = Duration::from_millis(100);
/// How many files a job tells of: the last begun.
const LINES: usize = 200;
/// How many ended jobs are kept for reading.
const KEPT: usize = 50;

/// How a piece of work ended.
pub struct End {
    /// What came of it, also of what was stopped or failed half way.
    pub result: Option<JobResult>,
    /// Why it did not come to its end; `stopped` when a person, or the lock, said so.
    pub why: Option<Refusal>,
}

impl From<Answer<JobResult>> for End {
    fn from(answer: Answer<JobResult>) -> Self {
        match answer {
            Ok(result) => Self { result: Some(result), why: None },
            Err(refusal) => Self { result: None, why: Some(refusal) },
        }
    }
}

/// What a lock cut off: which work, of which case, and what had come of it. No name of a file.
pub struct CutOff {
    kind: JobKind,
    case: Option<String>,
    seconds: u32,
    result: Option<JobResult>,
}

/// One piece of work, shared between the thread that does it and the list.
pub struct Task {
    id: u64,
    kind: JobKind,
    case: Option<String>,
    /// Whether nobody asked for it: then it is seen only while parts go, and when something came of it.
    quiet: bool,
    began: Instant,
    /// How far it is, and the way to stop it.
    pub job: Job,
    changes: AtomicU64,
    told: Mutex<Told>,
}

/// What is told of a piece of work beside its bytes.
struct Told {
    state: JobState,
    files: VecDeque<FileLine>,
    /// How it stands on the network, and when that was said.
    net: Option<(NetProgress, Instant)>,
    result: Option<JobResult>,
    error: Option<Refusal>,
    seconds: u32,
}

impl Told {
    const fn new(state: JobState) -> Self {
        Self { state, files: VecDeque::new(), net: None, result: None, error: None, seconds: 0 }
    }

    const fn runs(&self) -> bool {
        matches!(self.state, JobState::Running | JobState::Stopping)
    }

    /// How it stands on the network now: what it waits for comes nearer while nothing is said.
    fn net_now(&self) -> Option<NetProgress> {
        let (mut net, said) = self.net.clone().filter(|_| self.runs())?;
        if let Some(waiting) = &mut net.waiting {
            waiting.seconds = waiting.seconds.saturating_sub(seconds(said));
        }
        Some(net)
    }
}

impl Task {
    fn new(id: u64, kind: JobKind, case: Option<String>, quiet: bool, told: Told) -> Self {
        let (began, told) = (Instant::now(), Mutex::new(told));
        Self { id, kind, case, quiet, began, job: Job::new(), changes: AtomicU64::new(0), told }
    }

    fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn changed(&self) {
        self.changes.fetch_add(1, Ordering::Relaxed);
    }

    /// Says which files there are, where they are few enough to be told at once.
    pub fn expect_files(&self, names: impl ExactSizeIterator<Item = String>) {
        if names.len() <= LINES {
            self.told().files.extend(names.map(|name| line(name, FileState::Waiting)));
            self.changed();
        }
    }

    /// Says that the next file is begun.
    pub fn begin_file(&self, name: &str) {
        let mut told = self.told();
        if let Some(next) = told.files.iter_mut().find(|line| line.state == FileState::Waiting) {
            next.state = FileState::Running;
        } else {
            if told.files.len() >= LINES {
                told.files.pop_front();
            }
            told.files.push_back(line(name.to_owned(), FileState::Running));
        }
        self.changed();
    }

    /// Says what became of the file under way.
    pub fn end_file(&self, end: impl FnOnce(&mut FileLine)) {
        if let Some(line) = self.told().files.iter_mut().find(|line| line.state == FileState::Running) {
            end(line);
        }
        self.changed();
    }

    /// Says how it stands on the network.
    pub fn tell_net(&self, net: NetProgress) {
        self.told().net = Some((net, Instant::now()));
        self.changed();
    }

    fn end(&self, end: End) {
        let mut told = self.told();
        told.state = match &end.why {
            None => JobState::Done,
            Some(refusal) if refusal.code == "stopped" => JobState::Stopped,
            Some(_) => JobState::Failed,
        };
        told.error = end.why.filter(|refusal| refusal.code != "stopped" && !self.quiet);
        told.result = end.result;
        told.seconds = seconds(self.began);
        self.changed();
    }

    fn runs(&self) -> bool {
        self.told().runs()
    }

    /// Whether a person is told of it.
    fn shows(&self) -> bool {
        let told = self.told();
        let goes = || told.net_now().is_some_and(|net| net.part > 0);
        !self.quiet || told.result.is_some() || goes()
    }

    fn stop(&self) {
        let mut told = self.told();
        if told.state == JobState::Running {
            told.state = JobState::Stopping;
            self.job.stop();
            self.changed();
        }
    }

    fn view(&self) -> JobView {
        let Snapshot { done, total, doing } = self.job.snapshot();
        let told = self.told();
        let (runs, net) = (told.runs(), told.net_now());
        // On a network the courier counts what has left, and not what is ready to.
        let (done, total) =
            net.as_ref().filter(|net| net.of > 0).map_or((done, total), |net| (net.sent, net.of));
        // The courier says there in English which part it is at: a terminal's line.
        let names = runs && !matches!(self.kind, JobKind::Deliver | JobKind::Send | JobKind::FetchNet);
        JobView {
            id: name(self.id),
            kind: self.kind,
            case_id: self.case.clone(),
            state: told.state,
            done: if total == 0 { done } else { done.min(total) },
            total,
            doing: if names { doing } else { String::new() },
            seconds: if runs { seconds(self.began) } else { told.seconds },
            files: told.files.iter().cloned().collect(),
            net,
            result: told.result.clone(),
            error: told.error.clone(),
        }
    }
}

const fn line(name: String, state: FileState) -> FileLine {
    FileLine { name, state, item: None, same_as: None, error: None }
}

fn seconds(began: Instant) -> u32 {
    u32::try_from(began.elapsed().as_secs()).unwrap_or(u32::MAX)
}

fn name(id: u64) -> String {
    format!("j{id}")
}

/// Every piece of work since the last lock.
pub struct Jobs {
    inner: Arc<Mutex<Inner>>,
    notices: Notices,
}

#[derive(Default)]
struct Inner {
    next: u64,
    /// The oldest first.
    tasks: Vec<Arc<Task>>,
    /// Whether a thread says that something went on.
    watched: bool,
}

impl Inner {
    /// Keeps of what nobody asked for the last of which something came.
    fn settle(&mut self, ended: &Arc<Task>) {
        let shows = ended.shows();
        self.tasks.retain(|task| match Arc::ptr_eq(task, ended) {
            true => shows,
            false => !(shows && task.quiet && task.kind == ended.kind && !task.runs()),
        });
    }
}

/// Asks all of it that runs to stop, waits for it at most so long, and answers with what it was.
fn stop_all<'a>(tasks: impl Iterator<Item = &'a Arc<Task>>, wait: Duration) -> Vec<&'a Arc<Task>> {
    let cut: Vec<_> = tasks.filter(|task| task.runs()).collect();
    cut.iter().for_each(|task| task.stop());
    let since = Instant::now();
    while cut.iter().any(|task| task.runs()) && since.elapsed() < wait {
        thread::sleep(Duration::from_millis(10));
    }
    cut
}

fn locked(inner: &Mutex<Inner>) -> MutexGuard<'_, Inner> {
    inner.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Jobs {
    /// No work yet; what happens is said to whoever listens.
    pub fn new(notices: Notices) -> Self {
        Self { inner: Arc::default(), notices }
    }

    /// Begins a piece of work, and answers with its handle.
    ///
    /// # Errors
    /// `app-error` when the system gives no thread.
    pub fn start<E: Into<End>>(
        &self,
        kind: JobKind,
        case: Option<String>,
        work: impl FnOnce(&Task) -> E + Send + 'static,
    ) -> Answer<String> {
        self.begin(kind, case, false, work)
    }

    /// Begins a piece of work that nobody asked for. It is told of only while parts go over the network
    /// and when something came of it, and then in the place of the one before; that it failed is not.
    ///
    /// # Errors
    /// `app-error` when the system gives no thread.
    pub fn start_quiet<E: Into<End>>(
        &self,
        kind: JobKind,
        work: impl FnOnce(&Task) -> E + Send + 'static,
    ) -> Answer<String> {
        self.begin(kind, None, true, work)
    }

    fn begin<E: Into<End>>(
        &self,
        kind: JobKind,
        case: Option<String>,
        quiet: bool,
        work: impl FnOnce(&Task) -> E + Send + 'static,
    ) -> Answer<String> {
        let mut inner = locked(&self.inner);
        inner.next = inner.next.saturating_add(1);
        let task = Arc::new(Task::new(inner.next, kind, case, quiet, Told::new(JobState::Running)));
        let (own, shared, notices) = (Arc::clone(&task), Arc::clone(&self.inner), self.notices.clone());
        let begun = thread::Builder::new().name("job".to_owned()).spawn(move || {
            // The work owns its hold on the vault, and has let go of it when the end is told.
            let end = catch_unwind(AssertUnwindSafe(|| work(&own).into()));
            own.end(end.unwrap_or_else(|_| Err(Refusal::new("app-error")).into()));
            if own.quiet {
                locked(&shared).settle(&own);
            }
            notices.say(Notice::Jobs);
        });
        begun.map_err(|_| Refusal::new("app-error"))?;
        inner.tasks.push(Arc::clone(&task));
        while inner.tasks.len() > KEPT {
            let Some(oldest) = inner.tasks.iter().position(|task| !task.runs()) else { break };
            inner.tasks.remove(oldest);
        }
        self.watch(&mut inner);
        drop(inner);
        self.notices.say(Notice::Jobs);
        Ok(name(task.id))
    }

    /// Sees to it that progress is told while anything runs.
    fn watch(&self, inner: &mut Inner) {
        if inner.watched {
            return;
        }
        let (shared, notices) = (Arc::clone(&self.inner), self.notices.clone());
        let watcher = move || {
            let mut last = Vec::new();
            loop {
                thread::sleep(EVERY);
                let mut inner = locked(&shared);
                let running: Vec<_> = inner.tasks.iter().filter(|task| task.runs()).cloned().collect();
                if running.is_empty() {
                    inner.watched = false;
                    return;
                }
                drop(inner);
                let now: Vec<_> = running
                    .iter()
                    .map(|task| (task.id, task.changes.load(Ordering::Relaxed), task.job.snapshot()))
                    .collect();
                if now != last {
                    notices.say(Notice::Jobs);
                    last = now;
                }
            }
        };
        // Without a watcher the page hears of the beginning and the end alone.
        inner.watched = thread::Builder::new().name("jobs".to_owned()).spawn(watcher).is_ok();
    }

    /// Every job, the newest first.
    pub fn list(&self) -> Vec<JobView> {
        let tasks = locked(&self.inner).tasks.clone();
        tasks.iter().rev().filter(|task| task.shows()).map(|task| task.view()).collect()
    }

    /// The work of a kind that a person asked for and that runs, if there is any.
    pub fn running(&self, kind: JobKind) -> Option<String> {
        let inner = locked(&self.inner);
        let found = inner.tasks.iter().find(|task| task.kind == kind && !task.quiet && task.runs());
        found.map(|task| name(task.id))
    }

    /// Asks everything that uses the network to stop, and waits for it at most so long.
    pub fn stop_net(&self, wait: Duration) {
        let tasks = locked(&self.inner).tasks.clone();
        stop_all(tasks.iter().filter(|task| matches!(task.kind, JobKind::Send | JobKind::FetchNet)), wait);
        self.notices.say(Notice::Jobs);
    }

    fn find(&self, id: &str) -> Answer<Arc<Task>> {
        let found = locked(&self.inner).tasks.iter().find(|task| name(task.id) == id).cloned();
        found.ok_or_else(|| Refusal::new("no-such-job"))
    }

    /// Asks a job to stop at its next MiB. One that ended already has nothing to stop.
    ///
    /// # Errors
    /// `no-such-job`.
    pub fn stop(&self, id: &str) -> Answer<()> {
        self.find(id)?.stop();
        self.notices.say(Notice::Jobs);
        Ok(())
    }

    /// Takes an ended job out of the list.
    ///
    /// # Errors
    /// `no-such-job`, `job-runs`.
    pub fn dismiss(&self, id: &str) -> Answer<()> {
        let task = self.find(id)?;
        if task.runs() {
            return Err(Refusal::new("job-runs"));
        }
        locked(&self.inner).tasks.retain(|other| !Arc::ptr_eq(other, &task));
        self.notices.say(Notice::Jobs);
        Ok(())
    }

    /// Whether anything runs.
    #[cfg(test)]
    pub fn any_runs(&self) -> bool {
        locked(&self.inner).tasks.iter().any(|task| task.runs())
    }

    /// Asks everything to stop, waits for it at most so long, and forgets all of it. What did not stop
    /// in time goes on to its next MiB and is told to nobody.
    ///
    /// Answers with what was cut off, without a name: somebody who comes back must not think that it
    /// came to its end.
    pub fn forget(&self, wait: Duration) -> Vec<CutOff> {
        let tasks = std::mem::take(&mut locked(&self.inner).tasks);
        let cut = stop_all(tasks.iter(), wait);
        // What came to its end while it was asked to stop is not cut off; it is told all the same. What
        // nobody asked for begins again by itself.
        let cut_off = cut.iter().filter(|task| !task.quiet).map(|task| CutOff {
            kind: task.kind,
            case: task.case.clone(),
            seconds: seconds(task.began),
            result: task.told().result.clone(),
        });
        cut_off.collect()
    }

    /// Tells of what the lock cut off, as jobs that were stopped.
    pub fn tell_cut_off(&self, cut: Vec<CutOff>) {
        let mut inner = locked(&self.inner);
        for one in cut {
            inner.next = inner.next.saturating_add(1);
            let told = Told { result: one.result, seconds: one.seconds, ..Told::new(JobState::Stopped) };
            let task = Task::new(inner.next, one.kind, one.case, false, told);
            inner.tasks.push(Arc::new(task));
        }
    }
}

#[cfg(test)]
mod tests;
