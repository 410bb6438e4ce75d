//! The commands a page may call; each asks one room for one act. What each answers stands at its twin
//! in `ui/src/ipc/index.ts`; what it may refuse, at the act it asks for.

#[macro_use]
mod list;
pub mod account;
pub mod case;
pub mod consent;
pub mod door;
pub mod find;
pub mod item;
pub mod job;
pub mod keys;
pub mod media;
pub mod message;
pub mod net;
pub mod person;
pub mod place;
pub mod plan;
pub mod road;
pub mod vault;

use std::path::PathBuf;
use std::sync::Arc;

use sanad_evidence::Id;
use sanad_vault::{AccountError, CaseError, ItemError, PersonError, Vault};
use tauri::{AppHandle, Manager as _, Wry};

use crate::jobs::{End, Jobs, Task};
use crate::places::Places;
use crate::refusal::{Answer, Refusal, note};
use crate::session::Session;
use crate::told::{JobKind, PlaceFor};

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
    let answer =
        tauri::async_runtime::spawn_blocking(act).await.unwrap_or_else(|_| Err(Refusal::new("app-error")));
    answer.inspect_err(note)
}

/// Does one act on the open vault, off the threads that answer the page.
async fn on_vault<T: Send + 'static>(
    app: &AppHandle,
    act: impl FnOnce(&Arc<Vault>) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let vault = app.state::<Session>().vault()?;
    off_thread(move || act(&vault)).await
}

/// Begins long work on the open vault, and answers with its handle.
fn job_on_vault<E: Into<End>>(
    app: &AppHandle,
    kind: JobKind,
    case: Option<String>,
    work: impl FnOnce(&Vault, &Task) -> E + Send + 'static,
) -> Answer<String> {
    let vault = app.state::<Session>().vault()?;
    app.state::<Jobs>().start(kind, case, move |task| {
        let end = work(&vault, task).into();
        end.why.iter().for_each(note);
        end
    })
}

/// The path of a place that was chosen for this.
fn place(app: &AppHandle, id: &str, purpose: PlaceFor) -> Answer<PathBuf> {
    app.state::<Places>().path(id, purpose)
}

/// The id of an item, as a page knows it.
///
/// # Errors
/// `item-not-found` for what is no id.
pub fn item_id(text: &str) -> Answer<Id> {
    text.parse().map_err(|_| ItemError::NotFound { given: shortened(text) }.into())
}

/// The id of a case, as a page knows it.
///
/// # Errors
/// `case-not-found` for what is no id.
pub fn case_id(text: &str) -> Answer<Id> {
    text.parse().map_err(|_| CaseError::NotFound { code: shortened(text) }.into())
}

/// The id of a person, as a page knows her; or of what a draft is about.
///
/// # Errors
/// `person-not-found` for what is no id.
pub fn person_id(text: &str) -> Answer<Id> {
    text.parse().map_err(|_| PersonError::NotFound { given: shortened(text) }.into())
}

/// The id of an account, as a page knows it.
///
/// # Errors
/// `account-not-found` for what is no id.
pub fn account_id(text: &str) -> Answer<Id> {
    text.parse().map_err(|_| AccountError::NotFound { given: shortened(text) }.into())
}

/// As much of what is no id as helps to see that.
pub fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests;
