//! Retention: what is done with, goes. What decides is read, never listed; and whatever goes is first
//! ended for good, so that no receipt is ever made false.

use std::fmt;

use chrono::{DateTime, Utc};
use futures_util::TryStreamExt as _;
use sanad_evidence::ClaimedTime;
use sanad_evidence::Id;

use crate::acts::{End, MOST_SMALL_BYTES, Mailbox, Opened, end, end_of};
use crate::partners;
use crate::store::{BundlePlace, StoreError, place};

/// What a sweep did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Open bundles to which nothing came for too long: withdrawn.
    pub given_up: u64,
    /// Closed bundles that nobody collected for too long: their parts went.
    pub uncollected: u64,
    /// Collected or withdrawn bundles whose remains went.
    pub removed: u64,
}

impl Swept {
    /// Whether nothing was to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl fmt::Display for Swept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { given_up, uncollected, removed } = self;
        write!(
            f,
            "swept: {given_up} never closed and now withdrawn, {uncollected} never collected, {removed} done with and gone"
        )
    }
}

impl Mailbox {
    /// Looks at every bundle once, and does what is due. May be stopped at any point and begun again.
    ///
    /// # Errors
    /// The first [`StoreError`] that was met; it keeps nothing else from being done.
    pub async fn sweep(&self) -> Result<Swept, StoreError> {
        let (mut swept, mut met) = (Swept::default(), Ok(()));
        for name in self.store.folders(&place::all_bundles()).await? {
            let Ok(partner) = name.parse::<Id>() else { continue };
            for name in self.store.folders(&place::bundles(&partner)).await? {
                let Ok(handle) = name.parse::<Id>() else { continue };
                met = met.and(self.sweep_bundle(BundlePlace { partner, handle }, &mut swept).await);
            }
        }
        for (id, partner) in partners::all(&self.store).await? {
            if partner.is_none() && self.store.has(&place::removed(&id)).await? {
                partners::finish_removal(&self.store, &id).await?;
            }
        }
        self.store.tidy().await?;
        if !swept.is_empty() {
            self.room.walk(&self.store).await?;
        }
        met.map(|()| swept)
    }

    async fn sweep_bundle(&self, place: BundlePlace, swept: &mut Swept) -> Result<(), StoreError> {
        let opened = self.opened(place).await?;
        let ended = end_of(&self.store, &place).await?;
        let collected = self.collected_at(&place).await?;
        let limits = &self.limits;
        match (ended, collected, opened) {
            (None, None, Some(opened)) => {
                let last = self.last_change(&place, opened.stated.at).await?;
                if self.clock.passed(last, limits.open_days) {
                    // Closing may be under way this moment: the one that creates the `end` has it.
                    if end(&self.store, &place, None).await? == End::Withdrawn {
                        self.clear(&place).await?;
                        swept.given_up = swept.given_up.saturating_add(1);
                    }
                }
            }
            (Some(End::Withdrawn), _, opened) => {
                self.clear(&place).await?;
                let last = self.last_change(&place, DateTime::UNIX_EPOCH).await?;
                if self.clock.passed(last, limits.keep_days) {
                    self.remove_all(&place, opened).await?;
                    swept.removed = swept.removed.saturating_add(1);
                }
            }
            (Some(End::Closed { receipt, .. }), None, Some(opened)) => {
                let due =
                    limits.uncollected_days.is_some_and(|days| self.clock.passed(utc(&receipt.at), days));
                if due && let Ok(at_desk) = self.at_desk(opened.place.partner, place.handle).await {
                    if self.collected(&at_desk).await.is_err() {
                        return Err(StoreError::Broken("what was never collected cannot be taken away"));
                    }
                    swept.uncollected = swept.uncollected.saturating_add(1);
                }
            }
            (ended, Some(at), opened) => {
                self.clear(&place).await?;
                // Its `end` may be gone already, where this was stopped half way.
                if ended.is_none() || self.clock.passed(at, limits.keep_days) {
                    self.remove_all(&place, opened).await?;
                    swept.removed = swept.removed.saturating_add(1);
                }
            }
            // A receipt without what was stated: damage. It is kept, and `check` says so.
            (Some(End::Closed { .. }), None, None) => {}
            // Nothing decides anything here: letters that came while the rest went.
            (None, None, None) => {
                let last = self.last_change(&place, DateTime::UNIX_EPOCH).await?;
                if self.clock.passed(last, 1) {
                    self.remove_all(&place, None).await?;
                }
            }
        }
        Ok(())
    }

    /// When the partner collected a bundle, by the mailbox's clock then.
    async fn collected_at(&self, place: &BundlePlace) -> Result<Option<DateTime<Utc>>, StoreError> {
        let Some(bytes) = self.store.read(&place.collected(), MOST_SMALL_BYTES).await? else {
            return Ok(None);
        };
        let text = std::str::from_utf8(&bytes).ok().map(str::trim_end);
        let at = text.and_then(|text| text.parse::<ClaimedTime>().ok());
        at.map(|at| Some(utc(&at))).ok_or(StoreError::Damaged("the `collected` of a bundle is damaged"))
    }

    /// When something last came, and no earlier than `since`.
    async fn last_change(
        &self,
        place: &BundlePlace,
        since: DateTime<Utc>,
    ) -> Result<DateTime<Utc>, StoreError> {
        let mut last = since;
        let mut listed = self.store.list(&place.folder());
        while let Some(found) = listed.try_next().await? {
            last = last.max(found.last_modified);
        }
        Ok(last)
    }

    /// Takes away everything of a bundle that is withdrawn or collected, in an order that can be stopped
    /// anywhere: `collected` and `end` last, for they say that the rest may go.
    async fn remove_all(&self, place: &BundlePlace, opened: Option<Opened>) -> Result<(), StoreError> {
        let kept = [place.end(), place.collected(), place.open()];
        let mut listed = self.store.list(&place.folder());
        while let Some(found) = listed.try_next().await? {
            if !kept.contains(&found.location) {
                self.store.remove(&found.location).await?;
            }
        }
        if let Some(opened) = opened {
            // Else the token would let another bundle in.
            self.store.remove(&place::token(&opened.stated.token)).await?;
            self.store.remove(&place::revoked(&opened.stated.token)).await?;
        }
        self.store.remove(&place.open()).await?;
        self.store.remove(&place.end()).await?;
        self.store.remove(&place.collected()).await
    }
}

fn utc(at: &ClaimedTime) -> DateTime<Utc> {
    at.moment().with_timezone(&Utc)
}
