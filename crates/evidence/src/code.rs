//! The short code that opens an invitation's file.

use std::fmt;

use subtle::ConstantTimeEq as _;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Crockford's base32 digits: no I, L, O or U.
const DIGITS: [u8; 32] = *b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The short code under which an invitation travels: 15 Crockford base32 digits, 75 bits.
///
/// Given by another channel than the file, aloud or on paper. The passphrase of the age file is
/// exactly the text [`InvitationCode::to_text`] gives, hyphens and all, so that a person with stock
/// `age` types what she was given.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct InvitationCode([u8; 15]);

/// Why a text is not an invitation code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CodeError {
    /// Another number of digits than 15.
    #[error("{found} digits, and a code has 15")]
    Length {
        /// How many digits there are.
        found: usize,
    },
    /// A letter that no code has.
    #[error("a letter or sign that no code has")]
    Digit,
}

impl CodeError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Length { .. } => "code-length",
            Self::Digit => "code-digit",
        }
    }
}

impl InvitationCode {
    /// Makes a code of the first 75 bits of 10 bytes, which must be fresh and uniformly random.
    #[must_use]
    pub fn from_random(random: &[u8; 10]) -> Self {
        let mut number = random.iter().fold(0_u128, |number, byte| (number << 8) | u128::from(*byte));
        let mut code = Self([0; 15]);
        for (place, digit) in code.0.iter_mut().enumerate() {
            // Bits from the top of the 80; the lowest five are left over.
            let shift = 75_usize.saturating_sub(place.saturating_mul(5));
            *digit = DIGITS.get(((number >> shift) & 31) as usize).copied().unwrap_or(b'0');
        }
        number.zeroize();
        code
    }

    /// Reads what a person typed: case, spaces and hyphens of any kind do not matter, `o` is 0,
    /// `i` and `l` are 1, and Arabic-Indic and Persian digits are digits.
    ///
    /// # Errors
    /// [`CodeError`] when there are not 15 digits, or something else stands among them.
    pub fn parse(typed: &str) -> Result<Self, CodeError> {
        let mut code = Self([0; 15]);
        let mut found = 0_usize;
        for letter in typed.chars().filter(|letter| !is_between(*letter)) {
            let digit = fold(letter).ok_or(CodeError::Digit)?;
            if let Some(slot) = code.0.get_mut(found) {
                *slot = digit;
            }
            found = found.saturating_add(1);
        }
        if found == 15 { Ok(code) } else { Err(CodeError::Length { found }) }
    }

    /// The code as it is shown and as age takes it: `XXXXX-XXXXX-XXXXX`.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(17));
        for (place, digit) in self.0.iter().enumerate() {
            if place == 5 || place == 10 {
                text.push('-');
            }
            text.push(char::from(*digit));
        }
        text
    }
}

impl PartialEq for InvitationCode {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for InvitationCode {}

impl fmt::Debug for InvitationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InvitationCode(..)")
    }
}

/// Spaces, hyphens and dashes, and the invisible marks that come with right-to-left text.
fn is_between(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter,
            '-' | '_' | '\u{00ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{0640}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn fold(letter: char) -> Option<u8> {
    let plain = match letter {
        '\u{0660}'..='\u{0669}' | '\u{06f0}'..='\u{06f9}' => {
            // Both blocks begin at a multiple of 16, so the low half of the code point is the digit.
            char::from_digit((letter as u32) & 15, 10)?
        }
        'o' | 'O' => '0',
        'i' | 'I' | 'l' | 'L' => '1',
        other => other.to_ascii_uppercase(),
    };
    let byte = u8::try_from(plain).ok()?;
    DIGITS.contains(&byte).then_some(byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_75_bits_in_three_groups() {
        assert_eq!(*InvitationCode::from_random(&[0; 10]).to_text(), "00000-00000-00000");
        assert_eq!(*InvitationCode::from_random(&[255; 10]).to_text(), "ZZZZZ-ZZZZZ-ZZZZZ");
        let mut last = [0; 10];
        last[9] = 0b0011_1111;
        assert_eq!(*InvitationCode::from_random(&last).to_text(), "00000-00000-00001");
        last[0] = 0b1000_0000;
        assert_eq!(*InvitationCode::from_random(&last).to_text(), "G0000-00000-00001");
    }

    #[test]
    fn what_a_person_types_is_read_kindly() {
        let code = InvitationCode::parse("01234-ABCDE-VWXYZ").unwrap();
        for typed in [
            "01234abcdevwxyz",
            " o1234 AbCdE vwxyz\n",
            "OI234–abcde—VWXYZ",
            "ol234 a b c d e vwxyz",
            "۰۱۲۳۴-ABCDE-VWXYZ",
            "\u{200f}٠١٢٣٤\u{200c}ABCDE VWXYZ",
        ] {
            assert!(InvitationCode::parse(typed).unwrap() == code, "{typed} was read otherwise");
        }
        assert_eq!(*code.to_text(), "01234-ABCDE-VWXYZ");
    }

    #[test]
    fn what_is_not_a_code_is_refused() {
        for (typed, error) in [
            ("", CodeError::Length { found: 0 }),
            ("01234-ABCDE-VWXY", CodeError::Length { found: 14 }),
            ("01234-ABCDE-VWXYZ0", CodeError::Length { found: 16 }),
            ("u1234-ABCDE-VWXYZ", CodeError::Digit),
            ("é1234-ABCDE-VWXYZ", CodeError::Digit),
            ("٪1234-ABCDE-VWXYZ", CodeError::Digit),
        ] {
            assert_eq!(InvitationCode::parse(typed).unwrap_err(), error, "{typed}");
        }
        assert_eq!(format!("{:?}", InvitationCode::from_random(&[7; 10])), "InvitationCode(..)");
    }
}
