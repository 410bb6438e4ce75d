//! The code of a person: `W-` and four letters or digits that are not mistaken for others, drawn at
//! random, so that it tells nothing of her.

use rusqlite::Connection;

use super::rows;
use crate::device;
use crate::fault::Fault;

const DIGITS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/// The largest multiple of 31 a byte can count to: what lies above would make some digits likelier.
const EVEN: u8 = 248;
/// How often a code is drawn before the vault is called full of persons: 923,521 codes there are.
const TRIES: usize = 1000;

/// A code that no person in this vault has.
pub(super) fn new_code(db: &Connection) -> Result<String, Fault> {
    for _ in 0..TRIES {
        let code = draw()?;
        if rows::with_code(db, &code)?.is_empty() {
            return Ok(code);
        }
    }
    Err(Fault::Randomness)
}

fn draw() -> Result<String, Fault> {
    let mut code = String::from("W-");
    while code.len() < 6 {
        for byte in device::random::<8>()?.into_iter().filter(|byte| *byte < EVEN) {
            if code.len() < 6 {
                code.extend(DIGITS.get(usize::from(byte % 31)).copied().map(char::from));
            }
        }
    }
    Ok(code)
}

/// Whether a text is such a code.
pub(crate) fn is_code(text: &str) -> bool {
    let digits = text.strip_prefix("W-").unwrap_or_default();
    digits.len() == 4 && digits.bytes().all(|digit| DIGITS.contains(&digit))
}

/// A code as a person types it: in small letters too, with or without `W-` before it.
pub(super) fn as_written(typed: &str) -> String {
    let upper = typed.trim().to_ascii_uppercase();
    match upper.strip_prefix("W-") {
        Some(_) => upper,
        None => format!("W-{upper}"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_of_four_digits_that_are_not_mistaken_and_differ() {
        let codes: BTreeSet<String> = (0..200).map(|_| draw().unwrap()).collect();
        assert!(codes.len() > 190);
        for code in &codes {
            let digits = code.strip_prefix("W-").unwrap();
            assert!(digits.len() == 4 && digits.bytes().all(|digit| DIGITS.contains(&digit)), "{code}");
        }
        let seen: BTreeSet<u8> = codes.iter().flat_map(|code| code.bytes().skip(2)).collect();
        assert_eq!(seen.len(), 31, "every digit comes");
    }

    #[test]
    fn a_code_may_be_typed_small_and_without_its_beginning() {
        for typed in ["W-7F3K", "w-7f3k", " 7f3k "] {
            assert_eq!(as_written(typed), "W-7F3K");
        }
    }
}
