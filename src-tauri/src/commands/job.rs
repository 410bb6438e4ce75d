//! Long work.

use tauri::State;

use crate::jobs::Jobs;
use crate::refusal::Answer;
use crate::told::JobView;

/// Every job since the last lock, the newest first.
#[tauri::command]
pub fn jobs(jobs: State<'_, Jobs>) -> Vec<JobView> {
    jobs.list()
}

/// Asks a job to stop at its next MiB.
#[tauri::command]
pub fn stop_job(jobs: State<'_, Jobs>, job: String) -> Answer<()> {
    jobs.stop(&job)
}

/// Takes an ended job out of the list.
#[tauri::command]
pub fn dismiss_job(jobs: State<'_, Jobs>, job: String) -> Answer<()> {
    jobs.dismiss(&job)
}
