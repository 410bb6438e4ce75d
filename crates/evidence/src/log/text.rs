//! The small spellings that the log's texts share: decimal numbers and base64 digests.

use base64ct::{Base64, Encoding as _};

use crate::Digest;

/// The largest tree size, index or Unix time that is read: 2^63 − 1. Programs and databases with
/// signed 64-bit numbers read the same texts, and tlog-cosignature sets this limit for its time.
pub const MAX_SIZE: u64 = i64::MAX.unsigned_abs();

/// Reads an ASCII decimal number up to [`MAX_SIZE`], without sign or leading zeros.
pub(super) fn decimal(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    if !plain || (text.len() > 1 && text.starts_with('0')) {
        return None;
    }
    text.parse().ok().filter(|number| *number <= MAX_SIZE)
}

/// Writes a digest in standard base64 with padding (RFC 4648 §4): 44 characters.
pub(super) fn to_base64(digest: &Digest) -> String {
    Base64::encode_string(digest.as_bytes())
}

/// Reads a digest in standard base64. Only the one canonical spelling is taken.
pub(super) fn from_base64(text: &str) -> Option<Digest> {
    let mut bytes = [0_u8; Digest::SIZE];
    match Base64::decode(text, &mut bytes) {
        Ok(decoded) if decoded.len() == Digest::SIZE => Some(Digest::from_bytes(bytes)),
        _ => None,
    }
}

/// The version in `head`, when `head` is `prefix` and a version number: so that a format of a later
/// program is refused by name and not called damaged.
pub(super) fn version(head: &str, prefix: &str) -> Option<String> {
    let version = head.strip_prefix(prefix)?;
    decimal(version).map(|number| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_spelling() {
        assert_eq!(decimal("0"), Some(0));
        assert_eq!(decimal("9223372036854775807"), Some(MAX_SIZE));
        for wrong in
            ["", "00", "01", "+1", "-1", " 1", "1 ", "9223372036854775808", "99999999999999999999", "١"]
        {
            assert_eq!(decimal(wrong), None, "{wrong:?} was taken");
        }
    }

    #[test]
    fn a_digest_has_one_spelling() {
        let digest = Digest::of(b"");
        let text = to_base64(&digest);
        assert_eq!(text, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_eq!(from_base64(&text), Some(digest));
        // Left-over bits that are not zero, no padding, the other alphabet, white space, other sizes.
        for wrong in [
            "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=",
            "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
            "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=",
            " 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
            "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuA==",
            "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFUA",
            "",
        ] {
            assert_eq!(from_base64(wrong), None, "{wrong:?} was taken");
        }
    }
}
