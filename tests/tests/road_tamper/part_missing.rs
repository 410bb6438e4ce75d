//! A part was taken from the stick.

use std::fs;

use sanad_tests::stick;

use super::Scene;

#[test]
fn a_missing_part_is_told_by_its_name() {
    for index in [1, 2] {
        let scene = Scene::new();
        fs::remove_file(stick::part(&scene.stick, &scene.bundle, index)).unwrap();
        scene.is_refused_for("part-missing");
        scene.honest_bundles_still_work();
    }
}
