//! An unpacked bag: the same members as in the tar, taken in the same order.

use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use sanad_evidence::bag::Place;
use sanad_evidence::verify::{Checker, Code, Nowhere};

use crate::open::VerifyError;

/// The folders a bag has. No other is looked into.
const FOLDERS: [&str; 8] =
    ["signatures", "keys", "log", "log/entries", "log/proofs", "data", "data/records", "data/originals"];
/// The most files that are looked at: more than a manifest of 128 MiB can name.
const MOST_FILES: usize = 2_000_000;

/// Feeds the files of the bag at `root` to `checker`, in the order of the tar.
///
/// What is not a plain file in its place is a finding: it is not opened, and links are not followed.
pub(crate) fn walk(root: &Path, checker: &mut Checker<'_>) -> Result<(), VerifyError> {
    let found = look(root)?;
    if !found.files.keys().any(is_root_file) {
        return Err(if found.has_parts { VerifyError::PartsFolder } else { VerifyError::NotOurs });
    }
    for (code, path) in found.strange {
        checker.find(code, path);
    }
    for (place, path) in found.files {
        match open(&path) {
            Ok((file, size)) => {
                checker.member(&place.to_string(), size, &mut file.take(size), &mut Nowhere)?;
            }
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                checker.find(Code::MemberNotAFile, place.to_string());
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

#[derive(Default)]
struct Found {
    files: BTreeMap<Place, PathBuf>,
    strange: Vec<(Code, String)>,
    has_parts: bool,
}

const fn is_root_file(place: &Place) -> bool {
    matches!(place, Place::Declaration | Place::Info | Place::Manifest | Place::TagManifest)
}

fn look(root: &Path) -> Result<Found, VerifyError> {
    let mut found = Found::default();
    let mut seen = 0_usize;
    // Folders are entered from the top, and only where they were seen to be folders themselves.
    let mut entered = vec![""];
    for folder in std::iter::once("").chain(FOLDERS) {
        if !entered.contains(&folder) {
            continue;
        }
        let path = root.join(folder);
        for file in fs::read_dir(&path)? {
            let file = file?;
            seen = seen.saturating_add(1);
            if seen > MOST_FILES {
                return Err(VerifyError::TooManyFiles { limit: MOST_FILES });
            }
            let name = file.file_name();
            let name = name.to_string_lossy();
            let inside = if folder.is_empty() { name.into_owned() } else { format!("{folder}/{name}") };
            let kind = fs::symlink_metadata(file.path())?.file_type();
            found.has_parts |= folder.is_empty() && inside.ends_with(".age");
            if kind.is_dir() {
                match FOLDERS.iter().find(|known| **known == inside) {
                    Some(known) => entered.push(known),
                    None => found.strange.push((Code::PathNotAllowed, format!("{inside}/"))),
                }
            } else if !kind.is_file() {
                found.strange.push((Code::MemberNotAFile, inside));
            } else if let Ok(place) = inside.parse() {
                found.files.insert(place, file.path());
            } else {
                found.strange.push((Code::PathNotAllowed, inside));
            }
        }
    }
    // The disk gives names in any order; a report has one.
    found.strange.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(found)
}

/// Opens a plain file and makes sure that it is still the one that was looked at. Anything else is
/// [`io::ErrorKind::InvalidData`] and is not opened: a pipe would keep whoever reads it waiting.
pub(crate) fn open(path: &Path) -> io::Result<(File, u64)> {
    let before = fs::symlink_metadata(path)?;
    if !before.is_file() {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let file = File::open(path)?;
    let facts = file.metadata()?;
    if facts.is_file() && same(&before, &facts) {
        Ok((file, facts.len()))
    } else {
        Err(io::ErrorKind::InvalidData.into())
    }
}

#[cfg(unix)]
fn same(before: &Metadata, now: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (before.dev(), before.ino()) == (now.dev(), now.ino())
}

#[cfg(not(unix))]
fn same(before: &Metadata, now: &Metadata) -> bool {
    before.len() == now.len()
}
