//! Changing what opens the vault: a new passphrase, a new sheet, a wholly new key, and burning it.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use crate::fault::{Fault, put_file, sync_folder};
use crate::keys::{
    Cost, KeyslotError, Keyslots, MasterKey, Passphrase, Purpose, RecoveryChoice, RecoveryError,
    RecoveryKeys, RecoverySheet, Secret32, Slot, open_recovery, seal_recovery,
};
use crate::store::{self, StoreError, Writer};
use crate::vault::{SHEET_UNSURE, set_fact};
use crate::{Vault, cache, draft, outbox, person, slots};

/// Why the keys were not changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RekeyError {
    /// The keyslots.
    #[error(transparent)]
    Keys(#[from] KeyslotError),
    /// The recovery sheet.
    #[error(transparent)]
    Recovery(#[from] RecoveryError),
    /// The sheet opens another key than this vault's.
    #[error("this sheet does not open this vault")]
    OtherVault,
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl RekeyError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Keys(error) => error.code(),
            Self::Recovery(error) => error.code(),
            Self::OtherVault => "sheet-other-vault",
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// The sheets that go with a new `recovery.age`.
pub struct NewSheets {
    /// Hers, unless she chose none.
    pub sheet: Option<RecoverySheet>,
    /// The other half, for [`RecoveryChoice::Halves`].
    pub other_half: Option<RecoverySheet>,
    /// How many other persons' passphrases open the vault no more, since its keys were replaced: each has to
    /// be added anew.
    pub dropped: usize,
}

impl Vault {
    /// Puts a new passphrase in the place of the one that was used to open the vault (of the first,
    /// when it was opened with a sheet). Whoever has an older copy of `keyslots` and knows the old
    /// passphrase can still open it: see [`Vault::replace_keys`].
    ///
    /// # Errors
    /// [`RekeyError`]; then the old one still opens.
    pub fn change_passphrase(&self, new: &Passphrase) -> Result<(), RekeyError> {
        let _alone = self.change_of_slots();
        let path = self.folder().join("keyslots");
        let bytes = fs::read(&path).map_err(Fault::io("reading keyslots"))?;
        let mut keyslots = Keyslots::from_bytes(&bytes)?;
        keyslots.put(self.slot().unwrap_or(Slot::FIRST), new, self.master())?;
        Ok(put_file(&path, &keyslots.to_bytes())?)
    }

    /// Makes a new recovery sheet. The one before no longer opens this vault, only older copies.
    ///
    /// # Errors
    /// [`RekeyError`].
    pub fn new_sheet(&self, choice: &RecoveryChoice) -> Result<NewSheets, RekeyError> {
        let today = self.now().moment().date_naive();
        let recovery = seal_recovery(self.master(), self.id(), choice, today)?;
        put_file(&self.folder().join("recovery.age"), &recovery.file)?;
        self.write(|tx| set_fact(tx, SHEET_UNSURE, "no"))?;
        Ok(NewSheets { sheet: recovery.hers, other_half: recovery.other_half, dropped: 0 })
    }

    /// Rehearses the recovery: whether this sheet opens this vault.
    ///
    /// # Errors
    /// [`RekeyError`] says why it does not.
    pub fn check_sheet(&self, keys: &RecoveryKeys) -> Result<(), RekeyError> {
        let file = fs::read(self.folder().join("recovery.age")).map_err(Fault::io("reading recovery.age"))?;
        let (id, master) = open_recovery(&file, keys)?;
        let opens = master.subkey(id, Purpose::Boot).expose()
            == self.master().subkey(self.id(), Purpose::Boot).expose();
        if id == self.id() && opens { Ok(()) } else { Err(RekeyError::OtherVault) }
    }

    /// "My passphrase was seen": a new master key, salt, passphrase and sheet, and the store written
    /// anew under it. The passphrases of other persons open nothing any more, since only they know them: each
    /// is added anew ([`Vault::add_passphrase`]), and then has a new code. The vault is closed by this; open it
    /// with the new passphrase.
    ///
    /// The new store is written beside the old one; renaming `keyslots` is what switches. Killed at
    /// any moment, the vault opens with the old or with the new.
    ///
    /// # Errors
    /// [`RekeyError`]; then the old passphrase still opens.
    pub fn replace_keys(
        self,
        new: &Passphrase,
        cost: Cost,
        choice: &RecoveryChoice,
    ) -> Result<NewSheets, RekeyError> {
        let folder = self.folder().to_owned();
        let master = MasterKey::random().map_err(Fault::from)?;
        let key = master.subkey(self.id(), Purpose::Store);
        let slot = self.slot();
        let keyslots = Keyslots::create_in(slot.unwrap_or(Slot::FIRST), self.id(), cost, new, &master)?;
        let dropped = self.keyslots()?.len().saturating_sub(1);
        let recovery = seal_recovery(&master, self.id(), choice, self.now().moment().date_naive())?;
        let old = self.master().subkey(self.id(), Purpose::Store);
        // If this is interrupted after recovery.age was replaced and before the switch, the old sheet
        // opens nothing any more and the new one was never shown: the next unlock must say so.
        self.write(|tx| set_fact(tx, SHEET_UNSURE, "yes"))?;
        let next = folder.join("vault.db.next");
        self.with_writer(|writer| {
            writer.checkpoint_truncate()?;
            writer.copy_under(&next, &old, &key)
        })?;
        self.reseal(&next, &key, &master)?;
        sync_folder(&folder)?;
        // Drops the handles: from here on nothing may be written under the old key, by nobody else either.
        let _lock = self.hold_lock();
        drop(self);
        // Its key hangs from the master key that was seen.
        cache::remove_from(&folder)?;
        put_file(&folder.join("recovery.age"), &recovery.file)?;
        put_file(&folder.join("keyslots"), &keyslots.to_bytes())?;
        finish_switch(&folder, &key)?;
        let writer =
            Writer::open(&folder.join("vault.db"), &key, store::VAULT.version).map_err(Fault::from)?;
        set_fact(writer.connection(), SHEET_UNSURE, "no")?;
        slots::retire_others(writer.connection(), &keyslots, slot)?;
        Ok(NewSheets { sheet: recovery.hers, other_half: recovery.other_half, dropped })
    }

    /// What is under keys of its own, made from the master key, is encrypted anew in the store that is about
    /// to take this one's place.
    fn reseal(&self, next: &Path, key: &Secret32, master: &MasterKey) -> Result<(), Fault> {
        let mut writer = Writer::open(next, key, store::VAULT.version)?;
        let tx = writer.transaction()?;
        draft::reseal(&tx, self.id(), self.master(), master)?;
        person::reseal(&tx, self.id(), self.master(), master)?;
        outbox::reseal_heads(&tx, self.id(), self.master(), master)?;
        tx.commit()?;
        Ok(writer.checkpoint_truncate()?)
    }

    /// Burns the vault: overwrites and removes `keyslots` and `recovery.age`, without which nothing
    /// in it can be opened, then removes the rest. An older copy of this folder defeats it, and so
    /// may a disk that keeps old blocks.
    ///
    /// # Errors
    /// [`Fault`] when the disk refuses. The keys go first.
    pub fn wipe(self) -> Result<(), Fault> {
        let folder = self.folder().to_owned();
        for name in ["keyslots", "recovery.age"] {
            burn_file(&folder.join(name))?;
        }
        sync_folder(&folder)?;
        drop(self);
        fs::remove_dir_all(&folder).map_err(Fault::io("removing the vault's folder"))
    }
}

/// Overwrites a file with random bytes, durably, and removes it.
fn burn_file(path: &Path) -> Result<(), Fault> {
    let doing = "burning the vault's keys";
    let size = fs::metadata(path).map_err(Fault::io(doing))?.len();
    let mut noise = vec![0; usize::try_from(size).unwrap_or(4096)];
    getrandom::fill(&mut noise)?;
    let mut file = OpenOptions::new().write(true).open(path).map_err(Fault::io(doing))?;
    file.write_all(&noise).and_then(|()| file.sync_all()).map_err(Fault::io(doing))?;
    fs::remove_file(path).map_err(Fault::io(doing))
}

/// Ends a switch of keys that was begun. If the vault's own store opens with the key that the keyslots
/// now hold, the one beside it was never switched to and goes, however much of it is there: it may
/// be whole only in the system's memory. Else the one beside, which was durable before the switch,
/// takes its place.
pub(crate) fn finish_switch(folder: &Path, key: &Secret32) -> Result<(), Fault> {
    let next = folder.join("vault.db.next");
    if !next.exists() {
        return store::remove_journals(&next).map_err(Fault::from);
    }
    let doing = "switching to the new key";
    let opens = |path: &Path| match Writer::open(path, key, store::VAULT.version) {
        Ok(writer) => writer.checkpoint_truncate().map(|()| true),
        Err(StoreError::WrongKey | StoreError::Damaged) => Ok(false),
        Err(other) => Err(other),
    };
    if opens(&folder.join("vault.db"))? {
        store::remove_journals(&next)?;
        fs::remove_file(&next).map_err(Fault::io(doing))?;
        return sync_folder(folder);
    }
    if !opens(&next)? {
        // Neither opens: nothing is removed of what may be all there is.
        return Ok(());
    }
    for suffix in ["-wal", "-shm"] {
        // The old store's; it was closed and cut before, so nothing is in them.
        let _ = fs::remove_file(folder.join(format!("vault.db{suffix}")));
    }
    File::open(&next).and_then(|file| file.sync_all()).map_err(Fault::io(doing))?;
    fs::rename(&next, folder.join("vault.db")).map_err(Fault::io(doing))?;
    store::remove_journals(&next)?;
    sync_folder(folder)
}
