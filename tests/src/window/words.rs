//! The page's sentences by their ids, from the same files.

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};

/// The words of one language, with English where it has none.
pub struct Words(Vec<FluentBundle<FluentResource>>);

impl Words {
    /// The words of a language by its tag.
    #[must_use]
    pub fn of(language: &str) -> Self {
        let mut bundles = vec![bundle(language)];
        if language != "en" {
            bundles.push(bundle("en"));
        }
        Self(bundles)
    }

    /// A sentence. Isolation marks are left out: what a page shows is compared without them too.
    #[must_use]
    pub fn line(&self, id: &str, values: &[(&str, &str)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            match value.parse::<u64>() {
                Ok(number) => args.set(*name, FluentValue::from(number)),
                Err(_) => args.set(*name, *value),
            }
        }
        for bundle in &self.0 {
            if let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) {
                let mut faults = Vec::new();
                return bundle.format_pattern(pattern, Some(&args), &mut faults).into_owned();
            }
        }
        panic!("there is no sentence {id}");
    }
}

fn bundle(language: &str) -> FluentBundle<FluentResource> {
    let folder = crate::places::root().join("assets/locales").join(language);
    let mut bundle = FluentBundle::new_concurrent(vec![language.parse().unwrap()]);
    bundle.set_use_isolating(false);
    for file in std::fs::read_dir(&folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        // The command line has sentences of its own, some by the same ids.
        if name.ends_with(".ftl") && (name.starts_with("window") || name == "errors.ftl") {
            let text = std::fs::read_to_string(&path).unwrap();
            let resource = FluentResource::try_new(text).unwrap_or_else(|(read, _)| read);
            bundle.add_resource_overriding(resource);
        }
    }
    bundle
}
