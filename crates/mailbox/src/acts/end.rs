//! How a bundle ended. `end` is created once: whoever is first, decides.

use sanad_evidence::receipt::Receipt;

use super::MOST_SMALL_BYTES;
use crate::store::{BundlePlace, Put, Store, StoreError};

/// What stands in `end` when a bundle was withdrawn.
const WITHDRAWN: &[u8] = b"withdrawn\n";

/// How a bundle ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// It was withdrawn.
    Withdrawn,
    /// It was closed: the signed receipt, as it was given and as it reads.
    Closed {
        /// The bytes.
        text: Vec<u8>,
        /// What they say.
        receipt: Receipt,
    },
}

impl End {
    fn parse(bytes: &[u8]) -> Option<Self> {
        if bytes == WITHDRAWN {
            return Some(Self::Withdrawn);
        }
        let (receipt, _) = Receipt::open(bytes).ok()?;
        Some(Self::Closed { text: bytes.to_vec(), receipt })
    }
}

/// How this bundle ended, if it did.
///
/// # Errors
/// [`StoreError`], also when what stands there is damaged: nothing is done to such a bundle.
pub async fn end_of(store: &Store, bundle: &BundlePlace) -> Result<Option<End>, StoreError> {
    let Some(bytes) = store.read(&bundle.end(), MOST_SMALL_BYTES).await? else { return Ok(None) };
    End::parse(&bytes).map(Some).ok_or(StoreError::Damaged("the `end` of a bundle is damaged"))
}

/// Ends a bundle with this receipt, or with none: withdrawn. Gives how it did end, durably: perhaps
/// somebody else was first.
pub(crate) async fn end(
    store: &Store,
    bundle: &BundlePlace,
    receipt: Option<String>,
) -> Result<End, StoreError> {
    let path = bundle.end();
    let bytes = receipt.map_or_else(|| WITHDRAWN.to_vec(), String::into_bytes);
    if store.create(&path, bytes.into()).await? == Put::Held {
        store.settle(&path).await?;
    }
    // Read again what is there, also when we were first: this is what will be told from now on.
    end_of(store, bundle).await?.ok_or(StoreError::Broken("an `end` cannot be read back"))
}
