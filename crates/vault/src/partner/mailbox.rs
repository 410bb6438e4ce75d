//! A partner's mailboxes as its collector knows them: from the invitation, then from its cards.

use rusqlite::{Connection, Transaction, params};
use sanad_evidence::Id;
use sanad_evidence::card::Card;
use sanad_evidence::invitation::MailboxAddress;

use super::{PartnerError, PartnerRow, bad_row, find, reply_identity};
use crate::custody::{from_sql, to_sql};
use crate::fault::Fault;
use crate::{Vault, age_key};

/// What came of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CardTaken {
    /// Its mailboxes are the partner's now.
    New,
    /// It is not newer than the last that was taken.
    Older,
}

impl Vault {
    /// Where a partner's mailboxes are, to be tried in this order.
    ///
    /// # Errors
    /// [`PartnerError::NotFound`].
    pub fn partner_mailboxes(&self, name: &str) -> Result<Vec<MailboxAddress>, PartnerError> {
        self.read(|db| {
            let row = find(db, name)?;
            Ok(mailboxes(db, &row.id)?)
        })
    }

    /// Takes a card that came by hand: the partner's mailboxes are those it names from now on. It may be
    /// encrypted to the key made for this partner, or plain.
    ///
    /// Returns its number.
    ///
    /// # Errors
    /// [`PartnerError::NotACard`] when it is no card by this partner; [`PartnerError::CardOlder`] when it
    /// is not newer than the last that was taken.
    pub fn take_card(&self, partner: &str, bytes: &[u8]) -> Result<u64, PartnerError> {
        let (row, identity) = self.read(|db| {
            let row = find(db, partner)?;
            let identity = reply_identity(db, &row)?;
            Ok::<_, PartnerError>((row, identity))
        })?;
        let not_a_card = || PartnerError::NotACard { name: row.name.clone() };
        let card = match age_key::open(bytes, &identity, Card::MOST_BYTES as u64) {
            Some(document) => Card::open_from(&document, &row.key),
            None => Card::open_from(bytes, &row.key),
        };
        let card = card.map_err(|_| not_a_card())?;
        match self.write(|tx| keep_card(tx, &row, &card))? {
            CardTaken::New => Ok(card.number),
            CardTaken::Older => Err(PartnerError::CardOlder { name: row.name }),
        }
    }
}

/// The mailboxes of a partner.
pub(crate) fn mailboxes(db: &Connection, partner: &Id) -> Result<Vec<MailboxAddress>, Fault> {
    let mut statement = db.prepare_cached(
        "SELECT url, pin, receipt_key FROM partner_mailbox WHERE partner = ?1 ORDER BY position",
    )?;
    let rows = statement.query_map([partner.to_string()], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
    })?;
    rows.map(|row| {
        let (url, pin, key) = row?;
        let (pin, key) = (pin.parse().map_err(|_| bad_row())?, key.parse().map_err(|_| bad_row())?);
        MailboxAddress::new(&url, pin, key).map_err(|_| bad_row())
    })
    .collect()
}

/// Replaces the mailboxes of a partner.
pub(super) fn set_mailboxes(
    tx: &Transaction<'_>,
    partner: &Id,
    mailboxes: &[MailboxAddress],
) -> Result<(), Fault> {
    tx.execute("DELETE FROM partner_mailbox WHERE partner = ?1", [partner.to_string()])?;
    for (position, mailbox) in (1_u64..).zip(mailboxes) {
        tx.execute(
            "INSERT INTO partner_mailbox (partner, position, url, pin, receipt_key) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                partner.to_string(),
                to_sql(position),
                mailbox.url(),
                mailbox.pin.to_string(),
                mailbox.receipt_key.to_string()
            ],
        )?;
    }
    Ok(())
}

/// Takes a card whose signature was checked, if its number is greater than that of the last.
pub(crate) fn keep_card(tx: &Transaction<'_>, partner: &PartnerRow, card: &Card) -> Result<CardTaken, Fault> {
    let sql = "SELECT card FROM partner WHERE id = ?1";
    let last: i64 = tx.query_row(sql, [partner.id.to_string()], |row| row.get(0))?;
    if card.number <= from_sql(last) {
        return Ok(CardTaken::Older);
    }
    set_mailboxes(tx, &partner.id, &card.mailboxes)?;
    let sql = "UPDATE partner SET card = ?2 WHERE id = ?1";
    tx.execute(sql, params![partner.id.to_string(), to_sql(card.number)])?;
    Ok(CardTaken::New)
}
