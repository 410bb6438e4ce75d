//! What must hold of a vault, a stick and a backup whenever they are looked at.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use sanad_courier::{FolderRoad, deliver, fetch};
use sanad_evidence::Id;
use sanad_tests::people::{new_passphrase, unlock};
use sanad_vault::{Job, OpenWith, Vault, restore};

use super::world::{self, Ran, World, copy_tree, digests, files_below};

/// Opens a vault with the passphrase of before or of after its change.
pub fn open(folder: &Path) -> Vault {
    let new = new_passphrase();
    for _ in 0..200 {
        let opened = match unlock(folder) {
            Err(error) if error.code() == "wrong-passphrase" => {
                Vault::unlock(folder, &OpenWith::Passphrase(&new))
            }
            other => other,
        };
        match opened {
            // See `patiently` in `world`.
            Err(error) if error.code() == "vault-in-use" => thread::sleep(Duration::from_millis(20)),
            other => {
                return other.unwrap_or_else(|error| panic!("{} does not open: {error}", folder.display()));
            }
        }
    }
    panic!("{} stays in use", folder.display());
}

/// Looks at everything in a world after a step was harmed; `ran` is all that was run.
///
/// Returns a short account of it, which is the same for all runs that came to the same end.
pub fn look(world: &World, ran: &[&Ran]) -> Account {
    let said = |what: &str| -> Vec<&[String]> {
        ran.iter()
            .flat_map(|ran| &ran.done)
            .filter(|words| words[0] == what)
            .map(|words| words.get(1..).unwrap_or_default())
            .collect()
    };
    let root = world.root();
    let mut account = Account::new();
    for name in ["amina", "bureau", "restored"] {
        let folder = root.join(name);
        let made = match name {
            "amina" => world.step.name != "create" || !said("created").is_empty(),
            "bureau" => true,
            _ => !said("restored").is_empty(),
        };
        if folder.join("keyslots").is_file() {
            let vault = open(&folder);
            whole(&vault);
            if name == "amina" {
                keeps_its_word(&vault, &said);
            }
            account.insert(name, account_of(&vault));
        } else {
            assert!(!made || !folder.is_dir(), "{name} is no vault any more");
        }
    }
    if root.join("stick").is_dir() {
        stick_is_fit(world, root);
    }
    if root.join("disk").is_dir() && (world.step.name != "backup" || !said("backup").is_empty()) {
        backup_restores(root);
    }
    for folder in ["stick", "disk"] {
        account.insert(folder, shape(&root.join(folder)));
    }
    account
}

/// What there is in each folder, without what is drawn by chance.
pub type Account = BTreeMap<&'static str, Vec<String>>;

/// A vault in which nothing is half: every item has its bytes, its entry and its record, and no file
/// lies there that nothing points to.
pub fn whole(vault: &Vault) {
    let folder = vault.folder();
    let (known, mut kept) = (digests(), BTreeSet::new());
    for row in vault.items(None).unwrap() {
        if let Some(name) = row.file_name.as_deref().filter(|name| known.contains_key(name)) {
            assert_eq!(row.digest, known[name], "{name}");
        }
        let acquired = vault.custody(None, Some(&row.id)).unwrap();
        assert!(
            acquired.iter().any(|entry| matches!(entry.action.as_str(), "Acquired" | "RecordSealed")),
            "{} is in no log",
            row.id
        );
        if row.state == "kept" {
            kept.insert(row.id.to_string());
        }
    }
    let report = vault.check_fixity(&Job::new()).unwrap();
    assert!(report.findings.is_empty(), "{:?}", report.findings);

    let originals: BTreeSet<String> = files_below(&folder.join("originals"))
        .iter()
        .map(|path| path.file_name().unwrap().to_string_lossy().trim_end_matches(".age").to_owned())
        .collect();
    assert_eq!(originals, kept, "originals and items");
    assert_eq!(files_below(&folder.join("incoming")), Vec::<PathBuf>::new(), "incoming");
    let expected = [
        "lock",
        "keyslots",
        "recovery.age",
        "vault.db",
        "vault.db-wal",
        "vault.db-shm",
        "originals",
        "incoming",
        "outbox",
        "inbox",
    ];
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(expected.contains(&name.as_str()), "{name} was left in the vault");
    }
    let queued: BTreeSet<Id> = vault.queued().unwrap().into_iter().collect();
    for id in ids_in(&folder.join("outbox")) {
        assert!(queued.contains(&id), "the outbox keeps {id}, which does not wait");
    }
    for id in ids_in(&folder.join("inbox")) {
        assert!(!vault.has_taken_in(&id).unwrap(), "the inbox keeps {id}, which was taken in");
    }
}

fn ids_in(folder: &Path) -> Vec<Id> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().to_str().unwrap().parse().unwrap()).collect()
}

/// What a step reported done is done.
fn keeps_its_word<'a>(vault: &Vault, said: &impl Fn(&str) -> Vec<&'a [String]>) {
    let rows: BTreeMap<String, _> =
        vault.items(None).unwrap().into_iter().map(|row| (row.id.to_string(), row)).collect();
    for words in said("acquired") {
        assert_eq!(rows[&words[0]].digest.to_string(), words[1], "acquired {words:?}");
    }
    for words in said("described") {
        assert!(rows[&words[0]].title.is_some(), "described {words:?}");
    }
    for words in said("basis") {
        assert!(rows[&words[0]].basis.is_some(), "basis {words:?}");
    }
    for what in ["forgotten", "disposed"] {
        for words in said(what) {
            assert_eq!(rows[&words[0]].state, what);
        }
    }
    let bundles: BTreeMap<String, String> =
        vault.outbox().unwrap().into_iter().map(|one| (one.bundle.to_string(), one.state)).collect();
    for words in said("assembled") {
        assert!(bundles.contains_key(&words[0]), "assembled {words:?}");
    }
    for words in said("delivered") {
        assert_ne!(bundles[&words[0]], "queued", "delivered {words:?}");
    }
    for words in said("recorded") {
        assert_eq!(bundles[&words[0]], "accepted", "recorded {words:?}");
    }
}

/// Whoever reads the stick now finds whole bundles and whole replies, or none.
fn stick_is_fit(world: &World, root: &Path) {
    let road = FolderRoad::new(&root.join("stick")).unwrap();
    let copy = world::folder();
    match world.step.name {
        "courier" => {
            copy_tree(&root.join("bureau"), &copy.path().join("bureau"));
            let bureau = open(&copy.path().join("bureau"));
            for bundle in fetch(&bureau, &road, &Job::new()).unwrap().bundles {
                bureau.take_in(&bundle, &Job::new()).unwrap();
            }
            whole(&bureau);
        }
        "reply" => {
            copy_tree(&root.join("amina"), &copy.path().join("amina"));
            let amina = open(&copy.path().join("amina"));
            let done = deliver(&amina, &road, &Job::new()).unwrap();
            assert!(done.problems.is_empty(), "{:?}", done.problems);
        }
        _ => {}
    }
}

/// A backup that was finished once brings a whole vault back, at any moment.
fn backup_restores(root: &Path) {
    let copy = world::folder();
    // A restore reads only, but a drill does not: work on a copy, so that the next run meets the folder as
    // it was left.
    let (disk, folder) = (copy.path().join("disk"), copy.path().join("vault"));
    copy_tree(&root.join("disk"), &disk);
    restore(&disk, &folder, &Job::new()).unwrap_or_else(|error| panic!("{}: {error}", error.code()));
    let vault = open(&folder);
    whole(&vault);
    assert!(vault.items(None).unwrap().len() >= 5, "the backup lost items");
}

fn account_of(vault: &Vault) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for row in vault.items(None).unwrap() {
        let said = format!("{:?} {:?} {:?}", row.file_name, row.title, row.basis);
        rows.push(format!("item {} {} {said}", row.digest, row.state));
    }
    rows.extend(vault.outbox().unwrap().iter().map(|one| format!("out {} {}", one.sequence, one.state)));
    rows.extend(vault.inbox().unwrap().iter().map(|one| format!("in {:?} {}", one.sequence, one.state)));
    rows.extend(vault.outgoing_replies().unwrap().iter().map(|_| "reply queued".to_owned()));
    for entry in vault.custody(None, None).unwrap() {
        // Looking writes of its own: checks of a whole case.
        if !(entry.action == "FixityChecked" && entry.thing_kind == "case") {
            rows.push(format!("entry {} {}", entry.action, entry.thing_kind));
        }
    }
    rows.sort();
    rows
}

/// The names in a folder, without ids, and without what SQLite and the lock leave beside the store.
fn shape(folder: &Path) -> Vec<String> {
    let files = files_below(folder);
    let lasting =
        |path: &&PathBuf| !path.to_string_lossy().starts_with("vault.db-") && !path.ends_with("lock");
    let mut names: Vec<String> = files
        .iter()
        .filter(lasting)
        .map(|path| {
            let parts = path.iter().map(|part| part.to_string_lossy().into_owned());
            let parts =
                parts.map(|part| if part.len() >= 32 || part.len() == 2 { "*".to_owned() } else { part });
            parts.collect::<Vec<_>>().join("/")
        })
        .collect();
    names.sort();
    names
}
