//! A desk's mailboxes: the passes to them, and the tokens it gave away.

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sanad_evidence::invitation::{Invitation, MailboxAddress};
use sanad_evidence::mailbox::{MOST_TOKENS, TokenChange};
use sanad_evidence::pass::Pass;
use sanad_evidence::secret::{DeskKey, Token};
use sanad_evidence::sign::VerifyingKey;
use sanad_evidence::{Digest, Id};
use zeroize::Zeroizing;

use super::{PartnerError, bad_row};
use crate::custody::{from_sql, to_sql};
use crate::fault::Fault;
use crate::store::fixed_keys::{self, KeyId};
use crate::{Role, Vault, device, store};

/// A mailbox of this desk. Its desk key is a secret; printing it shows none of it.
#[derive(Debug, Clone)]
pub struct DeskMailbox {
    /// Its number here, in the order in which passes came.
    pub number: u64,
    /// Where it is: to be tried in this order.
    pub addresses: Vec<MailboxAddress>,
    /// SHA-256 of its server's public key.
    pub pin: Digest,
    /// The key of its receipts, which names it.
    pub receipt_key: VerifyingKey,
    /// What opens this partner's part of it.
    pub desk_key: DeskKey,
    /// How many tokens it was not told of yet, to let in or to refuse.
    pub waiting_tokens: u64,
}

impl Vault {
    /// Takes a pass to a mailbox, as its operator made it. A newer pass to the same mailbox replaces the
    /// one before; with another desk key it may be of a place there that knows no token yet, and every token
    /// is told again.
    ///
    /// # Errors
    /// [`PartnerError::NotAPass`], [`PartnerError::TooManyMailboxes`], [`PartnerError::OtherRole`].
    pub fn add_pass(&self, bytes: &[u8]) -> Result<(), PartnerError> {
        if self.role() != Role::Partner {
            return Err(PartnerError::OtherRole { needed: "partner" });
        }
        let text = std::str::from_utf8(bytes).map_err(|_| PartnerError::NotAPass)?;
        let pass = Pass::parse(text).map_err(|_| PartnerError::NotAPass)?;
        let name = pass.receipt_key().to_string();
        let replaced = self.write(|tx| {
            let before = desk_key_of(tx, &name)?;
            let key = fixed_keys::put(tx, pass.desk_key().as_bytes()).map_err(Fault::from)?;
            if let Some(before) = before {
                let known = DeskKey::from_bytes(fixed_keys::get(tx, before).map_err(Fault::from)?.expose());
                if known != *pass.desk_key() {
                    let sql = "DELETE FROM desk_token_told WHERE receipt_key = ?1";
                    tx.execute(sql, [&name]).map_err(Fault::from)?;
                }
                fixed_keys::burn(tx, before).map_err(Fault::from)?;
            }
            tx.execute(
                "INSERT INTO desk_mailbox (receipt_key, number, pin, desk_key)
                 VALUES (?1, (SELECT coalesce(max(number), 0) + 1 FROM desk_mailbox), ?2, ?3)
                 ON CONFLICT (receipt_key) DO UPDATE SET pin = excluded.pin, desk_key = excluded.desk_key",
                params![name, pass.pin().to_string(), key.row()],
            )
            .map_err(Fault::from)?;
            tx.execute("DELETE FROM desk_address WHERE receipt_key = ?1", [&name]).map_err(Fault::from)?;
            for (position, mailbox) in (1_u64..).zip(pass.mailboxes()) {
                tx.execute(
                    "INSERT INTO desk_address (receipt_key, position, url) VALUES (?1, ?2, ?3)",
                    params![name, to_sql(position), mailbox.url()],
                )
                .map_err(Fault::from)?;
            }
            if all_addresses(tx)?.len() > Invitation::MOST_MAILBOXES {
                return Err(PartnerError::TooManyMailboxes);
            }
            Ok(before.is_some())
        })?;
        if replaced {
            self.with_writer(store::checkpoint_truncate)?;
        }
        Ok(())
    }

    /// The mailboxes of this desk.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn desk_mailboxes(&self) -> Result<Vec<DeskMailbox>, Fault> {
        self.read(|db| {
            let mut statement =
                db.prepare("SELECT receipt_key, number, pin, desk_key FROM desk_mailbox ORDER BY number")?;
            let mut rows = statement.query([])?;
            let mut list = Vec::new();
            while let Some(row) = rows.next()? {
                let (name, pin): (String, String) = (row.get(0)?, row.get(2)?);
                let change = change_for(db, &name, usize::MAX)?;
                let key = fixed_keys::get(db, KeyId::from_row(row.get(3)?))?;
                list.push(DeskMailbox {
                    number: from_sql(row.get(1)?),
                    addresses: addresses(db, &name)?,
                    pin: pin.parse().map_err(|_| bad_row())?,
                    receipt_key: name.parse().map_err(|_| bad_row())?,
                    desk_key: DeskKey::from_bytes(key.expose()),
                    waiting_tokens: change.add.len().saturating_add(change.revoke.len()) as u64,
                });
            }
            Ok(list)
        })
    }

    /// Gives up a mailbox: its desk key is burned here. What it holds stays there, and collectors go on
    /// using it until a card names others.
    ///
    /// # Errors
    /// [`PartnerError::NoSuchMailbox`].
    pub fn remove_mailbox(&self, receipt_key: &VerifyingKey) -> Result<(), PartnerError> {
        let name = receipt_key.to_string();
        self.write(|tx| {
            let key = desk_key_of(tx, &name)?.ok_or(PartnerError::NoSuchMailbox)?;
            fixed_keys::burn(tx, key).map_err(Fault::from)?;
            tx.execute("DELETE FROM desk_mailbox WHERE receipt_key = ?1", [&name]).map_err(Fault::from)?;
            Ok::<_, PartnerError>(())
        })?;
        Ok(self.with_writer(store::checkpoint_truncate)?)
    }

    /// Which tokens a mailbox is to be told of, at most as many as one request takes.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn tokens_to_register(&self, receipt_key: &VerifyingKey) -> Result<TokenChange, Fault> {
        self.read(|db| change_for(db, &receipt_key.to_string(), MOST_TOKENS))
    }

    /// Says that a mailbox knows of these tokens.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn tokens_registered(&self, receipt_key: &VerifyingKey, change: &TokenChange) -> Result<(), Fault> {
        let name = receipt_key.to_string();
        self.write(|tx| {
            if desk_key_of(tx, &name)?.is_none() {
                return Ok(());
            }
            let told = change.add.iter().map(|one| (one, false));
            for (digest, revoked) in told.chain(change.revoke.iter().map(|one| (one, true))) {
                tx.prepare_cached(
                    "INSERT INTO desk_token_told (receipt_key, digest, revoked) VALUES (?1, ?2, ?3)
                     ON CONFLICT (receipt_key, digest) DO UPDATE SET revoked = max(revoked, excluded.revoked)",
                )?
                .execute(params![name, digest.to_string(), revoked])?;
            }
            Ok(())
        })
    }
}

fn desk_key_of(db: &Connection, name: &str) -> Result<Option<KeyId>, Fault> {
    let sql = "SELECT desk_key FROM desk_mailbox WHERE receipt_key = ?1";
    Ok(db.query_row(sql, [name], |row| row.get(0)).optional()?.map(KeyId::from_row))
}

/// The addresses of one mailbox.
fn addresses(db: &Connection, name: &str) -> Result<Vec<MailboxAddress>, Fault> {
    let mut statement = db.prepare_cached(
        "SELECT a.url, m.pin FROM desk_address a JOIN desk_mailbox m ON m.receipt_key = a.receipt_key
         WHERE a.receipt_key = ?1 ORDER BY a.position",
    )?;
    let rows = statement.query_map([name], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let key: VerifyingKey = name.parse().map_err(|_| bad_row())?;
    rows.map(|row| {
        let (url, pin) = row?;
        MailboxAddress::new(&url, pin.parse().map_err(|_| bad_row())?, key).map_err(|_| bad_row())
    })
    .collect()
}

/// The addresses of every mailbox, in the order in which collectors are to try them.
pub(super) fn all_addresses(db: &Connection) -> Result<Vec<MailboxAddress>, Fault> {
    let mut statement = db.prepare("SELECT receipt_key FROM desk_mailbox ORDER BY number")?;
    let names: Vec<String> =
        statement.query_map([], |row| row.get(0))?.collect::<Result<_, rusqlite::Error>>()?;
    let mut all = Vec::new();
    for name in names {
        all.extend(addresses(db, &name)?);
    }
    Ok(all)
}

/// Fresh tokens for a collector, whose digests every mailbox is to be told; none where there is no mailbox.
pub(crate) fn new_tokens(tx: &Transaction<'_>, collector: &Id, count: usize) -> Result<Vec<Token>, Fault> {
    if all_addresses(tx)?.is_empty() {
        return Ok(Vec::new());
    }
    let mut tokens = Vec::with_capacity(count);
    for _ in 0..count {
        let token = Token::from_bytes(&Zeroizing::new(device::random::<32>()?));
        tx.prepare_cached("INSERT INTO desk_token (digest, collector) VALUES (?1, ?2)")?
            .execute([token.digest().to_string(), collector.to_string()])?;
        tokens.push(token);
    }
    Ok(tokens)
}

/// Her tokens are to let nothing in any more.
pub(super) fn revoke_tokens(tx: &Transaction<'_>, collector: &Id) -> Result<(), Fault> {
    tx.execute("UPDATE desk_token SET revoked = 1 WHERE collector = ?1", [collector.to_string()])?;
    Ok(())
}

/// What a mailbox was not told yet.
fn change_for(db: &Connection, name: &str, most: usize) -> Result<TokenChange, Fault> {
    let digests = |revoked: bool| {
        let mut statement = db.prepare_cached(
            "SELECT t.digest FROM desk_token t
             LEFT JOIN desk_token_told k ON k.digest = t.digest AND k.receipt_key = ?1
             WHERE t.revoked = ?2 AND (k.digest IS NULL OR k.revoked < ?2) ORDER BY t.digest LIMIT ?3",
        )?;
        let limit = to_sql(u64::try_from(most).unwrap_or(u64::MAX));
        let rows = statement.query_map(params![name, revoked, limit], |row| row.get::<_, String>(0))?;
        rows.map(|digest| digest?.parse().map_err(|_| bad_row())).collect::<Result<Vec<Digest>, Fault>>()
    };
    Ok(TokenChange { add: digests(false)?, revoke: digests(true)? })
}
