//! Collects what a file says about itself, within bounds.

use sanad_media::Claim;
use sanad_media::wire::{MAX_CLAIM, MAX_CLAIMS};

/// The claims found so far.
#[derive(Default)]
pub struct Claims(Vec<Claim>);

impl Claims {
    /// Adds one, unless it is empty or there already, or there are too many. Control characters go.
    pub fn add(&mut self, name: &str, value: impl AsRef<str>) {
        debug_assert!(Claim::NAMES.contains(&name), "{name} is no name of a claim");
        let clean: String = value.as_ref().chars().filter(|c| !c.is_control()).take(MAX_CLAIM * 2).collect();
        let value: String = clean.trim().chars().take(MAX_CLAIM).collect();
        let claim = Claim { name: name.to_owned(), value };
        if !claim.value.is_empty() && self.0.len() < MAX_CLAIMS && !self.0.contains(&claim) {
            self.0.push(claim);
        }
    }

    /// Adds one if it is there.
    pub fn add_some(&mut self, name: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.add(name, value.to_string());
        }
    }

    /// All of them, in the order they were found.
    pub fn into_vec(self) -> Vec<Claim> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_are_bounded_and_clean() {
        let mut claims = Claims::default();
        claims.add("title", "  a\u{0}b\n ");
        claims.add("title", "ab");
        claims.add("title", "\u{7}");
        claims.add("comment", "x".repeat(5000));
        for number in 0..500 {
            claims.add("keywords", number.to_string());
        }
        let claims = claims.into_vec();
        assert_eq!(claims[0].value, "ab");
        assert_eq!(claims[1].value.len(), MAX_CLAIM);
        assert_eq!(claims.len(), MAX_CLAIMS);
    }
}
