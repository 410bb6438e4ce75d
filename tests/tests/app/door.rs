//! First run, the door, the lock, the language.

use sanad_tests::window::{Home, Is, PASSPHRASE, Person, Screen};
use serde_json::json;

use super::alone;

#[test]
fn a_collector_makes_a_vault_locks_it_and_comes_back_to_where_she_was() {
    let _turn = alone();
    let (screen, home) = (Screen::new(1400, 900), Home::new());
    let amina = Person::sits_down(&screen, &home, "en");
    amina.makes_a_vault(Is::Collector, |_, _| ());
    amina.makes_a_case("street-7", "What happened in the street");

    let before = home.web_processes();
    assert!(!before.is_empty(), "no web process was found, so none could be seen to end");
    amina.locks();
    let window = &amina.window;
    assert!(!window.text().contains("street-7"), "the door tells of a case:\n{}", window.text());
    window.until("the end of the web process that showed the vault", || {
        let now = home.web_processes();
        before.iter().all(|pid| !now.contains(pid)).then_some(())
    });
    let asked = window.ask("greet", &json!({})).unwrap();
    assert_eq!(asked["lockedBy"], json!(null), "she locked it herself: the door has nothing to explain");
    let refused = window.ask("cases", &json!({})).unwrap_err();
    assert!(refused.to_string().contains("not allowed"), "the door may ask for cases: {refused}");

    window.fill(&window.field("door-passphrase"), "not the one at all");
    window.click("door-unlock");
    window.says("err-wrong-passphrase", &[]);
    amina.unlocks();
    window.says("case-title", &[("code", "street-7")]);

    amina.wipes();
    window.says("locked-by-wiped", &[]);
    assert!(!window.text().contains("street-7"), "a case is told of after the wipe:\n{}", window.text());
}

#[test]
fn a_partner_makes_a_vault_and_changes_the_language() {
    let _turn = alone();
    let (screen, home) = (Screen::new(1400, 900), Home::new());
    let bureau = Person::sits_down(&screen, &home, "en");
    bureau.makes_a_vault(Is::Partner, |_, _| ());
    let window = &bureau.window;
    window.says("inbox-empty-title", &[]);

    window.click("side-settings");
    window.says("settings-title", &[]);
    window
        .ask(
            "set_settings",
            &json!({ "settings": {
        "language": "ar", "theme": "night", "textSize": 150, "idleMinutes": 10, "lockOnSleep": true,
        "coverPictures": false,
    } }),
        )
        .unwrap();
    bureau.locks();
    let arabic = sanad_tests::window::Words::of("ar");
    window.says_text(&arabic.line("door-passphrase", &[]));
    let direction =
        window.script("return getComputedStyle(document.documentElement).direction", &[]).unwrap();
    assert_eq!(direction, json!("rtl"));
    let kept = std::fs::read_to_string(home.path(".config/sanad/settings.json")).unwrap();
    assert!(kept.contains("\"ar\"") && !kept.contains(PASSPHRASE), "{kept}");
}
