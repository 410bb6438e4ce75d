//! Originals: bytes as they were acquired, each a standard age v1 file to an identity of its own.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, Read, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;
use std::time::{Duration, SystemTime};

use age::stream::StreamReader;
use age::x25519::{Identity, Recipient};
use sanad_evidence::{Digest, Id};
use sha2::{Digest as _, Sha256};

use crate::belt::Belt;
use crate::fault::{Fault, sync_folder};
use crate::job::Job;

/// How much is read at a time: 1 MiB.
pub(crate) const CHUNK: usize = 1 << 20;
/// How many chunks may wait between reading and encrypting.
const IN_FLIGHT: usize = 4;
/// The modification time of every original: a constant, since times of files tell of days and habits.
const CONSTANT_TIME: Duration = Duration::from_secs(1_000_000_000);

/// Why bytes could not be stored as an original.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreOriginalError {
    /// What was to be stored could not be read.
    #[error("it could not be read: {0}")]
    Read(io::Error),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What was stored: the digest and size of the bytes as they were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stored {
    pub digest: Digest,
    pub size: u64,
}

/// Where the original of an item lies.
pub(crate) fn path_of(vault: &Path, item: &Id) -> PathBuf {
    let name = item.to_string();
    let shelf: String = name.chars().take(2).collect();
    vault.join("originals").join(shelf).join(format!("{name}.age"))
}

/// A mark that an original may be under way; what an unlock finds marked and no item points to, it
/// sweeps away.
fn intent_of(vault: &Path, item: &Id) -> PathBuf {
    vault.join("incoming").join(format!("{item}.intent"))
}

fn part_of(vault: &Path, item: &Id) -> PathBuf {
    vault.join("incoming").join(format!("{item}.part"))
}

/// Reads `input` once, hashing on one core and encrypting on the other, into `incoming/`. The result
/// is on the disk, but nothing points to it yet: see [`shelve`].
pub(crate) fn write_part(
    vault: &Path,
    item: &Id,
    recipient: &Recipient,
    input: &mut (dyn Read + Send),
    job: &Job,
) -> Result<Stored, StoreOriginalError> {
    let doing = "writing an original";
    let make = |path: PathBuf| OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    make(intent_of(vault, item)).map_err(Fault::io(doing))?;
    let file = make(part_of(vault, item)).map_err(Fault::io(doing))?;
    let recipients: [&dyn age::Recipient; 1] = [recipient];
    let encryptor = age::Encryptor::with_recipients(recipients.into_iter())
        .map_err(|_| Fault::damaged("an age recipient"))?;
    let (full, take) = sync_channel::<io::Result<(Vec<u8>, usize)>>(IN_FLIGHT);
    let (give_back, empty) = sync_channel::<Vec<u8>>(IN_FLIGHT.saturating_add(1));
    std::thread::scope(|scope| {
        let belt = Belt::start(scope, file).map_err(Fault::io(doing))?;
        let mut writer = encryptor.wrap_output(belt).map_err(Fault::io(doing))?;
        // Moved in, so that it hangs up when the writing side has failed and reading can stop.
        let reader = scope.spawn(move || {
            let mut hash = Sha256::new();
            let mut size = 0_u64;
            loop {
                let mut buffer = empty.try_recv().unwrap_or_else(|_| vec![0; CHUNK]);
                match fill(input, &mut buffer) {
                    Ok(0) => break,
                    Ok(count) => {
                        hash.update(buffer.get(..count).unwrap_or_default());
                        size = size.saturating_add(count as u64);
                        if full.send(Ok((buffer, count))).is_err() {
                            break;
                        }
                    }
                    Err(error) => {
                        // The writer may have gone already; then its own error is told.
                        let _ = full.send(Err(error));
                        break;
                    }
                }
            }
            Stored { digest: Digest::from_bytes(hash.finalize().into()), size }
        });
        let result = (|| {
            for chunk in take {
                let (buffer, count) = chunk.map_err(StoreOriginalError::Read)?;
                writer.write_all(buffer.get(..count).unwrap_or_default()).map_err(Fault::io(doing))?;
                job.step(count as u64)?;
                // A full channel means the reader has buffers enough.
                let _ = give_back.try_send(buffer);
            }
            let file = writer.finish().and_then(Belt::finish).map_err(Fault::io(doing))?;
            file.set_modified(SystemTime::UNIX_EPOCH + CONSTANT_TIME).map_err(Fault::io(doing))?;
            file.sync_all().map_err(Fault::io(doing))?;
            Ok::<_, StoreOriginalError>(())
        })();
        let stored = reader.join().map_err(|_| Fault::damaged("the reading thread"))?;
        result.map(|()| stored)
    })
}

/// Puts a finished part in its place among the originals, durably. Only a committed item row makes
/// it count; until then the intent tells the next unlock to sweep it.
pub(crate) fn shelve(vault: &Path, item: &Id) -> Result<(), Fault> {
    let doing = "putting an original in its place";
    // The intent must outlive the rename, or an orphan would never be found again.
    sync_folder(&vault.join("incoming"))?;
    let place = path_of(vault, item);
    let shelf = place.parent().ok_or_else(|| Fault::damaged("a path"))?;
    if !shelf.is_dir() {
        fs::create_dir(shelf).map_err(Fault::io(doing))?;
        sync_folder(&vault.join("originals"))?;
    }
    fs::rename(part_of(vault, item), &place).map_err(Fault::io(doing))?;
    sync_folder(shelf)
}

/// Takes the mark away once the item row is committed.
pub(crate) fn settled(vault: &Path, item: &Id) {
    // If this fails, the next unlock finds an item pointing to the original and removes the mark.
    let _ = fs::remove_file(intent_of(vault, item));
}

/// Removes whatever an attempt left that failed before its item row was committed.
pub(crate) fn abandon(vault: &Path, item: &Id) {
    let _ = fs::remove_file(part_of(vault, item));
    let _ = fs::remove_file(path_of(vault, item));
    let _ = fs::remove_file(intent_of(vault, item));
}

/// Marks an original that is about to go, durably: if its key is burned and the bytes are not yet
/// removed when the power is cut, the next unlock removes them.
pub(crate) fn mark(vault: &Path, item: &Id) -> Result<(), Fault> {
    let mark =
        OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(intent_of(vault, item));
    mark.map_err(Fault::io("marking what is to be removed"))?;
    sync_folder(&vault.join("incoming"))
}

/// Sweeps `incoming/`: parts go, and originals whose intent still stands and that no item keeps.
///
/// Takes time by what was under way, not by what the vault holds.
pub(crate) fn sweep(vault: &Path, keeps: impl Fn(&Id) -> Result<bool, Fault>) -> Result<(), Fault> {
    let doing = "sweeping what was under way";
    let incoming = vault.join("incoming");
    for file in fs::read_dir(&incoming).map_err(Fault::io(doing))? {
        let path = file.map_err(Fault::io(doing))?.path();
        let is_intent = path.extension().is_some_and(|extension| extension == "intent");
        if is_intent
            && let Some(item) =
                path.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.parse().ok())
            && !keeps(&item)?
        {
            let orphan = path_of(vault, &item);
            if orphan.exists() {
                fs::remove_file(&orphan).map_err(Fault::io(doing))?;
                // The intent must outlive the orphan, or it would never be found again.
                orphan.parent().map_or(Ok(()), sync_folder)?;
            }
        }
        fs::remove_file(&path).map_err(Fault::io(doing))?;
    }
    Ok(())
}

/// Removes every original that no item keeps. Takes time by what the vault holds.
pub(crate) fn clear_unknown(vault: &Path, keeps: impl Fn(&Id) -> Result<bool, Fault>) -> Result<(), Fault> {
    let doing = "sweeping what was restored";
    for shelf in fs::read_dir(vault.join("originals")).map_err(Fault::io(doing))? {
        for file in fs::read_dir(shelf.map_err(Fault::io(doing))?.path()).map_err(Fault::io(doing))? {
            let path = file.map_err(Fault::io(doing))?.path();
            let id = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".age")?.parse().ok());
            if !id.is_some_and(|id: Id| keeps(&id).unwrap_or(true)) {
                fs::remove_file(&path).map_err(Fault::io(doing))?;
            }
        }
    }
    Ok(())
}

/// An original opened for reading; it can seek, and every byte it gives is authenticated.
pub(crate) type AgeReader = StreamReader<BufReader<File>>;

/// Opens the original of an item.
pub(crate) fn open(vault: &Path, item: &Id, identity: &Identity) -> Result<AgeReader, Fault> {
    let damaged = || Fault::damaged(format!("the original of item {item}"));
    let file = File::open(path_of(vault, item)).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => damaged(),
        _ => Fault::io("opening an original")(error),
    })?;
    let decryptor =
        age::Decryptor::new_buffered(BufReader::with_capacity(128 << 10, file)).map_err(|_| damaged())?;
    decryptor.decrypt(std::iter::once(identity as &dyn age::Identity)).map_err(|_| damaged())
}

/// Reads an original to its end, handing on each chunk, and returns what it is now.
///
/// # Errors
/// [`Fault::Damaged`] when the ciphertext is not what was written; what `sink` answers otherwise.
pub(crate) fn read_all(
    reader: &mut impl Read,
    item: &Id,
    job: &Job,
    mut sink: impl FnMut(&[u8]) -> Result<(), Fault>,
) -> Result<Stored, Fault> {
    let mut hash = Sha256::new();
    let mut size = 0_u64;
    let mut buffer = vec![0; CHUNK];
    loop {
        let count = fill(reader, &mut buffer).map_err(|error| read_fault(error, item))?;
        let chunk = buffer.get(..count).unwrap_or_default();
        if chunk.is_empty() {
            return Ok(Stored { digest: Digest::from_bytes(hash.finalize().into()), size });
        }
        hash.update(chunk);
        size = size.saturating_add(count as u64);
        sink(chunk)?;
        job.step(count as u64)?;
    }
}

/// age says `InvalidData` or `UnexpectedEof` where the ciphertext was changed or cut; anything else
/// is the disk's word.
pub(crate) fn read_fault(error: io::Error, item: &Id) -> Fault {
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidInput => {
            Fault::damaged(format!("the original of item {item}"))
        }
        _ => Fault::io("reading an original")(error),
    }
}

/// Reads until the buffer is full or the input ends.
pub(crate) fn fill(input: &mut (impl Read + ?Sized), buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match input.read(rest) {
            Ok(0) => break,
            Ok(count) => filled = filled.saturating_add(count),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}
