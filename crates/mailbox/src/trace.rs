//! What the operator reads on stderr. No id, token, address, path or name ever stands in it: whoever
//! takes the log learns that a mailbox ran.

use std::io::Write as _;

/// Writes one line. A stderr that is gone stops nothing.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "sanad-mailbox: {line}");
}
