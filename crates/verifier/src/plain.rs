//! Text from outside on a terminal: nothing in it may move the cursor, hide or turn what follows.

/// `text` with every control character, mark of direction and other invisible character written as
/// `\u{…}`, and cut after 300 characters.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(1024));
    for (count, letter) in text.chars().enumerate() {
        if count >= 300 {
            out.push('…');
            break;
        }
        if letter.is_control() || is_invisible(letter) {
            out.extend(letter.escape_unicode());
        } else {
            out.push(letter);
        }
    }
    out
}

/// Marks of direction, joiners, line separators, tags, and the byte order mark.
const fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{00ad}' | '\u{061c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_moves_the_cursor_or_turns_the_line() {
        assert_eq!(plain("data/\u{1b}[2Jx\n\u{202e}gpj.exe"), "data/\\u{1b}[2Jx\\u{a}\\u{202e}gpj.exe");
        assert_eq!(plain("دادخواهی"), "دادخواهی");
        assert_eq!(plain(&"x".repeat(1000)).chars().count(), 301);
    }
}
