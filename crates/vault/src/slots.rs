//! Who holds a passphrase of this vault: adding one, taking one away, saying which are there.
//!
//! The file `keyslots` does not tell how many are in use; the table `agent` does. It has a code for each of
//! them, by which custody logs (under a pseudonym) say who acted.

use std::fs;

use rusqlite::{Connection, params};
use serde::Serialize;

use crate::Vault;
use crate::device;
use crate::fault::{Fault, put_file};
use crate::keys::{KeyslotError, Keyslots, Passphrase, SLOT_COUNT, Slot};
use crate::vault::{fact, set_fact};

/// The fact that says for which file `keyslots` the rows of `agent` are: [`Keyslots::mark`].
const MARK: &str = "keyslots";

/// From which number on `agent` has the codes of those who hold a slot no more. A code is never given again.
const FORMER: i64 = 200;

/// A passphrase that opens this vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyslotRow {
    /// Its number, 0 to 7.
    pub slot: u8,
    /// The code of whoever opens the vault with it.
    pub agent: String,
    /// Whether it is the one that opened the vault now.
    pub mine: bool,
}

/// Why a passphrase was not added or taken away.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SlotError {
    /// The passphrase given as one's own opens another slot.
    #[error("this passphrase is another person's")]
    AnothersPassphrase,
    /// All eight slots are in use.
    #[error("all eight slots are in use")]
    Full,
    /// Nobody holds this slot.
    #[error("slot {slot} is not in use")]
    NotInUse {
        /// The slot.
        slot: u8,
    },
    /// It is the only one: without it nothing but the sheet opens the vault.
    #[error("slot {slot} is the only one in use")]
    Last {
        /// The slot.
        slot: u8,
    },
    /// It opened the vault: whoever acts now goes on under its code.
    #[error("slot {slot} opened the vault now")]
    Own {
        /// The slot.
        slot: u8,
    },
    /// The keyslots: a wrong passphrase, one that is in use, a damaged file.
    #[error(transparent)]
    Keys(#[from] KeyslotError),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl SlotError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::AnothersPassphrase => "passphrase-of-another",
            Self::Full => "slots-full",
            Self::NotInUse { .. } => "slot-not-in-use",
            Self::Last { .. } => "slot-last",
            Self::Own { .. } => "slot-own",
            Self::Keys(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}

impl Vault {
    /// The passphrases that open this vault, by number. A slot whose adding was interrupted is listed too,
    /// and can be removed.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn keyslots(&self) -> Result<Vec<KeyslotRow>, Fault> {
        let own = self.slot().map(Slot::number);
        self.read(|db| {
            let rows = in_use(db)?.into_iter();
            Ok(rows.map(|(slot, agent)| KeyslotRow { slot, agent, mine: own == Some(slot) }).collect())
        })
    }

    /// Lets another person open this vault: `new` in a slot of its own, with a code of its own. `current` is
    /// the passphrase of whoever acts. Two derivations at the vault's cost.
    ///
    /// # Errors
    /// [`SlotError`]; the slots are then unchanged, or a row is left that opens nothing.
    pub fn add_passphrase(&self, current: &Passphrase, new: &Passphrase) -> Result<KeyslotRow, SlotError> {
        let _alone = self.change_of_slots();
        let mut keyslots = self.keyslots_of(current)?;
        let used = self.read(in_use)?;
        let free = (0_u8..).take(SLOT_COUNT).find(|slot| used.iter().all(|(one, _)| one != slot));
        let slot = Slot::new(free.ok_or(SlotError::Full)?)?;
        keyslots.put(slot, new, self.master())?;
        let agent = device::new_agent_code()?;
        // The row first: interrupted in between, it names a slot that opens nothing, never the other way round.
        self.write(|tx| {
            tx.execute(
                "INSERT INTO agent (slot, code) VALUES (?1, ?2)",
                params![i64::from(slot.number()), agent],
            )?;
            Ok::<_, Fault>(())
        })?;
        put_file(&self.folder().join("keyslots"), &keyslots.to_bytes())?;
        Ok(KeyslotRow { slot: slot.number(), agent, mine: false })
    }

    /// Takes a passphrase away. Whoever kept an older copy of `keyslots` and knows it still opens this vault:
    /// see [`Vault::replace_keys`]. Never the last one, and never the one that opened the vault now.
    ///
    /// # Errors
    /// [`SlotError`].
    pub fn remove_keyslot(&self, slot: u8, current: &Passphrase) -> Result<(), SlotError> {
        let _alone = self.change_of_slots();
        let used = self.read(in_use)?;
        if used.iter().all(|(one, _)| *one != slot) {
            return Err(SlotError::NotInUse { slot });
        }
        if used.len() == 1 {
            return Err(SlotError::Last { slot });
        }
        if self.slot().map(Slot::number) == Some(slot) {
            return Err(SlotError::Own { slot });
        }
        let mut keyslots = self.keyslots_of(current)?;
        keyslots.remove(Slot::new(slot)?)?;
        // The file first: interrupted in between, the row names a slot that opens nothing.
        put_file(&self.folder().join("keyslots"), &keyslots.to_bytes())?;
        Ok(self.write(|tx| retire(tx, slot))?)
    }

    /// The file `keyslots`, for whoever knows the passphrase that opened the vault now; opened with a sheet,
    /// any passphrase of it will do.
    fn keyslots_of(&self, current: &Passphrase) -> Result<Keyslots, SlotError> {
        let keyslots = self.keyslots_file()?;
        let unlocked = keyslots.unlock(current)?;
        match self.slot() {
            Some(own) if own != unlocked.slot => Err(SlotError::AnothersPassphrase),
            _ => Ok(keyslots),
        }
    }

    /// The file `keyslots` as it is now.
    pub(crate) fn keyslots_file(&self) -> Result<Keyslots, SlotError> {
        let bytes = fs::read(self.folder().join("keyslots")).map_err(Fault::io("reading keyslots"))?;
        Ok(Keyslots::from_bytes(&bytes)?)
    }

    /// At unlock: if `keyslots` was made anew since the rows of `agent` were written (for a backup that only
    /// its sheet opens, or by a change of keys that was interrupted), the other slots are nobody's any more.
    pub(crate) fn settle_slots(&self) -> Result<(), Fault> {
        let Ok(keyslots) = self.keyslots_file() else { return Ok(()) };
        let mark = keyslots.mark().to_string();
        self.write(|tx| match fact(tx, MARK)? {
            Some(known) if known == mark => Ok(()),
            Some(_) => retire_others(tx, &keyslots, self.slot()),
            None => set_fact(tx, MARK, &mark),
        })
    }
}

/// Says that `keyslots` was made anew with one passphrase, in `own`: the codes of the others are retired.
/// Opened with a sheet nobody knows whose the first slot is; it stays for the passphrase to come.
pub(crate) fn retire_others(db: &Connection, keyslots: &Keyslots, own: Option<Slot>) -> Result<(), Fault> {
    let stays = own.unwrap_or(Slot::FIRST).number();
    for (slot, _) in in_use(db)?.into_iter().filter(|(slot, _)| *slot != stays) {
        retire(db, slot)?;
    }
    set_fact(db, MARK, &keyslots.mark().to_string())
}

/// The slots in use and their codes, by number.
fn in_use(db: &Connection) -> Result<Vec<(u8, String)>, Fault> {
    let mut statement = db.prepare_cached("SELECT slot, code FROM agent WHERE slot < ?1 ORDER BY slot")?;
    let most = i64::try_from(SLOT_COUNT).unwrap_or(i64::MAX);
    let rows = statement.query_map([most], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Keeps the code of a slot under a number that is no slot's, so that whoever gets the slot next gets another.
fn retire(db: &Connection, slot: u8) -> Result<(), Fault> {
    db.execute(
        "UPDATE agent SET slot = (SELECT max(?2, coalesce(max(slot), 0) + 1) FROM agent) WHERE slot = ?1",
        params![slot, FORMER],
    )?;
    Ok(())
}
