//! Accounts, and drafts of what is being written.

use sanad_evidence::Id;
use sanad_vault as vault;

use super::item::entry;
use super::said;
use crate::commands::item_id;
use crate::refusal::Answer;
use crate::told::{
    AccountGiven, AccountPage, AccountRow, AccountVersion, Draft, DraftKind, DraftRow, MayLeave,
};

/// What a draft is of, as the vault takes it.
pub const fn asked_draft(kind: DraftKind) -> vault::DraftKind {
    match kind {
        DraftKind::Account => vault::DraftKind::Account,
        DraftKind::Conversation => vault::DraftKind::Conversation,
        DraftKind::Person => vault::DraftKind::Person,
        DraftKind::Identity => vault::DraftKind::Identity,
        DraftKind::Facts => vault::DraftKind::Facts,
    }
}

const fn draft_kind(kind: vault::DraftKind) -> DraftKind {
    match kind {
        vault::DraftKind::Account => DraftKind::Account,
        vault::DraftKind::Conversation => DraftKind::Conversation,
        vault::DraftKind::Person => DraftKind::Person,
        vault::DraftKind::Identity => DraftKind::Identity,
        vault::DraftKind::Facts => DraftKind::Facts,
    }
}

/// A draft with its words.
pub fn draft(draft: vault::Draft) -> Draft {
    let row = draft.row;
    Draft {
        kind: draft_kind(row.kind),
        case_id: row.case.to_string(),
        thing: row.thing.to_string(),
        body: draft.body,
        begun_at: row.begun_at,
        saved_at: row.saved_at,
    }
}

/// A draft of the list.
pub fn draft_row(row: vault::DraftRow) -> DraftRow {
    DraftRow {
        kind: draft_kind(row.kind),
        case_id: row.case.to_string(),
        thing: row.thing.to_string(),
        person_code: row.person,
        begun_at: row.begun_at,
        saved_at: row.saved_at,
    }
}

/// An account of the list.
pub fn account_row(row: vault::AccountRow) -> AccountRow {
    AccountRow {
        id: row.id.to_string(),
        kind: row.kind,
        state: row.state.to_owned(),
        at: row.at,
        corrected: row.corrected,
        foreign: row.foreign,
    }
}

/// One account, to be read.
pub fn account(page: vault::AccountPage) -> AccountPage {
    let may = |may: vault::MayLeave| MayLeave {
        recipient: may.recipient,
        name: may.name,
        most: may.most.map(str::to_owned),
        reasons: may.reasons.into_iter().map(str::to_owned).collect(),
    };
    let version = |version: vault::AccountVersion| AccountVersion {
        digest: version.digest.to_string(),
        at: version.at,
        given: given(version.given),
    };
    AccountPage {
        person: page.row.person.to_string(),
        row: account_row(page.row),
        code: page.code,
        case_id: page.case_id.to_string(),
        case_code: page.case,
        versions: page.versions.into_iter().map(version).collect(),
        impressions: page.impressions.into_iter().collect(),
        may: page.may.into_iter().map(may).collect(),
        closed: page.closed.into_iter().map(str::to_owned).collect(),
        disposed: page.disposed,
        custody: page.custody.iter().map(entry).collect(),
    }
}

fn given(given: vault::AccountGiven) -> AccountGiven {
    let ids = |ids: Vec<Id>| ids.iter().map(Id::to_string).collect();
    AccountGiven {
        kind: given.kind,
        reason: given.reason,
        reason_words: given.reason_words,
        stop_checked: given.stop_checked,
        began: given.began,
        ended: given.ended,
        breaks: given.breaks,
        place_type: given.place_type,
        present: given.present,
        spoken: given.spoken,
        written: given.written,
        method: given.method,
        interpreter: given.interpreter,
        narrative: given.narrative,
        questions: given.questions,
        known_how: given.known_how,
        quotes: given.quotes,
        not_asked: given.not_asked,
        chose_not: given.chose_not,
        read_back: given.read_back,
        corrections: given.corrections,
        declared: given.declared,
        unsigned_reason: given.unsigned_reason,
        recording: ids(given.recording),
        transcripts: ids(given.transcripts),
        condition: given.condition,
        distress: given.distress,
        referral: given.referral,
        anything_given: given.anything_given,
        override_id: given.override_.map(|id| id.to_string()),
    }
}

/// An account that a page seals, as the vault takes it.
///
/// # Errors
/// `item-not-found` and `override-not-found` for what is no id.
pub fn asked_account(given: AccountGiven) -> Answer<vault::AccountGiven> {
    let ids = |ids: Vec<String>| ids.iter().map(|id| item_id(id)).collect::<Answer<Vec<_>>>();
    let rests_on = |id: String| id.parse().map_err(|_| vault::AccountError::NoOverride);
    Ok(vault::AccountGiven {
        kind: given.kind,
        reason: said(given.reason),
        reason_words: said(given.reason_words),
        stop_checked: given.stop_checked,
        began: said(given.began),
        ended: said(given.ended),
        breaks: given.breaks,
        place_type: said(given.place_type),
        present: given.present,
        spoken: said(given.spoken),
        written: said(given.written),
        method: said(given.method),
        interpreter: said(given.interpreter),
        narrative: given.narrative,
        questions: given.questions,
        known_how: given.known_how,
        quotes: given.quotes,
        not_asked: given.not_asked,
        chose_not: given.chose_not,
        read_back: said(given.read_back),
        corrections: said(given.corrections),
        declared: said(given.declared),
        unsigned_reason: said(given.unsigned_reason),
        recording: ids(given.recording)?,
        transcripts: ids(given.transcripts)?,
        condition: said(given.condition),
        distress: given.distress,
        referral: given.referral,
        anything_given: said(given.anything_given),
        override_: said(given.override_id).map(rests_on).transpose()?,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// Every field filled with its own name: none is exchanged for another on the way.
    #[test]
    fn every_field_of_an_account_crosses_to_its_twin() {
        let id = "07".repeat(16);
        let empty = serde_json::to_value(AccountGiven::default()).unwrap();
        let filled = empty.as_object().unwrap().iter().map(|(name, value)| {
            let value = match name.as_str() {
                "recording" | "transcripts" => json!([id]),
                "overrideId" => json!(id),
                "breaks" | "present" | "questions" | "distress" | "referral" => json!([[name, "second"]]),
                "quotes" => json!([[name, "second", "third"]]),
                _ if value.is_array() => json!([name]),
                _ => json!(name),
            };
            (name.clone(), value)
        });
        let filled = Value::Object(filled.collect());
        let asked = asked_account(serde_json::from_value(filled.clone()).unwrap()).unwrap();
        assert_eq!(serde_json::to_value(given(asked)).unwrap(), filled);
    }

    #[test]
    fn what_is_no_id_is_refused() {
        let code = |json| asked_account(serde_json::from_value(json).unwrap()).err().unwrap().code;
        assert_eq!(code(json!({"recording": ["x"]})), "item-not-found");
        assert_eq!(code(json!({"overrideId": "x"})), "override-not-found");
    }
}
