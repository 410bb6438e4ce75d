//! Where the built programs, the strangers' tools and the vectors are.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// The root of the workspace.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The folder of golden vectors, `tests/vectors/<room>`.
#[must_use]
pub fn vectors(room: &str) -> PathBuf {
    root().join("tests/vectors").join(room)
}

/// The target folder.
#[must_use]
pub fn target() -> PathBuf {
    built().parent().unwrap().to_owned()
}

/// The folder of built programs, `<target>/debug`, found from the running program or test.
fn built() -> PathBuf {
    let running = std::env::current_exe().unwrap();
    let folder = running.parent().unwrap();
    // Tests lie one folder deeper, in `deps`.
    if folder.ends_with("deps") { folder.parent().unwrap().to_owned() } else { folder.to_owned() }
}

/// A program of this workspace, built beside the running test.
///
/// Cargo tells a test only of its own package's programs, so they must have been built.
///
/// # Panics
/// When it has not been built.
#[must_use]
pub fn program(name: &str) -> PathBuf {
    let path = built().join(name);
    assert!(
        path.is_file(),
        "{} is missing: build the programs first, with `cargo build --workspace`",
        path.display()
    );
    path
}

/// `bagit.py` of the Library of Congress, which `make setup` puts into `target/venv`;
/// `SANAD_BAGIT` names another.
///
/// # Panics
/// When it is not there: a check that was not made is not passed over.
#[must_use]
pub fn bagit() -> PathBuf {
    from_venv("bagit.py", "SANAD_BAGIT")
}

/// A Python with a SQLCipher 4, from the same folder; `SANAD_PYTHON` names another.
///
/// # Panics
/// When it is not there.
#[must_use]
pub fn python() -> PathBuf {
    from_venv("python3", "SANAD_PYTHON")
}

/// `weed`, the program of SeaweedFS, from the same folder; `SANAD_WEED` names another.
///
/// # Panics
/// When it is not there.
#[must_use]
pub fn weed() -> PathBuf {
    from_venv("weed", "SANAD_WEED")
}

fn from_venv(name: &str, variable: &str) -> PathBuf {
    let here = || target().join("venv/bin").join(name);
    let path = std::env::var_os(variable).map_or_else(here, PathBuf::from);
    assert!(
        path.is_file(),
        "{} is missing: run `make setup`, or name a {name} in {variable}",
        path.display()
    );
    path
}

/// A folder for a test, in memory where the system offers room there: a killed process loses there exactly
/// what it loses on a disk, and nobody waits for it.
#[must_use]
pub fn in_memory() -> TempDir {
    let memory = Path::new("/dev/shm");
    let room = rustix::fs::statvfs(memory).is_ok_and(|disk| disk.f_bavail * disk.f_frsize > 3 << 30);
    let mut builder = tempfile::Builder::new();
    builder.prefix("sanad-");
    if room { builder.tempdir_in(memory).unwrap() } else { builder.tempdir().unwrap() }
}
