//! Every parser of `evidence`, fed damaged examples and noise. None may panic, and what one takes it
//! must write again to the same bytes: a value has one spelling. And the mailbox, fed damaged requests.
//!
//! Under plain `cargo test` each target runs for half a second. `make fuzz SECONDS_EACH=60` runs
//! them longer (it sets `BOLERO_RANDOM_TEST_TIME_MS`); `BOLERO_RANDOM_SEED` runs one again.

mod bags;
mod documents;
mod logs;
mod router;
mod small;

use std::time::Duration;

/// How long a target runs when nothing else is asked for.
const SHORT: Duration = Duration::from_millis(500);

/// What is done to an example: which one, and a few changes, each by kind, place and byte.
type Damage = (u8, Vec<(u8, u16, u8)>);

/// Defines targets: a name, its examples, and what must hold of whatever comes in. Every example must
/// hold too, undamaged.
macro_rules! fuzz {
    ($($(#[$doc:meta])* $name:ident: $examples:expr => $check:expr;)*) => {$(
        $(#[$doc])*
        #[test]
        fn $name() {
            let examples: Vec<Vec<u8>> = $examples;
            let check: fn(&[u8]) = $check;
            for example in &examples {
                check(example);
            }
            bolero::check!()
                .with_test_time(crate::fuzz::SHORT)
                .with_type::<crate::fuzz::Damage>()
                .for_each(move |damage: &crate::fuzz::Damage| check(&crate::fuzz::damaged(&examples, damage)));
        }
    )*};
}
use fuzz;

/// The damaged example; or, one time in sixteen, noise alone.
fn damaged(examples: &[Vec<u8>], (which, changes): &Damage) -> Vec<u8> {
    if *which < 16 {
        return changes.iter().flat_map(|(a, b, c)| [*a, *b as u8, *c]).collect();
    }
    let mut bytes = examples[usize::from(*which) % examples.len()].clone();
    for (kind, place, byte) in changes.iter().take(4) {
        let at = usize::from(*place) * bytes.len().max(1) / 65_536;
        let to = (at + usize::from(*byte)).min(bytes.len());
        match kind % 10 {
            _ if bytes.is_empty() => bytes.push(*byte),
            0 => bytes[at] ^= 1 << (byte % 8),
            1 => bytes[at] = *byte,
            2 => bytes.insert(at, *byte),
            3 => drop(bytes.remove(at)),
            4 => drop(bytes.drain(at..to)),
            5 => bytes.truncate(at),
            6 => {
                let piece = bytes[at..to].to_vec();
                bytes.splice(at..at, piece);
            }
            7 => in_lines(&mut bytes, |lines| {
                let count = lines.len();
                lines.swap(usize::from(*place) % count, usize::from(*byte) % count);
            }),
            8 => in_lines(&mut bytes, |lines| {
                let at = usize::from(*place) % lines.len();
                lines.insert(at, lines[usize::from(*byte) % lines.len()].clone());
            }),
            _ => {
                // What programs trip over.
                const PIECES: [&[u8]; 16] = [
                    b"0",
                    b"-1",
                    b"9223372036854775808",
                    b"18446744073709551616",
                    b"\n\n",
                    b"\r\n",
                    b"\0",
                    b" ",
                    "\u{202e}".as_bytes(),
                    "\u{feff}".as_bytes(),
                    "٣".as_bytes(),
                    b"null",
                    b"[]",
                    b"\"\\u0041\"",
                    b"withheld",
                    b"../",
                ];
                let piece = PIECES[usize::from(*byte) % PIECES.len()];
                bytes.splice(at..at, piece.iter().copied());
            }
        }
    }
    bytes
}

fn in_lines(bytes: &mut Vec<u8>, change: impl FnOnce(&mut Vec<Vec<u8>>)) {
    let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    if !lines.is_empty() {
        change(&mut lines);
    }
    *bytes = lines.concat();
}

/// What is parsed must be written again as it was.
#[track_caller]
fn one_spelling<T>(bytes: &[u8], parse: impl Fn(&str) -> Option<T>, write: impl Fn(&T) -> String) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Some(parsed) = parse(text) {
        assert_eq!(write(&parsed), text);
    }
}

/// The vectors of a room whose names end so.
fn vectors(room: &str, ends: &[&str]) -> Vec<Vec<u8>> {
    let folder = sanad_tests::places::vectors(room);
    ends.iter()
        .map(|name| std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}")))
        .collect()
}

/// The text of a signed document, without its signature.
fn unsigned(document: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(document).unwrap();
    text.split_once(sanad_evidence::sign::BEGIN).unwrap().0.as_bytes().to_vec()
}
