//! age recipients, as names of keys: this crate carries them and never encrypts to them.

use std::fmt;
use std::str::FromStr;

/// Characters after `age1` in an X25519 recipient: 52 of key and 6 of checksum.
const DIGITS: usize = 58;

/// An age X25519 recipient (C2SP age): `age1` and 58 lower-case Bech32 characters, 62 in all.
///
/// The spelling is checked, the Bech32 checksum is not: age itself does that when it encrypts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgeRecipient(String);

/// Why a text is not an age X25519 recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected an age recipient: `age1` and 58 lower-case Bech32 characters")]
pub struct RecipientError;

impl RecipientError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "age-recipient"
    }
}

impl AgeRecipient {
    /// The recipient's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for AgeRecipient {
    type Err = RecipientError;

    fn from_str(text: &str) -> Result<Self, RecipientError> {
        let digits = text.strip_prefix("age1").ok_or(RecipientError)?;
        let bech32 =
            |byte: u8| matches!(byte, b'0' | b'2'..=b'9' | b'a' | b'c'..=b'h' | b'j'..=b'n' | b'p'..=b'z');
        if digits.len() == DIGITS && digits.bytes().all(bech32) {
            Ok(Self(text.to_owned()))
        } else {
            Err(RecipientError)
        }
    }
}

impl fmt::Display for AgeRecipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_lower_case_x25519_recipient_is_taken() {
        let good = "age1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqs3290gq";
        assert_eq!(good.parse::<AgeRecipient>().unwrap().as_str(), good);
        let upper = good.to_uppercase();
        let long = format!("{good}q");
        let pq = good.replace("age1", "age1pq1");
        let odd = good.replace('3', "b");
        for wrong in [upper.as_str(), &long, &pq, &odd, "age1", "", "ssh-ed25519 AAAA"] {
            assert_eq!(wrong.parse::<AgeRecipient>(), Err(RecipientError), "{wrong} was taken");
        }
    }
}
