//! The road over a network: which way, what is allowed, sending, fetching, and the mailboxes of a desk.

use sanad_evidence::card::Card;
use sanad_evidence::pass::Pass;
use sanad_vault::Network;
use tauri::{AppHandle, WebviewWindow};

use super::place::choose_and_read;
use super::{off_thread, on_vault};
use crate::refusal::Answer;
use crate::told::{DeskKeysView, DeskMailboxView, JobKind, NetworkView, Permission};
use crate::{road, tell};

/// How this vault reaches a network, and what it cost this month.
#[tauri::command]
pub async fn network_settings(app: AppHandle) -> Answer<NetworkView> {
    on_vault(&app, |vault| Ok(tell::network(&vault.network()?, vault.meter()?))).await
}

/// Says which way everything goes, and how much a month.
#[tauri::command]
pub async fn set_network(app: AppHandle, proxy: Option<String>, monthly_limit: Option<u64>) -> Answer<()> {
    let network = Network { proxy: proxy.as_deref().map(tell::asked_proxy).transpose()?, monthly_limit };
    off_thread(move || road::change(&app, |vault| Ok(vault.set_network(&network)?))).await
}

/// Says when bundles may go to a partner over a network.
#[tauri::command]
pub async fn set_permission(app: AppHandle, partner: String, permission: Permission) -> Answer<()> {
    let permission = tell::asked_permission(permission);
    off_thread(move || road::change(&app, |vault| Ok(vault.set_permission(&partner, permission)?))).await
}

/// Sends what waits over the internet, and fetches answers.
#[tauri::command]
pub async fn send_by_net(app: AppHandle) -> Answer<String> {
    off_thread(move || road::begin(&app, JobKind::Send)).await
}

/// Takes a card that came as a file. Answers whether one was chosen.
#[tauri::command]
pub async fn take_card(app: AppHandle, window: WebviewWindow, partner: String) -> Answer<bool> {
    let chosen = choose_and_read(&app, &window, "shell-choose-card", Card::MOST_BYTES).await?;
    let Some(bytes) = chosen else { return Ok(false) };
    on_vault(&app, move |vault| Ok(vault.take_card(&partner, &bytes)?)).await?;
    Ok(true)
}

/// The mailboxes of this desk.
#[tauri::command]
pub async fn desk_mailboxes(app: AppHandle) -> Answer<Vec<DeskMailboxView>> {
    on_vault(&app, |vault| Ok(vault.desk_mailboxes()?.into_iter().map(tell::desk_mailbox).collect())).await
}

/// Adds a mailbox by its pass. Answers whether one was chosen.
#[tauri::command]
pub async fn add_pass(app: AppHandle, window: WebviewWindow) -> Answer<bool> {
    let chosen = choose_and_read(&app, &window, "shell-choose-pass", Pass::MOST_BYTES).await?;
    let Some(bytes) = chosen else { return Ok(false) };
    on_vault(&app, move |vault| Ok(vault.add_pass(&bytes)?)).await?;
    Ok(true)
}

/// Forgets a mailbox and its pass.
#[tauri::command]
pub async fn remove_mailbox(app: AppHandle, address: String) -> Answer<()> {
    off_thread(move || {
        road::change(&app, |vault| {
            let key = tell::asked_mailbox(&vault.desk_mailboxes()?, &address)?;
            Ok(vault.remove_mailbox(&key)?)
        })
    })
    .await
}

/// Fetches what waits in the mailboxes, and puts answers there.
#[tauri::command]
pub async fn fetch_by_net(app: AppHandle) -> Answer<String> {
    off_thread(move || road::begin(&app, JobKind::FetchNet)).await
}

/// Signs a card with the present mailboxes, for every collector. Answers with its number.
#[tauri::command]
pub async fn issue_card(app: AppHandle) -> Answer<u64> {
    on_vault(&app, |vault| Ok(vault.issue_card()?)).await
}

/// The keys of this desk over time.
#[tauri::command]
pub async fn desk_keys(app: AppHandle) -> Answer<DeskKeysView> {
    on_vault(&app, |vault| Ok(tell::desk_keys(vault.identities()?, vault.recovery_recipient()?.as_ref())))
        .await
}

/// Sets the offline recovery recipient, or none.
#[tauri::command]
pub async fn set_recovery_recipient(app: AppHandle, recipient: Option<String>) -> Answer<()> {
    let recipient = recipient.as_deref().map(tell::asked_recipient).transpose()?;
    on_vault(&app, move |vault| Ok(vault.set_recovery_recipient(recipient.as_ref())?)).await
}
