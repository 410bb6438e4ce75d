//! Items.

use sanad_evidence::Id;
use sanad_vault::{CaseError, Description, Fault, ItemError, Vault};
use tauri::{AppHandle, Manager as _};

use super::{case_id, item_id, job_on_vault, on_vault, place};
use crate::acquire::{self, Where};
use crate::drops::Drops;
use crate::refusal::Answer;
use crate::session::Session;
use crate::tell;
use crate::told::{
    DescriptionGiven, Item, ItemsAsked, ItemsFound, JobKind, JobResult, PlaceFor, StatedBasisGiven,
};

/// A stretch of the list.
#[tauri::command]
pub async fn items(app: AppHandle, asked: ItemsAsked) -> Answer<ItemsFound> {
    let asked = tell::asked(asked)?;
    on_vault(&app, move |vault| Ok(tell::items(vault.items_page(&asked)?))).await
}

/// Everything known of one item.
#[tauri::command]
pub async fn item(app: AppHandle, item: String) -> Answer<Item> {
    let item = item_id(&item)?;
    let media = format!("{}{item}/", app.state::<Session>().media_address()?);
    on_vault(&app, move |vault| {
        let page = vault.show(&item)?;
        let case = case_of(vault, &page.row.case)?;
        let foreign = vault.role() == sanad_vault::Role::Partner;
        let known = known(vault, &item)?;
        Ok(tell::item(page, known, case, foreign, vault.stored_by(&item)?, Some(media)))
    })
    .await
}

/// The case of an item, by the code its row has. The tray is found by no code.
pub fn case_of(vault: &Vault, code: &str) -> Answer<Id> {
    match vault.case(code) {
        Err(CaseError::NotFound { code }) => Ok(vault.tray()?.ok_or(CaseError::NotFound { code })?),
        found => Ok(found?),
    }
}

/// What is known of an item. At a desk that may hold it and not use it, and where its record is damaged, the
/// page says so by its row, and shows nothing of this.
fn known(vault: &Vault, item: &Id) -> Answer<Option<Description>> {
    match vault.description(item) {
        Err(ItemError::MayNotLeave { .. } | ItemError::Fault(Fault::Damaged { .. })) => Ok(None),
        known => Ok(known?),
    }
}

/// States facts about an item.
#[tauri::command]
pub async fn describe(app: AppHandle, item: String, description: DescriptionGiven) -> Answer<()> {
    let (item, facts) = (item_id(&item)?, tell::description(description)?);
    on_vault(&app, move |vault| Ok(vault.describe(&item, &facts).map(drop)?)).await
}

/// States on what ground an item may leave, or that consent is withdrawn.
#[tauri::command]
pub async fn record_basis(app: AppHandle, item: String, stated: StatedBasisGiven) -> Answer<()> {
    let (item, stated) = (item_id(&item)?, tell::stated(stated)?);
    on_vault(&app, move |vault| Ok(vault.record_basis(&item, &stated).map(drop)?)).await
}

/// Acquires what was dropped, chosen or pasted.
#[tauri::command]
pub fn acquire(app: AppHandle, drop: String, case_id: String) -> Answer<String> {
    let case = self::case_id(&case_id)?;
    let waiting = app.state::<Drops>().take(&drop)?;
    job_on_vault(&app, JobKind::Acquire, Some(case_id), move |vault, task| {
        acquire::all(vault, Where::Case(case), &waiting, task)
    })
}

/// Writes an original to a new file, in the clear.
#[tauri::command]
pub fn export_item(app: AppHandle, item: String, place: String) -> Answer<String> {
    let (item, to) = (item_id(&item)?, self::place(&app, &place, PlaceFor::Export)?);
    job_on_vault(&app, JobKind::Export, None, move |vault, task| -> Answer<_> {
        Ok(JobResult::Exported { digest: vault.export(&item, &to, &task.job)?.to_string() })
    })
}

/// Writes a proof of an item to a new file.
#[tauri::command]
pub async fn prove_item(app: AppHandle, item: String, place: String) -> Answer<()> {
    let (item, to) = (item_id(&item)?, self::place(&app, &place, PlaceFor::Proof)?);
    on_vault(&app, move |vault| Ok(vault.prove(&item, &to)?)).await
}

/// Lets an original go that a partner has stated to have stored.
#[tauri::command]
pub async fn forget(app: AppHandle, item: String) -> Answer<()> {
    let item = item_id(&item)?;
    on_vault(&app, move |vault| Ok(vault.forget(&item)?)).await
}

/// Destroys an original and the words about it.
#[tauri::command]
pub async fn dispose(app: AppHandle, item: String, reason: String) -> Answer<()> {
    let item = item_id(&item)?;
    on_vault(&app, move |vault| Ok(vault.dispose(&item, &reason)?)).await
}
