//! The published examples of records, entries and bags (FORMAT.md; `tests/vectors`), made anew from
//! their seeds and compared byte for byte, and read back.
//!
//! `SANAD_WRITE_VECTORS=1 cargo test -p sanad-tests vectors` writes them anew: do that only where
//! FORMAT.md changes with them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use sanad_evidence::bag::tar::padded_len;
use sanad_evidence::entry::{Action, Clock, ThingKind};
use sanad_evidence::log::merkle::leaf_hash;
use sanad_evidence::record::Seed;
use sanad_evidence::verify::Verdict;
use sanad_evidence::{Digest, Entry, Record, Schema};
use sanad_tests::bag::{self, chance, id};
use sanad_tests::places;
use serde_json::json;

/// Compares the files of a room with what is made now: the same names, the same bytes.
pub(crate) fn check(room: &str, files: &BTreeMap<String, Vec<u8>>) {
    let folder = places::vectors(room);
    if std::env::var_os("SANAD_WRITE_VECTORS").is_some() {
        let _ = fs::remove_dir_all(&folder);
        for (name, bytes) in files {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
    let mut found = BTreeSet::new();
    list(&folder, &folder, &mut found);
    assert_eq!(found, files.keys().cloned().collect(), "{room}");
    for (name, bytes) in files {
        assert!(fs::read(folder.join(name)).unwrap() == *bytes, "{room}/{name} is not what this code writes");
    }
}

fn list(root: &Path, folder: &Path, found: &mut BTreeSet<String>) {
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            list(root, &path, found);
        } else {
            found.insert(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned());
        }
    }
}

/// A description of which only some fields are filled.
fn record() -> Record {
    let values = BTreeMap::from([
        ("language", json!("prs")),
        ("amends", json!([])),
        ("item", json!(id("item").to_string())),
        ("title", json!("A decree on a school's gate")),
        ("date", json!("2026-10-03")),
        ("place", json!("هرات، دروازهٔ \"خوش\"")),
        ("described_at", json!("2026-11-21T18:25:00+04:30")),
    ]);
    Record::seal(&Schema::DESCRIPTION, &values, &Seed::from_random(&mut chance("record seed"))).unwrap()
}

#[test]
fn a_record_and_two_copies_of_it() {
    let record = record();
    let title = record.withhold(&["title"], "redaction.safety").unwrap();
    let place = record.withhold(&["place", "date", "described_at"], "redaction.consent").unwrap();
    let files = BTreeMap::from([
        ("seed.txt", format!("{}\n", Digest::from_bytes(chance("record seed")))),
        ("record.txt", record.to_text()),
        ("commitment.txt", record.commitment()),
        ("digest.txt", format!("{}\n", record.digest())),
        ("title-withheld.txt", title.to_text()),
        ("three-withheld.txt", place.to_text()),
    ]);
    check("record", &files.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect());
    for copy in [&record, &title, &place] {
        let read = Record::parse(&copy.to_text()).unwrap();
        assert_eq!((read.digest(), read.commitment()), (record.digest(), record.commitment()));
    }
    // Empty lines go with the withheld ones: the copy does not tell whether `author` was filled.
    assert_eq!(title.withheld(), record.to_text().matches(" null\n").count() + 1);
}

#[test]
fn an_entry_and_its_leaf() {
    let entry = Entry {
        action: Action::Acquired,
        case: id("case"),
        log: sanad_evidence::log::origin(&id("log")),
        index: 3,
        claimed_at: "2026-11-21T18:25:00+04:30".parse().unwrap(),
        clock: Clock::Unsynced,
        since_boot: 4711,
        boot: "0011223344556677".to_owned(),
        agent: "A-7F3K".to_owned(),
        thing_kind: ThingKind::Item,
        thing: id("item"),
        digest: Some(Digest::of(b"film")),
        record: Some(record().digest()),
        previous: None,
        anchor: Some(Digest::from_bytes(chance("acceptance"))),
        outcome: None,
        tool: "sanad 0.1.0".to_owned(),
    };
    let sealed = entry.seal(&Seed::from_random(&mut chance("entry seed"))).unwrap();
    let withheld = sealed.withhold(&["agent"], "redaction.safety").unwrap();
    let leaf = leaf_hash(sealed.commitment().as_bytes());
    let files = BTreeMap::from([
        ("entry.txt", sealed.to_text()),
        ("agent-withheld.txt", withheld.to_text()),
        ("digest.txt", format!("{}\n", sealed.digest())),
        ("leaf.txt", format!("{leaf}\n")),
    ]);
    check("entry", &files.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect());
    assert_eq!(Entry::from_record(&Record::parse(&sealed.to_text()).unwrap()), Ok(entry));
}

#[test]
fn a_bundle_and_what_becomes_of_it_as_a_tar() {
    let bag = bag::example_bundle();
    let mut files: BTreeMap<String, Vec<u8>> =
        bag.members().into_iter().map(|(path, bytes)| (format!("bundle/{path}"), bytes)).collect();
    let tar = bag.to_tar();
    let content = tar.iter().rposition(|byte| *byte != 0).unwrap() + 1;
    let members = content.next_multiple_of(512) as u64;
    assert_eq!(padded_len(members, 1 << 18), tar.len() as u64);
    let order: String =
        bag.members().iter().map(|(path, bytes)| format!("{:>6} {path}\n", bytes.len())).collect();
    files.insert("order.txt".to_owned(), order.into_bytes());
    files.insert(
        "tar.txt".to_owned(),
        format!("members {members}\npadded {}\nsha256 {}\n", tar.len(), Digest::of(&tar)).into_bytes(),
    );
    // The first header, as every stranger sees it.
    files.insert("header.bin".to_owned(), tar[..512].to_vec());
    files.insert(
        "trust.txt".to_owned(),
        format!("roya namespaces=\"sanad-bundle\" {}\n", bag.key.verifying_key()).into_bytes(),
    );
    check("bag", &files);
    assert_eq!(bag::verified(&tar).verdict(), Verdict::Verified);
}

/// Every file that FORMAT.md shows is shown as it is, and every size it states is the code's.
#[test]
fn format_md_shows_the_vectors_as_they_are() {
    let format = fs::read_to_string(places::root().join("crates/evidence/FORMAT.md")).unwrap();
    for (room, name) in [
        ("record", "record.txt"),
        ("record", "commitment.txt"),
        ("record", "title-withheld.txt"),
        ("entry", "entry.txt"),
        ("person", "person-as-it-leaves.txt"),
        ("person", "answers.txt"),
        ("person", "withdrawal.txt"),
        ("person", "answered.txt"),
        ("bag", "order.txt"),
        ("bag", "bundle/bag-info.txt"),
        ("bag", "bundle/tagmanifest-sha256.txt"),
        ("bag", "bundle/manifest-sha256.txt"),
        ("log", "checkpoint.txt"),
        ("log", "inclusion.tlog-proof"),
        ("log", "consistency.txt"),
        ("log", "entries/00000002-withheld.txt"),
        ("log", "entries/00000002.commitment"),
        ("log", "verify-entry.sh"),
        ("keyslots", "open-without-us.sh"),
        ("documents", "listing.txt"),
        ("documents", "receipt.txt"),
        ("documents", "acceptance.txt"),
        ("documents", "invitation.txt"),
        ("documents", "enrolment.txt"),
        ("documents", "message.txt"),
        ("documents", "card.txt"),
        ("documents", "approval.txt"),
        ("documents", "mailbox-pass.txt"),
        ("documents", "trust.txt"),
        ("documents", "fingerprint.txt"),
    ] {
        // Nobody needs to see thousands of zeros.
        let text = fs::read_to_string(places::vectors(room).join(name)).unwrap();
        let text = text.lines().map(|line| if line.starts_with("padding ") { "padding 000…" } else { line });
        let text: String = text.map(|line| format!("{line}\n")).collect();
        let indented: String = text.lines().map(|line| format!("    {line}\n")).collect();
        let indented = indented.replace("    \n", "\n");
        assert!(
            format.contains(&text) || format.contains(&indented),
            "FORMAT.md does not show {room}/{name}"
        );
    }
    for schema in sanad_evidence::record::SCHEMAS {
        let fields: Vec<&str> = schema.fields.iter().map(|field| field.name).collect();
        for name in &fields[2..] {
            assert!(
                format.contains(&format!("| `{name}` |")),
                "{}/{} lacks {name}",
                schema.name,
                schema.version
            );
        }
        assert!(format.contains(&format!("#### {}/{}\n", schema.name, schema.version)), "{}", schema.name);
    }
    for action in Action::ALL {
        assert!(format.contains(&format!("| `{}` |", action.code())), "{action}");
    }
    for code in sanad_evidence::verify::Code::ALL {
        assert!(
            format.contains(&format!("| `{}` | {} |", code.as_str(), weight(*code))),
            "{}",
            code.as_str()
        );
    }
    for extension in sanad_evidence::bag::EXTENSIONS {
        assert!(format.contains(extension), "{extension}");
    }
}

fn weight(code: sanad_evidence::verify::Code) -> &'static str {
    use sanad_evidence::verify::Weight;
    match code.weight() {
        Weight::Fault => "fault",
        Weight::Warning => "warning",
        Weight::Note => "note",
    }
}
