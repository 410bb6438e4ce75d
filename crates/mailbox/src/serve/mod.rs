//! The mailbox before a listener: connections and their limits, TLS, stopping without cutting anybody off.

mod connection;
mod patient;
mod tls;

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};

pub use tls::Tls;

use crate::acts::Mailbox;
use crate::trace;

/// Connections beyond the limit that are told so; further ones are dropped.
const SPARE: usize = 64;
/// How long a stop waits for requests that run.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often the store is counted anew.
const COUNTING: Duration = Duration::from_secs(600);
/// How often retention is looked at.
const SWEEPING: Duration = Duration::from_secs(3600);
/// How often the files of TLS are looked at.
const LOOKING: Duration = Duration::from_secs(30);

/// A mailbox that listens.
#[derive(Debug)]
pub struct Serving {
    /// The mailbox.
    pub mailbox: Arc<Mailbox>,
    /// Where it listens.
    pub listener: TcpListener,
    /// None: plain HTTP, behind a proxy on this machine.
    pub tls: Option<Tls>,
    /// Where metrics are told, on loopback.
    pub metrics: Option<TcpListener>,
}

impl Serving {
    /// Where it listens.
    ///
    /// # Errors
    /// [`io::Error`].
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Serves until `stop` is done, then lets what runs come to its end, for half a minute at most.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let Self { mailbox, listener, tls, metrics } = self;
        let (stopping, stopped) = watch::channel(false);
        let background = [
            tokio::spawn(count(Arc::clone(&mailbox))),
            tokio::spawn(sweep(Arc::clone(&mailbox))),
            tokio::spawn(look(tls.clone())),
            tokio::spawn(connection::tell_metrics(metrics, Arc::clone(&mailbox))),
        ];
        let most = mailbox.limits.connections;
        let (room, spare) = (Arc::new(Semaphore::new(most)), Arc::new(Semaphore::new(SPARE)));
        let accepting = async {
            loop {
                let stream = match listener.accept().await {
                    Ok((stream, _)) => stream,
                    Err(error) => {
                        if !gone(&error) {
                            trace::say(&format!("a connection could not be taken: {}", error.kind()));
                            tokio::time::sleep(Duration::from_millis(200)).await;
                        }
                        continue;
                    }
                };
                let (place, full) = match room.clone().try_acquire_owned() {
                    Ok(place) => (place, false),
                    Err(_) => {
                        mailbox.metrics.refused();
                        let Ok(place) = spare.clone().try_acquire_owned() else { continue };
                        (place, true)
                    }
                };
                let connection = connection::Connection {
                    mailbox: Arc::clone(&mailbox),
                    tls: tls.as_ref().map(Tls::current),
                    stopped: stopped.clone(),
                    full,
                };
                tokio::spawn(async move {
                    connection.run(stream).await;
                    drop(place);
                });
            }
        };
        tokio::select! {
            () = accepting => {}
            () = stop => {}
        }
        drop(listener);
        let _ = stopping.send(true);
        let all = u32::try_from(most).unwrap_or(u32::MAX);
        let _ = tokio::time::timeout(PATIENCE, room.acquire_many(all)).await;
        for task in background {
            task.abort();
        }
    }
}

/// The other side went before we looked: nothing to tell anybody.
fn gone(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset | io::ErrorKind::Interrupted
    )
}

async fn count(mailbox: Arc<Mailbox>) {
    loop {
        tokio::time::sleep(COUNTING).await;
        if let Err(error) = mailbox.room.walk(&mailbox.store).await {
            trace::say(&format!("the store could not be counted: {error}"));
        }
    }
}

async fn sweep(mailbox: Arc<Mailbox>) {
    loop {
        tokio::time::sleep(SWEEPING).await;
        match mailbox.sweep().await {
            Ok(swept) if swept.is_empty() => {}
            Ok(swept) => trace::say(&swept.to_string()),
            Err(error) => trace::say(&format!("the sweep was put off: {error}")),
        }
    }
}

async fn look(tls: Option<Tls>) {
    let Some(tls) = tls else { return };
    let mut told = tls::Told::new();
    loop {
        told.or_after(LOOKING).await;
        tls.reload();
    }
}
