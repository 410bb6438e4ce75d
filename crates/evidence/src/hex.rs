//! Lower-case hexadecimal, the only binary notation in Sanad's own text formats.

use std::fmt::Write as _;

/// Why a text is not the hexadecimal it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not {expected} lower-case hexadecimal digits")]
pub struct HexError {
    /// How many digits were asked for.
    pub expected: usize,
}

/// Returns `bytes` as lower-case hexadecimal, two digits a byte.
#[must_use]
pub fn to_hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().saturating_mul(2));
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Parses exactly `2 × N` lower-case hexadecimal digits.
///
/// Upper case is refused: one value has one spelling, so that digests of texts are unambiguous.
///
/// # Errors
/// [`HexError`] when the length or a digit is wrong.
pub fn from_hex<const N: usize>(text: &str) -> Result<[u8; N], HexError> {
    let error = HexError { expected: N.saturating_mul(2) };
    if text.len() != N.saturating_mul(2) {
        return Err(error);
    }
    let mut out = [0_u8; N];
    for (byte, pair) in out.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        let [high, low] = pair else { return Err(error) };
        match (digit(*high), digit(*low)) {
            (Some(high), Some(low)) => *byte = (high << 4) | low,
            _ => return Err(error),
        }
    }
    Ok(out)
}

fn digit(character: u8) -> Option<u8> {
    match character {
        b'0'..=b'9' => Some(character.wrapping_sub(b'0')),
        b'a'..=b'f' => Some(character.wrapping_sub(b'a').wrapping_add(10)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_has_one_spelling() {
        assert_eq!(from_hex::<2>("00ff").unwrap(), [0, 255]);
        assert_eq!(to_hex(&[0, 255]), "00ff");
        for wrong in ["00FF", "00f", "00fff", "00fg", "", "00é"] {
            assert!(from_hex::<2>(wrong).is_err(), "{wrong} was taken");
        }
    }
}
