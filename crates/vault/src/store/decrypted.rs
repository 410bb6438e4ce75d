//! The pages of a SQLCipher file in the clear, decrypted by hand from the bytes on the disk, so that freed
//! pages and the unused middle of pages are searched too, which no query shows.

use std::fs;
use std::path::Path;

use aes::cipher::{BlockDecryptMut as _, KeyIvInit as _, block_padding::NoPadding};

const PAGE: usize = 4096;
/// IV (16) and MAC (64) at the end of a page.
const RESERVE: usize = 80;

/// Every page of the file in the clear, IV and MAC cut off.
pub(crate) fn decrypted(path: &Path, key: &[u8; 32]) -> Vec<u8> {
    let file = fs::read(path).unwrap();
    assert_eq!(file.len() % PAGE, 0);
    let mut clear = Vec::with_capacity(file.len());
    for (number, page) in file.chunks(PAGE).enumerate() {
        // The first page begins with the salt, in place of "SQLite format 3".
        let from = if number == 0 { 16 } else { 0 };
        let iv: [u8; 16] = page[PAGE - RESERVE..PAGE - 64].try_into().unwrap();
        let content = cbc::Decryptor::<aes::Aes256>::new(key.into(), &iv.into())
            .decrypt_padded_vec_mut::<NoPadding>(&page[from..PAGE - RESERVE])
            .unwrap();
        clear.extend(content);
    }
    clear
}
