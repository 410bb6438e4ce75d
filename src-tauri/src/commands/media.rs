//! What an item's file shows.

use std::sync::Arc;

use sanad_evidence::Id;
use tauri::{AppHandle, Manager as _, State};

use super::on_vault;
use crate::media::Media;
use crate::refusal::{Answer, Refusal};
use crate::session::Session;
use crate::told::{Look, Playable, TextShown};

fn id(item: &str) -> Answer<Id> {
    item.parse().map_err(|_| Refusal::new("item-not-found").fact("given", item))
}

/// What a file is, and what it says about itself.
#[tauri::command]
pub async fn look(app: AppHandle, item: String) -> Answer<Look> {
    let (item, media) = (id(&item)?, Arc::clone(&app.state::<Arc<Media>>()));
    on_vault(&app, move |vault| media.look(vault, &item)).await
}

/// The words in a file.
#[tauri::command]
pub async fn text(app: AppHandle, item: String) -> Answer<TextShown> {
    let (item, media) = (id(&item)?, Arc::clone(&app.state::<Arc<Media>>()));
    on_vault(&app, move |vault| media.text(vault, &item)).await
}

/// How sound or film is played.
#[tauri::command]
pub async fn playable(app: AppHandle, item: String) -> Answer<Playable> {
    let (item, media) = (id(&item)?, Arc::clone(&app.state::<Arc<Media>>()));
    on_vault(&app, move |vault| media.playable(vault, &item)).await
}

/// How every address of media begins, until lock.
#[tauri::command]
pub fn media_token(session: State<'_, Session>) -> Answer<String> {
    session.media_address()
}

/// Covers an item's picture, or uncovers it, in this vault alone.
#[tauri::command]
pub async fn set_graphic(app: AppHandle, item: String, graphic: bool) -> Answer<()> {
    let item = id(&item)?;
    on_vault(&app, move |vault| Ok(vault.set_graphic(&item, graphic)?)).await
}
