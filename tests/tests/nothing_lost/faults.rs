//! The disk fails: an fsync or a write answers with an error, once or from then on. The step ends with
//! an error that has a code, or with success, and never with a lie.

use super::inspect::look;
use super::kills::{expected, full, holds, next, told};
use super::world::{Ran, Story, World, find};

/// What fails, how, and how densely it is tried: every N up to the first number, then every so manyth.
const FAULTS: &[(&str, &str, &str, usize, usize)] = &[
    ("fsync", "EIO", "", 5, 7),
    // A dying disk: this fsync fails and so does every later one, also those that would tidy up.
    ("fsync", "EIO", "+", 2, 9),
    ("write", "EIO", "", 1, 61),
    ("write", "ENOSPC", "+", 1, 83),
    ("pwrite64", "EIO", "", 1, 83),
    ("pwrite64", "ENOSPC", "+", 1, 97),
];

/// What a step may say then. That something kept is damaged is not among it: it is not.
const CODES: &[&str] = &[
    "disk-error",
    "no-space",
    "no-room",
    "store-error",
    "store-io",
    "store-disk-full",
    "store-sqlite",
    "road-error",
    "road-full",
    // The report itself could not be written.
    "not-told",
];

fn sweep(name: &str) {
    let (story, step) = (Story::told(), find(name));
    let expected = expected(&story, step);
    let mut tried = 0;
    for (call, error, on, dense, stride) in FAULTS {
        // With a disk that fails from the first moment on, everything fails alike.
        let mut n = 1;
        loop {
            let world = World::new(&story, step);
            let ran = world.run_with(&[format!("{call}:error={error}:when={n}{on}")]);
            if !ran.harmed {
                assert_eq!(ran.code, Some(0), "{call} {n}: {}", ran.stderr);
                break;
            }
            tried += 1;
            told(&format!("{name} with {error} from {call} {n}{on}"), || {
                honest(&ran, *call == "write");
                holds(&world, &ran, &expected);
            });
            n = next(n, *dense, *stride);
        }
    }
    assert!(tried > 5, "strace harmed nothing");
    println!("{name}: {tried} faults{}", if full() { ", all there are" } else { "" });
}

/// It did not panic, and said what was wrong by a code, if it could still say anything.
fn honest(ran: &Ran, mute: bool) {
    assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
    match (ran.code, ran.error()) {
        (Some(0), None) => {}
        (Some(1), Some(code)) => assert!(CODES.contains(&code), "{}", ran.stderr),
        (Some(1), None) => assert!(mute, "failed without a word"),
        other => panic!("{other:?}: {}", ran.stderr),
    }
}

#[test]
fn a_failed_commit_that_comes_back_finds_its_original() {
    // The fsync of the write-ahead log fails, as does every later one: the commit is refused, yet it stands
    // whole in the log, and SQLite takes it for true at the next opening. Then the laptop is switched off
    // while the acquire tidies up.
    let (story, step) = (Story::told(), find("acquire"));
    let mut killed = 0;
    for n in 6..11 {
        for tidying in 7..12 {
            let world = World::new(&story, step);
            let rules = [format!("fsync:error=EIO:when={n}+"), format!("unlink:signal=KILL:when={tidying}")];
            let ran = world.run_with(&rules);
            killed += usize::from(ran.killed);
            told(&format!("fsync {n}+, killed before unlink {tidying}"), || {
                assert!(ran.killed || ran.code == Some(1), "{ran:?}");
                look(&world, &[&ran]);
            });
        }
    }
    assert!(killed > 5, "{killed}");
}

macro_rules! steps {
    ($($test:ident $name:literal,)*) => { $(#[test] fn $test() { sweep($name); })* };
}
steps! {
    create "create",
    acquire "acquire",
    describe "describe",
    backup "backup",
    transfer "transfer",
    courier "courier",
    fetch "fetch",
    take_in "take-in",
    accept "accept",
    reply "reply",
    record "record",
    forget "forget",
    dispose "dispose",
    backup_again "backup-again",
    rekey "rekey",
    restore "restore",
}
