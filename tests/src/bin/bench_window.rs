//! How the window bears many items: `bench_window VAULT…` opens each vault in the real window and prints
//! one row each. Vaults are those of `tests/bench.sh --many`; the passphrase is that of the tests.
//!
//! Times are those a person waits: from the start of the app, or from her key, until what she waits for
//! stands on the page. The window is driven, so the app is the development build.
#![forbid(unsafe_code)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sanad_tests::window::{Home, Is, Person, Screen};
use serde_json::json;

/// Times of one vault.
struct Row {
    door: Duration,
    cases: Duration,
    list: Duration,
    end: Duration,
    item: Duration,
    memory: u64,
}

fn main() {
    let vaults: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    assert!(!vaults.is_empty(), "usage: bench_window VAULT…");
    println!(
        "{:<28} {:>8} {:>8} {:>8} {:>8} {:>8} {:>9}",
        "vault", "door", "cases", "list", "its end", "an item", "PSS"
    );
    for vault in vaults {
        let row = measured(&vault.canonicalize().expect("no such vault"));
        let ms = |time: Duration| format!("{} ms", time.as_millis());
        println!(
            "{:<28} {:>8} {:>8} {:>8} {:>8} {:>8} {:>5} MiB",
            vault.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy(),
            ms(row.door),
            ms(row.cases),
            ms(row.list),
            ms(row.end),
            ms(row.item),
            row.memory >> 20
        );
    }
}

fn measured(vault: &Path) -> Row {
    let (screen, home) = (Screen::new(1400, 900), Home::new());
    let settings = home.path(".config/sanad");
    fs::create_dir_all(&settings).unwrap();
    fs::write(settings.join("vaults.json"), json!({ "vaults": [vault] }).to_string()).unwrap();
    let began = Instant::now();
    let person = Person::sits_down(&screen, &home, "en");
    person.window.says("door-passphrase", &[]);
    let door = began.elapsed();
    let window = &person.window;
    window.fill(&window.field("door-passphrase"), sanad_tests::window::PASSPHRASE);
    let began = Instant::now();
    window.click("door-unlock");
    person.is_inside(Is::Collector);
    let cases = began.elapsed();
    let case = window.named("bench");
    let began = Instant::now();
    window.press(&case);
    let rows = "return document.querySelectorAll('[role=option]').length > 3 && !document.querySelector('[role=option]:first-child')?.innerText.includes('One moment')";
    window.until("the list", || (window.script(rows, &[]).ok()? == json!(true)).then_some(()));
    let list = began.elapsed();
    let began = Instant::now();
    let to_end = "const last = document.querySelector('[role=option]'); last.focus();
        last.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }))";
    window.script(to_end, &[]).unwrap();
    let at_end = "const e = document.activeElement; return e.getAttribute('aria-posinset') === e.getAttribute('aria-setsize') && e.innerText.includes('Kept here')";
    window.until("the end of the list", || (window.script(at_end, &[]).ok()? == json!(true)).then_some(()));
    let end = began.elapsed();
    let began = Instant::now();
    let open =
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))";
    window.script(open, &[]).unwrap();
    window.says("whole-title", &[]);
    let item = began.elapsed();
    Row { door, cases, list, end, item, memory: memory(&home) }
}

/// The proportional share of memory of every process at one home, in bytes.
fn memory(home: &Home) -> u64 {
    let mark = format!("HOME={}", home.path("").to_string_lossy().trim_end_matches('/'));
    let mut sum = 0;
    for process in fs::read_dir("/proc").unwrap().flatten() {
        let environment = fs::read(process.path().join("environ")).unwrap_or_default();
        let name = fs::read_to_string(process.path().join("comm")).unwrap_or_default();
        let ours = environment.split(|byte| *byte == 0).any(|one| one == mark.as_bytes());
        if !ours || name.starts_with("WebKitWebDriver") {
            continue;
        }
        let rollup = fs::read_to_string(process.path().join("smaps_rollup")).unwrap_or_default();
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
        sum += line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) * 1024;
    }
    sum
}
