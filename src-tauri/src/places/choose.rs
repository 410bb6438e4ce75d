//! The system's chooser of files and folders, opened by this side alone.
//!
//! GTK's own dialog, inside this process: the one of the desktop portal runs in another process, which
//! keeps a list of recent files of its own. What GTK itself would remember of a choice goes to the
//! private folder of this run (see `web.rs`) and is taken out of memory after each choice.

use std::cell::RefCell;
use std::path::PathBuf;

use gtk::prelude::*;
use gtk::{FileChooserAction, FileChooserDialog, RecentManager, ResponseType};
use tauri::{AppHandle, Manager as _};

use super::plain_name;
use crate::refusal::{Answer, Refusal};
use crate::words::Words;

/// What is to be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file that is there.
    File,
    /// Files that are there, one or many.
    Files,
    /// A folder; a new one can be made.
    Folder,
    /// A file that is not there yet. One that is there is never written over: the act refuses it.
    NewFile,
}

/// How the chooser is shown.
pub struct Wanted {
    /// What is to be chosen.
    pub kind: Kind,
    /// The id of its title, in the words of the shell.
    pub title: &'static str,
    /// The name of the new file.
    pub suggested: Option<String>,
}

thread_local! {
    /// The chooser that is open, on the thread of the windows.
    static OPEN: RefCell<Option<FileChooserDialog>> = const { RefCell::new(None) };
}

/// Shows the chooser over a window, and waits for the choice: nothing chosen means that it was closed.
///
/// # Errors
/// `chooser-open` when there is one already; `window-failed` when the window is gone.
pub async fn choose(app: &AppHandle, window: &str, words: Words, wanted: Wanted) -> Answer<Vec<PathBuf>> {
    let (chosen, mut wait) = tauri::async_runtime::channel(1);
    let (shell, window) = (app.clone(), window.to_owned());
    app.run_on_main_thread(move || {
        let refused = |code| {
            let _ = chosen.try_send(Err(Refusal::new(code)));
        };
        let Some(window) = shell.get_webview_window(&window) else { return refused("window-failed") };
        let Ok(parent) = window.gtk_window() else { return refused("window-failed") };
        if OPEN.with_borrow(Option::is_some) {
            return refused("chooser-open");
        }
        let dialog = build(&words, &wanted, &parent);
        dialog.connect_response({
            let chosen = chosen.clone();
            move |dialog, response| {
                let paths = if response == ResponseType::Accept { dialog.filenames() } else { Vec::new() };
                let _ = chosen.try_send(Ok(paths));
                close(dialog);
            }
        });
        OPEN.set(Some(dialog.clone()));
        dialog.show();
        dialog.present();
    })
    .map_err(|_| Refusal::new("window-failed"))?;
    // Closed without an answer: its window went away.
    wait.recv().await.unwrap_or_else(|| Ok(Vec::new()))
}

/// Closes the chooser, if one is open; for lock.
pub fn dismiss(app: &AppHandle) {
    // When the app is ending there is no thread of windows any more, and no chooser.
    let _ = app.run_on_main_thread(|| {
        if let Some(dialog) = OPEN.take() {
            dialog.response(ResponseType::Cancel);
        }
        forget_recent();
    });
}

fn build(words: &Words, wanted: &Wanted, parent: &gtk::ApplicationWindow) -> FileChooserDialog {
    let (action, accept) = match wanted.kind {
        Kind::File | Kind::Files => (FileChooserAction::Open, "shell-choose"),
        Kind::Folder => (FileChooserAction::SelectFolder, "shell-choose-this-folder"),
        Kind::NewFile => (FileChooserAction::Save, "shell-save-here"),
    };
    // Before GTK looks, so that its side shows no list of what was chosen before.
    if let Some(settings) = gtk::Settings::default() {
        settings.set_property("gtk-recent-files-enabled", false);
    }
    let dialog = FileChooserDialog::new(Some(&words.line(wanted.title)), Some(parent), action);
    dialog.add_button(&words.line("shell-cancel"), ResponseType::Cancel);
    dialog.add_button(&words.line(accept), ResponseType::Accept);
    dialog.set_default_response(ResponseType::Accept);
    dialog.set_modal(true);
    dialog.set_destroy_with_parent(true);
    dialog.set_local_only(true);
    dialog.set_use_preview_label(false);
    dialog.set_create_folders(true);
    dialog.set_select_multiple(wanted.kind == Kind::Files);
    // Always the same place to begin: where she was last is nobody's business.
    let home = std::env::var_os("HOME").map(PathBuf::from).filter(|home| home.is_dir());
    dialog.set_current_folder(home.unwrap_or_else(|| PathBuf::from("/")));
    if wanted.kind == Kind::NewFile {
        dialog.set_current_name(&plain_name(wanted.suggested.as_deref().unwrap_or_default()));
    }
    dialog
}

fn close(dialog: &FileChooserDialog) {
    OPEN.set(None);
    dialog.close();
    forget_recent();
    // GTK adds a choice to its list only after it asked for the file's type: once more, later.
    for seconds in [1, 10] {
        gtk::glib::timeout_add_seconds_local_once(seconds, forget_recent);
    }
}

/// Empties the list of recent files of this run. The list of other programs is another file.
fn forget_recent() {
    if std::env::var_os("XDG_DATA_HOME").is_some_and(|path| crate::web::is_private(&path))
        && let Some(manager) = RecentManager::default()
    {
        let _ = manager.purge_items();
    }
}
