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
use crate::told::{FileLine, FileState, JobKind, JobResult, JobState, JobView, Notice};

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
    result: Option<JobResult>,
    error: Option<Refusal>,
    seconds: u32,
}

impl Task {
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

    fn end(&self, end: End) {
        let mut told = self.told();
        told.state = match &end.why {
            None => JobState::Done,
            Some(refusal) if refusal.code == "stopped" => JobState::Stopped,
            Some(_) => JobState::Failed,
        };
        told.error = end.why.filter(|refusal| refusal.code != "stopped");
        told.result = end.result;
        told.seconds = seconds(self.began);
        self.changed();
    }

    fn runs(&self) -> bool {
        matches!(self.told().state, JobState::Running | JobState::Stopping)
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
        let runs = matches!(told.state, JobState::Running | JobState::Stopping);
        JobView {
            id: name(self.id),
            kind: self.kind,
            case_id: self.case.clone(),
            state: told.state,
            done: if total == 0 { done } else { done.min(total) },
            total,
            doing: if runs { doing } else { String::new() },
            seconds: if runs { seconds(self.began) } else { told.seconds },
            files: told.files.iter().cloned().collect(),
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
        let mut inner = locked(&self.inner);
        inner.next = inner.next.saturating_add(1);
        let told =
            Told { state: JobState::Running, files: VecDeque::new(), result: None, error: None, seconds: 0 };
        let task = Arc::new(Task {
            id: inner.next,
            kind,
            case,
            began: Instant::now(),
            job: Job::new(),
            changes: AtomicU64::new(0),
            told: Mutex::new(told),
        });
        let (own, notices) = (Arc::clone(&task), self.notices.clone());
        let begun = thread::Builder::new().name("job".to_owned()).spawn(move || {
            // The work owns its hold on the vault, and has let go of it when the end is told.
            let end = catch_unwind(AssertUnwindSafe(|| work(&own).into()));
            own.end(end.unwrap_or_else(|_| Err(Refusal::new("app-error")).into()));
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
        tasks.iter().rev().map(|task| task.view()).collect()
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
        let cut: Vec<_> = tasks.iter().filter(|task| task.runs()).collect();
        cut.iter().for_each(|task| task.stop());
        let since = Instant::now();
        while cut.iter().any(|task| task.runs()) && since.elapsed() < wait {
            thread::sleep(Duration::from_millis(10));
        }
        // What came to its end while it was asked to stop is not cut off; it is told all the same.
        let cut_off = cut.iter().map(|task| CutOff {
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
            let told = Told {
                state: JobState::Stopped,
                files: VecDeque::new(),
                result: one.result,
                error: None,
                seconds: one.seconds,
            };
            let task = Arc::new(Task {
                id: inner.next,
                kind: one.kind,
                case: one.case,
                began: Instant::now(),
                job: Job::new(),
                changes: AtomicU64::new(0),
                told: Mutex::new(told),
            });
            inner.tasks.push(task);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use sanad_vault::Fault;
    use tauri::ipc::Channel;

    use super::*;

    fn jobs() -> (Jobs, Arc<AtomicU64>) {
        let (notices, heard) = (Notices::default(), Arc::new(AtomicU64::new(0)));
        let count = Arc::clone(&heard);
        notices.hear(Channel::new(move |_| {
            count.fetch_add(1, Ordering::Relaxed);
            Ok(())
        }));
        (Jobs::new(notices), heard)
    }

    fn until(mut true_now: impl FnMut() -> bool) {
        let since = Instant::now();
        while !true_now() {
            assert!(since.elapsed() < Duration::from_secs(20), "it never came");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Steps for ever, until it is stopped.
    fn endless(task: &Task) -> Answer<JobResult> {
        loop {
            task.job.step(1)?;
            thread::sleep(Duration::from_millis(1));
        }
    }

    #[test]
    fn a_job_is_seen_from_its_beginning_to_its_end() {
        let (jobs, heard) = jobs();
        let (go, wait) = mpsc::channel::<()>();
        let id = jobs
            .start(JobKind::Acquire, Some("c".to_owned()), move |task| -> Answer<JobResult> {
                task.job.expect_bytes(10);
                task.begin_file("a.jpg");
                wait.recv().unwrap();
                task.job.step(10)?;
                task.end_file(|line| line.state = FileState::Kept);
                Ok(JobResult::Acquired { kept: 1, refused: 0, not_begun: 0 })
            })
            .unwrap();
        until(|| jobs.list()[0].files.len() == 1);
        let seen = jobs.list().remove(0);
        assert_eq!((seen.id.as_str(), seen.state, seen.total), (id.as_str(), JobState::Running, 10));
        assert_eq!(seen.case_id.as_deref(), Some("c"));
        assert_eq!(jobs.dismiss(&id).unwrap_err().code, "job-runs");
        go.send(()).unwrap();
        until(|| jobs.list()[0].state == JobState::Done);
        let seen = jobs.list().remove(0);
        assert_eq!((seen.done, seen.files[0].state), (10, FileState::Kept));
        assert!(matches!(seen.result, Some(JobResult::Acquired { kept: 1, .. })));
        until(|| heard.load(Ordering::Relaxed) >= 2);
        jobs.dismiss(&id).unwrap();
        assert_eq!(jobs.stop(&id).unwrap_err().code, "no-such-job");
    }

    #[test]
    fn a_job_stops_when_told_and_is_told_of_ten_times_a_second_at_most() {
        let (jobs, heard) = jobs();
        let id = jobs.start(JobKind::Fixity, None, endless).unwrap();
        thread::sleep(Duration::from_millis(550));
        let said = heard.load(Ordering::Relaxed);
        assert!((2..=7).contains(&said), "{said} notices in half a second");
        jobs.stop(&id).unwrap();
        until(|| jobs.list()[0].state == JobState::Stopped);
        assert!(jobs.list()[0].error.is_none());
        assert!(!jobs.any_runs());
    }

    #[test]
    fn what_fails_or_panics_says_so() {
        let (jobs, _) = jobs();
        jobs.start(JobKind::Fetch, None, |_| Err::<JobResult, _>(Fault::damaged("x").into())).unwrap();
        until(|| jobs.list()[0].state == JobState::Failed);
        assert_eq!(jobs.list()[0].error.as_ref().unwrap().code, "damaged");
        jobs.start(JobKind::Fetch, None, |_| -> Answer<JobResult> { panic!("on purpose") }).unwrap();
        until(|| jobs.list()[0].state == JobState::Failed);
        assert_eq!(jobs.list()[0].error.as_ref().unwrap().code, "app-error");
    }

    #[test]
    fn all_is_forgotten_and_nothing_is_waited_for_in_vain() {
        let (jobs, _) = jobs();
        let held = Arc::new(());
        let weak = Arc::downgrade(&held);
        jobs.start(JobKind::Fixity, None, move |task| {
            let _held = held;
            endless(task)
        })
        .unwrap();
        jobs.forget(Duration::from_secs(10));
        assert!(jobs.list().is_empty());
        until(|| weak.strong_count() == 0);
        jobs.start(JobKind::Fixity, None, |_| -> Answer<JobResult> {
            thread::sleep(Duration::from_secs(2));
            Ok(JobResult::Restored)
        })
        .unwrap();
        let since = Instant::now();
        jobs.forget(Duration::from_millis(200));
        assert!(since.elapsed() < Duration::from_secs(1));
    }

    #[test]
    fn only_the_last_files_are_told() {
        let (jobs, _) = jobs();
        jobs.start(JobKind::Acquire, None, |task| -> Answer<JobResult> {
            (0..1000).for_each(|number| task.begin_file(&number.to_string()));
            Ok(JobResult::Restored)
        })
        .unwrap();
        until(|| jobs.list()[0].state == JobState::Done);
        let files = jobs.list().remove(0).files;
        assert_eq!((files.len(), files[0].name.as_str()), (LINES, "800"));
    }

    #[test]
    fn what_the_lock_cut_off_is_told_afterwards_without_a_name() {
        let (jobs, _) = jobs();
        let work = |task: &Task| {
            task.expect_files(["a name".to_owned()].into_iter());
            task.begin_file("a name");
            let why = endless(task).err();
            let result = JobResult::Acquired { kept: 1, refused: 0, not_begun: 2 };
            End { result: Some(result), why }
        };
        jobs.start(JobKind::Acquire, Some("case".to_owned()), work).unwrap();
        until(|| jobs.any_runs());
        let cut = jobs.forget(Duration::from_secs(20));
        assert!(jobs.list().is_empty());
        jobs.tell_cut_off(cut);
        let told = jobs.list();
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].state, told[0].case_id.as_deref()), (JobState::Stopped, Some("case")));
        assert!(told[0].files.is_empty() && told[0].doing.is_empty());
        assert!(matches!(told[0].result, Some(JobResult::Acquired { kept: 1, not_begun: 2, .. })));
        jobs.dismiss(&told[0].id).unwrap();
    }
}
