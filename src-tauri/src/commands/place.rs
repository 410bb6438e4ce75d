//! Places on the disk, what was dropped or pasted, and what lies where.

use tauri::ipc::Request;
use tauri::{AppHandle, Manager as _, WebviewWindow};
use zeroize::Zeroizing;

use super::off_thread;
use crate::drops::Drops;
use crate::paste;
use crate::places::{self, Kind, Places, Wanted};
use crate::refusal::Answer;
use crate::session::Session;
use crate::settings::{self, Preferences};
use crate::told::{Drop, Place, PlaceFor, Unplugged, WhereView};
use crate::unplug::unplug as release;
use crate::web::PrivateFolder;
use crate::words::Words;

fn words(app: &AppHandle) -> Words {
    Words::of(app.state::<Preferences>().settings().language.as_deref())
}

/// Opens the system's chooser; nothing when it is closed without a choice.
#[tauri::command]
pub async fn choose_place(
    app: AppHandle,
    window: WebviewWindow,
    purpose: PlaceFor,
    suggested: Option<String>,
) -> Answer<Option<Place>> {
    let (kind, title) = places::shown_for(purpose);
    let chosen = places::choose(&app, window.label(), words(&app), Wanted { kind, title, suggested }).await?;
    let Some(path) = chosen.into_iter().next() else { return Ok(None) };
    off_thread(move || Ok(Some(app.state::<Places>().keep(purpose, path)))).await
}

/// Chooses files to acquire.
#[tauri::command]
pub async fn choose_files(app: AppHandle, window: WebviewWindow) -> Answer<Option<Drop>> {
    choose_drop(app, window, Kind::Files, "shell-choose-files").await
}

/// Chooses a folder whose files are acquired.
#[tauri::command]
pub async fn choose_folder(app: AppHandle, window: WebviewWindow) -> Answer<Option<Drop>> {
    choose_drop(app, window, Kind::Folder, "shell-choose-folder").await
}

/// Lets a person choose a small file that is there, and reads it: at most so many bytes and one more.
/// Nothing when the chooser is closed without a choice.
pub(super) async fn choose_and_read(
    app: &AppHandle,
    window: &WebviewWindow,
    title: &'static str,
    most: usize,
) -> Answer<Option<Zeroizing<Vec<u8>>>> {
    let wanted = Wanted { kind: Kind::File, title, suggested: None };
    let paths = places::choose(app, window.label(), words(app), wanted).await?;
    let Some(path) = paths.into_iter().next() else { return Ok(None) };
    off_thread(move || places::read_small(&path, most).map(Some)).await
}

/// Lets a person choose where a small new file will be, and writes it. Its name alone; nothing when the
/// chooser is closed without a choice.
pub(super) async fn choose_and_write(
    app: &AppHandle,
    window: &WebviewWindow,
    title: &'static str,
    suggested: &str,
    bytes: Vec<u8>,
) -> Answer<Option<String>> {
    let wanted = Wanted { kind: Kind::NewFile, title, suggested: Some(suggested.to_owned()) };
    let paths = places::choose(app, window.label(), words(app), wanted).await?;
    let Some(path) = paths.into_iter().next() else { return Ok(None) };
    off_thread(move || places::write_small(&path, &bytes).map(Some)).await
}

async fn choose_drop(
    app: AppHandle,
    window: WebviewWindow,
    kind: Kind,
    title: &'static str,
) -> Answer<Option<Drop>> {
    let wanted = Wanted { kind, title, suggested: None };
    let paths = places::choose(&app, window.label(), words(&app), wanted).await?;
    if paths.is_empty() {
        return Ok(None);
    }
    off_thread(move || {
        let vault = app.state::<Session>().vault()?;
        Ok(Some(app.state::<Drops>().keep_files(&paths, vault.folder())))
    })
    .await
}

/// Takes what was pasted.
#[tauri::command]
pub async fn paste(app: AppHandle, request: Request<'_>) -> Answer<Drop> {
    let vault = app.state::<Session>().vault()?;
    let (name, bytes) = paste::take(&request)?;
    Ok(app.state::<Drops>().keep_pasted(name, bytes, vault.folder()))
}

/// Forgets what was dropped.
#[tauri::command]
pub fn discard_drop(app: AppHandle, drop: String) {
    app.state::<Drops>().discard(&drop);
}

/// Makes a stick safe to pull out.
#[tauri::command]
pub async fn unplug(app: AppHandle, place: String) -> Answer<Unplugged> {
    let carriers = [PlaceFor::RoadOut, PlaceFor::RoadIn, PlaceFor::Backup, PlaceFor::Export];
    let path = app.state::<Places>().path_of_any(&place, &carriers)?;
    off_thread(move || Ok(release(&path, places::Disk::of(&path).removable))).await
}

/// What lies where on this computer.
#[tauri::command]
pub async fn where_things_are(app: AppHandle) -> Answer<Vec<WhereView>> {
    off_thread(move || {
        let vault = app.state::<Session>().vault()?;
        let private = app.state::<PrivateFolder>();
        let program = std::env::current_exe().unwrap_or_default();
        let lies = |what: &str, path: &std::path::Path| WhereView {
            what: what.to_owned(),
            path: path.display().to_string(),
            bytes: if path.is_dir() {
                Some(crate::web::weigh(path))
            } else {
                std::fs::metadata(path).ok().map(|facts| facts.len())
            },
        };
        let facts = vault.facts()?;
        let vault = WhereView { bytes: Some(facts.bytes), ..lies("vault", vault.folder()) };
        let settings = settings::folder().map(|folder| lies("settings", &folder));
        Ok([Some(vault), settings, Some(lies("web", private.path())), Some(lies("program", &program))]
            .into_iter()
            .flatten()
            .collect())
    })
    .await
}
