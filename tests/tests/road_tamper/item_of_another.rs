//! A collector sends other bytes, or a record of her own, under the item id of another.

use sanad_tests::mallory::Mallory;
use sanad_vault::Job;

use super::{Scene, failed, next_works};

#[test]
fn the_item_of_another_collector_is_not_replaced() {
    let scene = Scene::new();
    scene.bureau.take_in_all(&scene.stick);
    let mut mallory = Mallory::new();
    mallory.acquire_as(scene.item, b"other bytes");
    let bag = mallory.bundle(1);
    let bundle = mallory.put(&scene.stick, &bag);
    assert_eq!(failed(&scene.bureau, &scene.stick, &bundle).code(), "belongs-to-another");
    let out = scene.bureau.beside("out").join("school.mp4");
    scene.bureau.vault.export(&scene.item, &out, &Job::new()).unwrap();
    assert_eq!(std::fs::read(out).unwrap(), sanad_tests::people::noise(11, 600_000));
    std::fs::remove_dir_all(sanad_tests::stick::folder(&scene.stick, &bundle)).unwrap();
    next_works(&scene.amina, &scene.bureau, &scene.stick, &scene.bundle);
}

#[test]
fn the_item_of_another_that_was_let_go_does_not_come_back() {
    let scene = Scene::new();
    scene.bureau.take_in_all(&scene.stick);
    scene.bureau.vault.dispose(&scene.item, "she asked for it").unwrap();
    let mut mallory = Mallory::new();
    mallory.acquire_as(scene.item, b"other bytes");
    let bag = mallory.bundle(1);
    let bundle = mallory.put(&scene.stick, &bag);
    assert_eq!(failed(&scene.bureau, &scene.stick, &bundle).code(), "belongs-to-another");
}
