//! Every kind of thing is shown from memory; sound and film play and seek; a long acquire can be stopped.

use std::fs::File;
use std::time::Duration;

use sanad_tests::window::{Driver, Home, Is, Person, Screen};
use serde_json::{Value, json};

use super::{alone, media};

#[test]
fn pictures_pages_words_sound_and_film_are_seen_and_heard() {
    let _turn = alone();
    let media = media();
    let (screen, home) = (Screen::new(1400, 900), Home::new());
    let amina = Person::sits_down(&screen, &home, "en");
    amina.makes_a_vault(Is::Collector, |_, _| ());
    amina.makes_a_case("street-7", "");
    let names = [
        "IMG_20260314_104500.jpg",
        "VID_20260314_104512.mp4",
        "د ښځې فلم.webm",
        "REC_0007.wav",
        "صدای شاهد.flac",
        "فرمان شماره ۱۲.pdf",
        "گفته‌های شاهد.txt",
        "یادداشت.docx",
    ];
    let paths: Vec<_> = names.iter().map(|name| media.join(name)).collect();
    amina.drops(&paths.iter().map(|path| path.as_path()).collect::<Vec<_>>());
    amina.keeps(names.len());
    amina.window.click("add-close");

    for name in names {
        amina.opens(name);
        let window = &amina.window;
        match name.rsplit('.').next().unwrap() {
            "mp4" | "webm" | "wav" | "flac" => plays_and_seeks(window, name),
            "jpg" | "pdf" => {
                let drawn = "return [...document.images].some(i => i.complete && i.naturalWidth > 300)";
                window.until(name, || (window.script(drawn, &[]).ok()? == json!(true)).then_some(()));
            }
            _ => window.until(name, || {
                let long = "return Math.max(0, ...[...document.querySelectorAll('pre, .text, [dir=auto]')].map(e => e.innerText.length))";
                (window.script(long, &[]).ok()?.as_u64()? > 40).then_some(())
            }),
        }
        if name.starts_with("IMG") {
            window.says("claims-title", &[]);
            window.says_text("SM-A145F");
        }
        window.click("back");
    }
}

/// Plays, jumps, and shows another moment there.
fn plays_and_seeks(window: &Driver, name: &str) {
    let state = "const v = document.querySelector('video, audio');
        return v === null ? null : [v.currentTime, v.duration, v.readyState, v.videoWidth, v.error && v.error.message]";
    let read = || -> Option<Vec<Value>> { window.script(state, &[]).ok()?.as_array().cloned() };
    window.click("play-play");
    window.until(&format!("{name} to play: {:?}", read()), || (read()?[0].as_f64()? > 0.3).then_some(()));
    let whole = read().unwrap()[1].as_f64().unwrap();
    assert!(whole > 2.0, "{name} has no length: {whole}");
    let to = whole * 0.7;
    window.script("document.querySelector('video, audio').currentTime = arguments[0]", &[json!(to)]).unwrap();
    window.until(&format!("{name} to play on from {to}"), || {
        let now = read()?;
        (now[0].as_f64()? > to + 0.2 && now[2].as_u64()? >= 2).then_some(())
    });
    window.click("play-pause");
    let shown = window.script("return document.querySelector('video, audio').paused", &[]).unwrap();
    assert_eq!(shown, json!(true));
}

#[test]
fn a_long_acquire_is_stopped_half_way_and_what_was_finished_is_kept() {
    let _turn = alone();
    let (screen, home) = (Screen::new(1400, 900), Home::new());
    let small = home.path("Documents/first.txt");
    std::fs::write(&small, "Kept before the long one.").unwrap();
    let large = home.path("Documents/second.mp4");
    // Sparse: six gigabytes to read, and nothing to write down.
    File::create(&large).unwrap().set_len(6 << 30).unwrap();
    let amina = Person::sits_down(&screen, &home, "en");
    amina.makes_a_vault(Is::Collector, |_, _| ());
    amina.makes_a_case("street-7", "");
    amina.drops(&[&small, &large]);
    let window = &amina.window;
    window.click("add-keep");
    window.says("add-file-kept", &[]);
    std::thread::sleep(Duration::from_millis(700));
    window.click("add-stop");
    window.says("add-stopped", &[]);
    window.says("add-done", &[("kept", "1")]);
    window.click("add-close");
    window.says_text("first.txt");
    assert!(!window.text().contains("second.mp4"), "half a film is in the list:\n{}", window.text());
    let incoming = home.path(".local/share/sanad/vault/incoming");
    let left: Vec<_> = std::fs::read_dir(incoming).unwrap().flatten().collect();
    assert!(left.is_empty(), "a stopped acquire left {left:?}");
}
