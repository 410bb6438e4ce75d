//! Two parts changed places.

use std::fs;

use sanad_tests::stick;

use super::Scene;

#[test]
fn parts_in_each_others_places_are_not_what_the_listing_states() {
    let scene = Scene::new();
    let (one, two) =
        (stick::part(&scene.stick, &scene.bundle, 1), stick::part(&scene.stick, &scene.bundle, 2));
    let (first, second) = (fs::read(&one).unwrap(), fs::read(&two).unwrap());
    fs::write(&one, second).unwrap();
    fs::write(&two, first).unwrap();
    scene.is_refused_for("part-mismatch");
    scene.honest_bundles_still_work();
}
