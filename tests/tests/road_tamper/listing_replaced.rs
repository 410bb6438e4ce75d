//! Someone who learned the Bureau's recipient (from a seized laptop) makes a listing of her own.

use std::fs;

use sanad_evidence::listing::Listing;
use sanad_tests::bag::key;
use sanad_tests::{stick, stolen};

use super::{Scene, refused};

/// What a seized laptop tells: to whom Amina encrypts, and with what she signs.
fn seized(scene: &Scene) -> (String, Listing) {
    let store = stolen::store(scene.amina.folder(), &scene.amina.sheet);
    let recipient = stolen::text(&store, "SELECT recipient FROM partner WHERE name = 'bureau'");
    let desk = stolen::store(scene.bureau.folder(), &scene.bureau.sheet);
    let query = format!("SELECT key_id FROM desk_recipient WHERE recipient = '{recipient}'");
    let identity = stolen::identity(&stolen::secret(&desk, &query));
    let sealed = fs::read(stick::listing(&scene.stick, &scene.bundle)).unwrap();
    (recipient, Listing::open(&stick::decrypt(&sealed, &identity)).unwrap())
}

#[test]
fn a_listing_by_another_hand_is_told() {
    let scene = Scene::new();
    let (recipient, mut listing) = seized(&scene);
    let other = key("another hand");
    listing.key = other.verifying_key();
    stick::put_listing(&scene.stick, &scene.bundle, &listing, &other, &recipient);
    let codes = refused(&scene.bureau, &scene.stick, &scene.bundle);
    assert!(codes.contains(&"listing-wrong"), "{codes:?}");
    scene.honest_bundles_still_work();
}

#[test]
fn a_listing_whose_signature_does_not_hold_is_told() {
    let scene = Scene::new();
    let (recipient, listing) = seized(&scene);
    let (text, other) = (listing.to_text(), key("another hand"));
    let forged = [
        // It names Amina's key, and is signed by another.
        sanad_evidence::sign::sign_document(&text, &other, sanad_evidence::sign::Namespace::Listing).unwrap(),
        // Signed in another namespace.
        sanad_evidence::sign::sign_document(&text, &other, sanad_evidence::sign::Namespace::Bundle).unwrap(),
        // Not signed at all.
        text,
    ];
    for document in forged {
        let path = stick::listing(&scene.stick, &scene.bundle);
        fs::write(path, stick::encrypt(document.as_bytes(), &recipient)).unwrap();
        scene.is_refused_for("listing-wrong");
    }
    scene.honest_bundles_still_work();
}

#[test]
fn a_whole_bundle_by_another_hand_is_signed_by_nobody_known() {
    let scene = Scene::new();
    let (recipient, _) = seized(&scene);
    let mut mallory = sanad_tests::mallory::Mallory::new();
    let bag = mallory.bundle(1);
    fs::remove_dir_all(stick::folder(&scene.stick, &scene.bundle)).unwrap();
    let bundle = bag.info().bundle;
    stick::put(&scene.stick, &bundle, &bag.to_tar(), &bag.key, &recipient);
    let codes = refused(&scene.bureau, &scene.stick, &bundle);
    for code in ["enrolment-wrong", "signer-unknown", "recipient-other"] {
        assert!(codes.contains(&code), "{codes:?}");
    }
    scene.honest_bundles_still_work();
}
