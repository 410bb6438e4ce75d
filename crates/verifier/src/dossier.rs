//! A dossier: a plain BagIt bag of exhibits, signed by the partner that compiled it, each exhibit an
//! original, or the text of an account, beside a proof of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use sanad_evidence::bag::{BAGIT_TXT, BagKind, MAX_MANIFEST};
use sanad_evidence::consent::{Destination, Purpose};
use sanad_evidence::sign::{self, Namespace, VerifyingKey};
use sanad_evidence::trust::Trust;
use sanad_evidence::verify::{Code, Facts, Finding, Report, check_disclosure};
use sanad_evidence::{ClaimedTime, Digest, Id, Schema, account_text};
use sha2::{Digest as _, Sha256};

use crate::folder;
use crate::open::{VerifyError, verify_folder};

/// The line of `bag-info.txt` that says what it is.
const FORMAT: &str = "Sanad-Format: sanad-dossier-1";
/// The most files that are looked at.
const MOST_FILES: usize = 2_000_000;
const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";
/// What stands in the place of an original in the exhibit of an account.
const ACCOUNT: &str = "account.txt";
const SIGNATURE: &str = "signatures/tagmanifest-sha256.txt.sig";

/// The rows beside the exhibits.
const ROWS: [&str; 3] = ["data/load.csv", "data/custody.csv", "data/conditions.csv"];

/// Whether the folder says that it is a dossier. What is no plain file says nothing.
pub(crate) fn is_dossier(root: &Path) -> bool {
    read_text(root, "bag-info.txt").is_ok_and(|text| text.lines().any(|line| line == FORMAT))
}

/// Verifies a dossier: every file against the manifests, the signature over them, and every exhibit
/// against its proof. Returns how many exhibits there are.
pub(crate) fn verify(root: &Path, trust: &Trust) -> Result<(Report, usize), VerifyError> {
    let mut report = Report::default();
    let mut found = BTreeSet::new();
    list(root, "", &mut found, &mut report)?;
    let bag = Folder { root, found };
    if bag.text("bagit.txt")? != BAGIT_TXT {
        find(&mut report, Code::Declaration, "bagit.txt");
    }
    let payload = bag.manifest("manifest-sha256.txt", &mut report)?;
    let tags = bag.manifest(TAG_MANIFEST, &mut report)?;
    let found = &bag.found;
    for path in found {
        let listed = if path.starts_with("data/") { payload.get(path) } else { tags.get(path) };
        match listed {
            Some(stated) => match bag.digest(path)? {
                Some((digest, _)) if digest == *stated => {}
                Some(_) => find(&mut report, Code::DigestMismatch, path),
                None => find(&mut report, Code::MemberNotAFile, path),
            },
            None if path == TAG_MANIFEST || path == SIGNATURE => {}
            None => find(&mut report, Code::MemberUnlisted, path),
        }
    }
    for path in payload.keys().chain(tags.keys()).filter(|path| !found.contains(*path)) {
        find(&mut report, Code::MemberMissing, path);
    }
    for path in payload.keys().filter(|path| !is_allowed(path)) {
        find(&mut report, Code::PathNotAllowed, path);
    }
    check_signature(&bag, trust, &mut report)?;
    let exhibits = check_exhibits(&bag, trust, &mut report)?;
    Ok((report, exhibits))
}

/// Whether a path of the payload is one that a dossier has.
fn is_allowed(path: &str) -> bool {
    let inside = path.strip_prefix("data/exhibits/").and_then(|inside| inside.split_once('/'));
    ROWS.contains(&path)
        || inside.is_some_and(|(number, inside)| {
            let original = inside.starts_with("original.") && !inside.contains('/');
            is_number(number) && (original || inside == ACCOUNT || inside.starts_with("proof/"))
        })
}

/// `E-0001` and so on: four digits, or as many as it takes.
fn is_number(name: &str) -> bool {
    name.strip_prefix("E-").is_some_and(|digits| {
        let longer = digits.len() > 4 && !digits.starts_with('0');
        digits.bytes().all(|c| c.is_ascii_digit()) && (digits.len() == 4 || longer)
    })
}

fn find(report: &mut Report, code: Code, place: &str) {
    report.findings.push(Finding::new(code, place));
}

/// Every file below `root`, by its path; what is no plain file is a finding.
fn list(
    root: &Path,
    folder: &str,
    found: &mut BTreeSet<String>,
    report: &mut Report,
) -> Result<(), VerifyError> {
    for file in fs::read_dir(root.join(folder))? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        let kind = fs::symlink_metadata(file.path())?.file_type();
        if found.len() >= MOST_FILES {
            return Err(VerifyError::TooManyFiles { limit: MOST_FILES });
        }
        if kind.is_dir() && path.matches('/').count() < 8 {
            list(root, &path, found, report)?;
        } else if kind.is_file() {
            found.insert(path);
        } else {
            find(report, Code::MemberNotAFile, &path);
        }
    }
    Ok(())
}

/// A text, up to the size of the largest manifest; empty when it is not there.
fn read_text(root: &Path, path: &str) -> io::Result<String> {
    let mut text = String::new();
    match folder::open(&root.join(path)) {
        Ok((file, _)) => file.take(MAX_MANIFEST).read_to_string(&mut text).map(|_| text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(text),
        Err(error) => Err(error),
    }
}

/// A folder whose plain files were listed: nothing else in it is ever opened, and no link on the way to
/// one is followed, since the list was made from folders that were seen to be folders.
struct Folder<'a> {
    root: &'a Path,
    found: BTreeSet<String>,
}

impl Folder<'_> {
    /// A text; empty when it is not among the plain files, or is none any more, or is no UTF-8: then
    /// whatever should stand in it is missing, and that is found.
    fn text(&self, path: &str) -> io::Result<String> {
        if !self.found.contains(path) {
            return Ok(String::new());
        }
        match read_text(self.root, path) {
            Err(error) if error.kind() == io::ErrorKind::InvalidData => Ok(String::new()),
            read => read,
        }
    }

    /// A manifest with the paths of a dossier: relative, of plain characters, none of them twice.
    fn manifest(&self, name: &str, report: &mut Report) -> Result<BTreeMap<String, Digest>, VerifyError> {
        let plain = |path: &str| {
            let part = |part: &str| {
                let allowed = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'-' | b'_');
                !part.is_empty() && part.bytes().all(allowed) && !part.starts_with('.')
            };
            path.split('/').all(part)
        };
        let mut files = BTreeMap::new();
        for (index, line) in self.text(name)?.lines().enumerate() {
            let parsed = line.split_once("  ").filter(|(_, path)| plain(path));
            let parsed = parsed.and_then(|(digest, path)| Some((path.to_owned(), digest.parse().ok()?)));
            match parsed {
                Some((path, digest)) if !files.contains_key(&path) => {
                    files.insert(path, digest);
                }
                _ => {
                    find(
                        report,
                        Code::ManifestMalformed,
                        &format!("{name}: line {}", index.saturating_add(1)),
                    );
                }
            }
        }
        Ok(files)
    }

    /// Digest and size of a file, as read; nothing when it is no plain file any more.
    fn digest(&self, path: &str) -> io::Result<Option<(Digest, u64)>> {
        let mut file = match folder::open(&self.root.join(path)) {
            Ok((file, _)) => file,
            Err(error) if error.kind() == io::ErrorKind::InvalidData => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut hash = Sha256::new();
        let mut size = 0_u64;
        let mut buffer = vec![0; 1 << 20];
        loop {
            let count = file.read(&mut buffer)?;
            if count == 0 {
                return Ok(Some((Digest::from_bytes(hash.finalize().into()), size)));
            }
            hash.update(buffer.get(..count).unwrap_or_default());
            size = size.saturating_add(count as u64);
        }
    }
}

fn check_signature(bag: &Folder<'_>, trust: &Trust, report: &mut Report) -> Result<(), VerifyError> {
    let armour = bag.text(SIGNATURE)?;
    if armour.is_empty() {
        find(report, Code::SignatureMissing, SIGNATURE);
        return Ok(());
    }
    match sign::verify(bag.text(TAG_MANIFEST)?.as_bytes(), &armour, Namespace::Dossier) {
        Ok(signer) => {
            let stated: Option<VerifyingKey> =
                bag.text("keys/partner.pub")?.strip_suffix('\n').and_then(|line| line.parse().ok());
            if stated != Some(signer) {
                find(report, Code::SignerMismatch, "keys/partner.pub");
            }
            report.facts.signer = Some(signer);
            report.facts.signer_name = trust.signer(&signer, Namespace::Dossier).map(str::to_owned);
            report.signer_trusted = report.facts.signer_name.is_some();
            if !report.signer_trusted {
                find(report, Code::SignerUnknown, &signer.fingerprint().to_string());
            }
        }
        Err(error) => find(report, Code::SignatureWrong, &error.to_string()),
    }
    Ok(())
}

/// Each exhibit: its proof, that it may be disclosed, and that the original beside it is the one that is
/// proved.
fn check_exhibits(bag: &Folder<'_>, trust: &Trust, report: &mut Report) -> Result<usize, VerifyError> {
    let inside = |path: &'_ String| -> Option<String> {
        path.strip_prefix("data/exhibits/")?.split_once('/').map(|(name, _)| name.to_owned())
    };
    let to = Disclosed::read(bag.root);
    let names: BTreeSet<String> = bag.found.iter().filter_map(inside).collect();
    for name in &names {
        let place = format!("data/exhibits/{name}");
        let proof_place = format!("{place}/proof/");
        // A proof that is a link was listed as one, and is not followed.
        if !bag.found.iter().any(|path| path.starts_with(&proof_place)) {
            find(report, Code::OriginalUnknown, &format!("{place}: there is no proof"));
            continue;
        }
        let proof = match verify_folder(&bag.root.join(&proof_place), trust) {
            Ok(proof) => proof,
            Err(error) => {
                find(report, Code::OriginalUnknown, &format!("{place}: {error}"));
                continue;
            }
        };
        let disclosure = check_disclosure(&proof.facts, &to.destination, to.purpose, &to.at);
        for finding in proof.findings.into_iter().chain(disclosure) {
            // The partner's signature over the whole vouches for the log's key, and the original that
            // is "to follow" stands beside the proof.
            if !matches!(finding.code, Code::SignerUnknown | Code::ToFollow) {
                let place = format!("{place}: {}", finding.place);
                report.findings.push(Finding { place, ..finding });
            }
        }
        if proof.facts.info.as_ref().is_some_and(|info| info.kind != BagKind::Proof) {
            find(report, Code::Info, &format!("{proof_place}bag-info.txt"));
        }
        if bag.found.contains(&format!("{place}/{ACCOUNT}")) {
            check_account(bag, &place, &proof.facts, report)?;
        } else {
            check_original(bag, &place, &proof.facts, report)?;
        }
    }
    Ok(names.len())
}

/// To whom a dossier says that it goes, and when: lines of its `bag-info.txt`. What is not said is not known,
/// and a permit that depends on it says no.
struct Disclosed {
    destination: Destination,
    purpose: Purpose,
    at: ClaimedTime,
}

impl Disclosed {
    fn read(root: &Path) -> Self {
        let text = read_text(root, "bag-info.txt").unwrap_or_default();
        let said = |label: &str| {
            let mut values = text.lines().filter_map(|line| line.strip_prefix(label)?.strip_prefix(": "));
            values.next().map(str::to_owned)
        };
        let day = said("Bagging-Date").unwrap_or_default();
        let named = said("Sanad-Named").is_some_and(|named| named == "yes");
        Self {
            destination: Destination {
                class: said("Sanad-Class"),
                purpose: said("Sanad-Purpose"),
                state: said("Sanad-State"),
            },
            purpose: if named { Purpose::DisclosureNamed } else { Purpose::Disclosure },
            at: format!("{day}T12:00:00+00:00").parse().unwrap_or_else(|_| ClaimedTime::epoch()),
        }
    }
}

/// That the text of an account reads as the newest version that its proof seals, and that nothing else stands
/// beside it: an account has no original file.
fn check_account(
    bag: &Folder<'_>,
    place: &str,
    proof: &Facts,
    report: &mut Report,
) -> Result<(), VerifyError> {
    let path = format!("{place}/{ACCOUNT}");
    let prefix = format!("{place}/original.");
    if bag.found.iter().any(|path| path.starts_with(&prefix)) || !proof.to_follow.is_empty() {
        find(report, Code::OriginalUnknown, place);
    }
    // By the log's order: the last entry that seals a version of it names the one that holds.
    let sealed = proof.entries.values().rev().filter_map(|(entry, _)| proof.records.get(&entry.record?));
    match sealed.into_iter().find(|record| record.is(&Schema::ACCOUNT)) {
        None => find(report, Code::OriginalUnknown, &path),
        Some(record) if account_text(record) == bag.text(&path)? => {}
        Some(_) => find(report, Code::OriginalMismatch, &path),
    }
    Ok(())
}

/// Whether a record of the item, shown, states this digest and size.
fn is_stated(proof: &Facts, item: &Id, (digest, size): &(Digest, u64)) -> bool {
    let (item, digest) = (item.to_string(), digest.to_string());
    proof.records.values().filter(|record| record.is(&Schema::ITEM)).any(|record| {
        record.text_of("item") == Some(&item)
            && record.text_of("digest") == Some(&digest)
            && record.value("size").and_then(serde_json::Value::as_u64) == Some(*size)
    })
}

/// That exactly one original lies at `place`, and that its proof announces this one and no other.
fn check_original(
    bag: &Folder<'_>,
    place: &str,
    proof: &Facts,
    report: &mut Report,
) -> Result<(), VerifyError> {
    let stated: Vec<(&Id, &(Digest, u64))> = proof.to_follow.iter().collect();
    let prefix = format!("{place}/original.");
    let originals: Vec<&String> = bag.found.iter().filter(|path| path.starts_with(&prefix)).collect();
    match (stated.as_slice(), originals.as_slice()) {
        // Whoever withholds what the item's record states announces whatever they like.
        ([(item, stated)], [path]) if !is_stated(proof, item, stated) => {
            find(report, Code::OriginalUnknown, path);
        }
        ([(_, stated)], [path]) if bag.digest(path)?.as_ref() == Some(*stated) => {}
        ([_], [path]) => find(report, Code::OriginalMismatch, path),
        (_, []) => find(report, Code::OriginalMissing, place),
        _ => find(report, Code::OriginalUnknown, place),
    }
    Ok(())
}
