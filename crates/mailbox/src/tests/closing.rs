//! Closing, withdrawing, and both at once.

use sanad_evidence::receipt::Receipt;

use super::*;

const PARTS: [&[u8]; 3] = [b"part one", b"part two", b"part three"];

async fn filled(place: &Place, token: &str) {
    assert_eq!(open(&place.mailbox, token, id(1), 3, 1000).await.status, 201);
    for (index, part) in PARTS.iter().enumerate() {
        let path = format!("/v1/bundle/parts/{}", index + 1);
        assert_eq!(place.put(&path, token, part).await.status, 201);
    }
}

#[tokio::test]
async fn a_receipt_says_what_is_held_and_stays_the_same() {
    for memory in [true, false] {
        let place = Place::with(Limits::default(), memory).await;
        let token = place.token(11).await;
        filled(&place, &token).await;
        let first = close(&place.mailbox, &token, &PARTS, b"listing").await;
        assert_eq!(first.status, 200);
        let receipt = Receipt::open_from(&first.body, &receipt_key().verifying_key()).unwrap();
        assert_eq!((receipt.bundle, receipt.parts, receipt.bytes), (id(1), 3, 26));
        assert_eq!(receipt.listing, Digest::of(b"listing"));
        assert_eq!(receipt.sums, sums(PARTS.map(Digest::of)));
        place.days_pass(3);
        for mailbox in [&place.mailbox, &place.another()] {
            let again = close(mailbox, &token, &PARTS, b"listing").await;
            assert_eq!((again.status, again.body), (200, first.body.clone()));
        }
        assert_eq!(close(&place.mailbox, &token, &PARTS, b"other").await.code(), "closed");
        assert_eq!(close(&place.mailbox, &token, &PARTS[..2], b"listing").await.code(), "closed");
        assert_eq!(place.put("/v1/bundle/parts/1", &token, PARTS[0]).await.code(), "closed");
        assert_eq!(place.ask("DELETE", "/v1/bundle", &token).await.code(), "closed");
        let state = place.ask("GET", "/v1/bundle", &token).await;
        assert!(state.body.ends_with(br#""state":"closed","parts":3,"held":[]}"#));
        let checked = place.mailbox.check().await.unwrap();
        assert_eq!((checked.sound, checked.faults.len()), (1, 0));
    }
}

#[tokio::test]
async fn what_is_not_held_is_named_and_what_was_not_meant_is_not_signed() {
    let place = Place::with(Limits::default(), false).await;
    let token = place.token(11).await;
    open(&place.mailbox, &token, id(1), 3, 30).await;
    let told = close(&place.mailbox, &token, &PARTS, b"list").await;
    assert_eq!(Problem::parse(409, &told.body).unwrap().missing, [(1, 3)]);
    place.put("/v1/bundle/parts/2", &token, PARTS[1]).await;
    let told = close(&place.mailbox, &token, &PARTS, b"list").await;
    assert_eq!((told.code(), told.status), ("parts-missing", 409));
    assert_eq!(Problem::parse(409, &told.body).unwrap().missing, [(1, 1), (3, 3)]);
    place.put("/v1/bundle/parts/1", &token, PARTS[0]).await;
    place.put("/v1/bundle/parts/3", &token, PARTS[2]).await;
    let told = close(&place.mailbox, &token, &[PARTS[0], PARTS[1], b"other"], b"list").await;
    assert_eq!((told.code(), told.status), ("sums-differ", 409));
    // 26 bytes of parts and 5 of the listing are more than 30.
    assert_eq!(close(&place.mailbox, &token, &PARTS, b"lists").await.code(), "too-big");
    assert_eq!(close(&place.mailbox, &token, &PARTS, b"").await.code(), "bad-request");
    let digest = content_digest(&Digest::of(b"list"));
    let headers = [("content-digest", digest.as_str())];
    let told = ask(&place.mailbox, "POST", "/v1/bundle/close", &token, &headers, b"list").await;
    assert_eq!(told.code(), "bad-request");
    let headers = [headers[0], ("sanad-sums", "00")];
    let told = ask(&place.mailbox, "POST", "/v1/bundle/close", &token, &headers, b"list").await;
    assert_eq!(told.code(), "bad-request");

    // A part that goes bad on the disk is found before anything is signed.
    let part = place.folder.path().join("store").join(
        crate::store::BundlePlace {
            partner: place.one.id,
            handle: sanad_evidence::mailbox::handle(&token_digest(11)),
        }
        .part(2)
        .as_ref(),
    );
    let whole = std::fs::read(&part).unwrap();
    std::fs::write(&part, b"part twO").unwrap();
    assert_eq!(close(&place.mailbox, &token, &PARTS, b"list").await.code(), "sums-differ");
    std::fs::write(&part, whole).unwrap();
    assert_eq!(close(&place.mailbox, &token, &PARTS, b"list").await.status, 200);
    // ... and after, by `check`.
    std::fs::write(&part, b"part twO").unwrap();
    assert_eq!(place.mailbox.check().await.unwrap().faults[0].1, "a part has other bytes");
    std::fs::remove_file(&part).unwrap();
    assert_eq!(place.mailbox.check().await.unwrap().faults[0].1, "a part is not there");
}

#[tokio::test]
async fn listings_that_lead_to_nothing_fill_no_store() {
    let place = Place::with(Limits::default(), false).await;
    let token = place.token(11).await;
    open(&place.mailbox, &token, id(1), 1, 100).await;
    let mut told = Vec::new();
    for number in 0..7 {
        let listing = [number; 30];
        told.push(close(&place.mailbox, &token, &PARTS[..1], &listing).await.code());
    }
    assert_eq!(told, [&["parts-missing"; 3][..], &["too-big"; 4][..]].concat());
    place.put("/v1/bundle/parts/1", &token, PARTS[0]).await;
    assert_eq!(
        close(&place.mailbox, &token, &PARTS[..1], &[1; 30]).await.status,
        200,
        "what is here is used"
    );
}

#[tokio::test]
async fn withdrawn_is_withdrawn() {
    let place = Place::with(Limits::default(), false).await;
    let token = place.token(11).await;
    filled(&place, &token).await;
    for _ in 0..2 {
        assert_eq!(place.ask("DELETE", "/v1/bundle", &token).await.status, 204);
    }
    for told in [
        open(&place.mailbox, &token, id(1), 3, 1000).await,
        place.put("/v1/bundle/parts/1", &token, PARTS[0]).await,
        place.put("/v1/bundle/messages/1", &token, b"message").await,
        close(&place.mailbox, &token, &PARTS, b"listing").await,
    ] {
        assert_eq!((told.status, told.code()), (410, "withdrawn"));
    }
    assert_eq!(open(&place.mailbox, &token, id(2), 3, 1000).await.code(), "token-spent");
    let state = place.ask("GET", "/v1/bundle", &token).await;
    assert!(state.body.ends_with(br#""state":"withdrawn","parts":3,"held":[]}"#));
    let bundles = place.folder.path().join("store/bundles").join(place.one.id.to_string());
    let bundle = std::fs::read_dir(bundles).unwrap().next().unwrap().unwrap().path();
    let mut left: Vec<_> = std::fs::read_dir(bundle).unwrap().map(|one| one.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["end", "open.json"]);
    assert_eq!(place.mailbox.room.used(&place.one.id).bytes, 0);
}

/// Whoever is first decides, and all hear the same: over two processes, with two listings, and one who
/// withdraws.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_all_who_end_a_bundle_at_once_one_does() {
    let (mut receipts, mut withdrawals) = (0, 0);
    for round in 0..20_u8 {
        let place = Place::with(Limits::default(), round % 2 == 0).await;
        let token = place.token(11).await;
        filled(&place, &token).await;
        let (here, there) = (Arc::clone(&place.mailbox), place.another());
        let closing = |mailbox: &Arc<Mailbox>, listing: &'static [u8]| {
            let (mailbox, token) = (Arc::clone(mailbox), token.clone());
            tokio::spawn(async move { close(&mailbox, &token, &PARTS, listing).await })
        };
        let mut tasks =
            vec![closing(&here, b"listing a"), closing(&there, b"listing b"), closing(&there, b"listing a")];
        let (mailbox, withdrawn) = (Arc::clone(&here), token.clone());
        let withdraw = async move { ask(&mailbox, "DELETE", "/v1/bundle", &withdrawn, &[], b"").await };
        // Sometimes first, sometimes among them, sometimes last.
        if round % 3 == 0 {
            tasks.insert(0, tokio::spawn(withdraw));
        } else {
            tokio::task::yield_now().await;
            tasks.push(tokio::spawn(withdraw));
        }
        let mut bodies = Vec::new();
        let mut withdrawn = 0;
        for task in tasks {
            let told = task.await.unwrap();
            match told.status {
                200 => bodies.push(told.body),
                204 => withdrawn += 1,
                // Busy: it is being read for the other closing, and this one is to ask again.
                _ => assert!(["closed", "withdrawn", "busy"].contains(&told.code()), "{told:?}"),
            }
        }
        bodies.dedup();
        assert_eq!(bodies.len() + withdrawn, 1, "both ended it, or nobody did");
        receipts += bodies.len();
        withdrawals += withdrawn;
        let checked = place.mailbox.check().await.unwrap();
        assert_eq!(checked.faults, []);
        assert_eq!(checked.sound, bodies.len() as u64);
    }
    assert_eq!(receipts + withdrawals, 20);
}

/// The same part from many at once, some with other bytes: one set of bytes is held, and who was told 201 or
/// 200 brought these.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_all_who_bring_a_part_at_once_one_does() {
    for round in 0..10_u8 {
        let place = Place::with(Limits::default(), round % 2 == 0).await;
        let token = place.token(11).await;
        open(&place.mailbox, &token, id(1), 1, 1000).await;
        let mailboxes = [Arc::clone(&place.mailbox), place.another()];
        let tasks: Vec<_> = (0..8_usize)
            .map(|number| {
                let (mailbox, token) = (Arc::clone(&mailboxes[number % 2]), token.clone());
                let bytes = format!("bytes {}", number % 3);
                tokio::spawn(async move {
                    let told = put(&mailbox, "/v1/bundle/parts/1", &token, bytes.as_bytes()).await;
                    (told, Digest::of(bytes.as_bytes()))
                })
            })
            .collect();
        let (mut created, mut held) = (0, Vec::new());
        for task in tasks {
            let (told, digest) = task.await.unwrap();
            match told.status {
                201 => {
                    created += 1;
                    held.push(digest);
                }
                200 => held.push(digest),
                _ => held.push(Problem::parse(409, &told.body).unwrap().held.unwrap()),
            }
        }
        held.dedup();
        assert_eq!((created, held.len()), (1, 1));
    }
}

/// A closing that takes long is told so, goes on, and is then there.
#[tokio::test]
async fn a_long_reading_is_asked_for_again() {
    let limits = Limits { closing: std::time::Duration::ZERO, ..Limits::default() };
    let place = Place::with(limits, false).await;
    let token = place.token(11).await;
    filled(&place, &token).await;
    let told = close(&place.mailbox, &token, &PARTS, b"listing").await;
    assert_eq!((told.status, &told.headers["retry-after"]), (202, &"5".parse().unwrap()));
    while place.ask("GET", "/v1/bundle", &token).await.body.ends_with(b"\"held\":[[1,3]]}") {
        tokio::task::yield_now().await;
    }
    assert_eq!(close(&place.mailbox, &token, &PARTS, b"listing").await.status, 200);
}
