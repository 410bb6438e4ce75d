//! What opens the vault: passphrases, sheets, backups, and burning all of it.

use sanad_vault::keys::{Cost, Passphrase};
use sanad_vault::{OpenWith, Vault};
use tauri::{AppHandle, Manager as _, State};
use zeroize::Zeroizing;

use super::{job_on_vault, off_thread, on_vault, place};
use crate::refusal::{Answer, Refusal};
use crate::session::Session;
use crate::settings::Preferences;
use crate::sheets::Sheets;
use crate::told::{Created, JobKind, Keyslot, LockedBy, OpensWithAsked, PlaceFor, RecoveryKind, Strength};
use crate::{guard, passphrase as phrase, places, saved, sheets, tell};

/// Six words drawn by the system's randomness.
#[tauri::command]
pub fn suggest_passphrase() -> Answer<Zeroizing<String>> {
    phrase::suggest()
}

/// How long a passphrase would stand.
#[tauri::command]
pub async fn weigh_passphrase(passphrase: Zeroizing<String>) -> Answer<Strength> {
    off_thread(move || Ok(phrase::weigh(&passphrase))).await
}

/// Rehearses the way back in: whether these lines open the vault that was made or is open.
#[tauri::command]
pub async fn rehearse_sheet(app: AppHandle, lines: Vec<Zeroizing<String>>) -> Answer<()> {
    off_thread(move || {
        let (session, keys) = (app.state::<Session>(), sheets::read(&lines)?);
        session.with_vault(|vault| {
            vault.check_sheet(&keys)?;
            Ok(vault.note_rehearsal()?)
        })?;
        session.sheet_is_at_hand();
        Ok(())
    })
    .await
}

/// Writes a sheet that was just made to a new file.
#[tauri::command]
pub async fn write_sheet(app: AppHandle, place: String, which: String) -> Answer<String> {
    let to = self::place(&app, &place, PlaceFor::Sheet)?;
    off_thread(move || {
        let session = app.state::<Session>();
        let vault = session.with_vault(|vault| Ok(vault.folder().to_owned()))?;
        session.with_sheets(|sheets| sheets.write(&which, &to, &vault))
    })
    .await
}

/// Whoever acts now knows the passphrase that opened the vault. A vault that was opened with a sheet is one whose passphrase
/// may be forgotten: there the sheet was the proof.
fn known(session: &Session, current: &str) -> Answer<()> {
    if session.was_opened_by_sheet() {
        session.vault().map(drop)
    } else {
        phrase::check_own(&*session.vault()?, current)
    }
}

/// Puts a new passphrase in the place of the one in use.
#[tauri::command]
pub async fn change_passphrase(
    app: AppHandle,
    current: Zeroizing<String>,
    passphrase: Zeroizing<String>,
) -> Answer<()> {
    off_thread(move || {
        let (session, new) = (app.state::<Session>(), Passphrase::fold(&passphrase)?);
        known(&session, &current)?;
        Ok(session.vault()?.change_passphrase(&new)?)
    })
    .await
}

/// The passphrases that open this vault.
#[tauri::command]
pub async fn keyslots(app: AppHandle) -> Answer<Vec<Keyslot>> {
    on_vault(&app, |vault| Ok(vault.keyslots()?.into_iter().map(tell::keyslot).collect())).await
}

/// Lets another person open this vault, with a passphrase and a code of her own.
#[tauri::command]
pub async fn add_passphrase(
    app: AppHandle,
    current: Zeroizing<String>,
    passphrase: Zeroizing<String>,
) -> Answer<Keyslot> {
    let new = Passphrase::fold(&passphrase)?;
    on_vault(&app, move |vault| Ok(tell::keyslot(vault.add_passphrase(&Passphrase::fold(&current)?, &new)?)))
        .await
}

/// Takes a passphrase away: never the last, never the one in use.
#[tauri::command]
pub async fn remove_keyslot(app: AppHandle, slot: u8, current: Zeroizing<String>) -> Answer<()> {
    on_vault(&app, move |vault| Ok(vault.remove_keyslot(slot, &Passphrase::fold(&current)?)?)).await
}

/// Makes a new recovery sheet, or two halves, or none. The one before opens only older copies.
#[tauri::command]
pub async fn new_sheet(
    app: AppHandle,
    recovery: RecoveryKind,
    passphrase: Zeroizing<String>,
) -> Answer<Created> {
    off_thread(move || {
        let session = app.state::<Session>();
        known(&session, &passphrase)?;
        let made = session.vault()?.new_sheet(&sheets::choice(recovery))?;
        session.with_sheets(|kept| {
            *kept = Sheets::new(made.sheet, made.other_half);
            Ok(kept.told())
        })
    })
    .await
}

/// "My passphrase was seen": new keys, a new passphrase and a new sheet, and the store written anew.
#[tauri::command]
pub async fn replace_keys(
    app: AppHandle,
    current: Zeroizing<String>,
    passphrase: Zeroizing<String>,
    recovery: RecoveryKind,
) -> Answer<Created> {
    off_thread(move || {
        let (session, new) = (app.state::<Session>(), Passphrase::fold(&passphrase)?);
        known(&session, &current)?;
        guard::stop_work(&app);
        let made = session.alone(|vault| saved::replace_keys(vault, &current, &new, recovery))?;
        session.with_sheets(|kept| {
            *kept = made;
            Ok(kept.told())
        })
    })
    .await
}

/// Makes or freshens a backup.
#[tauri::command]
pub fn backup(app: AppHandle, place: String, opens_with: OpensWithAsked) -> Answer<String> {
    let chosen = self::place(&app, &place, PlaceFor::Backup)?;
    // Nobody can see whether a sheet was ever made: one that opens the vault is the proof that a backup
    // for the sheet alone can be opened at all.
    if opens_with == OpensWithAsked::Sheet && !app.state::<Session>().has_sheet_at_hand() {
        return Err(Refusal::new("sheet-not-at-hand"));
    }
    job_on_vault(&app, JobKind::Backup, None, move |vault, task| -> Answer<_> {
        let done =
            vault.backup(&saved::backup_folder(&chosen, vault), saved::opens_with(opens_with), &task.job)?;
        vault.note_backup()?;
        Ok(tell::backed_up(&done))
    })
}

/// Rehearses a backup: opens it where it lies and reads all of it.
#[tauri::command]
pub fn drill(app: AppHandle, place: String, passphrase: Zeroizing<String>) -> Answer<String> {
    let chosen = app.state::<places::Places>().path_of_any(&place, &[PlaceFor::Backup, PlaceFor::Restore])?;
    let passphrase = Passphrase::fold(&passphrase)?;
    job_on_vault(&app, JobKind::Drill, None, move |vault, task| -> Answer<_> {
        let report =
            Vault::drill(&saved::find_backup(&chosen), &OpenWith::Passphrase(&passphrase), &task.job)?;
        if report.findings.is_empty() {
            vault.note_rehearsal()?;
        }
        Ok(tell::fixity(report))
    })
}

/// Burns the vault and removes it. Ends at the door.
#[tauri::command]
pub async fn wipe(
    app: AppHandle,
    preferences: State<'_, Preferences>,
    passphrase: Zeroizing<String>,
) -> Answer<()> {
    let session = app.state::<Session>();
    let folder = session.folder()?;
    let own = app.clone();
    off_thread(move || {
        let session = own.state::<Session>();
        phrase::check(&session.folder()?, &passphrase)?;
        guard::stop_work(&own);
        session.alone(|vault| saved::wipe(vault, &passphrase))
    })
    .await?;
    preferences.forget_folder(&folder);
    off_thread(move || {
        guard::show_door(&app, Some(LockedBy::Wiped));
        Ok(())
    })
    .await
}

/// What one try of a passphrase costs on this computer: about a second. One without the memory to
/// measure with gets the least that is accepted.
pub fn cost() -> Cost {
    Cost::calibrate().unwrap_or(Cost::FLOOR)
}
