//! Secrets that travel inside documents. They wipe themselves, compare in constant time, and are
//! never printed.

use std::fmt;

use subtle::ConstantTimeEq as _;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::hex::{HexError, from_hex};
use crate::id::Digest;

const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];

macro_rules! secret {
    ($name:ident) => {
        impl $name {
            /// Takes 32 bytes, which must be fresh and uniformly random.
            #[must_use]
            pub fn from_bytes(bytes: &[u8; 32]) -> Self {
                Self(*bytes)
            }

            /// The 32 bytes: to be kept inside the vault and nowhere else.
            #[must_use]
            pub fn as_bytes(&self) -> &[u8; 32] {
                &self.0
            }

            /// The digest of the 32 bytes: by it a mailbox knows a secret that it never keeps.
            #[must_use]
            pub fn digest(&self) -> Digest {
                Digest::of(&self.0)
            }

            /// The 64 lower-case hexadecimal digits, wiped when dropped.
            #[must_use]
            pub fn to_hex(&self) -> Zeroizing<String> {
                let mut text = Zeroizing::new(String::with_capacity(64));
                self.write_hex(&mut text);
                text
            }

            /// Parses 64 lower-case hexadecimal digits.
            ///
            /// # Errors
            /// [`HexError`].
            pub fn parse(text: &str) -> Result<Self, HexError> {
                let mut bytes = from_hex::<32>(text)?;
                let secret = Self(bytes);
                bytes.zeroize();
                Ok(secret)
            }

            /// Writes the 64 digits where the caller will wipe them, without a copy in between.
            pub(crate) fn write_hex(&self, out: &mut String) {
                for byte in self.0 {
                    for half in [byte >> 4, byte & 15] {
                        out.push(HEX.get(usize::from(half)).copied().unwrap_or('0'));
                    }
                }
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.0.ct_eq(&other.0).into()
            }
        }

        impl Eq for $name {}

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    };
}

/// 32 random bytes known to one collector and her partner, and to no mailbox: what proves that a
/// first bundle comes from the one who was invited.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct EnrolmentSecret([u8; 32]);

/// 32 random bytes that let one bundle into a mailbox. It says nothing about who brings it.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Token([u8; 32]);

/// 32 random bytes with which a partner's desk opens its mailbox: to list, fetch and remove, never to read.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct DeskKey([u8; 32]);

secret!(EnrolmentSecret);
secret!(Token);
secret!(DeskKey);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hex::to_hex;

    #[test]
    fn a_secret_writes_its_digits_and_prints_nothing() {
        let bytes: [u8; 32] = std::array::from_fn(|place| (place * 9) as u8);
        let token = Token::from_bytes(&bytes);
        let mut text = String::new();
        token.write_hex(&mut text);
        assert_eq!(text, to_hex(&bytes));
        assert!(*token.to_hex() == text && token.digest() == Digest::of(&bytes));
        assert!(Token::parse(&text).unwrap() == token);
        assert!(Token::parse(&text.to_uppercase()).is_err());
        assert_eq!(format!("{token:?}"), "Token(..)");
        assert_eq!(format!("{:?}", EnrolmentSecret::from_bytes(&bytes)), "EnrolmentSecret(..)");
        assert_eq!(format!("{:?}", DeskKey::from_bytes(&bytes)), "DeskKey(..)");
    }
}
