//! A vault's lock: one process at a time has it open.

use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::sync::{Arc, Weak};

use crate::fault::{Fault, sync_folder};

/// The lock of a vault, taken. The system lets go of it even after a kill.
pub(crate) struct Lock {
    file: File,
    /// Fields go in their order: when this is gone, so is the lock.
    held: Arc<()>,
}

impl Lock {
    /// Takes the lock of the vault in this folder; `None` when somebody else has it.
    ///
    /// # Errors
    /// [`Fault`] when the file cannot be made or the disk does not lock.
    pub(super) fn take(folder: &Path) -> Result<Option<Self>, Fault> {
        let doing = "taking the vault's lock";
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(folder.join("lock"))
            .map_err(Fault::io(doing))?;
        match file.try_lock() {
            Ok(()) => {
                sync_folder(folder)?;
                Ok(Some(Self { file, held: Arc::new(()) }))
            }
            Err(fs::TryLockError::WouldBlock) => Ok(None),
            Err(fs::TryLockError::Error(error)) => Err(Fault::io(doing)(error)),
        }
    }

    /// What lives exactly as long as the lock is held.
    pub(super) fn held(&self) -> Weak<()> {
        Arc::downgrade(&self.held)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing would not be enough: a child that was begun a moment ago has a copy of this file until
        // it becomes its own program. If this fails, the end of that copy lets go of the lock.
        let _ = self.file.unlock();
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn a_copy_of_the_file_does_not_keep_the_lock() {
        let dir = tempfile::tempdir().unwrap();
        let lock = Lock::take(dir.path()).unwrap().unwrap();
        assert!(Lock::take(dir.path()).unwrap().is_none());
        let copy = lock.file.try_clone().unwrap();
        drop(lock);
        assert!(Lock::take(dir.path()).unwrap().is_some());
        drop(copy);
    }

    #[test]
    fn when_it_is_no_longer_held_it_can_be_taken() {
        let dir = tempfile::tempdir().unwrap();
        for _ in 0..300 {
            let lock = Lock::take(dir.path()).unwrap().unwrap();
            let held = lock.held();
            assert_eq!(held.strong_count(), 1);
            let closing = thread::spawn(move || drop(lock));
            while held.strong_count() > 0 {
                thread::yield_now();
            }
            assert!(Lock::take(dir.path()).unwrap().is_some());
            closing.join().unwrap();
        }
    }
}
