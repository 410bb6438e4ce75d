//! Places on the disk, by handle. A person chooses them in the system's chooser; a page never learns
//! or names a path.

mod choose;
mod disk;

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use crate::refusal::{Answer, Refusal};
use crate::told::{Place, PlaceFor, PlaceId};
pub use choose::{Kind, Wanted, choose, dismiss};
pub use disk::{Disk, free, source_of};

/// How many places are remembered; the oldest goes first.
const MOST: usize = 64;

/// The places that were chosen, until lock.
#[derive(Default)]
pub struct Places(Mutex<Chosen>);

#[derive(Default)]
struct Chosen {
    next: u64,
    all: HashMap<PlaceId, (u64, PlaceFor, PathBuf)>,
}

impl Places {
    /// Remembers a place, and says what there is to say of it.
    pub fn keep(&self, purpose: PlaceFor, path: PathBuf) -> Place {
        let (name, disk) = (name_of(&path), Disk::of(&path));
        let mut chosen = self.chosen();
        let number = chosen.next;
        chosen.next = number.wrapping_add(1);
        let id = format!("place-{number}");
        chosen.all.insert(id.clone(), (number, purpose, path));
        if chosen.all.len() > MOST {
            let oldest = chosen.all.iter().min_by_key(|(_, (number, ..))| *number).map(|(id, _)| id.clone());
            oldest.map(|id| chosen.all.remove(&id));
        }
        Place { id, name, removable: disk.removable, free: disk.free, largest_file: disk.largest_file }
    }

    /// The path of a place that was chosen for `purpose`.
    ///
    /// # Errors
    /// `no-such-place`, also after a lock; `place-wrong-kind` if it was chosen for something else.
    pub fn path(&self, id: &str, purpose: PlaceFor) -> Result<PathBuf, Refusal> {
        self.path_of_any(id, &[purpose])
    }

    /// The path of a place that was chosen for one of `purposes`.
    ///
    /// # Errors
    /// As [`Self::path`].
    pub fn path_of_any(&self, id: &str, purposes: &[PlaceFor]) -> Result<PathBuf, Refusal> {
        match self.chosen().all.get(id) {
            None => Err(Refusal::new("no-such-place")),
            Some((_, purpose, path)) if purposes.contains(purpose) => Ok(path.clone()),
            Some(_) => Err(Refusal::new("place-wrong-kind")),
        }
    }

    /// Forgets all of them; for lock.
    pub fn forget(&self) {
        self.chosen().all.clear();
    }

    fn chosen(&self) -> MutexGuard<'_, Chosen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the chooser is asked for, and the id of its title.
pub const fn shown_for(purpose: PlaceFor) -> (Kind, &'static str) {
    match purpose {
        PlaceFor::NewVault => (Kind::Folder, "shell-choose-new-vault"),
        PlaceFor::OldVault => (Kind::Folder, "shell-choose-old-vault"),
        PlaceFor::Backup => (Kind::Folder, "shell-choose-backup"),
        PlaceFor::Restore => (Kind::Folder, "shell-choose-restore"),
        PlaceFor::RoadOut => (Kind::Folder, "shell-choose-road-out"),
        PlaceFor::RoadIn => (Kind::Folder, "shell-choose-road-in"),
        PlaceFor::Export => (Kind::NewFile, "shell-choose-export"),
        PlaceFor::Proof => (Kind::NewFile, "shell-choose-proof"),
        PlaceFor::InvitationOut => (Kind::NewFile, "shell-choose-invitation-out"),
        PlaceFor::InvitationIn => (Kind::File, "shell-choose-invitation-in"),
        PlaceFor::Sheet => (Kind::NewFile, "shell-choose-sheet"),
    }
}

/// The name to show: the last part of a path.
pub fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Writes a small file that is not there yet, whole or not at all, and answers with its name alone.
///
/// # Errors
/// `exists-already`, `file-not-written`.
pub fn write_small(path: &Path, bytes: &[u8]) -> Answer<String> {
    let refused = |code: &str| Refusal::new(code).fact("path", path.display());
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = file.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => refused("exists-already"),
        _ => refused("file-not-written"),
    })?;
    if file.write_all(bytes).and_then(|()| file.sync_all()).is_err() {
        // A part of it would look like the whole.
        let _ = fs::remove_file(path);
        return Err(refused("file-not-written"));
    }
    Ok(name_of(path))
}

/// What a small file holds: at most so many bytes and one more, by which whoever reads it sees that it is
/// too long. It may be a secret.
///
/// # Errors
/// `file-unreadable`.
pub fn read_small(path: &Path, most: usize) -> Answer<Zeroizing<Vec<u8>>> {
    let most = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    // As large as it may get from the start: a buffer that grows leaves copies behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(usize::try_from(most).unwrap_or(0)));
    match File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes)) {
        Ok(_) => Ok(bytes),
        Err(_) => Err(Refusal::new("file-unreadable")),
    }
}

/// A name for a new file that is only a name: no folder, no control character, nothing that hides it,
/// at most 150 bytes (a file system takes 255, and a copy's suffix must fit).
pub fn plain_name(wanted: &str) -> String {
    let kept = wanted
        .chars()
        .filter(|c| !c.is_control())
        .map(|c| if matches!(c, '/' | '\\' | ':') { '-' } else { c });
    let mut name = String::new();
    for c in kept {
        if name.len().saturating_add(c.len_utf8()) > 150 {
            break;
        }
        name.push(c);
    }
    name.trim_matches(|c: char| c == '.' || c.is_whitespace()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_file_is_written_whole_and_over_no_other() {
        let dir = tempfile::tempdir().unwrap();
        let to = dir.path().join("approval.txt");
        assert_eq!(write_small(&to, b"yes").unwrap(), "approval.txt");
        let refused = write_small(&to, b"no").unwrap_err();
        assert_eq!(
            (refused.code.as_str(), fs::read(&to).unwrap().as_slice()),
            ("exists-already", &b"yes"[..])
        );
        assert_eq!(refused.facts["path"], to.display().to_string());
        let nowhere = dir.path().join("nowhere/approval.txt");
        assert_eq!(write_small(&nowhere, b"yes").unwrap_err().code, "file-not-written");
    }

    #[test]
    fn a_place_serves_only_what_it_was_chosen_for() {
        let places = Places::default();
        let place = places.keep(PlaceFor::Export, PathBuf::from("/tmp/film.mp4"));
        assert_eq!(place.name, "film.mp4");
        assert_eq!(places.path(&place.id, PlaceFor::Export).unwrap(), Path::new("/tmp/film.mp4"));
        assert_eq!(places.path(&place.id, PlaceFor::RoadOut).unwrap_err().code, "place-wrong-kind");
        assert!(places.path_of_any(&place.id, &[PlaceFor::Proof, PlaceFor::Export]).is_ok());
        assert_eq!(places.path("/tmp/film.mp4", PlaceFor::Export).unwrap_err().code, "no-such-place");
        places.forget();
        assert_eq!(places.path(&place.id, PlaceFor::Export).unwrap_err().code, "no-such-place");
        // A number is not given twice, even after a lock.
        assert_ne!(places.keep(PlaceFor::Export, PathBuf::from("/tmp/other")).id, place.id);
    }

    #[test]
    fn only_so_many_are_remembered() {
        let places = Places::default();
        let first = places.keep(PlaceFor::Backup, PathBuf::from("/a"));
        let rest: Vec<_> = (0..MOST).map(|_| places.keep(PlaceFor::Backup, PathBuf::from("/b"))).collect();
        assert!(places.path(&first.id, PlaceFor::Backup).is_err());
        assert!(rest.iter().all(|place| places.path(&place.id, PlaceFor::Backup).is_ok()));
    }

    #[test]
    fn a_small_file_is_read_as_far_as_it_may_be() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("pass");
        std::fs::write(&file, [7; 100]).unwrap();
        assert_eq!(read_small(&file, 200).unwrap().len(), 100);
        assert_eq!(read_small(&file, 50).unwrap().len(), 51);
        assert_eq!(read_small(dir.path(), 50).unwrap_err().code, "file-unreadable");
    }

    #[test]
    fn a_suggested_name_is_only_a_name() {
        for (wanted, name) in [
            ("film.mp4", "film.mp4"),
            ("../../etc/passwd", "-..-etc-passwd"),
            (".hidden", "hidden"),
            ("a\u{0}b\nc", "abc"),
            ("  شهادة.txt ", "شهادة.txt"),
            ("..", ""),
        ] {
            assert_eq!(plain_name(wanted), name);
        }
        assert!(plain_name(&"ښ".repeat(400)).len() <= 150);
    }
}
