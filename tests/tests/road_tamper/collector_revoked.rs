//! A collector who was revoked sends on.

use super::Scene;

#[test]
fn nothing_more_is_taken_from_a_revoked_collector() {
    for enrolled in [false, true] {
        let scene = Scene::new();
        let name = format!("amina-{}", scene.amina.vault.id());
        let mut bundle = scene.bundle;
        if enrolled {
            scene.bureau.take_in_all(&scene.stick);
            scene.amina.acquire_free("later.txt", b"later");
            bundle = scene.amina.transfer().bundle;
            scene.amina.courier(&scene.stick);
        }
        scene.bureau.vault.revoke_collector(&name).unwrap();
        assert_eq!(super::failed(&scene.bureau, &scene.stick, &bundle).code(), "collector-revoked");
        // What was taken in before stays.
        assert_eq!(scene.bureau.vault.items(None).unwrap().len(), usize::from(enrolled));
    }
}
