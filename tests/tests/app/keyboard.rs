//! Keyboard alone: a vault is made, a case, a file kept, looked at, and the vault locked, without a mouse.

use std::fs;
use std::thread;
use std::time::Duration;

use sanad_tests::window::{Driver, Home, PASSPHRASE, Person, Screen};
use serde_json::json;

use super::alone;

pub(super) const TAB: &str = "\u{e004}";
pub(super) const SPACE: &str = " ";
pub(super) const ENTER: &str = "\u{e007}";

/// Presses Tab until the focus is on what shows these words.
pub(super) fn tab_to(window: &Driver, id: &str) {
    tab_to_words(window, &window.line(id, &[]));
}

/// The same by the words themselves.
pub(super) fn tab_to_words(window: &Driver, wanted: &str) {
    let body = "const e = document.activeElement;
        const plain = t => (t ?? '').replace(/[\\u2066-\\u2069]/g, '').replace(/\\s+/g, ' ').trim();
        const label = e.labels?.length ? e.labels[0].innerText : '';
        return [plain(e.innerText), plain(label), plain(e.getAttribute('aria-label'))]";
    let mut seen = Vec::new();
    for _ in 0..120 {
        let at = window.script(body, &[]).unwrap();
        let words: Vec<&str> = at.as_array().unwrap().iter().filter_map(|one| one.as_str()).collect();
        if words.iter().any(|one| one.starts_with(wanted)) {
            return;
        }
        seen.push(words.join("|"));
        window.keys(TAB);
    }
    panic!("no Tab leads to “{wanted}”; it went over {seen:#?}");
}

/// The ring around what has the focus can be seen.
fn focus_shows(window: &Driver) {
    let body = "const s = getComputedStyle(document.activeElement);
        const inner = document.activeElement.closest('label, .choice, .field');
        const t = inner ? getComputedStyle(inner) : s;
        return [s.outlineStyle, s.boxShadow, t.outlineStyle, t.boxShadow].some(v => v !== 'none' && v !== '')";
    assert_eq!(window.script(body, &[]).unwrap(), json!(true), "nothing shows where the focus is");
}

#[test]
fn the_keyboard_alone_suffices() {
    let _turn = alone();
    let (screen, home) = (Screen::new(1400, 900), Home::new());
    let file = home.path("Documents/note.txt");
    fs::write(&file, "What she said, in her own words.").unwrap();
    let amina = Person::sits_down(&screen, &home, "en");
    let window = &amina.window;

    window.says("first-not-yet-title", &[]);
    tab_to(window, "first-role-collect");
    window.keys(SPACE);
    tab_to(window, "first-next");
    focus_shows(window);
    window.keys(ENTER);
    window.says("first-cannot", &[]);
    tab_to(window, "first-next");
    window.keys(ENTER);
    tab_to(window, "pass-new");
    window.keys(PASSPHRASE);
    tab_to(window, "pass-again");
    window.keys(PASSPHRASE);
    window.says("pass-limit", &[]);
    tab_to(window, "first-next");
    window.keys(ENTER);
    window.says("first-way-lead", &[]);
    // Arrow keys move within a group of choices: from the first to the last is "nobody".
    tab_to(window, "first-way-sheet");
    window.keys("\u{e015}\u{e015}");
    tab_to(window, "first-way-make");
    window.keys(ENTER);
    window.says("first-way-none-made", &[]);
    tab_to(window, "first-next");
    window.keys(ENTER);
    window.says("first-backup-title", &[]);
    tab_to(window, "first-backup-later");
    window.keys(ENTER);
    amina.is_inside(sanad_tests::window::Is::Collector);

    tab_to(window, "cases-new");
    window.keys(ENTER);
    tab_to(window, "cases-code");
    window.keys("street-7");
    tab_to(window, "cases-make");
    window.keys(ENTER);
    window.says("case-title", &[("code", "street-7")]);
    tab_to(window, "case-add-files");
    window.keys(ENTER);
    amina.hands().choose(&window.line("shell-choose-files", &[]), &file);
    window.says("add-copied", &[]);
    tab_to(window, "add-keep");
    window.keys(ENTER);
    window.says("add-done", &[("kept", "1")]);
    tab_to(window, "add-close");
    window.keys(ENTER);
    window.says_text("note.txt");

    // Into the list, and with Enter into the item; Escape leads back.
    let into =
        "return document.activeElement.closest('[role=grid], [role=listbox], [role=treegrid]') !== null";
    for _ in 0..60 {
        if window.script(into, &[]).unwrap() == json!(true) {
            break;
        }
        window.keys(TAB);
    }
    window.keys(ENTER);
    window.says("whole-title", &[]);
    window.says_text("What she said, in her own words.");
    window.keys("\u{e00c}");
    window.says("case-title", &[("code", "street-7")]);

    amina.locks();
    thread::sleep(Duration::from_millis(300));
    // At the door the field has the focus already.
    window.keys(PASSPHRASE);
    window.keys(ENTER);
    window.until("the case again", || {
        window.settle();
        window.text().contains("note.txt").then_some(())
    });
}
