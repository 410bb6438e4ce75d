//! What a desk's mailboxes have under which handle, and whose it is.
//!
//! Whoever has any token of this desk can put anything under the id of another's bundle: a mailbox cannot
//! tell. So a handle counts for a bundle only once what lies under it was shown to be its collector's:
//! replies go to such handles alone, and only such are ever deleted.

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sanad_evidence::listing::Listing;
use sanad_evidence::sign::VerifyingKey;
use sanad_evidence::{Digest, Id};

use super::bad_row;
use crate::custody::to_sql;
use crate::fault::Fault;
use crate::{Vault, age_key, partner};

/// The largest encrypted listing that is looked into: 256 MiB.
const MOST_LISTING: u64 = 256 << 20;

/// What is known of the copy of a bundle that lies under one handle of a mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyUnder {
    /// Nothing is decided: the inbox holds another copy of that bundle, or none.
    Claimed,
    /// It is the one in the inbox, which was not taken in yet.
    Fetched,
    /// It is by the collector whose bundle was taken in.
    Hers,
    /// The keys here do not show it to be hers: another's, or sent so long ago that the key for it is
    /// burned. It is left where it is, and gets no reply.
    NotHers,
}

impl CopyUnder {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::Fetched => "fetched",
            Self::Hers => "hers",
            Self::NotHers => "not-hers",
        }
    }

    fn from_row(text: &str) -> Option<Self> {
        [Self::Claimed, Self::Fetched, Self::Hers, Self::NotHers].into_iter().find(|one| one.as_str() == text)
    }
}

/// A bundle that was accepted, and that a mailbox still holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collected {
    /// The mailbox, by the key of its receipts.
    pub receipt_key: VerifyingKey,
    /// Under what handle it has the bundle.
    pub handle: Id,
    /// The bundle.
    pub bundle: Id,
}

impl Vault {
    /// Looks at what a mailbox has under a handle for a bundle, by its encrypted listing, and notes whose it
    /// is. A copy that is shown to be hers has all replies put there too: her other one may be lost.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn note_copy(
        &self,
        bundle: &Id,
        receipt_key: &VerifyingKey,
        handle: &Id,
        sealed: &[u8],
    ) -> Result<CopyUnder, Fault> {
        let copy = self.judge_copy(bundle, sealed)?;
        let place = (receipt_key.to_string(), handle.to_string());
        self.write(|tx| {
            let before = copy_of(tx, receipt_key, handle)?;
            tx.execute(
                "INSERT INTO brought (receipt_key, handle, bundle, listing, copy, position)
                 VALUES (?1, ?2, ?3, ?4, ?5, (SELECT coalesce(max(position), 0) + 1 FROM brought))
                 ON CONFLICT (receipt_key, handle) DO UPDATE
                    SET bundle = excluded.bundle, listing = excluded.listing, copy = excluded.copy",
                params![place.0, place.1, bundle.to_string(), Digest::of(sealed).to_string(), copy.as_str()],
            )?;
            if copy == CopyUnder::Fetched {
                // There is one in the inbox: what was refused before may be brought again after this one.
                let sql = "UPDATE brought SET copy = 'claimed'
                           WHERE bundle = ?1 AND listing <> ?2 AND copy = 'fetched'";
                tx.execute(sql, [bundle.to_string(), Digest::of(sealed).to_string()])?;
            }
            if copy == CopyUnder::Hers && before != Some(CopyUnder::Hers) {
                now_hers(tx, bundle)?;
            }
            Ok(copy)
        })
    }

    /// Whose the copy is that lies under a handle; none when it was never looked at.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn copy_under(&self, receipt_key: &VerifyingKey, handle: &Id) -> Result<Option<CopyUnder>, Fault> {
        self.read(|db| copy_of(db, receipt_key, handle))
    }

    /// Says that a mailbox has nothing under this handle any more: no reply goes there.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn copy_gone(&self, receipt_key: &VerifyingKey, handle: &Id) -> Result<(), Fault> {
        let place = [receipt_key.to_string(), handle.to_string()];
        self.write(|tx| {
            tx.execute("DELETE FROM brought WHERE receipt_key = ?1 AND handle = ?2", place.clone())?;
            tx.execute("DELETE FROM reply_there WHERE receipt_key = ?1 AND handle = ?2", place)?;
            Ok(())
        })
    }

    /// The copies of accepted bundles under whose handles the acceptance is, and which need not be kept
    /// there any longer. All of them are the collector's own.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn collected_there(&self) -> Result<Vec<Collected>, Fault> {
        self.read(|db| {
            let mut statement = db.prepare(
                "SELECT b.receipt_key, b.handle, b.bundle FROM brought b
                 JOIN desk_mailbox m ON m.receipt_key = b.receipt_key
                 WHERE b.deleted = 0 AND b.copy = 'hers' AND EXISTS (
                    SELECT 1 FROM desk_reply r JOIN reply_there t ON t.n = r.n
                    WHERE r.bundle = b.bundle AND r.kind = 'acceptance'
                      AND t.receipt_key = b.receipt_key AND t.handle = b.handle)
                 ORDER BY b.position",
            )?;
            let rows = statement.query_map([], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
            })?;
            rows.map(|row| {
                let (key, handle, bundle) = row?;
                Ok(Collected {
                    receipt_key: key.parse().map_err(|_| bad_row())?,
                    handle: handle.parse().map_err(|_| bad_row())?,
                    bundle: bundle.parse().map_err(|_| bad_row())?,
                })
            })
            .collect()
        })
    }

    /// Says that a mailbox deleted an accepted bundle's parts.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn deleted_there(&self, receipt_key: &VerifyingKey, handle: &Id) -> Result<(), Fault> {
        self.write(|tx| {
            let sql = "UPDATE brought SET deleted = 1 WHERE receipt_key = ?1 AND handle = ?2";
            tx.execute(sql, [receipt_key.to_string(), handle.to_string()])?;
            Ok(())
        })
    }

    fn judge_copy(&self, bundle: &Id, sealed: &[u8]) -> Result<CopyUnder, Fault> {
        let sql = "SELECT state, collector FROM inbox WHERE bundle = ?1";
        let row: Option<(String, Option<String>)> = self.read(|db| {
            let row = db.query_row(sql, [bundle.to_string()], |row| Ok((row.get(0)?, row.get(1)?)));
            Ok::<_, Fault>(row.optional()?)
        })?;
        match row {
            Some((state, Some(sender))) if state == "taken-in" || state == "accepted" => {
                let hers = self.is_listing_of(&sender, bundle, sealed)?;
                Ok(if hers { CopyUnder::Hers } else { CopyUnder::NotHers })
            }
            Some(_) => {
                let there = self.folder().join("inbox").join(bundle.to_string()).join("listing.age");
                let same = std::fs::read(there).is_ok_and(|there| there == sealed);
                Ok(if same { CopyUnder::Fetched } else { CopyUnder::Claimed })
            }
            None => Ok(CopyUnder::Claimed),
        }
    }

    /// Whether an identity made for this collector opens it, and it is a listing of this bundle signed with
    /// her key.
    fn is_listing_of(&self, sender: &str, bundle: &Id, sealed: &[u8]) -> Result<bool, Fault> {
        let (collector, identities) =
            self.read(|db| Ok::<_, Fault>((partner::collector(db, sender)?, partner::desk_identities(db)?)))?;
        let hers = identities.iter().filter(|(_, of, _)| of == sender);
        for (_, _, identity) in hers {
            let Some(document) = age_key::open(sealed, identity, MOST_LISTING) else { continue };
            let listing = Listing::open(&document);
            return Ok(
                listing.is_ok_and(|listing| listing.bundle == *bundle && Some(listing.key) == collector.key)
            );
        }
        Ok(false)
    }
}

/// A bundle was taken in from the copy with this encrypted listing: wherever it lies, it is hers. What else
/// was claimed for that id is looked at again when it is next seen.
pub(crate) fn taken_from(tx: &Transaction<'_>, bundle: &Id, sealed: &Digest) -> Result<(), Fault> {
    tx.execute(
        "UPDATE brought SET copy = CASE listing WHEN ?2 THEN 'hers' ELSE 'claimed' END WHERE bundle = ?1",
        [bundle.to_string(), sealed.to_string()],
    )?;
    Ok(())
}

/// Where a reply is still to be put: under every handle with a copy that is hers, at a mailbox to which the
/// desk has a pass.
pub(crate) fn still_to_be_put(
    db: &Connection,
    bundle: &Id,
    n: u64,
) -> Result<Vec<(VerifyingKey, Id)>, Fault> {
    let mut statement = db.prepare_cached(
        "SELECT b.receipt_key, b.handle FROM brought b JOIN desk_mailbox m ON m.receipt_key = b.receipt_key
         WHERE b.bundle = ?1 AND b.copy = 'hers' AND NOT EXISTS (
            SELECT 1 FROM reply_there t
            WHERE t.receipt_key = b.receipt_key AND t.handle = b.handle AND t.n = ?2)
         ORDER BY b.position",
    )?;
    let rows = statement.query_map(params![bundle.to_string(), to_sql(n)], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    rows.map(|row| {
        let (key, handle) = row?;
        Ok((key.parse().map_err(|_| bad_row())?, handle.parse().map_err(|_| bad_row())?))
    })
    .collect()
}

/// Notes that something lies under this number of a handle.
pub(crate) fn put_there(
    tx: &Transaction<'_>,
    (receipt_key, handle): (&VerifyingKey, &Id),
    n: u64,
) -> Result<(), Fault> {
    let sql = "INSERT INTO reply_there (receipt_key, handle, n) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
    tx.execute(sql, params![receipt_key.to_string(), handle.to_string(), to_sql(n)])?;
    Ok(())
}

/// An acceptance is put everywhere once more: a mailbox that has it answers so.
pub(crate) fn put_acceptance_again(tx: &Transaction<'_>, bundle: &Id) -> Result<(), Fault> {
    tx.execute(
        "DELETE FROM reply_there WHERE n IN (SELECT n FROM desk_reply WHERE bundle = ?1 AND kind = 'acceptance')
           AND (receipt_key, handle) IN (SELECT receipt_key, handle FROM brought WHERE bundle = ?1)",
        [bundle.to_string()],
    )?;
    Ok(())
}

fn copy_of(db: &Connection, receipt_key: &VerifyingKey, handle: &Id) -> Result<Option<CopyUnder>, Fault> {
    let sql = "SELECT copy FROM brought WHERE receipt_key = ?1 AND handle = ?2";
    let place = [receipt_key.to_string(), handle.to_string()];
    let text: Option<String> = db.prepare_cached(sql)?.query_row(place, |row| row.get(0)).optional()?;
    text.map(|text| CopyUnder::from_row(&text).ok_or_else(bad_row)).transpose()
}

fn now_hers(tx: &Transaction<'_>, bundle: &Id) -> Result<(), Fault> {
    tx.execute("UPDATE desk_reply SET state = 'queued' WHERE bundle = ?1", [bundle.to_string()])?;
    // Her messages are numbered anew there.
    tx.execute("DELETE FROM messages_came WHERE bundle = ?1", [bundle.to_string()])?;
    Ok(())
}
