//! The same acceptance comes again.

use std::fs;

use sanad_tests::stick;

use super::Scene;

#[test]
fn an_acceptance_counts_once() {
    let scene = Scene::answered();
    let reply = fs::read(stick::reply(&scene.stick, &scene.bundle)).unwrap();
    assert_eq!(scene.amina.courier(&scene.stick).acceptances.len(), 1);
    let before = scene.amina.vault.custody(None, None).unwrap();
    assert_eq!(scene.amina.courier(&scene.stick).acceptances.len(), 0, "it is not even looked at");
    scene.amina.vault.record_acceptance(&scene.bundle, &reply).unwrap();
    assert_eq!(scene.amina.vault.custody(None, None).unwrap(), before);
    // After the original was forgotten, an old word about it changes nothing.
    scene.amina.vault.forget(&scene.item).unwrap();
    scene.amina.vault.record_acceptance(&scene.bundle, &reply).unwrap();
    assert_eq!(scene.amina.vault.items(None).unwrap()[0].state, "forgotten");
    // A bundle that was never made is answered by nobody.
    let unknown = sanad_tests::bag::id("unknown");
    assert_eq!(scene.amina.vault.record_acceptance(&unknown, &reply).unwrap_err().code(), "bundle-not-found");
}

#[test]
fn an_older_answer_does_not_turn_back_where_the_next_bundle_goes() {
    let scene = Scene::answered();
    let old = fs::read(stick::reply(&scene.stick, &scene.bundle)).unwrap();
    scene.amina.courier(&scene.stick);
    scene.amina.acquire_free("two.txt", b"two");
    let second = scene.amina.transfer().bundle;
    scene.amina.courier(&scene.stick);
    scene.bureau.take_in_all(&scene.stick);
    scene.bureau.accept(&second);
    scene.bureau.courier(&scene.stick);
    scene.amina.courier(&scene.stick);
    let recipient = |amina: &sanad_tests::people::Person| {
        let store = sanad_tests::stolen::store(amina.folder(), &amina.sheet);
        sanad_tests::stolen::text(&store, "SELECT recipient FROM partner WHERE name = 'bureau'")
    };
    let now = recipient(&scene.amina);
    scene.amina.vault.record_acceptance(&scene.bundle, &old).unwrap();
    assert_eq!(recipient(&scene.amina), now);
}
