//! The commands a page may call; each asks one room for one act. What each answers stands at its twin
//! in `ui/src/ipc/index.ts`; what it may refuse, at the act it asks for.

#[macro_use]
mod list;
pub mod case;
pub mod door;
pub mod vault;

use std::sync::Arc;

use sanad_vault::Vault;
use tauri::{AppHandle, Manager as _, Wry};

use crate::refusal::{Answer, Refusal};
use crate::session::Session;

macro_rules! handler {
    ($($room:ident::$name:ident: $($window:ident)+;)*) => {
        tauri::generate_handler![$(crate::commands::$room::$name),*]
    };
}

/// Answers every command of the list.
pub fn handler() -> impl Fn(tauri::ipc::Invoke<Wry>) -> bool + Send + Sync + 'static {
    every_command!(handler)
}

/// Does work that waits for a disk or a key, off the threads that answer the page.
async fn off_thread<T: Send + 'static>(act: impl FnOnce() -> Answer<T> + Send + 'static) -> Answer<T> {
    // Work that panicked: the hook wrote where, and the page hears that something is wrong with the app.
    tauri::async_runtime::spawn_blocking(act).await.unwrap_or_else(|_| Err(Refusal::new("app-error")))
}

/// Does one act on the open vault, off the threads that answer the page.
async fn on_vault<T: Send + 'static>(
    app: &AppHandle,
    act: impl FnOnce(&Arc<Vault>) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let vault = app.state::<Session>().vault()?;
    off_thread(move || act(&vault)).await
}
