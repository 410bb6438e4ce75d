//! Who locks: the key, the idle clock, sleep, the lid, the system's own lock, the end of the app.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use tauri::{AppHandle, Manager as _};

use crate::idle::{self, Idle, Step};
use crate::jobs::Jobs;
use crate::logind;
use crate::notices::Notices;
use crate::refusal::Answer;
use crate::session::Session;
use crate::settings::Preferences;
use crate::told::{LockedBy, Notice, WindowKind};
use crate::{road, trace, windows};

/// How long running work is waited for when the vault locks.
const WAIT: Duration = Duration::from_secs(3);
/// How often the idle clock is looked at.
const TICK: Duration = Duration::from_secs(1);

/// Puts the window of a vault that was just opened in the place of the door.
///
/// # Errors
/// `window-failed`; the vault is closed again then.
pub fn enter(app: &AppHandle, window: WindowKind) -> Answer<()> {
    trace::mark("unlocked");
    app.state::<Idle>().stay(idle::now());
    road::soon(app);
    app.state::<Jobs>().tell_cut_off(app.state::<Session>().take_cut_off());
    windows::switch(app, window).inspect_err(|_| drop(app.state::<Session>().close()))
}

/// Locks: the page goes at once, then what it was of. The door says why, unless a person asked for it.
/// Does nothing when nothing is open.
pub fn lock(app: &AppHandle, why: Option<LockedBy>) {
    let Some(closed) = app.state::<Session>().close() else { return };
    show_door(app, why);
    trace::mark("door-back");
    let cut = app.state::<Jobs>().forget(WAIT);
    if let Some(vault) = closed.vault() {
        app.state::<Session>().remember_cut_off(vault, cut);
    }
    drop(closed);
    trace::mark("locked");
}

/// Puts the door in the place of a page whose vault is closed or no more.
pub fn show_door(app: &AppHandle, why: Option<LockedBy>) {
    app.state::<Session>().remember_why(why);
    windows::end_pages(app);
    if windows::switch(app, WindowKind::Door).is_err() {
        // Without a door there is nothing to look at: the app ends.
        app.exit(1);
    }
}

/// Stops and forgets all work, and everything that holds the vault: one act wants it for itself.
pub fn stop_work(app: &AppHandle) {
    road::rest(app);
    let _ = app.state::<Jobs>().forget(WAIT);
}

/// Closes whatever is open, because the app ends.
pub fn end(app: &AppHandle) {
    let session = app.state::<Session>();
    let closed = session.close();
    let _ = app.state::<Jobs>().forget(WAIT);
    drop(closed);
    session.wait_closed();
}

/// Starts the clock and the ear for the system's signals.
pub fn watch(app: &AppHandle) {
    let own = app.clone();
    let clock = move || loop {
        thread::sleep(TICK);
        tick(&own);
        road::tick(&own);
    };
    if thread::Builder::new().name("idle".to_owned()).spawn(clock).is_err() {
        // A vault that never locks by itself is not what was promised.
        app.exit(1);
    }
    let own = app.clone();
    logind::listen(Arc::new(move || {
        if own.state::<Preferences>().settings().lock_on_sleep {
            lock(&own, Some(LockedBy::System));
        }
    }));
}

fn tick(app: &AppHandle) {
    if app.state::<Session>().window().is_err() {
        return;
    }
    let minutes = u64::from(app.state::<Preferences>().settings().idle_minutes);
    match app.state::<Idle>().step(idle::now(), Duration::from_secs(minutes.saturating_mul(60))) {
        Step::Nothing => {}
        Step::Warn(seconds) => app.state::<Notices>().say(Notice::LockSoon { seconds }),
        Step::Lock => lock(app, Some(LockedBy::Idle)),
    }
}

/// Somebody is here.
pub fn stay(app: &AppHandle) {
    if app.state::<Idle>().stay(idle::now()) {
        app.state::<Notices>().say(Notice::LockCalledOff);
    }
}
