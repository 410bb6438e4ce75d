//! However large a film is, the memory it takes to keep, send and take in does not grow with it.

use std::fs::{self, File};
use std::path::Path;

use tempfile::TempDir;

use super::world::{Ran, Step, actor, find};

/// How much more memory the large film may take than the small one, in KiB.
const GROWTH: u64 = 64 << 10;

const EXPORT: Step = Step { name: "export", args: &["export"], folders: &[] };

/// Plays the way of a film of `size` bytes and returns the peak of each step, in KiB.
fn peaks(size: u64) -> Vec<(&'static str, u64)> {
    let home = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let world = home.path();
    for name in ["papers", "stick", "out"] {
        fs::create_dir(world.join(name)).unwrap();
    }
    File::create(world.join("papers/film.mp4")).unwrap().set_len(size).unwrap();
    let mut peaks = Vec::new();
    for name in [
        "create", "meet", "acquire", "describe", "export", "transfer", "courier", "fetch", "take-in",
        "accept",
    ] {
        let step = if name == "export" { &EXPORT } else { find(name) };
        peaks.push((name, peak(step, world)));
        // What is no longer needed makes room: five times the film would lie here.
        if name == "export" {
            fs::remove_dir_all(world.join("out")).unwrap();
            fs::create_dir(world.join("out")).unwrap();
        }
        if name == "fetch" {
            fs::remove_dir_all(world.join("stick")).unwrap();
        }
    }
    peaks
}

fn peak(step: &Step, world: &Path) -> u64 {
    let ran = Ran::from(actor(step, world).output().unwrap());
    assert_eq!(ran.code, Some(0), "{}: {}", step.name, ran.stderr);
    ran.stderr.lines().find_map(|line| line.strip_prefix("peak ")).unwrap().trim().parse().unwrap()
}

#[test]
fn memory_does_not_grow_with_the_film() {
    let small = peaks(64 << 20);
    let large = peaks(1 << 30);
    for ((step, small), (_, large)) in small.iter().zip(&large) {
        println!("{step}: {} MiB for 64 MiB, {} MiB for 1 GiB", small >> 10, large >> 10);
        assert!(large.saturating_sub(*small) <= GROWTH, "{step}: {small} and {large} KiB");
    }
}
