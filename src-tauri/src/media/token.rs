//! What an address of media must carry: a secret of this unlock.

use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

/// 32 random bytes as 64 lowercase hex digits, drawn at unlock and dropped at lock. The page learns it,
/// since every address it shows begins with it; another window, another page or the page of an earlier
/// unlock does not have it.
pub struct Token(Zeroizing<String>);

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// `random-failed` if the system gives no randomness.
    pub fn new() -> Result<Self, getrandom::Error> {
        let mut random = Zeroizing::new([0_u8; 32]);
        getrandom::fill(&mut *random)?;
        let mut text = Zeroizing::new(String::with_capacity(64));
        for byte in random.iter() {
            for digit in [byte >> 4, byte & 15] {
                text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
            }
        }
        Ok(Self(text))
    }

    /// Whether this is the one, compared in constant time.
    pub fn is(&self, given: &str) -> bool {
        self.0.as_bytes().ct_eq(given.as_bytes()).into()
    }

    /// Begins every address of media: `evidence://localhost/<token>/`.
    pub fn address(&self) -> String {
        format!("evidence://localhost/{}/", self.0.as_str())
    }
}
