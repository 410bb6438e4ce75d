//! Whoever receives a bundle: a stranger, or a partner who holds what came before, and its answer.

use sanad_evidence::acceptance::{Acceptance, Consistency, Held as Kept};
use sanad_evidence::bag::BagInfo;
use sanad_evidence::consent::is_basis;
use sanad_evidence::enrolment::Enrolment;
use sanad_evidence::entry::ThingKind;
use sanad_evidence::log::{Checkpoint, Cosigner};
use sanad_evidence::sign::SigningKey;
use sanad_evidence::trust::Trust;
use sanad_evidence::verify::{Held, Nothing, Nowhere, Outside, Report, verify_tar};
use sanad_evidence::{Digest, Entry, Id, Record, Schema};

use super::{PARTNER, chance, key};

/// A trust file that names `who`'s key for bundles as `roya`.
#[must_use]
pub fn trust_in(who: &SigningKey) -> Trust {
    Trust::parse(format!("roya namespaces=\"sanad-bundle\" {}\n", who.verifying_key()).as_bytes()).unwrap()
}

/// Verifies a tar as a stranger who trusts the collector's key.
#[must_use]
pub fn verified(tar: &[u8]) -> Report {
    verified_by(tar, &Nothing, None)
}

/// Verifies a tar as a partner who holds this, and is (or is not) named as a recipient.
#[must_use]
pub fn verified_by(tar: &[u8], held: &dyn Held, recipient: Option<&str>) -> Report {
    let trust = trust_in(&key("collector"));
    let recipient = recipient.map(|text| Digest::of(text.as_bytes()));
    let outside = Outside { trust: &trust, held, recipient, invited: None, stop_early: false };
    verify_tar(tar, &outside, &mut Nowhere).unwrap()
}

/// What a partner holds of the bundles it took in: everything, in memory.
#[derive(Debug, Default)]
pub struct Desk {
    taken: Vec<Report>,
}

impl Desk {
    /// Takes in what was verified.
    pub fn take_in(&mut self, report: Report) {
        self.taken.push(report);
    }

    fn record_of(&self, entry: &Entry) -> Option<Record> {
        self.taken.iter().find_map(|report| report.facts.records.get(&entry.record?)).cloned()
    }

    /// Verifies a bundle against what is held, as its recipient.
    #[must_use]
    pub fn verified(&self, tar: &[u8]) -> Report {
        verified_by(tar, self, Some(PARTNER))
    }
}

impl Held for Desk {
    fn remembers(&self) -> bool {
        true
    }
    fn log(&self, origin: &str) -> Option<(Checkpoint, String)> {
        let of = |report: &&Report| {
            report.facts.checkpoint.is_some_and(|checkpoint| checkpoint.origin() == origin)
        };
        let newest = self.taken.iter().rev().find(of)?;
        Some((newest.facts.checkpoint?, newest.facts.log_key.clone()?))
    }
    fn has_other_log(&self, case: &Id, origin: &str) -> bool {
        self.taken.iter().any(|report| {
            report.facts.info.as_ref().is_some_and(|info| info.case == *case)
                && report.facts.checkpoint.is_some_and(|checkpoint| checkpoint.origin() != origin)
        })
    }
    fn entry(&self, origin: &str, index: u64) -> Option<Digest> {
        let mut found = self.taken.iter().filter_map(|report| report.facts.entries.get(&index));
        found.find(|(entry, _)| entry.log == origin).map(|(_, record)| record.digest())
    }
    fn newest_about(&self, origin: &str, thing: &Id) -> Option<(u64, Digest)> {
        let all = self.taken.iter().flat_map(|report| report.facts.entries.values());
        all.filter(|(entry, _)| entry.log == origin && entry.thing == *thing)
            .map(|(entry, record)| (entry.index, record.digest()))
            .max()
    }
    fn item(&self, item: &Id) -> Option<(Digest, bool)> {
        self.taken
            .iter()
            .find_map(|report| report.facts.originals.get(item))
            .map(|original| (original.digest, true))
    }
    fn statements(&self, item: &Id) -> Vec<(String, u64, Record)> {
        let name = item.to_string();
        let entries = self.taken.iter().flat_map(|report| report.facts.entries.values());
        entries
            .filter_map(|(entry, _)| {
                let record =
                    self.taken.iter().find_map(|report| report.facts.records.get(&entry.record?))?.clone();
                let about = is_basis(&record) && record.text_of("item") == Some(&name);
                about.then(|| (entry.log.clone(), entry.index, record))
            })
            .collect()
    }
    fn media_type(&self, item: &Id) -> Option<String> {
        let name = item.to_string();
        let mut records = self.taken.iter().flat_map(|report| report.facts.records.values());
        let record =
            records.find(|record| record.is(&Schema::ITEM) && record.text_of("item") == Some(&name))?;
        record.text_of("media_type").map(str::to_owned)
    }
    fn said(&self, person: &Id) -> Vec<(String, u64, Option<Record>)> {
        let entries = self.taken.iter().flat_map(|report| report.facts.entries.values());
        entries
            .filter(|(entry, _)| entry.thing_kind == ThingKind::Consent)
            .filter(|(entry, _)| self.person_of(&entry.thing).is_none_or(|other| other == *person))
            .map(|(entry, _)| (entry.log.clone(), entry.index, self.record_of(entry)))
            .collect()
    }
    fn person_of(&self, thing: &Id) -> Option<Id> {
        let entries = self.taken.iter().flat_map(|report| report.facts.entries.values());
        let mut records = entries
            .filter(|(entry, _)| entry.thing == *thing)
            .filter_map(|(entry, _)| self.record_of(entry)?.text_of("person")?.parse().ok());
        records.next()
    }
    fn invitation(&self) -> Option<Id> {
        self.taken.iter().find_map(|report| report.facts.enrolment.as_ref()).map(Enrolment::invitation)
    }
    fn bundle(&self, bundle: &Id) -> bool {
        self.taken.iter().any(|report| report.facts.info.as_ref().is_some_and(|info| info.bundle == *bundle))
    }
    fn numbered(&self, branch: &Id, sequence: u64) -> Option<Digest> {
        let of = |info: &BagInfo| info.branch == *branch && info.sequence == sequence;
        self.taken.iter().find(|report| report.facts.info.as_ref().is_some_and(of))?.facts.tag_manifest
    }
    fn knows_sender(&self) -> bool {
        !self.taken.is_empty()
    }
}

/// The partner's cosigner.
#[must_use]
pub fn cosigner() -> Cosigner {
    Cosigner::from_seed("sanad/cosigner/c0517e00c0517e00c0517e00c0517e00", &chance("cosigner key")).unwrap()
}

/// The acceptance of a bundle whose everything is stored, unsigned.
#[must_use]
pub fn acceptance_of(report: &Report, listing: Digest) -> Acceptance {
    let facts = &report.facts;
    let checkpoint = facts.checkpoint.unwrap();
    Acceptance {
        bundle: facts.info.as_ref().unwrap().bundle,
        tag_manifest: facts.tag_manifest.unwrap(),
        listing,
        case: facts.info.as_ref().unwrap().case,
        checkpoint,
        consistency: facts.continues.map_or(Consistency::First, Consistency::From),
        at: "2026-11-22T08:00:00+00:00".parse().unwrap(),
        next_recipient: None,
        tokens: Vec::new(),
        originals: facts
            .originals
            .iter()
            .map(|(item, carried)| (*item, (carried.digest, Kept::Stored)))
            .collect(),
        records: facts.records.keys().copied().collect(),
        cosignature: cosigner().cosign(&checkpoint, 1_795_334_400).unwrap().to_string().parse().unwrap(),
    }
}
