//! What an unlock does first: ends what a crash, a kill or a power cut left under way.

use std::fs;
use std::path::Path;

use sanad_evidence::Id;

use crate::fault::Fault;
use crate::vault::{fact, set_fact};
use crate::{Vault, original, outbox, partner, restore, store};

/// The fact that says that words were erased and the file is still to be written anew.
const REWRITE_DUE: &str = "rewrite-due";

impl Vault {
    /// After opening: sweeps what a crash left, ends what a restore began, burns what is due.
    pub(crate) fn settle(&self) -> Result<(), Fault> {
        self.settle_begun();
        self.settle_slots()?;
        original::sweep(self.folder(), |item| {
            let keeps = self.keeps(item)?;
            if !keeps {
                // The power may have gone between letting it go and this.
                self.erase_cached(item)?;
            }
            Ok(keeps)
        })?;
        self.sweep_folders();
        restore::settle(self)?;
        partner::retire_identities(self)?;
        self.settle_tokens()?;
        self.expire_messages()?;
        if self.read(|db| fact(db, REWRITE_DUE))?.as_deref() == Some("yes") {
            // It needs room for a second copy of the file: a full disk must not lock her out.
            let _ = self.rewrite();
        }
        Ok(())
    }

    /// Whether an item has its original here.
    pub(crate) fn keeps(&self, item: &Id) -> Result<bool, Fault> {
        self.read(|db| {
            let sql = "SELECT 1 FROM item WHERE id = ?1 AND key_id IS NOT NULL";
            Ok(db.prepare_cached(sql)?.exists([item.to_string()])?)
        })
    }

    /// Removes parts that did their work: of bundles that no longer wait for the road, and of those
    /// that were taken in. What cannot be removed now is for the next unlock.
    fn sweep_folders(&self) {
        let done_with = |bundle: &Id, outbox: bool| -> Result<bool, Fault> {
            if outbox {
                let row = self.read(|db| outbox::bundle_row(db, bundle))?;
                Ok(row.is_none_or(|row| row.state != "queued"))
            } else {
                self.has_taken_in(bundle)
            }
        };
        for (name, is_outbox) in [("outbox", true), ("inbox", false)] {
            for (bundle, folder) in bundle_folders(&self.folder().join(name)) {
                if done_with(&bundle, is_outbox).unwrap_or(false) {
                    let _ = fs::remove_dir_all(folder);
                }
            }
        }
    }

    /// Says within the transaction that erases words that the file must be written anew.
    pub(crate) fn rewrite_is_due(tx: &rusqlite::Connection) -> Result<(), Fault> {
        set_fact(tx, REWRITE_DUE, "yes")
    }

    /// Writes the store's file anew, so that erased words stay in no free space.
    pub(crate) fn rewrite(&self) -> Result<(), Fault> {
        self.with_writer(store::rewrite)?;
        self.write(|tx| set_fact(tx, REWRITE_DUE, "no"))
    }

    /// After a write that failed: whether it is sure that nothing of it was committed. A commit whose
    /// fsync failed may stand whole in the write-ahead log and come back with the next opening, so
    /// files it points to may only go once the log is cut, durably.
    pub(crate) fn surely_undone(&self) -> bool {
        // SQLite holds no lock on the log itself, so other hands may open and close it.
        let log = || fs::File::open(self.folder().join("vault.db-wal")).and_then(|log| log.sync_all());
        self.with_writer(store::checkpoint_truncate).is_ok() && log().is_ok()
    }
}

/// The folders in `folder` that are named for a bundle.
fn bundle_folders(folder: &Path) -> Vec<(Id, std::path::PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path()))).collect()
}
