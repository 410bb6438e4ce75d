//! What goes, when, and in which order; with a clock that is moved.

use sanad_evidence::mailbox::handle;

use super::*;
use crate::store::{BundlePlace, place};
use crate::sweep::Swept;

const NOTHING: Swept = Swept { given_up: 0, uncollected: 0, removed: 0 };

fn bundle(place: &Place, seed: u8) -> BundlePlace {
    BundlePlace { partner: place.one.id, handle: handle(&token_digest(seed)) }
}

#[tokio::test]
async fn what_was_never_closed_is_withdrawn_after_a_while() {
    let place = Place::with(Limits::default(), false).await;
    let token = place.token(11).await;
    open(&place.mailbox, &token, id(1), 2, 100).await;
    place.put("/v1/bundle/parts/1", &token, b"part").await;
    place.days_pass(89);
    assert_eq!(place.mailbox.sweep().await, Ok(NOTHING));
    assert_eq!(place.put("/v1/bundle/parts/2", &token, b"part").await.status, 201);
    place.days_pass(2);
    assert_eq!(place.mailbox.sweep().await, Ok(Swept { given_up: 1, ..NOTHING }));
    assert_eq!(place.put("/v1/bundle/parts/1", &token, b"part").await.code(), "withdrawn");
    assert_eq!(place.mailbox.sweep().await, Ok(NOTHING));
    // Later its remains go too, and its token with them.
    place.days_pass(181);
    assert_eq!(place.mailbox.sweep().await, Ok(Swept { removed: 1, ..NOTHING }));
    assert_eq!(place.ask("GET", "/v1/bundle", &token).await.code(), "unauthorized");
    assert_eq!(place.mailbox.room.used(&place.one.id).bundles, 0);
}

#[tokio::test]
async fn what_is_closed_stays_until_it_was_collected() {
    let place = Place::with(Limits::default(), false).await;
    let token = place.token(11).await;
    place.deliver(&token, &[b"part"], b"listing").await;
    let desk = format!("/v1/desk/bundles/{}", handle(&token_digest(11)));
    place.days_pass(10_000);
    assert_eq!(place.mailbox.sweep().await, Ok(NOTHING));
    assert_eq!(place.ask("GET", &format!("{desk}/parts/1"), &place.one.key).await.status, 200);
    place.put(&format!("{desk}/replies/1"), &place.one.key, b"acceptance").await;
    place.ask("DELETE", &desk, &place.one.key).await;
    place.days_pass(179);
    assert_eq!(place.mailbox.sweep().await, Ok(NOTHING));
    assert_eq!(place.ask("GET", "/v1/bundle/replies/1", &token).await.status, 200);
    // A clock that goes back makes nothing due.
    place.days_pass(-5000);
    assert_eq!(place.mailbox.sweep().await, Ok(NOTHING));
    place.days_pass(5002);
    assert_eq!(place.mailbox.sweep().await, Ok(Swept { removed: 1, ..NOTHING }));
    assert_eq!(place.ask("GET", "/v1/bundle/replies/1", &token).await.code(), "unauthorized");
    let left: Vec<String> = walk(&place.folder.path().join("store/bundles"));
    assert_eq!(left, Vec::<String>::new());
    assert!(place.mailbox.store.has(&place::partner(&place.one.id)).await.unwrap());
}

#[tokio::test]
async fn what_nobody_collects_goes_only_where_the_operator_says_so() {
    let limits = Limits { uncollected_days: Some(30), ..Limits::default() };
    let place = Place::with(limits, true).await;
    let token = place.token(11).await;
    let receipt = place.deliver(&token, &[b"part"], b"listing").await;
    place.days_pass(29);
    assert_eq!(place.mailbox.sweep().await, Ok(NOTHING));
    place.days_pass(2);
    assert_eq!(place.mailbox.sweep().await, Ok(Swept { uncollected: 1, ..NOTHING }));
    assert_eq!(close(&place.mailbox, &token, &[b"part"], b"listing").await.body, receipt.body);
    let state = place.ask("GET", "/v1/bundle", &token).await;
    assert!(state.body.ends_with(br#""state":"collected","parts":1,"held":[]}"#));
    assert_eq!(place.mailbox.check().await.unwrap().faults, []);
}

/// A sweep that was stopped at any point is begun again, and nothing is half done for good.
#[tokio::test]
async fn a_stopped_removal_is_finished() {
    for gone in 0..5 {
        let place = Place::with(Limits::default(), true).await;
        let token = place.token(11).await;
        place.deliver(&token, &[b"part"], b"listing").await;
        let desk = format!("/v1/desk/bundles/{}", handle(&token_digest(11)));
        place.put(&format!("{desk}/replies/1"), &place.one.key, b"acceptance").await;
        place.ask("DELETE", &desk, &place.one.key).await;
        place.days_pass(181);
        let bundle = bundle(&place, 11);
        let order = [
            bundle.reply(1),
            place::token(&token_digest(11)),
            bundle.open(),
            bundle.end(),
            bundle.collected(),
        ];
        for path in order.iter().take(gone) {
            place.mailbox.store.remove(path).await.unwrap();
        }
        place.mailbox.sweep().await.unwrap();
        for path in &order {
            assert!(!place.mailbox.store.has(path).await.unwrap(), "{gone}: {path} is left");
        }
    }
}

/// Parts that came while the bundle was withdrawn go with the next sweep; so do letters of nothing.
#[tokio::test]
async fn what_came_too_late_goes() {
    let place = Place::new().await;
    let token = place.token(11).await;
    open(&place.mailbox, &token, id(1), 2, 100).await;
    place.ask("DELETE", "/v1/bundle", &token).await;
    let late = bundle(&place, 11).part(1);
    place.mailbox.store.create(&late, Bytes::from_static(b"late")).await.unwrap();
    let lost = bundle(&place, 12).reply(1);
    place.mailbox.store.create(&lost, Bytes::from_static(b"lost")).await.unwrap();
    place.mailbox.sweep().await.unwrap();
    assert!(!place.mailbox.store.has(&late).await.unwrap());
    assert!(place.mailbox.store.has(&lost).await.unwrap());
    place.days_pass(2);
    place.mailbox.sweep().await.unwrap();
    assert!(!place.mailbox.store.has(&lost).await.unwrap());
}

#[tokio::test]
async fn a_receipt_whose_opening_is_lost_is_kept_and_told() {
    let place = Place::new().await;
    let token = place.token(11).await;
    place.deliver(&token, &[b"part"], b"listing").await;
    place.mailbox.store.remove(&bundle(&place, 11).open()).await.unwrap();
    place.days_pass(10_000);
    assert_eq!(place.mailbox.sweep().await, Ok(NOTHING));
    assert!(place.mailbox.store.has(&bundle(&place, 11).part(1)).await.unwrap());
    assert_eq!(place.mailbox.check().await.unwrap().faults[0].1, "its open.json is not there");
}

/// One bundle that is damaged stays as it is, and keeps no other from being listed, swept or checked.
#[tokio::test]
async fn what_is_damaged_hides_nothing_else() {
    let place = Place::with(Limits { uncollected_days: Some(30), ..Limits::default() }, false).await;
    for seed in 11..=14 {
        let token = place.token(seed).await;
        place.deliver(&token, &[b"part"], b"listing").await;
    }
    let store = place.folder.path().join("store");
    std::fs::write(store.join(bundle(&place, 12).end().as_ref()), "what is this\n").unwrap();
    std::fs::write(store.join(bundle(&place, 13).open().as_ref()), vec![b' '; 10_000]).unwrap();
    let told = place.ask("GET", "/v1/desk/bundles", &place.one.key).await;
    let waiting = sanad_evidence::mailbox::Waiting::parse(&told.body).unwrap();
    assert_eq!(waiting.bundles.len(), 2);
    let checked = place.mailbox.check().await.unwrap();
    assert_eq!((checked.sound, checked.faults.len()), (2, 2));
    place.days_pass(31);
    let met = place.mailbox.sweep().await.unwrap_err();
    assert_eq!(met.code(), "store-damaged");
    assert_eq!(place.mailbox.check().await.unwrap().collected, 2, "the others were not swept");
    assert!(store.join(bundle(&place, 12).part(1).as_ref()).exists());
}

/// What a killed writer left beside the places of parts goes after a day, and never what is whole.
#[tokio::test]
async fn half_written_files_go() {
    let place = Place::with(Limits::default(), false).await;
    let token = place.token(11).await;
    open(&place.mailbox, &token, id(1), 2, 100).await;
    place.put("/v1/bundle/parts/1", &token, b"part").await;
    let folder = place.folder.path().join("store").join(bundle(&place, 11).folder().as_ref());
    let (old, fresh) = (folder.join("00000002.age#1"), folder.join("00000002.age#2"));
    std::fs::write(&old, "half").unwrap();
    std::fs::write(&fresh, "half").unwrap();
    let yesterday = std::time::SystemTime::now() - std::time::Duration::from_secs(90_000);
    for path in [&old, &folder.join("00000001.age")] {
        std::fs::File::open(path).unwrap().set_modified(yesterday).unwrap();
    }
    place.mailbox.sweep().await.unwrap();
    assert!(!old.exists() && fresh.exists() && folder.join("00000001.age").exists());
    let state = place.ask("GET", "/v1/bundle", &token).await;
    assert!(state.body.ends_with(br#""held":[[1,1]]}"#), "{state:?}");
}

fn walk(folder: &std::path::Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(walk(&path)),
            false => found.push(path.display().to_string()),
        }
    }
    found
}
