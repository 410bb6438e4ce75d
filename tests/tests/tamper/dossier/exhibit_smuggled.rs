//! A partner puts an exhibit into a dossier that may not be disclosed, and signs it.

use std::collections::BTreeMap;

use sanad_evidence::consent::Basis;
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::verify::Code;
use sanad_evidence::{Record, Schema};
use serde_json::json;

use super::{Dossier, case, caught};

#[test]
fn what_is_held_for_safekeeping_or_was_withdrawn_is_found() {
    for (basis, code) in [
        (Some(Basis::NotAsked), Code::SafekeepingOnly),
        (Some(Basis::Withdrawn), Code::ConsentWithdrawn),
        (Some(Basis::Answered), Code::AnswersMissing),
        (None, Code::NoConsentBasis),
    ] {
        let (case, free, item) = case(basis);
        caught(&Dossier::of(&case, &[free, item]).verified(), &[code]);
    }
}

#[test]
fn what_may_be_an_account_or_states_no_ground_is_found() {
    for (basis, code) in [("not-asked", Code::MayBeAccount), ("not-needed", Code::BasisIncomplete)] {
        let (mut case, free, item) = case(None);
        let values = BTreeMap::from([("item", json!(item.to_string())), ("basis", json!(basis))]);
        let record = case.seal_record(&Schema::CONSENT_BASIS, values);
        case.append(Action::ConsentRecorded, (ThingKind::Item, item), None, Some(record));
        caught(&Dossier::of(&case, &[free, item]).verified(), &[code]);
    }
}

#[test]
fn a_statement_of_consent_that_is_kept_back_restricts() {
    let (case, _, item) = case(Some(Basis::NotAsked));
    for (name, code) in [("basis", Code::ConsentWithdrawn), ("item", Code::ConsentWithdrawn)] {
        let mut dossier = Dossier::of(&case, &[]);
        let copy = |record: &Record| match record.is(&Schema::CONSENT_BASIS) {
            true => record.withhold(&[name], "redaction.safety").unwrap(),
            false => record.clone(),
        };
        dossier.exhibit("E-0001", &case, &item, copy);
        caught(&dossier.resigned(), &[code]);
    }
}

#[test]
fn an_exhibit_has_a_number_and_nothing_else_lies_beside_it() {
    let (case, free, _) = case(None);
    for name in ["E-1", "E-00a1", "e-0001", "E-00001", "annex"] {
        let mut dossier = Dossier::of(&case, &[]);
        dossier.exhibit(name, &case, &free, Record::clone);
        caught(&dossier.resigned(), &[Code::PathNotAllowed]);
    }
    for path in ["data/annex.pdf", "data/exhibits/annex.pdf", "data/exhibits/E-0001/annex.pdf"] {
        let mut dossier = Dossier::of(&case, &[free]);
        dossier.put(path, b"never proved");
        caught(&dossier.resigned(), &[Code::PathNotAllowed]);
    }
}
