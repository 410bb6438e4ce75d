//! The mailbox before a real listener on 127.0.0.1: what only a connection can do.

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::*;
use crate::serve::Serving;

struct Running {
    place: Place,
    address: std::net::SocketAddr,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

async fn running(limits: Limits) -> Running {
    let place = Place::with(limits, true).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let serving = Serving { mailbox: Arc::clone(&place.mailbox), listener, tls: None, metrics: None };
    let address = serving.address().unwrap();
    let (stop, stopped) = oneshot::channel();
    let task = tokio::spawn(serving.run(async move {
        let _ = stopped.await;
    }));
    Running { place, address, stop, task }
}

impl Running {
    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Sends bytes, and reads until the mailbox closes the connection.
    async fn all(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect().await;
        stream.write_all(bytes).await.unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        String::from_utf8_lossy(&answer).into_owned()
    }
}

fn quick() -> Limits {
    Limits { headers: Duration::from_millis(200), idle: Duration::from_millis(200), ..Limits::default() }
}

#[tokio::test]
async fn a_connection_is_used_again_until_a_body_is_left_unread() {
    let running = running(quick()).await;
    let token = running.place.token(11).await;
    let ask = format!(
        "GET /v1/health HTTP/1.1\r\nhost: x\r\n\r\n\
         PUT /v1/bundle/parts/1 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\ncontent-length: 4\r\n\r\npart\
         GET /v1/health HTTP/1.1\r\nhost: x\r\n\r\n\
         PUT /v1/bundle HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 4000000\r\n\r\n"
    );
    let answer = running.all(ask.as_bytes()).await;
    assert_eq!(answer.matches("HTTP/1.1 200 OK").count(), 2, "{answer}");
    assert!(answer.contains("not-open") && answer.contains("unauthorized"), "{answer}");
    // Who is refused is not asked to go on, and the connection ends.
    assert!(!answer.contains("100 Continue"), "{answer}");
    assert_eq!(answer.to_lowercase().matches("connection: close").count(), 1, "{answer}");
}

#[tokio::test]
async fn an_oversized_body_of_unstated_length_is_refused_and_heard() {
    let running = running(Limits::default()).await;
    let token = running.place.token(11).await;
    open(&running.place.mailbox, &token, id(1), 1, 10_000_000).await;
    let mut stream = running.connect().await;
    let head = format!(
        "PUT /v1/bundle/parts/1 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n\
         content-digest: {}\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n",
        content_digest(&Digest::of(b""))
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let chunk = vec![7; 1_000_000];
    for _ in 0..5 {
        stream.write_all(format!("{:x}\r\n", chunk.len()).as_bytes()).await.unwrap();
        stream.write_all(&chunk).await.unwrap();
        stream.write_all(b"\r\n").await.unwrap();
    }
    stream.write_all(b"0\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.contains("413") && answer.contains("too-big"), "{answer}");
}

/// Headers, bodies and idle connections that never come to an end are cut; nobody waits for them.
#[tokio::test]
async fn the_slow_are_cut() {
    let running = running(quick()).await;
    let token = running.place.token(11).await;
    open(&running.place.mailbox, &token, id(1), 1, 1000).await;
    let digest = content_digest(&Digest::of(b"part"));
    let slow = format!(
        "PUT /v1/bundle/parts/1 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n\
         content-digest: {digest}\r\ncontent-length: 4\r\n\r\npar"
    );
    let answer = running.all(slow.as_bytes()).await;
    assert!(answer.contains("too-slow"), "{answer}");
    for begun in ["", "GET /v1/hea", "GET /v1/health HTTP/1.1\r\nx-"] {
        let answer = running.all(begun.as_bytes()).await;
        assert!(!answer.contains("200"), "{answer}");
    }
    // One that stays after its answer is cut as well.
    let answer = running.all(b"GET /v1/health HTTP/1.1\r\nhost: x\r\n\r\n").await;
    assert!(answer.contains("200 OK"), "{answer}");
    let many = format!("GET /v1/health HTTP/1.1\r\n{}\r\n", "x-y: z\r\n".repeat(65));
    assert!(running.all(many.as_bytes()).await.contains("431"));
    let endless = format!("GET /v1/health HTTP/1.1\r\nx: {}", "y".repeat(40_000));
    assert!(!running.all(endless.as_bytes()).await.contains("200"));
}

#[tokio::test]
async fn beyond_the_limit_a_connection_is_told_so() {
    let running = running(Limits { connections: 1, ..Limits::default() }).await;
    let mut first = running.connect().await;
    first.write_all(b"GET /v1/health HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
    let mut byte = [0; 1];
    first.read_exact(&mut byte).await.unwrap();
    let answer = running.all(b"GET /v1/health HTTP/1.1\r\nhost: x\r\n\r\n").await;
    assert!(
        answer.contains("503") && answer.contains("\"busy\"") && answer.contains("retry-after"),
        "{answer}"
    );
    drop(first);
}

#[tokio::test]
async fn a_stop_lets_what_runs_come_to_its_end() {
    let running = running(Limits::default()).await;
    let token = running.place.token(11).await;
    open(&running.place.mailbox, &token, id(1), 1, 1000).await;
    let mut stream = running.connect().await;
    let digest = content_digest(&Digest::of(b"part"));
    let head = format!(
        "PUT /v1/bundle/parts/1 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n\
         content-digest: {digest}\r\ncontent-length: 4\r\nexpect: 100-continue\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut go_on = [0; 25];
    stream.read_exact(&mut go_on).await.unwrap();
    assert!(go_on.starts_with(b"HTTP/1.1 100 Continue"));
    running.stop.send(()).unwrap();
    // Nobody new is taken.
    while TcpStream::connect(running.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    stream.write_all(b"part").await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 201 Created"), "{answer}");
    running.task.await.unwrap();
}
