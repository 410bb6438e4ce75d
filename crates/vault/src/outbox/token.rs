//! A collector's tokens. One that was bound to a bundle is never bound to another, also when the power
//! goes between; one that did its work is burned like any key.

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sanad_evidence::Id;
use sanad_evidence::secret::Token;

use crate::custody::from_sql;
use crate::fault::Fault;
use crate::store::fixed_keys::{self, KeyId};

/// How many spare tokens are kept for one partner: more than anyone needs, so that no partner can fill
/// the store.
const MOST_SPARE: u64 = 10_000;

/// How long a token is kept after its bundle was delivered, for the replies that may still come: 180 days,
/// in seconds.
const REPLIES_COME: i64 = 180 * 24 * 3600;

/// Keeps the tokens a partner gave.
pub(crate) fn keep(tx: &Transaction<'_>, partner: &Id, tokens: &[Token]) -> Result<(), Fault> {
    let room = MOST_SPARE.saturating_sub(spare(tx, partner)?);
    for token in tokens.iter().take(usize::try_from(room).unwrap_or(usize::MAX)) {
        let key = fixed_keys::put(tx, token.as_bytes())?;
        tx.prepare_cached("INSERT INTO token (partner, key_id) VALUES (?1, ?2)")?
            .execute(params![partner.to_string(), key.row()])?;
    }
    Ok(())
}

/// How many tokens for a partner are bound to nothing.
pub(crate) fn spare(db: &Connection, partner: &Id) -> Result<u64, Fault> {
    let sql = "SELECT count(*) FROM token WHERE partner = ?1 AND bundle IS NULL";
    Ok(from_sql(db.prepare_cached(sql)?.query_row([partner.to_string()], |row| row.get(0))?))
}

/// Binds the oldest spare token to a bundle; `None` when there is none.
pub(super) fn bind(tx: &Transaction<'_>, partner: &Id, bundle: &Id) -> Result<Option<i64>, Fault> {
    let sql = "SELECT id, key_id FROM token WHERE partner = ?1 AND bundle IS NULL ORDER BY id LIMIT 1";
    let spare: Option<(i64, i64)> =
        tx.query_row(sql, [partner.to_string()], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((id, key_id)) = spare else { return Ok(None) };
    tx.execute("UPDATE token SET bundle = ?2 WHERE id = ?1", params![id, bundle.to_string()])?;
    tx.execute("UPDATE bundle SET token = ?2 WHERE id = ?1", params![bundle.to_string(), key_id])?;
    Ok(Some(key_id))
}

/// The token with this number.
pub(super) fn get(db: &Connection, key_id: i64) -> Result<Token, Fault> {
    Ok(Token::from_bytes(fixed_keys::get(db, KeyId::from_row(key_id))?.expose()))
}

/// Burns a token: overwritten where it stands, then forgotten. Gone from the disk once the write-ahead log
/// is cut, which the caller does.
pub(super) fn burn(tx: &Transaction<'_>, key_id: i64) -> Result<(), Fault> {
    fixed_keys::burn(tx, KeyId::from_row(key_id))?;
    for sql in [
        "DELETE FROM token WHERE key_id = ?1",
        "DELETE FROM withdrawal WHERE key_id = ?1",
        "UPDATE bundle SET token = NULL WHERE token = ?1",
    ] {
        tx.execute(sql, [key_id])?;
    }
    Ok(())
}

/// Burns the tokens whose time is over: of bundles delivered 180 days ago, and of withdrawals no mailbox
/// would hear of in as long. Says how many.
pub(crate) fn burn_due(tx: &Transaction<'_>, now: i64) -> Result<u64, Fault> {
    let before = now.saturating_sub(REPLIES_COME);
    let due: Vec<i64> = {
        let mut statement = tx.prepare(
            "SELECT token FROM bundle WHERE token IS NOT NULL AND state IN ('delivered', 'accepted')
                AND coalesce(delivered_at, 0) <= ?1
             UNION SELECT key_id FROM withdrawal WHERE at <= ?1",
        )?;
        let rows = statement.query_map([before], |row| row.get(0))?;
        rows.collect::<Result<_, _>>()?
    };
    for key_id in &due {
        burn(tx, *key_id)?;
    }
    Ok(due.len() as u64)
}

/// Burns the tokens of bundles that are under way: after a restore nobody can say what became of them.
pub(crate) fn burn_under_way(tx: &Transaction<'_>) -> Result<(), Fault> {
    let bound: Vec<i64> = {
        let mut statement = tx.prepare(
            "SELECT token FROM bundle WHERE state = 'queued' AND token IS NOT NULL
             UNION SELECT key_id FROM withdrawal",
        )?;
        let rows = statement.query_map([], |row| row.get(0))?;
        rows.collect::<Result<_, _>>()?
    };
    for key_id in bound {
        burn(tx, key_id)?;
    }
    Ok(())
}

/// The mailbox of this token is to be told that its bundle is withdrawn there.
pub(super) fn withdraw_there(tx: &Transaction<'_>, bundle: &Id, now: i64) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO withdrawal (key_id, bundle, partner, via, at)
         SELECT token, id, partner, via, ?2 FROM bundle WHERE id = ?1 AND token IS NOT NULL",
        params![bundle.to_string(), now],
    )?;
    tx.execute("UPDATE bundle SET token = NULL, via = NULL WHERE id = ?1", [bundle.to_string()])?;
    Ok(())
}

/// The number of messages and replies begins anew with another token.
pub(super) fn begin_anew(tx: &Transaction<'_>, bundle: &Id) -> Result<(), Fault> {
    for sql in [
        "UPDATE bundle SET next_reply = 1 WHERE id = ?1",
        "UPDATE outgoing_message SET state = 'queued' WHERE bundle = ?1",
    ] {
        tx.execute(sql, [bundle.to_string()])?;
    }
    Ok(())
}

/// The number of the token that is bound to a bundle.
pub(super) fn key_of(db: &Connection, bundle: &Id) -> Result<Option<i64>, Fault> {
    let sql = "SELECT token FROM bundle WHERE id = ?1";
    let key: Option<Option<i64>> = db.query_row(sql, [bundle.to_string()], |row| row.get(0)).optional()?;
    Ok(key.flatten())
}
