//! A session with the app through `WebKitWebDriver` (W3C WebDriver over loopback HTTP).

use std::fs;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{Home, Screen, Words};

/// How long anything may take that a person would wait for.
const PATIENCE: Duration = Duration::from_secs(30);
/// The member under which the protocol hands out an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The app, running, with its window before us.
pub struct Driver {
    process: Child,
    agent: ureq::Agent,
    base: String,
    /// The words the window speaks.
    pub words: Words,
}

/// Something on the page.
#[derive(Debug, Clone)]
pub struct Element(String);

impl Driver {
    /// Starts the app at a person's home, speaking `language`, and waits for its first screen.
    #[must_use]
    pub fn start(screen: &Screen, home: &Home, language: &str) -> Self {
        Self::start_as(screen, home, language, &crate::places::program("sanad"), &[])
    }

    /// Likewise, by another program that starts the app, such as one that watches what it writes.
    ///
    /// # Panics
    /// When the driver is missing or the app does not open.
    #[must_use]
    pub fn start_as(
        screen: &Screen,
        home: &Home,
        language: &str,
        program: &Path,
        arguments: &[&str],
    ) -> Self {
        let settings = home.path(".config/sanad");
        if !settings.join("settings.json").exists() {
            fs::create_dir_all(&settings).unwrap();
            fs::write(
                settings.join("settings.json"),
                json!({ "language": language, "theme": "light" }).to_string(),
            )
            .unwrap();
        }
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
        let mut command = screen.command(Path::new("WebKitWebDriver"));
        home.move_in(&mut command);
        let process = command
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(if std::env::var_os("SANAD_HEAR").is_some() { Stdio::inherit() } else { Stdio::null() })
            .spawn()
            .expect("WebKitWebDriver is missing: run `make setup`");
        let config =
            ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(PATIENCE * 2));
        let agent = ureq::Agent::new_with_config(config.build());
        let mut driver = Self {
            process,
            agent,
            base: format!("http://127.0.0.1:{port}/session"),
            words: Words::of(language),
        };
        let wanted = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": {
            "binary": program, "args": arguments,
        } } } });
        let until = Instant::now() + PATIENCE;
        let session = loop {
            match driver.call("POST", "", &wanted) {
                Ok(answer) => break answer,
                Err(error) => assert!(Instant::now() < until, "the app did not open: {error}"),
            }
            thread::sleep(Duration::from_millis(100));
        };
        driver.base = format!("{}/{}", driver.base, session["sessionId"].as_str().unwrap());
        driver.settle();
        driver
    }

    fn call(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let url = format!("{}{path}", self.base);
        let answer = match method {
            "GET" => self.agent.get(&url).call(),
            "DELETE" => self.agent.delete(&url).call(),
            _ => self.agent.post(&url).send_json(body),
        };
        let mut answer = answer.map_err(|error| error.to_string())?;
        let status = answer.status();
        let mut text: Value = answer.body_mut().read_json().map_err(|error| error.to_string())?;
        let value = text["value"].take();
        if status.is_success() { Ok(value) } else { Err(value.to_string()) }
    }

    /// Turns to the window that is there now: the app replaces it at every lock and unlock.
    pub fn settle(&self) {
        self.until("a window", || {
            let handles = self.call("GET", "/window/handles", &Value::Null).ok()?;
            let last = handles.as_array()?.last()?.clone();
            self.call("POST", "/window", &json!({ "handle": last })).ok()?;
            let ready = self.script("return document.querySelector('#page-title') !== null", &[]).ok()?;
            (ready == json!(true)).then_some(())
        });
    }

    /// Waits until something is so.
    ///
    /// # Panics
    /// When it is not so in time; says what was waited for and what the page said.
    pub fn until<T>(&self, what: &str, mut so: impl FnMut() -> Option<T>) -> T {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(value) = so() {
                return value;
            }
            if Instant::now() > until {
                let shown = crate::places::target().join("window-in-vain.png");
                let _ = self.picture(&shown);
                panic!("waited in vain for {what} ({}); the page says:\n{}", shown.display(), self.text());
            }
            thread::sleep(Duration::from_millis(60));
        }
    }

    /// Runs a script in the page: the body of a function with these arguments.
    ///
    /// # Errors
    /// What the page threw.
    pub fn script(&self, body: &str, arguments: &[Value]) -> Result<Value, String> {
        self.call("POST", "/execute/sync", &json!({ "script": body, "args": arguments }))
    }

    /// Runs a script whose last argument is called with its answer.
    ///
    /// # Errors
    /// What the page threw, or that it never answered.
    pub fn script_later(&self, body: &str, arguments: &[Value]) -> Result<Value, String> {
        self.call("POST", "/execute/async", &json!({ "script": body, "args": arguments }))
    }

    /// All the text a person can read on the page now, without isolation marks.
    #[must_use]
    pub fn text(&self) -> String {
        let body = self.script("return document.body.innerText", &[]).unwrap_or(Value::Null);
        body.as_str().unwrap_or("").replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
    }

    /// A sentence by its id.
    #[must_use]
    pub fn line(&self, id: &str, values: &[(&str, &str)]) -> String {
        self.words.line(id, values)
    }

    /// Waits until the page says a sentence.
    pub fn says(&self, id: &str, values: &[(&str, &str)]) {
        let line = squeezed(&self.line(id, values));
        self.until(&format!("“{line}” ({id})"), || squeezed(&self.text()).contains(&line).then_some(()));
    }

    /// Waits until the page says this very text.
    pub fn says_text(&self, text: &str) {
        let text = squeezed(text);
        self.until(&format!("“{text}”"), || squeezed(&self.text()).contains(&text).then_some(()));
    }

    /// The first visible element a CSS selector finds, as soon as there is one.
    #[must_use]
    pub fn find(&self, selector: &str) -> Element {
        let body =
            "return [...document.querySelectorAll(arguments[0])].find(e => e.checkVisibility()) ?? null";
        self.until(selector, || self.element(&self.script(body, &[json!(selector)]).ok()?))
    }

    /// The button, link or summary that shows a sentence, as soon as it is there and can be pressed.
    #[must_use]
    pub fn button(&self, id: &str) -> Element {
        let name = squeezed(&self.line(id, &[]));
        self.named(&name)
    }

    /// The button, link, choice or summary whose words begin so.
    #[must_use]
    pub fn named(&self, name: &str) -> Element {
        let body = "const plain = t => t.replace(/[\\u2066-\\u2069]/g, '').replace(/\\s+/g, ' ').trim();
            const all = [...document.querySelectorAll('dialog[open] button, dialog[open] summary, dialog[open] label')];
            const open = document.querySelector('dialog[open]') !== null;
            const some = open ? all : [...document.querySelectorAll('button, a, summary, label, [role=option], [role=tab]')];
            const can = some.filter(e => e.checkVisibility() && !e.disabled);
            return can.find(e => plain(e.innerText) === arguments[0] || e.getAttribute('aria-label') === arguments[0])
                ?? can.find(e => plain(e.innerText).startsWith(arguments[0])) ?? null";
        self.until(&format!("a button “{name}”"), || {
            self.element(&self.script(body, &[json!(name)]).ok()?)
        })
    }

    /// The words of the row in a list that holds this text.
    #[must_use]
    pub fn row(&self, text: &str) -> Element {
        let body = "const row = [...document.querySelectorAll('[role=option]')]
                .find(e => e.checkVisibility() && e.innerText.includes(arguments[0]));
            return row?.querySelector('strong, .name, bdi') ?? row ?? null";
        self.until(&format!("a row with “{text}”"), || {
            self.element(&self.script(body, &[json!(text)]).ok()?)
        })
    }

    /// The field with a label.
    #[must_use]
    pub fn field(&self, id: &str) -> Element {
        let name = squeezed(&self.line(id, &[]));
        let body = "const plain = t => t.replace(/[\\u2066-\\u2069]/g, '').replace(/\\s+/g, ' ').trim();
            return [...document.querySelectorAll('input, textarea, select')].find(e => e.checkVisibility()
                && [...(e.labels ?? [])].some(l => plain(l.innerText).startsWith(arguments[0]))) ?? null";
        self.until(&format!("a field “{name}”"), || {
            self.element(&self.script(body, &[json!(name)]).ok()?)
        })
    }

    fn element(&self, value: &Value) -> Option<Element> {
        Some(Element(value.get(ELEMENT)?.as_str()?.to_owned()))
    }

    /// Presses an element with the mouse.
    ///
    /// # Panics
    /// When it cannot be pressed: covered, or gone.
    pub fn press(&self, element: &Element) {
        self.at_rest(element);
        let path = format!("/element/{}/click", element.0);
        let mut last = String::new();
        for _ in 0..20 {
            match self.call("POST", &path, &json!({})) {
                Ok(_) => return,
                Err(error) => last = error,
            }
            thread::sleep(Duration::from_millis(100));
        }
        panic!("could not be pressed: {last}");
    }

    /// Waits until an element stands still: nobody can press what moves away under the finger.
    fn at_rest(&self, element: &Element) {
        let body = "const e = arguments[0]; e.scrollIntoView({ block: 'nearest' });
            const r = e.getBoundingClientRect(); return [r.x, r.y, r.width, r.height]";
        let given = [json!({ ELEMENT: element.0 })];
        let mut before = Value::Null;
        for _ in 0..40 {
            let now = self.script(body, &given).unwrap_or(Value::Null);
            if now == before {
                return;
            }
            before = now;
            thread::sleep(Duration::from_millis(120));
        }
    }

    /// Presses the button that shows a sentence.
    pub fn click(&self, id: &str) {
        let button = self.button(id);
        self.press(&button);
    }

    /// Empties a field and types into it.
    pub fn fill(&self, element: &Element, text: &str) {
        self.call("POST", &format!("/element/{}/clear", element.0), &json!({})).unwrap();
        if !text.is_empty() {
            self.call("POST", &format!("/element/{}/value", element.0), &json!({ "text": text })).unwrap();
        }
    }

    /// Types into whatever has the focus, with WebDriver's own codes for keys such as Tab.
    pub fn keys(&self, text: &str) {
        let mut steps = Vec::new();
        for key in text.chars() {
            steps.push(json!({ "type": "keyDown", "value": key.to_string() }));
            steps.push(json!({ "type": "keyUp", "value": key.to_string() }));
        }
        self.call(
            "POST",
            "/actions",
            &json!({ "actions": [{ "type": "key", "id": "keys", "actions": steps }] }),
        )
        .unwrap();
    }

    /// Makes the page this large, in points.
    pub fn resize(&self, width: u32, height: u32) {
        self.call("POST", "/window/rect", &json!({ "width": width, "height": height })).unwrap();
    }

    /// A picture of the page, as PNG.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn picture(&self, to: &Path) -> io::Result<()> {
        use base64ct::{Base64, Encoding as _};
        let shot = self.call("GET", "/screenshot", &Value::Null).map_err(io::Error::other)?;
        let bytes = Base64::decode_vec(shot.as_str().unwrap_or_default()).map_err(io::Error::other)?;
        fs::write(to, bytes)
    }

    /// Asks the shell for a command as a page could: what it answered, or its refusal.
    pub fn ask(&self, command: &str, arguments: &Value) -> Result<Value, Value> {
        let body = "const [command, args, done] = arguments;
            window.__TAURI_INTERNALS__.invoke(command, args).then(
                value => done({ value }), error => done({ error }))";
        let answer = self.script_later(body, &[json!(command), arguments.clone()]).map_err(Value::String)?;
        match answer.get("error") {
            Some(error) => Err(error.clone()),
            None => Ok(answer["value"].clone()),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.call("DELETE", "", &Value::Null);
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A text with every run of white space as one space, and digits as Fluent in Rust writes them: the page
/// writes them in its language's numerals.
fn squeezed(text: &str) -> String {
    let latin = |letter: char| match u32::from(letter) {
        code @ (0x660..=0x669 | 0x6f0..=0x6f9) => char::from_digit(code & 0xf, 10).unwrap(),
        _ => letter,
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().map(latin).collect()
}
