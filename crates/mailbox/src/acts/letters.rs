//! Replies and messages: short things beside a bundle, each under a number, created once.

use futures_util::TryStreamExt as _;
use hyper::body::{Body, Bytes};
use object_store::GetResult;
use sanad_evidence::Digest;
use sanad_evidence::mailbox::{MOST_MESSAGE_BYTES, MOST_REPLY_BYTES, ProblemCode};

use super::{End, Mailbox, Opened, end_of};
use crate::refusal::Refusal;
use crate::store::{Put, StoreError, number_of};

/// From whom to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// From the collector to the partner; at most 64 KiB.
    Message(u64),
    /// From the partner to the collector; at most 256 MiB and what age adds.
    Reply(u64),
}

impl Mailbox {
    /// The greatest number that seems to be here, 0 for none: a hint.
    pub(super) async fn last_letter(&self, within: &object_store::path::Path) -> Result<u64, StoreError> {
        let mut last = 0;
        let mut listed = self.store.list(within);
        while let Some(found) = listed.try_next().await? {
            last = number_of(&found.location).unwrap_or_default().max(last);
        }
        Ok(last)
    }

    /// Takes a message or a reply.
    ///
    /// # Errors
    /// [`Refusal`]: `withdrawn`, `bad-digest`, `too-big`, `part-differs`, `mailbox-full`.
    pub async fn letter<B>(
        &self,
        opened: Opened,
        letter: Letter,
        stated: Digest,
        body: &mut B,
        quota: Option<u64>,
    ) -> Result<Put, Refusal>
    where
        B: Body<Data = Bytes> + Unpin,
    {
        let place = opened.place;
        if end_of(&self.store, &place).await? == Some(End::Withdrawn) {
            return Err(ProblemCode::Withdrawn.into());
        }
        // A full quota keeps collectors out; it must not keep the partner from answering them.
        let (path, most, quota) = match letter {
            Letter::Message(number) => (place.message(number), MOST_MESSAGE_BYTES, quota),
            Letter::Reply(number) => (place.reply(number), MOST_REPLY_BYTES, None),
        };
        let spooled = self.spool.take(body, most, stated).await?;
        let size = spooled.size;
        if size == 0 {
            return Err(ProblemCode::BadRequest.into());
        }
        if self.store.has(&path).await? {
            return self.same(&path, stated).await;
        }
        let reserved = self.room.reserve(&place.partner, size, 0, quota)?;
        let loaded = self.spool.load(spooled).await?;
        if self.store.create(&path, loaded.bytes.clone()).await? == Put::Held {
            return self.same(&path, stated).await;
        }
        reserved.keep();
        self.metrics.stored(size);
        Ok(Put::Created)
    }

    /// Begins to read a message or a reply, if it is there.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn read_letter(&self, opened: Opened, letter: Letter) -> Result<Option<GetResult>, StoreError> {
        let path = match letter {
            Letter::Message(number) => opened.place.message(number),
            Letter::Reply(number) => opened.place.reply(number),
        };
        self.store.stream(&path).await
    }
}
