//! A person before the window: the steps she takes, each as its words say.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{Driver, Hands, Home, Screen};

/// What everyone here types to open a vault.
pub const PASSPHRASE: &str = "a deed, a document, a thing to lean on";

/// Who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Is {
    /// She collects.
    Collector,
    /// They receive.
    Partner,
}

/// A person, her home, and the window before her.
pub struct Person<'a> {
    /// The window.
    pub window: Driver,
    /// Her home.
    pub home: &'a Home,
    hands: Hands<'a>,
}

impl<'a> Person<'a> {
    /// Somebody who opens the app.
    #[must_use]
    pub fn sits_down(screen: &'a Screen, home: &'a Home, language: &str) -> Self {
        Self { window: Driver::start(screen, home, language), home, hands: Hands::new(screen) }
    }

    /// Likewise, with the app started by another program.
    #[must_use]
    pub fn watched(
        screen: &'a Screen,
        home: &'a Home,
        language: &str,
        by: &Path,
        arguments: &[&str],
    ) -> Self {
        Self {
            window: Driver::start_as(screen, home, language, by, arguments),
            home,
            hands: Hands::new(screen),
        }
    }

    /// Her hands, for what is not on the page.
    #[must_use]
    pub const fn hands(&self) -> &Hands<'a> {
        &self.hands
    }

    /// Goes through the first run to an empty vault. `picture` is called at each step.
    pub fn makes_a_vault(&self, is: Is, mut picture: impl FnMut(&Driver, &str)) {
        let window = &self.window;
        window.says("first-not-yet-title", &[]);
        window.click(if is == Is::Collector { "first-role-collect" } else { "first-role-receive" });
        picture(window, "first-run: what it is for, and who is here");
        window.click("first-next");
        window.says("first-cannot", &[]);
        picture(window, "first-run: what it can do, and what it cannot");
        window.click("first-next");
        if is == Is::Partner {
            window.fill(&window.field("first-pass-partner"), "The Bureau");
        }
        window.fill(&window.field("pass-new"), PASSPHRASE);
        window.fill(&window.field("pass-again"), PASSPHRASE);
        window.says("pass-limit", &[]);
        picture(window, "first-run: the passphrase");
        window.click("first-next");
        window.says("first-way-lead", &[]);
        window.click("first-way-sheet");
        picture(window, "first-run: the way back in");
        window.click("first-way-make");
        window.says("sheet-copy", &[]);
        picture(window, "first-run: the recovery sheet");
        let sheet = self.sheet();
        window.click("sheet-go-rehearse");
        window.says("sheet-rehearse-title", &[]);
        self.types_sheet(&sheet);
        picture(window, "first-run: the sheet is tried");
        window.click("sheet-rehearse-check");
        window.says("sheet-rehearsed-title", &[]);
        window.click("first-next");
        window.says("first-backup-title", &[]);
        picture(window, "first-run: a backup, somewhere else");
        window.click("first-backup-later");
        self.is_inside(is);
    }

    /// The key lines that stand on the sheet on the page.
    #[must_use]
    pub fn sheet(&self) -> Vec<String> {
        let squeezed: String = self.window.text().chars().filter(|c| !c.is_whitespace()).collect();
        let keys: Vec<String> = squeezed
            .match_indices("AGE-SECRET-KEY-1")
            .map(|(at, _)| squeezed[at..].chars().take(74).collect())
            .collect();
        assert!(!keys.is_empty(), "no sheet on the page:\n{}", self.window.text());
        keys
    }

    fn types_sheet(&self, lines: &[String]) {
        let field = self.window.find("textarea");
        self.window.fill(&field, &lines.join("\n"));
    }

    /// Waits for the first screen of an open vault.
    pub fn is_inside(&self, is: Is) {
        let title = self.window.line(if is == Is::Collector { "cases-title" } else { "inbox-title" }, &[]);
        self.window.until("the vault's window", || {
            self.window.settle();
            self.window.text().contains(&title).then_some(())
        });
    }

    /// Locks with the key that locks from anywhere.
    pub fn locks(&self) {
        // A real key on the screen: WebDriver would hold Control for ever, its page being gone at once.
        self.hands.window("Sanad");
        let before = self.home.web_processes();
        self.hands.press(&["ctrl+l"]);
        self.sees_the_page_go(&before);
        self.window.until("the door", || {
            self.window.settle();
            // Not by its words: the language may have been changed behind it.
            let field =
                self.window.script("return document.querySelector('input[type=password]') !== null", &[]);
            (field == Ok(json!(true))).then_some(())
        });
    }

    /// Wipes the open vault, past the part of the page that asks for it.
    pub fn wipes(&self) {
        let before = self.home.web_processes();
        // Nobody waits for the answer: the page that would hear it is ended.
        let wipe =
            "void window.__TAURI_INTERNALS__.invoke('wipe', { passphrase: arguments[0] }); return true";
        self.window.script(wipe, &[json!(PASSPHRASE)]).unwrap();
        self.sees_the_page_go(&before);
        self.window.until("the window without a vault", || {
            self.window.settle();
            (!self.window.text().is_empty()).then_some(())
        });
    }

    /// Waits for another page than these. One that is ended WebDriver would take for a crash if it were
    /// asked for anything just then.
    fn sees_the_page_go(&self, before: &[u32]) {
        let until = Instant::now() + Duration::from_secs(20);
        while self.home.web_processes().iter().all(|pid| before.contains(pid)) {
            assert!(Instant::now() < until, "the page of the vault is still there");
            thread::sleep(Duration::from_millis(50));
        }
        thread::sleep(Duration::from_millis(500));
    }

    /// Unlocks at the door.
    pub fn unlocks(&self) {
        self.window.fill(&self.window.field("door-passphrase"), PASSPHRASE);
        self.window.click("door-unlock");
        let gone = self.window.line("door-cannot-get-in", &[]);
        self.window.until("the vault's window", || {
            self.window.settle();
            // A window that is just going away says nothing at all.
            let text = self.window.text();
            (!text.is_empty() && !text.contains(&gone)).then_some(())
        });
    }

    /// Makes a case and opens it.
    pub fn makes_a_case(&self, code: &str, note: &str) {
        let window = &self.window;
        window.click("cases-new");
        window.fill(&window.field("cases-code"), code);
        window.fill(&window.field("cases-note"), note);
        window.click("cases-make");
        window.says("case-title", &[("code", code)]);
    }

    /// Drops files on the window, as from a file manager, and keeps them.
    pub fn drops(&self, files: &[&Path]) {
        self.hands.drag("Sanad", files);
        self.window.says("add-copied", &[]);
    }

    /// Keeps what was dropped or chosen, and waits until it is kept.
    pub fn keeps(&self, count: usize) {
        self.window.click("add-keep");
        self.window.says("add-done", &[("kept", &count.to_string())]);
    }

    /// Answers the system's chooser with a path, once `press` has brought it up.
    pub fn chooses(&self, press: impl FnOnce(), title: &str, path: &Path) {
        // The chooser is modal: WebDriver's own click would wait for an answer that comes after it.
        press();
        self.hands.choose(title, path);
        thread::sleep(Duration::from_millis(300));
    }

    /// Goes to a place by the narrow side, which is folded where the window is narrow or the text large.
    pub fn goes_to(&self, side: &str) {
        let folded = "return [...document.querySelectorAll('.fold[aria-expanded=false]')]
            .some(e => e.checkVisibility())";
        if self.window.script(folded, &[]).unwrap() == json!(true) {
            self.window.click("side-menu");
        }
        self.window.click(side);
    }

    /// A path at her home.
    #[must_use]
    pub fn path(&self, below: &str) -> PathBuf {
        self.home.path(below)
    }
}

/// The road, and what lies on it.
impl Person<'_> {
    fn title(&self, id: &str) -> String {
        self.window.line(id, &[])
    }

    /// Presses a button that brings up the system's chooser, without waiting for its answer.
    fn press_soon(&self, id: &str) {
        let button = self.window.button(id);
        self.window.press(&button);
    }

    /// The partner invites a collector: the invitation is written to a file; its short code.
    #[must_use]
    pub fn invites(&self, name: &str, file: &Path) -> String {
        let window = &self.window;
        self.goes_to("side-collectors");
        window.click("collectors-invite");
        window.fill(&window.field("invite-name"), name);
        self.chooses(|| self.press_soon("invite-choose"), &self.title("shell-choose-invitation-out"), file);
        window.click("invite-do");
        window.says("invite-done", &[]);
        let text = window.text();
        text.split_whitespace()
            .find(|word| word.len() == 17 && word.bytes().filter(|c| *c == b'-').count() == 2)
            .unwrap_or_else(|| panic!("no short code on the page:\n{text}"))
            .to_owned()
    }

    /// The collector adds the partner from its invitation, fingerprints compared.
    pub fn adds_partner(&self, file: &Path, code: &str) {
        let window = &self.window;
        window.click("partners-add");
        self.chooses(
            || self.press_soon("partner-add-choose"),
            &self.title("shell-choose-invitation-in"),
            file,
        );
        window.fill(&window.field("partner-add-code-label"), code);
        window.click("partner-add-open");
        window.says("partner-add-compare", &[]);
        window.click("partner-add-compare-now");
        window.click("partner-add-do");
        window.says("partners-compared", &[]);
    }

    /// Opens a case from the list of cases.
    pub fn opens_case(&self, code: &str) {
        self.goes_to("side-cases");
        let case = self.window.named(code);
        self.window.press(&case);
        self.window.says("case-title", &[("code", code)]);
    }

    /// Opens an item of the case on the page by its file's name.
    pub fn opens(&self, name: &str) {
        let row = self.window.row(name);
        self.window.press(&row);
        self.window.says("whole-title", &[]);
        // Until the viewer has something to show: a photograph of twelve million points takes a moment.
        let (reading, coming) = (self.title("item-reading"), self.title("view-coming"));
        self.window.until("the viewer", || {
            let text = self.window.text();
            (!text.contains(&reading) && !text.contains(&coming)).then_some(())
        });
        // What is loaded is painted a moment later.
        thread::sleep(Duration::from_millis(900));
    }

    /// Brings the custody of the item on the page into view.
    pub fn tells_custody(&self) {
        self.window.says("action-Acquired", &[]);
        let scroll =
            "[...document.querySelectorAll('h2')].find(e => e.innerText === arguments[0])?.scrollIntoView()";
        self.window.script(scroll, &[json!(self.title("custody-title"))]).unwrap();
    }

    /// States that no consent is needed for the item on the page.
    pub fn states_no_consent_needed(&self, reason: &str) {
        let window = &self.window;
        window.click("basis-change");
        window.click("basis-pick-not-needed");
        window.fill(&window.field("basis-reason"), reason);
        window.click("basis-save");
        window.says("basis-not-needed", &[]);
    }

    /// Makes the transfer that the page shows.
    pub fn makes_a_transfer(&self) {
        self.window.click("transfer-make");
        self.window.says("transfer-made", &[]);
    }

    /// Puts what waits into a folder, and takes what lies there for us.
    pub fn puts_on(&self, folder: &Path) {
        let window = &self.window;
        let carry = ["transfer-choose", "outbox-carry", "outbox-fetch", "inbox-answer"];
        let words: Vec<String> = carry.iter().map(|id| self.title(id)).collect();
        let button = window.until("a way to the stick", || {
            let text = window.text();
            words.iter().find(|word| text.contains(word.as_str())).map(|word| window.named(word))
        });
        self.chooses(|| window.press(&button), &self.title("shell-choose-road-out"), folder);
        window.click("transfer-put");
        // A folder of this disk cannot be unplugged, and the page does not pretend that it can.
        window.click("road-make-sure");
        window.says("road-written-here", &[]);
    }

    /// Brings in what lies in a folder, and opens the first bundle.
    pub fn brings_in(&self, folder: &Path) {
        let window = &self.window;
        self.chooses(|| self.press_soon("inbox-bring"), &self.title("shell-choose-road-in"), folder);
        window.says("inbox-waiting", &[]);
    }

    /// Adds a mailbox to the partner's desk by its pass.
    pub fn adds_a_mailbox(&self, pass: &Path) {
        self.goes_to("side-settings");
        self.opens_setting("mailboxes-title");
        self.window.says("mailboxes-lead", &[]);
        self.chooses(|| self.press_soon("mailboxes-add"), &self.title("shell-choose-pass"), pass);
        self.window.says("mailboxes-added", &[]);
    }

    /// Fetches from the desk's mailboxes, and puts answers there.
    pub fn fetches_by_net(&self) {
        self.goes_to("side-inbox");
        self.ends("fetch-net", || self.window.click("desk-net-fetch"));
    }

    /// Opens one of the settings by its name.
    pub fn opens_setting(&self, id: &str) {
        let setting = self.window.named(&self.title(id));
        self.window.press(&setting);
    }

    /// Begins to send over the internet, and waits until it is told how long that may take.
    pub fn begins_to_send(&self) {
        self.window.click("send-now");
        self.window.until("an estimate", || {
            let job = self.last_job("send")?;
            (job["net"]["part"] != 0 && job["net"]["leftSeconds"].is_number()).then_some(())
        });
    }

    /// Sends what waits over the internet, and fetches answers.
    pub fn sends_by_net(&self) {
        let words = [self.title("send-now"), self.title("send-look")];
        let button = self.window.until("a way over the internet", || {
            let text = self.window.text();
            words.iter().find(|word| text.contains(word.as_str())).map(|word| self.window.named(word))
        });
        self.ends("send", || self.window.press(&button));
    }

    /// Begins work of a kind, and waits until it came to its end.
    fn ends(&self, kind: &str, begin: impl FnOnce()) {
        let before = self.last_job(kind).map(|job| job["id"].clone());
        begin();
        let ended = self.window.until(&format!("the end of {kind}"), || {
            let job = self.last_job(kind).filter(|job| Some(&job["id"]) != before.as_ref())?;
            (job["state"] != "running" && job["state"] != "stopping").then_some(job)
        });
        assert_eq!(ended["state"], "done", "{ended}");
    }

    /// The last work of a kind, as the page is told of it.
    fn last_job(&self, kind: &str) -> Option<Value> {
        let jobs = self.window.ask("jobs", &json!({})).ok()?;
        jobs.as_array()?.iter().find(|job| job["kind"] == kind).cloned()
    }

    /// Opens the first bundle that waits and takes it in.
    pub fn takes_in(&self) {
        let window = &self.window;
        window.click("inbox-open");
        window.click("inbox-take-in");
        window.says("inbox-taken-in", &[]);
    }

    /// Accepts the bundle on the page.
    pub fn accepts(&self) {
        self.window.click("inbox-accept");
        self.window.says("inbox-accepted", &[]);
    }
}
