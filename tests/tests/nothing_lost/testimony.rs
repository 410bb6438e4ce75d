//! A person's testimony survives a power cut: what was said to be done is there, a draft is whole in its
//! newest version or the one before, and the next run ends as one that was never harmed.

use sanad_evidence::Id;
use sanad_vault::{DraftKind, PersonsAsked, Vault};

use super::inspect::{open, whole};
use super::kills::{next, told};
use super::world::{Ran, Step, Story, World};

/// Amina's vault as it is after something was acquired.
const TESTIMONY: Step = Step { name: "describe", args: &["testimony"], folders: &["amina"] };
const DRAFT: Step = Step { name: "describe", args: &["draft"], folders: &["amina"] };

/// Before which calls it is killed: every so manyth, the first by chance of the number alone.
const CHANGES: &[(&str, usize, usize)] =
    &[("fdatasync", 2, 5), ("fsync", 1, 3), ("pwrite64", 1, 41), ("rename", 1, 2), ("unlink", 1, 3)];

fn persons(vault: &Vault) -> Vec<Id> {
    let case = vault.case("herat-1").unwrap();
    let asked = PersonsAsked { case: Some(case), start: 0, count: 10 };
    vault.persons(&asked).unwrap().rows.into_iter().map(|row| row.id).collect()
}

/// How far everything came, in words.
fn came(vault: &Vault) -> Vec<&'static str> {
    let mut came = Vec::new();
    let case = vault.case("herat-1").unwrap();
    if !vault.referrals(&case).unwrap().is_empty() {
        assert!(vault.risk(&case).unwrap().is_some());
        came.push("planned");
    }
    let persons = persons(vault);
    assert!(persons.len() <= 1, "one person, however often it was begun");
    for person in persons {
        came.push("person");
        let page = vault.person(&person).unwrap();
        let opened = vault.open_identity(&person).unwrap();
        if let Some(who) = opened {
            assert!(who.names.is_some());
            came.push("identity");
        }
        came.extend(page.prior.map(|_| "prior"));
        let answers = vault.consent_state(&person).unwrap();
        let here = answers.iter().find(|row| row.recipient == "here").unwrap();
        // A conversation with all its answers, or nothing of it.
        assert_eq!(page.conversations.len(), usize::from(here.given_at.is_some()));
        came.extend(page.conversations.first().map(|_| "conversation"));
        for account in vault.accounts(&person).unwrap() {
            let told = vault.account(&account.id).unwrap();
            assert_eq!(told.versions[0].given.narrative, "what she told");
            assert_eq!(told.impressions.as_deref(), Some("calm"));
            assert!(vault.draft(DraftKind::Account, &person).unwrap().is_none(), "sealed and still a draft");
            came.push("account");
        }
        if here.withdrawn {
            came.push("withdrawn");
        }
    }
    let filed = vault.items(Some(&case)).unwrap();
    came.extend(filed.iter().find(|row| row.file_name.as_deref() == Some("hurry.txt")).map(|_| "filed"));
    came
}

/// What was reported done is there, and a draft is what was last reported or what came after it.
fn keeps_its_word(world: &World, ran: &Ran) {
    let vault = open(&world.root().join("amina"));
    whole(&vault);
    let came = came(&vault);
    for words in &ran.done {
        let what = words[0].as_str();
        assert!(matches!(what, "drafted" | "tray") || came.contains(&what), "{what} was done: {came:?}");
    }
    let mut drafted = ran.done.iter().filter(|words| words[0] == "drafted" && words[1] == "account");
    if let Some(words) = drafted.next_back().filter(|_| !came.contains(&"account")) {
        let said = words[2..].join(" ");
        let kept =
            vault.draft(DraftKind::Account, &persons(&vault)[0]).unwrap().expect("a draft that was kept");
        assert!(kept.body.starts_with(&said), "{} after {said}", kept.body.as_str());
    }
}

const ALL: [&str; 8] =
    ["planned", "person", "identity", "prior", "conversation", "account", "withdrawn", "filed"];

#[test]
fn killed_anywhere_nothing_that_was_said_to_be_done_is_lost() {
    let story = Story::told();
    let mut killed = 0;
    for (call, dense, stride) in CHANGES {
        let mut n = 1;
        loop {
            let world = World::new(&story, &TESTIMONY);
            let ran = world.run_with(&[format!("{call}:signal=KILL:when={n}")]);
            if !ran.killed {
                assert_eq!(ran.code, Some(0), "{call} {n}: {}", ran.stderr);
                break;
            }
            killed += 1;
            told(&format!("killed before {call} {n}"), || {
                keeps_its_word(&world, &ran);
                let again = world.run();
                assert_eq!(again.code, Some(0), "the next run: {}", again.stderr);
                let vault = open(&world.root().join("amina"));
                whole(&vault);
                assert_eq!(came(&vault), ALL);
                assert!(vault.drafts().unwrap().is_empty());
            });
            n = next(n, *dense, *stride);
        }
    }
    assert!(killed > 10, "{killed}");
    println!("testimony: killed {killed} times");
}

#[test]
fn a_draft_outlives_a_full_disk_and_a_dying_one() {
    let story = Story::told();
    let mut harmed = 0;
    for rule in ["pwrite64:error=ENOSPC", "write:error=ENOSPC", "fdatasync:error=EIO", "fsync:error=EIO"] {
        for (on, every) in [("", 9), ("+", 13)] {
            let mut n = 1;
            loop {
                let world = World::new(&story, &DRAFT);
                let ran = world.run_with(&[format!("{rule}:when={n}{on}")]);
                if !ran.harmed {
                    break;
                }
                harmed += 1;
                told(&format!("{rule} {n}{on}"), || {
                    assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
                    let vault = open(&world.root().join("amina"));
                    whole(&vault);
                    let case = vault.case("herat-1").unwrap();
                    let kept = vault.draft(DraftKind::Facts, &case).unwrap();
                    let body = kept.as_ref().map(|draft| draft.body.as_str());
                    let said: Vec<&str> = ran.done.iter().map(|words| words[1].as_str()).collect();
                    let last = said.last().copied();
                    let kept = body.map(|body| if body.starts_with("first") { "first" } else { "second" });
                    // What was said to be kept is there, or what was written over it and not told.
                    assert!(kept >= last, "{kept:?} after {said:?}");
                });
                n += every;
            }
        }
    }
    assert!(harmed > 5, "{harmed}");
}
