//! A public key as stock programs read it.

use base64ct::{Base64, Encoding as _};

/// The DER before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410 §4).
const SPKI_ED25519: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// Writes a raw Ed25519 public key as PEM (RFC 8410 §10.1, RFC 7468 §13), which `openssl pkeyutl
/// -verify -pubin -inkey` reads. Three lines, each ended by a newline.
#[must_use]
pub fn public_key_pem(public: &[u8; 32]) -> String {
    let mut der = SPKI_ED25519.to_vec();
    der.extend_from_slice(public);
    // 44 bytes are 60 characters: one line, below the 64 of RFC 7468.
    format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", Base64::encode_string(&der))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_rfc_8410_is_written_so() {
        let key =
            crate::from_hex("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1").unwrap();
        let pem = "-----BEGIN PUBLIC KEY-----\n\
                   MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n\
                   -----END PUBLIC KEY-----\n";
        assert_eq!(public_key_pem(&key), pem);
    }
}
