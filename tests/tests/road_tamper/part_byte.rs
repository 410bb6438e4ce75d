//! One byte of a part was changed.

use sanad_tests::stick;

use super::Scene;

#[test]
fn a_changed_byte_shows_in_whichever_part() {
    let scene = Scene::new();
    let count = stick::names(&scene.stick, &scene.bundle).len() - 1;
    for index in 1..=count {
        let scene = Scene::new();
        stick::flip(&stick::part(&scene.stick, &scene.bundle, index));
        scene.is_refused_for("part-mismatch");
        scene.honest_bundles_still_work();
    }
}
