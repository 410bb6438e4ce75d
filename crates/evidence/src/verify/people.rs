//! Persons in a bag: nothing of anyone's that she did not agree to for this very recipient, no answers for
//! another, no plans.

use std::collections::BTreeMap;

use super::content::code_of;
use super::statements::{Statements, id_in, is_said};
use super::{Checker, Code};
use crate::consent::{Reason, Sort, Standing, best_purpose};
use crate::entry::ThingKind;
use crate::{Id, Record, Schema};

/// Fields that are withheld in every copy that leaves, for her safety and for theirs who help.
const KEPT_BACK: [(&Schema, &[&str]); 2] =
    [(&Schema::PERSON, &["vulnerable", "note"]), (&Schema::OVERRIDE, &["by", "second"])];

/// What of a person a record carries, if it does: the field that names the thing, and its sort.
fn part_of(record: &Record) -> Option<(&'static str, Sort)> {
    let coded = [Schema::PERSON, Schema::PRIOR_ACCOUNTS, Schema::CONVERSATION, Schema::OVERRIDE];
    if coded.iter().any(|schema| record.is(schema)) {
        Some(("person", Sort::Coded))
    } else if record.is(&Schema::ACCOUNT) {
        Some(("account", Sort::Words))
    } else if record.is(&Schema::IDENTITY) || record.is(&Schema::MARK) {
        Some(("identity", Sort::Identity))
    } else {
        None
    }
}

fn is_plan(record: &Record) -> bool {
    [Schema::RISK, Schema::REFERRALS, Schema::TRAINING, Schema::IMPRESSIONS]
        .iter()
        .any(|schema| record.is(schema))
}

/// Whether a record is a tombstone, of whatever version: it carries nothing of the thing.
pub(super) fn is_tombstone(record: &Record) -> bool {
    record.kind().name == Schema::TOMBSTONE.name
}

/// What of persons a bag carries: each thing once with its sort, and whose it is where that can be told. A
/// thing of which only entries are here is not carried: they tell what was done, and nothing of it.
pub(super) fn carried(statements: &Statements<'_>) -> BTreeMap<(Id, Sort), Option<Id>> {
    let mut things = BTreeMap::new();
    let facts = statements.facts;
    for (entry, _) in facts.entries.values() {
        let sort = match entry.thing_kind {
            ThingKind::Person => Sort::Coded,
            ThingKind::Account => Sort::Words,
            ThingKind::Identity => Sort::Identity,
            _ => continue,
        };
        let record = entry.record.and_then(|digest| facts.records.get(&digest));
        if record.is_some_and(|record| !is_tombstone(record) && !is_said(record)) {
            let own = Some(entry.thing).filter(|_| sort == Sort::Coded);
            things.insert((entry.thing, sort), own.or_else(|| statements.person_of(&entry.thing)));
        }
    }
    for record in facts.records.values() {
        let Some((field, sort)) = part_of(record) else { continue };
        if let (Some(thing), Some(person)) = (id_in(record, field), id_in(record, "person")) {
            things.insert((thing, sort), Some(person));
        }
    }
    things
}

impl Checker<'_> {
    /// Whatever came of a person must be something she agreed to for this recipient.
    pub(super) fn check_people(&mut self) {
        let facts = &self.report.facts;
        let statements = Statements::new(facts, self.outside.held);
        let at = statements.told_at();
        let mut findings = Vec::new();
        let plans = facts.entries.values().filter(|(entry, _)| entry.thing_kind == ThingKind::Plan);
        findings.extend(plans.map(|(entry, _)| (Code::PlanCarried, entry.thing.to_string())));
        for (digest, record) in &facts.records {
            if is_plan(record) {
                findings.push((Code::PlanCarried, digest.to_string()));
            }
            if is_said(record) && record.text_of("recipient") != statements.recipient.as_deref() {
                findings.push((Code::AnswersForAnother, digest.to_string()));
            }
            let fields =
                KEPT_BACK.iter().filter(|(schema, _)| record.is(schema)).flat_map(|(_, names)| *names);
            let shown = fields.filter(|name| record.value(name).is_some_and(|value| !value.is_null()));
            findings.extend(shown.map(|name| (Code::SafetyField, format!("{name} of {digest}"))));
            // What keeps back whose it is cannot be shown to be agreed to.
            if let Some((field, _)) = part_of(record)
                && (id_in(record, field).is_none() || id_in(record, "person").is_none())
            {
                findings.push((Code::AnswersMissing, digest.to_string()));
            }
        }
        for ((thing, sort), person) in carried(&statements) {
            let permit = person.and_then(|person| statements.permit(&person, &thing));
            if permit.is_none() && self.may_stand_earlier(&thing) {
                findings.push((Code::CustodyElsewhere, format!("consent for {thing}")));
                continue;
            }
            let reasons = match permit {
                Some(permit) => {
                    best_purpose(&Standing::of_person(permit, sort), &at).err().unwrap_or_default()
                }
                None => vec![Reason::NotAskedYet],
            };
            findings.extend(reasons.into_iter().map(|reason| (code_of(reason), thing.to_string())));
        }
        for (code, place) in findings {
            self.find(code, place);
        }
    }
}
