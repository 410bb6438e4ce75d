//! The controlled vocabulary: coded terms beside a person's own words, never in their place.
//!
//! The file `assets/vocabulary/gp-evidence-<version>.json` is embedded. Ids are for ever: one is never
//! used again and never changes its meaning; a term is retired, not deleted. A record that holds codes
//! names the version they were chosen from (FORMAT.md, "Vocabulary").

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

/// The name and version of the vocabulary embedded here, as records state it.
pub const VERSION: &str = "gp-evidence/0.1.0";

const TEXT: &str = include_str!("../../../assets/vocabulary/gp-evidence-0.1.0.json");

/// Codes of this program's own, in schemes the vocabulary does not have: what keeps a person safe when
/// contact is thought of, and what one who collects was trained for.
pub const OWN: [&str; 9] = [
    "safety.never_call",
    "safety.never_write",
    "safety.never_visit",
    "safety.lives_with_perpetrator",
    "safety.shared_phone",
    "safety.only_trusted_person",
    "training.children",
    "training.sexual_violence",
    "training.detailed",
];

/// One coded term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its id, such as `srcconn.eyewitness`.
    pub id: String,
    /// The scheme it belongs to.
    pub scheme: String,
    /// Its label in English.
    pub label: String,
    /// What it means, in the vocabulary's own words.
    pub definition: String,
    /// Where it was taken from: the short name of the source, and the place in it.
    pub source: (String, String),
    /// Whether its wording was compared with a text that was read; one that was not must be marked as
    /// unchecked wherever it is shown as authority.
    pub checked: bool,
    /// Whether only an analyst uses it: such terms are never offered to one who collects.
    pub analyst: bool,
    /// Whether it is retired: still read, not offered any more.
    pub retired: bool,
}

#[derive(Deserialize)]
struct File {
    vocabulary: String,
    version: String,
    sources: BTreeMap<String, FileSource>,
    schemes: Vec<FileScheme>,
}

#[derive(Deserialize)]
struct FileSource {
    #[serde(default)]
    checked: String,
}

#[derive(Deserialize)]
struct FileScheme {
    id: String,
    coded_by: String,
    terms: Vec<FileTerm>,
}

#[derive(Deserialize)]
struct FileTerm {
    id: String,
    label: BTreeMap<String, String>,
    #[serde(default)]
    definition: String,
    #[serde(default)]
    source: FileRef,
    #[serde(default)]
    retired: bool,
}

#[derive(Deserialize, Default)]
struct FileRef {
    #[serde(rename = "ref", default)]
    name: String,
    #[serde(default)]
    locator: String,
}

fn read() -> Vec<Term> {
    // The file is part of the program, and a test reads it: an error here cannot come from outside.
    let Ok(file) = serde_json::from_str::<File>(TEXT) else { return Vec::new() };
    if format!("{}/{}", file.vocabulary, file.version) != VERSION {
        return Vec::new();
    }
    let checked = |name: &str| {
        let how = file.sources.get(name).map_or("", |source| source.checked.as_str());
        matches!(how, "page" | "repo" | "seed" | "own")
    };
    let analyst = |scheme: &FileScheme| scheme.coded_by.starts_with("analyst");
    let mut terms = Vec::new();
    for scheme in &file.schemes {
        for term in &scheme.terms {
            terms.push(Term {
                id: term.id.clone(),
                scheme: scheme.id.clone(),
                label: term.label.get("en").cloned().unwrap_or_else(|| term.id.clone()),
                definition: term.definition.clone(),
                source: (term.source.name.clone(), term.source.locator.clone()),
                checked: checked(&term.source.name) && term.source.locator != "unchecked",
                analyst: analyst(scheme),
                retired: term.retired,
            });
        }
    }
    terms
}

/// Every term, in the order of the vocabulary.
pub fn terms() -> &'static [Term] {
    static TERMS: OnceLock<Vec<Term>> = OnceLock::new();
    TERMS.get_or_init(read)
}

/// The term of that id.
#[must_use]
pub fn term(id: &str) -> Option<&'static Term> {
    terms().iter().find(|term| term.id == id)
}

/// The terms of a scheme, such as `srcconn`.
pub fn scheme(name: &str) -> impl Iterator<Item = &'static Term> {
    terms().iter().filter(move |term| term.scheme == name)
}

/// Whether `code` may stand in a record in a field of `scheme`: a term of it, one of this program's own
/// codes of it, or an organisation's own under `x.<organisation>.`, of at most 64 characters `a–z 0–9 _ .`.
#[must_use]
pub fn is_code_of(scheme: &str, code: &str) -> bool {
    let local = || {
        code.len() <= 64
            && code.strip_prefix("x.").is_some_and(|rest| {
                rest.split('.').count() >= 2 && rest.split('.').all(|part| !part.is_empty())
            })
            && code.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, b'_' | b'.'))
    };
    let own = || OWN.contains(&code) && code.strip_prefix(scheme).is_some_and(|rest| rest.starts_with('.'));
    term(code).is_some_and(|term| term.scheme == scheme) || own() || local()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_vocabulary_is_whole_and_no_id_stands_twice() {
        assert_eq!(terms().len(), 548);
        let ids: BTreeSet<_> = terms().iter().map(|term| &term.id).collect();
        assert_eq!(ids.len(), 548);
        let odd = |term: &&Term| !term.id.starts_with(&format!("{}.", term.scheme));
        assert_eq!(
            terms().iter().filter(odd).map(|term| &term.id).collect::<Vec<_>>(),
            Vec::<&String>::new()
        );
    }

    #[test]
    fn what_was_not_compared_with_its_source_is_marked() {
        assert!(term("purpose.keep").is_some_and(|term| !term.checked), "its source was read in part only");
        assert!(term("purpose.justice_intl").is_some_and(|term| term.checked), "it is proposed here");
        assert!(term("connected.war.sexual").is_some_and(|term| !term.checked));
    }

    #[test]
    fn legal_findings_are_the_analysts() {
        assert!(scheme("act").all(|term| term.analyst) && scheme("act").count() == 16);
        assert!(scheme("srcconn").all(|term| !term.analyst));
    }

    #[test]
    fn a_code_belongs_to_its_scheme() {
        assert!(is_code_of("srcconn", "srcconn.eyewitness"));
        assert!(!is_code_of("srcconn", "vuln.child"));
        assert!(is_code_of("safety", "safety.never_call"));
        assert!(!is_code_of("vuln", "safety.never_call"));
        assert!(is_code_of("vuln", "x.bureau.widow"));
        for bad in ["", "x.", "x.bureau", "x..a", "x.Bureau.a", "srcconn.nobody"] {
            assert!(!is_code_of("srcconn", bad), "{bad}");
        }
    }

    #[test]
    fn the_codes_every_record_may_hold_are_there() {
        for name in
            ["vuln", "purpose", "recipient", "condition", "account", "priorreason", "risk", "referral"]
        {
            assert!(scheme(name).count() > 3, "{name}");
        }
    }
}
