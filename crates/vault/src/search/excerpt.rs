//! The few words that show why a thing was found: cut from the record, and never folded.

use super::asked::{Asked, Word};
use crate::index::{Row, fold};

/// The most characters, with the marks that say that something was cut.
const MOST: usize = 160;
/// How many characters stand before the word that was found, at most.
const BEFORE: usize = 40;

/// An excerpt of what was found: around the first word asked for, else the beginning.
pub(super) fn of(row: &Row, asked: Option<&Asked>) -> String {
    let words: Vec<&Word> = asked.iter().flat_map(|asked| asked.words.iter().chain(&asked.place)).collect();
    // What is the title already is not said twice.
    let texts = || row.words.iter().chain(&row.places).filter(|text| **text != row.title);
    let place = |text: &String| {
        let mut found = None;
        fold::tokens(text, |token, place| {
            if words.iter().any(|word| word.ends_with(token)) {
                found = Some(place.start);
            }
            found.is_none()
        });
        found
    };
    let found =
        if words.is_empty() { None } else { texts().find_map(|text| place(text).map(|place| (text, place))) };
    match found.or_else(|| texts().next().map(|text| (text, 0))) {
        Some((text, place)) => cut(text, place),
        None => String::new(),
    }
}

/// At most [`MOST`] characters of a text around a place in it, in one line.
fn cut(text: &str, place: usize) -> String {
    let (before, behind) = text.split_at_checked(place).unwrap_or(("", text));
    let line = |c: char| if c.is_whitespace() || c.is_control() { ' ' } else { c };
    // From a little before, at the beginning of a word if there is one.
    let mut lead: Vec<char> = before.chars().rev().take(BEFORE.saturating_add(1)).map(line).collect();
    let is_cut = lead.len() > BEFORE;
    if is_cut {
        lead.truncate(BEFORE);
        if let Some(space) = lead.iter().rposition(|c| *c == ' ') {
            lead.truncate(space);
        }
    }
    let mut excerpt: Vec<char> = Vec::with_capacity(MOST);
    excerpt.extend(is_cut.then_some('…'));
    excerpt.extend(lead.iter().rev());
    let mut rest = behind.chars().map(line);
    let room = MOST.saturating_sub(excerpt.len()).saturating_sub(1);
    excerpt.extend(rest.by_ref().take(room));
    match (rest.next(), rest.next()) {
        (None, _) => {}
        (Some(last), None) => excerpt.push(last),
        (Some(_), Some(_)) => excerpt.push('…'),
    }
    excerpt.into_iter().collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::Query;
    use super::*;

    fn excerpt(texts: &[&str], text: &str) -> String {
        let asked = Asked::of(&Query { text: text.to_owned(), ..Query::default() });
        let mut row = Row::new(sanad_evidence::Id::from_bytes([0; 16]));
        row.words = texts.iter().map(|text| (*text).to_owned()).collect();
        of(&row, asked.as_ref())
    }

    #[test]
    fn it_shows_the_word_as_it_stands_there() {
        let texts = ["nothing here", "They came over the\nold bridge, said عَلِيّ, at night."];
        assert_eq!(excerpt(&texts, "علی"), "They came over the old bridge, said عَلِيّ, at night.");
        assert_eq!(excerpt(&texts, "zebra"), "nothing here");
        assert_eq!(excerpt(&texts, ""), "nothing here");
        assert_eq!(excerpt(&[], "x"), "");
    }

    #[test]
    fn it_is_never_longer_than_it_may_be() {
        let long = format!("{} bridge {}", "before ".repeat(100), "behind ".repeat(100));
        let found = excerpt(&[&long], "bridge");
        assert!(found.chars().count() <= MOST, "{}", found.chars().count());
        assert!(
            found.starts_with("…before") && found.contains(" bridge ") && found.ends_with('…'),
            "{found}"
        );
        for length in 150..170 {
            let text = "ص".repeat(length);
            let found = excerpt(&[&text], "");
            assert_eq!(found.chars().count(), length.min(MOST));
            assert_eq!(found == text, length <= MOST);
        }
    }
}
