//! After the Bureau stored it, Amina's laptop forgets.

use sanad_tests::company::pair;
use sanad_tests::people::noise;
use sanad_vault::Job;

use super::{identity, original_is_gone, settle, traces};

#[test]
fn the_identity_of_a_forgotten_original_is_nowhere_and_the_others_still_are() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    let mut items = Vec::new();
    for number in 0..12 {
        items.push(amina.acquire_free(&format!("{number}.jpg"), &noise(number + 1, 20_000)));
    }
    let bundle = amina.transfer().bundle;
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    bureau.accept(&bundle);
    bureau.courier(&stick);
    amina.courier(&stick);
    // Before anything is settled, the log has what the store has not yet: the search finds both.
    let newest = identity(&amina, &amina.acquire_free("newest.jpg", b"newest"));
    assert_eq!(traces(&amina, &newest), vec!["the identity's bytes: in the write-ahead log"]);
    settle(&amina);
    let secrets: Vec<_> = items.iter().map(|item| identity(&amina, item)).collect();
    for secret in &secrets {
        // The control: the search finds what is there.
        assert_eq!(traces(&amina, secret), vec!["the identity's bytes: in a page of the store"]);
    }
    for (place, item) in items.iter().enumerate().filter(|(place, _)| place % 2 == 0) {
        amina.vault.forget(item).unwrap();
        assert_eq!(traces(&amina, &secrets[place]), Vec::<String>::new(), "at once, with the vault open");
        assert!(original_is_gone(&amina, item));
        assert_eq!(amina.vault.forget(item).unwrap_err().code(), "original-not-kept");
    }
    for (place, item) in items.iter().enumerate().filter(|(place, _)| place % 2 == 1) {
        settle(&amina);
        assert_eq!(traces(&amina, &secrets[place]).len(), 1, "a key that is still needed");
        amina.vault.export(item, &amina.beside("out").join(place.to_string()), &Job::new()).unwrap();
    }
    // Words stay: it is the original that is elsewhere.
    let page = amina.vault.show(&items[0]).unwrap();
    assert_eq!((page.row.state.as_str(), page.row.file_name.as_deref()), ("forgotten", Some("0.jpg")));
    assert!(page.records.iter().any(|record| record.kind == "tombstone/1"));
    assert_eq!(page.custody.last().unwrap().action, "Forgotten");
    assert_eq!(amina.vault.check_fixity(&Job::new()).unwrap().findings, vec![]);

    // And after the night.
    let amina = amina.sleep_and_wake();
    settle(&amina);
    for place in (0..items.len()).step_by(2) {
        assert_eq!(traces(&amina, &secrets[place]), Vec::<String>::new());
    }
}

#[test]
fn the_identity_is_gone_although_someone_was_reading() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    let item = amina.acquire_free("x.jpg", &noise(1, 20_000));
    let bundle = amina.transfer().bundle;
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    bureau.accept(&bundle);
    bureau.courier(&stick);
    amina.courier(&stick);
    settle(&amina);
    let secret = identity(&amina, &item);
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                amina.vault.custody(None, None).unwrap();
            }
        });
        let forgotten = amina.vault.forget(&item);
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        reader.join().unwrap();
        forgotten.unwrap();
    });
    assert_eq!(traces(&amina, &secret), Vec::<String>::new());
}
