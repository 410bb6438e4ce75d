//! What a mirror keeps of each bundle beside the road, in `mailbox/<bundle>.handle`:
//!
//! ```text
//! sanad mailbox-handle v1
//! handle <32 hex>                     under what name the mailbox keeps it; several when it was sent anew
//! whole <32 hex>                      this folder holds all of it, as its receipt says
//! reply <32 hex> <n> <64 hex>         this reply was brought there: its number and digest
//! deleted <32 hex>                    the mailbox was told that it is accepted
//! ```
//!
//! Nothing is lost with it: whatever it does not say is looked up, or done, again.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use sanad_evidence::{Digest, Id};

/// The first line.
const KIND: &str = "sanad mailbox-handle v1";
/// The largest such file that is read: a thousand replies to a few handles.
pub(super) const MOST_BYTES: u64 = 1 << 20;

/// What is known of one bundle.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Handles {
    pub(super) known: BTreeMap<Id, Handle>,
}

/// What is known of it under one handle.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Handle {
    pub(super) whole: bool,
    pub(super) deleted: bool,
    pub(super) replies: BTreeSet<(u64, Digest)>,
}

impl Handles {
    /// Reads the file; lines that are none of these say nothing.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let mut known: BTreeMap<Id, Handle> = BTreeMap::new();
        for line in text.lines() {
            let words: Vec<&str> = line.split(' ').collect();
            let Some(handle) = words.get(1).and_then(|handle| handle.parse().ok()) else { continue };
            match words.as_slice() {
                ["handle", _] => drop(known.entry(handle).or_default()),
                ["whole", _] => known.entry(handle).or_default().whole = true,
                ["deleted", _] => known.entry(handle).or_default().deleted = true,
                ["reply", _, number, digest] => {
                    if let (Ok(number), Ok(digest)) = (number.parse(), digest.parse()) {
                        known.entry(handle).or_default().replies.insert((number, digest));
                    }
                }
                _ => {}
            }
        }
        Self { known }
    }

    /// The file.
    pub(super) fn to_text(&self) -> String {
        let mut text = format!("{KIND}\n");
        for (handle, facts) in &self.known {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "handle {handle}");
            if facts.whole {
                let _ = writeln!(text, "whole {handle}");
            }
            for (number, digest) in &facts.replies {
                let _ = writeln!(text, "reply {handle} {number} {digest}");
            }
            if facts.deleted {
                let _ = writeln!(text, "deleted {handle}");
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_and_the_rest_says_nothing() {
        let mut handles = Handles::default();
        let (one, two) = (Id::from_bytes([1; 16]), Id::from_bytes([2; 16]));
        handles.known.insert(two, Handle::default());
        let replies = BTreeSet::from([(1, Digest::of(b"a")), (3, Digest::of(b"b"))]);
        handles.known.insert(one, Handle { whole: true, deleted: true, replies });
        let text = handles.to_text();
        assert_eq!(Handles::parse(text.as_bytes()), handles);
        let strange = format!("{text}reply {one} x y\nwhole\nhandle ../..\n\u{0}\nwhole {two} more\n");
        assert_eq!(Handles::parse(strange.as_bytes()), handles);
        assert_eq!(Handles::parse(b"\xff\xfe"), Handles::default());
    }
}
