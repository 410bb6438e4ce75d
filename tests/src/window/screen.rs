//! A virtual screen with a session bus and a window manager, and the homes people have on it.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// A virtual screen: Xvfb, a session bus on which nothing starts by itself, and a window manager.
/// All of it ends with this value.
pub struct Screen {
    folder: TempDir,
    running: Vec<Child>,
    display: String,
    bus: String,
}

/// A bus without services: no portal, no accessibility registry, nothing that keeps a list of files.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=FOLDER/bus</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

impl Screen {
    /// A screen of so many points, with 24 bits of colour.
    ///
    /// # Panics
    /// When a program is missing; `make setup` installs them.
    #[must_use]
    pub fn new(width: u32, height: u32) -> Self {
        let folder = TempDir::new().unwrap();
        let mut running = Vec::new();

        let mut xvfb = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0"])
            .arg(format!("{width}x{height}x24"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is missing: run `make setup`");
        let display = format!(":{}", first_line(&mut xvfb));
        running.push(xvfb);

        let config = folder.path().join("bus.conf");
        fs::write(&config, BUS.replace("FOLDER", &folder.path().to_string_lossy())).unwrap();
        let mut bus = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", config.display()))
            .args(["--nofork", "--print-address"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is missing: run `make setup`");
        let address = first_line(&mut bus);
        running.push(bus);

        let mut screen = Self { folder, running, display, bus: address };
        let openbox = screen
            .command(Path::new("openbox"))
            .env("HOME", screen.folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("openbox is missing: run `make setup`");
        screen.running.push(openbox);
        screen
    }

    /// A program on this screen, with nothing of the environment that could lead elsewhere.
    #[must_use]
    pub fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.env_clear();
        for name in ["PATH", "LANG", "CARGO_TARGET_DIR"] {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        command
            .env("LC_ALL", "C.UTF-8")
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("NO_AT_BRIDGE", "1")
            .env("GTK_USE_PORTAL", "0")
            .env("GIO_USE_VFS", "local")
            .env("GSETTINGS_BACKEND", "memory")
            .env("LIBGL_ALWAYS_SOFTWARE", "1");
        command
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        for child in self.running.iter_mut().rev() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

fn first_line(child: &mut Child) -> String {
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(!line.trim().is_empty(), "a program of the virtual screen ended before it began");
    line.trim().to_owned()
}

/// The home of one person: where her settings, her vault and her files lie.
pub struct Home {
    folder: TempDir,
}

impl Default for Home {
    fn default() -> Self {
        Self::new()
    }
}

impl Home {
    /// An empty home. The folders every Debian desktop has are there.
    #[must_use]
    pub fn new() -> Self {
        let folder = TempDir::new().unwrap();
        for name in [".config", ".local/share", ".cache", "run", "Documents"] {
            fs::create_dir_all(folder.path().join(name)).unwrap();
        }
        // As systemd makes it: the app puts what the web view must keep for a while there.
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(folder.path().join("run"), fs::Permissions::from_mode(0o700)).unwrap();
        Self { folder }
    }

    /// A path in it.
    #[must_use]
    pub fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    /// Puts a program at home here.
    pub fn move_in(&self, command: &mut Command) {
        command
            .env("HOME", self.folder.path())
            .env("XDG_CONFIG_HOME", self.path(".config"))
            .env("XDG_DATA_HOME", self.path(".local/share"))
            .env("XDG_CACHE_HOME", self.path(".cache"))
            .env("XDG_RUNTIME_DIR", self.path("run"))
            .env("TMPDIR", "/tmp");
    }

    /// The numbers of the web processes of the app that runs in this home, the youngest last.
    #[must_use]
    pub fn web_processes(&self) -> Vec<u32> {
        self.processes("WebKitWebProces")
    }

    /// The numbers of the processes at home here whose name begins so, the youngest last.
    #[must_use]
    pub fn processes(&self, called: &str) -> Vec<u32> {
        let mark = format!("HOME={}", self.folder.path().display());
        let mut found = Vec::new();
        for process in fs::read_dir("/proc").unwrap().flatten() {
            let Ok(pid) = process.file_name().to_string_lossy().parse::<u32>() else { continue };
            let name = fs::read_to_string(process.path().join("comm")).unwrap_or_default();
            let environment = fs::read(process.path().join("environ")).unwrap_or_default();
            let ours = environment.split(|byte| *byte == 0).any(|one| one == mark.as_bytes());
            if name.starts_with(called) && ours {
                found.push(pid);
            }
        }
        found.sort_unstable();
        found
    }
}
