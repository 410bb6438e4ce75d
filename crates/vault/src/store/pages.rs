//! The pages of a SQLCipher 4 file, as far as telling a wrong key from a damaged file needs.
//!
//! SQLCipher answers "not a database" for both. But every page carries a MAC, so one page further on
//! that verifies under the key shows that the key is right and the first page is damaged.

use std::fs::File;
use std::io::{self, BufReader, Read};

use hmac::{Hmac, Mac};
use sha2::Sha512;
use zeroize::Zeroizing;

use crate::keys::Secret32;

/// The size of a page in bytes.
pub(super) const PAGE_SIZE: usize = 4096;
/// The salt, in the clear at the front of the first page.
pub(super) const SALT_SIZE: usize = 16;
/// HMAC-SHA-512, the last thing on a page; before it stands the IV.
const MAC_SIZE: usize = 64;
/// What SQLCipher XORs the salt with for the MAC key.
const SALT_MASK: u8 = 0x3A;
/// How many pages are tried before the key is called wrong.
const PAGES_TRIED: u32 = 256;

/// The bytes a file begins with that is an SQLite file in the clear.
pub(super) const PLAIN_MAGIC: &[u8; SALT_SIZE] = b"SQLite format 3\0";

/// Whether any of the first pages after page 1 was written under `key`.
pub(super) fn any_page_is_ours(file: &mut File, key: &Secret32) -> io::Result<bool> {
    let mut file = BufReader::new(file);
    let mut page = [0_u8; PAGE_SIZE];
    file.read_exact(&mut page)?;
    let Some(salt) = page.first_chunk() else { return Ok(false) };
    let mac_key = mac_key(key, salt);
    for number in 2..PAGES_TRIED {
        match file.read_exact(&mut page) {
            Ok(()) if is_ours(&page, number, &mac_key) => return Ok(true),
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => break,
            Err(error) => return Err(error),
        }
    }
    Ok(false)
}

/// The MAC key: PBKDF2-HMAC-SHA-512 (RFC 8018 §5.2) of the raw key, 2 rounds, 32 bytes.
fn mac_key(key: &Secret32, salt: &[u8; SALT_SIZE]) -> Zeroizing<[u8; 64]> {
    let mut first = hmac(key.expose());
    first.update(&salt.map(|byte| byte ^ SALT_MASK));
    first.update(&1_u32.to_be_bytes());
    let first = Zeroizing::new(<[u8; 64]>::from(first.finalize().into_bytes()));
    let mut second = hmac(key.expose());
    second.update(first.as_slice());
    let second = Zeroizing::new(<[u8; 64]>::from(second.finalize().into_bytes()));
    // Only the first 32 bytes are the key; the rest stays zero, as HMAC pads it.
    let mut mac_key = Zeroizing::new([0_u8; 64]);
    for (byte, (one, two)) in mac_key.iter_mut().zip(first.iter().zip(second.iter())).take(32) {
        *byte = one ^ two;
    }
    mac_key
}

/// Whether `page` (not page 1, which begins with the salt) carries the right MAC: over ciphertext,
/// IV and the page number in little-endian order.
fn is_ours(page: &[u8; PAGE_SIZE], number: u32, mac_key: &[u8; 64]) -> bool {
    let Some((content, stated)) = page.split_last_chunk::<MAC_SIZE>() else { return false };
    let mut mac = hmac(mac_key);
    mac.update(content);
    mac.update(&number.to_le_bytes());
    mac.verify(stated.into()).is_ok()
}

/// HMAC-SHA-512 under a key of at most one block (RFC 2104 §2: padded with zeros).
fn hmac(key: &[u8]) -> Hmac<Sha512> {
    let mut block = Zeroizing::new([0_u8; 128]);
    for (to, from) in block.iter_mut().zip(key) {
        *to = *from;
    }
    <Hmac<Sha512> as hmac::digest::KeyInit>::new((&*block).into())
}
