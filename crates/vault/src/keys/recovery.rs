//! The file `recovery.age`: the way in without a passphrase, if she chose one.
//!
//! Always 4096 bytes, always two age layers, the outer one to identity A, the inner one to identity
//! B. Whether both are on one sheet, are held by two people, or were thrown away cannot be seen from
//! the file (FORMAT.md "recovery.age"). Stock: `age -d -i SHEET recovery.age | age -d -i SHEET`.

use std::cell::Cell;
use std::io::{self, Read as _, Write};
use std::iter;

use age::x25519::{Identity, Recipient};
use age::{DecryptError, Decryptor, Encryptor};
use chrono::NaiveDate;
use sanad_evidence::{Id, from_hex, to_hex};
use zeroize::Zeroizing;

use super::{MasterKey, Secret32};

mod sheet;

pub use sheet::{RecoveryKeys, RecoverySheet, SheetHolds};

/// The size of the file in bytes, always.
pub const RECOVERY_SIZE: usize = 4096;

/// The tag at the end of an age payload of one chunk.
const TAG_SIZE: usize = 16;

/// The first line of the plaintext, up to the version.
const STEM: &str = "sanad recovery v";

/// Why `recovery.age` did not open, or could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RecoveryError {
    /// None of the keys opens the outer layer: another vault's sheet, the other half alone, or a
    /// vault that was made without a recovery sheet.
    #[error("no key on this sheet opens the recovery file")]
    WrongSheet,
    /// The outer layer opened; the key of the inner layer is missing.
    #[error("this is one half: the other half is needed too")]
    OtherHalfMissing,
    /// The file is not whole.
    #[error("recovery.age is damaged: {what}")]
    Damaged {
        /// What is wrong with it.
        what: &'static str,
    },
    /// A version this program does not know.
    #[error("recovery.age was made by a newer Sanad")]
    Newer,
    /// A line of the sheet is neither a comment nor a key; most often it is misspelt.
    #[error("line {line} of the recovery sheet is not a key")]
    SheetLine {
        /// The line, from 1.
        line: usize,
    },
    /// The sheet has no key, more than eight, or is longer than 16 KiB.
    #[error("this is not a recovery sheet: {what}")]
    Sheet {
        /// What is wrong with it.
        what: &'static str,
    },
    /// age could not encrypt.
    #[error("the recovery file could not be made")]
    Encrypt,
}

impl RecoveryError {
    /// The stable name of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::WrongSheet => "wrong-recovery-sheet",
            Self::OtherHalfMissing => "other-half-missing",
            Self::Damaged { .. } => "recovery-damaged",
            Self::Newer => "recovery-newer",
            Self::SheetLine { .. } => "recovery-sheet-line",
            Self::Sheet { .. } => "recovery-sheet",
            Self::Encrypt => "recovery-encrypt",
        }
    }
}

/// Who shall be able to open the vault without a passphrase.
#[derive(Debug, Clone)]
pub enum RecoveryChoice {
    /// Whoever holds one sheet with both keys.
    Sheet,
    /// Two people together, each holding a sheet with one key.
    Halves,
    /// She with a sheet with one key, together with the partner, whose recipient for this comes
    /// from the invitation (`recovery-recipient`). The partner's key never passes through here.
    HalfWithPartner(Recipient),
    /// Nobody: both keys are thrown away.
    None,
}

/// What [`seal_recovery`] made.
pub struct Recovery {
    /// The bytes of `recovery.age`.
    pub file: [u8; RECOVERY_SIZE],
    /// Her sheet, unless she chose none.
    pub hers: Option<RecoverySheet>,
    /// The other half, for [`RecoveryChoice::Halves`].
    pub other_half: Option<RecoverySheet>,
}

/// Makes `recovery.age` for the master key of `vault`, and the sheets that go with `choice`. `date`
/// is printed on the sheets.
///
/// # Errors
/// [`RecoveryError::Encrypt`], which only a failing age library could cause.
pub fn seal_recovery(
    master: &MasterKey,
    vault: Id,
    choice: &RecoveryChoice,
    date: NaiveDate,
) -> Result<Recovery, RecoveryError> {
    let (outer, inner) = (Identity::generate(), Identity::generate());
    let inner_recipient = match choice {
        RecoveryChoice::HalfWithPartner(recipient) => recipient.clone(),
        _ => inner.to_public(),
    };
    let file = seal(master, vault, &outer.to_public(), &inner_recipient)?;
    let sheet = |holds, keys: &[&Identity]| Some(RecoverySheet::new(vault, date, holds, keys));
    let (hers, other_half) = match choice {
        RecoveryChoice::Sheet => (sheet(SheetHolds::Both, &[&outer, &inner]), None),
        RecoveryChoice::Halves => (sheet(SheetHolds::Outer, &[&outer]), sheet(SheetHolds::Inner, &[&inner])),
        RecoveryChoice::HalfWithPartner(_) => (sheet(SheetHolds::Outer, &[&outer]), None),
        RecoveryChoice::None => (None, None),
    };
    Ok(Recovery { file, hers, other_half })
}

/// Opens `recovery.age` with the keys of a sheet, or of both halves.
///
/// Returns the vault it says it belongs to, and that vault's master key. The caller compares the
/// vault with the one it wants to open.
///
/// # Errors
/// Any [`RecoveryError`] but [`RecoveryError::Encrypt`].
pub fn open_recovery(file: &[u8], keys: &RecoveryKeys) -> Result<(Id, MasterKey), RecoveryError> {
    if file.len() != RECOVERY_SIZE {
        return Err(RecoveryError::Damaged { what: "it is not 4096 bytes long" });
    }
    let inner = open_layer(file, keys, RecoveryError::WrongSheet)?;
    let text = open_layer(&inner, keys, RecoveryError::OtherHalfMissing)?;
    parse(&text)
}

fn seal(
    master: &MasterKey,
    vault: Id,
    outer: &Recipient,
    inner: &Recipient,
) -> Result<[u8; RECOVERY_SIZE], RecoveryError> {
    // age may add a stanza of random size to a header, so a layer's overhead is known only once its
    // header is written: the outer header goes first and says how long the inner file must be.
    let outer = Layer::begin(outer)?;
    let inner_size = outer.room_in(RECOVERY_SIZE)?;
    let inner = Layer::begin(inner)?;
    let text_size = inner.room_in(inner_size)?;

    let key = Zeroizing::new(to_hex(master.expose()));
    let mut text = Zeroizing::new(String::with_capacity(text_size));
    for part in [STEM, "1\nvault ", &vault.to_string(), "\nmaster-key ", &key, "\n"] {
        text.push_str(part);
    }
    let padding = text_size.checked_sub(text.len()).ok_or(RecoveryError::Encrypt)?;
    text.extend(iter::repeat_n(' ', padding.saturating_sub(1)));
    text.push('\n');

    let inner = inner.end(text.as_bytes())?;
    outer.end(&inner)?.try_into().map_err(|_| RecoveryError::Encrypt)
}

/// One age file under way: its header is written, its payload is not.
struct Layer {
    writer: age::stream::StreamWriter<Counted>,
    overhead: usize,
}

/// Where a layer is written to. The age writer owns it, so what was written is counted on the side.
struct Counted {
    bytes: Vec<u8>,
    count: std::rc::Rc<Cell<usize>>,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        self.count.set(self.bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Layer {
    fn begin(recipient: &Recipient) -> Result<Self, RecoveryError> {
        let count = std::rc::Rc::new(Cell::new(0));
        let output = Counted { bytes: Vec::with_capacity(RECOVERY_SIZE), count: count.clone() };
        let writer = Encryptor::with_recipients(iter::once(recipient as &dyn age::Recipient))
            .map_err(|_| RecoveryError::Encrypt)?
            .wrap_output(output)
            .map_err(|_| RecoveryError::Encrypt)?;
        Ok(Self { writer, overhead: count.get().saturating_add(TAG_SIZE) })
    }

    /// How many bytes of payload make an age file of `size` bytes.
    fn room_in(&self, size: usize) -> Result<usize, RecoveryError> {
        size.checked_sub(self.overhead).ok_or(RecoveryError::Encrypt)
    }

    fn end(mut self, payload: &[u8]) -> Result<Vec<u8>, RecoveryError> {
        self.writer.write_all(payload).map_err(|_| RecoveryError::Encrypt)?;
        Ok(self.writer.finish().map_err(|_| RecoveryError::Encrypt)?.bytes)
    }
}

fn open_layer(
    file: &[u8],
    keys: &RecoveryKeys,
    no_key: RecoveryError,
) -> Result<Zeroizing<Vec<u8>>, RecoveryError> {
    let damaged = |what| RecoveryError::Damaged { what };
    let error = |error: DecryptError| match error {
        DecryptError::NoMatchingKeys => no_key,
        DecryptError::UnknownFormat => RecoveryError::Newer,
        _ => damaged("its header is not whole"),
    };
    let opened = Decryptor::new_buffered(file).and_then(|layer| layer.decrypt(keys.identities()));
    let mut payload = opened.map_err(error)?;
    // Room at once: a Vec that grows leaves copies behind.
    let mut text = Zeroizing::new(Vec::with_capacity(RECOVERY_SIZE));
    payload.read_to_end(&mut text).map_err(|_| damaged("its content is not whole"))?;
    Ok(text)
}

fn parse(text: &[u8]) -> Result<(Id, MasterKey), RecoveryError> {
    let damaged = |what| RecoveryError::Damaged { what };
    let text = std::str::from_utf8(text).map_err(|_| damaged("it is not text"))?;
    let mut lines = text.splitn(4, '\n');
    let mut line = |name| lines.next().and_then(|line| line.strip_prefix(name));
    match line(STEM) {
        Some("1") => {}
        Some(_) => return Err(RecoveryError::Newer),
        None => return Err(damaged("it does not begin as one")),
    }
    let vault = line("vault ").and_then(|hex| hex.parse().ok());
    let vault = vault.ok_or(damaged("it names no vault"))?;
    let key = line("master-key ").and_then(|hex| from_hex(hex).ok()).map(Zeroizing::new);
    let key = key.ok_or(damaged("it holds no master key"))?;
    let padding = line("").and_then(|padding| padding.strip_suffix('\n'));
    if !padding.is_some_and(|padding| padding.bytes().all(|byte| byte == b' ')) {
        return Err(damaged("its padding is not spaces and a line end"));
    }
    Ok((vault, MasterKey::from_secret(Secret32::copy_of(&key))))
}

#[cfg(test)]
#[path = "recovery/tests.rs"]
mod tests;
