//! Letting an original go: forgetting it after a partner stored it, or disposing of it without.
//!
//! Both burn the item's own key in place and then cut the write-ahead log, so that neither the vault
//! file nor its journal holds the key any more. What lies beneath (flash that keeps old blocks, a
//! copy of the disk made before) is beyond any program; the shells say so before.

use std::collections::BTreeMap;
use std::fs;

use rusqlite::{OptionalExtension as _, Transaction, params};
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Id, Schema};
use serde_json::{Value, json};

use crate::Vault;
use crate::custody::Draft;
use crate::fault::{Fault, sync_folder};
use crate::items::{self, ItemError, Stock};
use crate::store::fixed_keys::{self, KeyId};
use crate::{index, original, store, tray};

/// Why an original was not let go.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EraseError {
    /// No partner has said that it stored this original.
    #[error("no acceptance says that a partner stored this original")]
    NotStored,
    /// The partner that says so was never compared.
    #[error("the digits of {partner} were not compared")]
    NotCompared {
        /// The collector's name for it.
        partner: String,
    },
    /// A bundle with it is still to be delivered or answered.
    #[error("a bundle with this item is still under way")]
    UnderWay,
    /// Disposing needs a reason.
    #[error("a reason is needed")]
    NoReason,
    /// The item.
    #[error(transparent)]
    Item(#[from] ItemError),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl EraseError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotStored => "not-stored-elsewhere",
            Self::NotCompared { .. } => "partner-not-compared",
            Self::UnderWay => "still-under-way",
            Self::NoReason => "reason-needed",
            Self::Item(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}

impl Vault {
    /// Gives up an original that a partner has stated to have stored. Its records stay.
    ///
    /// # Errors
    /// [`EraseError::NotStored`] when no acceptance says so; [`EraseError::UnderWay`].
    pub fn forget(&self, item: &Id) -> Result<(), EraseError> {
        self.erase(item, true, |tx, stock| {
            let held: Option<(String, String)> = tx
                .prepare(
                    "SELECT h.partner, a.digest FROM held h JOIN acceptance a ON a.bundle = h.bundle
                     WHERE h.kind = 'original' AND h.name = ?1 AND h.state = 'stored'",
                )
                .and_then(|mut s| {
                    s.query_map([stock.id.to_string()], |r| Ok((r.get(0)?, r.get(1)?)))?.next().transpose()
                })
                .map_err(Fault::from)?;
            let (partner, acceptance) = held.ok_or(EraseError::NotStored)?;
            // Whose word is it? Until the digits were compared, whoever carried the invitation may be
            // who answers.
            let name: Option<String> = tx
                .query_row("SELECT name FROM partner WHERE id = ?1 AND compared = 0", [&partner], |row| {
                    row.get(0)
                })
                .optional()
                .map_err(Fault::from)?;
            if let Some(partner) = name {
                return Err(EraseError::NotCompared { partner });
            }
            let values = BTreeMap::from([
                ("act", json!("forgotten")),
                ("held_by", json!(partner)),
                ("acceptance", json!(acceptance)),
            ]);
            Ok(("forgotten", Action::Forgotten, values))
        })
    }

    /// Destroys an original that nobody else may hold, and the words about it: name, description,
    /// consent. A tombstone with the reason stays, and the log holds.
    ///
    /// # Errors
    /// [`EraseError::NoReason`], [`EraseError::UnderWay`].
    pub fn dispose(&self, item: &Id, reason: &str) -> Result<(), EraseError> {
        if reason.trim().is_empty() {
            return Err(EraseError::NoReason);
        }
        self.erase(item, false, |tx, stock| {
            if !words_about(tx, &stock.id)? {
                return Err(EraseError::UnderWay);
            }
            Self::rewrite_is_due(tx)?;
            let values = BTreeMap::from([("act", json!("disposed")), ("reason", json!(reason.trim()))]);
            Ok(("disposed", Action::Disposed, values))
        })?;
        // Rows that grew and moved may have left their words in free space: write the file anew.
        Ok(self.rewrite()?)
    }

    fn erase(
        &self,
        item: &Id,
        wait_for_answers: bool,
        decide: impl FnOnce(
            &Transaction<'_>,
            &Stock,
        ) -> Result<(&'static str, Action, BTreeMap<&'static str, Value>), EraseError>,
    ) -> Result<(), EraseError> {
        original::mark(self.folder(), item)?;
        let erased = self.write(|tx| {
            let stock =
                items::stock(tx, item)?.ok_or_else(|| ItemError::NotFound { given: item.to_string() })?;
            let Some(key_id) = stock.key_id else {
                return Err(ItemError::NotKept { state: stock.state }.into());
            };
            let (state, action, mut values) = decide(tx, &stock)?;
            let under_way = tx
                .prepare(
                    "SELECT 1 FROM bundle_original o JOIN bundle b ON b.id = o.bundle
                     WHERE o.item = ?1 AND (b.state = 'queued' OR (b.state = 'delivered' AND ?2))",
                )
                .and_then(|mut statement| statement.exists(params![item.to_string(), wait_for_answers]))
                .map_err(Fault::from)?;
            if under_way {
                return Err(EraseError::UnderWay);
            }
            values.insert("item", json!(item.to_string()));
            values.insert("digest", json!(stock.digest.to_string()));
            values.insert("at", json!(self.now().to_string()));
            let record = self.keep_record(tx, &Schema::TOMBSTONE, &stock.case, item, values)?;
            self.append(
                tx,
                &Draft {
                    action,
                    case: stock.case,
                    thing_kind: ThingKind::Item,
                    thing: *item,
                    digest: Some(stock.digest),
                    record: Some(record),
                    outcome: None,
                },
            )?;
            fixed_keys::burn(tx, KeyId::from_row(key_id)).map_err(Fault::from)?;
            tx.execute(
                "UPDATE item SET state = ?2, key_id = NULL, graphic = 0 WHERE id = ?1",
                params![item.to_string(), state],
            )
            .map_err(Fault::from)?;
            index::note(tx, index::Kind::Item, item)?;
            if state == "disposed" {
                index::purge(tx)?;
                tray::retire(tx, &stock.case)?;
            }
            Ok(())
        });
        if let Err(error) = erased {
            if self.surely_undone() {
                original::settled(self.folder(), item);
            }
            return Err(error);
        }
        // Only now, when the log says so, may the bytes go. A power cut before this leaves ciphertext
        // whose key is gone; by its mark the next unlock removes it.
        self.with_writer(store::checkpoint_truncate)?;
        let path = original::path_of(self.folder(), item);
        match fs::remove_file(&path) {
            Ok(()) => path.parent().map_or(Ok(()), sync_folder)?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(Fault::io("removing an original")(error).into()),
        }
        self.erase_cached(item)?;
        original::settled(self.folder(), item);
        Ok(())
    }
}

/// Erases the words of every record about a thing, in the caller's transaction; `false`, and nothing erased,
/// while a bundle that holds some of them waits for the road.
pub(crate) fn words_about(tx: &Transaction<'_>, thing: &Id) -> Result<bool, Fault> {
    // A bundle that waits holds the words it carries, also when an original went before.
    let words_wait = tx
        .prepare(
            "SELECT 1 FROM held h JOIN bundle b ON b.id = h.bundle JOIN record r ON r.digest = h.name
             WHERE h.kind = 'record' AND r.thing = ?1 AND b.state = 'queued'",
        )
        .and_then(|mut statement| statement.exists([thing.to_string()]))?;
    if words_wait {
        return Ok(false);
    }
    // What was delivered and not answered could be sent again from its head, which holds the words about the
    // thing too: in danger the words go first.
    tx.execute(
        "UPDATE bundle SET head = x'', listing = NULL WHERE state = 'delivered' AND id IN
         (SELECT h.bundle FROM held h JOIN record r ON r.digest = h.name
          WHERE h.kind = 'record' AND r.thing = ?1)",
        [thing.to_string()],
    )?;
    crate::outbox::burn_cleared(tx)?;
    // A tombstone that a collector sent is no word about the thing, and the log goes on to ask for it.
    tx.execute(
        "UPDATE record SET text = NULL WHERE thing = ?1 AND kind NOT LIKE 'tombstone/_'",
        [thing.to_string()],
    )?;
    Ok(true)
}
