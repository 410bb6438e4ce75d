//! A stick full of names that mean nothing.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::time::{Duration, Instant};

use sanad_tests::stick;

use super::{Scene, refused};

#[test]
fn ten_thousand_junk_names_hold_nothing_up() {
    let scene = Scene::new();
    fs::create_dir_all(scene.stick.join("replies")).unwrap();
    for number in 0..10_000 {
        let name = match number % 4 {
            0 => format!("{number}"),
            1 => format!("{number:032x}"),
            2 => format!("{number:08}.age"),
            _ => format!("..{number}\n\u{202E}"),
        };
        let folder = if number % 2 == 0 { "bundles" } else { "replies" };
        if number % 8 == 1 {
            fs::create_dir_all(scene.stick.join("bundles").join(&name)).unwrap();
        }
        fs::write(scene.stick.join(folder).join(&name), b"").unwrap();
        fs::write(scene.stick.join(&name), b"").unwrap();
    }
    let began = Instant::now();
    let taken = scene.bureau.take_in_all(&scene.stick);
    assert_eq!((taken.len(), taken[0].bundle), (1, scene.bundle));
    println!("a bundle among 10,000 junk names: {:?}", began.elapsed());
    assert!(began.elapsed() < Duration::from_secs(10));
}

#[test]
fn ten_thousand_junk_names_among_the_parts_are_told_and_soon_over() {
    let scene = Scene::new();
    let folder = stick::folder(&scene.stick, &scene.bundle);
    for number in 0..10_000 {
        fs::write(folder.join(format!("junk {number}")), b"junk").unwrap();
    }
    let began = Instant::now();
    let codes = refused(&scene.bureau, &scene.stick, &scene.bundle);
    println!("10,000 junk names among the parts: {:?}", began.elapsed());
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    assert_eq!(codes.iter().filter(|code| **code == "part-foreign").count(), 10_000);
    scene.honest_bundles_still_work();
}

#[test]
fn names_no_part_has_do_not_stop_the_others() {
    let long = "x".repeat(255);
    let names: [&OsStr; 4] = [
        OsStr::new(&long),
        OsStr::from_bytes(b"\xFF\xFE not unicode"),
        OsStr::new("a\nb"),
        OsStr::new("\u{202E}ega.10000000"),
    ];
    for name in names {
        let scene = Scene::new();
        fs::write(stick::folder(&scene.stick, &scene.bundle).join(name), b"junk").unwrap();
        scene.is_refused_for("part-foreign");
        scene.honest_bundles_still_work();
    }
}
