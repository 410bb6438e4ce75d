//! The step is killed before its 1st, 2nd, 3rd … call of a kind, and once it finishes untouched the
//! next kind is tried.

use std::thread;

use super::inspect::{Account, look};
use super::world::{Ran, Step, Story, World, find};

/// The calls that change a disk, and how densely they are tried in a quick run: every N up to the
/// first number, then every so manyth.
pub const CHANGES: &[(&str, usize, usize)] = &[
    ("rename", 40, 7),
    ("unlink", 40, 7),
    ("unlinkat", 40, 7),
    ("mkdir", 40, 7),
    ("ftruncate", 40, 7),
    ("copy_file_range", 40, 7),
    ("fsync", 8, 4),
    ("fdatasync", 8, 4),
    ("write", 3, 47),
    ("pwrite64", 3, 67),
];

/// Whether every N is tried.
pub fn full() -> bool {
    std::env::var_os("SANAD_SWEEP").is_some_and(|value| value == "full")
}

/// The N to try after `n`.
pub fn next(n: usize, dense: usize, stride: usize) -> usize {
    if full() || n < dense { n + 1 } else { n + stride }
}

/// What must hold after harm, and after the next, unharmed run.
pub fn holds(world: &World, harmed: &Ran, expected: &Account) {
    look(world, &[harmed]);
    let again = world.run();
    assert_eq!(again.code, Some(0), "the next run: {}", again.stderr);
    let account = look(world, &[harmed, &again]);
    assert_eq!(&account, expected, "the end after the next run");
}

/// The account of the folders of a step after it was done without harm.
pub fn expected(story: &Story, step: &'static Step) -> Account {
    let world = World::new(story, step);
    let ran = world.run();
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    look(&world, &[&ran])
}

fn sweep(name: &str) {
    let (story, step) = (Story::told(), find(name));
    let expected = expected(&story, step);
    let mut tried = 0;
    for (call, dense, stride) in CHANGES {
        let mut n = 1;
        loop {
            let world = World::new(&story, step);
            let ran = world.run_with(&[format!("{call}:signal=KILL:when={n}")]);
            if !ran.killed {
                assert_eq!(ran.code, Some(0), "{call} {n}: {}", ran.stderr);
                break;
            }
            tried += 1;
            told(&format!("{name} killed before {call} {n}"), || holds(&world, &ran, &expected));
            n = next(n, *dense, *stride);
        }
    }
    assert!(tried > 5, "strace killed nothing");
    println!("{name}: killed {tried} times");
}

/// Says where it was when a check fails.
pub fn told(place: &str, check: impl FnOnce()) {
    struct Place<'a>(&'a str);
    impl Drop for Place<'_> {
        fn drop(&mut self) {
            if thread::panicking() {
                eprintln!("at: {}", self.0);
            }
        }
    }
    let _place = Place(place);
    check();
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
    backup_rekeyed "backup-rekeyed",
    restore "restore",
}
