//! Messages: a few words about a bundle, both ways, signed, encrypted, and erased when they expire.
//!
//! They are no evidence: no record and no entry speaks of them.

mod take;
mod write;

use rusqlite::{Connection, Transaction, params};
use sanad_evidence::Id;
use sanad_evidence::message::{Message, MessageTextError};
use serde::Serialize;

use crate::custody::{from_sql, to_sql};
use crate::fault::Fault;
use crate::{Role, Vault, store};

pub(crate) use take::take_from_partner;
pub use write::OutgoingMessage;
pub(crate) use write::{mark_sent, queue_reply};

/// Why a message was not written, taken or found.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MessageError {
    /// The bundle is not known here, or was withdrawn.
    #[error("there is no bundle {given} here")]
    UnknownBundle {
        /// Its id.
        given: String,
    },
    /// Nothing, or more than a message holds.
    #[error(transparent)]
    Text(#[from] MessageTextError),
    /// A message lasts from 1 to 90 days.
    #[error("a message lasts from 1 to {} days", Message::MOST_DAYS)]
    Days,
    /// As many messages about this bundle as there may be.
    #[error("there are {} messages about this bundle already", write::MOST)]
    TooMany,
    /// The collector's keys are not known yet.
    #[error("{name} has not sent anything yet")]
    NotEnrolled {
        /// The partner's name for her.
        name: String,
    },
    /// The collector was revoked.
    #[error("the collector {name} was revoked")]
    Revoked {
        /// The partner's name for her.
        name: String,
    },
    /// A message about a bundle of which nothing is known yet: it can be read once the bundle was taken in.
    #[error("the bundle of this message was not taken in yet")]
    TooEarly,
    /// None of the keys here opens it, or it is no message.
    #[error("the message cannot be opened")]
    Unreadable,
    /// It is not signed with the key of whoever it must be from.
    #[error("the message is not from whom it must be")]
    NotByWriter,
    /// It is about another bundle than the one it came with.
    #[error("the message is about another bundle")]
    OtherBundle,
    /// No message of that id.
    #[error("there is no message {given}")]
    NotFound {
        /// What was given.
        given: String,
    },
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl MessageError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownBundle { .. } => "bundle-not-found",
            Self::Text(_) => "message-text",
            Self::Days => "message-days",
            Self::TooMany => "message-too-many",
            Self::NotEnrolled { .. } => "not-enrolled",
            Self::Revoked { .. } => "collector-revoked",
            Self::TooEarly => "message-too-early",
            Self::Unreadable => "message-unreadable",
            Self::NotByWriter => "message-not-by-writer",
            Self::OtherBundle => "message-other-bundle",
            Self::NotFound { .. } => "message-not-found",
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// A message, as a list shows it.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct MessageLine {
    /// Its id.
    pub id: Id,
    /// The bundle it is about.
    pub bundle: Id,
    /// The name here of whom it is with.
    pub with: String,
    /// Whether it was written here.
    pub from_us: bool,
    /// What it says.
    pub text: String,
    /// The message it answers.
    pub answers: Option<Id>,
    /// When it was written, by its writer's clock.
    pub at: String,
    /// From when on it is erased.
    pub expires: String,
    /// `queued`, `sent` or `received`.
    pub state: String,
    /// Whether it was read here.
    pub read: bool,
}

impl std::fmt::Debug for MessageLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MessageLine")
            .field("id", &self.id)
            .field("bundle", &self.bundle)
            .finish_non_exhaustive()
    }
}

impl Vault {
    /// Every message that has not expired, the oldest first.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn messages(&self) -> Result<Vec<MessageLine>, Fault> {
        self.expire_messages()?;
        let bad = || Fault::damaged("a message's row");
        // A fixed choice of two names, no text from outside.
        let peers = match self.role() {
            Role::Collector => "partner",
            Role::Partner => "collector",
        };
        let sql = format!(
            "SELECT m.id, m.bundle, p.name, m.from_us, m.text, m.answers, m.at, m.expires, m.state, m.read
             FROM message m JOIN {peers} p ON p.id = m.peer ORDER BY m.position"
        );
        self.read(|db| {
            let mut statement = db.prepare(&sql)?;
            let mut rows = statement.query([])?;
            let mut list = Vec::new();
            while let Some(row) = rows.next()? {
                let (id, bundle): (String, String) = (row.get(0)?, row.get(1)?);
                let answers: Option<String> = row.get(5)?;
                list.push(MessageLine {
                    id: id.parse().map_err(|_| bad())?,
                    bundle: bundle.parse().map_err(|_| bad())?,
                    with: row.get(2)?,
                    from_us: row.get(3)?,
                    text: row.get(4)?,
                    answers: answers.map(|id| id.parse().map_err(|_| bad())).transpose()?,
                    at: row.get(6)?,
                    expires: row.get(7)?,
                    state: row.get(8)?,
                    read: row.get(9)?,
                });
            }
            Ok(list)
        })
    }

    /// The message whose id begins with `given`.
    ///
    /// # Errors
    /// [`MessageError::NotFound`].
    pub fn find_message(&self, given: &str) -> Result<Id, MessageError> {
        let mut found = self.messages()?.into_iter().filter(|one| one.id.to_string().starts_with(given));
        match (given.len() >= 4, found.next(), found.next()) {
            (true, Some(one), None) => Ok(one.id),
            _ => Err(MessageError::NotFound { given: given.to_owned() }),
        }
    }

    /// Says that a message was read here.
    ///
    /// # Errors
    /// [`MessageError::NotFound`].
    pub fn message_read(&self, id: &Id) -> Result<(), MessageError> {
        let changed = self.write(|tx| {
            let sql = "UPDATE message SET read = 1 WHERE id = ?1";
            Ok::<_, Fault>(tx.execute(sql, [id.to_string()])?)
        })?;
        if changed == 0 { Err(MessageError::NotFound { given: id.to_string() }) } else { Ok(()) }
    }

    /// Erases a message here. One that has not left goes no more: an empty file goes in its place, since
    /// what comes after it is numbered. One that has left stays with whoever has it until it expires.
    ///
    /// # Errors
    /// [`MessageError::NotFound`].
    pub fn discard_message(&self, id: &Id) -> Result<(), MessageError> {
        let known = self.write(|tx| {
            let gone =
                tx.execute("DELETE FROM message WHERE id = ?1", [id.to_string()]).map_err(Fault::from)?;
            write::take_back(tx, id)?;
            Ok::<_, Fault>(gone)
        })?;
        self.with_writer(store::checkpoint_truncate)?;
        if known == 0 { Err(MessageError::NotFound { given: id.to_string() }) } else { Ok(()) }
    }

    /// Erases what has expired.
    pub(crate) fn expire_messages(&self) -> Result<(), Fault> {
        let now = self.now().unix();
        let due = |db: &Connection| {
            let sql = "SELECT 1 FROM message WHERE expires_at <= ?1";
            Ok::<_, Fault>(db.prepare_cached(sql)?.exists([now])?)
        };
        if !self.read(due)? {
            return Ok(());
        }
        self.write(|tx| Ok::<_, Fault>(tx.execute("DELETE FROM message WHERE expires_at <= ?1", [now])?))?;
        self.with_writer(store::checkpoint_truncate)
    }
}

/// How a message came to be here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Came {
    /// Written here.
    Written,
    /// From the other side.
    Received,
}

/// Keeps a message until it expires, and no longer than 90 days from now, whatever its writer's clock said.
/// One that is here already stays as it is; one that has expired is not kept. Says whether it is new.
fn keep(tx: &Transaction<'_>, message: &Message, peer: &Id, came: Came, now: i64) -> Result<bool, Fault> {
    let longest = now.saturating_add(i64::from(Message::MOST_DAYS).saturating_mul(86_400));
    let expires_at = message.expires.unix().min(longest);
    if expires_at <= now {
        return Ok(false);
    }
    let state = if came == Came::Written { "queued" } else { "received" };
    let changed = tx.execute(
        "INSERT INTO message (id, bundle, peer, from_us, answers, at, expires, expires_at, text, state, read, position)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?4, (SELECT coalesce(max(position), 0) + 1 FROM message))
         ON CONFLICT (id) DO NOTHING",
        params![
            message.id.to_string(),
            message.bundle.to_string(),
            peer.to_string(),
            came == Came::Written,
            message.answers.map(|id| id.to_string()),
            message.at.to_string(),
            message.expires.to_string(),
            expires_at,
            message.text.as_str(),
            state
        ],
    )?;
    Ok(changed > 0)
}

/// A number from 1, one more than the last.
fn next(last: i64) -> u64 {
    from_sql(last).saturating_add(1)
}

/// A number as the store keeps it.
fn stored(number: u64) -> i64 {
    to_sql(number)
}
