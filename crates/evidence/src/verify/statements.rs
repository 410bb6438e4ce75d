//! What was said of consent, here and before, in the order of the custody log.

use std::collections::BTreeSet;

use crate::consent::{Permit, Said, Sort, Standing, Statement, is_basis, is_statement};
use crate::entry::{Action, ThingKind};
use crate::{ClaimedTime, Entry, Id, Record, Schema};

use super::{Facts, Held};

/// The statements a verifier can see: those in a bag, and those held before.
pub(super) struct Statements<'a> {
    pub(super) facts: &'a Facts,
    held: &'a dyn Held,
    /// Towards whom answers are asked: the invitation between the two; `None` when nothing names one.
    pub(super) recipient: Option<String>,
    /// What the bag states of items, and what it states of persons, by index: every thing asks here, and a bag
    /// has thousands of both.
    of_items: Vec<Stated<'a>>,
    of_persons: Vec<Stated<'a>>,
}

/// A statement in the bag: its entry, its record, and of which item or person it is, where that is shown.
struct Stated<'a> {
    index: u64,
    entry: &'a Entry,
    record: Option<&'a Record>,
    whose: Option<Id>,
}

/// One statement, as far as it can be read here.
enum Seen<'a> {
    Held(Record),
    Carried(&'a Record),
    Restricting,
}

impl Seen<'_> {
    const fn record(&self) -> Option<&Record> {
        match self {
            Self::Held(record) => Some(record),
            Self::Carried(record) => Some(record),
            Self::Restricting => None,
        }
    }
}

/// The statements in one line: those in older logs first, as they were told, then by index. A record that was
/// carried over into a later log keeps its first place: an older yes does not outrun a withdrawal by it.
fn in_order<'a>(mut seen: Vec<(Option<u64>, Seen<'a>)>) -> Vec<Seen<'a>> {
    // Stable, and `None`, which is another log's, comes first: this log began after it.
    seen.sort_by_key(|(index, _)| *index);
    let mut known = BTreeSet::new();
    seen.retain(|(_, seen)| seen.record().is_none_or(|record| known.insert(record.digest())));
    seen.into_iter().map(|(_, seen)| seen).collect()
}

impl<'a> Statements<'a> {
    pub(super) fn new(facts: &'a Facts, held: &'a dyn Held) -> Self {
        let (mut of_items, mut of_persons) = (Vec::new(), Vec::new());
        for (index, (entry, _)) in &facts.entries {
            let record = entry.record.and_then(|digest| facts.records.get(&digest));
            let stated = |record: Option<&'a Record>, field| {
                let whose = record.and_then(|record| id_in(record, field));
                Stated { index: *index, entry, record, whose }
            };
            let basis = record.filter(|record| is_basis(record));
            if basis.is_some() || is_statement(entry.action) {
                of_items.push(stated(basis, "item"));
            }
            let said = record.filter(|record| is_said(record));
            if said.is_some() || entry.thing_kind == ThingKind::Consent {
                of_persons.push(stated(said, "person"));
            }
        }
        Self { facts, held, recipient: recipient(facts, held), of_items, of_persons }
    }

    /// When what is here was told: the claimed time of the newest entry. So a verdict stays what it was when
    /// a day that a person named has passed since; whoever uses what was taken in asks again, by a clock.
    pub(super) fn told_at(&self) -> ClaimedTime {
        let newest = self.facts.entries.values().next_back();
        newest.map_or_else(ClaimedTime::epoch, |(entry, _)| entry.claimed_at)
    }

    fn record_of(&self, entry: &Entry) -> Option<&'a Record> {
        self.facts.records.get(&entry.record?)
    }

    fn held_index(&self, log: &str, index: u64) -> Option<u64> {
        let origin = self.facts.checkpoint.as_ref().map(|checkpoint| checkpoint.origin());
        (Some(log) == origin.as_deref()).then_some(index)
    }

    /// The standing of an item, with the permit of the person whose answers hold for it. Withdrawn where
    /// the newest statement restricts, whatever can be read of it.
    pub(super) fn of_item(&self, item: &Id) -> Standing {
        let mut seen: Vec<(Option<u64>, Seen<'_>)> = Vec::new();
        for (log, index, record) in self.held.statements(item) {
            seen.push((self.held_index(&log, index), Seen::Held(record)));
        }
        for Stated { index, entry, record, whose } in &self.of_items {
            match record.filter(|_| *whose == Some(*item)) {
                Some(record) if entry.action != Action::ConsentWithdrawn => {
                    seen.push((Some(*index), Seen::Carried(record)));
                }
                // The log says that something was stated of the item. What it was cannot be read here, or
                // was a withdrawal whatever the record says: it restricts.
                found if found.is_some() || (entry.thing == *item && is_statement(entry.action)) => {
                    seen.push((Some(*index), Seen::Restricting));
                }
                _ => {}
            }
        }
        let seen = in_order(seen);
        if matches!(seen.last(), Some(Seen::Restricting)) {
            return Standing::withdrawn();
        }
        let standing = Standing::of(item, seen.iter().filter_map(Seen::record));
        match standing.person().and_then(|person| self.permit(&person, item)) {
            Some(permit) => standing.with_permit(permit, self.sort_of_item(item)),
            None => standing,
        }
    }

    /// What a person's statements come to for a thing. `None` when none of hers is known here, or nothing
    /// says towards whom they would have to be.
    pub(super) fn permit(&self, person: &Id, thing: &Id) -> Option<Permit> {
        let mut seen: Vec<(Option<u64>, Seen<'_>)> = Vec::new();
        for (log, index, record) in self.held.said(person) {
            let said = record.map_or(Seen::Restricting, Seen::Held);
            seen.push((self.held_index(&log, index), said));
        }
        for Stated { index, entry, record, whose } in &self.of_persons {
            let said = match record {
                // A statement that is entered as a withdrawal is one, whatever its record says.
                Some(record) if *whose == Some(*person) => {
                    let read = Statement::read(record);
                    let agrees = match read {
                        Some(Statement::Answers(_)) => entry.action != Action::ConsentWithdrawn,
                        Some(Statement::Withdrawal(_)) => true,
                        None => false,
                    };
                    if agrees { Seen::Carried(record) } else { Seen::Restricting }
                }
                Some(_) if whose.is_some() => continue,
                // What was said cannot be read here. It restricts her whose it is, and everyone when
                // nothing tells whose.
                _ if entry.thing_kind == ThingKind::Consent => match self.person_of(&entry.thing) {
                    Some(other) if other != *person => continue,
                    _ => Seen::Restricting,
                },
                _ => continue,
            };
            seen.push((Some(*index), said));
        }
        if seen.is_empty() {
            return None;
        }
        let said = in_order(seen);
        let said = said.iter().map(|seen| seen.record().map_or(Said::Unreadable, Said::Record));
        Some(Permit::of(self.recipient.as_deref()?, thing, said))
    }

    /// The person whose answers, account or identity half a thing is, by what is here or was before.
    pub(super) fn person_of(&self, thing: &Id) -> Option<Id> {
        let here = self.facts.entries.values().filter(|(entry, _)| entry.thing == *thing);
        let mut named = here.filter_map(|(entry, _)| id_in(self.record_of(entry)?, "person"));
        named.next().or_else(|| self.held.person_of(thing))
    }

    fn sort_of_item(&self, item: &Id) -> Sort {
        let mut records = self.facts.records.values().filter(|record| record.is(&Schema::ITEM));
        let here = records.find(|record| id_in(record, "item") == Some(*item));
        match here {
            Some(record) => Sort::of_media_type(record.text_of("media_type")),
            None => Sort::of_media_type(self.held.media_type(item).as_deref()),
        }
    }
}

/// Whether a record is a statement of a person.
pub(super) fn is_said(record: &Record) -> bool {
    record.is(&Schema::ANSWERS) || record.is(&Schema::WITHDRAWAL)
}

/// The id in a field of a record, where it is shown.
pub(super) fn id_in(record: &Record, field: &str) -> Option<Id> {
    record.text_of(field).and_then(|text| text.parse().ok())
}

/// The invitation between the two: as the verifier knows it, else as the enrolment in the bag names it, else
/// the one that all statements here are towards.
fn recipient(facts: &Facts, held: &dyn Held) -> Option<String> {
    let known = held.invitation().or_else(|| facts.enrolment.as_ref().map(|one| one.invitation()));
    if let Some(known) = known {
        return Some(known.to_string());
    }
    let statements = facts.records.values().filter(|record| is_said(record));
    let mut named = statements.map(|record| record.text_of("recipient"));
    let first = named.next()??;
    named.all(|other| other == Some(first)).then(|| first.to_owned())
}
