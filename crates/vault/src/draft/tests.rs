//! What is being written outlives everything but being let go.

use std::fs;
use std::path::Path;

use sanad_evidence::Id;

use super::*;
use crate::keys::{Cost, Passphrase, RecoveryChoice};
use crate::store::decrypted;
use crate::window_tests::{Desk, desk, passphrase};
use crate::{ConversationGiven, IdentityGiven, Job, OpenWith, OpensWith, PersonGiven};

const CANARY: &str = "CANARY-DRAFT-5512 they came at night";

/// A vault with a case, and a person in it: a draft asks no more of her than that she is there.
fn scene() -> (Desk, Id, Id) {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    let person = new_person(&desk, &case);
    (desk, case, person)
}

fn new_person(desk: &Desk, case: &Id) -> Id {
    desk.vault.new_person(case, &PersonGiven::default()).unwrap()
}

fn body(vault: &Vault, kind: DraftKind, thing: &Id) -> Option<String> {
    vault.draft(kind, thing).unwrap().map(|draft| draft.body.to_string())
}

/// Copies what a power cut would leave of a vault that is open: files as they lie.
fn as_the_power_went(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(target).unwrap();
        } else if entry.file_name() != "vault.db-shm" {
            // Shared memory is in no power cut's remains.
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn the_newest_words_stand_and_those_before_do_not() {
    let (desk, case, person) = scene();
    assert!(desk.vault.draft(DraftKind::Account, &person).unwrap().is_none());
    for words in ["They", "They came", CANARY, "", CANARY] {
        desk.vault.save_draft(DraftKind::Account, &case, &person, words).unwrap();
        assert_eq!(body(&desk.vault, DraftKind::Account, &person).unwrap(), words);
    }
    // Other kinds, about the same person, are other drafts.
    desk.vault.save_draft(DraftKind::Conversation, &case, &person, "{}").unwrap();
    let rows = desk.vault.drafts().unwrap();
    let shown: Vec<_> = rows.iter().map(|row| (row.kind, row.thing, row.case, row.person.clone())).collect();
    let code = Some(desk.vault.person(&person).unwrap().row.code);
    assert_eq!(
        shown,
        [(DraftKind::Conversation, person, case, code.clone()), (DraftKind::Account, person, case, code)]
    );
    desk.vault.discard_draft(DraftKind::Account, &person).unwrap();
    desk.vault.discard_draft(DraftKind::Account, &person).unwrap();
    assert!(desk.vault.draft(DraftKind::Account, &person).unwrap().is_none());
    assert_eq!(body(&desk.vault, DraftKind::Conversation, &person).unwrap(), "{}");
}

#[test]
fn a_draft_about_nobody_or_at_a_desk_is_not_kept() {
    let (desk, case, person) = scene();
    let other = desk.vault.new_case("two").unwrap();
    let refused = |kind, case: &Id, thing: &Id, words: &str| {
        desk.vault.save_draft(kind, case, thing, words).unwrap_err().code()
    };
    for kind in [DraftKind::Account, DraftKind::Conversation, DraftKind::Identity] {
        assert_eq!(refused(kind, &other, &person, "x"), "person-not-found");
        assert_eq!(refused(kind, &case, &case, "x"), "person-not-found");
    }
    assert_eq!(refused(DraftKind::Person, &person, &person, "x"), "case-not-found");
    let long = "n".repeat(LONGEST);
    desk.vault.save_draft(DraftKind::Account, &case, &person, &long).unwrap();
    assert_eq!(refused(DraftKind::Account, &case, &person, &format!("{long}n")), "draft-too-long");
    assert_eq!(body(&desk.vault, DraftKind::Account, &person).unwrap().len(), LONGEST);
    // A new person, and a page of a case, need nothing that is there.
    desk.vault.save_draft(DraftKind::Person, &case, &device::new_id().unwrap(), "x").unwrap();
    desk.vault.save_draft(DraftKind::Facts, &case, &case, "x").unwrap();
    let bureau = crate::window_tests::desk(Role::Partner);
    let error = bureau.vault.save_draft(DraftKind::Facts, &case, &case, "x").unwrap_err();
    assert_eq!(error.code(), "partners-vault");
}

#[test]
fn what_was_saved_is_there_after_the_power_went() {
    let (desk, case, person) = scene();
    for round in 0..40 {
        let words = format!("{CANARY} {round} {}", "ن".repeat(round * 700));
        desk.vault.save_draft(DraftKind::Account, &case, &person, &words).unwrap();
        if round % 13 == 0 {
            let remains = desk.home.path().join(format!("remains-{round}"));
            as_the_power_went(desk.vault.folder(), &remains);
            let woken = Vault::unlock(&remains, &OpenWith::Passphrase(&passphrase())).unwrap();
            assert_eq!(body(&woken, DraftKind::Account, &person).unwrap(), words);
        }
    }
}

/// Every page of the store, decrypted by hand, after the log was cut: free ones too.
fn pages(desk: &Desk) -> Vec<u8> {
    desk.vault.with_writer(store::checkpoint_truncate).unwrap();
    let key = desk.vault.master().subkey(desk.vault.id(), crate::keys::Purpose::Store);
    decrypted(&desk.vault.folder().join("vault.db"), key.expose())
}

fn holds(pages: &[u8], needle: &[u8]) -> bool {
    pages.windows(needle.len()).any(|window| window == needle)
}

fn row_key(desk: &Desk, thing: &Id) -> [u8; 32] {
    desk.vault
        .read(|db| {
            let sql = "SELECT key FROM item_key WHERE id = (SELECT key_id FROM draft WHERE thing = ?1)";
            Ok::<_, Fault>(db.query_row(sql, [thing.to_string()], |row| row.get(0))?)
        })
        .unwrap()
}

#[test]
fn a_discarded_draft_is_in_no_page() {
    let (desk, case, person) = scene();
    let others: Vec<Id> = (0..6).map(|_| new_person(&desk, &case)).collect();
    for round in 0..25_usize {
        // Other drafts and words grow and shrink around it, as in life, so that rows move.
        for (number, other) in others.iter().enumerate() {
            let words = "o".repeat((round * 917 + number * 331) % 9_000);
            desk.vault.save_draft(DraftKind::Account, &case, other, &words).unwrap();
        }
        let words = format!("{CANARY} {}", "n".repeat(round * round * 40));
        desk.vault.save_draft(DraftKind::Account, &case, &person, &words).unwrap();
        desk.vault.set_case_note(&case, &"c".repeat(round * 39)).unwrap();
    }
    let (secret, kept) = (row_key(&desk, &person), row_key(&desk, &others[0]));
    let before = pages(&desk);
    assert!(!holds(&before, CANARY.as_bytes()), "not even while it is being written");
    assert!(holds(&before, &secret), "the search finds what is there");
    desk.vault.discard_draft(DraftKind::Account, &person).unwrap();
    let log = fs::metadata(desk.vault.folder().join("vault.db-wal")).unwrap();
    assert_eq!(log.len(), 0, "discarding cut the log");
    let after = pages(&desk);
    assert!(!holds(&after, CANARY.as_bytes()) && !holds(&after, &secret));
    assert!(holds(&after, &kept), "a draft that is still being written has its key");
    assert_eq!(body(&desk.vault, DraftKind::Account, &others[0]).unwrap().len(), (24 * 917) % 9_000);
}

#[test]
fn the_key_of_the_store_opens_no_draft() {
    let (desk, case, person) = scene();
    desk.vault.save_draft(DraftKind::Identity, &case, &person, "CANARY-NAME-0031").unwrap();
    let other = MasterKey::random().unwrap();
    desk.vault
        .read(|db| {
            let (row, sealed): (i64, Vec<u8>) =
                db.query_row("SELECT key_id, body FROM draft", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let row = KeyId::from_row(row);
            let (kind, thing) = ("identity", person.to_string());
            let ours = key_of(db, desk.vault.master(), desk.vault.id(), row)?;
            assert_eq!(&open(&ours, kind, &thing, &sealed).unwrap()[..], b"CANARY-NAME-0031");
            // With everything in the tables, and without the master key.
            let guessed = key_of(db, &other, desk.vault.id(), row)?;
            for key in [guessed, fixed_keys::get(db, row)?] {
                assert_eq!(open(&key, kind, &thing, &sealed).unwrap_err().code(), "damaged");
            }
            // And what is another's is not taken for hers.
            assert_eq!(open(&ours, "account", &thing, &sealed).unwrap_err().code(), "damaged");
            Ok::<_, Fault>(())
        })
        .unwrap();
}

#[test]
fn a_damaged_draft_is_said_to_be_and_can_be_discarded() {
    let (desk, case, person) = scene();
    desk.vault.save_draft(DraftKind::Account, &case, &person, CANARY).unwrap();
    let desk = desk.while_locked(|db| {
        db.execute("UPDATE draft SET body = substr(body, 1, 30)", []).unwrap();
    });
    assert_eq!(desk.vault.draft(DraftKind::Account, &person).unwrap_err().code(), "damaged");
    assert_eq!(desk.vault.drafts().unwrap().len(), 1);
    desk.vault.save_draft(DraftKind::Account, &case, &person, "anew").unwrap();
    assert_eq!(body(&desk.vault, DraftKind::Account, &person).unwrap(), "anew");
    desk.vault.discard_draft(DraftKind::Account, &person).unwrap();
    assert_eq!(desk.vault.drafts().unwrap(), []);
}

#[test]
fn new_keys_keep_what_is_being_written() {
    let (desk, case, person) = scene();
    desk.vault.save_draft(DraftKind::Account, &case, &person, CANARY).unwrap();
    let secret = row_key(&desk, &person);
    let new = Passphrase::fold("a second set of words, never seen").unwrap();
    let Desk { home, vault } = desk;
    let folder = vault.folder().to_owned();
    vault.replace_keys(&new, Cost::FLOOR, &RecoveryChoice::None).unwrap();
    let vault = Vault::unlock(&folder, &OpenWith::Passphrase(&new)).unwrap();
    assert_eq!(body(&vault, DraftKind::Account, &person).unwrap(), CANARY);
    let desk = Desk { home, vault };
    assert_ne!(row_key(&desk, &person), secret);
    assert!(!holds(&pages(&desk), &secret), "nor does the old row open anything");
}

#[test]
fn a_backup_carries_drafts_and_none_that_were_discarded() {
    let (desk, case, person) = scene();
    let stick = desk.home.path().join("stick");
    desk.vault.save_draft(DraftKind::Account, &case, &person, CANARY).unwrap();
    desk.vault.backup(&stick, OpensWith::Both, &Job::new()).unwrap();
    let back = |name: &str| {
        let folder = desk.home.path().join(name);
        crate::restore(&stick, &folder, &Job::new()).unwrap();
        Vault::unlock(&folder, &OpenWith::Passphrase(&passphrase())).unwrap()
    };
    assert_eq!(body(&back("first"), DraftKind::Account, &person).unwrap(), CANARY);
    desk.vault.discard_draft(DraftKind::Account, &person).unwrap();
    desk.vault.backup(&stick, OpensWith::Both, &Job::new()).unwrap();
    let second = back("second");
    assert!(second.draft(DraftKind::Account, &person).unwrap().is_none());
    assert_eq!(second.drafts().unwrap(), []);
}

#[test]
fn a_wipe_takes_them_with_it() {
    let (desk, case, person) = scene();
    desk.vault.save_draft(DraftKind::Account, &case, &person, CANARY).unwrap();
    let Desk { home, vault } = desk;
    let folder = vault.folder().to_owned();
    vault.wipe().unwrap();
    assert!(!folder.exists());
    drop(home);
}

#[test]
fn no_words_are_printed() {
    let (desk, case, person) = scene();
    desk.vault.save_draft(DraftKind::Account, &case, &person, CANARY).unwrap();
    let draft = desk.vault.draft(DraftKind::Account, &person).unwrap().unwrap();
    assert!(!format!("{draft:?}").contains("CANARY"));
}

#[test]
fn what_is_sealed_of_a_person_takes_its_draft_with_it() {
    let (desk, case, person) = scene();
    let kinds = [DraftKind::Person, DraftKind::Identity, DraftKind::Conversation, DraftKind::Account];
    for kind in kinds {
        desk.vault.save_draft(kind, &case, &person, CANARY).unwrap();
    }
    let left = || kinds.map(|kind| desk.vault.draft(kind, &person).unwrap().is_some());
    desk.vault.amend_person(&person, &PersonGiven::default()).unwrap();
    assert_eq!(left(), [false, true, true, true]);
    desk.vault.set_identity(&person, &IdentityGiven::default()).unwrap();
    assert_eq!(left(), [false, false, true, true]);
    let talk = ConversationGiven {
        script: "first".to_owned(),
        form: "oral".to_owned(),
        copy: "none".to_owned(),
        ..ConversationGiven::default()
    };
    desk.vault.record_conversation(&person, &talk).unwrap();
    assert_eq!(left(), [false, false, false, true]);
}
