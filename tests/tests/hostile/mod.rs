//! Hostile input, one kind a file: names, files that are none, files that change, texts, codes,
//! passphrases, invitations, clocks, and two hands at once.

mod case_codes;
mod changing;
mod clock;
mod deep;
mod empty;
mod invitations;
mod names;
mod own_vault;
mod passphrases;
mod sequences;
mod sparse;
mod special;
mod texts;
mod thousands;
mod two_hands;
mod unreadable;

use std::fs;
use std::path::Path;

use sanad_tests::people::{Person, found};
use sanad_vault::{AcquireError, Acquired, Job};

/// Acquires what stands at a path, as a file somebody named.
fn acquire(person: &Person, path: &Path) -> Result<Acquired, AcquireError> {
    person.vault.acquire(&person.case(), &found(path), &Job::new())
}

/// Acquiring fails with this code, and leaves nothing.
fn is_refused(person: &Person, path: &Path) -> &'static str {
    let before = person.vault.items(None).unwrap().len();
    let code = acquire(person, path).unwrap_err().code();
    assert_eq!(person.vault.items(None).unwrap().len(), before);
    nothing_under_way(person);
    code
}

fn nothing_under_way(person: &Person) {
    assert_eq!(fs::read_dir(person.folder().join("incoming")).unwrap().count(), 0);
    let originals = sanad_tests::stolen::files_with(&person.folder().join("originals"), b"age-encryption");
    let kept = person.vault.items(None).unwrap().iter().filter(|row| row.state == "kept").count();
    assert_eq!(originals.len(), kept, "{originals:?}");
}

fn is_clean(person: &Person) {
    assert_eq!(person.vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
}
