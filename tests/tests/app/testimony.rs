//! A whole first conversation through the real window, by keyboard alone: killed in the middle, taken up
//! again, sealed, handed over; then a withdrawal that stops a disclosure at the partner's desk.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sanad_evidence::Id;
use sanad_tests::people::{Person as Someone, acquainted, bureau, person_in, unlock};
use sanad_tests::window::{Driver, Home, Is, PASSPHRASE, Person, Screen};
use sanad_vault::{DossierPlan, Job, PersonsAsked, Role};
use serde_json::{Value, json};

use super::alone;
use super::keyboard::{ENTER, SPACE, tab_to, tab_to_words};

const CASE: &str = "herat-1";

/// What the page shows of where one is: its heading, its number, how much is ticked.
fn at(window: &Driver) -> Value {
    let body = "return [document.querySelector('#page-title')?.innerText, document.querySelector('.where')?.innerText,
        document.querySelectorAll('input:checked').length]";
    window.script(body, &[]).unwrap_or(Value::Null)
}

/// Presses Enter, and waits until something else is shown.
fn on(window: &Driver) {
    let before = at(window);
    window.keys(ENTER);
    window.until("another page", || {
        let now = at(window);
        (now != before && !now.is_null()).then_some(())
    });
}

/// Goes to what shows these words, and presses it.
fn takes(window: &Driver, id: &str) {
    tab_to(window, id);
    window.keys(ENTER);
}

/// Goes to a choice or a tick, and makes it.
fn ticks(window: &Driver, id: &str) {
    tab_to(window, id);
    window.keys(SPACE);
}

/// A vault with a case that is ready, and the Bureau, which its collector knows.
struct Scene {
    screen: Screen,
    home: Home,
    bureau: Someone,
    vault: PathBuf,
    stick: PathBuf,
    case: Id,
    language: &'static str,
    _folder: tempfile::TempDir,
}

impl Scene {
    fn new(language: &'static str) -> Self {
        let (screen, home) = (Screen::new(1400, 900), Home::new());
        let amina = person_in(&home.path("Documents"), Role::Collector);
        let bureau = bureau();
        acquainted(&amina, &bureau);
        let case = amina.vault.new_case(CASE).unwrap();
        amina.makes_ready();
        let (folder, vault, _) = amina.lock();
        let settings = home.path(".config/sanad");
        fs::create_dir_all(&settings).unwrap();
        fs::write(settings.join("vaults.json"), json!({ "vaults": [vault] }).to_string()).unwrap();
        let stick = home.path("STICK");
        fs::create_dir_all(&stick).unwrap();
        Self { screen, home, bureau, vault, stick, case, language, _folder: folder }
    }

    /// The app is opened, and the vault with it.
    fn sits_down(&self) -> Person<'_> {
        let amina = Person::sits_down(&self.screen, &self.home, self.language);
        amina.window.says("door-unlock", &[]);
        tab_to(&amina.window, "door-passphrase");
        amina.window.keys(PASSPHRASE);
        amina.window.keys(ENTER);
        amina.is_inside(Is::Collector);
        amina
    }

    /// The power is cut.
    fn is_cut_off(&self, amina: Person<'_>) {
        let pids = self.home.processes("sanad");
        assert!(!pids.is_empty(), "the app runs under another name");
        for pid in &pids {
            let done = Command::new("kill").args(["-9", &pid.to_string()]).status().unwrap();
            assert!(done.success());
        }
        drop(amina);
        // Whoever opens the vault next finds nobody in it.
        for _ in 0..200 {
            if unlock(&self.vault).is_ok() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!("the vault is still in use");
    }

    fn person(&self) -> Id {
        let asked = PersonsAsked { case: Some(self.case), start: 0, count: 1 };
        self.bureau.vault.persons(&asked).unwrap().rows[0].id
    }

    fn discloses(&self, name: &str) -> Result<usize, &'static str> {
        let out = self.bureau.beside("out").join(name);
        let plan = DossierPlan { recipient: "The Court", verify_txt: "how\n", ..DossierPlan::default() };
        let compiled = self.bureau.vault.compile(&self.case, &out, &plan, &Job::new());
        compiled.map(|done| done.exhibits.len()).map_err(|error| error.code())
    }
}

fn opens_people(window: &Driver) {
    takes(window, "side-cases");
    window.says("cases-title", &[]);
    tab_to_words(window, CASE);
    window.keys(ENTER);
    window.says("case-title", &[("code", CASE)]);
    takes(window, "case-link-people");
    window.says("people-title", &[("code", CASE)]);
}

/// From "are we safe" to "this is what she said": yes to all here, and to three rungs for the Bureau.
fn converses(window: &Driver) {
    takes(window, "talk-begin");
    window.says("talk-place-title", &[]);
    on(window);
    window.says("before-question", &[]);
    ticks(window, "told-none");
    on(window);
    window.says("talk-lines-title", &[]);
    // Enter says a line and leads to the next, and after the last one on.
    let understood = window.line("talk-understood-title", &[]);
    for _ in 0..40 {
        if window.text().contains(&understood) {
            break;
        }
        on(window);
    }
    window.says("talk-understood-title", &[]);
    window.keys("what leaves cannot be called back");
    tab_to(window, "path-next");
    on(window);
    window.says("talk-free-title", &[]);
    on(window);
    for answer in ["1", "1", "1", "1", "1", "1", "1", "1", "2"] {
        window.until("a question", || {
            let body = "return document.querySelectorAll('input[type=radio]').length === 3";
            (window.script(body, &[]) == Ok(json!(true))).then_some(())
        });
        window.keys(answer);
        on(window);
    }
    window.says("cond-title", &[]);
    on(window);
    ticks(window, "form-oral");
    on(window);
    ticks(window, "copy-held");
    on(window);
    window.says("talk-review-title", &[]);
    on(window);
    window.says("talk-given-title", &[]);
    on(window);
    window.says("read-title", &[]);
    on(window);
    window.says("done-code-once", &[]);
    takes(window, "done-code-said");
    window.says("person-agreed", &[]);
}

/// Her own words, until the power is cut.
fn begins_to_tell(window: &Driver, words: &str) {
    takes(window, "person-account-take");
    window.says("account-conditions", &[]);
    for condition in ["safety", "privacy", "consent", "distress", "referral"] {
        ticks(window, &format!("account-condition-{condition}"));
    }
    takes(window, "account-begin-next");
    window.says("account-words-title", &[]);
    window.keys(words);
    let people = json!({ "asked": { "caseId": null, "start": 0, "count": 1 } });
    let person = window.ask("persons", &people).unwrap()["rows"][0]["id"].clone();
    let draft = json!({ "kind": "account", "thing": person });
    window.until("the draft with all of it", || {
        let kept = window.ask("draft", &draft).ok()?;
        kept["body"].as_str()?.contains(words).then_some(())
    });
    window.says("path-kept", &[]);
}

fn finishes(window: &Driver, words: &str, rest: &str) {
    window.says("draft-account", &[]);
    takes(window, "draft-resume");
    window.says("account-words-title", &[]);
    let body = "return document.querySelector('textarea').value";
    assert_eq!(window.script(body, &[]).unwrap(), json!(words), "nothing of what she said is lost");
    window.keys(rest);
    takes(window, "account-told-it");
    window.says("account-questions-title", &[]);
    on(window);
    window.says("account-quotes-title", &[]);
    on(window);
    window.says("account-rest-title", &[]);
    on(window);
    window.says("account-read-title", &[]);
    ticks(window, "account-declared-oral");
    on(window);
    window.says("account-after-title", &[]);
    on(window);
    window.says("account-sum-title", &[]);
    takes(window, "account-seal");
    window.says("sealed-title", &[]);
}

/// Makes the transfer on the page, and puts it on a stick.
fn hands_over(amina: &Person<'_>, stick: &Path) {
    let window = &amina.window;
    takes(window, "transfer-make");
    window.says("transfer-made", &[]);
    let ways = ["transfer-choose", "outbox-carry"].map(|id| window.line(id, &[]));
    let way = window.until("a way to the stick", || {
        let text = window.text();
        ways.iter().find(|way| text.contains(way.as_str())).cloned()
    });
    tab_to_words(window, &way);
    window.keys(ENTER);
    amina.hands().choose(&window.line("shell-choose-road-out", &[]), stick);
    window.says("transfer-put", &[]);
    takes(window, "transfer-put");
    window.says("road-make-sure", &[]);
    takes(window, "road-make-sure");
    window.says("road-written-here", &[]);
}

fn story(language: &'static str, words: &str, rest: &str) {
    let _turn = alone();
    let scene = Scene::new(language);
    let amina = scene.sits_down();
    opens_people(&amina.window);
    takes(&amina.window, "people-new");
    amina.window.says("new-person-title", &[]);
    takes(&amina.window, "new-person-make");
    amina.window.says("person-agreed", &[]);
    converses(&amina.window);
    begins_to_tell(&amina.window, words);
    scene.is_cut_off(amina);

    let amina = scene.sits_down();
    let window = &amina.window;
    opens_people(window);
    finishes(window, words, rest);
    takes(window, "sealed-person");
    window.says("person-agreed", &[]);
    takes(window, "side-cases");
    tab_to_words(window, CASE);
    window.keys(ENTER);
    window.says("case-title", &[("code", CASE)]);
    takes(window, "case-transfer");
    hands_over(&amina, &scene.stick);

    // The Bureau takes it in, reads her words, and could hand them to a court.
    scene.bureau.take_in_all(&scene.stick);
    let person = scene.person();
    let account = scene.bureau.vault.accounts(&person).unwrap()[0].id;
    let page = scene.bureau.vault.account(&account).unwrap();
    assert_eq!(page.versions[0].given.narrative, format!("{words}{rest}"));
    assert_eq!(scene.discloses("before"), Ok(1));

    // She takes it back, and nothing of it is disclosed again.
    opens_people(window);
    tab_to_words(window, &page.code);
    window.keys(ENTER);
    window.says("person-agreed", &[]);
    takes(window, "withdraw-begin");
    window.says("withdraw-what", &[]);
    takes(window, "path-next");
    window.says("withdraw-sure", &[]);
    takes(window, "withdraw-confirm");
    window.says("withdraw-done", &[]);
    takes(window, "withdraw-send");
    hands_over(&amina, &scene.stick);
    scene.bureau.take_in_all(&scene.stick);
    assert_eq!(scene.bureau.vault.account(&account).unwrap().closed, ["consent-withdrawn"]);
    assert_eq!(scene.discloses("after"), Err("nothing-to-disclose"));
    assert_eq!(scene.bureau.vault.notices().unwrap().len(), 1);
}

#[test]
fn a_first_conversation_by_keyboard_alone_in_english() {
    story("en", "They closed the gate", " and told us to go home.");
}

#[test]
fn a_first_conversation_by_keyboard_alone_in_arabic() {
    story("ar", "أغلقوا البوابة", " وقالوا لنا أن نعود.");
}
