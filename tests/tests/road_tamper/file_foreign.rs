//! A file that belongs to nobody lies among the parts.

use std::fs;

use sanad_tests::stick;

use super::Scene;

#[test]
fn a_foreign_file_is_told_by_its_name() {
    for name in ["holiday.jpg", "00000001.age.bak", "99999999.age", "desktop.ini", "listing.age "] {
        let scene = Scene::new();
        fs::write(stick::folder(&scene.stick, &scene.bundle).join(name), b"what is this").unwrap();
        scene.is_refused_for("part-foreign");
        scene.honest_bundles_still_work();
    }
}
