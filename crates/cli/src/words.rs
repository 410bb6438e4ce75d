//! The words: everything a person reads, by id, from `assets/locales/<language>/*.ftl`.
//!
//! Where a language is written from right to left, Fluent isolates every value it puts into a
//! sentence. In English it does not: the marks would stand between a reader's `grep` and what it
//! looks for. A name in Arabic script is isolated all the same, by [`shown`].

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::show::shown;

/// Every language there are words in, with its files.
const LOCALES: &[(&str, [&str; 4])] = &[(
    "en",
    [
        include_str!("../../../assets/locales/en/cli.ftl"),
        include_str!("../../../assets/locales/en/errors.ftl"),
        include_str!("../../../assets/locales/en/help.ftl"),
        // The names of calendars and months.
        include_str!("../../../assets/locales/en/window-vocabulary.ftl"),
    ],
)];

/// The words of one language.
pub struct Words(FluentBundle<FluentResource>);

/// A value for a place in a sentence. Text is made safe for a terminal on its way in.
#[derive(Debug, Clone)]
pub enum Fact {
    /// Text from anywhere.
    Text(String),
    /// A count, which chooses between singular and plural.
    Number(u64),
}

/// The values for one sentence, by name.
pub type Facts = Vec<(&'static str, Fact)>;

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(shown(text))
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&String> for Fact {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&std::path::Path> for Fact {
    fn from(path: &std::path::Path) -> Self {
        Self::from(&*path.to_string_lossy())
    }
}

impl From<&std::path::PathBuf> for Fact {
    fn from(path: &std::path::PathBuf) -> Self {
        Self::from(path.as_path())
    }
}

impl From<sanad_evidence::Id> for Fact {
    fn from(id: sanad_evidence::Id) -> Self {
        Self::Text(crate::show::short(&id))
    }
}

impl From<u64> for Fact {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Fact {
    fn from(number: usize) -> Self {
        Self::Number(u64::try_from(number).unwrap_or(u64::MAX))
    }
}

/// `facts![name = value, …]`: the values for one sentence.
#[macro_export]
macro_rules! facts {
    ($($name:ident = $value:expr),* $(,)?) => {
        vec![$((stringify!($name), $crate::words::Fact::from($value))),*]
    };
}

impl Words {
    /// The words of a language (`en`, `en-GB`, `en_GB.UTF-8`), or `None` when there are none.
    pub fn of(language: &str) -> Option<Self> {
        let tag = language.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
        let wanted: LanguageIdentifier = tag.parse().ok()?;
        let (name, files) = LOCALES.iter().find(|(name, _)| *name == wanted.language.as_str())?;
        Some(Self::build(name, files))
    }

    /// English, which is always there.
    pub fn english() -> Self {
        LOCALES.first().map_or_else(|| Self::build("en", &[]), |(name, files)| Self::build(name, files))
    }

    fn build(name: &str, files: &[&str]) -> Self {
        let language: LanguageIdentifier = name.parse().unwrap_or_default();
        let isolate = matches!(language.language.as_str(), "ar" | "fa" | "he" | "prs" | "ps" | "ur");
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(isolate);
        for file in files {
            // A file with a fault in it is caught by the tests; what could be read of it is used.
            let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(read, _)| read);
            let _ = bundle.add_resource(resource);
        }
        Self(bundle)
    }

    /// A sentence by its id. One that is missing shows its id: the tests do not let that happen.
    pub fn line(&self, id: &str, facts: &Facts) -> String {
        self.look(id, None, facts).unwrap_or_else(|| format!("({id})"))
    }

    /// The same, where there may be none.
    pub fn find(&self, id: &str, attribute: Option<&str>) -> Option<String> {
        self.look(id, attribute, &Vec::new())
    }

    fn look(&self, id: &str, attribute: Option<&str>, facts: &Facts) -> Option<String> {
        let message = self.0.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut values = FluentArgs::new();
        for (name, fact) in facts {
            match fact {
                Fact::Text(text) => values.set(*name, text.as_str()),
                Fact::Number(number) => values.set(*name, FluentValue::from(*number)),
            }
        }
        let mut faults = Vec::new();
        let text = self.0.format_pattern(pattern, Some(&values), &mut faults).into_owned();
        debug_assert!(faults.is_empty(), "{id}: {faults:?}");
        Some(text)
    }
}

#[cfg(test)]
#[path = "words/tests.rs"]
mod tests;
