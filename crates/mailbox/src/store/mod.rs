//! Where ciphertext lies: a folder with fsync, or a bucket. Things are created once, never changed, and a
//! listing is only ever a hint.

mod folder;
mod names;
mod s3;

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use futures_util::stream::BoxStream;
use futures_util::{StreamExt as _, TryStreamExt as _};
use hyper::body::Bytes;
use object_store::path::Path;
use object_store::{
    GetResult, GetResultPayload, ObjectMeta, ObjectStore, ObjectStoreExt as _, PutMode, PutOptions,
    PutPayload,
};
use sanad_evidence::Digest;
use sha2::{Digest as _, Sha256};

pub use names::{BundlePlace, number_of, place};
pub use s3::Bucket;

/// Why the store did not do what it was asked. It names no path: paths hold ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The disk, or the quota of the system, is full.
    #[error("the store is full")]
    Full,
    /// Something in it is not what this mailbox wrote: nothing is done to it.
    #[error("{0}")]
    Damaged(&'static str),
    /// It cannot be reached, refuses, or is broken.
    #[error("the store does not answer as it should ({0})")]
    Broken(&'static str),
}

impl StoreError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Full => "store-full",
            Self::Damaged(_) => "store-damaged",
            Self::Broken(_) => "store-broken",
        }
    }
}

/// Whether something was created, or was there before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It is there now, durably.
    Created,
    /// Something, perhaps the same, was there before; it is unchanged.
    Held,
}

/// A store of things that are created once.
#[derive(Clone)]
pub struct Store {
    inner: Arc<dyn ObjectStore>,
    folder: Option<PathBuf>,
    /// A local folder keeps at least this many bytes free.
    floor: u64,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Store(..)")
    }
}

impl Store {
    /// A folder on a disk of this machine, which keeps `floor` bytes of it free.
    ///
    /// # Errors
    /// [`io::Error`] when the folder is not there and cannot be made.
    pub fn folder(path: &std::path::Path, floor: u64) -> io::Result<Self> {
        let (inner, folder) = folder::open(path)?;
        Ok(Self { inner: Arc::new(inner), folder: Some(folder), floor })
    }

    /// A bucket of an S3 server.
    ///
    /// # Errors
    /// [`StoreError`] when its description makes no sense.
    pub fn bucket(bucket: &Bucket) -> Result<Self, StoreError> {
        Ok(Self { inner: bucket.open()?, folder: None, floor: 0 })
    }

    /// A store in memory: for tests, and gone with the program.
    #[must_use]
    pub fn memory() -> Self {
        Self { inner: Arc::new(object_store::memory::InMemory::new()), folder: None, floor: 0 }
    }

    /// Creates something, durably; never changes what is there.
    ///
    /// # Errors
    /// [`StoreError::Full`] when there is no room, with nothing half written; [`StoreError::Broken`].
    pub async fn create(&self, path: &Path, bytes: Bytes) -> Result<Put, StoreError> {
        self.room_for(bytes.len() as u64).await?;
        let options = PutOptions { mode: PutMode::Create, ..PutOptions::default() };
        match self.inner.put_opts(path, PutPayload::from(bytes), options).await {
            Ok(_) => Ok(Put::Created),
            Err(object_store::Error::AlreadyExists { .. } | object_store::Error::Precondition { .. }) => {
                Ok(Put::Held)
            }
            Err(error) => Err(reason(&error)),
        }
    }

    /// Makes sure that what was found, and every folder on the way to it, is on the disk: its writer may
    /// have been stopped just before. A bucket does this by itself.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn settle(&self, path: &Path) -> Result<(), StoreError> {
        match &self.folder {
            Some(root) => folder::settle(root.clone(), path.clone()).await,
            None => Ok(()),
        }
    }

    /// Reads something whole, if it is there and has at most `most` bytes.
    ///
    /// # Errors
    /// [`StoreError`], also when it is larger.
    pub async fn read(&self, path: &Path, most: u64) -> Result<Option<Bytes>, StoreError> {
        let Some(found) = self.stream(path).await? else { return Ok(None) };
        if found.meta.size > most {
            return Err(StoreError::Damaged("a file in the store is larger than it can be"));
        }
        found.bytes().await.map(Some).map_err(|error| reason(&error))
    }

    /// Begins to read something, if it is there.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn stream(&self, path: &Path) -> Result<Option<GetResult>, StoreError> {
        found(self.inner.get(path).await)
    }

    /// Whether something is there.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn has(&self, path: &Path) -> Result<bool, StoreError> {
        Ok(found(self.inner.head(path).await)?.is_some())
    }

    /// Reads something again, and gives digest and size.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn digest(&self, path: &Path) -> Result<Option<(Digest, u64)>, StoreError> {
        let Some(found) = self.stream(path).await? else { return Ok(None) };
        if let GetResultPayload::File(file, _) = found.payload {
            return folder::digest(file).await.map(Some);
        }
        let (mut hash, mut size) = (Sha256::new(), 0_u64);
        let mut bytes = found.into_stream();
        while let Some(piece) = bytes.try_next().await.map_err(|error| reason(&error))? {
            hash.update(&piece);
            size = size.saturating_add(piece.len() as u64);
        }
        Ok(Some((Digest::from_bytes(hash.finalize().into()), size)))
    }

    /// What seems to lie beneath a place: a hint.
    pub fn list(&self, beneath: &Path) -> BoxStream<'static, Result<ObjectMeta, StoreError>> {
        self.inner.list(Some(beneath)).map_err(|error| reason(&error)).boxed()
    }

    /// The names of the folders that seem to be in a place, in ascending order: a hint.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn folders(&self, within: &Path) -> Result<Vec<String>, StoreError> {
        let listed = self.inner.list_with_delimiter(Some(within)).await.map_err(|error| reason(&error))?;
        let mut names: Vec<String> =
            listed.common_prefixes.iter().filter_map(|path| path.filename().map(str::to_owned)).collect();
        names.sort_unstable();
        Ok(names)
    }

    /// Takes something away; whether it was there does not matter.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn remove(&self, path: &Path) -> Result<(), StoreError> {
        found(self.inner.delete(path).await).map(|_| ())
    }

    /// How many bytes are free above the floor; nothing is known of a bucket.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn free(&self) -> Result<Option<u64>, StoreError> {
        let Some(root) = &self.folder else { return Ok(None) };
        folder::free(root.clone()).await.map(|free| Some(free.saturating_sub(self.floor)))
    }

    /// That the folder has room for so many bytes above its floor.
    ///
    /// # Errors
    /// [`StoreError::Full`].
    pub async fn room_for(&self, bytes: u64) -> Result<(), StoreError> {
        match self.free().await? {
            Some(free) if free < bytes => Err(StoreError::Full),
            _ => Ok(()),
        }
    }

    /// Takes away what stopped writers left half written in a folder, and folders that are empty.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn tidy(&self) -> Result<(), StoreError> {
        match &self.folder {
            Some(root) => folder::tidy(root.clone()).await,
            None => Ok(()),
        }
    }
}

fn found<T>(result: Result<T, object_store::Error>) -> Result<Option<T>, StoreError> {
    match result {
        Ok(thing) => Ok(Some(thing)),
        Err(object_store::Error::NotFound { .. }) => Ok(None),
        Err(error) => Err(reason(&error)),
    }
}

/// What an error is, without the paths that it names.
pub(crate) fn reason(error: &object_store::Error) -> StoreError {
    let mut next: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(one) = next {
        if let Some(failed) = one.downcast_ref::<io::Error>() {
            return io_reason(failed.kind());
        }
        next = one.source();
    }
    StoreError::Broken(match error {
        object_store::Error::PermissionDenied { .. } => "not permitted",
        object_store::Error::Unauthenticated { .. } => "wrong credentials",
        object_store::Error::NotImplemented { .. } | object_store::Error::NotSupported { .. } => {
            "not supported"
        }
        _ => "no sound answer",
    })
}

pub(crate) const fn io_reason(kind: io::ErrorKind) -> StoreError {
    match kind {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            StoreError::Full
        }
        io::ErrorKind::PermissionDenied => StoreError::Broken("not permitted"),
        io::ErrorKind::ReadOnlyFilesystem => StoreError::Broken("read-only"),
        _ => StoreError::Broken("a disk or network error"),
    }
}
