//! The listing of another bundle of hers in the place of this one's.

use std::fs;

use sanad_tests::stick;

use super::Scene;

#[test]
fn the_listing_of_another_bundle_is_told() {
    let scene = Scene::new();
    scene.amina.acquire_free("other.txt", b"another day");
    let other = scene.amina.transfer().bundle;
    let elsewhere = scene.amina.beside("elsewhere");
    scene.amina.courier(&elsewhere);
    let listing = stick::listing(&scene.stick, &scene.bundle);
    fs::copy(stick::listing(&elsewhere, &other), &listing).unwrap();
    scene.is_refused_for("listing-wrong");
    // Her second bundle counts on the first, which now comes as she sent it.
    stick::copy_all(&scene.pristine, &scene.stick);
    stick::copy_all(&elsewhere, &scene.stick);
    assert_eq!(scene.bureau.take_in_all(&scene.stick).len(), 2);
}
