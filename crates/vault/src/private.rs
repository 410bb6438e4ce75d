//! What a vault knows for itself alone: covers on pictures, words about a case. None of it is a record,
//! none of it is sealed, and none of it leaves.

use rusqlite::params;
use sanad_evidence::Id;

use crate::case::{self, CaseError};
use crate::fault::Fault;
use crate::items::ItemError;
use crate::{Vault, store};

/// How long a note of a case may be, in characters.
const MOST_NOTE: usize = 1000;

impl Vault {
    /// Says whether the picture of an item is covered until a person asks to see it. That is how this
    /// desk looks at it and no fact of the item: it goes into no record, and is erased with the item.
    ///
    /// # Errors
    /// [`ItemError::NotFound`]; [`ItemError::NotKept`] when there is no original here to cover.
    pub fn set_graphic(&self, item: &Id, graphic: bool) -> Result<(), ItemError> {
        self.write(|tx| {
            let stock = crate::items::stock(tx, item)?
                .ok_or_else(|| ItemError::NotFound { given: item.to_string() })?;
            if stock.key_id.is_none() {
                return Err(ItemError::NotKept { state: stock.state });
            }
            tx.execute("UPDATE item SET graphic = ?2 WHERE id = ?1", params![item.to_string(), graphic])
                .map_err(Fault::from)?;
            Ok(())
        })
    }

    /// Writes down what a case is about, for this vault only; with nothing but spaces, the note goes.
    ///
    /// What stood there before is overwritten in the store, and the write-ahead log is cut. Where SQLite
    /// moved the row meanwhile, a trace may stay in the encrypted file until it is next written anew
    /// ([`Vault::dispose`] does that).
    ///
    /// # Errors
    /// [`CaseError::NotFound`], [`CaseError::NoteTooLong`].
    pub fn set_case_note(&self, case: &Id, text: &str) -> Result<(), CaseError> {
        let text = text.trim();
        if text.chars().count() > MOST_NOTE {
            return Err(CaseError::NoteTooLong);
        }
        self.write(|tx| {
            if !case::is_known(tx, case)? {
                return Err(CaseError::NotFound { code: case.to_string() });
            }
            let id = case.to_string();
            let done = if text.is_empty() {
                tx.execute("DELETE FROM case_note WHERE case_id = ?1", [id])
            } else {
                tx.execute(
                    "INSERT INTO case_note (case_id, text) VALUES (?1, ?2)
                     ON CONFLICT (case_id) DO UPDATE SET text = excluded.text",
                    params![id, text],
                )
            };
            done.map_err(Fault::from)?;
            Ok(())
        })?;
        Ok(self.with_writer(store::checkpoint_truncate)?)
    }
}
