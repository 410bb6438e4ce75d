//! The partner's side: what waits, what is told, what another partner sees of it.

use sanad_evidence::mailbox::{DeskFacts, Waiting, handle};

use super::*;

#[tokio::test]
async fn a_bundle_is_fetched_answered_and_collected() {
    for memory in [true, false] {
        let place = Place::with(Limits::default(), memory).await;
        let token = place.token(11).await;
        let receipt = place.deliver(&token, &[b"part one", b"part two"], b"listing").await;
        assert_eq!(place.put("/v1/bundle/messages/1", &token, b"message").await.status, 201);
        assert_eq!(place.put("/v1/bundle/messages/1", &token, b"message").await.status, 200);
        assert_eq!(place.put("/v1/bundle/messages/1", &token, b"another").await.code(), "part-differs");
        let key = &place.one.key;
        let told = place.ask("GET", "/v1/desk/bundles", key).await;
        let waiting = Waiting::parse(&told.body).unwrap();
        assert_eq!((waiting.bundles.len(), waiting.more), (1, false));
        let bundle = &waiting.bundles[0];
        assert_eq!((bundle.handle, bundle.bundle), (handle(&token_digest(11)), id(1)));
        assert_eq!((bundle.parts, bundle.bytes, bundle.messages, bundle.collected), (2, 16, 1, false));
        let desk = format!("/v1/desk/bundles/{}", bundle.handle);
        for (name, bytes) in [
            ("receipt", &receipt.body[..]),
            ("listing", b"listing"),
            ("parts/1", b"part one"),
            ("parts/2", b"part two"),
            ("messages/1", b"message"),
        ] {
            let told = place.ask("GET", &format!("{desk}/{name}"), key).await;
            assert_eq!((told.status, &told.body[..]), (200, bytes), "{name}");
        }
        for name in
            ["parts/3", "parts/0", "parts/01", "messages/2", "messages/101", "end", "open.json", "replies"]
        {
            assert_eq!(place.ask("GET", &format!("{desk}/{name}"), key).await.code(), "not-found", "{name}");
        }
        assert_eq!(place.ask("GET", "/v1/bundle/replies/1", &token).await.code(), "no-reply");
        let reply = format!("{desk}/replies/1");
        assert_eq!(place.put(&reply, key, b"acceptance").await.status, 201);
        assert_eq!(place.put(&reply, key, b"acceptance").await.status, 200);
        assert_eq!(place.put(&reply, key, b"other").await.code(), "part-differs");
        assert_eq!(place.put(&format!("{desk}/replies/1001"), key, b"x").await.code(), "not-found");
        assert_eq!(place.put("/v1/bundle/messages/101", &token, b"x").await.code(), "not-found");
        let long = vec![7; 65_537];
        assert_eq!(place.put("/v1/bundle/messages/2", &token, &long).await.code(), "too-big");
        assert_eq!(place.ask("GET", "/v1/bundle/replies/1", &token).await.body, &b"acceptance"[..]);
        for number in ["0", "01", "1001", "x", "2"] {
            let path = format!("/v1/bundle/replies/{number}");
            assert_eq!(place.ask("GET", &path, &token).await.code(), "no-reply", "{number}");
        }
        for _ in 0..2 {
            assert_eq!(place.ask("DELETE", &desk, key).await.status, 204);
        }
        for name in ["listing", "parts/1"] {
            assert_eq!(place.ask("GET", &format!("{desk}/{name}"), key).await.code(), "not-found");
        }
        assert_eq!(place.ask("GET", &format!("{desk}/receipt"), key).await.body, receipt.body);
        assert_eq!(place.ask("GET", "/v1/bundle/replies/1", &token).await.status, 200);
        let state = place.ask("GET", "/v1/bundle", &token).await;
        assert!(
            state.body.ends_with(br#""state":"collected","parts":2,"held":[],"replies":1}"#),
            "{state:?}"
        );
        // She closes again, for the answer was lost: it is the receipt still.
        let again = close(&place.mailbox, &token, &[b"part one", b"part two"], b"listing").await;
        assert_eq!((again.status, &again.body), (200, &receipt.body));
        // With messages it still waits; a later message can be fetched.
        assert_eq!(place.put("/v1/bundle/messages/2", &token, b"later").await.status, 201);
        let told = place.ask("GET", "/v1/desk/bundles", key).await;
        let waiting = Waiting::parse(&told.body).unwrap();
        assert_eq!((waiting.bundles[0].messages, waiting.bundles[0].collected), (2, true));
    }
}

#[tokio::test]
async fn no_partner_sees_anothers() {
    let place = Place::new().await;
    let token = place.token(11).await;
    place.deliver(&token, &[b"part"], b"listing").await;
    let desk = format!("/v1/desk/bundles/{}", handle(&token_digest(11)));
    let key = &place.two.key;
    assert_eq!(
        Waiting::parse(&place.ask("GET", "/v1/desk/bundles", key).await.body).unwrap(),
        Waiting::default()
    );
    for name in ["receipt", "listing", "parts/1", "messages/1"] {
        let theirs = place.ask("GET", &format!("{desk}/{name}"), key).await;
        let nobodys = place.ask("GET", &format!("/v1/desk/bundles/{}/{name}", id(7)), key).await;
        assert_eq!((theirs.status, theirs.body), (nobodys.status, nobodys.body), "{name}");
    }
    assert_eq!(place.put(&format!("{desk}/replies/1"), key, b"forged").await.code(), "not-found");
    assert_eq!(place.ask("DELETE", &desk, key).await.code(), "not-found");
    // Nor can it shut another's collectors out.
    let body = TokenChange { add: vec![], revoke: vec![token_digest(11)] }.to_json();
    let told = ask(&place.mailbox, "POST", "/v1/desk/tokens", key, &[], body.as_bytes()).await;
    assert_eq!(told.status, 204);
    assert_eq!(place.ask("GET", "/v1/bundle", &token).await.status, 200);
    let facts = DeskFacts::parse(&place.ask("GET", "/v1/desk", key).await.body).unwrap();
    assert_eq!((facts.used, facts.bundles, facts.keep_days), (0, 0, 180));
    assert_eq!(facts.receipt_key, receipt_key().verifying_key());
    let facts = DeskFacts::parse(&place.ask("GET", "/v1/desk", &place.one.key).await.body).unwrap();
    assert_eq!((facts.used, facts.bundles), (11, 1));
}

#[tokio::test]
async fn two_collectors_who_state_the_same_id_never_meet() {
    let place = Place::new().await;
    let (token, other) = (place.token(11).await, place.token(12).await);
    let first = place.deliver(&token, &[b"part"], b"listing").await;
    assert_eq!(place.ask("GET", "/v1/bundle", &other).await.code(), "not-open");
    let second = place.deliver(&other, &[b"another"], b"another listing").await;
    assert_eq!((first.status, second.status), (200, 200));
    assert_ne!(first.body, second.body);
    let told = place.ask("GET", "/v1/desk/bundles", &place.one.key).await;
    assert_eq!(Waiting::parse(&told.body).unwrap().bundles.len(), 2);
}

#[tokio::test]
async fn tokens_are_registered_and_revoked() {
    let place = Place::with(Limits::default(), false).await;
    let change = |add: &[u8], revoke: &[u8]| {
        let digests = |seeds: &[u8]| seeds.iter().map(|seed| token_digest(*seed)).collect();
        TokenChange { add: digests(add), revoke: digests(revoke) }.to_json()
    };
    let secret = |seed: u8| Token::from_bytes(&[seed; 32]).to_hex().to_string();
    let tell = |body: String| {
        let (mailbox, key) = (Arc::clone(&place.mailbox), place.one.key.clone());
        async move { ask(&mailbox, "POST", "/v1/desk/tokens", &key, &[], body.as_bytes()).await }
    };
    for _ in 0..2 {
        assert_eq!(tell(change(&[1, 2, 3], &[3, 4])).await.status, 204);
    }
    for (seed, status) in [(1, 404), (2, 404), (3, 401), (4, 401)] {
        assert_eq!(place.ask("GET", "/v1/bundle", &secret(seed)).await.status, status, "{seed}");
    }
    assert_eq!(tell(change(&[], &[1])).await.status, 204);
    assert_eq!(tell(change(&[1], &[])).await.status, 204);
    assert_eq!(place.ask("GET", "/v1/bundle", &secret(1)).await.status, 401, "revoked stays revoked");
    for body in ["", "{", r#"{"add":["00"]}"#, r#"{"other":[]}"#] {
        assert_eq!(tell(body.to_owned()).await.code(), "bad-request", "{body}");
    }
}

#[tokio::test]
async fn pages_follow_each_other() {
    let place = Place::new().await;
    let mut handles = Vec::new();
    for seed in 0..3_u8 {
        let token = place.token(seed).await;
        place.deliver(&token, &[b"part"], b"listing").await;
        handles.push(handle(&token_digest(seed)));
    }
    // One that is open, and one that was withdrawn, do not wait.
    let (open_one, gone) = (place.token(10).await, place.token(11).await);
    open(&place.mailbox, &open_one, id(1), 1, 10).await;
    open(&place.mailbox, &gone, id(1), 1, 10).await;
    place.ask("DELETE", "/v1/bundle", &gone).await;
    handles.sort();
    for after in 0..=3 {
        let path = match after {
            0 => "/v1/desk/bundles".to_owned(),
            _ => format!("/v1/desk/bundles?after={}", handles[after - 1]),
        };
        let waiting = Waiting::parse(&place.ask("GET", &path, &place.one.key).await.body).unwrap();
        let found: Vec<Id> = waiting.bundles.iter().map(|bundle| bundle.handle).collect();
        assert_eq!(found, handles[after..], "{path}");
    }
    let unfinished = format!("/v1/desk/bundles/{}/receipt", handle(&token_digest(10)));
    assert_eq!(place.ask("GET", &unfinished, &place.one.key).await.code(), "not-found");
}

/// A pass that was seen is renewed: its key opens nothing any more, the new one opens what was there, and the
/// other partner notices nothing.
#[tokio::test]
async fn a_renewed_pass_ends_the_one_before() {
    let place = Place::new().await;
    let token = place.token(1).await;
    assert_eq!(place.deliver(&token, &[b"a part"], b"a listing").await.status, 200);
    let key = DeskKey::from_bytes(&[77; 32]);
    partners::replace_desk_keys(&place.mailbox.store, &place.one.id, &key.digest()).await.unwrap();
    assert_eq!(place.ask("GET", "/v1/desk", &place.one.key).await.code(), "unauthorized");
    let renewed = place.ask("GET", "/v1/desk/bundles", &key.to_hex()).await;
    assert_eq!(Waiting::parse(&renewed.body).unwrap().bundles.len(), 1);
    assert_eq!(place.ask("GET", "/v1/desk", &place.two.key).await.status, 200);
}
