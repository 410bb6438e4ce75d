//! The whole mailbox, fed damaged requests of one who holds a desk key and tokens: whatever comes, it
//! answers, in the words of the protocol, and what is another partner's stays as it is.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use futures_util::TryStreamExt as _;
use http_body_util::{BodyExt as _, Full};
use hyper::Request;
use hyper::body::Bytes;
use sanad_evidence::mailbox::{Problem, TokenChange, content_digest, handle, sums};
use sanad_evidence::secret::{DeskKey, Token};
use sanad_evidence::sign::SigningKey;
use sanad_evidence::{Digest, Id};
use sanad_mailbox::acts::Mailbox;
use sanad_mailbox::clock::Clock;
use sanad_mailbox::limits::Limits;
use sanad_mailbox::partners::{self, Partner};
use sanad_mailbox::store::{Store, place};

use super::fuzz;

/// What the attacker holds, and what the other partner has.
struct World {
    runtime: tokio::runtime::Runtime,
    mailbox: Arc<Mailbox>,
    before: BTreeMap<String, Digest>,
    _spool: tempfile::TempDir,
}

thread_local! {
    static WORLD: RefCell<Option<World>> = const { RefCell::new(None) };
}

const ATTACKER: u8 = 1;
const OTHER: u8 = 2;

fn id(seed: u8) -> Id {
    Id::from_bytes([seed; 16])
}

fn desk_key(seed: u8) -> DeskKey {
    DeskKey::from_bytes(&[seed; 32])
}

fn token(seed: u8) -> Token {
    Token::from_bytes(&[seed; 32])
}

impl World {
    fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let spool = tempfile::tempdir().unwrap();
        let key = SigningKey::from_seed(&[9; 32]);
        let (folder, limits) = (spool.path().to_owned(), Limits::default());
        let mailbox = Arc::new(Mailbox::new(Store::memory(), key, folder, limits, Clock::system()));
        let mut world = Self { runtime, mailbox, before: BTreeMap::new(), _spool: spool };
        for (seed, tokens) in [(ATTACKER, [11, 12, 13]), (OTHER, [21, 22, 23])] {
            let store = &world.mailbox.store;
            let partner = Partner { label: format!("{seed}"), since: Clock::system().now() };
            let add = tokens.iter().map(|seed| token(*seed).digest()).collect();
            world.runtime.block_on(async {
                partners::add(store, &id(seed), &partner, &desk_key(seed).digest()).await.unwrap();
                let change = TokenChange { add, revoke: Vec::new() };
                partners::change_tokens(store, &id(seed), &change).await.unwrap();
            });
        }
        // The other partner has a closed bundle with a message and a reply, and one that is open.
        for request in delivery(21, OTHER).iter().chain(&delivery(22, OTHER)[..2]) {
            world.ask(request);
        }
        world.before = world.others();
        assert!(world.before.len() >= 10, "the other partner has nothing");
        world
    }

    /// Everything in the store that the attacker may not change.
    fn others(&self) -> BTreeMap<String, Digest> {
        let store = &self.mailbox.store;
        self.runtime.block_on(async {
            let mut all = BTreeMap::new();
            for beneath in [place::bundles(&id(OTHER)), place::partners(), place::desks()] {
                for found in store.list(&beneath).try_collect::<Vec<_>>().await.unwrap() {
                    let (digest, _) = store.digest(&found.location).await.unwrap().unwrap();
                    all.insert(found.location.to_string(), digest);
                }
            }
            for seed in [21, 22, 23] {
                let token = token(seed).digest();
                assert!(!store.has(&place::revoked(&token)).await.unwrap(), "another's token was revoked");
                all.insert(token.to_string(), store.digest(&place::token(&token)).await.unwrap().unwrap().0);
            }
            all
        })
    }

    /// Asks; `None` for what no connection would bring as far as the mailbox.
    fn ask(&self, written: &[u8]) -> Option<u16> {
        let request = request(written)?;
        self.runtime.block_on(async {
            let (head, body) = self.mailbox.answer(request).await.into_parts();
            let body = body.collect().await.expect("an answer broke off").to_bytes();
            let status = head.status.as_u16();
            assert!(status < 500 || status == 503 || status == 507, "{status}");
            if status >= 400 {
                assert_eq!(head.headers["content-type"], "application/problem+json");
                let problem = Problem::parse(status, &body).expect("not a sound problem");
                assert_eq!(problem.code.status(), status);
            }
            Some(status)
        })
    }
}

/// A request as text: method and path; headers; an empty line; the body. The digest `auto` is the body's.
fn request(written: &[u8]) -> Option<Request<Full<Bytes>>> {
    let (head, body) = match written.windows(2).position(|pair| pair == b"\n\n") {
        Some(at) => (&written[..at], &written[at + 2..]),
        None => (written, &[][..]),
    };
    let mut lines = head.split(|byte| *byte == b'\n');
    let first = lines.next()?;
    let space = first.iter().position(|byte| *byte == b' ')?;
    let mut request = Request::builder().method(&first[..space]).uri(&first[space + 1..]);
    for line in lines {
        let colon = line.iter().position(|byte| *byte == b':')?;
        let (name, value) = (&line[..colon], line[colon + 1..].trim_ascii());
        let digest = content_digest(&Digest::of(body));
        let value = if value == b"auto" { digest.as_bytes() } else { value };
        request = request.header(name, value);
    }
    request.body(Full::new(Bytes::copy_from_slice(body))).ok()
}

fn written(method: &str, path: &str, secret: &str, more: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("{method} {path}\nauthorization: Bearer {secret}\ncontent-digest: auto\n{more}\n");
    [head.as_bytes(), body].concat()
}

/// A whole delivery with this token, and what the desk does with it: every endpoint once.
fn delivery(seed: u8, desk: u8) -> Vec<Vec<u8>> {
    let secret = token(seed).to_hex().to_string();
    let key = desk_key(desk).to_hex().to_string();
    let parts: [&[u8]; 2] = [b"part one", b"part two"];
    let handle = handle(&token(seed).digest());
    let at_desk = format!("/v1/desk/bundles/{handle}");
    let opening = format!(r#"{{"bundle":"{}","parts":2,"bytes":100}}"#, id(7));
    let sums = format!("sanad-sums: {}\n", sums(parts.map(Digest::of)));
    let mut all = vec![
        written("PUT", "/v1/bundle", &secret, "", opening.as_bytes()),
        written("PUT", "/v1/bundle/parts/1", &secret, "", parts[0]),
        written("PUT", "/v1/bundle/parts/2", &secret, "", parts[1]),
        written("PUT", "/v1/bundle/messages/1", &secret, "", b"message"),
        written("POST", "/v1/bundle/close", &secret, &sums, b"listing"),
        written("PUT", &format!("{at_desk}/replies/1"), &key, "", b"reply"),
        written("GET", "/v1/bundle", &secret, "", b""),
        written("GET", "/v1/bundle/replies/1", &secret, "", b""),
        written("GET", "/v1/desk", &key, "", b""),
        written("GET", "/v1/desk/bundles", &key, "", b""),
        written("GET", &format!("/v1/desk/bundles?after={}", id(0)), &key, "", b""),
        written("GET", "/v1/health", "", "", b""),
    ];
    for name in ["receipt", "listing", "parts/1", "messages/1"] {
        all.push(written("GET", &format!("{at_desk}/{name}"), &key, "", b""));
    }
    all
}

/// What the attacker asks: her own things, and the other's with her own secrets.
fn attacks() -> Vec<Vec<u8>> {
    let key = desk_key(ATTACKER).to_hex().to_string();
    let mut all = delivery(11, ATTACKER);
    let change = TokenChange { add: vec![token(21).digest()], revoke: vec![token(21).digest()] };
    all.push(written("POST", "/v1/desk/tokens", &key, "", change.to_json().as_bytes()));
    for seed in [21, 22] {
        let theirs = format!("/v1/desk/bundles/{}", handle(&token(seed).digest()));
        for (method, name) in [
            ("GET", "/receipt"),
            ("GET", "/listing"),
            ("GET", "/parts/1"),
            ("GET", "/messages/1"),
            ("PUT", "/replies/1"),
            ("PUT", "/replies/2"),
            ("DELETE", ""),
        ] {
            all.push(written(method, &format!("{theirs}{name}"), &key, "", b"forged"));
        }
    }
    let mine = format!("/v1/desk/bundles/{}", handle(&token(11).digest()));
    all.push(written("DELETE", &mine, &key, "", b""));
    all.push(written("DELETE", "/v1/bundle", &token(12).to_hex(), "", b""));
    all.push(written("PUT", "/v1/bundle/parts/1", &token(13).to_hex(), "expect: 100-continue\n", b"part"));
    all
}

fuzz! {
    fuzz_router: attacks() => |bytes| {
        WORLD.with_borrow_mut(|world| {
            let world = world.get_or_insert_with(World::new);
            world.ask(bytes);
            assert_eq!(world.others(), world.before, "what is another partner's has changed");
        });
    };
}

/// The examples reach every endpoint: else the fuzzer would only knock at doors.
#[test]
fn the_examples_of_the_router_are_answered() {
    let world = World::new();
    for written in delivery(11, ATTACKER) {
        let line = String::from_utf8_lossy(written.split(|byte| *byte == b'\n').next().unwrap()).into_owned();
        let status = world.ask(&written).unwrap();
        assert!(status == 200 || status == 201, "{line}: {status}");
    }
}
