//! The mailbox's receipt: checked against what was sent, line by line, before anything is called delivered.

use rusqlite::{OptionalExtension as _, params};
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::receipt::Receipt;
use sanad_evidence::{Digest, Id};

use super::{BundleRow, bundle_row, parts};
use crate::Vault;
use crate::custody::Draft;
use crate::fault::Fault;

/// Why a receipt was not recorded. The bundle is not delivered by it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RecordReceiptError {
    /// The bundle is not known here, or waits for no receipt.
    #[error("no bundle {bundle} waits for a receipt")]
    UnknownBundle {
        /// Its id.
        bundle: Id,
    },
    /// It is no receipt, or not signed with the key of the mailbox the bundle went to.
    #[error("this is not a receipt by that mailbox")]
    NotByMailbox,
    /// It is for something else than what was sent.
    #[error("the receipt is for something else: {what}")]
    Other {
        /// Which line of it differs.
        what: &'static str,
    },
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl RecordReceiptError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownBundle { .. } => "bundle-not-found",
            Self::NotByMailbox => "receipt-not-by-mailbox",
            Self::Other { .. } => "receipt-other",
            Self::Fault(fault) => fault.code(),
        }
    }
}

impl Vault {
    /// Records the receipt of the mailbox a bundle went to: signed with its key, and of this very bundle,
    /// listing and parts. Only then is the bundle delivered. Recording the same again changes nothing.
    ///
    /// # Errors
    /// [`RecordReceiptError`]; then nothing changed.
    pub fn record_receipt(&self, bundle: &Id, bytes: &[u8]) -> Result<Receipt, RecordReceiptError> {
        let unknown = || RecordReceiptError::UnknownBundle { bundle: *bundle };
        let receipt = self.write(|tx| {
            let row = bundle_row(tx, bundle)?.ok_or_else(unknown)?;
            let via = self.via_of(tx, bundle)?.ok_or_else(unknown)?;
            let receipt = Receipt::open_from(bytes, &via).map_err(|_| RecordReceiptError::NotByMailbox)?;
            let text = String::from_utf8_lossy(bytes);
            let (kept, listing): (Option<String>, Option<Vec<u8>>) = tx
                .query_row("SELECT receipt, listing FROM bundle WHERE id = ?1", [bundle.to_string()], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })
                .map_err(Fault::from)?;
            if row.state != "queued" {
                return if kept.as_deref() == Some(&*text) { Ok(receipt) } else { Err(unknown()) };
            }
            let listing = listing.ok_or(RecordReceiptError::Other { what: "listing" })?;
            compare(&receipt, &row, &Digest::of(&listing), parts::sums(tx, &row)?)?;
            tx.execute(
                "UPDATE bundle SET receipt = ?2, held_since = ?3 WHERE id = ?1",
                params![bundle.to_string(), text, receipt.at.to_string()],
            )
            .map_err(Fault::from)?;
            let draft = Draft {
                action: Action::ReceiptRecorded,
                case: row.case,
                thing_kind: ThingKind::Bundle,
                thing: *bundle,
                digest: Some(Digest::of(bytes)),
                record: None,
                outcome: None,
            };
            self.append(tx, &draft)?;
            self.transferred(tx, &row)?;
            Ok(receipt)
        })?;
        // It is delivered, whatever becomes of the copies here: the next unlock removes what stays.
        let _ = std::fs::remove_dir_all(self.outbox_folder(bundle));
        Ok(receipt)
    }

    /// The receipt of a bundle as its mailbox signed it, to show to others.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn receipt_text(&self, bundle: &Id) -> Result<Option<String>, Fault> {
        self.read(|db| {
            let sql = "SELECT receipt FROM bundle WHERE id = ?1";
            Ok(db.query_row(sql, [bundle.to_string()], |row| row.get(0)).optional()?.flatten())
        })
    }
}

/// That a receipt is of what was sent.
fn compare(
    receipt: &Receipt,
    row: &BundleRow,
    listing: &Digest,
    (sums, bytes): (Digest, u64),
) -> Result<(), RecordReceiptError> {
    for (same, what) in [
        (receipt.bundle == row.id, "bundle"),
        (receipt.listing == *listing, "listing"),
        (receipt.sums == sums, "sums"),
        (receipt.parts == row.parts, "parts"),
        (receipt.bytes == bytes, "bytes"),
    ] {
        if !same {
            return Err(RecordReceiptError::Other { what });
        }
    }
    Ok(())
}
