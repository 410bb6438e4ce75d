//! What a page could try if somebody's script ran in it. None of it may come to anything.

use sanad_tests::window::{Home, Is, Person, Screen};
use serde_json::{Value, json};

use super::{alone, media};

/// Tries something in the page; its answer, or the error it ended with.
const TRY: &str = "const [code, done] = arguments;
    Promise.resolve().then(() => window.tries[code]()).then(
        value => done('came: ' + (typeof value === 'string' ? value.slice(0, 200) : typeof value)),
        error => done('refused: ' + error))";

#[test]
fn a_page_reaches_no_file_no_network_no_other_command_and_no_media_of_another_time() {
    let _turn = alone();
    let (screen, home) = (Screen::new(1400, 900), Home::new());
    let amina = Person::sits_down(&screen, &home, "en");
    let window = &amina.window;
    for command in ["cases", "items", "acquire", "export_item", "wipe", "media_token", "vault", "lock"] {
        let refused = window.ask(command, &json!({})).expect_err(command).to_string();
        assert!(refused.contains("not allowed"), "{command} at the door: {refused}");
    }
    amina.makes_a_vault(Is::Collector, |_, _| ());
    amina.makes_a_case("street-7", "");
    amina.drops(&[&media().join("IMG_20260314_104500.jpg")]);
    amina.keeps(1);
    window.click("add-close");

    // Commands of the other windows, of plugins, and of nobody.
    for command in [
        "unlock",
        "create_vault",
        "enter",
        "take_in",
        "accept",
        "inbox",
        "invite",
        "collectors",
        "plugin:fs|read_file",
        "plugin:dialog|open",
        "plugin:shell|open",
        "plugin:event|listen",
        "plugin:window|close",
        "plugin:webview|create_webview",
        "plugin:clipboard-manager|read_text",
        "plugin:path|resolve_directory",
        "plugin:app|version",
        "no_such_command",
    ] {
        let refused = window.ask(command, &json!({ "path": "/etc/passwd" })).expect_err(command).to_string();
        assert!(refused.contains("not allowed") || refused.contains("not found"), "{command}: {refused}");
    }

    let base = window.ask("media_token", &json!({})).unwrap().as_str().unwrap().to_owned();
    let asked =
        json!({ "asked": { "caseId": null, "start": 0, "count": 10, "order": "newest", "state": null } });
    let items = window.ask("items", &asked).unwrap();
    let item = items["rows"][0]["id"].as_str().unwrap().to_owned();
    let own = format!("{base}{item}/thumb");
    window.script(
        "const [own, base, item] = arguments;
        const status = url => fetch(url).then(answer => 'status ' + answer.status);
        const eventually = (start, time) => new Promise((done, fail) => { start(done, fail); setTimeout(() => fail('nothing happened'), time); });
        window.tries = {
            own: () => status(own),
            otherToken: () => status(own.replace(/localhost\\/[^/]+/, 'localhost/' + 'A'.repeat(43))),
            noToken: () => status('evidence://localhost/' + item + '/thumb'),
            otherItem: () => status(base + '0'.repeat(32) + '/thumb'),
            path: () => status(base + '..%2f..%2f..%2fetc%2fpasswd/thumb'),
            post: () => fetch(own, { method: 'POST', body: 'x' }).then(a => 'status ' + a.status),
            http: () => status('http://127.0.0.1:9/'),
            https: () => status('https://example.org/'),
            file: () => status('file:///etc/passwd'),
            socket: () => eventually((done, fail) => { const s = new WebSocket('ws://127.0.0.1:9/'); s.onopen = () => done('open'); s.onerror = () => fail('error'); }, 3000),
            eval: () => String(eval('1 + 1')),
            inline: () => eventually(done => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.head.append(s); setTimeout(() => window.ran ? done('ran') : 0, 500); }, 1500),
            data: () => eventually((done, fail) => { const s = document.createElement('script'); s.src = 'data:text/javascript,window.ran2=1'; s.onload = () => done('ran'); s.onerror = () => fail('error'); document.head.append(s); }, 1500),
            frame: () => eventually((done, fail) => { const f = document.createElement('iframe'); f.src = 'tauri://localhost/index.html'; f.onload = () => f.contentDocument && f.contentDocument.body.childNodes.length ? done('framed') : fail('empty'); document.body.append(f); }, 1500),
            image: () => eventually((done, fail) => { const i = new Image(); i.onload = () => done('loaded'); i.onerror = () => fail('error'); i.src = 'http://127.0.0.1:9/x.png'; }, 3000),
            open: () => window.open('https://example.org/') === null ? Promise.reject('no window') : 'opened',
            worker: () => { new Worker('data:text/javascript,1'); return 'works'; },
        }",
        &[json!(own), json!(base), json!(item)],
    )
    .unwrap();
    let attempt = |name: &str| -> String {
        let answer = window.script_later(TRY, &[json!(name)]).unwrap_or_else(Value::String);
        answer.as_str().unwrap_or_default().to_owned()
    };
    // The way that is allowed, so that the refusals below are not the refusal of everything.
    assert_eq!(attempt("own"), "came: status 200");
    for name in ["otherToken", "noToken", "otherItem", "path", "post"] {
        let answer = attempt(name);
        assert!(answer.starts_with("refused") || answer.starts_with("came: status 4"), "{name}: {answer}");
    }
    for name in
        ["http", "https", "file", "socket", "eval", "inline", "data", "frame", "image", "open", "worker"]
    {
        let answer = attempt(name);
        assert!(answer.starts_with("refused"), "{name}: {answer}");
    }
    window.script("location.href = 'https://example.org/'", &[]).ok();
    window.script("location.href = 'file:///etc/passwd'", &[]).ok();
    std::thread::sleep(std::time::Duration::from_millis(500));
    let at = window.script("return location.href", &[]).unwrap();
    assert!(at.as_str().unwrap().starts_with("tauri://localhost"), "the page went to {at}");
    let handles = window.script("return window.length", &[]).unwrap();
    assert!(handles.as_u64().unwrap_or(9) <= 1, "another page is inside: {handles}");

    // After lock the old address is dead, for the door and for the next unlocking alike.
    amina.locks();
    let old = "const [url, done] = arguments; fetch(url).then(a => done('status ' + a.status), e => done('refused ' + e))";
    let at_door = window.script_later(old, &[json!(own)]).unwrap();
    assert_ne!(at_door, json!("status 200"), "the door shows media");
    amina.unlocks();
    let again = window.script_later(old, &[json!(own)]).unwrap();
    assert_ne!(again, json!("status 200"), "an old address lives again");
}
