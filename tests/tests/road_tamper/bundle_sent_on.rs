//! A partner hands on what it received to another desk, as if it had been sent there.

use std::fs;

use sanad_tests::bag::key;
use sanad_tests::company::{archive, pair};
use sanad_tests::people::noise;
use sanad_tests::{stick, stolen};

use super::{failed, next_works, refused};

#[test]
fn a_bundle_for_another_partner_opens_with_no_key() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    amina.acquire_free("film.mp4", &noise(3, 300_000));
    let bundle = amina.vault.assemble(&amina.case(), "archive").unwrap().bundle;
    amina.courier(&stick);
    assert_eq!(failed(&bureau, &stick, &bundle).code(), "bundle-not-for-us");
}

#[test]
fn a_partner_that_encrypts_it_anew_is_found_out() {
    let (amina, bureau, archive) = (pair().0, pair().1, archive());
    let stick = amina.beside("stick");
    amina.acquire_free("film.mp4", &noise(3, 300_000));
    let bundle = amina.vault.assemble(&amina.case(), "archive").unwrap().bundle;
    amina.courier(&stick);
    let desk = stolen::store(archive.folder(), &archive.sheet);
    let identity = stolen::identity(&stolen::secret(&desk, "SELECT key_id FROM desk_recipient"));
    let tar = stick::tar(&stick, &bundle, &identity);
    // It even knows to whom Amina encrypts at the Bureau, and has everything but her key for it.
    let hers = stolen::store(amina.folder(), &amina.sheet);
    let recipient = stolen::text(&hers, "SELECT recipient FROM partner WHERE name = 'bureau'");
    fs::remove_dir_all(stick::folder(&stick, &bundle)).unwrap();
    stick::put(&stick, &bundle, &tar, &key("the archive's own"), &recipient);
    let codes = refused(&bureau, &stick, &bundle);
    for code in ["recipient-other", "enrolment-wrong", "signer-unknown"] {
        assert!(codes.contains(&code), "{codes:?}");
    }
    fs::remove_dir_all(stick.join("bundles")).unwrap();
    let own = amina.transfer().bundle;
    amina.courier(&stick);
    assert_eq!(bureau.take_in_all(&stick)[0].bundle, own);
    next_works(&amina, &bureau, &stick, &own);
}
