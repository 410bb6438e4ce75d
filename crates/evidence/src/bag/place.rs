//! The places of a bag: every path a bundle may hold, and their one order.

use std::fmt;
use std::str::FromStr;

use crate::{Digest, Id};

/// The extensions an original may carry in a bag, so that a stranger's programs know what to open it
/// with. Anything else is `bin`: the original name is a field of the item's record and can be
/// withheld.
pub const EXTENSIONS: [&str; 48] = [
    "3gp", "7z", "aac", "avi", "avif", "bin", "bmp", "csv", "doc", "docx", "eml", "epub", "flac", "gif",
    "gz", "heic", "html", "jpg", "json", "m4a", "mkv", "mov", "mp3", "mp4", "mpg", "odp", "ods", "odt",
    "ogg", "opus", "pdf", "png", "ppt", "pptx", "rar", "rtf", "svg", "tar", "tif", "txt", "wacz", "warc",
    "wav", "webm", "webp", "xls", "xlsx", "zip",
];

/// The allow-listed extension for a hint such as `JPEG` or `jpg`, and `bin` for everything else.
#[must_use]
pub fn allowed_extension(hint: &str) -> &'static str {
    let lower = hint.to_ascii_lowercase();
    let alias = match lower.as_str() {
        "jpeg" | "jpe" => "jpg",
        "tiff" => "tif",
        "htm" => "html",
        "mpeg" => "mpg",
        "oga" => "ogg",
        other => other,
    };
    EXTENSIONS.iter().find(|extension| **extension == alias).copied().unwrap_or("bin")
}

/// A path in a bag. The order of the variants is the order in the tar: what a receiver needs in
/// order to refuse comes before the first byte of payload.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Place {
    /// `bagit.txt`.
    Declaration,
    /// `bag-info.txt`.
    Info,
    /// `manifest-sha256.txt`.
    Manifest,
    /// `tagmanifest-sha256.txt`.
    TagManifest,
    /// `signatures/tagmanifest-sha256.txt.sig`: an SSHSIG.
    Signature,
    /// `signatures/<name>.tsr`: a time token (RFC 3161).
    TimeToken(String),
    /// `keys/collector.pub`: the key that signed, one OpenSSH line.
    SignerKey,
    /// `keys/enrolment`.
    Enrolment,
    /// `keys/log.vkey`: the log's key, as C2SP signed-note writes it.
    LogKey,
    /// `keys/log.pem`: the same key for `openssl`.
    LogKeyPem,
    /// `log/checkpoint`.
    Checkpoint,
    /// `log/consistency`: from the checkpoint of the bundle before.
    Consistency,
    /// `log/entries/<8 or more digits>.txt`.
    Entry(u64),
    /// `log/proofs/<8 or more digits>.tlog-proof`.
    Proof(u64),
    /// `to-follow.txt`: originals that come with a later bundle.
    ToFollow,
    /// `data/records/<digest>.txt`.
    Record(Digest),
    /// `data/originals/<item id>.<extension>`.
    Original(Id, &'static str),
}

impl Place {
    /// Whether it stands in the payload manifest: `data/`.
    #[must_use]
    pub const fn is_payload(&self) -> bool {
        matches!(self, Self::Record(_) | Self::Original(..))
    }

    /// Whether it stands outside the tag manifest: the tag manifest itself and the signatures.
    #[must_use]
    pub const fn is_outside_tag_manifest(&self) -> bool {
        matches!(self, Self::TagManifest | Self::Signature | Self::TimeToken(_))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Declaration => f.write_str("bagit.txt"),
            Self::Info => f.write_str("bag-info.txt"),
            Self::Manifest => f.write_str("manifest-sha256.txt"),
            Self::TagManifest => f.write_str("tagmanifest-sha256.txt"),
            Self::Signature => f.write_str("signatures/tagmanifest-sha256.txt.sig"),
            Self::TimeToken(name) => write!(f, "signatures/{name}.tsr"),
            Self::SignerKey => f.write_str("keys/collector.pub"),
            Self::Enrolment => f.write_str("keys/enrolment"),
            Self::LogKey => f.write_str("keys/log.vkey"),
            Self::LogKeyPem => f.write_str("keys/log.pem"),
            Self::Checkpoint => f.write_str("log/checkpoint"),
            Self::Consistency => f.write_str("log/consistency"),
            Self::Entry(index) => write!(f, "log/entries/{index:08}.txt"),
            Self::Proof(index) => write!(f, "log/proofs/{index:08}.tlog-proof"),
            Self::ToFollow => f.write_str("to-follow.txt"),
            Self::Record(digest) => write!(f, "data/records/{digest}.txt"),
            Self::Original(id, extension) => write!(f, "data/originals/{id}.{extension}"),
        }
    }
}

/// A path that no bag of this format holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a path of this format")]
pub struct NotAPlace;

impl FromStr for Place {
    type Err = NotAPlace;

    fn from_str(path: &str) -> Result<Self, NotAPlace> {
        let inside =
            |prefix: &str, suffix: &str| path.strip_prefix(prefix).and_then(|p| p.strip_suffix(suffix));
        let fixed = [
            Self::Declaration,
            Self::Info,
            Self::Manifest,
            Self::TagManifest,
            Self::Signature,
            Self::SignerKey,
            Self::Enrolment,
            Self::LogKey,
            Self::LogKeyPem,
            Self::Checkpoint,
            Self::Consistency,
            Self::ToFollow,
        ];
        let place = if let Some(place) = fixed.into_iter().find(|place| place.to_string() == path) {
            place
        } else if let Some(name) = inside("signatures/", ".tsr") {
            let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
            if name.is_empty() || name.len() > 40 || !name.bytes().all(plain) {
                return Err(NotAPlace);
            }
            Self::TimeToken(name.to_owned())
        } else if let Some(index) = inside("log/entries/", ".txt") {
            Self::Entry(index.parse().map_err(|_| NotAPlace)?)
        } else if let Some(index) = inside("log/proofs/", ".tlog-proof") {
            Self::Proof(index.parse().map_err(|_| NotAPlace)?)
        } else if let Some(digest) = inside("data/records/", ".txt") {
            Self::Record(digest.parse().map_err(|_| NotAPlace)?)
        } else if let Some((id, extension)) =
            path.strip_prefix("data/originals/").and_then(|name| name.split_once('.'))
        {
            let known = EXTENSIONS.iter().find(|known| **known == extension).ok_or(NotAPlace)?;
            Self::Original(id.parse().map_err(|_| NotAPlace)?, known)
        } else {
            return Err(NotAPlace);
        };
        // One place has one spelling: "+1", "1" and "00000001" are not the same path.
        if place.to_string() == path { Ok(place) } else { Err(NotAPlace) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_reads_back_and_stands_in_order() {
        let id = Id::from_bytes([1; 16]);
        let digest = Digest::of(b"x");
        let places = [
            Place::Declaration,
            Place::Info,
            Place::Manifest,
            Place::TagManifest,
            Place::Signature,
            Place::TimeToken("authority-1".to_owned()),
            Place::SignerKey,
            Place::Enrolment,
            Place::LogKey,
            Place::LogKeyPem,
            Place::Checkpoint,
            Place::Consistency,
            Place::Entry(7),
            Place::Entry(123_456_789),
            Place::Proof(7),
            Place::ToFollow,
            Place::Record(digest),
            Place::Original(id, "jpg"),
        ];
        for place in &places {
            assert_eq!(place.to_string().parse(), Ok(place.clone()));
            assert!(place.to_string().len() <= super::super::tar::MAX_PATH);
        }
        assert!(places.is_sorted());
    }

    #[test]
    fn a_path_that_escapes_or_has_a_second_spelling_is_no_place() {
        for path in [
            "",
            "/etc/passwd",
            "../keys/log.vkey",
            "data/../bagit.txt",
            "data/originals/../../x.jpg",
            "data/originals/01010101010101010101010101010101.exe",
            "data/originals/01010101010101010101010101010101.JPG",
            "data//records/x.txt",
            "log/entries/7.txt",
            "log/entries/+0000007.txt",
            "log/entries/00000007.txt/",
            "BAGIT.TXT",
            "fetch.txt",
            "signatures/..tsr",
            "signatures/../a.tsr",
        ] {
            assert_eq!(path.parse::<Place>(), Err(NotAPlace), "{path} was taken");
        }
    }

    #[test]
    fn an_unknown_extension_is_bin() {
        assert_eq!(allowed_extension("JPEG"), "jpg");
        assert_eq!(allowed_extension("exe"), "bin");
        assert!(EXTENSIONS.is_sorted());
    }
}
