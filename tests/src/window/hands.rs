//! Hands on the keyboard and the mouse of a virtual screen: what WebDriver cannot reach, such as the
//! system's file chooser, and what must come from outside the page, such as a drag.

use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::Screen;

/// Hands before one screen.
pub struct Hands<'a>(&'a Screen);

/// A key by the name X11 gives it.
pub type Key<'a> = &'a str;

impl<'a> Hands<'a> {
    /// Hands before this screen.
    #[must_use]
    pub fn new(screen: &'a Screen) -> Self {
        Self(screen)
    }

    fn xdotool(&self, arguments: &[&str]) -> String {
        let done = self.0.command(Path::new("xdotool")).args(arguments).output().expect("xdotool is missing");
        String::from_utf8_lossy(&done.stdout).trim().to_owned()
    }

    /// Presses keys one after the other, such as `Tab`, `ctrl+l`.
    pub fn press(&self, keys: &[Key<'_>]) {
        for key in keys {
            self.xdotool(&["key", "--clearmodifiers", key]);
            thread::sleep(Duration::from_millis(40));
        }
    }

    /// Types a text.
    pub fn write(&self, text: &str) {
        self.xdotool(&["type", "--delay", "12", text]);
    }

    /// Waits for a window whose title begins so, brings it forward, and returns its number.
    ///
    /// # Panics
    /// When none comes within ten seconds.
    pub fn window(&self, title: &str) -> String {
        let until = Instant::now() + Duration::from_secs(10);
        loop {
            let found = self.xdotool(&["search", "--onlyvisible", "--name", &format!("^{title}")]);
            if let Some(number) = found.lines().last() {
                self.xdotool(&["windowactivate", "--sync", number]);
                return number.to_owned();
            }
            assert!(Instant::now() < until, "no window {title} came");
            thread::sleep(Duration::from_millis(100));
        }
    }

    /// Answers the system's file chooser, whose title begins so, with a path.
    pub fn choose(&self, title: &str, path: &Path) {
        self.window(title);
        // In GTK's chooser a slash opens the line for a path, and the rest goes into it.
        self.press(&["ctrl+a"]);
        self.write(&path.to_string_lossy());
        if path.is_dir() {
            self.write("/");
        }
        thread::sleep(Duration::from_millis(400));
        // GTK completes a path while it is typed: what it added stands selected, and goes again.
        self.press(&["Delete"]);
        self.press(&["Return"]);
    }

    /// Drags files onto the middle of the window whose title begins so, as from a file manager.
    pub fn drag(&self, title: &str, paths: &[&Path]) {
        let target = self.window(title);
        let mut from = self.files_to_drag(paths);
        let giver = self.window("files-to-drag");
        self.xdotool(&["windowmove", &giver, "0", "0"]);
        self.xdotool(&["windowraise", &giver]);
        let spot = self.xdotool(&["getwindowgeometry", "--shell", &target]);
        let number = |name: &str| -> i32 {
            spot.lines().find_map(|line| line.strip_prefix(name)).and_then(|n| n.parse().ok()).unwrap()
        };
        let (x, y) = (number("X=") + number("WIDTH=") / 2, number("Y=") + number("HEIGHT=") / 2);
        self.xdotool(&["mousemove", "--window", &giver, "40", "30"]);
        self.xdotool(&["mousedown", "1"]);
        for step in 1..=12 {
            let (at_x, at_y) = (60 + (x - 60) * step / 12, 40 + (y - 40) * step / 12);
            self.xdotool(&["mousemove", &at_x.to_string(), &at_y.to_string()]);
            thread::sleep(Duration::from_millis(40));
        }
        thread::sleep(Duration::from_millis(400));
        self.xdotool(&["mouseup", "1"]);
        thread::sleep(Duration::from_millis(400));
        let _ = from.kill();
        let _ = from.wait();
    }

    fn files_to_drag(&self, paths: &[&Path]) -> Child {
        let program = crate::places::root().join("tests/fixtures/files_to_drag.py");
        self.0
            .command(Path::new("/usr/bin/python3"))
            .arg(program)
            .args(paths)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }
}
