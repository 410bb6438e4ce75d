//! The order in which things become durable, from a trace of the system's calls.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::world::{Ran, Story, World, find, under};

/// One call: its name, its arguments as strace writes them, and when it began and ended.
#[derive(Debug)]
struct Call {
    name: String,
    args: String,
    answer: String,
    began: usize,
    ended: usize,
}

/// Runs a step and returns its calls in the order in which they began.
fn trace(world: &World) -> Vec<Call> {
    const CALLS: &str = "openat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,mkdir,ftruncate,copy_file_range";
    let file = world.root().join("trace");
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-y", "-s", "200", "-e", &format!("trace={CALLS}"), "-o"]).arg(&file);
    let ran = Ran::from(under(strace, world.step, world.root()).output().unwrap());
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    parse(&fs::read_to_string(file).unwrap())
}

fn parse(text: &str) -> Vec<Call> {
    let mut calls: Vec<Call> = Vec::new();
    let mut open: Vec<(String, usize)> = Vec::new();
    for (line, text) in text.lines().enumerate() {
        let (pid, rest) = text.split_once(' ').unwrap();
        let rest = rest.trim_start();
        if let Some(rest) = rest.strip_prefix("<... ") {
            // The end of a call that another thread's cut in two.
            let place = open.iter().rposition(|(one, _)| one == pid).unwrap();
            let (_, index) = open.remove(place);
            let (_, tail) = rest.split_once("resumed>").unwrap();
            calls[index].args.push_str(tail);
            calls[index].answer = tail.rsplit_once(" = ").map_or("", |(_, answer)| answer).to_owned();
            calls[index].ended = line;
            continue;
        }
        let Some((name, args)) = rest.split_once('(') else { continue };
        if let Some(args) = args.strip_suffix("<unfinished ...>") {
            open.push((pid.to_owned(), calls.len()));
            calls.push(call(name, args, "", line));
        } else {
            let answer = args.rsplit_once(" = ").map_or("", |(_, answer)| answer);
            calls.push(call(name, args, answer, line));
        }
    }
    calls
}

fn call(name: &str, args: &str, answer: &str, line: usize) -> Call {
    Call { name: name.to_owned(), args: args.to_owned(), answer: answer.to_owned(), began: line, ended: line }
}

/// A trace that is walked forward: each `then` must be found behind the one before.
struct Walk<'a> {
    calls: &'a [Call],
    at: usize,
    path: Vec<String>,
}

impl<'a> Walk<'a> {
    fn new(calls: &'a [Call]) -> Self {
        Self { calls, at: 0, path: Vec::new() }
    }

    /// The next call that began after the last one ended, of one of these names and with all of these
    /// texts in its arguments.
    fn then(&mut self, names: &[&str], texts: &[&str]) -> &'a Call {
        let what = format!("{names:?} {texts:?}");
        let found = self.calls.iter().find(|call| {
            call.began >= self.at
                && names.contains(&call.name.as_str())
                && texts.iter().all(|text| call.args.contains(text))
        });
        let found = found.unwrap_or_else(|| panic!("no {what} after {:?}", self.path));
        self.path.push(what);
        self.at = found.ended + 1;
        found
    }
}

const SYNC: &[&str] = &["fsync", "fdatasync"];
const RENAME: &[&str] = &["rename", "renameat", "renameat2"];
const WRITE: &[&str] = &["write", "pwrite64"];

/// A descriptor as `-y` writes it, of exactly this file or folder.
fn fd(path: &Path) -> String {
    format!("<{}>", path.display())
}

/// What is said to be done, with the rest of the line.
fn said(calls: &[Call], what: &str) -> Vec<String> {
    let mark = format!("\"done {what} ");
    let lines =
        calls.iter().filter(|call| call.name == "write").filter_map(|call| call.args.split_once(&mark));
    lines.map(|(_, rest)| rest.split("\\n").next().unwrap().to_owned()).collect()
}

fn first_word(line: &str) -> &str {
    line.split(' ').next().unwrap()
}

/// No call writes to a file after it was made durable and before `until`.
fn unwritten_since(calls: &[Call], path: &Path, since: &Call, until: &Call) {
    let late = calls.iter().find(|call| {
        call.began > since.began
            && call.began < until.began
            && WRITE.contains(&call.name.as_str())
            && call.args.contains(&fd(path))
    });
    assert!(late.is_none(), "written after its fsync: {late:?}");
}

#[test]
fn acquired_means_durable() {
    let world = World::new(&Story::told(), find("acquire"));
    let calls = trace(&world);
    let vault = world.root().join("amina");
    let acquired = said(&calls, "acquired");
    assert_eq!(acquired.len(), 5);
    for line in acquired {
        let item = first_word(&line);
        let part = vault.join(format!("incoming/{item}.part"));
        let original = vault.join(format!("originals/{}/{item}.age", &item[..2]));
        let intent = vault.join(format!("incoming/{item}.intent"));
        let mut walk = Walk::new(&calls);
        walk.then(&["openat"], &[&format!("{}\"", intent.display()), "O_CREAT"]);
        let synced = walk.then(SYNC, &[&fd(&part)]);
        walk.then(SYNC, &[&fd(&vault.join("incoming"))]);
        let renamed = walk.then(RENAME, &[&part.display().to_string(), &original.display().to_string()]);
        unwritten_since(&calls, &part, synced, renamed);
        walk.then(SYNC, &[&fd(original.parent().unwrap())]);
        walk.then(&["pwrite64"], &[&fd(&vault.join("vault.db-wal"))]);
        walk.then(SYNC, &[&fd(&vault.join("vault.db-wal"))]);
        let told = walk.then(&["write"], &[&format!("done acquired {item}")]);
        // Between the last sync of the log and the word nothing more was written to it.
        let log = vault.join("vault.db-wal");
        let last = calls.iter().rfind(|call| call.began < told.began && call.args.contains(&fd(&log)));
        assert!(SYNC.contains(&last.unwrap().name.as_str()), "{last:?}");
    }
}

#[test]
fn a_part_is_durable_here_before_it_leaves_and_there_before_it_counts() {
    let world = World::new(&Story::told(), find("courier"));
    let calls = trace(&world);
    let (vault, stick) = (world.root().join("amina"), world.root().join("stick"));
    let log = fd(&vault.join("vault.db-wal"));
    let delivered = said(&calls, "delivered");
    let [bundle] = delivered.as_slice() else { panic!("{delivered:?}") };
    let (sealed, road) = (vault.join("outbox").join(bundle), stick.join("bundles").join(bundle));
    let parts = fs::read_dir(&road).unwrap().count() - 1;
    assert!(parts > 3);
    let mut last = 0;
    for index in 1..=parts {
        let name = format!("{index:08}.age");
        let here = sealed.join(format!("{name}.part"));
        let there = road.join(format!(".{name}.tmp"));
        let mut walk = Walk::new(&calls);
        walk.then(SYNC, &[&fd(&here)]);
        walk.then(RENAME, &[&here.display().to_string()]);
        walk.then(SYNC, &[&fd(&sealed)]);
        walk.then(SYNC, &[&log]);
        // Only now, with digest and ciphertext durable here, does it leave.
        let first =
            calls.iter().find(|call| call.name == "write" && call.args.contains(&fd(&there))).unwrap();
        assert!(first.began >= walk.at, "{name} left before it was durable here");
        let synced = walk.then(SYNC, &[&fd(&there)]);
        let renamed =
            walk.then(RENAME, &[&there.display().to_string(), &road.join(&name).display().to_string()]);
        unwritten_since(&calls, &there, synced, renamed);
        walk.then(SYNC, &[&fd(&road)]);
        walk.then(&["openat"], &[&format!("{}\"", road.join(&name).display()), "O_RDONLY"]);
        walk.then(SYNC, &[&log]);
        walk.then(&["unlink", "unlinkat"], &[&sealed.join(&name).display().to_string()]);
        last = last.max(walk.at);
    }
    let listing = road.join(".listing.age.tmp");
    let written =
        calls.iter().find(|call| call.name == "write" && call.args.contains(&fd(&listing))).unwrap();
    assert!(written.began >= last, "the listing went before the last part counted");
    let mut walk = Walk::new(&calls);
    walk.then(SYNC, &[&fd(&listing)]);
    walk.then(RENAME, &[&listing.display().to_string()]);
    walk.then(SYNC, &[&fd(&road)]);
    walk.then(&["openat"], &["listing.age\"", "O_RDONLY"]);
    walk.then(SYNC, &[&log]);
    walk.then(&["write"], &["done delivered"]);
}

#[test]
fn what_is_taken_in_stands_in_its_place_before_it_counts() {
    let world = World::new(&Story::told(), find("take-in"));
    let calls = trace(&world);
    let vault = world.root().join("bureau");
    let taken = said(&calls, "taken-in");
    let items: Vec<&str> = taken[0].split(' ').skip(1).collect();
    assert_eq!(items.len(), 4);
    for item in items {
        let part = vault.join(format!("incoming/{item}.part"));
        let original = vault.join(format!("originals/{}/{item}.age", &item[..2]));
        let mut walk = Walk::new(&calls);
        walk.then(SYNC, &[&fd(&part)]);
        walk.then(RENAME, &[&part.display().to_string(), &original.display().to_string()]);
        walk.then(SYNC, &[&fd(original.parent().unwrap())]);
        walk.then(SYNC, &[&fd(&vault.join("vault.db-wal"))]);
        // The parts go only when what was in them counts.
        let first =
            calls.iter().find(|call| call.name.starts_with("unlink") && call.args.contains("00000001.age"));
        assert!(first.unwrap().began >= walk.at);
        walk.then(&["write"], &["done taken-in"]);
    }
}

#[test]
fn bytes_go_after_their_key_and_the_log_says_so() {
    for name in ["forget", "dispose"] {
        let world = World::new(&Story::told(), find(name));
        let calls = trace(&world);
        let vault = world.root().join("amina");
        let line = said(&calls, if name == "forget" { "forgotten" } else { "disposed" });
        let item = first_word(&line[0]).to_owned();
        let original = vault.join(format!("originals/{}/{item}.age", &item[..2]));
        let mut walk = Walk::new(&calls);
        walk.then(&["openat"], &[&format!("{item}.intent\""), "O_CREAT"]);
        walk.then(SYNC, &[&fd(&vault.join("incoming"))]);
        walk.then(&["pwrite64"], &[&fd(&vault.join("vault.db-wal"))]);
        walk.then(SYNC, &[&fd(&vault.join("vault.db-wal"))]);
        // The log with the key's old page is moved into the file and cut to nothing.
        walk.then(SYNC, &[&fd(&vault.join("vault.db"))]);
        walk.then(&["ftruncate"], &[&fd(&vault.join("vault.db-wal")), " 0)"]);
        walk.then(&["unlink", "unlinkat"], &[&original.display().to_string()]);
        walk.then(SYNC, &[&fd(original.parent().unwrap())]);
        walk.then(&["write"], &["done "]);
    }
}

#[test]
fn keys_switch_only_to_a_store_that_is_durable() {
    let world = World::new(&Story::told(), find("rekey"));
    let calls = trace(&world);
    let vault = world.root().join("amina");
    let next: PathBuf = vault.join("vault.db.next");
    let mut walk = Walk::new(&calls);
    walk.then(&["copy_file_range", "write"], &[&fd(&next)]);
    let switch =
        calls.iter().find(|call| RENAME.contains(&call.name.as_str()) && call.args.contains("keyslots.part"));
    let switch = switch.unwrap();
    let is_next = |call: &&Call| call.args.contains(&fd(&next)) && call.began < switch.began;
    let last = calls.iter().filter(is_next).rfind(|call| call.name != "openat").unwrap();
    assert!(SYNC.contains(&last.name.as_str()), "{last:?}");
    walk.then(SYNC, &[&fd(&next)]);
    walk.then(SYNC, &[&fd(&vault.join("keyslots.part"))]);
    walk.then(RENAME, &["keyslots.part"]);
    walk.then(SYNC, &[&fd(&vault)]);
    walk.then(RENAME, &["vault.db.next"]);
    walk.then(SYNC, &[&fd(&vault)]);
    walk.then(&["write"], &["done rekeyed"]);
}

#[test]
fn what_is_made_has_a_durable_name() {
    for (name, folder) in [("create", "amina"), ("backup", "disk"), ("restore", "restored")] {
        let world = World::new(&Story::told(), find(name));
        let calls = trace(&world);
        let mut walk = Walk::new(&calls);
        walk.then(&["mkdir"], &[&format!("{}\"", world.root().join(folder).display())]);
        walk.then(SYNC, &[&fd(world.root())]);
        walk.then(&["write"], &["\"done "]);
        assert!(calls.iter().all(|call| call.name != "fsync" || call.answer == "0"));
    }
}
