//! What the window shows can be had by command line, and says the same.

use std::path::Path;
use std::process::Command;

use sanad_tests::company::pair;
use sanad_tests::people::noise;
use sanad_tests::{places, stolen};
use serde_json::Value;

/// One call of `sanad-cli`: what it prints for people, and for machines.
fn said(vault: &Path, verb: &[&str]) -> (String, Value) {
    let secret = vault.parent().unwrap().join("passphrase");
    std::fs::write(&secret, "a deed, a document, a thing to lean on\n").unwrap();
    let call = |json: &[&str]| {
        let mut command = Command::new(places::program("sanad-cli"));
        command.arg("--vault").arg(vault).arg("--passphrase-file").arg(&secret).args(json).args(verb);
        let output = command.output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{verb:?}: {text}");
        text
    };
    let people = call(&[]);
    (people, serde_json::from_str(&call(&["--json"])).unwrap())
}

#[test]
fn a_transfer_is_weighed_and_nothing_is_made() {
    let (amina, _bureau) = pair();
    let item = amina.acquire_free("decree.jpg", &noise(1, 40_000));
    let stays = amina.acquire(&amina.file("voice.txt", b"what she told")).item;
    let amina = amina.while_locked(|vault, _| {
        let verb = ["transfer", "--case", "herat-1", "--partner", "bureau", "--weigh"];
        let (people, facts) = said(vault, &verb);
        assert!(people.contains("decree.jpg") && people.contains("no-consent-basis"), "{people}");
        assert!(people.contains("nothing was written"), "{people}");
        assert_eq!(facts["goes"][0]["item"], item.to_string());
        assert_eq!(facts["goes"][0]["size"], 40_000);
        assert_eq!(facts["stays"][0]["thing"], stays.to_string());
        let (people, facts) = said(vault, &["outbox"]);
        assert_eq!(facts["bundles"].as_array().unwrap().len(), 0, "{people}");
    });
    assert_eq!(amina.transfer().originals, vec![item]);
    amina.while_locked(|vault, _| {
        let verb = ["transfer", "--case", "herat-1", "--partner", "bureau", "--weigh"];
        let (people, facts) = said(vault, &verb);
        assert!(people.contains("would carry nothing"), "{people}");
        assert_eq!((facts["goes"].as_array().unwrap().len(), &facts["bytes"]), (0, &Value::from(0)));
    });
}

#[test]
fn a_damaged_item_is_listed_with_the_others() {
    let (amina, _bureau) = pair();
    let whole = amina.acquire_free("decree.jpg", &noise(1, 400));
    let bad = amina.acquire_free("gate.jpg", &noise(2, 400));
    amina.while_locked(|vault, sheet| {
        let sql = "UPDATE record SET text = replace(text, 'gate.jpg', 'gate.png') WHERE kind = 'item/1'";
        stolen::store_without_triggers(vault, sheet).execute(sql, []).unwrap();
        let (people, facts) = said(vault, &["items"]);
        assert!(people.contains("decree.jpg") && people.contains("damaged"), "{people}");
        let items: Vec<(&str, bool)> = facts["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| (row["id"].as_str().unwrap(), row["damaged"].as_bool().unwrap()))
            .collect();
        assert_eq!(items, [(&*whole.to_string(), false), (&*bad.to_string(), true)]);
        let (people, _) = said(vault, &["show", &bad.to_string()]);
        assert!(people.contains("is not what was written"), "{people}");
    });
}

#[test]
fn what_is_this_vaults_alone_is_set_and_shown() {
    let (amina, _bureau) = pair();
    let item = amina.acquire_free("decree.jpg", &noise(1, 400));
    let id = item.to_string();
    let amina = amina.while_locked(|vault, _| {
        said(vault, &["item", "graphic", &id, "yes"]);
        said(vault, &["case", "note", "herat-1", "the closed school"]);
        assert!(said(vault, &["case", "list"]).0.contains("the closed school"));
        assert!(said(vault, &["show", &id]).0.contains("covered"));
        assert_eq!(said(vault, &["items"]).1["items"][0]["graphic"], true);
    });
    assert_eq!(amina.vault.cases().unwrap()[0].note.as_deref(), Some("the closed school"));
    let amina = amina.while_locked(|vault, _| {
        said(vault, &["case", "note", "herat-1", ""]);
        said(vault, &["item", "graphic", &id, "no"]);
    });
    assert_eq!(amina.vault.cases().unwrap()[0].note, None);
    assert!(!amina.vault.show(&item).unwrap().row.graphic);
}
