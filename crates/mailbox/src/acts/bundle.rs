//! A collector's side: opening, filling, asking, withdrawing.

use futures_util::TryStreamExt as _;
use hyper::body::{Body, Bytes};
use sanad_evidence::mailbox::{
    BundleState, MOST_PART_BYTES, Opening, Problem, ProblemCode, State, handle, ranges,
};
use sanad_evidence::{Digest, Id};

use super::end::end;
use super::{End, MOST_SMALL_BYTES, Mailbox, Stated, end_of};
use crate::refusal::Refusal;
use crate::spool::Spooled;
use crate::store::{BundlePlace, Put, StoreError, number_of};

/// A bundle that was opened.
#[derive(Debug, Clone, Copy)]
pub struct Opened {
    /// Where it lies.
    pub place: BundlePlace,
    /// What was stated then.
    pub stated: Stated,
}

impl Mailbox {
    /// Opens the token's bundle. Gives whether it is new, and how it stands.
    ///
    /// # Errors
    /// [`Refusal`]: `token-spent`, `withdrawn`, `mailbox-full`.
    pub async fn open(
        &self,
        partner: Id,
        token: Digest,
        opening: Opening,
        quota: Option<u64>,
    ) -> Result<(Put, BundleState), Refusal> {
        let place = BundlePlace { partner, handle: handle(&token) };
        if let Some(opened) = self.opened(place).await? {
            return Ok((Put::Held, self.open_again(opened, opening).await?));
        }
        self.store.room_for(opening.bytes).await?;
        let reserved = self.room.reserve(&partner, opening.bytes, 1, quota)?;
        let stated = Stated { opening, token, at: self.clock.now() };
        let text =
            serde_json::to_vec(&stated).map_err(|_| StoreError::Broken("a text that cannot be written"))?;
        if self.store.create(&place.open(), text.into()).await? == Put::Held {
            // Two requests at once: the other was first.
            let opened = self.opened(place).await?.ok_or(ProblemCode::Busy)?;
            return Ok((Put::Held, self.open_again(opened, opening).await?));
        }
        reserved.keep();
        let Opening { bundle, parts, .. } = opening;
        let state = BundleState { bundle, state: State::Open, parts, held: Vec::new(), replies: None };
        Ok((Put::Created, state))
    }

    /// The bytes stated may differ a little when a part had to be sealed anew; those stated first hold.
    async fn open_again(&self, opened: Opened, opening: Opening) -> Result<BundleState, Refusal> {
        let first = opened.stated.opening;
        if first.bundle != opening.bundle || first.parts != opening.parts {
            return Err(ProblemCode::TokenSpent.into());
        }
        let state = self.state(opened).await?;
        if state.state == State::Withdrawn {
            return Err(ProblemCode::Withdrawn.into());
        }
        self.store.settle(&opened.place.open()).await?;
        Ok(state)
    }

    /// What was opened at this place, if anything was.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn opened(&self, place: BundlePlace) -> Result<Option<Opened>, StoreError> {
        let Some(bytes) = self.store.read(&place.open(), MOST_SMALL_BYTES).await? else { return Ok(None) };
        let stated =
            Stated::parse(&bytes).ok_or(StoreError::Damaged("the `open.json` of a bundle is damaged"))?;
        Ok(Some(Opened { place, stated }))
    }

    /// The token's bundle.
    ///
    /// # Errors
    /// [`Refusal`]: `not-open`.
    pub async fn bundle(&self, partner: Id, token: &Digest) -> Result<Opened, Refusal> {
        let place = BundlePlace { partner, handle: handle(token) };
        Ok(self.opened(place).await?.ok_or(ProblemCode::NotOpen)?)
    }

    /// How a bundle stands; which parts are held and which replies are there is a hint.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn state(&self, opened: Opened) -> Result<BundleState, StoreError> {
        let Opened { place, stated } = opened;
        let (state, held) = match end_of(&self.store, &place).await? {
            None => (State::Open, ranges(self.held(&place, stated.opening.parts).await?)),
            Some(End::Withdrawn) => (State::Withdrawn, Vec::new()),
            Some(End::Closed { .. }) if self.store.has(&place.collected()).await? => {
                (State::Collected, Vec::new())
            }
            Some(End::Closed { .. }) => (State::Closed, Vec::new()),
        };
        let replies = match self.last_letter(&place.replies()).await? {
            0 => None,
            last => Some(last),
        };
        let Opening { bundle, parts, .. } = stated.opening;
        Ok(BundleState { bundle, state, parts, held, replies })
    }

    /// The indexes of the parts that seem to be held, ascending.
    pub(super) async fn held(&self, place: &BundlePlace, parts: u64) -> Result<Vec<u64>, StoreError> {
        let mut held = Vec::new();
        let mut listed = self.store.list(&place.folder());
        while let Some(found) = listed.try_next().await? {
            // Messages and replies have numbers too, but lie deeper.
            if found.location.parts().count() == 4
                && let Some(index) = number_of(&found.location)
                && (1..=parts).contains(&index)
            {
                held.push(index);
            }
        }
        held.sort_unstable();
        Ok(held)
    }

    /// Takes a part. 201 or 200 means: it is stored durably.
    ///
    /// # Errors
    /// [`Refusal`]: `closed`, `withdrawn`, `bad-index`, `bad-digest`, `too-big`, `part-differs`,
    /// `mailbox-full`.
    pub async fn part<B>(
        &self,
        opened: Opened,
        index: u64,
        stated: Digest,
        body: &mut B,
    ) -> Result<Put, Refusal>
    where
        B: Body<Data = Bytes> + Unpin,
    {
        let Opened { place, stated: Stated { opening, .. } } = opened;
        if index > opening.parts {
            return Err(ProblemCode::BadIndex.into());
        }
        self.still_open(&place).await?;
        let spooled = self.spool.take(body, MOST_PART_BYTES, stated).await?;
        if spooled.size == 0 {
            return Err(ProblemCode::BadRequest.into());
        }
        match self.keep_part(opened, index, spooled).await {
            // Parts go when their bundle is withdrawn: then that is the answer.
            Err(refusal) => self.still_open(&place).await.and(Err(refusal)),
            kept => kept,
        }
    }

    async fn keep_part(&self, opened: Opened, index: u64, spooled: Spooled) -> Result<Put, Refusal> {
        let Opened { place, stated } = opened;
        let (path, digest, size) = (place.part(index), spooled.digest, spooled.size);
        if self.store.has(&path).await? {
            return self.same(&path, digest).await;
        }
        let reserved = match self.room.take(&self.store, &place, stated.opening.bytes, size).await {
            // It was stored while this one came.
            Err(_) if self.store.has(&path).await? => return self.same(&path, digest).await,
            reserved => reserved?,
        };
        let loaded = self.spool.load(spooled).await?;
        if self.store.create(&path, loaded.bytes.clone()).await? == Put::Held {
            return self.same(&path, digest).await;
        }
        reserved.keep();
        self.metrics.stored(size);
        Ok(Put::Created)
    }

    /// That what is held under a name has this digest, and is on the disk.
    pub(super) async fn same(&self, path: &object_store::path::Path, stated: Digest) -> Result<Put, Refusal> {
        let Some((held, _)) = self.store.digest(path).await? else {
            return Err(ProblemCode::Busy.into());
        };
        if held != stated {
            let problem = Problem { held: Some(held), ..Problem::new(ProblemCode::PartDiffers) };
            return Err(problem.into());
        }
        self.store.settle(path).await?;
        Ok(Put::Held)
    }

    async fn still_open(&self, place: &BundlePlace) -> Result<(), Refusal> {
        match end_of(&self.store, place).await? {
            None => Ok(()),
            Some(End::Withdrawn) => Err(ProblemCode::Withdrawn.into()),
            Some(End::Closed { .. }) => Err(ProblemCode::Closed.into()),
        }
    }

    /// Withdraws a bundle that is not closed; its parts go.
    ///
    /// # Errors
    /// [`Refusal`]: `closed`.
    pub async fn withdraw(&self, opened: Opened) -> Result<(), Refusal> {
        let place = opened.place;
        let before = end_of(&self.store, &place).await?;
        let fresh = before.is_none();
        let ended = match before {
            Some(ended) => ended,
            None => end(&self.store, &place, None).await?,
        };
        if ended != End::Withdrawn {
            return Err(ProblemCode::Closed.into());
        }
        if fresh {
            self.room.release(&place.partner, opened.stated.opening.bytes, 0);
            self.room.forget(&place);
        }
        // It is withdrawn, durably. What cannot be taken away now goes with the next sweep.
        let _ = self.clear(&place).await;
        Ok(())
    }

    /// Takes away the parts and listings of a bundle that was withdrawn or collected.
    pub(crate) async fn clear(&self, place: &BundlePlace) -> Result<(), StoreError> {
        let mut listed = self.store.list(&place.folder());
        while let Some(found) = listed.try_next().await? {
            let here = found.location.parts().count() == 4;
            let listing = found.location.filename().is_some_and(|name| name.starts_with("listing-"));
            if here && (listing || number_of(&found.location).is_some()) {
                self.store.remove(&found.location).await?;
            }
        }
        Ok(())
    }
}
