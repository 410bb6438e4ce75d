//! Cases and their custody logs.

use tauri::AppHandle;

use super::{case_id, on_vault};
use crate::refusal::Answer;
use crate::told::{CaseView, Custody};
use crate::{tell, trace};

/// The cases of the open vault.
#[tauri::command]
pub async fn cases(app: AppHandle) -> Answer<Vec<CaseView>> {
    let cases = on_vault(&app, |vault| Ok(vault.cases()?.into_iter().map(tell::case).collect())).await;
    trace::mark("cases-shown");
    cases
}

/// Opens a case under a code, with a private line of what it is about.
#[tauri::command]
pub async fn new_case(app: AppHandle, code: String, note: Option<String>) -> Answer<String> {
    on_vault(&app, move |vault| {
        let case = vault.new_case(&code)?;
        if let Some(note) = note.filter(|note| !note.trim().is_empty()) {
            vault.set_case_note(&case, &note)?;
        }
        Ok(case.to_string())
    })
    .await
}

/// Sets or removes the private line.
#[tauri::command]
pub async fn set_case_note(app: AppHandle, case_id: String, note: Option<String>) -> Answer<()> {
    let case = self::case_id(&case_id)?;
    on_vault(&app, move |vault| Ok(vault.set_case_note(&case, &note.unwrap_or_default())?)).await
}

/// A stretch of a case's custody log, the newest first.
#[tauri::command]
pub async fn custody(app: AppHandle, case_id: String, start: u64, count: u32) -> Answer<Custody> {
    let case = self::case_id(&case_id)?;
    on_vault(&app, move |vault| Ok(tell::custody(&vault.custody(Some(&case), None)?, start, count))).await
}
