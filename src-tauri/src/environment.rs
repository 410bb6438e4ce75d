//! What the app takes from its environment, and what it refuses to.
//!
//! Variables are read by GTK and WebKit in many places, so they are taken away before any of them
//! starts: the program replaces itself once by itself with a clean environment (`exec`, the same
//! process id). Changing the environment of a running process is unsafe; this is not.

use std::ffi::OsString;
use std::os::unix::process::CommandExt as _;
use std::process::{Command, Stdio};

use crate::web::PrivateFolder;

/// Switches on the sandbox of the web process, which wry does not.
const SANDBOX: &str = "WEBKIT_FORCE_SANDBOX";

/// What lets others drive or watch the page: needed by the real-window tests, so only a release
/// refuses it.
const DRIVING: &[&str] =
    &["TAURI_WEBVIEW_AUTOMATION", "WEBKIT_INSPECTOR_SERVER", "WEBKIT_INSPECTOR_HTTP_SERVER"];

/// What loads foreign code into the process, turns the sandbox off, or writes what passes to a log or
/// a file.
const NEVER: &[&str] = &[
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS",
    "WEBKIT_INJECTED_BUNDLE_PATH",
    "WEBKIT_EXEC_PATH",
    "WEBKIT_DEBUG",
    "GTK_MODULES",
    "GTK3_MODULES",
    "GTK_PATH",
    "GTK_DEBUG",
    "GDK_DEBUG",
    "G_DEBUG",
    "G_MESSAGES_DEBUG",
    "G_DBUS_DEBUG",
    "SOUP_DEBUG",
    "GST_DEBUG",
    "GST_DEBUG_FILE",
    "GST_DEBUG_DUMP_DOT_DIR",
    "GST_TRACERS",
    "GST_PLUGIN_PATH",
    "GST_PLUGIN_PATH_1_0",
    "RUST_LOG",
];

/// What must change before the app may start.
#[derive(Debug, PartialEq, Eq)]
struct Change {
    remove: Vec<&'static str>,
    sandbox: bool,
    /// Libraries are to be pointed to the private folder.
    private: bool,
}

/// Compares the environment with what it should be. `sandbox_works` is asked only when it matters.
fn change(
    has: impl Fn(&str) -> Option<OsString>,
    release: bool,
    private: bool,
    sandbox_works: impl FnOnce() -> bool,
) -> Change {
    let driving = if release { DRIVING } else { &[] };
    let remove = NEVER.iter().chain(driving).copied().filter(|name| has(name).is_some()).collect();
    let on = has(SANDBOX).is_some_and(|value| value == "1");
    Change { remove, sandbox: !on && sandbox_works(), private: !private }
}

/// Whether bubblewrap can make namespaces for this user, which the sandbox of the web process needs.
fn sandbox_works() -> bool {
    let quiet = |program: &str| {
        let mut command = Command::new(program);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    let bubblewrap = quiet("bwrap").args(["--ro-bind", "/", "/", "--unshare-pid", "--", "true"]).status();
    // WebKit hands the session bus into the sandbox through this program, and ends without it.
    let proxy = quiet("xdg-dbus-proxy").arg("--version").status();
    bubblewrap.is_ok_and(|status| status.success()) && proxy.is_ok_and(|status| status.success())
}

/// Whether the web process is in a sandbox.
pub fn sandboxed() -> bool {
    std::env::var_os(SANDBOX).is_some_and(|value| value == "1")
}

/// Whether the page is driven from outside, as the tests of the real window do: never in a release.
pub fn driven() -> bool {
    cfg!(debug_assertions) && std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some()
}

/// Replaces the program by itself when its environment is not as it should be. Returns when it is, or
/// when the system does not let it: then the app goes on, and its greeting says that there is no
/// sandbox.
pub fn clean(private: &PrivateFolder) {
    let has = |name: &str| std::env::var_os(name);
    let change = change(has, !cfg!(debug_assertions), private.is_in_use(), sandbox_works);
    if change.remove.is_empty() && !change.sandbox && !change.private {
        return;
    }
    // By its path it keeps its name in the list of processes; where it was moved, by what runs.
    let path = std::env::current_exe().ok().filter(|path| path.is_file());
    let mut again = Command::new(path.unwrap_or_else(|| "/proc/self/exe".into()));
    again.args(std::env::args_os().skip(1));
    if let Some(name) = std::env::args_os().next() {
        again.arg0(name);
    }
    for name in change.remove {
        again.env_remove(name);
    }
    if change.sandbox {
        again.env(SANDBOX, "1");
    }
    if change.private {
        again.envs(private.environment());
    }
    // Returns only when it failed.
    let _ = again.exec();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(names: &'static [(&'static str, &'static str)]) -> impl Fn(&str) -> Option<OsString> {
        move |wanted| names.iter().find(|(name, _)| *name == wanted).map(|(_, value)| OsString::from(value))
    }

    #[test]
    fn a_release_is_not_driven_from_outside() {
        let driven = [("TAURI_WEBVIEW_AUTOMATION", "true"), (SANDBOX, "1"), ("GST_DEBUG_FILE", "/x")];
        let leaked: &'static [_] = Box::leak(Box::new(driven));
        let release = change(with(leaked), true, true, || true);
        assert_eq!(release.remove, ["GST_DEBUG_FILE", "TAURI_WEBVIEW_AUTOMATION"]);
        assert!(!release.sandbox);
        assert_eq!(change(with(leaked), false, true, || true).remove, ["GST_DEBUG_FILE"]);
    }

    #[test]
    fn the_sandbox_is_switched_on_where_it_works() {
        assert!(change(with(&[]), true, true, || true).sandbox);
        assert!(!change(with(&[]), true, true, || false).sandbox);
        assert!(change(with(&[(SANDBOX, "0")]), true, true, || true).sandbox);
        assert!(!change(with(&[(SANDBOX, "1")]), true, true, || false).sandbox);
    }
}
