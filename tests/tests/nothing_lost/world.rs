//! The folders of a story as they are before each of its steps, and a way to run one step upon a copy.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use sanad_evidence::Digest;
use sanad_tests::people::noise;
use tempfile::TempDir;

/// One step: its name here, what the actor is told, and the folders it needs or changes.
pub struct Step {
    pub name: &'static str,
    pub args: &'static [&'static str],
    pub folders: &'static [&'static str],
}

const fn step(name: &'static str, args: &'static [&'static str], folders: &'static [&'static str]) -> Step {
    Step { name, args, folders }
}

/// The whole story, in order.
pub const STEPS: &[Step] = &[
    step("create", &["create"], &["amina"]),
    step("meet", &["meet"], &["amina", "bureau"]),
    step("acquire", &["acquire"], &["amina", "papers"]),
    step("describe", &["describe"], &["amina"]),
    step("backup", &["backup"], &["amina", "disk"]),
    step("transfer", &["transfer"], &["amina"]),
    step("courier", &["courier"], &["amina", "stick", "bureau"]),
    step("fetch", &["fetch"], &["bureau", "stick"]),
    step("take-in", &["take-in"], &["bureau"]),
    step("accept", &["accept"], &["bureau"]),
    step("reply", &["reply"], &["bureau", "stick", "amina"]),
    step("record", &["courier"], &["amina", "stick"]),
    step("acquire-late", &["acquire", "late"], &["amina", "late"]),
    step("forget", &["forget"], &["amina"]),
    step("dispose", &["dispose"], &["amina"]),
    step("backup-again", &["backup"], &["amina", "disk"]),
    step("rekey", &["rekey"], &["amina"]),
    step("backup-rekeyed", &["backup"], &["amina", "disk"]),
    step("restore", &["restore"], &["disk", "restored"]),
];

/// Every file of the story by its name: what it must be wherever it is kept.
pub fn papers() -> BTreeMap<&'static str, Vec<u8>> {
    BTreeMap::from([
        ("edge.jpg", noise(1, (64 << 10) - 1)),
        ("empty.txt", Vec::new()),
        ("film.mp4", noise(2, (1 << 20) + 1)),
        ("late.png", noise(4, 100_000)),
        ("one.txt", b"x".to_vec()),
        ("voice.ogg", noise(3, 3_000_000)),
    ])
}

/// The digest of each file of the story.
pub fn digests() -> &'static BTreeMap<&'static str, Digest> {
    static ONCE: OnceLock<BTreeMap<&str, Digest>> = OnceLock::new();
    ONCE.get_or_init(|| papers().into_iter().map(|(name, bytes)| (name, Digest::of(&bytes))).collect())
}

/// The story, played once without harm; what stood before each step is kept.
pub struct Story {
    home: TempDir,
}

impl Story {
    /// The story, shared by all tests that run now, and removed with the last.
    pub fn told() -> Arc<Self> {
        static TOLD: Mutex<Weak<Story>> = Mutex::new(Weak::new());
        let mut told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
        told.upgrade().unwrap_or_else(|| {
            let story = Arc::new(Self::tell());
            *told = Arc::downgrade(&story);
            story
        })
    }

    fn tell() -> Self {
        let home = folder();
        let now = home.path().join("now");
        for (name, bytes) in papers() {
            let folder = now.join(if name == "late.png" { "late" } else { "papers" });
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join(name), bytes).unwrap();
        }
        fs::create_dir(now.join("stick")).unwrap();
        for step in STEPS {
            copy_tree(&now, &home.path().join(step.name));
            let ran = Ran::from(actor(step, &now).output().unwrap());
            assert_eq!(ran.code, Some(0), "the step {} alone: {}", step.name, ran.stderr);
        }
        Self { home }
    }

    /// The folders as they were before a step.
    pub fn before(&self, step: &Step) -> PathBuf {
        self.home.path().join(step.name)
    }
}

/// A step by its name.
pub fn find(name: &str) -> &'static Step {
    STEPS.iter().find(|step| step.name == name).unwrap()
}

/// A folder for a test, in memory where the system offers that: a killed process loses there exactly what
/// it loses on a disk, and hundreds of runs wait for no fsync.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let room = rustix::fs::statvfs(memory).is_ok_and(|disk| disk.f_bavail * disk.f_frsize > 2 << 30);
    let place = if room { memory } else { Path::new(env!("CARGO_TARGET_TMPDIR")) };
    tempfile::Builder::new().prefix("sanad-").tempdir_in(place).unwrap()
}

/// A copy of the folders of one step, to do harm to.
pub struct World {
    pub step: &'static Step,
    home: TempDir,
}

impl World {
    pub fn new(story: &Story, step: &'static Step) -> Self {
        Self::within(folder(), story, step)
    }

    /// The same on a real disk, for what is large.
    pub fn on_disk(story: &Story, step: &'static Step) -> Self {
        Self::within(TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap(), story, step)
    }

    fn within(home: TempDir, story: &Story, step: &'static Step) -> Self {
        for name in step.folders {
            let from = story.before(step).join(name);
            if from.is_dir() {
                copy_tree(&from, &home.path().join(name));
            }
        }
        Self { step, home }
    }

    pub fn root(&self) -> &Path {
        self.home.path()
    }

    /// Runs the step unharmed.
    pub fn run(&self) -> Ran {
        patiently(|| Ran::from(actor(self.step, self.root()).output().unwrap()))
    }

    /// Runs the step under strace with these rules of injection.
    pub fn run_with(&self, rules: &[String]) -> Ran {
        let calls: Vec<&str> = rules.iter().filter_map(|rule| rule.split(':').next()).collect();
        patiently(|| {
            let trace = tempfile::NamedTempFile::new().unwrap();
            let mut strace = Command::new("strace");
            strace.args(["-f", "-qq", "-o"]).arg(trace.path());
            if rules.iter().all(|rule| !rule.contains(":signal=")) {
                // Quicker, but strace can then send no signal.
                strace.arg("--seccomp-bpf");
            }
            strace.args(["-e", &format!("trace={}", calls.join(","))]);
            for rule in rules {
                strace.args(["-e", &format!("inject={rule}")]);
            }
            let output = under(strace, self.step, self.root()).output();
            let ran = Ran::from(output.expect("strace is needed: tests/setup.sh"));
            Ran { harmed: ran.killed || fs::read_to_string(trace).unwrap().contains("(INJECTED)"), ..ran }
        })
    }
}

/// While one test starts a program, that program holds for a moment the locks that other tests hold.
fn patiently(mut run: impl FnMut() -> Ran) -> Ran {
    for _ in 0..200 {
        let ran = run();
        if ran.error() != Some("vault-in-use") {
            return ran;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    run()
}

/// The program that plays a step.
pub fn actor(step: &Step, world: &Path) -> Command {
    let mut actor = Command::new(env!("CARGO_BIN_EXE_actor"));
    actor.args(arguments(step, world));
    actor
}

/// The same, as the argument of another program.
pub fn under(mut program: Command, step: &Step, world: &Path) -> Command {
    program.arg(env!("CARGO_BIN_EXE_actor")).args(arguments(step, world));
    program
}

fn arguments<'a>(step: &Step, world: &'a Path) -> impl Iterator<Item = &'a OsStr> {
    let (verb, rest) = step.args.split_first().unwrap();
    [OsStr::new(*verb), world.as_os_str()].into_iter().chain(rest.iter().map(OsStr::new))
}

/// How a step ended.
#[derive(Debug)]
pub struct Ran {
    /// Its exit code, unless it was killed.
    pub code: Option<i32>,
    pub killed: bool,
    /// Whether what was to happen to it happened.
    pub harmed: bool,
    /// What it reported done, word by word.
    pub done: Vec<Vec<String>>,
    pub stderr: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let out = String::from_utf8_lossy(&output.stdout).into_owned();
        // A line that was cut off was not told.
        let whole = out.rsplit_once('\n').map_or("", |(whole, _)| whole);
        Self {
            code: output.status.code(),
            killed: output.status.signal() == Some(9),
            harmed: false,
            done: whole
                .lines()
                .filter_map(|line| line.strip_prefix("done "))
                .map(|line| line.split(' ').map(str::to_owned).collect())
                .collect(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

impl Ran {
    /// The code of the error it ended with, if it could still say so.
    pub fn error(&self) -> Option<&str> {
        self.stderr.lines().find_map(|line| line.strip_prefix("error "))?.split(' ').next()
    }
}

/// Copies a folder with everything in it.
pub fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_tree(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).unwrap();
        }
    }
}

/// Every file below a folder, by its path from there.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        let Ok(entries) = fs::read_dir(&at) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path.strip_prefix(folder).unwrap().to_owned());
            }
        }
    }
    files.sort();
    files
}
