//! A part was cut short: a stick pulled out too early, or a hand.

use std::fs::OpenOptions;

use sanad_tests::stick;

use super::Scene;

#[test]
fn a_part_cut_short_is_not_what_the_listing_states() {
    for size in [0, 1, 200, 262_000] {
        let scene = Scene::new();
        let part = stick::part(&scene.stick, &scene.bundle, 2);
        OpenOptions::new().write(true).open(part).unwrap().set_len(size).unwrap();
        scene.is_refused_for("part-mismatch");
        scene.honest_bundles_still_work();
    }
}

#[test]
fn a_part_with_something_behind_its_end_is_not_what_the_listing_states() {
    let scene = Scene::new();
    let part = stick::part(&scene.stick, &scene.bundle, 2);
    let mut bytes = std::fs::read(&part).unwrap();
    bytes.push(0);
    std::fs::write(part, bytes).unwrap();
    scene.is_refused_for("part-mismatch");
    scene.honest_bundles_still_work();
}
