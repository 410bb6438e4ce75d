//! Nothing in the clear outside: neither a name, a title, a code nor a byte of what she keeps stands
//! anywhere but where she left it herself.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use super::world::{Ran, STEPS, Step, files_below, folder, under};

/// Words that stand nowhere else in the world.
const CANARY: &str = "zorkblatt";
const CANARY_IN_ARABIC: &str = "زورکبلات";

/// The words as they might be written down: as they are, in UTF-16, in base64 (three ways it may be
/// aligned), in hexadecimal, and as JSON escapes.
fn spellings() -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for word in [CANARY, CANARY_IN_ARABIC] {
        let bytes = word.as_bytes();
        all.push(bytes.to_vec());
        all.push(word.encode_utf16().flat_map(u16::to_le_bytes).collect());
        all.push(word.encode_utf16().flat_map(u16::to_be_bytes).collect());
        all.push(sanad_evidence::to_hex(bytes).into_bytes());
        for shift in 0..3 {
            all.push(base64_inside(bytes, shift));
        }
    }
    all.push(CANARY.to_uppercase().into_bytes());
    let escaped: String = CANARY_IN_ARABIC.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    all.push(escaped.into_bytes());
    all
}

/// The base64 of a text that stands `shift` bytes behind a boundary, without the digits at either end that
/// depend on its neighbours.
fn base64_inside(bytes: &[u8], shift: usize) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let whole = &bytes[(3 - shift) % 3..];
    let sextets = |three: &[u8]| {
        let bits = u32::from(three[0]) << 16 | u32::from(three[1]) << 8 | u32::from(three[2]);
        [18, 12, 6, 0].map(|by| DIGITS[(bits >> by) as usize & 63])
    };
    whole.chunks_exact(3).flat_map(sextets).collect()
}

fn search(file: &Path, spellings: &[Vec<u8>]) -> Option<String> {
    let bytes = fs::read(file).ok()?;
    let hit =
        spellings.iter().find(|word| bytes.windows(word.len()).any(|window| window == word.as_slice()))?;
    Some(format!("{} holds {:?}", file.display(), String::from_utf8_lossy(hit)))
}

/// Plays the story under strace, with folders of its own for everything a program might write to, and
/// returns the traces.
fn play(home: &Path) -> Vec<PathBuf> {
    let mut traces = Vec::new();
    for step in STEPS.iter().chain([&TESTIMONY, &EXPORT]) {
        let trace = home.join(format!("trace-{}", step.name));
        let mut strace = Command::new("strace");
        strace.args(["-f", "-qq", "-s", "4096", "-e", "trace=open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,connect,sendto,sendmsg,execve", "-o"]);
        strace.arg(&trace);
        for (name, folder) in [
            ("HOME", "home"),
            ("TMPDIR", "tmp"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_DATA_HOME", "share"),
            ("SQLITE_TMPDIR", "tmp"),
        ] {
            strace.env(name, home.join(folder));
        }
        let ran = Ran::from(under(strace, step, &home.join("world")).output().unwrap());
        assert_eq!(ran.code, Some(0), "{}: {}", step.name, ran.stderr);
        assert!(!ran.stderr.contains(CANARY));
        traces.push(trace);
    }
    traces
}

/// A person, whose name is the canary, from the first question to the withdrawal.
const TESTIMONY: Step = Step { name: "testimony", args: &["testimony"], folders: &[] };
const EXPORT: Step = Step { name: "export", args: &["export"], folders: &[] };

fn story_with_canaries() -> (tempfile::TempDir, Vec<PathBuf>, SystemTime) {
    let (home, began) = (folder(), SystemTime::now());
    for name in ["home", "tmp", "cache", "share", "world/papers", "world/late", "world/stick", "world/out"] {
        fs::create_dir_all(home.path().join(name)).unwrap();
    }
    let papers = home.path().join("world/papers");
    let text = format!("{CANARY} {CANARY_IN_ARABIC} ").repeat(2_000);
    for name in [
        "film.mp4".to_owned(),
        "voice.ogg".to_owned(),
        format!("{CANARY}.txt"),
        format!("{CANARY_IN_ARABIC}.txt"),
    ] {
        fs::write(papers.join(name), &text).unwrap();
    }
    fs::write(home.path().join("world/late").join("late.png"), &text).unwrap();
    let traces = play(home.path());
    (home, traces, began)
}

#[test]
fn nothing_is_written_in_the_clear() {
    let (home, traces, began) = story_with_canaries();
    let spellings = spellings();
    let own = home.path().join("world/papers");
    assert!(search(&own.join("film.mp4"), &spellings).is_some(), "the search finds what is there");

    // Every file that was opened for writing, made, renamed or linked lies where it should.
    let world = home.path().join("world");
    let allowed =
        ["amina", "bureau", "stick", "disk", "restored", "out", "invitation"].map(|name| world.join(name));
    let mut written = BTreeSet::new();
    for trace in &traces {
        for line in fs::read_to_string(trace).unwrap().lines() {
            for path in written_paths(line) {
                let fine =
                    allowed.iter().any(|folder| path.starts_with(folder)) || path.starts_with("/dev/null");
                // Files that an invitation is written to on the way.
                let fine = fine || path == world.join("invitation.part");
                assert!(fine, "{} was written: {line}", path.display());
                written.insert(path);
            }
            assert!(!["connect(", "sendto(", "sendmsg("].iter().any(|call| line.contains(call)), "{line}");
        }
    }
    assert!(written.len() > 50, "the trace shows what was written");

    // Everything on these folders, and whatever became new meanwhile where programs leave things.
    let mut searched = 0;
    for name in [
        "world/amina",
        "world/bureau",
        "world/stick",
        "world/disk",
        "world/restored",
        "home",
        "tmp",
        "cache",
        "share",
    ] {
        for file in files_below(&home.path().join(name)) {
            let shown = file.to_string_lossy();
            assert!(!shown.contains(CANARY) && !shown.contains(CANARY_IN_ARABIC), "{shown}");
            assert_eq!(search(&home.path().join(name).join(&file), &spellings), None);
            searched += 1;
        }
    }
    assert!(searched > 30, "{searched}");
    let real_home = PathBuf::from(std::env::var_os("HOME").unwrap_or_default());
    for place in [
        real_home.join(".cache"),
        real_home.join(".local/share"),
        real_home.join(".config"),
        PathBuf::from("/var/tmp"),
    ] {
        for file in files_below(&place).into_iter().map(|file| place.join(file)) {
            let new = fs::symlink_metadata(&file).is_ok_and(|facts| {
                facts.is_file() && facts.len() < 64 << 20 && facts.modified().is_ok_and(|time| time >= began)
            });
            if new {
                assert_eq!(search(&file, &spellings), None);
            }
        }
    }
}

/// The paths that a line of strace says were written to, if the call succeeded.
fn written_paths(line: &str) -> Vec<PathBuf> {
    let Some((_, call)) = line.split_once(' ') else { return Vec::new() };
    let call = call.trim_start();
    if call.contains(" = -1 ") {
        return Vec::new();
    }
    let quoted = || call.split('"').skip(1).step_by(2).map(PathBuf::from);
    let opens = call.starts_with("open")
        && ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TMPFILE"].iter().any(|flag| call.contains(flag));
    let makes = ["creat(", "mkdir", "rename", "link", "symlink"].iter().any(|name| call.starts_with(name));
    if opens {
        quoted().take(1).collect()
    } else if makes {
        quoted().collect()
    } else {
        Vec::new()
    }
}
