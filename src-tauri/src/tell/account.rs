//! Accounts, and drafts of what is being written.

use sanad_vault as vault;

use crate::told::{Draft, DraftKind, DraftRow};

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
