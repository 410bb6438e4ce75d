//! Persons: the coded half, the identity half, the first question, a second person's yes.

use tauri::AppHandle;

use super::{on_vault, person_id};
use crate::refusal::Answer;
use crate::tell;
use crate::told::{IdentityGiven, PersonGiven, PersonsAsked, PersonsPage, Prior};

/// A stretch of the list of persons.
#[tauri::command]
pub async fn persons(app: AppHandle, asked: PersonsAsked) -> Answer<PersonsPage> {
    let asked = tell::asked_persons(&asked)?;
    on_vault(&app, move |vault| Ok(tell::persons(vault.persons(&asked)?))).await
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
