//! Cases.

use tauri::AppHandle;

use super::on_vault;
use crate::refusal::Answer;
use crate::told::CaseView;
use crate::{tell, trace};

/// The cases of the open vault.
#[tauri::command]
pub async fn cases(app: AppHandle) -> Answer<Vec<CaseView>> {
    let cases = on_vault(&app, |vault| Ok(vault.cases()?.into_iter().map(tell::case).collect())).await;
    trace::mark("cases-shown");
    cases
}
