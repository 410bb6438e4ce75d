//! A bundle's way over a network: the token that is bound to it, the mailbox it goes to, and what is known
//! of it there. Everything is durable here before the first byte leaves.

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sanad_evidence::Id;
use sanad_evidence::invitation::MailboxAddress;
use sanad_evidence::secret::Token;
use sanad_evidence::sign::VerifyingKey;

use super::{OutboxError, bundle_row, token};
use crate::fault::Fault;
use crate::{Vault, partner, store};

/// A bundle as the courier carries it to a mailbox.
#[derive(Debug, Clone)]
pub struct Carriage {
    /// The bundle.
    pub bundle: Id,
    /// The partner, by the id of its invitation.
    pub partner: Id,
    /// The collector's name for it.
    pub partner_name: String,
    /// The partner's mailboxes; those that the bundle is on its way to first.
    pub mailboxes: Vec<MailboxAddress>,
    /// The token bound to it, if one is.
    pub token: Option<Token>,
    /// The mailbox it is on its way to, by the key of its receipts.
    pub via: Option<VerifyingKey>,
    /// Closing was begun and not answered: it may be delivered already.
    pub closing: bool,
    /// It, or an earlier one for the same partner that still waits, is paused.
    pub paused: bool,
}

/// A bundle of which a mailbox still holds parts, though it goes there no more.
#[derive(Debug, Clone)]
pub struct Withdrawal {
    /// The bundle.
    pub bundle: Id,
    /// What says there which one.
    pub token: Token,
    /// The mailbox that holds them, by the key of its receipts; `None` when the token opened nothing anywhere.
    pub via: Option<VerifyingKey>,
    /// Where that mailbox is: empty when the partner has left it. No other may be asked: it would see the
    /// token, and its "unknown" would burn it.
    pub mailboxes: Vec<MailboxAddress>,
}

/// Only the mailboxes with this key: none of them when none has it, or no key is known.
pub(crate) fn only_via(mut mailboxes: Vec<MailboxAddress>, via: Option<VerifyingKey>) -> Vec<MailboxAddress> {
    mailboxes.retain(|mailbox| Some(mailbox.receipt_key) == via);
    mailboxes
}

pub(crate) fn key_of(text: Option<String>) -> Result<Option<VerifyingKey>, Fault> {
    text.map(|text| text.parse().map_err(|_| Fault::damaged("a bundle's row"))).transpose()
}

/// The token that is bound to a bundle.
pub(crate) fn token_of(db: &Connection, bundle: &Id) -> Result<Option<Token>, Fault> {
    token::key_of(db, bundle)?.map(|key_id| token::get(db, key_id)).transpose()
}

/// What the row of a queued bundle says of its way.
struct OnRoad {
    partner: Id,
    road: String,
    via: Option<String>,
    token: Option<i64>,
    closing: bool,
    held: bool,
}

/// The row of a bundle that waits for the road.
fn queued(tx: &Transaction<'_>, bundle: &Id) -> Result<OnRoad, OutboxError> {
    let row = bundle_row(tx, bundle)?.ok_or_else(|| OutboxError::NotFound { given: bundle.to_string() })?;
    match row.state.as_str() {
        "queued" => {}
        "delivered" => return Err(OutboxError::Delivered),
        _ => return Err(OutboxError::Answered),
    }
    let on_road = tx
        .query_row(
            "SELECT road, via, token, closing, receipt IS NOT NULL FROM bundle WHERE id = ?1",
            [bundle.to_string()],
            |found| {
                Ok(OnRoad {
                    partner: row.partner,
                    road: found.get(0)?,
                    via: found.get(1)?,
                    token: found.get(2)?,
                    closing: found.get(3)?,
                    held: found.get(4)?,
                })
            },
        )
        .map_err(Fault::from)?;
    Ok(on_road)
}

/// Forgets every part that a road answered for, and the listing that named them: another road has them not.
fn forget_answered(tx: &Transaction<'_>, bundle: &Id) -> Result<(), Fault> {
    for sql in [
        "DELETE FROM part WHERE bundle = ?1 AND state = 'delivered'",
        "UPDATE bundle SET listing = NULL WHERE id = ?1",
    ] {
        tx.execute(sql, [bundle.to_string()])?;
    }
    Ok(())
}

impl Vault {
    /// How a bundle stands on its way over a network.
    ///
    /// # Errors
    /// [`OutboxError::NotFound`].
    pub fn carriage(&self, bundle: &Id) -> Result<Carriage, OutboxError> {
        self.read(|db| {
            let row =
                bundle_row(db, bundle)?.ok_or_else(|| OutboxError::NotFound { given: bundle.to_string() })?;
            let (via, key_id, closing, paused): (Option<String>, Option<i64>, bool, bool) = db
                .query_row(
                    // Later bundles count on the earlier ones: they wait with them.
                    "SELECT via, token, closing, EXISTS (
                         SELECT 1 FROM bundle e WHERE e.partner = b.partner AND e.position <= b.position
                            AND e.paused = 1 AND e.state = 'queued')
                     FROM bundle b WHERE id = ?1",
                    [bundle.to_string()],
                    |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
                )
                .map_err(Fault::from)?;
            let via = key_of(via)?;
            let mut mailboxes = partner::mailboxes(db, &row.partner)?;
            mailboxes.sort_by_key(|mailbox| Some(mailbox.receipt_key) != via);
            let token = key_id.map(|key_id| token::get(db, key_id)).transpose()?;
            let partner_name = partner::by_id(db, &row.partner.to_string())?.name;
            Ok(Carriage {
                bundle: *bundle,
                partner: row.partner,
                partner_name,
                mailboxes,
                token,
                via,
                closing,
                paused,
            })
        })
    }

    /// Sets a bundle on its way to the mailbox with this key of receipts, and binds a token to it, durably.
    /// Called again for the same mailbox, it gives the same token. Parts that another road answered for
    /// count no more: they are sealed anew.
    ///
    /// # Errors
    /// [`OutboxError::NoToken`]; [`OutboxError::Closing`] when it is being closed at another mailbox;
    /// [`OutboxError::Delivered`], [`OutboxError::Answered`], [`OutboxError::NotFound`].
    pub fn begin_carriage(&self, bundle: &Id, receipt_key: &VerifyingKey) -> Result<Token, OutboxError> {
        let via = receipt_key.to_string();
        let now = self.now().unix();
        let (token, burned) = self.write(|tx| {
            let at = queued(tx, bundle)?;
            let same = at.road == "mailbox" && at.via.as_ref() == Some(&via) && !at.held;
            if let (Some(key_id), true) = (at.token, same) {
                return Ok((token::get(tx, key_id)?, false));
            }
            if at.closing {
                return Err(OutboxError::Closing);
            }
            // Let go of where it opened nothing: it is as good as new for this bundle.
            let unspent = at.token.filter(|_| at.via.is_none() && !at.held);
            match at.token {
                Some(_) if unspent.is_some() => {}
                // It was delivered with this one before, and is sent again: there is nothing to withdraw.
                Some(key_id) if at.held => token::burn(tx, key_id)?,
                Some(_) => token::withdraw_there(tx, bundle, now)?,
                None => {}
            }
            forget_answered(tx, bundle)?;
            let key_id = match unspent {
                Some(key_id) => key_id,
                None => token::bind(tx, &at.partner, bundle)?.ok_or(OutboxError::NoToken)?,
            };
            token::begin_anew(tx, bundle)?;
            tx.execute(
                "UPDATE bundle SET road = 'mailbox', via = ?2, receipt = NULL, held_since = NULL WHERE id = ?1",
                params![bundle.to_string(), via],
            )
            .map_err(Fault::from)?;
            Ok::<_, OutboxError>((token::get(tx, key_id)?, at.held))
        })?;
        if burned {
            self.with_writer(store::checkpoint_truncate)?;
        }
        Ok(token)
    }

    /// The mailbox has refused to open the bundle: it may go to another one. Its token stays bound to it, since
    /// it opened nothing. Says whether it was let go: not when that mailbox has answered for parts of it, or
    /// its closing was begun.
    ///
    /// # Errors
    /// As for [`Vault::begin_carriage`].
    pub fn let_go(&self, bundle: &Id) -> Result<bool, OutboxError> {
        self.write(|tx| {
            let at = queued(tx, bundle)?;
            if at.road != "mailbox" || at.closing || at.held || at.token.is_none() {
                return Ok(false);
            }
            let sql = "UPDATE bundle SET via = NULL WHERE id = ?1 AND NOT EXISTS (
                           SELECT 1 FROM part WHERE bundle = ?1 AND state = 'delivered')";
            Ok(tx.execute(sql, [bundle.to_string()]).map_err(Fault::from)? > 0)
        })
    }

    /// The mailbox has not what it should have, or the token was spent on something else: every part is
    /// forgotten and sealed anew, the token is burned. [`Vault::begin_carriage`] then binds another.
    ///
    /// A bundle whose closing was begun and never answered with "no" ([`Vault::not_closed`]) is still
    /// never withdrawn: the partner may have had it before the mailbox lost it.
    ///
    /// # Errors
    /// As for [`Vault::begin_carriage`].
    pub fn restart_carriage(&self, bundle: &Id) -> Result<(), OutboxError> {
        self.write(|tx| {
            let at = queued(tx, bundle)?;
            if let Some(key_id) = at.token {
                token::burn(tx, key_id)?;
            }
            for sql in [
                "DELETE FROM part WHERE bundle = ?1",
                "UPDATE bundle SET listing = NULL, via = NULL, closing = 0 WHERE id = ?1",
            ] {
                tx.execute(sql, [bundle.to_string()]).map_err(Fault::from)?;
            }
            Ok::<_, OutboxError>(())
        })?;
        Ok(self.with_writer(store::checkpoint_truncate)?)
    }

    /// Sets a bundle on its way by a folder. Parts that a mailbox answered for count no more, and that
    /// mailbox is to be told to give them up; but one at which it is being closed is asked later.
    ///
    /// # Errors
    /// [`OutboxError::Delivered`], [`OutboxError::Answered`], [`OutboxError::NotFound`].
    pub fn begin_folder(&self, bundle: &Id) -> Result<(), OutboxError> {
        let now = self.now().unix();
        self.write(|tx| {
            let at = queued(tx, bundle)?;
            if at.road == "mailbox" {
                forget_answered(tx, bundle)?;
                if !at.closing && !at.held {
                    token::withdraw_there(tx, bundle, now)?;
                }
            }
            tx.execute("UPDATE bundle SET road = 'folder' WHERE id = ?1", [bundle.to_string()])
                .map_err(Fault::from)?;
            Ok(())
        })
    }

    /// Says that the mailbox is about to be asked to close the bundle. From here on it may be delivered,
    /// and is not withdrawn until the mailbox has answered.
    ///
    /// # Errors
    /// As for [`Vault::begin_carriage`]; [`OutboxError::NoToken`] when none is bound.
    pub fn begin_closing(&self, bundle: &Id) -> Result<(), OutboxError> {
        self.write(|tx| {
            let at = queued(tx, bundle)?;
            if at.token.is_none() {
                return Err(OutboxError::NoToken);
            }
            let sql = "UPDATE bundle SET closing = 1, doubt = coalesce(doubt, 'closing') WHERE id = ?1";
            tx.execute(sql, [bundle.to_string()]).map_err(Fault::from)?;
            Ok(())
        })
    }

    /// Says that the mailbox was asked, and has not closed the bundle. What may not leave any more is
    /// withdrawn now.
    ///
    /// # Errors
    /// [`OutboxError::MayNotLeave`] when it was withdrawn; otherwise as for [`Vault::begin_carriage`].
    pub fn not_closed(&self, bundle: &Id) -> Result<(), OutboxError> {
        self.write(|tx| {
            queued(tx, bundle)?;
            let sql = "UPDATE bundle SET closing = 0, doubt = nullif(doubt, 'closing') WHERE id = ?1";
            tx.execute(sql, [bundle.to_string()]).map_err(Fault::from)?;
            Ok::<_, OutboxError>(())
        })?;
        self.ask_again(bundle)
    }

    /// Holds a bundle back, and with it the later ones for the same partner; or lets it go on.
    ///
    /// # Errors
    /// As for [`Vault::begin_carriage`].
    pub fn pause(&self, bundle: &Id, paused: bool) -> Result<(), OutboxError> {
        self.write(|tx| {
            queued(tx, bundle)?;
            tx.execute("UPDATE bundle SET paused = ?2 WHERE id = ?1", params![bundle.to_string(), paused])
                .map_err(Fault::from)?;
            Ok(())
        })
    }

    /// The bundles of which mailboxes still hold parts, though they go there no more.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn to_withdraw(&self) -> Result<Vec<Withdrawal>, Fault> {
        let bad = || Fault::damaged("a bundle's row");
        self.read(|db| {
            let mut statement =
                db.prepare("SELECT key_id, bundle, partner, via FROM withdrawal ORDER BY key_id")?;
            let rows = statement.query_map([], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?, row.get(3)?))
            })?;
            rows.map(|row| {
                let (key_id, bundle, partner, via) = row?;
                let partner = partner.parse().map_err(|_| bad())?;
                let via = key_of(via)?;
                Ok(Withdrawal {
                    bundle: bundle.parse().map_err(|_| bad())?,
                    token: token::get(db, key_id)?,
                    via,
                    mailboxes: only_via(partner::mailboxes(db, &partner)?, via),
                })
            })
            .collect()
        })
    }

    /// Says that the mailbox has given up what it held under this withdrawal, or never will: its token is
    /// burned.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn withdrawn_there(&self, withdrawal: &Withdrawal) -> Result<(), Fault> {
        let burned = self.write(|tx| {
            let keys: Vec<i64> = {
                let mut statement = tx.prepare("SELECT key_id FROM withdrawal WHERE bundle = ?1")?;
                let rows = statement.query_map([withdrawal.bundle.to_string()], |row| row.get(0))?;
                rows.collect::<Result<_, _>>()?
            };
            for key_id in keys {
                if token::get(tx, key_id)? == withdrawal.token {
                    token::burn(tx, key_id)?;
                    return Ok(true);
                }
            }
            Ok::<_, Fault>(false)
        })?;
        if burned { self.with_writer(store::checkpoint_truncate) } else { Ok(()) }
    }

    /// Burns the tokens whose time is over.
    pub(crate) fn settle_tokens(&self) -> Result<(), Fault> {
        let now = self.now().unix();
        let burned = self.write(|tx| token::burn_due(tx, now))?;
        if burned > 0 { self.with_writer(store::checkpoint_truncate) } else { Ok(()) }
    }

    /// The bundle is on the road whole: its token is kept for the replies from here on.
    pub(super) fn note_delivered(&self, tx: &Transaction<'_>, bundle: &Id) -> Result<(), Fault> {
        let sql =
            "UPDATE bundle SET state = 'delivered', delivered_at = ?2, closing = 0, doubt = NULL, paused = 0
                   WHERE id = ?1";
        tx.execute(sql, params![bundle.to_string(), self.now().unix()])?;
        Ok(())
    }

    /// The key of the mailbox a bundle is on its way to.
    pub(super) fn via_of(&self, tx: &Transaction<'_>, bundle: &Id) -> Result<Option<VerifyingKey>, Fault> {
        let sql = "SELECT via FROM bundle WHERE id = ?1";
        key_of(tx.query_row(sql, [bundle.to_string()], |row| row.get(0)).optional()?.flatten())
    }
}
