//! A part of another bundle, or of another sender, in the place of one of this.

use std::fs;

use sanad_tests::company::zahra;
use sanad_tests::stick;

use super::Scene;

#[test]
fn a_part_of_another_bundle_of_hers_is_not_what_the_listing_states() {
    let scene = Scene::new();
    scene.amina.acquire_free("other.txt", b"another day");
    let other = scene.amina.transfer().bundle;
    let elsewhere = scene.amina.beside("elsewhere");
    scene.amina.courier(&elsewhere);
    fs::copy(stick::part(&elsewhere, &other, 1), stick::part(&scene.stick, &scene.bundle, 1)).unwrap();
    scene.is_refused_for("part-mismatch");
    fs::remove_dir_all(elsewhere).unwrap();
    scene.is_refused_for("part-mismatch");
}

#[test]
fn a_part_of_another_sender_is_not_what_the_listing_states() {
    let scene = Scene::new();
    let zahra = zahra();
    let elsewhere = zahra.beside("elsewhere");
    zahra.acquire_free("hers.txt", b"Zahra's own");
    let other = zahra.transfer().bundle;
    zahra.courier(&elsewhere);
    fs::copy(stick::part(&elsewhere, &other, 1), stick::part(&scene.stick, &scene.bundle, 2)).unwrap();
    scene.is_refused_for("part-mismatch");
    scene.honest_bundles_still_work();
}
