//! When the vault was last saved and its way back rehearsed, and who else holds an item: what a window
//! reminds a person of.

use rusqlite::params;
use sanad_evidence::Id;

use crate::Vault;
use crate::fault::Fault;
use crate::vault::{fact, set_fact};

const BACKED_UP: &str = "backed-up-at";
const REHEARSED: &str = "rehearsed-at";

/// When was last done what nobody should forget. Times by the device's clock.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Upkeep {
    /// When a backup was last made.
    pub backed_up_at: Option<String>,
    /// When a backup or a recovery sheet was last rehearsed.
    pub rehearsed_at: Option<String>,
}

impl Vault {
    /// When this vault was last saved and rehearsed, as far as it was noted.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn upkeep(&self) -> Result<Upkeep, Fault> {
        self.read(|db| Ok(Upkeep { backed_up_at: fact(db, BACKED_UP)?, rehearsed_at: fact(db, REHEARSED)? }))
    }

    /// Notes that a backup was made now.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be written.
    pub fn note_backup(&self) -> Result<(), Fault> {
        self.write(|tx| set_fact(tx, BACKED_UP, &self.now().to_string()))
    }

    /// Notes that a backup or a sheet was rehearsed now, and opens this vault.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be written.
    pub fn note_rehearsal(&self) -> Result<(), Fault> {
        self.write(|tx| set_fact(tx, REHEARSED, &self.now().to_string()))
    }

    /// The names of the partners that stated to have stored the original of an item.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn stored_by(&self, item: &Id) -> Result<Vec<String>, Fault> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT DISTINCT p.name FROM held h JOIN acceptance a ON a.bundle = h.bundle
                 JOIN partner p ON p.id = h.partner
                 WHERE h.kind = 'original' AND h.name = ?1 AND h.state = 'stored' ORDER BY p.name",
            )?;
            let names = statement.query_map(params![item.to_string()], |row| row.get(0))?;
            Ok(names.collect::<Result<_, _>>()?)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::keys::{Cost, Passphrase, RecoveryChoice};
    use crate::{NewVault, OpenWith, Role, Vault};

    #[test]
    fn what_was_done_last_is_remembered() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("v");
        let passphrase = Passphrase::fold("correct horse battery").unwrap();
        let new = NewVault {
            folder: &folder,
            role: Role::Collector,
            partner_name: None,
            passphrase: &passphrase,
            cost: Cost::FLOOR,
            recovery: &RecoveryChoice::None,
        };
        let vault = Vault::create(&new).unwrap().vault;
        assert_eq!(vault.upkeep().unwrap(), super::Upkeep::default());
        vault.note_backup().unwrap();
        drop(vault);
        let vault = Vault::unlock(&folder, &OpenWith::Passphrase(&passphrase)).unwrap();
        let upkeep = vault.upkeep().unwrap();
        assert!(upkeep.backed_up_at.is_some() && upkeep.rehearsed_at.is_none());
        vault.note_rehearsal().unwrap();
        assert!(vault.upkeep().unwrap().rehearsed_at.is_some());
        assert!(vault.stored_by(&vault.id()).unwrap().is_empty());
    }
}
