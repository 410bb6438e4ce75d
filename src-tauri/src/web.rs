//! The folder of the web view: private, in memory where the system has such a place, gone at the end.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

/// Makes a new private folder below the account's run-time folder, or in shared memory where there is
/// none.
///
/// # Errors
/// What the system answers.
pub fn make() -> io::Result<PathBuf> {
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|path| path.is_dir());
    let base = runtime.unwrap_or_else(|| PathBuf::from("/dev/shm"));
    let mut random = [0_u8; 8];
    getrandom::fill(&mut random).map_err(io::Error::other)?;
    let name: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    let folder = base.join(format!("sanad-{name}"));
    DirBuilder::new().mode(0o700).create(&folder)?;
    Ok(folder)
}

/// Removes it with everything in it.
pub fn remove(folder: &Path) {
    let _ = fs::remove_dir_all(folder);
}
