//! What a person may copy for whoever helps her: sizes, counts and codes. Nothing of it names a case, a
//! person, a place or a path. It is written for the one who helps, in the words of the documentation.

use std::fmt::Write as _;

use sanad_vault::Vault;

use crate::refusal::{Answer, recent};
use crate::{environment, system};

/// What was learned of this computer at the start.
#[derive(Debug, Clone)]
pub struct Computer {
    /// Whether the system keeps this process's memory out of core dumps.
    pub hardened: bool,
}

/// The text.
///
/// # Errors
/// Those of reading the vault's facts.
pub fn text(computer: &Computer, vault: &Vault) -> Answer<String> {
    let facts = vault.facts()?;
    let sandbox = if environment::sandboxed() { "on" } else { "off" };
    let or_none = |codes: Vec<String>| if codes.is_empty() { "none".to_owned() } else { codes.join(", ") };
    let lines = [
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
        ("build", if cfg!(debug_assertions) { "development" } else { "release" }.to_owned()),
        ("system", system::name()),
        ("web view", tauri::webview_version().unwrap_or_else(|_| "unknown".to_owned())),
        ("web process sandbox", sandbox.to_owned()),
        ("role", facts.role.code().to_owned()),
        ("cases", facts.cases.to_string()),
        ("items", facts.items.to_string()),
        ("bytes of originals", facts.bytes.to_string()),
        ("bytes free", facts.free.to_string()),
        ("warnings", or_none(system::warnings(computer.hardened))),
        ("last refusals", or_none(recent())),
    ];
    let mut text = String::new();
    for (name, value) in lines {
        // Writing to memory does not fail.
        let _ = writeln!(text, "{name}: {value}");
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use sanad_vault::Role;

    use super::*;
    use crate::refusal::{Refusal, note};
    use crate::session::tests::desk;

    #[test]
    fn it_names_nothing() {
        let desk = desk(Role::Collector);
        let case = desk.vault.new_case("CANARY").unwrap();
        note(&Refusal::new("no-room").fact("path", "/canary"));
        let text = text(&Computer { hardened: true }, &desk.vault).unwrap();
        assert!(text.contains("cases: 1\n") && text.contains("no-room"));
        let hidden =
            [desk.dir.path().to_string_lossy().into_owned(), case.to_string(), desk.vault.id().to_string()];
        assert!(hidden.iter().all(|hidden| !text.contains(hidden.as_str())));
        assert!(!text.to_lowercase().contains("canary"));
    }
}
