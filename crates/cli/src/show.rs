//! How things look on a terminal: names that cannot lie, sizes, digests, times, tables.

use sanad_evidence::Id;
use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

/// First strong isolate and its end: what stands between them turns nothing outside.
const ISOLATE: (char, char) = ('\u{2068}', '\u{2069}');

/// Text from anywhere, made safe to print on one line: control characters, marks of direction and
/// other invisible characters become visible as `⟨U+202E⟩`; text with letters that run from right to
/// left is isolated, so that it turns nothing around it.
pub fn shown(text: &str) -> String {
    let joins = text.chars().any(joins_letters);
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        // The two joiners are spelling in Persian, Pashto, Urdu and the scripts of India.
        let spelling = joins && matches!(letter, '\u{200c}' | '\u{200d}');
        if is_unseen(letter) && !spelling {
            out.push_str(&format!("⟨U+{:04X}⟩", u32::from(letter)));
        } else {
            out.push(letter);
        }
    }
    if text.chars().any(runs_from_right) { format!("{}{out}{}", ISOLATE.0, ISOLATE.1) } else { out }
}

/// The same for text of several lines, each safe by itself.
pub fn shown_lines(text: &str) -> Vec<String> {
    text.lines().map(shown).collect()
}

/// Control characters, marks of direction, and what else is there and not seen.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

fn runs_from_right(letter: char) -> bool {
    matches!(letter,
        '\u{0590}'..='\u{08ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

fn joins_letters(letter: char) -> bool {
    runs_from_right(letter) || matches!(letter, '\u{0900}'..='\u{0dff}')
}

/// A document for machines. What a terminal would act upon is escaped, as JSON allows.
pub fn json_text(value: &Value) -> String {
    let text = format!("{value:#}");
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_unseen(letter) && letter != '\n' {
            let mut units = [0; 2];
            for unit in letter.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(letter);
        }
    }
    out
}

/// The beginning of an id, enough to name it by: 12 of its 32 digits.
pub fn short(id: &Id) -> String {
    id.to_string().chars().take(12).collect()
}

/// A digest in groups of eight, as it can be compared by eye.
pub fn grouped(digest: &str) -> String {
    let letters: Vec<char> = digest.chars().collect();
    letters.chunks(8).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

/// A size as people say it: `0 B`, `980 B`, `1.4 MB`; a kB is 1000 bytes.
pub fn size(bytes: u64) -> String {
    let mut unit = "B";
    let mut scale = 1_u64;
    for (name, next) in [("kB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000)] {
        if bytes >= next {
            (unit, scale) = (name, next);
        }
    }
    let whole = bytes / scale;
    let tenth = bytes % scale / (scale / 10).max(1);
    if scale == 1 || whole >= 100 { format!("{whole} {unit}") } else { format!("{whole}.{tenth} {unit}") }
}

/// A claimed time, easier on the eye: `2026-11-21 18:25:00 +04:30`.
pub fn when(time: &str) -> String {
    let (day, rest) = time.split_once('T').unwrap_or((time, ""));
    let at = rest.find(['+', '-', 'Z']).unwrap_or(rest.len());
    let (clock, offset) = (rest.get(..at).unwrap_or_default(), rest.get(at..).unwrap_or_default());
    [day, clock, offset].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A fingerprint to read aloud: eight numbered groups of five digits, on two lines.
pub fn fingerprint(groups: &[String; 8]) -> Vec<String> {
    let numbered: Vec<String> = (1..=8).zip(groups).map(|(at, group)| format!("{at}: {group}")).collect();
    numbered.chunks(4).map(|four| format!("    {}", four.join("    "))).collect()
}

/// Rows with their columns aligned, two spaces between them; the last column is not padded, so what
/// may be long or of another script stands there.
pub fn table(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|at| rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.width()).max().unwrap_or(0))
        .collect();
    rows.iter()
        .map(|row| {
            let mut line = String::new();
            for (at, cell) in row.iter().enumerate() {
                line.push_str(cell);
                if at.saturating_add(1) < row.len() {
                    let width = widths.get(at).copied().unwrap_or(0).saturating_add(2);
                    line.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.width())));
                }
            }
            line.trim_end().to_owned()
        })
        .collect()
}

/// Text in lines of at most `width` columns, broken at spaces. Its own line ends stay.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            if !line.is_empty() && line.width().saturating_add(1).saturating_add(word.width()) > width {
                lines.push(std::mem::take(&mut line));
            } else if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

/// `text` cut to `width` columns.
pub fn fitted(text: &str, width: usize) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        out.push(letter);
        if out.width() > width {
            out.pop();
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_turn_or_hide_anything() {
        assert_eq!(shown("holiday\u{202e}gpj.exe"), "holiday⟨U+202E⟩gpj.exe");
        assert_eq!(shown("a\nb\u{1b}[2J"), "a⟨U+000A⟩b⟨U+001B⟩[2J");
        assert_eq!(shown("plain name.jpg"), "plain name.jpg");
        assert_eq!(shown("a\u{200c}b"), "a⟨U+200C⟩b");
        assert_eq!(shown("\u{2068}"), "⟨U+2068⟩");
    }

    #[test]
    fn a_name_from_right_to_left_is_isolated_and_keeps_its_spelling() {
        assert_eq!(shown("اسکرین\u{200c}شات.png"), "\u{2068}اسکرین\u{200c}شات.png\u{2069}");
        assert_eq!(shown("فرمان\u{202e}"), "\u{2068}فرمان⟨U+202E⟩\u{2069}");
        assert_eq!(shown_lines("یک\ntwo"), ["\u{2068}یک\u{2069}", "two"]);
    }

    #[test]
    fn json_says_the_same_without_acting_on_a_terminal() {
        let value = serde_json::json!({"name": "a\u{202e}\u{9b}b\u{e0041}", "n": 1});
        let text = json_text(&value);
        assert!(text.contains("a\\u202e\\u009bb\\udb40\\udc41"), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }

    #[test]
    fn sizes_are_said_as_people_say_them() {
        for (bytes, said) in [
            (0, "0 B"),
            (999, "999 B"),
            (1_000, "1.0 kB"),
            (1_449_000, "1.4 MB"),
            (260_000_000, "260 MB"),
            (5_368_709_120, "5.3 GB"),
            (u64::MAX, "18446744 TB"),
        ] {
            assert_eq!(size(bytes), said);
        }
    }

    #[test]
    fn times_and_digests_are_grouped() {
        assert_eq!(when("2026-11-21T18:25:00+04:30"), "2026-11-21 18:25:00 +04:30");
        assert_eq!(when("2026-11-21T18:25:00Z"), "2026-11-21 18:25:00 Z");
        assert_eq!(when("unknown"), "unknown");
        assert_eq!(grouped("0011223344556677aa"), "00112233 44556677 aa");
    }

    #[test]
    fn columns_line_up_whatever_the_script() {
        let rows = [["ab", "x", "one"], ["\u{2068}فر\u{2069}", "longer", "دو"], ["女", "y", ""]];
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        let lines = table(&rows);
        assert_eq!(lines[0], "ab  x       one");
        assert_eq!(lines[1], "\u{2068}فر\u{2069}  longer  دو");
        assert_eq!(lines[2], "女  y");
    }

    #[test]
    fn a_fingerprint_is_numbered() {
        let groups = [1, 2, 3, 4, 5, 6, 7, 8].map(|n| format!("{n}0000"));
        assert_eq!(
            fingerprint(&groups),
            [
                "    1: 10000    2: 20000    3: 30000    4: 40000",
                "    5: 50000    6: 60000    7: 70000    8: 80000"
            ]
        );
    }

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(wrapped("one two three", 8), ["one two", "three"]);
        assert_eq!(wrapped("a\n\nunbreakable b", 4), ["a", "", "unbreakable", "b"]);
    }

    #[test]
    fn a_line_fits() {
        assert_eq!(fitted("女女女", 5), "女女");
        assert_eq!(fitted("abc", 5), "abc");
    }
}
