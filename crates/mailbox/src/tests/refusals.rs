//! What is refused, with which code, and what that tells.

use sanad_evidence::mailbox::MOST_PART_BYTES;

use super::*;

/// Every path that wants a token or a key, with a method it takes.
fn asked(handle: &str) -> Vec<(&'static str, String, bool)> {
    let desk = format!("/v1/desk/bundles/{handle}");
    vec![
        ("PUT", "/v1/bundle".to_owned(), false),
        ("GET", "/v1/bundle".to_owned(), false),
        ("DELETE", "/v1/bundle".to_owned(), false),
        ("PUT", "/v1/bundle/parts/1".to_owned(), false),
        ("POST", "/v1/bundle/close".to_owned(), false),
        ("GET", "/v1/bundle/replies/1".to_owned(), false),
        ("PUT", "/v1/bundle/messages/1".to_owned(), false),
        ("GET", "/v1/desk".to_owned(), true),
        ("POST", "/v1/desk/tokens".to_owned(), true),
        ("GET", "/v1/desk/bundles".to_owned(), true),
        ("GET", format!("{desk}/receipt"), true),
        ("GET", format!("{desk}/listing"), true),
        ("GET", format!("{desk}/parts/1"), true),
        ("GET", format!("{desk}/messages/1"), true),
        ("PUT", format!("{desk}/replies/1"), true),
        ("DELETE", desk, true),
    ]
}

#[tokio::test]
async fn whoever_is_not_known_gets_one_and_the_same_answer() {
    let place = Place::new().await;
    let (token, revoked) = (place.token(11).await, place.token(12).await);
    place.deliver(&token, &[b"part"], b"listing").await;
    let change = TokenChange { add: vec![], revoke: vec![token_digest(12)] };
    partners::change_tokens(&place.mailbox.store, &place.one.id, &change).await.unwrap();
    let handle = sanad_evidence::mailbox::handle(&token_digest(11)).to_string();
    let unknown = "ab".repeat(32);
    for (method, path, desks) in asked(&handle) {
        let foreign = if desks { &token } else { &place.one.key };
        let upper = token.to_uppercase().replace("0B", "0b");
        let mut answers = Vec::new();
        for secret in ["", "x", &token[..62], &unknown, &revoked, foreign, &upper] {
            let told = place.ask(method, &path, secret).await;
            if secret == upper && told.status != 401 {
                // 0b0b… has no letters to be upper case: it is the token.
                continue;
            }
            assert_eq!((told.status, told.code()), (401, "unauthorized"), "{method} {path} {secret}");
            answers.push((format!("{:?}", told.headers), told.body));
        }
        answers.dedup();
        assert_eq!(answers.len(), 1, "{method} {path}: the answers differ");
    }
    // Two headers, another scheme.
    for headers in [
        vec![("authorization", format!("Basic {token}"))],
        vec![("authorization", format!("Bearer  {token}"))],
        vec![("authorization", format!("Bearer {token}")), ("authorization", format!("Bearer {token}"))],
    ] {
        let headers: Vec<(&str, &str)> =
            headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let told = ask(&place.mailbox, "GET", "/v1/bundle", "", &headers, b"").await;
        assert_eq!(told.code(), "unauthorized");
    }
}

#[tokio::test]
async fn paths_have_one_spelling_and_methods_are_named() {
    let place = Place::new().await;
    let token = place.token(11).await;
    for path in [
        "/",
        "/v1",
        "/v1/",
        "/v2/bundle",
        "/v1/bundle/",
        "/v1//bundle",
        "//v1/bundle",
        "/v1/./bundle",
        "/v1/x/../bundle",
        "/v1/%62undle",
        "/v1/bundle%2Fparts/1",
        "/v1/bundle/parts",
        "/v1/bundle/parts/1/",
        "/v1/bundle/parts/1/2",
        "/v1/bundle/parts/../parts/1",
        "/v1/desk/bundles/../../desk",
        "/v1/desk/bundles/..%2f..%2fdesk",
        "/v1/desk/bundles/00/receipt",
        "/v1/BUNDLE",
        "/bundles",
        "/receipt.key",
    ] {
        for method in ["GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS", "PATCH", "CONNECT", "TRACE", "X"] {
            let told = place.ask(method, path, &token).await;
            assert_eq!((told.status, told.code()), (404, "not-found"), "{method} {path}");
        }
    }
    for (path, takes) in [
        ("/v1/health", "GET"),
        ("/v1/bundle", "PUT, GET, DELETE"),
        ("/v1/bundle/close", "POST"),
        ("/v1/bundle/parts/1", "PUT"),
        ("/v1/bundle/parts/0", "PUT"),
        ("/v1/desk/tokens", "POST"),
    ] {
        for method in ["HEAD", "OPTIONS", "PATCH", "TRACE"] {
            let told = place.ask(method, path, "").await;
            assert_eq!(
                (told.code(), &told.headers["allow"]),
                ("method-not-allowed", &takes.parse().unwrap())
            );
        }
    }
    // The target of a proxy's request names a host: it is not ours to care.
    assert_eq!(place.ask("GET", "https://elsewhere.example/v1/health", "").await.status, 200);
    for path in ["/v1/bundle?x=1", "/v1/health?", "/v1/desk/bundles?after=", "/v1/desk/bundles?after=1&x"] {
        assert_eq!(place.ask("GET", path, &token).await.code(), "bad-request", "{path}");
    }
    let long = [("x-long", "y".repeat(8192))];
    let headers: Vec<(&str, &str)> = long.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(ask(&place.mailbox, "GET", "/v1/health", "", &headers, b"").await.code(), "bad-request");
}

#[tokio::test]
async fn an_address_may_have_a_path() {
    let limits = Limits { prefixes: vec!["/in".to_owned()], ..Limits::default() };
    let place = Place::with(limits, true).await;
    assert_eq!(place.ask("GET", "/in/v1/health", "").await.status, 200);
    assert_eq!(place.ask("GET", "/v1/health", "").await.status, 200);
    for path in ["/inv1/health", "/in/in/v1/health", "/out/v1/health", "/in"] {
        assert_eq!(place.ask("GET", path, "").await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn openings() {
    let place = Place::new().await;
    let token = place.token(11).await;
    let mailbox = &place.mailbox;
    for body in ["", "{}", "[]", "null", r#"{"bundle":"00","parts":1,"bytes":1}"#, "{\"bundle\":"] {
        let told = ask(mailbox, "PUT", "/v1/bundle", &token, &[], body.as_bytes()).await;
        assert_eq!(told.code(), "bad-request", "{body}");
    }
    let long = vec![b' '; 2 * 1024 * 1024 + 1];
    assert_eq!(ask(mailbox, "PUT", "/v1/bundle", &token, &[], &long).await.code(), "too-big");
    for path in ["/v1/bundle/parts/1", "/v1/bundle/messages/1"] {
        assert_eq!(place.put(path, &token, b"x").await.code(), "not-open", "{path}");
    }
    for (method, path) in [("GET", "/v1/bundle"), ("DELETE", "/v1/bundle"), ("GET", "/v1/bundle/replies/1")] {
        assert_eq!(place.ask(method, path, &token).await.code(), "not-open", "{path}");
    }
    assert_eq!(close(mailbox, &token, &[b"x"], b"listing").await.code(), "not-open");

    assert_eq!(open(mailbox, &token, id(1), 2, 1000).await.status, 201);
    let again = open(mailbox, &token, id(1), 2, 1001).await;
    assert_eq!(again.status, 200);
    let state = r#"{"bundle":"01010101010101010101010101010101","state":"open","parts":2,"held":[]}"#;
    assert_eq!(again.body, state);
    assert_eq!(open(mailbox, &token, id(2), 2, 1000).await.code(), "token-spent");
    assert_eq!(open(mailbox, &token, id(1), 3, 1000).await.code(), "token-spent");
}

#[tokio::test]
async fn parts() {
    let place = Place::with(Limits::default(), false).await;
    let token = place.token(11).await;
    open(&place.mailbox, &token, id(1), 2, 10).await;
    for index in ["0", "01", "-1", "+1", "x", "", "18446744073709551616", "1000001", "1.0", "%31", "3"] {
        let told = place.put(&format!("/v1/bundle/parts/{index}"), &token, b"x").await;
        assert_eq!((told.status, told.code()), (404, "bad-index"), "{index}");
    }
    let path = "/v1/bundle/parts/1";
    let other = content_digest(&Digest::of(b"other"));
    for headers in
        [vec![], vec![("content-digest", "sha-256=:AA==:")], vec![("content-digest", other.as_str())]]
    {
        let told = ask(&place.mailbox, "PUT", path, &token, &headers, b"part").await;
        assert_eq!((told.status, told.code()), (400, "bad-digest"));
    }
    assert_eq!(place.put(path, &token, b"").await.code(), "bad-request");
    let long = vec![7; usize::try_from(MOST_PART_BYTES).unwrap() + 1];
    assert_eq!(place.put(path, &token, &long).await.code(), "too-big");
    assert_eq!(place.put(path, &token, b"more than ten").await.code(), "too-big");
    assert_eq!(place.put(path, &token, b"part 1").await.status, 201);
    assert_eq!(place.put(path, &token, b"part 1").await.status, 200);
    let told = place.put(path, &token, b"part !").await;
    assert_eq!((told.status, told.code()), (409, "part-differs"));
    assert_eq!(Problem::parse(409, &told.body).unwrap().held, Some(Digest::of(b"part 1")));
    // 6 of the 10 bytes are taken; what was refused took none.
    assert_eq!(place.put("/v1/bundle/parts/2", &token, b"five!").await.code(), "too-big");
    assert_eq!(place.another().room.used(&place.one.id).bytes, 0);
    assert_eq!(put(&place.another(), "/v1/bundle/parts/2", &token, b"five!").await.code(), "too-big");
    assert_eq!(put(&place.another(), "/v1/bundle/parts/2", &token, b"four").await.status, 201);
    let state = place.ask("GET", "/v1/bundle", &token).await;
    assert!(state.body.ends_with(br#""state":"open","parts":2,"held":[[1,2]]}"#), "{state:?}");
}

#[tokio::test]
async fn a_full_mailbox_says_so_first_and_keeps_nothing() {
    let quotas = [("two".to_owned(), 2000)].into();
    let limits = Limits { quota: Some(1000), quotas, ..Limits::default() };
    let place = Place::with(limits, false).await;
    let (token, other) = (place.token(11).await, place.token(12).await);
    let told = open(&place.mailbox, &token, id(1), 1, 1001).await;
    assert_eq!((told.status, told.code()), (507, "mailbox-full"));
    assert_eq!(place.ask("GET", "/v1/bundle", &token).await.code(), "not-open");
    assert_eq!(open(&place.mailbox, &token, id(1), 1, 600).await.status, 201);
    assert_eq!(open(&place.mailbox, &other, id(1), 1, 600).await.code(), "mailbox-full");
    // Counted anew, an open bundle still counts with what it stated.
    place.mailbox.room.walk(&place.mailbox.store).await.unwrap();
    assert_eq!(open(&place.mailbox, &other, id(1), 1, 600).await.code(), "mailbox-full");
    // Another partner has its own.
    let foreign = token_of(&place.mailbox, &place.two, 13).await;
    assert_eq!(open(&place.mailbox, &foreign, id(1), 1, 2000).await.status, 201);
    // What is withdrawn leaves room.
    assert_eq!(place.ask("DELETE", "/v1/bundle", &token).await.status, 204);
    assert_eq!(open(&place.mailbox, &other, id(1), 1, 1000).await.status, 201);

    // A disk that may not be filled: nothing is there, so all of it is kept free.
    let folder = tempfile::tempdir().unwrap();
    let store = Store::folder(&folder.path().join("store"), 0).unwrap();
    let place = Place::over(store, Limits::default(), folder).await;
    let token = place.token(11).await;
    let full = Store::folder(&place.folder.path().join("store"), u64::MAX).unwrap();
    let (spool, clock) = (place.folder.path().join("spool"), Clock::system());
    let mailbox = Arc::new(Mailbox::new(full, receipt_key(), spool, Limits::default(), clock));
    assert_eq!(open(&mailbox, &token, id(1), 1, 10).await.code(), "mailbox-full");
    assert_eq!(open(&place.mailbox, &token, id(1), 1, 10).await.status, 201);
    assert_eq!(put(&mailbox, "/v1/bundle/parts/1", &token, b"part").await.code(), "mailbox-full");
    assert_eq!(place.put("/v1/bundle/parts/1", &token, b"part").await.status, 201);
}

#[tokio::test]
async fn a_store_that_does_not_answer_is_told_as_busy() {
    let place = Place::with(Limits::default(), false).await;
    let token = place.token(11).await;
    open(&place.mailbox, &token, id(1), 1, 100).await;
    std::fs::remove_dir_all(place.folder.path().join("spool")).unwrap();
    let told = place.put("/v1/bundle/parts/1", &token, b"part").await;
    assert_eq!(
        (told.status, told.code(), &told.headers["retry-after"]),
        (503, "busy", &"30".parse().unwrap())
    );
    // What is damaged is not guessed at.
    let bundles = place.folder.path().join("store/bundles").join(place.one.id.to_string());
    let bundle = std::fs::read_dir(bundles).unwrap().next().unwrap().unwrap().path();
    std::fs::write(bundle.join("end"), "what is this\n").unwrap();
    assert_eq!(place.ask("GET", "/v1/bundle", &token).await.code(), "busy");
    assert_eq!(place.ask("DELETE", "/v1/bundle", &token).await.code(), "busy");
}

#[tokio::test]
async fn too_many_at_once_are_told_so() {
    let place = Place::with(Limits { at_once: 1, ..Limits::default() }, true).await;
    let token = place.token(11).await;
    let turn = place.mailbox.busy.turn(token_digest(11)).unwrap();
    let told = place.ask("GET", "/v1/bundle", &token).await;
    assert_eq!((told.status, told.code()), (429, "too-many"));
    assert!(told.headers.contains_key("retry-after"));
    drop(turn);
    assert_eq!(place.ask("GET", "/v1/bundle", &token).await.code(), "not-open");
}

#[tokio::test]
async fn a_token_of_another_partner_is_refused_and_the_others_are_made_known() {
    let place = Place::new().await;
    let theirs = place.token(11).await;
    let other = desk(&place.mailbox, 3, "other").await;
    let change =
        TokenChange { add: vec![token_digest(11), token_digest(12)], revoke: vec![token_digest(11)] };
    let whole = TokenChange { add: change.add.clone(), revoke: Vec::new() };
    for _ in 0..2 {
        let told =
            ask(&place.mailbox, "POST", "/v1/desk/tokens", &other.key, &[], whole.to_json().as_bytes()).await;
        assert_eq!((told.status, told.code()), (409, "token-taken"));
        assert!(!String::from_utf8_lossy(&told.body).contains(&token_digest(11).to_string()), "not which");
    }
    // It stays the first one's, also where the other revokes it; what was free is the other's.
    let told =
        ask(&place.mailbox, "POST", "/v1/desk/tokens", &other.key, &[], change.to_json().as_bytes()).await;
    assert_eq!(told.status, 204);
    assert_eq!(place.ask("GET", "/v1/bundle", &theirs).await.code(), "not-open");
    let known = partners::tokens(&place.mailbox.store, &other.id).await.unwrap();
    assert_eq!(known, [(token_digest(12), false)]);
    // Their own, once more, is no refusal.
    let again = TokenChange { add: vec![token_digest(12)], revoke: Vec::new() };
    let told =
        ask(&place.mailbox, "POST", "/v1/desk/tokens", &other.key, &[], again.to_json().as_bytes()).await;
    assert_eq!(told.status, 204);
}
