//! Codes with which a person is found again when she cannot return: she, or somebody she trusts, says the
//! code, and nothing else of her has to be said.
//!
//! A code is twelve digits and letters, none of which is read as another: 31^12, about 59 bits. The vault
//! keeps HMAC-SHA-256 of it under a key of its own, so that whoever sees the table cannot say a code.

use hmac::{Hmac, Mac as _};
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sanad_evidence::{Id, to_hex};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::fault::Fault;
use crate::keys::Secret32;
use crate::store::fixed_keys::{self, KeyId};
use crate::vault::{fact, set_fact};
use crate::{Vault, device};

/// The digits of a code, as of agents' and persons' codes.
const DIGITS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/// How many there are, in groups of four.
const LENGTH: usize = 12;
/// The fact that names the row of the key.
const KEY: &str = "retrieval-key";

impl Vault {
    /// The person whom this code finds, whatever spaces, hyphens and small letters it was said with.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn person_by_retrieval(&self, code: &str) -> Result<Option<Id>, Fault> {
        let Some(code) = plain(code) else { return Ok(None) };
        self.read(|db| {
            let Some(key) = key(db)? else { return Ok(None) };
            let found: Option<String> = db
                .prepare_cached("SELECT person FROM retrieval WHERE mac = ?1")?
                .query_row([mac(&key, &code)?], |row| row.get(0))
                .optional()?;
            found.map(|id| id.parse().map_err(|_| Fault::damaged("the row of a code"))).transpose()
        })
    }
}

/// Makes a code for a person. It is nowhere else from here on.
pub(super) fn make(tx: &Transaction<'_>, person: &Id) -> Result<String, Fault> {
    let key = match key(tx)? {
        Some(key) => key,
        None => {
            let row = fixed_keys::put(tx, &Zeroizing::new(device::random::<32>()?))?.row();
            set_fact(tx, KEY, &row.to_string())?;
            fixed_keys::get(tx, KeyId::from_row(row))?
        }
    };
    let code = draw()?;
    let text: String = code.iter().map(|digit| char::from(*digit)).collect();
    tx.execute(
        "INSERT INTO retrieval (mac, person) VALUES (?1, ?2)",
        params![mac(&key, &text)?, person.to_string()],
    )?;
    let groups: Vec<String> =
        code.chunks(4).map(|group| group.iter().map(|digit| char::from(*digit)).collect()).collect();
    Ok(groups.join("-"))
}

/// Digits drawn evenly: bytes beyond the last whole round are drawn again.
fn draw() -> Result<Vec<u8>, Fault> {
    let mut code = Vec::with_capacity(LENGTH);
    while code.len() < LENGTH {
        for byte in device::random::<32>()? {
            let even = usize::from(byte) < 256 / DIGITS.len() * DIGITS.len();
            let digit = DIGITS.get(usize::from(byte) % DIGITS.len()).filter(|_| even && code.len() < LENGTH);
            code.extend(digit);
        }
    }
    Ok(code)
}

fn key(db: &Connection) -> Result<Option<Secret32>, Fault> {
    let Some(row) = fact(db, KEY)? else { return Ok(None) };
    let row = row.parse().map_err(|_| Fault::damaged("the key of codes"))?;
    Ok(Some(fixed_keys::get(db, KeyId::from_row(row))?))
}

fn mac(key: &Secret32, code: &str) -> Result<String, Fault> {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key.expose()).map_err(|_| Fault::damaged("the key of codes"))?;
    mac.update(b"sanad retrieval v1\n");
    mac.update(code.as_bytes());
    Ok(to_hex(&mac.finalize().into_bytes()))
}

/// A code as it was drawn, if this can be one.
fn plain(said: &str) -> Option<String> {
    let letters = said.chars().filter(|c| !c.is_whitespace() && *c != '-');
    let code: String = letters.map(|c| c.to_ascii_uppercase()).take(LENGTH.saturating_add(1)).collect();
    let drawn = code.len() == LENGTH && code.bytes().all(|c| DIGITS.contains(&c));
    drawn.then_some(code)
}
