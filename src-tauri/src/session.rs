//! The one session: locked, or one vault open in one window.
//!
//! Locking takes the page away first and at once: its process is ended and the door opens. Then long
//! work is asked to stop, and the vault closes as soon as the last of it let go. Whatever holds the
//! vault longer (a job within one MiB of a slow disk) still closes it, only later; meanwhile no command
//! and no address reaches it, because the session no longer names it.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

use sanad_vault::{OpenedInvitation, Role, Second, Vault};

use crate::jobs::CutOff;
use crate::media::{Keeper, Token};
use crate::refusal::{Answer, Refusal};
use crate::sheets::Sheets;
use crate::told::{LockedBy, SecondView, WindowKind};
use crate::{tell, windows};

/// How long an act waits for others to let go of the vault.
const LET_GO: Duration = Duration::from_secs(10);
/// How often it looks.
const LOOK: Duration = Duration::from_millis(20);
/// The longest place in the page that is remembered, in characters.
const LONGEST_SPOT: usize = 200;
/// How many invitations may wait for a yes.
const INVITATIONS: usize = 20;

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
    state: State,
    /// The vault that was open last, while it is not closed whole.
    closing: Weak<()>,
    /// Where a person was, by vault, so that unlocking leads back. In memory alone.
    spots: HashMap<String, String>,
    /// What the last lock cut off, by vault. In memory alone.
    cut_off: HashMap<String, Vec<CutOff>>,
    /// Why the door is there. In memory alone, and only until a vault is opened.
    locked_by: Option<LockedBy>,
}

/// How it stands. Few of these exist at once, so their sizes do not matter.
#[derive(Default)]
enum State {
    /// Nothing is open.
    #[default]
    Locked,
    /// A vault was made at the door and is not entered yet: the way back in is rehearsed first.
    Made(Box<Made>),
    /// A vault is open.
    Open(Box<Open>),
    /// One act has the vault for itself. `lock` is set when it was locked meanwhile: then the act is
    /// finished and the vault closed.
    Lent { lock: bool, window: WindowKind },
}

struct Made {
    vault: Vault,
    sheets: Sheets,
}

/// An open vault.
struct Open {
    vault: Arc<Vault>,
    token: Token,
    window: WindowKind,
    /// Whether it was opened without the passphrase, which then nobody can be asked for.
    by_sheet: bool,
    /// The sheets made last, until they are put away.
    sheets: Sheets,
    /// Whether a sheet that opens this vault was shown to be at hand.
    sheet_at_hand: bool,
    invitations: Vec<(String, OpenedInvitation)>,
    /// A second person's yes that waits to be used.
    second: Option<(String, Second)>,
}

fn locked() -> Refusal {
    Refusal::new("locked")
}

/// What the session held of a vault that was locked.
pub struct Closed {
    open: Option<Box<Open>>,
}

impl Closed {
    /// The id of the vault, where one was open.
    pub fn vault(&self) -> Option<String> {
        self.open.as_ref().map(|open| open.vault.id().to_string())
    }
}

impl Session {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn on_open<T>(&self, act: impl FnOnce(&mut Open) -> T) -> Answer<T> {
        match &mut self.inner().state {
            State::Open(open) => Ok(act(open)),
            _ => Err(locked()),
        }
    }

    /// The open vault.
    ///
    /// # Errors
    /// `locked`.
    pub fn vault(&self) -> Answer<Arc<Vault>> {
        self.on_open(|open| Arc::clone(&open.vault))
    }

    /// How every address of evidence begins; made at each unlock, dead after the lock.
    ///
    /// # Errors
    /// `locked`.
    pub fn media_address(&self) -> Answer<String> {
        self.on_open(|open| open.token.address())
    }

    /// The window the vault is open in.
    ///
    /// # Errors
    /// `locked`.
    pub fn window(&self) -> Answer<WindowKind> {
        self.on_open(|open| open.window)
    }

    /// Whether the window of that label is the one the vault is open in.
    pub fn is_open_in(&self, label: &str) -> bool {
        self.window().is_ok_and(|window| windows::label(window) == label)
    }

    /// Registers what else is to be forgotten at each lock: places, drops, pictures.
    pub fn forget_too(&self, forget: impl Fn() + Send + Sync + 'static) {
        self.forget.lock().unwrap_or_else(PoisonError::into_inner).push(Box::new(forget));
    }

    /// Waits until the vault that was open before is closed. A vault that is still held after ten
    /// seconds answers `vault-in-use` to whoever opens it, as for another program.
    pub fn wait_closed(&self) {
        let (closing, since) = (self.inner().closing.clone(), Instant::now());
        while closing.strong_count() > 0 && since.elapsed() < LET_GO {
            thread::sleep(LOOK);
        }
    }

    /// Keeps a vault that was made and is not entered yet. One that was made before closes: it stays
    /// on the disk, and opens with its passphrase.
    ///
    /// # Errors
    /// `open-already`.
    pub fn keep_made(&self, vault: Vault, sheets: Sheets) -> Answer<()> {
        let mut inner = self.inner();
        match inner.state {
            State::Locked | State::Made(_) => inner.state = State::Made(Box::new(Made { vault, sheets })),
            _ => return Err(Refusal::new("open-already")),
        }
        Ok(())
    }

    /// The vault that was made, to be entered.
    ///
    /// # Errors
    /// `nothing-made`.
    pub fn take_made(&self) -> Answer<Vault> {
        let mut inner = self.inner();
        match std::mem::take(&mut inner.state) {
            State::Made(made) => Ok(made.vault),
            other => {
                inner.state = other;
                Err(Refusal::new("nothing-made"))
            }
        }
    }

    /// Closes a vault that was made and not entered: it is opened like any other now.
    pub fn leave_made(&self) {
        let mut inner = self.inner();
        if matches!(inner.state, State::Made(_)) {
            inner.state = State::Locked;
        }
    }

    /// Does something with the vault that was made or is open, while it stays what it is.
    ///
    /// # Errors
    /// `locked`, and what the act answers.
    pub fn with_vault<T>(&self, act: impl FnOnce(&Vault) -> Answer<T>) -> Answer<T> {
        let inner = self.inner();
        match &inner.state {
            State::Made(made) => act(&made.vault),
            State::Open(open) => {
                let vault = Arc::clone(&open.vault);
                drop(inner);
                act(&vault)
            }
            State::Locked | State::Lent { .. } => Err(locked()),
        }
    }

    /// Does something with the sheets made last.
    ///
    /// # Errors
    /// `locked`, and what the act answers.
    pub fn with_sheets<T>(&self, act: impl FnOnce(&mut Sheets) -> Answer<T>) -> Answer<T> {
        match &mut self.inner().state {
            State::Made(made) => act(&mut made.sheets),
            State::Open(open) => act(&mut open.sheets),
            State::Locked | State::Lent { .. } => Err(locked()),
        }
    }

    /// Remembers that a sheet which opens this vault is at hand.
    pub fn sheet_is_at_hand(&self) {
        // At the door, where it is only rehearsed, nothing asks for it.
        let _ = self.on_open(|open| open.sheet_at_hand = true);
    }

    /// Whether a sheet was shown to be at hand since the vault was opened.
    pub fn has_sheet_at_hand(&self) -> bool {
        self.on_open(|open| open.sheet_at_hand).unwrap_or(false)
    }

    /// Whether the vault was opened without its passphrase.
    pub fn was_opened_by_sheet(&self) -> bool {
        self.on_open(|open| open.by_sheet).unwrap_or(false)
    }

    /// Takes an opened vault into the session, and answers with the window it belongs in.
    ///
    /// # Errors
    /// `open-already`, `no-randomness`; the vault is closed again then.
    pub fn open(&self, vault: Vault, by_sheet: bool) -> Answer<WindowKind> {
        let window = match vault.role() {
            Role::Collector => WindowKind::Collect,
            Role::Partner => WindowKind::Review,
        };
        let open = Open {
            vault: Arc::new(vault),
            token: Token::new().map_err(|_| Refusal::new("no-randomness"))?,
            window,
            by_sheet,
            sheets: Sheets::default(),
            sheet_at_hand: by_sheet,
            invitations: Vec::new(),
            second: None,
        };
        let mut inner = self.inner();
        match inner.state {
            State::Open(_) | State::Lent { .. } => return Err(Refusal::new("open-already")),
            State::Locked | State::Made(_) => inner.state = State::Open(Box::new(open)),
        }
        inner.locked_by = None;
        Ok(window)
    }

    /// Takes the vault out of the session and forgets everything of it: from here on nothing names it.
    /// Nothing when nothing was open. The vault itself closes when the answer is dropped, if nobody else
    /// holds it: that may write, and the page should be gone before.
    pub fn close(&self) -> Option<Closed> {
        let mut inner = self.inner();
        let closed = match std::mem::take(&mut inner.state) {
            State::Open(open) => {
                inner.closing = open.vault.until_closed();
                Closed { open: Some(open) }
            }
            State::Lent { lock: false, window } => {
                inner.state = State::Lent { lock: true, window };
                Closed { open: None }
            }
            // A vault that was made and not entered has no page to take away.
            other => {
                inner.state = other;
                return None;
            }
        };
        drop(inner);
        for forget in self.forget.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            forget();
        }
        Some(closed)
    }

    /// Does one act that needs the vault for itself: nobody else may hold it. The act gives it back,
    /// or another in its place, or nothing: then the session is locked. While it lasts, everything
    /// else answers `locked`.
    ///
    /// # Errors
    /// `locked`; `vault-busy` when others do not let go of it in time; and what the act answers.
    pub fn alone<T>(&self, act: impl FnOnce(Vault) -> (Option<Vault>, Answer<T>)) -> Answer<T> {
        let mut open = {
            let mut inner = self.inner();
            match std::mem::take(&mut inner.state) {
                State::Open(open) => {
                    inner.state = State::Lent { lock: false, window: open.window };
                    *open
                }
                other => {
                    inner.state = other;
                    return Err(locked());
                }
            }
        };
        let (back, answer) = match only(open.vault) {
            Ok(vault) => {
                let (back, answer) = act(vault);
                (back.map(Arc::new), answer)
            }
            Err(shared) => (Some(shared), Err(Refusal::new("vault-busy"))),
        };
        let mut inner = self.inner();
        let locked_meanwhile = matches!(inner.state, State::Lent { lock: true, .. });
        inner.state = State::Locked;
        if let Some(vault) = back {
            if locked_meanwhile {
                inner.closing = vault.until_closed();
            } else {
                open.vault = vault;
                inner.state = State::Open(Box::new(open));
            }
        }
        answer
    }

    /// Remembers what a lock cut off, until the vault is opened again.
    pub fn remember_cut_off(&self, vault: String, cut: Vec<CutOff>) {
        self.inner().cut_off.insert(vault, cut);
    }

    /// What the last lock of the open vault cut off; told once.
    pub fn take_cut_off(&self) -> Vec<CutOff> {
        let Ok(vault) = self.vault() else { return Vec::new() };
        self.inner().cut_off.remove(&vault.id().to_string()).unwrap_or_default()
    }

    /// Remembers why the door comes; nothing where a person asked for it.
    pub fn remember_why(&self, locked_by: Option<LockedBy>) {
        self.inner().locked_by = locked_by;
    }

    /// Why the door is there.
    pub fn locked_by(&self) -> Option<LockedBy> {
        self.inner().locked_by
    }

    /// Remembers where a person is in the page of the open vault, or where entering a new one shall lead.
    ///
    /// # Errors
    /// `locked`, `spot-too-long`.
    pub fn remember_spot(&self, spot: String) -> Answer<()> {
        if spot.chars().count() > LONGEST_SPOT {
            return Err(Refusal::new("spot-too-long"));
        }
        let id = self.with_vault(|vault| Ok(vault.id().to_string()))?;
        self.inner().spots.insert(id, spot);
        Ok(())
    }

    /// Where a person was before the lock.
    ///
    /// # Errors
    /// `locked`.
    pub fn recall_spot(&self) -> Answer<Option<String>> {
        let id = self.vault()?.id().to_string();
        Ok(self.inner().spots.get(&id).cloned())
    }

    /// Keeps an opened invitation until it is answered, and gives its handle.
    ///
    /// # Errors
    /// `locked`, `no-randomness`.
    pub fn keep_invitation(&self, invitation: OpenedInvitation) -> Answer<String> {
        let id = random_handle()?;
        self.on_open(|open| {
            if open.invitations.len() >= INVITATIONS {
                open.invitations.remove(0);
            }
            open.invitations.push((id.clone(), invitation));
            id
        })
    }

    /// Does something with an opened invitation, which is gone when that went well.
    ///
    /// # Errors
    /// `locked`, `no-such-invitation`, and what the act answers.
    pub fn with_invitation<T>(
        &self,
        id: &str,
        act: impl FnOnce(&Vault, &OpenedInvitation) -> Answer<T>,
    ) -> Answer<T> {
        let vault = self.vault()?;
        let taken = self.on_open(|open| {
            let at = open.invitations.iter().position(|(own, _)| own == id)?;
            Some(open.invitations.remove(at))
        })?;
        let (id, invitation) = taken.ok_or_else(|| Refusal::new("no-such-invitation"))?;
        let answer = act(&vault, &invitation);
        if answer.is_err() {
            // A name that was taken, say: she tries another.
            let _ = self.on_open(|open| open.invitations.push((id, invitation)));
        }
        answer
    }

    /// Keeps a second person's yes until it is used, and tells of it. One at a time: another takes its place.
    ///
    /// # Errors
    /// `locked`, `no-randomness`.
    pub fn keep_second(&self, second: Second) -> Answer<SecondView> {
        let id = random_handle()?;
        let told = tell::second(id.clone(), &second);
        self.on_open(|open| open.second = Some((id, second)))?;
        Ok(told)
    }

    /// Takes a second person's yes: it is used once.
    ///
    /// # Errors
    /// `locked`, `no-such-second`.
    pub fn take_second(&self, id: &str) -> Answer<Second> {
        let taken = self.on_open(|open| open.second.take_if(|(own, _)| own == id))?;
        taken.map(|(_, second)| second).ok_or_else(|| Refusal::new("no-such-second"))
    }

    /// The folder of the open vault.
    ///
    /// # Errors
    /// `locked`.
    pub fn folder(&self) -> Answer<PathBuf> {
        Ok(self.vault()?.folder().to_owned())
    }
}

impl Keeper for Session {
    fn vault(&self, window: &str, token: &str) -> Option<Arc<Vault>> {
        let kept = self.on_open(|open| {
            let shows = open.token.is(token) && windows::label(open.window) == window;
            shows.then(|| Arc::clone(&open.vault))
        });
        kept.ok().flatten()
    }
}

/// The vault itself, once nobody else holds it; or the shared one again, when that takes too long.
fn only(mut shared: Arc<Vault>) -> Result<Vault, Arc<Vault>> {
    let since = Instant::now();
    loop {
        shared = match Arc::try_unwrap(shared) {
            Ok(vault) => return Ok(vault),
            Err(shared) if since.elapsed() >= LET_GO => return Err(shared),
            Err(shared) => shared,
        };
        thread::sleep(LOOK);
    }
}

/// A handle nobody guesses: 32 random bytes in hexadecimal digits.
fn random_handle() -> Answer<String> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|_| Refusal::new("no-randomness"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
pub mod tests;
