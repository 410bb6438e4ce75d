//! Persons: the coded half, the identity half, the first question.

use sanad_vault as vault;

use super::account::account_row;
use super::consent::{conversation, permit};
use super::item::entry;
use super::said;
use crate::refusal::Answer;
use crate::told::{
    IdentityGiven, Keyslot, OverrideRow, PersonGiven, PersonPage, PersonRow, PersonsAsked, PersonsPage,
    Prior, PriorAccount, SecondView,
};

/// What a page asks for, as the vault takes it.
///
/// # Errors
/// `case-not-found` for something that is no id.
pub fn asked_persons(asked: &PersonsAsked) -> Answer<vault::PersonsAsked> {
    Ok(vault::PersonsAsked {
        case: asked.case_id.as_deref().map(crate::commands::case_id).transpose()?,
        start: asked.start,
        count: asked.count,
    })
}

/// A stretch of the list.
pub fn persons(page: vault::PersonsPage) -> PersonsPage {
    PersonsPage { total: page.total, rows: page.rows.into_iter().map(person_row).collect() }
}

/// A person of the list.
fn person_row(row: vault::PersonRow) -> PersonRow {
    PersonRow {
        id: row.id.to_string(),
        case_code: row.case,
        code: row.code,
        child: row.child,
        safety: row.safety,
        accounts: row.accounts,
        told: row.told,
        consent: row.consent.to_owned(),
        has_identity: row.has_identity,
        burned: row.burned,
        foreign: row.foreign,
        at: row.at,
        damaged: row.damaged,
    }
}

/// Everything known of a person, but her identity half and her words.
pub fn person(
    page: vault::PersonPage,
    permits: Vec<vault::PermitRow>,
    accounts: Vec<vault::AccountRow>,
) -> PersonPage {
    let set_aside = |row: vault::OverrideRow| OverrideRow {
        id: row.id.to_string(),
        kind: row.kind,
        reason: row.reason,
        by: row.by.to_owned(),
        at: row.at,
    };
    PersonPage {
        row: person_row(page.row),
        case_id: page.case_id.to_string(),
        given: person_given(page.given),
        amended: page.amended,
        prior: page.prior.map(prior),
        // The newest first, as a page shows them.
        conversations: page.conversations.into_iter().rev().map(conversation).collect(),
        permits: permits.into_iter().map(permit).collect(),
        accounts: accounts.into_iter().rev().map(account_row).collect(),
        overrides: page.overrides.into_iter().rev().map(set_aside).collect(),
        custody: page.custody.iter().map(entry).collect(),
    }
}

/// A second person's yes, under its handle.
pub fn second(id: String, second: &vault::Second) -> SecondView {
    match second {
        vault::Second::Here(here) => {
            SecondView { id, who: here.agent().to_owned(), person: None, kind: None, until: None }
        }
        vault::Second::Partner(taken) => SecondView {
            id,
            who: taken.partner().to_owned(),
            person: Some(taken.person().to_string()),
            kind: Some(taken.kind().to_owned()),
            until: Some(taken.until().to_string()),
        },
    }
}

/// A passphrase that opens the vault.
pub fn keyslot(row: vault::KeyslotRow) -> Keyslot {
    Keyslot { slot: row.slot, agent: row.agent, mine: row.mine }
}

/// What holds of a person.
fn person_given(given: vault::PersonGiven) -> PersonGiven {
    PersonGiven {
        counting: given.counting,
        number: given.number,
        described: given.described,
        roles: given.roles,
        connection: given.connection,
        age_band: given.age_band,
        child: given.child,
        languages: given.languages,
        interpreter: given.interpreter,
        vulnerable: given.vulnerable,
        safety: given.safety,
        contact: given.contact,
        referral: given.referral,
        note: given.note,
    }
}

/// What a page states of a person, as the vault takes it.
pub fn asked_person(given: PersonGiven) -> vault::PersonGiven {
    vault::PersonGiven {
        counting: said(given.counting),
        number: given.number,
        described: said(given.described),
        roles: given.roles,
        connection: given.connection,
        age_band: said(given.age_band),
        child: given.child,
        languages: given.languages,
        interpreter: given.interpreter,
        vulnerable: given.vulnerable,
        safety: given.safety,
        contact: said(given.contact),
        referral: given.referral,
        note: said(given.note),
    }
}

/// The answer to the first question.
fn prior(prior: vault::Prior) -> Prior {
    let account = |account: vault::PriorAccount| PriorAccount {
        to_whom: account.to_whom,
        when: account.when,
        form: account.form,
        reachable: account.reachable,
        used: account.used,
    };
    Prior { told: prior.told, accounts: prior.accounts.into_iter().map(account).collect() }
}

/// The answer to the first question, as the vault takes it.
pub fn asked_prior(prior: Prior) -> vault::Prior {
    let account = |account: PriorAccount| vault::PriorAccount {
        to_whom: account.to_whom,
        when: account.when,
        form: account.form,
        reachable: account.reachable,
        used: account.used,
    };
    vault::Prior { told: prior.told, accounts: prior.accounts.into_iter().map(account).collect() }
}

/// Every field of an identity half, from one side to the other.
macro_rules! identity {
    ($from:ident => $to:path { $($field:ident)* }) => {{
        type To = $to;
        To { $($field: $from.$field),* }
    }};
    ($from:ident => $to:path) => {
        identity!($from => $to {
            names latin other_names gender traits birth birth_place documents nationality contact code_word
            safe_hours trusted_person address family lawyer medical emergency note
        })
    };
}

/// An identity half that was opened.
pub fn identity(given: vault::IdentityGiven) -> IdentityGiven {
    identity!(given => IdentityGiven)
}

/// An identity half, as the vault takes it.
pub fn asked_identity(given: IdentityGiven) -> vault::IdentityGiven {
    identity!(given => vault::IdentityGiven)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::tests::desk;

    #[test]
    fn a_person_comes_back_as_she_was_stated() {
        let desk = desk(sanad_vault::Role::Collector);
        let case = desk.vault.new_case("K-1").unwrap();
        let given: PersonGiven = serde_json::from_value(serde_json::json!({
            "counting": "individual", "described": "  ", "connection": ["srcconn.eyewitness"], "child": false,
            "safety": ["safety.never_call"], "referral": [["referral.medical", "she will go"]], "note": "n",
        }))
        .unwrap();
        let id = desk.vault.new_person(&case, &asked_person(given)).unwrap();
        let told = person_given(desk.vault.person(&id).unwrap().given);
        assert_eq!((told.described, told.note.as_deref()), (None, Some("n")));
        assert_eq!((told.safety, told.child), (vec!["safety.never_call".to_owned()], Some(false)));
        assert_eq!(told.referral, [["referral.medical".to_owned(), "she will go".to_owned()]]);
        let asked = PersonsAsked { case_id: Some(case.to_string()), start: 0, count: 10 };
        let page = persons(desk.vault.persons(&asked_persons(&asked).unwrap()).unwrap());
        assert_eq!((page.total, page.rows[0].id.clone()), (1, id.to_string()));
        assert!(page.rows[0].code.starts_with("W-") && !page.rows[0].has_identity);
        let bad = PersonsAsked { case_id: Some("x".to_owned()), ..asked };
        assert_eq!(asked_persons(&bad).err().unwrap().code, "case-not-found");
    }

    #[test]
    fn the_first_question_has_its_answer() {
        let desk = desk(sanad_vault::Role::Collector);
        let case = desk.vault.new_case("K-1").unwrap();
        let id = desk.vault.new_person(&case, &vault::PersonGiven::default()).unwrap();
        let stated = || Prior {
            told: "yes".to_owned(),
            accounts: vec![PriorAccount {
                to_whom: "a journalist".to_owned(),
                when: "last spring".to_owned(),
                form: "filmed".to_owned(),
                reachable: String::new(),
                used: "shown".to_owned(),
            }],
        };
        desk.vault.record_prior(&id, &asked_prior(stated())).unwrap();
        let told = prior(desk.vault.person(&id).unwrap().prior.unwrap());
        assert_eq!(serde_json::to_value(told).unwrap(), serde_json::to_value(stated()).unwrap());
    }

    #[test]
    fn an_identity_half_crosses_whole_and_is_never_printed() {
        let desk = desk(sanad_vault::Role::Collector);
        let case = desk.vault.new_case("K-1").unwrap();
        let id = desk.vault.new_person(&case, &vault::PersonGiven::default()).unwrap();
        // Every field by its own name: none is exchanged for another on the way.
        let all: serde_json::Map<_, _> = serde_json::to_value(IdentityGiven::default())
            .unwrap()
            .as_object()
            .unwrap()
            .keys()
            .map(|name| (name.clone(), format!("CANARY {name}").into()))
            .collect();
        assert_eq!(all.len(), vault::IdentityGiven::FIELDS.len());
        let given: IdentityGiven = serde_json::from_value(all.clone().into()).unwrap();
        assert!(!format!("{given:?}").contains("CANARY"));
        desk.vault.set_identity(&id, &asked_identity(given)).unwrap();
        let told = identity(desk.vault.open_identity(&id).unwrap().unwrap());
        assert_eq!(serde_json::to_value(told).unwrap(), serde_json::Value::Object(all));
    }
}
