//! Consent: the conversation, the answers, the withdrawal.

use tauri::AppHandle;
use zeroize::Zeroizing;

use super::{on_vault, person_id};
use crate::refusal::Answer;
use crate::tell;
use crate::told::{
    ConversationGiven, PermitRow, RecipientRow, Recorded, RestrictedRow, WithdrawalGiven, WithdrawalNotice,
};

/// Whom a person can be asked about: those who collect, and every partner that is set up here.
#[tauri::command]
pub async fn recipients(app: AppHandle) -> Answer<Vec<RecipientRow>> {
    on_vault(&app, |vault| Ok(vault.recipients()?.into_iter().map(tell::recipient).collect())).await
}

/// Records what was explained, and what she answered.
#[tauri::command]
pub async fn record_conversation(
    app: AppHandle,
    person: String,
    given: ConversationGiven,
) -> Answer<Recorded> {
    let (person, given) = (person_id(&person)?, tell::asked_conversation(given)?);
    on_vault(&app, move |vault| Ok(tell::recorded(vault.record_conversation(&person, &given)?))).await
}

/// How it stands with a person's answers, towards everyone she can be asked about.
#[tauri::command]
pub async fn consent_state(app: AppHandle, person: String) -> Answer<Vec<PermitRow>> {
    let person = person_id(&person)?;
    on_vault(&app, move |vault| Ok(vault.consent_state(&person)?.into_iter().map(tell::permit).collect()))
        .await
}

/// Records that a person withdraws, and tells how it stands after it. The next round on the road begins soon:
/// nothing that waits may go on as before.
#[tauri::command]
pub async fn withdraw(app: AppHandle, person: String, given: WithdrawalGiven) -> Answer<Vec<PermitRow>> {
    let (person, given) = (person_id(&person)?, tell::asked_withdrawal(given));
    on_vault(&app, move |vault| {
        Ok(vault.withdraw_consent(&person, &given)?.into_iter().map(tell::permit).collect())
    })
    .await
}

/// The person of a retrieval code, as she said it.
#[tauri::command]
pub async fn person_by_retrieval(app: AppHandle, code: Zeroizing<String>) -> Answer<Option<String>> {
    on_vault(&app, move |vault| Ok(vault.person_by_retrieval(&code)?.map(|person| person.to_string()))).await
}

/// The withdrawals that came to this desk, those not acknowledged first.
#[tauri::command]
pub async fn notices(app: AppHandle) -> Answer<Vec<WithdrawalNotice>> {
    on_vault(&app, |vault| Ok(vault.notices()?.into_iter().map(tell::withdrawal_notice).collect())).await
}

/// What of persons is held at this desk and may not be used, and why.
#[tauri::command]
pub async fn restricted(app: AppHandle) -> Answer<Vec<RestrictedRow>> {
    on_vault(&app, |vault| Ok(vault.restricted()?.into_iter().map(tell::restricted).collect())).await
}
