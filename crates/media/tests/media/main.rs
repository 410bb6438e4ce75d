//! The child and everything it reads, with real media made by `tests/fixtures/make-media.sh` and ffmpeg.
#![forbid(unsafe_code)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice
)]

mod child;
mod hostile;
mod kinds;
mod play;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use sanad_media::{Child, Limits};

/// The child's program, as cargo built it.
const PROGRAM: &str = env!("CARGO_BIN_EXE_sanad-media");

/// With time enough on a computer that does much else, in a build that was not made quick.
fn child() -> Child {
    let limits = Limits { cpu_seconds: 60, wall: Duration::from_secs(120), ..Limits::default() };
    Child::start(Path::new(PROGRAM), &limits).unwrap()
}

/// A file of the real media, made once.
fn real(name: &str) -> File {
    File::open(real_folder().join(name)).unwrap()
}

fn real_folder() -> PathBuf {
    // Beside the programs, where the other tests have it too.
    let folder = Path::new(PROGRAM).parent().and_then(Path::parent).unwrap().join("media");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/make-media.sh");
    assert!(
        Command::new(script).arg(&folder).status().unwrap().success(),
        "make-media.sh failed: run `make setup`"
    );
    folder
}

/// What ffmpeg makes of `arguments`, as a file called `name`.
fn made(arguments: &str, name: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    let done = Command::new("ffmpeg")
        .args(["-nostdin", "-v", "error", "-y"])
        .args(arguments.split_whitespace())
        .arg(&path)
        .output()
        .unwrap();
    assert!(done.status.success(), "ffmpeg {arguments}: {}", String::from_utf8_lossy(&done.stderr));
    (folder, path)
}

/// The bytes of what ffmpeg makes.
fn made_bytes(arguments: &str, name: &str) -> Vec<u8> {
    let (_folder, path) = made(arguments, name);
    fs::read(path).unwrap()
}
