//! Messages between collector and partner.

use tauri::AppHandle;

use super::on_vault;
use crate::refusal::Answer;
use crate::told::MessageView;
use crate::{road, tell};

/// Every message that is not expired, the oldest first.
#[tauri::command]
pub async fn messages(app: AppHandle) -> Answer<Vec<MessageView>> {
    on_vault(&app, |vault| Ok(vault.messages()?.into_iter().map(tell::message).collect())).await
}

/// Writes a message about a bundle, and queues it. Answers with its id.
#[tauri::command]
pub async fn write_message(
    app: AppHandle,
    bundle: String,
    text: zeroize::Zeroizing<String>,
    answers: Option<String>,
    days: u32,
) -> Answer<String> {
    let answers = answers.as_deref().map(tell::asked_message).transpose()?;
    let id = on_vault(&app, move |vault| {
        Ok(vault.write_message(&tell::asked_bundle(&bundle)?, &text, answers, days)?.to_string())
    })
    .await?;
    road::soon(&app);
    Ok(id)
}

/// Notes that a message was read here.
#[tauri::command]
pub async fn read_message(app: AppHandle, id: String) -> Answer<()> {
    on_vault(&app, move |vault| Ok(vault.message_read(&tell::asked_message(&id)?)?)).await
}

/// Removes a message from this vault.
#[tauri::command]
pub async fn discard_message(app: AppHandle, id: String) -> Answer<()> {
    on_vault(&app, move |vault| Ok(vault.discard_message(&tell::asked_message(&id)?)?)).await
}
