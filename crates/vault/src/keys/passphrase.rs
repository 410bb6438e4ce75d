//! The passphrase, folded so that every keyboard that can spell it opens the vault.
//!
//! Dari, Pashto, Persian and Arabic layouts type different code points for what a person sees as
//! one letter or digit, and put in joiners nobody sees. FORMAT.md "Passphrases" is the binding text.

use std::fmt;

use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

/// The fewest Unicode scalar values of a passphrase, counted after folding.
pub const MIN_PASSPHRASE_CHARS: usize = 8;

/// The most bytes of UTF-8 of a passphrase as typed, before folding.
pub const MAX_PASSPHRASE_BYTES: usize = 1024;

/// The most bytes NFKC makes of one byte of UTF-8 (U+FDFA: 3 bytes become 33), with one to spare.
const GROWTH: usize = 12;

/// The zero of every run of ten decimal digits (general category Nd) in Unicode 18.0 that NFKC
/// leaves alone. Frozen: scripts added later are not folded.
const ZEROS: [u32; 69] = [
    0x0030, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
    0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50,
    0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0x104A0, 0x10D30,
    0x10D40, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x116D0,
    0x116DA, 0x11730, 0x118E0, 0x11950, 0x11BF0, 0x11C50, 0x11D50, 0x11DA0, 0x11DE0, 0x11F50, 0x16130,
    0x16A60, 0x16AC0, 0x16B50, 0x16D70, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950,
];

/// Why a text cannot be a passphrase. Never holds any of the text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PassphraseError {
    /// Fewer than [`MIN_PASSPHRASE_CHARS`] characters are left after folding.
    #[error("a passphrase has at least {MIN_PASSPHRASE_CHARS} characters")]
    TooShort,
    /// More than [`MAX_PASSPHRASE_BYTES`] bytes of UTF-8.
    #[error("a passphrase has at most {MAX_PASSPHRASE_BYTES} bytes")]
    TooLong,
    /// A control character that is not white space: most likely a key such as an arrow, pressed in
    /// a terminal, which nobody could type again knowingly.
    #[error("there is a control character in the passphrase")]
    Control,
}

impl PassphraseError {
    /// The stable name of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooShort => "passphrase-too-short",
            Self::TooLong => "passphrase-too-long",
            Self::Control => "passphrase-control-character",
        }
    }
}

/// A folded passphrase. Wiped on drop, never printed.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Folds `typed` (FORMAT.md "Passphrases"). The caller wipes `typed`.
    ///
    /// # Errors
    /// [`PassphraseError`] when it is too short, too long or holds a control character. The same
    /// rule holds for a new passphrase and for one that is tried.
    pub fn fold(typed: &str) -> Result<Self, PassphraseError> {
        if typed.len() > MAX_PASSPHRASE_BYTES {
            return Err(PassphraseError::TooLong);
        }
        if typed.chars().any(|c| c.is_control() && !c.is_whitespace()) {
            return Err(PassphraseError::Control);
        }
        // Room for the longest outcome at once: a String that grows leaves copies behind. What the
        // normalisation keeps for itself is a few characters at a time, beyond our reach.
        let mut folded = Zeroizing::new(String::with_capacity(typed.len().saturating_mul(GROWTH)));
        let mut gap = false;
        for character in typed.nfkc().filter_map(fold).nfc() {
            if character.is_whitespace() {
                gap = !folded.is_empty();
                continue;
            }
            if gap {
                folded.push(' ');
                gap = false;
            }
            folded.push(character);
        }
        if folded.chars().count() < MIN_PASSPHRASE_CHARS {
            return Err(PassphraseError::TooShort);
        }
        Ok(Self(folded))
    }

    /// The folded text in UTF-8, as it enters Argon2id.
    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(not shown)")
    }
}

/// The named folds: one character to at most one.
fn fold(character: char) -> Option<char> {
    match character {
        // Yeh: alef maksura and Farsi yeh become Arabic yeh, which, unlike Farsi yeh, composes with
        // a hamza above to the one letter every layout has.
        '\u{0649}' | '\u{06CC}' => Some('\u{064A}'),
        // Kaf: keheh becomes kaf.
        '\u{06A9}' => Some('\u{0643}'),
        // Soft hyphen, Arabic letter mark, tatweel.
        '\u{00AD}' | '\u{061C}' | '\u{0640}' => None,
        // Zero width space, non-joiner, joiner, left-to-right and right-to-left mark.
        '\u{200B}'..='\u{200F}' => None,
        // Embeddings, overrides, isolates and their ends.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => None,
        // Word joiner, variation selectors, byte order mark.
        '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' => None,
        other => Some(ascii_digit(other).unwrap_or(other)),
    }
}

/// The ASCII digit of any decimal digit.
fn ascii_digit(character: char) -> Option<char> {
    let point = u32::from(character);
    let zero = ZEROS.partition_point(|zero| *zero <= point).checked_sub(1)?;
    let value = point.checked_sub(*ZEROS.get(zero)?)?;
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folded(typed: &str) -> String {
        String::from_utf8(Passphrase::fold(typed).unwrap().as_bytes().to_vec()).unwrap()
    }

    #[test]
    fn one_passphrase_on_every_keyboard() {
        // Dari, then Arabic, then with joiners, tatweel, marks and wide digits.
        let expected = "\u{643}\u{62A}\u{627}\u{628} \u{622}\u{628}\u{64A} 1400";
        for typed in [
            "کتاب آبی ۱۴۰۰",
            "كتاب آبي ١٤٠٠",
            "كتاب آبى 1400",
            "  ک\u{200C}ت\u{640}اب\u{A0}\t\u{2003}ا\u{653}بی\u{200F}  １４00 \n",
        ] {
            assert_eq!(folded(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_hamza_above_is_one_letter_however_it_is_typed() {
        let expected = "\u{626}".repeat(8);
        for yeh in ['\u{64A}', '\u{649}', '\u{6CC}'] {
            assert_eq!(folded(&format!("{yeh}\u{654}").repeat(8)), expected);
            assert_eq!(folded(&format!("{yeh}\u{200D}\u{654}").repeat(8)), expected);
        }
    }

    #[test]
    fn letters_that_differ_stay_different() {
        for (one, other) in [("ا", "آ"), ("ی", "ې"), ("ه", "ة"), ("ک", "ګ"), ("a", "A")] {
            assert_ne!(folded(&one.repeat(8)), folded(&other.repeat(8)));
        }
    }

    #[test]
    fn every_decimal_digit_is_ascii() {
        for zero in ZEROS {
            for value in 0..10 {
                let digit = char::from_u32(zero + value).unwrap();
                assert_eq!(ascii_digit(digit), char::from_digit(value, 10));
            }
            assert_eq!(ascii_digit(char::from_u32(zero + 10).unwrap()).map(|_| ()), {
                ZEROS.contains(&(zero + 10)).then_some(())
            });
        }
        assert_eq!(ascii_digit('/'), None);
        assert_eq!(ascii_digit(char::MAX), None);
    }

    #[test]
    fn limits() {
        let code = |typed: &str| Passphrase::fold(typed).map(|_| ()).map_err(|e| e.code());
        assert_eq!(code("1234567"), Err("passphrase-too-short"));
        assert_eq!(code("  1234567\u{200C}\u{200C}  "), Err("passphrase-too-short"));
        assert_eq!(code("12345678"), Ok(()));
        assert_eq!(code(""), Err("passphrase-too-short"));
        assert_eq!(code(&"a".repeat(1024)), Ok(()));
        assert_eq!(code(&"a".repeat(1025)), Err("passphrase-too-long"));
        assert_eq!(code("12345678\u{1b}[A"), Err("passphrase-control-character"));
        assert_eq!(code("1234\t5678"), Ok(()));
    }

    #[test]
    fn the_longest_outcome_has_room() {
        let typed = "\u{FDFA}".repeat(MAX_PASSPHRASE_BYTES / 3);
        let folded = Passphrase::fold(&typed).unwrap();
        assert!(folded.as_bytes().len() <= typed.len() * GROWTH);
        assert_eq!(folded.0.capacity(), typed.len() * GROWTH, "it grew, and left a copy");
    }

    #[test]
    fn nothing_of_a_passphrase_is_printed() {
        let passphrase = Passphrase::fold("correct horse").unwrap();
        assert_eq!(format!("{passphrase:?}"), "Passphrase(not shown)");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(
            typed in "([\u{620}-\u{6ff}]|[\u{200a}-\u{2010}]|[\u{fb50}-\u{fdff}]|[\u{fe70}-\u{feff}]|\u{654}|\u{301}|[a-z0-9 ]|\\PC){8,60}"
        ) {
            if let Ok(once) = Passphrase::fold(&typed) {
                let text = std::str::from_utf8(once.as_bytes()).unwrap();
                if text.len() <= MAX_PASSPHRASE_BYTES {
                    let twice = Passphrase::fold(text).unwrap();
                    prop_assert_eq!(once.as_bytes(), twice.as_bytes());
                }
            }
        }
    }
}
