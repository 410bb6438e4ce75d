//! Writing a message, and what waits for the road.

use age::x25519::Recipient;
use chrono::Duration;
use rusqlite::{OptionalExtension as _, Transaction, params};
use sanad_evidence::invitation::MailboxAddress;
use sanad_evidence::mailbox::{MOST_MESSAGES, MOST_REPLIES};
use sanad_evidence::message::{Message, MessageText};
use sanad_evidence::secret::Token;
use sanad_evidence::sign::{SigningKey, VerifyingKey};
use sanad_evidence::{ClaimedTime, Id};

use super::{Came, MessageError, keep, next, stored};
use crate::custody::from_sql;
use crate::fault::Fault;
use crate::outbox::{self, key_of, only_via};
use crate::{Role, Vault, device, partner, reply};

/// The most messages of one collector about one bundle.
pub(super) const MOST: u64 = MOST_MESSAGES;

/// A collector's message that waits for the road.
#[derive(Debug, Clone)]
pub struct OutgoingMessage {
    /// Its id.
    pub id: Id,
    /// The bundle it is about.
    pub bundle: Id,
    /// Its number among hers about that bundle, from 1.
    pub n: u64,
    /// What goes: encrypted to the partner.
    pub sealed: Vec<u8>,
    /// The token of the bundle; none when it went by a folder.
    pub token: Option<Token>,
    /// Where the bundle went.
    pub mailboxes: Vec<MailboxAddress>,
}

/// Whom a message goes to, and as whom it is signed.
struct Between {
    peer: Id,
    key: SigningKey,
    recipient: Recipient,
    number: u64,
}

impl Vault {
    /// Writes a message about a bundle: to the partner it is for, or to the collector it came from. It
    /// waits for the road, and is erased on both sides after so many days, 1 to 90.
    ///
    /// # Errors
    /// [`MessageError`].
    pub fn write_message(
        &self,
        bundle: &Id,
        text: &str,
        answers: Option<Id>,
        days: u32,
    ) -> Result<Id, MessageError> {
        if !(1..=Message::MOST_DAYS).contains(&days) {
            return Err(MessageError::Days);
        }
        let text = MessageText::new(text)?;
        let at = self.now();
        let expires = at.moment().checked_add_signed(Duration::days(i64::from(days)));
        let expires = expires.and_then(|moment| ClaimedTime::new(moment).ok()).ok_or(MessageError::Days)?;
        let id = device::new_id()?;
        let role = self.role();
        self.write(|tx| {
            let between = match role {
                Role::Collector => to_partner(tx, bundle)?,
                Role::Partner => to_collector(tx, bundle)?,
            };
            let key = between.key.verifying_key();
            let message = Message { id, bundle: *bundle, key, answers, at, expires, text };
            let document = message.sign(&between.key).map_err(|_| Fault::damaged("a message"))?;
            let sealed = outbox::encrypt(document.as_bytes(), &between.recipient, None)?;
            keep(tx, &message, &between.peer, Came::Written, at.unix())?;
            match role {
                Role::Collector => queue(tx, bundle, between.number, &id, &sealed)?,
                Role::Partner => queue_reply(tx, bundle, "message", Some(&id), &sealed).map(|_| ())?,
            }
            Ok::<_, MessageError>(())
        })?;
        Ok(id)
    }

    /// A collector's messages that wait for the road, in order.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn outgoing_messages(&self) -> Result<Vec<OutgoingMessage>, Fault> {
        let bad = || Fault::damaged("a message's row");
        self.read(|db| {
            let mut statement = db.prepare(
                "SELECT m.bundle, m.n, m.id, m.sealed, b.partner, b.via FROM outgoing_message m
                 JOIN bundle b ON b.id = m.bundle
                 WHERE m.state = 'queued' AND b.state <> 'withdrawn' ORDER BY b.position, m.n",
            )?;
            let mut rows = statement.query([])?;
            let mut list = Vec::new();
            while let Some(row) = rows.next()? {
                let (bundle, id, partner): (String, String, String) = (row.get(0)?, row.get(2)?, row.get(4)?);
                let bundle = bundle.parse().map_err(|_| bad())?;
                let partner = partner.parse().map_err(|_| bad())?;
                list.push(OutgoingMessage {
                    id: id.parse().map_err(|_| bad())?,
                    bundle,
                    n: from_sql(row.get(1)?),
                    sealed: row.get(3)?,
                    token: outbox::token_of(db, &bundle)?,
                    mailboxes: only_via(partner::mailboxes(db, &partner)?, key_of(row.get(5)?)?),
                });
            }
            Ok(list)
        })
    }

    /// Says that a collector's message is on the road.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn message_delivered(&self, id: &Id) -> Result<(), Fault> {
        self.write(|tx| {
            tx.execute("UPDATE outgoing_message SET state = 'sent' WHERE id = ?1", [id.to_string()])?;
            mark_sent(tx, id)
        })
    }
}

impl Vault {
    /// The mailbox has something else under this message's number: another copy of this vault, from before a
    /// restore, put it there. The message goes under the next number instead. An empty file takes its old
    /// place, so that there is no gap where the bundle is sent anew.
    ///
    /// Says whether there was a next number, and the message still waited.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn message_number_taken(&self, id: &Id) -> Result<bool, Fault> {
        let bad = || Fault::damaged("a message's row");
        let instead = device::new_id()?;
        self.write(|tx| {
            let sql = "SELECT m.bundle, m.n, b.messages, p.recipient FROM outgoing_message m
                       JOIN bundle b ON b.id = m.bundle JOIN partner p ON p.id = b.partner
                       WHERE m.id = ?1 AND m.state = 'queued'";
            let found = tx.query_row(sql, [id.to_string()], |row| {
                Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?, row.get::<_, String>(3)?))
            });
            let Some((bundle, taken, last, reader)) = found.optional()? else { return Ok(false) };
            let (taken, free): (i64, u64) = (taken, next(last));
            if free > MOST {
                return Ok(false);
            }
            let bundle: Id = bundle.parse().map_err(|_| bad())?;
            let empty = outbox::encrypt(&[], &reader.parse().map_err(|_| bad())?, None)?;
            let sql = "UPDATE outgoing_message SET n = ?2 WHERE id = ?1";
            tx.execute(sql, params![id.to_string(), stored(free)])?;
            queue(tx, &bundle, from_sql(taken), &instead, &empty)?;
            tx.execute("UPDATE outgoing_message SET state = 'sent' WHERE id = ?1", [instead.to_string()])?;
            let sql = "UPDATE bundle SET messages = ?2 WHERE id = ?1";
            tx.execute(sql, params![bundle.to_string(), stored(free)])?;
            Ok(true)
        })
    }

    /// The mailbox has something else under this reply's number, under this handle: as for
    /// [`Vault::message_number_taken`]. The empty file goes wherever else the bundle lies.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn reply_number_taken(
        &self,
        bundle: &Id,
        n: u64,
        receipt_key: &VerifyingKey,
        handle: &Id,
    ) -> Result<bool, Fault> {
        let instead = device::new_id()?;
        self.write(|tx| {
            let sql = "SELECT c.reply, (SELECT max(n) FROM desk_reply WHERE bundle = ?1) FROM desk_reply r
                       JOIN inbox i ON i.bundle = r.bundle JOIN collector c ON c.id = i.collector
                       WHERE r.bundle = ?1 AND r.n = ?2 AND r.state = 'queued' AND c.reply IS NOT NULL";
            let found = tx.query_row(sql, params![bundle.to_string(), stored(n)], |row| {
                Ok((row.get::<_, String>(0)?, row.get(1)?))
            });
            let Some((reader, last)) = found.optional()? else { return Ok(false) };
            let free = next(last);
            if free > MOST_REPLIES {
                return Ok(false);
            }
            let reader = reader.parse().map_err(|_| Fault::damaged("the roster"))?;
            let empty = outbox::encrypt(&[], &reader, None)?;
            let sql = "UPDATE desk_reply SET n = ?3 WHERE bundle = ?1 AND n = ?2";
            tx.execute(sql, params![bundle.to_string(), stored(n), stored(free)])?;
            tx.execute(
                "INSERT INTO desk_reply (bundle, n, kind, id, ciphertext, state)
                 VALUES (?1, ?2, 'message', ?3, ?4, 'queued')",
                params![bundle.to_string(), stored(n), instead.to_string(), empty],
            )?;
            partner::put_there(tx, (receipt_key, handle), n)?;
            reply::settle(tx, bundle, n)?;
            Ok(true)
        })
    }
}

/// Says in the list that a message left.
pub(crate) fn mark_sent(tx: &Transaction<'_>, id: &Id) -> Result<(), Fault> {
    let sql = "UPDATE message SET state = 'sent' WHERE id = ?1 AND from_us = 1";
    tx.execute(sql, [id.to_string()])?;
    Ok(())
}

/// From a collector to the partner of a bundle.
fn to_partner(tx: &Transaction<'_>, bundle: &Id) -> Result<Between, MessageError> {
    let unknown = || MessageError::UnknownBundle { given: bundle.to_string() };
    let row = outbox::bundle_row(tx, bundle)?.filter(|row| row.state != "withdrawn").ok_or_else(unknown)?;
    let sql = "SELECT messages FROM bundle WHERE id = ?1";
    let last: i64 = tx.query_row(sql, [bundle.to_string()], |row| row.get(0)).map_err(Fault::from)?;
    let number = next(last);
    if number > MOST {
        return Err(MessageError::TooMany);
    }
    let partner = partner::by_id(tx, &row.partner.to_string())?;
    let bad = || Fault::damaged("a partner's recipient");
    Ok(Between {
        peer: row.partner,
        key: partner::signing_key(tx, &partner)?,
        // The newest that the partner named: older identities may be burned by the time it arrives.
        recipient: partner.recipient.parse().map_err(|_| bad())?,
        number,
    })
}

/// From a partner's desk to the collector of a bundle.
fn to_collector(tx: &Transaction<'_>, bundle: &Id) -> Result<Between, MessageError> {
    let unknown = || MessageError::UnknownBundle { given: bundle.to_string() };
    let sql = "SELECT collector FROM inbox WHERE bundle = ?1 AND state IN ('taken-in', 'accepted')";
    let collector: Option<String> =
        tx.query_row(sql, [bundle.to_string()], |row| row.get(0)).optional().map_err(Fault::from)?;
    let collector = partner::collector(tx, &collector.ok_or_else(unknown)?)?;
    if collector.state == "revoked" {
        return Err(MessageError::Revoked { name: collector.name });
    }
    let Some(reply) = collector.reply else {
        return Err(MessageError::NotEnrolled { name: collector.name });
    };
    let recipient = reply.as_str().parse().map_err(|_| Fault::damaged("the roster"))?;
    Ok(Between { peer: collector.id, key: partner::desk_key(tx)?, recipient, number: 0 })
}

fn queue(tx: &Transaction<'_>, bundle: &Id, n: u64, id: &Id, sealed: &[u8]) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO outgoing_message (bundle, n, id, sealed, state) VALUES (?1, ?2, ?3, ?4, 'queued')",
        params![bundle.to_string(), stored(n), id.to_string(), sealed],
    )?;
    let sql = "UPDATE bundle SET messages = ?2 WHERE id = ?1";
    tx.execute(sql, params![bundle.to_string(), stored(n)])?;
    Ok(())
}

/// Queues a reply to a bundle under the next number; never reused, never left out. `None` when there are
/// as many as there may be.
pub(crate) fn queue_reply(
    tx: &Transaction<'_>,
    bundle: &Id,
    kind: &'static str,
    id: Option<&Id>,
    sealed: &[u8],
) -> Result<u64, MessageError> {
    let sql = "SELECT coalesce(max(n), 0) FROM desk_reply WHERE bundle = ?1";
    let last: i64 = tx.query_row(sql, [bundle.to_string()], |row| row.get(0)).map_err(Fault::from)?;
    let n = next(last);
    // The last places are for acceptances: words must never keep one out.
    let most = if kind == "acceptance" { MOST_REPLIES } else { MOST_REPLIES.saturating_sub(10) };
    if n > most {
        return Err(MessageError::TooMany);
    }
    tx.execute(
        "INSERT INTO desk_reply (bundle, n, kind, id, ciphertext, state) VALUES (?1, ?2, ?3, ?4, ?5, 'queued')",
        params![
            bundle.to_string(),
            stored(n),
            kind,
            id.map(ToString::to_string).unwrap_or_default(),
            sealed
        ],
    )
    .map_err(Fault::from)?;
    Ok(n)
}

/// An empty file takes the place of a message that has not left: the same reader opens it, and finds nothing.
pub(super) fn take_back(tx: &Transaction<'_>, id: &Id) -> Result<(), Fault> {
    for (waits, replace) in [
        (
            "SELECT p.recipient FROM outgoing_message m JOIN bundle b ON b.id = m.bundle
             JOIN partner p ON p.id = b.partner WHERE m.id = ?1 AND m.state = 'queued'",
            "UPDATE outgoing_message SET sealed = ?2 WHERE id = ?1",
        ),
        (
            "SELECT c.reply FROM desk_reply r JOIN inbox i ON i.bundle = r.bundle
             JOIN collector c ON c.id = i.collector WHERE r.id = ?1 AND r.state = 'queued'",
            "UPDATE desk_reply SET ciphertext = ?2 WHERE id = ?1",
        ),
    ] {
        let reader: Option<String> = tx.query_row(waits, [id.to_string()], |row| row.get(0)).optional()?;
        let Some(reader) = reader else { continue };
        let reader: Recipient = reader.parse().map_err(|_| Fault::damaged("a recipient's row"))?;
        tx.execute(replace, params![id.to_string(), outbox::encrypt(&[], &reader, None)?])?;
    }
    Ok(())
}
