//! Closing: every part is read again, and only then there is a receipt, durable before it is given.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::{FutureExt as _, StreamExt as _, TryStreamExt as _, stream};
use hyper::body::{Body, Bytes};
use sanad_evidence::Digest;
use sanad_evidence::mailbox::{MOST_LISTING_BYTES, Opening, Problem, ProblemCode, Sums, ranges};
use sanad_evidence::receipt::Receipt;
use tokio::sync::{Semaphore, watch};

use super::end::end;
use super::{End, Mailbox, Opened, end_of};
use crate::refusal::Refusal;
use crate::spool::Spooled;
use crate::store::{BundlePlace, Put, StoreError};

/// How many bundles are read again at once: more would only make the disk seek.
const MOST_AT_ONCE: usize = 2;
/// How many parts that are missing are looked for one by one before the answer.
const MOST_MISSING: usize = 1000;
/// How many parts of one bundle are read at once: a bucket is far away.
const MOST_READ: usize = 4;

/// How closing a bundle went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Closed {
    /// The signed receipt.
    Receipt(Vec<u8>),
    /// The parts are still being read. Ask again with the same request.
    Reading,
}

type Outcome = Option<Result<End, Refusal>>;
type Running = HashMap<(BundlePlace, Digest, Digest), watch::Receiver<Outcome>>;

fn other_of(running: &Running, place: &BundlePlace, listing: Digest, meant: Digest) -> bool {
    running.keys().any(|key| key.0 == *place && *key != (*place, listing, meant))
}

/// The bundles that are being read again.
#[derive(Debug)]
pub(crate) struct Closings {
    running: Mutex<Running>,
    turn: Arc<Semaphore>,
}

impl Default for Closings {
    fn default() -> Self {
        Self { running: Mutex::default(), turn: Arc::new(Semaphore::new(MOST_AT_ONCE)) }
    }
}

impl Closings {
    /// Whether this bundle is being read for another closing. One at a time: each reads all of it, and whoever
    /// asked for many would keep every other collector waiting.
    fn others(&self, place: &BundlePlace, listing: Digest, meant: Digest) -> bool {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        other_of(&running, place, listing, meant)
    }

    /// How many are being read, or wait for it.
    pub(crate) fn count(&self) -> usize {
        self.running.lock().unwrap_or_else(PoisonError::into_inner).len()
    }
}

impl Mailbox {
    /// Closes a bundle with this listing, if the parts held are those that `meant` is the sums of.
    ///
    /// # Errors
    /// [`Refusal`]: `parts-missing`, `sums-differ`, `closed`, `withdrawn`, `too-big`, `bad-digest`; `busy` while
    /// the same bundle is read for another closing.
    pub async fn close<B>(
        self: &Arc<Self>,
        opened: Opened,
        listing: Digest,
        meant: Digest,
        body: &mut B,
    ) -> Result<Closed, Refusal>
    where
        B: Body<Data = Bytes> + Unpin,
    {
        let place = opened.place;
        if let Some(ended) = end_of(&self.store, &place).await? {
            self.store.settle(&place.end()).await?;
            return answer(ended, listing, meant);
        }
        if self.closings.others(&place, listing, meant) {
            return Err(ProblemCode::Busy.into());
        }
        let spooled = self.spool.take(body, MOST_LISTING_BYTES, listing).await?;
        if spooled.size == 0 {
            return Err(ProblemCode::BadRequest.into());
        }
        let size = spooled.size;
        if let Err(refusal) = self.keep_listing(&opened, spooled).await {
            // A listing goes when its bundle is withdrawn: then that is the answer.
            let ended = end_of(&self.store, &place).await?.ok_or(refusal)?;
            return answer(ended, listing, meant);
        }
        let mut watched = self.reading(opened, listing, size, meant)?;
        let limit = self.limits.closing;
        let Ok(waited) = tokio::time::timeout(limit, watched.wait_for(Option::is_some)).await else {
            return Ok(Closed::Reading);
        };
        match waited.ok().and_then(|outcome| outcome.clone()) {
            Some(Ok(ended)) => answer(ended, listing, meant),
            Some(Err(refusal)) => Err(refusal),
            None => Err(ProblemCode::Busy.into()),
        }
    }

    /// Listings that led to no receipt stay until the bundle has ended: one of them may be another process's.
    /// All together they may have as many bytes as were stated, for no quota counts them.
    async fn keep_listing(&self, opened: &Opened, spooled: Spooled) -> Result<(), Refusal> {
        let Opened { place, stated } = opened;
        let (path, digest) = (place.listing(&spooled.digest), spooled.digest);
        if !self.store.has(&path).await? {
            let before = self.listings(place).await?;
            if before.saturating_add(spooled.size) > stated.opening.bytes {
                return Err(ProblemCode::TooBig.into());
            }
            let loaded = self.spool.load(spooled).await?;
            if self.store.create(&path, loaded.bytes.clone()).await? == Put::Created {
                return Ok(());
            }
        }
        self.same(&path, digest).await.map(|_| ())
    }

    /// How many bytes the listings of a bundle seem to have.
    async fn listings(&self, place: &BundlePlace) -> Result<u64, StoreError> {
        let mut bytes = 0_u64;
        let mut listed = self.store.list(&place.folder());
        while let Some(found) = listed.try_next().await? {
            if found.location.filename().is_some_and(|name| name.starts_with("listing-")) {
                bytes = bytes.saturating_add(found.size);
            }
        }
        Ok(bytes)
    }

    /// Reads a bundle again, once however many ask, and goes on when they hang up.
    fn reading(
        self: &Arc<Self>,
        opened: Opened,
        listing: Digest,
        size: u64,
        meant: Digest,
    ) -> Result<watch::Receiver<Outcome>, Refusal> {
        let key = (opened.place, listing, meant);
        let mut running = self.closings.running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(watched) = running.get(&key) {
            return Ok(watched.clone());
        }
        if other_of(&running, &opened.place, listing, meant) {
            return Err(ProblemCode::Busy.into());
        }
        let (tell, watched) = watch::channel(None);
        running.insert(key, watched.clone());
        let mailbox = Arc::clone(self);
        tokio::spawn(async move {
            let done = Done { mailbox: &mailbox, key };
            let turn = mailbox.closings.turn.clone().acquire_owned().await;
            let outcome = match turn {
                Ok(_turn) => mailbox.read_again(opened, listing, size, meant).await,
                Err(_) => Err(ProblemCode::Busy.into()),
            };
            // Whoever asks from now on finds the `end`, or begins anew.
            drop(done);
            let _ = tell.send(Some(outcome));
        });
        Ok(watched)
    }

    async fn read_again(
        &self,
        opened: Opened,
        listing: Digest,
        size: u64,
        meant: Digest,
    ) -> Result<End, Refusal> {
        let Opened { place, stated } = opened;
        if let Some(ended) = end_of(&self.store, &place).await? {
            return Ok(ended);
        }
        let (sums, bytes) = match self.read_parts(&place, stated.opening.parts).await {
            Ok(read) => read,
            Err(refusal) => {
                // Parts go when a bundle is withdrawn: then that is the answer.
                return end_of(&self.store, &place).await?.ok_or(refusal);
            }
        };
        if sums != meant {
            return Err(ProblemCode::SumsDiffer.into());
        }
        if bytes.saturating_add(size) > stated.opening.bytes {
            return Err(ProblemCode::TooBig.into());
        }
        // The listing was stored before; that it still is, is part of what the receipt says.
        if self.store.digest(&place.listing(&listing)).await? != Some((listing, size)) {
            return end_of(&self.store, &place).await?.ok_or_else(|| ProblemCode::Busy.into());
        }
        let Opening { bundle, parts, .. } = stated.opening;
        let receipt = Receipt { bundle, listing, sums, parts, bytes, at: self.clock.claimed() };
        let broken = |_| StoreError::Broken("a receipt that cannot be signed");
        let signed = receipt.sign(&self.key).map_err(broken)?;
        let ended = end(&self.store, &place, Some(signed)).await?;
        // In a folder, this puts the parts' own folder on the disk too, with every name in it.
        self.store.settle(&place.end()).await?;
        let unused = stated.opening.bytes.saturating_sub(bytes.saturating_add(size));
        self.room.release(&place.partner, unused, 0);
        self.room.forget(&place);
        Ok(ended)
    }

    /// Every part from the store, in order: the sums and the bytes of all.
    async fn read_parts(&self, place: &BundlePlace, parts: u64) -> Result<(Digest, u64), Refusal> {
        self.none_missing(place, parts).await?;
        let (mut sums, mut bytes) = (Sums::default(), 0_u64);
        let mut read = stream::iter(1..=parts)
            .map(|index| async move { (index, self.store.digest(&place.part(index)).await) }.boxed())
            .buffered(MOST_READ);
        while let Some((index, found)) = read.next().await {
            let Some((digest, size)) = found? else { return Err(missing([index])) };
            sums.add(&digest);
            bytes = bytes.saturating_add(size);
        }
        Ok((sums.finish(), bytes))
    }

    /// Looks for what a listing of the store does not show, one by one: the listing alone decides nothing.
    async fn none_missing(&self, place: &BundlePlace, parts: u64) -> Result<(), Refusal> {
        let seen = self.held(place, parts).await?;
        let mut seen = seen.into_iter().peekable();
        let mut not_there = Vec::new();
        for index in 1..=parts {
            if seen.next_if_eq(&index).is_some() {
                continue;
            }
            if !self.store.has(&place.part(index)).await? {
                not_there.push(index);
                if not_there.len() == MOST_MISSING {
                    break;
                }
            }
        }
        if not_there.is_empty() { Ok(()) } else { Err(missing(not_there)) }
    }
}

fn missing(indexes: impl IntoIterator<Item = u64>) -> Refusal {
    Problem { missing: ranges(indexes), ..Problem::new(ProblemCode::PartsMissing) }.into()
}

fn answer(ended: End, listing: Digest, meant: Digest) -> Result<Closed, Refusal> {
    match ended {
        End::Withdrawn => Err(ProblemCode::Withdrawn.into()),
        End::Closed { text, receipt } if receipt.listing == listing && receipt.sums == meant => {
            Ok(Closed::Receipt(text))
        }
        End::Closed { .. } => Err(ProblemCode::Closed.into()),
    }
}

/// Takes a closing off the list, also when reading it panicked.
struct Done<'a> {
    mailbox: &'a Mailbox,
    key: (BundlePlace, Digest, Digest),
}

impl Drop for Done<'_> {
    fn drop(&mut self) {
        self.mailbox.closings.running.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}
