//! `--help` that teaches: the words for every verb and option, put into clap's own frame.
//!
//! For `vault create`: the message `help-vault-create`; its attribute `more` (what it does not do),
//! `example`, and `arg-<name>` for each option. An option that means the same everywhere has one
//! message, `help-arg-<name>`. clap's few words of its own ("Usage", "Options") are English.

use clap::{Arg, Command, CommandFactory as _};

use crate::args::Arguments;
use crate::words::Words;

/// The whole command line with its help.
pub fn command(words: &Words) -> Command {
    teach(Arguments::command(), words, "help")
}

fn teach(command: Command, words: &Words, id: &str) -> Command {
    let of = |attribute| words.find(id, attribute).unwrap_or_default();
    let (about, more, example) = (of(None), of(Some("more")), of(Some("example")));
    let long = if more.is_empty() { about.clone() } else { format!("{about}\n\n{}", flowing(&more)) };
    let mut command = command.about(about).long_about(long).mut_args(|arg| help_for(arg, words, id));
    if !example.is_empty() {
        let heading = words.line("help-example", &Vec::new());
        let text = example.lines().fold(heading, |text, line| format!("{text}\n  {line}"));
        command = command.after_long_help(text.clone()).after_help(text);
    }
    if let Some(day) = words.find(id, Some("day")) {
        command = command.after_help(words.find(id, Some("short")).unwrap_or_default()).after_long_help(day);
    }
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |sub| teach(sub, words, &format!("{id}-{name}")));
    }
    command
}

/// Paragraphs as one line each: clap breaks them where the terminal ends.
fn flowing(text: &str) -> String {
    text.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect::<Vec<_>>().join("\n\n")
}

fn help_for(arg: Arg, words: &Words, id: &str) -> Arg {
    let name = arg.get_id().as_str().replace('_', "-");
    let own = words.find(id, Some(&format!("arg-{name}")));
    match own.or_else(|| words.find(&format!("help-arg-{name}"), None)) {
        Some(text) => arg.help(text),
        None => arg,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(command: &Command, path: &str) {
        assert!(command.get_about().is_some_and(|about| about.to_string().len() > 10), "{path}: no about");
        let ending = command.get_subcommands().next().is_none();
        assert!(!ending || command.get_after_help().is_some(), "{path}: no example");
        for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
            assert!(arg.get_help().is_some(), "{path}: {} has no words", arg.get_id());
        }
        for sub in command.get_subcommands() {
            walk(sub, &format!("{path} {}", sub.get_name()));
        }
    }

    #[test]
    fn every_verb_and_option_has_words_and_every_verb_an_example() {
        let command = command(&Words::english());
        walk(&command, "sanad-cli");
        command.debug_assert();
    }

    #[test]
    fn no_help_is_left_over() {
        let taught = command(&Words::english());
        let text = include_str!("../../../assets/locales/en/help.ftl");
        for line in text.lines().filter(|line| line.starts_with("help-")) {
            let id = line.split([' ', '=']).next().unwrap();
            let shared = id == "help-example" || id.starts_with("help-arg-");
            let path: Option<Vec<&str>> = id.strip_prefix("help").map(|rest| vec![rest]);
            assert!(shared || path.is_some_and(|_| has(&taught, "help", id)), "{id} helps nobody");
        }
    }

    fn has(command: &Command, id: &str, wanted: &str) -> bool {
        id == wanted
            || command.get_subcommands().any(|sub| has(sub, &format!("{id}-{}", sub.get_name()), wanted))
    }
}
