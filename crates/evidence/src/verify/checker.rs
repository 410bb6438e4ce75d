//! The pass over the members: places, order, sizes, manifests.

use std::collections::BTreeMap;
use std::io::{self, Read};

use sha2::{Digest as _, Sha256};

use super::{CarriedOriginal, Code, Outside, Report, Sink};
use crate::bag::{BAGIT_TXT, BagInfo, BagKind, MAX_MANIFEST, Manifest, Place};
use crate::record::MAX_RECORD;
use crate::{Digest, Record};

/// The most bytes all members but the originals may have together: 1 GiB. They are held in memory.
const MAX_HEAD: u64 = 1 << 30;

/// Checks members as they come, in the order of the bag.
pub struct Checker<'a> {
    pub(super) outside: &'a Outside<'a>,
    pub(super) report: Report,
    /// What was seen, with its digest.
    seen: BTreeMap<Place, Digest>,
    last: Option<Place>,
    manifest: Manifest,
    tag_manifest: Manifest,
    payload: (u64, u64),
    head_bytes: u64,
    /// Texts that are looked at when the head is complete.
    pub(super) texts: BTreeMap<Place, String>,
    head_checked: bool,
}

/// Hashes what passes.
struct Hashing<'a> {
    inner: &'a mut (dyn Read + Send),
    hash: Sha256,
    size: u64,
}

impl Read for Hashing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.hash.update(buffer.get(..count).unwrap_or_default());
        self.size = self.size.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        Ok(count)
    }
}

impl<'a> Checker<'a> {
    /// Begins, with what is told from outside.
    #[must_use]
    pub fn new(outside: &'a Outside<'a>) -> Self {
        Self {
            outside,
            report: Report::default(),
            seen: BTreeMap::new(),
            last: None,
            manifest: Manifest::default(),
            tag_manifest: Manifest::default(),
            payload: (0, 0),
            head_bytes: 0,
            texts: BTreeMap::new(),
            head_checked: false,
        }
    }

    /// Adds a finding.
    pub fn find(&mut self, code: Code, place: impl Into<String>) {
        self.report.find(code, place);
    }

    /// Checks one member. Returns whether to go on: `false` when the head does not hold, or nobody
    /// known signed it, and [`Outside::stop_early`] asks to stop.
    ///
    /// # Errors
    /// What reading `content`, or the sink, answers.
    pub fn member(
        &mut self,
        path: &str,
        size: u64,
        content: &mut (dyn Read + Send),
        sink: &mut dyn Sink,
    ) -> io::Result<bool> {
        let Ok(place) = path.parse::<Place>() else {
            let shown: String = path.chars().take(200).collect();
            self.find(Code::PathNotAllowed, shown);
            return drain(content).map(|()| true);
        };
        if self.seen.contains_key(&place) {
            self.find(Code::MemberTwice, path);
            return drain(content).map(|()| true);
        }
        if self.last.as_ref().is_some_and(|last| *last > place) {
            self.find(Code::MemberOutOfOrder, path);
        }
        if place.is_payload() && !self.head_checked {
            self.check_head();
            if self.outside.stop_early && !(self.report.holds() && self.report.signer_trusted) {
                return Ok(false);
            }
        }
        let mut hashing = Hashing { inner: content, hash: Sha256::new(), size: 0 };
        let text = match &place {
            Place::Original(item, extension) => {
                sink.original(item, extension, size, &mut hashing)?;
                drain(&mut hashing)?;
                None
            }
            _ => self.text(&place, size, &mut hashing)?,
        };
        let digest = Digest::from_bytes(hashing.hash.finalize().into());
        let read = hashing.size;
        if place.is_payload() {
            self.payload.0 = self.payload.0.saturating_add(read);
            self.payload.1 = self.payload.1.saturating_add(1);
        }
        self.check_listed(&place, &digest);
        if let Place::Original(item, extension) = place {
            let carried = CarriedOriginal { digest, size: read, extension };
            self.report.facts.originals.insert(item, carried);
        }
        if let Some(text) = text {
            self.keep(&place, text, digest);
        }
        self.seen.insert(place.clone(), digest);
        self.last = Some(place);
        Ok(true)
    }

    /// Reads a member that is a text, within the bounds of its kind. One that is too large or not
    /// UTF-8 is a finding, and is read to its end so that its digest is still checked.
    fn text(&mut self, place: &Place, size: u64, content: &mut Hashing<'_>) -> io::Result<Option<String>> {
        let limit = match place {
            Place::Manifest | Place::TagManifest | Place::ToFollow => MAX_MANIFEST,
            Place::Record(_) => MAX_RECORD as u64,
            Place::TimeToken(_) => 1 << 20,
            _ => 64 << 10,
        };
        self.head_bytes = self.head_bytes.saturating_add(size);
        if size > limit || self.head_bytes > MAX_HEAD {
            self.find(Code::MemberTooLarge, place.to_string());
            return drain(content).map(|()| None);
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0).min(1 << 20));
        content.read_to_end(&mut bytes)?;
        if matches!(place, Place::TimeToken(_)) {
            self.find(Code::TimeToken, place.to_string());
            return Ok(None);
        }
        let text = String::from_utf8(bytes);
        if text.is_err() {
            self.find(malformed(place), place.to_string());
        }
        Ok(text.ok())
    }

    /// Takes in a text that later checks need.
    fn keep(&mut self, place: &Place, text: String, digest: Digest) {
        if !place.is_payload() {
            self.report.facts.documents.insert(place.clone(), text.clone());
        }
        match place {
            Place::Declaration if text != BAGIT_TXT => self.find(Code::Declaration, "bagit.txt"),
            Place::Info => match BagInfo::parse(&text) {
                Ok(info) => self.report.facts.info = Some(info),
                Err(error) => self.find(Code::Info, error.to_string()),
            },
            Place::Manifest | Place::TagManifest => match Manifest::parse(&text) {
                Ok(manifest) => {
                    self.check_manifest(place, &manifest);
                    if *place == Place::TagManifest {
                        self.report.facts.tag_manifest = Some(digest);
                        self.texts.insert(place.clone(), text);
                        self.tag_manifest = manifest;
                        // What came before it was not yet to be compared with it.
                        for (place, digest) in self.seen.clone() {
                            self.check_listed(&place, &digest);
                        }
                    } else {
                        self.manifest = manifest;
                    }
                }
                Err(error) => self.find(Code::ManifestMalformed, format!("{place}: {error}")),
            },
            Place::Record(name) => match Record::parse(&text) {
                Ok(record) if record.digest() == *name => {
                    self.report.facts.records.insert(*name, record);
                }
                Ok(_) => self.find(Code::RecordMismatch, place.to_string()),
                Err(error) => self.find(Code::RecordMalformed, format!("{place}: {error}")),
            },
            _ => {
                self.texts.insert(place.clone(), text);
            }
        }
    }

    /// The payload manifest lists payload, the tag manifest everything else that is signed.
    fn check_manifest(&mut self, place: &Place, manifest: &Manifest) {
        let payload = *place == Place::Manifest;
        for (listed, _) in manifest.iter() {
            if listed.is_payload() != payload || (!payload && listed.is_outside_tag_manifest()) {
                self.find(Code::ManifestMalformed, format!("{place}: {listed}"));
            }
        }
    }

    fn check_listed(&mut self, place: &Place, digest: &Digest) {
        let listed = if place.is_payload() {
            self.manifest.digest(place)
        } else if place.is_outside_tag_manifest() || self.report.facts.tag_manifest.is_none() {
            // The tag manifest comes fourth; what stands before it is compared when it is here.
            return;
        } else {
            self.tag_manifest.digest(place)
        };
        match listed {
            Some(stated) if stated == *digest => {}
            Some(_) => self.find(Code::DigestMismatch, place.to_string()),
            None => self.find(Code::MemberUnlisted, place.to_string()),
        }
    }

    /// Everything that can be checked before the payload.
    fn check_head(&mut self) {
        self.head_checked = true;
        if !self.seen.contains_key(&Place::Declaration) {
            self.find(Code::Declaration, "");
        }
        if self.report.facts.info.is_none() && !self.seen.contains_key(&Place::Info) {
            self.find(Code::Info, "");
        }
        for place in [Place::Manifest, Place::TagManifest] {
            if !self.seen.contains_key(&place) {
                self.find(Code::ManifestMalformed, place.to_string());
            }
        }
        self.check_signature();
        self.check_sequence();
        self.check_log();
    }

    /// Ends the pass early, with what was found so far.
    #[must_use]
    pub fn stopped(self) -> Report {
        self.report
    }

    /// Ends the pass: what is missing, and whether everything agrees.
    #[must_use]
    pub fn finish(mut self) -> Report {
        if !self.head_checked {
            self.check_head();
        }
        let missing: Vec<String> = self
            .manifest
            .iter()
            .chain(self.tag_manifest.iter())
            .filter(|(place, _)| !self.seen.contains_key(*place))
            .map(|(place, _)| place.to_string())
            .collect();
        for place in missing {
            self.find(Code::MemberMissing, place);
        }
        if let Some(info) = &self.report.facts.info
            && info.payload != self.payload
        {
            self.find(Code::PayloadCount, "bag-info.txt");
        }
        self.check_content();
        self.report
    }

    pub(super) fn is_bundle(&self) -> bool {
        self.report.facts.info.as_ref().is_none_or(|info| info.kind == BagKind::Bundle)
    }
}

fn malformed(place: &Place) -> Code {
    match place {
        Place::Declaration => Code::Declaration,
        Place::Info => Code::Info,
        Place::Manifest | Place::TagManifest => Code::ManifestMalformed,
        Place::Signature => Code::SignatureWrong,
        Place::LogKey | Place::LogKeyPem => Code::LogKey,
        Place::Checkpoint | Place::Consistency => Code::CheckpointMalformed,
        Place::Entry(_) => Code::EntryMalformed,
        Place::Proof(_) => Code::ProofWrong,
        Place::ToFollow => Code::ToFollowMalformed,
        Place::Record(_) => Code::RecordMalformed,
        Place::SignerKey | Place::Enrolment => Code::EnrolmentWrong,
        Place::TimeToken(_) | Place::Original(..) => Code::MemberTooLarge,
    }
}

fn drain(content: &mut dyn Read) -> io::Result<()> {
    let mut buffer = vec![0; 256 << 10];
    loop {
        match content.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
