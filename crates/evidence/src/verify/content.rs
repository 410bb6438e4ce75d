//! What the bag holds: records sealed by entries, originals stated by records, consent for all.

use std::collections::{BTreeMap, BTreeSet};

use super::people::{carried, is_tombstone};
use super::statements::Statements;
use super::{Checker, Code, Facts, Finding, Nothing};
use crate::bag::Place;
use crate::consent::{
    ConditionCode, Destination, HERE, Leave, Permit, Purpose, Reason, Standing, best_purpose, is_basis,
    may_leave,
};
use crate::entry::ThingKind;
use crate::record::schema;
use crate::{ClaimedTime, Digest, Id, Record, Schema};

impl Checker<'_> {
    pub(super) fn check_content(&mut self) {
        self.read_to_follow();
        self.check_links();
        if self.is_bundle() {
            self.check_seal();
            self.check_beginning();
        }
        self.check_records();
        self.check_originals();
        self.check_filed();
        if self.is_bundle() {
            self.check_consent();
            self.check_people();
        }
    }

    /// `<item> <digest> <bytes>` a line: originals that come with a later bundle.
    fn read_to_follow(&mut self) {
        let Some(text) = self.texts.remove(&Place::ToFollow) else { return };
        for line in text.split_inclusive('\n') {
            let announced = line.strip_suffix('\n').and_then(announced);
            match announced {
                // Ascending by item, as everything a bundle lists: so none stands there twice.
                Some((item, digest, size))
                    if self.report.facts.to_follow.keys().next_back().is_none_or(|last| *last < item) =>
                {
                    self.find(Code::ToFollow, item.to_string());
                    self.report.facts.to_follow.insert(item, (digest, size));
                }
                _ => {
                    self.find(Code::ToFollowMalformed, line.trim_end().chars().take(120).collect::<String>())
                }
            }
        }
    }

    /// Every record must be sealed by an entry, here or shown before.
    fn check_records(&mut self) {
        let facts = &self.report.facts;
        let sealed: BTreeSet<Digest> = facts
            .entries
            .values()
            .filter_map(|(entry, _)| entry.record)
            .chain(self.filed_records())
            .collect();
        let mut findings = Vec::new();
        for (digest, record) in &facts.records {
            let place = Place::Record(*digest).to_string();
            if !sealed.contains(digest) {
                findings.push((Code::RecordUnsealed, place.clone()));
            }
            if schema(record.kind()).is_none() {
                findings.push((Code::RecordUnknown, place));
            }
        }
        for (code, place) in findings {
            self.find(code, place);
        }
    }

    /// What the item records here state: digest and size by item.
    fn stated_items(&self) -> BTreeMap<Id, (Digest, u64)> {
        let records = self.report.facts.records.values().filter(|record| record.is(&Schema::ITEM));
        records
            .filter_map(|record| {
                let item = record.text_of("item")?.parse().ok()?;
                let digest = record.text_of("digest")?.parse().ok()?;
                Some((item, (digest, record.value("size")?.as_u64()?)))
            })
            .collect()
    }

    fn check_originals(&mut self) {
        let stated = self.stated_items();
        let facts = &self.report.facts;
        let mut findings = Vec::new();
        for (item, original) in &facts.originals {
            let place = Place::Original(*item, original.extension).to_string();
            let known = stated.get(item).map(|(digest, _)| *digest);
            match known.or_else(|| self.outside.held.item(item).map(|(digest, _)| digest)) {
                Some(digest) if digest == original.digest => {}
                Some(_) => findings.push((Code::OriginalMismatch, place)),
                None if self.may_stand_earlier(item) => findings.push((Code::CustodyElsewhere, place)),
                None => findings.push((Code::OriginalUnknown, place)),
            }
        }
        for (item, (digest, size)) in &stated {
            let here = facts.originals.contains_key(item);
            let announced = facts.to_follow.get(item) == Some(&(*digest, *size));
            let kept = self.outside.held.item(item).is_some_and(|(_, kept)| kept);
            if !here && !announced && !kept {
                findings.push((Code::OriginalMissing, item.to_string()));
            }
        }
        for (code, place) in findings {
            self.find(code, place);
        }
    }

    /// Whether what is not stated of an item here may stand in a bundle before this one, which a
    /// stranger has not seen. Not when the custody of the item begins here.
    pub(super) fn may_stand_earlier(&self, item: &Id) -> bool {
        let facts = &self.report.facts;
        let later = facts.info.as_ref().is_some_and(|info| info.sequence > 1);
        let first = facts.entries.values().find(|(entry, _)| entry.thing == *item);
        later && !self.outside.held.remembers() && first.is_none_or(|(entry, _)| entry.previous.is_some())
    }

    /// Whatever came of an item must be something that may be here, by what is stated here and by
    /// what was stated before. A withdrawal that came earlier is not undone by what arrives later.
    fn check_consent(&mut self) {
        let facts = &self.report.facts;
        // Statements of consent and tombstones carry nothing of the item itself.
        let carries = |record: &Record| !is_basis(record) && !is_tombstone(record);
        let carried = facts.records.values().filter(|record| carries(record));
        let mut items: BTreeSet<Id> = carried.filter_map(about).collect();
        items.extend(facts.originals.keys());
        // A record may keep back of which item it is; the entry that seals it may not.
        items.extend(facts.entries.values().filter_map(|(entry, _)| {
            let record = facts.records.get(&entry.record?)?;
            let words = entry.thing_kind == ThingKind::Item && carries(record);
            words.then_some(entry.thing)
        }));
        let statements = Statements::new(facts, self.outside.held);
        let at = statements.told_at();
        let mut findings = Vec::new();
        for item in items {
            let standing = statements.of_item(&item);
            match best_purpose(&standing, &at) {
                Ok(_) => {}
                Err(reasons) if reasons == [Reason::NoBasis] && self.may_stand_earlier(&item) => {
                    findings.push((Code::CustodyElsewhere, format!("consent for {item}")));
                }
                Err(reasons) => {
                    findings.extend(reasons.into_iter().map(|reason| (code_of(reason), item.to_string())));
                }
            }
        }
        for (code, place) in findings {
            self.find(code, place);
        }
    }
}

/// What the facts of an exhibit's proof say against its disclosure to that destination, for that purpose, at
/// that time: each item that it speaks of or announces, and whatever it carries of a person, must be something
/// that may go beyond the partner by the statements of consent that the proof carries.
#[must_use]
pub fn check_disclosure(facts: &Facts, to: &Destination, purpose: Purpose, at: &ClaimedTime) -> Vec<Finding> {
    let mut items: BTreeSet<Id> = facts.records.values().filter_map(about).collect();
    items.extend(facts.to_follow.keys());
    let statements = Statements::new(facts, &Nothing);
    let mut asked: Vec<(Id, Standing)> =
        items.into_iter().map(|item| (item, statements.of_item(&item))).collect();
    for ((thing, sort), person) in carried(&statements) {
        let permit = person.and_then(|person| statements.permit(&person, &thing));
        // Of whom nothing is stated, nothing was asked.
        let permit = permit.unwrap_or_else(|| Permit::of(HERE, &thing, []));
        asked.push((thing, Standing::of_person(permit, sort)));
    }
    let mut findings = Vec::new();
    for (thing, standing) in asked {
        if let Leave::No(reasons) = may_leave(&standing, to, purpose, at) {
            findings
                .extend(reasons.into_iter().map(|reason| Finding::new(code_of(reason), thing.to_string())));
        }
    }
    findings
}

fn about(record: &Record) -> Option<Id> {
    record.text_of("item").and_then(|text| text.parse().ok())
}

/// `<item> <digest> <bytes>`, in its one spelling.
fn announced(line: &str) -> Option<(Id, Digest, u64)> {
    let [item, digest, size] = crate::document::words(line)?;
    Some((item.parse().ok()?, digest.parse().ok()?, crate::document::decimal(size)?))
}

/// The finding for a reason. There is none for the wish of one who died: it keeps nothing back.
pub(super) const fn code_of(reason: Reason) -> Code {
    match reason {
        Reason::NoBasis => Code::NoConsentBasis,
        Reason::Withdrawn => Code::ConsentWithdrawn,
        Reason::MayBeAnAccount => Code::MayBeAccount,
        Reason::SafekeepingOnly => Code::SafekeepingOnly,
        Reason::AnswersMissing => Code::AnswersMissing,
        Reason::BasisIncomplete => Code::BasisIncomplete,
        Reason::NotAgreed => Code::NotAgreed,
        Reason::NotAskedYet => Code::NotAskedYet,
        Reason::AskAgain => Code::AskAgain,
        Reason::NotForThisRecipient => Code::NotForThisRecipient,
        Reason::IdentityKeptBack => Code::IdentityKeptBack,
        Reason::Condition(code) => match code {
            ConditionCode::NoName => Code::ConditionNoName,
            ConditionCode::NoImage => Code::ConditionNoImage,
            ConditionCode::NoLocation => Code::ConditionNoLocation,
            ConditionCode::AskFirst => Code::ConditionAskFirst,
            ConditionCode::NoDeathPenalty => Code::ConditionNoDeathPenalty,
            ConditionCode::FairTrial => Code::ConditionFairTrial,
            ConditionCode::NoState => Code::ConditionNoState,
            ConditionCode::Embargo => Code::ConditionEmbargo,
            ConditionCode::Expires => Code::ConditionExpires,
            ConditionCode::LeadOnly => Code::ConditionLeadOnly,
            ConditionCode::Partial => Code::ConditionPartial,
            ConditionCode::AfterDeath | ConditionCode::Unknown => Code::ConditionUnknown,
        },
    }
}
