//! HKDF-SHA-256 (RFC 5869) for exactly one block of output.

use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use zeroize::Zeroize as _;

use super::Secret32;

/// A key of HMAC-SHA-256 as it enters the compression: one block.
const BLOCK: usize = 64;

/// HKDF-SHA-256 with 32 bytes of output, `info` being the concatenation of its parts.
///
/// The general function can fail (for more than 8,160 bytes of output); with the sizes in the types
/// this one cannot, so that no caller has to invent what to do then. Tested against the `hkdf`
/// crate and RFC 5869 A.1.
pub(super) fn hkdf32(key: &[u8], salt: &[u8; 16], info: &[&[u8]]) -> Secret32 {
    // RFC 5869 §2.2: PRK = HMAC(salt, key).
    let mut extract = hmac(salt);
    extract.update(key);
    let mut pseudorandom_key = extract.finalize().into_bytes();
    // §2.3 with one block: OKM = HMAC(PRK, info || 0x01).
    let mut expand = hmac(&pseudorandom_key);
    pseudorandom_key.zeroize();
    for part in info {
        expand.update(part);
    }
    expand.update(&[1]);
    let mut output = expand.finalize().into_bytes();
    let secret = Secret32::init(|bytes| bytes.copy_from_slice(&output));
    output.zeroize();
    secret
}

/// HMAC-SHA-256 under a key of at most one block (RFC 2104 §2: padded with zeros).
fn hmac(key: &[u8]) -> Hmac<Sha256> {
    let mut block = [0_u8; BLOCK];
    for (to, from) in block.iter_mut().zip(key) {
        *to = *from;
    }
    let mac = <Hmac<Sha256> as hmac::digest::KeyInit>::new(&block.into());
    block.zeroize();
    mac
}

#[cfg(test)]
mod tests {
    use hkdf::Hkdf;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_rfc_5869(
            key: Vec<u8>, salt: [u8; 16], info: Vec<u8>, cut: prop::sample::Index
        ) {
            let mut expected = [0_u8; 32];
            Hkdf::<Sha256>::new(Some(&salt), &key).expand(&info, &mut expected).unwrap();
            let (left, right) = info.split_at(cut.index(info.len() + 1));
            let secret = hkdf32(&key, &salt, &[left, right]);
            prop_assert_eq!(secret.expose(), &expected);
        }
    }
}
