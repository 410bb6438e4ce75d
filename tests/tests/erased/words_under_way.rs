//! Words about an item wait in the outbox while it is disposed of.

use sanad_tests::company::pair;
use sanad_tests::people::noise;
use sanad_vault::Description;

use super::{settle, traces, words};

#[test]
fn what_waits_in_the_outbox_is_under_way_or_gone() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    let item = amina.acquire_free("x.jpg", &noise(1, 20_000));
    let bundle = amina.transfer().bundle;
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    bureau.accept(&bundle);
    bureau.courier(&stick);
    amina.courier(&stick);
    // A second bundle with words alone: the original is at the Bureau already.
    let facts = Description { events: Some("CANARY-EVENTS-6617".to_owned()), ..Description::default() };
    amina.vault.describe(&item, &facts).unwrap();
    let second = amina.transfer().bundle;
    let canary = words(&["CANARY-EVENTS-6617"]);
    assert_eq!(amina.vault.dispose(&item, "she asked for it").unwrap_err().code(), "still-under-way");
    amina.vault.withdraw(&second).unwrap();
    amina.vault.dispose(&item, "she asked for it").unwrap();
    settle(&amina);
    assert_eq!(traces(&amina, &canary), Vec::<String>::new());
}

#[test]
fn an_original_that_waits_in_the_outbox_is_not_disposed_of_behind_its_back() {
    let (amina, _) = pair();
    let item = amina.acquire_free("x.jpg", &noise(1, 20_000));
    let bundle = amina.transfer().bundle;
    assert_eq!(amina.vault.dispose(&item, "she asked for it").unwrap_err().code(), "still-under-way");
    assert_eq!(amina.vault.withdraw(&bundle).unwrap(), vec![bundle]);
    amina.vault.dispose(&item, "she asked for it").unwrap();
}

#[test]
fn what_was_delivered_and_could_be_sent_again_holds_no_word_of_it() {
    let (amina, _) = pair();
    let stick = amina.beside("stick");
    let item = amina.acquire_free("CANARY-NAME-7719.jpg", &noise(1, 20_000));
    let facts = Description { events: Some("CANARY-EVENTS-6617".to_owned()), ..Description::default() };
    amina.vault.describe(&item, &facts).unwrap();
    amina.transfer();
    amina.courier(&stick);
    settle(&amina);
    let canaries = words(&["CANARY-NAME-7719.jpg", "CANARY-EVENTS-6617"]);
    assert_eq!(traces(&amina, &canaries).len(), 2);
    amina.vault.dispose(&item, "she asked for it").unwrap();
    assert_eq!(traces(&amina, &canaries), Vec::<String>::new());
}
