//! A dossier: a plain BagIt bag of exhibits, signed by the partner that compiled it, each exhibit an
//! original beside a proof of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use sanad_evidence::bag::{BAGIT_TXT, MAX_MANIFEST};
use sanad_evidence::sign::{self, Namespace, VerifyingKey};
use sanad_evidence::trust::Trust;
use sanad_evidence::verify::{Code, Finding, Report};
use sanad_evidence::{Digest, Id};
use sha2::{Digest as _, Sha256};

use crate::open::{VerifyError, verify_path};

/// The line of `bag-info.txt` that says what it is.
const FORMAT: &str = "Sanad-Format: sanad-dossier-1";
/// The most files that are looked at.
const MOST_FILES: usize = 2_000_000;
const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";
const SIGNATURE: &str = "signatures/tagmanifest-sha256.txt.sig";

/// Whether the folder says that it is a dossier.
pub(crate) fn is_dossier(root: &Path) -> bool {
    text(root, "bag-info.txt").is_ok_and(|text| text.lines().any(|line| line == FORMAT))
}

/// Verifies a dossier: every file against the manifests, the signature over them, and every exhibit
/// against its proof. Returns how many exhibits there are.
pub(crate) fn verify(root: &Path, trust: &Trust) -> Result<(Report, usize), VerifyError> {
    let mut report = Report::default();
    let mut found = BTreeSet::new();
    list(root, "", &mut found, &mut report)?;
    if text(root, "bagit.txt")? != BAGIT_TXT {
        find(&mut report, Code::Declaration, "bagit.txt");
    }
    let payload = manifest(root, "manifest-sha256.txt", &mut report)?;
    let tags = manifest(root, TAG_MANIFEST, &mut report)?;
    for path in &found {
        let listed = if path.starts_with("data/") { payload.get(path) } else { tags.get(path) };
        match listed {
            Some(stated) if digest(root, path)? == *stated => {}
            Some(_) => find(&mut report, Code::DigestMismatch, path),
            None if path == TAG_MANIFEST || path == SIGNATURE => {}
            None => find(&mut report, Code::MemberUnlisted, path),
        }
    }
    for path in payload.keys().chain(tags.keys()).filter(|path| !found.contains(*path)) {
        find(&mut report, Code::MemberMissing, path);
    }
    check_signature(root, trust, &mut report)?;
    let exhibits = check_exhibits(root, trust, &found, &mut report)?;
    Ok((report, exhibits))
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

fn text(root: &Path, path: &str) -> io::Result<String> {
    let mut text = String::new();
    match File::open(root.join(path)) {
        Ok(file) => file.take(MAX_MANIFEST).read_to_string(&mut text).map(|_| text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(text),
        Err(error) => Err(error),
    }
}

/// A manifest with the paths of a dossier: relative, of plain characters, none of them twice.
fn manifest(root: &Path, name: &str, report: &mut Report) -> Result<BTreeMap<String, Digest>, VerifyError> {
    let plain = |path: &str| {
        let part = |part: &str| {
            let allowed = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'-' | b'_');
            !part.is_empty() && part.bytes().all(allowed) && !part.starts_with('.')
        };
        path.split('/').all(part)
    };
    let mut files = BTreeMap::new();
    for (index, line) in text(root, name)?.lines().enumerate() {
        let parsed = line.split_once("  ").filter(|(_, path)| plain(path));
        let parsed = parsed.and_then(|(digest, path)| Some((path.to_owned(), digest.parse().ok()?)));
        match parsed {
            Some((path, digest)) if !files.contains_key(&path) => {
                files.insert(path, digest);
            }
            _ => find(report, Code::ManifestMalformed, &format!("{name}: line {}", index.saturating_add(1))),
        }
    }
    Ok(files)
}

fn digest(root: &Path, path: &str) -> Result<Digest, VerifyError> {
    let mut file = File::open(root.join(path))?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 20];
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok(Digest::from_bytes(hash.finalize().into()));
        }
        hash.update(buffer.get(..count).unwrap_or_default());
    }
}

fn check_signature(root: &Path, trust: &Trust, report: &mut Report) -> Result<(), VerifyError> {
    let armour = text(root, SIGNATURE)?;
    if armour.is_empty() {
        find(report, Code::SignatureMissing, SIGNATURE);
        return Ok(());
    }
    match sign::verify(text(root, TAG_MANIFEST)?.as_bytes(), &armour, Namespace::Dossier) {
        Ok(signer) => {
            let stated: Option<VerifyingKey> =
                text(root, "keys/partner.pub")?.strip_suffix('\n').and_then(|line| line.parse().ok());
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

/// Each exhibit: its proof, and that the original beside it is the one that is proved.
fn check_exhibits(
    root: &Path,
    trust: &Trust,
    found: &BTreeSet<String>,
    report: &mut Report,
) -> Result<usize, VerifyError> {
    let names: BTreeSet<&str> = found
        .iter()
        .filter_map(|path| path.strip_prefix("data/exhibits/")?.split_once('/').map(|(name, _)| name))
        .collect();
    for name in &names {
        let place = format!("data/exhibits/{name}");
        let proof = match verify_path(&root.join(&place).join("proof"), trust) {
            Ok(proof) => proof,
            Err(error) => {
                find(report, Code::OriginalUnknown, &format!("{place}: {error}"));
                continue;
            }
        };
        for finding in proof.report.findings {
            // The partner's signature over the whole vouches for the log's key, and the original that
            // is "to follow" stands beside the proof.
            if !matches!(finding.code, Code::SignerUnknown | Code::ToFollow) {
                let place = format!("{place}: {}", finding.place);
                report.findings.push(Finding { place, ..finding });
            }
        }
        let stated: Vec<(Id, (Digest, u64))> = proof.report.facts.to_follow.into_iter().collect();
        let prefix = format!("{place}/original.");
        let originals: Vec<&String> = found.iter().filter(|path| path.starts_with(&prefix)).collect();
        match (stated.as_slice(), originals.as_slice()) {
            ([(_, (stated, _))], [path]) if digest(root, path)? == *stated => {}
            ([_], [path]) => find(report, Code::OriginalMismatch, path),
            (_, []) => find(report, Code::OriginalMissing, &place),
            _ => find(report, Code::OriginalUnknown, &place),
        }
    }
    Ok(names.len())
}
