//! Taking a message that came: opened with the right key, signed by the right one, about the right bundle.

use rusqlite::{OptionalExtension as _, params};
use sanad_evidence::Id;
use sanad_evidence::message::Message;
use sanad_evidence::sign::VerifyingKey;

use super::write::MOST;
use super::{Came, MessageError, keep, stored};
use crate::custody::from_sql;
use crate::fault::Fault;
use crate::partner::{CollectorRow, PartnerRow};
use crate::{Vault, age_key, partner};

/// Reads an opened message that must be by `writer` and about `bundle`. `None` for an empty one.
fn read(document: &[u8], writer: &VerifyingKey, bundle: &Id) -> Result<Option<Message>, MessageError> {
    if document.is_empty() {
        return Ok(None);
    }
    let message = Message::open_from(document, writer).map_err(|_| MessageError::NotByWriter)?;
    if message.bundle == *bundle { Ok(Some(message)) } else { Err(MessageError::OtherBundle) }
}

/// Takes an opened message by a partner.
pub(crate) fn take_from_partner(
    vault: &Vault,
    document: &[u8],
    partner: &PartnerRow,
    bundle: &Id,
) -> Result<Option<Id>, MessageError> {
    let Some(message) = read(document, &partner.key, bundle)? else { return Ok(None) };
    let now = vault.now().unix();
    let new = vault.write(|tx| keep(tx, &message, &partner.id, Came::Received, now))?;
    Ok(new.then_some(message.id))
}

impl Vault {
    /// How many of a collector's messages about a bundle a mailbox brought: the next to ask for is one
    /// more.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn messages_known(&self, bundle: &Id) -> Result<u64, Fault> {
        self.read(|db| {
            let sql = "SELECT count FROM messages_came WHERE bundle = ?1";
            let count: Option<i64> = db.query_row(sql, [bundle.to_string()], |row| row.get(0)).optional()?;
            Ok(count.map_or(0, from_sql))
        })
    }

    /// Takes a collector's message that a mailbox brought under this number, and counts it, also when it
    /// cannot be read: otherwise one bad file would hold back all that come after it.
    ///
    /// Returns the message's id; `None` for one that was taken back, has expired or was here already.
    ///
    /// # Errors
    /// [`MessageError`]. After [`MessageError::TooEarly`] and [`MessageError::Fault`] it is not counted:
    /// bring it again.
    pub fn record_message(&self, bundle: &Id, n: u64, sealed: &[u8]) -> Result<Option<Id>, MessageError> {
        if !(1..=MOST).contains(&n) {
            return Err(MessageError::TooMany);
        }
        let taken = self.take_message(bundle, sealed);
        if !matches!(taken, Err(MessageError::TooEarly | MessageError::Fault(_))) {
            self.write(|tx| {
                tx.execute(
                    "INSERT INTO messages_came (bundle, count) VALUES (?1, ?2)
                     ON CONFLICT (bundle) DO UPDATE SET count = max(count, excluded.count)",
                    params![bundle.to_string(), stored(n)],
                )?;
                Ok::<_, Fault>(())
            })?;
        }
        taken
    }

    /// Takes a collector's message that a folder brought. The same again changes nothing.
    ///
    /// # Errors
    /// [`MessageError`].
    pub fn take_message(&self, bundle: &Id, sealed: &[u8]) -> Result<Option<Id>, MessageError> {
        let (collector, document) = self.open_message(bundle, sealed)?;
        if collector.state == "revoked" {
            return Err(MessageError::Revoked { name: collector.name });
        }
        let key = collector.key.ok_or(MessageError::TooEarly)?;
        let Some(message) = read(&document, &key, bundle)? else { return Ok(None) };
        let now = self.now().unix();
        let new = self.write(|tx| keep(tx, &message, &collector.id, Came::Received, now))?;
        Ok(new.then_some(message.id))
    }

    /// Opens a message with the identities made for the collector whose bundle it is about. While nothing is
    /// known of the bundle, whoever's identity opens it is taken for its writer; the signature then decides.
    fn open_message(
        &self,
        bundle: &Id,
        sealed: &[u8],
    ) -> Result<(CollectorRow, zeroize::Zeroizing<Vec<u8>>), MessageError> {
        let (sender, identities) = self.read(|db| {
            let sql = "SELECT collector FROM inbox WHERE bundle = ?1 AND state IN ('taken-in', 'accepted')";
            let sender: Option<Option<String>> =
                db.query_row(sql, [bundle.to_string()], |row| row.get(0)).optional()?;
            Ok::<_, Fault>((sender.flatten(), partner::desk_identities(db)?))
        })?;
        for (_, collector, identity) in identities {
            let Some(document) = age_key::open(sealed, &identity, Message::MOST_BYTES as u64) else {
                continue;
            };
            if sender.as_ref().is_some_and(|sender| *sender != collector) {
                return Err(MessageError::NotByWriter);
            }
            return Ok((self.read(|db| partner::collector(db, &collector))?, document));
        }
        Err(MessageError::Unreadable)
    }
}
