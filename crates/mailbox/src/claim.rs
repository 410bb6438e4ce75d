//! What must hold of a store before a mailbox uses it.

use hyper::body::Bytes;
use sanad_evidence::Id;

use crate::acts::Mailbox;
use crate::failure::Failure;
use crate::keys;
use crate::store::{Put, place};

/// The most bytes of `receipt-key.pub`.
const MOST_BYTES: u64 = 4096;

impl Mailbox {
    /// Tries whether the store creates things once, which everything rests on; and whether it is the store of
    /// a mailbox with this receipt key, or of none yet.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn claim(&self) -> Result<(), Failure> {
        let trial = place::trial(&Id::from_bytes(*keys::random::<16>()?));
        let first = self.store.create(&trial, Bytes::from_static(b"1\n")).await?;
        let second = self.store.create(&trial, Bytes::from_static(b"2\n")).await?;
        let read = self.store.read(&trial, 16).await?;
        self.store.remove(&trial).await?;
        if (first, second) != (Put::Created, Put::Held) || read.as_deref() != Some(b"1\n") {
            return Err(Failure::new(
                "This store overwrites what is there.",
                "The S3 server must honour If-None-Match: * on PUT, so that no part and no receipt can be changed. Use another, or a folder.",
            ));
        }
        let (path, key) = (place::receipt_key(), format!("{}\n", self.key.verifying_key()));
        if self.store.create(&path, key.clone().into()).await? == Put::Held {
            let held = self.store.read(&path, MOST_BYTES).await?;
            if held.as_deref() != Some(key.as_bytes()) {
                return Err(Failure::new(
                    "This store belongs to a mailbox with another receipt key.",
                    "Give the mailbox its own receipt.key back. If that is lost for good, OPERATING.md says what to do.",
                ));
            }
        }
        Ok(())
    }
}
