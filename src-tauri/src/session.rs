//! The one session: locked, or one vault open in one window.
//!
//! Locking takes the page away first and at once: its process is ended and the door opens. Then long
//! work is asked to stop, and the vault closes as soon as the last of it let go. Whatever holds the
//! vault longer (a job within one MiB of a slow disk) still closes it, only later; meanwhile no command
//! and no address reaches it, because the session no longer names it.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

use sanad_vault::{Role, Vault};
use tauri::{AppHandle, Manager as _};

use crate::refusal::{Answer, Refusal};
use crate::settings::Preferences;
use crate::told::WindowKind;
use crate::{trace, windows};

/// How long the next unlock waits for the vault before to close.
const LET_GO: Duration = Duration::from_secs(10);

/// What something forgets when the vault locks.
type Forget = Box<dyn Fn() + Send + Sync>;

/// The session. One for the whole app.
#[derive(Default)]
pub struct Session {
    inner: Mutex<Inner>,
    forget: Mutex<Vec<Forget>>,
}

#[derive(Default)]
struct Inner {
    open: Option<Open>,
    /// The vault that was open last, while somebody still holds it.
    closing: Weak<Vault>,
    /// Where a person was, by vault, so that unlocking leads back. In memory alone.
    spots: HashMap<String, String>,
}

/// An open vault.
struct Open {
    vault: Arc<Vault>,
    token: String,
    window: WindowKind,
}

impl Session {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The open vault.
    ///
    /// # Errors
    /// `locked`.
    pub fn vault(&self) -> Answer<Arc<Vault>> {
        let inner = self.inner();
        inner.open.as_ref().map(|open| Arc::clone(&open.vault)).ok_or_else(|| Refusal::new("locked"))
    }

    /// The token that every address of evidence carries; made at each unlock, dead after the lock.
    ///
    /// # Errors
    /// `locked`.
    pub fn media_token(&self) -> Answer<String> {
        self.inner().open.as_ref().map(|open| open.token.clone()).ok_or_else(|| Refusal::new("locked"))
    }

    /// Whether the window of that label is the one the vault is open in.
    pub fn is_open_in(&self, label: &str) -> bool {
        self.inner().open.as_ref().is_some_and(|open| windows::label(open.window) == label)
    }

    /// Registers what else is to be forgotten at each lock: places, drops, pictures.
    pub fn forget_too(&self, forget: impl Fn() + Send + Sync + 'static) {
        self.forget.lock().unwrap_or_else(PoisonError::into_inner).push(Box::new(forget));
    }

    /// Waits until the vault that was open before is closed. A vault still held after that answers
    /// `vault-in-use`, as for another program.
    pub fn wait_closed(&self) {
        let (closing, since) = (self.inner().closing.clone(), Instant::now());
        while closing.strong_count() > 0 && since.elapsed() < LET_GO {
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Takes an opened vault into the session.
    fn open(&self, vault: Vault) -> Answer<WindowKind> {
        let window = match vault.role() {
            Role::Collector => WindowKind::Collect,
            Role::Partner => WindowKind::Review,
        };
        let token = random_token()?;
        let mut inner = self.inner();
        if inner.open.is_some() {
            return Err(Refusal::new("open-already"));
        }
        inner.open = Some(Open { vault: Arc::new(vault), token, window });
        Ok(window)
    }

    /// Makes an opened vault the session's, and puts its window in the place of the door.
    ///
    /// # Errors
    /// `open-already`, `no-randomness`, `window-failed`; the vault is closed again then.
    pub fn enter(&self, app: &AppHandle, vault: Vault) -> Answer<()> {
        app.state::<Preferences>().remember(vault.folder());
        let window = self.open(vault)?;
        trace::mark("unlocked");
        windows::switch(app, window).inspect_err(|_| drop(self.close()))
    }

    /// Takes the vault out of the session: from here on nothing names it.
    fn close(&self) -> Option<Arc<Vault>> {
        let mut inner = self.inner();
        let open = inner.open.take()?;
        inner.closing = Arc::downgrade(&open.vault);
        drop(inner);
        for forget in self.forget.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            forget();
        }
        Some(open.vault)
    }

    /// Locks. Does nothing when it is locked already.
    pub fn lock(&self, app: &AppHandle) {
        let Some(vault) = self.close() else { return };
        windows::end_pages(app);
        // Without a door there is nothing to look at, and nothing to lose: the app ends.
        if windows::switch(app, WindowKind::Door).is_err() {
            app.exit(1);
        }
        drop(vault);
        trace::mark("locked");
    }

    /// Closes whatever is open, because the app ends.
    pub fn end(&self) {
        drop(self.close());
        self.wait_closed();
    }

    /// The folder of the open vault.
    pub fn folder_is(&self, path: &Path) -> bool {
        self.inner().open.as_ref().is_some_and(|open| open.vault.folder() == path)
    }
}

/// 32 random bytes in hexadecimal digits.
fn random_token() -> Answer<String> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|_| Refusal::new("no-randomness"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
