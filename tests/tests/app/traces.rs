//! What the window leaves on the disk: every file opened for writing is traced, and a canary is looked for.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sanad_tests::places::program;
use sanad_tests::window::{Home, Is, Person, Screen};

use super::{alone, media};

/// A word that stands in a file's name, in its text, in a case's note and in a description.
const CANARY: &str = "zarghuna-canary-4711";

#[test]
fn nothing_is_written_outside_the_vault_the_settings_and_what_was_asked_for() {
    let _turn = alone();
    let media = media();
    let (screen, home) = (Screen::new(1400, 900), Home::new());
    let named = home.path(&format!("Documents/{CANARY}.txt"));
    fs::write(&named, format!("{CANARY}: what she said")).unwrap();
    let trace = home.path("trace");
    let app = program("sanad");
    let strace = [
        "-f",
        "--seccomp-bpf",
        "-qq",
        "-s",
        "4096",
        "-e",
        "trace=openat,open,creat,rename,renameat,renameat2,mkdir,mkdirat,link,linkat,symlinkat",
        "-o",
        trace.to_str().unwrap(),
        app.to_str().unwrap(),
    ];
    {
        let amina = Person::watched(&screen, &home, "en", Path::new("/usr/bin/strace"), &strace);
        amina.makes_a_vault(Is::Collector, |_, _| ());
        amina.makes_a_case("street-7", CANARY);
        let film = media.join("VID_20260314_104512.mp4");
        let web = media.join("د ښځې فلم.webm");
        let sound = media.join("صدای شاهد.flac");
        let picture = media.join("IMG_20260314_104500.jpg");
        amina.drops(&[&named, &film, &web, &sound, &picture]);
        amina.keeps(5);
        amina.window.click("add-close");
        amina.window.click("list-view-grid");
        amina.window.click("list-view-list");
        for name in ["VID_20260314_104512.mp4", "د ښځې فلم.webm", "صدای شاهد.flac"] {
            amina.opens(name);
            amina.window.click("play-play");
            std::thread::sleep(std::time::Duration::from_secs(2));
            let jump = "document.querySelector('video, audio').currentTime = 6";
            amina.window.script(jump, &[]).unwrap();
            std::thread::sleep(std::time::Duration::from_secs(1));
            amina.window.click("back");
        }
        amina.opens("IMG_20260314_104500.jpg");
        amina.window.click("back");
        amina.opens(CANARY);
        amina.states_no_consent_needed(CANARY);
        amina.locks();
    }

    let vault = home.path(".local/share/sanad");
    let settings = home.path(".config/sanad");
    let web = home.path("run");
    let mut strange = BTreeSet::new();
    let mut inside = 0;
    for path in written(&fs::read_to_string(&trace).unwrap()) {
        if path.starts_with(&vault) || path.starts_with(&settings) {
            inside += 1;
        } else if !path.starts_with(&web) && !harmless(&path) {
            strange.insert(path);
        }
    }
    assert!(inside > 20, "the trace saw the vault written to only {inside} times: it saw nothing");
    assert!(strange.is_empty(), "written to outside: {strange:#?}");

    let mut places = vec![home.path(".config"), home.path(".cache"), home.path(".local"), home.path("run")];
    places.extend([PathBuf::from("/tmp"), PathBuf::from("/var/tmp"), PathBuf::from("/dev/shm")]);
    let mut read = 0;
    for place in places {
        search(&place, &home, &mut read);
    }
    assert!(read > 3, "the search read {read} files: it searched nothing");
}

/// The paths that were opened for writing, made, or given a name.
fn written(trace: &str) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for line in trace.lines().filter(|line| !line.contains("= -1 ")) {
        let writes = ["O_WRONLY", "O_RDWR", "O_CREAT"].iter().any(|flag| line.contains(flag));
        let call =
            line.split_once('(').map_or("", |(head, _)| head.split_whitespace().last().unwrap_or_default());
        let makes = ["creat", "rename", "mkdir", "link", "symlink"].iter().any(|one| call.starts_with(one));
        if !(writes || makes) || line.contains("O_TMPFILE") && line.contains("O_RDONLY") {
            continue;
        }
        // The last quoted text is the name that came to be.
        let quoted: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
        if let Some(path) = quoted.last() {
            paths.push(PathBuf::from(unescaped(path)));
        }
    }
    paths
}

/// strace writes bytes beyond ASCII as octal digits.
fn unescaped(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.bytes().peekable());
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        let mut value = 0_u32;
        let mut digits = 0;
        while digits < 3 && rest.peek().is_some_and(|next| (b'0'..=b'7').contains(next)) {
            value = value * 8 + u32::from(rest.next().unwrap() - b'0');
            digits += 1;
        }
        if digits > 0 { bytes.push(value.to_le_bytes()[0]) } else { bytes.extend(rest.next()) }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What the system's own libraries open, and what holds no evidence: devices, the kernel's files, memory
/// that has a name for a moment, the sockets' folder, and what bubblewrap makes inside its own namespace
/// while it builds the sandbox.
fn harmless(path: &Path) -> bool {
    let relative = path.is_relative();
    relative
        || ["/dev/", "/proc/", "/sys/", "/run/", "/newroot", "/oldroot"]
            .iter()
            .any(|start| path.starts_with(start))
        || path.to_string_lossy().starts_with("/bindfile")
        || path == Path::new("/")
}

fn search(place: &Path, home: &Home, read: &mut usize) {
    let vault = home.path(".local/share/sanad");
    let Ok(folder) = fs::read_dir(place) else { return };
    for entry in folder.flatten() {
        let path = entry.path();
        let Ok(kind) = entry.file_type() else { continue };
        if path.starts_with(&vault) || path == home.path("Documents") || path == home.path("trace") {
            continue;
        }
        // Other tests have folders here too: only what the app made is ours to judge.
        let name = entry.file_name().to_string_lossy().into_owned();
        let shared =
            place == Path::new("/tmp") || place == Path::new("/var/tmp") || place == Path::new("/dev/shm");
        if shared
            && !["sanad", "WebKit", "webkit", "wry", "gst", "org."]
                .iter()
                .any(|start| name.starts_with(start))
        {
            continue;
        }
        if kind.is_dir() {
            search(&path, home, read);
        } else if kind.is_file() {
            let bytes = fs::read(&path).unwrap_or_default();
            *read += 1;
            let found = bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes());
            assert!(!found, "the canary can be read in {}", path.display());
        }
    }
}
