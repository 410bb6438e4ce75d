//! The open vault.

use tauri::{AppHandle, Manager as _};

use super::off_thread;
use crate::refusal::Answer;
use crate::session::Session;

/// Locks: everything that was open is forgotten, and the door opens.
#[tauri::command]
pub async fn lock(app: AppHandle) -> Answer<()> {
    off_thread(move || {
        app.state::<Session>().lock(&app);
        Ok(())
    })
    .await
}
