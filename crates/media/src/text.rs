//! Words: plain text in whatever encoding, and the paragraphs of office papers.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;
use sanad_media::wire::{Answer, Refusal};

use crate::format::{self, Format};
use crate::input::{Input, at_most};
use crate::office;

/// How much the guess of an encoding is made from, in bytes.
const GUESS: usize = 256 << 10;

/// The answer to a request for the words.
pub fn text(input: &mut dyn Input, max_chars: usize) -> Result<(Answer, Vec<u8>), Refusal> {
    let (words, cut, encoding) = match format::of(input)? {
        Format::Text | Format::Svg => plain(input, max_chars)?,
        Format::Zip => {
            let (words, cut) = office::words(input, max_chars)?;
            (words, cut, "UTF-8")
        }
        other => return Err(Refusal::unsupported(other.word())),
    };
    let (words, longer) = tidy(&words, max_chars);
    Ok((Answer::Text { truncated: cut || longer, encoding: encoding.to_owned() }, words.into_bytes()))
}

/// No character has more than four bytes in any encoding that is read here, so this many suffice.
fn plain(input: &mut dyn Input, max_chars: usize) -> Result<(String, bool, &'static str), Refusal> {
    let most = max_chars.saturating_mul(4).saturating_add(4);
    let bytes = at_most(input, 0, most.saturating_add(1))?;
    let cut = bytes.len() > most;
    let bytes = bytes.get(..most).unwrap_or(&bytes);
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| (guessed(bytes), 0));
    let (words, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
    Ok((words.into_owned(), cut, encoding.name()))
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..GUESS).unwrap_or(bytes);
    // Cut in the middle of a character is still UTF-8.
    let whole = match std::str::from_utf8(sample) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && sample.len() == GUESS,
    };
    if whole {
        return encoding_rs::UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// Line ends made one, control characters out, at most `max_chars`; and whether there was more.
fn tidy(words: &str, max_chars: usize) -> (String, bool) {
    let mut tidied = String::with_capacity(words.len().min(max_chars));
    let mut counted = 0;
    let mut letters = words.chars().peekable();
    while let Some(letter) = letters.next() {
        let letter = match letter {
            '\r' => {
                let _ = letters.next_if_eq(&'\n');
                '\n'
            }
            other => other,
        };
        if letter.is_control() && !matches!(letter, '\n' | '\t') {
            continue;
        }
        if counted == max_chars {
            return (tidied, true);
        }
        tidied.push(letter);
        counted += 1;
    }
    (tidied, false)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn read(bytes: &[u8], max_chars: usize) -> (String, bool, String) {
        let (Answer::Text { truncated, encoding }, body) = text(&mut Cursor::new(bytes), max_chars).unwrap()
        else {
            panic!("not words")
        };
        (String::from_utf8(body).unwrap(), truncated, encoding)
    }

    #[test]
    fn every_encoding_is_read() {
        let said = "گفته‌های شاهد\r\nخط دوم";
        let shown = "گفته‌های شاهد\nخط دوم";
        assert_eq!(read(said.as_bytes(), 1000), (shown.into(), false, "UTF-8".into()));
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain(said.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(read(&utf16, 1000), (shown.into(), false, "UTF-16LE".into()));
        let old = "هذه شهادة امرأة من القرية عن ما حدث في تلك الليلة".repeat(4);
        let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(&old);
        assert_eq!(read(&bytes, 1000), (old, false, "windows-1256".into()));
    }

    #[test]
    fn what_is_too_long_is_cut_between_characters() {
        let (words, cut, _) = read("ې".repeat(100).as_bytes(), 7);
        assert_eq!((words.chars().count(), cut), (7, true));
        assert_eq!(read(b"a\x1b[31mb", 10).0, "a[31mb");
    }
}
