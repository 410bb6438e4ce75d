use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

macro_rules! listed {
    ($($room:ident::$name:ident: $($window:ident)+;)*) => {
        &[$((stringify!($name), &[$(stringify!($window)),+] as &[&str])),*]
    };
}

const LIST: &[(&str, &[&str])] = every_command!(listed);

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn a_window_may_call_what_the_list_says_and_nothing_else() {
    for window in ["door", "collect", "review"] {
        let file: Value = serde_json::from_str(&read(&format!("capabilities/{window}.json"))).unwrap();
        assert_eq!(file["windows"], serde_json::json!([window]));
        assert!(file.get("webviews").is_none() && file.get("remote").is_none());
        let granted: BTreeSet<&str> =
            file["permissions"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
        let listed: BTreeSet<String> = LIST
            .iter()
            .filter(|(_, windows)| windows.contains(&window))
            .map(|(name, _)| format!("allow-{}", name.replace('_', "-")))
            .collect();
        assert_eq!(granted, listed.iter().map(String::as_str).collect(), "{window}");
    }
    let config: Value = serde_json::from_str(&read("tauri.conf.json")).unwrap();
    assert_eq!(config["app"]["security"]["capabilities"], serde_json::json!(["door", "collect", "review"]));
    let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("capabilities")).unwrap();
    assert_eq!(files.count(), 3, "a capability file nobody compares");
}

#[test]
fn the_page_calls_every_command_and_no_other() {
    let called: BTreeSet<String> =
        ["../ui/src/ipc/index.ts", "../ui/src/ipc/testimony.ts", "../ui/src/ipc/bridge.ts"]
            .into_iter()
            .flat_map(|path| {
                let text = read(path);
                let by = |call: &str| -> Vec<String> {
                    text.split(call)
                        .skip(1)
                        .filter_map(|rest| rest.split('"').next().map(str::to_owned))
                        .collect()
                };
                [by(".ask(\""), by(".send(\""), by("invoke(\"")].concat()
            })
            .collect();
    let listed: BTreeSet<String> = LIST.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(called, listed);
}

#[test]
fn every_command_stands_once_and_belongs_to_a_window() {
    let mut seen = BTreeMap::new();
    for (name, windows) in LIST {
        assert!(seen.insert(name, windows).is_none(), "{name} twice");
        assert!(windows.iter().all(|window| ["door", "collect", "review"].contains(window)));
    }
    // What opens a vault is the door's alone, and nothing of a vault is the door's.
    let of = |name: &str| *seen[&name];
    assert_eq!(of("unlock"), ["door"]);
    assert_eq!(of("acquire"), ["collect"]);
    assert_eq!(of("take_in"), ["review"]);
    for (name, windows) in LIST.iter().filter(|(_, windows)| windows.contains(&"door")) {
        let of_a_vault =
            ["items", "item", "cases", "text", "export_item", "persons", "open_identity", "draft"];
        assert!(!of_a_vault.contains(name), "{name}: {windows:?}");
    }
}
