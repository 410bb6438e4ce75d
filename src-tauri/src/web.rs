//! What the web view and the libraries beneath it may leave behind: nothing outside one private folder
//! in memory, which goes when the app ends.
//!
//! WebKit wants a data folder, GTK keeps a list of recently used files, GStreamer a registry of its
//! plugins, Mesa a cache of shaders. None of them can be told to keep nothing, so all of them are
//! pointed to a folder of this run, in a file system that is memory.

use std::ffi::{OsStr, OsString};
use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};

use tauri::Manager as _;
use webkit2gtk::{
    CacheModel, CookieAcceptPolicy, CookieManagerExt as _, HardwareAccelerationPolicy,
    PermissionRequestExt as _, SettingsExt as _, WebContextExt as _, WebProcessTerminationReason,
    WebViewExt as _, WebsiteDataManagerExt as _,
};

use crate::session::Session;
use crate::told::LockedBy;
use crate::{guard, trace};

/// Hands the folder from the first start to the one that replaces it with a clean environment.
const HANDOVER: &str = "SANAD_PRIVATE_FOLDER";
/// Where a person's data folder really is, while [`environment`](PrivateFolder::environment) points
/// libraries elsewhere. Empty where none was named.
const REAL_DATA_HOME: &str = "SANAD_DATA_HOME";
/// Begins the folder's name; the process id and 16 random hex digits follow.
const PREFIX: &str = "sanad-";
/// `tmpfs` and `ramfs`, as statfs(2) numbers them.
const IN_MEMORY: [u64; 2] = [0x0102_1994, 0x8584_58f6];

/// Why there is no private folder. The app does not start without one: what a page shows would be
/// written to the disk in the clear.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WebError {
    /// Neither the runtime folder nor `/dev/shm` is a folder in memory that may be written.
    #[error("there is no folder in memory for what the window must keep while it is open")]
    NoPrivateFolder,
}

impl WebError {
    /// The stable code of this error.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoPrivateFolder => "no-private-folder",
        }
    }
}

/// A folder of this run alone: mode 0700, in memory, named after the process.
#[derive(Debug, Clone)]
pub struct PrivateFolder(PathBuf);

impl PrivateFolder {
    /// The folder this process was handed, or a new one. Folders that earlier runs left behind are
    /// removed.
    ///
    /// # Errors
    /// [`WebError::NoPrivateFolder`].
    pub fn ready() -> Result<Self, WebError> {
        let bases = bases();
        let handed = std::env::var_os(HANDOVER).map(PathBuf::from);
        if let Some(folder) = handed.filter(|folder| is_ours(folder, &bases, std::process::id())) {
            return Ok(Self(folder));
        }
        for base in &bases {
            sweep(base);
        }
        bases.iter().find_map(|base| make(base).ok()).map(Self).ok_or(WebError::NoPrivateFolder)
    }

    /// Whether this process began with the environment that points libraries here. A process cannot
    /// change its own: it replaces itself.
    pub fn is_in_use(&self) -> bool {
        std::env::var_os(HANDOVER).is_some_and(|handed| handed == self.0.as_os_str())
            && std::env::var_os("XDG_CACHE_HOME").is_some_and(|cache| cache == self.0.join("cache"))
    }

    /// The variables that point libraries here. A person's own icons, themes and file types stay
    /// visible: her data folder is put before the system's.
    pub fn environment(&self) -> Vec<(&'static str, OsString)> {
        let data_home = std::env::var_os("XDG_DATA_HOME").filter(|path| !path.is_empty());
        let usual =
            || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/share").into_os_string());
        let mut data_dirs = data_home.clone().or_else(usual).unwrap_or_default();
        data_dirs.push(":");
        let system = std::env::var_os("XDG_DATA_DIRS").filter(|paths| !paths.is_empty());
        data_dirs.push(system.unwrap_or_else(|| "/usr/local/share:/usr/share".into()));
        vec![
            (HANDOVER, self.0.clone().into()),
            (REAL_DATA_HOME, data_home.unwrap_or_default()),
            // GTK: recently-used.xbel. Switching that list off would empty the one of other programs.
            ("XDG_DATA_HOME", self.0.join("data").into()),
            ("XDG_DATA_DIRS", data_dirs),
            // GStreamer's registry, Mesa's shaders, fontconfig.
            ("XDG_CACHE_HOME", self.0.join("cache").into()),
            ("GST_REGISTRY", self.0.join("plugins.bin").into()),
            ("MESA_SHADER_CACHE_DISABLE", "true".into()),
        ]
    }

    /// The data folder of the web view.
    pub fn web(&self) -> PathBuf {
        self.0.join("web")
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Removes it with all that is in it. What is still open is gone with its last holder.
    pub fn remove(&self) {
        // A web process that is just ending may still write: once more, then the next start does it.
        if fs::remove_dir_all(&self.0).is_err() {
            std::thread::sleep(std::time::Duration::from_millis(100));
            let _ = fs::remove_dir_all(&self.0);
        }
    }
}

/// Whether a path lies in the private folder of this process.
pub fn is_private(path: &OsStr) -> bool {
    std::env::var_os(HANDOVER).is_some_and(|folder| !folder.is_empty() && Path::new(path).starts_with(folder))
}

/// `XDG_DATA_HOME` as it was before libraries were pointed elsewhere, or the usual place.
pub fn data_home() -> Option<PathBuf> {
    let real = std::env::var_os(REAL_DATA_HOME).or_else(|| match std::env::var_os(HANDOVER) {
        Some(_) => None,
        None => std::env::var_os("XDG_DATA_HOME"),
    });
    match real.filter(|path| !path.is_empty()) {
        Some(path) => Some(path.into()),
        None => std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/share")),
    }
}

/// Where such a folder may be: the runtime folder of this login, then `/dev/shm`; only where that is
/// memory.
fn bases() -> Vec<PathBuf> {
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    let own = rustix::process::getuid().as_raw();
    let private = |path: &PathBuf| {
        fs::metadata(path)
            .is_ok_and(|facts| facts.is_dir() && facts.uid() == own && facts.mode() & 0o077 == 0)
    };
    let shared = PathBuf::from("/dev/shm");
    runtime.filter(private).into_iter().chain([shared]).filter(|path| in_memory(path)).collect()
}

/// Whether a folder lies in memory.
fn in_memory(path: &Path) -> bool {
    let kind = rustix::fs::statfs(path).ok().and_then(|facts| u64::try_from(facts.f_type).ok());
    kind.is_some_and(|kind| IN_MEMORY.contains(&kind))
}

fn make(base: &Path) -> io::Result<PathBuf> {
    let mut random = [0_u8; 8];
    getrandom::fill(&mut random).map_err(io::Error::other)?;
    let folder = base.join(format!("{PREFIX}{}-{:016x}", std::process::id(), u64::from_ne_bytes(random)));
    let mut builder = DirBuilder::new();
    builder.mode(0o700).create(&folder)?;
    for inner in ["web", "data", "cache"] {
        builder.create(folder.join(inner))?;
    }
    Ok(folder)
}

/// The process id in the name of such a folder.
fn owner(folder: &Path) -> Option<u32> {
    let name = folder.file_name()?.to_str()?.strip_prefix(PREFIX)?;
    let (id, random) = name.split_once('-')?;
    let whole = random.len() == 16 && random.bytes().all(|byte| byte.is_ascii_hexdigit());
    whole.then_some(())?;
    id.parse().ok()
}

/// Whether a folder that was handed over is one that this process made.
fn is_ours(folder: &Path, bases: &[PathBuf], process: u32) -> bool {
    let own = rustix::process::getuid().as_raw();
    owner(folder) == Some(process)
        && folder.parent().is_some_and(|parent| bases.iter().any(|base| base == parent))
        && fs::symlink_metadata(folder)
            .is_ok_and(|facts| facts.is_dir() && facts.uid() == own && facts.mode() & 0o077 == 0)
}

/// Removes the folders of processes that are no more.
fn sweep(base: &Path) {
    let own = rustix::process::getuid().as_raw();
    for entry in fs::read_dir(base).into_iter().flatten().flatten() {
        let path = entry.path();
        let left = owner(&path).is_some_and(|id| !Path::new("/proc").join(id.to_string()).exists());
        let mine = fs::symlink_metadata(&path).is_ok_and(|facts| facts.is_dir() && facts.uid() == own);
        if left && mine {
            let _ = fs::remove_dir_all(&path);
        }
    }
}

/// How many files lie in a folder, and their bytes; for "what is where". Bounded: 10,000 files.
pub fn weigh(folder: &Path) -> u64 {
    let (mut bytes, mut seen, mut open) = (0_u64, 0_u32, vec![folder.to_owned()]);
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).into_iter().flatten().flatten() {
            seen = seen.saturating_add(1);
            if seen > 10_000 {
                return bytes;
            }
            match entry.metadata() {
                Ok(facts) if facts.is_dir() => open.push(entry.path()),
                Ok(facts) => bytes = bytes.saturating_add(facts.len()),
                Err(_) => {}
            }
        }
    }
    bytes
}

/// Takes from a web view what this app does not need: everything that stores, listens, watches or
/// reaches out. Call it for each window, as soon as it is made.
///
/// # Errors
/// When the window is gone.
pub fn harden(window: &tauri::WebviewWindow) -> tauri::Result<()> {
    let app = window.app_handle().clone();
    window.with_webview(move |view| {
        let view = view.inner();
        strip(&view);
        // A page that broke, by a film that breaks a decoder for example, leaves an empty window, and
        // perhaps somebody else's program in its place: the vault locks, and the door is a new page.
        view.connect_web_process_terminated(move |view, why| {
            if why == WebProcessTerminationReason::TerminatedByApi {
                return;
            }
            trace::mark("page-died");
            if app.state::<Session>().vault().is_ok() {
                let app = app.clone();
                let why = Some(LockedBy::PageBroke);
                tauri::async_runtime::spawn_blocking(move || guard::lock(&app, why));
            } else {
                view.reload();
            }
        });
    })
}

fn strip(view: &webkit2gtk::WebView) {
    if let Some(settings) = view.settings() {
        // What a page could leave behind.
        settings.set_enable_page_cache(false);
        settings.set_enable_html5_local_storage(false);
        settings.set_enable_html5_database(false);
        settings.set_enable_offline_web_application_cache(false);
        // What a page could listen to, watch or reach.
        settings.set_enable_media_stream(false);
        settings.set_enable_webrtc(false);
        settings.set_enable_encrypted_media(false);
        settings.set_enable_dns_prefetching(false);
        settings.set_javascript_can_access_clipboard(false);
        settings.set_javascript_can_open_windows_automatically(false);
        settings.set_allow_modal_dialogs(false);
        settings.set_allow_file_access_from_file_urls(false);
        settings.set_allow_universal_access_from_file_urls(false);
        // Large pieces of foreign code that nothing here needs. Without WebGL and compositing on
        // demand no shader is compiled unless a film plays.
        settings.set_enable_webgl(false);
        settings.set_enable_webaudio(false);
        settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::OnDemand);
        settings.set_enable_site_specific_quirks(false);
        // Sound and film are asked for by a press of a key or button, always.
        settings.set_media_playback_requires_user_gesture(true);
        settings.set_enable_mediasource(true);
    }
    if let Some(context) = view.context() {
        context.set_cache_model(CacheModel::DocumentViewer);
        context.set_spell_checking_enabled(false);
        if let Some(cookies) = context.cookie_manager() {
            cookies.set_accept_policy(CookieAcceptPolicy::Never);
        }
    }
    if let Some(data) = view.website_data_manager() {
        data.set_persistent_credential_storage_enabled(false);
        data.set_itp_enabled(false);
    }
    // Camera, microphone, place, notifications: never.
    view.connect_permission_request(|_, asked| {
        asked.deny();
        true
    });
    view.connect_show_notification(|_, _| true);
    view.connect_print(|_, _| true);
}

#[cfg(test)]
mod tests {
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn only_the_folder_of_this_process_is_taken_over() {
        let base = tempfile::tempdir().unwrap();
        let bases = vec![base.path().to_owned()];
        let folder = make(base.path()).unwrap();
        assert_eq!(owner(&folder), Some(std::process::id()));
        assert!(is_ours(&folder, &bases, std::process::id()));
        assert!(!is_ours(&folder, &bases, std::process::id().wrapping_add(1)));
        assert!(!is_ours(&folder, &[PathBuf::from("/dev/shm")], std::process::id()));
        assert!(!is_ours(&folder.join("web"), &bases, std::process::id()));
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
        assert!(!is_ours(&folder, &bases, std::process::id()));
        let link = base.path().join(format!("{PREFIX}{}-0123456789abcdef", std::process::id()));
        std::os::unix::fs::symlink("/etc", &link).unwrap();
        assert!(!is_ours(&link, &bases, std::process::id()));
    }

    #[test]
    fn what_a_dead_process_left_is_swept_and_nothing_else() {
        let base = tempfile::tempdir().unwrap();
        let own = make(base.path()).unwrap();
        // Above the largest process id there can be.
        let left = base.path().join("sanad-4194305-0123456789abcdef");
        let others = ["sanad-4194305-short", "sanad-x-0123456789abcdef", "other-4194305-0123456789abcdef"];
        fs::create_dir_all(left.join("web/deep")).unwrap();
        fs::write(left.join("web/deep/file"), "x").unwrap();
        for other in others {
            fs::create_dir(base.path().join(other)).unwrap();
        }
        sweep(base.path());
        assert!(!left.exists());
        assert!(own.exists());
        assert!(others.iter().all(|other| base.path().join(other).exists()));
    }

    #[test]
    fn libraries_are_pointed_into_it() {
        let base = tempfile::tempdir().unwrap();
        let folder = PrivateFolder(make(base.path()).unwrap());
        assert_eq!(fs::metadata(folder.path()).unwrap().mode() & 0o777, 0o700);
        let set = folder.environment();
        let value =
            |wanted: &str| set.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.clone());
        for name in ["XDG_DATA_HOME", "XDG_CACHE_HOME", "GST_REGISTRY"] {
            let path = PathBuf::from(value(name).unwrap());
            assert!(path.starts_with(folder.path()), "{name}");
        }
        // The system's own folders stay, and come after hers.
        assert!(value("XDG_DATA_DIRS").unwrap().as_bytes().windows(10).any(|part| part == b"/usr/share"));
        fs::write(folder.web().join("x"), [0; 100]).unwrap();
        assert_eq!(weigh(folder.path()), 100);
        folder.remove();
        assert!(!folder.path().exists());
    }

    #[test]
    fn a_disk_is_not_memory() {
        assert!(in_memory(Path::new("/dev/shm")));
        assert!(!in_memory(Path::new("/proc")));
    }
}
