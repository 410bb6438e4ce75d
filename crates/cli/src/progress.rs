//! Long work, watched: one line on a terminal, at most ten times a second, and Ctrl-C.

use std::io::{self, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

use sanad_vault::{Job, Snapshot};

use crate::shell::Shell;
use crate::show::{fitted, shown, size};

/// How often the line is drawn anew.
const EVERY: Duration = Duration::from_millis(100);
/// The columns it may take: what every terminal has.
const WIDTH: usize = 78;

/// The line on standard error that says how far a job is.
pub struct Progress {
    wanted: bool,
    drawn: bool,
    told: Option<String>,
}

impl Progress {
    /// No line yet; `wanted` when standard error is a terminal.
    pub const fn new(wanted: bool) -> Self {
        Self { wanted, drawn: false, told: None }
    }

    /// What the line says from now on, instead of the job's own numbers; nothing: those again.
    pub fn tell(&mut self, line: Option<String>) {
        self.told = line;
    }

    /// Takes the line away, so that something can be said.
    pub fn clear(&mut self) {
        if self.drawn {
            self.drawn = false;
            let _ = write!(io::stderr(), "\r\u{1b}[2K");
        }
    }

    fn line(&self, snapshot: &Snapshot) -> String {
        match &self.told {
            Some(told) => fitted(&shown(told), WIDTH),
            None => line_of(snapshot),
        }
    }

    fn draw(&mut self, line: &str) {
        if self.wanted && !line.is_empty() {
            self.drawn = true;
            let _ = write!(io::stderr(), "\r\u{1b}[2K{line}");
            let _ = io::stderr().flush();
        }
    }
}

/// `45 %  117 MB of 260 MB  film.mp4`: numbers and a name, in every language.
fn line_of(snapshot: &Snapshot) -> String {
    if snapshot.total == 0 {
        return fitted(&shown(&snapshot.doing), WIDTH);
    }
    let done = snapshot.done.min(snapshot.total);
    let percent = u128::from(done).saturating_mul(100) / u128::from(snapshot.total);
    let line = format!("{percent:>3} %  {} / {}  ", size(done), size(snapshot.total));
    fitted(&format!("{line}{}", shown(&snapshot.doing)), WIDTH)
}

/// Ctrl-C (and a polite kill, and a terminal that was closed): the first while a job runs asks it to stop; another, or one at any
/// other time, ends the program, which loses nothing that was committed.
struct Interrupts {
    stop: Arc<AtomicBool>,
    end: Arc<AtomicBool>,
}

/// Handlers are set once in a process: the system has one of each.
static INTERRUPTS: OnceLock<Interrupts> = OnceLock::new();

impl Interrupts {
    fn watch() -> Self {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        use signal_hook::flag::{register, register_conditional_default};
        let watched = Self { stop: Arc::default(), end: Arc::default() };
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            // In this order: the second signal finds `end` set by the first. Where the system does
            // not agree, a signal ends the program as it always did.
            let _ = register_conditional_default(signal, Arc::clone(&watched.end))
                .and_then(|_| register(signal, Arc::clone(&watched.stop)))
                .and_then(|_| register(signal, Arc::clone(&watched.end)));
        }
        watched
    }

    fn begin(&self) -> Ended<'_> {
        self.stop.store(false, Ordering::Relaxed);
        self.end.store(false, Ordering::Relaxed);
        Ended(&self.end)
    }
}

/// After a job a signal ends the program again.
struct Ended<'a>(&'a AtomicBool);

impl Drop for Ended<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Says that the work is over, also when it panicked.
struct Over<'a>(&'a AtomicBool, &'a thread::Thread);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
        self.1.unpark();
    }
}

impl Shell {
    /// Does long work while its progress is shown and Ctrl-C asks it to stop.
    pub fn work<T>(&self, act: impl FnOnce(&Job) -> T) -> T {
        let job = Job::new();
        let over = AtomicBool::new(false);
        let interrupts = INTERRUPTS.get_or_init(Interrupts::watch);
        let _ended = interrupts.begin();
        thread::scope(|scope| {
            let watcher = scope.spawn(|| watch(&job, &over, &interrupts.stop, self.progress()));
            let _over = Over(&over, watcher.thread());
            act(&job)
        })
    }
}

fn watch(job: &Job, over: &AtomicBool, stop: &AtomicBool, line: &Mutex<Progress>) {
    let line = || line.lock().unwrap_or_else(PoisonError::into_inner);
    let mut last = String::new();
    while !over.load(Ordering::Relaxed) {
        thread::park_timeout(EVERY);
        if stop.load(Ordering::Relaxed) {
            job.stop();
        }
        let snapshot = job.snapshot();
        let mut line = line();
        let now = line.line(&snapshot);
        if last != now && !over.load(Ordering::Relaxed) {
            line.draw(&now);
            last = now;
        }
    }
    line().clear();
    line().tell(None);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_how_far_and_fits() {
        let at = |done, total, doing: &str| line_of(&Snapshot { done, total, doing: doing.to_owned() });
        assert_eq!(at(117_000_000, 260_000_000, "film.mp4"), " 45 %  117 MB / 260 MB  film.mp4");
        assert_eq!(at(5, 0, "part 3 of 9"), "part 3 of 9");
        assert_eq!(at(0, 0, ""), "");
        assert!(at(9, 5, "x").starts_with("100 %"));
        assert_eq!(at(1, 2, &"x".repeat(500)).chars().count(), WIDTH);
        assert!(!at(1, 2, "a\u{1b}[2Jb").contains('\u{1b}'));
    }
}
