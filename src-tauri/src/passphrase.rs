//! Passphrases: one suggested, one weighed, one compared with the vault's.

use std::fs;
use std::path::Path;

use sanad_vault::keys::{Keyslots, Passphrase, Slot};
use sanad_vault::{Fault, SlotError, Vault};
use zeroize::Zeroizing;
use zxcvbn::feedback::Warning;

use crate::refusal::{Answer, Refusal};
use crate::told::Strength;

const WORDS: &str = include_str!("../../assets/words/english.txt");

/// Words of a suggestion: 6 × 11 = 66 bits.
const COUNT: usize = 6;
/// The most bytes that are weighed: the estimate's time grows with the square.
const MOST_WEIGHED: usize = 128;

fn words() -> impl Iterator<Item = &'static str> {
    WORDS.lines().filter(|line| !line.starts_with('#'))
}

/// Six words drawn by the system's randomness, 66 bits.
///
/// # Errors
/// `no-randomness`.
pub fn suggest() -> Answer<Zeroizing<String>> {
    let mut random = Zeroizing::new([0_u8; COUNT * 2]);
    getrandom::fill(&mut *random).map_err(|_| Refusal::new("no-randomness"))?;
    let mut phrase = Zeroizing::new(String::with_capacity(COUNT * 9));
    for pair in random.chunks_exact(2) {
        // 65,536 is 32 times 2,048, so every word is as likely as any other.
        let number = pair.iter().fold(0_usize, |sum, byte| (sum << 8) | usize::from(*byte)) % 2048;
        if !phrase.is_empty() {
            phrase.push(' ');
        }
        phrase.push_str(words().nth(number).unwrap_or_default());
    }
    Ok(phrase)
}

/// How long a passphrase would stand against somebody who guesses.
pub fn weigh(typed: &str) -> Strength {
    let end = typed.char_indices().map(|(at, _)| at).find(|at| *at >= MOST_WEIGHED).unwrap_or(typed.len());
    let estimate = zxcvbn::zxcvbn(typed.get(..end).unwrap_or_default(), &["sanad"]);
    let accepted = Passphrase::fold(typed).is_ok();
    let weakness = if accepted {
        estimate.feedback().and_then(|said| said.warning()).map(weakness)
    } else {
        Some("short")
    };
    Strength {
        accepted,
        score: u8::from(estimate.score()),
        guesses_log10: estimate.guesses_log10(),
        weakness: weakness.map(str::to_owned),
    }
}

const fn weakness(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess => {
            "keyboard-run"
        }
        Warning::RepeatsLikeAaaAreEasyToGuess
        | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess
        | Warning::SequencesLikeAbcAreEasyToGuess => "repeat",
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => "date",
        _ => "common-word",
    }
}

/// Whether a passphrase opens the vault in that folder, beside the vault that is open already.
///
/// # Errors
/// `wrong-passphrase` and those of reading `keyslots`.
pub fn check(folder: &Path, typed: &str) -> Answer<()> {
    opened(folder, typed).map(drop)
}

/// Whether a passphrase is the one that opened this vault: that of another person opens it too, and is not
/// hers to act with.
///
/// # Errors
/// `wrong-passphrase`, `passphrase-of-another`, and those of reading `keyslots`.
pub fn check_own(vault: &Vault, typed: &str) -> Answer<()> {
    let slot = opened(vault.folder(), typed)?.number();
    let own = vault.keyslots()?.into_iter().any(|row| row.mine && row.slot == slot);
    if own { Ok(()) } else { Err(SlotError::AnothersPassphrase.into()) }
}

fn opened(folder: &Path, typed: &str) -> Answer<Slot> {
    let bytes = fs::read(folder.join("keyslots")).map_err(Fault::io("reading keyslots"))?;
    Ok(Keyslots::from_bytes(&bytes)?.unlock(&Passphrase::fold(typed)?)?.slot)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::session::tests::{PASSPHRASE, desk};

    #[test]
    fn a_suggestion_has_six_words_of_2048() {
        let all: BTreeSet<&str> = words().collect();
        assert_eq!(all.len(), 2048);
        let drawn: Vec<_> = (0..50).map(|_| suggest().unwrap()).collect();
        assert!(drawn.iter().all(|one| one.split(' ').filter(|word| all.contains(word)).count() == COUNT));
        let distinct: BTreeSet<&str> = drawn.iter().map(|one| one.as_str()).collect();
        assert_eq!(distinct.len(), 50);
        assert!(drawn.iter().all(|one| weigh(one).score == 4 && Passphrase::fold(one).is_ok()));
    }

    #[test]
    fn the_passphrase_of_another_is_not_ones_own() {
        let desk = desk(sanad_vault::Role::Collector);
        let fold = |text| Passphrase::fold(text).unwrap();
        let added =
            desk.vault.add_passphrase(&fold(PASSPHRASE), &fold("the passphrase of a friend")).unwrap();
        assert!(!added.mine);
        check_own(&desk.vault, PASSPHRASE).unwrap();
        check(desk.vault.folder(), "the passphrase of a friend").unwrap();
        let refused = check_own(&desk.vault, "the passphrase of a friend").unwrap_err();
        assert_eq!(refused.code, "passphrase-of-another");
        assert_eq!(check_own(&desk.vault, "nobody's passphrase").unwrap_err().code, "wrong-passphrase");
    }

    #[test]
    fn what_is_weak_is_named() {
        let said = |typed: &str| (weigh(typed).accepted, weigh(typed).weakness);
        assert_eq!(said("abc"), (false, Some("short".to_owned())));
        assert_eq!(said("qwertyuiop"), (true, Some("common-word".to_owned())));
        assert_eq!(said("aaaaaaaaaaaa"), (true, Some("repeat".to_owned())));
        assert_eq!(said("password1"), (true, Some("common-word".to_owned())));
        assert!(weigh("password1").score < weigh("kite moss lantern 94 bridge").score);
        // Long, and of other letters than ASCII: it neither panics nor takes long.
        assert!(weigh(&"م".repeat(5000)).guesses_log10 > 0.0);
    }
}
