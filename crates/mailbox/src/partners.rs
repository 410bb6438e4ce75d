//! The partners of a mailbox, their desks and their tokens: who asks, and what the operator does.

use chrono::{DateTime, Utc};
use sanad_evidence::mailbox::{ProblemCode, TokenChange};
use sanad_evidence::{Digest, Id, from_hex};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::refusal::Refusal;
use crate::store::{Put, Store, StoreError, place};

/// The most bytes of a file about a partner, a desk or a token.
const MOST_BYTES: u64 = 4096;

/// A partner as the mailbox knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partner {
    /// The operator's own word for it; it never leaves this machine.
    pub label: String,
    /// When it was added.
    pub since: DateTime<Utc>,
}

#[derive(Serialize, Deserialize)]
struct Belongs {
    partner: Id,
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// A collector, by the token of one bundle.
    Collector {
        /// Whose token it is.
        partner: Id,
        /// The token's digest.
        token: Digest,
    },
    /// A partner's desk.
    Desk {
        /// Whose.
        partner: Id,
        /// The desk key's digest.
        key: Digest,
    },
}

/// The digest of the secret in an `Authorization` header: `Bearer` and 64 lower-case hexadecimal digits.
#[must_use]
pub fn bearer(header: &[u8]) -> Option<Digest> {
    let (scheme, secret) = std::str::from_utf8(header).ok()?.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return None;
    }
    let secret = Zeroizing::new(from_hex::<32>(secret).ok()?);
    Some(Digest::of(secret.as_slice()))
}

/// Who asks. Whatever is presented, the same is looked up, by digest: an answer and its time tell nothing
/// of what is not yours.
///
/// # Errors
/// [`ProblemCode::Unauthorized`], one and the same; or the store's.
pub async fn asker(store: &Store, presented: Option<Digest>) -> Result<(Asker, Partner), Refusal> {
    let digest = presented.unwrap_or_else(|| Digest::of(b"nothing was presented"));
    let (token, revoked, desk) = (place::token(&digest), place::revoked(&digest), place::desk(&digest));
    let (token, revoked, desk) =
        tokio::join!(belongs(store, &token), store.has(&revoked), belongs(store, &desk));
    let (token, revoked, desk) = (token?, revoked?, desk?);
    let asker = match (token, desk) {
        (_, Some(partner)) => Some(Asker::Desk { partner, key: digest }),
        (Some(partner), None) if !revoked => Some(Asker::Collector { partner, token: digest }),
        _ => None,
    };
    let named = match asker {
        Some(Asker::Desk { partner, .. } | Asker::Collector { partner, .. }) => partner,
        None => sanad_evidence::mailbox::handle(&digest),
    };
    let partner = find(store, &named).await?;
    match (presented, asker, partner) {
        (Some(_), Some(asker), Some(partner)) => Ok((asker, partner)),
        _ => Err(ProblemCode::Unauthorized.into()),
    }
}

async fn belongs(store: &Store, path: &object_store::path::Path) -> Result<Option<Id>, StoreError> {
    let Some(bytes) = store.read(path, MOST_BYTES).await? else { return Ok(None) };
    match serde_json::from_slice::<Belongs>(&bytes) {
        Ok(belongs) => Ok(Some(belongs.partner)),
        Err(_) => Err(StoreError::Damaged("a file about a token or desk is damaged")),
    }
}

/// A partner that is not being removed.
///
/// # Errors
/// [`StoreError`].
pub async fn find(store: &Store, partner: &Id) -> Result<Option<Partner>, StoreError> {
    let (path, removed) = (place::partner(partner), place::removed(partner));
    let (held, removed) = tokio::join!(store.read(&path, MOST_BYTES), store.has(&removed));
    let (Some(held), false) = (held?, removed?) else { return Ok(None) };
    match serde_json::from_slice(&held) {
        Ok(partner) => Ok(Some(partner)),
        Err(_) => Err(StoreError::Damaged("a file about a partner is damaged")),
    }
}

/// Every partner that seems to be there, and whether it is being removed.
///
/// # Errors
/// [`StoreError`].
pub async fn all(store: &Store) -> Result<Vec<(Id, Option<Partner>)>, StoreError> {
    let mut all = Vec::new();
    for path in names(store, &place::partners()).await? {
        if let Some(id) = path.strip_suffix(".json").and_then(|id| id.parse::<Id>().ok()) {
            all.push((id, find(store, &id).await?));
        }
    }
    Ok(all)
}

/// Adds a partner, and the key of its desk.
///
/// # Errors
/// [`StoreError`].
pub async fn add(store: &Store, id: &Id, partner: &Partner, desk_key: &Digest) -> Result<(), StoreError> {
    create_json(store, &place::partner(id), partner).await?;
    create_json(store, &place::desk(desk_key), &Belongs { partner: *id }).await?;
    Ok(())
}

/// Lets this desk key open the partner's side, and no other from now on: a pass was lost, or seen.
///
/// # Errors
/// [`StoreError`]; then an old key may still open it.
pub async fn replace_desk_keys(store: &Store, id: &Id, desk_key: &Digest) -> Result<(), StoreError> {
    create_json(store, &place::desk(desk_key), &Belongs { partner: *id }).await?;
    for name in names(store, &place::desks()).await? {
        let Some(held) = name.strip_suffix(".json").and_then(|digest| digest.parse().ok()) else { continue };
        let path = place::desk(&held);
        if held != *desk_key && belongs(store, &path).await? == Some(*id) {
            store.remove(&path).await?;
        }
    }
    Ok(())
}

/// From now on the desk key and the tokens of this partner open nothing.
///
/// # Errors
/// [`StoreError`].
pub async fn begin_removal(store: &Store, id: &Id) -> Result<(), StoreError> {
    let path = place::removed(id);
    store.create(&path, hyper::body::Bytes::new()).await?;
    store.settle(&path).await
}

/// Takes away whatever belongs to a partner whose removal was begun. May be stopped and begun again.
///
/// # Errors
/// [`StoreError`].
pub async fn finish_removal(store: &Store, id: &Id) -> Result<(), StoreError> {
    use futures_util::TryStreamExt as _;
    let mut listed = store.list(&place::bundles(id));
    while let Some(found) = listed.try_next().await? {
        store.remove(&found.location).await?;
    }
    for (within, path) in [
        (place::tokens(), place::token as fn(&Digest) -> object_store::path::Path),
        (place::desks(), place::desk),
    ] {
        for name in names(store, &within).await? {
            let Some(digest) = name.strip_suffix(".json").and_then(|digest| digest.parse().ok()) else {
                continue;
            };
            let path = path(&digest);
            if belongs(store, &path).await? == Some(*id) {
                store.remove(&path).await?;
                store.remove(&place::revoked(&digest)).await?;
            }
        }
    }
    store.remove(&place::partner(id)).await?;
    store.remove(&place::removed(id)).await
}

/// Makes tokens known, and others useless, durably.
///
/// Says whether all that were to be made known are this partner's now. One that another partner made known before
/// stays that one's, or its collectors would be shut out; the others of the change are done all the same.
///
/// # Errors
/// [`StoreError`].
pub async fn change_tokens(store: &Store, partner: &Id, change: &TokenChange) -> Result<bool, StoreError> {
    // Those to go first: should this stop half way, it errs on the side of letting nobody in.
    for token in &change.revoke {
        // Only what is this partner's own: else one partner could shut another's collectors out.
        if belongs(store, &place::token(token)).await? == Some(*partner) {
            let path = place::revoked(token);
            if store.create(&path, hyper::body::Bytes::new()).await? == Put::Held {
                store.settle(&path).await?;
            }
        }
    }
    let mut taken = false;
    for token in change.add.iter().filter(|token| !change.revoke.contains(token)) {
        let path = place::token(token);
        if create_json(store, &path, &Belongs { partner: *partner }).await? == Put::Held {
            taken |= belongs(store, &path).await? != Some(*partner);
        }
    }
    Ok(!taken)
}

/// The digests of a partner's tokens that seem to be known, and whether each was revoked.
///
/// # Errors
/// [`StoreError`].
pub async fn tokens(store: &Store, partner: &Id) -> Result<Vec<(Digest, bool)>, StoreError> {
    let mut tokens = Vec::new();
    for name in names(store, &place::tokens()).await? {
        let Some(digest) = name.strip_suffix(".json").and_then(|digest| digest.parse().ok()) else {
            continue;
        };
        if belongs(store, &place::token(&digest)).await? == Some(*partner) {
            tokens.push((digest, store.has(&place::revoked(&digest)).await?));
        }
    }
    Ok(tokens)
}

async fn names(store: &Store, within: &object_store::path::Path) -> Result<Vec<String>, StoreError> {
    use futures_util::TryStreamExt as _;
    let mut names = Vec::new();
    let mut listed = store.list(within);
    while let Some(found) = listed.try_next().await? {
        names.extend(found.location.filename().map(str::to_owned));
    }
    names.sort_unstable();
    Ok(names)
}

async fn create_json<T: Serialize>(
    store: &Store,
    path: &object_store::path::Path,
    thing: &T,
) -> Result<Put, StoreError> {
    let text = serde_json::to_vec(thing).map_err(|_| StoreError::Broken("a text that cannot be written"))?;
    let put = store.create(path, text.into()).await?;
    if put == Put::Held {
        // Its writer may have been stopped before it was on the disk.
        store.settle(path).await?;
    }
    Ok(put)
}
