//! Every code has its words, every word has a reader, and every sentence can be said.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use sanad_evidence::consent::{Basis, Purpose, Reason};
use sanad_evidence::entry::{Action, ThingKind};
use sanad_vault::{GateReason, OpensWith, Role};

use super::*;
use crate::refusal::Refusal;
use crate::verbs::fields_of;

const CLI: &str = include_str!("../../../../assets/locales/en/cli.ftl");
const ERRORS: &str = include_str!("../../../../assets/locales/en/errors.ftl");

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn sources(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !path.ends_with("tests.rs")
            {
                found.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    found
}

fn ids(file: &str) -> BTreeSet<&str> {
    let names = file.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    names.filter_map(|line| line.split_once(" =")).map(|(id, _)| id).collect()
}

/// What stands between quotation marks directly after `before`, wherever that is.
fn quoted_after<'a>(text: &'a str, before: &str) -> Vec<&'a str> {
    let pieces = text.split(before).skip(1);
    let quoted = pieces.filter_map(|piece| piece.trim_start().strip_prefix('"'));
    quoted.filter_map(|piece| piece.split('"').next()).collect()
}

fn is_kebab(text: &str) -> bool {
    text.contains('-')
        && text.split('-').all(|part| !part.is_empty() && part.bytes().all(|c| c.is_ascii_lowercase()))
}

/// The kebab-case codes in the `fn code` of every error in these sources.
fn codes_of(text: &str) -> Vec<String> {
    let (mut owner, mut inside, mut found) = (String::new(), false, Vec::new());
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("impl ") {
            owner = rest.split([' ', '<']).next().unwrap_or_default().to_owned();
        }
        let is_error = owner.ends_with("Error") || owner == "Fault";
        inside = is_error && (line.contains("fn code(") || (inside && !line.starts_with("    }")));
        if inside && let Some((_, code)) = line.split_once("=> \"") {
            found.push(code.split('"').next().unwrap_or_default().to_owned());
        }
    }
    found
}

/// Every code that can reach a person: of the vault, the road, the verifier, what shows files, of the window, what of
/// `evidence` is told as it is, and this program's own.
fn codes() -> BTreeSet<String> {
    let mut texts = sources("crates/vault/src");
    texts.extend(sources("crates/courier/src"));
    texts.extend(sources("crates/verifier/src"));
    texts.extend(sources("crates/media/src"));
    let window = sources("src-tauri/src");
    texts.extend(window.iter().cloned());
    for file in ["code.rs", "trust.rs", "message.rs", "when.rs", "place_value.rs"] {
        texts.push(fs::read_to_string(root().join("crates/evidence/src").join(file)).unwrap());
    }
    let mut codes: BTreeSet<String> = texts.iter().flat_map(|text| codes_of(text)).collect();
    assert!(codes.len() > 100, "only {} codes were found", codes.len());
    for text in window {
        codes.extend(quoted_after(&text, "Refusal::new(").into_iter().map(str::to_owned));
        for before in ["refused(", "refused(StatusCode::BAD_REQUEST,"] {
            codes.extend(quoted_after(&text, before).into_iter().map(str::to_owned));
        }
        // What was dropped and is refused is told by its code alone.
        codes.extend(
            quoted_after(&text, "code: ").into_iter().filter(|code| is_kebab(code)).map(str::to_owned),
        );
    }
    for text in sources("crates/cli/src") {
        codes.extend(quoted_after(&text, "Refusal::new(").into_iter().map(str::to_owned));
        codes.extend(quoted_after(&text, "Refusal::usage(").into_iter().map(str::to_owned));
    }
    codes
}

#[test]
fn every_error_has_a_message_and_a_hint_and_none_is_left_over() {
    let mut expected = BTreeSet::new();
    for code in codes() {
        expected.insert(format!("err-{code}"));
        expected.insert(format!("hint-{code}"));
    }
    let there: BTreeSet<String> = ids(ERRORS).into_iter().map(str::to_owned).collect();
    let missing: Vec<_> = expected.difference(&there).collect();
    let left_over: Vec<_> = there.difference(&expected).collect();
    assert!(missing.is_empty() && left_over.is_empty(), "missing {missing:?}, left over {left_over:?}");
}

/// Values for every place in every sentence.
fn everything() -> Facts {
    let mut facts = Facts::new();
    let text = fs::read_to_string(root().join("assets/locales/en/cli.ftl")).unwrap() + ERRORS;
    for piece in text.split("{ $").skip(1) {
        let name: String = piece.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let counted = piece.trim_start_matches(name.as_str()).trim_start().starts_with("->");
        let number = counted && !matches!(name.as_str(), "needed" | "role" | "missing");
        let name: &'static str = Box::leak(name.into_boxed_str());
        facts.retain(|(known, _)| !(number && *known == name));
        if !facts.iter().any(|(known, _)| *known == name) {
            facts.push((name, if number { Fact::from(2_u64) } else { Fact::from("value") }));
        }
    }
    facts
}

#[test]
fn every_sentence_can_be_said() {
    let (words, facts) = (Words::english(), everything());
    for id in ids(CLI).into_iter().chain(ids(ERRORS)) {
        let said = words.line(id, &facts);
        assert!(!said.is_empty() && !said.contains("{$") && said != format!("({id})"), "{id}: {said}");
    }
    for code in codes() {
        let code: &'static str = Box::leak(code.into_boxed_str());
        let refusal = Refusal { facts: facts.clone(), ..Refusal::new(code) };
        let said = refusal.message(&words);
        assert!(said.ends_with('.') || said.ends_with("value"), "{code}: {said}");
        assert!(refusal.hint(&words).chars().count() > 15, "{code}: the hint helps nobody");
        assert!(refusal.lines(&words).last().unwrap().contains(code));
    }
}

/// What waits is told with the name of whom it waits for, and nothing else.
#[test]
fn what_the_network_waits_for_needs_no_other_facts() {
    let words = Words::english();
    let codes: Vec<String> =
        sources("crates/courier/src/net").iter().flat_map(|text| codes_of(text)).collect();
    assert!(codes.len() > 10, "only {codes:?} were found");
    for code in &codes {
        let refusal = crate::estimate::waits(Box::leak(code.clone().into_boxed_str()), "Bureau");
        let said = format!("{} {}", refusal.message(&words), refusal.hint(&words));
        assert!(!said.contains("{$") && !said.contains("(err-"), "{code}: {said}");
    }
}

/// What concerns one bundle of a round is told with its number, whom it is with, and the folder.
#[test]
fn what_concerns_a_bundle_on_the_road_needs_no_other_facts() {
    let words = Words::english();
    let texts = ["outbox/mod.rs", "outbox/receipt.rs", "message/mod.rs", "reply.rs", "acceptance.rs"];
    let texts = texts.map(|file| fs::read_to_string(root().join("crates/vault/src").join(file)).unwrap());
    let codes: Vec<String> = texts.iter().flat_map(|text| codes_of(text)).collect();
    assert!(codes.len() > 20, "only {codes:?} were found");
    for code in &codes {
        let refusal = crate::estimate::waits(Box::leak(code.clone().into_boxed_str()), "Bureau");
        let refusal = refusal.fact("given", "8c41").fact("path", "/media/stick");
        let said = format!("{} {}", refusal.message(&words), refusal.hint(&words));
        assert!(!said.contains("{$") && !said.contains("(err-"), "{code}: {said}");
    }
}

/// Sentences whose ids are put together from codes, with every code there is.
fn families() -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    let mut add = |prefix: &str, codes: &[&str]| {
        ids.extend(codes.iter().map(|code| format!("{prefix}-{code}")));
    };
    let roles = [Role::Collector.code(), Role::Partner.code()];
    add("role", &roles);
    add("no-cases", &roles);
    add("courier-nothing", &roles);
    add("item", &["kept", "to-follow", "forgotten", "disposed", "damaged"]);
    add("basis", &Basis::ALL.map(Basis::code));
    add("basis", &["none"]);
    add("reason", &Reason::all().map(Reason::code).collect::<Vec<_>>());
    add("reason", &["original-not-kept", "item-damaged", "risk-stop"]);
    add("thing", &ThingKind::ALL.iter().map(|kind| kind.code()).collect::<Vec<_>>());
    add("action", &Action::ALL.iter().map(|action| action.code()).collect::<Vec<_>>());
    add("outcome", &["whole", "damage-found", "carried-over", "bag"]);
    add("permission", &["never", "ask", "always"]);
    add("inbox", &["waiting", "refused", "taken-in", "accepted"]);
    add("collector", &["invited", "enrolled", "confirmed", "revoked"]);
    add("backup-opens", &[OpensWith::Both, OpensWith::Passphrase, OpensWith::Sheet].map(OpensWith::code));
    for kind in ["item", "filed", "description", "consent-basis", "tombstone"] {
        add("record", &[kind]);
        add("field", &fields_of(kind).collect::<Vec<_>>());
    }
    add("account-state", &["kept", "disposed"]);
    add("agreed", &["not-asked", "given", "withdrawn"]);
    add("found", &["item", "person", "account", "case"]);
    add("told", &["yes", "none", "unknown", "did-not-say"]);
    add("notice", &["to-send", "under-way", "acknowledged"]);
    add("may", &Purpose::ALL.map(Purpose::code));
    add("may", &["nothing"]);
    let gates = [
        GateReason::RiskStop,
        GateReason::NoRisk,
        GateReason::NoReferrals,
        GateReason::NoFirstQuestion,
        GateReason::NoConsent,
        GateReason::PriorReasonNeeded,
        GateReason::ChildOrSgbv,
        GateReason::DetailedUntrained,
    ];
    add("gate", &gates.map(GateReason::code));
    let acts = [
        "wipe",
        "forget",
        "dispose",
        "destroy-identity",
        "discard-draft",
        "dispose-account",
        "remove-passphrase",
        "send-identity",
        "withdraw",
    ];
    for act in acts {
        add("confirm", &[act, &format!("{act}-word")]);
    }
    for file in ["fixity.rs", "sealed.rs", "account/sealed.rs", "person/check.rs"] {
        let text = fs::read_to_string(root().join("crates/vault/src").join(file)).unwrap();
        let outcomes = ["damage-found", "to-follow"];
        let codes: Vec<&str> = text.split('"').skip(1).step_by(2).filter(|code| is_kebab(code)).collect();
        assert!(!codes.is_empty(), "{file}: its codes were not found");
        add("fixity", &codes.into_iter().filter(|code| !outcomes.contains(code)).collect::<Vec<_>>());
    }
    ids
}

#[test]
fn every_sentence_said_is_there_and_every_one_there_is_said() {
    let families = families();
    let (mut used, mut literals) = (families.clone(), BTreeSet::new());
    for text in sources("crates/cli/src") {
        for before in [
            "say(",
            "say_stays(shell,",
            "note(",
            "ask(",
            "words.line(",
            "word(",
            "line(",
            "row(",
            "typed(shell,",
        ] {
            used.extend(quoted_after(&text, before).into_iter().map(str::to_owned));
        }
        literals.extend(text.split('"').skip(1).step_by(2).map(str::to_owned));
    }
    let there: BTreeSet<String> = ids(CLI).into_iter().map(str::to_owned).collect();
    let left_over: Vec<_> =
        there.iter().filter(|id| !used.contains(*id) && !literals.contains(*id)).collect();
    assert!(left_over.is_empty(), "never said: {left_over:?}");
    let help_or_error = |id: &str| id.starts_with("help-") || id.starts_with("err-");
    let missing: Vec<_> = used
        .iter()
        .filter(|id| id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
        .filter(|id| !there.contains(*id) && !help_or_error(id))
        .collect();
    assert!(missing.is_empty(), "said, and not there: {missing:?}");
}

/// The same id twice, in whatever file, would silently be the first of them.
#[test]
fn no_id_stands_twice_and_every_file_is_read_whole() {
    let mut seen = BTreeMap::new();
    for (name, files) in LOCALES {
        for file in files {
            assert!(FluentResource::try_new((*file).to_owned()).is_ok(), "{name}: a file cannot be read");
            let lines = file.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
            for id in lines.filter_map(|line| line.split_once(" =")).map(|(id, _)| id) {
                assert!(seen.insert((name, id), ()).is_none(), "{id} stands twice");
            }
        }
    }
}

#[test]
fn a_language_is_found_by_its_tag() {
    for tag in ["en", "en-GB", "en_US.UTF-8"] {
        assert!(Words::of(tag).is_some(), "{tag}");
    }
    for tag in ["", "tlh", "C", "..", "\u{202e}"] {
        assert!(Words::of(tag).is_none(), "{tag}");
    }
}

#[test]
fn what_comes_from_outside_is_safe_in_a_sentence() {
    let said = Words::english().line("err-case-not-found", &facts![case = "a\u{202e}b\n"]);
    assert_eq!(said, "There is no case a⟨U+202E⟩b⟨U+000A⟩.");
}
