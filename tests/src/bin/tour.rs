//! The tour: the real window, driven through the collector's and the partner's main path on real media,
//! leaving numbered pictures and one page of them.
//!
//! `tour --media DIR --out DIR [--language TAG] [--theme light|dark|night] [--size 1280x800] [--text 100]`
#![forbid(unsafe_code)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice
)]

use std::cell::RefCell;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sanad_tests::mailbox::Mailbox;
use sanad_tests::window::{Driver, Home, Is, Person, Screen};
use sanad_tests::wire::Weather;

/// What the tour was asked for.
struct Asked {
    media: PathBuf,
    out: PathBuf,
    language: String,
    theme: String,
    width: u32,
    height: u32,
    text: u32,
}

/// Takes numbered pictures, and remembers what each shows.
struct Camera<'a> {
    asked: &'a Asked,
    taken: RefCell<Vec<(String, String)>>,
}

impl Camera<'_> {
    fn take(&self, window: &Driver, what: &str) {
        let number = self.taken.borrow().len() + 1;
        let name = format!("{number:02}.png");
        std::thread::sleep(std::time::Duration::from_millis(250));
        window.picture(&self.asked.out.join(&name)).unwrap();
        println!("{number:3}  {what}");
        self.taken.borrow_mut().push((name, what.to_owned()));
    }

    fn page(&self) {
        let mut page = String::from(
            "<!doctype html><meta charset=\"utf-8\"><title>Sanad: the tour</title><style>\
             body{font:17px sans-serif;max-width:1300px;margin:2rem auto;background:#faf7f0;color:#1d1b17}\
             img{max-width:100%;border:1px solid #ddd5c6}figure{margin:2rem 0}</style><h1>Sanad: the tour</h1>",
        );
        for (name, what) in self.taken.borrow().iter() {
            let what = what.replace('&', "&amp;").replace('<', "&lt;");
            write!(
                page,
                "<figure><img src=\"{name}\" alt=\"{what}\"><figcaption>{what}</figcaption></figure>"
            )
            .unwrap();
        }
        fs::write(self.asked.out.join("index.html"), page).unwrap();
    }
}

fn main() {
    let asked = asked();
    fs::create_dir_all(&asked.out).unwrap();
    let camera = Camera { asked: &asked, taken: RefCell::default() };
    let (screen, desk) = (Screen::new(1600, 1000), Screen::new(1600, 1000));
    let (home, office) = (Home::new(), Home::new());
    for place in [&home, &office] {
        let folder = place.path(".config/sanad");
        fs::create_dir_all(&folder).unwrap();
        let settings = serde_json::json!({
            "language": asked.language, "theme": asked.theme, "textSize": asked.text,
        });
        fs::write(folder.join("settings.json"), settings.to_string()).unwrap();
    }
    let (stick, mailbox) = (home.path("STICK"), Mailbox::new());
    fs::create_dir_all(&stick).unwrap();

    println!("The partner's desk");
    let bureau = Person::sits_down(&desk, &office, &asked.language);
    bureau.window.resize(asked.width, asked.height);
    bureau.makes_a_vault(Is::Partner, |_, _| ());
    bureau.window.resize(asked.width, asked.height);
    camera.take(&bureau.window, "The partner's inbox, empty: it says what belongs here");
    bureau.adds_a_mailbox(&mailbox.pass());
    camera.take(&bureau.window, "A mailbox of the desk: it holds what it cannot open");
    let invitation = stick.join("invitation.age");
    let code = bureau.invites("Amina", &invitation);
    camera.take(&bureau.window, "An invitation: the file goes one way, the short code another");

    bureau.fetches_by_net();
    camera.take(&bureau.window, "The inbox, by mailbox and by stick");

    println!("The collector");
    let amina = Person::sits_down(&screen, &home, &asked.language);
    amina.window.resize(asked.width, asked.height);
    amina.makes_a_vault(Is::Collector, |window, what| camera.take(window, what));
    amina.window.resize(asked.width, asked.height);
    camera.take(&amina.window, "No cases yet: an empty place teaches");
    amina.makes_a_case("street-7", "What happened in the street on the seventh");
    camera.take(&amina.window, "A case, before anything is in it");
    let files: Vec<PathBuf> = [
        "IMG_20260314_104500.jpg",
        "VID_20260314_104512.mp4",
        "صدای شاهد.flac",
        "فرمان شماره ۱۲.pdf",
        "گفته‌های شاهد.txt",
    ]
    .iter()
    .map(|name| asked.media.join(name))
    .collect();
    amina.drops(&files.iter().map(PathBuf::as_path).collect::<Vec<_>>());
    camera.take(&amina.window, "Five files were dropped: what they are, and how much room they take");
    amina.keeps(files.len());
    camera.take(&amina.window, "All five are kept; what to do with the card afterwards");
    amina.window.click("add-close");
    camera.take(&amina.window, "The case with its items");
    amina.window.click("list-view-grid");
    camera.take(
        &amina.window,
        "The same as pictures; thumbnails are made in a child process and kept encrypted",
    );
    amina.window.click("list-view-list");

    for (name, what) in [
        ("IMG_20260314_104500.jpg", "A photograph, and what the file says about itself"),
        ("VID_20260314_104512.mp4", "A film, played without a temporary file"),
        ("فرمان شماره ۱۲.pdf", "A decree of several pages"),
        ("گفته‌های شاهد.txt", "Words in their own script"),
        ("صدای شاهد.flac", "Sound"),
    ] {
        amina.opens(name);
        camera.take(&amina.window, what);
        if name.starts_with("IMG") {
            amina.tells_custody();
            camera.take(&amina.window, "Custody as a timeline, in sentences");
        }
        amina.states_no_consent_needed("A public street and a decree: nobody's own story");
        amina.window.click("back");
    }
    camera.take(&amina.window, "Everything may leave now");

    println!("The road");
    amina.goes_to("side-partners");
    camera.take(&amina.window, "No partner yet");
    amina.adds_partner(&invitation, &code);
    camera.take(&amina.window, "A partner, whose fingerprint was compared aloud");
    amina.opens_case("street-7");
    amina.window.click("case-transfer");
    amina.window.says("transfer-goes", &[]);
    camera.take(&amina.window, "A transfer: what goes, what stays and why");
    amina.makes_a_transfer();
    amina.puts_on(&stick);
    camera.take(&amina.window, "Every part was written to the stick and read back");
    amina.goes_to("side-outbox");
    camera.take(&amina.window, "The outbox, in plain words");

    bureau.goes_to("side-inbox");
    bureau.brings_in(&stick);
    camera.take(&bureau.window, "A bundle arrived; nothing of it is believed yet");
    bureau.takes_in();
    camera.take(&bureau.window, "Taken in: every part opened and checked");
    bureau.accepts();
    camera.take(&bureau.window, "Accepted: every original was read again from the disk");
    bureau.puts_on(&stick);
    bureau.goes_to("side-collectors");
    camera.take(&bureau.window, "The roster: compare before relying on it");
    bureau.goes_to("side-cases");
    camera.take(&bureau.window, "The collector's case on the partner's desk");

    amina.goes_to("side-outbox");
    amina.puts_on(&stick);
    camera.take(&amina.window, "The acceptance came back");
    over_the_internet(&camera, &amina, &bureau, &mailbox);
    amina.goes_to("side-help");
    camera.take(&amina.window, "Help");
    amina.goes_to("side-settings");
    camera.take(&amina.window, "Settings");
    amina.opens_setting("network-title");
    amina.window.says("network-road", &[]);
    camera.take(&amina.window, "Which way the network is reached, what it may cost, and who sees what");
    amina.locks();
    camera.take(&amina.window, "Locked: nothing about what lies inside");
    amina.unlocks();
    camera.take(&amina.window, "Unlocked: back where she was");
    camera.page();
}

/// A recording goes by a slow line, is held, and is accepted.
fn over_the_internet(camera: &Camera<'_>, amina: &Person<'_>, bureau: &Person<'_>, mailbox: &Mailbox) {
    println!("Over the internet");
    let name = "REC_0007.wav";
    amina.opens_case("street-7");
    amina.drops(&[&camera.asked.media.join(name)]);
    amina.keeps(1);
    amina.window.click("add-close");
    amina.opens(name);
    amina.states_no_consent_needed("A public street");
    amina.goes_to("side-partners");
    amina.window.click("partners-net-change");
    amina.window.says("partner-net-allowed", &[]);
    camera.take(&amina.window, "What may go to a partner over the internet: never, when she says so, always");
    amina.opens_case("street-7");
    amina.window.click("case-transfer");
    amina.window.says("order-title", &[]);
    camera.take(&amina.window, "In what order it goes, where the line is thin");
    amina.makes_a_transfer();
    mailbox.cable.turns(Weather { slow: Some((100_000, u64::MAX)), ..Weather::default() });
    amina.goes_to("side-outbox");
    amina.begins_to_send();
    camera.take(&amina.window, "The outbox while it sends: how far, and how long at this pace");
    mailbox.cable.turns(Weather::default());
    amina.window.says("send-bundles", &[("count", "1")]);
    camera.take(&amina.window, "Held by the mailbox, which signed for it, and not accepted yet");
    bureau.fetches_by_net();
    bureau.window.says("inbox-waiting", &[]);
    bureau.takes_in();
    bureau.accepts();
    bureau.fetches_by_net();
    amina.sends_by_net();
    amina.goes_to("side-messages");
    camera.take(&amina.window, "Messages: what they are for, and what not");
}

fn asked() -> Asked {
    let mut asked = Asked {
        media: PathBuf::new(),
        out: PathBuf::from("tour"),
        language: "en".to_owned(),
        theme: "light".to_owned(),
        width: 1280,
        height: 800,
        text: 100,
    };
    let mut given = std::env::args().skip(1);
    while let Some(name) = given.next() {
        let value = given.next().unwrap_or_default();
        match name.as_str() {
            "--media" => asked.media = Path::new(&value).canonicalize().expect("no such folder of media"),
            "--out" => asked.out = PathBuf::from(value),
            "--language" => asked.language = value,
            "--theme" => asked.theme = value,
            "--size" => {
                let (width, height) = value.split_once('x').expect("a size such as 1280x800");
                (asked.width, asked.height) = (width.parse().unwrap(), height.parse().unwrap());
            }
            "--text" => asked.text = value.parse().expect("a size of text in per cent"),
            other => panic!("tour: {other} is not known"),
        }
    }
    asked
}
