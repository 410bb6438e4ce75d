use std::sync::atomic::{AtomicU32, Ordering};

use sanad_vault::keys::{Cost, Passphrase, RecoveryChoice};
use sanad_vault::{NewVault, OpenWith};

use super::*;

pub const PASSPHRASE: &str = "correct horse battery";

/// A vault on the disk, open outside any session.
pub struct Desk {
    pub dir: tempfile::TempDir,
    pub vault: Arc<Vault>,
}

pub fn made(folder: &std::path::Path, role: Role) -> sanad_vault::Created {
    let passphrase = Passphrase::fold(PASSPHRASE).unwrap();
    Vault::create(&NewVault {
        folder,
        role,
        partner_name: (role == Role::Partner).then_some("Bureau"),
        passphrase: &passphrase,
        cost: Cost::FLOOR,
        recovery: &RecoveryChoice::Sheet,
    })
    .unwrap()
}

pub fn desk(role: Role) -> Desk {
    let dir = tempfile::tempdir().unwrap();
    let vault = Arc::new(made(&dir.path().join("vault"), role).vault);
    Desk { dir, vault }
}

fn unlocked(folder: &std::path::Path) -> Result<Vault, sanad_vault::UnlockError> {
    Vault::unlock(folder, &OpenWith::Passphrase(&Passphrase::fold(PASSPHRASE).unwrap()))
}

#[test]
fn the_door_knows_why_it_is_there_until_a_vault_is_opened() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("vault");
    let session = Session::default();
    assert_eq!(session.locked_by(), None);
    session.open(made(&folder, Role::Collector).vault, false).unwrap();
    drop(session.close());
    session.remember_why(Some(LockedBy::Idle));
    assert_eq!(session.locked_by(), Some(LockedBy::Idle));
    // Looking at the door, or failing at it, changes nothing; opening does.
    session.leave_made();
    assert_eq!(session.locked_by(), Some(LockedBy::Idle));
    session.wait_closed();
    session.open(unlocked(&folder).unwrap(), false).unwrap();
    assert_eq!(session.locked_by(), None);
}

#[test]
fn a_lock_forgets_everything() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("vault");
    let session = Session::default();
    let forgotten = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&forgotten);
    session.forget_too(move || {
        count.fetch_add(1, Ordering::SeqCst);
    });
    assert_eq!(session.vault().err().unwrap().code, "locked");
    assert!(session.close().is_none());

    assert_eq!(session.open(made(&folder, Role::Collector).vault, false).unwrap(), WindowKind::Collect);
    assert!(session.is_open_in("collect") && !session.is_open_in("door") && !session.is_open_in("review"));
    let token = session.media_address().unwrap();
    let secret = token.strip_prefix("evidence://localhost/").unwrap().trim_end_matches('/');
    assert!(Keeper::vault(&session, "collect", secret).is_some());
    assert!(Keeper::vault(&session, "review", secret).is_none());
    assert!(Keeper::vault(&session, "collect", "").is_none());
    session.remember_spot("/case/1".to_owned()).unwrap();
    session.sheet_is_at_hand();
    assert!(session.has_sheet_at_hand());

    drop(session.close().unwrap());
    assert_eq!(forgotten.load(Ordering::SeqCst), 1);
    assert_eq!(session.vault().err().unwrap().code, "locked");
    assert_eq!(session.media_address().unwrap_err().code, "locked");
    assert_eq!(session.recall_spot().unwrap_err().code, "locked");
    assert!(!session.is_open_in("collect"));
    assert!(Keeper::vault(&session, "collect", secret).is_none());

    // It is closed: another may open it; the token is another; the spot leads back.
    session.open(unlocked(&folder).unwrap(), false).unwrap();
    assert_ne!(session.media_address().unwrap(), token);
    assert!(!session.has_sheet_at_hand());
    assert_eq!(session.recall_spot().unwrap().as_deref(), Some("/case/1"));
    assert_eq!(session.remember_spot("x".repeat(201)).unwrap_err().code, "spot-too-long");
}

#[test]
fn who_holds_the_vault_longer_closes_it_later() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("vault");
    let session = Arc::new(Session::default());
    session.open(made(&folder, Role::Partner).vault, false).unwrap();
    assert!(session.is_open_in("review"));
    let held = session.vault().unwrap();
    drop(session.close().unwrap());
    assert_eq!(session.vault().err().unwrap().code, "locked");
    assert_eq!(unlocked(&folder).err().unwrap().code(), "vault-in-use");
    let waiting = Arc::clone(&session);
    let waiter = thread::spawn(move || {
        waiting.wait_closed();
        unlocked(&folder).unwrap()
    });
    thread::sleep(Duration::from_millis(100));
    drop(held);
    drop(waiter.join().unwrap());
}

/// A lock takes the page away while it still writes: what the shell was told by then is kept, and what
/// comes later is refused, never lost half way.
#[test]
fn a_draft_that_is_on_its_way_when_it_locks_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("vault");
    let session = Session::default();
    session.open(made(&folder, Role::Collector).vault, false).unwrap();
    let vault = session.vault().unwrap();
    let case = vault.new_case("K-1").unwrap();
    let thing = vault.new_person(&case, &sanad_vault::PersonGiven::default()).unwrap();
    let save = |vault: &Vault, body| vault.save_draft(sanad_vault::DraftKind::Account, &case, &thing, body);
    save(&vault, "in her wor").unwrap();
    // The command has taken the vault from the session; then the lock comes first.
    drop(session.close().unwrap());
    assert_eq!(session.vault().err().unwrap().code, "locked");
    save(&vault, "in her words").unwrap();
    drop(vault);
    session.wait_closed();
    let vault = unlocked(&folder).unwrap();
    let kept = vault.draft(sanad_vault::DraftKind::Account, &thing).unwrap().unwrap();
    assert_eq!(kept.body.as_str(), "in her words");
}

#[test]
fn a_second_persons_yes_serves_once_and_is_forgotten_at_lock() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("vault");
    let session = Session::default();
    session.open(made(&folder, Role::Collector).vault, false).unwrap();
    let vault = session.vault().unwrap();
    let (own, other) = (Passphrase::fold(PASSPHRASE).unwrap(), Passphrase::fold("one of her own").unwrap());
    let agent = vault.add_passphrase(&own, &other).unwrap().agent;
    let here = || Second::Here(vault.second_person(&other).unwrap());
    let told = session.keep_second(here()).unwrap();
    assert_eq!((told.who, told.until), (agent, None));
    assert_eq!(session.take_second("").err().unwrap().code, "no-such-second");
    let case = vault.new_case("K-1").unwrap();
    let person = vault.new_person(&case, &sanad_vault::PersonGiven::default()).unwrap();
    let second = session.take_second(&told.id).unwrap();
    vault.record_override(&person, "account.first", "she asked for it", second).unwrap();
    assert_eq!(session.take_second(&told.id).err().unwrap().code, "no-such-second");

    // The newest holds, and none outlives the lock.
    let (before, kept) = (session.keep_second(here()).unwrap(), session.keep_second(here()).unwrap());
    assert_eq!(session.take_second(&before.id).err().unwrap().code, "no-such-second");
    drop((vault, session.close()));
    session.wait_closed();
    session.open(unlocked(&folder).unwrap(), false).unwrap();
    assert_eq!(session.take_second(&kept.id).err().unwrap().code, "no-such-second");
}

#[test]
fn one_act_has_the_vault_for_itself() {
    let dir = tempfile::tempdir().unwrap();
    let session = Session::default();
    session.open(made(&dir.path().join("vault"), Role::Collector).vault, false).unwrap();
    let token = session.media_address().unwrap();
    let id = session.vault().unwrap().id();
    let seen = session.alone(|vault| {
        assert_eq!(session.vault().err().unwrap().code, "locked");
        (Some(vault), Ok(7))
    });
    assert_eq!(seen.unwrap(), 7);
    assert_eq!((session.vault().unwrap().id(), session.media_address().unwrap()), (id, token));
    // Locked meanwhile: it is not put back.
    let locked = session.alone(|vault| {
        assert!(session.close().is_some());
        assert!(session.close().is_none());
        (Some(vault), Ok(()))
    });
    locked.unwrap();
    assert_eq!(session.vault().err().unwrap().code, "locked");
}

#[test]
fn a_vault_that_was_made_is_entered_once() {
    let dir = tempfile::tempdir().unwrap();
    let session = Session::default();
    assert_eq!(session.take_made().err().unwrap().code, "nothing-made");
    let created = made(&dir.path().join("vault"), Role::Collector);
    let sheets = Sheets::new(created.sheet, created.other_half);
    let lines = sheets.told().sheets.remove(0).lines;
    session.keep_made(created.vault, sheets).unwrap();
    // It is not open: no command of a vault reaches it.
    assert_eq!(session.vault().err().unwrap().code, "locked");
    assert!(session.close().is_none());
    let keys = crate::sheets::read(&lines).unwrap();
    session.with_vault(|vault| Ok(vault.check_sheet(&keys)?)).unwrap();
    let put = |to: &str| {
        let to = dir.path().join(to);
        session.with_sheets(|sheets| sheets.write("sheet", &to, &dir.path().join("vault")))
    };
    assert_eq!(put("sheet.txt").unwrap(), "sheet.txt");
    assert_eq!(put("sheet.txt").unwrap_err().code, "exists-already");
    assert_eq!(put("vault/sheet.txt").unwrap_err().code, "sheet-in-vault");
    assert_eq!(put("nowhere/sheet.txt").unwrap_err().code, "sheet-in-vault");
    let written = std::fs::read_to_string(dir.path().join("sheet.txt")).unwrap();
    assert!(written.contains(lines[0].as_str()));
    let vault = session.take_made().unwrap();
    session.open(vault, false).unwrap();
    assert_eq!(session.take_made().err().unwrap().code, "nothing-made");
}
