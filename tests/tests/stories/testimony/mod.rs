//! A person tells; what she agreed to goes, and no more; and she takes it back.

mod by_code;
mod canary;
mod children;
mod rapid_intake;
mod reasons;
mod two_partners;
mod whole;

use std::path::Path;

use sanad_evidence::Id;
use sanad_tests::people::Person;
use sanad_vault::TakenIn;

/// Makes a transfer to a partner, which takes in everything that is on the stick.
fn transfer(amina: &Person, desk: &Person, name: &str, stick: &Path) -> (Id, Vec<TakenIn>) {
    let bundle = amina.vault.assemble(&amina.case(), name).unwrap().bundle;
    let delivered = amina.courier(stick);
    assert!(delivered.problems.is_empty(), "{:?}", delivered.problems);
    (bundle, desk.take_in_all(stick))
}

/// The desk accepts a bundle, and the answer comes back.
fn answered(amina: &Person, desk: &Person, bundle: &Id, stick: &Path) {
    desk.accept(bundle);
    desk.courier(stick);
    let back = amina.courier(stick);
    assert!(back.problems.is_empty(), "{:?}", back.problems);
}
