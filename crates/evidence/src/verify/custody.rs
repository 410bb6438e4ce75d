//! The custody log: its key, its checkpoint, what it continues, and every entry's proof and links.

use std::collections::BTreeMap;

use super::{Checker, Code, Report};
use crate::acceptance::Acceptance;
use crate::bag::Place;
use crate::entry::{Action, Clock};
use crate::log::{
    Checkpoint, CheckpointError, ConsistencyProof, Cosignature, CosignerKey, NoteKey, SignedCheckpoint,
    TlogProof, merkle::leaf_hash, public_key_pem,
};
use crate::trust::Trust;
use crate::{Digest, Entry, Id, Record, Schema};

impl Checker<'_> {
    /// The log's key, the checkpoint's signature, and that it continues what was shown before.
    pub(super) fn check_log(&mut self) {
        let key = self.texts.remove(&Place::LogKey).unwrap_or_default();
        let Some(key) = key.strip_suffix('\n').and_then(|line| line.parse::<NoteKey>().ok()) else {
            return self.find(Code::LogKey, Place::LogKey.to_string());
        };
        let pem = self.texts.remove(&Place::LogKeyPem);
        if pem.is_some_and(|pem| pem != public_key_pem(key.public())) {
            self.find(Code::LogKey, Place::LogKeyPem.to_string());
        }
        let note = self.texts.remove(&Place::Checkpoint).unwrap_or_default();
        let place = Place::Checkpoint.to_string();
        let signed = match SignedCheckpoint::parse(&note) {
            Ok(signed) => signed,
            Err(error) => return self.find(Code::CheckpointMalformed, format!("{place}: {error}")),
        };
        let checkpoint = match signed.open(&key) {
            Ok(checkpoint) => checkpoint,
            Err(CheckpointError::OtherKey) => return self.find(Code::LogKey, place),
            Err(_) => return self.find(Code::CheckpointSignature, place),
        };
        self.check_continues(&key, &checkpoint);
        self.read_entries(&key, &checkpoint);
        // A proof's trust comes from the log's key, named in the trust file.
        if !self.is_bundle() {
            let vkey = key.to_string();
            self.report.signer_trusted =
                self.outside.trust.vkeys().iter().any(|known| known.as_str() == vkey);
            if !self.report.signer_trusted {
                self.find(Code::SignerUnknown, vkey);
            }
        }
        self.report.facts.log_key = Some(key.to_string());
        self.report.facts.checkpoint = Some(checkpoint);
        self.report.facts.checkpoint_note = Some(note);
    }

    fn check_continues(&mut self, key: &NoteKey, checkpoint: &Checkpoint) {
        let origin = checkpoint.origin();
        let proof = self.texts.remove(&Place::Consistency);
        let Some((before, known_key)) = self.outside.held.log(&origin) else { return };
        if known_key != key.to_string() {
            return self.find(Code::LogKeyChanged, origin);
        }
        if checkpoint.size < before.size {
            return self
                .find(Code::LogCutBack, format!("{} entries, {} before", checkpoint.size, before.size));
        }
        if checkpoint.size == before.size {
            if checkpoint.root != before.root {
                self.find(Code::LogForked, origin);
            }
            self.report.facts.continues = Some(before.size);
            return;
        }
        let Some(proof) = proof.map(|text| ConsistencyProof::parse(&text)) else {
            return self.find(Code::ConsistencyMissing, origin);
        };
        match proof {
            Ok(proof) if proof.from() != before.size => self.find(Code::ConsistencyMissing, origin),
            Ok(proof) if proof.verify(&before, checkpoint).is_ok() => {
                self.report.facts.continues = Some(before.size);
            }
            _ => self.find(Code::LogForked, origin),
        }
    }

    /// Parses every entry and checks its proof against the checkpoint.
    fn read_entries(&mut self, key: &NoteKey, checkpoint: &Checkpoint) {
        let entries: Vec<(u64, String)> = std::mem::take(&mut self.texts)
            .into_iter()
            .filter_map(|(place, text)| match place {
                Place::Entry(index) => Some((index, text)),
                other => {
                    self.texts.insert(other, text);
                    None
                }
            })
            .collect();
        for (index, text) in entries {
            let place = Place::Entry(index).to_string();
            let parsed = Record::parse(&text).map_err(|error| error.to_string());
            let parsed = parsed.and_then(|record| match Entry::from_record(&record) {
                Ok(entry) => Ok((entry, record)),
                Err(error) => Err(error.to_string()),
            });
            let (entry, record) = match parsed {
                Ok(both) => both,
                Err(error) => {
                    self.find(Code::EntryMalformed, format!("{place}: {error}"));
                    continue;
                }
            };
            let case = self.report.facts.info.as_ref().map(|info| info.case);
            if entry.index != index || entry.log != checkpoint.origin() || Some(entry.case) != case {
                self.find(Code::EntryMisplaced, &place);
            }
            if self.outside.held.entry(&entry.log, index).is_some_and(|held| held != record.digest()) {
                self.find(Code::EntryConflict, &place);
            }
            if entry.clock == Clock::Wrong {
                self.find(Code::ClockWrong, &place);
            }
            self.check_proof(index, &record, key, checkpoint);
            self.report.facts.entries.insert(index, (entry, record));
        }
        let stray = self.texts.keys().filter(|place| matches!(place, Place::Proof(_)));
        for place in stray.map(ToString::to_string).collect::<Vec<_>>() {
            // A proof of something that is not here proves nothing here.
            self.find(Code::ProofWrong, place);
        }
    }

    fn check_proof(&mut self, index: u64, record: &Record, key: &NoteKey, checkpoint: &Checkpoint) {
        let place = Place::Proof(index);
        let Some(text) = self.texts.remove(&place) else {
            return self.find(Code::ProofMissing, place.to_string());
        };
        let leaf = leaf_hash(record.commitment().as_bytes());
        let proved = TlogProof::parse(&text).and_then(|proof| Ok((proof.index(), proof.verify(&leaf, key)?)));
        match proved {
            // In a bundle the proof must lead to this very checkpoint: one of another time proves less.
            // A partner's proof of one item gathers what came with several bundles of the same log.
            Ok((at, under)) if at == index && (under == *checkpoint || !self.is_bundle()) => {
                self.report.facts.proofs.insert(index, text);
            }
            _ => self.find(Code::ProofWrong, place.to_string()),
        }
    }

    /// That each entry names the one before it about the same thing, so that a dropped one shows.
    pub(super) fn check_links(&mut self) {
        let held = self.outside.held;
        let earlier = self.report.facts.info.as_ref().is_some_and(|info| info.sequence != 1);
        let mut newest: BTreeMap<Id, (u64, Digest)> = BTreeMap::new();
        let mut findings = Vec::new();
        for (index, (entry, record)) in &self.report.facts.entries {
            let before = newest.get(&entry.thing).copied();
            // One that was shown before, here or in a bundle sent twice, hides nothing.
            let known = held.entry(&entry.log, *index) == Some(record.digest());
            let linked = match (before, entry.previous) {
                _ if known => true,
                (Some(before), previous) => previous == Some(before),
                (None, None) => held.newest_about(&entry.log, &entry.thing).is_none(),
                (None, Some((at, digest))) => held.entry(&entry.log, at) == Some(digest),
            };
            if !linked {
                let place = format!("{} before {index}", entry.thing);
                let elsewhere = before.is_none() && earlier && !held.remembers();
                findings.push((if elsewhere { Code::CustodyElsewhere } else { Code::CustodyGap }, place));
            }
            newest.insert(entry.thing, (*index, record.digest()));
        }
        for (code, place) in findings {
            self.find(code, place);
        }
    }

    /// That the log ends with the seal of this very bundle, and that the newest entry about each
    /// thing the seal names is here or was.
    pub(super) fn check_seal(&mut self) {
        let facts = &self.report.facts;
        let (Some(info), Some(checkpoint)) = (&facts.info, &facts.checkpoint) else { return };
        let held = self.outside.held;
        let newest = facts.entries.last_key_value().map(|(index, (entry, _))| (*index, entry));
        let seal = newest.and_then(|(index, entry)| {
            let last = index.checked_add(1) == Some(checkpoint.size);
            let sealed = entry.action == Action::Sealed && entry.thing == info.bundle && last;
            entry.record.filter(|_| sealed)
        });
        let record = seal.and_then(|digest| facts.records.get(&digest)).filter(|record| {
            record.is(&Schema::SEAL)
                && record.text_of("bundle") == Some(&info.bundle.to_string())
                && record.text_of("case") == Some(&info.case.to_string())
                && record.value("sequence").and_then(serde_json::Value::as_u64) == Some(info.sequence)
        });
        let Some(heads) = record.and_then(heads) else {
            return self.find(Code::SealMissing, info.bundle.to_string());
        };
        let mut findings = Vec::new();
        for (thing, (index, digest)) in &heads {
            let here = facts.entries.get(index).map(|(_, record)| record.digest());
            let found = here.or_else(|| held.entry(&checkpoint.origin(), *index));
            match found {
                Some(found) if found == *digest => {}
                None if !held.remembers() && info.sequence != 1 => {
                    findings.push((Code::CustodyElsewhere, thing.to_string()));
                }
                _ => findings.push((Code::SealHead, thing.to_string())),
            }
        }
        for (index, (entry, _)) in &facts.entries {
            if entry.thing != info.bundle && heads.get(&entry.thing).is_none_or(|(newest, _)| newest < index)
            {
                findings.push((Code::SealUncovered, format!("{} at {index}", entry.thing)));
            }
        }
        for (code, place) in findings {
            self.find(code, place);
        }
    }

    /// A second log of a case must say why it began.
    pub(super) fn check_beginning(&mut self) {
        let facts = &self.report.facts;
        let (Some(info), Some(checkpoint)) = (&facts.info, &facts.checkpoint) else { return };
        let origin = checkpoint.origin();
        let restored = facts.entries.get(&0).is_some_and(|(entry, _)| entry.action == Action::Restored);
        let first_seen = self.outside.held.log(&origin).is_none();
        let other = self.outside.held.has_other_log(&info.case, &origin);
        if restored {
            self.find(Code::LogRestored, origin);
        } else if first_seen && other {
            self.find(Code::LogUnexplained, origin);
        }
    }
}

/// The heads of a seal: the newest entry about each thing it covers.
fn heads(record: &Record) -> Option<BTreeMap<Id, (u64, Digest)>> {
    let list = record.value("heads")?.as_array()?;
    list.iter()
        .map(|head| match head.as_array()?.as_slice() {
            [thing, index, digest] => {
                let thing = thing.as_str()?.parse().ok()?;
                Some((thing, (index.as_u64()?, digest.as_str()?.parse().ok()?)))
            }
            _ => None,
        })
        .collect()
}

/// Checks the cosignature in an acceptance with a cosigner the trust file names.
pub(super) fn judge_cosignature(report: &mut Report, trust: &Trust, acceptance: &Acceptance) {
    let stated = acceptance.cosignature.as_str();
    let key = trust.vkeys().iter().find(|key| key.name() == acceptance.cosignature.name());
    let Some(key) = key.and_then(|key| key.as_str().parse::<CosignerKey>().ok()) else {
        return report.find(Code::CosignerUnknown, acceptance.cosignature.name());
    };
    if verify_cosignature(acceptance, &key).is_none() {
        report.find(Code::CosignatureWrong, stated);
    }
}

/// The time a cosignature states, in seconds since 1970, if it is this cosigner's over the
/// checkpoint an acceptance names.
#[must_use]
pub fn verify_cosignature(acceptance: &Acceptance, key: &CosignerKey) -> Option<u64> {
    let cosignature: Cosignature = acceptance.cosignature.as_str().parse().ok()?;
    key.verify(&acceptance.checkpoint, &cosignature).ok()
}
