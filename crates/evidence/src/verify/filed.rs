//! Items that were entered first in another log, and filed into this case: the proof of that first entry
//! travels in the record `filed/1`.

use std::collections::BTreeSet;

use super::statements::id_in;
use super::{Checker, Code};
use crate::entry::Action;
use crate::log::{NoteKey, TlogProof, merkle::leaf_hash};
use crate::{Digest, Entry, Id, Record, Schema};

/// The first entry of an item in another log, as a record `filed/1` proves it.
///
/// `None` when anything does not hold: the entry must be an `Acquired` about the item, in the log and case
/// that the record names, and the proof must lead from it to a checkpoint signed by the log's key.
#[must_use]
pub fn first_entry(filed: &Record) -> Option<Entry> {
    if !filed.is(&Schema::FILED) {
        return None;
    }
    let item: Id = id_in(filed, "item")?;
    let key: NoteKey = filed.text_of("log_key")?.parse().ok()?;
    let record = Record::parse(filed.text_of("entry")?).ok()?;
    let entry = Entry::from_record(&record).ok()?;
    let proof = TlogProof::parse(filed.text_of("proof")?).ok()?;
    let checkpoint = proof.verify(&leaf_hash(record.commitment().as_bytes()), &key).ok()?;
    let holds = proof.index() == entry.index
        && checkpoint.origin() == entry.log
        && filed.text_of("from_log") == Some(&entry.log)
        && id_in(filed, "from_case") == Some(entry.case)
        && entry.action == Action::Acquired
        && entry.thing == item;
    holds.then_some(entry)
}

impl Checker<'_> {
    /// The records that are sealed by a first entry in another log, as far as it holds and agrees with what
    /// is stated of the item here or was before.
    pub(super) fn filed_records(&self) -> BTreeSet<Digest> {
        let records = self.report.facts.records.values();
        records
            .filter_map(first_entry)
            .filter(|entry| self.agrees(entry))
            .filter_map(|entry| entry.record)
            .collect()
    }

    /// Whether the original that a first entry names is the one that is stated of its item.
    fn agrees(&self, entry: &Entry) -> bool {
        let facts = &self.report.facts;
        let sealed = entry.record.and_then(|digest| facts.records.get(&digest));
        // The record it seals, where it is here, must be the item's own, of the same original.
        let sealed = sealed.is_none_or(|record| {
            record.is(&Schema::ITEM)
                && id_in(record, "item") == Some(entry.thing)
                && record.text_of("digest").and_then(|text| text.parse().ok()) == entry.digest
        });
        let held = self.outside.held.item(&entry.thing).map(|(digest, _)| digest);
        let carried = facts.originals.get(&entry.thing).map(|original| original.digest);
        let same = |digest: Option<Digest>| digest.is_none_or(|digest| Some(digest) == entry.digest);
        sealed && entry.record.is_some() && same(held) && same(carried)
    }

    /// Every entry that files an item must carry the proof of the item's first entry, and it must hold.
    pub(super) fn check_filed(&mut self) {
        let facts = &self.report.facts;
        let held = self.outside.held;
        let mut findings = BTreeSet::new();
        for (entry, sealed) in facts.entries.values() {
            let known = held.entry(&entry.log, entry.index) == Some(sealed.digest());
            let record = entry.record.and_then(|digest| facts.records.get(&digest));
            let proved = record.and_then(first_entry).filter(|first| {
                self.agrees(first)
                    && first.thing == entry.thing
                    && entry.digest.is_none_or(|d| Some(d) == first.digest)
            });
            let missing = record.is_none() && known;
            if entry.action == Action::Filed && proved.is_none() && !missing {
                findings.insert(entry.thing.to_string());
            }
        }
        // A record of filing that no entry of that action seals, as after a restore, is checked all the same.
        for (digest, record) in facts.records.iter().filter(|(_, record)| record.is(&Schema::FILED)) {
            if !first_entry(record).is_some_and(|first| self.agrees(&first)) {
                let item = id_in(record, "item");
                findings.insert(item.map_or_else(|| digest.to_string(), |item| item.to_string()));
            }
        }
        for place in findings {
            self.find(Code::FiledWrong, place);
        }
    }
}
