//! Attacks on a dossier, one subject a file. The worst of them come from a partner, who can sign again
//! whatever it likes: what it cannot do is make the collector's log say something else.

mod exhibit_removed;
mod exhibit_smuggled;
mod file_unlisted;
mod honest;
mod not_a_file;
mod original_swapped;
mod proof_of_another;
mod rows_edited;
mod signature_wrong;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use sanad_evidence::bag::{BAGIT_TXT, BagInfo, BagKind, Manifest, Place};
use sanad_evidence::consent::Basis;
use sanad_evidence::log::{SignedCheckpoint, TlogProof, public_key_pem};
use sanad_evidence::sign::{Namespace, SigningKey, sign};
use sanad_evidence::trust::Trust;
use sanad_evidence::verify::{Code, Report};
use sanad_evidence::{Digest, Id, Record};
use sanad_tests::bag::{self, Case};
use sanad_verifier::{Outcome, verify_path};

/// A dossier by path: what a partner lays out.
#[derive(Clone)]
struct Dossier {
    files: BTreeMap<String, Vec<u8>>,
}

/// A case with two items: one that may be disclosed, and one with this basis, if any.
fn case(other: Option<Basis>) -> (Case, Id, Id) {
    let mut case = Case::open("dossier");
    let free = case.acquire("decree.jpg", "jpg", b"\xFF\xD8\xFF a decree");
    case.consent(&free, Basis::NotNeeded);
    let item = case.acquire("film.mp4", "mp4", b"a film of a street");
    if let Some(basis) = other {
        case.consent(&item, basis);
    }
    (case, free, item)
}

/// An honest dossier of one exhibit.
fn honest() -> Dossier {
    let (case, free, _) = case(Some(Basis::NotNeeded));
    Dossier::of(&case, &[free])
}

/// Every file of the proof of an item, whatever consent says. `copy` changes each record.
fn proof(case: &Case, item: &Id, copy: impl Fn(&Record) -> Record) -> BTreeMap<Place, Vec<u8>> {
    let size = case.entries.len() as u64;
    let checkpoint = SignedCheckpoint::sign(&case.checkpoint(size), &case.log_key).unwrap();
    let mut payload: BTreeMap<Place, Vec<u8>> = BTreeMap::new();
    let mut files: BTreeMap<Place, Vec<u8>> = BTreeMap::from([
        (Place::LogKey, format!("{}\n", case.log_key.key()).into()),
        (Place::LogKeyPem, public_key_pem(case.log_key.key().public()).into()),
        (Place::Checkpoint, checkpoint.as_str().into()),
    ]);
    for (entry, sealed) in case.entries.iter().filter(|(entry, _)| entry.thing == *item) {
        files.insert(Place::Entry(entry.index), sealed.to_text().into());
        let proof = TlogProof::produce(&case.nodes(size), entry.index, checkpoint.clone()).unwrap();
        files.insert(Place::Proof(entry.index), proof.to_string().into());
        let digest = entry.record.unwrap();
        payload.insert(Place::Record(digest), copy(&case.records[&digest]).to_text().into());
    }
    let listed = |files: &BTreeMap<Place, Vec<u8>>| {
        Manifest::new(files.iter().map(|(place, bytes)| (place.clone(), Digest::of(bytes)))).to_text()
    };
    let info = BagInfo {
        kind: BagKind::Proof,
        bundle: bag::id("a proof"),
        case: case.id,
        branch: bag::id("of nothing"),
        sequence: 0,
        previous: None,
        recipient: None,
        payload: (payload.values().map(|bytes| bytes.len() as u64).sum(), payload.len() as u64),
        date: "2026-11-21".to_owned(),
    };
    let original = &case.originals[item].1;
    files.insert(Place::Declaration, BAGIT_TXT.into());
    files.insert(Place::Info, info.to_text().into());
    files.insert(Place::Manifest, listed(&payload).into());
    files.insert(Place::ToFollow, format!("{item} {} {}\n", Digest::of(original), original.len()).into());
    files.insert(Place::TagManifest, listed(&files).into());
    files.extend(payload);
    files
}

impl Dossier {
    fn of(case: &Case, items: &[Id]) -> Self {
        let mut dossier = Self { files: BTreeMap::new() };
        for (at, item) in (1..).zip(items) {
            dossier.exhibit(&format!("E-{at:04}"), case, item, Record::clone);
        }
        for rows in ["load", "custody", "conditions"] {
            dossier.put(&format!("data/{rows}.csv"), b"\"DocID\"\r\n");
        }
        dossier.put("bagit.txt", BAGIT_TXT.as_bytes());
        dossier.put("bag-info.txt", b"Sanad-Format: sanad-dossier-1\n");
        dossier.put("VERIFY.txt", b"how to check this\n");
        dossier.sign_again(&partner(), Namespace::Dossier);
        dossier
    }

    fn put(&mut self, path: &str, bytes: &[u8]) {
        self.files.insert(path.to_owned(), bytes.to_vec());
    }

    /// An original beside its proof.
    fn exhibit(&mut self, number: &str, case: &Case, item: &Id, copy: impl Fn(&Record) -> Record) {
        let (extension, bytes) = &case.originals[item];
        self.put(&format!("data/exhibits/{number}/original.{extension}"), bytes);
        for (place, bytes) in proof(case, item, copy) {
            self.put(&format!("data/exhibits/{number}/proof/{place}"), &bytes);
        }
    }

    /// Writes manifests and signature anew, as the holder of a key can.
    fn sign_again(&mut self, key: &SigningKey, namespace: Namespace) {
        let manifest = |files: &BTreeMap<String, Vec<u8>>, payload: bool| -> String {
            let outside = |path: &str| path.starts_with("tagmanifest") || path.starts_with("signatures/");
            let listed = files.iter().filter(|(path, _)| path.starts_with("data/") == payload);
            let listed = listed.filter(|(path, _)| !outside(path));
            listed.map(|(path, bytes)| format!("{}  {path}\n", Digest::of(bytes))).collect()
        };
        self.put("keys/partner.pub", format!("{}\n", key.verifying_key()).as_bytes());
        self.put("manifest-sha256.txt", manifest(&self.files, true).as_bytes());
        let tags = manifest(&self.files, false);
        self.put("tagmanifest-sha256.txt", tags.as_bytes());
        let signature = sign(tags.as_bytes(), key, namespace).unwrap();
        self.put("signatures/tagmanifest-sha256.txt.sig", signature.as_bytes());
    }

    /// Signed again by the partner that the court trusts, and verified.
    fn resigned(mut self) -> Report {
        self.sign_again(&partner(), Namespace::Dossier);
        self.verified()
    }

    fn write(&self, folder: &Path) {
        for (path, bytes) in &self.files {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }

    fn verified(&self) -> Report {
        let folder = tempfile::tempdir().unwrap();
        self.write(folder.path());
        verified(folder.path()).report
    }
}

fn partner() -> SigningKey {
    bag::key("partner")
}

/// Verifies what lies there, with the partner's key trusted. It must come to an end.
fn verified(folder: &Path) -> Outcome {
    let (tell, told) = mpsc::channel();
    let folder = folder.to_owned();
    std::thread::spawn(move || {
        let line = format!("bureau namespaces=\"sanad-dossier\" {}\n", partner().verifying_key());
        let _ = tell.send(verify_path(&folder, &Trust::parse(line.as_bytes()).unwrap()));
    });
    told.recv_timeout(Duration::from_secs(60)).expect("it hangs").unwrap()
}

#[track_caller]
fn caught(report: &Report, expected: &[Code]) {
    super::caught(report, expected);
}
