//! One child process and the clock over it.

use std::io::{self, BufReader};
use std::path::Path;
use std::process::{self, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Instant;

use crate::answers::Limits;

/// A child process. Dropping it kills and reaps it.
pub struct Running {
    process: Arc<Mutex<process::Child>>,
    /// Where it reads.
    pub to: ChildStdin,
    /// Where it writes.
    pub from: BufReader<ChildStdout>,
    clock: Arc<(Mutex<Clock>, Condvar)>,
    watcher: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Clock {
    /// When the request must be done.
    deadline: Option<Instant>,
    /// Whether a deadline passed and the child was killed for it.
    over: bool,
    /// Whether nobody needs the watcher any more.
    done: bool,
}

impl Running {
    /// Starts the program with an empty environment, two pipes, and a process group of its own, so that
    /// Ctrl-C at a terminal reaches only the program that asked.
    ///
    /// # Errors
    /// The system's, if the program cannot be started.
    pub fn start(program: &Path, limits: &Limits) -> io::Result<Self> {
        let mut command = Command::new(program);
        command
            .arg(limits.memory.to_string())
            .arg(limits.cpu_seconds.to_string())
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut process = command.spawn()?;
        let (Some(to), Some(from)) = (process.stdin.take(), process.stdout.take()) else {
            let _ = process.kill();
            let _ = process.wait();
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let process = Arc::new(Mutex::new(process));
        let clock = Arc::new((Mutex::new(Clock::default()), Condvar::new()));
        // A thread, not a poll of the pipes: killing the child is what frees both a read and a write that
        // wait for it, on every system.
        let watcher = thread::Builder::new().name("media-clock".into()).spawn({
            let (process, clock) = (Arc::clone(&process), Arc::clone(&clock));
            move || watch(&process, &clock)
        });
        let mut running = Self { process, to, from: BufReader::new(from), clock, watcher: None };
        running.watcher = Some(watcher?);
        Ok(running)
    }

    /// Whether the child has ended.
    pub fn ended(&self) -> bool {
        !matches!(locked(&self.process).try_wait(), Ok(None))
    }

    /// The process id of the child.
    pub fn id(&self) -> u32 {
        locked(&self.process).id()
    }

    /// From now on until [`Self::stop_clock`] the child is killed when `deadline` has passed.
    pub fn start_clock(&self, deadline: Instant) {
        locked(&self.clock.0).deadline = Some(deadline);
        self.clock.1.notify_all();
    }

    /// Ends the time of a request; true if it had run out.
    pub fn stop_clock(&self) -> bool {
        let mut clock = locked(&self.clock.0);
        clock.deadline = None;
        clock.over
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        locked(&self.clock.0).done = true;
        self.clock.1.notify_all();
        {
            let mut process = locked(&self.process);
            let _ = process.kill();
            let _ = process.wait();
        }
        if let Some(watcher) = self.watcher.take() {
            let _ = watcher.join();
        }
    }
}

fn watch(process: &Mutex<process::Child>, clock: &(Mutex<Clock>, Condvar)) {
    let (state, changed) = clock;
    let mut now = locked(state);
    while !now.done {
        let Some(deadline) = now.deadline else {
            now = changed.wait(now).unwrap_or_else(PoisonError::into_inner);
            continue;
        };
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            now.over = true;
            now.deadline = None;
            drop(now);
            let _ = locked(process).kill();
            now = locked(state);
        } else {
            now = changed.wait_timeout(now, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// A thread that panicked while it held one of these left nothing half done.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
