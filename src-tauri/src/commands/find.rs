//! Finding things again, days in other calendars, and the tray of what was taken in quickly.

use sanad_vault::calendar;
use tauri::AppHandle;

use super::on_vault;
use crate::refusal::Answer;
use crate::tell;
use crate::told::{Calendar, CalendarDay, SearchFound, SearchQuery};

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
