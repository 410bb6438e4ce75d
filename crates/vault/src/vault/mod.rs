//! A vault: a folder, opened by one process at a time.

mod error;
mod lock;

use std::fs::{self, DirBuilder, File};
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sanad_evidence::{ClaimedTime, Id};
use serde::Serialize;

use crate::cache::Cache;
use crate::fault::{Fault, put_file, sync_above, sync_folder};
use crate::keys::{
    Cost, Keyslots, MasterKey, Passphrase, Purpose, RecoveryChoice, RecoveryKeys, RecoverySheet, Secret32,
    Slot, open_recovery, seal_recovery,
};
use crate::store::{self, Reader, StoreError, Writer};
use crate::{backup, device, index, partner};

use lock::Lock;

pub use error::{CreateError, UnlockError};

/// The folders inside a vault.
const FOLDERS: [&str; 4] = ["originals", "incoming", "outbox", "inbox"];

/// The row of `agent` for acts after the vault was opened with a sheet: behind all keyslots.
const SHEET_SLOT: i64 = 100;

/// The file that says that a vault is being made here. Until it goes, an interrupted making may begin
/// anew in this folder.
const BEGUN: &str = "begun";

/// The fact that says that a change of keys was interrupted, and no sheet may open the vault.
pub(crate) const SHEET_UNSURE: &str = "sheet-unsure";

/// What a vault is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// One who collects and sends.
    Collector,
    /// One who receives.
    Partner,
}

impl Role {
    /// The code as it is written down.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Collector => "collector",
            Self::Partner => "partner",
        }
    }
}

impl FromStr for Role {
    type Err = Fault;
    fn from_str(text: &str) -> Result<Self, Fault> {
        match text {
            "collector" => Ok(Self::Collector),
            "partner" => Ok(Self::Partner),
            _ => Err(Fault::damaged("the vault's role")),
        }
    }
}

/// What a new vault is made with.
pub struct NewVault<'a> {
    /// Where: a folder that is not there yet, or is empty.
    pub folder: &'a Path,
    /// What it is for.
    pub role: Role,
    /// A partner's name for itself, shown to the collectors it invites.
    pub partner_name: Option<&'a str>,
    /// The first passphrase.
    pub passphrase: &'a Passphrase,
    /// What one try of a passphrase costs.
    pub cost: Cost,
    /// Who else shall be able to open it.
    pub recovery: &'a RecoveryChoice,
}

/// A vault that was made, with what must be put away on paper now.
pub struct Created {
    /// The vault, open.
    pub vault: Vault,
    /// Her sheet, unless she chose none.
    pub sheet: Option<RecoverySheet>,
    /// The other half, for [`RecoveryChoice::Halves`].
    pub other_half: Option<RecoverySheet>,
}

/// What a vault is opened with.
#[derive(Debug, Clone, Copy)]
pub enum OpenWith<'a> {
    /// A passphrase.
    Passphrase(&'a Passphrase),
    /// The recovery sheet, or both halves.
    Sheet(&'a RecoveryKeys),
}

/// Facts about a vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VaultFacts {
    /// Its id.
    pub vault: Id,
    /// What it is for.
    pub role: Role,
    /// The folder.
    pub folder: PathBuf,
    /// Who acts now, by code.
    pub agent: String,
    /// When it was made, by the device's clock.
    pub made_at: String,
    /// How many cases.
    pub cases: u64,
    /// How many items.
    pub items: u64,
    /// Bytes of all originals kept here.
    pub bytes: u64,
    /// Free bytes on its disk.
    pub free: u64,
    /// A change of keys was interrupted: make a new recovery sheet, the old one may open nothing.
    pub sheet_unsure: bool,
}

/// A vault, open. Dropping it locks it: keys are wiped, the write-ahead log is cut.
pub struct Vault {
    folder: PathBuf,
    id: Id,
    role: Role,
    agent: String,
    slot: Option<Slot>,
    pseudonym_key: Secret32,
    master: MasterKey,
    writer: Mutex<Writer>,
    reader: Mutex<Reader>,
    /// Small pictures and the like, from its first use on.
    cache: Mutex<Option<Cache>>,
    /// Held while `keyslots` is read, changed and written, by one at a time.
    slots: Mutex<()>,
    /// Held for as long as the vault is open. The last, as fields go in their order.
    lock: Arc<Lock>,
}

impl Vault {
    /// Makes a vault. Until this returns, the folder is not one: `keyslots` is written last.
    ///
    /// # Errors
    /// [`CreateError`].
    pub fn create(new: &NewVault<'_>) -> Result<Created, CreateError> {
        let folder = new.folder;
        let doing = "making the vault's folder";
        if let Some(name) = new.partner_name
            && sanad_evidence::invitation::PartnerName::new(name).is_err()
        {
            return Err(CreateError::PartnerName);
        }
        let empty = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
        if folder.exists() && !empty && !is_begun(folder) {
            return Err(CreateError::NotEmpty { path: folder.to_owned() });
        }
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(Fault::io(doing))?;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(Fault::io(doing))?;
        let folder = &folder.canonicalize().map_err(Fault::io(doing))?;
        if device::is_network(folder) {
            return Err(CreateError::NetworkDisk { path: folder.clone() });
        }
        sync_above(folder)?;
        let lock = Lock::take(folder)?.ok_or_else(|| CreateError::NotEmpty { path: folder.to_owned() })?;
        clear_begun(folder);
        let made = Self::make(new, folder, lock);
        if made.is_err() {
            // The folder was empty, so everything in it is what was begun here.
            clear_begun(folder);
            for name in [BEGUN, "lock"] {
                let _ = fs::remove_file(folder.join(name));
            }
        }
        made
    }

    fn make(new: &NewVault<'_>, folder: &Path, lock: Lock) -> Result<Created, CreateError> {
        let doing = "making the vault's folder";
        File::create(folder.join(BEGUN)).map_err(Fault::io(doing))?;
        sync_folder(folder)?;
        for name in FOLDERS {
            DirBuilder::new().mode(0o700).create(folder.join(name)).map_err(Fault::io(doing))?;
        }
        let id = device::new_id()?;
        let master = MasterKey::random().map_err(Fault::from)?;
        let key = master.subkey(id, Purpose::Store);
        let mut writer =
            Writer::create(&folder.join("vault.db"), &key, &store::VAULT).map_err(Fault::from)?;
        let made_at = device::claimed_now();
        begin(&mut writer, new, &made_at)?;
        let today = made_at.moment().date_naive();
        let recovery = seal_recovery(&master, id, new.recovery, today)?;
        put_file(&folder.join("recovery.age"), &recovery.file)?;
        let keyslots = Keyslots::create(id, new.cost, new.passphrase, &master)?;
        put_file(&folder.join("keyslots"), &keyslots.to_bytes())?;
        let vault = Self::assemble_open(folder.to_owned(), id, Some(Slot::FIRST), master, writer, lock)?;
        vault.write(|tx| set_fact(tx, SHEET_UNSURE, "no"))?;
        vault.settle_slots()?;
        fs::remove_file(folder.join(BEGUN)).map_err(Fault::io(doing))?;
        sync_folder(folder)?;
        Ok(Created { vault, sheet: recovery.hers, other_half: recovery.other_half })
    }

    /// Opens a backup where it lies, without ending or beginning anything in it.
    pub(crate) fn open_backup(dir: &Path, key: &OpenWith<'_>) -> Result<Self, UnlockError> {
        let (folder, lock, keyslots) = enter(dir)?;
        let (slot, master) = find_master(&folder, &keyslots, key)?;
        Self::open_store(folder, keyslots.vault(), slot, master, lock)
    }

    /// Opens a vault with a passphrase, or with its recovery sheet.
    ///
    /// # Errors
    /// [`UnlockError`]; a wrong passphrase and a damaged vault are told apart. A backup is refused before
    /// anything in it is touched.
    pub fn unlock(folder: &Path, key: &OpenWith<'_>) -> Result<Self, UnlockError> {
        if folder.join(backup::ABOUT).exists() {
            return Err(UnlockError::IsBackup { path: folder.to_owned() });
        }
        let vault = Self::open_backup(folder, key)?;
        // Not in a backup, which must stay as its digests say; the vault it becomes is upgraded here.
        store::upgrade(&mut vault.writer()).map_err(Fault::from)?;
        vault.settle()?;
        Ok(vault)
    }

    fn open_store(
        folder: PathBuf,
        id: Id,
        slot: Option<Slot>,
        master: MasterKey,
        lock: Lock,
    ) -> Result<Self, UnlockError> {
        let key = master.subkey(id, Purpose::Store);
        let path = folder.join("vault.db");
        crate::rekey::finish_switch(&folder, &key)?;
        let writer = Writer::open(&path, &key, store::VAULT.version).map_err(|error| match error {
            StoreError::ReadOnly => UnlockError::ReadOnly,
            other => other.into(),
        })?;
        Ok(Self::assemble_open(folder, id, slot, master, writer, lock)?)
    }

    fn assemble_open(
        folder: PathBuf,
        id: Id,
        slot: Option<Slot>,
        master: MasterKey,
        mut writer: Writer,
        lock: Lock,
    ) -> Result<Self, Fault> {
        let key = master.subkey(id, Purpose::Store);
        let reader = writer.reader(&key)?;
        let role: String =
            writer
                .connection()
                .query_row("SELECT value FROM fact WHERE name = 'role'", [], |row| row.get(0))?;
        let agent = agent_code(&mut writer, slot)?;
        let pseudonym_key = master.subkey(id, Purpose::Boot);
        Ok(Self {
            folder,
            id,
            role: role.parse()?,
            agent,
            slot,
            pseudonym_key,
            master,
            writer: Mutex::new(writer),
            reader: Mutex::new(reader),
            cache: Mutex::new(None),
            slots: Mutex::new(()),
            lock: Arc::new(lock),
        })
    }

    /// A vault with keyslots was made whole, whatever the mark says; and a file of keys that was being
    /// written opens nothing that is not opened without it.
    pub(crate) fn settle_begun(&self) {
        for name in [BEGUN, "keyslots.part", "recovery.age.part"] {
            let _ = fs::remove_file(self.folder.join(name));
        }
    }

    /// The folder, absolute.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The vault's id.
    #[must_use]
    pub const fn id(&self) -> Id {
        self.id
    }

    /// What it is for.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// Who acts now: the code of the keyslot that was opened. Custody logs know it by another code each.
    #[must_use]
    pub fn agent(&self) -> &str {
        &self.agent
    }

    /// Who acts now and on which start of the device, as one custody log may know it.
    pub(crate) fn pseudonyms(&self, origin: &str) -> device::Pseudonyms {
        device::pseudonyms(self.pseudonym_key.expose(), &self.agent, origin)
    }

    /// What one custody log calls another agent of this vault.
    pub(crate) fn pseudonym_of(&self, agent: &str, origin: &str) -> String {
        device::pseudonyms(self.pseudonym_key.expose(), agent, origin).agent
    }

    /// Holds the vault's lock beyond the vault's own closing.
    pub(crate) fn hold_lock(&self) -> Arc<Lock> {
        Arc::clone(&self.lock)
    }

    /// What lives until the vault is closed whole, and is gone only when it can be opened again. A vault
    /// nobody holds any more is still closing for a moment.
    #[must_use]
    pub fn until_closed(&self) -> Weak<()> {
        self.lock.held()
    }

    pub(crate) const fn master(&self) -> &MasterKey {
        &self.master
    }

    pub(crate) const fn slot(&self) -> Option<Slot> {
        self.slot
    }

    /// The time by the device's clock.
    #[must_use]
    pub fn now(&self) -> ClaimedTime {
        device::claimed_now()
    }

    /// Facts about the vault.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn facts(&self) -> Result<VaultFacts, Fault> {
        let free = device::free_space(&self.folder)?;
        self.read(|db| {
            let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0));
            Ok(VaultFacts {
                vault: self.id,
                role: self.role,
                folder: self.folder.clone(),
                agent: self.agent.clone(),
                made_at: fact(db, "made-at")?.unwrap_or_default(),
                cases: crate::custody::from_sql(count(
                    "SELECT count(*) FROM case_file WHERE code NOT LIKE '…%'",
                )?),
                items: crate::custody::from_sql(count("SELECT coalesce(sum(count), 0) FROM item_count")?),
                bytes: crate::custody::from_sql(count(
                    "SELECT coalesce(sum(size), 0) FROM item WHERE key_id IS NOT NULL",
                )?),
                free,
                sheet_unsure: fact(db, SHEET_UNSURE)?.as_deref() == Some("yes"),
            })
        })
    }

    /// Reads from the store as it is at one moment, whatever is written meanwhile. Nothing long happens
    /// under this lock: no file is read or written.
    pub(crate) fn read<T, E: From<Fault>>(
        &self,
        act: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        let moment = reader.connection().unchecked_transaction().map_err(Fault::from)?;
        act(&moment)
    }

    /// Changes the store in one transaction: all of it is durable when this returns, or none.
    pub(crate) fn write<T, E: From<Fault>>(
        &self,
        act: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = self.writer();
        let tx = writer.transaction().map_err(Fault::from)?;
        let done = act(&tx)?;
        tx.commit().map_err(Fault::from)?;
        Ok(done)
    }

    /// Does what [`Vault::write`] would do, tells what came of it, and takes all of it back: nothing is
    /// changed, whatever `act` did.
    pub(crate) fn rehearse<T, E: From<Fault>>(
        &self,
        act: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = self.writer();
        let tx = writer.transaction().map_err(Fault::from)?;
        let done = act(&tx)?;
        tx.rollback().map_err(Fault::from)?;
        Ok(done)
    }

    /// Does something with the writing handle itself, outside any transaction. Nobody reads meanwhile:
    /// a reader in the middle would keep the write-ahead log from being cut.
    pub(crate) fn with_writer<T>(
        &self,
        act: impl FnOnce(&Writer) -> Result<T, StoreError>,
    ) -> Result<T, Fault> {
        let writer = self.writer();
        let _quiet = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(act(&writer)?)
    }

    /// The cache, opened or not. Whoever has this may ask the store; whoever has the store's writer
    /// must not wait for this.
    pub(crate) fn cache(&self) -> MutexGuard<'_, Option<Cache>> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// While this is held nobody else changes `keyslots`.
    pub(crate) fn change_of_slots(&self) -> MutexGuard<'_, ()> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn writer(&self) -> MutexGuard<'_, Writer> {
        // A panic while writing rolled its transaction back; the handle itself is sound.
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Vault {
    fn drop(&mut self) {
        // Old pages must not outlive the lock. If it cannot be done now, the next lock does it.
        let _ = self.with_writer(store::checkpoint_truncate);
    }
}

/// A fact of the vault by its name.
pub(crate) fn fact(db: &Connection, name: &str) -> Result<Option<String>, Fault> {
    Ok(db.query_row("SELECT value FROM fact WHERE name = ?1", [name], |row| row.get(0)).optional()?)
}

/// Sets a fact of the vault.
pub(crate) fn set_fact(db: &Connection, name: &str, value: &str) -> Result<(), Fault> {
    db.execute(
        "INSERT INTO fact (name, value) VALUES (?1, ?2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        params![name, value],
    )?;
    Ok(())
}

/// The facts every vault begins with.
fn begin(writer: &mut Writer, new: &NewVault<'_>, made_at: &ClaimedTime) -> Result<(), Fault> {
    let tx = writer.transaction()?;
    set_fact(&tx, "role", new.role.code())?;
    set_fact(&tx, "made-at", &made_at.to_string())?;
    set_fact(&tx, "branch", &device::new_id()?.to_string())?;
    // There is nothing yet that it lacks.
    set_fact(&tx, index::FACT, &index::whole())?;
    if !matches!(new.recovery, RecoveryChoice::None) {
        // Until this is over the sheet was shown to nobody.
        set_fact(&tx, SHEET_UNSURE, "yes")?;
    }
    if new.role == Role::Partner {
        partner::begin_desk(&tx, new.partner_name.unwrap_or("Partner"))?;
    }
    tx.commit()?;
    Ok(())
}

/// The code of whoever opened the vault, made at the first time.
fn agent_code(writer: &mut Writer, slot: Option<Slot>) -> Result<String, Fault> {
    let row = slot.map_or(SHEET_SLOT, |slot| i64::from(slot.number()));
    let known: Option<String> = writer
        .connection()
        .query_row("SELECT code FROM agent WHERE slot = ?1", [row], |row| row.get(0))
        .optional()?;
    if let Some(code) = known {
        return Ok(code);
    }
    let code = device::new_agent_code()?;
    let tx = writer.transaction()?;
    tx.execute("INSERT INTO agent (slot, code) VALUES (?1, ?2)", params![row, code])?;
    tx.commit()?;
    Ok(code)
}

/// Whether the folder holds nothing but a vault whose making was interrupted, which nobody was told of.
fn is_begun(folder: &Path) -> bool {
    let only_lock = || {
        let mut names = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
        names.all(|name| name == "lock")
    };
    !folder.join("keyslots").exists() && (folder.join(BEGUN).is_file() || only_lock())
}

/// Removes what an interrupted making left. Only what a making makes: originals are never among it.
fn clear_begun(folder: &Path) {
    for name in FOLDERS {
        let _ = fs::remove_dir(folder.join(name));
    }
    for name in [
        "vault.db",
        "vault.db-wal",
        "vault.db-shm",
        "recovery.age",
        "recovery.age.part",
        "keyslots",
        "keyslots.part",
    ] {
        let _ = fs::remove_file(folder.join(name));
    }
}

/// Finds a vault, takes its lock and reads its keyslots.
fn enter(folder: &Path) -> Result<(PathBuf, Lock, Keyslots), UnlockError> {
    let not_a_vault = || UnlockError::NotAVault { path: folder.to_owned() };
    let folder = folder.canonicalize().map_err(|_| not_a_vault())?;
    if !folder.join("keyslots").is_file() || !folder.join("vault.db").is_file() {
        return Err(not_a_vault());
    }
    if device::is_network(&folder) {
        return Err(UnlockError::NetworkDisk { path: folder });
    }
    let lock = match Lock::take(&folder) {
        Ok(Some(lock)) => lock,
        Ok(None) => return Err(UnlockError::InUse),
        Err(Fault::ReadOnly { .. }) => return Err(UnlockError::ReadOnly),
        Err(fault) => return Err(fault.into()),
    };
    let bytes = fs::read(folder.join("keyslots")).map_err(Fault::io("reading keyslots"))?;
    Ok((folder, lock, Keyslots::from_bytes(&bytes)?))
}

/// The master key, and the slot that held it.
fn find_master(
    folder: &Path,
    keyslots: &Keyslots,
    key: &OpenWith<'_>,
) -> Result<(Option<Slot>, MasterKey), UnlockError> {
    match key {
        OpenWith::Passphrase(passphrase) => {
            let unlocked = keyslots.unlock(passphrase)?;
            Ok((Some(unlocked.slot), unlocked.master))
        }
        OpenWith::Sheet(keys) => {
            let file = fs::read(folder.join("recovery.age")).map_err(Fault::io("reading recovery.age"))?;
            let (id, master) = open_recovery(&file, keys)?;
            if id == keyslots.vault() { Ok((None, master)) } else { Err(UnlockError::OtherVault) }
        }
    }
}
