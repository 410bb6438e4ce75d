//! Finding out what lies at a path, and verifying it.

use std::fs::{self, File};
use std::io::{self, BufReader, Cursor, Read};
use std::path::Path;

use sanad_evidence::acceptance::Acceptance;
use sanad_evidence::receipt::Receipt;
use sanad_evidence::trust::Trust;
use sanad_evidence::verify::{
    Checker, Nothing, Nowhere, Outside, Report, verify_acceptance, verify_receipt, verify_tar,
};

use crate::outcome::Outcome;
use crate::{dossier, folder};

/// Why nothing could be verified: what is there is not one of the things this program verifies, or
/// could not be read. That something is *wrong* with one of them is a finding, not an error.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VerifyError {
    /// The disk's word.
    #[error("it cannot be read: {0}")]
    Read(#[from] io::Error),
    /// Nothing in it.
    #[error("it is empty")]
    Empty,
    /// An age file.
    #[error("it is encrypted (an age file): decrypt it first, as `sanad-verify --how` says under \"parts\"")]
    Encrypted,
    /// A folder of parts.
    #[error(
        "this folder holds encrypted parts: put them together first, as `sanad-verify --how` says under \"parts\""
    )]
    PartsFolder,
    /// Another document of Sanad's.
    #[error("it is {what}, which proves nothing alone: `sanad-verify --how` says what to do with it")]
    OtherDocument {
        /// What it is.
        what: &'static str,
    },
    /// Neither a bag, a dossier nor a document.
    #[error("it is neither a bundle, a proof, a dossier, an acceptance nor a receipt")]
    NotOurs,
    /// A folder with more files than any bag has.
    #[error("this folder holds more than {limit} files")]
    TooManyFiles {
        /// The limit.
        limit: usize,
    },
}

impl VerifyError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Read(_) => "unreadable",
            Self::Empty => "empty",
            Self::Encrypted => "encrypted",
            Self::PartsFolder => "parts-folder",
            Self::OtherDocument { .. } => "other-document",
            Self::NotOurs => "not-ours",
            Self::TooManyFiles { .. } => "too-many-files",
        }
    }
}

/// What a stream begins like.
enum Kind {
    Tar,
    Acceptance,
    Receipt,
}

/// What is told from outside: the trust file, and nothing else.
const fn outside(trust: &Trust) -> Outside<'_> {
    Outside { trust, held: &Nothing, recipient: None, invited: None, stop_early: false }
}

/// Verifies what lies at `path`: the tar of a bag, an unpacked bag, a dossier, an acceptance or a receipt.
///
/// # Errors
/// [`VerifyError`] when it is none of these or cannot be read.
pub fn verify_path(path: &Path, trust: &Trust) -> Result<Outcome, VerifyError> {
    if fs::metadata(path)?.is_dir() {
        if dossier::is_dossier(path) {
            return Ok(Outcome::of_dossier(dossier::verify(path, trust)?));
        }
        return Ok(Outcome::of_bag(verify_folder(path, trust)?, trust));
    }
    verify_stream(BufReader::with_capacity(256 << 10, File::open(path)?), trust)
}

/// Verifies an unpacked bag, whatever else the folder may say it is.
pub(crate) fn verify_folder(path: &Path, trust: &Trust) -> Result<Report, VerifyError> {
    let outside = outside(trust);
    let mut checker = Checker::new(&outside);
    folder::walk(path, &mut checker)?;
    Ok(checker.finish())
}

/// Verifies a stream: the tar of a bag, an acceptance or a receipt.
///
/// # Errors
/// [`VerifyError`] when it is none of these or cannot be read.
pub fn verify_stream(mut stream: impl Read + Send, trust: &Trust) -> Result<Outcome, VerifyError> {
    let mut first = Vec::with_capacity(512);
    stream.by_ref().take(512).read_to_end(&mut first)?;
    let kind = kind_of(&first)?;
    let whole = Cursor::new(first).chain(stream);
    match kind {
        Kind::Tar => Ok(Outcome::of_bag(verify_tar(whole, &outside(trust), &mut Nowhere)?, trust)),
        Kind::Acceptance => {
            Ok(Outcome::of_acceptance(verify_acceptance(&read(whole, Acceptance::MOST_BYTES)?, trust), trust))
        }
        Kind::Receipt => Ok(Outcome::of_receipt(verify_receipt(&read(whole, Receipt::MOST_BYTES)?, trust))),
    }
}

/// One byte more than is allowed, so that what is too long is refused for that.
fn read(stream: impl Read, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stream.take(u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn kind_of(first: &[u8]) -> Result<Kind, VerifyError> {
    /// Where the word `ustar` stands in the header of a tar's member.
    const MAGIC: std::ops::Range<usize> = 257..262;
    let begins = |text: &str| first.starts_with(text.as_bytes());
    let other = |what| Err(VerifyError::OtherDocument { what });
    match () {
        () if first.is_empty() => Err(VerifyError::Empty),
        () if begins("sanad acceptance ") => Ok(Kind::Acceptance),
        () if begins("sanad receipt ") => Ok(Kind::Receipt),
        () if begins("sanad listing ") => other("a listing of parts"),
        () if begins("sanad record ") => other("a record"),
        () if begins("sanad consistency ") => other("a consistency file"),
        () if begins("sanad invitation ") || begins("sanad enrolment ") => other("part of an invitation"),
        () if begins("sanad/log/") => other("a checkpoint"),
        () if begins("c2sp.org/tlog-proof@") => other("a single inclusion proof"),
        () if begins("age-encryption.org/") || begins("-----BEGIN AGE ENCRYPTED FILE-----") => {
            Err(VerifyError::Encrypted)
        }
        () if first.get(MAGIC) == Some(b"ustar") => Ok(Kind::Tar),
        // A tar that was cut inside its first header.
        () if begins("bagit.txt\0") => Ok(Kind::Tar),
        () => Err(VerifyError::NotOurs),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> &'static str {
        verify_stream(bytes, &Trust::default()).map(|_| "verified").unwrap_or_else(|error| error.code())
    }

    #[test]
    fn what_it_is_not_for_is_said_by_name() {
        assert_eq!(code(b""), "empty");
        assert_eq!(code(b"age-encryption.org/v1\n-> X25519"), "encrypted");
        assert_eq!(code(b"sanad listing v1\n"), "other-document");
        assert_eq!(code(b"PK\x03\x04"), "not-ours");
        assert_eq!(code(&[0; 2048]), "not-ours");
        assert_eq!(code(b"sanad receipt v1\nbundle x\n"), "verified");
        let gone = verify_path(Path::new("/nowhere/at/all"), &Trust::default());
        assert_eq!(gone.unwrap_err().code(), "unreadable");
    }

    #[test]
    fn a_document_of_a_newer_sanad_fails_by_name() {
        let text = b"sanad receipt v9\n";
        let outcome = verify_stream(&text[..], &Trust::default()).unwrap();
        assert_eq!(outcome.exit_code(), 1);
    }
}
