//! The open vault.

use tauri::{AppHandle, Manager as _, State};

use super::{job_on_vault, off_thread, on_vault};
use crate::refusal::Answer;
use crate::session::Session;
use crate::told::{JobKind, VaultView};
use crate::{diagnostics, guard, tell};

/// Locks: everything that was open is forgotten, and the door opens.
#[tauri::command]
pub async fn lock(app: AppHandle) -> Answer<()> {
    off_thread(move || {
        guard::lock(&app, None);
        Ok(())
    })
    .await
}

/// Somebody is here.
#[tauri::command]
pub fn stay(app: AppHandle) {
    guard::stay(&app);
}

/// Remembers where in the page a person is, so that unlocking leads back.
#[tauri::command]
pub fn remember_spot(session: State<'_, Session>, spot: String) -> Answer<()> {
    session.remember_spot(spot)
}

/// Where a person was before the lock.
#[tauri::command]
pub fn recall_spot(session: State<'_, Session>) -> Answer<Option<String>> {
    session.recall_spot()
}

/// The facts of the open vault.
#[tauri::command]
pub async fn vault(app: AppHandle) -> Answer<VaultView> {
    on_vault(&app, |vault| Ok(tell::vault(vault.facts()?, vault.upkeep()?))).await
}

/// What a person may copy for whoever helps her: it names nothing of any case.
#[tauri::command]
pub async fn diagnostics(app: AppHandle) -> Answer<String> {
    let computer = app.state::<diagnostics::Computer>().inner().clone();
    on_vault(&app, move |vault| diagnostics::text(&computer, vault)).await
}

/// Reads every original again and compares it.
#[tauri::command]
pub fn check_fixity(app: AppHandle) -> Answer<String> {
    job_on_vault(&app, JobKind::Fixity, None, |vault, task| -> Answer<_> {
        Ok(tell::fixity(vault.check_fixity(&task.job)?))
    })
}
