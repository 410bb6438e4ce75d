//! Accounts, and drafts of what is being written.

use tauri::AppHandle;
use zeroize::Zeroizing;

use super::{account_id, case_id, on_vault, person_id};
use crate::refusal::Answer;
use crate::tell;
use crate::told::{AccountGiven, AccountPage, AccountRow, Draft, DraftKind, DraftRow};

/// The accounts of a person, without a word of them.
#[tauri::command]
pub async fn accounts(app: AppHandle, person: String) -> Answer<Vec<AccountRow>> {
    let person = person_id(&person)?;
    on_vault(&app, move |vault| Ok(vault.accounts(&person)?.into_iter().map(tell::account_row).collect()))
        .await
}

/// One account, to be read.
#[tauri::command]
pub async fn account(app: AppHandle, account: String) -> Answer<AccountPage> {
    let account = account_id(&account)?;
    on_vault(&app, move |vault| Ok(tell::account(vault.account(&account)?))).await
}

/// Why no account of this kind can be taken from a person now, by code; nothing where one can.
#[tauri::command]
pub async fn may_take_account(app: AppHandle, person: String, kind: String) -> Answer<Vec<String>> {
    let person = person_id(&person)?;
    on_vault(&app, move |vault| {
        Ok(vault.may_take_account(&person, &kind)?.into_iter().map(|gate| gate.code().to_owned()).collect())
    })
    .await
}

/// Seals what a person told, and apart from it what whoever wrote it thought. Its draft goes with that.
#[tauri::command]
pub async fn seal_account(
    app: AppHandle,
    person: String,
    given: AccountGiven,
    impressions: Option<String>,
) -> Answer<String> {
    let (person, given) = (person_id(&person)?, tell::asked_account(given)?);
    on_vault(&app, move |vault| Ok(vault.seal_account(&person, &given, impressions.as_deref())?.to_string()))
        .await
}

/// Corrects an account: what was sealed before stays to be seen.
#[tauri::command]
pub async fn amend_account(app: AppHandle, account: String, given: AccountGiven) -> Answer<()> {
    let (account, given) = (account_id(&account)?, tell::asked_account(given)?);
    on_vault(&app, move |vault| Ok(vault.amend_account(&account, &given).map(drop)?)).await
}

/// Destroys the words of an account.
#[tauri::command]
pub async fn dispose_account(app: AppHandle, account: String, reason: String) -> Answer<()> {
    let account = account_id(&account)?;
    on_vault(&app, move |vault| Ok(vault.dispose_account(&account, &reason)?)).await
}

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
