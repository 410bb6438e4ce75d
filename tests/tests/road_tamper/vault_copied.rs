//! A collector copied her vault's folder, went on with both, and sends from both: what one log says
//! the other does not.

use sanad_tests::people::unlock;
use sanad_tests::stick;
use sanad_vault::Job;

use super::{Scene, next_works, refused};

#[test]
fn two_vaults_that_were_one_are_told_as_a_fork() {
    let scene = Scene::new();
    scene.bureau.take_in_all(&scene.stick);
    let Scene { amina, bureau, stick, bundle, .. } = scene;
    let copy = amina.beside("copy of the vault");
    let amina = amina.while_locked(|vault, _| stick::copy_all(vault, &copy));

    // She goes on with the one...
    amina.acquire_free("one.txt", b"one");
    let first = amina.transfer().bundle;
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    // ... and with the other.
    let other = unlock(&copy).unwrap();
    let case = other.case("herat-1").unwrap();
    let found = sanad_tests::people::found(&amina.file("other.txt", b"other"));
    let item = other.acquire(&case, &found, &Job::new()).unwrap().item;
    let reason = sanad_tests::people::basis(sanad_evidence::consent::Basis::NotNeeded, Some("a street"));
    other.record_basis(&item, &reason).unwrap();
    let second = other.assemble(&case, "bureau").unwrap().bundle;
    let elsewhere = amina.beside("elsewhere");
    let road = sanad_courier::FolderRoad::new(&elsewhere).unwrap();
    sanad_courier::deliver(&other, &road, &Job::new()).unwrap();

    let codes = refused(&bureau, &elsewhere, &second);
    assert!(codes.contains(&"bundle-fork"), "{codes:?}");
    let log = ["log-forked", "log-cut-back", "consistency-missing"];
    assert!(codes.iter().any(|code| log.contains(code)), "the log too: {codes:?}");
    let _ = bundle;
    next_works(&amina, &bureau, &stick, &first);
}
