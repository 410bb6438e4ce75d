//! A collector speaks for a person of another's case.

use std::collections::BTreeMap;

use sanad_evidence::Schema;
use sanad_evidence::entry::ThingKind;
use sanad_tests::bag::Person as Her;
use sanad_tests::company::pair;
use sanad_tests::stolen;
use serde_json::json;

use super::{Scene, WORDS};

#[test]
fn nobody_but_her_collector_speaks_for_her() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    amina.makes_ready();
    let (person, account) = amina.told(2, WORDS);
    amina.transfer();
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    let store = stolen::store(amina.folder(), &amina.sheet);
    let consent = stolen::text(
        &store,
        &format!("SELECT id FROM consent WHERE recipient = '{}'", amina.recipient("bureau")),
    );
    let identity = stolen::text(&store, &format!("SELECT identity FROM person WHERE id = '{person}'"));
    let known = Her { id: person, identity: identity.parse().unwrap(), consent: consent.parse().unwrap() };
    let lies: [fn(&mut Scene, &Her); 5] = [
        |scene, her| {
            let answers = scene.answers(5);
            scene.mallory.case.answers(her, &answers);
        },
        |scene, her| {
            let recipient = scene.mallory.recipient();
            scene.mallory.case.withdrawal_from(her, &recipient, &[]);
        },
        |scene, her| {
            let answers = scene.answers(5);
            let elsewhere = Her { consent: scene.her.consent, ..*her };
            scene.mallory.case.answers(&elsewhere, &answers);
        },
        |scene, her| {
            let answers = scene.answers(5);
            scene.mallory.case.answers(&Her { id: her.id, ..scene.her }, &answers);
            scene.mallory.case.account(her, "words put into her mouth");
        },
        |scene, her| {
            let values = BTreeMap::from([
                ("person", json!(her.id.to_string())),
                ("case", json!(scene.mallory.case.id.to_string())),
                ("code", json!("W-9999")),
            ]);
            scene.mallory.case.seal_about((ThingKind::Person, her.id), &Schema::PERSON, values);
            let answers = scene.answers(5);
            scene.mallory.case.answers(&Her { consent: scene.her.consent, ..*her }, &answers);
        },
    ];
    let (home, folder, sheet) = bureau.lock();
    for (number, lie) in lies.iter().enumerate() {
        let copy = sanad_tests::company::copy_folder(&folder, &sheet);
        let mut scene = Scene::new();
        scene.bureau = copy;
        lie(&mut scene, &known);
        let codes = scene.sends();
        assert_ne!(codes, Vec::<&str>::new(), "lie {number}");
        let state = scene.bureau.vault.consent_state(&person).unwrap();
        assert_eq!((state[0].height, state[0].withdrawn), (2, false), "lie {number}");
        assert_eq!(scene.bureau.vault.account(&account).unwrap().versions.len(), 1);
        assert_eq!(scene.bureau.vault.accounts(&person).unwrap().len(), 1);
    }
    drop(home);
}
