//! A folder as a road: temporary name, fsync, rename, fsync of the folder, read back.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use sanad_evidence::{Digest, Id};

use crate::CourierError;

/// How many names of one folder are looked at: a hostile stick may hold millions.
const MAX_NAMES: usize = 1_100_000;

/// A folder that carries bundles and replies.
#[derive(Debug, Clone)]
pub struct FolderRoad {
    root: PathBuf,
    /// Disk and file number of the root: behind a stick that was pulled out, its empty mount point may
    /// stand under the same name.
    place: (u64, u64),
}

impl FolderRoad {
    /// The road through a folder that is there.
    ///
    /// # Errors
    /// [`CourierError::NoFolder`]; [`CourierError::InsideVault`] for a vault's own folder.
    pub fn new(root: &Path) -> Result<Self, CourierError> {
        let missing = || CourierError::NoFolder { path: root.to_owned() };
        let root = root.canonicalize().map_err(|_| missing())?;
        let place = place_of(&root).ok_or_else(missing)?;
        if root.ancestors().any(is_vault) {
            return Err(CourierError::InsideVault { path: root });
        }
        Ok(Self { root, place })
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of a bundle's parts.
    #[must_use]
    pub fn bundle(&self, bundle: &Id) -> PathBuf {
        self.root.join("bundles").join(bundle.to_string())
    }

    /// The file of a part.
    #[must_use]
    pub fn part(&self, bundle: &Id, index: u64) -> PathBuf {
        self.bundle(bundle).join(format!("{index:08}.age"))
    }

    /// The file of a bundle's listing: when it is there, the bundle is whole.
    #[must_use]
    pub fn listing(&self, bundle: &Id) -> PathBuf {
        self.bundle(bundle).join("listing.age")
    }

    /// The file of the reply to a bundle.
    #[must_use]
    pub fn reply(&self, bundle: &Id) -> PathBuf {
        self.root.join("replies").join(format!("{bundle}.age"))
    }

    /// The file of another reply than the acceptance: a message, a card.
    #[must_use]
    pub fn numbered_reply(&self, bundle: &Id, number: u64) -> PathBuf {
        self.root.join("replies").join(format!("{bundle}.{number}.age"))
    }

    /// The file of a collector's message about a bundle.
    #[must_use]
    pub fn message(&self, bundle: &Id, number: u64) -> PathBuf {
        self.root.join("messages").join(format!("{bundle}.{number}.age"))
    }

    /// What a mirror of a mailbox keeps of a bundle.
    pub(crate) fn handles(&self, bundle: &Id) -> PathBuf {
        self.root.join("mailbox").join(format!("{bundle}.handle"))
    }

    /// The bundles on this road that are not whole yet, by id: their listing, which is put last, is not
    /// there. Whose they are cannot be told.
    ///
    /// # Errors
    /// [`CourierError`] when the road cannot be read.
    pub fn begun(&self) -> Result<Vec<Id>, CourierError> {
        let is_begun = |bundle: &Id| !is_really(&self.listing(bundle), fs::FileType::is_file);
        Ok(self.folders()?.into_iter().filter(is_begun).collect())
    }

    /// The bundles on this road that are whole, by id.
    pub(crate) fn bundles(&self) -> Result<Vec<Id>, CourierError> {
        let is_whole = |bundle: &Id| is_really(&self.listing(bundle), fs::FileType::is_file);
        Ok(self.folders()?.into_iter().filter(is_whole).collect())
    }

    /// Every folder of a bundle on this road, by id.
    fn folders(&self) -> Result<Vec<Id>, CourierError> {
        let folder = self.root.join("bundles");
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return self.still_there().map(|()| Vec::new());
            }
            Err(error) => return Err(self.error(&folder, error)),
        };
        let mut bundles: Vec<Id> = entries
            .take(MAX_NAMES)
            .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
            .filter(|bundle| is_really(&self.bundle(bundle), fs::FileType::is_dir))
            .collect();
        bundles.sort_unstable();
        Ok(bundles)
    }

    /// The names in the folder of a bundle.
    pub(crate) fn names(&self, bundle: &Id) -> Result<Vec<String>, CourierError> {
        self.names_in(&self.bundle(bundle))
    }

    /// The names in one of this road's own folders; none when it is not there.
    pub(crate) fn names_beside(&self, folder: &str) -> Result<Vec<String>, CourierError> {
        let folder = self.root.join(folder);
        if is_really(&folder, fs::FileType::is_dir) {
            return self.names_in(&folder);
        }
        self.still_there().map(|()| Vec::new())
    }

    fn names_in(&self, folder: &Path) -> Result<Vec<String>, CourierError> {
        let entries = fs::read_dir(folder).map_err(|error| self.error(folder, error))?;
        let names = entries
            .take(MAX_NAMES)
            .map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()));
        names.collect::<io::Result<_>>().map_err(|error| self.error(folder, error))
    }

    /// Reads a file of at most `limit` bytes; `None` when it is not there. Links and anything that is
    /// not a file are not followed: they are not there. Nor is what says that it is larger: a sparse
    /// file costs its maker nothing.
    pub(crate) fn read(&self, path: &Path, limit: u64) -> Result<Option<Vec<u8>>, CourierError> {
        match fs::symlink_metadata(path) {
            Ok(facts) if facts.is_file() && facts.len() <= limit => {}
            Ok(_) => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return self.still_there().map(|()| None);
            }
            Err(error) => return Err(self.error(path, error)),
        }
        let mut bytes = Vec::new();
        File::open(path)
            .and_then(|file| file.take(limit.saturating_add(1)).read_to_end(&mut bytes))
            .map_err(|error| self.error(path, error))?;
        if bytes.len() as u64 > limit { Ok(None) } else { Ok(Some(bytes)) }
    }

    /// Puts a file in its place, durably, and reads it back. The same bytes there already are an
    /// answer too; other bytes are a conflict and stay.
    pub(crate) fn put(&self, path: &Path, bytes: &[u8]) -> Result<(), CourierError> {
        let digest = Digest::of(bytes);
        if let Some(there) = self.read(path, bytes.len() as u64)? {
            return if Digest::of(&there) == digest {
                self.make_durable(path)
            } else {
                Err(CourierError::Conflict { path: path.to_owned() })
            };
        }
        if fs::symlink_metadata(path).is_ok() {
            return Err(CourierError::Conflict { path: path.to_owned() });
        }
        self.write(path, bytes)?;
        self.read_back(path, &digest, bytes.len() as u64)
    }

    /// Puts a file in its place, durably, over whatever file stands there.
    pub(crate) fn put_over(&self, path: &Path, bytes: &[u8]) -> Result<(), CourierError> {
        self.write(path, bytes)?;
        self.read_back(path, &Digest::of(bytes), bytes.len() as u64)
    }

    /// Temporary name, fsync, rename, fsync of the folder.
    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), CourierError> {
        let folder = self.make_folder(path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let temporary = folder.join(format!(".{name}.tmp"));
        let written = (|| {
            // Left by a run that was cut, or planted: a link that leads elsewhere, a pipe nobody reads.
            match fs::remove_file(&temporary) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            let mut file = OpenOptions::new().write(true).create_new(true).open(&temporary)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&temporary, path)?;
            File::open(&folder)?.sync_all()
        })();
        if let Err(error) = written {
            let _ = fs::remove_file(&temporary);
            return Err(self.error(path, error));
        }
        Ok(())
    }

    /// What is there may still be in the system's memory only, from a run that was cut.
    fn make_durable(&self, path: &Path) -> Result<(), CourierError> {
        let sync = || -> io::Result<()> {
            File::open(path)?.sync_all()?;
            path.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
        };
        sync().map_err(|error| self.error(path, error))
    }

    /// Reads what was written from the disk, not from memory: a stick may say "written" and lie.
    fn read_back(&self, path: &Path, digest: &Digest, size: u64) -> Result<(), CourierError> {
        if let Ok(file) = File::open(path) {
            // Asks the system to forget its copy; a file system without this answers from memory.
            let _ = rustix::fs::fadvise(&file, 0, None, rustix::fs::Advice::DontNeed);
        }
        match self.read(path, size)? {
            // Asked last: whatever was written and read meanwhile was on this very disk.
            Some(back) if Digest::of(&back) == *digest => self.still_there(),
            _ => Err(CourierError::ReadBack { path: path.to_owned() }),
        }
    }

    /// Makes the folders above `path`, durably.
    fn make_folder(&self, path: &Path) -> Result<PathBuf, CourierError> {
        let folder = path.parent().unwrap_or(&self.root).to_owned();
        let mut at = self.root.clone();
        self.still_there()?;
        let below = folder.strip_prefix(&self.root).unwrap_or(Path::new("")).to_owned();
        for name in below.components() {
            let above = at.clone();
            at.push(name);
            match fs::create_dir(&at) {
                Ok(()) => {
                    File::open(&above)
                        .and_then(|file| file.sync_all())
                        .map_err(|error| self.error(&at, error))?;
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    // A link would lead out of the road.
                    if !is_really(&at, fs::FileType::is_dir) {
                        return Err(CourierError::Conflict { path: at });
                    }
                }
                Err(error) => return Err(self.error(&at, error)),
            }
        }
        Ok(folder)
    }

    /// Removes a bundle from the road: withdrawn before it was whole.
    pub(crate) fn remove_bundle(&self, bundle: &Id) -> Result<(), CourierError> {
        let folder = self.bundle(bundle);
        match fs::remove_dir_all(&folder) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(self.error(&folder, error)),
        }
    }

    /// That the folder is the one this road began with.
    fn still_there(&self) -> Result<(), CourierError> {
        if place_of(&self.root) == Some(self.place) {
            Ok(())
        } else {
            Err(CourierError::NoFolder { path: self.root.clone() })
        }
    }

    /// Names what is wrong: a stick that was pulled out is not "no such file".
    pub(crate) fn error(&self, path: &Path, error: io::Error) -> CourierError {
        if let Err(gone) = self.still_there() {
            return gone;
        }
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                CourierError::Full { path: self.root.clone() }
            }
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
                CourierError::ReadOnly { path }
            }
            _ => CourierError::Io { path, error },
        }
    }
}

/// Whether a folder is a vault's. One file of that name on a stick makes none, and a backup may share
/// its disk with the road.
fn is_vault(folder: &Path) -> bool {
    let has = |name: &str| folder.join(name).is_file();
    has("keyslots") && has("vault.db") && !has("backup.txt")
}

/// Whether something is of a kind itself, and not a link to it.
fn is_really(path: &Path, kind: impl Fn(&fs::FileType) -> bool) -> bool {
    fs::symlink_metadata(path).is_ok_and(|facts| kind(&facts.file_type()))
}

/// Disk and file number of a folder.
fn place_of(folder: &Path) -> Option<(u64, u64)> {
    let facts = fs::metadata(folder).ok().filter(fs::Metadata::is_dir)?;
    Some((facts.dev(), facts.ino()))
}
