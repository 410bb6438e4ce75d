//! Certificate and key, read again when their files change.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use rustls::ServerConfig;
use sanad_evidence::Digest;
#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::failure::Failure;
use crate::{keys, trace};

/// What a connection is encrypted with.
#[derive(Debug, Clone)]
pub struct Tls(Arc<Files>);

#[derive(Debug)]
struct Files {
    certificate: PathBuf,
    key: PathBuf,
    current: RwLock<Arc<ServerConfig>>,
    pin: Digest,
    read_at: Mutex<[Option<SystemTime>; 2]>,
}

impl Tls {
    /// Reads certificate and key.
    ///
    /// # Errors
    /// [`Failure`].
    pub fn read(certificate: PathBuf, key: PathBuf) -> Result<Self, Failure> {
        let read_at = Mutex::new(times(&certificate, &key));
        let (config, pin) = keys::tls(&certificate, &key)?;
        Ok(Self(Arc::new(Files { certificate, key, current: RwLock::new(config), pin, read_at })))
    }

    /// SHA-256 of the public key, as passes and invitations name it.
    #[must_use]
    pub fn pin(&self) -> Digest {
        self.0.pin
    }

    /// What new connections are encrypted with.
    #[must_use]
    pub fn current(&self) -> Arc<ServerConfig> {
        Arc::clone(&self.0.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the files again, if they changed. What cannot be used is said, and the old ones stay.
    pub fn reload(&self) {
        let files = &*self.0;
        let now = times(&files.certificate, &files.key);
        {
            let mut read_at = files.read_at.lock().unwrap_or_else(PoisonError::into_inner);
            if *read_at == now {
                return;
            }
            *read_at = now;
        }
        match keys::tls(&files.certificate, &files.key) {
            Ok((config, pin)) => {
                if pin != files.pin {
                    trace::say(
                        "the key of TLS is another one now: those who pinned the old one will refuse this mailbox",
                    );
                }
                *files.current.write().unwrap_or_else(PoisonError::into_inner) = config;
                trace::say("certificate and key were read again");
            }
            Err(failure) => trace::say(&format!("certificate and key stay as they were: {}", failure.what)),
        }
    }
}

fn times(certificate: &PathBuf, key: &PathBuf) -> [Option<SystemTime>; 2] {
    [certificate, key].map(|path| std::fs::metadata(path).and_then(|facts| facts.modified()).ok())
}

/// Hears SIGHUP, where there is one.
pub(super) struct Told {
    #[cfg(unix)]
    hangup: Option<Signal>,
}

impl Told {
    pub(super) fn new() -> Self {
        Self {
            #[cfg(unix)]
            hangup: signal(SignalKind::hangup()).ok(),
        }
    }

    /// Waits until it is told, or for so long.
    pub(super) async fn or_after(&mut self, wait: Duration) {
        #[cfg(unix)]
        if let Some(hangup) = &mut self.hangup {
            let _ = tokio::time::timeout(wait, hangup.recv()).await;
            return;
        }
        tokio::time::sleep(wait).await;
    }
}
