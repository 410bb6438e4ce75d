//! A folder of this machine: what `object_store` leaves undone for one.

use std::fs::{self, File};
use std::io;
use std::path::{Path as FilePath, PathBuf};
use std::time::{Duration, SystemTime};

use object_store::local::LocalFileSystem;
use object_store::path::Path;
use sanad_evidence::Digest;
use sha2::{Digest as _, Sha256};

use super::{StoreError, io_reason};

/// How long a half-written file is left alone: its writer may still be at work.
const STALE: Duration = Duration::from_secs(24 * 60 * 60);

pub(super) fn open(path: &FilePath) -> io::Result<(LocalFileSystem, PathBuf)> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(path)?;
    let root = path.canonicalize()?;
    // object_store does not fsync unless told to.
    let store = LocalFileSystem::new_with_prefix(&root).map_err(io::Error::other)?.with_fsync(true);
    Ok((store, root))
}

async fn blocking<T: Send + 'static>(
    act: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, StoreError> {
    match tokio::task::spawn_blocking(act).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => Err(io_reason(error.kind())),
        Err(_) => Err(StoreError::Broken("stopped")),
    }
}

/// `object_store` syncs what it creates itself. What another process created, and was killed before it
/// synced, is synced here.
pub(super) async fn settle(root: PathBuf, path: Path) -> Result<(), StoreError> {
    blocking(move || {
        let mut place = root.join(path.as_ref());
        File::open(&place)?.sync_all()?;
        while place != root && place.pop() {
            File::open(&place)?.sync_all()?;
        }
        Ok(())
    })
    .await
}

/// Digest and size of a file, in one go on a thread of its own.
pub(super) async fn digest(mut file: File) -> Result<(Digest, u64), StoreError> {
    blocking(move || {
        let mut hash = Sha256::new();
        let size = io::copy(&mut file, &mut hash)?;
        Ok((Digest::from_bytes(hash.finalize().into()), size))
    })
    .await
}

/// Bytes free for this process.
pub(super) async fn free(root: PathBuf) -> Result<u64, StoreError> {
    blocking(move || {
        let room = rustix::fs::statvfs(&root)?;
        Ok(room.f_bavail.saturating_mul(room.f_frsize))
    })
    .await
}

pub(super) async fn tidy(root: PathBuf) -> Result<(), StoreError> {
    blocking(move || {
        tidy_folder(&root, SystemTime::now(), true);
        Ok(())
    })
    .await
}

/// Whatever cannot be tidied now can be the next time, so no error stops it.
fn tidy_folder(folder: &FilePath, now: SystemTime, root: bool) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let Ok(kind) = entry.file_type() else { continue };
        let path = entry.path();
        if kind.is_dir() {
            tidy_folder(&path, now, false);
        } else if half_written(&path)
            && entry
                .metadata()
                .and_then(|facts| facts.modified())
                .is_ok_and(|at| now.duration_since(at).is_ok_and(|age| age > STALE))
        {
            let _ = fs::remove_file(&path);
        }
    }
    let stale = fs::metadata(folder)
        .and_then(|facts| facts.modified())
        .is_ok_and(|at| now.duration_since(at).is_ok_and(|age| age > STALE));
    if !root && stale {
        // Only an empty folder goes: the system refuses any other.
        let _ = fs::remove_dir(folder);
    }
}

/// `object_store` writes beside the place, under its name with `#` and a number.
fn half_written(path: &FilePath) -> bool {
    path.file_name()
        .and_then(|name| name.to_str())
        .and_then(|name| name.rsplit_once('#'))
        .is_some_and(|(_, number)| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}
