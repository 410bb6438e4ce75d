//! Finding things again.

use std::collections::HashMap;

use sanad_evidence::Id;
use sanad_vault::{CaseFile, FoundKind, Query};

use super::facts::asked_day;
use super::said;
use crate::commands::{case_id, person_id};
use crate::refusal::Answer;
use crate::told::{Hit, HitKind, SearchFound, SearchQuery};

/// What is looked for, as the vault takes it.
///
/// # Errors
/// `case-not-found`, `person-not-found` for what is no id; `when-form` for what is no day.
pub fn asked_search(query: SearchQuery) -> Answer<Query> {
    let day = |text: Option<String>| said(text).as_deref().map(asked_day).transpose();
    let kind = |kind: HitKind| match kind {
        HitKind::Item => FoundKind::Item,
        HitKind::Person => FoundKind::Person,
        HitKind::Account => FoundKind::Account,
        HitKind::Case => FoundKind::Case,
    };
    Ok(Query {
        text: query.text,
        case: query.case_id.as_deref().map(case_id).transpose()?,
        kinds: query.kinds.into_iter().map(kind).collect(),
        person: query.person.as_deref().map(person_id).transpose()?,
        from: day(query.from)?,
        to: day(query.to)?,
        place: said(query.place),
        codes: query.codes,
        start: query.start,
        count: query.count,
        names: query.names,
    })
}

/// What was found. `cases` are those of the list: the tray is none of them.
pub fn search_found(found: sanad_vault::SearchFound, cases: Vec<CaseFile>) -> SearchFound {
    let codes: HashMap<Id, String> = cases.into_iter().map(|case| (case.id, case.code)).collect();
    let hit = |hit: sanad_vault::Hit| Hit {
        kind: match hit.kind {
            FoundKind::Item => HitKind::Item,
            FoundKind::Person => HitKind::Person,
            FoundKind::Account => HitKind::Account,
            FoundKind::Case => HitKind::Case,
        },
        thing: hit.thing.to_string(),
        case_id: hit.case.to_string(),
        case_code: codes.get(&hit.case).cloned().unwrap_or_default(),
        title: hit.title,
        excerpt: hit.excerpt,
        at: hit.at,
    };
    SearchFound {
        hits: found.hits.into_iter().map(hit).collect(),
        total_at_least: found.total_at_least,
        more: found.more,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::tests::desk;

    fn query(json: serde_json::Value) -> SearchQuery {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn a_person_is_found_by_her_words_and_within_her_case() {
        let desk = desk(sanad_vault::Role::Collector);
        let (case, other) = (desk.vault.new_case("K-1").unwrap(), desk.vault.new_case("K-2").unwrap());
        let given = sanad_vault::PersonGiven {
            described: Some("دختری از مکتب".to_owned()),
            ..sanad_vault::PersonGiven::default()
        };
        let id = desk.vault.new_person(&case, &given).unwrap();
        let found = |json| {
            let query = asked_search(query(json)).unwrap();
            search_found(desk.vault.search(&query).unwrap(), desk.vault.cases().unwrap())
        };
        // Another spelling of the same letters.
        let hits = found(serde_json::json!({"text": "دختري", "kinds": ["person"], "count": 10})).hits;
        assert_eq!(hits.len(), 1);
        assert_eq!((hits[0].thing.clone(), hits[0].case_code.as_str()), (id.to_string(), "K-1"));
        let elsewhere = serde_json::json!({"text": "دختري", "caseId": other.to_string(), "count": 10});
        assert!(found(elsewhere).hits.is_empty());
    }

    #[test]
    fn what_is_no_id_or_day_is_refused() {
        let code = |json| asked_search(query(json)).err().unwrap().code;
        assert_eq!(code(serde_json::json!({"caseId": "x"})), "case-not-found");
        assert_eq!(code(serde_json::json!({"person": "W-7F3K"})), "person-not-found");
        assert_eq!(code(serde_json::json!({"from": "1 May"})), "when-form");
        assert!(asked_search(query(serde_json::json!({"from": "", "place": " "}))).is_ok());
    }
}
