//! The two files of the app itself: what a person chose (`settings.json`), and which vaults were opened
//! here (`vaults.json`). Neither says anything of a case. Both are written whole or not at all.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::refusal::{Answer, Refusal};
use crate::told::{KnownVault, Settings};
use crate::{saved, web};

/// The most bytes read of either file: ours are far smaller.
const MOST: u64 = 256 * 1024;
/// The most vaults that are remembered.
const MOST_VAULTS: usize = 50;

/// The folder of the app's settings: `$XDG_CONFIG_HOME/sanad`, else `~/.config/sanad`.
pub fn folder() -> Option<PathBuf> {
    let absolute = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = absolute("XDG_CONFIG_HOME").or_else(|| absolute("HOME").map(|home| home.join(".config")))?;
    Some(base.join("sanad"))
}

/// Where a vault is made when nobody says where: a new folder `vault` of this account's data, or
/// `vault 2` and so on.
pub fn usual_vault() -> Option<PathBuf> {
    Some(saved::free_name(&web::data_home()?.join("sanad"), "vault"))
}

/// Settings and known vaults, kept in memory and on the disk.
pub struct Preferences {
    /// Where; nothing when the account has no home: then they last as long as the app runs.
    folder: Option<PathBuf>,
    settings: Mutex<Settings>,
    vaults: Mutex<Known>,
}

/// The vaults by handle, the last opened first. A handle is made anew at each start.
struct Known {
    next: u32,
    vaults: Vec<(String, PathBuf)>,
}

/// The file of known vaults.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct VaultsFile {
    vaults: Vec<PathBuf>,
}

impl Preferences {
    /// Reads both files. One that is damaged is put aside under another name and defaults are taken.
    pub fn load(folder: Option<PathBuf>) -> Self {
        let read = |name: &str| folder.as_deref().map(|folder| folder.join(name));
        let settings: Settings = read("settings.json").map(|path| take(&path)).unwrap_or_default();
        let file: VaultsFile = read("vaults.json").map(|path| take(&path)).unwrap_or_default();
        let mut known = Known { next: 0, vaults: Vec::new() };
        for path in file.vaults.into_iter().filter(|path| path.is_absolute()).take(MOST_VAULTS) {
            let key = known.key();
            known.vaults.push((key, path));
        }
        Self { folder, settings: Mutex::new(bounded(settings)), vaults: Mutex::new(known) }
    }

    /// The settings now.
    pub fn settings(&self) -> Settings {
        self.settings.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes settings as far as their bounds go, keeps them, and answers with what was taken.
    ///
    /// # Errors
    /// `settings-not-kept`: they hold until the app ends.
    pub fn set(&self, wanted: Settings) -> Answer<Settings> {
        let taken = bounded(wanted);
        *self.settings.lock().unwrap_or_else(PoisonError::into_inner) = taken.clone();
        self.keep("settings.json", &taken)?;
        Ok(taken)
    }

    /// The vaults that were opened here; the last one first.
    pub fn known(&self) -> Vec<KnownVault> {
        let known = self.vaults.lock().unwrap_or_else(PoisonError::into_inner);
        known.vaults.iter().map(|(key, path)| told(key, path)).collect()
    }

    /// The folder of a known vault.
    ///
    /// # Errors
    /// `no-such-vault`.
    pub fn vault(&self, key: &str) -> Answer<PathBuf> {
        let known = self.vaults.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known.vaults.iter().find(|(own, _)| own == key).map(|(_, path)| path.clone());
        found.ok_or_else(|| Refusal::new("no-such-vault"))
    }

    /// Remembers a vault as the last one opened. That it cannot be written down harms nothing: it is
    /// found again by its folder.
    pub fn remember(&self, path: &Path) -> KnownVault {
        let mut known = self.vaults.lock().unwrap_or_else(PoisonError::into_inner);
        let before = known.vaults.iter().position(|(_, own)| own == path).map(|at| known.vaults.remove(at).0);
        let key = before.unwrap_or_else(|| known.key());
        let view = told(&key, path);
        known.vaults.insert(0, (key, path.to_owned()));
        known.vaults.truncate(MOST_VAULTS);
        let _ = self.keep_vaults(&known);
        view
    }

    /// Forgets that a vault was opened here. The vault itself is not touched.
    ///
    /// # Errors
    /// `no-such-vault`, `settings-not-kept`.
    pub fn unknow(&self, key: &str) -> Answer<()> {
        let mut known = self.vaults.lock().unwrap_or_else(PoisonError::into_inner);
        let at = known.vaults.iter().position(|(own, _)| own == key);
        known.vaults.remove(at.ok_or_else(|| Refusal::new("no-such-vault"))?);
        self.keep_vaults(&known)
    }

    /// Forgets a vault that is no more.
    pub fn forget_folder(&self, path: &Path) {
        let mut known = self.vaults.lock().unwrap_or_else(PoisonError::into_inner);
        known.vaults.retain(|(_, own)| own != path);
        // What stays in the file is shown as not there, and can be taken out by hand.
        let _ = self.keep_vaults(&known);
    }

    fn keep_vaults(&self, known: &Known) -> Answer<()> {
        let vaults = known.vaults.iter().map(|(_, path)| path.clone()).collect();
        self.keep("vaults.json", &VaultsFile { vaults })
    }

    fn keep(&self, name: &str, value: &impl Serialize) -> Answer<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let text = serde_json::to_vec_pretty(value).map_err(io::Error::other);
        let kept = text.and_then(|text| put(folder, name, &text));
        kept.map_err(|_| Refusal::new("settings-not-kept"))
    }
}

impl Known {
    fn key(&mut self) -> String {
        self.next = self.next.saturating_add(1);
        format!("v{}", self.next)
    }
}

fn told(key: &str, path: &Path) -> KnownVault {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    KnownVault { key: key.to_owned(), name, there: path.join("keyslots").is_file() }
}

/// Within the bounds that `Settings` states.
fn bounded(mut settings: Settings) -> Settings {
    settings.text_size = settings.text_size.clamp(90, 200);
    settings.idle_minutes = settings.idle_minutes.clamp(1, 120);
    let is_tag = |tag: &String| {
        (2..=35).contains(&tag.len()) && tag.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-')
    };
    settings.language = settings.language.filter(is_tag);
    settings
}

/// Reads a file of ours; what cannot be read as one is put aside, so that nothing a person wrote is lost.
fn take<T: DeserializeOwned + Default>(path: &Path) -> T {
    let mut text = Vec::new();
    match fs::File::open(path).and_then(|file| file.take(MOST).read_to_end(&mut text)) {
        Ok(_) => serde_json::from_slice(&text).unwrap_or_else(|_| {
            let _ = fs::rename(path, path.with_extension("json.damaged"));
            T::default()
        }),
        Err(_) => T::default(),
    }
}

/// Writes a file that only this account may read: whole or not at all.
fn put(folder: &Path, name: &str, text: &[u8]) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let part = folder.join(format!("{name}.part"));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part)?;
    file.write_all(text)?;
    file.sync_all()?;
    fs::rename(&part, folder.join(name))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;
    use crate::told::Theme;

    fn place() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn settings_come_back_as_they_were_taken() {
        let dir = place();
        let folder = dir.path().join("sanad");
        let preferences = Preferences::load(Some(folder.clone()));
        assert_eq!(preferences.settings(), Settings::default());
        let wanted = Settings {
            language: Some("ar".to_owned()),
            theme: Theme::Night,
            text_size: 1000,
            idle_minutes: 0,
            lock_on_sleep: false,
            cover_pictures: true,
        };
        let taken = preferences.set(wanted.clone()).unwrap();
        assert_eq!(taken, Settings { text_size: 200, idle_minutes: 1, ..wanted });
        assert_eq!(Preferences::load(Some(folder.clone())).settings(), taken);
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&folder.join("settings.json"))), (0o700, 0o600));
    }

    #[test]
    fn what_is_damaged_is_put_aside() {
        let dir = place();
        let path = dir.path().join("settings.json");
        for damaged in ["{", "{\"textSize\": \"big\"}", "{\"caseCode\": \"K-1\"}"] {
            fs::write(&path, damaged).unwrap();
            assert_eq!(Preferences::load(Some(dir.path().to_owned())).settings(), Settings::default());
            assert_eq!(fs::read_to_string(dir.path().join("settings.json.damaged")).unwrap(), damaged);
            assert!(!path.exists());
        }
        fs::write(&path, "{\"language\": \"<script>\", \"textSize\": 5}").unwrap();
        let settings = Preferences::load(Some(dir.path().to_owned())).settings();
        assert_eq!((settings.language, settings.text_size), (None, 90));
    }

    #[test]
    fn vaults_are_known_by_handles_the_last_first() {
        let dir = place();
        let preferences = Preferences::load(Some(dir.path().to_owned()));
        assert!(preferences.known().is_empty());
        let one = preferences.remember(Path::new("/a/one"));
        let two = preferences.remember(Path::new("/a/two"));
        assert_eq!(preferences.remember(Path::new("/a/one")).key, one.key);
        let again = Preferences::load(Some(dir.path().to_owned()));
        let names = |known: Vec<KnownVault>| known.into_iter().map(|one| one.name).collect::<Vec<_>>();
        assert_eq!(names(again.known()), ["one", "two"]);
        assert_eq!(preferences.vault(&two.key).unwrap(), Path::new("/a/two"));
        preferences.unknow(&two.key).unwrap();
        assert_eq!(preferences.vault(&two.key).unwrap_err().code, "no-such-vault");
        assert_eq!(names(Preferences::load(Some(dir.path().to_owned())).known()), ["one"]);
    }
}
