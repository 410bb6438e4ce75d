//! Finding things again, days in other calendars, and the tray for what has no case yet.

use sanad_vault::calendar;
use tauri::{AppHandle, Manager as _};

use super::{case_id, item_id, job_on_vault, on_vault};
use crate::acquire::{self, Where};
use crate::drops::Drops;
use crate::refusal::Answer;
use crate::tell;
use crate::told::{Calendar, CalendarDay, JobKind, SearchFound, SearchQuery};

/// Finds things, the newest first.
#[tauri::command]
pub async fn search(app: AppHandle, query: SearchQuery) -> Answer<SearchFound> {
    let query = tell::asked_search(query)?;
    on_vault(&app, move |vault| Ok(tell::search_found(vault.search(&query)?, vault.cases()?))).await
}

/// The Gregorian day of a day in a calendar; nothing where there is no such day.
#[tauri::command]
pub fn to_gregorian(calendar: Calendar, year: i32, month: u8, day: u8) -> Option<String> {
    calendar::to_gregorian(tell::asked_calendar(calendar), year, month, day).map(|day| day.to_string())
}

/// A Gregorian day in a calendar; nothing where it has no such day.
#[tauri::command]
pub fn from_gregorian(calendar: Calendar, date: String) -> Answer<Option<CalendarDay>> {
    Ok(tell::calendar_day(tell::asked_calendar(calendar), tell::asked_day(&date)?))
}

/// How many days a month of a calendar has; nothing where there is no such month.
#[tauri::command]
pub fn month_days(calendar: Calendar, year: i32, month: u8) -> Option<u8> {
    calendar::month_days(tell::asked_calendar(calendar), year, month)
}

/// The case that is the tray; nothing when nothing lies in it.
#[tauri::command]
pub async fn tray(app: AppHandle) -> Answer<Option<String>> {
    on_vault(&app, |vault| Ok(vault.tray()?.map(|tray| tray.to_string()))).await
}

/// Acquires what was dropped, chosen or pasted into the tray: nothing is asked before.
#[tauri::command]
pub fn acquire_to_tray(app: AppHandle, drop: String) -> Answer<String> {
    let waiting = app.state::<Drops>().take(&drop)?;
    job_on_vault(&app, JobKind::Acquire, None, move |vault, task| {
        acquire::all(vault, Where::Tray, &waiting, task)
    })
}

/// Files an item of the tray into a case. Its first digest and time stay, with their proof.
#[tauri::command]
pub async fn file_item(app: AppHandle, item: String, case_id: String) -> Answer<()> {
    let (item, case) = (item_id(&item)?, self::case_id(&case_id)?);
    on_vault(&app, move |vault| Ok(vault.file_item(&item, &case).map(drop)?)).await
}
