//! A part stands there twice: in the place of another, or behind the last.

use std::fs;

use sanad_tests::stick;

use super::Scene;

#[test]
fn a_part_in_the_place_of_another_is_not_what_the_listing_states() {
    let scene = Scene::new();
    let one = stick::part(&scene.stick, &scene.bundle, 1);
    fs::copy(one, stick::part(&scene.stick, &scene.bundle, 3)).unwrap();
    scene.is_refused_for("part-mismatch");
    scene.honest_bundles_still_work();
}

#[test]
fn a_part_behind_the_last_is_foreign() {
    let scene = Scene::new();
    let one = stick::part(&scene.stick, &scene.bundle, 1);
    let count = stick::names(&scene.stick, &scene.bundle).len();
    fs::copy(one, stick::part(&scene.stick, &scene.bundle, count)).unwrap();
    scene.is_refused_for("part-foreign");
    scene.honest_bundles_still_work();
}
