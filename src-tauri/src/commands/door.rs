//! The door: what every window asks first, and how a vault is opened.

use sanad_vault::keys::Passphrase;
use sanad_vault::{OpenWith, Vault};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager as _, State, WebviewWindow};
use zeroize::Zeroizing;

use super::off_thread;
use crate::notices::Notices;
use crate::refusal::Answer;
use crate::session::Session;
use crate::settings::Preferences;
use crate::told::{Greeting, Notice};
use crate::{environment, windows};

/// What every window asks first.
#[tauri::command]
pub fn greet(window: WebviewWindow, preferences: State<'_, Preferences>) -> Answer<Greeting> {
    Ok(Greeting {
        window: windows::kind(window.label())?,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        development: cfg!(debug_assertions),
        settings: preferences.settings(),
        vaults: preferences.known(),
        keyboard: None,
        warnings: environment::warnings(),
    })
}

/// Takes the channel over which the page hears what the shell says unasked.
#[tauri::command]
pub fn listen(channel: Channel<Notice>, notices: State<'_, Notices>) {
    notices.hear(channel);
}

/// Opens a known vault with its passphrase.
#[tauri::command]
pub async fn unlock(app: AppHandle, vault: String, passphrase: Zeroizing<String>) -> Answer<()> {
    off_thread(move || {
        let folder = app.state::<Preferences>().vault(&vault)?;
        let passphrase = Passphrase::fold(&passphrase)?;
        let session = app.state::<Session>();
        session.wait_closed();
        session.enter(&app, Vault::unlock(&folder, &OpenWith::Passphrase(&passphrase))?)
    })
    .await
}
