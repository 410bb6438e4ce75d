//! A collector names the custody log of another as hers.

use sanad_evidence::log::{NoteSigner, origin};
use sanad_tests::bag::chance;
use sanad_tests::company::pair;
use sanad_tests::mallory::Mallory;
use sanad_tests::stolen;

use super::{Scene, next_works, refused};

#[test]
fn the_log_of_another_collector_has_another_key() {
    let scene = Scene::new();
    scene.bureau.take_in_all(&scene.stick);
    let log = scene.amina.vault.custody(None, None).unwrap()[0].log.clone();
    let mut mallory = Mallory::new();
    mallory.case.log = log.strip_prefix("sanad/log/").unwrap().parse().unwrap();
    mallory.case.log_key = NoteSigner::from_seed(&origin(&mallory.case.log), &chance("mallory's")).unwrap();
    mallory.claim_case(mallory.case.id);
    let bag = mallory.bundle(1);
    let bundle = mallory.put(&scene.stick, &bag);
    assert_eq!(refused(&scene.bureau, &scene.stick, &bundle)[0], "log-key-changed");
    std::fs::remove_dir_all(sanad_tests::stick::folder(&scene.stick, &bundle)).unwrap();
    next_works(&scene.amina, &scene.bureau, &scene.stick, &scene.bundle);
}

#[test]
fn not_even_with_the_logs_own_key() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    amina.acquire_free("one.txt", b"one");
    let sent = amina.transfer().bundle;
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    // The laptop was seized: Mallory has the key of Amina's log, not her key for the Bureau.
    let store = stolen::store(amina.folder(), &amina.sheet);
    let mut mallory = Mallory::new();
    mallory.case.log = stolen::text(&store, "SELECT substr(origin, 11) FROM log").parse().unwrap();
    let seed = stolen::secret(&store, "SELECT key_id FROM log");
    mallory.case.log_key = NoteSigner::from_seed(&origin(&mallory.case.log), &seed).unwrap();
    mallory.claim_case(mallory.case.id);
    for name in ["a", "b", "c", "d", "e", "f"] {
        mallory.case.acquire(name, "txt", name.as_bytes());
    }
    let items: Vec<_> = mallory.case.originals.keys().copied().collect();
    for item in &items {
        mallory.case.consent(item, sanad_evidence::consent::Basis::NotNeeded);
    }
    let bag = mallory.bundle(1);
    let bundle = mallory.put(&stick, &bag);
    let codes = refused(&bureau, &stick, &bundle);
    assert!(codes.contains(&"consistency-missing"), "{codes:?}");
    std::fs::remove_dir_all(sanad_tests::stick::folder(&stick, &bundle)).unwrap();
    next_works(&amina, &bureau, &stick, &sent);
}
