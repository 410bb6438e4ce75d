//! The door: what every window asks first, and how a vault is made and opened.

use sanad_vault::keys::Passphrase;
use sanad_vault::{CreateError, NewVault, OpenWith, Role, UnlockError, Vault};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager as _, State, WebviewWindow};
use zeroize::Zeroizing;

use super::{off_thread, place};
use crate::diagnostics::Computer;
use crate::jobs::Jobs;
use crate::notices::Notices;
use crate::refusal::{Answer, Refusal};
use crate::session::Session;
use crate::settings::{self, Preferences};
use crate::sheets::Sheets;
use crate::told::{
    Created, Greeting, JobKind, JobResult, KnownVault, NewVaultAsked, Notice, PlaceFor, Settings,
};
use crate::{guard, saved, sheets, system, windows};

/// What every window asks first.
#[tauri::command]
pub async fn greet(window: WebviewWindow, app: AppHandle) -> Answer<Greeting> {
    let window = windows::kind(window.label())?;
    off_thread(move || {
        let preferences = app.state::<Preferences>();
        Ok(Greeting {
            window,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            development: cfg!(debug_assertions),
            settings: preferences.settings(),
            vaults: preferences.known(),
            keyboard: system::keyboard(),
            locked_by: app.state::<Session>().locked_by(),
            warnings: system::warnings(app.state::<Computer>().hardened),
        })
    })
    .await
}

/// Takes the channel over which the page hears what the shell says unasked.
#[tauri::command]
pub fn listen(channel: Channel<Notice>, notices: State<'_, Notices>) {
    notices.hear(channel);
}

/// Takes settings as far as their bounds go.
#[tauri::command]
pub async fn set_settings(app: AppHandle, settings: Settings) -> Answer<Settings> {
    off_thread(move || app.state::<Preferences>().set(settings)).await
}

/// Makes a vault. It is entered later, when its way back in was rehearsed.
#[tauri::command]
pub async fn create_vault(app: AppHandle, asked: NewVaultAsked) -> Answer<Created> {
    let chosen = asked.place.as_deref().map(|id| place(&app, id, PlaceFor::NewVault)).transpose()?;
    off_thread(move || {
        let usual = || settings::usual_vault().ok_or_else(|| Refusal::new("no-home"));
        let folder = chosen.map_or_else(usual, |chosen| Ok(saved::new_folder(&chosen)))?;
        let created = Vault::create(&NewVault {
            folder: &folder,
            role: role(&asked)?,
            partner_name: asked.partner_name.as_deref(),
            passphrase: &Passphrase::fold(&asked.passphrase)?,
            cost: super::keys::cost(),
            recovery: &sheets::choice(asked.recovery),
        })?;
        let sheets = Sheets::new(created.sheet, created.other_half);
        let told = sheets.told();
        app.state::<Preferences>().remember(created.vault.folder());
        app.state::<Session>().keep_made(created.vault, sheets)?;
        Ok(told)
    })
    .await
}

fn role(asked: &NewVaultAsked) -> Answer<Role> {
    match (asked.role.as_str(), &asked.partner_name) {
        ("collector", None) => Ok(Role::Collector),
        ("partner", Some(_)) => Ok(Role::Partner),
        _ => Err(CreateError::PartnerName.into()),
    }
}

/// Enters the vault that was made.
#[tauri::command]
pub async fn enter(app: AppHandle) -> Answer<()> {
    off_thread(move || {
        let session = app.state::<Session>();
        let window = session.open(session.take_made()?, false)?;
        guard::enter(&app, window)
    })
    .await
}

fn open(app: &AppHandle, key: &str, with: &OpenWith<'_>) -> Answer<()> {
    let folder = app.state::<Preferences>().vault(key)?;
    let session = app.state::<Session>();
    session.leave_made();
    session.wait_closed();
    let vault = Vault::unlock(&folder, with)?;
    app.state::<Preferences>().remember(vault.folder());
    let window = session.open(vault, matches!(with, OpenWith::Sheet(_)))?;
    guard::enter(app, window)
}

/// Opens a known vault with its passphrase.
#[tauri::command]
pub async fn unlock(app: AppHandle, vault: String, passphrase: Zeroizing<String>) -> Answer<()> {
    off_thread(move || {
        // What no vault takes as a passphrase opens none: rules for a new one would only confuse here.
        let passphrase = Passphrase::fold(&passphrase).map_err(|_| Refusal::new("wrong-passphrase"))?;
        open(&app, &vault, &OpenWith::Passphrase(&passphrase))
    })
    .await
}

/// Opens a known vault with its sheet, or with both halves.
#[tauri::command]
pub async fn unlock_with_sheet(
    app: AppHandle,
    vault: String,
    sheets: Vec<Vec<Zeroizing<String>>>,
) -> Answer<()> {
    off_thread(move || {
        let lines: Vec<_> = sheets.into_iter().flatten().collect();
        open(&app, &vault, &OpenWith::Sheet(&sheets::read(&lines)?))
    })
    .await
}

/// Adds a vault that exists to those that are known.
#[tauri::command]
pub async fn know_vault(app: AppHandle, place: String) -> Answer<KnownVault> {
    let path = self::place(&app, &place, PlaceFor::OldVault)?;
    off_thread(move || {
        if path.join("backup.txt").exists() {
            return Err(UnlockError::IsBackup { path }.into());
        }
        if !path.join("keyslots").is_file() || !path.join("vault.db").is_file() {
            return Err(UnlockError::NotAVault { path }.into());
        }
        Ok(app.state::<Preferences>().remember(&path))
    })
    .await
}

/// Takes a vault out of those that are known. It stays where it is.
#[tauri::command]
pub async fn unknow_vault(app: AppHandle, vault: String) -> Answer<()> {
    off_thread(move || app.state::<Preferences>().unknow(&vault)).await
}

/// Brings a backup back as a vault.
#[tauri::command]
pub fn restore_backup(app: AppHandle, backup: String, into: String) -> Answer<String> {
    let from = saved::find_backup(&place(&app, &backup, PlaceFor::Restore)?);
    let into = saved::new_folder(&place(&app, &into, PlaceFor::NewVault)?);
    let own = app.clone();
    app.state::<Jobs>().start(JobKind::Restore, None, move |task| -> Answer<_> {
        sanad_vault::restore(&from, &into, &task.job)?;
        own.state::<Preferences>().remember(&into);
        Ok(JobResult::Restored)
    })
}
