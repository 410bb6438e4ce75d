//! Replies: what a partner answers to a bundle. The desk queues them; the collector's side reads them by
//! what they are, each against the partner's key.

use rusqlite::{Transaction, params};
use sanad_evidence::Id;
use sanad_evidence::acceptance::Acceptance;
use sanad_evidence::card::Card;
use sanad_evidence::invitation::MailboxAddress;
use sanad_evidence::secret::Token;
use sanad_evidence::sign::VerifyingKey;

use crate::custody::{from_sql, to_sql};
use crate::fault::Fault;
use crate::outbox::{self, key_of, only_via};
use crate::partner::{self, CardTaken};
use crate::{MessageError, RecordAcceptanceError, Vault, age_key, message};

/// A bundle to which replies may come at a mailbox.
#[derive(Debug, Clone)]
pub struct Awaiting {
    /// The bundle.
    pub bundle: Id,
    /// The collector's name for the partner.
    pub partner_name: String,
    /// Where the bundle went.
    pub mailboxes: Vec<MailboxAddress>,
    /// What says there which one.
    pub token: Token,
    /// The number of the next reply to ask for.
    pub next: u64,
}

/// What a reply was.
#[derive(Debug)]
pub enum Reply {
    /// The partner accepted the bundle.
    Acceptance(Box<Acceptance>),
    /// It wrote a message: its id.
    Message(Id),
    /// Its mailboxes are others now: the card's number.
    Card(u64),
    /// Nothing new: it was here already, has expired, or was taken back.
    Nothing,
}

/// Why a reply was not taken. Nothing changed by it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RecordReplyError {
    /// The bundle is not known here.
    #[error("there is no bundle {bundle} here")]
    UnknownBundle {
        /// Its id.
        bundle: Id,
    },
    /// It is not encrypted to the key made for this partner, is damaged, or is of no kind that is known.
    #[error("the reply cannot be opened")]
    Unreadable,
    /// It is a card, but not by this partner.
    #[error("the reply is not by {partner}")]
    NotByPartner {
        /// The partner's name here.
        partner: String,
    },
    /// It is an acceptance that does not hold.
    #[error(transparent)]
    Acceptance(#[from] RecordAcceptanceError),
    /// It is a message that is not taken.
    #[error(transparent)]
    Message(#[from] MessageError),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl RecordReplyError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownBundle { .. } => "bundle-not-found",
            Self::Unreadable => "reply-unreadable",
            Self::NotByPartner { .. } => "reply-not-by-partner",
            Self::Acceptance(error) => error.code(),
            Self::Message(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }

    /// Whether it was the vault that failed, not the reply.
    const fn is_ours(&self) -> bool {
        matches!(
            self,
            Self::Fault(_)
                | Self::Acceptance(RecordAcceptanceError::Fault(_))
                | Self::Message(MessageError::Fault(_))
        )
    }
}

/// A reply that waits for the road.
#[derive(Debug, Clone)]
pub struct OutgoingReply {
    /// The bundle it answers.
    pub bundle: Id,
    /// Its number among the replies to that bundle, from 1.
    pub n: u64,
    /// What goes: encrypted to the collector.
    pub sealed: Vec<u8>,
    /// Whether it is the acceptance.
    pub acceptance: bool,
    /// Where it is still to be put: each mailbox that has a copy of the bundle which is the collector's own,
    /// by the key of its receipts, and the handle there. None when it came by a folder, or the desk has
    /// no pass to such a mailbox any more.
    pub via: Vec<(VerifyingKey, Id)>,
}

impl Vault {
    /// The bundles to which replies may come at a mailbox: those that are not accepted first, then the
    /// newest.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn awaiting_replies(&self) -> Result<Vec<Awaiting>, Fault> {
        let bad = || Fault::damaged("a bundle's row");
        self.read(|db| {
            let mut statement = db.prepare(
                "SELECT b.id, b.partner, p.name, b.via, b.next_reply FROM bundle b JOIN partner p ON p.id = b.partner
                 WHERE b.token IS NOT NULL
                    AND (b.state IN ('delivered', 'accepted') OR b.state = 'queued' AND b.receipt IS NOT NULL)
                 ORDER BY b.state = 'accepted', b.position DESC",
            )?;
            let mut rows = statement.query([])?;
            let mut list = Vec::new();
            while let Some(row) = rows.next()? {
                let (bundle, partner): (String, String) = (row.get(0)?, row.get(1)?);
                let bundle = bundle.parse().map_err(|_| bad())?;
                let partner = partner.parse().map_err(|_| bad())?;
                list.push(Awaiting {
                    bundle,
                    partner_name: row.get(2)?,
                    mailboxes: only_via(partner::mailboxes(db, &partner)?, key_of(row.get(3)?)?),
                    token: outbox::token_of(db, &bundle)?.ok_or_else(bad)?,
                    next: from_sql(row.get(4)?),
                });
            }
            Ok(list)
        })
    }

    /// Takes the reply that a mailbox has under this number, and counts it as read, also when it cannot be
    /// read: otherwise one bad file would hold back all that come after it.
    ///
    /// # Errors
    /// [`RecordReplyError`]; after [`RecordReplyError::Fault`] it is not counted: bring it again.
    pub fn record_reply(&self, bundle: &Id, n: u64, sealed: &[u8]) -> Result<Reply, RecordReplyError> {
        let taken = self.take_reply(bundle, sealed);
        if !taken.as_ref().is_err_and(RecordReplyError::is_ours) {
            self.write(|tx| {
                let sql = "UPDATE bundle SET next_reply = max(next_reply, ?2) WHERE id = ?1";
                tx.execute(sql, params![bundle.to_string(), to_sql(n.saturating_add(1))])?;
                Ok::<_, Fault>(())
            })?;
        }
        taken
    }

    /// Takes a reply that a folder brought. The same again changes nothing.
    ///
    /// # Errors
    /// [`RecordReplyError`].
    pub fn take_reply(&self, bundle: &Id, sealed: &[u8]) -> Result<Reply, RecordReplyError> {
        let (partner, identity) = self.read(|db| {
            let row =
                outbox::bundle_row(db, bundle)?.ok_or(RecordReplyError::UnknownBundle { bundle: *bundle })?;
            let partner = partner::by_id(db, &row.partner.to_string())?;
            let identity = partner::reply_identity(db, &partner)?;
            Ok::<_, RecordReplyError>((partner, identity))
        })?;
        let document = age_key::open(sealed, &identity, Acceptance::MOST_BYTES as u64)
            .ok_or(RecordReplyError::Unreadable)?;
        let kind = |name: &[u8]| document.starts_with(name);
        if document.is_empty() {
            Ok(Reply::Nothing)
        } else if kind(b"sanad acceptance ") {
            let acceptance = self.believe_reply(bundle, &document)?;
            Ok(Reply::Acceptance(Box::new(acceptance)))
        } else if kind(b"sanad message ") {
            let taken = message::take_from_partner(self, &document, &partner, bundle)?;
            Ok(taken.map_or(Reply::Nothing, Reply::Message))
        } else if kind(b"sanad card ") {
            let not_by = |_| RecordReplyError::NotByPartner { partner: partner.name.clone() };
            let card = Card::open_from(&document, &partner.key).map_err(not_by)?;
            Ok(match self.write(|tx| partner::keep_card(tx, &partner, &card))? {
                CardTaken::New => Reply::Card(card.number),
                CardTaken::Older => Reply::Nothing,
            })
        } else {
            Err(RecordReplyError::Unreadable)
        }
    }

    /// The replies that wait for the road, in order.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn outgoing_replies(&self) -> Result<Vec<OutgoingReply>, Fault> {
        let bad = || Fault::damaged("a reply's row");
        self.read(|db| {
            let mut statement = db.prepare(
                "SELECT bundle, n, ciphertext, kind = 'acceptance' FROM desk_reply WHERE state = 'queued'
                 ORDER BY bundle, n",
            )?;
            let mut rows = statement.query([])?;
            let mut list = Vec::new();
            while let Some(row) = rows.next()? {
                let bundle: String = row.get(0)?;
                let bundle = bundle.parse().map_err(|_| bad())?;
                let n = from_sql(row.get(1)?);
                list.push(OutgoingReply {
                    bundle,
                    n,
                    sealed: row.get(2)?,
                    acceptance: row.get(3)?,
                    via: partner::still_to_be_put(db, &bundle, n)?,
                });
            }
            Ok(list)
        })
    }

    /// Says that a reply is on the road, in a folder.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn reply_delivered(&self, bundle: &Id, n: u64) -> Result<(), Fault> {
        self.write(|tx| {
            let key = params![bundle.to_string(), to_sql(n)];
            tx.execute("UPDATE desk_reply SET state = 'delivered' WHERE bundle = ?1 AND n = ?2", key)?;
            left(tx, bundle, n)
        })
    }

    /// Says that a reply lies under a handle of a mailbox. It waits no more once it lies under every
    /// handle that is the collector's.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn reply_put(
        &self,
        bundle: &Id,
        n: u64,
        receipt_key: &VerifyingKey,
        handle: &Id,
    ) -> Result<(), Fault> {
        self.write(|tx| {
            partner::put_there(tx, (receipt_key, handle), n)?;
            settle(tx, bundle, n)?;
            left(tx, bundle, n)
        })
    }
}

/// A reply that lies wherever it is to lie waits no more.
pub(crate) fn settle(tx: &Transaction<'_>, bundle: &Id, n: u64) -> Result<(), Fault> {
    if partner::still_to_be_put(tx, bundle, n)?.is_empty() {
        let key = params![bundle.to_string(), to_sql(n)];
        tx.execute("UPDATE desk_reply SET state = 'delivered' WHERE bundle = ?1 AND n = ?2", key)?;
    }
    Ok(())
}

/// Says in the list of messages that one left, when the reply is one.
fn left(tx: &Transaction<'_>, bundle: &Id, n: u64) -> Result<(), Fault> {
    let sql = "SELECT id FROM desk_reply WHERE bundle = ?1 AND n = ?2 AND kind = 'message'";
    let ids: Vec<String> = {
        let mut statement = tx.prepare(sql)?;
        let rows = statement.query_map(params![bundle.to_string(), to_sql(n)], |row| row.get(0))?;
        rows.collect::<Result<_, _>>()?
    };
    let bad = || Fault::damaged("a reply's row");
    ids.iter().try_for_each(|id| message::mark_sent(tx, &id.parse().map_err(|_| bad())?))
}
