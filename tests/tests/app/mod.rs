//! The real window, driven as by a person.
//!
//! Each test has a screen, a bus and a home of its own. They are few, and each goes a long way: what can
//! be shown at a lower level is shown there.

mod attacks;
mod door;
mod keyboard;
mod media;
mod net;
mod testimony;
mod traces;
mod way;

use std::path::PathBuf;
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use sanad_tests::places::{root, target};

/// One window at a time: two cores draw one page well, and four badly.
fn alone() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Real media, made once.
fn media() -> PathBuf {
    let folder = target().join("media");
    let made = Command::new(root().join("tests/fixtures/make-media.sh")).arg(&folder).status().unwrap();
    assert!(made.success(), "make-media.sh failed: run `make setup`");
    folder.canonicalize().unwrap()
}
