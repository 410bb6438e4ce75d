//! What a case is for, and its plans: the risk, where to send a person for help, what was trained.

use tauri::AppHandle;

use super::{case_id, on_vault};
use crate::refusal::Answer;
use crate::tell;
use crate::told::{CaseFacts, Readiness, Referral, Risk};

/// What a case is for, as far as it was stated.
#[tauri::command]
pub async fn case_facts(app: AppHandle, case_id: String) -> Answer<Option<CaseFacts>> {
    let case = self::case_id(&case_id)?;
    on_vault(&app, move |vault| Ok(vault.case_facts(&case)?.map(tell::case_facts))).await
}

/// States what a case is for, anew and whole.
#[tauri::command]
pub async fn set_case_facts(app: AppHandle, case_id: String, facts: CaseFacts) -> Answer<()> {
    let (case, facts) = (self::case_id(&case_id)?, tell::asked_case_facts(facts)?);
    on_vault(&app, move |vault| Ok(vault.set_case_facts(&case, &facts).map(drop)?)).await
}

/// The newest risk assessment of a case.
#[tauri::command]
pub async fn risk(app: AppHandle, case_id: String) -> Answer<Option<Risk>> {
    let case = self::case_id(&case_id)?;
    on_vault(&app, move |vault| Ok(vault.risk(&case)?.map(tell::risk))).await
}

/// Assesses the risk of a case anew.
#[tauri::command]
pub async fn assess_risk(app: AppHandle, case_id: String, risk: Risk) -> Answer<()> {
    let case = self::case_id(&case_id)?;
    on_vault(&app, move |vault| Ok(vault.assess_risk(&case, &tell::asked_risk(risk)).map(drop)?)).await
}

/// Where a person can be sent for help.
#[tauri::command]
pub async fn referrals(app: AppHandle, case_id: String) -> Answer<Vec<Referral>> {
    let case = self::case_id(&case_id)?;
    on_vault(&app, move |vault| Ok(vault.referrals(&case)?.into_iter().map(tell::referral).collect())).await
}

/// States anew where a person can be sent for help.
#[tauri::command]
pub async fn set_referrals(app: AppHandle, case_id: String, referrals: Vec<Referral>) -> Answer<()> {
    let case = self::case_id(&case_id)?;
    let referrals: Vec<_> = referrals.into_iter().map(tell::asked_referral).collect();
    on_vault(&app, move |vault| Ok(vault.set_referrals(&case, &referrals).map(drop)?)).await
}

/// What whoever opened the vault was trained for.
#[tauri::command]
pub async fn training(app: AppHandle, case_id: String) -> Answer<Vec<String>> {
    let case = self::case_id(&case_id)?;
    on_vault(&app, move |vault| Ok(vault.training(&case)?)).await
}

/// Records what whoever opened the vault was trained for.
#[tauri::command]
pub async fn record_training(
    app: AppHandle,
    case_id: String,
    codes: Vec<String>,
    words: String,
) -> Answer<()> {
    let case = self::case_id(&case_id)?;
    on_vault(&app, move |vault| Ok(vault.record_training(&case, &codes, Some(&words)).map(drop)?)).await
}

/// What a case has of what an account needs.
#[tauri::command]
pub async fn readiness(app: AppHandle, case_id: String) -> Answer<Readiness> {
    let case = self::case_id(&case_id)?;
    on_vault(&app, move |vault| Ok(tell::readiness(vault.readiness(&case)?))).await
}
