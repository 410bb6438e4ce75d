//! A partner's side: what waits, reading it, and taking it away once it was accepted.

use futures_util::{FutureExt as _, StreamExt as _, stream};
use object_store::GetResult;
use sanad_evidence::Id;
use sanad_evidence::mailbox::{DeskFacts, MOST_WAITING, ProblemCode, Waiting, WaitingBundle};
use sanad_evidence::receipt::Receipt;

use super::{End, Mailbox, Opened, end_of};
use crate::refusal::Refusal;
use crate::store::{BundlePlace, Put, StoreError, place};

/// How many bundles are looked at at once: a bucket is far away.
const MOST_READ: usize = 16;

/// A bundle that was closed.
#[derive(Debug, Clone)]
pub struct AtDesk {
    /// Where it lies, and what was stated.
    pub opened: Opened,
    /// What its receipt says.
    pub receipt: Receipt,
    /// The receipt as it was given.
    pub text: Vec<u8>,
}

impl Mailbox {
    /// What a partner is told about the mailbox.
    #[must_use]
    pub fn facts(&self, partner: &Id, quota: Option<u64>) -> DeskFacts {
        let used = self.room.used(partner);
        DeskFacts {
            used: used.bytes,
            quota,
            bundles: used.bundles,
            keep_days: u64::from(self.limits.keep_days),
            receipt_key: self.key.verifying_key(),
        }
    }

    /// A closed bundle of this partner.
    ///
    /// # Errors
    /// [`Refusal`]: `not-found`, for one that is open or withdrawn too.
    pub async fn at_desk(&self, partner: Id, handle: Id) -> Result<AtDesk, Refusal> {
        self.closed_bundle(BundlePlace { partner, handle }).await?.ok_or_else(|| ProblemCode::NotFound.into())
    }

    async fn closed_bundle(&self, place: BundlePlace) -> Result<Option<AtDesk>, StoreError> {
        let Some(End::Closed { text, receipt }) = end_of(&self.store, &place).await? else {
            return Ok(None);
        };
        let Some(opened) = self.opened(place).await? else { return Ok(None) };
        Ok(Some(AtDesk { opened, receipt, text }))
    }

    /// One page of what waits.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn waiting(&self, partner: Id, after: Option<Id>) -> Result<Waiting, StoreError> {
        let mut waiting = Waiting::default();
        let names = self.store.folders(&place::bundles(&partner)).await?;
        let handles = names.iter().filter_map(|name| name.parse::<Id>().ok());
        let handles: Vec<Id> = handles.filter(|handle| after.is_none_or(|after| *handle > after)).collect();
        let mut found = stream::iter(handles)
            .map(|handle| self.waits(BundlePlace { partner, handle }).boxed())
            .buffered(MOST_READ);
        while let Some(bundle) = found.next().await {
            let Some(bundle) = bundle? else { continue };
            if waiting.bundles.len() == MOST_WAITING {
                waiting.more = true;
                break;
            }
            waiting.bundles.push(bundle);
        }
        Ok(waiting)
    }

    /// One bundle, if it was closed and something of it is left to fetch.
    async fn waits(&self, place: BundlePlace) -> Result<Option<WaitingBundle>, StoreError> {
        let at_desk = match self.closed_bundle(place).await {
            Ok(Some(at_desk)) => at_desk,
            Ok(None) => return Ok(None),
            // One that is damaged must not hide all others; `check` names it to the operator.
            Err(error @ StoreError::Damaged(_)) => {
                crate::trace::seldom(&format!("a bundle was passed over: {error}"));
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let collected = self.store.has(&place.collected()).await?;
        let messages = self.last_letter(&place.messages()).await?;
        if collected && messages == 0 {
            return Ok(None);
        }
        let Receipt { bundle, parts, bytes, at: closed_at, .. } = at_desk.receipt;
        let handle = place.handle;
        Ok(Some(WaitingBundle { handle, bundle, parts, bytes, closed_at, messages, collected }))
    }

    /// Begins to read a part, if it is there.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn read_part(&self, at_desk: &AtDesk, index: u64) -> Result<Option<GetResult>, StoreError> {
        self.store.stream(&at_desk.opened.place.part(index)).await
    }

    /// Begins to read the listing, if it is there.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn read_listing(&self, at_desk: &AtDesk) -> Result<Option<GetResult>, StoreError> {
        self.store.stream(&at_desk.opened.place.listing(&at_desk.receipt.listing)).await
    }

    /// The partner has it: parts and listing go. That they go is written down first.
    ///
    /// # Errors
    /// [`Refusal`].
    pub async fn collected(&self, at_desk: &AtDesk) -> Result<(), Refusal> {
        let place = at_desk.opened.place;
        let at = format!("{}\n", self.clock.claimed());
        if self.store.create(&place.collected(), at.into_bytes().into()).await? == Put::Created {
            self.room.release(&place.partner, at_desk.receipt.bytes, 0);
        }
        self.store.settle(&place.collected()).await?;
        self.clear(&place).await?;
        Ok(())
    }
}
