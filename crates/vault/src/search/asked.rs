//! From what a person asked to what the index is asked.

use crate::index::{self, fold};

use super::Query;

/// How many words are looked for; more narrow nothing that a person means.
const MOST_WORDS: usize = 16;

/// What is asked, folded.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// The words: each is a row of tokens, all whole but the last.
    pub words: Vec<Word>,
    /// Those of the place.
    pub place: Vec<Word>,
    /// The rest that the index has as marks, each a list of which one must be there.
    marks: Vec<Vec<String>>,
}

/// One word: its tokens, of which the last may go on.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub tokens: Vec<String>,
    /// Whether the last token is looked for as far as it is given.
    pub begins: bool,
}

impl Asked {
    /// Folds what is asked; `None` when words were given of which none has a letter or a digit.
    pub(super) fn of(query: &Query) -> Option<Self> {
        let words = words_of(&query.text)?;
        let place = words_of(query.place.as_deref().unwrap_or_default())?;
        let mut marks = Vec::new();
        if !query.kinds.is_empty() {
            marks.push(query.kinds.iter().map(|kind| index::mark_of_kind(*kind)).collect());
        }
        marks.extend(query.case.iter().map(|case| vec![index::mark_of_case(case)]));
        marks.extend(query.person.iter().map(|person| vec![index::mark_of_person(person)]));
        let codes = query.codes.iter().take(MOST_WORDS);
        marks.extend(codes.map(|code| vec![index::mark_of_code(code)]));
        Some(Self { words, place, marks })
    }

    /// Whether all words stand in a text, and no place is asked for.
    pub(super) fn stands_in(&self, text: &str) -> bool {
        let mut tokens: Vec<String> = Vec::new();
        fold::tokens(text, |token, _| {
            tokens.push(token.to_owned());
            true
        });
        self.place.is_empty() && self.words.iter().all(|word| word.is_in(&tokens))
    }

    /// The question in the language of FTS5; `None` when everything is asked for. Whatever stands between
    /// quotation marks in it is made of letters, digits and spaces.
    pub(super) fn expression(&self) -> Option<String> {
        let mut parts = Vec::new();
        let all = |words: &[Word]| words.iter().map(Word::phrase).collect::<Vec<_>>().join(" AND ");
        if !self.words.is_empty() {
            parts.push(format!("{{title words place}} : ({})", all(&self.words)));
        }
        if !self.place.is_empty() {
            parts.push(format!("place : ({})", all(&self.place)));
        }
        for any in &self.marks {
            let any: Vec<String> = any.iter().map(|mark| format!("\"{mark}\"")).collect();
            parts.push(format!("marks : ({})", any.join(" OR ")));
        }
        (!parts.is_empty()).then(|| parts.join(" AND "))
    }
}

impl Word {
    fn phrase(&self) -> String {
        format!("\"{}\"{}", self.tokens.join(" "), if self.begins { " *" } else { "" })
    }

    /// Whether this word stands in a row of tokens.
    pub(super) fn is_in(&self, tokens: &[String]) -> bool {
        let Some((_, before)) = self.tokens.split_last() else { return false };
        tokens.windows(self.tokens.len()).any(|window| {
            window.split_last().is_some_and(|(last, rest)| rest == before && self.ends_with(last))
        })
    }

    /// Whether a token is the last of this word.
    pub(super) fn ends_with(&self, token: &str) -> bool {
        match self.tokens.last() {
            Some(last) if self.begins => token.starts_with(last.as_str()),
            Some(last) => token == last,
            None => false,
        }
    }
}

/// The words of a text; none when it holds none, `None` when it holds something and no word.
fn words_of(text: &str) -> Option<Vec<Word>> {
    let mut words = Vec::new();
    for part in text.split_whitespace() {
        let mut tokens = Vec::new();
        fold::tokens(part, |token, _| {
            tokens.push(token.to_owned());
            tokens.len() < MOST_WORDS
        });
        if let Some(last) = tokens.last() {
            // A single letter begins too much, but where it is a word's part and its marks may follow.
            let begins = last.chars().nth(1).is_some() || last.starts_with(fold::is_unspaced);
            words.push(Word { begins, tokens });
        }
        if words.len() >= MOST_WORDS {
            break;
        }
    }
    (text.trim().is_empty() || !words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use sanad_evidence::Id;

    use super::*;
    use crate::index::Kind;

    fn expression(text: &str) -> Option<String> {
        Asked::of(&Query { text: text.to_owned(), ..Query::default() })?.expression()
    }

    #[test]
    fn words_become_phrases_that_may_go_on() {
        assert_eq!(expression("").as_deref(), None);
        assert_eq!(expression("Décret").as_deref(), Some("{title words place} : (\"decret\" *)"));
        assert_eq!(
            expression("W-7F3K a  مدرسة").as_deref(),
            Some("{title words place} : (\"w 7f3k\" * AND \"a\" AND \"مدرسه\" *)")
        );
        assert_eq!(expression("北京").as_deref(), Some("{title words place} : (\"北 京\" *)"));
    }

    #[test]
    fn what_means_something_to_the_index_means_nothing_here() {
        for text in
            ["\"", "*", "^x", "a\" OR \"b", "NEAR(a b)", "title:x", "-x", "{x}", "x\0y", "(((", "AND", "'"]
        {
            let Some(said) = expression(text) else { continue };
            let between: Vec<&str> = said.split('"').skip(1).step_by(2).collect();
            for words in between {
                assert!(words.chars().all(|c| c.is_alphanumeric() || c == ' '), "{text}: {said}");
            }
        }
        // Something was asked, and it is no word: that is not the same as nothing asked.
        assert_eq!(Asked::of(&Query { text: " \"*\" ".to_owned(), ..Query::default() }), None);
    }

    #[test]
    fn what_narrows_is_asked_of_the_marks() {
        let query = Query {
            kinds: vec![Kind::Item, Kind::Case],
            person: Some(Id::from_bytes([7; 16])),
            codes: vec!["srcconn.in_family".to_owned()],
            place: Some("Kabul".to_owned()),
            ..Query::default()
        };
        let said = Asked::of(&query).unwrap().expression().unwrap();
        let id = "07".repeat(16);
        assert_eq!(
            said,
            format!(
                "place : (\"kabul\" *) AND marks : (\"kitem\" OR \"kcase\") AND marks : (\"p{id}\") AND \
                 marks : (\"vsrcconn·in·family\")"
            )
        );
    }
}
