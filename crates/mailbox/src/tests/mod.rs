//! The mailbox without a socket: every act, every refusal, and what happens at the same moment.

mod closing;
mod desk;
mod operator;
mod refusals;
mod retention;
mod wire;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Duration, Utc};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::{HeaderMap, Request};
use sanad_evidence::mailbox::{Problem, TokenChange, content_digest, sums};
use sanad_evidence::secret::{DeskKey, Token};
use sanad_evidence::sign::SigningKey;
use sanad_evidence::{Digest, Id};
use tempfile::TempDir;

use crate::acts::Mailbox;
use crate::clock::Clock;
use crate::limits::Limits;
use crate::partners::{self, Partner};
use crate::store::Store;

/// A mailbox with two partners, `one` and `two`, and a clock that can be moved.
struct Place {
    mailbox: Arc<Mailbox>,
    ahead: Arc<AtomicI64>,
    folder: TempDir,
    one: Desk,
    two: Desk,
}

/// One partner's desk.
struct Desk {
    id: Id,
    key: String,
}

/// An answer.
#[derive(Debug)]
struct Told {
    status: u16,
    headers: HeaderMap,
    body: Bytes,
}

impl Told {
    /// The code of a refusal, which must be a sound one.
    fn code(&self) -> &'static str {
        assert_eq!(self.headers["content-type"], "application/problem+json", "{self:?}");
        Problem::parse(self.status, &self.body).unwrap().code.code()
    }
}

fn receipt_key() -> SigningKey {
    SigningKey::from_seed(&[9; 32])
}

impl Place {
    async fn new() -> Self {
        Self::with(Limits::default(), true).await
    }

    /// In memory, or in a folder with everything a disk brings.
    async fn with(limits: Limits, memory: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = match memory {
            true => Store::memory(),
            false => Store::folder(&folder.path().join("store"), 0).unwrap(),
        };
        Self::over(store, limits, folder).await
    }

    async fn over(store: Store, limits: Limits, folder: TempDir) -> Self {
        let ahead = Arc::new(AtomicI64::new(0));
        let seconds = Arc::clone(&ahead);
        let clock = Clock::other(move || Utc::now() + Duration::seconds(seconds.load(Ordering::SeqCst)));
        let spool = folder.path().join("spool");
        std::fs::create_dir_all(&spool).unwrap();
        let mailbox = Arc::new(Mailbox::new(store, receipt_key(), spool, limits, clock));
        let one = desk(&mailbox, 1, "one").await;
        let two = desk(&mailbox, 2, "two").await;
        Self { mailbox, ahead, folder, one, two }
    }

    /// Another process before the same store.
    fn another(&self) -> Arc<Mailbox> {
        let (store, limits) = (self.mailbox.store.clone(), self.mailbox.limits.clone());
        let (spool, clock) = (self.folder.path().join("spool"), self.mailbox.clock.clone());
        Arc::new(Mailbox::new(store, receipt_key(), spool, limits, clock))
    }

    fn days_pass(&self, days: i64) {
        self.ahead.fetch_add(days * 86_400, Ordering::SeqCst);
    }

    /// A token of the first partner.
    async fn token(&self, seed: u8) -> String {
        token_of(&self.mailbox, &self.one, seed).await
    }

    async fn ask(&self, method: &str, path: &str, secret: &str) -> Told {
        ask(&self.mailbox, method, path, secret, &[], b"").await
    }

    async fn put(&self, path: &str, secret: &str, bytes: &[u8]) -> Told {
        put(&self.mailbox, path, secret, bytes).await
    }

    /// Opens a bundle of these parts, brings all, and closes it.
    async fn deliver(&self, token: &str, parts: &[&[u8]], listing: &[u8]) -> Told {
        assert_eq!(open(&self.mailbox, token, id(1), parts.len(), 100_000).await.status, 201);
        for (index, part) in parts.iter().enumerate() {
            let path = format!("/v1/bundle/parts/{}", index + 1);
            assert_eq!(self.put(&path, token, part).await.status, 201);
        }
        close(&self.mailbox, token, parts, listing).await
    }
}

fn id(seed: u8) -> Id {
    Id::from_bytes([seed; 16])
}

async fn desk(mailbox: &Mailbox, seed: u8, label: &str) -> Desk {
    let key = DeskKey::from_bytes(&[250 + seed; 32]);
    let partner = Partner { label: label.to_owned(), since: DateTime::<Utc>::UNIX_EPOCH };
    let id = id(200 + seed);
    partners::add(&mailbox.store, &id, &partner, &key.digest()).await.unwrap();
    Desk { id, key: key.to_hex().to_string() }
}

async fn token_of(mailbox: &Mailbox, desk: &Desk, seed: u8) -> String {
    let token = Token::from_bytes(&[seed; 32]);
    let change = TokenChange { add: vec![token.digest()], revoke: Vec::new() };
    partners::change_tokens(&mailbox.store, &desk.id, &change).await.unwrap();
    token.to_hex().to_string()
}

fn token_digest(seed: u8) -> Digest {
    Token::from_bytes(&[seed; 32]).digest()
}

async fn ask(
    mailbox: &Arc<Mailbox>,
    method: &str,
    path: &str,
    secret: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Told {
    let mut request = Request::builder().method(method).uri(path);
    if !secret.is_empty() {
        request = request.header("authorization", format!("Bearer {secret}"));
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Full::new(Bytes::copy_from_slice(body))).unwrap();
    let (head, body) = mailbox.answer(request).await.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    Told { status: head.status.as_u16(), headers: head.headers, body }
}

/// Brings bytes with their digest.
async fn put(mailbox: &Arc<Mailbox>, path: &str, secret: &str, bytes: &[u8]) -> Told {
    let digest = content_digest(&Digest::of(bytes));
    ask(mailbox, "PUT", path, secret, &[("content-digest", &digest)], bytes).await
}

async fn open(mailbox: &Arc<Mailbox>, token: &str, bundle: Id, parts: usize, bytes: u64) -> Told {
    let body = format!(r#"{{"bundle":"{bundle}","parts":{parts},"bytes":{bytes}}}"#);
    ask(mailbox, "PUT", "/v1/bundle", token, &[], body.as_bytes()).await
}

/// Closes a bundle that is meant to have these parts.
async fn close(mailbox: &Arc<Mailbox>, token: &str, parts: &[&[u8]], listing: &[u8]) -> Told {
    let digest = content_digest(&Digest::of(listing));
    let sums = sums(parts.iter().map(|part| Digest::of(part))).to_string();
    let headers = [("content-digest", digest.as_str()), ("sanad-sums", sums.as_str())];
    ask(mailbox, "POST", "/v1/bundle/close", token, &headers, listing).await
}
