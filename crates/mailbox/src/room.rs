//! How much each partner has here. A brake and not a ledger: counted by walking the store, and between
//! two walks by what this process wrote itself.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use futures_util::TryStreamExt as _;
use sanad_evidence::Id;
use sanad_evidence::mailbox::{Opening, ProblemCode};

use crate::refusal::Refusal;
use crate::store::{BundlePlace, Store, StoreError, number_of, place};

/// What one partner has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Used {
    /// Bytes; bundles that are open count with all they stated.
    pub bytes: u64,
    /// Bundles that are open, closed or collected.
    pub bundles: u64,
}

/// What all partners have.
#[derive(Debug, Default)]
pub struct Room {
    counted: Mutex<HashMap<Id, Used>>,
    /// What an open bundle has taken of the bytes it stated.
    taken: Mutex<HashMap<BundlePlace, Taken>>,
}

/// What an open bundle has taken.
#[derive(Debug, Clone, Copy, Default)]
struct Taken {
    /// Bytes that are stored.
    stored: u64,
    /// Bytes that are being stored now.
    under_way: u64,
}

/// Open bundles whose bytes are remembered; beyond it they are counted anew.
const MOST_REMEMBERED: usize = 10_000;

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    // A count that a panic left behind is as good as any: it is only a brake.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Room {
    /// What this partner has.
    #[must_use]
    pub fn used(&self, partner: &Id) -> Used {
        locked(&self.counted).get(partner).copied().unwrap_or_default()
    }

    /// What all partners have together.
    #[must_use]
    pub fn all(&self) -> Used {
        locked(&self.counted).values().fold(Used::default(), |all, one| Used {
            bytes: all.bytes.saturating_add(one.bytes),
            bundles: all.bundles.saturating_add(one.bundles),
        })
    }

    /// Counts bytes, and perhaps a bundle, if the quota has room for them.
    ///
    /// # Errors
    /// [`ProblemCode::MailboxFull`].
    pub fn reserve(
        &self,
        partner: &Id,
        bytes: u64,
        bundles: u64,
        quota: Option<u64>,
    ) -> Result<Reserved<'_>, Refusal> {
        let mut counted = locked(&self.counted);
        let used = counted.entry(*partner).or_default();
        let after = used.bytes.saturating_add(bytes);
        if quota.is_some_and(|quota| after > quota) {
            return Err(ProblemCode::MailboxFull.into());
        }
        used.bytes = after;
        used.bundles = used.bundles.saturating_add(bundles);
        Ok(Reserved { room: self, what: What::Quota { partner: *partner, bundles }, bytes, kept: false })
    }

    /// Counts what went.
    pub fn release(&self, partner: &Id, bytes: u64, bundles: u64) {
        let mut counted = locked(&self.counted);
        let used = counted.entry(*partner).or_default();
        used.bytes = used.bytes.saturating_sub(bytes);
        used.bundles = used.bundles.saturating_sub(bundles);
    }

    /// Takes `bytes` of what an open bundle stated. The first time since the start of this process, what it
    /// has already is counted in the store.
    ///
    /// # Errors
    /// [`ProblemCode::TooBig`] beyond what was stated; [`ProblemCode::Busy`] when that is only because of what
    /// is being stored now, which may be the same part: a sender whose line was cut sends it again at once.
    /// [`StoreError`].
    pub async fn take(
        &self,
        store: &Store,
        bundle: &BundlePlace,
        stated: u64,
        bytes: u64,
    ) -> Result<Reserved<'_>, Refusal> {
        let known = locked(&self.taken).contains_key(bundle);
        if !known {
            let held = held_bytes(store, bundle).await?;
            let mut taken = locked(&self.taken);
            if taken.len() >= MOST_REMEMBERED {
                taken.clear();
            }
            taken.entry(*bundle).or_insert(Taken { stored: held, under_way: 0 });
        }
        let mut taken = locked(&self.taken);
        let so_far = taken.entry(*bundle).or_default();
        let alone = so_far.stored.saturating_add(bytes);
        if alone > stated {
            return Err(ProblemCode::TooBig.into());
        }
        if alone.saturating_add(so_far.under_way) > stated {
            return Err(ProblemCode::Busy.into());
        }
        so_far.under_way = so_far.under_way.saturating_add(bytes);
        Ok(Reserved { room: self, what: What::Bundle(*bundle), bytes, kept: false })
    }

    /// A bundle is open no more.
    pub fn forget(&self, bundle: &BundlePlace) {
        locked(&self.taken).remove(bundle);
    }

    /// Counts everything anew.
    ///
    /// # Errors
    /// [`StoreError`]; the old count stays.
    pub async fn walk(&self, store: &Store) -> Result<(), StoreError> {
        let mut fresh = HashMap::new();
        for name in store.folders(&place::all_bundles()).await? {
            if let Ok(partner) = name.parse() {
                fresh.insert(partner, walk_partner(store, partner).await?);
            }
        }
        *locked(&self.counted) = fresh;
        Ok(())
    }
}

/// Room that is held until what it is for is stored; given back when that fails, or when the sender hangs up
/// before.
#[derive(Debug)]
#[must_use]
pub struct Reserved<'a> {
    room: &'a Room,
    what: What,
    bytes: u64,
    kept: bool,
}

#[derive(Debug)]
enum What {
    Quota { partner: Id, bundles: u64 },
    Bundle(BundlePlace),
}

impl Reserved<'_> {
    /// It is stored.
    pub fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for Reserved<'_> {
    fn drop(&mut self) {
        match &self.what {
            What::Quota { .. } if self.kept => {}
            What::Quota { partner, bundles } => self.room.release(partner, self.bytes, *bundles),
            What::Bundle(bundle) => {
                if let Some(taken) = locked(&self.room.taken).get_mut(bundle) {
                    taken.under_way = taken.under_way.saturating_sub(self.bytes);
                    if self.kept {
                        taken.stored = taken.stored.saturating_add(self.bytes);
                    }
                }
            }
        }
    }
}

async fn held_bytes(store: &Store, bundle: &BundlePlace) -> Result<u64, StoreError> {
    let mut held = 0_u64;
    let mut listed = store.list(&bundle.folder());
    while let Some(found) = listed.try_next().await? {
        // What lies deeper are messages and replies.
        let deep = found.location.parts().count() > 4;
        if !deep && number_of(&found.location).is_some() {
            held = held.saturating_add(found.size);
        }
    }
    Ok(held)
}

/// One bundle as a listing shows it.
#[derive(Default)]
struct Seen {
    bytes: u64,
    letters: u64,
    opened: bool,
    ended: bool,
}

async fn walk_partner(store: &Store, partner: Id) -> Result<Used, StoreError> {
    let mut bundles: HashMap<Id, Seen> = HashMap::new();
    let mut listed = store.list(&place::bundles(&partner));
    while let Some(found) = listed.try_next().await? {
        let parts: Vec<_> = found.location.parts().collect();
        let Some(handle) = parts.get(2).and_then(|name| name.as_ref().parse::<Id>().ok()) else { continue };
        let seen = bundles.entry(handle).or_default();
        match parts.get(3).map(AsRef::as_ref) {
            Some("end") => seen.ended = true,
            Some("open.json") => seen.opened = true,
            Some("messages" | "replies") => seen.letters = seen.letters.saturating_add(found.size),
            _ => seen.bytes = seen.bytes.saturating_add(found.size),
        }
    }
    let mut used = Used::default();
    for (handle, seen) in bundles {
        let mut bytes = seen.bytes;
        if seen.opened && !seen.ended {
            let open = BundlePlace { partner, handle }.open();
            if let Some(stated) = store.read(&open, crate::acts::MOST_SMALL_BYTES).await?
                && let Some(stated) = crate::acts::Stated::parse(&stated)
            {
                let Opening { bytes: most, .. } = stated.opening;
                bytes = bytes.max(most);
            }
        }
        used.bytes = used.bytes.saturating_add(bytes).saturating_add(seen.letters);
        used.bundles = used.bundles.saturating_add(u64::from(seen.opened));
    }
    Ok(used)
}
