//! The few words this side itself shows: the titles of the system's chooser, and what is said when no
//! window can be opened. All others are the page's.

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

/// Every language there are words in, with its files.
const LOCALES: &[(&str, [&str; 2])] = &[
    (
        "en",
        [
            include_str!("../../assets/locales/en/window-shell.ftl"),
            include_str!("../../assets/locales/en/errors.ftl"),
        ],
    ),
    (
        "ar",
        [
            include_str!("../../assets/locales/ar/window-shell.ftl"),
            include_str!("../../assets/locales/ar/errors.ftl"),
        ],
    ),
];

/// The words of one language.
pub struct Words(FluentBundle<FluentResource>);

impl Words {
    /// The words of a language (`ar`, `en-GB`), or of the system's where none is chosen; English where
    /// there are none.
    pub fn of(chosen: Option<&str>) -> Self {
        let system = || {
            ["LC_ALL", "LC_MESSAGES", "LANG"]
                .into_iter()
                .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        };
        let wanted = chosen.map(str::to_owned).or_else(system).unwrap_or_default();
        let short = wanted.split(['-', '_', '.', '@']).next().unwrap_or_default();
        let known = LOCALES.iter().find(|(name, _)| *name == short).or(LOCALES.first());
        known.map_or_else(|| Self::build("en", &[]), |(name, files)| Self::build(name, files))
    }

    fn build(name: &str, files: &[&str]) -> Self {
        let language: LanguageIdentifier = name.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        for file in files {
            // A file with a fault in it is caught by the tests; what could be read of it is used.
            let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(read, _)| read);
            let _ = bundle.add_resource(resource);
        }
        Self(bundle)
    }

    /// A sentence without values, by its id. One that is missing shows its id: the tests do not let that
    /// happen.
    pub fn line(&self, id: &str) -> String {
        self.with(id, std::iter::empty())
    }

    /// A sentence with values, by name.
    pub fn with<'a>(&self, id: &str, values: impl Iterator<Item = (&'a str, &'a str)>) -> String {
        let Some(pattern) = self.0.get_message(id).and_then(|message| message.value()) else {
            return format!("({id})");
        };
        let mut given = FluentArgs::new();
        for (name, value) in values {
            given.set(name.to_owned(), value);
        }
        self.0.format_pattern(pattern, Some(&given), &mut Vec::new()).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::places::shown_for;
    use crate::told::PlaceFor;

    const PURPOSES: [PlaceFor; 11] = [
        PlaceFor::NewVault,
        PlaceFor::OldVault,
        PlaceFor::Backup,
        PlaceFor::Restore,
        PlaceFor::RoadOut,
        PlaceFor::RoadIn,
        PlaceFor::Export,
        PlaceFor::Proof,
        PlaceFor::InvitationOut,
        PlaceFor::InvitationIn,
        PlaceFor::Sheet,
    ];

    #[test]
    fn the_chooser_has_its_words_in_every_language() {
        let buttons = ["shell-choose", "shell-choose-this-folder", "shell-save-here", "shell-cancel"];
        let drops = [
            "shell-choose-files",
            "shell-choose-folder",
            "shell-choose-approval",
            "shell-choose-approval-out",
        ];
        for (language, _) in LOCALES {
            let words = Words::of(Some(language));
            let titles = PURPOSES.into_iter().map(|purpose| shown_for(purpose).1);
            for id in titles.chain(buttons).chain(drops) {
                let line = words.line(id);
                assert!(!line.starts_with('(') && !line.is_empty(), "{language}: {id}");
            }
        }
    }

    #[test]
    fn a_language_without_words_is_english() {
        let english = Words::of(Some("en")).line("shell-cancel");
        for other in ["xx", "en-GB", "en-XA", ""] {
            assert_eq!(Words::of(Some(other)).line("shell-cancel"), english);
        }
        assert_ne!(Words::of(Some("ar-EG")).line("shell-cancel"), english);
    }

    #[test]
    fn refusals_of_media_places_and_drops_have_words() {
        let words = Words::of(Some("en"));
        for code in [
            "media-busy",
            "media-address",
            "chooser-open",
            "no-such-place",
            "place-wrong-kind",
            "no-such-drop",
            "drop-too-many",
            "paste-empty",
            "paste-too-large",
            "no-private-folder",
            "no-such-second",
        ] {
            for id in [format!("err-{code}"), format!("hint-{code}")] {
                let line = words.with(&id, [("most", "67108864")].into_iter());
                assert!(!line.starts_with('(') && !line.contains('{'), "{id}: {line}");
            }
        }
    }
}
