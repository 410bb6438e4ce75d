//! What is done with bundles: opened, filled, closed, withdrawn; listed, answered, collected.

mod bundle;
mod close;
mod desk;
mod end;
mod letters;

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use sanad_evidence::Digest;
use sanad_evidence::mailbox::Opening;
use sanad_evidence::sign::SigningKey;
use serde::{Deserialize, Serialize};

use crate::clock::Clock;
use crate::limits::Limits;
use crate::metrics::Metrics;
use crate::room::Room;
use crate::spool::Spool;
use crate::store::Store;

pub use bundle::Opened;
pub use close::Closed;
pub use desk::AtDesk;
pub(crate) use end::end;
pub use end::{End, end_of};
pub use letters::Letter;

/// The most bytes of what a bundle's `open.json`, `end` or `collected` has.
pub const MOST_SMALL_BYTES: u64 = 8192;

/// `open.json`: what was stated when a bundle was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// What the collector stated.
    #[serde(flatten)]
    pub opening: Opening,
    /// The digest of the token, so that it goes when the bundle's remains go.
    pub token: Digest,
    /// When, by the mailbox's clock.
    pub at: DateTime<Utc>,
}

impl Stated {
    /// Reads it back.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let stated: Self = serde_json::from_slice(bytes).ok()?;
        stated.opening.is_sound().then_some(stated)
    }
}

/// A mailbox: a store, a key, and what the operator allows.
#[derive(Debug)]
pub struct Mailbox {
    /// Where everything lies.
    pub store: Store,
    /// What the operator allows.
    pub limits: Limits,
    /// What time it is.
    pub clock: Clock,
    /// How much each partner has.
    pub room: Room,
    /// What is counted for the operator.
    pub metrics: Metrics,
    pub(crate) spool: Spool,
    pub(crate) key: SigningKey,
    pub(crate) closings: close::Closings,
    pub(crate) busy: crate::http::Busy,
}

impl Mailbox {
    /// A mailbox that signs with `key` and spools into `spool`, a folder that is there.
    #[must_use]
    pub fn new(store: Store, key: SigningKey, spool: PathBuf, limits: Limits, clock: Clock) -> Self {
        Self {
            store,
            clock,
            room: Room::default(),
            metrics: Metrics::default(),
            spool: Spool::new(spool, limits.idle),
            key,
            closings: close::Closings::default(),
            busy: crate::http::Busy::new(limits.at_once),
            limits,
        }
    }
}
