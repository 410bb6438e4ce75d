//! Killed at moments that nobody chose, in the middle of much: the dice are seeded, and said on failure.

use std::fs::{self, File};
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use sanad_evidence::Digest;

use super::inspect::{look, open, whole};
use super::kills::told;
use super::world::{Ran, Step, Story, World, actor, find};

/// The dice: the same throws in every run, within `0..limit`.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, limit: Duration) -> Duration {
        // xorshift64*.
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let part = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 40;
        limit.mul_f64(part as f64 / f64::from(1 << 24))
    }
}

/// Runs a step for a while and kills it, if it is still running.
fn run_for(step: &Step, world: &Path, time: Duration) -> Ran {
    let mut child = actor(step, world).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    thread::sleep(time);
    // By its own handle: nothing else is ever hit.
    let _ = child.kill();
    Ran::from(child.wait_with_output().unwrap())
}

/// A film of `size` bytes that takes no room: its bytes are zeros but for the first.
fn film(path: &Path, size: u64) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, b"\x1A\x45\xDF\xA3 film").unwrap();
    File::options().write(true).open(path).unwrap().set_len(size).unwrap();
}

#[test]
fn a_dozen_kills_while_300_megabytes_are_acquired() {
    let (story, step) = (Story::told(), find("acquire-late"));
    let world = World::on_disk(&story, step);
    film(&world.root().join("late/long.webm"), 300 << 20);
    let began = Instant::now();
    let mut dice = Dice(20_261_121);
    let mut limit = Duration::from_secs(2);
    let mut ran = Vec::new();
    for _ in 0..12 {
        let time = dice.throw(limit);
        let one = run_for(step, world.root(), time);
        told(&format!("killed after {time:?}"), || {
            // A kill that came too late tells how long it takes.
            if one.code == Some(0) {
                limit = time;
            }
            ran.push(one);
            look(&world, &ran.iter().collect::<Vec<_>>());
        });
        if limit < Duration::from_millis(50) {
            break;
        }
    }
    let last = world.run();
    assert_eq!(last.code, Some(0), "{}", last.stderr);
    let vault = open(&world.root().join("amina"));
    let rows = vault.items(None).unwrap();
    let films: Vec<_> = rows.iter().filter(|row| row.file_name.as_deref() == Some("long.webm")).collect();
    assert_eq!(films.len(), 1, "once, and whole");
    assert_eq!(films[0].size, 300 << 20);
    whole(&vault);
    println!("300 MB: {} runs in {:?}", ran.len() + 1, began.elapsed());
}

#[test]
fn two_dozen_kills_on_the_way_of_a_film() {
    let story = Story::told();
    let world = World::on_disk(&story, find("transfer"));
    let root = world.root().to_owned();
    for name in ["bureau", "papers"] {
        super::world::copy_tree(&story.before(find("transfer")).join(name), &root.join(name));
    }
    fs::create_dir(root.join("stick")).unwrap();
    film(&root.join("papers/long.webm"), 24 << 20);
    let clean = |name: &str| {
        let ran = Ran::from(actor(find(name), &root).output().unwrap());
        assert_eq!(ran.code, Some(0), "{name}: {}", ran.stderr);
    };
    for name in ["acquire", "describe", "transfer"] {
        clean(name);
    }
    let mut dice = Dice(7);
    for name in ["courier", "fetch", "take-in", "accept", "reply"] {
        let mut limit = Duration::from_millis(1500);
        for _ in 0..5 {
            let time = dice.throw(limit);
            let ran = run_for(find(name), &root, time);
            told(&format!("{name} killed after {time:?}"), || {
                for who in ["amina", "bureau"] {
                    whole(&open(&root.join(who)));
                }
            });
            // It goes on where it was: what is left takes ever shorter.
            limit = if ran.code == Some(0) { time } else { limit };
        }
        clean(name);
    }
    clean("record");
    let film = Digest::of(&fs::read(root.join("papers/long.webm")).unwrap());
    let bureau = open(&root.join("bureau"));
    assert!(bureau.items(None).unwrap().iter().any(|row| row.digest == film && row.state == "kept"));
    assert_eq!(bureau.inbox().unwrap()[0].state, "accepted");
    assert_eq!(open(&root.join("amina")).outbox().unwrap()[0].state, "accepted");
}
