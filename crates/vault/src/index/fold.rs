//! Folding: the form in which words are compared, so that one who searches need not know how the one who
//! wrote had set her keyboard (FORMAT.md, "Search").
//!
//! What is folded is only ever compared: people are shown the words as they stand in the record.

use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// The version of these rules, beside which an index says that it is whole: one that was made by other rules
/// is made anew.
pub(crate) const VERSION: u32 = 1;

/// Longer tokens are cut, in the index and in what is asked alike: nobody types more.
const MOST: usize = 64;

/// Calls `each` with every token of a text and the bytes of the text it stands in, until it answers `false`.
pub(crate) fn tokens(text: &str, mut each: impl FnMut(&str, Range<usize>) -> bool) {
    let mut token = Token::default();
    let mut more = true;
    for (start, c) in text.char_indices() {
        let end = start.saturating_add(c.len_utf8());
        fold(c, &mut |folded| {
            let mark = is_combining_mark(folded);
            if !(mark || folded.is_alphanumeric()) {
                more = more && token.end(&mut each);
                return;
            }
            // Where no spaces part words, each letter is a token, with the marks on it.
            let parts = is_unspaced(folded) || token.text.starts_with(is_unspaced);
            if !mark && parts {
                more = more && token.end(&mut each);
            }
            token.push(folded, start..end);
        });
        if !more {
            return;
        }
    }
    token.end(&mut each);
}

/// A token in the making.
#[derive(Default)]
struct Token {
    text: String,
    letters: usize,
    place: Range<usize>,
}

impl Token {
    fn push(&mut self, folded: char, place: Range<usize>) {
        if self.letters == 0 {
            self.place = place.clone();
        }
        if self.letters < MOST {
            self.text.push(folded);
        }
        self.letters = self.letters.saturating_add(1);
        self.place.end = place.end;
    }

    fn end(&mut self, each: &mut impl FnMut(&str, Range<usize>) -> bool) -> bool {
        let more = self.text.is_empty() || each(&self.text, self.place.clone());
        self.text.clear();
        self.letters = 0;
        more
    }
}

/// A text as its tokens, each followed by a space.
pub(crate) fn folded(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    tokens(text, |token, _| {
        all.push_str(token);
        all.push(' ');
        true
    });
    all
}

/// What one character becomes.
fn fold(c: char, push: &mut impl FnMut(char)) {
    if c.is_ascii() {
        // An apostrophe stands within a word, or around one.
        if c != '\'' && c != '`' {
            push(c.to_ascii_lowercase());
        }
        return;
    }
    if is_dropped(c) {
        return;
    }
    decompose_compatible(c, |part| {
        for lower in part.to_lowercase() {
            match lower {
                _ if is_dropped(lower) => {}
                'ß' => {
                    push('s');
                    push('s');
                }
                'æ' => {
                    push('a');
                    push('e');
                }
                'œ' => {
                    push('o');
                    push('e');
                }
                _ => push(same(lower)),
            }
        }
    });
}

/// Letters that are written one for the other; digits of any script.
fn same(c: char) -> char {
    match c {
        // Arabic script: ya, kaf, ha and their like, and alef that carries a wasla.
        'ى' | 'ی' | 'ې' | 'ۍ' | 'ے' => 'ي',
        'ک' | 'ڪ' => 'ك',
        'ګ' => 'گ',
        'ة' | 'ە' | 'ہ' | 'ھ' | 'ۃ' => 'ه',
        'ٱ' => 'ا',
        // Latin letters that do not fall apart, and the dotless i.
        'ı' => 'i',
        'ø' => 'o',
        'ł' => 'l',
        'đ' | 'ð' => 'd',
        // Cyrillic and Greek.
        'ґ' => 'г',
        'ς' => 'σ',
        _ => digit(c).unwrap_or(c),
    }
}

/// The first digits of the scripts that have ten of their own.
const ZEROS: [u32; 16] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50,
    0x0ED0, 0x1040, 0x17E0,
];

fn digit(c: char) -> Option<char> {
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(c).checked_sub(*zero)?;
        char::from_digit(value, 10)
    })
}

/// What is there for the eye or for the order of writing only, and apostrophes of every kind.
fn is_dropped(c: char) -> bool {
    matches!(
        u32::from(c),
        // Accents, once they stand apart; marks of Hebrew and of Arabic, with hamza and madda on a carrier.
        0x0300..=0x036F | 0x0591..=0x05C7 | 0x0610..=0x061A | 0x064B..=0x065F | 0x0670 | 0x06D6..=0x06ED
        // Hamza by itself, small and large; tatweel.
        | 0x0621 | 0x0674 | 0x0640
        // The soft hyphen, joiners and non-joiners, marks of direction, the mark of byte order.
        | 0x00AD | 0x061C | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFEFF
        // Apostrophes and what is typed for them.
        | 0x00B4 | 0x02B9..=0x02BF | 0x2018..=0x201B | 0x2032 | 0x05F3 | 0xFF07
    )
}

/// Whether a letter is of a script that does not part its words by spaces: each is a token, and a word is
/// found as a row of them.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(
        u32::from(c),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF | 0x2_0000..=0x3_FFFF
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same_words(words: &[&str]) {
        let first = folded(words[0]);
        assert!(!first.is_empty());
        for word in words {
            assert_eq!(folded(word), first, "{word}");
        }
    }

    #[test]
    fn one_word_however_it_was_typed() {
        same_words(&["علي", "على", "علی", "عَلِيّ", "عـــلي"]);
        same_words(&["كتاب", "کتاب"]);
        same_words(&["مدرسة", "مدرسه", "مَدْرَسَة"]);
        same_words(&["أحمد", "احمد", "إحمد", "آحمد", "ٱحمد"]);
        same_words(&["مسؤول", "مسوول"]);
        same_words(&["می‌روم", "میروم"]);
        same_words(&["١٣٨٤", "۱۳۸۴", "1384"]);
        same_words(&["Ґалаґан", "галаган", "ГАЛАГАН"]);
        same_words(&["м'ясо", "м’ясо", "мʼясо", "мясо"]);
        same_words(&["O'Brien", "O’Brien", "obrien"]);
        same_words(&["Müller", "MULLER", "Mu\u{308}ller"]);
        same_words(&["İstanbul", "ISTANBUL", "istanbul", "ıstanbul"]);
        same_words(&["Straße", "STRASSE"]);
        same_words(&["ﬁlm", "film", "ＦＩＬＭ"]);
        same_words(&["한국", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"]);
        same_words(&["\u{fdfa}", "صلى الله عليه وسلم"]);
        assert_ne!(folded("علي"), folded("عمر"));
    }

    #[test]
    fn tokens_are_parted_where_words_are() {
        assert_eq!(folded("  A decree, no. 7/1384 (copy) "), "a decree no 7 1384 copy ");
        assert_eq!(folded("حكم-رقم٧"), "حكم رقم7 ");
        // Where no spaces part words, each letter with its marks stands alone.
        assert_eq!(folded("မြန်မာ x"), "မြ န် မာ x ");
        assert_eq!(folded("北京a"), "北 京 a ");
        assert_eq!(folded(" \u{200d}\u{640}' "), "");
    }

    #[test]
    fn every_token_knows_where_it_stands() {
        let text = "«Ü» می‌روم 北京";
        let mut found = Vec::new();
        tokens(text, |token, place| {
            found.push((token.to_owned(), text[place].to_owned()));
            true
        });
        let expected = [("u", "Ü"), ("ميروم", "می‌روم"), ("北", "北"), ("京", "京")];
        assert_eq!(found, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }

    #[test]
    fn a_token_has_an_end() {
        assert_eq!(folded(&"x".repeat(1000)).len(), MOST + 1);
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = folded(&text);
            proptest::prop_assert_eq!(folded(&once), once);
        }
    }
}
