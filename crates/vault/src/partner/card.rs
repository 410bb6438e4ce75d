//! Cards at the desk: issued when mailboxes change, queued as replies, or written to a file for one
//! collector.

use age::x25519::Recipient;
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sanad_evidence::Id;
use sanad_evidence::card::Card;
use sanad_evidence::invitation::PartnerName;

use super::desk::{desk_key, desk_name};
use super::pass::all_addresses;
use super::rows::collector_named;
use super::{CollectorRow, PartnerError, bad_row};
use crate::custody::{from_sql, to_sql};
use crate::fault::Fault;
use crate::vault::{fact, set_fact};
use crate::{Role, Vault, message, outbox};

/// The last card that was issued, signed.
const CARD: &str = "desk-card";
/// Its number.
const NUMBER: &str = "desk-card-number";

impl Vault {
    /// Issues a card that names this desk's mailboxes as they are now, and queues it for every collector
    /// whose bundles were taken in: as a reply to her newest. For the others there is
    /// [`Vault::card_file`], and their next acceptance.
    ///
    /// Returns its number.
    ///
    /// # Errors
    /// [`PartnerError::OtherRole`].
    pub fn issue_card(&self) -> Result<u64, PartnerError> {
        if self.role() != Role::Partner {
            return Err(PartnerError::OtherRole { needed: "partner" });
        }
        self.write(|tx| {
            let number = last_number(tx)?.saturating_add(1);
            let key = desk_key(tx)?;
            let card = Card {
                number,
                name: PartnerName::new(&desk_name(tx)?).map_err(|_| bad_row())?,
                key: key.verifying_key(),
                mailboxes: all_addresses(tx)?,
                at: self.now(),
            };
            set_fact(tx, CARD, &card.sign(&key).map_err(|_| bad_row())?)?;
            set_fact(tx, NUMBER, &number.to_string())?;
            let ids: Vec<String> = {
                let mut statement = tx
                    .prepare("SELECT id FROM collector WHERE state IN ('enrolled', 'confirmed')")
                    .map_err(Fault::from)?;
                let rows = statement.query_map([], |row| row.get(0)).map_err(Fault::from)?;
                rows.collect::<Result<_, _>>().map_err(Fault::from)?
            };
            for id in ids {
                queue_card(tx, &super::collector(tx, &id)?)?;
            }
            Ok(number)
        })
    }

    /// The last card, encrypted to one collector, to be given to her by hand. The first is issued when there
    /// is none yet.
    ///
    /// # Errors
    /// [`PartnerError::NotFound`], [`PartnerError::NotEnrolled`] while her key is not known,
    /// [`PartnerError::Revoked`].
    pub fn card_file(&self, collector: &str) -> Result<Vec<u8>, PartnerError> {
        let row = self.read(|db| collector_named(db, collector))?;
        if row.state == "revoked" {
            return Err(PartnerError::Revoked { name: row.name });
        }
        let Some(reply) = row.reply else { return Err(PartnerError::NotEnrolled { name: row.name }) };
        if self.read(last_number)? == 0 {
            self.issue_card()?;
        }
        let text = self.read(|db| fact(db, CARD))?.ok_or_else(bad_row)?;
        let recipient: Recipient = reply.as_str().parse().map_err(|_| bad_row())?;
        Ok(outbox::encrypt(text.as_bytes(), &recipient, None)?)
    }
}

/// The number of the last card; 0 when none was issued.
pub(super) fn last_number(db: &Connection) -> Result<u64, Fault> {
    fact(db, NUMBER)?.map_or(Ok(0), |text| text.parse().map_err(|_| bad_row()))
}

/// Queues the last card for a collector who was not told of it, as a reply to her newest bundle, if one was
/// taken in.
pub(crate) fn queue_card(tx: &Transaction<'_>, collector: &CollectorRow) -> Result<(), Fault> {
    let number = last_number(tx)?;
    let id = collector.id.to_string();
    let told: i64 = tx.query_row("SELECT card FROM collector WHERE id = ?1", [&id], |row| row.get(0))?;
    let sql = "SELECT bundle FROM inbox WHERE collector = ?1 AND state IN ('taken-in', 'accepted')
               ORDER BY position DESC LIMIT 1";
    let newest: Option<String> = tx.query_row(sql, [&id], |row| row.get(0)).optional()?;
    let (Some(newest), Some(reply)) = (newest, &collector.reply) else { return Ok(()) };
    if from_sql(told) >= number || collector.state == "revoked" {
        return Ok(());
    }
    let newest: Id = newest.parse().map_err(|_| bad_row())?;
    let text = fact(tx, CARD)?.ok_or_else(bad_row)?;
    let recipient: Recipient = reply.as_str().parse().map_err(|_| bad_row())?;
    let sealed = outbox::encrypt(text.as_bytes(), &recipient, None)?;
    // Where a bundle has as many replies as it may, the next one will bring the card.
    if message::queue_reply(tx, &newest, "card", None, &sealed).is_ok() {
        let sql = "UPDATE collector SET card = ?2 WHERE id = ?1";
        tx.execute(sql, params![id, to_sql(number)])?;
    }
    Ok(())
}
