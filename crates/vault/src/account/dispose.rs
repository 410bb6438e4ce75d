//! Disposing of an account: its words go, every version of them, and what was thought beside them. A
//! tombstone stays, so that the chain still verifies.

use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Id, Schema};

use super::{AccountError, about_account, rows};
use crate::custody::Draft;
use crate::fault::Fault;
use crate::stated::Stated;
use crate::{Vault, erase, index, store};

impl Vault {
    /// Destroys the words of an account, and the impressions about it. That it was, who told it by code, and
    /// why it was disposed of stay. What reached a partner is not recalled by this.
    ///
    /// Recordings are items, and disposed of as such.
    ///
    /// # Errors
    /// [`AccountError::NoReason`], [`AccountError::UnderWay`], [`AccountError::Disposed`].
    pub fn dispose_account(&self, account: &Id, reason: &str) -> Result<(), AccountError> {
        if reason.trim().is_empty() {
            return Err(AccountError::NoReason);
        }
        let mut stated = Stated::new();
        stated.text("reason", Some(reason.trim()))?;
        self.write(|tx| {
            let row = rows::find(tx, account)?;
            if !row.kept {
                return Err(AccountError::Disposed);
            }
            let about = [Some(row.id), row.impressions];
            for thing in about.iter().flatten() {
                if !erase::words_about(tx, thing)? {
                    return Err(AccountError::UnderWay);
                }
            }
            stated.put("thing", row.id.to_string()).put("thing_kind", ThingKind::Account.code());
            stated.put("act", "disposed").put("at", self.now().to_string());
            let values = stated.into_values();
            let record = self.keep_record(tx, &Schema::TOMBSTONE_2, &row.case, &row.id, values)?;
            let entry = about_account(&row, Action::Disposed, record);
            self.append(tx, &entry)?;
            if let Some(plan) = row.impressions {
                self.append(tx, &Draft { thing_kind: ThingKind::Plan, thing: plan, record: None, ..entry })?;
            }
            tx.prepare_cached("UPDATE account SET state = 'disposed' WHERE id = ?1")
                .and_then(|mut statement| statement.execute([row.id.to_string()]))
                .map_err(Fault::from)?;
            index::note(tx, index::Kind::Account, &row.id)?;
            index::purge(tx)?;
            Ok(Self::rewrite_is_due(tx)?)
        })?;
        self.with_writer(store::checkpoint_truncate)?;
        // Rows that grew and moved may have left their words in free space: write the file anew.
        Ok(self.rewrite()?)
    }
}
