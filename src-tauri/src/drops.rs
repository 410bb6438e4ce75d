//! What was dropped on the window, chosen or pasted: it waits here for a word, under a handle. The page
//! sees names and sizes; the paths stay on this side.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sanad_vault::{Found, find_files_within};
use tauri::{AppHandle, DragDropEvent, Manager as _, WindowEvent};
use zeroize::Zeroizing;

use crate::notices::Notices;
use crate::places::{free, name_of};
use crate::refusal::{Answer, Refusal};
use crate::session::Session;
use crate::told::{Drop, DropFile, DropRefused, Notice};

/// How many files one drop may hold. More is somebody's whole disk, dropped by mistake.
pub const MOST_FILES: usize = 100_000;
/// How many of them the page is told by name.
const LISTED: usize = 500;
/// How many refused ones it is told.
const REFUSED: usize = 200;
/// How many drops wait at once; the oldest is discarded for a new one.
const MOST: usize = 16;

/// What waits under a handle.
pub enum Waiting {
    /// Files on a disk.
    Files(Vec<Found>),
    /// What was pasted, in memory, under the name it will have.
    Pasted {
        /// Its name alone.
        name: String,
        /// Its bytes; wiped when they are dropped.
        bytes: Zeroizing<Vec<u8>>,
    },
}

/// Everything that waits, until lock.
#[derive(Default)]
pub struct Drops(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    next: u64,
    all: HashMap<String, (u64, Arc<Waiting>)>,
}

impl Drops {
    /// Keeps files under a handle, and tells of them. `vault` is the folder on whose disk they would be.
    /// Walks folders, so it may take a while: call it off the main thread.
    pub fn keep_files(&self, paths: &[PathBuf], vault: &Path) -> Drop {
        let (mut files, mut refused) = (Vec::new(), Vec::new());
        for path in paths {
            let room = MOST_FILES.saturating_sub(files.len());
            for found in find_files_within(path, room.saturating_add(1)) {
                match found {
                    Ok(found) if files.len() < MOST_FILES => files.push(found),
                    Ok(_) => {
                        refused.push(DropRefused { name: name_of(path), code: "drop-too-many".to_owned() });
                        break;
                    }
                    Err((path, error)) => {
                        refused.push(DropRefused { name: name_of(&path), code: error.code().to_owned() });
                    }
                }
            }
        }
        refused.truncate(REFUSED);
        let size = |found: &Found| fs::symlink_metadata(&found.path).map_or(0, |facts| facts.len());
        let listed = files.iter().take(LISTED);
        let told = Drop {
            id: String::new(),
            files: listed
                .map(|found| DropFile {
                    name: name_of(&found.path),
                    folder: found.folder.clone(),
                    size: size(found),
                })
                .collect(),
            count: u32::try_from(files.len()).unwrap_or(u32::MAX),
            bytes: files.iter().map(size).fold(0, u64::saturating_add),
            refused,
            free: free(vault).unwrap_or(0),
        };
        Drop { id: self.keep(Waiting::Files(files)), ..told }
    }

    /// Keeps what was pasted under a handle, and tells of it.
    pub fn keep_pasted(&self, name: String, bytes: Zeroizing<Vec<u8>>, vault: &Path) -> Drop {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let file = DropFile { name: name.clone(), folder: String::new(), size };
        let id = self.keep(Waiting::Pasted { name, bytes });
        Drop {
            id,
            files: vec![file],
            count: 1,
            bytes: size,
            refused: Vec::new(),
            free: free(vault).unwrap_or(0),
        }
    }

    fn keep(&self, waiting: Waiting) -> String {
        let mut inner = self.inner();
        let number = inner.next;
        inner.next = number.wrapping_add(1);
        let id = format!("drop-{number}");
        inner.all.insert(id.clone(), (number, Arc::new(waiting)));
        if inner.all.len() > MOST {
            let oldest = inner.all.iter().min_by_key(|(_, (number, _))| *number).map(|(id, _)| id.clone());
            oldest.map(|id| inner.all.remove(&id));
        }
        id
    }

    /// Takes what waits under a handle: it can be acquired once.
    ///
    /// # Errors
    /// `no-such-drop`, also after a lock.
    pub fn take(&self, id: &str) -> Answer<Arc<Waiting>> {
        self.inner().all.remove(id).map(|(_, waiting)| waiting).ok_or_else(|| Refusal::new("no-such-drop"))
    }

    /// Forgets one. That it is not there is none's trouble.
    pub fn discard(&self, id: &str) {
        self.inner().all.remove(id);
    }

    /// Forgets all; for lock.
    pub fn forget(&self) {
        self.inner().all.clear();
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Hears what a window says of drags: the page learns that something hovers, and what was dropped once
/// it was looked at. Only where a vault is open that takes files.
pub fn on_window_event(app: &AppHandle, label: &str, event: &WindowEvent) {
    let WindowEvent::DragDrop(event) = event else { return };
    if label != "collect" || !app.state::<Session>().is_open_in(label) {
        return;
    }
    let notices = app.state::<Notices>();
    match event {
        DragDropEvent::Enter { .. } => notices.say(Notice::DragOver),
        DragDropEvent::Leave => notices.say(Notice::DragLeft),
        DragDropEvent::Drop { paths, .. } => {
            notices.say(Notice::DragLeft);
            let (app, paths) = (app.clone(), paths.clone());
            tauri::async_runtime::spawn_blocking(move || {
                // Locked meanwhile: nothing is kept of it.
                let Ok(vault) = app.state::<Session>().vault() else { return };
                let drop = app.state::<Drops>().keep_files(&paths, vault.folder());
                app.state::<Notices>().say(Notice::Dropped { drop });
            });
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_walked_and_what_cannot_be_taken_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path().join("card");
        fs::create_dir_all(top.join("DCIM/100")).unwrap();
        fs::write(top.join("DCIM/100/a.jpg"), [0; 10]).unwrap();
        fs::write(top.join("b.txt"), [0; 5]).unwrap();
        std::os::unix::fs::symlink("/etc/passwd", top.join("link")).unwrap();
        let gone = folder.path().join("gone.mp4");
        let drops = Drops::default();
        let drop = drops.keep_files(&[top, gone], folder.path());
        assert_eq!((drop.count, drop.bytes), (2, 15));
        let told: Vec<_> =
            drop.files.iter().map(|file| (file.name.as_str(), file.folder.as_str(), file.size)).collect();
        assert_eq!(told, [("a.jpg", "card/DCIM/100", 10), ("b.txt", "card", 5)]);
        let refused: Vec<_> = drop.refused.iter().map(|one| (one.name.as_str(), one.code.as_str())).collect();
        assert_eq!(refused, [("link", "file-is-link"), ("gone.mp4", "file-not-found")]);
        assert!(drop.free > 0);
        // Nothing that is told is a path.
        let all = serde_json::to_string(&drop).unwrap();
        assert!(!all.contains(folder.path().to_str().unwrap()));

        let Waiting::Files(files) = &*drops.take(&drop.id).unwrap() else { panic!() };
        assert_eq!(files.len(), 2);
        assert_eq!(drops.take(&drop.id).err().unwrap().code, "no-such-drop");
    }

    #[test]
    fn what_waits_is_forgotten_at_lock_and_when_discarded() {
        let (folder, drops) = (tempfile::tempdir().unwrap(), Drops::default());
        let paste = || drops.keep_pasted("a.png".to_owned(), Zeroizing::new(vec![1; 9]), folder.path());
        let (one, two) = (paste(), paste());
        assert_eq!((one.bytes, one.files.len()), (9, 1));
        drops.discard(&one.id);
        assert!(drops.take(&one.id).is_err());
        drops.forget();
        assert!(drops.take(&two.id).is_err());
        let first = paste();
        let later: Vec<_> = (0..MOST).map(|_| paste()).collect();
        assert!(drops.take(&first.id).is_err(), "the oldest went");
        assert!(later.iter().all(|drop| drops.take(&drop.id).is_ok()));
    }
}
