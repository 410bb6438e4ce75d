//! Whether `REQUIREMENTS.md` says of every rule what is done about it, and names only tests that exist.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const TEXT: &str = include_str!("../REQUIREMENTS.md");

/// How many rules each chapter has.
const RULES: [(u32, u32); 3] = [(1, 26), (2, 7), (3, 12)];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The head, and each rule: its number and what stands beneath it.
fn read() -> (&'static str, Vec<(&'static str, &'static str)>) {
    let mut parts = TEXT.split("\n### ");
    let head = parts.next().unwrap();
    (head, parts.map(|part| part.split_once(' ').unwrap()).collect())
}

/// What stands in round brackets where something is said not to be there yet.
fn reasons(rule: &str) -> impl Iterator<Item = &str> {
    let missing = rule.split_once("- Not yet ").map_or("", |(_, missing)| missing);
    // Of several, each is set off by a semicolon; other brackets are part of a sentence.
    let begins = missing.split(['(', ';']).filter_map(|part| part.split_once("):"));
    begins.map(|(reason, _)| reason)
}

fn tests_of(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split('`').skip(1).step_by(2).filter_map(|quoted| quoted.split_once("::"))
}

#[test]
fn every_rule_is_there_once_and_says_what_is_done_about_it() {
    let (head, rules) = read();
    let expected: Vec<String> =
        RULES.iter().flat_map(|(chapter, last)| (1..=*last).map(move |n| format!("{chapter}.{n}"))).collect();
    assert_eq!(rules.iter().map(|(number, _)| *number).collect::<Vec<_>>(), expected);
    let known: BTreeSet<&str> =
        head.split("\n- **").skip(1).map(|line| line.split("**").next().unwrap()).collect();
    let mut used = BTreeSet::new();
    for (number, rule) in &rules {
        let (shown, missing) = (rule.contains("\n- Shown by: `"), rule.contains("\n- Not yet ("));
        assert!(shown || missing, "{number} says neither what shows it nor why it is not there");
        assert_eq!(shown, tests_of(rule).next().is_some(), "{number}");
        let given: Vec<&str> = reasons(rule).collect();
        assert_eq!(missing, !given.is_empty(), "{number}");
        assert!(given.iter().all(|reason| known.contains(reason)), "{number}: {given:?}");
        used.extend(given);
    }
    assert_eq!(used, known, "every reason is one that is needed");
}

#[test]
fn every_test_that_is_named_exists() {
    let (_, rules) = read();
    for (number, rule) in rules {
        for (file, name) in tests_of(rule) {
            let text = fs::read_to_string(root().join(file)).unwrap_or_default();
            let lines: Vec<&str> = text.lines().map(str::trim).collect();
            let is_test = |at: usize| {
                let before = lines[..at].iter().rev();
                before
                    .take_while(|line| line.starts_with("#[") || line.starts_with("//"))
                    .any(|line| *line == "#[test]")
            };
            let found =
                (0..lines.len()).any(|at| lines[at].starts_with(&format!("fn {name}(")) && is_test(at));
            assert!(found, "{number} names {file}::{name}, which is no test");
        }
    }
}
