//! A collector claims the case of another.

use sanad_tests::mallory::Mallory;

use super::{Scene, failed, next_works};

#[test]
fn the_case_of_another_collector_is_not_added_to() {
    let scene = Scene::new();
    scene.bureau.take_in_all(&scene.stick);
    let mut mallory = Mallory::new();
    mallory.claim_case(scene.amina.case());
    mallory.case.acquire("evil.txt", "txt", b"not Amina's");
    let item = *mallory.case.originals.keys().next().unwrap();
    mallory.case.consent(&item, sanad_evidence::consent::Basis::NotNeeded);
    let bag = mallory.bundle(1);
    let bundle = mallory.put(&scene.stick, &bag);
    assert_eq!(failed(&scene.bureau, &scene.stick, &bundle).code(), "belongs-to-another");
    std::fs::remove_dir_all(sanad_tests::stick::folder(&scene.stick, &bundle)).unwrap();
    next_works(&scene.amina, &scene.bureau, &scene.stick, &scene.bundle);
}
