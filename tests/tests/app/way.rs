//! The way of one thing through two windows: from a file on a laptop to the acceptance that comes back.

use std::fs;
use std::path::Path;

use sanad_tests::window::{Home, Is, Person, Screen};

use super::{alone, media};

#[test]
fn a_film_goes_from_her_window_to_the_bureaus_and_the_answer_comes_back() {
    let _turn = alone();
    let media = media();
    let (screen, desk) = (Screen::new(1400, 900), Screen::new(1400, 900));
    let (home, office) = (Home::new(), Home::new());
    let stick = home.path("STICK");
    fs::create_dir_all(&stick).unwrap();

    let bureau = Person::sits_down(&desk, &office, "en");
    bureau.makes_a_vault(Is::Partner, |_, _| ());
    let invitation = stick.join("invitation.age");
    let code = bureau.invites("Amina", &invitation);
    assert!(invitation.is_file(), "no invitation was written");

    let amina = Person::sits_down(&screen, &home, "en");
    amina.makes_a_vault(Is::Collector, |_, _| ());
    amina.makes_a_case("street-7", "What happened in the street");
    // By a real drop, and by the system's chooser.
    let film = media.join("VID_20260314_104512.mp4");
    amina.drops(&[&film]);
    amina.keeps(1);
    amina.window.click("add-close");
    let choose = || amina.window.click("case-add-files");
    amina.chooses(choose, &amina.window.line("shell-choose-files", &[]), &media.join("REC_0007.wav"));
    amina.window.says("add-copied", &[]);
    amina.keeps(1);
    amina.window.click("add-close");
    recent_files_are_not_written(&home);

    // Nothing is said of consent, so nothing may go; then one of the two may.
    amina.opens("VID_20260314_104512.mp4");
    amina.states_no_consent_needed("A public street");
    amina.goes_to("side-partners");
    amina.adds_partner(&invitation, &code);
    amina.opens_case("street-7");
    amina.window.click("case-transfer");
    amina.window.says("stays-no-consent-basis", &[]);
    amina.makes_a_transfer();
    amina.puts_on(&stick);

    bureau.goes_to("side-inbox");
    bureau.brings_in(&stick);
    bureau.takes_in();
    bureau.window.says("inbox-enrolled", &[]);
    bureau.accepts();
    bureau.puts_on(&stick);
    bureau.goes_to("side-cases");
    let case = bureau.window.named("Amina/street-7");
    bureau.window.press(&case);
    bureau.opens("VID_20260314_104512.mp4");
    bureau.window.says("action-Acquired", &[]);

    amina.goes_to("side-outbox");
    amina.puts_on(&stick);
    amina.window.says("outbox-accepted", &[("name", "The Bureau")]);
    nothing_readable(&stick, &["street-7", "VID_2026", "ftyp"]);
}

/// The system's chooser left no list of what was chosen.
fn recent_files_are_not_written(home: &Home) {
    let list = home.path(".local/share/recently-used.xbel");
    let text = fs::read_to_string(&list).unwrap_or_default();
    assert!(!text.contains("<bookmark "), "the chooser wrote down what was chosen:\n{text}");
}

/// No file below a folder holds any of these.
fn nothing_readable(folder: &Path, canaries: &[&str]) {
    for file in fs::read_dir(folder).unwrap().flatten() {
        let path = file.path();
        if path.is_dir() {
            nothing_readable(&path, canaries);
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        for canary in canaries {
            let found = bytes.windows(canary.len()).any(|window| window == canary.as_bytes());
            assert!(!found, "{canary} can be read in {}", path.display());
        }
    }
}
