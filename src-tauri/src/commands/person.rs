//! Persons: the coded half, the identity half, the first question, a second person's yes.

use sanad_evidence::approval::Approval;
use sanad_vault::Second;
use sanad_vault::keys::Passphrase;
use tauri::{AppHandle, Manager as _, WebviewWindow};
use zeroize::Zeroizing;

use super::place::{choose_and_read, choose_and_write};
use super::{off_thread, on_vault, person_id};
use crate::refusal::{Answer, Refusal};
use crate::session::Session;
use crate::tell;
use crate::told::{IdentityGiven, PersonGiven, PersonPage, PersonsAsked, PersonsPage, Prior, SecondView};

/// A stretch of the list of persons.
#[tauri::command]
pub async fn persons(app: AppHandle, asked: PersonsAsked) -> Answer<PersonsPage> {
    let asked = tell::asked_persons(&asked)?;
    on_vault(&app, move |vault| Ok(tell::persons(vault.persons(&asked)?))).await
}

/// Everything known of one person, but her identity half and her words.
#[tauri::command]
pub async fn person(app: AppHandle, person: String) -> Answer<PersonPage> {
    let person = person_id(&person)?;
    on_vault(&app, move |vault| {
        let page = vault.person(&person)?;
        Ok(tell::person(page, vault.consent_state(&person)?, vault.accounts(&person)?))
    })
    .await
}

/// The person of a code, such as W-7F3K, as it was heard or written.
#[tauri::command]
pub async fn person_by_code(app: AppHandle, code: String) -> Answer<String> {
    on_vault(&app, move |vault| Ok(vault.person_by_code(&code)?.to_string())).await
}

/// Enters a person into a case, with what was said of her so far. Nothing is required.
#[tauri::command]
pub async fn new_person(app: AppHandle, case_id: String, given: PersonGiven) -> Answer<String> {
    let case = super::case_id(&case_id)?;
    on_vault(&app, move |vault| Ok(vault.new_person(&case, &tell::asked_person(given))?.to_string())).await
}

/// States anew what is known of a person.
#[tauri::command]
pub async fn amend_person(app: AppHandle, person: String, given: PersonGiven) -> Answer<()> {
    let person = person_id(&person)?;
    on_vault(&app, move |vault| Ok(vault.amend_person(&person, &tell::asked_person(given)).map(drop)?)).await
}

/// Records what she answered when she was asked whether she told before.
#[tauri::command]
pub async fn record_prior(app: AppHandle, person: String, prior: Prior) -> Answer<()> {
    let person = person_id(&person)?;
    on_vault(&app, move |vault| Ok(vault.record_prior(&person, &tell::asked_prior(prior)).map(drop)?)).await
}

/// Opens the identity half of a person, to be shown for a while. Nothing of it is kept on this side.
#[tauri::command]
pub async fn open_identity(app: AppHandle, person: String) -> Answer<Option<IdentityGiven>> {
    let person = person_id(&person)?;
    on_vault(&app, move |vault| Ok(vault.open_identity(&person)?.map(tell::identity))).await
}

/// States the identity half of a person anew, whole.
#[tauri::command]
pub async fn set_identity(app: AppHandle, person: String, given: IdentityGiven) -> Answer<()> {
    let person = person_id(&person)?;
    on_vault(&app, move |vault| Ok(vault.set_identity(&person, &tell::asked_identity(given)).map(drop)?))
        .await
}

/// Destroys the identity half of a person here: its key is burned, and everything else still verifies.
#[tauri::command]
pub async fn destroy_identity(app: AppHandle, person: String) -> Answer<()> {
    let person = person_id(&person)?;
    on_vault(&app, move |vault| Ok(vault.destroy_identity(&person)?)).await
}

/// Shows that a second person is here: her passphrase opens another slot of this vault.
#[tauri::command]
pub async fn second_person(app: AppHandle, passphrase: Zeroizing<String>) -> Answer<SecondView> {
    off_thread(move || {
        let session = app.state::<Session>();
        // What no vault takes as a passphrase opens none.
        let passphrase = Passphrase::fold(&passphrase).map_err(|_| Refusal::new("wrong-passphrase"))?;
        let second = session.vault()?.second_person(&passphrase)?;
        session.keep_second(Second::Here(second))
    })
    .await
}

/// Takes a partner's approval that came as a file. Nothing when none was chosen.
#[tauri::command]
pub async fn take_approval(app: AppHandle, window: WebviewWindow) -> Answer<Option<SecondView>> {
    let chosen = choose_and_read(&app, &window, "shell-choose-approval", Approval::MOST_BYTES).await?;
    let Some(bytes) = chosen else { return Ok(None) };
    off_thread(move || {
        let session = app.state::<Session>();
        let taken = session.vault()?.take_approval(&bytes)?;
        session.keep_second(Second::Partner(taken)).map(Some)
    })
    .await
}

/// Writes down that a safeguard is set aside, why, and which second person agreed.
#[tauri::command]
pub async fn record_override(
    app: AppHandle,
    person: String,
    kind: String,
    reason: String,
    second: String,
) -> Answer<String> {
    let person = person_id(&person)?;
    let second = app.state::<Session>().take_second(&second)?;
    on_vault(&app, move |vault| Ok(vault.record_override(&person, &kind, &reason, second)?.to_string())).await
}

/// At a partner's desk: says yes to an account, as a signed file for the collector. Answers with the name of
/// the file, or nothing when none was chosen.
#[tauri::command]
pub async fn approve(
    app: AppHandle,
    window: WebviewWindow,
    collector: String,
    person: String,
    kind: String,
    days: u32,
) -> Answer<Option<String>> {
    let person = person_id(&person)?;
    let signed = on_vault(&app, move |vault| Ok(vault.approve(&collector, &person, &kind, days)?)).await?;
    choose_and_write(&app, &window, "shell-choose-approval-out", "approval.txt", signed).await
}
