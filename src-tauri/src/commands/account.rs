//! Accounts, and drafts of what is being written.

use tauri::AppHandle;
use zeroize::Zeroizing;

use super::{case_id, on_vault, person_id};
use crate::refusal::Answer;
use crate::tell;
use crate::told::{Draft, DraftKind, DraftRow};

/// Keeps what is being written, from the first keystroke on. It is kept when this answers.
#[tauri::command]
pub async fn save_draft(
    app: AppHandle,
    kind: DraftKind,
    case_id: String,
    thing: String,
    body: Zeroizing<String>,
) -> Answer<()> {
    let (kind, case, thing) = (tell::asked_draft(kind), self::case_id(&case_id)?, person_id(&thing)?);
    on_vault(&app, move |vault| Ok(vault.save_draft(kind, &case, &thing, &body)?)).await
}

/// What was being written, to go on with it.
#[tauri::command]
pub async fn draft(app: AppHandle, kind: DraftKind, thing: String) -> Answer<Option<Draft>> {
    let (kind, thing) = (tell::asked_draft(kind), person_id(&thing)?);
    on_vault(&app, move |vault| Ok(vault.draft(kind, &thing)?.map(tell::draft))).await
}

/// Every draft, without its words.
#[tauri::command]
pub async fn drafts(app: AppHandle) -> Answer<Vec<DraftRow>> {
    on_vault(&app, |vault| Ok(vault.drafts()?.into_iter().map(tell::draft_row).collect())).await
}

/// Discards a draft: no word of it is left in the vault's folder.
#[tauri::command]
pub async fn discard_draft(app: AppHandle, kind: DraftKind, thing: String) -> Answer<()> {
    let (kind, thing) = (tell::asked_draft(kind), person_id(&thing)?);
    on_vault(&app, move |vault| Ok(vault.discard_draft(kind, &thing)?)).await
}
